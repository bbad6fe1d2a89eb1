package alert

import (
	"slices"

	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/internal/wording"
)

// Decision is what is to be done at an hour (决定), and on what grounds. It follows from the plan, At, Before and Evidence alone.
//
//clearsky:whole
type Decision struct {
	At     aqi.Stamp `json:"at"`
	Act    Act       `json:"act"`
	Level  Level     `json:"level"`  // that the act is about: issued, moved to, extended, kept or lifted
	Before State     `json:"before"` // before the decision
	After  State     `json:"after"`  // once it is carried out
	// Required is the level up to which an upgrade is required, above the level in force: that which the observed hours alone reach,
	// where the air is not to get better within 24 hours (应及时调整, third paragraph of 3.7.1), and that of a superior's alert (3.4).
	// NoAlert where an upgrade is only advised (可), and for all other acts.
	Required Level        `json:"required"`
	Evidence Evidence     `json:"evidence"`
	Clauses  []aqi.Clause `json:"clauses"`
}

// Decide decides at the outlook's hour (3.4, 3.7): it moves the own schedule on, makes of it and the demands what is wanted, and names
// the strongest change from what is announced to what is wanted.
//
// The own schedule follows the episode that has not ended, or is not known to have, and starts within MergeHours hours. It is
// raised at once; it is lowered, or ended before its end, only where every hour of the next LiftHours, and (the library's own rule) of
// the day before, lies in some valid window and the finding has been no higher for Hold hours; it is made longer where its end is less
// than LeadTimes.OnTime away. What is not known lowers and ends nothing.
//
//   - Issue where nothing is announced and something wanted; Nothing where neither is.
//   - LiftOnSchedule where nothing is wanted any more and the announced end has come; LiftEarly where it has not.
//   - Upgrade where an hour is wanted higher than announced.
//   - Downgrade where an hour before both ends is wanted lower.
//   - Extend where the alert is wanted longer or earlier, or has a known end once the hour expected has come.
//   - Keep in every other case: what was announced stays as it is.
//
// It takes time in proportion to the outlook, the demands and the schedules (n log n in the demands). Errors, all at once: a state ("/state/…") that contradicts itself; an outlook ("/outlook/…") of no hour or one so late
// that the hours that lifting needs reach beyond the year 9999, and episodes without hours, out of order or closer than MergeHours; those of [CheckDemands]. Raises of the response are no matter of the alert.
func (r *Ruleset) Decide(before State, o Outlook, demands []Demand) (Decision, error) {
	var fs aqi.Faults
	if !r.check(&fs) {
		return Decision{}, fs.Err()
	}
	before.check(&fs)
	r.plan.checkOutlook(&fs, o)
	checkDemands(&fs, demands)
	if err := fs.Err(); err != nil {
		return Decision{}, err
	}
	d := r.plan.decide(before, o, demands)
	d.Before, d.After, d.Evidence = d.Before.clone(), d.After.clone(), d.Evidence.clone()
	return d, nil
}

// decide is Decide where all has been checked and what is given is given away.
func (p *Plan) decide(before State, o Outlook, demands []Demand) Decision {
	d := Decision{At: o.At, Before: before, After: before, Evidence: p.evidence(o, before.Own, demands)}
	f := d.Evidence.finding(d.At)
	d.After.Clocks.set(f.level, d.At)
	own := owner{plan: p, at: d.At, find: f, clocks: d.After.Clocks, known: len(d.Evidence.Unknown) == 0}
	replaced := false
	d.After.Own, replaced = own.move(before.Own)
	if !d.After.Own.None() && o.LastObserved >= d.After.Own.Began {
		d.Evidence.Since = min(d.Evidence.Since, o.LastObserved)
	}
	w := p.wanted(d.After.Own, before, demands, d.At)
	d.Evidence.Demands = w.demands
	c := change{&w, before.Announced, replaced}
	d.Act, d.Level = c.act()
	switch d.Act {
	case Issue, Upgrade, Downgrade, Extend:
		d.After.Announced = w.schedule(before.Announced)
	case LiftEarly, LiftOnSchedule, Nothing:
		d.After.Announced = Schedule{}
	case Keep, Revise:
	}
	if d.After.Told <= d.At || d.After.Announced.None() {
		d.After.Told = 0
	}
	if d.Act == Upgrade {
		d.Required = c.required(d.Evidence, f.until, p.windowsADay())
	}
	d.Clauses = p.clauses(&d, f.level)
	d.After.Since = max(before.Since, d.Evidence.Since)
	return d
}

// windowsADay returns how many windows end in 24 hours.
func (p *Plan) windowsADay() int {
	if p.Readings.Windows == NaturalDays {
		return 1
	}
	return dayHours
}

// clauses returns the clauses of the plan that the decision rests on, a zero one left out.
func (p *Plan) clauses(d *Decision, finding Level) []aqi.Clause {
	var cited []aqi.Clause
	cite := func(c aqi.Clause) {
		if c != (aqi.Clause{}) && !slices.Contains(cited, c) {
			cited = append(cited, c)
		}
	}
	for _, t := range p.Triggers {
		if d.Act >= Issue && d.Act <= Revise && t.Level == finding {
			cite(t.Clause)
		}
	}
	if len(d.Evidence.Episode.Runs) > 1 && len(cited) > 0 {
		cite(p.Clauses.Merge)
	}
	if d.Required == NoAlert || d.Required < d.Level {
		cite(p.Clauses.of(d.Act))
	}
	if d.Required > NoAlert && d.Evidence.Observed >= d.Required {
		cite(p.Clauses.Worsen)
	}
	for _, demand := range d.Evidence.Demands {
		cite(p.Clauses.demanded(demand.Kind))
	}
	if d.Evidence.Ended != 0 {
		cite(p.Clauses.Judgement)
	}
	return cited
}

// of returns the clause of an act.
func (c *Clauses) of(a Act) aqi.Clause {
	switch a {
	case Nothing, Issue:
		return c.Issue
	case Keep, Upgrade, Extend, Revise:
		return c.Adjust
	case Downgrade, LiftEarly:
		return c.Improve
	case LiftOnSchedule:
		return c.Schedule
	}
	return aqi.Clause{}
}

// demanded returns the clause of a demand.
func (c *Clauses) demanded(k DemandKind) aqi.Clause {
	if k == SuperiorAlert {
		return c.Superior
	}
	return c.Judgement
}

// String returns "2026-01-05 07:00: Issue Orange, 2026-01-06 00:00 to 2026-01-08 00:00 (until further notice)".
func (d Decision) String() string { return d.text(wording.English) }

// Chinese returns "2026-01-05 07:00：发布预警，橙色，2026-01-06 00:00至2026-01-08 00:00（至另行通知）".
func (d Decision) Chinese() string { return d.text(wording.Chinese) }

func (d Decision) text(l wording.Language) string {
	act, announced := l.Of(d.Act), d.After.Announced
	if d.Level > NoAlert {
		act = l.F("%v %v", "%v，%v", d.Act, d.Level)
	}
	switch {
	case announced.None():
	case len(announced.Spans) == 1 && announced.last().Level == d.Level:
		act = l.Join(act, l.Of(announced.last().Span)) + provisional(l, announced.Provisional)
	default:
		act += l.Pick(": ", "：") + l.Of(announced)
	}
	return l.F("%v: %v", "%v：%v", d.At, act)
}
