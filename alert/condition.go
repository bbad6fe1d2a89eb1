package alert

import (
	"cmp"
	"iter"
	"slices"

	"github.com/clearsky-go/clearsky/internal/enum"
	"github.com/clearsky-go/clearsky/internal/runs"
	"github.com/clearsky-go/clearsky/internal/wording"
)

// Condition is a daily AQI above a threshold, sustained for some hours: "日AQI＞200持续48小时及以上".
type Condition struct {
	Comparison Comparison `json:"comparison"`
	AQI        int        `json:"aqi"`
	Hours      int        `json:"hours"`
}

// String returns "daily AQI > 200 for 48 h".
func (c Condition) String() string { return c.text(wording.English) }

// Chinese returns "日AQI＞200持续48小时".
func (c Condition) Chinese() string { return c.text(wording.Chinese) }

func (c Condition) text(l wording.Language) string {
	return l.F("daily AQI %v %d for %d h", "日AQI%v%d持续%d小时", c.Comparison, c.AQI, c.Hours)
}

// Comparison says whether a daily AQI equal to the threshold exceeds it. A daily AQI is an integer, a mean being rounded up (HJ
// 633-2012, 6.2): one of at least 201 is one above 200.
type Comparison uint8

// The comparisons.
const (
	Above   Comparison = iota // >, the number itself left out
	AtLeast                   // ≥, the number itself included
)

var comparisons = enum.Table[Comparison]{Type: "alert.Comparison", Names: []enum.Name{
	Above:   {Word: "above", English: ">", Chinese: "＞", Also: []string{">", "大于"}},
	AtLeast: {Word: "at-least", English: "≥", Chinese: "≥", Also: []string{">=", "大于等于", "大于或等于"}},
}}

// threshold returns the condition's threshold.
func (c Condition) threshold() runs.Threshold {
	return runs.ThresholdOf(c.AQI, c.Comparison == AtLeast)
}

// criteria are a valid plan's triggers made ready for grading.
type criteria struct {
	runs.Rules
	lift    runs.Rules // without thresholds where lifting has none of its own
	plan    *Plan
	written []Condition // the thresholds as the plan writes them, of no hours
	hours   []int       // for each threshold, to write to
}

func (p *Plan) criteria() criteria {
	n := 0
	for range p.conditions() {
		n++
	}
	conditions, written := make([]runs.Condition, 0, n), make([]Condition, 0, n)
	for at, c := range p.conditions() {
		conditions = append(conditions, runs.Condition{Trigger: at.trigger, Last: at.last, Threshold: c.threshold(), Hours: c.Hours})
		written = append(written, Condition{Comparison: c.Comparison, AQI: c.AQI})
	}
	slices.SortFunc(written, func(a, b Condition) int {
		return cmp.Or(cmp.Compare(a.threshold(), b.threshold()), cmp.Compare(a.Comparison, b.Comparison))
	})
	written = slices.CompactFunc(written, func(a, b Condition) bool { return a.threshold() == b.threshold() })
	c := criteria{runs.Rules{
		Triggers: runs.Ready(conditions), Window: dayHours, Gap: p.MergeHours,
		Unbroken: p.Readings.Sustained == Unbroken, Merge: merges[p.Readings.Merge], Whole: p.Readings.Windows == NaturalDays,
	}, runs.Rules{}, p, written, make([]int, len(written))}
	if p.LiftBelow > 0 {
		c.lift = runs.Rules{
			Triggers: runs.Ready([]runs.Condition{{Last: true, Threshold: runs.ThresholdOf(p.LiftBelow, true), Hours: dayHours}}),
			Window:   dayHours, Gap: p.LiftHours, Whole: c.Whole,
		}
	}
	return c
}

var merges = [...]runs.Merge{HighestRun: runs.Highest, SumOfRuns: runs.Sum, WholeSpan: runs.Span}

// place is where a condition stands: its trigger, and whether it is the last of its group.
type place struct {
	trigger int
	last    bool
}

// conditions returns the plan's conditions, group by group.
func (p *Plan) conditions() iter.Seq2[place, Condition] {
	return func(yield func(place, Condition) bool) {
		for i, t := range p.Triggers {
			for _, group := range t.AnyOf {
				for j, c := range group {
					if !yield(place{i, j == len(group)-1}, c) {
						return
					}
				}
			}
		}
	}
}

// lowest returns the threshold at which runs and episodes are drawn.
func (c *criteria) lowest() runs.Threshold { return c.Thresholds[0] }

// grade returns what some of the runs that were found reach, and for how long each threshold is sustained, as the plan writes it.
func (c *criteria) grade(g *runs.Grader, first, end int, sustained []Condition) Level {
	level := NoAlert
	if trigger := g.Grade(first, end, c.hours); trigger >= 0 {
		level = c.plan.Triggers[trigger].Level
	}
	copy(sustained, c.written)
	for i, hours := range c.hours {
		sustained[i].Hours = hours
	}
	return level
}
