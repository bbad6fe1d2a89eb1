package alert

import (
	"cmp"
	"slices"

	"github.com/clearsky-go/clearsky/internal/runs"
)

// criteria are a valid plan's triggers made ready for grading.
type criteria struct {
	runs.Rules
	lift    runs.Rules // without thresholds where lifting has none of its own
	plan    *Plan
	written []Condition // the thresholds as the plan writes them, of no hours
	hours   []int       // for each threshold or line, to write to
	mixed   *mixedRules // nil: all conditions are on daily AQIs
}

func (p *Plan) criteria() criteria {
	c := criteria{Rules: p.rules(), plan: p}
	if p.isMixed() {
		c.mixed = p.mixed()
		c.written, c.hours = c.mixed.written, make([]int, len(c.mixed.lines))
	} else {
		c.Triggers = p.triggers()
		c.written, c.hours = p.written(), make([]int, len(c.Thresholds))
	}
	if p.LiftBelow > 0 {
		c.lift = runs.Rules{
			Triggers: runs.Ready([]runs.Condition{{Last: true, Threshold: runs.ThresholdOf(p.LiftBelow, true), Hours: dayHours}}),
			Window:   dayHours, Gap: p.LiftHours, Whole: c.Whole,
		}
	}
	return c
}

// rules returns how runs are found and graded, but for the triggers.
func (p *Plan) rules() runs.Rules {
	return runs.Rules{
		Window: dayHours, Gap: p.MergeHours,
		Unbroken: p.Readings.Sustained == Unbroken, Merge: merges[p.Readings.Merge], Whole: p.Readings.Windows == NaturalDays,
	}
}

var merges = [...]runs.Merge{HighestRun: runs.Highest, SumOfRuns: runs.Sum, WholeSpan: runs.Span}

// number returns how many conditions the plan has.
func (p *Plan) number() int {
	n := 0
	for range p.conditions() {
		n++
	}
	return n
}

// isMixed reports whether some condition is not on daily AQIs of any time.
func (p *Plan) isMixed() bool {
	for _, c := range p.conditions() {
		if c.measure() != (measure{}) {
			return true
		}
	}
	return false
}

// triggers returns the plan's triggers, where all conditions are on daily AQIs.
func (p *Plan) triggers() runs.Triggers {
	conditions := make([]runs.Condition, 0, p.number())
	for at, c := range p.conditions() {
		conditions = append(conditions, runs.Condition{Trigger: at.trigger, Last: at.last, Threshold: c.threshold(), Hours: c.Hours})
	}
	return runs.Ready(conditions)
}

// written returns the plan's thresholds as it writes them, lowest first, of no hours: each once.
func (p *Plan) written() []Condition {
	written := make([]Condition, 0, p.number())
	for _, c := range p.conditions() {
		c.Hours = 0
		written = append(written, c)
	}
	slices.SortFunc(written, func(a, b Condition) int {
		return cmp.Or(cmp.Compare(a.threshold(), b.threshold()), cmp.Compare(a.Comparison, b.Comparison))
	})
	return slices.CompactFunc(written, func(a, b Condition) bool { return a.threshold() == b.threshold() })
}

// grader finds the runs of a series, of which those less than a gap apart are one episode, and grades them.
type grader interface {
	Find() []runs.Run
	EpisodeEnd(first int) int
	Grade(first, end int, sustained []int) (trigger int)
}

// grade returns what some of the runs that were found reach, and for how long each threshold is sustained, as the plan writes it.
func (c *criteria) grade(g grader, first, end int, sustained []Condition) Level {
	level := NoAlert
	if trigger := g.Grade(first, end, c.hours); trigger >= 0 {
		level = c.plan.Triggers[trigger].Level
	}
	copy(sustained, c.written)
	for i := range sustained {
		at := i
		if c.mixed != nil {
			at = c.mixed.lineOf[i]
		}
		sustained[i].Hours = c.hours[at]
	}
	return level
}
