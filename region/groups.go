package region

import (
	"math/bits"
	"slices"
	"strconv"

	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/internal/faults"
)

const (
	maxGroups   = 1 << 22 // connected groups that the group-mean reading looks at
	maxCounties = 64      // counties that a group is a set of, as the bits of a word
)

// Groups returns the groups into which the counties of those codes fall by the borders among them (连片县市): each by code, in the
// order of their first codes. Counties are contiguous when there is one group. A code given twice counts once. It takes n log n
// time in the region's counties and borders.
//
// Faults: a code that the region does not have ([aqi.ErrUnknown]).
func (r *Region) Groups(codes ...string) ([][]string, error) {
	var fs aqi.Faults
	in := make([]bool, r.size())
	for i, code := range codes {
		if at, ok := r.find(code); ok {
			in[at] = true
		} else {
			unknownCounty(&fs, faults.At("/codes", i), code)
		}
	}
	if err := fs.Err(); err != nil {
		return nil, err
	}
	var groups [][]string
	for i := range in {
		if in[i] {
			groups = append(groups, r.codes(r.take(in, i, nil)))
		}
	}
	return groups, nil
}

// take moves the connected group of a county that is in out of in and appends it to dst, ascending.
func (r *Region) take(in []bool, county int, dst []int) []int {
	first := len(dst)
	in[county] = false
	dst = append(dst, county)
	for i := first; i < len(dst); i++ {
		for _, n := range r.neighbours[dst[i]] {
			if in[n] {
				in[n] = false
				dst = append(dst, n)
			}
		}
	}
	slices.Sort(dst[first:])
	return dst
}

// countGroups counts the connected groups, up to maxGroups+1.
func (r *Region) countGroups() int {
	if len(r.counties) > maxCounties {
		return maxGroups + 1
	}
	c := counter{touching: make([]uint64, len(r.counties))}
	for i, ns := range r.neighbours {
		for _, n := range ns {
			c.touching[i] |= 1 << n
		}
	}
	for i := range r.counties {
		c.extend(c.touching[i], 2<<i-1)
	}
	return c.n
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

// checkSize refuses a region with too many groups.
func (r *Region) checkSize(fs *aqi.Faults) {
	switch n := r.size(); {
	case n > maxCounties:
		fs.Add(aqi.Fault{Path: "/region", Got: strconv.Itoa(n), Want: want("at most %d counties", "不超过%d个县市", maxCounties), Rule: aqi.ErrTooMany})
	case n > 0 && r.groups > maxGroups:
		fs.Add(aqi.Fault{Path: "/region", Want: want("at most %d connected groups", "不超过%d个连片组合", maxGroups), Rule: aqi.ErrTooMany})
	}
}
