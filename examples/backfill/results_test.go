package main

import (
	"encoding/json"
	"fmt"
	"io"
	"os"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/clearsky-go/clearsky/alert"
	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/examples/internal/hourscsv"
	"github.com/clearsky-go/clearsky/region"
)

func encode(p prefecture) ([]byte, error) { return json.Marshal(p) }

func countsOf(t *testing.T, files map[string]string) (counts map[string]int64) {
	t.Helper()
	must(t, json.Unmarshal([]byte(files[countsFile]), &counts))
	return counts
}

// alone returns the sites of a file as a reader of whole files gives them.
func alone(t testing.TB, name string) []hourscsv.Site {
	t.Helper()
	f, err := os.Open(name)
	must(t, err)
	file, err := hourscsv.Read(f, hourscsv.Options{})
	must(t, err, f.Close())
	return file.Sites
}

// linesOf returns the lines of the files of two years.
func linesOf[T any](t *testing.T, files map[string]string, name string) (all []T) {
	t.Helper()
	for _, year := range []string{"2024", "2025"} {
		for line := range strings.Lines(files[name+"-"+year+".jsonl"]) {
			var v T
			must(t, json.Unmarshal([]byte(line), &v))
			all = append(all, v)
		}
	}
	return all
}

func checkResults(t *testing.T, files map[string]string, sites []hourscsv.Site) {
	t.Helper()
	years := map[string][]siteYear{}
	for _, y := range linesOf[siteYear](t, files, "sites") {
		years[y.Site] = append(years[y.Site], y)
	}
	rules, err := alert.New(alert.Kashgar())
	must(t, err)
	for _, s := range sites {
		series, err := rules.SeriesOfColumns(s.Start, s.Columns, nil)
		must(t, err)
		checkYears(t, years[s.Name], series)
		checkDays(t, files, s)
	}
	checkPrefecture(t, linesOf[prefectureYear](t, files, "prefectures"), sites)
}

// checkYears wants every episode of the site once and whole, in the year in which it begins.
func checkYears(t *testing.T, years []siteYear, series alert.Series) {
	t.Helper()
	rules, err := alert.New(alert.Kashgar())
	must(t, err)
	want, err := rules.Episodes(series)
	must(t, err)
	var got []alert.Episode
	levels, hours := map[alert.Level]int{}, 0
	for _, y := range years {
		for _, e := range y.Episodes {
			if e.From.Time().Year() != y.Year {
				t.Errorf("%s, %d: %v", y.Site, y.Year, e)
			}
			levels[e.Level] -= e.Hours()
		}
		for level, n := range y.Levels {
			levels[level] += n
		}
		got, hours = append(got, y.Episodes...), hours+y.Hours
	}
	for _, h := range series.Hours {
		if h.AQI.Valid() {
			hours--
		}
	}
	if !reflect.DeepEqual(got, want) || len(years) != 2 || hours != 0 {
		t.Errorf("%d years, %d hours too many, %v, want %v", len(years), hours, got, want)
	}
	for level, n := range levels {
		if n != 0 {
			t.Errorf("%v: %d hours too many", level, n)
		}
	}
}

// checkDays wants every window as the library gives it.
func checkDays(t *testing.T, files map[string]string, s hourscsv.Site) {
	t.Helper()
	days, err := aqi.Edition2012.AppendRollingColumns(nil, s.Columns, 0)
	must(t, err)
	var want strings.Builder
	want.WriteString("start,aqi,at_least,primary\n")
	for i, d := range days {
		primary, err := d.Primary.MarshalText()
		must(t, err)
		text := string(primary)
		if strings.Contains(text, ",") {
			text = `"` + text + `"`
		}
		fmt.Fprintf(&want, "%s,%v,%v,%s\n", (s.Start + aqi.Stamp(i)).Time().UTC().Format(time.RFC3339), number(d.AQI), d.AtLeast, text)
	}
	name := "days/" + strings.ReplaceAll(strings.ReplaceAll(s.Name, "/", "%2F"), "疏附%2F县", "%E7%96%8F%E9%99%84%2F%E5%8E%BF") + ".parquet"
	text, err := newParquetText(strings.NewReader(files[name]))
	must(t, err)
	defer text.close()
	got, err := io.ReadAll(text)
	must(t, err)
	if string(got) != want.String() {
		t.Errorf("%s:\n%.300s\nwant\n%.300s", name, got, want.String())
	}
}

func number(i aqi.Index) string {
	if v, ok := i.Value(); ok {
		return fmt.Sprint(v)
	}
	return ""
}

// checkPrefecture wants what the library finds in the counties, of which the first has the mean of two sites.
func checkPrefecture(t *testing.T, years []prefectureYear, sites []hourscsv.Site) {
	t.Helper()
	known := region.Known{At: whole.Until, Measured: map[string]region.Measured{}}
	for _, s := range sites {
		for _, of := range stations[1:4] {
			if of.name == s.Name {
				known.Measured[of.county] = region.Measured{Start: s.Start, Columns: s.Columns}
			}
		}
	}
	mean := region.Measured{Start: whole.From}
	for i := range whole.Hours() {
		sample, err := aqi.MeanOfSites([]aqi.Sample{sites[0].Columns.Sample(i), sites[1].Columns.Sample(i)}, 6)
		must(t, err)
		mean.Samples = append(mean.Samples, sample)
	}
	known.Measured["653101"] = mean
	office, err := region.New(region.Kashgar())
	must(t, err)
	want, err := office.Assess("", known)
	must(t, err)
	var episodes []alert.Episode
	periods := map[alert.Level][]aqi.Span{}
	for _, y := range years {
		episodes = append(episodes, y.Episodes...)
		for _, p := range y.Periods {
			periods[p.Level] = append(periods[p.Level], p.Span)
		}
	}
	if !reflect.DeepEqual(episodes, want.Episodes) || len(episodes) == 0 || len(years) != 2 {
		t.Errorf("%v, want %v", episodes, want.Episodes)
	}
	for _, l := range want.Levels {
		if !reflect.DeepEqual(periods[l.Level], l.Periods) && len(periods[l.Level])+len(l.Periods) > 0 {
			t.Errorf("%v: %v, want %v", l.Level, periods[l.Level], l.Periods)
		}
	}
	crosses := func(e alert.Episode) bool { return e.From < newYear(2025) && e.Until > newYear(2025) }
	if !slices.ContainsFunc(episodes, crosses) {
		t.Errorf("none of %v goes on over New Year", episodes)
	}
}
