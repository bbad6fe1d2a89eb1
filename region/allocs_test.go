package region_test

import (
	"slices"
	"testing"
)

// The allocations of the benchmarks, of which the large ones are many times the small ones.
func TestAllocs(t *testing.T) {
	most := map[string]float64{"each-county": 310, "each-county-200": 4300, "group-mean-12": 1400, "step": 900}
	for _, c := range slices.Concat(speedCases(), stepCases()) {
		limit, pinned := most[c.name]
		if !pinned {
			continue
		}
		var err error
		run := c.run(t)
		n := testing.AllocsPerRun(10, func() { err = run() })
		if n > limit || err != nil {
			t.Errorf("%s: %v allocations, at most %v wanted, %v", c.name, n, limit, err)
		}
	}
}
