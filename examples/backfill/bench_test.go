package main

import (
	"maps"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"github.com/clearsky-go/clearsky/alert"
	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/examples/internal/hourscsv"
)

// BenchmarkLibrary computes ten years of a site from its columns: rolling days, series and episodes, by the library alone.
func BenchmarkLibrary(b *testing.B) {
	a := weeks(b)
	span := aqi.Span{From: newYear(2016), Until: newYear(2026)}
	must(b, a.long(a.file("all"), stations[:1], span))
	f, err := os.Open(a.file("all.csv.gz"))
	must(b, err)
	defer f.Close()
	file, err := hourscsv.Read(f, hourscsv.Options{})
	must(b, err)
	s, plan := file.Sites[0], alert.Kashgar()
	b.ReportAllocs()
	for b.Loop() {
		_, err := plan.Edition.AppendRollingColumns(nil, s.Columns, 0)
		must(b, err)
		series, err := plan.SeriesOfColumns(s.Start, s.Columns, nil)
		must(b, err)
		_, err = plan.Episodes(series)
		must(b, err)
	}
	b.ReportMetric(float64(b.N*span.Hours())/b.Elapsed().Seconds(), "hours/s")
}

// BenchmarkWithoutBeam does the pipeline's work over the made-up archive in one loop, from files to the bytes of results.
func BenchmarkWithoutBeam(b *testing.B) {
	folder := b.TempDir()
	must(b, writeArchive(folder, 24, 2))
	hours := 0
	for b.Loop() {
		hours += loop(b, folder)
	}
	b.ReportMetric(float64(hours)/b.Elapsed().Seconds(), "hours/s")
}

func loop(b *testing.B, folder string) (hours int) {
	b.Helper()
	byName := map[string][]rows{}
	files, err := filepath.Glob(filepath.Join(folder, "hours", "*"))
	must(b, err)
	for _, name := range files {
		f, err := os.Open(name)
		must(b, err)
		r := reader{
			within: aqi.Span{From: newYear(2000), Until: newYear(2100)}, file: name, held: map[string][]row{}, bad: func(letter) {},
			emit: func(name string, list rows) { byName[name] = append(byName[name], list) },
		}
		r.read(f)
		must(b, f.Close())
	}
	members := map[string][]member{}
	for _, name := range slices.Sorted(maps.Keys(byName)) {
		next := func(r *rows) bool {
			if len(byName[name]) == 0 {
				return false
			}
			*r, byName[name] = byName[name][0], byName[name][1:]
			return true
		}
		must(b, mergeFn(name, next, func(*home) bool { return false }, func(s site) {
			years, err := yearsOf(s)
			must(b, err)
			for _, y := range years {
				hours += y.Hours
			}
			days, err := s.Plan.Edition.AppendRollingColumns(nil, s.Hours.Columns, 0)
			must(b, err)
			_, err = daysFile(s.Hours.Start, days)
			must(b, err)
			members[name[:4]] = append(members[name[:4]], member{Site: name, County: name[5:], Hours: s.Hours})
		}, func(letter) {}, func(string, int64) {}))
	}
	for code, list := range members {
		_, err := prefectureYears(code, document().Plan, list)
		must(b, err)
	}
	return hours
}
