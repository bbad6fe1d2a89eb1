package restated_test

import (
	"slices"
	"testing"

	"pgregory.net/rapid"

	"github.com/clearsky-go/clearsky/internal/restated"
)

// drawPlace draws four counties in a row, whose seasons resemble each other.
func drawPlace(t *rapid.T) (place restated.Place, seasons []season, orders []restated.Order) {
	base := drawSeason(t)
	place = restated.Place{Plan: base.plan, Counties: 4, Borders: [][2]int{{0, 1}, {1, 2}, {2, 3}}, Group: 3}
	place.Together = rapid.SampledFrom([]int{1, 24}).Draw(t, "together")
	for range place.Counties {
		s := base
		s.demands = nil
		shift := rapid.SampledFrom([]int{0, 0, 1, 10, 30}).Draw(t, "shift")
		s.truth.AQI = append(slices.Repeat([]int{90}, shift), base.truth.AQI...)
		if rapid.IntRange(0, 3).Draw(t, "of its own at 0") == 0 {
			s.truth.AQI = drawSeason(t).truth.AQI
		}
		seasons = append(seasons, s)
	}
	for _, d := range base.demands {
		o := restated.Order{Kind: restated.Judgement, From: d.From, Until: d.Until, Level: d.Level}
		if d.Superior {
			o.Kind = restated.Superior
		}
		orders = append(orders, o)
	}
	return place, seasons, orders
}

// What must always hold for a prefecture.
func TestPlaceAlways(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		place, seasons, orders := drawPlace(t)
		var state restated.PlaceState
		for at := 40; at < seasonHours; at++ {
			known := restated.Known{At: at, Orders: orders}
			for _, s := range seasons {
				known.Series = append(known.Series, s.seen(t, at))
			}
			out := place.Step(state, known)
			noCountyIsBelow(t, place, at, out)
			if rapid.IntRange(0, 7).Draw(t, "more at 0") == 0 {
				if act := place.Step(out.Next, known).Prefecture.Act; act != restated.Keep && act != restated.Nothing {
					t.Fatalf("%d: %s, then %s", at, out.Prefecture.Act, act)
				}
				noDeadFeedLowers(t, place, state, known, out)
			}
			state = out.Next
		}
	})
}

// noCountyIsBelow checks that who is covered responds at the prefecture's level at least.
func noCountyIsBelow(t *rapid.T, place restated.Place, at int, out restated.Outcome) {
	alert := out.Next.Prefecture.Announced
	for county := range place.Counties {
		for hour := at; out.Covered(county) && hour < at+200; hour++ {
			if out.Response(county, hour) < alert.At(hour) {
				t.Fatalf("%d: county %d at hour %d is below %v", at, county, hour, alert)
			}
		}
	}
}

// noDeadFeedLowers checks that a county's hours taken away, of those that lowering needs, lower nothing before the announced end.
func noDeadFeedLowers(t *rapid.T, place restated.Place, before restated.PlaceState, known restated.Known, out restated.Outcome) {
	spans := before.Prefecture.Announced.Spans
	if len(known.Orders) > 0 || len(spans) == 0 || spans[len(spans)-1].Until <= known.At {
		return
	}
	known.Series = slices.Clone(known.Series)
	s := &known.Series[rapid.IntRange(0, place.Counties-1).Draw(t, "county")]
	s.AQI = s.AQI[:min(len(s.AQI), known.At+rapid.IntRange(-40, 35).Draw(t, "cut"))]
	cut := place.Step(before, known)
	lowers := []string{restated.Downgrade, restated.LiftEarly}
	if slices.Contains(lowers, cut.Prefecture.Act) && !slices.Contains(lowers, out.Prefecture.Act) {
		t.Fatalf("%d: %s, else %s: %v", known.At, cut.Prefecture.Act, out.Prefecture.Act, before)
	}
}
