package emission_test

import (
	"testing"

	"pgregory.net/rapid"

	"github.com/clearsky-go/clearsky/emission"
	"github.com/clearsky-go/clearsky/emission/emissiontest"
)

// task is what Allocate takes, drawn, and what it gives.
type task struct {
	tiers        emission.Tiers
	target       emission.Shares
	others       emission.Total
	participants []emission.Participant
	given        emission.Allocation
}

func drawTask(t *rapid.T, most int) task {
	var w task
	w.tiers = emissiontest.Tiers().Draw(t, "tiers")
	w.target = emissiontest.Shares().Draw(t, "target")
	w.others = emissiontest.Total().Draw(t, "others")
	w.participants = emissiontest.Participants(w.tiers, most).Draw(t, "participants")
	given, err := emission.Allocate(w.tiers, w.target, w.others, w.participants)
	w.given = ok(t, given, err)
	return w
}

// one is one participant's amounts of one pollutant.
type one struct{ baseline, planned, step1, step2 emission.Amount }

func (w task) one(t fataler, i int, p emission.Pollutant) one {
	t.Helper()
	q := w.participants[i]
	return one{get(t, q.Baseline, p), get(t, q.Planned, p), get(t, w.given.Step1[i], p), get(t, w.given.Step2[i], p)}
}

// cap returns the most that tier k may be asked for.
func (w task) cap(k int) emission.Share {
	if w.tiers[k].Cap == 0 {
		return emission.Whole
	}
	return w.tiers[k].Cap
}

// tierAt returns what tier k gives when asked for a share.
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

// The target is met, or every tier gives all it may; what remains is what lacks of the target.
func TestTargetMetOrTiersExhausted(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		w := drawTask(t, 8)
		for p, left := range w.given.Remainder.All() {
			required := leastOf(w.target.Of(p), get(t, w.given.Total.Baseline, p))
			if reduction := get(t, w.given.Total.Reduction, p); left != max(0, required-reduction) {
				t.Fatalf("%v: %v left, %v of %v given", p, left, reduction, required)
			}
			for k, shares := range w.given.TierShares {
				if left > 0 && shares.Of(p) != w.cap(k) {
					t.Fatalf("%v: %v left, tier %d gives %v", p, left, k+1, shares)
				}
			}
		}
		if w.given.Remainder.Missing() != 0 {
			t.Fatal(w.given.Remainder)
		}
	})
}

// Who is in no tier gives nothing in step 2, and nobody gives more than it emits.
func TestNobodyGivesMoreThanItMay(t *testing.T) {
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

// A later tier gives only where the earlier is exhausted, all in a tier the same share, and 0.01 % less of the last would not do.
func TestTiersInOrderAndLeast(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		w := drawTask(t, 8)
		for p, lack := range w.given.AfterStep1.All() {
			for k, shares := range w.given.TierShares {
				s := shares.Of(p)
				gives := w.tierAt(t, k, p, s)
				if lack <= 0 && s != 0 || lack > 0 && gives < lack && s != w.cap(k) || s > w.cap(k) {
					t.Fatalf("%v: tier %d gives %v with %v lacking", p, k+1, s, lack)
				}
				if s > 0 && w.tierAt(t, k, p, s-1) >= lack {
					t.Fatalf("%v: tier %d gives %v, and less would do for %v", p, k+1, s, lack)
				}
				lack -= gives
			}
		}
	})
}

// What is planned and asked for adds up to the area's reduction, and its baseline to the area's, to the last milligram.
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
			if get(t, w.given.Total.Baseline, p) != baseline || get(t, w.given.Total.Reduction, p) != before+step1+step2 ||
				get(t, w.given.Required, p) != required || get(t, w.given.Lacking, p) != max(0, required-before) ||
				get(t, w.given.AfterStep1, p) != max(0, required-before-step1) {
				t.Fatalf("%v: baseline %v, %v + %v + %v of %v: %+v", p, baseline, before, step1, step2, required, w.given)
			}
		}
		if w.given.Total.Sources != w.others.Sources+len(w.participants) {
			t.Fatal(w.given.Total.Sources)
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
			if get(t, again.Step1[i], p) != get(t, w.given.Step1[from], p) || get(t, again.Step2[i], p) != get(t, w.given.Step2[from], p) {
				t.Fatalf("%v of %s differs", p, mixed[i].ID)
			}
		}
		if get(t, again.Remainder, p) != get(t, w.given.Remainder, p) {
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

// A waiver, which lowers a share, never raises what its holder gives in step 1.
func TestLowerShareGivesLess(t *testing.T) {
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
			if get(t, waived.Step1[i], p) > get(t, w.given.Step1[i], p) {
				t.Fatalf("%v, was %v", waived.Step1[i], w.given.Step1[i])
			}
		}
	})
}
