package region

import (
	"github.com/clearsky-go/clearsky/alert"
	"github.com/clearsky-go/clearsky/internal/runs"
)

// meansOf returns how a valid plan grades the means of groups, its conditions being on daily AQIs.
func meansOf(p *alert.Plan) runs.Rules {
	return runs.Rules{
		Triggers: triggersOf(p), Window: dayHours, Gap: p.MergeHours,
		Unbroken: p.Readings.Sustained == alert.Unbroken, Merge: merges[p.Readings.Merge], Whole: p.Readings.Windows == alert.NaturalDays,
	}
}

var merges = [...]runs.Merge{alert.HighestRun: runs.Highest, alert.SumOfRuns: runs.Sum, alert.WholeSpan: runs.Span}

// triggersOf makes a plan's triggers ready.
func triggersOf(p *alert.Plan) runs.Triggers {
	var conditions []runs.Condition
	for i, t := range p.Triggers {
		for _, group := range t.AnyOf {
			for j, c := range group {
				threshold := runs.ThresholdOf(c.AQI, c.Comparison == alert.AtLeast)
				conditions = append(conditions, runs.Condition{Trigger: i, Last: j == len(group)-1, Threshold: threshold, Hours: c.Hours})
			}
		}
	}
	return runs.Ready(conditions)
}
