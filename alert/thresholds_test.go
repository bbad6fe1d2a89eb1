package alert_test

import (
	"testing"

	"pgregory.net/rapid"

	"github.com/clearsky-go/clearsky/alert"
	"github.com/clearsky-go/clearsky/alert/alerttest"
)

// without leaves out the groups of conditions that have the AQI.
func without(p alert.Plan, aqi int) alert.Plan {
	var kept []alert.Trigger
	for _, t := range p.Triggers {
		var groups [][]alert.Condition
		for _, group := range t.AnyOf {
			if group[0].AQI != aqi {
				groups = append(groups, group)
			}
		}
		if t.AnyOf = groups; len(groups) > 0 {
			kept = append(kept, t)
		}
	}
	p.Triggers = kept
	return p
}

// Every threshold draws its own runs, cut to its own heavy hours: the levels are the same with and without the 150s, unless these reach
// more by themselves. (National criteria of 2024; hours among many at 100.)
func TestEveryThresholdDrawsItsOwnRuns(t *testing.T) {
	for _, tt := range []struct {
		name, why     string
		parts         []part
		with, without alert.Level
	}{
		{"12 h at 152, 48 h at 301, 12 h at 152", "72 hours lie in three windows above 200, but those above 200 themselves are 48",
			[]part{{12, 152, 0}, {48, 301, 0}, {12, 152, 0}}, orange, orange},
		{"72 h at 301", "three days above 200, of which one is above 300", []part{{72, 301, 0}}, red, red},
		{"72 h at 201 with 24 h at 301", "the run at 200 holds one at 300", []part{{24, 201, 0}, {24, 301, 0}, {24, 201, 0}}, red, red},
		{"72 h at 201, 24 h at 301 two days later, 160 between", "one run at 150 holds both, but no run at 200 does",
			[]part{{72, 201, 0}, {48, 160, 0}, {24, 301, 0}}, orange, orange},
		{"24 h at 201, 160 for two days, 24 h at 201", "two runs at 200 of 24 h; at 150 one of four days",
			[]part{{24, 201, 0}, {48, 160, 0}, {24, 201, 0}}, orange, yellow},
		{"47 h at 160", "an hour short of 48", []part{{47, 160, 0}}, alert.NoAlert, alert.NoAlert},
		{"four hours at 500 between days at 160", "24 h above 200, cut to the four hours; 72 h above 150 and no more",
			[]part{{34, 160, 0}, {4, 500, 0}, {34, 160, 0}}, orange, yellow},
	} {
		for plan, want := range map[*alert.Plan]alert.Level{ptr(alert.National2024()): tt.with, ptr(without(alert.National2024(), 150)): tt.without} {
			got := alert.NoAlert
			for _, e := range episodes(t, *plan, among(tt.parts...)) {
				got = max(got, e.Level)
			}
			if got != want {
				t.Errorf("%s (%s), %d triggers: %v, want %v", tt.name, tt.why, len(plan.Triggers), got, want)
			}
			equalsOracle(t, *plan, among(tt.parts...))
		}
	}
}

func ptr[T any](v T) *T { return &v }

// Adding or removing a trigger never changes what another finds: a run has the highest level that the groups of conditions, each as a
// plan of its own, find inside it, and so has an episode.
func TestTriggersFindTheSameByThemselves(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := alerttest.Plan().Draw(t, "plan")
		s := alerttest.WithDaily(400).Draw(t, "series")
		if p.Readings.Merge != alert.HighestRun {
			// A run from concentrations need not lie inside that at a lower threshold, and so neither need gaps that merge.
			p.Readings.Daily = alert.MeanOfHours
		}
		var alone []alert.Episode
		for _, trigger := range p.Triggers {
			for _, group := range trigger.AnyOf {
				one := p
				one.Triggers = []alert.Trigger{{Level: trigger.Level, AnyOf: [][]alert.Condition{group}}}
				alone = append(alone, episodes(t, one, s)...)
			}
		}
		together := episodes(t, p, s)
		for _, e := range together {
			level := alert.NoAlert
			for _, a := range alone {
				if p.Readings.Merge != alert.HighestRun && a.Overlaps(e.Span) {
					level = max(level, a.Level)
				}
				for _, r := range a.Runs { // an episode from concentrations may reach into two at a lower threshold
					if r.Overlaps(e.Span) {
						level = max(level, r.Level)
					}
				}
			}
			if e.Level != level {
				t.Fatalf("%v, but the triggers by themselves find %v", e, level)
			}
			for _, r := range e.Runs {
				checkRunAlone(t, p, r, alone)
			}
		}
		for _, a := range alone {
			held := false
			for _, e := range together {
				held = held || a.Overlaps(e.Span)
			}
			if !held {
				t.Fatalf("%v lies in no episode", a)
			}
		}
	})
}

// checkRunAlone checks that a run has the highest level of the runs that the triggers find by themselves.
func checkRunAlone(t fataler, p alert.Plan, r alert.Run, alone []alert.Episode) {
	t.Helper()
	level := alert.NoAlert
	for _, a := range alone {
		for _, found := range a.Runs {
			if found.Overlaps(r.Span) {
				level = max(level, found.Level)
			}
		}
	}
	if r.Level != level && p.Readings.Merge == alert.HighestRun {
		t.Fatalf("run %v, but the triggers by themselves find %v", r, level)
	}
}
