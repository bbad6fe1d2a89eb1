// Package beijing reads the winter of 2015 in Beijing, hour by hour, from the shared test data. Only tests import it.
package beijing

import (
	"os"
	"testing"

	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/internal/hourscsv"
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

// Sites returns the sites by name. The test is skipped when the data are absent.
func Sites(tb testing.TB) map[string]hourscsv.Site {
	tb.Helper()
	file, err := os.Open(shared.File(tb, "data", "beijing-2015-winter.csv.gz"))
	if err != nil {
		tb.Fatal(err)
	}
	defer func() { _ = file.Close() }()
	read, err := hourscsv.Sites(hourscsv.Read(file))
	if err != nil {
		tb.Fatal(err)
	}
	byName := map[string]hourscsv.Site{}
	for _, s := range read {
		byName[s.Name] = s
	}
	return byName
}

// Districts returns the districts that have sites by English name, with the means of these.
func Districts(tb testing.TB) map[string]hourscsv.Site {
	tb.Helper()
	all := Sites(tb)
	byName := map[string]hourscsv.Site{}
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
		byName[name] = hourscsv.Site{Name: name, Start: first.Start, Hours: hours}
	}
	return byName
}
