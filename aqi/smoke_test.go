package aqi_test

import (
	"encoding/json"
	"fmt"
	"slices"
	"testing"

	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/aqi/aqitest"
)

// All functions at once on the same values: nothing of what they read or return is written to behind the scenes.
func TestParallelSmoke(t *testing.T) {
	hours, daily := aqitest.Samples(72).Example(1), aqitest.Daily().Example(2)
	want := everything(t, hours, daily)
	for i := range 8 {
		t.Run(fmt.Sprint(i), func(t *testing.T) {
			t.Parallel()
			for range 20 {
				if got := everything(t, hours, daily); !slices.Equal(got, want) {
					t.Fatalf("%q\nwant %q", got, want)
				}
			}
		})
	}
}

func everything(t *testing.T, hours []aqi.Sample, daily aqi.Daily) []string {
	t.Helper()
	var texts []string
	for _, e := range bothEditions {
		days, err := e.AppendRolling(nil, hours, 0)
		texts = append(texts, fmt.Sprint(ok(t, days, err)))
		for _, r := range reportsOf(t, e, hours, daily) {
			doc, err := json.Marshal(r)
			texts = append(texts, string(ok(t, doc, err)), fmt.Sprint(r.Reasons()))
		}
		texts = append(texts, fmt.Sprint(e.Breakpoints(aqi.O3, aqi.Mean8h), e.Health(aqi.Heavy)))
	}
	means, err := aqi.DailyMeans(hours[:24], 1)
	texts = append(texts, fmt.Sprint(ok(t, means, err)))
	trailing, err := aqi.HourlyMeans(hours[:24], 1)
	texts = append(texts, fmt.Sprint(ok(t, trailing, err)))
	sites, err := aqi.MeanOfSites(hours, 1)
	return append(texts, fmt.Sprint(ok(t, sites, err)))
}

func reportsOf(t *testing.T, e aqi.Edition, hours []aqi.Sample, daily aqi.Daily) []aqi.Report {
	t.Helper()
	d, err := e.Daily(daily)
	ok(t, d, err)
	of, err := e.DailyFromHours(hours[24:48], 0)
	ok(t, of, err)
	hour, err := e.HourlyFromHours(hours[:24], 0)
	ok(t, hour, err)
	platform, err := e.Platform(hours[0])
	return []aqi.Report{d, of, hour, ok(t, platform, err)}
}

func TestNoAllocs(t *testing.T) {
	s := clean()
	d := aqi.Daily{SO2: s.SO2, NO2: s.NO2, CO: s.CO, PM10: some("170"), PM25: some("123.4"), O3Max8h: s.O3, O3Max1h: s.O3}
	h := aqi.Hourly{Sample: s, O3Mean8h: s.O3, PM10Mean24h: s.PM10, PM25Mean24h: s.PM25, SO2Mean24h: s.SO2}
	for _, e := range bothEditions {
		for name, f := range map[string]func() error{
			"Daily":    func() error { _, err := e.Daily(d); return err },
			"Hourly":   func() error { _, err := e.Hourly(h); return err },
			"Platform": func() error { _, err := e.Platform(s); return err },
			"IAQI":     func() error { _, err := e.IAQI(aqi.PM25, aqi.Mean24h, d.PM25.Decimal); return err },
		} {
			var err error
			if n := testing.AllocsPerRun(100, func() { err = f() }); n != 0 || err != nil {
				t.Errorf("%v, %s: %v allocations, %v", e, name, n, err)
			}
		}
	}
}

// The days of a series take as many allocations however long it is, where dst has room.
func TestAllocsOfDaysDoNotGrow(t *testing.T) {
	allocs := func(n int) float64 {
		hours := slices.Repeat([]aqi.Sample{clean()}, n)
		dst := make([]aqi.DailyIndex, 0, n)
		return testing.AllocsPerRun(10, func() {
			if days, err := aqi.Edition2012.AppendRolling(dst, hours, 0); err != nil || len(days) != n-23 {
				t.Errorf("%d days, %v", len(days), err)
			}
		})
	}
	if few, many := allocs(30), allocs(3000); few != many {
		t.Errorf("%v allocations for 30 hours, %v for 3000", few, many)
	}
}
