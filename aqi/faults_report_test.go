package aqi_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/clearsky-go/clearsky/aqi"
)

// Each item of each form has its own fault, with its own value; what the form has no use for is not looked at.
func TestFaultOfEveryItem(t *testing.T) {
	s := aqi.Sample{SO2: some("-0.1"), NO2: some("-0.2"), CO: some("-0.3"), O3: some("-0.4"), PM10: some("-0.5"), PM25: some("-0.6")}
	d := aqi.Daily{SO2: s.SO2, NO2: s.NO2, CO: s.CO, PM10: s.PM10, PM25: s.PM25, O3Max8h: some("-0.7"), O3Max1h: s.O3}
	h := aqi.Hourly{Sample: s, O3Mean8h: some("-0.8"), PM10Mean24h: some("-0.9"), PM25Mean24h: some("-1"), SO2Mean24h: some("-1.1")}
	hours := []string{"so2 -0.1", "no2 -0.2", "pm10 -0.5", "co -0.3", "o3 -0.4", "pm25 -0.6"}
	tests := []struct {
		name, path string
		call       func() (aqi.Report, error)
		want       []string
	}{
		{
			"2012, daily", "/daily/", func() (aqi.Report, error) { return aqi.Edition2012.Daily(d) },
			[]string{"so2 -0.1", "no2 -0.2", "pm10 -0.5", "co -0.3", "o3_max_1h -0.4", "o3_max_8h -0.7", "pm25 -0.6"},
		},
		{
			"2026, daily", "/daily/", func() (aqi.Report, error) { return aqi.Edition2026.Daily(d) },
			[]string{"so2 -0.1", "no2 -0.2", "pm10 -0.5", "co -0.3", "o3_max_8h -0.7", "pm25 -0.6"},
		},
		{
			"2012, hourly", "/hourly/", func() (aqi.Report, error) { return aqi.Edition2012.Hourly(h) },
			[]string{"so2 -0.1", "so2_mean_24h -1.1", "no2 -0.2", "pm10_mean_24h -0.9", "co -0.3", "o3 -0.4", "o3_mean_8h -0.8", "pm25_mean_24h -1"},
		},
		{"2026, hourly", "/hourly/", func() (aqi.Report, error) { return aqi.Edition2026.Hourly(h) }, hours},
		{"2012, platform", "/sample/", func() (aqi.Report, error) { return aqi.Edition2012.Platform(s) }, hours},
		{"2026, platform", "/sample/", func() (aqi.Report, error) { return aqi.Edition2026.Platform(s) }, hours},
	}
	for _, tt := range tests {
		r, err := tt.call()
		faults := faultsOf(err)
		if faults == nil || r != (aqi.Report{}) {
			t.Errorf("%s: %v, %v", tt.name, told(r), err)
			continue
		}
		var got []string
		for _, f := range faults {
			key, found := strings.CutPrefix(f.Path, tt.path)
			if !found || !single(f, f.Path, f.Got, aqi.ErrNegative) {
				t.Errorf("%s: %+v", tt.name, f)
			}
			got = append(got, key+" "+f.Got)
		}
		if !slices.Equal(got, tt.want) {
			t.Errorf("%s: %q, want %q", tt.name, got, tt.want)
		}
	}
}

// The particles' 1-hour means are a concentration only in HJ 633-2012's hourly report and take no part in it.
func TestHourlyOf2012LeavesParticlesOfTheHourAside(t *testing.T) {
	h := aqi.Hourly{Sample: clean(), PM10Mean24h: some("6"), PM25Mean24h: some("7")}
	want, err := aqi.Edition2012.Hourly(h)
	ok(t, want, err)
	h.PM10, h.PM25 = some("600"), some("500")
	if got, err := aqi.Edition2012.Hourly(h); got != want || err != nil {
		t.Errorf("%v, %v, want %v", told(got), err, told(want))
	}
}
