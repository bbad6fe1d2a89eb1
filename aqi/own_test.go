package aqi_test

import (
	"slices"
	"testing"

	"github.com/shopspring/decimal"

	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/internal/memory"
)

// TestResultsAreTheCallersOwn checks that what the package returns is the caller's own.
func TestResultsAreTheCallersOwn(t *testing.T) {
	hours := make([]aqi.Sample, 48)
	for i := range hours {
		hours[i].PM25 = decimal.NewNullDecimal(decimal.New(int64(60+i), 0))
	}
	type rolled struct {
		Days []aqi.DailyIndex
		Err  error
	}
	rolling := func(hours []aqi.Sample) (r rolled) {
		r.Days, r.Err = aqi.Edition2026.AppendRolling(nil, hours, 0)
		return r
	}
	memory.Own(t, hours, rolling)
	memory.Own(t, append(slices.Clone(hours), aqi.Sample{SO2: decimal.NewNullDecimal(decimal.New(-1, 0))}), rolling)
	memory.Own(t, aqi.PM25, func(p aqi.Pollutant) []aqi.Breakpoint { return aqi.Edition2012.Breakpoints(p, aqi.Mean24h) })
	memory.Own(t, hours, func(hours []aqi.Sample) []aqi.Reason {
		r, err := aqi.Edition2026.DailyFromHours(hours[:24], 0)
		if err != nil {
			t.Error(err)
		}
		return r.Reasons()
	})
	memory.Own(t, aqi.Faults{{Path: "/a"}, {Path: "/b"}}, func(fs aqi.Faults) (all aqi.Faults) {
		all.Join("/c", fs)
		return all
	})
}
