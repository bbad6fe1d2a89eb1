package alert

import (
	"fmt"

	"github.com/clearsky-go/clearsky/aqi"
)

// DailyForecast makes a series of a forecast that has one AQI for each natural day at UTC+8. first is the first day's
// midnight. Each hour of a day has the day's AQI and primary pollutants and is marked Forecast and WholeDay; a day
// without an AQI gives missing hours. Only windows that begin at midnight are judged over such days.
//
// Errors: [ErrSeries] where first is no midnight at UTC+8.
func DailyForecast(first aqi.Stamp, days []aqi.DailyIndex) (Series, error) {
	if !first.Valid() || first.Hour() != 0 {
		return Series{}, Faults{{"first day", first.String(), "midnight at UTC+8", ErrSeries}}
	}
	hours := make([]Hour, 0, dayHours*len(days))
	for _, d := range days {
		for range dayHours {
			hours = append(hours, Hour{AQI: d.AQI, Primary: d.Primary, Marks: Forecast | WholeDay})
		}
	}
	return Series{Start: first, Hours: hours}, nil
}

// Then returns the series followed by next, for monitored hours with a forecast behind them. Hours of next that s reaches
// are left out, even where they are missing in s; hours between the two are missing. Days are kept where a window lies inside
// one of the two.
//
// Errors: [ErrSeries] where next starts before s, the two span more than a million hours, a start is missing or no whole
// hour, Days are neither nil nor one for each window, or both have Days: then join the samples instead.
func (s Series) Then(next Series) (Series, error) {
	var fs collector
	s.checkStart(&fs, "start")
	next.checkStart(&fs, "start of the next series")
	s.checkDays(&fs, "days")
	next.checkDays(&fs, "days of the next series")
	if err := fs.err(); err != nil {
		return Series{}, err
	}
	offset := int(next.Start) - int(s.Start)
	length := max(len(s.Hours), offset+len(next.Hours))
	switch {
	case offset < 0:
		fs.series("start of the next series", next.Start.String(), "no earlier than "+s.Start.String())
	case length > maxHours:
		fs.series("hours", fmt.Sprint(length), fmt.Sprintf("at most %d", maxHours))
	case s.Daily != nil && next.Daily != nil && length > len(s.Hours):
		fs.series("days", "two series that have them", "one made of the samples of both, since the windows across the seam have no day")
	}
	if err := fs.err(); err != nil {
		return Series{}, err
	}
	joined := Series{Start: s.Start, Hours: make([]Hour, length)}
	copy(joined.Hours[offset:], next.Hours)
	copy(joined.Hours, s.Hours)
	joined.Daily = joinDays(s, next, offset, length)
	return joined, nil
}

// joinDays places the days of both; a window of next that starts inside s is not known.
func joinDays(s, next Series, offset, length int) []aqi.DailyIndex {
	if s.Daily == nil && next.Daily == nil {
		return nil
	}
	days := make([]aqi.DailyIndex, max(0, length-dayHours+1))
	known := max(0, len(s.Hours)-offset) // hours of next that s has
	if known < len(next.Daily) {
		copy(days[offset+known:], next.Daily[known:])
	}
	copy(days, s.Daily)
	return days
}

// checkStart refuses a start that is no hour.
func (s Series) checkStart(fs *collector, where string) {
	if !s.Start.Valid() {
		fs.series(where, s.Start.String(), "an hour of the years 1 to 9999")
	}
}

// checkDays refuses Days that are there but not one for each window.
func (s Series) checkDays(fs *collector, where string) {
	if windows := s.windows(); s.Daily != nil && len(s.Daily) != windows {
		fs.series(where, fmt.Sprint(len(s.Daily)), fmt.Sprintf("%d, one for each window", windows))
	}
}

// windows returns the number of windows of 24 hours.
func (s Series) windows() int { return max(0, len(s.Hours)-dayHours+1) }
