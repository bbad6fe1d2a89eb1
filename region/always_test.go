package region_test

import (
	"encoding/json"
	"errors"
	"maps"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"github.com/clearsky-go/clearsky/alert"
	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/region"
	"github.com/clearsky-go/clearsky/region/regiontest"
)

// written returns the JSON of a value.
func written(t *rapid.T, v any) string {
	t.Helper()
	text, err := json.Marshal(v)
	return string(ok(t, text, err))
}

// through decides the moments of a season one after another, and tells each with the state before.
func through(t *rapid.T, o *region.Office, season []regiontest.Moment, tell func(before region.State, m regiontest.Moment, out region.Outcome)) {
	t.Helper()
	var s region.State
	for _, m := range season {
		out, err := o.Step(s, m.Known)
		ok(t, out, err)
		before := s
		s = m.Next(out)
		tell(before, m, out)
	}
}

// aPlace draws a plan under one of the readings of a group, often with another floor.
func aPlace(t *rapid.T) region.Plan {
	p := regiontest.Plan(4).Draw(t, "plan")
	p.Policy.Together = rapid.SampledFrom([]int{24, 24, 1}).Draw(t, "together")
	p.Policy.Floor = rapid.SampledFrom([]region.FloorReading{region.WhileInForce, region.WhileInForce, region.WhileCarrying}).Draw(t, "floor")
	return p
}

// No county responds below its floor, no covered county below the region's alert at any hour of it, and nobody below a superior's alert
// that counts.
func TestNobodyIsBelow(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := aPlace(t)
		level := p.Catalogue.LevelOf
		through(t, newOffice(t, p), regiontest.Season(p, 60).Draw(t, "season"), func(_ region.State, m regiontest.Moment, out region.Outcome) {
			at, prefecture := m.Known.At, out.Rulings[0]
			announced := prefecture.Decision.After.Announced
			for _, r := range out.Rulings[1:] {
				for _, s := range r.Responses {
					if s.Level < level(s.Floor) || s.Level < level(s.Own) || s.Level < level(s.Raised) {
						t.Fatalf("%v, %s: %v, floor %v", at, r.County, s, s.Floor)
					}
				}
				for hour := at; hour < announced.Until() && slices.Contains(prefecture.Covered, r.County) && p.Policy.Floor == region.WhileInForce; hour++ {
					if s := r.Response(hour); s.Level < level(announced.At(hour)) || s.Floor < announced.At(hour) {
						t.Fatalf("%v, %s: at %v %v, the prefecture's %v", at, r.County, hour, s, announced)
					}
				}
				for hour := at; hour < r.Decision.After.Announced.Until(); hour++ {
					if s := r.Response(hour); s.Own < r.Decision.After.Announced.At(hour) {
						t.Fatalf("%v, %s: at %v %v, its own %v", at, r.County, hour, s, r.Decision.After.Announced)
					}
				}
			}
			for _, d := range m.Known.Demands {
				if d.Kind == alert.SuperiorAlert && d.From < at+aqi.Stamp(p.Tracks[0].Plan.MergeHours) {
					notBelow(t, p, out, d)
				}
			}
		})
	})
}

// notBelow checks the hours of a superior's alert, of one that is not withdrawn those of a day.
func notBelow(t *rapid.T, p region.Plan, out region.Outcome, d alert.Demand) {
	t.Helper()
	if d.Until == 0 {
		d.Until = max(out.At, d.From) + 24
	}
	for hour := max(out.At, d.From); hour < d.Until; hour++ {
		for _, r := range out.Rulings {
			bound := r.County == "" || len(d.Counties) == 0 || slices.Contains(d.Counties, r.County)
			if bound && r.Response(hour).Level < p.Catalogue.LevelOf(d.Level) || r.County == "" && r.Decision.After.Announced.At(hour) < d.Level {
				t.Fatalf("%v, %q: at %v %v, %v for %v", out.At, r.County, hour, r.Response(hour), r.Decision.After.Announced, d)
			}
		}
	}
}

// Hours taken away from the end of the data of a county in the notice, or with an alert of its own, lower nothing that would not be
// lowered without that: neither the prefecture's alert nor the county's, at no hour before the announced end. What is taken away reaches
// into the hours that lowering needs.
func TestADeadFeedLowersNothing(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := aPlace(t)
		p.Policy.Reading = region.EachCounty
		o := newOffice(t, p)
		through(t, o, regiontest.Season(p, 60).Draw(t, "season"), func(before region.State, m regiontest.Moment, out region.Outcome) {
			known := m.Known
			alerts := before.Alerts[p.Tracks[0].ID]
			code := rapid.SampledFrom(p.Counties).Draw(t, "county").Code
			s, heard := known.Series[code]
			if len(known.Demands) > 0 || !heard || !slices.Contains(alerts[""].Extent, code) && alerts[code].State.Own.None() {
				return
			}
			left := min(len(s.Hours), max(0, int(known.At-s.Start)+rapid.IntRange(-40, p.Tracks[0].Plan.LiftHours-1).Draw(t, "hours left")))
			known.Series = maps.Clone(known.Series)
			known.Series[code] = alert.Series{Start: s.Start, Hours: s.Hours[:left], Daily: s.Daily[:min(len(s.Daily), max(0, left-23))]}
			cut, err := o.Step(before, known)
			ok(t, cut, err)
			for i, r := range out.Rulings {
				if r.County == "" || r.County == code {
					lowersNothing(t, alerts[r.County].State, r.Decision, cut.Rulings[i].Decision)
				}
			}
		})
	})
}

// lowersNothing checks that no hour before the announced end is lower by one decision than by the other, and than it was on the own finding:
// what only a demand asked for ends with that, and a hole of the own schedule may get the level of what is open.
func lowersNothing(t *rapid.T, before alert.State, whole, cut alert.Decision) {
	t.Helper()
	for hour := cut.At; hour < before.Announced.Until(); hour++ {
		own := slices.ContainsFunc(before.Own.Spans, func(s alert.LevelSpan) bool { return s.Contains(hour) })
		if !own && (!before.Own.Provisional || hour < before.Own.Until()) {
			continue
		}
		was := min(before.Announced.At(hour), before.Own.At(hour))
		if is := cut.After.Announced.At(hour); is < was && is < whole.After.Announced.At(hour) {
			t.Fatalf("%v at %v, before %v, own %v, else %v", is, hour, before, before.Own, whole)
		}
	}
}

// What is given in another order gives the same: counties, borders, the ends of a border, demands.
func TestStepsInAnyOrder(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := aPlace(t)
		again := p
		again.Counties = rapid.Permutation(p.Counties).Draw(t, "counties in another order")
		again.Borders = slices.Clone(rapid.Permutation(p.Borders).Draw(t, "borders in another order"))
		for i, b := range again.Borders {
			if rapid.Bool().Draw(t, "turned") {
				again.Borders[i] = [2]string{b[1], b[0]}
			}
		}
		o := newOffice(t, again)
		through(t, newOffice(t, p), regiontest.Season(p, 40).Draw(t, "season"), func(before region.State, m regiontest.Moment, out region.Outcome) {
			if len(m.Known.Demands) > 1 {
				m.Known.Demands = rapid.Permutation(m.Known.Demands).Draw(t, "demands in another order")
			}
			got, err := o.Step(before, m.Known)
			same(t, written(t, ok(t, got, err)), written(t, out))
		})
	})
}

// A run that is stopped after any step and taken up from JSON decides the same; what is decided survives JSON too.
func TestStoppedAndResumed(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := aPlace(t)
		o := newOffice(t, p)
		var resumed region.State
		through(t, o, regiontest.Season(p, 40).Draw(t, "season"), func(_ region.State, m regiontest.Moment, out region.Outcome) {
			again, err := o.Step(resumed, m.Known)
			text := written(t, out)
			same(t, written(t, ok(t, again, err)), text)
			same(t, written(t, back[region.Outcome](t, text)), text)
			resumed = back[region.State](t, written(t, m.Next(out)))
		})
	})
}

// back reads a value from its JSON.
func back[T any](t *rapid.T, text string) (read T) {
	t.Helper()
	if err := json.Unmarshal([]byte(text), &read); err != nil {
		t.Fatal(err)
	}
	return read
}

// Deciding again at the same hour, all acts carried out, changes nothing.
func TestDecidingAgainChangesNothing(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := aPlace(t)
		o := newOffice(t, p)
		through(t, o, regiontest.Season(p, 60).Draw(t, "season"), func(_ region.State, m regiontest.Moment, out region.Outcome) {
			again, err := o.Step(out.Next, m.Known)
			if acts := ok(t, again, err).Acts(); len(acts) > 0 {
				t.Fatalf("%v: %v after %v", acts[0].County, acts[0].Decision, out.Acts())
			}
			same(t, written(t, again.Next), written(t, out.Next))
			for i, r := range again.Rulings {
				same(t, written(t, r.Responses), written(t, out.Rulings[i].Responses))
			}
		})
	})
}

// An hour earlier than that of the state is an error.
func TestEarlierHoursAreErrors(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := aPlace(t)
		o := newOffice(t, p)
		through(t, o, regiontest.Season(p, 5).Draw(t, "season"), func(_ region.State, m regiontest.Moment, out region.Outcome) {
			m.Known.At -= aqi.Stamp(rapid.IntRange(1, 40).Draw(t, "hours earlier"))
			_, err := o.Step(out.Next, m.Known)
			faults, _ := errors.AsType[aqi.Faults](err)
			if len(faults) == 0 || faults[0].Path != "/known/at" || !errors.Is(err, aqi.ErrOrder) {
				t.Fatal(err)
			}
		})
	})
}

// Of a place where nothing was decided yet, another border, or a county's higher AQI, never lowers what the prefecture announces, at
// any hour; as many hours are valid before and after.
func TestMoreNeverLowers(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := aPlace(t)
		p.Tracks[0].Plan.Readings.Merge, p.Tracks[0].Plan.Readings.Daily = alert.HighestRun, alert.MeanOfHours
		p.Tracks[0].Plan.MergeHours = max(p.Tracks[0].Plan.MergeHours, p.Tracks[0].Plan.LiftHours)
		p.Tracks[0].Counties = nil
		p.Policy.Reading = region.EachCounty
		more := p
		for _, b := range regiontest.Borders(p.Counties).Draw(t, "more borders") {
			if !slices.Contains(more.Borders, b) && rapid.Bool().Draw(t, "more") {
				more.Borders = append(slices.Clone(more.Borders), b)
			}
		}
		o, joined := newOffice(t, p), newOffice(t, more)
		for _, m := range regiontest.Season(p, 20).Draw(t, "season") {
			m.Known.Demands = nil // beside a demand what is found may lower: a hole has the lower of its sides
			before, err := o.Step(region.State{}, m.Known)
			ok(t, before, err)
			m.Known.Series = raised(t, m.Known.Series)
			after, err := joined.Step(region.State{}, m.Known)
			ok(t, after, err)
			was, is := before.Rulings[0].Decision.After.Announced, after.Rulings[0].Decision.After.Announced
			for hour := m.Known.At; hour < max(was.Until(), is.Until())+10; hour++ {
				if is.At(hour) < was.At(hour) {
					t.Fatalf("%v: at %v %v, before %v", m.Known.At, hour, is, was)
				}
			}
		}
	})
}

// raised raises some hours of some counties.
func raised(t *rapid.T, series map[string]alert.Series) map[string]alert.Series {
	series = maps.Clone(series)
	for _, code := range slices.Sorted(maps.Keys(series)) {
		s := series[code]
		if len(s.Hours) == 0 || rapid.Bool().Draw(t, "as it is") {
			continue
		}
		s.Hours = slices.Clone(s.Hours)
		first := rapid.IntRange(0, len(s.Hours)-1).Draw(t, "first hour raised")
		by := rapid.SampledFrom([]int{1, 51, 100, 500}).Draw(t, "by")
		for i := first; i < min(len(s.Hours), first+30); i++ {
			if v, ok := s.Hours[i].AQI.Value(); ok {
				s.Hours[i].AQI = index(min(aqi.MaxIndex, v+by))
			}
		}
		series[code] = s
	}
	return series
}
