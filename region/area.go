package region

import (
	"slices"
	"strconv"

	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/internal/groups"
)

const maxGroups = 1 << 22 // connected groups that the reading GroupMean looks at

// area is the counties of which a criterion takes some.
type area struct {
	Criterion
	counties []int // by position, ascending
}

// areas returns those of the policy's criteria.
func (o *Office) areas() []area {
	areas := make([]area, len(o.plan.Policy.Criteria))
	for i, c := range o.plan.Policy.Criteria {
		areas[i] = o.area(c)
	}
	return areas
}

// area returns the counties that count for a criterion; a code that is no county's is left out.
func (g *graph) area(c Criterion) area {
	a := area{Criterion: c}
	if c.Members == nil {
		for i := range g.counties {
			a.counties = append(a.counties, i)
		}
		return a
	}
	for _, code := range c.Members {
		if i, ok := g.find(code); ok {
			a.counties = append(a.counties, i)
		}
	}
	slices.Sort(a.counties)
	a.counties = slices.Compact(a.counties)
	return a
}

// touching returns for each of an area's counties, of which there are at most 64, those that it touches, as bits.
func (g *graph) touching(a *area) []uint64 {
	touching := make([]uint64, len(a.counties))
	all := ^uint64(0) >> (64 - len(a.counties))
	for i, county := range a.counties {
		if a.Anywhere {
			touching[i] = all &^ (1 << i)
			continue
		}
		for _, n := range g.neighbours[county] {
			if j, in := slices.BinarySearch(a.counties, n); in {
				touching[i] |= 1 << j
			}
		}
	}
	return touching
}

// checkSize refuses an area with too many groups for the reading GroupMean.
func (g *graph) checkSize(fs *aqi.Faults, path string, a *area) {
	switch n := len(a.counties); {
	case n > groups.MaxMembers:
		fs.Add(aqi.Fault{Path: path, Got: strconv.Itoa(n), Want: want("at most %d counties", "不超过%d个县市", groups.MaxMembers), Rule: aqi.ErrTooMany})
	case groups.Count(g.touching(a), maxGroups) > maxGroups:
		fs.Add(aqi.Fault{Path: path, Want: want("at most %d connected groups", "不超过%d个连片组合", maxGroups), Rule: aqi.ErrTooMany})
	}
}
