package emission_test

import (
	"testing"

	"pgregory.net/rapid"

	"github.com/clearsky-go/clearsky/emission"
)

// The oracle of step 2: every multiple of 0.01 % up to the cap is tried in order, one participant at a time.
func (w task) oracle(t fataler, p emission.Pollutant) (shares []emission.Share, step2 []emission.Amount, left emission.Amount) {
	t.Helper()
	step2 = make([]emission.Amount, len(w.participants))
	left = get(t, w.allocation.AfterStep1, p)
	for k := range w.tiers {
		var remaining []uint64
		for i, q := range w.participants {
			if o := w.one(t, i, p); q.Tier == k+1 {
				remaining = append(remaining, uint64(o.baseline-o.planned-o.step1))
			}
		}
		s := w.firstThatCovers(k, remaining, left)
		shares = append(shares, s)
		for i, q := range w.participants {
			if o := w.one(t, i, p); q.Tier == k+1 {
				step2[i] = leastOf(s, o.baseline-o.planned-o.step1)
				left -= step2[i]
			}
		}
		left = max(0, left)
	}
	return shares, step2, left
}

func (w task) firstThatCovers(k int, remaining []uint64, left emission.Amount) emission.Share {
	for s := range w.cap(k) {
		sum := uint64(0)
		for _, r := range remaining {
			sum += r * uint64(s) / 10_000
			if r*uint64(s)%10_000 != 0 {
				sum++
			}
		}
		if sum >= uint64(left) {
			return s
		}
	}
	return w.cap(k)
}

// Allocate comes to what trying every share comes to.
func TestAllocateIsTheOracles(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		w := drawTask(t, 8)
		for p := range emission.AllPollutants.All() {
			shares, step2, left := w.oracle(t, p)
			for k, s := range shares {
				if got := w.allocation.TierShares[k].Of(p); got != s {
					t.Fatalf("%v, tier %d: %v, want %v", p, k+1, got, s)
				}
			}
			for i, want := range step2 {
				if got := get(t, w.allocation.Step2[i], p); got != want {
					t.Fatalf("%v of %s: %v, want %v", p, w.participants[i].ID, got, want)
				}
			}
			if got := get(t, w.allocation.Remainder, p); got != left {
				t.Fatalf("%v: %v left, want %v", p, got, left)
			}
		}
	})
}
