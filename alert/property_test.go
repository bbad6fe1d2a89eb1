package alert_test

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/clearsky-go/clearsky/alert"
	"github.com/clearsky-go/clearsky/alert/alerttest"
)

// fataler is what a table's test and a property have in common.
type fataler interface {
	Helper()
	Fatalf(format string, args ...any)
}

// episodes returns the plan's answer, which must be no error.
func episodes(t fataler, p alert.Plan, s alert.Series) []alert.Episode {
	t.Helper()
	ps, err := ready(t, p).Episodes(s)
	if err != nil {
		t.Fatalf("%v", err)
	}
	return ps
}

func windows(t fataler, p alert.Plan, s alert.Series) []alert.Window {
	t.Helper()
	ws, err := ready(t, p).Windows(s)
	if err != nil {
		t.Fatalf("%v", err)
	}
	return ws
}

// equalsOracle compares windows and episodes with the oracle's.
func equalsOracle(t fataler, p alert.Plan, s alert.Series) {
	t.Helper()
	o := newOracle(p, s)
	valid := slices.DeleteFunc(slices.Clone(o.windows), func(w alert.Window) bool { return !w.Valid() })
	if diff := cmp.Diff(valid, windows(t, p, s), equateEmpty); diff != "" {
		t.Fatalf("windows, -oracle +got:\n%s", diff)
	}
	if diff := cmp.Diff(o.episodes(), episodes(t, p, s), equateEmpty); diff != "" {
		t.Fatalf("episodes, -oracle +got:\n%s", diff)
	}
}

func TestEpisodesEqualTheOracle(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := alerttest.Plan().Draw(t, "plan")
		equalsOracle(t, p, alerttest.WithDaily(400).Draw(t, "series"))
	})
}

// Kashgar's own plan, hour by hour, on longer series.
func TestKashgarsEpisodesEqualTheOracle(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		equalsOracle(t, alert.Kashgar(), alerttest.Hourly(700).Draw(t, "series"))
	})
}
