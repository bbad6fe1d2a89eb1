package response

import (
	"iter"
	"slices"

	"github.com/clearsky-go/clearsky/alert"
	"github.com/clearsky-go/clearsky/aqi"
)

// Catalogue is what a place's plan says of responses, as data (响应措施目录): levels, measures, restrictions, duties, and the consequences
// of failing in them. Validate checks it; its other methods take it for valid. The zero Catalogue has nothing and is not valid.
//
//clearsky:whole
type Catalogue struct {
	Title        aqi.Text      `json:"title"`
	Levels       []LevelClause `json:"levels"` // the levels that the plan has, lowest first
	Clauses      Clauses       `json:"clauses"`
	Parties      []alert.Party `json:"parties"`          // who acts, owes, is told
	Measures     []Measure     `json:"measures"`         // in the plan's order
	Restrictions []Restriction `json:"restrictions"`     // those of a question together, in the order in which answers name them
	Begins       []Begin       `json:"begins,omitempty"` // of measures that do not hold at once
	Duties       []Duty        `json:"duties"`
	Consequences []Consequence `json:"consequences"`
	KeepDays     int           `json:"keep_days"` // how long a duty stays listed that is past its time or has none (own rule)
	Readings     Readings      `json:"readings,omitzero"`
}

// Clauses are those on which changes of a response rest.
//
//clearsky:whole
type Clauses struct {
	Change aqi.Clause `json:"change"` // 4.2
	End    aqi.Clause `json:"end"`    // 4.4
}

// Kashgar returns a fresh copy of the catalogue of Kashgar prefecture's plan of 2023 (喀什地区重污染天气应急预案（修订版）, 1.6, 2–3.2,
// 4.1–4.4, 5, 6.1, 6.8, 7, 8.2–8.5).
func Kashgar() Catalogue {
	return Catalogue{
		Title: alert.Kashgar().Title,
		Levels: []LevelClause{
			{alert.Yellow, III, clause("4.1 (1)")}, {alert.Orange, II, clause("4.1 (2)")}, {alert.Red, I, clause("4.1 (3)")},
		},
		Clauses:      Clauses{Change: clause("4.2"), End: clause("4.4")},
		Parties:      kashgarParties(),
		Measures:     kashgarMeasures(),
		Restrictions: kashgarRestrictions(),
		Duties:       append(kashgarDuties(), kashgarGeneralDuties()...),
		Consequences: kashgarConsequences(),
		KeepDays:     7,
	}
}

// clause returns a clause of Kashgar's plan.
func clause(place string) aqi.Clause { return aqi.Clause{Document: kashgarPlan, Number: place} }

// Filter chooses measures. A zero field lets all through.
type Filter struct {
	Kind       Kind
	Sector     Sector
	Addressee  string // a party's identifier
	Department string // a party's identifier
	// Freezing is whether it is the freezing season (冰冻期). Yes leaves out the measures for the rest of the year.
	Freezing Fact
}

// match reports whether the filter lets the measure through.
func (f *Filter) match(m *Measure) bool {
	return (f.Kind == 0 || m.Kind == f.Kind) &&
		(f.Sector == NoSector || m.Sector == f.Sector) &&
		(f.Addressee == "" || m.Addressee == f.Addressee) &&
		(f.Department == "" || m.names(f.Department)) &&
		(f.Freezing != Yes || !m.NotFreezing)
}

// own returns the measure with a copy of its list.
func (m *Measure) own() Measure {
	own := *m
	own.Departments = slices.Clone(m.Departments)
	return own
}

// names reports whether the measure's clause names the department.
func (m *Measure) names(department string) bool {
	return slices.Contains(m.Departments, department)
}

// At returns the measures that are taken at a level and that the filter lets through, in the catalogue's order: those of every level
// up to it, since measures add up (4.3.3, 4.3.4). General measures are not among them, as they belong to no level. The cost is
// linear in the catalogue's measures.
func (c Catalogue) At(level Level, f Filter) iter.Seq[Measure] {
	measures := c.Measures
	return func(yield func(Measure) bool) {
		for i := range measures {
			m := &measures[i]
			if m.Level != NoResponse && m.Level <= level && f.match(m) && !yield(m.own()) {
				return
			}
		}
	}
}

// Measure returns the measure with the identifier. It looks at one after the other.
func (c Catalogue) Measure(id string) (Measure, bool) {
	for _, m := range c.Measures {
		if m.ID == id {
			return m.own(), true
		}
	}
	return Measure{}, false
}

// Party returns the party with the identifier. It looks at one after the other.
func (c Catalogue) Party(id string) (alert.Party, bool) {
	for _, p := range c.Parties {
		if p.ID == id {
			return p, true
		}
	}
	return alert.Party{}, false
}

// Advice returns the measures that are taken at a level and that any of the filters lets through, as a notice gives them (3.6:
// 需采取的措施建议); all of them where there is no filter. The cost is linear in the measures, for each filter.
func (c Catalogue) Advice(level Level, filters ...Filter) []alert.Advice {
	var advice []alert.Advice
	for m := range c.At(level, Filter{}) {
		if len(filters) == 0 || slices.ContainsFunc(filters, func(f Filter) bool { return f.match(&m) }) {
			advice = append(advice, alert.Advice{ID: m.ID, Clause: m.Clause, Text: m.Text})
		}
	}
	return advice
}
