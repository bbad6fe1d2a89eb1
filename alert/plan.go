package alert

import (
	"cmp"
	"fmt"
	"slices"

	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/internal/enum"
)

// Plan is a place's rules for grading heavy pollution, as data. A Plan must pass Validate; the zero Plan does not.
type Plan struct {
	Title      aqi.Text    `json:"title"`
	Edition    aqi.Edition `json:"edition"`     // the edition of HJ 633 that the plan names, for indices from concentrations
	Triggers   []Trigger   `json:"triggers"`    // one for each level that the plan has, lowest first
	MergeHours int         `json:"merge_hours"` // runs whose gap is shorter are one episode (重污染过程)
	LiftHours  int         `json:"lift_hours"`  // hours below the criteria that lifting needs
	LeadTimes  LeadTimes   `json:"lead_times"`  // how long before its start an alert is to be published
	Clauses    Clauses     `json:"clauses"`     // where the plan has the rules of decisions
	Readings   Readings    `json:"readings"`
}

// Cites are the clauses of a plan that decisions rest on, besides those of the triggers. A zero clause is not cited.
type Clauses struct {
	Issue    aqi.Clause `json:"issue"`    // 预警启动
	Adjust   aqi.Clause `json:"adjust"`   // the level may be raised or lowered as the forecast changes
	Improve  aqi.Clause `json:"improve"`  // lowering and lifting when the air is to stay better
	Worsen   aqi.Clause `json:"worsen"`   // raising at once when the monitored air is worse than the alert
	Merge    aqi.Clause `json:"merge"`    // two processes in a row are one
	Schedule aqi.Clause `json:"schedule"` // lifting on schedule
	Notice   aqi.Clause `json:"notice"`   // what is made public
}

// Trigger is what starts an alert of a level: any of several groups of conditions, all of a group met within one run.
type Trigger struct {
	Level     Level         `json:"level"`
	AnyOf     [][]Condition `json:"any_of"`
	Clause    aqi.Clause    `json:"clause"`
	Approvals []Approval    `json:"approvals"` // the steps that issuing an alert of the level needs, in order
}

// Condition is a daily AQI above a threshold, sustained for some hours: "日AQI＞200持续48小时及以上".
type Condition struct {
	Comparison Comparison `json:"comparison"`
	AQI        int        `json:"aqi"`
	Hours      int        `json:"hours"`
}

// String returns "daily AQI > 200 for 48 h".
func (c Condition) String() string {
	return fmt.Sprintf("daily AQI %v %d for %d h", c.Comparison, c.AQI, c.Hours)
}

// Chinese returns "日AQI＞200持续48小时".
func (c Condition) Chinese() string {
	return fmt.Sprintf("日AQI%s%d持续%d小时", c.Comparison.Chinese(), c.AQI, c.Hours)
}

// threshold is a condition without its hours.
type threshold struct {
	aqi     uint32
	orEqual uint32 // 1 where the AQI itself exceeds
}

func (c Condition) threshold() threshold {
	return threshold{uint32(c.AQI), uint32(c.Comparison)}
}

// compare orders thresholds by what exceeds them: ≥ 200 before > 200 before ≥ 201.
func (t threshold) compare(other threshold) int {
	return cmp.Or(cmp.Compare(t.aqi, other.aqi), cmp.Compare(other.orEqual, t.orEqual))
}

// Comparison says whether a daily AQI equal to the threshold exceeds it.
type Comparison uint8

// The comparisons.
const (
	Above   Comparison = iota // >, the number itself left out
	AtLeast                   // ≥, the number itself included; a mean of hours is compared exactly, before rounding
)

var comparisons = enum.Table[Comparison]{Type: "alert.Comparison", Names: []enum.Name{
	Above:   {Word: "above", English: ">", Chinese: "＞"},
	AtLeast: {Word: "at-least", English: "≥", Chinese: "≥"},
}}

// Kashgar returns a fresh copy of the criteria of Kashgar prefecture's plan of 2023 (喀什地区重污染天气应急预案（修订版）, 3.3):
// daily AQI above 200 for 24, 48 and 72 hours; lifting needs 36 hours (3.7.1).
func Kashgar() Plan {
	return Plan{
		Title: aqi.Text{
			Chinese: kashgarPlan,
			English: "Emergency plan for heavy-pollution weather of Kashgar prefecture (revised), 2023",
		},
		Edition: aqi.Edition2012,
		Triggers: []Trigger{
			{Yellow, [][]Condition{{{Above, 200, 24}}}, clause("3.3 (1)"), []Approval{{OfficeDirector, Approve}}},
			{Orange, [][]Condition{{{Above, 200, 48}}}, clause("3.3 (2)"), []Approval{{OfficeDirector, Review}, {DeputyCommander, Approve}}},
			{Red, [][]Condition{{{Above, 200, 72}}}, clause("3.3 (3)"), []Approval{
				{OfficeDirector, Review}, {DeputyCommander, Agree}, {Commander, Approve},
			}},
		},
		MergeHours: 36, LiftHours: 36,
		LeadTimes: LeadTimes{OnTime: 24, Least: 12, Clause: clause("3.5")},
		Clauses: Clauses{
			Issue: clause("3.4"), Adjust: clause("3.7.1 (1)"), Improve: clause("3.7.1 (2)"), Worsen: clause("3.7.1 (3)"),
			Merge: clause("3.7.1 (4)"), Schedule: clause("3.7.2"), Notice: clause("3.6"),
		},
	}
}

const kashgarPlan = "喀什地区重污染天气应急预案（修订版）"

// clause returns a clause of Kashgar's plan.
func clause(place string) aqi.Clause { return aqi.Clause{Document: kashgarPlan, Number: place} }

// Thresholds returns the plan's thresholds, each once, lowest first, as conditions of no hours: at least 200 is lower than
// above 200. Runs are drawn at the first.
func (p Plan) Thresholds() []Condition {
	ts := p.thresholds()
	conditions := make([]Condition, len(ts))
	for i, t := range ts {
		conditions[i] = t.condition(0)
	}
	return conditions
}

// condition returns the threshold sustained for some hours.
func (t threshold) condition(hours int) Condition {
	return Condition{Comparison: Comparison(t.orEqual), AQI: int(t.aqi), Hours: hours}
}

// thresholds is Thresholds in the form that grading uses.
func (p Plan) thresholds() []threshold {
	var ts []threshold
	for _, trigger := range p.Triggers {
		for _, group := range trigger.AnyOf {
			for _, c := range group {
				ts = append(ts, c.threshold())
			}
		}
	}
	slices.SortFunc(ts, threshold.compare)
	return slices.Compact(ts)
}

// grade returns the highest level whose trigger the sustained hours meet, and None where they meet none.
func (p Plan) grade(sustained []Condition) Level {
	level := NoAlert
	for _, trigger := range p.Triggers {
		if slices.ContainsFunc(trigger.AnyOf, func(group []Condition) bool { return meets(sustained, group) }) {
			level = trigger.Level
		}
	}
	return level
}

func meets(sustained, group []Condition) bool {
	for _, want := range group {
		if !slices.ContainsFunc(sustained, func(got Condition) bool {
			return got.threshold() == want.threshold() && got.Hours >= want.Hours
		}) {
			return false
		}
	}
	return true
}
