package alert

import (
	"slices"
	"strings"

	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/internal/faults"
	"github.com/clearsky-go/clearsky/internal/quote"
	"github.com/clearsky-go/clearsky/internal/wording"
)

// DailyForecast is what a forecast says of a natural day at UTC+8 (日预报): one AQI or a range of them. The zero DailyForecast says
// nothing.
type DailyForecast struct {
	AQI     aqi.Index      `json:"aqi"`          // the upper end of a range; none: nothing is said
	Low     aqi.Index      `json:"low,omitzero"` // the lower end of a range; none where AQI is the only one
	Primary aqi.Pollutants `json:"primary"`      // the primary pollutants
}

// ParseDailyForecast reads an AQI, a range of AQIs or the levels of air quality that a day has, as offices publish them: "230",
// "210-270", "moderate to heavy", "中度至重度污染", "轻至中度污染", "heavy". A level is the range of its AQIs; levels are read by the
// words of [aqi.Level]. "NA" is the zero DailyForecast.
//
// Errors: [aqi.ErrOrder] for ends in the wrong order; [aqi.ErrText] for any other text.
func ParseDailyForecast(text string) (DailyForecast, error) {
	low, high := ends(text)
	rule := aqi.ErrText
	for _, read := range []func(string) (DailyForecast, bool){readIndex, readLevel} {
		from, ok := read(low)
		until, also := read(high)
		switch {
		case ok && low == high:
			return from, nil
		case !ok || !also || !from.AQI.Valid() || !until.AQI.Valid():
		case from.AQI.Compare(until.AQI) > 0:
			rule = aqi.ErrOrder
		default:
			return DailyForecast{AQI: until.AQI, Low: from.least()}, nil
		}
	}
	want := aqi.Text{Chinese: "AQI、AQI范围或空气质量级别，如210-270、中度至重度污染", English: `an AQI, a range of AQIs or levels, as in "210-270", "moderate to heavy"`}
	return DailyForecast{}, aqi.Faults{{Got: quote.Text(text), Want: want, Rule: rule}}
}

// ends returns what stands on either side of the mark between two ends, twice the whole where there is none.
func ends(text string) (low, high string) {
	text = strings.TrimSpace(text)
	for _, mark := range []string{" to ", "至", "到", "-", "–", "—", "~", "～"} {
		if low, high, found := strings.Cut(text, mark); found {
			return strings.TrimSpace(low), strings.TrimSpace(high)
		}
	}
	return text, text
}

func readIndex(text string) (d DailyForecast, ok bool) {
	ok = d.AQI.UnmarshalText([]byte(text)) == nil
	return d, ok
}

// readLevel reads a level; in front of another it may be the first character of its name alone, as in 轻至中度污染.
func readLevel(text string) (d DailyForecast, ok bool) {
	var level aqi.Level
	word := strings.ToLower(text)
	if level.UnmarshalText([]byte(word)) != nil && level.UnmarshalText([]byte(word+"度")) != nil {
		return DailyForecast{}, false
	}
	first, last := level.Range()
	return DailyForecast{AQI: indexOf(last), Low: indexOf(first)}, level.Valid()
}

// least returns the lower end.
func (d DailyForecast) least() aqi.Index {
	if d.Low.Valid() {
		return d.Low
	}
	return d.AQI
}

// indexOf returns the index of a value that is in range.
func indexOf(value int) aqi.Index {
	index, err := aqi.IndexOf(value)
	if err != nil {
		return aqi.Index{}
	}
	return index
}

// String returns "210-270 (PM2.5)", "NA".
func (d DailyForecast) String() string { return d.text(wording.English) }

// Chinese returns "210-270（细颗粒物）", "NA".
func (d DailyForecast) Chinese() string { return d.text(wording.Chinese) }

func (d DailyForecast) text(l wording.Language) string {
	text := d.AQI.String()
	if d.Low.Valid() {
		text = d.Low.String() + "-" + text
	}
	if d.Primary == 0 {
		return text
	}
	return text + l.Bracket(l.Of(d.Primary))
}

// ForecastRange is a stretch of hours of which the same range is forecast (区间预报).
//
//clearsky:whole
type ForecastRange struct {
	aqi.Span
	Low aqi.Index `json:"low"`
	AQI aqi.Index `json:"aqi"` // the upper end
}

// String returns "2026-01-06 00:00 to 2026-01-07 00:00: 210-270".
func (r ForecastRange) String() string { return r.text(wording.English) }

// Chinese returns the same in Chinese.
func (r ForecastRange) Chinese() string { return r.text(wording.Chinese) }

func (r ForecastRange) text(l wording.Language) string {
	return l.F("%v: %v-%v", "%v：%v-%v", r.Span, r.Low, r.AQI)
}

// SeriesOfDays makes a series of a forecast of natural days, to follow observed hours and an hourly forecast ([Series.Then]): the
// day's forecast is that of each of its hours that these do not have. first is the first day's first hour. The hours are marked
// Forecast and WholeDay; a day of which nothing is said gives missing hours.
//
// Errors, all at once: a first that is no midnight; ranges whose ends are missing or in the wrong order; unknown pollutants; days of
// more than a million hours.
func SeriesOfDays(first aqi.Stamp, days []DailyForecast) (Series, error) {
	var fs aqi.Faults
	if faults.Hour(&fs, "/first", first); first.Valid() && first.Hour() != 0 {
		want := aqi.Text{Chinese: "0时", English: "the first hour of a day"}
		fs.Add(aqi.Fault{Path: "/first", Got: first.String(), Want: want, Rule: aqi.ErrTooFine})
	}
	hour := func(i int) Hour {
		return Hour{AQI: days[i].AQI, Low: days[i].Low, Primary: days[i].Primary, Marks: Forecast | WholeDay}
	}
	if checkNumber(&fs, "/days", len(days), 0, maxHours/dayHours) {
		checkHours(&fs, "/days", len(days), hour)
	}
	if err := fs.Err(); err != nil {
		return Series{}, err
	}
	hours := make([]Hour, 0, dayHours*len(days))
	for i := range days {
		hours = append(hours, slices.Repeat([]Hour{hour(i)}, dayHours)...)
	}
	return Series{Start: first, Hours: hours}, nil
}
