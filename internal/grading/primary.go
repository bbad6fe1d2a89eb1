package grading

import (
	"cmp"
	"slices"

	"github.com/clearsky-go/clearsky/aqi"
)

// PrimaryCount counts in how many hours each pollutant is primary. The zero PrimaryCount has counted none.
type PrimaryCount [aqi.PM25 + 1]int

// Add counts one hour's primary pollutants, each of several as one.
func (c *PrimaryCount) Add(primary aqi.Pollutants) {
	for p := range primary.All() {
		c[p]++
	}
}

// Ranked returns the pollutants that were counted, most hours first, each as made by of; nil where there are none.
func Ranked[T any](c PrimaryCount, of func(aqi.Pollutant, int) T) []T {
	var counted []aqi.Pollutant
	for p := range aqi.AllPollutants.All() {
		if c[p] > 0 {
			counted = append(counted, p)
		}
	}
	slices.SortStableFunc(counted, func(a, b aqi.Pollutant) int { return cmp.Compare(c[b], c[a]) })
	var ranked []T
	for _, p := range counted {
		ranked = append(ranked, of(p, c[p]))
	}
	return ranked
}
