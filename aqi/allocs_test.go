package aqi_test

import (
	"strconv"
	"testing"

	"github.com/clearsky-go/clearsky/aqi"
)

// The allocations of the benchmarks, a year of hours or a few years of days.
func TestAllocs(t *testing.T) {
	columns, hours := benchColumns(t), benchHours(hoursOfYear, 1)
	windows := make([]aqi.DailyIndex, 0, hoursOfYear)
	days := aqi.DailyColumns{PM25: columns.PM25, PM10: columns.PM10, O3Max8h: columns.O3}
	reports := make([]aqi.Report, 0, len(days.PM25))
	for _, e := range bothEditions {
		for name, work := range map[string]struct {
			most float64
			run  func() error
		}{
			"AppendRollingColumns":       {0, func() error { _, err := e.AppendRollingColumns(windows, columns, 0); return err }},
			"AppendDaily":                {0, func() error { _, err := e.AppendDaily(reports, days, 0); return err }},
			"AppendRolling":              {1, func() error { _, err := e.AppendRolling(windows, hours, 0); return err }},
			"AppendRolling without room": {2, func() error { _, err := e.AppendRolling(nil, hours, 0); return err }},
		} {
			var err error
			if n := testing.AllocsPerRun(10, func() { err = work.run() }); n > work.most || err != nil {
				t.Errorf("%v, %s: %v allocations, at most %v wanted, %v", e, name, n, work.most, err)
			}
		}
	}
}

// Of a concentration with more digits than a word has, as divisions make, the parts are told apart by big integers.
func TestAllocsOfLongDecimals(t *testing.T) {
	if strconv.IntSize < 64 {
		t.Skip("a word has other digits here")
	}
	const n, perHour, atFirst = 1000, 12, 10
	hours := benchHours(n, 14)
	lengthen(hours, 9)
	dst := make([]aqi.DailyIndex, 0, n)
	var err error
	got := testing.AllocsPerRun(10, func() { _, err = aqi.Edition2012.AppendRolling(dst, hours, 0) })
	if got > n*perHour+atFirst || err != nil {
		t.Errorf("%v allocations for %d hours, %v", got, n, err)
	}
}
