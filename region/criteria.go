package region

import (
	"math"

	"github.com/clearsky-go/clearsky/alert"
	"github.com/clearsky-go/clearsky/internal/runs"
)

// triggersOf makes a valid plan's triggers ready for grading.
func triggersOf(p alert.Plan) runs.Triggers {
	var conditions []runs.Condition
	for i, t := range p.Triggers {
		for _, group := range t.AnyOf {
			for j, condition := range group {
				conditions = append(conditions, runs.Condition{
					Trigger: i, Last: j == len(group)-1, Threshold: thresholdOf(condition), Hours: condition.Hours,
				})
			}
		}
	}
	return runs.Ready(conditions)
}

func thresholdOf(c alert.Condition) runs.Threshold {
	return runs.ThresholdOf(c.AQI, c.Comparison == alert.AtLeast)
}

// lowestOf returns the lowest threshold of a valid plan.
func lowestOf(p alert.Plan) runs.Threshold {
	lowest := runs.Threshold(math.MaxInt32)
	for _, t := range p.Triggers {
		for _, group := range t.AnyOf {
			for _, c := range group {
				lowest = min(lowest, thresholdOf(c))
			}
		}
	}
	return lowest
}
