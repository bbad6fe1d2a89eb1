package alert

import (
	"errors"
	"fmt"
	"strings"

	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/internal/faults"
)

// Hour is one hour of a series. The zero Hour is observed and missing. Hours compare with ==.
type Hour struct {
	AQI     aqi.Index      `json:"aqi"`     // the hourly AQI; none where the hour is missing
	Primary aqi.Pollutants `json:"primary"` // its primary pollutants
	Marks   Marks          `json:"marks"`
}

// Marks is a set of marks of an hour. The zero value marks nothing: an observed hour.
type Marks uint8

// The marks of an hour.
const (
	Forecast    Marks = 1 << iota // forecast, not observed
	Dusty                         // polluted by sand and dust (沙尘), as the caller finds
	NoParticles                   // neither PM10 nor PM2.5 is there
	WholeDay                      // known only by the daily AQI of its natural day at UTC+8, which AQI holds; a day's hours have the same

	allMarks = Forecast | Dusty | NoParticles | WholeDay
)

var markWords = [...]string{"forecast", "dust", "no-particles", "whole-day"}

// Has reports whether every mark of other is set.
func (m Marks) Has(other Marks) bool { return m&other == other }

// String returns the words of the marks, joined by commas; "" for none.
func (m Marks) String() string {
	if m&^allMarks != 0 {
		return fmt.Sprintf("alert.Marks(%#x)", uint8(m))
	}
	var words []string
	for i, word := range markWords {
		if m&(1<<i) != 0 {
			words = append(words, word)
		}
	}
	return strings.Join(words, ",")
}

// MarshalText returns the words of the marks, joined by commas.
func (m Marks) MarshalText() ([]byte, error) {
	if m&^allMarks != 0 {
		return nil, fmt.Errorf("%v: %w", m, ErrText)
	}
	return []byte(m.String()), nil
}

// UnmarshalText reads what MarshalText returns, in any order.
func (m *Marks) UnmarshalText(text []byte) error {
	var marks Marks
	if len(text) > 0 {
		for word := range strings.SplitSeq(string(text), ",") {
			mark := markOf(word)
			if mark == 0 || marks.Has(mark) {
				return fmt.Errorf("alert.Marks %.60q: %w: want each of %s at most once", text, ErrText, strings.Join(markWords[:], ", "))
			}
			marks |= mark
		}
	}
	*m = marks
	return nil
}

func markOf(word string) Marks {
	for i, w := range markWords {
		if w == word {
			return 1 << i
		}
	}
	return 0
}

// Series is a place's hours, observed and forecast, without a break: an hour that is not known is a missing Hour.
type Series struct {
	Start aqi.Stamp `json:"start"` // the first hour
	Hours []Hour    `json:"hours"`
	// Days holds the daily AQI of every window from its concentrations, the i-th that of the window that starts at Hours[i].
	// Only the reading FromConcentrations uses it; it may be nil where every window is a day known by its daily AQI or is
	// not judged. Hours are needed besides: a window with fewer than 20 that count is not judged. Dust hours must be left
	// out of the concentrations where the reading leaves them out.
	Daily []aqi.DailyIndex `json:"daily"`
}

// maxHours bounds a series, as a guard against hostile dates: 114 years.
const maxHours = 1_000_000

// Series makes a series of concentrations: each hour's AQI is the national platform's ([aqi.Edition.Platform], by the
// plan's edition), and an hour with neither PM10 nor PM2.5 is marked so. marks, one for each sample or none at all, mark
// forecast and dust. Under the reading FromConcentrations the windows' daily AQIs are made too, from the hours that are not
// left out as dust.
//
// Errors, all at once: those of the concentrations ([aqi.Faults]); [ErrSeries] for marks of another length and other marks.
// The start and the plan are checked where the series is used.
func (p Plan) Series(start aqi.Stamp, samples []aqi.Sample, marks []Marks) (Series, error) {
	if len(marks) != 0 && len(marks) != len(samples) {
		return Series{}, Faults{{"marks", fmt.Sprint(len(marks)), fmt.Sprintf("none or %d", len(samples)), ErrSeries}}
	}
	if err := errors.Join(faults.Rebase(aqi.CheckHours(samples, 0), "/hours", "/samples"), checkMarks(marks)); err != nil {
		return Series{}, err
	}
	hours := make([]Hour, len(samples))
	for i, s := range samples {
		report, err := p.Edition.Platform(s)
		if err != nil {
			return Series{}, err
		}
		hours[i] = Hour{AQI: report.AQI, Primary: report.Primary}
		if len(marks) != 0 {
			hours[i].Marks = marks[i]
		}
		if !s.PM10.Valid && !s.PM25.Valid {
			hours[i].Marks |= NoParticles
		}
	}
	days, err := p.days(samples, marks)
	return Series{Start: start, Hours: hours, Daily: days}, err
}

// checkMarks refuses marks that do not describe samples.
func checkMarks(marks []Marks) error {
	var fs collector
	for i, m := range marks {
		if m&^(Forecast|Dusty) != 0 {
			fs.series(fmt.Sprintf("marks[%d]", i), m.String(), "none, forecast or dust")
		}
	}
	return fs.err()
}

// days returns the daily AQIs of the samples' windows where the plan's reading uses them.
func (p Plan) days(samples []aqi.Sample, marks []Marks) ([]aqi.DailyIndex, error) {
	if p.Readings.Daily == MeanOfHours {
		return nil, nil
	}
	if p.Readings.Dust == DustExcluded {
		samples = withoutDust(samples, marks)
	}
	return p.Edition.AppendRolling([]aqi.DailyIndex{}, samples, 0)
}

func withoutDust(samples []aqi.Sample, marks []Marks) []aqi.Sample {
	kept := make([]aqi.Sample, len(samples))
	for i, s := range samples {
		if len(marks) == 0 || !marks[i].Has(Dusty) {
			kept[i] = s
		}
	}
	return kept
}
