package enterprise

import (
	"slices"

	"github.com/clearsky-go/clearsky/emission"
	"github.com/clearsky-go/clearsky/response"
)

// Plan is an enterprise's own plan (“一厂一策”实施方案, 4.3.1.1). [Ruleset.CheckPlan] says what it lacks.
type OwnPlan struct {
	Basics    string          `json:"basics"`    // 企业基本情况
	Processes []string        `json:"processes"` // 主要生产工艺流程
	Points    []Point         `json:"points"`    // 主要涉气产排污环节及污染物排放情况, trucks and machines among them
	Levels    []LevelMeasures `json:"levels"`    // the measures of each response level, lowest first
}

// Point is a place of an enterprise from which it emits.
type Point struct {
	Name     string           `json:"name"` // unique in the plan
	Section  Section          `json:"section"`
	Baseline emission.Amounts `json:"baseline"` // what it emits a day without a response
}

// LevelMeasures are the measures of a response level.
type LevelMeasures struct {
	Level    response.Level `json:"level"`
	Measures []PointMeasure `json:"measures"`
	// Trucks is the highest standard whose heavy trucks stand at the level, Machines that of non-road machines; unknown: none
	// stand.
	Trucks   response.Standard `json:"trucks"`
	Machines response.Standard `json:"machines"`
}

// Measure is what is done at a point.
type PointMeasure struct {
	Point string `json:"point"` // its name; a level has one measure for a point, with all that is given up there
	Do    string `json:"do"`    // what is done, so that it can be carried out (可操作)
	// Reduction and MaxLoad are its quantities, so that it can be monitored (可监测). Of the load, unknown is no limit.
	Reduction emission.Amounts `json:"reduction"`
	MaxLoad   Load             `json:"max_load"`
	Check     string           `json:"check"` // the way to check it (可核查)
}

// PointDuty is what a plan comes to at a point and level.
type PointDuty struct {
	Point     string           `json:"point"`
	Reduction emission.Amounts `json:"reduction"`
	MaxLoad   Load             `json:"max_load"`
}

// At returns what the plan comes to at each of its points at a level: the strictest of its levels up to that one. A point without a
// measure gives up nothing.
func (pl OwnPlan) At(level response.Level) []PointDuty {
	duties := make([]PointDuty, 0, len(pl.Points))
	for _, point := range pl.Points {
		d := PointDuty{Point: point.Name, Reduction: emission.AmountsOf(0, 0, 0, 0)}
		for _, l := range pl.Levels {
			if l.Level > level || l.Level == response.NoResponse {
				continue
			}
			for _, m := range l.Measures {
				if m.Point == point.Name {
					d.add(m)
				}
			}
		}
		duties = append(duties, d)
	}
	return duties
}

// add takes the stricter of the duty and a measure. What the measure does not say of a pollutant is not known.
func (d *PointDuty) add(m PointMeasure) {
	var strictest emission.Amounts
	for p := range emission.AllPollutants.All() {
		a, known := m.Reduction.Of(p)
		has, before := d.Reduction.Of(p)
		if known && before {
			strictest = strictest.With(p, max(a, has))
		}
	}
	d.Reduction = strictest
	if _, limits := m.MaxLoad.Share(); limits && (d.MaxLoad == (Load{}) || m.MaxLoad.Compare(d.MaxLoad) < 0) {
		d.MaxLoad = m.MaxLoad
	}
}

// Brings returns what the plan gives up at a level, per pollutant; missing where a measure does not say.
func (pl OwnPlan) Brings(level response.Level) emission.Amounts {
	sum := emission.AmountsOf(0, 0, 0, 0)
	for _, d := range pl.At(level) {
		sum = add(sum, d.Reduction)
	}
	return sum
}

// Baseline returns what the plan's points emit together.
func (pl OwnPlan) Baseline() emission.Amounts {
	sum := emission.AmountsOf(0, 0, 0, 0)
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

// Trucks returns the highest standard whose heavy trucks stand at a level, the strictest of the plan's levels up to it; unknown
// where none do.
func (pl OwnPlan) Trucks(level response.Level) response.Standard {
	return pl.strictest(level, func(l LevelMeasures) response.Standard { return l.Trucks })
}

// Machines returns the same of non-road machines.
func (pl OwnPlan) Machines(level response.Level) response.Standard {
	return pl.strictest(level, func(l LevelMeasures) response.Standard { return l.Machines })
}

func (pl OwnPlan) strictest(level response.Level, of func(LevelMeasures) response.Standard) response.Standard {
	highest := response.UnknownStandard
	for _, l := range pl.Levels {
		if l.Level <= level && l.Level != response.NoResponse {
			highest = max(highest, of(l))
		}
	}
	return highest
}

// listed is the standard up to which heavy trucks stand that the plan's measure names (停用国Ⅳ及以下重型货车运输, 4.3.2.3).
const listed = response.ChinaIV

// Fill returns the profile with what the plan says of it: the baseline, the reductions at the plan's levels, and whether at that
// level it lists the stop of heavy trucks that the plan of the place names; fill it anew for another level.
func (pl OwnPlan) Fill(p Profile, level response.Level) Profile {
	p.Baseline = pl.Baseline()
	p.Reductions = emission.Reductions{}
	for _, l := range pl.Levels {
		p.Reductions = p.Reductions.With(l.Level, pl.Brings(l.Level))
	}
	p.Enterprise.Listed = response.FactOf(pl.Trucks(level) >= listed)
	return p
}

// point returns the point of a name.
func (pl *OwnPlan) point(name string) (*Point, bool) {
	i := slices.IndexFunc(pl.Points, func(p Point) bool { return p.Name == name })
	if i < 0 {
		return nil, false
	}
	return &pl.Points[i], true
}
