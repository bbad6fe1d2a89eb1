package aqi_test

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/aqi/aqitest"
	"github.com/shopspring/decimal"
	"pgregory.net/rapid"
)

func columnsOf(t interface {
	Helper()
	Fatal(...any)
}, hours []aqi.Sample,
) aqi.Columns {
	t.Helper()
	c, err := aqi.ColumnsOf(hours)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// Reports of columns are those of decimals, hour by hour and day by day, in both editions.
func TestReportsOfColumns(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		hours := hundredths(aqitest.Samples(rapid.IntRange(0, 80).Draw(t, "n")).Draw(t, "hours"))
		columns := columnsOf(t, hours)
		for _, e := range bothEditions {
			platform, err := e.AppendPlatform(nil, columns)
			hourly, err2 := e.AppendHourly(nil, columns, 0)
			if err := errors.Join(err, err2); err != nil || len(platform) != len(hours) || len(hourly) != len(hours) {
				t.Fatal(err, len(platform), len(hourly))
			}
			for i := range hours {
				want, err := e.Platform(hours[i])
				if err != nil || platform[i] != want {
					t.Fatalf("hour %d: %v, want %v, %v", i, platform[i], want, err)
				}
				want, err = e.HourlyFromHours(hours[max(0, i-23):i+1], 0)
				if err != nil || hourly[i] != want {
					t.Fatalf("%v, hour %d: %v, want %v, %v", e, i, hourly[i], want, err)
				}
			}
		}
	})
}

func TestDailyReportsOfColumns(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		days := rapid.SliceOfN(aqitest.Daily(), 0, 20).Draw(t, "days")
		var c aqi.DailyColumns
		cut := func(v *decimal.NullDecimal, col *[]aqi.Concentration) {
			if v.Decimal = v.Decimal.Truncate(2); v.Decimal.IntPart() == 9999 {
				v.Decimal = some("9998").Decimal
			}
			var x aqi.Concentration
			if v.Valid {
				var err error
				if x, err = aqi.ConcentrationOf(v.Decimal); err != nil {
					t.Fatal(err)
				}
			}
			*col = append(*col, x)
		}
		for i := range days {
			d := &days[i]
			cut(&d.SO2, &c.SO2)
			cut(&d.NO2, &c.NO2)
			cut(&d.CO, &c.CO)
			cut(&d.PM10, &c.PM10)
			cut(&d.PM25, &c.PM25)
			cut(&d.O3Max8h, &c.O3Max8h)
			cut(&d.O3Max1h, &c.O3Max1h)
		}
		for _, e := range bothEditions {
			got, err := e.AppendDaily(nil, c, 0)
			if err != nil || len(got) != len(days) {
				t.Fatal(err)
			}
			for i, d := range days {
				if want, err := e.Daily(d); err != nil || got[i] != want {
					t.Fatalf("%v: %v, want %v, %v", e, got[i], want, err)
				}
			}
		}
	})
}

// Faults of columns are those of decimals, at the pointers of the columns.
func TestFaultsOfColumns(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		hours := hundredths(aqitest.Samples(40).Draw(t, "hours"))
		for range rapid.IntRange(0, 6).Draw(t, "faults") {
			i, p := rapid.IntRange(0, 39).Draw(t, "hour"), rapid.SampledFrom(sixes).Draw(t, "pollutant")
			bad := rapid.SampledFrom([]string{"-999", "-0.01", "9999", "9999.9", "20000.01", "99999", "-5", "-4.99", "1e5"}).Draw(t, "value")
			hours[i] = hours[i].With(p, some(bad))
		}
		columns := columnsOf(t, hours)
		for _, notMonitored := range []aqi.Pollutants{0, aqi.PollutantsOf(aqi.CO)} {
			for _, e := range bothEditions {
				dst := []aqi.DailyIndex{{AQI: indexOf(3)}}
				_, want := e.AppendRolling(nil, hours, notMonitored)
				got, err := e.AppendRollingColumns(dst, columns, notMonitored)
				_, err2 := e.AppendHourly(nil, columns, notMonitored)
				text := ""
				if want != nil {
					text = strings.ReplaceAll(want.Error(), "/hours/", "/columns/")
				}
				for _, err := range []error{err, err2} {
					if rearranged(err) != rearranged(want) {
						t.Fatalf("%v\nwant %s", err, text)
					}
				}
				if err != nil && len(got) != 1 {
					t.Fatal("dst changed")
				}
			}
		}
	})
}

// rearranged is an error's text without its pointers.
func rearranged(err error) string {
	var texts []string
	for _, f := range faultsOf(err) {
		tokens := strings.Split(f.Path, "/")[2:]
		slices.Sort(tokens)
		f.Path = strings.Join(tokens, " ")
		texts = append(texts, f.Error())
	}
	return strings.Join(texts, "\n")
}

func TestColumnsOfDifferentLengths(t *testing.T) {
	c := aqi.Columns{SO2: make([]aqi.Concentration, 30), PM25: make([]aqi.Concentration, 29)}
	_, err := aqi.Edition2012.AppendRollingColumns(nil, c, 0)
	if f := the(err); f.Path != "/columns/pm25" || f.Got != "29" || !errors.Is(err, aqi.ErrConflict) {
		t.Error(err)
	}
	days := aqi.DailyColumns{PM10: make([]aqi.Concentration, 3), O3Max1h: make([]aqi.Concentration, 2)}
	if _, err := aqi.Edition2012.AppendDaily(nil, days, 0); the(err).Path != "/days/o3_max_1h" {
		t.Error(err)
	}
	days = aqi.DailyColumns{O3Max8h: []aqi.Concentration{-7}}
	if _, err := aqi.Edition2012.AppendDaily(nil, days, 0); the(err).Path != "/days/o3_max_8h/0" || !errors.Is(err, aqi.ErrNegative) {
		t.Error(err)
	}
	if reports, err := aqi.Edition2026.AppendDaily(nil, aqi.DailyColumns{O3Max1h: []aqi.Concentration{-7}}, 0); err != nil || len(reports) != 0 {
		t.Error(reports, err)
	}
}

// The sub-indices of every window are those of the daily reports.
func TestRollingSubIndices(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		hours := hundredths(aqitest.Samples(rapid.IntRange(0, 90).Draw(t, "n")).Draw(t, "hours"))
		columns := columnsOf(t, hours)
		for _, e := range bothEditions {
			for _, p := range sixes {
				got, err := e.AppendRollingIAQI(nil, columns, p)
				if err != nil || len(got) != max(0, len(hours)-23) {
					t.Fatal(err, len(got))
				}
				for i, index := range got {
					r, err := e.DailyFromHours(hours[i:i+24], 0)
					if err != nil || r.IAQI(p) != index {
						t.Fatalf("%v, %v, window %d: %v, want %v, %v", e, p, i, index, r.IAQI(p), err)
					}
				}
			}
		}
	})
	if _, err := aqi.Edition2012.AppendRollingIAQI(nil, aqi.Columns{}, 0); !errors.Is(err, aqi.ErrUnknown) {
		t.Error(err)
	}
}
