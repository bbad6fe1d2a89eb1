package aqi

import (
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

// over returns the conc of w/n.
func (w wide) over(n int) conc {
	hundredths, rest := bits.Div64(w.hi, w.lo, uint64(n)*hundredth)
	return concOf(hundredths, rest != 0)
}

// widen returns d as a wide, if it is short enough and not negative.
func widen(d decimal.Decimal) (wide, bool) {
	exp, coefficient := d.Exponent(), d.CoefficientInt64()
	if exp > 0 || exp < -fixedPlaces || d.NumDigits() > maxDigits || coefficient < 0 {
		return wide{}, false
	}
	hi, lo := bits.Mul64(uint64(coefficient), uint64(pow10[fixedPlaces+exp]))
	return wide{hi, lo}, true
}

// above reports whether w is above the largest concentration of p.
func (w wide) above(p Pollutant) bool {
	hi, lo := bits.Mul64(uint64(maxConcs[p]/perUnit), uint64(pow10[fixedPlaces]))
	return w.hi > hi || w.hi == hi && w.lo > lo
}

// track is the rolling sum of one pollutant over the last 24 hours, or the last 8 for O3.
type track struct {
	sum     wide
	values  [dayHours]wide
	present uint32 // bit i: the value of i hours ago is there
	long    uint32 // bit i: it is too long for a wide and not in the sum
}

// push takes in the next hour's value in the place of the one at the slot, and reports whether it is good.
func (t *track) push(slot int, p Pollutant, v *decimal.NullDecimal) bool {
	t.sum.sub(t.values[slot])
	t.present, t.long = t.present<<1, t.long<<1
	t.values[slot] = wide{}
	if !v.Valid {
		return v.Decimal.Sign() == 0
	}
	t.present |= 1
	w, short := widen(v.Decimal)
	if !short {
		t.long |= 1
		return reduce(p, v.Decimal) >= 0
	}
	t.values[slot] = w
	t.sum.add(w)
	return !w.above(p)
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
	w.o3[slot] = take(O3, &s.O3, 0)
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
	if t.long&mask == 0 {
		return t.sum.over(n)
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
