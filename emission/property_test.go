package emission_test

import (
	"testing"

	"pgregory.net/rapid"

	"github.com/clearsky-go/clearsky/emission"
	"github.com/clearsky-go/clearsky/emission/emissiontest"
)

// task is what Allocate takes, drawn, and its result.
type task struct {
	tiers        emission.Tiers
	target       emission.Shares
	others       emission.Total
	participants []emission.Participant
	allocation   emission.Allocation
}

func drawTask(t *rapid.T, most int) task {
	var w task
	w.tiers = emissiontest.Tiers().Draw(t, "tiers")
	w.target = emissiontest.Shares().Draw(t, "target")
	w.others = emissiontest.Total().Draw(t, "others")
	w.participants = emissiontest.Participants(w.tiers, most).Draw(t, "participants")
	allocation, err := emission.Allocate(w.tiers, w.target, w.others, w.participants)
	w.allocation = ok(t, allocation, err)
	return w
}

// one is one participant's amounts of one pollutant.
type one struct{ baseline, planned, step1, step2 emission.Amount }

func (w task) one(t fataler, i int, p emission.Pollutant) one {
	t.Helper()
	q := w.participants[i]
	return one{get(t, q.Baseline, p), get(t, q.Planned, p), get(t, w.allocation.Step1[i], p), get(t, w.allocation.Step2[i], p)}
}

// cap returns the most that tier k may be asked for.
func (w task) cap(k int) emission.Share {
	if w.tiers[k].Cap == 0 {
		return emission.Whole
	}
	return w.tiers[k].Cap
}

// tierAt returns what is requested of tier k by a share.
func (w task) tierAt(t fataler, k int, p emission.Pollutant, s emission.Share) emission.Amount {
	t.Helper()
	sum := emission.Amount(0)
	for i, q := range w.participants {
		if o := w.one(t, i, p); q.Tier == k+1 {
			sum += leastOf(s, o.baseline-o.planned-o.step1)
		}
	}
	return sum
}

// The target is met, or every tier is at its cap; what remains is what lacks of the target.
func TestTargetMetOrTiersExhausted(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		w := drawTask(t, 8)
		for p, left := range w.allocation.Remainder.All() {
			required := leastOf(w.target.Of(p), get(t, w.allocation.Total.Baseline, p))
			if reduction := get(t, w.allocation.Total.Reduction, p); left != max(0, required-reduction) {
				t.Fatalf("%v: %v left, %v of %v reduced", p, left, reduction, required)
			}
			for k, shares := range w.allocation.TierShares {
				if left > 0 && shares.Of(p) != w.cap(k) {
					t.Fatalf("%v: %v left, tier %d at %v", p, left, k+1, shares)
				}
			}
		}
		if w.allocation.Remainder.Missing() != 0 {
			t.Fatal(w.allocation.Remainder)
		}
	})
}

// Nothing is requested of those in no tier, and of nobody more than it emits.
func TestNobodyReducesMoreThanItMay(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		w := drawTask(t, 8)
		for i, q := range w.participants {
			for p := range emission.AllPollutants.All() {
				o := w.one(t, i, p)
				if q.Tier == 0 && o.step2 != 0 || o.step1 < 0 || o.step2 < 0 || o.planned+o.step1+o.step2 > o.baseline {
					t.Fatalf("%v of %s: %+v", p, q.ID, o)
				}
				if own := leastOf(q.Shares.Of(p), o.baseline); o.step1 != max(0, own-o.planned) {
					t.Fatalf("%v of %s: %+v, its own share is %v", p, q.ID, o, own)
				}
			}
		}
	})
}

// A later tier is asked only where the earlier is at its cap, all in a tier for the same share, and 0.01 % less of the last would not do.
func TestTiersInOrderAndLeast(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		w := drawTask(t, 8)
		for p, lack := range w.allocation.AfterStep1.All() {
			for k, shares := range w.allocation.TierShares {
				s := shares.Of(p)
				requested := w.tierAt(t, k, p, s)
				if lack <= 0 && s != 0 || lack > 0 && requested < lack && s != w.cap(k) || s > w.cap(k) {
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

// What is planned and requested adds up to the area's reduction, and its baseline to the area's, to the last milligram.
func TestConservation(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		w := drawTask(t, 8)
		for p := range emission.AllPollutants.All() {
			var before, step1, step2, baseline emission.Amount
			if w.others != (emission.Total{}) {
				before, baseline = get(t, w.others.Reduction, p), get(t, w.others.Baseline, p)
			}
			for i := range w.participants {
				o := w.one(t, i, p)
				baseline, before, step1, step2 = baseline+o.baseline, before+o.planned, step1+o.step1, step2+o.step2
			}
			required := leastOf(w.target.Of(p), baseline)
			if get(t, w.allocation.Total.Baseline, p) != baseline || get(t, w.allocation.Total.Reduction, p) != before+step1+step2 ||
				get(t, w.allocation.Required, p) != required || get(t, w.allocation.Lacking, p) != max(0, required-before) ||
				get(t, w.allocation.AfterStep1, p) != max(0, required-before-step1) {
				t.Fatalf("%v: baseline %v, %v + %v + %v of %v: %+v", p, baseline, before, step1, step2, required, w.allocation)
			}
		}
		if w.allocation.Total.Sources != w.others.Sources+len(w.participants) {
			t.Fatal(w.allocation.Total.Sources)
		}
	})
}

// Each pollutant is allocated as if it were alone, and the order of the participants does not matter.
func TestAllocateIsIndependent(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		w := drawTask(t, 6)
		p := emissiontest.Pollutant().Draw(t, "pollutant")
		order := rapid.Permutation(indices(len(w.participants))).Draw(t, "order")
		mixed := make([]emission.Participant, len(order))
		for i, from := range order {
			q := w.participants[from]
			q.Baseline, q.Planned = only(t, q.Baseline, p), only(t, q.Planned, p)
			mixed[i] = q
		}
		others := w.others
		if others != (emission.Total{}) {
			others.Baseline, others.Reduction = only(t, others.Baseline, p), only(t, others.Reduction, p)
		}
		again, err := emission.Allocate(w.tiers, w.target, others, mixed)
		ok(t, again, err)
		for i, from := range order {
			if get(t, again.Step1[i], p) != get(t, w.allocation.Step1[from], p) || get(t, again.Step2[i], p) != get(t, w.allocation.Step2[from], p) {
				t.Fatalf("%v of %s differs", p, mixed[i].ID)
			}
		}
		if get(t, again.Remainder, p) != get(t, w.allocation.Remainder, p) {
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

// A waiver, which lowers a share, never raises what its holder reduces in step 1.
func TestLowerShareReducesLess(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		w := drawTask(t, 4)
		p := emissiontest.Pollutant().Draw(t, "pollutant")
		for i := range w.participants {
			own := w.participants[i].Shares.Of(p)
			approved := min(own, emissiontest.Share().Draw(t, "approved"))
			w.participants[i].Shares = w.participants[i].Shares.With(p, approved)
		}
		waived, err := emission.Allocate(w.tiers, w.target, w.others, w.participants)
		ok(t, waived, err)
		for i := range w.participants {
			if get(t, waived.Step1[i], p) > get(t, w.allocation.Step1[i], p) {
				t.Fatalf("%v, was %v", waived.Step1[i], w.allocation.Step1[i])
			}
		}
	})
}
