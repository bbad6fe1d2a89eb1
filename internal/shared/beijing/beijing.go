// Package beijing reads the winter of 2015 in Beijing, hour by hour, from the shared test data. Only tests import it.
package beijing

import (
	"compress/gzip"
	"encoding/csv"
	"os"
	"testing"
	"time"

	"github.com/shopspring/decimal"

	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/internal/shared"
)

// sites are the districts that have sites, each with its own; eight districts have none.
var sites = map[string][]string{
	"Chaoyang":    {"Aotizhongxin", "Nongzhanguan"},
	"Changping":   {"Changping", "Dingling"},
	"Dongcheng":   {"Dongsi", "Tiantan"},
	"Xicheng":     {"Guanyuan", "Wanshouxigong"},
	"Shijingshan": {"Gucheng"},
	"Huairou":     {"Huairou"},
	"Shunyi":      {"Shunyi"},
	"Haidian":     {"Wanliu"},
}

const meanPlaces = 6 // decimal places of a mean over sites

// Site has a site's hours, or a district's, the first of which is Start.
type Site struct {
	Start aqi.Stamp
	Hours []aqi.Sample
}

// Sites returns the sites by name. The test is skipped when the data are absent.
func Sites(tb testing.TB) map[string]Site {
	tb.Helper()
	byName := map[string]Site{}
	for _, record := range records(tb)[1:] {
		at, err := time.ParseInLocation("2006-01-02T15:04", record[1], aqi.UTC8())
		if err != nil {
			tb.Fatal(err)
		}
		stamp, err := aqi.StampOf(at)
		if err != nil {
			tb.Fatal(err)
		}
		site, there := byName[record[0]]
		if !there {
			site.Start = stamp
		}
		for site.Start+aqi.Stamp(len(site.Hours)) < stamp {
			site.Hours = append(site.Hours, aqi.Sample{})
		}
		site.Hours = append(site.Hours, sample(tb, record[2:]))
		byName[record[0]] = site
	}
	return byName
}

// records returns the lines of the file, of which the first names the columns: site, time and the pollutants. A site's hours are in
// order.
func records(tb testing.TB) [][]string {
	tb.Helper()
	file, err := os.Open(shared.File(tb, "data", "beijing-2015-winter.csv.gz"))
	if err != nil {
		tb.Fatal(err)
	}
	defer func() { _ = file.Close() }()
	text, err := gzip.NewReader(file)
	if err != nil {
		tb.Fatal(err)
	}
	lines, err := csv.NewReader(text).ReadAll()
	if err != nil {
		tb.Fatal(err)
	}
	return lines
}

// sample reads the concentrations of a line.
func sample(tb testing.TB, fields []string) (s aqi.Sample) {
	tb.Helper()
	for i, to := range []*decimal.NullDecimal{&s.SO2, &s.NO2, &s.CO, &s.O3, &s.PM10, &s.PM25} {
		if fields[i] == "" {
			continue
		}
		d, err := decimal.NewFromString(fields[i])
		if err != nil {
			tb.Fatal(err)
		}
		*to = decimal.NewNullDecimal(d)
	}
	return s
}

// Districts returns the districts that have sites by English name, with the means of these.
func Districts(tb testing.TB) map[string]Site {
	tb.Helper()
	all := Sites(tb)
	byName := map[string]Site{}
	for name, members := range sites {
		first := all[members[0]]
		hours := make([]aqi.Sample, len(first.Hours))
		for i := range hours {
			var samples []aqi.Sample
			for _, site := range members {
				samples = append(samples, all[site].Hours[i])
			}
			mean, err := aqi.MeanOfSites(samples, meanPlaces)
			if err != nil {
				tb.Fatalf("%s, hour %d: %v", name, i, err)
			}
			hours[i] = mean
		}
		byName[name] = Site{Start: first.Start, Hours: hours}
	}
	return byName
}
