package emission_test

import (
	"math"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"github.com/clearsky-go/clearsky/emission"
	"github.com/clearsky-go/clearsky/response"
)

// Nothing panics on values that were never validated, and what is not valid is an error, not an answer.
func TestHostile(t *testing.T) {
	numbers := []int64{math.MinInt64, -1, 0, 1, 10_000, int64(emission.MaxAmount) + 1, math.MaxInt64}
	amount := rapid.Map(rapid.SampledFrom(numbers), func(n int64) emission.Amount { return emission.Amount(n) })
	share := rapid.Map(rapid.SampledFrom(numbers), func(n int64) emission.Share { return emission.Share(min(max(n, math.MinInt32), math.MaxInt32)) })
	level := rapid.Map(rapid.Byte(), func(b byte) response.Level { return response.Level(b % 7) })
	list := func(t *rapid.T) emission.Amounts {
		var as emission.Amounts
		for p := range emission.AllPollutants.All() {
			if rapid.Bool().Draw(t, "known") {
				as = as.With(p, amount.Draw(t, "amount"))
			}
		}
		return as
	}
	rapid.Check(t, func(t *rapid.T) {
		total := emission.Total{Baseline: list(t), Reduction: list(t), Sources: int(amount.Draw(t, "sources"))}
		targets := emission.Targets{ByLevel: []emission.Target{{Level: level.Draw(t, "level"), Shares: emission.EqualShares(share.Draw(t, "share"))}}}
		s := emission.Source{Baseline: list(t), Sector: response.Sector(rapid.Byte().Draw(t, "sector"))}
		s.Reductions = s.Reductions.With(level.Draw(t, "level"), list(t))
		inv := emission.Inventory{s, s}
		if inv.Validate(targets) == nil {
			t.Fatal("two sources without identifiers are valid")
		}
		_, _ = emission.SumByCounty(slices.Values(inv), map[string]response.Level{"": level.Draw(t, "level")})
		a, err := targets.Attainment(level.Draw(t, "level"), total)
		if err == nil && targets.Validate() != nil {
			t.Fatal("targets that are not valid are attained")
		}
		_, _ = a.String(), a.Chinese()
		_, _ = total.Add(total)
		_, _ = total.Reduction.Add(total.Baseline)
		_, _ = a.ByPollutant[0].Percent(int32(share.Draw(t, "places")))
		_ = total.Baseline.String()
		members := []emission.Member{{ID: "a", Tier: int(amount.Draw(t, "tier")), Remaining: s.Baseline}}
		allocation, err := emission.Allocate([]emission.Share{share.Draw(t, "cap")}, total.Reduction, members)
		if err == nil && allocation.Remainder.Missing() != 0 {
			t.Fatal(allocation)
		}
	})
}
