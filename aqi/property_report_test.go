package aqi_test

import (
	"testing"

	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/aqi/aqitest"
	"github.com/shopspring/decimal"
	"pgregory.net/rapid"
)

// anyReport draws a report of any form.
func anyReport(t *rapid.T) aqi.Report {
	e := aqitest.Edition().Draw(t, "edition")
	var r aqi.Report
	var err error
	switch rapid.IntRange(0, 2).Draw(t, "form") {
	case 0:
		d := aqitest.Daily().Draw(t, "daily")
		d.NotMonitored = notMonitored(t, fieldsOf(&d))
		r, err = e.Daily(d)
	case 1:
		r, err = e.Hourly(aqitest.Hourly().Draw(t, "hourly"))
	default:
		r, err = e.Platform(aqitest.Sample().Draw(t, "sample"))
	}
	return ok(t, r, err)
}

// AQI = the largest sub-index, save that HJ 633-2026 reports at least 1 (its range), and under 5.3.1 nothing up to 100
// where a pollutant is missing.
func TestAQIIsTheMaximum(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		r := anyReport(t)
		var most aqi.Index
		for it := range r.SubIndices() {
			if it.IAQI.Compare(most) > 0 {
				most = it.IAQI
			}
		}
		want := value(most)
		if r.Edition == aqi.Edition2026 {
			if want == 0 {
				want = 1
			}
			if r.Form != aqi.FormPlatform && r.Missing != 0 && want <= 100 {
				want = na
			}
		}
		if value(r.AQI) != want || r.Level() != r.AQI.Level() {
			t.Fatalf("%v, level %v, want %d", r.AQI, r.Level(), want)
		}
	})
}

// A report is at least what it says exactly where one of its sub-indices is, which only O3's over 8 hours is in a daily report
// of HJ 633-2012 without a 1-hour maximum.
func TestAtLeastIsO3sAlone(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		r := anyReport(t)
		var hour aqi.SubIndex
		var atLeast bool
		for it := range r.SubIndices() {
			if it.Status == aqi.AtLeast {
				atLeast = true
				if it.Pollutant != aqi.O3 || it.Averaging != aqi.Mean8h || !above(it.IAQI, 300) || hour.Status != aqi.Missing {
					t.Fatalf("%v beside %v", it, hour)
				}
			}
			if it.Status == aqi.NoSubIndex && r.Form == aqi.FormDaily {
				t.Fatalf("%v", it)
			}
			hour = it
		}
		if r.AtLeast() != atLeast || atLeast && (r.Edition != aqi.Edition2012 || r.Form != aqi.FormDaily) {
			t.Fatalf("%v: at least %v, of its items %v", r, r.AtLeast(), atLeast)
		}
	})
}

func TestItemsMayBeLeftEarly(t *testing.T) {
	var n int
	for range (aqi.Report{}).SubIndices() {
		n++
		break
	}
	if n != 1 {
		t.Errorf("%d items", n)
	}
}

func TestIAQIOfAPollutantIsItsLargest(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		r := anyReport(t)
		for _, p := range sixes {
			want := int64(na)
			for it := range r.SubIndices() {
				if it.Pollutant == p {
					want = max(want, value(it.IAQI))
				}
			}
			if got := value(r.IAQI(p)); got != want {
				t.Fatalf("%v: %d, want %d", p, got, want)
			}
		}
	})
}

func TestPrimaryIsNonEmptyExactlyAbove50(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		r := anyReport(t)
		if (r.Primary != 0) != above(r.AQI, 50) {
			t.Fatalf("AQI %v, primary %v", r.AQI, r.Primary)
		}
		for p := range r.Primary.All() {
			if r.IAQI(p) != r.AQI {
				t.Fatalf("primary %v has %v of %v", p, r.IAQI(p), r.AQI)
			}
		}
	})
}

func TestSetsOfAReportAreApart(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		r := anyReport(t)
		out := r.Missing | r.NotMonitored
		if r.Missing&r.NotMonitored != 0 || (r.Primary|r.Exceeding|r.Sensitive())&out != 0 || r.Exceeding&r.Sensitive() != 0 {
			t.Fatalf("%+v", r)
		}
		for _, p := range sixes {
			if r.IAQI(p).Valid() == out.Has(p) {
				t.Fatalf("%v: %v, missing %v, not monitored %v", p, r.IAQI(p), r.Missing, r.NotMonitored)
			}
		}
	})
}

// without takes away one of the concentrations that are given, if any is.
func without(t *rapid.T, fields []*decimal.NullDecimal) {
	var given []*decimal.NullDecimal
	for _, f := range fields {
		if f.Valid {
			given = append(given, f)
		}
	}
	if len(given) > 0 {
		*rapid.SampledFrom(given).Draw(t, "taken away") = decimal.NullDecimal{}
	}
}

// Adding a concentration that was missing never lowers the AQI: what HJ 633-2012 leaves without sub-index above 800 takes
// nothing from the others, under HJ 633-2026 the AQI can only come to be published, which ranks above none, and an O3 that
// was known to be at least so high can only turn out to be higher. The one exception contradicts itself: a 1-hour maximum
// below the 8-hour mean, which HJ 633-2012 follows.
func TestAddingAPollutantNeverLowersTheAQI(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		e := aqitest.Edition().Draw(t, "edition")
		d, h := aqitest.Daily().Draw(t, "daily"), aqitest.Hourly().Draw(t, "hourly")
		fewerD, fewerH := d, h
		without(t, []*decimal.NullDecimal{
			&fewerD.SO2, &fewerD.NO2, &fewerD.CO, &fewerD.PM10, &fewerD.PM25, &fewerD.O3Max8h, &fewerD.O3Max1h,
		})
		without(t, []*decimal.NullDecimal{
			&fewerH.SO2, &fewerH.NO2, &fewerH.CO, &fewerH.O3, &fewerH.PM10, &fewerH.PM25,
			&fewerH.O3Mean8h, &fewerH.PM10Mean24h, &fewerH.PM25Mean24h, &fewerH.SO2Mean24h,
		})
		less, err := e.Daily(fewerD)
		more, err2 := e.Daily(d)
		if !less.AtLeast() || more.AtLeast() || !d.O3Max1h.Decimal.LessThan(d.O3Max8h.Decimal) {
			notLower(t, ok(t, less, err), ok(t, more, err2))
		}
		less, err = e.Hourly(fewerH)
		more, err2 = e.Hourly(h)
		notLower(t, ok(t, less, err), ok(t, more, err2))
		less, err = e.Platform(fewerH.Sample)
		more, err2 = e.Platform(h.Sample)
		notLower(t, ok(t, less, err), ok(t, more, err2))
	})
}

func notLower(t fataler, less, more aqi.Report) {
	t.Helper()
	if more.AQI.Compare(less.AQI) < 0 {
		t.Fatalf("%v, %v: AQI %v becomes %v", less.Edition, less.Form, less.AQI, more.AQI)
	}
}

// HJ 633-2026, 5.3.1 and 5.3.2: that a pollutant is monitored after all, but missing, leaves an AQI above 100 as it is
// and holds back any other.
func TestMissingHoldsBackWhatNotMonitoredDoesNot(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := aqitest.Daily().Draw(t, "daily")
		d.NO2 = decimal.NullDecimal{}
		missing, err := aqi.Edition2026.Daily(d)
		ok(t, missing, err)
		d.NotMonitored = missing.Missing // all that is missing, so that nothing holds back
		r, err := aqi.Edition2026.Daily(d)
		ok(t, r, err)
		want := r.AQI
		if !above(want, 100) {
			want = aqi.Index{}
		}
		if missing.AQI != want || r.Missing != 0 || r.NotMonitored != missing.Missing {
			t.Fatalf("missing: %v, not monitored: %v", missing, r)
		}
		d.NotMonitored = 0
		old, err := aqi.Edition2012.Daily(d)
		ok(t, old, err)
		d.NotMonitored = aqi.PollutantsOf(aqi.NO2) // unknown to HJ 633-2012
		if same, err := aqi.Edition2012.Daily(d); same != old || err != nil {
			t.Fatalf("%v, %v, want %v", same, err, old)
		}
	})
}

// Raising a concentration never lowers the AQI, save where HJ 633-2012 turns to the 1-hour maximum of O3 above 800.
func TestRaisingAConcentrationNeverLowersTheAQI(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		e, d := aqitest.Edition().Draw(t, "edition"), aqitest.Daily().Draw(t, "daily")
		higher := d
		v, p := &higher.PM25, aqi.PM25
		switch rapid.IntRange(0, 2).Draw(t, "which") {
		case 0:
			v, p = &higher.O3Max8h, aqi.O3
		case 1:
			v, p = &higher.CO, aqi.CO
		}
		c := aqitest.Concentration(p).Draw(t, "other")
		if !v.Valid || c.LessThan(v.Decimal) {
			return
		}
		*v = decimal.NewNullDecimal(c)
		less, err := e.Daily(d)
		more, err2 := e.Daily(higher)
		ok(t, less, err)
		ok(t, more, err2)
		if e == aqi.Edition2012 && p == aqi.O3 && d.O3Max1h.Valid && c.GreaterThan(decimal.NewFromInt(800)) {
			return
		}
		notLower(t, less, more)
	})
}
