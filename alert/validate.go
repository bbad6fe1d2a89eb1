package alert

import (
	"fmt"

	"github.com/clearsky-go/clearsky/aqi"
)

const (
	dayHours = 24 // a daily AQI is over 24 hours
	dayNeeds = 20 // and needs 20 of them (GB 3095-2012, Table 4)
)

// Validate returns every problem of the plan, each a [Fault] that wraps [ErrPlan]: no or empty triggers, levels that do
// not rise, an AQI that nothing or everything exceeds, hours under 24 or, day after day, no multiple of 24, a gap of no
// hours, unknown values.
func (p Plan) Validate() error {
	var fs collector
	p.validate(&fs)
	return fs.err()
}

func (p Plan) validate(fs *collector) {
	if len(p.Triggers) == 0 {
		fs.plan("triggers", "none", "at least one")
	}
	below := NoAlert
	for i, t := range p.Triggers {
		at := place{trigger: i, level: t.Level}
		if t.Level <= below || !t.Level.Valid() {
			fs.plan(at.String(), fmt.Sprintf("level %v after %v", t.Level, below), "levels that rise")
		}
		below = t.Level
		p.validateTrigger(fs, at, t)
	}
	if p.MergeHours < 1 || p.MergeHours > maxHours {
		fs.plan("merge_hours", fmt.Sprint(p.MergeHours), fmt.Sprintf("1 to %d hours", maxHours))
	}
	if p.LiftHours < 1 || p.LiftHours > maxHours {
		fs.plan("lift_hours", fmt.Sprint(p.LiftHours), fmt.Sprintf("1 to %d hours", maxHours))
	}
	if p.LeadTimes.Least < 0 || p.LeadTimes.OnTime < p.LeadTimes.Least || p.LeadTimes.OnTime > maxHours {
		fs.plan("lead", fmt.Sprintf("%d and %d hours", p.LeadTimes.OnTime, p.LeadTimes.Least), "hours ahead, on time no less than the least")
	}
	if !p.Edition.Valid() {
		fs.plan("edition", p.Edition.String(), "an edition of HJ 633")
	}
	p.Readings.validate(fs)
}

// place is a place among the triggers of a plan, counted from 0; group and condition from 1, 0 for none.
type place struct {
	trigger          int
	level            Level
	group, condition int
}

// String returns "triggers[1] (Orange), any_of[0][0]".
func (at place) String() string {
	s := fmt.Sprintf("triggers[%d] (%v)", at.trigger, at.level)
	if at.group > 0 {
		s += fmt.Sprintf(", any_of[%d]", at.group-1)
	}
	if at.condition > 0 {
		s += fmt.Sprintf("[%d]", at.condition-1)
	}
	return s
}

func (p Plan) validateTrigger(fs *collector, at place, t Trigger) {
	if len(t.AnyOf) == 0 {
		fs.plan(at.String()+", any_of", "none", "at least one group of conditions")
	}
	for _, s := range t.Approvals {
		if !roles.Valid(s.Role) || !duties.Valid(s.Kind) {
			fs.plan(at.String()+", approval", s.String(), "a role and a duty")
		}
	}
	for i, group := range t.AnyOf {
		at.group, at.condition = i+1, 0
		if len(group) == 0 {
			fs.plan(at.String(), "none", "at least one condition")
		}
		for j, c := range group {
			at.condition = j + 1
			p.validateCondition(fs, at, c)
		}
	}
}

func (p Plan) validateCondition(fs *collector, at place, c Condition) {
	least, most := 0, aqi.MaxIndex-1
	if c.Comparison == AtLeast {
		least, most = 1, aqi.MaxIndex
	}
	switch {
	case !comparisons.Valid(c.Comparison):
		fs.plan(at.String(), c.Comparison.String(), "above or at-least")
	case c.AQI < least || c.AQI > most:
		fs.plan(at.String(), fmt.Sprintf("AQI %v %d", c.Comparison, c.AQI), fmt.Sprintf("%d to %d", least, most))
	}
	switch {
	case c.Hours < dayHours || c.Hours > maxHours:
		fs.plan(at.String(), fmt.Sprintf("%d hours", c.Hours), fmt.Sprintf("%d to %d", dayHours, maxHours))
	case c.Hours%dayHours != 0 && p.Readings.Sustained == DayAfterDay:
		fs.plan(at.String(), fmt.Sprintf("%d hours", c.Hours), "a multiple of 24, as hours are counted day after day")
	}
}

func (r Readings) validate(fs *collector) {
	for _, reading := range []struct {
		field, got string
		valid      bool
	}{
		{"readings.sustained", r.Sustained.String(), sustaineds.Valid(r.Sustained)},
		{"readings.merging", r.Merge.String(), mergings.Valid(r.Merge)},
		{"readings.daily", r.Daily.String(), dailies.Valid(r.Daily)},
		{"readings.dust", r.Dust.String(), dusts.Valid(r.Dust)},
		{"readings.particles", r.Particles.String(), particles.Valid(r.Particles)},
		{"readings.adjusting", r.Approval.String(), adjustings.Valid(r.Approval)},
	} {
		if !reading.valid {
			fs.plan(reading.field, reading.got, "one of the readings")
		}
	}
}
