package runs_test

import (
	"slices"
	"testing"

	"pgregory.net/rapid"

	"github.com/clearsky-go/clearsky/internal/runs"
)

// "AQI ≥ 201" is "AQI > 200".
func TestThreshold(t *testing.T) {
	above, atLeast := runs.ThresholdOf(200, false), runs.ThresholdOf(201, true)
	if above != atLeast || above.Exceeds(200) || !above.Exceeds(201) {
		t.Errorf("%d, %d", above, atLeast)
	}
}

// drawRules draws rules, and their groups of conditions.
func drawRules(t *rapid.T) (runs.Rules, [][]runs.Condition) {
	r := runs.Rules{
		Window: rapid.SampledFrom([]int{24, 24, 2, 3, 63, 64}).Draw(t, "window"), Gap: rapid.SampledFrom([]int{36, 1, 10}).Draw(t, "gap"),
		Unbroken: rapid.Bool().Draw(t, "unbroken"), Merge: rapid.SampledFrom([]runs.Merge{runs.Highest, runs.Sum, runs.Span}).Draw(t, "merge"),
	}
	var groups [][]runs.Condition
	for i := range rapid.IntRange(1, 4).Draw(t, "triggers") {
		for range rapid.IntRange(1, 2).Draw(t, "groups") {
			var group []runs.Condition
			for n := rapid.IntRange(1, 3).Draw(t, "conditions"); n > 0; n-- {
				threshold := runs.Threshold(rapid.IntRange(0, 3).Draw(t, "threshold"))
				hours := r.Window * rapid.IntRange(1, 4).Draw(t, "windows")
				group = append(group, runs.Condition{Trigger: i, Last: n == 1, Threshold: threshold, Hours: hours})
			}
			groups = append(groups, group)
		}
	}
	r.Triggers = runs.Ready(slices.Concat(groups...))
	return r, groups
}

// spells draws n values in spells of one.
func spells(t *rapid.T, n int) []int {
	var values []int
	for len(values) < n {
		value := rapid.IntRange(0, 4).Draw(t, "value")
		length := rapid.SampledFrom([]int{1, 2, 5, 23, 24, 25, 47, 48, 72, 100}).Draw(t, "hours")
		values = append(values, slices.Repeat([]int{value}, min(length, n-len(values)))...)
	}
	return values
}

func drawSeries(t *rapid.T, window int) series {
	n := rapid.IntRange(0, 400).Draw(t, "hours")
	return series{hours: spells(t, n), windows: spells(t, max(0, n-window+1))}
}

// grader returns a grader with the series filled in.
func grader(rules runs.Rules, s series) *runs.Grader {
	g := runs.NewGrader(rules, len(s.hours))
	fill(g, s)
	return g
}

func fill(g *runs.Grader, s series) {
	for k, t := range g.Thresholds {
		set := func(set runs.Set, values []int) {
			clear(set)
			for i, v := range values {
				if t.Exceeds(v) {
					set.Add(i, i+1)
				}
			}
		}
		set(g.Above[k].Windows, s.windows)
		set(g.Above[k].Heavy, s.hours)
	}
	g.FindBare()
}

// Runs, episodes, sustained hours and triggers are what trying everything finds.
func TestGradesEqualTheOracle(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		rules, groups := drawRules(t)
		g := runs.NewGrader(rules, 0)
		for range 2 { // the second time with the memory of the first
			o := slow{drawSeries(t, rules.Window), rules, groups}
			if bits := (len(o.hours) + 63) / 64; g.Above[0].Windows == nil || len(g.Above[0].Windows) != bits {
				g = runs.NewGrader(rules, len(o.hours))
			}
			fill(g, o.series)
			checkGrades(t, g, o)
		}
	})
}

func checkGrades(t *rapid.T, g *runs.Grader, o slow) {
	found := g.Find()
	if want := o.runs(o.rules.Thresholds[0]); !slices.Equal(found, want) {
		t.Fatalf("%+v, want %+v", found, want)
	}
	grade := func(i, end int) {
		first, last := found[i], found[end-1]
		sustained := make([]int, len(o.rules.Thresholds))
		trigger, want := g.Grade(i, end, sustained), o.trigger(first.First, last.End)
		if wanted := o.sustainedIn(first.First, last.End); trigger != want || !slices.Equal(sustained, wanted) {
			t.Fatalf("%d, %v in the hours from %d to %d, want %d, %v", trigger, sustained, first.First, last.End, want, wanted)
		}
	}
	i := 0
	for _, episode := range o.merged(o.rules.Thresholds[0], 0, len(o.hours)) {
		end := g.EpisodeEnd(i)
		if end-i != len(episode) {
			t.Fatalf("%d runs, want %d", end-i, len(episode))
		}
		grade(i, end)
		for ; i < end; i++ {
			grade(i, i+1)
		}
	}
	if i != len(found) {
		t.Fatalf("%d runs, want %d", len(found), i)
	}
}

// What is graded as a bound reaches, at every hour, the trigger of any series whose sets lie inside.
func TestBoundIsNoLess(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		rules, _ := drawRules(t)
		s := drawSeries(t, rules.Window)
		more := series{hours: slices.Clone(s.hours), windows: slices.Clone(s.windows)}
		for _, values := range [][]int{more.hours, more.windows} {
			for range rapid.IntRange(0, 5).Draw(t, "raises") {
				first := rapid.IntRange(0, len(values)).Draw(t, "first")
				for i := range min(len(values)-first, rapid.IntRange(1, 50).Draw(t, "raised")) {
					values[first+i] = max(values[first+i], rapid.IntRange(1, 4).Draw(t, "to"))
				}
			}
		}
		g := grader(rules, s)
		rules.Bound = true
		bound := grader(rules, more)
		for k := range g.Above { // what is bare stays so
			for w := range g.Above[k].Bare {
				bound.Above[k].Bare[w] |= g.Above[k].Bare[w]
			}
		}
		want, got := byHour(g, len(s.hours)), byHour(bound, len(s.hours))
		for i := range want {
			if got[i] < want[i] {
				t.Fatalf("hour %d: %d, but %d is reached", i, got[i], want[i])
			}
		}
	})
}

// byHour returns the trigger of the episode at each hour, -2 where there is none.
func byHour(g *runs.Grader, hours int) []int {
	triggers := slices.Repeat([]int{-2}, hours)
	found := g.Find()
	for i, end := 0, 0; i < len(found); i = end {
		end = g.EpisodeEnd(i)
		trigger := g.Grade(i, end, nil)
		for h := found[i].From; h < found[end-1].Until; h++ {
			triggers[h] = trigger
		}
	}
	return triggers
}
