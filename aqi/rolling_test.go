package aqi_test

import (
	"slices"
	"testing"

	"github.com/shopspring/decimal"
	"pgregory.net/rapid"

	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/aqi/aqitest"
)

// hundredths cuts every concentration to two decimal places.
func hundredths(hours []aqi.Sample) []aqi.Sample {
	cut := slices.Clone(hours)
	for i := range cut {
		for _, p := range sixes {
			v := cut[i].Of(p)
			v.Decimal = v.Decimal.Truncate(2)
			if v.Decimal.IntPart() == 9999 {
				v.Decimal = some("9998").Decimal // or a code might come out
			}
			cut[i] = cut[i].With(p, v)
		}
	}
	return cut
}

// Every window of columns has the index of the daily report on its hours.
func TestRollingColumnsAreDailyReports(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		hours := hundredths(aqitest.Samples(rapid.SampledFrom([]int{0, 23, 24, 25, 60, 300, 600}).Draw(t, "n")).Draw(t, "hours"))
		columns, err := aqi.ColumnsOf(hours)
		if err != nil || columns.Len() != len(hours) {
			t.Fatal(err, columns.Len())
		}
		for _, e := range bothEditions {
			got, err := e.AppendRollingColumns(nil, columns, 0)
			if err != nil || len(got) != max(0, len(hours)-23) {
				t.Fatal(err, len(got))
			}
			for i, d := range got {
				r, err := e.DailyFromHours(hours[i:i+24], 0)
				if want := (aqi.DailyIndex{AQI: r.AQI, Primary: r.Primary, Missing: r.Missing, AtLeast: r.AtLeast()}); err != nil || d != want {
					t.Fatalf("%v, window %d: %+v, want %+v, %v", e, i, d, want, err)
				}
			}
			same, err := e.AppendRolling(nil, hours, 0)
			if err != nil || !slices.Equal(same, got) {
				t.Fatalf("from decimals: %v", err)
			}
		}
	})
}

// A pollutant that is not monitored is left out of the indices of columns as it is of reports.
func TestRollingColumnsNotMonitored(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		hours := hundredths(aqitest.Samples(rapid.IntRange(24, 80).Draw(t, "n")).Draw(t, "hours"))
		set := aqitest.Pollutants().Draw(t, "not monitored")
		for i := range hours {
			for p := range set.All() {
				hours[i] = hours[i].With(p, decimal.NullDecimal{})
			}
		}
		columns, err := aqi.ColumnsOf(hours)
		if err != nil {
			t.Fatal(err)
		}
		for _, e := range bothEditions {
			got, err := e.AppendRollingColumns(nil, columns, set)
			if err != nil {
				t.Fatal(err)
			}
			for i, d := range got {
				r, err := e.DailyFromHours(hours[i:i+24], set)
				if want := (aqi.DailyIndex{AQI: r.AQI, Primary: r.Primary, Missing: r.Missing, AtLeast: r.AtLeast()}); err != nil || d != want {
					t.Fatalf("%v, window %d: %+v, want %+v, %v", e, i, d, want, err)
				}
			}
		}
	})
}
