package alerttest_test

import (
	"testing"

	"pgregory.net/rapid"

	"github.com/clearsky-go/clearsky/alert"
	"github.com/clearsky-go/clearsky/alert/alerttest"
	"github.com/clearsky-go/clearsky/aqi"
)

func TestMomentsCanBeDecided(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := alerttest.Plan().Draw(t, "plan")
		m := alerttest.MomentOf(p, 200).Draw(t, "moment")
		o, err := ready(t, p).Outlook(m.Series, m.At)
		if err != nil {
			t.Fatal(err)
		}
		for _, s := range []alert.State{m.Before, alerttest.StateAt(m.At+5).Draw(t, "any state")} {
			if _, err := ready(t, p).Decide(s, o, m.Demands); err != nil {
				t.Fatal(err)
			}
		}
	})
}

func TestForecastsAreSources(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(0, 40).Draw(t, "hours")
		f := alerttest.Revised(n).Draw(t, "forecasts")
		if len(f.Known) != n {
			t.Fatalf("%d hours, want %d", len(f.Known), n)
		}
		for i, s := range f.Known {
			at := f.First + aqi.Stamp(i)
			if _, err := ready(t, alert.Kashgar()).Outlook(s, at); err != nil {
				t.Fatal(err)
			}
			late, err := f.Feed(at-3, at)
			if err != nil || len(late.Hours) > len(s.Hours) || late.Start+aqi.Stamp(len(late.Hours)) != s.Start+aqi.Stamp(len(s.Hours)) {
				t.Fatalf("%d hours of %d from %v, %v", len(late.Hours), len(s.Hours), late.Start, err)
			}
			for j, h := range s.Hours {
				if i > 0 && j < len(f.Known[i-1].Hours) && s.Start+aqi.Stamp(j+1) < at && h != f.Known[i-1].Hours[j] {
					t.Fatalf("hour %d was %+v, is %+v", j, f.Known[i-1].Hours[j], h)
				}
			}
		}
	})
}

func TestKnownAtLeavesItsInputAlone(t *testing.T) {
	s := alert.Series{Start: 1000, Hours: make([]alert.Hour, 5)}
	s.Hours[0].Marks = alert.Forecast | alert.Dusty
	known := alerttest.KnownAt(s, 1003)
	for i, want := range []alert.Marks{alert.Dusty, 0, 0, alert.Forecast, alert.Forecast} {
		if known.Hours[i].Marks != want {
			t.Errorf("hour %d: %v, want %v", i, known.Hours[i].Marks, want)
		}
	}
	if s.Hours[0].Marks != alert.Forecast|alert.Dusty || s.Hours[4].Marks != 0 {
		t.Error("the series was changed")
	}
}

// The generators would be of little use if their draws missed what decisions turn on.
func TestMomentsReachEveryAct(t *testing.T) {
	p, acts := alert.Kashgar(), map[alert.Act]int{}
	count := func(inForce alert.State, s alert.Series, at aqi.Stamp) alert.State {
		o, err := ready(t, p).Outlook(s, at)
		if err != nil {
			t.Fatal(err)
		}
		d, err := ready(t, p).Decide(inForce, o, nil)
		if err != nil {
			t.Fatal(err)
		}
		acts[d.Act]++
		return d.After
	}
	for seed := range 300 {
		m := alerttest.MomentOf(p, 300).Example(seed)
		count(m.Before, m.Series, m.At)
	}
	for seed := range 40 {
		f, inForce := alerttest.Revised(60).Example(seed), alert.State{}
		for i, s := range f.Known {
			inForce = count(inForce, s, f.First+aqi.Stamp(i))
		}
	}
	for act := alert.Nothing; act <= alert.LiftOnSchedule; act++ {
		if acts[act] < 10 && act != alert.Revise { // which is only a region's
			t.Errorf("%v: %d", act, acts[act])
		}
	}
	t.Log(acts)
}
