package aqitest

import (
	"math"
	"math/big"
	"slices"
	"strings"

	"github.com/clearsky-go/clearsky/aqi"
	"github.com/shopspring/decimal"
	"pgregory.net/rapid"
)

// most is the largest concentration that package aqi takes for a measurement.
func most(p aqi.Pollutant) int64 {
	if p == aqi.CO {
		return 200
	}
	if p == aqi.PM10 || p == aqi.PM25 {
		return 20_000
	}
	return 10_000
}

// codes are what instruments fill in where they have no value, with any zeros and nines after the point.
var codes = []int64{9_999, 99_999}

func isCode(c decimal.Decimal) bool {
	whole, fraction, _ := strings.Cut(c.String(), ".")
	return (whole == "9999" || whole == "99999") && strings.Trim(fraction, "09") == ""
}

// sound reports whether package aqi takes c for a measurement of p.
func sound(p aqi.Pollutant, c decimal.Decimal) bool {
	return !c.IsNegative() && !c.GreaterThan(decimal.NewFromInt(most(p))) && !isCode(c)
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
// on a limit of any averaging time and edition or on the largest concentration that is taken, or 0.1, 0.01 or less beside
// one of them or beside an instrument's code. The others have one decimal, or lie halfway between two numbers that
// GB/T 8170 rounds to, or have up to 16 decimals or more.
func Concentration(p aqi.Pollutant) *rapid.Generator[decimal.Decimal] {
	return rapid.OneOf(onLimit(p), tenths(p), onLimit(p), rapid.OneOf(tenths(p), ties(p), long(p)))
}

func onLimit(p aqi.Pollutant) *rapid.Generator[decimal.Decimal] {
	edges := append(limits(p), most(p))
	if p != aqi.CO {
		edges = append(edges, codes[0])
	}
	return rapid.Custom(func(t *rapid.T) decimal.Decimal {
		edge := decimal.NewFromInt(rapid.SampledFrom(edges).Draw(t, "limit"))
		c := edge.Add(rapid.SampledFrom(beside).Draw(t, "beside"))
		switch {
		case sound(p, c):
			return c
		case sound(p, edge):
			return edge
		}
		return decimal.NewFromInt(most(p))
	})
}

// HostileConcentration draws what a file may hold in the place of a concentration of p, sound or not: on and beside the
// largest that is taken, codes of instruments with all kinds of decimals, and negative numbers on and beside those that
// are too large for noise, and numbers far above, of one digit or of some forty. It has no extreme exponents.
func HostileConcentration(p aqi.Pollutant) *rapid.Generator[decimal.Decimal] {
	noise := decimal.New(-5, 0)
	if p == aqi.CO {
		noise = decimal.New(-5, -1)
	}
	var edges []decimal.Decimal
	for _, whole := range append([]int64{0, 200, 10_000, 20_000, 100_000, -999, -9_999}, codes...) {
		edges = append(edges, decimal.NewFromInt(whole))
	}
	edges = append(edges, noise, noise)
	return rapid.OneOf(
		rapid.Custom(func(t *rapid.T) decimal.Decimal {
			return rapid.SampledFrom(edges).Draw(t, "edge").Add(rapid.SampledFrom(beside).Draw(t, "beside"))
		}),
		rapid.Custom(func(t *rapid.T) decimal.Decimal {
			c := decimal.NewFromInt(rapid.SampledFrom(codes).Draw(t, "code"))
			for place := range rapid.Int32Range(0, 30).Draw(t, "places") {
				digit := rapid.SampledFrom([]int64{0, 9, 9, 0, 9, 0, 9, 5}).Draw(t, "digit")
				c = c.Add(decimal.New(digit, -place-1))
			}
			return c
		}),
		rapid.Map(rapid.Int64Range(-6_000, 6_000), func(n int64) decimal.Decimal { return decimal.New(n, -3) }),
		huge(),
		Concentration(p),
	)
}

// huge draws numbers of up to 39 digits; half of those that are whole wrap round to small ones where too few bits hold them.
func huge() *rapid.Generator[decimal.Decimal] {
	return rapid.Custom(func(t *rapid.T) decimal.Decimal {
		c := new(big.Int).Lsh(big.NewInt(rapid.Int64Min(1).Draw(t, "coefficient")), rapid.UintRange(0, 64).Draw(t, "bits"))
		exp := rapid.Int32Range(-35, 5).Draw(t, "exponent")
		if rapid.Bool().Draw(t, "wraps") {
			c.Mul(big.NewInt(rapid.Int64Range(1, 400).Draw(t, "times")), tenTo(int64(max(0, -exp-2))))
			c.Lsh(c, rapid.SampledFrom([]uint{29, 30, 31, 32, 61, 62, 63, 64}).Draw(t, "bits of the word"))
		}
		return decimal.NewFromBigInt(c, exp)
	})
}

func tenTo(n int64) *big.Int { return new(big.Int).Exp(big.NewInt(10), big.NewInt(n), nil) }

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
			coefficient := tenTo(int64(zeros))
			coefficient.Mul(coefficient, c.Coefficient())
			if c.LessThan(decimal.NewFromInt(most(p))) { // a last digit makes no code of what is none
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
