package region

import (
	"fmt"
	"math/bits"
	"slices"
)

const (
	maxGroups   = 1 << 22 // connected groups that the group-mean reading looks at
	maxCounties = 64      // counties that a group is a set of, as the bits of a word
)

// Contiguous reports whether the counties are connected (连片) by borders among themselves. One county is; none, or a code that
// the region does not have, are not. Linear in the counties and their borders.
func (r *Region) Contiguous(codes ...string) bool {
	groups, err := r.Groups(codes...)
	return err == nil && len(groups) == 1
}

// Groups returns the maximal connected groups (连片县市) among the counties, each by code, in the order of their first codes. A
// code given twice counts once. Linear in the counties and their borders.
//
// Errors: a [Fault] that wraps [ErrRegion] for each code that the region does not have.
func (r *Region) Groups(codes ...string) ([][]string, error) {
	var fs collector
	in := make([]bool, r.size())
	for i, code := range codes {
		at, ok := r.find(code)
		if !ok {
			fs.add(ErrRegion, fmt.Sprintf("codes[%d]", i), fmt.Sprintf("county %.40q", code), "a county of the region")
			continue
		}
		in[at] = true
	}
	if err := fs.err(); err != nil {
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

// ConnectedGroups returns how many sets of counties are connected, single counties too, and false where there are more than 2²²
// or the region has more than 64 counties: the group-mean reading is not to be had there.
func (r *Region) ConnectedGroups() (n int, ok bool) {
	if r == nil || r.groups > maxGroups {
		return 0, r == nil
	}
	return r.groups, true
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
	for rest := touch &^ barred; rest != 0 && c.n <= maxGroups; rest &= rest - 1 {
		next := bits.TrailingZeros64(rest)
		barred |= 1 << next
		c.extend(touch|c.touching[next], barred)
	}
}

// checkSize refuses a region with too many groups.
func (r *Region) checkSize(fs *collector) {
	if n := r.size(); n > maxCounties {
		fs.add(ErrTooLarge, "region", fmt.Sprintf("%d counties", n), fmt.Sprintf("at most %d", maxCounties))
	} else if _, ok := r.ConnectedGroups(); !ok {
		fs.add(ErrTooLarge, "region", fmt.Sprintf("more than %d connected groups", maxGroups), "no more")
	}
}
