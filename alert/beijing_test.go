package alert_test

import (
	"encoding/json"
	"os"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/clearsky-go/clearsky/alert"
	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/internal/shared"
	"github.com/clearsky-go/clearsky/internal/shared/beijing"
)

// expected is a place of the file of expected results.
type expected struct {
	Hourly struct {
		Count   int `json:"count"`
		Missing int `json:"missing"`
		Sum     int `json:"sum_aqi"`
		Max     int `json:"max"`
	} `json:"hourly"`
	Runs     []expectedRun     `json:"runs"`
	Episodes []expectedEpisode `json:"processes"`
}

type expectedRun struct {
	A             int         `json:"a"`
	B             int         `json:"b"`
	Start         string      `json:"start"`
	End           string      `json:"end"`
	Length        int         `json:"length"`
	Sustained     int         `json:"sustained"`
	Level         alert.Level `json:"level"`
	Unbroken      int         `json:"unbroken"`
	UnbrokenLevel alert.Level `json:"unbroken_level"`
}

type expectedEpisode struct {
	Start         string      `json:"start"`
	End           string      `json:"end"`
	Span          int         `json:"span_hours"`
	RunHours      int         `json:"run_hours"`
	Sustained     int         `json:"sustained"`
	Level         alert.Level `json:"level"`
	Runs          int         `json:"runs"`
	Unbroken      int         `json:"unbroken"`
	UnbrokenLevel alert.Level `json:"unbroken_level"`
}

func readExpected(t *testing.T, into any) {
	t.Helper()
	text, err := os.ReadFile(shared.File(t, "data", "beijing-2015-winter-expected.json"))
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(text, into); err != nil {
		t.Fatal(err)
	}
}

func TestBeijingSites(t *testing.T) {
	if testing.Short() {
		t.Skip("slow")
	}
	var want map[string]json.RawMessage
	readExpected(t, &want)
	sites := beijing.Sites(t)
	if len(sites) != 12 || len(want) != 12+2 {
		t.Fatalf("%d sites, %d expected", len(sites), len(want)-2)
	}
	for name, s := range sites {
		t.Run(name, func(t *testing.T) {
			var e expected
			if err := json.Unmarshal(want[name], &e); err != nil {
				t.Fatal(err)
			}
			checkPlace(t, s.Start, s.Hours, e)
		})
	}
}

func TestBeijingDistricts(t *testing.T) {
	if testing.Short() {
		t.Skip("slow")
	}
	var want struct {
		Districts map[string]expected `json:"districts"`
	}
	readExpected(t, &want)
	districts := beijing.Districts(t)
	if len(want.Districts) != len(districts) {
		t.Fatalf("%d districts expected, %d known", len(want.Districts), len(districts))
	}
	for name, d := range districts {
		t.Run(name, func(t *testing.T) { checkPlace(t, d.Start, d.Hours, want.Districts[name]) })
	}
}

// checkPlace compares a place with what is expected, and with the oracle under both readings of how long a run lasts.
func checkPlace(t *testing.T, start aqi.Stamp, samples []aqi.Sample, want expected) {
	t.Helper()
	p := alert.Kashgar()
	s, err := ready(t, p).Series(start, samples, nil)
	if err != nil {
		t.Fatal(err)
	}
	got := want
	got.Hourly.Count, got.Hourly.Missing, got.Hourly.Sum, got.Hourly.Max = countHours(s.Hours)
	daily := episodes(t, p, s)
	equalsOracle(t, p, s)
	p.Readings.Sustained = alert.Unbroken
	unbroken := episodes(t, p, s)
	equalsOracle(t, p, s)
	got.Runs, got.Episodes = nil, nil
	for i, d := range daily {
		for j, r := range d.Runs {
			got.Runs = append(got.Runs, foundRun(s, r, unbroken[i].Runs[j]))
		}
		u := unbroken[i]
		got.Episodes = append(got.Episodes, expectedEpisode{
			Start: local(d.From), End: local(d.Until), Span: d.Hours(), RunHours: runHours(d), Sustained: d.Sustained[0].Hours, Level: d.Level,
			Runs: len(d.Runs), Unbroken: u.Sustained[0].Hours, UnbrokenLevel: u.Level,
		})
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func foundRun(s alert.Series, r, unbroken alert.Run) expectedRun {
	return expectedRun{
		A: int(r.From - s.Start), B: int(r.Until - s.Start), Start: local(r.From), End: local(r.Until), Length: r.Hours(),
		Sustained: r.Sustained[0].Hours, Level: r.Level, Unbroken: unbroken.Sustained[0].Hours, UnbrokenLevel: unbroken.Level,
	}
}

func local(s aqi.Stamp) string { return s.Time().Format("2006-01-02T15:04") }

// countHours counts the hours that have an AQI by the default readings.
func countHours(hours []alert.Hour) (count, missing, sum, most int) {
	for _, h := range hours {
		v, ok := h.AQI.Value()
		if !ok || h.Marks.Has(alert.NoParticles) {
			missing++
			continue
		}
		count++
		sum += v
		most = max(most, v)
	}
	return count, missing, sum, most
}

// Under the reading that takes the daily report on each window's concentrations, the oracle agrees too, and a window has a
// primary pollutant exactly where its daily AQI is above 50.
func TestBeijingFromConcentrations(t *testing.T) {
	p := alert.Kashgar()
	p.Readings.Daily = alert.FromConcentrations
	site := beijing.Sites(t)["Wanliu"]
	s, err := ready(t, p).Series(site.Start, site.Hours, nil)
	if err != nil {
		t.Fatal(err)
	}
	equalsOracle(t, p, s)
	if slices.ContainsFunc(s.Daily, func(d aqi.DailyIndex) bool { return (d.AQI.Level() > aqi.Excellent) != (d.Primary != 0) }) {
		t.Error("a day above 50 without a primary pollutant")
	}
}
