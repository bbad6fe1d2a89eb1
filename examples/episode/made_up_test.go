package main

import (
	"slices"
	"testing"

	"github.com/clearsky-go/clearsky/alert"
	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/region"
)

// fortnightOf finds the episodes of a made-up county.
func fortnightOf(t *testing.T, code string) finding {
	t.Helper()
	findings, err := find(alert.Kashgar(), madeUp().places)
	if err != nil {
		t.Fatal(err)
	}
	i := slices.IndexFunc(findings, func(f finding) bool { return f.place.county.Code == code })
	if i < 0 {
		t.Fatalf("no county %s", code)
	}
	return findings[i]
}

func overMidnight(p alert.Episode) bool { return p.From.Midnight() != (p.Until - 1).Midnight() }

// What each county's comment in scenario says.
func TestScenario(t *testing.T) {
	tests := []struct {
		code, name string
		levels     []alert.Level // one for each episode
		runs       [][]int       // hours of each episode's runs
		sustained  []int
	}{
		{"653101", "red over midnight", []alert.Level{alert.Red}, [][]int{{80}}, []int{72}},
		{"653121", "orange over midnight", []alert.Level{alert.Orange}, [][]int{{56}}, []int{48}},
		{"653122", "yellow over midnight", []alert.Level{alert.Yellow}, [][]int{{26}}, []int{24}},
		{"653123", "exactly 48 hours", []alert.Level{alert.Orange}, [][]int{{48}}, []int{48}},
		{"653124", "47 hours", []alert.Level{alert.Yellow}, [][]int{{47}}, []int{24}},
		{"653125", "35 hours apart", []alert.Level{alert.Orange}, [][]int{{28, 52}}, []int{48}},
		{"653126", "36 hours apart", []alert.Level{alert.Yellow, alert.Orange}, [][]int{{28}, {52}}, []int{24, 48}},
		{"653127", "dust", nil, nil, nil},
		{"653128", "missing hours", []alert.Level{alert.Yellow}, [][]int{{34, 26}}, []int{24}},
		{"653129", "open", []alert.Level{alert.Yellow}, [][]int{{39}}, []int{24}},
		{"653130", "tie", []alert.Level{alert.Yellow}, [][]int{{34}}, []int{24}},
		{"653131", "clean", nil, nil, nil},
	}
	if n := len(region.Kashgar().Counties); len(tests) != n || len(scenario) != n {
		t.Fatalf("%d tests and %d scenarios for %d counties", len(tests), len(scenario), n)
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			f := fortnightOf(t, tt.code)
			if len(f.series.Hours) != 14*24 || len(f.episodes) != len(tt.levels) {
				t.Fatalf("%d hours, %d episodes, want %d", len(f.series.Hours), len(f.episodes), len(tt.levels))
			}
			for i, p := range f.episodes {
				var runs []int
				for _, r := range p.Runs {
					runs = append(runs, r.Hours())
				}
				if p.Level != tt.levels[i] || !slices.Equal(runs, tt.runs[i]) || p.Sustained[0].Hours != tt.sustained[i] {
					t.Errorf("episode %d: %v, runs %v, sustained %d", i, p.Level, runs, p.Sustained[0].Hours)
				}
				if !overMidnight(p) {
					t.Errorf("episode %d lies inside one day", i)
				}
				if p.Open != (tt.name == "open") {
					t.Errorf("episode %d: open %v", i, p.Open)
				}
			}
		})
	}
}

func TestNaturalDaysMissTheYellowEpisode(t *testing.T) {
	f := fortnightOf(t, "653122")
	windows, err := alert.Kashgar().Windows(f.series)
	if err != nil {
		t.Fatal(err)
	}
	for _, w := range windows {
		if w.Start.Hour() == 0 && w.AQI().Level() > aqi.Moderate {
			t.Errorf("the natural day of %v has %v", w.Start, w.AQI())
		}
	}
}

func TestGapsBetweenRuns(t *testing.T) {
	one, two := fortnightOf(t, "653125").episodes[0], fortnightOf(t, "653126").episodes
	if gap := one.Runs[1].From - one.Runs[0].Until; gap != 35 {
		t.Errorf("one episode: %d hours", gap)
	}
	if gap := two[1].From - two[0].Until; gap != 36 {
		t.Errorf("two episodes: %d hours", gap)
	}
}

func TestDustAlertsOnlyWhereItIsNotMarked(t *testing.T) {
	f := fortnightOf(t, "653127")
	if got := f.stretches(dust); !slices.Equal(got, [][2]int{{6*24 + 9, 6*24 + 49}}) {
		t.Errorf("dust at %v", got)
	}
	if !slices.ContainsFunc(f.place.samples, func(s aqi.Sample) bool { return s.PM10.Decimal.IntPart() > 1000 }) {
		t.Error("no high PM10")
	}
	unmarked := f.place
	unmarked.marks = nil
	findings, err := find(alert.Kashgar(), []place{unmarked})
	if err != nil || findings[0].highest() != alert.Yellow {
		t.Errorf("not marked: %v, %v", findings[0].highest(), err)
	}
}

func TestMissingHoursSplitTheRun(t *testing.T) {
	f := fortnightOf(t, "653128")
	if got := f.stretches(unknown); !slices.Equal(got, [][2]int{{4*24 + 16, 4*24 + 26}}) {
		t.Errorf("no AQI at %v", got)
	}
	runs := f.episodes[0].Runs
	if gap := runs[1].From - runs[0].Until; gap != 10 {
		t.Errorf("runs %d hours apart", gap)
	}
}

func TestOpenEpisodeEndsWithTheFortnight(t *testing.T) {
	f := fortnightOf(t, "653129")
	if f.episodes[0].Until != f.series.Start+fortnight {
		t.Errorf("ends %v", f.episodes[0].Until)
	}
}

func TestTie(t *testing.T) {
	p := fortnightOf(t, "653130").episodes[0]
	want := []alert.PollutantHours{{Pollutant: aqi.PM10, Hours: 34}, {Pollutant: aqi.PM25, Hours: 34}}
	if !slices.Equal(p.Primary, want) {
		t.Errorf("primary %v", p.Primary)
	}
}

func TestCleanAirIsClean(t *testing.T) {
	for _, h := range fortnightOf(t, "653131").series.Hours {
		if !h.AQI.Valid() || h.AQI.Level() > aqi.Good {
			t.Fatalf("AQI %v", h.AQI)
		}
	}
}
