package region

import (
	"slices"

	"github.com/clearsky-go/clearsky/alert"
	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/internal/faults"
)

// Input is what is assessed. Its parts may begin and end at different hours.
type Input struct {
	// Series holds the counties' hours by code, observed and forecast. A county without a series, or at hours that its series
	// does not have, is no finding.
	Series map[string]alert.Series `json:"series"`
	// Demands ask for levels (alert.Demand), in any order; where several concern a county the highest counts. A superior's alert
	// binds the prefecture, and the counties that it names; a judgement the counties that it names, and where it names none the
	// prefecture; a voluntary raise, which must name counties, their responses alone.
	Demands []alert.Demand `json:"demands"`
}

// checkKeys refuses codes that no county has.
func checkKeys[V any](fs *aqi.Faults, g *graph, path string, m map[string]V) {
	var unknown []string
	for code := range m {
		if _, ok := g.find(code); !ok {
			unknown = append(unknown, code)
		}
	}
	slices.Sort(unknown)
	for _, code := range unknown {
		unknownCounty(fs, faults.At(path, code), code)
	}
}
