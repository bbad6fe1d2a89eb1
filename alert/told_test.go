package alert_test

import (
	"testing"

	"pgregory.net/rapid"

	"github.com/clearsky-go/clearsky/alert"
	"github.com/clearsky-go/clearsky/alert/alerttest"
	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/internal/texttest"
)

// through decides at every hour until one and returns the acts that change something, with their hours.
func through(t fataler, p alert.Plan, s alert.Series, state alert.State, from, until int) (acts map[int]alert.Decision, last alert.State) {
	t.Helper()
	acts = map[int]alert.Decision{}
	for at := from; at <= until; at++ {
		d := decide(t, p, after(at), texttest.Back(t, state), alerttest.KnownAt(s, after(at)))
		if d.Act.Changes() {
			acts[at] = d
		}
		state = d.After
	}
	return acts, state
}

// An alert whose start is told for a later hour begins then, once; one whose lifting is told for a later hour is lifted then.
func TestActsToldForALaterHour(t *testing.T) {
	p := alert.Kashgar()
	p.Hold = 0
	s := alert.Series{Start: start, Hours: of(redAt(48)...)}
	known := alerttest.KnownAt(s, after(40))
	d := decide(t, p, after(40), alert.State{}, known)
	if d.Act != alert.Issue || d.Level != red || d.After.Announced.Began != after(48) {
		t.Fatal(d)
	}
	told, err := d.ToldFor(after(60))
	if err != nil || told.Announced.Began != after(60) || told.Announced.Until() != after(120) {
		t.Fatal(told, err)
	}
	acts, last := through(t, p, s, told, 41, 119)
	if len(acts) > 0 || last.Told != 0 {
		t.Errorf("between: %v, %v", acts, last)
	}
	acts, _ = through(t, p, s, told, 41, 130)
	if len(acts) != 1 || acts[120].Act != alert.LiftOnSchedule {
		t.Errorf("%v", acts)
	}

	lifted := decide(t, p, after(100), told, seriesKnown(100, clean(48), heavy(50), clean(80)))
	if lifted.Act != alert.LiftEarly {
		t.Fatal(lifted)
	}
	state, err := lifted.ToldFor(after(103))
	if err != nil || state.Announced.Until() != after(103) || state.Announced.Began != after(60) {
		t.Fatal(state, err)
	}
	acts, last = through(t, p, alert.Series{Start: start, Hours: of(clean(48), heavy(50), clean(80))}, state, 101, 110)
	if len(acts) != 1 || acts[103].Act != alert.LiftOnSchedule || !last.Announced.None() || last.Told != 0 {
		t.Errorf("%v, then %v", acts, last)
	}

	back := decide(t, p, after(101), state, seriesKnown(101, clean(48), heavy(48), clean(6), heavy(72), clean(48)))
	if back.Act != alert.Extend && back.Act != alert.Upgrade || back.After.Announced.At(after(105)) != red {
		t.Errorf("the pollution comes back: %v", back)
	}
}

// What is asked for beyond what was told, and by others, does not wait.
func TestWhatWasToldWaitsForNothingHigher(t *testing.T) {
	p := alert.Kashgar()
	d := decide(t, p, after(40), alert.State{}, seriesKnown(40, yellowAt(48)...))
	told, err := d.ToldFor(after(60))
	if err != nil {
		t.Fatal(err)
	}
	worse := decide(t, p, after(45), told, seriesKnown(45, redAt(48)...))
	if worse.Act != alert.Upgrade || worse.Level != red || worse.After.Announced.At(after(48)) != red {
		t.Errorf("%v", worse)
	}
	superior := alert.Demand{Kind: alert.SuperiorAlert, Level: yellow, Span: aqi.Span{From: after(50), Until: after(72)}}
	asked := decide(t, p, after(45), told, seriesKnown(45, yellowAt(48)...), superior)
	if asked.Act != alert.Extend || asked.After.Announced.At(after(50)) != yellow || asked.After.Announced.At(after(49)) != alert.NoAlert {
		t.Errorf("%v", asked)
	}
}

func TestToldForErrors(t *testing.T) {
	p := alert.Kashgar()
	d := decide(t, p, after(40), alert.State{}, seriesKnown(40, yellowAt(48)...))
	for hour, want := range map[int]string{40: "/hour conflict", 39: "/hour conflict", 47: "/hour conflict", 48: "", 71: "", 72: "/hour conflict"} {
		_, err := d.ToldFor(after(hour))
		checkWhere(t, "ToldFor", err, want)
	}
	_, err := decide(t, p, after(41), d.After, seriesKnown(41, yellowAt(48)...)).ToldFor(after(50))
	checkWhere(t, "ToldFor", err, "/decision/act conflict")
	_, err = ready(t, p).Decide(alert.State{Told: -1}, alert.Outlook{At: after(1)}, nil)
	checkWhere(t, "Decide", err, "/state/told range")
}

// Until the hour told, deciding every hour on the same series, and carrying it out, says nothing of what was told again: no lifting of an
// alert that is lifted then, and nothing lower. No hour of a demand is below it.
func TestToldActsAreNotToldAgain(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p, m, d := anyDecision(t)
		told, err := d.ToldFor(m.At + aqi.Stamp(rapid.IntRange(1, 60).Draw(t, "hours later")))
		if err != nil {
			return
		}
		again := decide(t, p, m.At, told, m.Series, m.Demands...)
		if d.Act == alert.LiftEarly && (again.Act != alert.Keep || again.After.Announced.Until() != told.Announced.Until()) {
			t.Fatalf("%v, then %v", d, again)
		}
		for hour := m.At; hour < told.Told; hour++ {
			if again.After.Announced.At(hour) < told.Announced.At(hour) && again.Act != alert.Downgrade {
				t.Fatalf("at %v lower than told: %v\n%v", hour, told, again)
			}
			for _, demand := range again.Evidence.Demands {
				if demand.Contains(hour) && again.After.Announced.At(hour) < demand.Level {
					t.Fatalf("at %v below %v: %v", hour, demand, again)
				}
			}
		}
		first := again
		if again := decide(t, p, m.At, again.After, m.Series, m.Demands...); again.Act.Changes() {
			t.Fatalf("again %v\nbefore %v told %v own %v\nfirst %v\n announced %+v\n own %v\ntold %v %v", again, told.Announced, told.Told, told.Own, first, first.After.Announced, first.After.Own, first.After.Told, m.Demands)
		}
	})
}
