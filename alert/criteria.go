package alert

import (
	"cmp"
	"slices"

	"github.com/clearsky-go/clearsky/internal/runs"
)

// addCriteria makes the plan's triggers ready for grading.
func (r *Ruleset) addCriteria() {
	p := &r.plan
	r.rules = p.rules()
	if p.isMixed() {
		r.mixed = p.mixed()
		r.written = r.mixed.written
	} else {
		r.rules.Triggers, r.written = p.triggers(), p.written()
	}
	if p.LiftBelow > 0 {
		r.lift = runs.Rules{
			Triggers: runs.Ready([]runs.Condition{{Last: true, Threshold: runs.ThresholdOf(p.LiftBelow, true), Hours: dayHours}}),
			Window:   dayHours, Gap: p.LiftHours, Whole: r.rules.Whole,
		}
	}
}

// lines returns how many thresholds or lines there are.
func (r *Ruleset) lines() int {
	if r.mixed != nil {
		return len(r.mixed.lines)
	}
	return len(r.rules.Thresholds)
}

// rules returns how runs are found and graded, but for the triggers.
func (p *Plan) rules() runs.Rules {
	return runs.Rules{
		Window: dayHours, Gap: p.MergeHours,
		Unbroken: p.Readings.Sustained == Unbroken, Merge: merges[p.Readings.Merge], Whole: p.Readings.Windows == NaturalDays,
	}
}

var merges = [...]runs.Merge{HighestRun: runs.Highest, SumOfRuns: runs.Sum, WholeSpan: runs.Span}

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
	var conditions []runs.Condition
	for at, c := range p.conditions() {
		conditions = append(conditions, runs.Condition{Trigger: at.trigger, Last: at.last, Threshold: c.threshold(), Hours: c.Hours})
	}
	return runs.Ready(conditions)
}

// written returns the plan's thresholds as it writes them, lowest first, of no hours: each once.
func (p *Plan) written() []Condition {
	var written []Condition
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

// grade returns what some of the runs that were found reach, and for how long each threshold is sustained, as the plan writes it. It uses
// room for the hours of each threshold or line.
func (r *Ruleset) grade(g grader, first, end int, sustained []Condition, hours []int) Level {
	level := NoAlert
	if trigger := g.Grade(first, end, hours); trigger >= 0 {
		level = r.plan.Triggers[trigger].Level
	}
	copy(sustained, r.written)
	for i := range sustained {
		at := i
		if r.mixed != nil {
			at = r.mixed.lineOf[i]
		}
		sustained[i].Hours = hours[at]
	}
	return level
}
