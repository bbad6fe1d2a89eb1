package region_test

import (
	"testing"

	"pgregory.net/rapid"

	"github.com/clearsky-go/clearsky/alert"
	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/region"
	"github.com/clearsky-go/clearsky/region/regiontest"
)

// Whatever the forecasts do, before its announced end no level of the prefecture's or of a county's alert is left within Hold hours of a
// finding that reached it, and a provisional end is moved on at most once in 24 hours. Demands, which end at once, and declined acts are
// left out.
func TestNoLevelIsLeftSoonAndEndsMoveOncePerDay(t *testing.T) {
	left, moved := 0, 0
	rapid.Check(t, func(t *rapid.T) {
		p := aPlace(t)
		season := regiontest.Season(p, 60).Draw(t, "season")
		for i := range season {
			season[i].Known.Demands, season[i].Declined = nil, nil
		}
		found, last := map[string]*[alert.Red + 1]aqi.Stamp{}, map[string]aqi.Stamp{}
		through(t, newOffice(t, p), season, func(before region.State, m regiontest.Moment, out region.Outcome) {
			for _, r := range out.Rulings {
				at, d, was := out.At, r.Decision, before.Alerts[p.Tracks[0].ID][r.County].State.Announced
				if found[r.County] == nil {
					found[r.County] = new([alert.Red + 1]aqi.Stamp)
				}
				clocks := []aqi.Stamp{d.After.Clocks.None, d.After.Clocks.Ungraded, d.After.Clocks.Blue, d.After.Clocks.Yellow, d.After.Clocks.Orange}
				for l := alert.Ungraded; l <= alert.Red; l++ {
					if at < was.Until() && was.At(at) >= l && d.After.Announced.At(at) < l {
						left++
						if since := found[r.County][l]; since != 0 && at-since < aqi.Stamp(holdOf(p, r.County)) {
							t.Fatalf("%v, %q: %v was found at %v", d, r.County, l, since)
						}
					}
					if clocks[l-1] == 0 {
						found[r.County][l] = at
					}
				}
				if d.Act != alert.Extend || was.Began > at || !was.Provisional || !d.After.Announced.Provisional {
					continue
				}
				if moved++; last[r.County] != 0 && at-last[r.County] < 24 {
					t.Fatalf("%v, %q: and at %v", d, r.County, last[r.County])
				}
				last[r.County] = at
			}
		})
	})
	t.Logf("levels left before their end: %d, ends moved on: %d", left, moved)
}

// holdOf returns the Hold of whose plan decides.
func holdOf(p region.Plan, county string) int {
	if own, has := p.Tracks[0].Counties[county]; has {
		return own.Hold
	}
	return p.Tracks[0].Plan.Hold
}
