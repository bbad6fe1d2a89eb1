package enterprise

import (
	"slices"

	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/emission"
	"github.com/clearsky-go/clearsky/response"
)

// OwnPlan is an enterprise's own plan (“一厂一策”实施方案, 4.3.1.1). [Ruleset.CheckPlan] says what it lacks.
type OwnPlan struct {
	Basics    string          `json:"basics"`    // 企业基本情况
	Processes []string        `json:"processes"` // 主要生产工艺流程
	Points    []Point         `json:"points"`    // 主要涉气产排污环节及污染物排放情况, trucks and machines among them
	Levels    []LevelMeasures `json:"levels"`    // the measures of each response level, lowest first
}

// Point is a place of an enterprise from which it emits.
type Point struct {
	Name     string           `json:"name"`     // unique in the plan
	Section  string           `json:"section"`  // the identifier or name of one of the rules' sections; "" is another
	Baseline emission.Amounts `json:"baseline"` // what it emits a day without a response
}

// LevelMeasures are the measures of a response level. Its JSON has all of its keys: one that is lost is not taken for nothing stopped.
//
//clearsky:whole
type LevelMeasures struct {
	Level    response.Level `json:"level"`
	Measures []PointMeasure `json:"measures"`
	// Trucks is the highest standard whose heavy trucks stop at the level, Machines that of non-road machines; unknown: none
	// stop.
	Trucks   response.Standard `json:"trucks"`
	Machines response.Standard `json:"machines"`
}

// PointMeasure is what is done at a point, or what all measures there come to.
type PointMeasure struct {
	Point string `json:"point"` // its name; a level has one measure for a point, with all that is reduced there
	Do    string `json:"do"`    // what is done, so that it can be carried out (可操作)
	// Reduction and MaxLoad are its quantities, so that it can be monitored (可监测). Of the load, unknown is no limit.
	Reduction emission.Amounts             `json:"reduction"`
	MaxLoad   aqi.Optional[emission.Share] `json:"max_load"`
	Check     string                       `json:"check"` // the way to check it (可核查)
}

// At returns what the plan comes to at each of its points at a level, in numbers alone: the strictest of its levels up to that
// one. A point without a measure reduces nothing.
func (pl OwnPlan) At(level response.Level) []PointMeasure {
	at := make([]PointMeasure, len(pl.Points))
	index := make(map[string]int, len(pl.Points)) // the last of a name
	for i := range pl.Points {
		at[i] = PointMeasure{Point: pl.Points[i].Name, Reduction: nothing}
		index[pl.Points[i].Name] = i
	}
	for i := range pl.Levels {
		l := &pl.Levels[i]
		for j := range l.Measures {
			if k, has := index[l.Measures[j].Point]; has && l.until(level) {
				at[k].add(&l.Measures[j])
			}
		}
	}
	for i := range at {
		at[i] = at[index[at[i].Point]]
	}
	return at
}

var nothing = emission.AmountsOf(0, 0, 0, 0)

// until reports whether the measures hold at a level.
func (l *LevelMeasures) until(level response.Level) bool {
	return l.Level <= level && l.Level != response.NoResponse
}

// add takes the stricter of what it has and a measure. What the measure does not say of a pollutant is not known.
func (m *PointMeasure) add(more *PointMeasure) {
	var strictest emission.Amounts
	for p := range emission.AllPollutants.All() {
		a, known := more.Reduction.Of(p)
		has, before := m.Reduction.Of(p)
		if known && before {
			strictest = strictest.With(p, max(a, has))
		}
	}
	m.Reduction = strictest
	limit, limited := valid(m.MaxLoad)
	if lower, limits := valid(more.MaxLoad); limits && (!limited || lower < limit) {
		m.MaxLoad = more.MaxLoad
	}
}

// reduces reports whether something is known to be reduced.
func (m *PointMeasure) reduces() bool {
	for _, a := range m.Reduction.All() {
		if a > 0 {
			return true
		}
	}
	return false
}

// valid returns a value that is known and one of its type.
func valid[T interface{ Valid() bool }](o aqi.Optional[T]) (T, bool) {
	v, known := o.Get()
	return v, known && v.Valid()
}

// reduces returns what the plan reduces at a level, per pollutant; missing where a measure does not say.
func (pl OwnPlan) reduces(level response.Level) emission.Amounts {
	sum := nothing
	for _, m := range pl.At(level) {
		sum = add(sum, m.Reduction)
	}
	return sum
}

// baseline returns what the plan's points emit together.
func (pl OwnPlan) baseline() emission.Amounts {
	sum := nothing
	for _, point := range pl.Points {
		sum = add(sum, point.Baseline)
	}
	return sum
}

// add returns the sums; all missing where one is beyond the largest amount.
func add(a, b emission.Amounts) emission.Amounts {
	sum, _ := a.Add(b)
	return sum
}

// trucks returns which heavy trucks the plan stops at each of its levels.
func (pl *OwnPlan) trucks() response.Stops {
	return pl.stops(func(l *LevelMeasures) response.Standard { return l.Trucks })
}

// machines returns which non-road machines.
func (pl *OwnPlan) machines() response.Stops {
	return pl.stops(func(l *LevelMeasures) response.Standard { return l.Machines })
}

// stops returns what the plan stops at each of its levels.
func (pl *OwnPlan) stops(of func(*LevelMeasures) response.Standard) (stops response.Stops) {
	for level := response.IV; level <= response.I; level++ {
		stops = stops.WithUnknown(level)
	}
	for i := range pl.Levels {
		l := &pl.Levels[i]
		switch {
		case !l.until(response.I):
		case stops.Knows(l.Level):
			stops[l.Level] = max(stops[l.Level], of(l))
		default:
			stops[l.Level] = of(l)
		}
	}
	return stops
}

// WithPlan returns the profile with what the enterprise's own plan says of it: the baseline, the reductions at the plan's levels,
// and which heavy trucks and non-road machines it stops; at a level that the plan does not have, that is unknown.
func (p Profile) WithPlan(own OwnPlan) Profile {
	p.Waiver.Approved = slices.Clone(p.Waiver.Approved)
	p.Baseline = own.baseline()
	p.Reductions = emission.Reductions{}
	for l := response.IV; l <= response.I; l++ {
		if slices.ContainsFunc(own.Levels, func(of LevelMeasures) bool { return of.Level == l }) {
			p.Reductions = p.Reductions.With(l, own.reduces(l))
		}
	}
	p.Enterprise.PlanTrucks = aqi.Known(own.trucks())
	p.Enterprise.PlanMachines = aqi.Known(own.machines())
	return p
}
