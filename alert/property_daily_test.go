package alert_test

import (
	"math/big"
	"testing"

	"github.com/clearsky-go/clearsky/alert"
	"github.com/clearsky-go/clearsky/alert/alerttest"
	"pgregory.net/rapid"
)

// For integer T mean > T is the same as rounded-up mean > T.
func TestRoundingUpKeepsWhatIsAbove(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		threshold := rapid.OneOf(rapid.SampledFrom([]int{150, 200, 300}), rapid.IntRange(0, 499)).Draw(t, "T")
		for _, w := range windows(t, alert.Kashgar(), alerttest.Series(150).Draw(t, "series")) {
			exact := w.Judged() && big.NewRat(int64(w.Sum), int64(w.Values)).Cmp(big.NewRat(int64(threshold), 1)) > 0
			if exact != w.AQI().Above(threshold) {
				t.Fatalf("%+v: %v, above %d: %v", w, w.AQI(), threshold, exact)
			}
		}
	})
}

// A window's daily AQI is its exact mean rounded up; none where it is not judged.
func TestDailyAQIIsTheMeanRoundedUp(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		w := alert.Window{Values: rapid.IntRange(0, 24).Draw(t, "values")}
		w.Sum = rapid.IntRange(0, 500*w.Values).Draw(t, "sum")
		if w.Values == 0 {
			if w.Judged() || w.AQI().Valid() {
				t.Fatalf("%+v: %v", w, w.AQI())
			}
			return
		}
		want := 0
		for big.NewRat(int64(want), 1).Cmp(big.NewRat(int64(w.Sum), int64(w.Values))) < 0 {
			want++
		}
		if got := w.AQI(); got != index(want) || !w.Judged() {
			t.Fatalf("%+v: %v, want %d", w, got, want)
		}
	})
}

// Windows and processes agree: a window exceeds exactly when it lies in a run's stretch, that is, holds hours of a run and
// is above the lowest threshold; a run's peak is the highest of its windows.
func TestWindowsAndProcessesAgree(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := alerttest.Plan().Draw(t, "plan")
		p.Readings.Daily = alert.MeanOfHours
		s := alerttest.Series(400).Draw(t, "series")
		ws, ps := windows(t, p, s), processes(t, p, s)
		lowest := thresholds(p)[0]
		peaks := map[alert.Window]bool{}
		for _, process := range ps {
			var highest alert.Window
			for _, r := range process.Runs {
				var own alert.Window
				for _, w := range ws {
					if over(mean(w), lowest) && w.Start < r.End && w.End() > r.Start && (!own.Judged() || mean(w).Cmp(mean(own)) > 0) {
						own = w
					}
				}
				if own != r.Peak {
					t.Fatalf("run from %v: peak %+v, want %+v", r.Start, r.Peak, own)
				}
				if !highest.Judged() || mean(own).Cmp(mean(highest)) > 0 {
					highest = own
				}
				peaks[own] = true
			}
			if highest != process.Peak {
				t.Fatalf("process from %v: peak %+v, want %+v", process.Start, process.Peak, highest)
			}
		}
		for _, w := range ws {
			if over(mean(w), lowest) && !inSomeRun(ps, w) {
				t.Fatalf("%+v exceeds but is in no run", w)
			}
		}
	})
}

func mean(w alert.Window) *big.Rat {
	if !w.Judged() {
		return nil
	}
	return big.NewRat(int64(w.Sum), int64(w.Values))
}

func inSomeRun(ps []alert.Process, w alert.Window) bool {
	for _, p := range ps {
		for _, r := range p.Runs {
			if w.Start < r.End && r.Start < w.End() {
				return true
			}
		}
	}
	return false
}

// A level's meaning does not depend on another level of the plan: with a lower level added, each process lies inside one of
// the new, which sustains the old thresholds as long as the longest of those in it and, where every condition stands by
// itself, has the highest of their levels.
func TestALowerLevelLeavesTheUpperOnesAlone(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := alerttest.Plan().Draw(t, "plan")
		p.Readings.Merging, p.Readings.Daily = alert.HighestRun, alert.MeanOfHours
		for i := range p.Triggers { // make room below
			p.Triggers[i].Level = alert.Level(int(alert.Red) - len(p.Triggers) + 1 + i)
		}
		if len(p.Triggers) == 4 {
			p.Triggers = p.Triggers[1:]
		}
		s := alerttest.Series(500).Draw(t, "series")
		wide := p
		low := alerttest.Condition(p.Readings.Sustained).Draw(t, "low")
		low.AQI = rapid.IntRange(0, thresholds(p)[0].AQI).Draw(t, "low AQI")
		if low.AQI < 1 || low.AQI > 499 {
			return
		}
		wide.Triggers = append([]alert.Trigger{{Level: alert.Blue, AnyOf: [][]alert.Condition{{low}}}}, p.Triggers...)
		upper := processes(t, p, s)
		for _, process := range processes(t, wide, s) {
			var inside []alert.Process
			for len(upper) > 0 && process.Start <= upper[0].Start && upper[0].End <= process.End {
				inside, upper = append(inside, upper[0]), upper[1:]
			}
			sameFindings(t, p, process, inside)
		}
		if len(upper) > 0 {
			t.Fatalf("in no process of the wider plan: %+v", upper[0])
		}
	})
}

func sameFindings(t *rapid.T, p alert.Plan, wide alert.Process, inside []alert.Process) {
	t.Helper()
	level := alert.None
	for _, c := range thresholds(p) {
		most := 0
		for _, process := range inside {
			most = max(most, at(process.Sustained, c))
			level = max(level, process.Level)
		}
		if got := at(wide.Sustained, c); got != most {
			t.Fatalf("%v: %d hours with a lower level, %d without", c, got, most)
		}
	}
	if single(p) && max(level, alert.Blue) != max(wide.Level, alert.Blue) {
		t.Fatalf("%v with a lower level, %v without", wide.Level, level)
	}
}

// single reports whether every group has one condition.
func single(p alert.Plan) bool {
	for _, trigger := range p.Triggers {
		for _, group := range trigger.AnyOf {
			if len(group) > 1 {
				return false
			}
		}
	}
	return true
}
