package aqi

import "github.com/shopspring/decimal"

// conc is a concentration as far as the rules of HJ 633 can tell one from another: twice its hundredths, rounded
// down, plus one where something is left over. Breakpoints, the concentrations at which a rounded-up sub-index steps
// and the ties of GB/T 8170 at the digits asked for all lie on hundredths (TestStepsLieOnHundredths), so a conc
// stands for its concentration exactly.
type conc int32

const perUnit = conc(200) // conc per µg/m³ or mg/m³

// Below 0 a conc is no concentration.
const (
	noConc   conc = -1 - iota // missing
	negative                  // the rest are faults of an input
	code
	tooHigh
	tooLong
	notValid
	notMonitored
)

// The largest concentrations taken for measurements, µg/m³ and mg/m³ for CO, and what an instrument fills in where it has none:
// 9999 or 99999, with any zeros and nines after the point, and negative numbers from −5 µg/m³ (CO: −0.5 mg/m³) down; a negative
// one above that is an instrument's noise. These are the library's own rules.
var maxConcs = [...]conc{
	SO2: 10_000 * perUnit, NO2: 10_000 * perUnit, CO: 200 * perUnit, O3: 10_000 * perUnit, PM10: 20_000 * perUnit, PM25: 20_000 * perUnit,
}

const (
	shortCode = 9_999 * perUnit
	longCode  = 99_999 * perUnit
	noise     = 5 * perUnit
	noiseCO   = perUnit / 2
	maxConc   = 100_000 * perUnit // above all that is told apart
)

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
	exp, digits := v.Decimal.Exponent(), v.Decimal.NumDigits()
	if exp > 0 || exp < -2 || digits > maxDigits {
		return reduceNumber(v.Decimal, digits).measured(p, &v.Decimal)
	}
	coefficient := v.Decimal.CoefficientInt64()
	if coefficient < 0 || coefficient > beyond {
		return reduce(p, v.Decimal)
	}
	return conc(coefficient*perCoefficient[-exp]).measured(p, &v.Decimal)
}

// perCoefficient is the conc of a decimal with coefficient 1 and that many decimal places.
var perCoefficient = [3]int64{int64(perUnit), int64(perUnit / 10), int64(perUnit / 100)}

// reduce returns the conc of d as a concentration of p, or a fault.
func reduce(p Pollutant, d decimal.Decimal) conc {
	return reduceNumber(d, d.NumDigits()).measured(p, &d)
}

// reduceNumber returns the conc of any number, whose digits have been counted; maxConc + 1 above maxConc.
func reduceNumber(d decimal.Decimal, digits int) conc {
	exp := d.Exponent()
	if exp > 0 || exp < -maxDigits || digits > maxDigits {
		return reduceAny(d, digits)
	}
	return reduceShort(d.CoefficientInt64(), -exp)
}

// measured returns x, the conc of d, or its fault where nothing measures so.
func (x conc) measured(p Pollutant, d *decimal.Decimal) conc {
	switch {
	case x < shortCode && x <= maxConcs[p]:
		return x
	case isCode(x, *d):
		return code
	case x > maxConcs[p]:
		return tooHigh
	}
	return x
}

// isCode reports whether d, whose conc is x, is 9999 or 99999 with nothing but zeros and nines after the point.
func isCode(x conc, d decimal.Decimal) bool {
	if x/perUnit != shortCode/perUnit && x/perUnit != longCode/perUnit {
		return false
	}
	for _, digit := range d.Coefficient().String() {
		if digit != '0' && digit != '9' {
			return false
		}
	}
	return true
}

// isNoise reports whether a negative number is as small as an instrument's noise.
func isNoise(p Pollutant, d decimal.Decimal) bool {
	most := noise
	if p == CO {
		most = noiseCO
	}
	x := reduce(p, d.Neg())
	return x >= 0 && x < most
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
func reduceAny(d decimal.Decimal, digits int) conc {
	w, exact, ok := widenLong(d, digits)
	switch {
	case ok:
		return w.conc(exact)
	case digits > longest:
		return tooLong
	case d.Sign() < 0:
		return negative
	}
	return maxConc + 1
}

func concOf(hundredths uint64, more bool) conc {
	c := conc(2 * hundredths)
	if more {
		c++
	}
	return c
}
