// Package emissiontest generates values of package emission for property-based tests with rapid: amounts lie at the ends of what is
// allowed and at round numbers, reductions at the shares that plans want or a milligram beside them, and pollutants are often not
// emitted at all.
package emissiontest

import (
	"pgregory.net/rapid"

	"github.com/clearsky-go/clearsky/emission"
	"github.com/clearsky-go/clearsky/response"
)

// Pollutant draws one of the four pollutants.
func Pollutant() *rapid.Generator[emission.Pollutant] {
	return rapid.SampledFrom([]emission.Pollutant{emission.SO2, emission.NOx, emission.PM, emission.VOCs})
}

// Level draws a response level that Kashgar's plan has: III, II or I.
func Level() *rapid.Generator[response.Level] {
	return rapid.SampledFrom([]response.Level{response.III, response.II, response.I})
}

// Amount draws an amount from 0 to most, which is not negative: about half of all draws are nothing, most, a round number or one
// milligram beside.
func Amount(most emission.Amount) *rapid.Generator[emission.Amount] {
	round := []emission.Amount{0, emission.Milligram, emission.Gram, emission.Kilogram, emission.Tonne, 10_000, most}
	beside := rapid.Custom(func(t *rapid.T) emission.Amount {
		a := rapid.SampledFrom(round).Draw(t, "round number")
		return min(max(a+emission.Amount(rapid.IntRange(-1, 1).Draw(t, "milligrams beside")), 0), most)
	})
	small := rapid.Map(rapid.Int64Range(0, int64(min(most, 100*emission.Kilogram))), func(n int64) emission.Amount { return emission.Amount(n) })
	anyAmount := rapid.Map(rapid.Int64Range(0, int64(most)), func(n int64) emission.Amount { return emission.Amount(n) })
	return rapid.OneOf(beside, beside, small, anyAmount)
}

// Amounts draws amounts of a source, each known or missing.
func Amounts() *rapid.Generator[emission.Amounts] {
	return rapid.Custom(func(t *rapid.T) emission.Amounts {
		var as emission.Amounts
		for p := range emission.AllPollutants.All() {
			if rapid.Bool().Draw(t, p.String()+" known") {
				as = as.With(p, Amount(emission.MaxAmount).Draw(t, p.String()))
			}
		}
		return as
	})
}

// Baseline draws the amounts that a source emits, all known; one in four is nothing.
func Baseline() *rapid.Generator[emission.Amounts] {
	return rapid.Custom(func(t *rapid.T) emission.Amounts {
		var as emission.Amounts
		for p := range emission.AllPollutants.All() {
			a := emission.Amount(0)
			if rapid.IntRange(0, 3).Draw(t, p.String()+" at 1") > 0 {
				a = Amount(emission.MaxAmount).Draw(t, p.String())
			}
			as = as.With(p, a)
		}
		return as
	})
}

// Reduction draws reductions of a baseline, each at most what the baseline has, all known where it is: nothing, all of it, the
// least that is 10, 20 or 30 % of it, a milligram beside that, or any other.
func Reduction(baseline emission.Amounts) *rapid.Generator[emission.Amounts] {
	return rapid.Custom(func(t *rapid.T) emission.Amounts {
		var as emission.Amounts
		for p, a := range baseline.All() {
			as = as.With(p, reductionOf(t, a))
		}
		return as
	})
}

func reductionOf(t *rapid.T, baseline emission.Amount) emission.Amount {
	share := rapid.SampledFrom([]emission.Share{0, 10, 10, 20, 30, 100, -1, -1}).Draw(t, "percent, any at -1")
	if share < 0 {
		return Amount(baseline).Draw(t, "reduction")
	}
	beside := emission.Amount(rapid.SampledFrom([]int{-1, 0, 0, 1}).Draw(t, "milligrams beside"))
	return min(max((share*emission.Percent).Of(baseline)+beside, 0), baseline)
}

// Share draws a share: about half of all draws are nothing, the whole, a share that plans want or 0.01 % beside.
func Share() *rapid.Generator[emission.Share] {
	beside := rapid.Custom(func(t *rapid.T) emission.Share {
		percent := rapid.SampledFrom([]emission.Share{0, 10, 20, 30, 50, 100}).Draw(t, "percent")
		s := percent*emission.Percent + emission.Share(rapid.IntRange(-1, 1).Draw(t, "hundredths beside"))
		return min(max(s, 0), emission.Whole)
	})
	anyShare := rapid.Map(rapid.Int32Range(0, int32(emission.Whole)), func(n int32) emission.Share { return emission.Share(n) })
	return rapid.OneOf(beside, anyShare)
}

// Shares draws shares, half of them the same for all pollutants.
func Shares() *rapid.Generator[emission.Shares] {
	return rapid.Custom(func(t *rapid.T) emission.Shares {
		if rapid.Bool().Draw(t, "all the same") {
			return emission.EqualShares(Share().Draw(t, "share"))
		}
		var ss emission.Shares
		for p := range emission.AllPollutants.All() {
			ss = ss.With(p, Share().Draw(t, p.String()))
		}
		return ss
	})
}

// Targets draws valid targets, one in three Kashgar's: one to four levels, shares that do not fall.
func Targets() *rapid.Generator[emission.Targets] {
	return rapid.Custom(func(t *rapid.T) emission.Targets {
		targets := emission.Kashgar()
		if rapid.IntRange(0, 2).Draw(t, "Kashgar's at 0") == 0 {
			return targets
		}
		targets.ByLevel = nil
		below := emission.Shares{}
		first := response.Level(rapid.IntRange(int(response.IV), int(response.I)).Draw(t, "first level"))
		for l := first; l <= response.I; l++ {
			for p, s := range Shares().Draw(t, "shares").All() {
				below = below.With(p, max(s, below.Of(p)))
			}
			targets.ByLevel = append(targets.ByLevel, emission.Target{Level: l, Shares: below})
		}
		return targets
	})
}
