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
		for p := range emission.AllPollutants() {
			if rapid.Bool().Draw(t, "known") {
				as = as.With(p, amount.Draw(t, "amount"))
			}
		}
		rs = rs.With(l, as)
	}
	return rs
}

// UpTo is the largest that is known of the levels up to one.
func TestReductionsUpTo(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		rs := drawReductions(t)
		level := response.Level(rapid.IntRange(0, 6).Draw(t, "level"))
		got := rs.At(level)
		for p := range emission.AllPollutants() {
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

func TestAmountsWithin(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		rs := drawReductions(t)
		as, limit := rs.Of(response.I), rs.Of(response.II)
		want := true
		for p, a := range as.All() {
			most, known := limit.Of(p)
			want = want && a >= 0 && a <= emission.MaxAmount && (!known || a <= most)
		}
		if got := as.Within(&limit); got != want {
			t.Fatalf("%v within %v: %v", as, limit, got)
		}
	})
	rapid.Check(t, func(t *rapid.T) {
		rs := drawReductions(t)
		limit := rs.Of(response.III)
		want := true
		for _, as := range rs.All() {
			want = want && as.Within(&limit)
		}
		if got := rs.Within(&limit); got != want {
			t.Fatalf("%v within %v: %v", rs, limit, got)
		}
	})
	all := emission.AmountsOf(0, 1, emission.MaxAmount, 2)
	if none := (emission.Amounts{}); !all.Within(&none) || !all.Within(&all) {
		t.Error("within nothing known, or within itself: false")
	}
}
