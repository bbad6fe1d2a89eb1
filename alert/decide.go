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
	Required Level        `json:"required"`
	Evidence Evidence     `json:"evidence"`
	Clauses  []aqi.Clause `json:"clauses"`
}

// Facts are what a decision rests on.
type Evidence struct {
	// Process is the process that has not ended and starts within LiftHours hours; its zero value: there is none.
	Episode Episode `json:"episode"`
	// Monitored is the highest level that the monitored hours alone reach within that process.
	Observed Level `json:"observed"`
	// Exceeding, Lowest, Horizon and Unknown are those of the outlook.
	ExceedingWindows int        `json:"exceeding_windows"`
	Lowest           Window     `json:"lowest"`
	Horizon          aqi.Stamp  `json:"horizon"`
	Unknown          []aqi.Span `json:"unknown"`
	// ForecastShort says that the forecast does not reach LiftHours hours ahead, so that nothing can be lowered.
	ForecastShort bool `json:"forecast_short"`
}

// Decide decides on the alert in force at the outlook's hour (3.4, 3.7). P is the process that has not ended and starts
// within LiftHours hours; one that reaches no level does not count.
//
//   - Nothing in force: Issue where there is a P, from its start, or now where it has begun, to its end; else Nothing.
//   - Upgrade where P's level is above that in force: from now where an alert is in force, so that there is no break in it.
//   - Downgrade where it is below and the forecast reaches LiftHours hours ahead.
//   - Extend where it is the same and P ends after the announced end, or ends openly and that was not announced, or starts
//     before an alert that has not begun.
//   - LiftOnSchedule where there is no P and the announced end has come; before that LiftEarly, where every hour of the next
//     LiftHours lies in some judged window.
//   - Keep in every other case.
//
// Errors, all problems at once: those of [Plan.Validate]; [ErrState] for a state that contradicts itself; [ErrOutlook] for
// processes out of order or closer than LiftHours.
func (p Plan) Decide(inForce State, o Outlook) (Decision, error) {
	var fs collector
	p.validate(&fs)
	inForce.validate(&fs)
	o.validate(&fs, p.MergeHours)
	if err := fs.err(); err != nil {
		return Decision{}, err
	}
	d := Decision{At: o.At, Before: inForce, Evidence: p.facts(o)}
	d.Act = d.act(aqi.Stamp(p.LiftHours))
	d.After = d.after()
	if d.Act == Upgrade && d.Evidence.Observed > inForce.Level && o.ExceedingWindows == dayHours {
		d.Required = d.Evidence.Observed
	}
	d.Clauses = p.clauses(d)
	return d, nil
}

// facts draws from the outlook what bears on the decision.
func (p Plan) facts(o Outlook) Evidence {
	gap := aqi.Stamp(p.LiftHours)
	f := Evidence{
		ExceedingWindows: o.ExceedingWindows, Lowest: o.Lowest, Horizon: o.Horizon, Unknown: o.Unknown, ForecastShort: o.Horizon < o.At+gap,
	}
	for _, process := range o.Episodes {
		if process.Level > NoAlert && process.Until > o.At && process.From < o.At+gap {
			f.Episode = process
			break
		}
	}
	for _, m := range o.Observed {
		if m.From < f.Episode.Until && m.Until > f.Episode.From {
			f.Observed = max(f.Observed, m.Level)
		}
	}
	return f
}

func (d Decision) act(gap aqi.Stamp) Act {
	p, s := d.Evidence.Episode, d.Before
	exists := p.Level > NoAlert
	switch {
	case s.Level == NoAlert && exists:
		return Issue
	case s.Level == NoAlert:
		return Nothing
	case exists && p.Level > s.Level:
		return Upgrade
	case exists && p.Level < s.Level && d.Evidence.Horizon >= d.At+gap:
		return Downgrade
	case exists && p.Level == s.Level && (p.Until > s.Until || p.Open && !s.Provisional || max(d.At, p.From) < s.From):
		return Extend
	case !exists && d.At >= s.Until:
		return LiftOnSchedule
	case !exists && len(d.Evidence.Unknown) == 0:
		return LiftEarly
	}
	return Keep
}

// after returns the alert once the decision is carried out.
func (d Decision) after() State {
	p, s := d.Evidence.Episode, d.Before
	switch d.Act {
	case Issue:
		return State{p.Level, aqi.Span{From: max(d.At, p.From), Until: p.Until}, p.Open}
	case Upgrade, Downgrade:
		if s.From <= d.At { // in force: without a break until the process starts
			return State{p.Level, aqi.Span{From: d.At, Until: p.Until}, p.Open}
		}
		return State{p.Level, aqi.Span{From: max(d.At, p.From), Until: p.Until}, p.Open}
	case Extend:
		return State{s.Level, aqi.Span{From: min(s.From, max(d.At, p.From)), Until: max(s.Until, p.Until)}, p.Open}
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
	if len(d.Evidence.Episode.Runs) > 1 && len(cited) > 0 {
		cited = append(cited, p.Clauses.Merge)
	}
	if d.Required == NoAlert || d.Required < d.After.Level {
		cited = append(cited, p.Clauses.of(d.Act))
	}
	if d.Required > NoAlert {
		cited = append(cited, p.Clauses.Worsen)
	}
	return slices.DeleteFunc(cited, func(c aqi.Clause) bool { return c == aqi.Clause{} })
}

// of returns the clause of an act.
func (c Clauses) of(a Act) aqi.Clause {
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
	if d.After.Level == NoAlert {
		return d.Before.Level
	}
	return d.After.Level
}

func (d Decision) text(act, level, to, open string) string {
	text := fmt.Sprintf("%v: %s", d.At, act)
	if d.shown() > NoAlert {
		text += " " + level
	}
	if d.After.Level > NoAlert {
		text += fmt.Sprintf(", %v %s %v", d.After.From, to, d.After.Until)
	}
	if d.After.Provisional {
		text += " (" + open + ")"
	}
	return text
}

func (s State) validate(fs *collector) {
	switch {
	case !s.Level.Valid():
		fs.add(ErrState, "level", s.Level.String(), "one of the levels")
	case s.Level == NoAlert && s != State{}:
		fs.add(ErrState, "no alert", fmt.Sprintf("%v to %v", s.From, s.Until), "no hours and not open")
	case s.Level > NoAlert && (!s.From.Valid() || !s.Until.Valid() || s.From >= s.Until):
		fs.add(ErrState, "alert in force", fmt.Sprintf("%v to %v", s.From, s.Until), "an end after the start")
	}
}

func (o Outlook) validate(fs *collector, gap int) {
	if !o.At.Valid() {
		fs.add(ErrOutlook, "at", o.At.String(), "an hour")
	}
	validateProcesses(fs, "processes", o.Episodes, gap)
	validateProcesses(fs, "monitored", o.Observed, gap)
}

func validateProcesses(fs *collector, name string, list []Episode, gap int) {
	for i, p := range list {
		where := func() string { return fmt.Sprintf("%s[%d]", name, i) }
		if !p.From.Valid() || !p.Until.Valid() || p.From >= p.Until || !p.Level.Valid() {
			fs.add(ErrOutlook, where(), fmt.Sprintf("%v, %v to %v", p.Level, p.From, p.Until), "a level, and an end after the start")
		}
		if i > 0 && int(p.From)-int(list[i-1].Until) < gap {
			fs.add(ErrOutlook, where(), fmt.Sprintf("starts %v", p.From), fmt.Sprintf("%d hours or more after the one before ends", gap))
		}
	}
}
