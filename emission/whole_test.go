package emission_test

import (
	"slices"
	"testing"

	"pgregory.net/rapid"

	"github.com/clearsky-go/clearsky/emission"
	"github.com/clearsky-go/clearsky/emission/emissiontest"
	"github.com/clearsky-go/clearsky/internal/texttest"
)

// What the library gives is read back whole or not at all.
func TestResultsAreReadWhole(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		inv := append(emissiontest.Inventory(3).Draw(t, "inventory"), emissiontest.Source("x").Draw(t, "source"))
		levels := emissiontest.Levels().Draw(t, "levels")
		counties, err := emission.SumByCounty(slices.Values(inv), levels)
		texttest.LosesNothing(t, ok(t, counties, err))
		level := emissiontest.Level().Draw(t, "level")
		a, err := emission.Kashgar().Attainment(level, counties[0].Total)
		texttest.LosesNothing(t, ok(t, a, err), "document", "number") // a clause may lack either
		texttest.LosesNothing(t, a.ByPollutant[0])
		caps := emissiontest.Caps().Draw(t, "caps")
		members := emissiontest.Members(len(caps), 2).Draw(t, "members")
		allocation, err := emission.Allocate(caps, emissiontest.Baseline().Draw(t, "lacking"), members)
		texttest.LosesNothing(t, ok(t, allocation, err))
	})
}
