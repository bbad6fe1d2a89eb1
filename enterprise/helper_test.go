package enterprise_test

import (
	"slices"

	"github.com/clearsky-go/clearsky/emission"
	"github.com/clearsky-go/clearsky/response"
)

// strictest is what reductions come to at a level: of each pollutant known there, the most of the levels up to it.
func strictest(rs emission.Reductions, level response.Level) emission.Amounts {
	var most emission.Amounts
	for p := range rs.Of(level).All() {
		var known []emission.Amount
		for l, as := range rs.All() {
			if a, ok := as.Of(p); ok && l <= level {
				known = append(known, a)
			}
		}
		most = most.With(p, slices.Max(known))
	}
	return most
}
