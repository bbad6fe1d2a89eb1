package region_test

import (
	"maps"
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
		p := regiontest.Plan(12).Draw(t, "plan")
		p.Policy.Reading = region.EachCounty
		in := regiontest.Input(p, 200).Draw(t, "input")
		d := assess(t, p, in)
		rules := rulesOf(p)
		first, until := hull(in)
		for _, l := range d.Levels {
			for at := first - 1; at <= until; at++ {
				want, got := map[string]bool{}, map[string]bool{}
				for _, r := range rules[l.Level] {
					maps.Copy(want, carriers(r.sets, inside(d, r.level, at)))
				}
				for _, g := range d.Groups {
					if g.Level == l.Level && g.From <= at && at < g.Until {
						checkGroup(t, p, g, got)
					}
				}
				same(t, got, want)
			}
		}
	})
}

// checkGroup checks a group and adds its counties to those of the hour's other groups.
func checkGroup(t fataler, p region.Plan, g region.Extent, others map[string]bool) {
	t.Helper()
	c := p.Policy.Criteria[0]
	one := len(p.Policy.Criteria) == 1 && !c.Anywhere
	if !slices.IsSorted(g.Counties) || one && (len(g.Counties) < c.Count || !connected(p, g.Counties)) {
		t.Fatalf("%v is no group", g)
	}
	for _, code := range g.Counties {
		for _, n := range neighbours(p, code) {
			if one && others[n] {
				t.Fatalf("%v touches another group at %s", g, n)
			}
		}
	}
	for _, code := range g.Counties {
		others[code] = true
	}
}
