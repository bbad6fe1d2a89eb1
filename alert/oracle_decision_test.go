package alert_test

import (
	"math/big"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"pgregory.net/rapid"

	"github.com/clearsky-go/clearsky/alert"
	"github.com/clearsky-go/clearsky/alert/alerttest"
	"github.com/clearsky-go/clearsky/aqi"
)

// decide returns the oracle's decision at an hour, without its clauses, from the sentences of "Adjusting and lifting" one by
// one: each act by its own condition, never by the order in which they are tried.
func (o *oracle) decide(at aqi.Stamp, inForce alert.State, f alert.Evidence) (alert.Decision, []alert.Act) {
	d := alert.Decision{At: at, Before: inForce, Evidence: f}
	episode, none := d.Evidence.Episode, inForce.Level == alert.NoAlert
	exists, gap := episode.Level > alert.NoAlert, aqi.Stamp(o.plan.LiftHours)
	ended := at >= inForce.Until
	longer := episode.Until > inForce.Until || episode.Open && !inForce.Provisional || max(at, episode.From) < inForce.From
	var called []alert.Act
	for act, is := range map[alert.Act]bool{
		alert.Issue:          none && exists,
		alert.Nothing:        none && !exists,
		alert.Upgrade:        !none && exists && episode.Level > inForce.Level,
		alert.Downgrade:      !none && exists && episode.Level < inForce.Level && d.Evidence.Horizon >= at+gap,
		alert.Extend:         !none && exists && episode.Level == inForce.Level && longer,
		alert.LiftOnSchedule: !none && !exists && ended,
		alert.LiftEarly:      !none && !exists && !ended && len(d.Evidence.Unknown) == 0,
	} {
		if is {
			called = append(called, act)
		}
	}
	d.Act = alert.Keep
	if len(called) > 0 {
		d.Act = called[0]
	}
	d.After = afterAct(d)
	// "If the observed hours alone reach it and every window that begins in [t, t+24) exceeds, it is required."
	if d.Act == alert.Upgrade && d.Evidence.Observed > inForce.Level && d.Evidence.ExceedingWindows == 24 {
		d.Required = d.Evidence.Observed
	}
	return d, called
}

// afterAct returns what is in force once the act of a decision is carried out.
func afterAct(d alert.Decision) alert.State {
	episode, after := d.Evidence.Episode, d.Before
	start := max(d.At, episode.From)
	switch d.Act {
	case alert.Issue, alert.Upgrade, alert.Downgrade:
		if d.Act != alert.Issue && d.Before.From <= d.At {
			start = d.At // in force already: no break until P's start
		}
		return alert.State{Level: episode.Level, Span: aqi.Span{From: start, Until: episode.Until}, Provisional: episode.Open}
	case alert.Extend:
		after.From, after.Until, after.Provisional = min(after.From, start), max(after.Until, episode.Until), episode.Open
	case alert.LiftEarly, alert.LiftOnSchedule:
		return alert.State{}
	case alert.Nothing, alert.Keep:
	}
	return after
}

func (o *oracle) evidence(at aqi.Stamp) alert.Evidence {
	gap := aqi.Stamp(o.plan.LiftHours)
	f := alert.Evidence{Horizon: o.horizon(), ExceedingWindows: 0}
	for _, episode := range o.episodes() {
		if episode.Until > at && episode.From < at+gap && episode.Level > alert.NoAlert {
			f.Episode = episode
		}
	}
	for _, m := range o.until(at).episodes() {
		for h := m.From; h < m.Until; h++ {
			if h >= f.Episode.From && h < f.Episode.Until {
				f.Observed = max(f.Observed, m.Level)
			}
		}
	}
	for i, w := range o.windows {
		if w.Start < at || w.Start >= at+24 || o.means[i] == nil {
			continue
		}
		if over(o.means[i], thresholds(o.plan)[0]) {
			f.ExceedingWindows++
		}
		if f.Lowest == (alert.Window{}) || exactMean(w).Cmp(exactMean(f.Lowest)) < 0 {
			f.Lowest = w
		}
	}
	for h := at; h < at+gap; h++ {
		switch n := len(f.Unknown); {
		case o.valid(h):
		case n > 0 && f.Unknown[n-1].Until == h:
			f.Unknown[n-1].Until++
		default:
			f.Unknown = append(f.Unknown, aqi.Span{From: h, Until: h + 1})
		}
	}
	f.ForecastShort = f.Horizon < at+gap
	return f
}

// exactMean returns the mean of a valid window.
func exactMean(w alert.Window) *big.Rat { return big.NewRat(int64(w.Sum), int64(w.Count)) }

// valid reports whether the hour lies in some valid window.
func (o *oracle) valid(h aqi.Stamp) bool {
	for _, w := range o.windows {
		if w.Valid() && w.Start <= h && h < w.Span().Until {
			return true
		}
	}
	return false
}

// horizon returns the hour after the last that has an AQI; the series' start where none has.
func (o *oracle) horizon() aqi.Stamp {
	for i := len(o.series.Hours); i > 0; i-- {
		if o.series.Hours[i-1].AQI.Valid() {
			return o.stamp(i)
		}
	}
	return o.stamp(0)
}

// until returns the oracle of the hours before that one.
func (o *oracle) until(at aqi.Stamp) *oracle {
	s := o.series
	s.Hours = s.Hours[:min(max(0, int(at-o.stamp(0))), len(s.Hours))]
	if s.Daily != nil {
		s.Daily = s.Daily[:max(0, len(s.Hours)-23)]
	}
	return newOracle(o.plan, s)
}

// decide returns the plan's decision on a series at an hour.
func decide(t fataler, p alert.Plan, at aqi.Stamp, inForce alert.State, s alert.Series) alert.Decision {
	t.Helper()
	o, err := p.Outlook(s, at)
	if err != nil {
		t.Fatalf("%v", err)
	}
	d, err := p.Decide(inForce, o)
	if err != nil {
		t.Fatalf("%v", err)
	}
	return d
}

// decidesLikeTheOracle compares a whole decision; clauses are the tables'.
func decidesLikeTheOracle(t fataler, p alert.Plan, at aqi.Stamp, s alert.Series, inForce ...alert.State) alert.Decision {
	t.Helper()
	o := newOracle(p, s)
	evidence := o.evidence(at)
	var d alert.Decision
	for _, state := range inForce {
		d = decide(t, p, at, state, s)
		want, called := o.decide(at, state, evidence)
		if len(called) > 1 {
			t.Fatalf("more than one act: %v", called)
		}
		if diff := cmp.Diff(want, d, equateEmpty, cmpopts.IgnoreFields(d, "Clauses")); diff != "" {
			t.Fatalf("at %v, -oracle +got:\n%s", at, diff)
		}
	}
	return d
}

func TestDecisionsEqualTheOracle(t *testing.T) {
	acts := map[alert.Act]int{}
	required, short := 0, 0
	rapid.Check(t, func(t *rapid.T) {
		p := alerttest.Plan().Draw(t, "plan")
		m := alerttest.MomentOf(p, 300).Draw(t, "moment")
		states := []alert.State{{}, m.InForce}
		if episode := newOracle(p, m.Series).evidence(m.At).Episode; episode.Level > alert.NoAlert {
			for range 3 {
				states = append(states, alerttest.StateAt(m.At, []alert.Episode{episode}).Draw(t, "in force of the episode"))
			}
		}
		for _, state := range states {
			d := decide(t, p, m.At, state, m.Series)
			acts[d.Act]++
			if d.Required > alert.NoAlert {
				required++
			}
			if d.Evidence.ForecastShort {
				short++
			}
		}
		decidesLikeTheOracle(t, p, m.At, m.Series, states...)
	})
	t.Logf("%v, %d required, %d with a short forecast", acts, required, short)
}

// Kashgar's own plan, with forecasts that are revised: states are those that decisions led to.
func TestDecisionsInARowEqualTheOracle(t *testing.T) {
	acts := map[alert.Act]int{}
	rapid.Check(t, func(t *rapid.T) {
		f := alerttest.Revised(30).Draw(t, "forecasts")
		var state alert.State
		for i := 0; i < len(f.Known); i += 3 { // the oracle is slow
			d := decidesLikeTheOracle(t, alert.Kashgar(), f.First+aqi.Stamp(i), f.Known[i], state)
			state = d.After
			acts[d.Act]++
		}
	})
	t.Log(acts)
}
