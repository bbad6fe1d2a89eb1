package alert

import (
	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/internal/wording"
)

// Decision is what is to be done at an hour (决定), and on what grounds. It follows from Evidence, At and Before alone.
//
//clearsky:whole
type Decision struct {
	At     aqi.Stamp `json:"at"`
	Act    Act       `json:"act"`
	Before State     `json:"before"` // the alert in force
	After  State     `json:"after"`  // the alert once the decision is carried out
	// Required is the level that the third paragraph of 3.7.1 requires at once (应及时调整): the observed hours alone reach it, it is
	// above the level in force, and every window that begins in the next 24 hours exceeds. NoAlert where an upgrade is only
	// advised (可), and for all other acts.
	Required Level        `json:"required"`
	Evidence Evidence     `json:"evidence"`
	Clauses  []aqi.Clause `json:"clauses"`
}

// Decide decides on the alert in force at the outlook's hour (3.4, 3.7). P is the first episode that reaches a level, has not
// ended and starts within LiftHours hours.
//
//   - Nothing in force: Issue where there is a P, from its start, or now where it has begun, to its end; else Nothing.
//   - Upgrade where P's level is above that in force: from now where an alert is in force, so that there is no break in it.
//   - Downgrade where it is below and the forecast reaches LiftHours hours ahead.
//   - Extend where it is the same and P ends after the announced end, or is open and the end was not announced as provisional, or
//     starts before an alert that has not begun.
//   - LiftOnSchedule where there is no P and the announced end has come; before that LiftEarly, where every hour of the next
//     LiftHours lies in some valid window.
//   - Keep in every other case.
//
// It takes time in proportion to the outlook. Errors, all at once: those of [Plan.Validate]; a state ("/state/…") that contradicts
// itself; an outlook ("/outlook/…") of no hour, and episodes without hours, out of order or closer than MergeHours.
func (p Plan) Decide(inForce State, o Outlook) (Decision, error) {
	var fs aqi.Faults
	p.validate(&fs)
	inForce.check(&fs)
	o.check(&fs, p.MergeHours)
	if err := fs.Err(); err != nil {
		return Decision{}, err
	}
	d := p.decide(inForce, o)
	d.Evidence = d.Evidence.clone()
	return d, nil
}

// decide is Decide where all has been checked and the outlook is given away.
func (p *Plan) decide(inForce State, o Outlook) Decision {
	d := Decision{At: o.At, Before: inForce, Evidence: p.evidence(o)}
	d.Act = d.act(aqi.Stamp(p.LiftHours))
	d.After = d.after()
	if d.Act == Upgrade && d.Evidence.Observed > inForce.Level && o.ExceedingWindows == dayHours {
		d.Required = d.Evidence.Observed
	}
	d.Clauses = p.clauses(&d)
	return d
}

func (d *Decision) act(gap aqi.Stamp) Act {
	e, s := d.Evidence.Episode, d.Before
	exists := e.Level > NoAlert
	switch {
	case s.Level == NoAlert && exists:
		return Issue
	case s.Level == NoAlert:
		return Nothing
	case exists && e.Level > s.Level:
		return Upgrade
	case exists && e.Level < s.Level && d.Evidence.Horizon >= d.At+gap:
		return Downgrade
	case exists && e.Level == s.Level && (e.Until > s.Until || e.Open && !s.Provisional || max(d.At, e.From) < s.From):
		return Extend
	case !exists && d.At >= s.Until:
		return LiftOnSchedule
	case !exists && len(d.Evidence.Unknown) == 0:
		return LiftEarly
	}
	return Keep
}

// after returns the alert once the decision is carried out.
func (d *Decision) after() State {
	e, s := d.Evidence.Episode, d.Before
	start := max(d.At, e.From)
	switch d.Act {
	case Issue, Upgrade, Downgrade:
		if d.Act != Issue && s.From <= d.At { // in force: without a break until the episode starts
			start = d.At
		}
		return State{e.Level, aqi.Span{From: start, Until: e.Until}, e.Open}
	case Extend:
		return State{s.Level, aqi.Span{From: min(s.From, start), Until: max(s.Until, e.Until)}, e.Open}
	case LiftEarly, LiftOnSchedule:
		return State{}
	case Nothing, Keep:
	}
	return s
}

// clauses returns the clauses of the plan that the decision rests on, a zero one left out.
func (p *Plan) clauses(d *Decision) []aqi.Clause {
	var cited []aqi.Clause
	cite := func(c aqi.Clause) {
		if c != (aqi.Clause{}) {
			cited = append(cited, c)
		}
	}
	triggered := d.Act >= Issue && d.Act <= Extend
	for _, t := range p.Triggers {
		if triggered && t.Level == d.After.Level {
			cite(t.Clause)
		}
	}
	if len(d.Evidence.Episode.Runs) > 1 && len(cited) > 0 {
		cite(p.Clauses.Merge)
	}
	if d.Required == NoAlert || d.Required < d.After.Level {
		cite(p.Clauses.of(d.Act))
	}
	if d.Required > NoAlert {
		cite(p.Clauses.Worsen)
	}
	return cited
}

// of returns the clause of an act.
func (c *Clauses) of(a Act) aqi.Clause {
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

// String returns "2026-01-05 07:00: Issue Orange, 2026-01-06 00:00 to 2026-01-08 00:00 (provisional)".
func (d Decision) String() string { return d.text(wording.English) }

// Chinese returns "2026-01-05 07:00：发布预警，橙色，2026-01-06 00:00至2026-01-08 00:00（暂定）".
func (d Decision) Chinese() string { return d.text(wording.Chinese) }

// shown returns the level that the decision is about.
func (d Decision) shown() Level {
	if d.After.Level == NoAlert {
		return d.Before.Level
	}
	return d.After.Level
}

func (d Decision) text(l wording.Language) string {
	act := l.Of(d.Act)
	if d.shown() > NoAlert {
		act = l.F("%v %v", "%v，%v", d.Act, d.shown())
	}
	span := ""
	if d.After.Level > NoAlert {
		span = l.Of(d.After.Span) + provisional(l, d.After.Provisional)
	}
	return l.F("%v: %v", "%v：%v", d.At, l.Join(act, span))
}
