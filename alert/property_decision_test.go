package alert_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/clearsky-go/clearsky/alert"
	"github.com/clearsky-go/clearsky/alert/alerttest"
	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/internal/texttest"
)

// anyDecision draws a moment and decides on it.
func anyDecision(t *rapid.T) (alert.Plan, alerttest.Moment, alert.Decision) {
	p := alerttest.Plan().Draw(t, "plan")
	m := alerttest.MomentOf(p, 300).Draw(t, "moment")
	return p, m, decide(t, p, m.At, m.InForce, m.Series)
}

// A stretch of heavy hours around the hour of the decision, where required and advised meet.
func TestUpgradesEqualTheOracle(t *testing.T) {
	required := map[alert.Level]int{}
	rapid.Check(t, func(t *rapid.T) {
		lengths := rapid.SampledFrom([]int{0, 1, 23, 24, 25, 35, 36, 37, 47, 48, 49, 71, 72, 73, 100})
		before, ahead := lengths.Draw(t, "hours before"), lengths.Draw(t, "hours ahead")
		s := among(part{before, 300, 0}, part{ahead, rapid.SampledFrom([]int{201, 300, 500}).Draw(t, "AQI ahead"), 0})
		at := start + 48 + aqi.Stamp(before)
		state := alert.State{Level: alert.Level(rapid.IntRange(1, 4).Draw(t, "level")), Span: aqi.Span{From: at - 10, Until: at + 5}}
		p := rapid.SampledFrom([]alert.Plan{alert.Kashgar(), guidance2017(), plan2019(), plan150()}).Draw(t, "plan")
		d := decidesLikeTheOracle(t, p, at, alerttest.KnownAt(s, at), state)
		required[d.Required]++
	})
	t.Log(required)
}

// Issue, upgrade, downgrade, extend and lift are recomputed from their evidence alone.
func recomputed(at aqi.Stamp, before alert.State, f alert.Evidence) (alert.Act, alert.State) {
	d := alert.Decision{At: at, Before: before, Evidence: f, Act: alert.Keep}
	var there, announced = f.Episode.Level, before.Level
	switch {
	case announced == alert.NoAlert && there == alert.NoAlert:
		d.Act = alert.Nothing
	case announced == alert.NoAlert:
		d.Act = alert.Issue
	case there == alert.NoAlert && before.Until <= at:
		d.Act = alert.LiftOnSchedule
	case there == alert.NoAlert && f.Unknown == nil:
		d.Act = alert.LiftEarly
	case there == alert.NoAlert:
	case there > announced:
		d.Act = alert.Upgrade
	case there < announced && !f.ForecastShort:
		d.Act = alert.Downgrade
	case there == announced:
		if extended := afterAct(alert.Decision{At: at, Before: before, Evidence: f, Act: alert.Extend}); f.Episode.Until > before.Until ||
			extended.From < before.From || extended.Provisional && !before.Provisional {
			d.Act = alert.Extend
		}
	}
	return d.Act, afterAct(d)
}

func TestActsFollowFromTheirEvidence(t *testing.T) {
	check := func(t *rapid.T, d alert.Decision) {
		act, after := recomputed(d.At, d.Before, d.Evidence)
		if act != d.Act || after != d.After {
			t.Fatalf("%v %+v from the evidence of %v", act, after, d)
		}
		if required := act == alert.Upgrade && d.Evidence.Observed > d.Before.Level && d.Evidence.ExceedingWindows == 24; required != (d.Required > alert.NoAlert) || required && d.Required != d.Evidence.Observed {
			t.Fatalf("required %v: %+v", d.Required, d.Evidence)
		}
	}
	rapid.Check(t, func(t *rapid.T) {
		_, _, d := anyDecision(t)
		check(t, d)
		check(t, texttest.Back(t, d))
	})
}

// Deciding again at the same hour after the decision was carried out gives keep, or nothing after a lift.
func TestDecidingAgainChangesNothing(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p, m, d := anyDecision(t)
		again := decide(t, p, m.At, d.After, m.Series)
		want := alert.Keep
		if d.After.Level == alert.NoAlert {
			want = alert.Nothing
		}
		if again.Act != want || again.After != d.After || again.Before != d.After || again.Required != alert.NoAlert {
			t.Fatalf("%v, then %v", d, again)
		}
	})
}

// An alert is lowered only where the forecast reaches LiftHours hours ahead, and lifted early only where each of them is valid;
// the more so without a forecast.
func TestNothingIsLoweredBlindly(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := alerttest.Plan().Draw(t, "plan")
		m := alerttest.MomentOf(p, 300).Draw(t, "moment")
		o := newOracle(p, m.Series)
		for h := m.At; h < m.At+aqi.Stamp(p.LiftHours); h++ {
			if o.horizon() > h && o.valid(h) {
				continue
			}
			switch d := decide(t, p, m.At, m.InForce, m.Series); {
			case d.Act == alert.LiftEarly:
				t.Fatalf("%v: %v is not valid", d, h)
			case d.Act == alert.Downgrade && o.horizon() <= h:
				t.Fatalf("%v: %v is not known", d, h)
			case len(d.Evidence.Unknown) == 0:
				t.Fatalf("%v: %v is not valid, but the evidence have it not", d, h)
			}
			return
		}
	})
}

// What Decide says holds of what is in force: none has no hours, a level has an end after its start, the act tells whether
// anything changed, and what is in force now stays in force without a break until it is lifted.
func TestWhatIsInForceAfterwards(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p, _, d := anyDecision(t)
		s := d.After
		if s.Level == alert.NoAlert && s != (alert.State{}) || s.Level > alert.NoAlert && s.From >= s.Until || d.Act.Changes() != (s != d.Before) {
			t.Fatalf("%v: %+v after %+v", d, s, d.Before)
		}
		if d.Before.At(d.At) > alert.NoAlert && s.At(d.At) != s.Level {
			t.Fatalf("%v: a break from %v on", d, d.At)
		}
		if lifted := d.Act == alert.LiftEarly || d.Act == alert.LiftOnSchedule; lifted != (s.Level == alert.NoAlert && d.Before.Level > alert.NoAlert) {
			t.Fatalf("%v", d)
		}
		if d.Act == alert.Keep || d.Act == alert.Nothing {
			return
		}
		if cites := p.Clauses != (alert.Clauses{}) || d.Act < alert.LiftEarly; cites != (len(d.Clauses) > 0) {
			t.Fatalf("%v cites %v", d, d.Clauses)
		}
	})
}

// Shifting series, alert and hour by k hours shifts the decision by k hours (day boundaries do not matter).
func TestShiftingEverythingShiftsTheDecision(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := alerttest.Plan().Draw(t, "plan")
		m := alerttest.MomentOf(p, 300).Draw(t, "moment")
		k := rapid.IntRange(-100, 100).Draw(t, "hours")
		if wholeDays(m.Series) {
			k *= 24
		}
		want := decide(t, p, m.At, m.InForce, m.Series)
		shiftDecision(&want, aqi.Stamp(k))
		m.Series.Start += aqi.Stamp(k)
		got := decide(t, p, m.At+aqi.Stamp(k), want.Before, m.Series)
		if diff := cmp.Diff(want, got); diff != "" {
			t.Fatalf("shifted by %d hours:\n%s", k, diff)
		}
	})
}

func wholeDays(s alert.Series) bool {
	for _, h := range s.Hours {
		if h.Marks.Has(alert.WholeDay) {
			return true
		}
	}
	return false
}

func shiftDecision(d *alert.Decision, k aqi.Stamp) {
	d.At, d.Evidence.Horizon = d.At+k, d.Evidence.Horizon+k
	for _, s := range []*alert.State{&d.Before, &d.After} {
		if s.Level > alert.NoAlert {
			s.From, s.Until = s.From+k, s.Until+k
		}
	}
	f := &d.Evidence
	if f.Episode.Level > alert.NoAlert {
		shiftEpisode(&f.Episode, k)
	}
	if f.Lowest.Valid() {
		f.Lowest.Start += k
	}
	for i := range f.Unknown {
		f.Unknown[i].From, f.Unknown[i].Until = f.Unknown[i].From+k, f.Unknown[i].Until+k
	}
}

// Decisions and all that is made of them survive a JSON round trip unchanged.
func TestJSONRoundTripOfDecisions(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p, m, d := anyDecision(t)
		o, err := p.Outlook(m.Series, m.At)
		if err != nil {
			t.Fatal(err)
		}
		n, err := p.Notice(d, []alert.County{{Code: "653101", Name: aqi.Text{Chinese: "喀什市", English: "Kashgar"}}}, nil, nil)
		if (err == nil) != d.Act.Changes() {
			t.Fatal(err)
		}
		h := alert.History{Decisions: []alert.Decision{d}, Last: d.At}
		for _, diff := range []string{
			cmp.Diff(d, texttest.Back(t, d)),
			cmp.Diff(o, texttest.Back(t, o)),
			cmp.Diff(n, texttest.Back(t, n), sameIndex),
			cmp.Diff(h, texttest.Back(t, h)),
			cmp.Diff(h.Periods(), texttest.Back(t, h.Periods())),
			cmp.Diff(p.Approvals(d), texttest.Back(t, p.Approvals(d))),
		} {
			if diff != "" {
				t.Fatal(diff)
			}
		}
		lead, state := p.Lead(d), alerttest.State().Draw(t, "state")
		if texttest.Back(t, lead) != lead || texttest.Back(t, state) != state {
			t.Fatalf("%+v, %+v", lead, state)
		}
	})
}

// The outlook is all that Decide needs: one from JSON gives the same decision.
func TestDecisionsOnOutlooksFromJSON(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p, m, d := anyDecision(t)
		o, err := p.Outlook(m.Series, m.At)
		if err != nil {
			t.Fatal(err)
		}
		again, err := p.Decide(m.InForce, texttest.Back(t, o))
		if diff := cmp.Diff(d, again); diff != "" || err != nil {
			t.Fatalf("%v\n%s", err, diff)
		}
	})
}
