package region_test

import (
	"maps"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/clearsky-go/clearsky/alert"
	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/internal/clone"
	"github.com/clearsky-go/clearsky/internal/restated"
	"github.com/clearsky-go/clearsky/internal/shared/officehour"
	"github.com/clearsky-go/clearsky/region"
	"github.com/clearsky-go/clearsky/region/regiontest"
)

// A step decides for the prefecture and each county as the restatement of the text does, whatever comes to be known.
func TestStepIsTheText(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := restatable(t)
		office, place := newOffice(t, p), placeOf(p)
		var state region.State
		var restate restated.PlaceState
		for _, m := range regiontest.Season(p, 120).Draw(t, "season") {
			bare(t, p, m.Known)
			out, err := office.Step(state, m.Known)
			ok(t, out, err)
			want := place.Step(restate, knownOf(p, m.Known))
			compare(t, p, m.Known, out, want)
			for i, r := range out.Rulings {
				if !r.Decision.Act.Changes() || !slices.Contains(m.Declined, r.County) {
					continue
				}
				if i == 0 {
					decline(&want.Next.Prefecture, restate.Prefecture)
				} else {
					decline(&want.Next.Counties[i-1], countyState(restate, i-1))
				}
			}
			state, restate = m.Next(out), want.Next
		}
	})
}

// lowestOf returns the lowest daily AQI that exceeds some threshold.
func lowestOf(p alert.Plan) int {
	return least(lowest(conditions(p)))
}

// restatable draws a plan of what the restatement knows: the default readings but for how long a run is sustained, one criterion, and
// counties' own plans of the same levels.
func restatable(t *rapid.T) region.Plan {
	p := regiontest.Plan(5).Draw(t, "plan")
	p.Policy.Reading, p.Policy.Floor = region.EachCounty, region.WhileInForce
	p.Policy.Together = rapid.SampledFrom([]int{24, 24, 1, 2, 30}).Draw(t, "together")
	c := &p.Policy.Criteria[0]
	p.Policy.Criteria, c.Members = p.Policy.Criteria[:1], nil
	track := &p.Tracks[0]
	plain := func(plan *alert.Plan) {
		plan.Readings = alert.Readings{Sustained: plan.Readings.Sustained}
		plan.Hold = rapid.SampledFrom([]int{12, 0, 1}).Draw(t, "hold")
		plan.LiftBelow = rapid.SampledFrom([]int{0, 0, min(lowestOf(*plan), 150), lowestOf(*plan)}).Draw(t, "lift below")
		plan.MergeHours = rapid.SampledFrom([]int{plan.LiftHours, plan.LiftHours, 36}).Draw(t, "merge hours")
	}
	plain(&track.Plan)
	for _, code := range slices.Sorted(maps.Keys(track.Counties)) {
		own := clone.Of(track.Plan)
		plain(&own)
		own.LeadTimes.OnTime += rapid.IntRange(0, 12).Draw(t, "more lead")
		for i := range own.Triggers {
			for _, group := range own.Triggers[i].AnyOf {
				for j := range group {
					group[j].AQI = min(aqi.MaxIndex-1, group[j].AQI+10)
				}
			}
		}
		if own.Validate() == nil { // else two levels have become alike
			track.Counties[code] = own
		} else {
			delete(track.Counties, code)
		}
	}
	return p
}

// decline puts back what was announced, and what the own finding asked for.
func decline(next *restated.State, before restated.State) {
	next.Announced, next.Own, next.Extent, next.Named = before.Announced, before.Own, before.Extent, before.Named
}

func countyState(s restated.PlaceState, county int) restated.State {
	if len(s.Counties) == 0 {
		return restated.State{}
	}
	return s.Counties[county]
}

func compare(t *rapid.T, p region.Plan, k region.Known, out region.Outcome, want restated.Outcome) {
	t.Helper()
	for i, r := range out.Rulings {
		d := want.Prefecture
		if i > 0 {
			d = want.Counties[i-1]
		}
		if word := officehour.Word(r.Decision.Act); word != d.Act {
			t.Fatalf("%v, %q: %s, restated %s\n%s", k.At, r.County, word, d.Act, tell(p, k, r, d))
		}
		if diff := cmp.Diff(stateOf(k.At, d.State), libraryState(k.At, r.Decision.After)); diff != "" {
			t.Fatalf("%v, %q: -restated +got\n%s\n%s", k.At, r.County, diff, tell(p, k, r, d))
		}
		if r.Decision.Act == alert.Upgrade && int(r.Decision.Required) != d.Required {
			t.Fatalf("%v, %q: required %v, restated %d\n%s", k.At, r.County, r.Decision.Required, d.Required, tell(p, k, r, d))
		}
		if i == 0 {
			compareCounties(t, p, r, want)
		} else {
			compareResponses(t, p, k.At, r, i-1, want)
			if (r.Filing != nil) != want.Filed(i-1) {
				t.Fatalf("%v: %q files %v", k.At, r.County, r.Filing)
			}
		}
	}
}

func compareCounties(t *rapid.T, p region.Plan, r region.Ruling, want restated.Outcome) {
	t.Helper()
	var extent, covered []string
	for i, code := range codes(p) {
		if slices.Contains(want.Next.Prefecture.Extent, i) {
			extent = append(extent, code)
		}
		if want.Covered(i) {
			covered = append(covered, code)
		}
	}
	if !slices.Equal(extent, r.Extent) || !slices.Equal(covered, r.Covered) {
		t.Fatalf("%v: carry %v, restated %v; covered %v, restated %v", r.Decision, r.Extent, extent, r.Covered, covered)
	}
}

// compareResponses compares a county's response levels hour by hour, up to the hour expected of what goes on: the restatement's go on.
func compareResponses(t *rapid.T, p region.Plan, at aqi.Stamp, r region.Ruling, county int, want restated.Outcome) {
	t.Helper()
	for hour := at; hour < at+300; hour++ {
		level := p.Catalogue.LevelOf(alert.Level(want.Response(county, int(hour))))
		got := r.Response(hour).Level
		if got != level && (got > level || got > 0 || hour < r.Decision.After.Announced.Until()) {
			t.Fatalf("%v, %q: at %v level %v, restated %v: %v", at, r.County, hour, got, level, r.Responses)
		}
	}
}
