package region

import (
	"github.com/clearsky-go/clearsky/alert"
	"github.com/clearsky-go/clearsky/internal/runs"
)

// grader grades a series that is given as sets of exceeding windows and heavy hours, as package alert grades one of AQIs. It
// keeps its memory from one series to the next.
type grader struct {
	*runs.Grader
	alerts []alert.Level // of each trigger
	hours  int
	found  []episode
}

// episode is an episode as positions in the hours.
type episode struct {
	from, until int
	first, last int // the first and the last exceeding window
	level       alert.Level
}

func newGrader(p alert.Plan, hours int) *grader {
	g := &grader{hours: hours}
	for _, t := range p.Triggers {
		g.alerts = append(g.alerts, t.Level)
	}
	g.Grader = runs.NewGrader(runs.Rules{
		Triggers: triggersOf(p), Window: dayHours, Gap: p.MergeHours,
		Unbroken: p.Readings.Sustained == alert.Unbroken, Merge: merges[p.Readings.Merge],
	}, hours)
	return g
}

var merges = [...]runs.Merge{alert.HighestRun: runs.Highest, alert.SumOfRuns: runs.Sum, alert.WholeSpan: runs.Span}

// grade returns the episodes of the series.
func (g *grader) grade() []episode {
	g.found = g.found[:0]
	found := g.Find()
	for first, end := 0, 0; first < len(found); first = end {
		end = g.EpisodeEnd(first)
		e := episode{from: found[first].From, until: found[end-1].Until, first: found[first].First, last: found[end-1].End - dayHours}
		if trigger := g.Grade(first, end, nil); trigger >= 0 {
			e.level = g.alerts[trigger]
		}
		g.found = append(g.found, e)
	}
	return g.found
}
