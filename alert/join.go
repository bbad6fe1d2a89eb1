package alert

import (
	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/internal/faults"
)

// Then returns the series followed by next, for observed hours with a forecast behind them. Hours of next that s reaches
// are left out, even where they are missing in s; hours between the two are missing. Daily AQIs are kept where a window lies
// inside one of the two. It takes time in proportion to the hours from the first to the last.
//
// Errors, all at once: a start that is no hour; daily AQIs that are neither nil nor one for each window; then a next that starts
// before s, more than a million hours from the first to the last, and daily AQIs in both: then join the samples instead.
func (s Series) Then(next Series) (Series, error) {
	if err := s.checkThen(next); err != nil {
		return Series{}, err
	}
	offset := int(next.Start) - int(s.Start)
	known := max(len(s.Hours), offset)
	joined := s.splice(next, known, known, offset)
	if s.Daily != nil || next.Daily != nil {
		joined.Daily = make([]aqi.DailyIndex, joined.windows())
		copy(joined.Daily, spliced(s.Daily, next.Daily, known, offset))
	}
	return joined, nil
}

func (s Series) checkThen(next Series) error {
	var fs aqi.Faults
	s.check(&fs, "/series")
	s.checkDaily(&fs, "/series")
	s.checkByPollutant(&fs, "/series")
	next.check(&fs, "/next")
	next.checkDaily(&fs, "/next")
	next.checkByPollutant(&fs, "/next")
	if len(fs) > 0 {
		return fs.Err()
	}
	if next.Start < s.Start {
		want := aqi.Text{Chinese: "不早于" + s.Start.String(), English: s.Start.String() + " or later"}
		fs.Add(aqi.Fault{Path: "/next/start", Got: next.Start.String(), Want: want, Rule: aqi.ErrOrder})
		return fs.Err()
	}
	length := int(next.Start) - int(s.Start) + len(next.Hours)
	checkNumber(&fs, "/next/hours", length, 0, maxHours)
	want := aqi.Text{
		Chinese: "仅一方有日值；双方都有时，应先合并双方浓度再生成",
		English: "daily AQIs in one of the two: else make one series of the samples of both, for the windows across the seam",
	}
	if s.Daily != nil && next.Daily != nil && length > len(s.Hours) {
		fs.Add(aqi.Fault{Path: "/next/daily", Want: want, Rule: aqi.ErrConflict})
	}
	for i, later := range next.ByPollutant {
		if length > len(s.Hours) && len(later.Hours) > 0 && len(of(s.ByPollutant, later.Pollutant).Hours) > 0 {
			fs.Add(aqi.Fault{Path: faults.At("/next/by_pollutant", i), Want: want, Rule: aqi.ErrConflict})
		}
	}
	return fs.Err()
}
