package aqi_test

import (
	"errors"
	"math"
	"strconv"
	"strings"
	"testing"

	"github.com/shopspring/decimal"

	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/internal/quote"
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
		{aqi.PM10, some("-4"), aqi.ErrNegative, "an instrument's noise"},
		{aqi.PM10, some("-999"), aqi.ErrCode, "an instrument's code"},
		{aqi.PM10, some("20000"), nil, "the highest that is taken for measured"},
		{aqi.PM10, some("20000.0000001"), aqi.ErrRange, "just above"},
		{aqi.PM10, some("10737419"), aqi.ErrRange, "twice its hundredths do not fit into 31 bits"},
		{aqi.PM10, some("1e30"), aqi.ErrRange, "absurd"},
		{aqi.CO, some("200"), nil, "the highest of CO in mg/m³"},
		{aqi.CO, some("200.0000001"), aqi.ErrRange, "just above"},
		{aqi.CO, some("100000"), aqi.ErrRange, "µg/m³ are not mg/m³"},
		{aqi.PM10, decimal.NewNullDecimal(digits(1_000, -997)), nil, "1,000 digits"},
		{aqi.PM10, decimal.NewNullDecimal(digits(1_001, -997)), aqi.ErrTooFine, "one more"},
		{aqi.PM10, unmarked("5"), aqi.ErrConflict, "Valid was forgotten"},
		{aqi.PM10, unmarked("-5"), aqi.ErrConflict, "not Valid comes first"},
		{aqi.PM10, decimal.NullDecimal{Decimal: decimal.New(0, math.MaxInt32)}, nil, "zero that is not Valid is missing"},
	}
	for _, tt := range tests {
		s := aqi.Sample{}.With(tt.p, tt.v)
		d := aqi.Daily{PM10: s.PM10, CO: s.CO}
		for _, e := range bothEditions {
			r, err := e.Platform(s)
			_, err2 := e.Daily(d)
			_, err3 := e.Hourly(aqi.Hourly{Sample: s, PM10Mean24h: s.PM10})
			_, err4 := e.AppendRolling(nil, []aqi.Sample{s}, 0)
			_, err5 := aqi.MeanOfSites([]aqi.Sample{s}, 0)
			key := string(must(tt.p.MarshalText()))
			hourly := "/hourly/" + key
			if tt.p == aqi.PM10 && e == aqi.Edition2012 {
				hourly += "_mean_24h"
			}
			for path, err := range map[string]error{
				"/sample/" + key: err, "/daily/" + key: err2, hourly: err3, "/hours/0/" + key: err4, "/sites/0/" + key: err5,
			} {
				if !errors.Is(err, tt.want) || tt.want != nil && !single(the(err), path, quote.Decimal(tt.v.Decimal), tt.want) {
					t.Errorf("%v, %s: %v, want %v: %s", e, path, err, tt.want, tt.why)
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
	calls := func(e aqi.Edition) map[string][]error {
		_, err := e.Daily(aqi.Daily{CO: s.CO, NotMonitored: set})
		_, err2 := e.Hourly(aqi.Hourly{Sample: s, NotMonitored: set})
		_, err3 := e.AppendRolling(nil, hours, set)
		_, err4 := e.HourlyFromHours(hours, set)
		return map[string][]error{"/daily/co": {err}, "/hourly/co": {err2}, "/hours/0/co": {err3, err4}}
	}
	for path, errs := range calls(aqi.Edition2026) {
		for i, err := range errs {
			if !errors.Is(err, aqi.ErrNotMonitored) || !single(the(err), path, "0.1", aqi.ErrNotMonitored) {
				t.Errorf("%s, %d: %v", path, i, err)
			}
		}
	}
	for path, errs := range calls(aqi.Edition2012) {
		if errors.Join(errs...) != nil {
			t.Errorf("%s: %v", path, errs)
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
	hours[80].CO, hours[81].CO, hours[82].CO = some("300"), some("9999"), some("99999.90")
	want := []string{
		"/hours/99/so2: 7, want Valid where there is a number: contradicts something else",
		"/hours/80/co: 300, want at most 200 mg/m³; is it in µg/m³?: is out of range",
		"/hours/81/co and the next 1: 9999 … 99999.9, want a concentration: is an instrument's code",
		"/hours/37/pm10 and the next 24: -999, want 0 or more: is an instrument's code",
		"/hours/62/pm10: 999999, want at most 20000 µg/m³: is out of range",
		"/hours/63/pm10 and the next 2: -1 … -1, want 0 or more: is negative",
		"/hours/70/pm10: -1, want 0 or more: is negative",
		"/hours/72/pm10: -1, want 0 or more: is negative",
		"/hours/0/pm25: -3, want 0 or more: is negative",
	}
	dst := []aqi.DailyIndex{{AQI: indexOf(3)}}
	got, err := aqi.Edition2012.AppendRolling(dst, hours, 0)
	if len(got) != 1 || got[0] != dst[0] {
		t.Errorf("dst came back as %v", got)
	}
	if text := err.Error(); text != strings.Join(want, "; ") {
		t.Errorf("%s\nwant %s", text, strings.Join(want, "; "))
	}
	faults := faultsOf(err)
	if len(faults) != len(want) {
		t.Fatalf("%d faults", len(faults))
	}
	if f := faults[3]; f.Path != "/hours/37/pm10" || f.Count != 25 || f.Got != "-999" || !errors.Is(f, aqi.ErrCode) {
		t.Errorf("%+v", f)
	}
	for _, rule := range []error{aqi.ErrNegative, aqi.ErrRange, aqi.ErrConflict, aqi.ErrCode} {
		if !errors.Is(err, rule) {
			t.Errorf("not %v", rule)
		}
	}
	if check := aqi.CheckHours(hours, 0); check == nil || check.Error() != err.Error() {
		t.Errorf("CheckHours: %v", check)
	}
	if errors.Is(err, aqi.ErrNotMonitored) || errors.Is(err, aqi.ErrMissing) || errors.Is(err, aqi.ErrTooMany) {
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
	if fs := faultsOf(err); len(fs) != 2 || !single(fs[0], "/hours/0/so2", "3", aqi.ErrNotMonitored) || !single(fs[1], "/hours/2/so2", "1", aqi.ErrNotMonitored) {
		t.Errorf("not monitored: %v", err)
	}
	if err := aqi.CheckHours(hours, 1); !single(the(err), "/not_monitored", "aqi.Pollutants(0x1)", aqi.ErrUnknown) {
		t.Errorf("a bad set: %v", err)
	}
}

func TestFaultsOfAReport(t *testing.T) {
	d := aqi.Daily{SO2: some("-1"), NO2: some("1e6"), CO: some("201"), PM10: unmarked("5"), PM25: some("-2"), O3Max8h: some("-5"), O3Max1h: some("-4")}
	_, err := aqi.Edition2012.Daily(d)
	if faults := faultsOf(err); len(faults) != 7 || len(faults.Unwrap()) != 7 {
		t.Fatalf("%v", err)
	}
	want := []string{
		"/daily/so2: -1, want 0 or more: is negative",
		"/daily/no2: 1000000, want at most 10000 µg/m³: is out of range",
		"/daily/pm10: 5, want Valid where there is a number: contradicts something else",
		"/daily/co: 201, want at most 200 mg/m³; is it in µg/m³?: is out of range",
		"/daily/o3_max_1h: -4, want 0 or more: is negative",
		"/daily/o3_max_8h: -5, want 0 or more: is an instrument's code",
		"/daily/pm25: -2, want 0 or more: is negative",
	}
	if text := err.Error(); text != strings.Join(want, "; ") {
		t.Errorf("%s\nwant %s", text, strings.Join(want, "; "))
	}
	if _, err := aqi.Edition2026.Daily(aqi.Daily{O3Max1h: some("-4")}); err != nil {
		t.Errorf("2026 has no use for the 1-hour maximum: %v", err)
	}
	sites := []aqi.Sample{clean(), {SO2: some("-1")}, {SO2: some("-1")}}
	if _, err := aqi.MeanOfSites(sites, 0); err == nil || err.Error() != "/sites/1/so2 and the next 1: -1, want 0 or more: is negative" {
		t.Errorf("sites: %v", err)
	}
}

func TestFaultCitesItsClause(t *testing.T) {
	_, err := aqi.Edition2012.IAQI(aqi.SO2, aqi.Mean1h, decimal.NewFromInt(801))
	fault := the(err)
	if !single(fault, "/concentration", "801", aqi.ErrNoSubIndex) || fault.Clause != (aqi.Clause{Document: "HJ 633-2012", Number: "Table 1"}) {
		t.Fatalf("%+v", fault)
	}
	want := "/concentration: 801, want at most 800 µg/m³: has no sub-index over this averaging time (HJ 633-2012, Table 1)"
	if fault.Error() != want {
		t.Errorf("%v, want %s", fault, want)
	}
	want = "/concentration：801，应为不大于800 µg/m³：在该平均时间下没有分指数（HJ 633-2012，表1）"
	if fault.Chinese() != want {
		t.Errorf("%s, want %s", fault.Chinese(), want)
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
		if got := the(err).Got; got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}

func ptr[T any](v T) *T { return &v }

// wrongNumber fails unless an error says that n hours are fewer than the least or more than 24, or there is none and they are not.
func wrongNumber(t *testing.T, n, least int, err error) {
	t.Helper()
	var rule error
	switch {
	case n < least:
		rule = aqi.ErrMissing
	case n > 24:
		rule = aqi.ErrTooMany
	case err == nil:
		return
	}
	if !single(the(err), "/hours", strconv.Itoa(n), rule) {
		t.Errorf("%d hours: %v, want %v", n, err, rule)
	}
}

func TestNumbersOfHoursAndPlaces(t *testing.T) {
	for _, n := range []int{0, 1, 23, 24, 25, 48} {
		hours := make([]aqi.Sample, n)
		_, daily := aqi.Edition2012.DailyFromHours(hours, 0)
		_, means := aqi.DailyMeans(hours, 0)
		_, hourly := aqi.Edition2012.HourlyFromHours(hours, 0)
		_, trailing := aqi.HourlyMeans(hours, 0)
		wrongNumber(t, n, 24, daily)
		wrongNumber(t, n, 24, means)
		wrongNumber(t, n, 1, hourly)
		wrongNumber(t, n, 1, trailing)
		if days, err := aqi.Edition2012.AppendRolling(nil, hours, 0); err != nil || len(days) != max(0, n-23) {
			t.Errorf("%d hours: %d days, %v", n, len(days), err)
		}
	}
	for _, places := range []int32{-1, 31, math.MinInt32, math.MaxInt32} {
		_, err := aqi.MeanOfSites(nil, places)
		_, err2 := aqi.DailyMeans(make([]aqi.Sample, 24), places)
		_, err3 := aqi.HourlyMeans(make([]aqi.Sample, 1), places)
		for _, err := range []error{err, err2, err3} {
			if !single(the(err), "/places", strconv.Itoa(int(places)), aqi.ErrRange) {
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
		if !errors.Is(err, aqi.ErrNegative) || !single(the(err), "/hours/3/so2", "-1", aqi.ErrNegative) {
			t.Errorf("a bad hour: %v", err)
		}
	}
}
