package alerttest_test

import (
	"testing"

	"pgregory.net/rapid"

	"github.com/clearsky-go/clearsky/alert"
	"github.com/clearsky-go/clearsky/alert/alerttest"
	"github.com/clearsky-go/clearsky/aqi"
)

func TestDrawsAreValid(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		if l := alerttest.Level().Draw(t, "level"); !l.Valid() {
			t.Fatal(l)
		}
		if _, err := alerttest.Marks().Draw(t, "marks").MarshalText(); err != nil {
			t.Fatal(err)
		}
		if h := alerttest.Hour().Draw(t, "hour"); (h.AQI.Level() > aqi.Excellent) != (h.Primary != 0) || !h.Primary.Valid() {
			t.Fatalf("%+v: primary pollutants exactly above 50", h)
		}
		n := rapid.IntRange(-1, 60).Draw(t, "n")
		if hours := alerttest.Hours(n).Draw(t, "hours"); len(hours) != max(0, n) {
			t.Fatalf("%d hours, want %d", len(hours), n)
		}
		if days := alerttest.ForecastDays(n).Draw(t, "days"); len(days) != max(0, n) {
			t.Fatalf("%d days, want %d", len(days), n)
		}
	})
}

func TestPlansTakeSeries(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := alerttest.Plan().Draw(t, "plan")
		if err := p.Validate(); err != nil {
			t.Fatal(err)
		}
		const most = 200
		s := alerttest.WithDaily(most).Draw(t, "series")
		if len(s.Hours) > most {
			t.Fatalf("%d hours, want at most %d", len(s.Hours), most)
		}
		if _, err := ready(t, p).Episodes(s); err != nil {
			t.Fatal(err)
		}
	})
}

// ready makes a plan ready, which must be no error.
func ready(t rapid.TB, p alert.Plan) *alert.Ruleset {
	t.Helper()
	r, err := alert.New(p)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// The generators would be of little use if their draws missed what the rules turn on.
func TestDrawsReachTheBoundaries(t *testing.T) {
	const draws = 300
	seen := map[string]int{}
	count := func(what string, is bool) {
		if is {
			seen[what]++
		}
	}
	p := alert.Kashgar()
	for seed := range draws {
		s := alerttest.Series(400).Example(seed)
		count("midnight", s.Start.Hour() == 0)
		count("daily forecast", len(s.Hours) > 0 && s.Hours[len(s.Hours)-1].Marks.Has(alert.WholeDay))
		windows, err := ready(t, p).Windows(s)
		if err != nil {
			t.Fatal(err)
		}
		for _, w := range windows {
			count("mean of exactly 200", w.Sum == 200*int64(w.Count))
			count("20 hours", w.Count == 20)
		}
		count("not valid", len(windows) < len(s.Hours)-23)
		episodes, err := ready(t, p).Episodes(s)
		if err != nil {
			t.Fatal(err)
		}
		for i, episode := range episodes {
			count(episode.Level.String(), true)
			count("merged", len(episode.Runs) > 1)
			count("open", episode.Open)
			count("gap of 36", i > 0 && episode.From-episodes[i-1].Until == 36)
			for j, r := range episode.Runs {
				count("gap of 35", j > 0 && r.From-episode.Runs[j-1].Until == 35)
				count("run of 47, 48 or 49", r.Hours() >= 47 && r.Hours() <= 49)
			}
		}
	}
	for what, least := range map[string]int{
		"midnight": 1, "daily forecast": 30, "mean of exactly 200": 100, "20 hours": 200, "not valid": 100,
		"Yellow": 50, "Orange": 20, "Red": 20, "merged": 20, "open": 20, "gap of 36": 2, "gap of 35": 2, "run of 47, 48 or 49": 10,
	} {
		if seen[what] < least {
			t.Errorf("%s: %d in %d draws, want at least %d", what, seen[what], draws, least)
		}
	}
	t.Log(seen)
}
