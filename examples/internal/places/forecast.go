package places

import (
	"errors"
	"io"
	"slices"
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
	wantSoon   = aqi.Text{Chinese: "一年以内的日期", English: "a date within a year"}
	wantOneDay = aqi.Text{Chinese: "各地各日仅一次", English: "each day of a place once"}
	wantPlace  = aqi.Text{Chinese: "有小时数据的点位或县市的名称或代码", English: "the name or code of a site or county that has hours"}
)

// forecaster reads a forecast of whole days for places.
type forecaster struct {
	places []Place
	from   aqi.Stamp // the first hour that is not observed
	days   []map[aqi.Stamp]alert.DailyForecast
	faults hourscsv.Faults
}

// AddForecast reads a forecast of whole days, with the columns date, aqi, and where there are several places site, and puts the hours
// from one on behind those of the places.
func AddForecast(r io.Reader, places []Place, from aqi.Stamp) error {
	records, err := forecastTable.read(r)
	if err != nil {
		return err
	}
	f := forecaster{places: places, from: from, days: make([]map[aqi.Stamp]alert.DailyForecast, len(places))}
	for i := range f.days {
		f.days[i] = map[aqi.Stamp]alert.DailyForecast{}
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
		var ahead alert.Series
		if err == nil {
			ahead, err = f.hours(f.days[i])
		}
		if err == nil {
			places[i].Series, err = places[i].Series.Then(ahead)
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
	var forecast alert.DailyForecast
	var wrong aqi.Faults
	if !hourscsv.IsMissing(r.fields[1]) {
		var err error
		if forecast, err = alert.ParseDailyForecast(r.fields[1]); errors.As(err, &wrong) {
			f.bad(r, 1, wrong[0].Want, wrong[0].Rule)
		}
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
	if !okDay || wrong != nil || i < 0 {
		return true // whether it is over does not matter any more
	}
	switch _, twice := f.days[i][at]; {
	case twice:
		f.bad(r, 0, wantOneDay, aqi.ErrDuplicate)
	case at-f.from > (mostDays-1)*dayHours:
		f.bad(r, 0, wantSoon, aqi.ErrRange)
		return true
	}
	f.days[i][at] = forecast
	return at+dayHours > f.from
}

// hours makes hours of days.
func (f *forecaster) hours(days map[aqi.Stamp]alert.DailyForecast) (alert.Series, error) {
	first := f.from.Midnight()
	var list []alert.DailyForecast
	for at, d := range days {
		if i := int(at-first) / dayHours; at >= first {
			list = append(list, make([]alert.DailyForecast, max(0, i+1-len(list)))...)
			list[i] = d
		}
	}
	s, err := alert.SeriesOfDays(first, list)
	passed := min(len(s.Hours), int(f.from-first))
	return alert.Series{Start: f.from, Hours: s.Hours[passed:]}, err
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
