package restated_test

import (
	"encoding/csv"
	"encoding/json"
	"os"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/clearsky-go/clearsky/internal/restated"
	"github.com/clearsky-go/clearsky/internal/shared"
)

// beijingPlace is Beijing's 16 districts, with their names.
func beijingPlace(t *testing.T) (p restated.Place, names []string) {
	t.Helper()
	codes := map[string]int{}
	for i, row := range csvRows(t, "beijing-districts.csv") {
		codes[row[0]] = i
		names = append(names, row[2])
	}
	p = restated.Place{Plan: restated.Kashgar(), Counties: len(names), Together: 24, Group: 3}
	for _, row := range csvRows(t, "beijing-borders.csv") {
		p.Borders = append(p.Borders, [2]int{codes[row[0]], codes[row[1]]})
	}
	return p, names
}

func csvRows(t *testing.T, name string) [][]string {
	t.Helper()
	file, err := os.Open(shared.File(t, "data", name))
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = file.Close() }()
	rows, err := csv.NewReader(file).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	return rows[1:]
}

type carriedSpan struct {
	Start, End string
	Hours      int      `json:",omitempty"`
	Districts  []string `json:",omitempty"`
}

type carried struct {
	Carrying, Processes []carriedSpan
}

// The periods and the episodes of each level, when districts must be inside together for a day, and when any overlap counts.
func TestBeijingCarrying(t *testing.T) {
	for file, together := range map[string]int{"beijing-2015-winter-together-24.json": 24, "beijing-2015-winter-expected.json": 1} {
		text, err := os.ReadFile(shared.File(t, "data", file))
		if err != nil {
			t.Fatal(err)
		}
		var want struct{ Region map[string]carried }
		if err := json.Unmarshal(text, &want); err != nil {
			t.Fatal(err)
		}
		place, names := beijingPlace(t)
		place.Together = together
		first, districts := districtSeries(t)
		episodes := make([][]restated.Episode, place.Counties)
		for i, name := range names {
			episodes[i] = place.Plan.Episodes(districts[name])
		}
		w := wordsOf{first, len(districts["Haidian"].AQI)}
		got := map[string]carried{}
		for level := restated.Yellow; level <= restated.Red; level++ {
			got[wordOf(level)] = carriedAt(place.Carriage(episodes), level, w, names)
		}
		if diff := cmp.Diff(want.Region, got); diff != "" {
			t.Errorf("%s: %s", file, diff)
		}
	}
}

func carriedAt(c restated.Carriage, level int, w wordsOf, names []string) (out carried) {
	var last int
	for from := 0; from < w.hours; from++ {
		var in []string
		until := from
		for ; len(carriers(c, level, until, names)) > 0; until++ {
			in = append(in, carriers(c, level, until, names)...)
		}
		if until == from {
			continue
		}
		slices.Sort(in)
		s := carriedSpan{w.hour(from), w.hour(until), until - from, slices.Compact(in)}
		out.Carrying = append(out.Carrying, s)
		s.Hours, s.Districts = 0, nil
		if n := len(out.Processes); n > 0 && from-last < 36 {
			out.Processes[n-1].End = s.End
		} else {
			out.Processes = append(out.Processes, s)
		}
		last, from = until, until
	}
	return out
}

func carriers(c restated.Carriage, level, hour int, names []string) (in []string) {
	for county, name := range names {
		if c.Carries(level, hour, county) {
			in = append(in, name)
		}
	}
	return in
}
