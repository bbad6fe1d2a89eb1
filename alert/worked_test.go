package alert_test

import (
	"testing"

	"github.com/clearsky-go/clearsky/alert"
)

// found is what a row of a table expects of one episode: hours from the start of the series, level and the runs' sustained
// hours at the lowest threshold.
type found struct {
	from, to  int
	level     alert.Level
	sustained []int
}

func checkFound(t *testing.T, p alert.Plan, s alert.Series, want []found) {
	t.Helper()
	ps := episodes(t, p, s)
	if len(ps) != len(want) {
		t.Fatalf("%d episodes, want %d: %+v", len(ps), len(want), ps)
	}
	for i, w := range want {
		got := ps[i]
		if hourOf(got.From) != w.from || hourOf(got.Until) != w.to || got.Level != w.level || len(got.Runs) != len(w.sustained) {
			t.Errorf("hours %d to %d, %v, %d runs, want %+v", hourOf(got.From), hourOf(got.Until), got.Level, len(got.Runs), w)
			continue
		}
		for j, hours := range w.sustained {
			if got.Runs[j].Sustained[0].Hours != hours {
				t.Errorf("run %d sustained for %d hours, want %d", j, got.Runs[j].Sustained[0].Hours, hours)
			}
		}
	}
	equalsOracle(t, p, s)
}

const (
	yellow = alert.Yellow
	orange = alert.Orange
	red    = alert.Red
)

// Hours among many at 100, 48 of them in front. Rows are by the default readings unless they name another.
func TestWorkedExamples(t *testing.T) {
	tests := []struct {
		name, clause, why string
		reading           alert.SustainedReading
		parts             []part
		want              []found
	}{
		{"one day at 500", "3.3 (1)", "24 h; the windows that lean on it do not start it earlier", alert.DayAfterDay,
			[]part{{24, 500, 0}}, []found{{48, 72, yellow, []int{24}}}},
		{"14 hours at 500", "3.3 (1)", "14·500 + 10·100 is 333 a day", alert.DayAfterDay,
			[]part{{14, 500, 0}}, []found{{48, 62, yellow, []int{24}}}},
		{"6 hours at 500", "3.3 (1)", "6·500 + 18·100 is exactly 200 a day, not above it", alert.DayAfterDay,
			[]part{{6, 500, 0}}, nil},
		{"7 hours at 500", "3.3 (1)", "216.7 a day", alert.DayAfterDay,
			[]part{{7, 500, 0}}, []found{{48, 55, yellow, []int{24}}}},
		{"23 hours at 210", "3.3 (1)", "23·210 + 100 is 205.4 a day", alert.DayAfterDay,
			[]part{{23, 210, 0}}, []found{{48, 71, yellow, []int{24}}}},
		{"47 hours at 210", "3.3 (2)", "no second daily mean lies inside", alert.DayAfterDay,
			[]part{{47, 210, 0}}, []found{{48, 95, yellow, []int{24}}}},
		{"48 hours at 210", "3.3 (2)", "two daily means, one after the other", alert.DayAfterDay,
			[]part{{48, 210, 0}}, []found{{48, 96, orange, []int{48}}}},
		{"49 hours at 210", "3.3 (2)", "still two", alert.DayAfterDay,
			[]part{{49, 210, 0}}, []found{{48, 97, orange, []int{48}}}},
		{"31 hours at 500", "3.3 (1)", "47 hours lie in windows above, the run is the 31", alert.DayAfterDay,
			[]part{{31, 500, 0}}, []found{{48, 79, yellow, []int{24}}}},
		{"71 hours at 210", "3.3 (3)", "an hour short", alert.DayAfterDay,
			[]part{{71, 210, 0}}, []found{{48, 119, orange, []int{48}}}},
		{"72 hours at 210", "3.3 (3)", "three daily means", alert.DayAfterDay,
			[]part{{72, 210, 0}}, []found{{48, 120, red, []int{72}}}},
		{"72 hours at 210, unbroken", "3.3 (3)", "every window exceeds", alert.Unbroken,
			[]part{{72, 210, 0}}, []found{{48, 120, red, []int{72}}}},
		{"47 hours at 210, unbroken", "3.3 (2)", "24 windows", alert.Unbroken,
			[]part{{47, 210, 0}}, []found{{48, 95, yellow, []int{47}}}},
		{"72 hours at 200", "1.3", "200 is level 4", alert.DayAfterDay, []part{{72, 200, 0}}, nil},
		{"300, 150, 300 for a day each", "3.3 (2)", "two rows of back-to-back windows, of two days", alert.DayAfterDay,
			[]part{{24, 300, 0}, {24, 150, 0}, {24, 300, 0}}, []found{{48, 120, orange, []int{48}}}},
		{"300, 150, 300, unbroken", "3.3 (1)", "16 windows from either end", alert.Unbroken,
			[]part{{24, 300, 0}, {24, 150, 0}, {24, 300, 0}}, []found{{48, 120, yellow, []int{39}}}},
		{"a row from the 24th hour on only", "3.3 (2)", "every hour of a day may be a row's first", alert.DayAfterDay,
			[]part{{1, 201, 0}, {22, 195, 0}, {1, 400, 0}, {23, 195, 0}, {23, 200, 0}, {1, 201, 0}}, []found{{48, 119, orange, []int{48}}}},
		{"four hours at 500 amid twenty at 190", "3.3 (1)", "241.7 a day; the run is the four hours that are heavy", alert.DayAfterDay,
			[]part{{10, 190, 0}, {4, 500, 0}, {10, 190, 0}}, []found{{58, 62, yellow, []int{24}}}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			p := alert.Kashgar()
			p.Readings.Sustained = tt.reading
			checkFound(t, p, among(tt.parts...), tt.want)
		})
	}
}

// 3.7.1, fourth paragraph: heavy days (24 h at 300) around a gap.
func TestGaps(t *testing.T) {
	day := part{24, 300, 0}
	one := func(end int, level alert.Level, sustained ...int) []found {
		return []found{{48, 48 + end, level, sustained}}
	}
	tests := []struct {
		name, why string
		gap       []part
		merging   alert.MergeReading
		want      []found
	}{
		{"35 hours", "too short for lifting", []part{{35, 100, 0}}, alert.HighestRun, one(83, yellow, 24, 24)},
		{"36 hours", "the 36 hours that lifting needs have gone by", []part{{36, 100, 0}}, alert.HighestRun,
			[]found{{48, 72, yellow, []int{24}}, {108, 132, yellow, []int{24}}}},
		{"37 hours", "the same", []part{{37, 100, 0}}, alert.HighestRun,
			[]found{{48, 72, yellow, []int{24}}, {109, 133, yellow, []int{24}}}},
		{"36 hours, added up", "two episodes are not added up", []part{{36, 100, 0}}, alert.SumOfRuns,
			[]found{{48, 72, yellow, []int{24}}, {108, 132, yellow, []int{24}}}},
		{"35 hours, added up", "24 + 24", []part{{35, 100, 0}}, alert.SumOfRuns, one(83, orange, 24, 24)},
		{"35 hours, whole span", "83 hours", []part{{35, 100, 0}}, alert.WholeSpan, one(83, red, 24, 24)},
		{"23 hours, whole span", "71 hours; at 0 the gap parts the runs", []part{{23, 0, 0}}, alert.WholeSpan, one(71, orange, 24, 24)},
		{"36 hours of dust", "the hours elapse whatever they are", []part{{36, 500, alert.Dusty}}, alert.HighestRun,
			[]found{{48, 72, yellow, []int{24}}, {108, 132, yellow, []int{24}}}},
		{"35 hours of dust", "and merge if fewer", []part{{35, 500, alert.Dusty}}, alert.HighestRun, one(83, yellow, 24, 24)},
		{"36 missing hours", "the same", []part{{36, missing, 0}}, alert.HighestRun,
			[]found{{48, 72, yellow, []int{24}}, {108, 132, yellow, []int{24}}}},
		{"35 missing hours", "the same", []part{{35, missing, 0}}, alert.HighestRun, one(83, yellow, 24, 24)},
		{"4 missing hours", "every window has 20 hours: it is no gap", []part{{4, missing, 0}}, alert.HighestRun, one(52, orange, 48)},
		{"8 missing hours", "each lies in a window that has 20 others", []part{{8, missing, 0}}, alert.HighestRun, one(56, orange, 48)},
		{"9 missing hours", "the fifth lies in none: no window over it is valid", []part{{9, missing, 0}}, alert.HighestRun, one(57, yellow, 24, 24)},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			p := alert.Kashgar()
			p.Readings.Merge = tt.merging
			checkFound(t, p, among(append(append([]part{day}, tt.gap...), day)...), tt.want)
		})
	}
}
