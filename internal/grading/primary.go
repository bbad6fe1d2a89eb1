package grading

import (
	"cmp"
	"math/bits"
	"slices"

	"github.com/clearsky-go/clearsky/aqi"
)

// PrimaryCount counts in how many hours each pollutant is primary. The zero PrimaryCount has counted none.
type PrimaryCount [aqi.PM25 + 1]int32

// Add counts one hour's primary pollutants, each of several as one.
func (c *PrimaryCount) Add(primary aqi.Pollutants) {
	for set := primary & aqi.AllPollutants; set != 0; set &= set - 1 {
		c[bits.TrailingZeros(uint(set))]++
	}
}

// Ranked returns the pollutants that were counted, most hours first, each as made by of; nil where there are none.
func Ranked[T any](c PrimaryCount, of func(aqi.Pollutant, int) T) []T {
	var all [len(c)]aqi.Pollutant
	counted := all[:0]
	for p, hours := range c {
		if hours > 0 {
			counted = append(counted, aqi.Pollutant(p))
		}
	}
	if len(counted) == 0 {
		return nil
	}
	slices.SortStableFunc(counted, func(a, b aqi.Pollutant) int { return cmp.Compare(c[b], c[a]) })
	ranked := make([]T, len(counted))
	for i, p := range counted {
		ranked[i] = of(p, int(c[p]))
	}
	return ranked
}
