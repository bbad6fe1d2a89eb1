package aqi

import (
	"math/big"

	"github.com/shopspring/decimal"
)

// conc is a concentration as far as the rules of HJ 633 can tell one from another: twice its hundredths, rounded
// down, plus one where something is left over. Breakpoints, the concentrations at which a rounded-up sub-index steps
// and the ties of GB/T 8170 at the digits asked for all lie on hundredths (TestStepsLieOnHundredths), so a conc
// stands for its concentration exactly.
type conc int32

const perUnit conc = 200 // conc per µg/m³ or mg/m³

// Below 0 a conc is no concentration.
const (
	noConc   conc = -1 - iota // missing
	negative                  // the rest are faults of an input
	tooHigh
	tooLong
	notValid
	notMonitored
)

// The largest concentrations taken for measurements, µg/m³ and mg/m³ for CO; above them is an instrument's code.
// This is the library's own rule.
var maxConcs = [...]conc{
	SO2: maxConc, NO2: maxConc, CO: 1_000 * perUnit, O3: maxConc, PM10: maxConc, PM25: maxConc,
}

const maxConc = 100_000 * perUnit

const maxDigits = 18 // of a coefficient that fits into an int64 whatever its digits

var pow10 = [maxDigits + 1]int64{1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18}

// take returns the conc of an input: noConc where it is missing, a fault where it breaks a rule. unmonitored holds the
// pollutants said not to be monitored. The usual case, up to two decimal places, it does by itself: that halves its time.
func take(p Pollutant, v *decimal.NullDecimal, unmonitored Pollutants) conc {
	switch {
	case v.Valid && !unmonitored.Has(p):
	case v.Valid:
		return notMonitored
	case v.Decimal.Sign() != 0:
		return notValid
	default:
		return noConc
	}
	exp := v.Decimal.Exponent()
	if exp > 0 || exp < -2 || v.Decimal.NumDigits() > maxDigits {
		return reduce(p, v.Decimal)
	}
	coefficient := v.Decimal.CoefficientInt64()
	if coefficient < 0 || coefficient > beyond {
		return reduce(p, v.Decimal)
	}
	return conc(coefficient * perCoefficient[-exp]).atMost(maxConcs[p])
}

// perCoefficient is the conc of a decimal with coefficient 1 and that many decimal places.
var perCoefficient = [3]int64{int64(perUnit), int64(perUnit / 10), int64(perUnit / 100)}

// reduce returns the conc of d as a concentration of p, or a fault.
func reduce(p Pollutant, d decimal.Decimal) conc {
	exp := d.Exponent()
	if exp > 0 || exp < -maxDigits || d.NumDigits() > maxDigits {
		return reduceAny(d).atMost(maxConcs[p])
	}
	return reduceShort(d.CoefficientInt64(), -exp).atMost(maxConcs[p])
}

// atMost returns x, or the fault of a conc above what is measured.
func (x conc) atMost(most conc) conc {
	if x > most {
		return tooHigh
	}
	return x
}

// reduceShort reduces coefficient / 10^places; what is out of range stays out of range.
func reduceShort(coefficient int64, places int32) conc {
	switch {
	case coefficient < 0:
		return negative
	case places <= 2:
		return conc(min(coefficient, beyond) * 2 * pow10[2-places])
	}
	unit := pow10[places-2]
	hundredths := coefficient / unit
	return concOf(uint64(min(hundredths, beyond)), hundredths*unit != coefficient)
}

// beyond is above every concentration allowed, in hundredths, and 200 times it still fits into a conc.
const beyond = int64(maxConc/2) + 1

// longest bounds the digits of a concentration, so that no sum of them takes long. This is the library's own rule.
const longest = 1_000

// reduceAny reduces any decimal in time bounded by the digits of its coefficient, whatever its exponent.
func reduceAny(d decimal.Decimal) conc {
	if d.NumDigits() > longest {
		return tooLong
	}
	sign, exp := d.Sign(), int64(d.Exponent())
	top := int64(d.NumDigits()) + exp // |d| < 10^top, and ≥ 10^(top-1) unless d is 0
	switch {
	case sign == 0:
		return 0
	case sign < 0:
		return negative
	case top > 6:
		return maxConc + 1
	case top < -2:
		return 1
	}
	hundredths, rest := d.Coefficient(), new(big.Int)
	if exp >= -2 {
		hundredths.Mul(hundredths, big.NewInt(pow10[exp+2]))
	} else {
		unit := new(big.Int).Exp(big.NewInt(10), big.NewInt(-exp-2), nil)
		hundredths.QuoRem(hundredths, unit, rest)
	}
	return concOf(uint64(hundredths.Int64()), rest.Sign() != 0)
}

func concOf(hundredths uint64, more bool) conc {
	c := conc(2 * hundredths)
	if more {
		c++
	}
	return c
}
