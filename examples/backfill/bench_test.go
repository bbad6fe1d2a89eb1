package main

import (
	"maps"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"github.com/clearsky-go/clearsky/alert"
	"github.com/clearsky-go/clearsky/aqi"
)

// BenchmarkLibrary computes ten years of a site from its columns: rolling days, series and episodes, by the library alone.
func BenchmarkLibrary(b *testing.B) {
	a := weeks(b)
	span := aqi.Span{From: newYear(2016), Until: newYear(2026)}
	must(b, a.long(a.file("all"), stations[:1], span))
	s, plan := alone(b, a.file("all.csv.gz"))[0], alert.Kashgar()
	rules, err := alert.New(plan)
	must(b, err)
	b.ReportAllocs()
	for b.Loop() {
		_, err := plan.Edition.AppendRollingColumns(nil, s.Columns, 0)
		must(b, err)
		series, err := rules.SeriesOfColumns(s.Start, s.Columns, nil)
		must(b, err)
		_, err = rules.Episodes(series)
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
		readInto(b, byName, name)
	}
	members := map[string][]member{}
	for _, name := range slices.Sorted(maps.Keys(byName)) {
		s := mergedOf(b, name, byName[name])
		hours += evaluate(b, s)
		members[name[:4]] = append(members[name[:4]], member{Site: name, County: name[5:], Hours: s.Hours})
	}
	for code, list := range members {
		_, err := prefectureYears(code, document().Plan, list)
		must(b, err)
	}
	return hours
}

func readInto(b *testing.B, byName map[string][]rows, name string) {
	b.Helper()
	f, err := os.Open(name)
	must(b, err)
	r := reader{
		within: aqi.Span{From: newYear(2000), Until: newYear(2100)}, file: name, held: map[string][]row{}, bad: func(letter) {},
		emit: func(name string, list rows) { byName[name] = append(byName[name], list) },
	}
	r.read(f)
	must(b, f.Close())
}

func mergedOf(b *testing.B, name string, lists []rows) (merged site) {
	b.Helper()
	next := func(r *rows) bool {
		if len(lists) == 0 {
			return false
		}
		*r, lists = lists[0], lists[1:]
		return true
	}
	must(b, mergeFn(name, next, func(*home) bool { return false }, func(s site) { merged = s }, func(letter) {}, func(string, int64) {}))
	return merged
}

// evaluate makes the results of a site, and returns how many hours it has.
func evaluate(b *testing.B, s site) (hours int) {
	b.Helper()
	years, err := yearsOf(s)
	must(b, err)
	for _, y := range years {
		hours += y.Hours
	}
	days, err := s.Plan.Edition.AppendRollingColumns(nil, s.Hours.Columns, 0)
	must(b, err)
	_, err = daysFile(s.Hours.Start, days)
	must(b, err)
	return hours
}

// BenchmarkSite does what a worker does with ten years of a site; what it allocates is more than what it needs at once.
func BenchmarkSite(b *testing.B) {
	rows := tenYears(b)
	b.ReportAllocs()
	for b.Loop() {
		evaluate(b, mergedOf(b, stations[0].name, rows))
	}
}

// BenchmarkPrefecture does what a worker does with ten years of a prefecture of twelve counties.
func BenchmarkPrefecture(b *testing.B) {
	plan := document().Plan
	one := member{Hours: mergedOf(b, stations[0].name, tenYears(b)).Hours}
	text, err := encodeMember(one)
	must(b, err)
	b.ReportAllocs()
	for b.Loop() {
		var list []member
		for _, c := range plan.Counties {
			m, err := decodeMember(text)
			must(b, err)
			m.County = c.Code
			list = append(list, m)
		}
		_, err := prefectureYears("653100", plan, list)
		must(b, err)
	}
}

func tenYears(b *testing.B) []rows {
	b.Helper()
	a, byName := weeks(b), map[string][]rows{}
	must(b, a.long(a.file("all"), stations[:1], aqi.Span{From: newYear(2016), Until: newYear(2026)}))
	readInto(b, byName, a.file("all.csv.gz"))
	return byName[stations[0].name]
}
