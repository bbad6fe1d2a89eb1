package aqi_test

import (
	"errors"
	"fmt"
	"testing"

	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/aqi/aqitest"
	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"github.com/shopspring/decimal"
	"pgregory.net/rapid"
)

// fataler is a test or a rapid check.
type fataler interface {
	Helper()
	Fatalf(format string, args ...any)
}

// same fails unless the report says what the oracle says.
func same(t fataler, got aqi.Report, want reported) {
	t.Helper()
	if diff := cmp.Diff(want, told(got), cmpopts.EquateEmpty()); diff != "" {
		t.Fatalf("%v, %v: -oracle +got:\n%s", got.Edition, got.Form, diff)
	}
}

func ok[V any](t fataler, v V, err error) V {
	t.Helper()
	if err != nil {
		t.Fatalf("%.500s", fmt.Sprint(err))
	}
	return v
}

// column draws an edition and a column of its table.
func column(t *rapid.T) (aqi.Edition, item) {
	e := aqitest.Edition().Draw(t, "edition")
	for {
		it := item{aqitest.Pollutant().Draw(t, "pollutant"), aqitest.Averaging().Draw(t, "averaging")}
		if oracleTable[e][it] != nil {
			return e, it
		}
	}
}

// anyConcentration draws ordinary and extreme ones.
func anyConcentration(p aqi.Pollutant) *rapid.Generator[decimal.Decimal] {
	return rapid.OneOf(aqitest.Concentration(p), aqitest.Concentration(p), aqitest.ExtremeConcentration(p))
}

func TestIAQIEqualsTheOracle(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		e, it := column(t)
		c := anyConcentration(it.p).Draw(t, "concentration")
		want, _ := oracleIAQI(e, oracleTable[e][it], ratOf(c))
		got, err := e.IAQI(it.p, it.a, c)
		if value(got) != want || (err != nil) != (want == na) {
			t.Fatalf("%v, %v, %v: %v, %v, want %d", e, it.p, it.a, got, err, want)
		}
		if err != nil && !errors.Is(err, aqi.ErrNoSubIndex) {
			t.Fatal(err)
		}
	})
}

// Inside a table and beyond it; where HJ 633-2012 has no sub-index above 800 there is nothing to compare.
func TestIAQIIsMonotone(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		e, it := column(t)
		a, b := aqitest.Concentration(it.p).Draw(t, "one"), aqitest.Concentration(it.p).Draw(t, "other")
		if a.GreaterThan(b) {
			a, b = b, a
		}
		low, errLow := e.IAQI(it.p, it.a, a)
		high, errHigh := e.IAQI(it.p, it.a, b)
		if errLow != nil && errHigh == nil {
			t.Fatalf("%v has no sub-index and %v, above it, %v", a, b, high)
		}
		if errHigh == nil && low.Compare(high) > 0 {
			t.Fatalf("%v has %v and %v, above it, %v", a, low, b, high)
		}
	})
}

func TestDailyEqualsTheOracle(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		e, d := aqitest.Edition().Draw(t, "edition"), aqitest.Daily().Draw(t, "daily")
		d.NotMonitored = notMonitored(t, fieldsOf(&d))
		got, err := e.Daily(d)
		same(t, ok(t, got, err), oracleReport(e, aqi.FormDaily, dailyLines(e, d), d.NotMonitored))
	})
}

// notMonitored draws a set, mostly empty, and takes away what is given for its pollutants.
func notMonitored(t *rapid.T, fields map[aqi.Pollutant][]*decimal.NullDecimal) aqi.Pollutants {
	if rapid.IntRange(0, 2).Draw(t, "monitored at 0 and 1") < 2 {
		return 0
	}
	set := aqitest.Pollutants().Draw(t, "not monitored")
	for p := range set.All() {
		for _, f := range fields[p] {
			*f = decimal.NullDecimal{}
		}
	}
	return set
}

func fieldsOf(d *aqi.Daily) map[aqi.Pollutant][]*decimal.NullDecimal {
	return map[aqi.Pollutant][]*decimal.NullDecimal{
		aqi.SO2: {&d.SO2}, aqi.NO2: {&d.NO2}, aqi.CO: {&d.CO}, aqi.O3: {&d.O3Max1h, &d.O3Max8h}, aqi.PM10: {&d.PM10}, aqi.PM25: {&d.PM25},
	}
}

func TestHourlyEqualsTheOracle(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		e, h := aqitest.Edition().Draw(t, "edition"), aqitest.Hourly().Draw(t, "hourly")
		h.NotMonitored = notMonitored(t, map[aqi.Pollutant][]*decimal.NullDecimal{
			aqi.SO2: {&h.SO2, &h.SO2Mean24h}, aqi.NO2: {&h.NO2}, aqi.CO: {&h.CO}, aqi.O3: {&h.O3, &h.O3Mean8h},
			aqi.PM10: {&h.PM10, &h.PM10Mean24h}, aqi.PM25: {&h.PM25, &h.PM25Mean24h},
		})
		got, err := e.Hourly(h)
		same(t, ok(t, got, err), oracleReport(e, aqi.FormHourly, hourlyLines(e, h), h.NotMonitored))
	})
}

func TestPlatformEqualsTheOracle(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		e, s := aqitest.Edition().Draw(t, "edition"), aqitest.Sample().Draw(t, "sample")
		got, err := e.Platform(s)
		same(t, ok(t, got, err), oracleReport(e, aqi.FormPlatform, platformLines(s), 0))
	})
}

func TestRoundEqualsTheOracle(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		e, p := aqitest.Edition().Draw(t, "edition"), aqitest.Pollutant().Draw(t, "pollutant")
		c := anyConcentration(p).Draw(t, "concentration")
		got, err := e.Round(p, c)
		if want := asReported(e, p, ratOf(c)); ratOf(ok(t, got, err)).Cmp(want) != 0 {
			t.Fatalf("%v, %v: %v, want %v", e, p, got, want)
		}
	})
}
