package aqi_test

import (
	"errors"
	"math"
	"strings"
	"testing"

	"github.com/clearsky-go/clearsky/aqi"
	"github.com/shopspring/decimal"
)

// unmarked is a number that someone forgot to mark Valid.
func unmarked(text string) decimal.NullDecimal {
	return decimal.NullDecimal{Decimal: decimal.RequireFromString(text)}
}

func TestConcentrationsThatAreNone(t *testing.T) {
	tests := []struct {
		p    aqi.Pollutant
		v    decimal.NullDecimal
		want error
		why  string
	}{
		{aqi.PM10, some("0"), nil, "zero is a concentration"},
		{aqi.PM10, some("-0"), nil, "and so is minus zero, which decimals do not have"},
		{aqi.PM10, some("-0.0000001"), aqi.ErrNegative, "just below zero"},
		{aqi.PM10, some("-999"), aqi.ErrNegative, "an instrument's code"},
		{aqi.PM10, some("100000"), nil, "the highest that is taken for measured"},
		{aqi.PM10, some("100000.0000001"), aqi.ErrTooHigh, "just above"},
		{aqi.PM10, some("10737419"), aqi.ErrTooHigh, "twice its hundredths do not fit into 31 bits"},
		{aqi.PM10, some("1e30"), aqi.ErrTooHigh, "absurd"},
		{aqi.CO, some("1000"), nil, "the highest of CO in mg/m³"},
		{aqi.CO, some("1000.0000001"), aqi.ErrTooHigh, "just above"},
		{aqi.CO, some("100000"), aqi.ErrTooHigh, "µg/m³ are not mg/m³"},
		{aqi.PM10, unmarked("5"), aqi.ErrNotValid, "Valid was forgotten"},
		{aqi.PM10, unmarked("-5"), aqi.ErrNotValid, "not Valid comes first"},
		{aqi.PM10, decimal.NullDecimal{Decimal: decimal.New(0, math.MaxInt32)}, nil, "zero that is not Valid is missing"},
	}
	for _, tt := range tests {
		var s aqi.Sample
		s.Set(tt.p, tt.v)
		d := aqi.Daily{PM10: s.PM10, CO: s.CO}
		for _, e := range bothEditions {
			r, err := e.Platform(s)
			_, err2 := e.Daily(d)
			_, err3 := e.Hourly(aqi.Hourly{Sample: s, PM10Mean24h: s.PM10})
			_, err4 := e.AppendRolling(nil, []aqi.Sample{s}, 0)
			_, err5 := aqi.MeanOfSites([]aqi.Sample{s}, 0)
			for i, err := range []error{err, err2, err3, err4, err5} {
				var fault aqi.Fault
				if !errors.Is(err, tt.want) || tt.want != nil && (!errors.As(err, &fault) || fault.Pollutant != tt.p || fault.Value == "") {
					t.Errorf("%v, call %d, %v: %v, want %v: %s", e, i, tt.v.Decimal, err, tt.want, tt.why)
				}
			}
			if tt.want != nil && r != (aqi.Report{}) {
				t.Errorf("%v: a report beside the error", e)
			}
		}
	}
}

// HJ 633-2026, 5.3.2: nothing is measured of what is not monitored. HJ 633-2012 does not know the rule.
func TestGivenAlthoughNotMonitored(t *testing.T) {
	set := aqi.PollutantsOf(aqi.CO)
	s := clean()
	hours := []aqi.Sample{s}
	calls := func(e aqi.Edition) []error {
		_, err := e.Daily(aqi.Daily{CO: s.CO, NotMonitored: set})
		_, err2 := e.Hourly(aqi.Hourly{Sample: s, NotMonitored: set})
		_, err3 := e.AppendRolling(nil, hours, set)
		_, err4 := e.HourlyFromHours(hours, set)
		return []error{err, err2, err3, err4}
	}
	for i, err := range calls(aqi.Edition2026) {
		var fault aqi.Fault
		if !errors.Is(err, aqi.ErrNotMonitored) || !errors.As(err, &fault) || fault.Pollutant != aqi.CO || fault.Value != "0.1" {
			t.Errorf("call %d: %v", i, err)
		}
	}
	for i, err := range calls(aqi.Edition2012) {
		if err != nil {
			t.Errorf("call %d: %v", i, err)
		}
	}
}

// All faults of an input come at once, by pollutant and hour, and a run of hours with the same fault is one.
func TestFaultsOfHours(t *testing.T) {
	hours := make([]aqi.Sample, 100)
	for i := range hours {
		hours[i] = clean()
	}
	for i := 37; i <= 61; i++ {
		hours[i].PM10 = some("-999")
	}
	hours[62].PM10 = some("999999")
	hours[63].PM10, hours[64].PM10, hours[65].PM10 = some("-1"), some("-2"), some("-1")
	hours[70].PM10, hours[72].PM10 = some("-1"), some("-1")
	hours[99].SO2 = unmarked("7")
	hours[0].PM25 = some("-3")
	want := []string{
		"SO2, hour 99: 7 " + aqi.ErrNotValid.Error(),
		"PM10, hours 37–61: -999 is negative",
		"PM10, hour 62: 999999 " + aqi.ErrTooHigh.Error(),
		"PM10, hours 63–65: -1 … -1 is negative",
		"PM10, hour 70: -1 is negative",
		"PM10, hour 72: -1 is negative",
		"PM2.5, hour 0: -3 is negative",
	}
	dst := []aqi.DailyIndex{{AQI: indexOf(3)}}
	got, err := aqi.Edition2012.AppendRolling(dst, hours, 0)
	if len(got) != 1 || got[0] != dst[0] {
		t.Errorf("dst came back as %v", got)
	}
	if text := err.Error(); text != "aqi: "+strings.Join(want, "; ") {
		t.Errorf("%s\nwant %s", text, strings.Join(want, "; "))
	}
	var faults aqi.Faults
	if !errors.As(err, &faults) || len(faults) != len(want) {
		t.Fatalf("%d faults", len(faults))
	}
	if f := faults[1]; f.Pollutant != aqi.PM10 || f.Of != "hour" || f.First != 37 || f.Last != 61 || f.Value != "-999" || !errors.Is(f, aqi.ErrNegative) {
		t.Errorf("%+v", f)
	}
	for _, rule := range []error{aqi.ErrNegative, aqi.ErrTooHigh, aqi.ErrNotValid} {
		if !errors.Is(err, rule) {
			t.Errorf("not %v", rule)
		}
	}
	if check := aqi.CheckHours(hours, 0); check == nil || check.Error() != err.Error() {
		t.Errorf("CheckHours: %v", check)
	}
	if errors.Is(err, aqi.ErrNotMonitored) || errors.Is(err, aqi.ErrHours) {
		t.Error("an error that it is not")
	}
}

func TestCheckHours(t *testing.T) {
	hours := []aqi.Sample{clean(), {}, {SO2: some("1")}}
	if err := aqi.CheckHours(hours, 0); err != nil {
		t.Errorf("good hours: %v", err)
	}
	if err := aqi.CheckHours(nil, aqi.AllPollutants); err != nil {
		t.Errorf("no hours: %v", err)
	}
	err := aqi.CheckHours(hours, aqi.PollutantsOf(aqi.SO2))
	var faults aqi.Faults
	if !errors.Is(err, aqi.ErrNotMonitored) || !errors.As(err, &faults) || len(faults) != 2 {
		t.Errorf("not monitored: %v", err)
	}
	if err := aqi.CheckHours(hours, 1); !errors.Is(err, aqi.ErrPollutant) {
		t.Errorf("a bad set: %v", err)
	}
}

func TestFaultsOfAReport(t *testing.T) {
	d := aqi.Daily{SO2: some("-1"), NO2: some("1e6"), CO: some("1001"), PM10: unmarked("5"), PM25: some("-2"), O3Max8h: some("-3"), O3Max1h: some("-4")}
	_, err := aqi.Edition2012.Daily(d)
	var faults aqi.Faults
	if !errors.As(err, &faults) || len(faults) != 7 || len(faults.Unwrap()) != 7 {
		t.Fatalf("%v", err)
	}
	for _, part := range []string{
		"SO2 24-hour mean: -1 is negative", "NO2 24-hour mean: 1000000 is above", "CO 24-hour mean: 1001 is above",
		"O3 1-hour mean: -4 is negative", "O3 8-hour mean: -3 is negative", "PM10 24-hour mean: 5 holds", "PM2.5 24-hour mean: -2 is negative",
	} {
		if !strings.Contains(err.Error(), part) {
			t.Errorf("%v\nwant %s", err, part)
		}
	}
	if _, err := aqi.Edition2026.Daily(aqi.Daily{O3Max1h: some("-4")}); err != nil {
		t.Errorf("2026 has no use for the 1-hour maximum: %v", err)
	}
	sites := []aqi.Sample{clean(), {SO2: some("-1")}, {SO2: some("-1")}}
	if _, err := aqi.MeanOfSites(sites, 0); err == nil || err.Error() != "aqi: SO2, sites 1–2: -1 is negative" {
		t.Errorf("sites: %v", err)
	}
}

func TestFaultCitesItsClause(t *testing.T) {
	_, err := aqi.Edition2012.IAQI(aqi.SO2, aqi.Mean1h, decimal.NewFromInt(801))
	var fault aqi.Fault
	if !errors.As(err, &fault) || fault.Clause != (aqi.Clause{Document: "HJ 633-2012", Number: "Table 1"}) {
		t.Fatalf("%+v", fault)
	}
	if want := "SO2 1-hour mean: 801 has no sub-index over this averaging time (HJ 633-2012, Table 1)"; fault.Error() != want {
		t.Errorf("%v, want %s", fault, want)
	}
	if got := (aqi.Clause{Document: "HJ 663-2013"}).String(); got != "HJ 663-2013" {
		t.Errorf("a document alone: %s", got)
	}
}

// Errors quote their input, but not at any length.
func TestFaultTextsAreBounded(t *testing.T) {
	for d, want := range map[*decimal.Decimal]string{
		{}:                                    "", // zero is no fault
		ptr(decimal.New(-5, 30)):              "-5" + strings.Repeat("0", 30),
		ptr(decimal.New(-5, 41)):              "-5e41",
		ptr(decimal.New(-5, -41)):             "-5e-41",
		ptr(decimal.New(-5, math.MinInt32)):   "-5e-2147483648",
		ptr(decimal.New(5, math.MaxInt32)):    "5e2147483647",
		ptr(digits(40, -20)):                  strings.Repeat("9", 20) + "." + strings.Repeat("9", 20),
		ptr(digits(41, -20)):                  "a number of 41 digits times 1e-20",
		ptr(digits(100_000, 7).Neg()):         "a number of 100000 digits times 1e7",
		ptr(decimal.RequireFromString("-.5")): "-0.5",
	} {
		_, err := aqi.Edition2012.IAQI(aqi.PM25, aqi.Mean24h, *d)
		var fault aqi.Fault
		if errors.As(err, &fault); fault.Value != want {
			t.Errorf("%q, want %q", fault.Value, want)
		}
	}
}

func ptr[T any](v T) *T { return &v }

func TestNumbersOfHoursAndPlaces(t *testing.T) {
	for _, n := range []int{0, 1, 23, 24, 25, 48} {
		hours := make([]aqi.Sample, n)
		_, daily := aqi.Edition2012.DailyFromHours(hours, 0)
		_, means := aqi.DailyMeans(hours, 0)
		_, hourly := aqi.Edition2012.HourlyFromHours(hours, 0)
		_, trailing := aqi.HourlyMeans(hours, 0)
		if want := n != 24; errors.Is(daily, aqi.ErrHours) != want || errors.Is(means, aqi.ErrHours) != want {
			t.Errorf("%d hours of a day: %v, %v", n, daily, means)
		}
		if want := n < 1 || n > 24; errors.Is(hourly, aqi.ErrHours) != want || errors.Is(trailing, aqi.ErrHours) != want {
			t.Errorf("%d hours to an hour: %v, %v", n, hourly, trailing)
		}
		if days, err := aqi.Edition2012.AppendRolling(nil, hours, 0); err != nil || len(days) != max(0, n-23) {
			t.Errorf("%d hours: %d days, %v", n, len(days), err)
		}
	}
	for _, places := range []int32{-1, 31, math.MinInt32, math.MaxInt32} {
		_, err := aqi.MeanOfSites(nil, places)
		_, err2 := aqi.DailyMeans(make([]aqi.Sample, 24), places)
		_, err3 := aqi.HourlyMeans(make([]aqi.Sample, 1), places)
		for _, err := range []error{err, err2, err3} {
			if !errors.Is(err, aqi.ErrPlaces) {
				t.Errorf("%d places: %v", places, err)
			}
		}
	}
	if s, err := aqi.MeanOfSites(nil, 0); s != (aqi.Sample{}) || err != nil {
		t.Errorf("no sites: %v, %v", s, err)
	}
	bad := make([]aqi.Sample, 24)
	bad[3].SO2 = some("-1")
	_, err := aqi.DailyMeans(bad, 0)
	_, err2 := aqi.HourlyMeans(bad, 0)
	_, err3 := aqi.Edition2026.DailyFromHours(bad, 0)
	for _, err := range []error{err, err2, err3} {
		if !errors.Is(err, aqi.ErrNegative) {
			t.Errorf("a bad hour: %v", err)
		}
	}
}
