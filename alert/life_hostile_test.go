package alert_test

import (
	"encoding/json"
	"math"
	"testing"

	"pgregory.net/rapid"

	"github.com/clearsky-go/clearsky/alert"
	"github.com/clearsky-go/clearsky/alert/alerttest"
	"github.com/clearsky-go/clearsky/aqi"
)

var hostileStamp = rapid.OneOf(
	rapid.SampledFrom([]aqi.Stamp{0, 1, -1, 35, 36, 87_649_407, 87_649_408, math.MaxInt32, math.MinInt32, math.MaxInt32 - 35, 1 << 30}),
	rapid.Map(rapid.Int32(), func(n int32) aqi.Stamp { return aqi.Stamp(n) }),
)

func hostileSpan(t *rapid.T) aqi.Span {
	return aqi.Span{From: hostileStamp.Draw(t, "from"), Until: hostileStamp.Draw(t, "until")}
}

func hostileSchedule(t *rapid.T) alert.Schedule {
	s := alert.Schedule{Began: hostileStamp.Draw(t, "began"), Provisional: rapid.Bool().Draw(t, "provisional")}
	for range rapid.IntRange(0, 2).Draw(t, "stretches") {
		s.Spans = append(s.Spans, alert.LevelSpan{Level: alert.Level(rapid.IntRange(0, 7).Draw(t, "level")), Span: hostileSpan(t)})
	}
	return s
}

func hostileState(t *rapid.T) alert.State {
	s := alert.State{Announced: hostileSchedule(t), Own: hostileSchedule(t)}
	for _, clock := range []*aqi.Stamp{&s.Clocks.None, &s.Clocks.Ungraded, &s.Clocks.Blue, &s.Clocks.Yellow, &s.Clocks.Orange} {
		*clock = hostileStamp.Draw(t, "clock")
	}
	return s
}

func hostileDemands(t *rapid.T) []alert.Demand {
	var demands []alert.Demand
	for range rapid.IntRange(0, 2).Draw(t, "demands") {
		demands = append(demands, alert.Demand{
			Kind: alert.DemandKind(rapid.IntRange(0, 5).Draw(t, "kind")), Level: alert.Level(rapid.IntRange(0, 5).Draw(t, "demanded")), Span: hostileSpan(t),
		})
	}
	return demands
}

func hostileWindow(t *rapid.T) alert.Window {
	return alert.Window{Start: hostileStamp.Draw(t, "window"), Sum: rapid.Int64().Draw(t, "sum"), Count: rapid.Int().Draw(t, "values")}
}

func hostileEpisodes(t *rapid.T) []alert.Episode {
	var ps []alert.Episode
	for range rapid.IntRange(0, 3).Draw(t, "episodes") {
		ps = append(ps, alert.Episode{
			Span: hostileSpan(t), Level: alert.Level(rapid.IntRange(0, 7).Draw(t, "level")), Open: rapid.Bool().Draw(t, "open"), Peak: hostileWindow(t),
			Runs:    make([]alert.Run, rapid.IntRange(0, 2).Draw(t, "runs")),
			Primary: []alert.PollutantHours{{Pollutant: aqi.Pollutant(rapid.Byte().Draw(t, "pollutant")), Hours: -1}},
		})
	}
	return ps
}

func hostileOutlook(t *rapid.T) alert.Outlook {
	o := alert.Outlook{
		At: hostileStamp.Draw(t, "at"), Horizon: hostileStamp.Draw(t, "horizon"), Episodes: hostileEpisodes(t), Observed: hostileEpisodes(t),
		ExceedingWindows: rapid.Int().Draw(t, "exceeding"), LastValid: hostileStamp.Draw(t, "last valid"),
	}
	for range rapid.IntRange(0, 2).Draw(t, "unknown spans") {
		o.Unknown, o.Noted = append(o.Unknown, hostileSpan(t)), append(o.Noted, hostileSpan(t))
	}
	return o
}

// useDecision does with a decision all that a user would.
func useDecision(rules *alert.Ruleset, d alert.Decision) {
	_, _ = d.String(), d.Chinese()
	_, _ = rules.Approvals(d), rules.Lead(d)
	n, _ := rules.Notice(d, alert.Publication{Extent: []alert.County{{}, {Code: "653101"}}, Advice: []alert.Advice{{}}})
	_, _, _ = n.String(), n.Chinese(), n.Hours()
	_, _ = json.Marshal(n)
	_, _ = json.Marshal(d)
	_, _ = d.Evidence.String(), d.Evidence.Chinese()
	_, _, _ = d.Before.Announced.At(d.At), d.After.Announced.At(math.MaxInt32), d.After.Own.Highest(d.At)
	h := alert.History{Decisions: []alert.Decision{d, d}, Last: d.At}
	_, _ = h.Periods(), h.At(d.At)
}

// Hours, spans, levels and counts of any value never panic, and what Decide gives without an error changes to a state that
// Decide takes.
func TestHostileOutlooksAndStates(t *testing.T) {
	taken := 0
	rapid.Check(t, func(t *rapid.T) {
		rules := ready(t, alerttest.Plan().Draw(t, "plan"))
		o, s, demands := hostileOutlook(t), hostileState(t), hostileDemands(t)
		if rapid.Bool().Draw(t, "a valid hour, state and demands") {
			o.At = aqi.Stamp(rapid.IntRange(100, 87_649_407).Draw(t, "valid hour"))
			s, demands = alerttest.StateAt(o.At).Draw(t, "valid state"), alerttest.Demands(o.At).Draw(t, "valid demands")
			o.Episodes, o.Observed, o.LastValid = o.Episodes[:min(1, len(o.Episodes))], nil, max(0, o.LastValid)
		}
		d, err := rules.Decide(s, o, demands)
		if err == nil {
			taken++
			if _, err := rules.Decide(d.After, o, demands); err != nil {
				t.Fatalf("%v leads to: %v", d, err)
			}
		}
		useDecision(rules, d)
		useDecision(rules, alert.Decision{
			At: o.At, Act: alert.Act(rapid.IntRange(0, 10).Draw(t, "act")), Before: s, After: hostileState(t), Required: alert.Level(rapid.Byte().Draw(t, "required")),
			Evidence: alert.Evidence{Episode: append(hostileEpisodes(t), alert.Episode{})[0], Unknown: o.Unknown, Demands: demands},
		})
		useDecision(nil, d)
	})
	t.Logf("%d taken", taken)
}

// Series that begin and end anywhere, hours far from them, hours of the feed far from them.
func TestHostileTimes(t *testing.T) {
	horizons := rapid.SampledFrom([]int{0, 1, 36, 168, -1, math.MaxInt, math.MinInt, math.MaxInt32, 1 << 30})
	rapid.Check(t, func(t *rapid.T) {
		rules := ready(t, alerttest.Plan().Draw(t, "plan"))
		s := alerttest.WithDaily(60).Draw(t, "series")
		if rapid.Bool().Draw(t, "at an end of time") {
			s.Start = rapid.SampledFrom([]aqi.Stamp{1, 2, 30, 87_649_407 - 61, 87_649_407}).Draw(t, "start")
		}
		at := hostileStamp.Draw(t, "at")
		if rapid.Bool().Draw(t, "near") {
			at = s.Start + aqi.Stamp(rapid.IntRange(-5, 70).Draw(t, "hours after"))
		}
		if o, err := rules.Outlook(alerttest.KnownAt(s, at), at); err == nil {
			if _, err := json.Marshal(o); err != nil {
				t.Fatal(err)
			}
			d, err := rules.Decide(alert.State{}, o, alerttest.Demands(at).Draw(t, "demands"))
			if _, bad := json.Marshal(d); bad != nil {
				t.Fatal(bad)
			}
			if err == nil {
				useDecision(rules, d)
			}
		}
		horizon := horizons.Draw(t, "horizon")
		if known, err := alert.Hindsight(s, horizon)(hostileStamp.Draw(t, "since"), at); err == nil && len(known.Hours) > len(s.Hours) {
			t.Fatalf("%d hours of %d", len(known.Hours), len(s.Hours))
		}
		steps := 0
		for d, err := range rules.Replay(at, at+5, alert.Hindsight(s, horizon)) {
			if steps++; err == nil {
				useDecision(rules, d)
			}
		}
		if steps > 5 {
			t.Fatalf("%d steps", steps)
		}
	})
}

// However far ahead a feed sees, it has no more than there is, and never less than with a shorter sight.
func TestHindsightHorizons(t *testing.T) {
	s := among(part{24, 300, 0})
	for _, row := range [][2]int{{math.MinInt, 50}, {-1, 50}, {0, 50}, {1, 51}, {70, 120}, {71, 120}, {math.MaxInt32, 120}, {math.MaxInt, 120}} {
		horizon, want := row[0], row[1]
		known, err := alert.Hindsight(s, horizon)(0, start+50)
		if err != nil || len(known.Hours) != want {
			t.Errorf("%d: %d hours, %v, want %d", horizon, len(known.Hours), err, want)
			continue
		}
		for i, h := range known.Hours {
			if h.Marks.Has(alert.Forecast) != (i >= 50) || h.AQI != s.Hours[i].AQI {
				t.Errorf("%d, hour %d: %+v", horizon, i, h)
			}
		}
	}
	if s.Hours[60].Marks != 0 {
		t.Error("the series itself was marked")
	}
	for since, want := range map[aqi.Stamp]int{start - 9: 120, start: 120, start + 30: 90, start + 500: 0, math.MaxInt32: 0, 0: 120, math.MinInt32: 120} {
		known, err := alert.Hindsight(s, 1000)(since, start+50)
		if err != nil || len(known.Hours) != want {
			t.Errorf("since %v: %d hours, %v, want %d", since, len(known.Hours), err, want)
		}
	}
}
