package alert

import (
	"cmp"
	"slices"

	"github.com/clearsky-go/clearsky/aqi"
)

// PollutantHours is a pollutant with the number of heavy hours in which it is primary.
type PollutantHours struct {
	Pollutant aqi.Pollutant `json:"pollutant"`
	Hours     int           `json:"hours"`
}

// PrimaryCount counts in how many hours each pollutant is primary. The zero PrimaryCount has counted none.
type PrimaryCount [aqi.PM25 + 1]int

// Add counts one hour's primary pollutants, each of several as one.
func (c *PrimaryCount) Add(primary aqi.Pollutants) {
	for p := range primary.All() {
		c[p]++
	}
}

// Ranked returns the pollutants with their hours, most hours first; nil where none was counted.
func (c *PrimaryCount) Ranked() []PollutantHours {
	var ranked []PollutantHours
	for p := range aqi.AllPollutants.All() {
		if c[p] > 0 {
			ranked = append(ranked, PollutantHours{p, c[p]})
		}
	}
	slices.SortStableFunc(ranked, func(a, b PollutantHours) int { return cmp.Compare(b.Hours, a.Hours) })
	return ranked
}
