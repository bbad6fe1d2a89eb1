package main

import (
	"errors"
	"fmt"
	"slices"

	"github.com/clearsky-go/clearsky/alert"
	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/examples/internal/hourscsv"
	"github.com/clearsky-go/clearsky/region"
)

// siteDistricts are the districts of the sites that are not named after theirs, of the twelve in the Beijing Multi-Site Air
// Quality data set of the UCI Machine Learning Repository (S. Chen, 2017, doi 10.24432/C5RK5G). Changping, Huairou and Shunyi
// are.
var siteDistricts = map[string]string{
	"Aotizhongxin":  "Chaoyang",
	"Dingling":      "Changping",
	"Dongsi":        "Dongcheng",
	"Guanyuan":      "Xicheng",
	"Gucheng":       "Shijingshan",
	"Nongzhanguan":  "Chaoyang",
	"Tiantan":       "Dongcheng",
	"Wanliu":        "Haidian",
	"Wanshouxigong": "Xicheng",
}

const (
	meanPlaces = 6      // decimal places of a mean over sites
	maxHours   = 50_000 // from the first to the last hour of all sites, almost six years: two far lines must not take for ever
)

var (
	errNoCounty = errors.New("lies in no county: want a site named after one, in either language")
	errTooLong  = fmt.Errorf("the sites' hours lie more than %d apart", maxHours)
)

// averaged returns the counties that have sites, by code, with the means of these. Its error names every site that lies in no
// county.
func averaged(p *region.Plan, sites []place) ([]place, error) {
	start, hours := hull(sites)
	var faults hourscsv.Faults
	if hours > maxHours {
		faults.Add(errTooLong)
	}
	counties := p.Counties
	bySite := make([][]place, len(counties))
	for _, s := range sites {
		i := countyOf(counties, s.county.Name.English)
		if i < 0 {
			faults.Add(fmt.Errorf("site %q: %w", s.county.Name.English, errNoCounty))
			continue
		}
		bySite[i] = append(bySite[i], s)
	}
	if err := faults.Err(); err != nil {
		return nil, err
	}
	var places []place
	for i, c := range counties {
		if len(bySite[i]) == 0 {
			continue
		}
		samples, err := mean(bySite[i], start, hours)
		if err != nil {
			return nil, err
		}
		places = append(places, place{county: c, start: start, samples: samples, notes: siteNotes(bySite[i])})
	}
	return places, nil
}

// siteNotes returns what is noted of sites, with their names.
func siteNotes(sites []place) (notes []aqi.Text) {
	for _, s := range sites {
		for _, n := range s.notes {
			name := s.county.Name
			notes = append(notes, aqi.Text{Chinese: name.Chinese + "：" + n.Chinese, English: name.English + ": " + n.English})
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

// hull returns the first hour that any site has, and how many there are from it to the last.
func hull(sites []place) (start aqi.Stamp, hours int) {
	var end aqi.Stamp
	for i, s := range sites {
		last := s.start + aqi.Stamp(s.length())
		if i == 0 || s.start < start {
			start = s.start
		}
		if i == 0 || last > end {
			end = last
		}
	}
	return start, int(end - start)
}

// mean returns the means of sites over those hours; an hour that a site does not have is missing there.
func mean(sites []place, start aqi.Stamp, hours int) ([]aqi.Sample, error) {
	samples := make([]aqi.Sample, hours)
	for i := range samples {
		var there []aqi.Sample
		for _, s := range sites {
			if j := int(start-s.start) + i; j >= 0 && j < s.length() {
				there = append(there, s.sample(j))
			}
		}
		m, err := aqi.MeanOfSites(there, meanPlaces)
		if err != nil {
			return nil, err
		}
		samples[i] = m
	}
	return samples, nil
}
