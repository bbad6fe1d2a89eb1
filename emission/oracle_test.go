package emission_test

import (
	"math/big"
	"testing"

	"pgregory.net/rapid"

	"github.com/clearsky-go/clearsky/emission"
)

// The oracle: every multiple of 0.01 % up to the cap is tried in order, by exact fractions.
func (w task) oracle(t fataler, p emission.Pollutant) (shares []emission.Share, requested []*big.Int, left *big.Int) {
	t.Helper()
	requested = make([]*big.Int, len(w.members))
	left = big.NewInt(int64(get(t, w.lacking, p)))
	for k := range w.caps {
		s := w.firstThatCovers(t, k, p, left)
		shares = append(shares, s)
		for i, m := range w.members {
			if m.Tier == k+1 {
				requested[i] = ceiling(s, get(t, m.Remaining, p))
				left.Sub(left, requested[i])
			}
		}
		if left.Sign() < 0 {
			left.SetInt64(0)
		}
	}
	return shares, requested, left
}

func (w task) firstThatCovers(t fataler, k int, p emission.Pollutant, left *big.Int) emission.Share {
	t.Helper()
	for s := emission.Share(0); ; s++ {
		sum, emitted := new(big.Int), false
		for _, m := range w.members {
			if m.Tier == k+1 {
				remaining := get(t, m.Remaining, p)
				emitted = emitted || remaining > 0
				sum.Add(sum, ceiling(s, remaining))
			}
		}
		if !emitted || sum.Cmp(left) >= 0 || s == w.caps[k] {
			return s
		}
	}
}

// ceiling is a share of an amount, rounded up to the milligram.
func ceiling(s emission.Share, a emission.Amount) *big.Int {
	exact := new(big.Rat).Mul(rat(s, 10_000), rat(a, 1))
	q, rest := new(big.Int).QuoRem(exact.Num(), exact.Denom(), new(big.Int))
	if rest.Sign() > 0 {
		q.Add(q, big.NewInt(1))
	}
	return q
}

// Allocate comes to what trying every share comes to.
func TestAllocateIsTheOracles(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		w := drawTask(t, 8)
		for p := range emission.AllPollutants.All() {
			shares, requested, left := w.oracle(t, p)
			for k, s := range shares {
				if got := w.got.TierShares[k].Of(p); got != s {
					t.Fatalf("%v, tier %d: %v, want %v", p, k+1, got, s)
				}
			}
			for i, want := range requested {
				if got := get(t, w.got.Requested[i], p); want == nil && got != 0 || want != nil && !equals(got, want) {
					t.Fatalf("%v of %s: %v, want %v", p, w.members[i].ID, got, want)
				}
			}
			if got := get(t, w.got.Remainder, p); !equals(got, left) {
				t.Fatalf("%v: %v left, want %v", p, got, left)
			}
		}
	})
}

func equals(a emission.Amount, n *big.Int) bool { return big.NewInt(int64(a)).Cmp(n) == 0 }
