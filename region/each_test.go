package region_test

import (
	"slices"
	"testing"

	"pgregory.net/rapid"

	"github.com/clearsky-go/clearsky/region"
	"github.com/clearsky-go/clearsky/region/regiontest"
)

// Under the reading EachCounty the counties in groups at an hour are those in some connected set of MinGroup counties or more of
// which each is inside an episode of its own; the groups are connected and do not touch.
func TestEachCountyIsExact(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		r := regiontest.Region(12).Draw(t, "region")
		p := regiontest.Policy(r).Draw(t, "policy")
		p.Reading = region.EachCounty
		in := regiontest.Input(r, 200).Draw(t, "input")
		d := assess(t, p, r, in)
		sets := subsets(r, p.MinGroup)
		first, until := hull(in)
		for _, l := range d.Levels {
			for at := first - 1; at <= until; at++ {
				want := carriers(sets, inside(d, l.Level, at))
				got := map[string]bool{}
				for _, g := range d.Groups {
					if g.Level == l.Level && g.From <= at && at < g.Until {
						checkGroup(t, r, p.MinGroup, g, got)
					}
				}
				same(t, got, want)
			}
		}
	})
}

// checkGroup checks a group and adds its counties to those of the hour's other groups.
func checkGroup(t fataler, r *region.Region, least int, g region.Extent, others map[string]bool) {
	t.Helper()
	if len(g.Counties) < least || !connected(r, g.Counties) || !slices.IsSorted(g.Counties) {
		t.Fatalf("%v is no group", g)
	}
	for _, code := range g.Counties {
		for _, n := range neighbours(r, code) {
			if others[n] {
				t.Fatalf("%v touches another group at %s", g, n)
			}
		}
	}
	for _, code := range g.Counties {
		others[code] = true
	}
}
