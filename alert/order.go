package alert

import (
	"cmp"
	"slices"

	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/internal/faults"
	"github.com/clearsky-go/clearsky/internal/runs"
	"github.com/clearsky-go/clearsky/internal/wording"
)

// validateOrder refuses a higher level that is easier than a lower one.
func (p *Plan) validateOrder(fs *aqi.Faults) {
	for i, t := range p.Triggers {
		for j, group := range t.AnyOf {
			met := func(lower Trigger) bool {
				return slices.ContainsFunc(lower.AnyOf, func(met []Condition) bool { return implies(met, group) })
			}
			if k := slices.IndexFunc(p.Triggers[:i], met); k >= 0 {
				p.addEasier(fs, i, j, p.Triggers[k].Level)
			}
		}
	}
}

// implies reports whether whatever meets one group's conditions meets the other's too. Each of these must be implied by one of those,
// and what implies them lie in one run at the other's lowest threshold: by a single condition, or as that is no higher.
func implies(group, other []Condition) bool {
	switch {
	case !impliesAll(group, other):
		return false
	case sameMeasure(group, other) && lowestIn(other) <= lowestIn(group):
		return true
	}
	return slices.ContainsFunc(group, func(c Condition) bool { return impliesAll([]Condition{c}, other) })
}

// sameMeasure reports whether all conditions are on the same measure, whose runs at a higher threshold lie in those at a lower one.
func sameMeasure(group, other []Condition) bool {
	differs := func(c Condition) bool { return c.measure() != group[0].measure() }
	return !slices.ContainsFunc(group, differs) && !slices.ContainsFunc(other, differs)
}

func lowestIn(group []Condition) runs.Threshold {
	return slices.MinFunc(group, func(a, b Condition) int { return cmp.Compare(a.threshold(), b.threshold()) }).threshold()
}

// impliesAll reports whether each condition is implied by one of the group.
func impliesAll(group, conditions []Condition) bool {
	return !slices.ContainsFunc(conditions, func(o Condition) bool {
		return !slices.ContainsFunc(group, func(c Condition) bool { return c.implies(o) })
	})
}

// implies reports whether a condition is met wherever another is: of the same measure, or of hours at any time, its threshold is no higher
// and its hours are no more.
func (c Condition) implies(other Condition) bool {
	sameTime := c.Timing == other.Timing || other.Timing == AnyTime
	return c.Hours >= other.Hours && c.threshold() >= other.threshold() && sameTime && c.Kind == other.Kind && c.Pollutant == other.Pollutant
}

// addEasier adds the fault of a group that is met wherever some group of a lower level is.
func (p *Plan) addEasier(fs *aqi.Faults, trigger, group int, lower Level) {
	fs.Add(aqi.Fault{
		Path: faults.At("/plan/triggers", trigger, "any_of", group), Rule: aqi.ErrOrder,
		Got: wording.List(wording.English, p.Triggers[trigger].AnyOf[group], Condition.String),
		Want: aqi.Text{
			Chinese: "不是达到" + lower.Chinese() + "即必然达到的条件",
			English: "conditions that are not met wherever some for " + lower.String() + " are",
		},
	})
}
