package response_test

import (
	"iter"
	"testing"

	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/response"
)

// unsaidAt stands for a level at which it is unknown what a plan stops.
const unsaidAt = response.Standard(99)

// everyStops are plans with each of some standards, none or unknown, at each level of Kashgar's.
func everyStops() iter.Seq[[3]response.Standard] {
	some := []response.Standard{response.UnknownStandard, response.ChinaII, response.ChinaV, unsaidAt}
	return func(yield func([3]response.Standard) bool) {
		for i := range len(some) * len(some) * len(some) {
			if !yield([3]response.Standard{some[i%4], some[i/4%4], some[i/16]}) {
				return
			}
		}
	}
}

// completed calls a function with each way in which what is unknown of a plan can turn out.
func completed(of [3]response.Standard, f func([3]response.Standard)) {
	for i, s := range of {
		if s == unsaidAt {
			for s := response.UnknownStandard; s <= response.ChinaVI; s++ {
				of[i] = s
				completed(of, f)
			}
			return
		}
	}
	f(of)
}

func stopsOf(of [3]response.Standard) (stops response.Stops) {
	for i, s := range of {
		if level := response.III + response.Level(i); s == unsaidAt {
			stops = stops.WithUnknown(level)
		} else {
			stops[level] = s
		}
	}
	return stops
}

// TestUnknownStops: what is unknown of a plan at a level restricts there and above, and is named, unless what is known settles it.
func TestUnknownStops(t *testing.T) {
	c := response.Kashgar()
	ask := func(level response.Level, s response.Standard, stops response.Stops) (truck, machine response.Answer) {
		firm := response.Enterprise{Industry: response.OtherIndustry, Micro: no, Livelihood: no, Trips: aqi.Known(0), PlanTrucks: aqi.Known(stops)}
		truck = c.Truck(level, response.Truck{Standard: s, Enterprise: firm})
		firm.PlanTrucks, firm.PlanMachines = aqi.Optional[response.Stops]{}, aqi.Known(stops)
		return truck, c.Machine(level, response.Machine{Standard: s, Repair: si, Enterprise: firm})
	}
	for of := range everyStops() {
		stops := stopsOf(of)
		for _, level := range levels {
			for s := response.PreChinaI; s <= response.Electric; s++ {
				truck, machine := ask(level, s, stops)
				var all [2]map[response.Verdict]bool
				for i := range all {
					all[i] = map[response.Verdict]bool{}
				}
				completed(of, func(of [3]response.Standard) {
					truck, machine := ask(level, s, stopsOf(of))
					all[0][truck.Verdict], all[1][machine.Verdict] = true, true
				})
				for i, a := range []response.Answer{truck, machine} {
					strictest := free
					if all[i][stop] {
						strictest = stop
					}
					key := []string{"enterprise/plan_trucks", "enterprise/plan_machines"}[i]
					if named := a.Missing.Has(key); a.Verdict != strictest || named != (len(all[i]) > 1) || named != (a.Missing != 0) {
						t.Fatalf("%v of %v at %v: %v, want %v", s, stops, level, a, all[i])
					}
				}
			}
		}
	}
}

// TestStopsSay says what is known and what is not.
func TestStopsSay(t *testing.T) {
	s := response.Stops{response.III: response.ChinaIII, response.I: response.ChinaV}.WithUnknown(response.II)
	if s.String() != "from level III: China III, at level II: unknown, from level I: China V" || !s.Valid() {
		t.Error(s)
	}
	for level, want := range map[response.Level]bool{response.NoResponse: true, response.IV: true, response.III: true, response.II: false, response.I: true, 9: true} {
		if s.Knows(level) != want {
			t.Errorf("%v: %v", level, !want)
		}
	}
	if s.At(response.II) != response.ChinaIII || s.WithUnknown(response.NoResponse) != s || s.WithUnknown(7) != s {
		t.Error(s.At(response.II))
	}
	bad := s
	bad[response.NoResponse] = s[response.II]
	if bad.Valid() {
		t.Error(bad)
	}
}
