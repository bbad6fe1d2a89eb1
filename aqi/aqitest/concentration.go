package aqitest

import (
	"math"
	"math/big"
	"slices"

	"github.com/clearsky-go/clearsky/aqi"
	"github.com/shopspring/decimal"
	"pgregory.net/rapid"
)

// most is the largest concentration that package aqi takes for a measurement.
func most(p aqi.Pollutant) int64 {
	if p == aqi.CO {
		return 1_000
	}
	return 100_000
}

// limits returns the limits of p over all averaging times in both editions, ascending, each once.
func limits(p aqi.Pollutant) []int64 {
	var all []int64
	for _, e := range editions {
		for _, a := range averagings {
			for _, b := range e.Breakpoints(p, a) {
				all = append(all, int64(b.Limit))
			}
		}
	}
	slices.Sort(all)
	return slices.Compact(all)
}

// beside are the distances from a limit at which Concentration draws.
var beside = []decimal.Decimal{
	{}, {}, {}, decimal.New(1, -1), decimal.New(-1, -1), decimal.New(1, -2), decimal.New(-1, -2),
	decimal.New(1, -17), decimal.New(-1, -17), decimal.New(1, -25), decimal.New(-1, -25),
}

// Concentration draws a valid concentration of p, in mg/m³ for CO and in µg/m³ for all else. About half of the draws lie
// on a limit of any averaging time and edition, or 0.1, 0.01 or less beside it. The others have one decimal, or lie
// halfway between two numbers that GB/T 8170 rounds to, or have up to 16 decimals or more.
func Concentration(p aqi.Pollutant) *rapid.Generator[decimal.Decimal] {
	return rapid.OneOf(onLimit(p), tenths(p), onLimit(p), rapid.OneOf(tenths(p), ties(p), long(p)))
}

func onLimit(p aqi.Pollutant) *rapid.Generator[decimal.Decimal] {
	edges := append(limits(p), most(p))
	return rapid.Custom(func(t *rapid.T) decimal.Decimal {
		edge := decimal.NewFromInt(rapid.SampledFrom(edges).Draw(t, "limit"))
		c := edge.Add(rapid.SampledFrom(beside).Draw(t, "beside"))
		if c.IsNegative() || c.GreaterThan(decimal.NewFromInt(most(p))) {
			return edge
		}
		return c
	})
}

// tenths draws within the tables' limits and a little beyond.
func tenths(p aqi.Pollutant) *rapid.Generator[decimal.Decimal] {
	all := limits(p)
	top := all[len(all)-1] * 11
	return rapid.Map(rapid.Int64Range(0, top), func(n int64) decimal.Decimal { return decimal.New(n, -1) })
}

func ties(p aqi.Pollutant) *rapid.Generator[decimal.Decimal] {
	places := int32(-1)
	if p == aqi.CO {
		places = -2
	}
	all := limits(p)
	return rapid.Map(rapid.Int64Range(0, all[len(all)-1]), func(n int64) decimal.Decimal { return decimal.New(n*10+5, places) })
}

func long(p aqi.Pollutant) *rapid.Generator[decimal.Decimal] {
	whole := tenths(p)
	return rapid.Custom(func(t *rapid.T) decimal.Decimal {
		fraction := decimal.New(rapid.Int64Range(0, 1e17-1).Draw(t, "fraction"), rapid.Int32Range(-24, -18).Draw(t, "exponent"))
		return whole.Draw(t, "whole").Add(fraction)
	})
}

// ExtremeConcentration draws a valid concentration of p that a careless program would take minutes and gigabytes to
// compare, add or print: zero and numbers close to it with exponents as extreme as an int32 goes, and coefficients of
// almost a thousand digits. Do not use Cmp, Add, Rat or String on it.
func ExtremeConcentration(p aqi.Pollutant) *rapid.Generator[decimal.Decimal] {
	return rapid.OneOf(
		rapid.Map(rapid.Int32(), func(exp int32) decimal.Decimal { return decimal.New(0, exp) }),
		rapid.SampledFrom([]decimal.Decimal{decimal.New(0, math.MaxInt32), decimal.New(0, math.MinInt32), decimal.New(1, math.MinInt32)}),
		rapid.Custom(func(t *rapid.T) decimal.Decimal {
			return decimal.New(rapid.Int64Min(1).Draw(t, "coefficient"), rapid.Int32Range(math.MinInt32, -20).Draw(t, "exponent"))
		}),
		rapid.Custom(func(t *rapid.T) decimal.Decimal {
			c := Concentration(p).Draw(t, "concentration")
			zeros := rapid.Int32Range(1, 950).Draw(t, "zeros")
			last := rapid.Int64Range(0, 9).Draw(t, "last digit")
			coefficient := new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(zeros)), nil)
			coefficient.Mul(coefficient, c.Coefficient())
			if c.LessThan(decimal.NewFromInt(most(p))) {
				coefficient.Add(coefficient, big.NewInt(last))
			}
			return decimal.NewFromBigInt(coefficient, c.Exponent()-zeros)
		}),
	)
}

// NullConcentration draws a Concentration of p, or in one of five draws none.
func NullConcentration(p aqi.Pollutant) *rapid.Generator[decimal.NullDecimal] {
	return orNone(Concentration(p), 5)
}

// orNone draws none in one of n draws.
func orNone(g *rapid.Generator[decimal.Decimal], n int) *rapid.Generator[decimal.NullDecimal] {
	return rapid.Custom(func(t *rapid.T) decimal.NullDecimal {
		if rapid.IntRange(1, n).Draw(t, "none at 1") == 1 {
			return decimal.NullDecimal{}
		}
		return decimal.NewNullDecimal(g.Draw(t, "concentration"))
	})
}
