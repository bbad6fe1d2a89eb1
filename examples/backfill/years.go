package main

import (
	"encoding/json"
	"fmt"

	"github.com/apache/beam/sdks/v2/go/pkg/beam/register"

	"github.com/clearsky-go/clearsky/alert"
	"github.com/clearsky-go/clearsky/aqi"
)

func init() {
	register.Function3x1(yearsFn)
	register.Emitter2[string, string]()
}

// siteYear is what a year was at a site. An episode is of the year in which it begins, with all of its hours.
type siteYear struct {
	Site       string              `json:"site"`
	Prefecture string              `json:"prefecture,omitempty"`
	County     string              `json:"county,omitempty"`
	Year       int                 `json:"year"`
	Hours      int                 `json:"hours"`  // that have an AQI
	Levels     map[alert.Level]int `json:"levels"` // hours of the episodes
	Episodes   []alert.Episode     `json:"episodes"`
}

// yearsFn gives a line for each year of a site, by the name of its file.
func yearsFn(s site, emit func(name, line string), count func(string, int64)) error {
	progress.sites.Add(1)
	years, err := yearsOf(s)
	for _, y := range years {
		line, err := json.Marshal(y)
		if err != nil {
			return err
		}
		emit(fmt.Sprintf("sites-%d.jsonl", y.Year), string(line))
		count("site-years", 1)
		count("hours", int64(y.Hours))
		count("episodes", int64(len(y.Episodes)))
	}
	return err
}

func yearsOf(s site) ([]siteYear, error) {
	rules, err := alert.New(s.Plan)
	if err != nil {
		return nil, fmt.Errorf("site %s: %w", s.Name, err)
	}
	series, err := rules.SeriesOfColumns(s.Hours.Start, s.Hours.Columns, nil)
	if err != nil {
		return nil, fmt.Errorf("site %s: %w", s.Name, err)
	}
	episodes, err := rules.Episodes(series)
	if err != nil {
		return nil, fmt.Errorf("site %s: %w", s.Name, err)
	}
	first, last := yearOf(series.Start), yearOf(series.Start+aqi.Stamp(len(series.Hours)-1))
	years := make([]siteYear, last-first+1)
	for i := range years {
		years[i] = siteYear{Site: s.Name, Prefecture: s.Prefecture, County: s.County, Year: first + i, Levels: map[alert.Level]int{}}
	}
	year := stepper{}
	for i, h := range series.Hours {
		if h.AQI.Valid() {
			years[year.of(series.Start+aqi.Stamp(i))-first].Hours++
		}
	}
	for _, e := range episodes {
		y := &years[yearOf(e.From)-first]
		y.Episodes = append(y.Episodes, e)
		y.Levels[e.Level] += e.Hours()
	}
	return years, nil
}

func yearOf(hour aqi.Stamp) int { return hour.Time().Year() }

// stepper tells the years of hours in order, asking the calendar once a day.
type stepper struct {
	until aqi.Stamp
	year  int
}

func (s *stepper) of(hour aqi.Stamp) int {
	if hour >= s.until {
		s.until, s.year = hour.Midnight()+24, yearOf(hour)
	}
	return s.year
}
