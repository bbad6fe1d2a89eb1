package restated_test

import (
	"encoding/json"
	"os"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/clearsky-go/clearsky/internal/restated"
	"github.com/clearsky-go/clearsky/internal/shared"
)

// series makes a series of hours at an AQI, from hour 0.
func series(parts ...[2]int) (s restated.Series) {
	for _, part := range parts {
		for range part[0] {
			s.AQI = append(s.AQI, part[1])
		}
	}
	return s
}

// national2024 is the three levels of 环大气〔2024〕6号.
func national2024(with150 bool) restated.Plan {
	p := restated.Kashgar()
	p.Triggers[2].AnyOf = [][]restated.Condition{{{Above: 200, Hours: 72}, {Above: 300, Hours: 24}}}
	if with150 {
		p.Triggers[0].AnyOf = append(p.Triggers[0].AnyOf, []restated.Condition{{Above: 150, Hours: 48}})
		p.Triggers[1].AnyOf = append(p.Triggers[1].AnyOf, []restated.Condition{{Above: 150, Hours: 72}})
	}
	return p
}

// The examples of the readings, each among hours at 100, and how the level is found.
func TestWorkedExamples(t *testing.T) {
	kashgar := restated.Kashgar()
	unbroken := restated.Kashgar()
	unbroken.Unbroken = true
	pause := [][2]int{{24, 300}, {24, 150}, {24, 300}}
	step := [][2]int{{12, 152}, {48, 301}, {12, 152}}
	for _, tt := range []struct {
		name  string
		plan  restated.Plan
		parts [][2]int
		want  int
	}{
		{"a day at 500", kashgar, [][2]int{{24, 500}}, restated.Yellow},
		{"14 hours at 500", kashgar, [][2]int{{14, 500}}, restated.Yellow},
		{"47 hours at 210", kashgar, [][2]int{{47, 210}}, restated.Yellow},
		{"48 hours at 210", kashgar, [][2]int{{48, 210}}, restated.Orange},
		{"31 hours at 500", kashgar, [][2]int{{31, 500}}, restated.Yellow},
		{"72 hours at 210", kashgar, [][2]int{{72, 210}}, restated.Red},
		{"a day's pause", kashgar, pause, restated.Orange},
		{"a day's pause, unbroken", unbroken, pause, restated.Yellow},
		{"four hours at 500 amid twenty at 190", kashgar, [][2]int{{10, 190}, {4, 500}, {10, 190}}, restated.Yellow},
		{"each threshold by itself", national2024(false), step, restated.Orange},
		{"each threshold by itself, with 150", national2024(true), step, restated.Orange},
	} {
		parts := append(append([][2]int{{100, 100}}, tt.parts...), [2]int{100, 100})
		episodes := tt.plan.Episodes(series(parts...))
		if len(episodes) != 1 || episodes[0].Level != tt.want || episodes[0].Open {
			t.Errorf("%s: %v, want level %d", tt.name, episodes, tt.want)
		}
	}
	amid := kashgar.Episodes(series([2]int{100, 100}, [2]int{10, 190}, [2]int{4, 500}, [2]int{10, 190}, [2]int{100, 100}))
	if amid[0].From != 110 || amid[0].Until != 114 {
		t.Errorf("four hours amid twenty: %v", amid)
	}
}

// A gap of 36 hours separates episodes, one of 35 does not.
func TestGaps(t *testing.T) {
	for gap, want := range map[int]int{35: 1, 36: 2} {
		s := series([2]int{60, 90}, [2]int{24, 300}, [2]int{gap, 90}, [2]int{24, 300}, [2]int{60, 90})
		if got := restated.Kashgar().Episodes(s); len(got) != want {
			t.Errorf("gap of %d h: %v", gap, got)
		}
	}
}

// The runs and episodes of the districts in the winter of 2015.
func TestBeijingDistrictEpisodes(t *testing.T) {
	text, err := os.ReadFile(shared.File(t, "data", "beijing-2015-winter-expected.json"))
	if err != nil {
		t.Fatal(err)
	}
	type place struct {
		Runs []struct {
			A, B  int
			Level string
		}
		Processes []struct {
			Start, End, Level string
			Runs              int
		}
	}
	var want struct{ Districts map[string]place }
	if err := json.Unmarshal(text, &want); err != nil {
		t.Fatal(err)
	}
	first, districts := districtSeries(t)
	for name, s := range districts {
		w := wordsOf{first, len(s.AQI)}
		got := want.Districts[name]
		got.Runs, got.Processes = got.Runs[:0:0], got.Processes[:0:0]
		for _, e := range restated.Kashgar().Episodes(s) {
			for _, r := range e.Runs {
				got.Runs = append(got.Runs, struct {
					A, B  int
					Level string
				}{r.From, r.Until, wordOf(r.Level)})
			}
			got.Processes = append(got.Processes, struct {
				Start, End, Level string
				Runs              int
			}{w.hour(e.From), w.hour(e.Until), wordOf(e.Level), len(e.Runs)})
		}
		if diff := cmp.Diff(want.Districts[name], got); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
	}
}
