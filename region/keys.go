package region

import (
	"slices"

	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/internal/faults"
)

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
