package region

import (
	"math/bits"
	"slices"
	"strconv"

	"github.com/clearsky-go/clearsky/aqi"
)

const (
	maxGroups   = 1 << 22 // connected groups that the group-mean reading looks at
	maxCounties = 64      // counties that a group is a set of, as the bits of a word
)

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

// touching returns for each of at most 64 counties, in that order, those that it touches as the bits of a word.
func (g *graph) touching(a *area, order []int) []uint64 {
	touching := make([]uint64, len(order))
	all := ^uint64(0) >> (64 - len(order))
	for i, county := range order {
		if a.Anywhere {
			touching[i] = all &^ (1 << i)
			continue
		}
		for j, other := range order {
			if _, touch := slices.BinarySearch(g.neighbours[county], other); touch {
				touching[i] |= 1 << j
			}
		}
	}
	return touching
}

// counter counts connected groups, each once: of two groups that differ, one has a county that the other was barred from.
type counter struct {
	touching []uint64
	n        int
}

// extend counts a group, given the counties that touch it and those that it has or must not take, and all that it grows into.
func (c *counter) extend(touch, barred uint64) {
	c.n++
	for remaining := touch &^ barred; remaining != 0 && c.n <= maxGroups; remaining &= remaining - 1 {
		next := bits.TrailingZeros64(remaining)
		barred |= 1 << next
		c.extend(touch|c.touching[next], barred)
	}
}

// checkSize refuses an area with too many groups for the reading GroupMean.
func (g *graph) checkSize(fs *aqi.Faults, path string, a *area) {
	n := len(a.counties)
	if n > maxCounties {
		fs.Add(aqi.Fault{Path: path, Got: strconv.Itoa(n), Want: want("at most %d counties", "不超过%d个县市", maxCounties), Rule: aqi.ErrTooMany})
		return
	}
	c := counter{touching: g.touching(a, a.counties)}
	for i := range a.counties {
		c.extend(c.touching[i], 2<<i-1)
	}
	if c.n > maxGroups {
		fs.Add(aqi.Fault{Path: path, Want: want("at most %d connected groups", "不超过%d个连片组合", maxGroups), Rule: aqi.ErrTooMany})
	}
}
