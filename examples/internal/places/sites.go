package places

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"unicode"

	"github.com/clearsky-go/clearsky/alert"
	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/examples/internal/hourscsv"
	"github.com/clearsky-go/clearsky/region"
)

// siteDistricts are the districts of the sites that are not named after theirs, of the twelve in the Beijing Multi-Site Air
// Quality data set of the UCI Machine Learning Repository (S. Chen, 2017, doi 10.24432/C5RK5G). Changping, Huairou and Shunyi
// are.
var siteDistricts = map[string]string{
	"Aotizhongxin": "Chaoyang", "Nongzhanguan": "Chaoyang", "Dingling": "Changping", "Dongsi": "Dongcheng", "Tiantan": "Dongcheng",
	"Guanyuan": "Xicheng", "Wanshouxigong": "Xicheng", "Gucheng": "Shijingshan", "Wanliu": "Haidian",
}

const (
	dayHours   = 24
	meanPlaces = 6      // decimal places of a mean over sites
	maxHours   = 50_000 // from the first to the last hour of all sites, almost six years: two far lines must not take for ever
)

var (
	errNoCounty = errors.New("lies in no county: want a site named after one, in either language")
	errTooLong  = fmt.Errorf("the sites' hours lie more than %d apart", maxHours)
)

// Place is a county, or a monitoring site, with its hours.
type Place struct {
	County alert.County // of a site the code is its name
	Series alert.Series
	Notes  []aqi.Text // what looks lifeless or impossible in its hours
}

// OfSites returns each site as a place of its own, with Kashgar's plan for them. As nobody said which touch, they carry nothing together.
func OfSites(sites []hourscsv.Site) (region.Plan, []Place, error) {
	p := region.Kashgar()
	p.Counties, p.Borders, p.Policy.Criteria[0].Count = nil, nil, min(2, len(sites))
	rules, err := alert.New(p.Tracks[0].Plan)
	if err != nil {
		return p, nil, err
	}
	places := make([]Place, len(sites))
	for i, s := range sites {
		name := Printable(s.Name)
		series, err := rules.SeriesOfColumns(s.Start, s.Columns, nil)
		if err != nil {
			return p, nil, fmt.Errorf("%s: %w", name, err)
		}
		places[i] = Place{alert.County{Code: s.Name, Name: aqi.Text{Chinese: name, English: name}}, series, notesOf(s)}
		p.Counties = append(p.Counties, places[i].County)
	}
	return p, places, nil
}

func notesOf(s hourscsv.Site) (notes []aqi.Text) {
	for _, n := range aqi.ScreenColumns(s.Start, s.Columns, 0) {
		notes = append(notes, aqi.Text{Chinese: n.Chinese(), English: n.String()})
	}
	return notes
}

// OfCounties returns the counties of a plan that have sites, by code, with the means of these. Its error names every site that lies in
// no county.
func OfCounties(p region.Plan, sites []hourscsv.Site) ([]Place, error) {
	var faults hourscsv.Faults
	span := hull(sites)
	if span.Hours() > maxHours {
		faults.Add(errTooLong)
	}
	bySite := make([][]hourscsv.Site, len(p.Counties))
	for _, s := range sites {
		if i := countyOf(p.Counties, Printable(s.Name)); i >= 0 {
			bySite[i] = append(bySite[i], s)
		} else {
			faults.Add(fmt.Errorf("site %q: %w", Printable(s.Name), errNoCounty))
		}
	}
	if err := faults.Err(); err != nil {
		return nil, err
	}
	rules, err := alert.New(p.Tracks[0].Plan)
	if err != nil {
		return nil, err
	}
	var places []Place
	for i, c := range p.Counties {
		if len(bySite[i]) == 0 {
			continue
		}
		series, err := meanOf(rules, bySite[i], span)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", c.Name.English, err)
		}
		places = append(places, Place{c, series, siteNotes(bySite[i])})
	}
	return places, nil
}

// meanOf returns the series of the means of sites.
func meanOf(rules *alert.Ruleset, sites []hourscsv.Site, span aqi.Span) (alert.Series, error) {
	samples := make([]aqi.Sample, span.Hours())
	for i := range samples {
		var err error
		if samples[i], err = meanAt(sites, span.From+aqi.Stamp(i)); err != nil {
			return alert.Series{}, err
		}
	}
	return rules.Series(span.From, samples, nil)
}

// siteNotes returns what is noted of sites, with their names.
func siteNotes(sites []hourscsv.Site) (notes []aqi.Text) {
	for _, s := range sites {
		name := Printable(s.Name)
		for _, n := range notesOf(s) {
			notes = append(notes, aqi.Text{Chinese: name + "：" + n.Chinese, English: name + ": " + n.English})
		}
	}
	return notes
}

// countyOf returns the position of the county in which a site lies, and -1 where there is none.
func countyOf(counties []alert.County, site string) int {
	named := func(name string) int {
		return slices.IndexFunc(counties, func(c alert.County) bool { return c.Name.English == name || c.Name.Chinese == name })
	}
	if i := named(site); i >= 0 {
		return i
	}
	return named(siteDistricts[site])
}

// hull returns the hours from the first that any site has to the last.
func hull(sites []hourscsv.Site) aqi.Span {
	return Hull(sites, func(s hourscsv.Site) aqi.Span {
		return aqi.Span{From: s.Start, Until: s.Start + aqi.Stamp(s.Columns.Len())}
	})
}

// Span returns the hours that a place has.
func (p Place) Span() aqi.Span {
	return aqi.Span{From: p.Series.Start, Until: p.Series.Start + aqi.Stamp(len(p.Series.Hours))}
}

// Hull returns the hours from the first of all spans to the last.
func Hull[T any](list []T, of func(T) aqi.Span) (all aqi.Span) {
	for i, v := range list {
		s := of(v)
		if i == 0 {
			all = s
		}
		all = aqi.Span{From: min(all.From, s.From), Until: max(all.Until, s.Until)}
	}
	return all
}

// meanAt returns the mean of sites at an hour, which a site may not have.
func meanAt(sites []hourscsv.Site, at aqi.Stamp) (aqi.Sample, error) {
	var there []aqi.Sample
	for _, s := range sites {
		if i := int(at - s.Start); i >= 0 && i < s.Columns.Len() {
			there = append(there, s.Columns.Sample(i))
		}
	}
	return aqi.MeanOfSites(there, meanPlaces)
}

// Printable keeps a terminal from obeying what a file calls a site or a county.
func Printable(name string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsPrint(r) {
			return r
		}
		return unicode.ReplacementChar
	}, name)
}
