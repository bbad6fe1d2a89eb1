package aqi

import (
	"math/big"
	"math/bits"

	"github.com/shopspring/decimal"
)

// How many hours a mean needs (GB 3095-2012, Table 4), and which 8-hour means a day has (HJ 663-2013).
const (
	dayHours       = 24
	dayNeeds       = 20 // of 24 hourly means
	eightHours     = 8
	eightNeeds     = 6                         // of 8 hourly means
	dayEights      = dayHours - eightHours + 1 // the 8-hour means that lie inside 24 hours: 17
	dayEightsNeeds = 14                        // of them, unless the largest exceeds eightsExceeds
	eightsExceeds  = 160 * perUnit             // µg/m³
	dayMask        = uint32(1)<<dayHours - 1   // the last 24 hours
	eightMask      = uint32(1)<<eightHours - 1 // the last 8
	eightsMask     = uint32(1)<<dayEights - 1  // the last 17
	fixedPlaces    = 17                        // of a wide
	hundredth      = 1_000_000_000_000_000     // a wide's 10^-2
)

// wide is a concentration or a sum of 24 in units of 10^-17, which takes any of up to 18 digits and 17 decimal places.
type wide struct{ hi, lo uint64 }

func (w *wide) add(v wide) {
	var carry uint64
	w.lo, carry = bits.Add64(w.lo, v.lo, 0)
	w.hi, _ = bits.Add64(w.hi, v.hi, carry)
}

func (w *wide) sub(v wide) {
	var borrow uint64
	w.lo, borrow = bits.Sub64(w.lo, v.lo, 0)
	w.hi, _ = bits.Sub64(w.hi, v.hi, borrow)
}

// conc returns the conc of w, of which something was cut off where it is not exact.
func (w wide) conc(exact bool) conc {
	hundredths, rest := bits.Div64(w.hi, w.lo, hundredth)
	return concOf(hundredths, rest != 0 || !exact)
}

// widen returns d as a wide, cut to its last unit, whether it is exact, and false where it is negative or too large.
func widen(d decimal.Decimal) (w wide, exact, ok bool) {
	exp, digits, coefficient := d.Exponent(), d.NumDigits(), d.CoefficientInt64()
	if exp > 0 || exp < -fixedPlaces || digits > maxDigits {
		return widenLong(d, digits)
	}
	if coefficient < 0 {
		return wide{}, true, false
	}
	hi, lo := bits.Mul64(uint64(coefficient), uint64(pow10[fixedPlaces+exp]))
	return wide{hi, lo}, true, true
}

// widenLong is widen for numbers of many digits or places: those that a division makes it cuts without big integers.
func widenLong(d decimal.Decimal, digits int) (w wide, exact, ok bool) {
	if digits > longest {
		return wide{}, false, false
	}
	c := d.Coefficient()
	words, cut := c.Bits(), -fixedPlaces-int64(d.Exponent())
	if bits.UintSize != 64 || len(words) > 2 || cut <= 0 || cut > maxDigits || c.Sign() <= 0 {
		return widenAny(d, digits)
	}
	var hi uint64
	if len(words) == 2 {
		hi = uint64(words[1])
	}
	unit := uint64(pow10[cut])
	q, r := bits.Div64(hi%unit, uint64(words[0]), unit)
	return wide{hi / unit, q}, r == 0, hi/unit < maxWide
}

// maxWide is above the upper half of 100,000 as a wide.
const maxWide = 543

// widenAny is widen in time bounded by the digits of the coefficient, whatever the exponent.
func widenAny(d decimal.Decimal, digits int) (w wide, exact, ok bool) {
	sign, exp := d.Sign(), int64(d.Exponent())
	switch top := int64(digits) + exp; {
	case sign == 0:
		return wide{}, true, true
	case sign < 0 || top > 6:
		return wide{}, false, false
	case top < -fixedPlaces:
		return wide{}, false, true
	}
	units, rest := d.Coefficient(), new(big.Int)
	if shift := exp + fixedPlaces; shift >= 0 {
		units.Mul(units, tenTo(shift))
	} else {
		units.QuoRem(units, tenTo(-shift), rest)
	}
	lo := units.Uint64()
	hi := units.Rsh(units, 64).Uint64()
	return wide{hi, lo}, rest.Sign() == 0, hi < maxWide
}

// suspect reports whether w may be above the largest concentration of p, or is as large as an instrument's code.
func (w wide) suspect(p Pollutant) bool {
	hi, lo := bits.Mul64(uint64(min(maxConcs[p], shortCode-1)/perUnit), uint64(pow10[fixedPlaces]))
	return w.hi > hi || w.hi == hi && w.lo >= lo
}

// track is the rolling sum of one pollutant over the last 24 hours, or the last 8 for O3.
type track struct {
	sum     wide
	values  [dayHours]wide
	present uint32 // bit i: the value of i hours ago is there
	cut     uint32 // bit i: it is cut to a wide's last unit
}

// push takes in the next hour's value in the place of the one at the slot, and reports whether it is good.
func (t *track) push(slot int, p Pollutant, v *decimal.NullDecimal) bool {
	t.sum.sub(t.values[slot])
	t.present, t.cut = t.present<<1, t.cut<<1
	t.values[slot] = wide{}
	if !v.Valid {
		return v.Decimal.Sign() == 0
	}
	w, exact, ok := widen(v.Decimal)
	if !ok || w.suspect(p) && reduce(p, v.Decimal) < 0 {
		return false
	}
	t.present |= 1
	if !exact {
		t.cut |= 1
	}
	t.values[slot] = w
	t.sum.add(w)
	return true
}

// last returns the conc of the value of the last hour, which is at the slot; noConc where it is missing.
func (t *track) last(slot int) conc {
	if t.present&1 == 0 {
		return noConc
	}
	return t.values[slot].conc(t.cut&1 == 0)
}

// mean returns the conc of the mean over n hours of the mask, and false where what was cut off may matter: each value lacks less
// than a unit, so it does not where all of them together lie below the next hundredth.
func (t *track) mean(mask uint32, n int) (conc, bool) {
	unit := uint64(n) * hundredth
	hundredths, rest := bits.Div64(t.sum.hi, t.sum.lo, unit)
	cut := uint64(bits.OnesCount32(t.cut & mask))
	return concOf(hundredths, rest != 0 || cut > 0), rest+cut <= unit
}

// window is the last 24 hours of a series, with what is needed to move on by an hour in constant time.
type window struct {
	hours  []Sample // up to and with the last hour pushed
	tracks [PM25 + 1]track
	o3     [dayHours]conc // 1-hour means of O3 by hour modulo 24, noConc where missing
	eights [dayEights]conc
	valid8 uint32 // bit i: the 8-hour mean that ended i hours ago is valid
}

// push takes in hours[i] after hours[i-1], and reports whether all its values are good; if not, the window is no longer.
func (w *window) push(hours []Sample, i int) bool {
	s := &hours[i]
	w.hours = hours[:i+1]
	slot := i % dayHours
	good := w.tracks[SO2].push(slot, SO2, &s.SO2)
	good = w.tracks[NO2].push(slot, NO2, &s.NO2) && good
	good = w.tracks[CO].push(slot, CO, &s.CO) && good
	good = w.tracks[PM10].push(slot, PM10, &s.PM10) && good
	good = w.tracks[PM25].push(slot, PM25, &s.PM25) && good
	good = w.tracks[O3].push(i%eightHours, O3, &s.O3) && good
	if !good {
		return false
	}
	w.o3[slot] = w.tracks[O3].last(i % eightHours)
	eight := w.mean(O3, eightMask, eightNeeds)
	w.eights[i%dayEights] = eight
	w.valid8 <<= 1
	if eight != noConc {
		w.valid8 |= 1
	}
	return true
}

// mean returns the mean of p over the hours of the mask, noConc where fewer are there than it needs.
func (w *window) mean(p Pollutant, mask uint32, needs int) conc {
	t := &w.tracks[p]
	n := bits.OnesCount32(t.present & mask)
	if n < needs {
		return noConc
	}
	if x, ok := t.mean(mask, n); ok {
		return x
	}
	last := w.hours[max(0, len(w.hours)-bits.Len32(mask)):]
	return meanConc(present(last, p))
}

func (w *window) day(p Pollutant) conc { return w.mean(p, dayMask, dayNeeds) }

// o3Max1h is the daily maximum 1-hour mean of O3; that it needs 20 hours like a daily mean is this library's own rule.
func (w *window) o3Max1h() conc {
	if bits.OnesCount32(w.tracks[O3].present&dayMask) < dayNeeds {
		return noConc
	}
	most := noConc
	for _, x := range w.o3 {
		most = max(most, x)
	}
	return most
}

func (w *window) o3Max8h() conc {
	most := noConc
	for _, x := range w.eights {
		most = max(most, x)
	}
	if bits.OnesCount32(w.valid8&eightsMask) < dayEightsNeeds && most <= eightsExceeds {
		return noConc
	}
	return most
}

// daily returns the concentrations of the daily report's items.
func (w *window) daily(e Edition) concs {
	if e == Edition2026 {
		return concs{w.day(SO2), w.day(NO2), w.day(PM10), w.day(CO), w.o3Max8h(), w.day(PM25)}
	}
	return concs{w.day(SO2), w.day(NO2), w.day(PM10), w.day(CO), w.o3Max1h(), w.o3Max8h(), w.day(PM25)}
}

// hourly returns the concentrations of the hourly report's items, for the last hour.
func (w *window) hourly(e Edition) concs {
	last := &w.hours[len(w.hours)-1]
	hour := func(p Pollutant) conc { return take(p, last.at(p), 0) }
	if e == Edition2026 {
		return concs{hour(SO2), hour(NO2), hour(PM10), hour(CO), hour(O3), hour(PM25)}
	}
	eight := w.mean(O3, eightMask, eightNeeds)
	return concs{hour(SO2), w.day(SO2), hour(NO2), w.day(PM10), hour(CO), hour(O3), eight, w.day(PM25)}
}
