package enterprisetest

import (
	"math"
	"slices"

	"pgregory.net/rapid"

	"github.com/clearsky-go/clearsky/emission"
	"github.com/clearsky-go/clearsky/emission/emissiontest"
	"github.com/clearsky-go/clearsky/enterprise"
	"github.com/clearsky-go/clearsky/response"
)

// Rules draws valid rules, one in three Kashgar's with other switches: any industries in the guide, any class but micro and any
// known grades exempt, tiers of all that is not or of a part of it, any limits.
func Rules() *rapid.Generator[enterprise.Rules] {
	return rapid.Custom(func(t *rapid.T) enterprise.Rules {
		r := enterprise.Kashgar()
		r.LeadingAsA = rapid.Bool().Draw(t, "leading as A")
		if rapid.Bool().Draw(t, "A by itself") {
			r.Autonomous = []enterprise.When{{Grades: []enterprise.Grade{enterprise.A}}}
		}
		if rapid.IntRange(0, 2).Draw(t, "Kashgar's at 0") == 0 {
			return r
		}
		r.Title.Chinese, r.Title.English = "某地预案", "A plan"
		r.Guide = rapid.SliceOfNDistinct(between(response.Steel, response.NoEnterprise), 0, 4, rapid.ID).Draw(t, "guide")
		r.MicroLimit = rapid.OneOf(
			rapid.SampledFrom([]emission.Amount{limit, limit - 1, 1, emission.MaxAmount}), emissiontest.Amount(emission.MaxAmount-1),
		).Draw(t, "limit")
		r.MicroLimit = max(r.MicroLimit, 1)
		r.BulkTrips = rapid.SampledFrom([]int{1, 9, 10, 11, math.MaxInt}).Draw(t, "bulk trips")
		monitored := &r.Duties[len(r.Duties)-1].When
		monitored.Level = between(response.IV, response.I).Draw(t, "monitoring from")
		monitored.Grades = Grades().Filter(func(gs []enterprise.Grade) bool { return len(gs) > 0 }).Draw(t, "monitored")
		classes, grades := exempt(t, &r)
		r.Tiers = tiers(t, classes, grades)
		return r
	})
}

// exempt draws which classes and grades are bound to no share.
func exempt(t *rapid.T, r *enterprise.Rules) (classes []enterprise.Class, grades []enterprise.Grade) {
	for _, c := range []enterprise.Class{enterprise.Guarantee, enterprise.Key, enterprise.Other} {
		if rapid.IntRange(0, 3).Draw(t, c.String()+" exempt at 0") == 0 {
			classes = append(classes, c)
		}
	}
	for _, g := range guide {
		if rapid.IntRange(0, 3).Draw(t, g.String()+" exempt at 0") == 0 {
			grades = append(grades, g)
		}
	}
	own := r.Shares[2:] // of micro enterprises and of everyone
	r.Shares = nil
	if len(classes) > 0 {
		r.Shares = append(r.Shares, enterprise.ShareRule{When: enterprise.When{Classes: classes}, Basis: enterprise.Exempt, Clause: own[1].Clause})
	}
	if len(grades) > 0 {
		r.Shares = append(r.Shares, enterprise.ShareRule{When: enterprise.When{Grades: grades}, Basis: enterprise.Exempt, Clause: own[1].Clause})
	}
	r.Shares = append(r.Shares, own...)
	return classes, grades
}

// others returns the grades but some.
func others(grades, but []enterprise.Grade) []enterprise.Grade {
	return slices.DeleteFunc(slices.Clone(grades), func(g enterprise.Grade) bool { return slices.Contains(but, g) })
}

// tiers draws tiers of what is neither exempt nor micro, in any order: a class as a whole or its grades shared out, some in none.
func tiers(t *rapid.T, exempt []enterprise.Class, grades []enterprise.Grade) []enterprise.Tier {
	var drawn []enterprise.Tier
	add := func(c enterprise.Class, gs []enterprise.Grade) {
		tier := enterprise.Tier{Class: c, Grades: gs}
		if rapid.Bool().Draw(t, "capped") {
			tier.Cap = emissiontest.Share().Draw(t, "cap")
		}
		drawn = append(drawn, tier)
	}
	for _, c := range []enterprise.Class{enterprise.Guarantee, enterprise.Key, enterprise.Other} {
		if slices.Contains(exempt, c) {
			continue
		}
		if rapid.Bool().Draw(t, "as a whole") {
			add(c, nil)
			continue
		}
		first, second := Grades().Draw(t, "first"), Grades().Draw(t, "second")
		for _, gs := range [][]enterprise.Grade{others(first, grades), others(second, slices.Concat(first, grades))} {
			if len(gs) > 0 {
				add(c, gs)
			}
		}
	}
	if len(drawn) == 0 {
		return nil
	}
	return rapid.Permutation(drawn).Draw(t, "tiers")
}
