package emission_test

import (
	"slices"
	"testing"

	"pgregory.net/rapid"

	"github.com/clearsky-go/clearsky/emission"
	"github.com/clearsky-go/clearsky/emission/emissiontest"
	"github.com/clearsky-go/clearsky/response"
)

// drawReductions draws reductions of which some are missing, some negative and some too large.
func drawReductions(t *rapid.T) emission.Reductions {
	var rs emission.Reductions
	amount := rapid.OneOf(emissiontest.Amount(3), emissiontest.Amount(emission.MaxAmount+1), rapid.Just[emission.Amount](-1))
	for l := response.IV; l <= response.I; l++ {
		var as emission.Amounts
		for p := range emission.AllPollutants.All() {
			if rapid.Bool().Draw(t, "known") {
				as = as.With(p, amount.Draw(t, "amount"))
			}
		}
		rs = rs.With(l, as)
	}
	return rs
}

// At is the largest that is known of the levels up to one.
func TestReductionsAt(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		rs := drawReductions(t)
		level := response.Level(rapid.IntRange(0, 6).Draw(t, "level"))
		got := rs.At(level)
		for p := range emission.AllPollutants.All() {
			var all []emission.Amount
			for l, as := range rs.All() {
				if a, ok := as.Of(p); ok && l <= level {
					all = append(all, a)
				}
			}
			want, known := emission.Amount(0), len(all) > 0
			if known {
				want = slices.Max(all)
			}
			if a, ok := got.Of(p); ok != known || a != want {
				t.Fatalf("%v at %v: %v, %v, want %v, %v", p, level, a, ok, want, known)
			}
		}
	})
}
