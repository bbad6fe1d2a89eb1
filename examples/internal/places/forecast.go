package places

import (
	"io"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/clearsky-go/clearsky/alert"
	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/examples/internal/hourscsv"
	"github.com/clearsky-go/clearsky/internal/quote"
)

var forecastTable = csvTable{"forecast", [][]string{
	{"date", "日期"}, {"aqi", "forecast", "预报"}, {"site", "county", "place", "点位", "站点", "县市"},
}, 2}

const mostDays = 366 // ahead

// What is wanted of a forecast.
var (
	wantDay    = aqi.Text{Chinese: "形如2026-01-08的日期", English: "a date like 2026-01-08"}
	wantIndex  = aqi.Text{Chinese: "形如230、210-270或中度至重度污染的预报", English: "an AQI like 230 or 210-270, or levels like moderate to heavy"}
	wantSoon   = aqi.Text{Chinese: "一年以内的日期", English: "a date within a year"}
	wantOneDay = aqi.Text{Chinese: "各地各日仅一次", English: "each day of a place once"}
	wantPlace  = aqi.Text{Chinese: "有小时数据的点位或县市的名称或代码", English: "the name or code of a site or county that has hours"}
)

// forecaster reads a forecast of whole days for places.
type forecaster struct {
	places []Place
	from   aqi.Stamp // the first hour that is not observed
	days   []map[aqi.Stamp]aqi.Index
	faults hourscsv.Faults
}

// AddForecast reads a forecast of whole days, with the columns date, aqi, and where there are several places site, and puts the hours
// from one on behind those of the places. Of a range the upper end counts.
func AddForecast(r io.Reader, places []Place, from aqi.Stamp) error {
	records, err := forecastTable.read(r)
	if err != nil {
		return err
	}
	f := forecaster{places: places, from: from, days: make([]map[aqi.Stamp]aqi.Index, len(places))}
	for i := range f.days {
		f.days[i] = map[aqi.Stamp]aqi.Index{}
	}
	ahead := false
	for _, record := range records {
		ahead = f.read(record) || ahead
	}
	if !ahead && f.faults.Err() == nil {
		f.bad(record{line: 1}, 0, aqi.Text{Chinese: from.String() + "起的日期", English: "days from " + from.String() + " on"}, aqi.ErrMissing)
	}
	err = f.faults.Err()
	for i := range places {
		if err == nil {
			places[i].Series, err = places[i].Series.Then(f.hours(f.days[i]))
		}
	}
	return err
}

func (f *forecaster) bad(r record, column int, want aqi.Text, rule error) {
	fault := &hourscsv.Fault{File: forecastTable.name, Line: r.line, Column: forecastTable.columns[column][0], Want: want, Rule: rule}
	if r.fields != nil {
		fault.Got = quote.Text(r.fields[column])
	}
	f.faults.Add(fault)
}

// read reads a line, and reports whether it is of a day that is not over.
func (f *forecaster) read(r record) bool {
	at, okDay := dateOf(r.fields[0])
	if !okDay {
		f.bad(r, 0, wantDay, aqi.ErrText)
	}
	index, okIndex := indexOf(r.fields[1])
	if !okIndex {
		f.bad(r, 1, wantIndex, aqi.ErrText)
	}
	i := slices.IndexFunc(f.places, func(p Place) bool {
		name := p.County.Name
		return slices.Contains([]string{p.County.Code, name.Chinese, name.English}, r.fields[2])
	})
	if r.fields[2] == "" && len(f.places) == 1 {
		i = 0
	}
	if i < 0 {
		f.bad(r, 2, wantPlace, aqi.ErrUnknown)
	}
	if !okDay || !okIndex || i < 0 {
		return true // whether it is over does not matter any more
	}
	switch _, twice := f.days[i][at]; {
	case twice:
		f.bad(r, 0, wantOneDay, aqi.ErrDuplicate)
	case at-f.from > (mostDays-1)*dayHours:
		f.bad(r, 0, wantSoon, aqi.ErrRange)
		return true
	}
	f.days[i][at] = index
	return at+dayHours > f.from
}

// hours makes hours of days.
func (f *forecaster) hours(days map[aqi.Stamp]aqi.Index) alert.Series {
	s := alert.Series{Start: f.from}
	for at, index := range days {
		for h := max(at, f.from); h < at+dayHours; h++ {
			if need := int(h-f.from) + 1; need > len(s.Hours) {
				s.Hours = append(s.Hours, slices.Repeat([]alert.Hour{{Marks: alert.Forecast}}, need-len(s.Hours))...)
			}
			s.Hours[h-f.from].AQI = index
		}
	}
	return s
}

// dateOf reads a date and returns its first hour.
func dateOf(text string) (aqi.Stamp, bool) {
	for _, layout := range []string{"2006-1-2", "2006/1/2", "20060102", "2006年1月2日"} {
		if t, err := time.ParseInLocation(layout, text, aqi.UTC8()); err == nil {
			at, err := aqi.StampOf(t)
			return at, err == nil && at.Valid()
		}
	}
	return 0, false
}

var to = regexp.MustCompile(`\s*(?:-|–|—|~|～|至|到|\bto\b)\s*`)

// indexOf reads an AQI, a range of it, or levels, and returns the upper end (the library's own rule); none of one that is missing.
func indexOf(text string) (upper aqi.Index, ok bool) {
	if hourscsv.IsMissing(text) {
		return upper, true
	}
	parts := to.Split(strings.ToLower(text), -1)
	for _, part := range parts {
		lower := upper
		if upper, ok = endOf(part); !ok || upper.Compare(lower) < 0 {
			return upper, false
		}
	}
	return upper, len(parts) <= 2
}

// endOf reads an AQI, or a level, of which it returns the upper end.
func endOf(part string) (aqi.Index, bool) {
	n, err := strconv.Atoi(part)
	if err != nil {
		var level aqi.Level
		part = strings.TrimSuffix(strings.TrimSuffix(strings.TrimSuffix(part, " polluted"), " pollution"), "ly")
		if level.UnmarshalText([]byte(part)) != nil || !level.Valid() {
			return aqi.Index{}, false
		}
		_, n = level.Range()
	}
	i, err := aqi.IndexOf(n)
	return i, err == nil && i.Valid()
}
