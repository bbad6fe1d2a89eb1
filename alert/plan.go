package alert

import (
	"slices"

	"github.com/clearsky-go/clearsky/aqi"
)

// Plan is a place's rules for grading heavy pollution (预警分级标准) and for the alert that follows, as data. A Plan must pass
// Validate; the zero Plan does not.
type Plan struct {
	Title   aqi.Text    `json:"title"`
	Edition aqi.Edition `json:"edition"` // the edition of HJ 633 that the plan names, for indices from concentrations
	// Pollutants are those whose pollution the alert is for; none: all. An hour's AQI is the largest sub-index of these. Where only
	// its published AQI and primary pollutants are known, it does not count if all of those are others: it is no clean hour.
	Pollutants aqi.Pollutants `json:"pollutants"`
	// LeftOut are marks of causes outside the plan, whose hours do not count: fire, fireworks, transport. Whether dust is one is a reading.
	LeftOut    Marks     `json:"left_out"`
	Triggers   []Trigger `json:"triggers"`    // one for each level that the plan has, lowest first
	MergeHours int       `json:"merge_hours"` // runs whose gap is shorter are one episode (重污染过程)
	LiftHours  int       `json:"lift_hours"`  // hours below the criteria that lifting needs
	// LiftBelow is the daily AQI below which the hours that lifting needs are, where that is lower than the criteria; 0: below these. An
	// episode then lasts until such hours, and heavy pollution before they come is of the same episode.
	LiftBelow int `json:"lift_below"`
	// Hold is for how many hours a finding must have been lower before an alert is lowered or lifted early, else a forecast that
	// swings about a limit would move it up and down hour by hour. The library's own rule: Kashgar's is 12; 0 is the letter of 3.7.1.
	Hold      int       `json:"hold"`
	LeadTimes LeadTimes `json:"lead_times"` // how long before its start an alert is to be published
	// Recipients are those who are told of a decision, in the order in which they are told (3.5).
	Recipients []Party  `json:"recipients"`
	Clauses    Clauses  `json:"clauses"` // where the plan has the rules of decisions
	Readings   Readings `json:"readings"`
}

// Clauses are the clauses of a plan that decisions rest on, apart from those of the triggers. A zero clause is not cited.
type Clauses struct {
	Issue     aqi.Clause `json:"issue"`     // issuing (预警启动)
	Adjust    aqi.Clause `json:"adjust"`    // the level may be raised or lowered as the forecast changes
	Improve   aqi.Clause `json:"improve"`   // lowering and lifting when the air is to stay better
	Worsen    aqi.Clause `json:"worsen"`    // raising at once when the observed air is worse than the alert
	Merge     aqi.Clause `json:"merge"`     // two runs in a row are one episode
	Schedule  aqi.Clause `json:"schedule"`  // lifting on schedule
	Notice    aqi.Clause `json:"notice"`    // what is made public
	Superior  aqi.Clause `json:"superior"`  // a superior's alert binds
	Judgement aqi.Clause `json:"judgement"` // consultation judges the level
}

// Trigger is what starts an alert of a level: any of several groups of conditions, all of a group met within one run (see [Run]).
type Trigger struct {
	Level     Level         `json:"level"`
	AnyOf     [][]Condition `json:"any_of"`
	Clause    aqi.Clause    `json:"clause"`
	Approvals []Approval    `json:"approvals"` // the steps that issuing an alert of the level needs, in order
}

// has reports whether the plan has a trigger of the level.
func (p *Plan) has(l Level) bool {
	return slices.ContainsFunc(p.Triggers, func(t Trigger) bool { return t.Level == l })
}

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
			{Yellow, [][]Condition{{{AQI: 200, Hours: 24}}}, clause("3.3 (1)"), []Approval{{kashgarDirector, Approve}}},
			{Orange, [][]Condition{{{AQI: 200, Hours: 48}}}, clause("3.3 (2)"), []Approval{{kashgarDirector, Review}, {kashgarDeputy, Approve}}},
			{Red, [][]Condition{{{AQI: 200, Hours: 72}}}, clause("3.3 (3)"), []Approval{
				{kashgarDirector, Review}, {kashgarDeputy, Agree}, {kashgarCommander, Approve},
			}},
		},
		MergeHours: 36, LiftHours: 36, Hold: 12,
		LeadTimes:  LeadTimes{OnTime: 24, Least: 12, Clause: clause("3.5")},
		Recipients: kashgarRecipients(),
		Clauses: Clauses{
			Issue: clause("3.4"), Adjust: clause("3.7.1 (1)"), Improve: clause("3.7.1 (2)"), Worsen: clause("3.7.1 (3)"),
			Merge: clause("3.7.1 (4)"), Schedule: clause("3.7.2"), Notice: clause("3.6"), Superior: clause("3.4"), Judgement: clause("3.2"),
		},
	}
}

const kashgarPlan = "喀什地区重污染天气应急预案（修订版）"

// clause returns a clause of Kashgar's plan.
func clause(number string) aqi.Clause { return aqi.Clause{Document: kashgarPlan, Number: number} }
