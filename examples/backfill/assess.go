package main

import (
	"cmp"
	"encoding/json"
	"fmt"
	"maps"
	"slices"

	"github.com/apache/beam/sdks/v2/go/pkg/beam/register"

	"github.com/clearsky-go/clearsky/alert"
	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/region"
)

func init() {
	register.Function2x0(countiesFn)
	register.Function4x1(assessFn)
	register.Emitter2[string, member]()
	register.Iter1[member]()
	register.Iter1[region.Plan]()
}

// countiesFn gives the hours of a site to its prefecture.
func countiesFn(s site, emit func(string, member)) {
	if s.Prefecture != "" {
		emit(s.Prefecture, member{Site: s.Name, County: s.County, Hours: s.Hours})
	}
}

// prefectureYear is what a year was in a prefecture. Episodes and periods are of the year in which they begin, with all of their hours.
type prefectureYear struct {
	Prefecture string            `json:"prefecture"`
	Track      string            `json:"track"` // of its plan
	Year       int               `json:"year"`
	Episodes   []alert.Episode   `json:"episodes"`
	Periods    []alert.LevelSpan `json:"periods"` // in which enough counties carry a level or above
}

// assessFn gives a line for each year and track of a prefecture, by the name of its file.
func assessFn(code string, members func(*member) bool, plans func(*region.Plan) bool, emit func(name, line string)) error {
	var list []member
	for m := (member{}); members(&m); m = (member{}) {
		list = append(list, m)
	}
	var plan region.Plan
	if !plans(&plan) {
		return fmt.Errorf("prefecture %s: no plan", code)
	}
	if plans(&region.Plan{}) {
		return fmt.Errorf("prefecture %s: two documents", code)
	}
	if len(list) == 0 {
		return nil
	}
	years, err := prefectureYears(code, plan, list)
	if err != nil {
		return fmt.Errorf("prefecture %s: %w", code, err)
	}
	for _, y := range years {
		line, err := json.Marshal(y)
		if err != nil {
			return err
		}
		emit(fmt.Sprintf("prefectures-%d.jsonl", y.Year), string(line))
	}
	return nil
}

func prefectureYears(code string, plan region.Plan, list []member) (years []prefectureYear, err error) {
	measured, err := byCounty(list)
	if err != nil {
		return nil, err
	}
	office, err := region.New(plan)
	if err != nil {
		return nil, err
	}
	known := region.Known{Measured: measured}
	for _, m := range measured {
		known.At = max(known.At, end(m))
	}
	for _, track := range plan.Tracks {
		a, err := office.Assess(track.ID, known)
		if err != nil {
			return nil, err
		}
		years = append(years, assessed(code, track.ID, a)...)
	}
	return years, nil
}

func assessed(code, track string, a region.Assessment) []prefectureYear {
	by := map[int]*prefectureYear{}
	of := func(hour aqi.Stamp) *prefectureYear {
		year := yearOf(hour)
		if by[year] == nil {
			by[year] = &prefectureYear{Prefecture: code, Track: track, Year: year}
		}
		return by[year]
	}
	for year := a.From; year < a.Until; year = aqi.Stamp(yearEnd(year)) {
		of(year)
	}
	for _, e := range a.Episodes {
		y := of(e.From)
		y.Episodes = append(y.Episodes, e)
	}
	for _, l := range a.Levels {
		for _, p := range l.Periods {
			y := of(p.From)
			y.Periods = append(y.Periods, alert.LevelSpan{Level: l.Level, Span: p})
		}
	}
	var years []prefectureYear
	for _, year := range slices.Sorted(maps.Keys(by)) {
		years = append(years, *by[year])
	}
	return years
}

func end(m region.Measured) aqi.Stamp {
	return m.Start + aqi.Stamp(max(m.Columns.Len(), len(m.Samples)))
}

// planOf returns a county's plan in a track.
func planOf(t region.Track, county string) alert.Plan {
	if own, ok := t.Counties[county]; ok {
		return own
	}
	return t.Plan
}

const meanPlaces = 6 // decimal places of a mean over sites

// byCounty returns the hours of counties: of one with several sites the means of these.
func byCounty(list []member) (map[string]region.Measured, error) {
	slices.SortFunc(list, func(a, b member) int { return cmp.Or(cmp.Compare(a.County, b.County), cmp.Compare(a.Site, b.Site)) })
	counties := map[string]region.Measured{}
	for len(list) > 0 {
		n := 1
		for n < len(list) && list[n].County == list[0].County {
			n++
		}
		m, err := meanOf(list[:n])
		if err != nil {
			return nil, err
		}
		counties[list[0].County] = m
		list = list[n:]
	}
	return counties, nil
}

func meanOf(sites []member) (region.Measured, error) {
	if len(sites) == 1 {
		return sites[0].Hours, nil
	}
	all := aqi.Span{From: sites[0].Hours.Start, Until: end(sites[0].Hours)}
	for _, s := range sites {
		all = aqi.Span{From: min(all.From, s.Hours.Start), Until: max(all.Until, end(s.Hours))}
	}
	m := region.Measured{Start: all.From, Samples: make([]aqi.Sample, all.Hours())}
	there := make([]aqi.Sample, len(sites))
	for i := range m.Samples {
		for j, s := range sites {
			there[j] = s.Hours.Columns.Sample(i - int(s.Hours.Start-all.From))
		}
		mean, err := aqi.MeanOfSites(there, meanPlaces)
		if err != nil {
			return m, err
		}
		m.Samples[i] = mean
	}
	return m, nil
}
