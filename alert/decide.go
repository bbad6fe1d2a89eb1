package alert

import (
	"fmt"
	"slices"

	"github.com/clearsky-go/clearsky/aqi"
)

// Decision is what is to be done at an hour, and on what grounds. It follows from Facts, At and Before alone.
type Decision struct {
	At     aqi.Stamp `json:"at"`
	Act    Act       `json:"act"`
	Before State     `json:"before"` // the alert in force
	After  State     `json:"after"`  // the alert once the decision is carried out
	// Due is the level that the third paragraph of 3.7.1 requires at once (应及时调整): the monitored hours alone reach it,
	// it is above the level in force, and every window that begins in the next 24 hours exceeds. None where an upgrade is
	// only advised (可), and for all other acts.
	Due     Level        `json:"due"`
	Facts   Facts        `json:"facts"`
	Clauses []aqi.Clause `json:"clauses"`
}

// Facts are what a decision rests on.
type Facts struct {
	// Process is the process that has not ended and starts within LiftGap hours; its zero value: there is none.
	Process Process `json:"process"`
	// Monitored is the highest level that the monitored hours alone reach within that process.
	Monitored Level `json:"monitored"`
	// Exceeding, Lowest, Horizon and NotJudged are those of the outlook.
	Exceeding int       `json:"exceeding"`
	Lowest    Window    `json:"lowest"`
	Horizon   aqi.Stamp `json:"horizon"`
	NotJudged []Span    `json:"not_judged"`
	// ForecastShort says that the forecast does not reach LiftGap hours ahead, so that nothing can be lowered.
	ForecastShort bool `json:"forecast_short"`
}

// Decide decides on the alert in force at the outlook's hour (3.4, 3.7). P is the process that has not ended and starts
// within LiftGap hours; one that reaches no level does not count.
//
//   - Nothing in force: Issue where there is a P, from its start, or now where it has begun, to its end; else Nothing.
//   - Upgrade where P's level is above that in force: from now where an alert is in force, so that there is no break in it.
//   - Downgrade where it is below and the forecast reaches LiftGap hours ahead.
//   - Extend where it is the same and P ends after the announced end, or ends openly and that was not announced, or starts
//     before an alert that has not begun.
//   - LiftOnSchedule where there is no P and the announced end has come; before that LiftEarly, where every hour of the next
//     LiftGap lies in some judged window.
//   - Keep in every other case.
//
// Errors, all problems at once: those of [Plan.Validate]; [ErrState] for a state that contradicts itself; [ErrOutlook] for
// processes out of order or closer than LiftGap.
func (p Plan) Decide(inForce State, o Outlook) (Decision, error) {
	var fs collector
	p.validate(&fs)
	inForce.validate(&fs)
	o.validate(&fs, p.LiftGap)
	if err := fs.err(); err != nil {
		return Decision{}, err
	}
	d := Decision{At: o.At, Before: inForce, Facts: p.facts(o)}
	d.Act = d.act(aqi.Stamp(p.LiftGap))
	d.After = d.after()
	if d.Act == Upgrade && d.Facts.Monitored > inForce.Level && o.Exceeding == dayHours {
		d.Due = d.Facts.Monitored
	}
	d.Clauses = p.clauses(d)
	return d, nil
}

// facts draws from the outlook what bears on the decision.
func (p Plan) facts(o Outlook) Facts {
	gap := aqi.Stamp(p.LiftGap)
	f := Facts{
		Exceeding: o.Exceeding, Lowest: o.Lowest, Horizon: o.Horizon, NotJudged: o.NotJudged, ForecastShort: o.Horizon < o.At+gap,
	}
	for _, process := range o.Processes {
		if process.Level > None && process.End > o.At && process.Start < o.At+gap {
			f.Process = process
			break
		}
	}
	for _, m := range o.Monitored {
		if m.Start < f.Process.End && m.End > f.Process.Start {
			f.Monitored = max(f.Monitored, m.Level)
		}
	}
	return f
}

func (d Decision) act(gap aqi.Stamp) Act {
	p, s := d.Facts.Process, d.Before
	exists := p.Level > None
	switch {
	case s.Level == None && exists:
		return Issue
	case s.Level == None:
		return Nothing
	case exists && p.Level > s.Level:
		return Upgrade
	case exists && p.Level < s.Level && d.Facts.Horizon >= d.At+gap:
		return Downgrade
	case exists && p.Level == s.Level && (p.End > s.Until || p.Open && !s.Open || max(d.At, p.Start) < s.From):
		return Extend
	case !exists && d.At >= s.Until:
		return LiftOnSchedule
	case !exists && len(d.Facts.NotJudged) == 0:
		return LiftEarly
	}
	return Keep
}

// after returns the alert once the decision is carried out.
func (d Decision) after() State {
	p, s := d.Facts.Process, d.Before
	switch d.Act {
	case Issue:
		return State{p.Level, max(d.At, p.Start), p.End, p.Open}
	case Upgrade, Downgrade:
		if s.From <= d.At { // in force: without a break until the process starts
			return State{p.Level, d.At, p.End, p.Open}
		}
		return State{p.Level, max(d.At, p.Start), p.End, p.Open}
	case Extend:
		return State{s.Level, min(s.From, max(d.At, p.Start)), max(s.Until, p.End), p.Open}
	case LiftEarly, LiftOnSchedule:
		return State{}
	case Nothing, Keep:
	}
	return s
}

// clauses returns the places of the plan that the decision rests on.
func (p Plan) clauses(d Decision) []aqi.Clause {
	var cited []aqi.Clause
	for _, t := range p.Triggers {
		if t.Level == d.After.Level && d.Act >= Issue && d.Act <= Extend {
			cited = append(cited, t.Clause)
		}
	}
	if len(d.Facts.Process.Runs) > 1 && len(cited) > 0 {
		cited = append(cited, p.Cites.Merge)
	}
	if d.Due == None || d.Due < d.After.Level {
		cited = append(cited, p.Cites.of(d.Act))
	}
	if d.Due > None {
		cited = append(cited, p.Cites.Worsen)
	}
	return slices.DeleteFunc(cited, func(c aqi.Clause) bool { return c == aqi.Clause{} })
}

// of returns the clause of an act.
func (c Cites) of(a Act) aqi.Clause {
	switch a {
	case Nothing, Issue:
		return c.Issue
	case Keep, Upgrade, Extend:
		return c.Adjust
	case Downgrade, LiftEarly:
		return c.Improve
	case LiftOnSchedule:
		return c.Schedule
	}
	return aqi.Clause{}
}

// String returns "2026-01-05 07:00: Issue Orange, 2026-01-06 00:00 to 2026-01-08 00:00".
func (d Decision) String() string { return d.text(d.Act.String(), d.shown().String(), "to", "open") }

// Chinese returns the same in Chinese.
func (d Decision) Chinese() string {
	return d.text(d.Act.Chinese(), d.shown().Chinese(), "至", "待定")
}

// shown returns the level that the decision is about.
func (d Decision) shown() Level {
	if d.After.Level == None {
		return d.Before.Level
	}
	return d.After.Level
}

func (d Decision) text(act, level, to, open string) string {
	text := fmt.Sprintf("%v: %s", d.At, act)
	if d.shown() > None {
		text += " " + level
	}
	if d.After.Level > None {
		text += fmt.Sprintf(", %v %s %v", d.After.From, to, d.After.Until)
	}
	if d.After.Open {
		text += " (" + open + ")"
	}
	return text
}

func (s State) validate(fs *collector) {
	switch {
	case !s.Level.Valid():
		fs.add(ErrState, "level", s.Level.String(), "one of the levels")
	case s.Level == None && s != State{}:
		fs.add(ErrState, "no alert", fmt.Sprintf("%v to %v", s.From, s.Until), "no hours and not open")
	case s.Level > None && (!s.From.Valid() || !s.Until.Valid() || s.From >= s.Until):
		fs.add(ErrState, "alert in force", fmt.Sprintf("%v to %v", s.From, s.Until), "an end after the start")
	}
}

func (o Outlook) validate(fs *collector, gap int) {
	if !o.At.Valid() {
		fs.add(ErrOutlook, "at", o.At.String(), "an hour")
	}
	validateProcesses(fs, "processes", o.Processes, gap)
	validateProcesses(fs, "monitored", o.Monitored, gap)
}

func validateProcesses(fs *collector, name string, list []Process, gap int) {
	for i, p := range list {
		where := func() string { return fmt.Sprintf("%s[%d]", name, i) }
		if !p.Start.Valid() || !p.End.Valid() || p.Start >= p.End || !p.Level.Valid() {
			fs.add(ErrOutlook, where(), fmt.Sprintf("%v, %v to %v", p.Level, p.Start, p.End), "a level, and an end after the start")
		}
		if i > 0 && int(p.Start)-int(list[i-1].End) < gap {
			fs.add(ErrOutlook, where(), fmt.Sprintf("starts %v", p.Start), fmt.Sprintf("%d hours or more after the one before ends", gap))
		}
	}
}
