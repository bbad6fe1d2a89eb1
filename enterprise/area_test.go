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

// sum adds up.
func sum(list []*big.Int) *big.Int {
	s := new(big.Int)
	for _, n := range list {
		s.Add(s, n)
	}
	return s
}

// Area gives what exact fractions and trying every share give, per pollutant and to the milligram.
func TestAreaIsTheOracles(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := drawArea(t, 5)
		if len(d.got.Obligations) != len(d.members) || len(d.got.TierShares) != len(d.rules.Tiers) {
			t.Fatalf("%d of %d enterprises, %d tiers", len(d.got.Obligations), len(d.members), len(d.got.TierShares))
		}
		for p := range emission.AllPollutants.All() {
			w := d.oracle(p)
			same := func(what string, got emission.Amounts, want *big.Int) {
				t.Helper()
				if _, known := got.Of(p); !known || whole(got, p).Cmp(want) != 0 {
					t.Fatalf("%s: %v, want %v mg of %v", what, got, want, p)
				}
			}
			for i, o := range d.got.Obligations {
				same(fmt.Sprint("step 1 of ", i), o.Shortfall(), w.step1[i])
				same(fmt.Sprint("step 2 of ", i), o.Requested, w.step2[i])
			}
			for k, s := range w.shares {
				if got := d.got.TierShares[k].Of(p); got != s {
					t.Fatalf("%v, tier %d: %v, want %v", p, k+1, got, s)
				}
			}
			d.assessed(t, "before", d.got.Before, p, w.baseline, w.planned)
			reduced := new(big.Int).Add(w.planned, sum(w.step1))
			d.assessed(t, "raised", d.got.Raised, p, w.baseline, reduced)
			d.assessed(t, "after", d.got.After, p, w.baseline, reduced.Add(reduced, sum(w.step2)))
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
			alone.Requested = got.Requested
			if got != alone {
				t.Fatalf("%+v, want %+v", got, alone)
			}
			if got.ID != m.profile.ID || got.Class != m.class || got.Tier != m.tier(d.rules, d.level) ||
				got.Shares != m.shares(d.rules, d.level, d.target) {
				t.Fatalf("%+v, want class %v, tier %d, shares %v", got, m.class, m.tier(d.rules, d.level), m.shares(d.rules, d.level, d.target))
			}
			for p, due := range got.Owed().All() {
				most := new(big.Int).Add(whole(got.Planned, p), whole(got.Shortfall(), p))
				if got.Mode != enterprise.ByPlan {
					most = whole(got.Required, p) // a plan is owed by who produces by it
				}
				if most.Cmp(big.NewInt(int64(due))) != 0 || most.Add(most, whole(got.Requested, p)).Cmp(whole(m.profile.Baseline, p)) > 0 {
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
		for _, r := range d.got.After.ByPollutant {
			p, left := r.Pollutant, r.Shortfall
			if r.Met != (left == 0) {
				t.Fatal(r)
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
	return rest.Sub(rest, whole(d.got.Obligations[i].Shortfall(), p))
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
			if (never || d.level == response.NoResponse) && d.got.Obligations[i].Requested != none {
				t.Fatalf("%s (%v, %v) is asked for %v", m.profile.ID, m.class, m.profile.Grade, d.got.Obligations[i].Requested)
			}
			for p, asked := range d.got.Obligations[i].Requested.All() {
				if waived && approved.Of(p) < d.target.Of(p) && asked > 0 {
					t.Fatalf("%s is asked for %v of %v beyond the approved share", m.profile.ID, asked, p)
				}
			}
			if never && d.got.Obligations[i].Shortfall() != none {
				t.Fatalf("%s (%v, %v) is raised by %v", m.profile.ID, m.class, m.profile.Grade, d.got.Obligations[i].Shortfall())
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
			raised, _ := d.got.Raised.Of(p)
			lack := big.NewInt(int64(raised.Shortfall))
			for k, tier := range d.rules.Tiers {
				s, most := d.got.TierShares[k].Of(p), tier.Cap
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
				case gives.Cmp(lack) < 0 && s != most && d.tierGives(t, k, p, emission.Whole).Sign() > 0:
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
		for p := range emission.AllPollutants.All() {
			planned, baseline := whole(d.others.Reduction, p), whole(d.others.Baseline, p)
			raised, all := new(big.Int), new(big.Int)
			for i, m := range d.members {
				o := d.got.Obligations[i]
				baseline.Add(baseline, whole(m.profile.Baseline, p))
				planned.Add(planned, whole(o.Planned, p))
				raised.Add(raised, whole(o.Shortfall(), p))
				all.Add(all, whole(o.Requested, p))
			}
			raised.Add(raised, planned)
			all.Add(all, raised)
			for a, want := range map[*emission.Attainment]*big.Int{&d.got.Before: planned, &d.got.Raised: raised, &d.got.After: all} {
				if r, _ := a.Of(p); big.NewInt(int64(r.Reduction)).Cmp(want) != 0 || big.NewInt(int64(r.Baseline)).Cmp(baseline) != 0 {
					t.Fatalf("%v, want %v of %v", r, want, baseline)
				}
			}
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
		if again.Before != d.got.Before || again.Raised != d.got.Raised || again.After != d.got.After ||
			!slices.Equal(again.TierShares, d.got.TierShares) {
			t.Fatalf("%+v, want %+v", again, d.got)
		}
	})
}
