package emission_test

import (
	"testing"

	"pgregory.net/rapid"

	"github.com/clearsky-go/clearsky/emission"
	"github.com/clearsky-go/clearsky/emission/emissiontest"
)

// task is what Allocate takes, drawn, and what it gives.
type task struct {
	caps    []emission.Share
	lacking emission.Amounts
	members []emission.Member
	got     emission.Allocation
}

func drawTask(t *rapid.T, most int) task {
	w := task{caps: emissiontest.Caps().Draw(t, "caps"), lacking: emissiontest.Baseline().Draw(t, "lacking")}
	w.members = emissiontest.Members(len(w.caps), most).Draw(t, "members")
	got, err := emission.Allocate(w.caps, w.lacking, w.members)
	w.got = ok(t, got, err)
	return w
}

// tierAt returns what is requested of tier k by a share.
func (w task) tierAt(t fataler, k int, p emission.Pollutant, s emission.Share) emission.Amount {
	t.Helper()
	sum := emission.Amount(0)
	for _, m := range w.members {
		if m.Tier == k+1 {
			sum += leastOf(s, get(t, m.Remaining, p))
		}
	}
	return sum
}

// What is lacking is covered, or every tier is at its cap or has nothing to give; what remains is what was not requested.
func TestCoveredOrTiersExhausted(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		w := drawTask(t, 8)
		if w.got.Remainder.Missing() != 0 {
			t.Fatal(w.got.Remainder)
		}
		for p, left := range w.got.Remainder.All() {
			sum := emission.Amount(0)
			for i := range w.members {
				sum += get(t, w.got.Requested[i], p)
			}
			if left != max(0, get(t, w.lacking, p)-sum) {
				t.Fatalf("%v: %v left, %v of %v requested", p, left, sum, w.lacking)
			}
			for k, shares := range w.got.TierShares {
				if left > 0 && shares.Of(p) != w.caps[k] && w.tierAt(t, k, p, emission.Whole) > 0 {
					t.Fatalf("%v: %v left, tier %d at %v", p, left, k+1, shares)
				}
			}
		}
	})
}

// Nothing is requested of those in no tier, and of nobody more than it still emits.
func TestNobodyReducesMoreThanItMay(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		w := drawTask(t, 8)
		for i, m := range w.members {
			for p, requested := range w.got.Requested[i].All() {
				if m.Tier == 0 && requested != 0 || requested < 0 || requested > get(t, m.Remaining, p) {
					t.Fatalf("%v of %s: %v", p, m.ID, requested)
				}
			}
		}
	})
}

// A later tier is asked only where the earlier is at its cap or has nothing, all in a tier for the same share, and 0.01 % less of
// the last would not do.
func TestTiersInOrderAndLeast(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		w := drawTask(t, 8)
		for p, lack := range w.lacking.All() {
			for k, shares := range w.got.TierShares {
				s := shares.Of(p)
				requested := w.tierAt(t, k, p, s)
				for i, m := range w.members {
					if m.Tier == k+1 && get(t, w.got.Requested[i], p) != leastOf(s, get(t, m.Remaining, p)) {
						t.Fatalf("%v of %s: %v, not %v", p, m.ID, w.got.Requested[i], s)
					}
				}
				if some := w.tierAt(t, k, p, emission.Whole) > 0; lack <= 0 && s != 0 || lack > 0 && some && requested < lack && s != w.caps[k] ||
					s > w.caps[k] || !some && s != 0 {
					t.Fatalf("%v: tier %d at %v with %v lacking", p, k+1, s, lack)
				}
				if s > 0 && w.tierAt(t, k, p, s-1) >= lack {
					t.Fatalf("%v: tier %d at %v, and less would do for %v", p, k+1, s, lack)
				}
				lack -= requested
			}
		}
	})
}

// A tier that covers what is lacking is requested to reduce no more beyond that than 0.01 % of what it still emits, and a milligram
// for each of its members.
func TestRoundingIsBounded(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		w := drawTask(t, 8)
		for p, lack := range w.lacking.All() {
			for k, shares := range w.got.TierShares {
				requested := w.tierAt(t, k, p, shares.Of(p))
				if most := w.tierAt(t, k, p, 1) + emission.Amount(len(w.members)); lack > 0 && requested-lack > most {
					t.Fatalf("%v: tier %d is requested %v for %v", p, k+1, requested, lack)
				}
				lack = max(0, lack-requested)
			}
		}
	})
}

// Each pollutant is allocated as if it were alone, and the order of the members does not matter.
func TestAllocateIsIndependent(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		w := drawTask(t, 6)
		p := emissiontest.Pollutant().Draw(t, "pollutant")
		order := rapid.Permutation(indices(len(w.members))).Draw(t, "order")
		mixed := make([]emission.Member, len(order))
		for i, from := range order {
			mixed[i] = w.members[from]
			mixed[i].Remaining = only(t, mixed[i].Remaining, p)
		}
		again, err := emission.Allocate(w.caps, only(t, w.lacking, p), mixed)
		ok(t, again, err)
		for i, from := range order {
			if get(t, again.Requested[i], p) != get(t, w.got.Requested[from], p) {
				t.Fatalf("%v of %s differs", p, mixed[i].ID)
			}
		}
		if get(t, again.Remainder, p) != get(t, w.got.Remainder, p) {
			t.Fatal(again.Remainder)
		}
	})
}

func indices(n int) []int {
	list := make([]int, n)
	for i := range list {
		list[i] = i
	}
	return list
}

// only returns amounts with nothing of the other pollutants.
func only(t fataler, as emission.Amounts, p emission.Pollutant) emission.Amounts {
	t.Helper()
	return each(0).With(p, get(t, as, p))
}
