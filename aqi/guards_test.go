package aqi_test

import (
	"errors"
	"testing"

	"github.com/shopspring/decimal"
	"pgregory.net/rapid"

	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/aqi/aqitest"
	"github.com/clearsky-go/clearsky/internal/quote"
)

// guarded fails unless every function says of a concentration that it breaks the rule, with its place, or none does.
func guarded(t *testing.T, p aqi.Pollutant, text string, rule error, why string) {
	t.Helper()
	d := decimal.RequireFromString(text)
	if oracle := oracleFault(p, d); !errors.Is(oracle, rule) || !errors.Is(rule, oracle) {
		t.Errorf("%v, %s: the oracle says %v, the table %v", p, text, oracle, rule)
	}
	for _, e := range bothEditions {
		for call, err := range givenAs(e, p, d) {
			switch f := the(err); {
			case rule == nil && err == nil:
			case rule == nil || !errors.Is(err, rule) || !single(f, pathOf(call), quote.Decimal(d), rule):
				t.Errorf("%v, %v, %s, %s: %v, want %v: %s", e, p, text, call, err, rule, why)
			case f.Want != wantOf(p, d, rule):
				t.Errorf("%v, %v, %s, %s: wants %v: %s", e, p, text, call, f.Want, why)
			}
		}
	}
}

// The largest concentrations taken for measurements, the library's own rules, on and beside them.
func TestLargestConcentrations(t *testing.T) {
	tests := []struct {
		text                string
		gases, co, particle error // of SO2, NO2 and O3; CO; PM10 and PM2.5
		why                 string
	}{
		{"0", nil, nil, nil, "zero is a concentration"},
		{"199.9999999999999999999", nil, nil, nil, "just below the bound of CO"},
		{"200", nil, nil, nil, "on it"},
		{"200.0", nil, nil, nil, "written otherwise"},
		{"2e2", nil, nil, nil, "and so"},
		{"200.01", nil, aqi.ErrRange, nil, "a hundredth above it"},
		{"200.001", nil, aqi.ErrRange, nil, "a thousandth above it"},
		{"200.0000000000000000000001", nil, aqi.ErrRange, nil, "as little above it as anybody writes"},
		{"201", nil, aqi.ErrRange, nil, "above it"},
		{"1000", nil, aqi.ErrRange, nil, "1 mg/m³ in µg/m³"},
		{"9999.8", nil, aqi.ErrRange, nil, "below the bound of the gases"},
		{"9999.99999999999999999998", nil, aqi.ErrRange, nil, "just below it"},
		{"10000", nil, aqi.ErrRange, nil, "on it"},
		{"1e4", nil, aqi.ErrRange, nil, "written otherwise"},
		{"10000.00", nil, aqi.ErrRange, nil, "and so"},
		{"10000.01", aqi.ErrRange, aqi.ErrRange, nil, "a hundredth above it"},
		{"10000.001", aqi.ErrRange, aqi.ErrRange, nil, "a thousandth above it"},
		{"10000.0000000000000000000001", aqi.ErrRange, aqi.ErrRange, nil, "as little above it as anybody writes"},
		{"10001", aqi.ErrRange, aqi.ErrRange, nil, "above it"},
		{"19999", aqi.ErrRange, aqi.ErrRange, nil, "below the bound of the particles"},
		{"19999.9999999999999999999", aqi.ErrRange, aqi.ErrRange, nil, "just below it"},
		{"20000", aqi.ErrRange, aqi.ErrRange, nil, "on it"},
		{"2e4", aqi.ErrRange, aqi.ErrRange, nil, "written otherwise"},
		{"20000.01", aqi.ErrRange, aqi.ErrRange, aqi.ErrRange, "a hundredth above it"},
		{"20000.001", aqi.ErrRange, aqi.ErrRange, aqi.ErrRange, "a thousandth above it"},
		{"20000.0000000000000000000001", aqi.ErrRange, aqi.ErrRange, aqi.ErrRange, "as little above it as anybody writes"},
		{"20001", aqi.ErrRange, aqi.ErrRange, aqi.ErrRange, "above it"},
		{"99998.99", aqi.ErrRange, aqi.ErrRange, aqi.ErrRange, "far above, just below a code"},
		{"100000", aqi.ErrRange, aqi.ErrRange, aqi.ErrRange, "above a code"},
		{"99999000", aqi.ErrRange, aqi.ErrRange, aqi.ErrRange, "the digits of a code, a thousand times as much"},
		{"21474836.48", aqi.ErrRange, aqi.ErrRange, aqi.ErrRange, "twice its hundredths are 2³²"},
		{"21474836.48000000000000000000", aqi.ErrRange, aqi.ErrRange, aqi.ErrRange, "in more digits than an int64 holds"},
		{"21474871.48000000000000000001", aqi.ErrRange, aqi.ErrRange, aqi.ErrRange, "35 more, and a little"},
		{"42949672960000000000000035", aqi.ErrRange, aqi.ErrRange, aqi.ErrRange, "10²⁴ and more"},
		{"999999", aqi.ErrRange, aqi.ErrRange, aqi.ErrRange, "one nine more than a code"},
	}
	for _, tt := range tests {
		for _, p := range sixes {
			rule, other := map[aqi.Pollutant]error{aqi.CO: tt.co, aqi.PM10: tt.particle, aqi.PM25: tt.particle}[p]
			if !other {
				rule = tt.gases
			}
			guarded(t, p, tt.text, rule, tt.why)
		}
	}
}

// Codes come before the bound, so that 9999 is a code for CO too.
func TestCodesOfInstruments(t *testing.T) {
	for text, why := range map[string]string{
		"9999": "four nines", "9999.0": "one decimal", "9999.000": "more", "9999.9": "a nine behind the point", "9999.99": "two",
		"9999.09": "zeros and nines", "9999.90": "nines and zeros", "9999.990": "and so", "9999.9009090909090909090909": "at any length",
		"99.99e2": "with an exponent", "999900e-2": "and with this one", "9.9999e3": "9999.9",
		"99999": "five nines", "99999.0": "one decimal", "99999.9": "a nine behind the point", "99999.99": "two", "99999.09": "zeros and nines",
		"9.9999e4": "with an exponent",
		"-5":       "below noise, of CO far below", "-5.0": "the same", "-9": "negative", "-99": "two nines", "-99.9": "or so", "-999": "three",
		"-9999": "four", "-1e9": "far below",
	} {
		for _, p := range sixes {
			guarded(t, p, text, aqi.ErrCode, why)
		}
	}
}

// What only looks like a code is a measurement where it is not too large for one.
func TestWhatOnlyLooksLikeACode(t *testing.T) {
	for text, why := range map[string]string{
		"9998.99": "just below", "9998": "a number less", "9999.5": "a five behind the point", "9999.95": "a five behind a nine", "9999.01": "a one",
		"9999.9990000000000000001": "a one at the end", "999.9": "three nines before the point", "99.99": "two", "909": "zeros and nines without order",
		"9990": "no nine at the end", "9909": "zeros and nines inside", "999": "three nines",
	} {
		for _, p := range sixes {
			if rule := error(nil); p != aqi.CO || decimal.RequireFromString(text).LessThan(decimal.NewFromInt(200)) {
				guarded(t, p, text, rule, why)
			} else {
				guarded(t, p, text, aqi.ErrRange, why)
			}
		}
	}
	for _, p := range []aqi.Pollutant{aqi.PM10, aqi.PM25} {
		guarded(t, p, "10000", nil, "the number above the code")
		guarded(t, p, "19999.9", nil, "not 9999")
	}
}

// Small negative numbers are an instrument's noise, which is said otherwise and refused as well.
func TestNegativeConcentrations(t *testing.T) {
	tests := []struct {
		text      string
		all, ofCO error
		why       string
	}{
		{"-0.0000000000000000000000001", aqi.ErrNegative, aqi.ErrNegative, "the least below zero"},
		{"-0.1", aqi.ErrNegative, aqi.ErrNegative, "noise"},
		{"-0.49", aqi.ErrNegative, aqi.ErrNegative, "noise of CO too"},
		{"-0.4999999999999999999999999", aqi.ErrNegative, aqi.ErrNegative, "just above −0.5"},
		{"-0.5", aqi.ErrNegative, aqi.ErrCode, "−0.5 itself"},
		{"-0.50", aqi.ErrNegative, aqi.ErrCode, "written otherwise"},
		{"-0.5000000000000000000000001", aqi.ErrNegative, aqi.ErrCode, "just below"},
		{"-1", aqi.ErrNegative, aqi.ErrCode, "1 mg/m³ below zero"},
		{"-4.99", aqi.ErrNegative, aqi.ErrCode, "a hundredth above −5"},
		{"-4.9999999999999999999999999", aqi.ErrNegative, aqi.ErrCode, "just above −5"},
		{"-5", aqi.ErrCode, aqi.ErrCode, "−5 itself"},
		{"-5.0000000000000000000000001", aqi.ErrCode, aqi.ErrCode, "just below"},
		{"-99999.9", aqi.ErrCode, aqi.ErrCode, "a code with a sign"},
	}
	for _, tt := range tests {
		for _, p := range sixes {
			rule := tt.all
			if p == aqi.CO {
				rule = tt.ofCO
			}
			guarded(t, p, tt.text, rule, tt.why)
		}
	}
}

// Whatever a file holds, every function says the same of it, as the oracle does.
func TestGuardsEqualTheOracle(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		e, p := aqitest.Edition().Draw(t, "edition"), aqitest.Pollutant().Draw(t, "pollutant")
		d := aqitest.HostileConcentration(p).Draw(t, "concentration")
		rule := oracleFault(p, d)
		for call, err := range givenAs(e, p, d) {
			switch {
			case rule == nil && (err == nil || errors.Is(err, aqi.ErrNoSubIndex)):
			case rule == nil || !errors.Is(err, rule) || !single(the(err), pathOf(call), quote.Decimal(d), rule):
				t.Fatalf("%v, %v, %s: %v, want %v", p, d, call, err, rule)
			}
		}
	})
}

// A series in which hours are hostile is refused with all of them and nothing else, or is as sound as the oracle says.
func TestHostileHoursEqualTheOracle(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		e, hours := aqitest.Edition().Draw(t, "edition"), aqitest.Samples(rapid.IntRange(24, 50).Draw(t, "hours")).Draw(t, "samples")
		for range rapid.IntRange(1, 6).Draw(t, "hostile hours") {
			p, i := aqitest.Pollutant().Draw(t, "pollutant"), rapid.IntRange(0, len(hours)-1).Draw(t, "hour")
			hours[i] = hours[i].With(p, decimal.NewNullDecimal(aqitest.HostileConcentration(p).Draw(t, "concentration")))
		}
		want := map[error]int{}
		for i := range hours {
			for _, p := range sixes {
				if v := hours[i].Of(p); v.Valid {
					want[oracleFault(p, v.Decimal)]++
				}
			}
		}
		delete(want, nil)
		days, err := e.AppendRolling(nil, hours, 0)
		got := map[error]int{}
		for _, f := range faultsOf(err) {
			got[f.Rule] += f.Count
		}
		if len(got) != len(want) || (err == nil) != (len(want) == 0) || err != nil && days != nil {
			t.Fatalf("%v: %v, want %v", err, got, want)
		}
		for rule, n := range want {
			if got[rule] != n {
				t.Fatalf("%v: %v, want %v", err, got, want)
			}
		}
	})
}
