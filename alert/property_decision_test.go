package alert_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/clearsky-go/clearsky/alert"
	"github.com/clearsky-go/clearsky/alert/alerttest"
	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/internal/restated"
	"github.com/clearsky-go/clearsky/internal/restated/restatedtest"
	"github.com/clearsky-go/clearsky/internal/texttest"
)

// anyDecision draws a plan with any readings and a moment, and decides.
func anyDecision(t *rapid.T) (alert.Plan, alerttest.Moment, alert.Decision) {
	p := alerttest.Plan().Draw(t, "plan")
	p.MergeHours = max(36, p.MergeHours) // states are drawn with an alert that is up to 35 hours off
	m := alerttest.MomentOf(p, 200).Draw(t, "moment")
	return p, m, decide(t, p, m.At, m.Before, m.Series, m.Demands...)
}

// fromEvidence is the outlook and the demands that a decision's evidence holds, and nothing else.
func fromEvidence(d alert.Decision) (alert.Outlook, []alert.Demand) {
	e := d.Evidence
	o := alert.Outlook{At: d.At, Horizon: e.Horizon, ExceedingWindows: e.ExceedingWindows, LastValid: e.LastValid, Unknown: e.Unknown, Noted: e.Noted, Ranges: e.Ranges, Since: e.Since}
	demands := e.Demands
	if e.Episode.Span != (aqi.Span{}) {
		if e.Ended != 0 {
			e.Episode.Open = true
			demands = append(demands[:len(demands):len(demands)], alert.Demand{Kind: alert.EndDeclared, Span: aqi.Span{From: e.Ended}})
		}
		o.Episodes, o.Observed = []alert.Episode{e.Episode}, []alert.Episode{{Span: e.Episode.Span, Level: e.Observed}}
	}
	return o, demands
}

// Every act can be recomputed from its evidence and the state before it: by Decide, and by the restatement.
func TestActsFollowFromTheirEvidence(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p, m, d := anyDecision(t)
		o, demands := fromEvidence(texttest.Back(t, d))
		again, err := ready(t, p).Decide(texttest.Back(t, m.Before), o, demands)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(d, again, equateEmpty, sameIndex); diff != "" {
			t.Fatalf("%s\n%s", diff, told(t, p, m))
		}
		levels, ends := restatedDemands(demands)
		want := restatedtest.Plan(p).Decide(restatedtest.State(m.Before), restatedOutlook(p, o, ends), levels)
		if got := outcome(d, want); cmp.Diff(want, got, equateEmpty) != "" {
			t.Fatalf("-restated +got:\n%s\n%s", cmp.Diff(want, got, equateEmpty), told(t, p, m))
		}
	})
}

// restatedOutlook is an outlook as package restated takes it. The end that is declared is the episode's already.
func restatedOutlook(p alert.Plan, o alert.Outlook, ends []int) restated.Outlook {
	r := restated.Outlook{
		At: int(o.At), LastValid: restated.Never, Known: len(o.Unknown) == 0, Exceeds: o.ExceedingWindows == windowsADay(p), Ends: ends, Ended: len(ends) > 0,
		Episodes: restatedEpisodes(o.Episodes), Observed: func() []restated.Episode { return restatedEpisodes(o.Observed) },
	}
	for _, end := range ends {
		r.EndedAt = max(r.EndedAt, end)
	}
	for i := range r.Episodes {
		r.Episodes[i].Open = r.Episodes[i].Open && !r.Ended
	}
	if o.LastValid != 0 {
		r.LastValid = int(o.LastValid)
	}
	return r
}

// windowsADay is how many windows end in a day.
func windowsADay(p alert.Plan) int {
	if p.Readings.Windows == alert.NaturalDays {
		return 1
	}
	return 24
}

func restatedEpisodes(list []alert.Episode) []restated.Episode {
	var episodes []restated.Episode
	for _, e := range list {
		r := restated.Episode{From: int(e.From), Until: int(e.Until), Level: int(e.Level), Open: e.Open}
		for _, run := range e.Runs {
			r.Runs = append(r.Runs, restated.Run{From: int(run.From), Until: int(run.Until), Level: int(run.Level)})
		}
		episodes = append(episodes, r)
	}
	return episodes
}

// Deciding again at the same hour after the decision was carried out changes nothing.
func TestDecidingAgainChangesNothing(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p, m, d := anyDecision(t)
		again := decide(t, p, m.At, d.After, m.Series, m.Demands...)
		want := alert.Keep
		if d.After.Announced.None() {
			want = alert.Nothing
		}
		if diff := cmp.Diff(d.After, again.After, equateEmpty); again.Act != want || diff != "" || again.Required != alert.NoAlert {
			t.Fatalf("%v, then %v: %s\n%s", d, again, diff, told(t, p, m))
		}
	})
}

// An unknown hour of those that lifting needs, as where the data end, lowers no hour of the own schedule before its end, and lifts
// nothing early; only a judgement that an episode has ended does, and a known end of the episode that is alerted for anew.
func TestNothingIsLoweredBlindly(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p, m, d := anyDecision(t)
		if len(d.Evidence.Unknown) == 0 || d.Evidence.Ended != 0 {
			return
		}
		before, after := m.Before.Own, d.After.Own
		until := before.Until()
		if e := d.Evidence.Episode; !e.Open && e.Until > m.At && e.Level > alert.NoAlert {
			until = min(until, e.Until)
		}
		for hour := m.At; hour < until; hour++ {
			if levelOn(after, hour) < levelOn(before, hour) {
				t.Fatalf("%v: %v is lowered from %v\n%s", d, hour, before, told(t, p, m))
			}
		}
		if announced := m.Before.Announced; len(m.Demands) == 0 && d.Act == alert.LiftEarly && cmp.Equal(announced, before, equateEmpty) {
			t.Fatalf("%v\n%s", d, told(t, p, m))
		}
	})
}

// What is announced is a schedule without holes that begins where it did; the act tells whether it changed; what is in force stays in
// force without a break until it is lifted; and no hour of a demand that counts is below it.
func TestWhatIsAnnounced(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p, m, d := anyDecision(t)
		before, after := d.Before.Announced, d.After.Announced
		if d.Act.Changes() == cmp.Equal(before, after, equateEmpty) && d.Act != alert.Extend {
			t.Fatalf("%v changes %v to %v\n%s", d.Act, before, after, told(t, p, m))
		}
		for i, span := range after.Spans {
			if span.Hours() <= 0 || i > 0 && (after.Spans[i-1].Until != span.From || after.Spans[i-1].Level == span.Level) {
				t.Fatalf("%v\n%s", d, told(t, p, m))
			}
		}
		lifted := d.Act == alert.LiftEarly || d.Act == alert.LiftOnSchedule
		if lifted != (after.None() && !before.None()) || (d.Act == alert.LiftOnSchedule) != (lifted && d.At >= before.Until()) {
			t.Fatalf("%v\n%s", d, told(t, p, m))
		}
		if was := before.At(m.At); was > alert.NoAlert && !after.None() && (after.At(m.At) == alert.NoAlert || after.Began != before.Began) {
			t.Fatalf("%v: a break, or another beginning\n%s", d, told(t, p, m))
		}
		for _, demand := range d.Evidence.Demands {
			for hour := max(m.At, demand.From); hour < m.At+300 && (demand.Until == 0 || hour < demand.Until); hour++ {
				if levelOn(after, hour) < demand.Level {
					t.Fatalf("%v: %v is below %v\n%s", d, hour, demand, told(t, p, m))
				}
			}
		}
		if p.Clauses != (alert.Clauses{}) && len(d.Clauses) == 0 {
			t.Fatalf("%v cites nothing", d)
		}
	})
}

// Shifting series, state, demands and hour by k hours shifts the decision by k hours (day boundaries do not matter, but for natural days).
func TestShiftingEverythingShiftsTheDecision(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p, m, want := anyDecision(t)
		k := rapid.IntRange(-100, 100).Draw(t, "hours")
		for _, h := range m.Series.Hours {
			if h.Marks.Has(alert.WholeDay) {
				k -= k % 24
			}
		}
		if p.Readings.Windows == alert.NaturalDays {
			k -= k % 24
		}
		m.Series.Start += aqi.Stamp(k)
		got := decide(t, p, m.At+aqi.Stamp(k), shifted(m.Before, k), m.Series, shifted(m.Demands, k)...)
		if diff := cmp.Diff(shifted(want, k), got, equateEmpty, sameIndex); diff != "" {
			t.Fatalf("shifted by %d hours:\n%s\n%s", k, diff, told(t, p, m))
		}
	})
}

// Decisions and all that is made of them survive a JSON round trip unchanged, and an outlook and a state from JSON give the same.
func TestJSONRoundTripOfDecisions(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p, m, d := anyDecision(t)
		o := outlook(t, p, m.At, m.Series)
		n, err := ready(t, p).Notice(d, publication())
		if (err == nil) != d.Act.Changes() {
			t.Fatal(err)
		}
		h := alert.History{Decisions: []alert.Decision{d}, Last: d.At}
		again, err := ready(t, p).Decide(texttest.Back(t, m.Before), texttest.Back(t, o), texttest.Back(t, m.Demands))
		for _, diff := range []string{
			cmp.Diff(d, texttest.Back(t, d), sameIndex), cmp.Diff(o, texttest.Back(t, o), sameIndex), cmp.Diff(n, texttest.Back(t, n), sameIndex), cmp.Diff(h, texttest.Back(t, h), sameIndex),
			cmp.Diff(h.Periods(), texttest.Back(t, h.Periods())), cmp.Diff(ready(t, p).Approvals(d), texttest.Back(t, ready(t, p).Approvals(d))),
			cmp.Diff(ready(t, p).Lead(d), texttest.Back(t, ready(t, p).Lead(d))), cmp.Diff(d, again, sameIndex),
		} {
			if diff != "" || err != nil {
				t.Fatal(diff, err)
			}
		}
	})
}
