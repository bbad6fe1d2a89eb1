package enterprise_test

import (
	"fmt"
	"math/big"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"github.com/clearsky-go/clearsky/emission"
	"github.com/clearsky-go/clearsky/enterprise"
	"github.com/clearsky-go/clearsky/response"
)

// sum adds up one pollutant over amounts.
func sum(list []emission.Amounts, p emission.Pollutant) *big.Int {
	s := new(big.Int)
	for _, as := range list {
		s.Add(s, whole(as, p))
	}
	return s
}

// Area gives what exact fractions and trying every share give, per pollutant and to the milligram.
func TestAreaIsTheOracles(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := drawArea(t, 5)
		a := d.got.Allocation
		if len(a.Step1) != len(d.members) || len(a.Step2) != len(d.members) || len(a.TierShares) != len(d.rules.Tiers) {
			t.Fatalf("%d, %d of %d enterprises, %d tiers", len(a.Step1), len(a.Step2), len(d.members), len(a.TierShares))
		}
		for p := range emission.AllPollutants.All() {
			w := d.oracle(p)
			same := func(what string, got emission.Amounts, want *big.Int) {
				t.Helper()
				if _, known := got.Of(p); !known || whole(got, p).Cmp(want) != 0 {
					t.Fatalf("%s: %v, want %v mg of %v", what, got, want, p)
				}
			}
			same("required", a.Required, w.required)
			same("lacking", a.Lacking, w.lacking)
			same("lacking after step 1", a.AfterStep1, w.afterStep1)
			same("remainder", a.Remainder, w.remainder)
			for i := range d.members {
				same(fmt.Sprint("step 1 of ", i), a.Step1[i], w.step1[i])
				same(fmt.Sprint("step 2 of ", i), a.Step2[i], w.step2[i])
			}
			for k, s := range w.shares {
				if got := a.TierShares[k].Of(p); got != s {
					t.Fatalf("%v, tier %d: %v, want %v", p, k+1, got, s)
				}
			}
			d.assessed(t, "before", d.got.Before, p, w.baseline, w.planned)
			after := new(big.Int).Add(w.planned, sum(a.Step1, p))
			d.assessed(t, "after", d.got.After, p, w.baseline, after.Add(after, sum(a.Step2, p)))
		}
	})
}

// assessed checks one pollutant of an assessment against a baseline and what is reduced of it.
func (d drawnArea) assessed(t *rapid.T, what string, a emission.Attainment, p emission.Pollutant, baseline, reduction *big.Int) {
	t.Helper()
	required := ceiling(d.target.Of(p), baseline)
	scaled := new(big.Int).Mul(reduction, big.NewInt(10_000)) // reduction ÷ baseline ≥ share, without the division
	met := scaled.Cmp(new(big.Int).Mul(baseline, big.NewInt(int64(d.target.Of(p))))) >= 0
	want := emission.Result{
		Pollutant: p, Target: d.target.Of(p), Baseline: emission.Amount(baseline.Int64()), Reduction: emission.Amount(reduction.Int64()),
		Required: emission.Amount(required.Int64()), Shortfall: emission.Amount(atLeast0(new(big.Int).Sub(required, reduction)).Int64()), Met: met,
	}
	if got, _ := a.Of(p); got != want || a.Level != d.level {
		t.Fatalf("%s at %v: %+v, want %+v", what, a.Level, got, want)
	}
}

// The obligations of an area are those of each enterprise by itself, with what is requested; class, tier and share are those
// that the enterprise was drawn with.
func TestAreaObligations(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := drawArea(t, 6)
		if d.got.County != "" || d.got.Level != d.level || len(d.got.Obligations) != len(d.members) {
			t.Fatalf("%q at %v: %d obligations", d.got.County, d.got.Level, len(d.got.Obligations))
		}
		for i, m := range d.members {
			got := d.got.Obligations[i]
			alone, err := d.ruleset.Obligation(d.level, m.profile)
			if err != nil {
				t.Fatal(err)
			}
			if alone.Requested != emission.AmountsOf(0, 0, 0, 0) {
				t.Fatalf("asked %v outside an area", alone.Requested)
			}
			alone.Requested = d.got.Allocation.Step2[i]
			if got != alone {
				t.Fatalf("%+v, want %+v", got, alone)
			}
			if got.ID != m.profile.ID || got.Class != m.class || got.Tier != m.tier(d.rules, d.level) ||
				got.Shares != m.shares(d.rules, d.level, d.target) {
				t.Fatalf("%+v, want class %v, tier %d, shares %v", got, m.class, m.tier(d.rules, d.level), m.shares(d.rules, d.level, d.target))
			}
			for p, due := range got.Owed().All() {
				most := new(big.Int).Add(whole(got.Planned, p), whole(d.got.Allocation.Step1[i], p))
				if got.Mode != enterprise.ByPlan {
					most = whole(got.Required, p) // a plan is owed by who produces by it
				}
				if most.Add(most, whole(got.Requested, p)).Cmp(big.NewInt(int64(due))) != 0 || most.Cmp(whole(m.profile.Baseline, p)) > 0 {
					t.Fatalf("%v due of %s, %v allocated of %v", due, got.ID, most, m.profile.Baseline)
				}
			}
		}
	})
}

// Of each pollutant, the target is met in the end or every tier gives all that it may.
func TestAreaMeetsOrExhausts(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := drawArea(t, 10)
		for p, left := range d.got.Allocation.Remainder.All() {
			r, _ := d.got.After.Of(p)
			if r.Met != (left == 0) || r.Shortfall != left {
				t.Fatalf("%v left, %+v", left, r)
			}
			for i, m := range d.members {
				k := m.tierOf(d, p) - 1
				if left == 0 || k < 0 {
					continue
				}
				most := d.rules.Tiers[k].Cap
				if most == 0 {
					most = emission.Whole
				}
				if want := ceiling(most, d.rest(i, p)); want.Cmp(whole(d.got.Obligations[i].Requested, p)) != 0 {
					t.Fatalf("%v left, and %s gives %v of %v", left, m.profile.ID, d.got.Obligations[i].Requested, want)
				}
			}
		}
	})
}

// rest is what an enterprise still emits after step 1.
func (d drawnArea) rest(i int, p emission.Pollutant) *big.Int {
	rest := whole(d.members[i].profile.Baseline, p)
	if d.level != response.NoResponse {
		rest.Sub(rest, whole(strictest(d.members[i].profile.Reductions, d.level), p))
	}
	return rest.Sub(rest, whole(d.got.Allocation.Step1[i], p))
}

// Grade A, guarantee and micro enterprises and those with an approved share are asked for nothing in step 2, and nothing but its
// own share raises anyone in step 1.
func TestAreaNeverAsks(t *testing.T) {
	none := emission.AmountsOf(0, 0, 0, 0)
	rapid.Check(t, func(t *rapid.T) {
		d := drawArea(t, 10)
		for i, m := range d.members {
			approved, waived := m.waiver[d.level]
			never := m.profile.Grade == enterprise.A || m.class == enterprise.Guarantee || m.class == enterprise.Micro
			if (never || d.level == response.NoResponse) && d.got.Allocation.Step2[i] != none {
				t.Fatalf("%s (%v, %v) is asked for %v", m.profile.ID, m.class, m.profile.Grade, d.got.Allocation.Step2[i])
			}
			for p, asked := range d.got.Allocation.Step2[i].All() {
				if waived && approved.Of(p) < d.target.Of(p) && asked > 0 {
					t.Fatalf("%s is asked for %v of %v beyond the approved share", m.profile.ID, asked, p)
				}
			}
			if never && d.got.Allocation.Step1[i] != none {
				t.Fatalf("%s (%v, %v) is raised by %v", m.profile.ID, m.class, m.profile.Grade, d.got.Allocation.Step1[i])
			}
			if waived && !never {
				for p, s := range m.waiver[d.level].All() {
					if own := ceiling(s, whole(m.profile.Baseline, p)); whole(d.got.Obligations[i].Required, p).Cmp(own) > 0 && !m.exempt(d.rules) {
						t.Fatalf("%s: %v beyond the approved %v", m.profile.ID, d.got.Obligations[i].Required, own)
					}
				}
			}
		}
	})
}

// A later tier gives only where the earlier is exhausted, all in a tier the same share of what they still emit, and 0.01 % less of
// that share would not cover.
func TestAreaTiersInOrder(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := drawArea(t, 10)
		for p := range emission.AllPollutants.All() {
			lack := whole(d.got.Allocation.AfterStep1, p)
			for k, tier := range d.rules.Tiers {
				s, most := d.got.Allocation.TierShares[k].Of(p), tier.Cap
				if most == 0 {
					most = emission.Whole
				}
				gives, less := d.tierGives(t, k, p, s), new(big.Int)
				if s > 0 {
					less = d.tierGives(t, k, p, s-1)
				}
				switch {
				case s > 0 && less.Cmp(lack) >= 0:
					t.Fatalf("%v: tier %d gives %v of %v mg, and 0.01 %% less covers %v", p, k+1, s, lack, less)
				case gives.Cmp(lack) < 0 && s != most:
					t.Fatalf("%v: tier %d gives %v, %v of %v mg", p, k+1, s, gives, lack)
				}
				for i, m := range d.members {
					if asked := whole(d.got.Obligations[i].Requested, p); m.tierOf(d, p) == k+1 && asked.Cmp(ceiling(s, d.rest(i, p))) != 0 {
						t.Fatalf("%v: %s gives %v, not %v of what it still emits", p, m.profile.ID, asked, s)
					}
				}
				atLeast0(lack.Sub(lack, gives))
			}
		}
	})
}

// tierGives is what tier k gives when asked for a share.
func (d drawnArea) tierGives(t *rapid.T, k int, p emission.Pollutant, s emission.Share) *big.Int {
	t.Helper()
	sum := new(big.Int)
	for i, m := range d.members {
		if m.tierOf(d, p) == k+1 {
			sum.Add(sum, ceiling(s, d.rest(i, p)))
		}
	}
	return sum
}

// What others and the plans reduce and both steps ask for is the area's reduction, to the last milligram.
func TestAreaConserves(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := drawArea(t, 20)
		a := d.got.Allocation
		for p := range emission.AllPollutants.All() {
			planned, baseline := whole(d.others.Reduction, p), whole(d.others.Baseline, p)
			for i, m := range d.members {
				planned.Add(planned, whole(d.got.Obligations[i].Planned, p))
				baseline.Add(baseline, whole(m.profile.Baseline, p))
			}
			if whole(a.Planned.Reduction, p).Cmp(planned) != 0 || whole(a.Planned.Baseline, p).Cmp(baseline) != 0 || whole(a.Total.Baseline, p).Cmp(baseline) != 0 {
				t.Fatalf("%v: %v of %v, want %v of %v", p, a.Planned, a.Total, planned, baseline)
			}
			total := planned.Add(planned, sum(a.Step1, p))
			if total.Add(total, sum(a.Step2, p)).Cmp(whole(a.Total.Reduction, p)) != 0 {
				t.Fatalf("%v: %v allocated, want %v", p, a.Total, total)
			}
		}
		if n := d.others.Sources + len(d.members); a.Planned.Sources != n || a.Total.Sources != n {
			t.Fatalf("%d, %d sources, want %d", a.Planned.Sources, a.Total.Sources, n)
		}
	})
}

// The order of the enterprises does not matter, nor whether they come from a slice or are made one by one.
func TestAreaIgnoresOrder(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := drawArea(t, 8)
		shuffled := rapid.Permutation(profiles(d.members)).Draw(t, "order")
		oneByOne := func(yield func(enterprise.Profile) bool) {
			for i := 0; i < len(shuffled) && yield(shuffled[i]); i++ {
			}
		}
		again, err := d.ruleset.Area(d.level, oneByOne, d.others)
		if err != nil {
			t.Fatal(err)
		}
		byID := map[string]enterprise.Obligation{}
		for i, o := range again.Obligations {
			byID[o.ID] = o
			if o.ID != shuffled[i].ID {
				t.Fatalf("obligations[%d] is of %s, want %s", i, o.ID, shuffled[i].ID)
			}
		}
		for _, o := range d.got.Obligations {
			if byID[o.ID] != o {
				t.Fatalf("%+v, want %+v", byID[o.ID], o)
			}
		}
		if again.Before != d.got.Before || again.After != d.got.After || again.Allocation.Total != d.got.Allocation.Total ||
			!slices.Equal(again.Allocation.TierShares, d.got.Allocation.TierShares) {
			t.Fatalf("%+v, want %+v", again, d.got)
		}
	})
}
