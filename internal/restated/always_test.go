package restated_test

import (
	"slices"
	"testing"

	"pgregory.net/rapid"

	"github.com/clearsky-go/clearsky/internal/restated"
)

// season is a stretch of hours that are decided one by one, each with a forecast of its own.
type season struct {
	plan    restated.Plan
	truth   restated.Series
	horizon []int // the hours that forecasts reach
	swing   []int // percents by which forecasts are off
	dead    bool  // the feed dies now and then
	demands []restated.Demand
}

const seasonHours = 200

func drawSeason(t *rapid.T) (s season) {
	s.plan = restated.Kashgar()
	s.plan.Hold = rapid.SampledFrom([]int{0, 1, 12}).Draw(t, "hold")
	for len(s.truth.AQI) < seasonHours {
		v := rapid.SampledFrom([]int{90, 90, 190, 210, 250, 300, 500, restated.Missing}).Draw(t, "AQI")
		hours := rapid.SampledFrom([]int{1, 3, 5, 12, 20, 23, 24, 25, 35, 36, 37, 47, 48, 72}).Draw(t, "hours")
		s.truth.AQI = append(s.truth.AQI, slices.Repeat([]int{v}, hours)...)
	}
	s.horizon = rapid.SampledFrom([][]int{{0}, {72}, {168}, {0, 24, 48, 72, 168}}).Draw(t, "horizon")
	s.swing = rapid.SampledFrom([][]int{{100}, {85, 100, 115}, {70, 130}}).Draw(t, "swing")
	s.dead = rapid.Bool().Draw(t, "dead")
	for range rapid.IntRange(0, 2).Draw(t, "demands") {
		d := restated.Demand{From: rapid.IntRange(30, seasonHours).Draw(t, "from"), Superior: rapid.Bool().Draw(t, "superior")}
		d.Level = rapid.IntRange(restated.Yellow, restated.Red).Draw(t, "level")
		d.Until = rapid.SampledFrom([]int{d.From + 5, d.From + 60, restated.Endless}).Draw(t, "until")
		s.demands = append(s.demands, d)
	}
	return s
}

// seen is the series as it is known at an hour.
func (s season) seen(t *rapid.T, at int) restated.Series {
	horizon := rapid.SampledFrom(s.horizon).Draw(t, "horizon")
	known := slices.Clone(s.truth.AQI[:min(len(s.truth.AQI), at+horizon)])
	percent := rapid.SampledFrom(s.swing).Draw(t, "percent")
	for hour := at; hour < len(known); hour++ {
		if known[hour] != restated.Missing {
			known[hour] = min(500, known[hour]*percent/100)
		}
	}
	if s.dead && rapid.IntRange(0, 4).Draw(t, "dies at 0") == 0 {
		known = known[:max(0, min(len(known), at-rapid.IntRange(0, 60).Draw(t, "hours ago")))]
	}
	return restated.Series{AQI: known}
}

// What must always hold, whatever the forecasts do.
func TestAlways(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := drawSeason(t)
		var state restated.State
		reached := map[int]int{} // by level, when the finding last reached it
		extended := -24
		for at := 40; at < seasonHours; at++ {
			known := s.seen(t, at)
			look := s.plan.Look(known, at, nil)
			d := s.plan.Decide(state, look, s.demands)
			if again := s.plan.Decide(d.State, look, s.demands); again.Act != restated.Keep && again.Act != restated.Nothing {
				t.Fatalf("%d: %s, then %s", at, d.Act, again.Act)
			}
			s.demandsAreMet(t, at, d.State)
			s.notLowered(t, at, state, known, d)
			if len(s.demands) == 0 {
				s.held(t, at, state, d, reached)
				extended = extendedDaily(t, at, state, d, extended)
			}
			state = d.State
		}
	})
}

// demandsAreMet checks that no hour of a demand that counts is below it.
func (s season) demandsAreMet(t *rapid.T, at int, after restated.State) {
	for _, demand := range s.demands {
		for hour := max(at, demand.From); demand.From < at+36 && hour < min(demand.Until, at+200); hour++ {
			if after.Announced.At(hour) < demand.Level {
				t.Fatalf("%d: hour %d of %v is below it: %v", at, hour, demand, after.Announced)
			}
		}
	}
}

// notLowered checks that hours taken away, of those that lowering needs, lower nothing before the announced end. A demand can: its
// hole has the lower of its sides, or what an open episode has.
func (s season) notLowered(t *rapid.T, at int, before restated.State, known restated.Series, d restated.Decision) {
	if len(s.demands) > 0 || len(before.Announced.Spans) == 0 || before.Announced.Spans[len(before.Announced.Spans)-1].Until <= at {
		return
	}
	known.AQI = known.AQI[:min(len(known.AQI), at+rapid.IntRange(-40, 35).Draw(t, "cut"))]
	cut := s.plan.Decide(before, s.plan.Look(known, at, nil), nil)
	lowers := []string{restated.Downgrade, restated.LiftEarly}
	if slices.Contains(lowers, cut.Act) && !slices.Contains(lowers, d.Act) {
		t.Fatalf("%d: %s after %d hours, else %s: %v", at, cut.Act, len(known.AQI), d.Act, before)
	}
}

// held checks that before the announced end no level is left within Hold hours of a finding that reached it.
func (s season) held(t *rapid.T, at int, before restated.State, d restated.Decision, reached map[int]int) {
	spans := before.Announced.Spans
	for level := restated.Yellow; level <= restated.Red; level++ {
		since, was := reached[level]
		left := len(spans) > 0 && at < spans[len(spans)-1].Until && before.Announced.At(at) >= level && d.State.Announced.At(at) < level
		if left && was && at-since < s.plan.Hold {
			t.Fatalf("%d: level %d is left by %s, found at %d: %v", at, level, d.Act, since, before)
		}
		if _, lower := d.State.Clocks[level-1]; !lower {
			reached[level] = at
		}
	}
}

// extendedDaily checks that a provisional end is moved on at most once in 24 hours, and returns when it last was.
func extendedDaily(t *rapid.T, at int, before restated.State, d restated.Decision, last int) int {
	if d.Act != restated.Extend || before.Announced.Began > at || !before.Announced.Provisional || !d.State.Announced.Provisional {
		return last
	}
	if at-last < 24 {
		t.Fatalf("%d: extended, and at %d: %v", at, last, before)
	}
	return at
}

// With the whole series known each episode is issued 35 hours ahead, if it can be, extended once at the most and lifted at its end.
func TestKnownSeries(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := drawSeason(t)
		s.truth.AQI = append(s.truth.AQI[:seasonHours], slices.Repeat([]int{90}, 60)...)
		s.truth.AQI = slices.Replace(s.truth.AQI, 0, 40, slices.Repeat([]int{90}, 40)...)
		for i, v := range s.truth.AQI {
			if v == restated.Missing {
				s.truth.AQI[i] = 90
			}
		}
		var state restated.State
		var acts []string
		var times []int
		for at := range len(s.truth.AQI) {
			d := s.plan.Decide(state, s.plan.Look(s.truth, at, nil), nil)
			state = d.State
			if d.Act != restated.Keep && d.Act != restated.Nothing {
				acts, times = append(acts, d.Act), append(times, at)
			}
		}
		episodes := s.plan.Episodes(s.truth)
		if len(acts) != 2*len(episodes) {
			t.Fatalf("%v at %v for %v", acts, times, episodes)
		}
		for i, e := range episodes {
			issue, lift := 2*i, 2*i+1
			if acts[issue] != restated.Issue || times[issue] != max(0, e.From-35) || acts[lift] != restated.LiftOnSchedule || times[lift] != e.Until {
				t.Fatalf("%v at %v for %v", acts, times, episodes)
			}
		}
	})
}
