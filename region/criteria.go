package region

import (
	"math"

	"github.com/clearsky-go/clearsky/alert"
	"github.com/clearsky-go/clearsky/internal/grading"
)

// criteria are a valid plan's triggers made ready for grading.
type criteria struct {
	grading.Triggers
	alerts []alert.Level // of each trigger
}

func criteriaOf(p alert.Plan) criteria {
	var c criteria
	var conditions []grading.Condition
	for i, t := range p.Triggers {
		c.alerts = append(c.alerts, t.Level)
		for _, group := range t.AnyOf {
			for j, condition := range group {
				conditions = append(conditions, grading.Condition{
					Trigger: i, Last: j == len(group)-1, Threshold: thresholdOf(condition), Hours: condition.Hours,
				})
			}
		}
	}
	c.Triggers = grading.Ready(conditions)
	return c
}

// level returns the highest level whose conditions the sustained hours meet.
func (c *criteria) level(sustained []int) alert.Level {
	if trigger := c.Met(sustained); trigger >= 0 {
		return c.alerts[trigger]
	}
	return alert.NoAlert
}

func thresholdOf(c alert.Condition) grading.Threshold {
	return grading.ThresholdOf(c.AQI, c.Comparison == alert.AtLeast)
}

// lowestOf returns the lowest threshold of a valid plan.
func lowestOf(p alert.Plan) grading.Threshold {
	lowest := grading.Threshold(math.MaxInt32)
	for _, t := range p.Triggers {
		for _, group := range t.AnyOf {
			for _, c := range group {
				lowest = min(lowest, thresholdOf(c))
			}
		}
	}
	return lowest
}

// counts reports whether the hour's AQI counts in a window's mean under the readings: it is there, and the hour is neither left
// out as dust nor without particulate matter.
func counts(r alert.Readings, h alert.Hour) bool {
	dust := r.Dust == alert.DustExcluded && h.Marks.Has(alert.Dusty)
	noParticles := r.Particles == alert.ParticlesRequired && h.Marks.Has(alert.NoParticles)
	return h.AQI.Valid() && !dust && !noParticles
}
