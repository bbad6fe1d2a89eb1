package alert

import (
	"strconv"

	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/internal/faults"
	"github.com/clearsky-go/clearsky/internal/runs"
)

const (
	dayHours      = 24  // a daily AQI is over 24 hours
	dayNeeds      = 20  // and needs 20 of them (GB 3095-2012, Table 4)
	maxConditions = 100 // of a plan: grading takes time in proportion to them and the hours

	// maxHours bounds a series and a plan's hours, as a guard against hostile dates: 114 years.
	maxHours = 1_000_000
)

// Validate returns every problem of the plan as [aqi.Faults] with pointers into it, as in "/plan/triggers/1/level": what is
// missing; unknown values; levels that do not rise; an AQI that nothing or everything exceeds; a daily condition's hours under 24 or, day
// after day, no multiple of 24, more than 24 of a day; other hours out of range; more than 100 conditions in all; names that are not UTF-8.
//
// A higher level must not be easier to reach than a lower one. Validate refuses a group of conditions of a higher level that is met
// whenever some group of a lower level is, since that lower group could never decide anything. It is so where each condition of the
// higher group is weaker than, or the same as, some condition of the lower group (a threshold no higher and hours no more), and
// either that condition is one and the same or the higher group's lowest threshold is no higher than the lower group's.
func (p Plan) Validate() error {
	var fs aqi.Faults
	p.validate(&fs)
	return fs.Err()
}

// validateParties checks those who approve and are told.
func (p *Plan) validateParties(fs *aqi.Faults) {
	for i, t := range p.Triggers {
		for j, a := range t.Approvals {
			a.Party.validate(fs, faults.At("/plan/triggers", i, "approvals", j, "party"))
		}
	}
	for i, party := range p.Recipients {
		party.validate(fs, faults.At("/plan/recipients", i))
	}
}

func (p *Plan) validate(fs *aqi.Faults) {
	p.validateTexts(fs)
	faults.Value(fs, "/plan/edition", p.Edition, "HJ 633的版本", "an edition of HJ 633")
	p.validateCause(fs)
	p.validateTriggers(fs)
	faults.Range(fs, "/plan/merge_hours", p.MergeHours, 1, maxHours)
	faults.Range(fs, "/plan/lift_hours", p.LiftHours, 1, maxHours)
	p.validateLift(fs)
	faults.Range(fs, "/plan/hold", p.Hold, 0, maxHours)
	faults.Range(fs, "/plan/lead_times/least", p.LeadTimes.Least, 0, maxHours)
	faults.Range(fs, "/plan/lead_times/on_time", p.LeadTimes.OnTime, max(0, min(p.LeadTimes.Least, maxHours)), maxHours)
	p.Readings.validate(fs)
	p.validateParties(fs)
}

// validateLift refuses an AQI of lifting that is none or higher than the criteria of daily AQIs.
func (p *Plan) validateLift(fs *aqi.Faults) {
	if p.LiftBelow == 0 {
		return
	}
	most := runs.Threshold(aqi.MaxIndex)
	for _, c := range p.conditions() {
		if c.Kind == DailyMeans && c.Pollutant == 0 {
			most = min(most, c.threshold()+1)
		}
	}
	faults.Range(fs, "/plan/lift_below", p.LiftBelow, 0, max(0, int(most)))
}

// validateCause refuses pollutants that there are none of, and marks that are no causes beside dust.
func (p *Plan) validateCause(fs *aqi.Faults) {
	if wrong := unknownPollutants(p.Pollutants); wrong != 0 {
		want := aqi.Text{Chinese: "六项污染物", English: "the six pollutants"}
		fs.Add(aqi.Fault{Path: "/plan/pollutants", Got: wrong.String(), Want: want, Rule: aqi.ErrUnknown})
	}
	if wrong := p.LeftOut &^ (causes &^ Dusty); wrong != 0 {
		want := aqi.Text{
			Chinese: "火灾、烟花爆竹、境外输入；沙尘由/readings/dust规定", English: "fire, fireworks, transport; of dust /readings/dust tells",
		}
		fs.Add(aqi.Fault{Path: "/plan/left_out", Got: wrong.String(), Want: want, Rule: aqi.ErrUnknown})
	}
}

func (p *Plan) validateTriggers(fs *aqi.Faults) {
	before, conditions, below := len(*fs), 0, NoAlert
	if len(p.Triggers) == 0 {
		addMissing(fs, "/plan/triggers", "至少一项启动条件", "a trigger at least")
	}
	for i, t := range p.Triggers {
		p.validateLevel(fs, i, below)
		below = t.Level
		for j, a := range t.Approvals {
			faults.Value(fs, faults.At("/plan/triggers", i, "approvals", j, "kind"), a.Kind, "审核、同意或批准", "review, agree or approve")
		}
		conditions += p.validateGroups(fs, i)
	}
	if conditions > maxConditions {
		most := strconv.Itoa(maxConditions)
		fs.Add(aqi.Fault{
			Path: "/plan/triggers", Got: strconv.Itoa(conditions) + " conditions", Rule: aqi.ErrTooMany,
			Want: aqi.Text{Chinese: "条件共不多于" + most + "项", English: "at most " + most + " conditions in all"},
		})
	}
	if len(*fs) == before {
		p.validateOrder(fs)
	}
}

func addMissing(fs *aqi.Faults, path, chinese, english string) {
	fs.Add(aqi.Fault{Path: path, Want: aqi.Text{Chinese: chinese, English: english}, Rule: aqi.ErrMissing})
}

// validateLevel checks a trigger's level, that of the one before it being given.
func (p *Plan) validateLevel(fs *aqi.Faults, trigger int, below Level) {
	level := p.Triggers[trigger].Level
	if level.Valid() && level > below {
		return
	}
	f := aqi.Fault{Path: faults.At("/plan/triggers", trigger, "level"), Got: level.String(), Rule: aqi.ErrOrder}
	f.Want = aqi.Text{Chinese: "由低到高的预警级别", English: "alert levels that rise"}
	switch {
	case !level.Valid():
		f.Rule = aqi.ErrUnknown
	case level == NoAlert:
		f.Rule = aqi.ErrMissing
	case level == below:
		f.Rule = aqi.ErrDuplicate
	}
	fs.Add(f)
}

// validateGroups checks a trigger's conditions and returns how many they are.
func (p *Plan) validateGroups(fs *aqi.Faults, trigger int) int {
	groups := p.Triggers[trigger].AnyOf
	if len(groups) == 0 {
		addMissing(fs, faults.At("/plan/triggers", trigger, "any_of"), "至少一组条件", "a group of conditions at least")
	}
	conditions := 0
	for i, group := range groups {
		conditions += len(group)
		if len(group) == 0 {
			addMissing(fs, faults.At("/plan/triggers", trigger, "any_of", i), "至少一项条件", "a condition at least")
		}
		for j, c := range group {
			c.validate(fs, faults.At("/plan/triggers", trigger, "any_of", i, j), p.Readings)
		}
	}
	return conditions
}

func (c Condition) validate(fs *aqi.Faults, path string, r Readings) {
	if !c.Comparison.Valid() {
		faults.Value(fs, path+"/comparison", c.Comparison, "大于或不小于", "above or at-least")
	}
	least := 0
	if c.Comparison == AtLeast {
		least = 1
	}
	faults.Range(fs, path+"/aqi", c.AQI, least, aqi.MaxIndex-1+least)
	if c.Pollutant != 0 {
		faults.Value(fs, path+"/pollutant", c.Pollutant, "六项污染物之一", "one of the six pollutants")
	}
	faults.Value(fs, path+"/timing", c.Timing, "实测、预报或不分", "observed, forecast or any")
	c.validateHours(fs, path, r)
}

// validateHours refuses hours that the kind of condition cannot have.
func (c Condition) validateHours(fs *aqi.Faults, path string, r Readings) {
	switch {
	case !c.Kind.Valid():
		faults.Value(fs, path+"/kind", c.Kind, "日均值、连续小时或一日内累计小时", "daily, in-a-row or of-a-day")
	case c.Kind == HoursOfADay:
		faults.Range(fs, path+"/hours", c.Hours, 1, dayHours)
	case c.Kind == HoursInARow:
		faults.Range(fs, path+"/hours", c.Hours, 1, maxHours)
	case c.Hours < dayHours || c.Hours > maxHours:
		faults.Range(fs, path+"/hours", c.Hours, dayHours, maxHours)
	case c.Hours%dayHours != 0 && (r.Sustained == DayAfterDay || r.Windows == NaturalDays):
		want := aqi.Text{Chinese: "24的整数倍，因持续时间逐日计算", English: "a multiple of 24, as hours are counted day after day"}
		fs.Add(aqi.Fault{Path: path + "/hours", Got: strconv.Itoa(c.Hours), Want: want, Rule: aqi.ErrConflict})
	}
}

func (r Readings) validate(fs *aqi.Faults) {
	faults.Value(fs, "/plan/readings/windows", r.Windows, oneReading, aReading)
	faults.Value(fs, "/plan/readings/sustained", r.Sustained, oneReading, aReading)
	faults.Value(fs, "/plan/readings/merge", r.Merge, oneReading, aReading)
	faults.Value(fs, "/plan/readings/daily", r.Daily, oneReading, aReading)
	faults.Value(fs, "/plan/readings/dust", r.Dust, oneReading, aReading)
	faults.Value(fs, "/plan/readings/particles", r.Particles, oneReading, aReading)
	faults.Value(fs, "/plan/readings/forecast", r.Forecast, oneReading, aReading)
	faults.Value(fs, "/plan/readings/whole_day", r.WholeDay, oneReading, aReading)
	faults.Value(fs, "/plan/readings/approval", r.Approval, oneReading, aReading)
}

const oneReading, aReading = "可选的理解之一", "one of the readings"

// validateTexts refuses names that are not UTF-8.
func (p *Plan) validateTexts(fs *aqi.Faults) {
	faults.UTF8Text(fs, "/plan/title", p.Title)
	for i, t := range p.Triggers {
		faults.UTF8Clause(fs, faults.At("/plan/triggers", i, "clause"), t.Clause)
	}
	faults.UTF8Clause(fs, "/plan/lead_times/clause", p.LeadTimes.Clause)
	faults.UTF8Clause(fs, "/plan/clauses/issue", p.Clauses.Issue)
	faults.UTF8Clause(fs, "/plan/clauses/adjust", p.Clauses.Adjust)
	faults.UTF8Clause(fs, "/plan/clauses/improve", p.Clauses.Improve)
	faults.UTF8Clause(fs, "/plan/clauses/worsen", p.Clauses.Worsen)
	faults.UTF8Clause(fs, "/plan/clauses/merge", p.Clauses.Merge)
	faults.UTF8Clause(fs, "/plan/clauses/schedule", p.Clauses.Schedule)
	faults.UTF8Clause(fs, "/plan/clauses/notice", p.Clauses.Notice)
	faults.UTF8Clause(fs, "/plan/clauses/superior", p.Clauses.Superior)
	faults.UTF8Clause(fs, "/plan/clauses/judgement", p.Clauses.Judgement)
}
