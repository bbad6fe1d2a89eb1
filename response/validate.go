package response

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/internal/faults"
	"github.com/clearsky-go/clearsky/internal/quote"
)

// Validate returns every problem of the catalogue, as [aqi.Faults] whose paths begin with "/catalogue":
//
//   - texts and clauses that are missing or no UTF-8, and values that their types do not have;
//   - identifiers that are missing or not unique, and a duty's with a slash;
//   - levels and alerts that do not rise together, and levels, parties and measures that are named and that the catalogue does not have;
//   - restrictions that stand apart from others of their question, that are not at the level of their measure, or that ask for what
//     their question cannot state;
//   - terms that are no days.
//
// The cost grows linearly with the catalogue's entries; a question can have 64 restrictions, a restriction 16 exceptions, and there can be
// 64 beginnings.
func (c Catalogue) Validate() error {
	v := validation{c: &c, parties: c.parties(), measures: map[string]*Measure{}}
	for i := range c.Measures {
		if m := &c.Measures[i]; v.measures[m.ID] == nil {
			v.measures[m.ID] = m
		}
	}
	v.text("/catalogue/title", c.Title)
	v.clause("/catalogue/clauses/change", c.Clauses.Change)
	v.clause("/catalogue/clauses/end", c.Clauses.End)
	v.levels()
	v.allParties()
	v.allMeasures()
	v.restrictions()
	v.begins()
	v.duties()
	v.consequences()
	v.check(func(fs *aqi.Faults) { faults.Range(fs, "/catalogue/keep_days", c.KeepDays, 1, maxKeepDays) })
	v.value("/catalogue/readings/bound", c.Readings.Bound)
	v.value("/catalogue/readings/closing", c.Readings.Closing)
	return v.fs.Err()
}

// validation is a validation under way.
type validation struct {
	c        *Catalogue
	parties  parties
	measures map[string]*Measure // the first of each identifier
	id       string              // of the element being checked
	fs       aqi.Faults
}

// fault adds a fault of the element being checked.
func (v *validation) fault(rule error, path, got, chinese, english string) {
	v.fs.Add(aqi.Fault{Path: path, ID: v.id, Got: got, Want: aqi.Text{Chinese: chinese, English: english}, Rule: rule})
}

// check adds the faults that a function finds, as those of the element being checked.
func (v *validation) check(find func(*aqi.Faults)) {
	var fs aqi.Faults
	find(&fs)
	for _, f := range fs {
		f.ID = v.id
		v.fs.Add(f)
	}
}

// value checks that an enumeration's value is one.
func (v *validation) value(path string, value interface {
	Valid() bool
	String() string
}) {
	if !value.Valid() {
		v.fault(aqi.ErrUnknown, path, value.String(), "该项的取值", "one of its values")
	}
}

// text checks that a text stands in both languages.
func (v *validation) text(path string, t aqi.Text) {
	v.check(func(fs *aqi.Faults) { faults.GivenText(fs, path, t) })
}

func (v *validation) clause(path string, c aqi.Clause) {
	v.check(func(fs *aqi.Faults) {
		faults.Given(fs, path+"/document", c.Document, "所在文件", "the document that has it")
		faults.UTF8(fs, path+"/number", c.Number)
	})
}

// identifier begins an element of a list: its identifier must be there, be UTF-8 and be unique. seen has those before it.
func (v *validation) identifier(list string, i int, id string, seen map[string]int) (path string) {
	path = faults.At(list, i)
	v.id = quote.Cut(id)
	v.check(func(fs *aqi.Faults) { faults.Identifier(fs, path+"/id", id) })
	if before, taken := seen[id]; taken && id != "" {
		other := faults.At(list, before)
		v.fault(aqi.ErrDuplicate, path+"/id", quote.Text(id), "不同于"+other, "another than that of "+other)
	} else {
		seen[id] = i
	}
	return path
}

// levels checks that alerts and the levels that they start, if any, rise together.
func (v *validation) levels() {
	if len(v.c.Levels) == 0 {
		v.fault(aqi.ErrMissing, "/catalogue/levels", "", "至少一级", "at least one")
	}
	var below LevelClause
	for i, l := range v.c.Levels {
		path := faults.At("/catalogue/levels", i)
		v.value(path+"/alert", l.Alert)
		v.value(path+"/level", l.Level)
		if l.Alert <= below.Alert {
			v.fault(aqi.ErrOrder, path+"/alert", l.Alert.String(), "高于"+below.Alert.Chinese(), "higher than "+below.Alert.String())
		}
		if l.Level <= below.Level && (l.Level != NoResponse || below.Level != NoResponse) {
			v.fault(aqi.ErrOrder, path+"/level", l.Level.String(), "高于"+below.Level.Chinese(), "higher than "+below.Level.String())
		}
		below = l
		v.clause(path+"/clause", l.Clause)
	}
}

func (v *validation) hasLevel(l Level) bool {
	return l != NoResponse && slices.ContainsFunc(v.c.Levels, func(has LevelClause) bool { return has.Level == l })
}

func (v *validation) allParties() {
	seen := map[string]int{}
	for i, p := range v.c.Parties {
		path := v.identifier("/catalogue/parties", i, p.ID, seen)
		v.text(path+"/name", p.Name)
		if p.HeavyCounty && !p.EachCounty {
			v.fault(aqi.ErrConflict, path+"/heavy_county", "true", "仅用于逐县负责的对象", "only of what stands for each county")
		}
	}
	v.id = ""
}

func (v *validation) allMeasures() {
	if len(v.c.Measures) == 0 {
		v.fault(aqi.ErrMissing, "/catalogue/measures", "", "至少一项", "at least one")
	}
	seen := make(map[string]int, len(v.c.Measures))
	for i := range v.c.Measures {
		m := &v.c.Measures[i]
		v.measure(v.identifier("/catalogue/measures", i, m.ID, seen), m)
	}
	v.id = ""
}

func (v *validation) measure(path string, m *Measure) {
	switch {
	case m.Kind == General && m.Level != NoResponse:
		v.fault(aqi.ErrConflict, path+"/level", m.Level.String(), "无响应，因总体管控不属任何级别", "none, as a general measure belongs to no level")
	case m.Kind != General && !v.hasLevel(m.Level):
		v.fault(aqi.ErrUnknown, path+"/level", m.Level.String(), "本目录的响应级别", "a level of the catalogue")
	}
	v.value(path+"/kind", m.Kind)
	v.value(path+"/sector", m.Sector)
	v.party(path+"/addressee", m.Addressee)
	v.text(path+"/text", m.Text)
	v.clause(path+"/clause", m.Clause)
	v.each(path+"/departments", m.Departments)
}

func (v *validation) duties() {
	seen := map[string]int{}
	for i := range v.c.Duties {
		d := &v.c.Duties[i]
		path := v.identifier("/catalogue/duties", i, d.ID, seen)
		if strings.Contains(d.ID, "/") {
			v.fault(aqi.ErrText, path+"/id", quote.Text(d.ID), "不含“/”，因其分隔待办的键", "without the / that parts a key")
		}
		v.value(path+"/occasion", d.Occasion)
		v.text(path+"/text", d.Text)
		v.clause(path+"/clause", d.Clause)
		if len(d.By) == 0 {
			v.fault(aqi.ErrMissing, path+"/by", "", "责任主体", "who owes it")
		}
		v.each(path+"/by", d.By)
		v.each(path+"/to", d.To)
		v.each(path+"/support", d.Support)
		for i, t := range d.Contents {
			v.text(faults.At(path, "contents", i), t)
		}
		v.term(path+"/term", d)
	}
	v.id = ""
}

// each checks the identifiers of parties.
func (v *validation) each(path string, parties []string) {
	for i, id := range parties {
		v.party(faults.At(path, i), id)
	}
}

func (v *validation) party(path, id string) {
	if _, has := v.parties.place[id]; !has {
		v.fault(aqi.ErrUnknown, path, quote.Text(id), "本目录的单位或对象", "a party of the catalogue")
	}
}

const (
	maxTermDays = 364
	maxKeepDays = 366
)

// term checks that a duty has the term that its occasion asks for.
func (v *validation) term(path string, d *Duty) {
	t := d.Term
	const days, date = "1 to 364 days", "a day that every year has"
	const daysChinese, dateChinese = "1至364日", "每年都有的日期"
	switch d.Occasion {
	case EachDay:
		v.wantTerm(t.isDays(), path, t, daysChinese, days)
	case EachYear:
		v.wantTerm(t.isDate(), path, t, dateChinese, date)
	case AfterEnd:
		v.wantTerm(t == (Term{}) || t.isDays() || t.isDate(), path, t, daysChinese+"、"+dateChinese+"或不填", days+", "+date+", or none")
	case AtStart, Throughout, AtEnd, Regularly, OnChange:
		v.wantTerm(t == (Term{}), path, t, "不填，时限由情形决定", "none, as the occasion sets it")
	}
}

func (v *validation) wantTerm(ok bool, path string, t Term, chinese, english string) {
	if !ok {
		v.fault(aqi.ErrRange, path, fmt.Sprintf("days %d, month %d, day %d", t.Days, t.Month, t.Day), chinese, english)
	}
	v.check(func(fs *aqi.Faults) { faults.Range(fs, path+"/hour", t.Hour, 0, dayHours-1) })
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

func (v *validation) consequences() {
	seen := map[string]int{}
	for i, c := range v.c.Consequences {
		path := v.identifier("/catalogue/consequences", i, c.ID, seen)
		v.party(path+"/by", c.By)
		v.text(path+"/case", c.Case)
		v.text(path+"/text", c.Text)
		v.clause(path+"/clause", c.Clause)
	}
	v.id = ""
}
