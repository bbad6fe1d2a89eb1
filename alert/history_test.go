package alert_test

import (
	"slices"
	"testing"

	"github.com/clearsky-go/clearsky/alert"
	"github.com/clearsky-go/clearsky/aqi"
)

// heldFor is a period of a history, its hours counted from the start of the made-up series.
type heldFor struct {
	level       alert.Level
	from, until int
	provisional bool
}

func TestHistory(t *testing.T) {
	at := func(hour int, act alert.Act, after alert.State) alert.Decision {
		return alert.Decision{At: start + aqi.Stamp(hour), Act: act, After: after}
	}
	tests := []struct {
		name, clause, why string
		decisions         []alert.Decision
		want              []heldFor
	}{
		{"nothing", "3.7", "no alert", []alert.Decision{at(5, alert.Nothing, alert.State{})}, nil},
		{"announced", "3.4", "to its announced end", []alert.Decision{at(5, alert.Issue, state(yellow, 10, 20))}, []heldFor{{yellow, 10, 20, true}}},
		{"begun already", "3.4", "from the decision on", []alert.Decision{at(5, alert.Issue, state(yellow, 3, 20))}, []heldFor{{yellow, 5, 20, true}}},
		{"beyond its announced end", "3.7.2", "in force until it is lifted", []alert.Decision{
			at(5, alert.Issue, state(yellow, 5, 20)), at(30, alert.Keep, state(yellow, 5, 20)),
		}, []heldFor{{yellow, 5, 31, true}}},
		{"lifted late", "3.7.2", "in force until it is lifted", []alert.Decision{
			at(5, alert.Issue, state(yellow, 5, 20)), at(30, alert.LiftOnSchedule, alert.State{}),
		}, []heldFor{{yellow, 5, 30, false}}},
		{"lifted early", "3.7.1 (2)", "no longer", []alert.Decision{
			at(5, alert.Issue, state(yellow, 5, 20)), at(15, alert.LiftEarly, alert.State{}), at(40, alert.Nothing, alert.State{}),
		}, []heldFor{{yellow, 5, 15, false}}},
		{"withdrawn", "3.7.1 (2)", "never in force", []alert.Decision{
			at(5, alert.Issue, state(yellow, 10, 20)), at(9, alert.LiftEarly, alert.State{}),
		}, nil},
		{"withdrawn as it begins", "3.7.1 (2)", "never in force", []alert.Decision{
			at(5, alert.Issue, state(yellow, 10, 20)), at(10, alert.LiftEarly, alert.State{}),
		}, nil},
		{"raised before it began", "3.7.1 (1)", "red from the start", []alert.Decision{
			at(5, alert.Issue, state(yellow, 10, 20)), at(8, alert.Upgrade, state(red, 10, 40)),
		}, []heldFor{{red, 10, 40, true}}},
		{"raised and lowered", "3.7.1", "each until the next", []alert.Decision{
			at(5, alert.Issue, state(yellow, 5, 20)), at(8, alert.Upgrade, state(red, 8, 40)), at(30, alert.Downgrade, state(orange, 30, 40)),
		}, []heldFor{{yellow, 5, 8, false}, {red, 8, 30, false}, {orange, 30, 40, true}}},
		{"extended", "3.7.1 (1)", "one period", []alert.Decision{
			at(5, alert.Issue, state(yellow, 5, 20)), at(8, alert.Extend, state(yellow, 5, 25)), at(25, alert.Extend, state(yellow, 5, 30)),
		}, []heldFor{{yellow, 5, 30, true}}},
		{"lifted and issued again", "3.7.1 (4)", "two periods", []alert.Decision{
			at(5, alert.Issue, state(yellow, 5, 20)), at(8, alert.LiftEarly, alert.State{}), at(9, alert.Issue, state(yellow, 9, 20)),
		}, []heldFor{{yellow, 5, 8, false}, {yellow, 9, 20, true}}},
	}
	for _, tt := range tests {
		h, err := alert.HistoryOf(func(yield func(alert.Decision, error) bool) {
			for _, d := range tt.decisions {
				if !yield(d, nil) {
					return
				}
			}
		})
		var got []heldFor
		for _, p := range h.Periods() {
			got = append(got, heldFor{p.Level, hourOf(p.From), hourOf(p.Until), p.Provisional})
		}
		if err != nil || !slices.Equal(got, tt.want) || h.Last != tt.decisions[len(tt.decisions)-1].At {
			t.Errorf("%s (%s, %s): %v, last %v, %v, want %v", tt.name, tt.clause, tt.why, got, h.Last, err, tt.want)
		}
		for hour := -5; hour < 60; hour++ {
			want := alert.NoAlert
			for _, p := range tt.want {
				if hour >= p.from && hour < p.until {
					want = p.level
				}
			}
			if got := h.At(start + aqi.Stamp(hour)); got != want {
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
