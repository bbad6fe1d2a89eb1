package response

import (
	"iter"
	"slices"

	"github.com/clearsky-go/clearsky/alert"
	"github.com/clearsky-go/clearsky/aqi"
)

// Catalogue is what a place's plan responds with, as data: measures, the restrictions that questions are answered by, duties and the
// consequences of failing in them. A Catalogue must pass Validate; the zero Catalogue does not.
//
//clearsky:whole
type Catalogue struct {
	Title        aqi.Text      `json:"title"`
	Levels       []LevelClause `json:"levels"` // the levels that the plan has, lowest first
	Clauses      Clauses       `json:"clauses"`
	Units        []Unit        `json:"units"`
	Measures     []Measure     `json:"measures"`     // in the plan's order
	Restrictions []Restriction `json:"restrictions"` // those of a question in the order in which answers name them
	Duties       []Duty        `json:"duties"`
	Consequences []Consequence `json:"consequences"`
	Readings     Readings      `json:"readings,omitzero"`
}

// Cites are the clauses that the course of a response rests on.
//
//clearsky:whole
type Clauses struct {
	Change aqi.Clause `json:"change"` // 4.2
	End    aqi.Clause `json:"end"`    // 4.4
}

// Kashgar returns a fresh copy of the response of Kashgar prefecture's plan of 2023 (喀什地区重污染天气应急预案（修订版）, 2.1, 4.1–4.4, 5, 6.1, 6.8,
// 7, 8.2–8.5).
func Kashgar() Catalogue {
	return Catalogue{
		Title: alert.Kashgar().Title,
		Levels: []LevelClause{
			{alert.Yellow, III, clause("4.1 (1)")}, {alert.Orange, II, clause("4.1 (2)")}, {alert.Red, I, clause("4.1 (3)")},
		},
		Clauses:      Clauses{Change: clause("4.2"), End: clause("4.4")},
		Units:        kashgarUnits(),
		Measures:     kashgarMeasures(),
		Restrictions: kashgarRestrictions(),
		Duties:       kashgarDuties(),
		Consequences: kashgarConsequences(),
	}
}

// clause returns a clause of Kashgar's plan.
func clause(place string) aqi.Clause { return aqi.Clause{Document: kashgarPlan, Number: place} }

// Filter chooses measures. A zero field lets every measure through.
type Filter struct {
	Kind       Kind
	Sector     Sector
	Addressee  Addressee
	Department string // a unit's identifier
	// Freezing says whether it is the freezing season (冰冻期): Yes leaves out what is for the rest of the year only.
	Freezing Fact
}

// Lets reports whether the filter lets the measure through.
func (f Filter) Match(m Measure) bool { return f.lets(&m) }

func (f *Filter) lets(m *Measure) bool {
	return (f.Kind == 0 || m.Kind == f.Kind) &&
		(f.Sector == NoSector || m.Sector == f.Sector) &&
		(f.Addressee == 0 || m.Addressee == f.Addressee) &&
		(f.Department == "" || m.names(f.Department)) &&
		(f.Freezing != Yes || !m.NotFreezing)
}

// own returns the measure with a list of its own.
func (m *Measure) own() Measure {
	own := *m
	own.Departments = slices.Clone(m.Departments)
	return own
}

// names reports whether the measure's clause names the department.
func (m *Measure) names(department string) bool {
	return slices.Contains(m.Departments, department)
}

// At returns the measures of a level that the filter lets through, in the catalogue's order: those of every level up to it,
// since measures add up (4.3.3, 4.3.4). General measures belong to no level and are not among them: they are those of Measures
// whose Kind is General.
func (c Catalogue) At(level Level, f Filter) iter.Seq[Measure] {
	measures := c.Measures
	return func(yield func(Measure) bool) {
		for i := range measures {
			m := &measures[i]
			if m.Level != NoResponse && m.Level <= level && f.lets(m) && !yield(m.own()) {
				return
			}
		}
	}
}

// Find returns the measure with the identifier.
func (c Catalogue) Measure(id string) (Measure, bool) {
	for _, m := range c.Measures {
		if m.ID == id {
			return m.own(), true
		}
	}
	return Measure{}, false
}

// Unit returns the unit with the identifier.
func (c Catalogue) Unit(id string) (Unit, bool) {
	for _, u := range c.Units {
		if u.ID == id {
			return u, true
		}
	}
	return Unit{}, false
}

// Advice returns the measures of a level that any of the filters lets through, as a notice gives them (3.6: 需采取的措施建议); all
// of them where there is no filter.
func (c Catalogue) Advice(level Level, filters ...Filter) []alert.Advice {
	var advice []alert.Advice
	for m := range c.At(level, Filter{}) {
		if len(filters) == 0 || slices.ContainsFunc(filters, func(f Filter) bool { return f.Match(m) }) {
			advice = append(advice, alert.Advice{ID: m.ID, Clause: m.Clause, Text: m.Text})
		}
	}
	return advice
}
