package response

import (
	"fmt"
	"slices"
	"time"

	"github.com/clearsky-go/clearsky/aqi"
)

// Validate returns every problem of the catalogue, each a [Fault] that wraps [ErrCatalogue]: levels that do not rise or that
// measures have and the plan has not, identifiers that are missing or not unique, texts that are missing in Chinese or English,
// clauses without a document, unknown values, rules that belong to no measure or not to its level or ask for what their question
// cannot state, more than eight rules for a question, terms that are no days, departments that are no units, findings with two
// consequences or none.
func (c Catalogue) Validate() error {
	var fs collector
	v := validation{&fs, &c}
	v.text("title", c.Title)
	v.clause("cites.change", c.Clauses.Change)
	v.clause("cites.end", c.Clauses.End)
	if len(c.Levels) == 0 {
		v.fault("levels", "none", "at least one")
	}
	v.levels()
	if len(c.Measures) == 0 {
		v.fault("measures", "none", "at least one")
	}
	v.ids("units", len(c.Units), func(i int) string { return c.Units[i].ID })
	v.ids("measures", len(c.Measures), func(i int) string { return c.Measures[i].ID })
	v.ids("duties", len(c.Duties), func(i int) string { return c.Duties[i].ID })
	v.units()
	v.measures()
	v.rules()
	v.duties()
	v.consequences()
	v.valid("readings.bound", c.Readings.Bound.String(), bounds.Valid(c.Readings.Bound))
	v.valid("readings.closing", c.Readings.Closing.String(), closings.Valid(c.Readings.Closing))
	return fs.err()
}

// validation is a validation under way.
type validation struct {
	fs *collector
	c  *Catalogue
}

// levels checks that alerts and the levels that they start rise together.
func (v validation) levels() {
	var below LevelClause
	for i, l := range v.c.Levels {
		where := fmt.Sprintf("levels[%d]", i)
		if l.Level <= below.Level || !l.Level.Valid() {
			v.fault(where, fmt.Sprintf("%v after %v", l.Level, below.Level), "levels that rise")
		}
		if l.Alert <= below.Alert || !l.Alert.Valid() {
			v.fault(where, fmt.Sprintf("%v after %v", l.Alert, below.Alert), "alert levels that rise")
		}
		below = l
		v.clause(where, l.Clause)
	}
}

func (v validation) fault(where, got, want string) { v.fs.add(ErrCatalogue, where, got, want) }

func (v validation) valid(where, got string, ok bool) {
	if !ok {
		v.fault(where, got, "one of its values")
	}
}

func (v validation) text(where string, t aqi.Text) {
	if t.Chinese == "" {
		v.fault(where, "no Chinese text", "the plan's")
	}
	if t.English == "" {
		v.fault(where, "no English text", "a translation")
	}
}

func (v validation) clause(where string, c aqi.Clause) {
	if c.Document == "" {
		v.fault(where+", clause", "no document", "where the plan has it")
	}
}

// ids checks that identifiers are there and unique.
func (v validation) ids(list string, n int, id func(int) string) {
	first := make(map[string]int, n)
	for i := range n {
		where := place(list, i, id(i))
		if id(i) == "" {
			v.fault(where, "no identifier", "one")
			continue
		}
		if j, ok := first[id(i)]; ok {
			v.fault(where, fmt.Sprintf("the identifier of %s[%d]", list, j), "one of its own")
			continue
		}
		first[id(i)] = i
	}
}

// place returns "measures[3] (iii-health-events)".
func place(list string, i int, id string) string { return fmt.Sprintf("%s[%d] (%.60s)", list, i, id) }

func (v validation) hasLevel(l Level) bool {
	return slices.ContainsFunc(v.c.Levels, func(has LevelClause) bool { return has.Level == l })
}

func (v validation) units() {
	for i, u := range v.c.Units {
		v.text(place("units", i, u.ID)+", name", u.Name)
	}
}

func (v validation) measures() {
	for i, m := range v.c.Measures {
		where := place("measures", i, m.ID)
		switch {
		case m.Kind == General && m.Level != NoResponse:
			v.fault(where+", level", m.Level.String(), "none, as a general measure belongs to no level")
		case m.Kind != General && !v.hasLevel(m.Level):
			v.fault(where+", level", m.Level.String(), "a level of the catalogue")
		}
		v.valid(where+", kind", m.Kind.String(), m.Kind.Valid())
		v.valid(where+", sector", m.Sector.String(), m.Sector.Valid())
		v.valid(where+", addressee", m.Addressee.String(), m.Addressee.Valid())
		v.text(where, m.Text)
		v.clause(where, m.Clause)
		for _, d := range m.Departments {
			if _, ok := v.c.Unit(d); !ok {
				v.fault(where+", departments", fmt.Sprintf("%.40q", d), "a unit of the catalogue")
			}
		}
	}
}

func (v validation) rules() {
	for q, rules := range v.c.Restrictions {
		if len(rules) > 0 && !Question(q).Valid() {
			v.fault("restrictions", Question(q).String(), "a question")
			continue
		}
		if len(rules) > maxRules {
			v.fault("rules."+questions.Names[q].Word, fmt.Sprintf("%d rules", len(rules)), fmt.Sprintf("at most %d", maxRules))
		}
		for i, r := range rules {
			v.rule(place("rules."+questions.Names[q].Word, i, r.Measure), r)
			v.answerable(place("rules."+questions.Names[q].Word, i, r.Measure), Question(q), r)
		}
	}
}

func (v validation) rule(where string, r Restriction) {
	m, ok := v.c.Measure(r.Measure)
	switch {
	case !ok:
		v.fault(where, "no such measure", "a measure of the catalogue")
	case m.Level == NoResponse:
		v.fault(where, "a general measure", "a measure of a level")
	case m.Level != r.Level:
		v.fault(where+", level", r.Level.String(), "the measure's, "+m.Level.String())
	}
	if r.Verdict <= Unrestricted || !r.Verdict.Valid() {
		v.fault(where+", verdict", r.Verdict.String(), "less, avoid or stop")
	}
	if r.UpTo > ChinaVI {
		v.fault(where+", up_to", r.UpTo.String(), "a stage of the standards")
	}
	if r.BoundUnclear && r.UpTo < ChinaI {
		v.fault(where+", loose", r.UpTo.String(), "a bound with something below it")
	}
	if r.Trips < 0 || r.Trips > maxTrips {
		v.fault(where+", trips", fmt.Sprint(r.Trips), "a number of trips")
	}
	for _, set := range append([]Traits{r.All, r.Any}, r.Unless...) {
		if _, err := set.MarshalText(); err != nil {
			v.fault(where, set.String(), "traits")
		}
	}
	for i, e := range r.Unless {
		if e == 0 {
			v.fault(where+", unless", "an exception without traits", "at least one, since it would free everything")
		}
		if slices.ContainsFunc(r.Unless[:i], func(before Traits) bool { return e&before == e || e&before == before }) {
			v.fault(where+", unless", e.String(), "no exception that another holds")
		}
	}
}

// answerable checks that what the rule asks for is something that the question can state.
func (v validation) answerable(where string, q Question, r Restriction) {
	asks := r.All | r.Any
	for _, e := range r.Unless {
		asks |= e
	}
	if extra := asks &^ q.traits(); extra != 0 {
		v.fault(where, extra.String(), "traits of a "+q.String())
	}
	if r.UpTo != 0 && q != AboutTruck && q != AboutMachine {
		v.fault(where+", up_to", r.UpTo.String(), "none, as a "+q.String()+" has no standard")
	}
	if r.Trips != 0 && q != AboutTruck {
		v.fault(where+", trips", fmt.Sprint(r.Trips), "none, as a "+q.String()+" has no trips")
	}
}

func (v validation) duties() {
	for i, d := range v.c.Duties {
		where := place("duties", i, d.ID)
		v.valid(where+", occasion", d.Occasion.String(), d.Occasion.Valid())
		v.text(where, d.Text)
		v.clause(where, d.Clause)
		if len(d.By) == 0 {
			v.fault(where+", by", "nobody", "who owes it")
		}
		for _, p := range slices.Concat(d.By, d.To) {
			v.valid(where, p.String(), p.Valid())
		}
		for _, t := range d.Contents {
			v.text(where+", contents", t)
		}
		v.term(where+", term", d)
	}
}

const maxTermDays = 364

// term checks that a duty has the term that its occasion asks for.
func (v validation) term(where string, d Duty) {
	t := d.Term
	switch d.Occasion {
	case EachDay:
		if !t.isDays() {
			v.fault(where, fmt.Sprintf("%+v", t), fmt.Sprintf("1 to %d days", maxTermDays))
		}
	case EachYear:
		if !t.isDate() {
			v.fault(where, fmt.Sprintf("%+v", t), "a day that every year has")
		}
	case AfterEnd:
		if t != (Term{}) && !t.isDays() && !t.isDate() {
			v.fault(where, fmt.Sprintf("%+v", t), fmt.Sprintf("1 to %d days, a day that every year has, or none", maxTermDays))
		}
	case AtStart, Throughout, AtEnd, Regularly, OnChange:
		if t != (Term{}) {
			v.fault(where, fmt.Sprintf("%+v", t), "none, as the occasion sets it")
		}
	}
}

// isDays reports whether the term is a number of days that is no longer than a year.
func (t Term) isDays() bool {
	return t.Days >= 1 && t.Days <= maxTermDays && t.Month == 0 && t.Day == 0
}

// isDate reports whether the term is a day that every year has.
func (t Term) isDate() bool {
	date := time.Date(2001, time.Month(t.Month), t.Day, 0, 0, 0, 0, time.UTC)
	return t.Days == 0 && t.Month >= 1 && t.Month <= 12 && date.Day() == t.Day && int(date.Month()) == t.Month
}

func (v validation) consequences() {
	for f := DutyFailed; f <= IndicatorsNotMet; f++ {
		n := 0
		for _, c := range v.c.Consequences {
			if c.Finding == f {
				n++
			}
		}
		if n != 1 {
			v.fault("consequences", fmt.Sprintf("%d of %v", n, f), "one of each finding")
		}
	}
	for i, c := range v.c.Consequences {
		where := place("consequences", i, c.Finding.String())
		v.valid(where, c.Finding.String(), findings.Valid(c.Finding))
		v.valid(where+", by", c.By.String(), c.By.Valid())
		v.text(where+", case", c.Case)
		v.text(where, c.Text)
		v.clause(where, c.Clause)
	}
}
