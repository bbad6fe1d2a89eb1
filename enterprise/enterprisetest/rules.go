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

// Readings draws one reading of each kind.
func Readings() *rapid.Generator[enterprise.Readings] {
	return rapid.Custom(func(t *rapid.T) enterprise.Readings {
		return enterprise.Readings{
			Leading:  between(enterprise.LeadingBound, enterprise.LeadingExempt).Draw(t, "leading"),
			Autonomy: between(enterprise.ByOwnPlan, enterprise.ByItself).Draw(t, "autonomy"),
		}
	})
}

// Rules draws valid rules, one in three Kashgar's with other readings: any industries in the guide, any class but micro and any
// known grades exempt, tiers of all that is not or of a part of it, any limits.
func Rules() *rapid.Generator[enterprise.Rules] {
	return rapid.Custom(func(t *rapid.T) enterprise.Rules {
		r := enterprise.Kashgar()
		r.Readings = Readings().Draw(t, "readings")
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
		r.Monitoring.Level = between(response.IV, response.I).Draw(t, "monitoring from")
		r.Monitoring.Grades = Grades().Draw(t, "monitored")
		exempt(t, &r)
		r.Tiers = tiers(t, r.Exempt)
		return r
	})
}

// exempt draws what is bound to no share.
func exempt(t *rapid.T, r *enterprise.Rules) {
	r.Exempt.Classes, r.Exempt.Grades = nil, 0
	for _, c := range []enterprise.Class{enterprise.Guarantee, enterprise.Key, enterprise.Other} {
		if rapid.IntRange(0, 3).Draw(t, c.String()+" exempt at 0") == 0 {
			r.Exempt.Classes = append(r.Exempt.Classes, c)
		}
	}
	for g := enterprise.Ungraded; g <= enterprise.NotLeading; g++ {
		if rapid.IntRange(0, 3).Draw(t, g.String()+" exempt at 0") == 0 {
			r.Exempt.Grades |= enterprise.GradesOf(g)
		}
	}
}

// tiers draws tiers of what is neither exempt nor micro, in any order: a class as a whole or its grades shared out, some in none.
func tiers(t *rapid.T, exempt enterprise.Exempt) []enterprise.Tier {
	var drawn []enterprise.Tier
	add := func(c enterprise.Class, gs enterprise.Grades) {
		tier := enterprise.Tier{Class: c, Grades: gs}
		if rapid.Bool().Draw(t, "capped") {
			tier.Cap = emissiontest.Share().Draw(t, "cap")
		}
		drawn = append(drawn, tier)
	}
	for _, c := range []enterprise.Class{enterprise.Guarantee, enterprise.Key, enterprise.Other} {
		if slices.Contains(exempt.Classes, c) {
			continue
		}
		if rapid.Bool().Draw(t, "as a whole") {
			add(c, 0)
			continue
		}
		first, second := Grades().Draw(t, "first"), Grades().Draw(t, "second")
		for _, gs := range []enterprise.Grades{first &^ exempt.Grades, second &^ first &^ exempt.Grades} {
			if gs != 0 {
				add(c, gs)
			}
		}
	}
	if len(drawn) == 0 {
		return nil
	}
	return rapid.Permutation(drawn).Draw(t, "tiers")
}
