package main

import (
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"time"

	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/examples/internal/madeup"
	"github.com/clearsky-go/clearsky/region"
)

// archive is made up: the made-up weeks over and over, at the twelve counties of Kashgar's plan under other names. A wave goes on over
// the last New Year.
type archive struct {
	folder   string
	counties []string // of a prefecture
	values   map[string][][pollutants]string
	until    aqi.Stamp
}

// station is a site of the archive.
type station struct {
	name, county string
	shift        int // hours that its weeks are ahead of others'
}

const (
	lastYear = 2025
	wave     = 7*24 + 365*24 // the hour of the weeks that the last year ends with: the eighth day is its New Year
)

// writeArchive writes files of hours into the folder hours, in all forms, and documents of prefectures into the folder places.
func writeArchive(folder string, sites, years int) error {
	plan := region.Kashgar()
	weeks, err := madeup.New(plan)
	if err != nil {
		return err
	}
	a := newArchive(folder, weeks)
	for _, name := range []string{"hours", "places"} {
		if err := os.MkdirAll(filepath.Join(folder, name), 0o755); err != nil {
			return err
		}
	}
	for i := 0; i*len(a.counties) < sites; i++ {
		if err := a.prefecture(i, min(sites-i*len(a.counties), len(a.counties)), years, plan); err != nil {
			return err
		}
	}
	return a.slips("P000-"+a.counties[0], filepath.Join(folder, "hours"), a.until)
}

func newArchive(folder string, weeks madeup.Weeks) archive {
	a := archive{folder: folder, counties: slices.Sorted(maps.Keys(weeks.Samples)), values: map[string][][pollutants]string{}, until: newYear(lastYear + 1)}
	for county, samples := range weeks.Samples {
		a.values[county] = textsOf(samples)
	}
	return a
}

func textsOf(samples []aqi.Sample) [][pollutants]string {
	texts := make([][pollutants]string, len(samples))
	for i, s := range samples {
		for j, v := range []fmt.Stringer{s.SO2.Decimal, s.NO2.Decimal, s.CO.Decimal, s.O3.Decimal, s.PM10.Decimal, s.PM25.Decimal} {
			if s.PM10.Valid { // the weeks miss all or none
				texts[i][j] = v.String()
			}
		}
	}
	return texts
}

// prefecture writes the document and the hours of one, each year in another form.
func (a archive) prefecture(i, sites, years int, plan region.Plan) error {
	p := prefecture{Code: fmt.Sprintf("P%03d", i), Plan: plan, Sites: map[string]string{}}
	var stations []station
	for _, county := range a.counties[:sites] {
		s := station{name: p.Code + "-" + county, county: county, shift: 24 * (i % 5)}
		p.Sites[s.name] = county
		stations = append(stations, s)
	}
	text, err := json.Marshal(p)
	if err != nil {
		return err
	}
	if err := os.WriteFile(filepath.Join(a.folder, "places", p.Code+".json"), text, 0o644); err != nil {
		return err
	}
	for y := range years {
		year := lastYear - y
		name := filepath.Join(a.folder, "hours", fmt.Sprintf("%s-%d", p.Code, year))
		write := []func(string, []station, aqi.Span) error{a.long, a.wide, a.parquet}[(i+y)%3]
		if err := write(name, stations, aqi.Span{From: newYear(year), Until: newYear(year + 1)}); err != nil {
			return err
		}
	}
	return nil
}

// newYear returns the first hour of a year.
func newYear(year int) aqi.Stamp {
	hour, _ := aqi.StampOf(time.Date(year, 1, 1, 0, 0, 0, 0, aqi.UTC8())) // a whole hour always
	return hour
}

// at returns the values of a station at an hour, "" of those that are missing.
func (a archive) at(s station, hour aqi.Stamp) [pollutants]string {
	all := a.values[s.county]
	i := (int(hour-a.until) + wave + s.shift) % len(all)
	if i < 0 {
		i += len(all)
	}
	return all[i]
}
