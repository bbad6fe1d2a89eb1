package alert_test

import (
	"slices"
	"testing"

	"pgregory.net/rapid"

	"github.com/clearsky-go/clearsky/alert"
	"github.com/clearsky-go/clearsky/alert/alerttest"
	"github.com/clearsky-go/clearsky/aqi"
)

// heldFor is a period of a history, its hours counted from the start of the made-up series.
type heldFor struct {
	level       alert.Level
	from, until int
	provisional bool
}

// historyOf draws the history of decisions, which must be no error.
func historyOf(t fataler, decisions ...alert.Decision) alert.History {
	t.Helper()
	h, err := alert.HistoryOf(func(yield func(alert.Decision, error) bool) {
		for _, d := range decisions {
			if !yield(d, nil) {
				return
			}
		}
	})
	if err != nil {
		t.Fatalf("%v", err)
	}
	return h
}

func TestHistory(t *testing.T) {
	at := func(hour int, act alert.Act, s alert.Schedule) alert.Decision {
		return alert.Decision{At: after(hour), Act: act, After: own(s)}
	}
	none := alert.Schedule{}
	// steps is a yellow alert with orange hours within it.
	steps := openly(stair(10, on{yellow, 20}, on{orange, 30}, on{yellow, 40}))
	tests := []struct {
		name, clause, why string
		decisions         []alert.Decision
		want              []heldFor
	}{
		{"nothing", "3.7", "no alert", []alert.Decision{at(5, alert.Nothing, none)}, nil},
		{"announced", "3.4", "to its announced end", []alert.Decision{at(5, alert.Issue, schedule(yellow, 10, 20))}, []heldFor{{yellow, 10, 20, true}}},
		{"begun already", "3.4", "from the decision on", []alert.Decision{at(5, alert.Issue, schedule(yellow, 3, 20))}, []heldFor{{yellow, 5, 20, true}}},
		{"beyond its announced end", "3.7.2", "in force until it is lifted", []alert.Decision{
			at(5, alert.Issue, schedule(yellow, 5, 20)), at(30, alert.Keep, schedule(yellow, 5, 20)),
		}, []heldFor{{yellow, 5, 31, true}}},
		{"lifted late", "3.7.2", "in force until it is lifted", []alert.Decision{
			at(5, alert.Issue, schedule(yellow, 5, 20)), at(30, alert.LiftOnSchedule, none),
		}, []heldFor{{yellow, 5, 30, false}}},
		{"lifted early", "3.7.1 (2)", "no longer", []alert.Decision{
			at(5, alert.Issue, schedule(yellow, 5, 20)), at(15, alert.LiftEarly, none), at(40, alert.Nothing, none),
		}, []heldFor{{yellow, 5, 15, false}}},
		{"withdrawn", "3.7.1 (2)", "never in force", []alert.Decision{at(5, alert.Issue, schedule(yellow, 10, 20)), at(9, alert.LiftEarly, none)}, nil},
		{"withdrawn as it begins", "3.7.1 (2)", "never in force", []alert.Decision{at(5, alert.Issue, schedule(yellow, 10, 20)), at(10, alert.LiftEarly, none)}, nil},
		{"raised before it began", "3.7.1 (1)", "red from the start", []alert.Decision{
			at(5, alert.Issue, schedule(yellow, 10, 20)), at(8, alert.Upgrade, schedule(red, 10, 40)),
		}, []heldFor{{red, 10, 40, true}}},
		{"raised and lowered", "3.7.1", "each until the next", []alert.Decision{
			at(5, alert.Issue, schedule(yellow, 5, 20)), at(8, alert.Upgrade, schedule(red, 8, 40)), at(30, alert.Downgrade, schedule(orange, 30, 40)),
		}, []heldFor{{yellow, 5, 8, false}, {red, 8, 30, false}, {orange, 30, 40, true}}},
		{"extended", "3.7.1 (1)", "one period", []alert.Decision{
			at(5, alert.Issue, schedule(yellow, 5, 20)), at(8, alert.Extend, schedule(yellow, 5, 25)), at(25, alert.Extend, schedule(yellow, 5, 30)),
		}, []heldFor{{yellow, 5, 30, true}}},
		{"lifted and issued again", "3.7.1 (4)", "two periods", []alert.Decision{
			at(5, alert.Issue, schedule(yellow, 5, 20)), at(8, alert.LiftEarly, none), at(9, alert.Issue, schedule(yellow, 9, 20)),
		}, []heldFor{{yellow, 5, 8, false}, {yellow, 9, 20, true}}},
		{"level by level", "3.7.1", "each level its hours", []alert.Decision{at(5, alert.Issue, steps)}, []heldFor{{yellow, 10, 20, true}, {orange, 20, 30, true}, {yellow, 30, 40, true}}},
		{"level by level, until further notice", "3.7.1", "at its last level", []alert.Decision{at(5, alert.Issue, steps), at(59, alert.Keep, steps)},
			[]heldFor{{yellow, 10, 20, true}, {orange, 20, 30, true}, {yellow, 30, 60, true}}},
		{"lifted amid its levels", "3.7.1 (2)", "what has not come has no period", []alert.Decision{at(5, alert.Issue, steps), at(25, alert.LiftEarly, none)},
			[]heldFor{{yellow, 10, 20, false}, {orange, 20, 25, false}}},
		{"changed before a level begins", "3.7.1 (1)", "the level before it goes on", []alert.Decision{
			at(5, alert.Issue, steps), at(15, alert.Extend, alert.Schedule{Spans: schedule(yellow, 18, 50).Spans, Began: after(10)}),
		}, []heldFor{{yellow, 10, 50, true}}},
	}
	for _, tt := range tests {
		h := historyOf(t, tt.decisions...)
		var got []heldFor
		for _, p := range h.Periods() {
			got = append(got, heldFor{p.Level, hourOf(p.From), hourOf(p.Until), p.Provisional})
		}
		if !slices.Equal(got, tt.want) || h.Last != tt.decisions[len(tt.decisions)-1].At {
			t.Errorf("%s (%s, %s): %v, last %v, want %v", tt.name, tt.clause, tt.why, got, h.Last, tt.want)
		}
		for hour := -5; hour < 70; hour++ {
			want := alert.NoAlert
			for _, p := range tt.want {
				if hour >= p.from && hour < p.until {
					want = p.level
				}
			}
			if got := h.At(after(hour)); got != want {
				t.Errorf("%s: %v at hour %d, want %v", tt.name, got, hour, want)
			}
		}
	}
}

func TestHistoryOfNothing(t *testing.T) {
	if h, err := alert.HistoryOf(nil); err != nil || h.Decisions != nil || h.Last != 0 || h.Periods() != nil || h.At(start) != alert.NoAlert {
		t.Errorf("%+v, %v", h, err)
	}
}

// The history of decisions says of every hour what was in force at it, and after the last one what is announced.
func TestHistoryEqualsTheStates(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := alerttest.Plan().Draw(t, "plan")
		p.Readings.Daily = alert.MeanOfHours
		f := alerttest.Revised(100).Draw(t, "forecasts")
		var decisions []alert.Decision
		var s alert.State
		inForce := map[aqi.Stamp]alert.Level{}
		for i, known := range f.Known {
			d := decide(t, p, f.First+aqi.Stamp(i), s, known, alerttest.Demands(f.First+50).Draw(t, "demands")...)
			decisions, s = append(decisions, d), d.After
			inForce[d.At] = s.Announced.At(d.At)
		}
		last := f.First + 100
		for at := last; at < s.Announced.Until(); at++ {
			inForce[at] = s.Announced.At(at)
		}
		h := historyOf(t, decisions...)
		periods := h.Periods()
		for at := f.First - 50; at < last+500; at++ {
			if got := h.At(at); got != inForce[at] {
				t.Fatalf("%v: %v, want %v\n%+v", at, got, inForce[at], periods)
			}
		}
		for i, period := range periods {
			if period.Level == alert.NoAlert || period.Hours() <= 0 || i > 0 && periods[i-1].Until > period.From ||
				i > 0 && periods[i-1].Until == period.From && periods[i-1].Level == period.Level {
				t.Fatalf("%+v", periods)
			}
		}
	})
}
