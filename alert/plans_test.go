package alert_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"pgregory.net/rapid"

	"github.com/clearsky-go/clearsky/alert"
	"github.com/clearsky-go/clearsky/alert/alerttest"
	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/internal/texttest"
)

// guidance2017 is the four-level plan of the national guidance of 2017: blue >200 for 24 h; yellow >200 for 48 h; orange
// >200 for 72 h and >300 for 24 h; red >200 for 96 h and >300 for 48 h, or a daily AQI that reaches 500.
func guidance2017() alert.Plan {
	return alert.Plan{
		Title: aqi.Text{English: "National guidance of 2017"},
		Triggers: []alert.Trigger{
			trigger(alert.Blue, above(200, 24)),
			trigger(alert.Yellow, above(200, 48)),
			trigger(alert.Orange, above(200, 72), above(300, 24)),
			{Level: alert.Red, AnyOf: [][]alert.Condition{{above(200, 96), above(300, 48)}, {atLeast(500, 24)}}},
		},
		MergeHours: 36, LiftHours: 36,
	}
}

// plan2019 is the three-level plan of 2019 and 2020: yellow >200 for 48 h; orange >200 for 72 h; red >200 for 96 h and >300
// for 48 h, or reaching 500.
func plan2019() alert.Plan {
	p := guidance2017()
	p.Title.English = "Three levels, 2019–2020"
	p.Triggers = p.Triggers[1:]
	p.Triggers[1].AnyOf[0] = p.Triggers[1].AnyOf[0][:1]
	return p
}

// plan150 has a threshold of 150 beside 200.
func plan150() alert.Plan {
	return alert.Plan{
		Title: aqi.Text{English: "150 beside 200"},
		Triggers: []alert.Trigger{
			{Level: alert.Yellow, AnyOf: [][]alert.Condition{{above(200, 24)}, {above(150, 48)}}},
			{Level: alert.Orange, AnyOf: [][]alert.Condition{{above(200, 48)}, {above(150, 72)}}},
			trigger(alert.Red, above(200, 72)),
		},
		MergeHours: 36, LiftHours: 36,
	}
}

// Each series is on, or just below, a boundary of a plan. Around it is clean air at 0.
func TestPlansAsData(t *testing.T) {
	const none, blue = alert.NoAlert, alert.Blue
	tests := []struct {
		name, why string
		parts     []part
		// The episode's level by the guidance of 2017, the plans of 2019 and the one with 150.
		guidance, three, low alert.Level
	}{
		{"24 h at 201", "blue", []part{{24, 201, 0}}, blue, none, yellow},
		{"47 h at 201", "an hour short of yellow", []part{{47, 201, 0}}, blue, none, yellow},
		{"48 h at 201", "yellow", []part{{48, 201, 0}}, yellow, yellow, orange},
		{"71 h at 201", "an hour short", []part{{71, 201, 0}}, yellow, yellow, orange},
		{"72 h at 201", "orange needs a day above 300 in 2017", []part{{72, 201, 0}}, yellow, orange, red},
		{"72 h, 24 of them at exactly 300", "300 is not above 300", []part{{24, 201, 0}, {24, 300, 0}, {24, 201, 0}}, yellow, orange, red},
		{"72 h, 24 of them at 301", "orange", []part{{24, 201, 0}, {24, 301, 0}, {24, 201, 0}}, orange, orange, red},
		{"71 h, 24 of them at 301", "72 h of 200 are not there", []part{{24, 201, 0}, {24, 301, 0}, {23, 201, 0}}, yellow, yellow, orange},
		{"96 h, 47 of them at 301", "one window short of red", []part{{49, 201, 0}, {47, 301, 0}}, orange, orange, red},
		{"96 h, 47 of them at 310", "the day with an hour at 201 is above 300 too, but the run at 300 is the 47 hours",
			[]part{{49, 201, 0}, {47, 310, 0}}, orange, orange, red},
		{"96 h, 48 of them at 301", "red", []part{{48, 201, 0}, {48, 301, 0}}, red, red, red},
		{"95 h, 48 of them at 301", "an hour short", []part{{47, 201, 0}, {48, 301, 0}}, orange, orange, red},
		{"96 h, 301 for two days apart", "24 h and 24 h are not 48", []part{{24, 301, 0}, {48, 201, 0}, {24, 301, 0}}, orange, orange, red},
		{"24 h at 500", "reaches 500", []part{{24, 500, 0}}, red, red, yellow},
		{"24 h, an hour at 499", "499.96 rounds up to 500", []part{{23, 500, 0}, {1, 499, 0}}, red, red, yellow},
		{"24 h at 499", "does not reach 500", []part{{24, 499, 0}}, blue, none, yellow},
		{"23 h at 500", "the mean is below", []part{{23, 500, 0}}, blue, none, yellow},
		{"24 h at 151", "150 is not in the others", []part{{24, 151, 0}}, none, none, none},
		{"48 h at 151", "yellow by 150", []part{{48, 151, 0}}, none, none, yellow},
		{"48 h at 150", "150 is not above 150", []part{{48, 150, 0}}, none, none, none},
		{"72 h at 151", "orange by 150", []part{{72, 151, 0}}, none, none, orange},
		{"two runs", "of 72 h at 201, and a day at 301 15 hours later: not met within one run by 2017",
			[]part{{72, 201, 0}, {25, 0, 0}, {24, 301, 0}}, yellow, orange, red},
	}
	plans := []alert.Plan{guidance2017(), plan2019(), plan150()}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			parts := append(append([]part{{30, 0, 0}}, tt.parts...), part{30, 0, 0})
			s := alert.Series{Start: start, Hours: of(parts...)}
			for i, want := range []alert.Level{tt.guidance, tt.three, tt.low} {
				ps := episodes(t, plans[i], s)
				got := alert.NoAlert
				if len(ps) > 0 {
					got = ps[0].Level
				}
				if len(ps) > 1 || got != want {
					t.Errorf("%s: %v, %d episodes, want %v", plans[i].Title.English, got, len(ps), want)
				}
				equalsOracle(t, plans[i], s)
			}
		})
	}
}

// A condition above the lowest threshold is met within one run, whatever the reading of merging adds up.
func TestAllOfWithinOneRun(t *testing.T) {
	s := alert.Series{Start: start, Hours: of(part{30, 0, 0}, part{72, 201, 0}, part{25, 0, 0}, part{24, 301, 0}, part{30, 0, 0})}
	p := guidance2017()
	for merging, want := range map[alert.MergeReading]alert.Level{alert.HighestRun: yellow, alert.SumOfRuns: orange, alert.WholeSpan: orange} {
		p.Readings.Merge = merging
		ps := episodes(t, p, s)
		if len(ps) != 1 || ps[0].Level != want || len(ps[0].Runs) != 2 || ps[0].Runs[0].Level != yellow || ps[0].Runs[1].Level != alert.Blue {
			t.Errorf("%v: %+v", merging, ps)
		}
	}
}

// The sustained hours are listed for each threshold, lowest first; at least 200 is below above 200. Windows from an hour after the
// start on hold some of the 50 hours at 301, but what is above 200 is cut to these.
func TestThresholdsInOrder(t *testing.T) {
	p := guidance2017()
	p.Triggers[0].AnyOf = append(p.Triggers[0].AnyOf, []alert.Condition{atLeast(200, 24)}, []alert.Condition{atLeast(201, 24)})
	ps := episodes(t, p, alert.Series{Start: start, Hours: of(part{24, 200, 0}, part{50, 301, 0}, part{24, 200, 0})})
	want := []alert.Condition{atLeast(200, 96), above(200, 48), above(300, 48), atLeast(500, 0)}
	if len(ps) != 1 {
		t.Fatalf("%+v", ps)
	}
	if diff := cmp.Diff(want, ps[0].Sustained); diff != "" {
		t.Error(diff)
	}
}

func TestPlansAreValidAndKeepTheirJSON(t *testing.T) {
	for _, p := range []alert.Plan{alert.Kashgar(), guidance2017(), plan2019(), plan150()} {
		if err := p.Validate(); err != nil {
			t.Errorf("%s: %v", p.Title.English, err)
		}
		if diff := cmp.Diff(p, texttest.Back(t, p)); diff != "" {
			t.Errorf("%s:\n%s", p.Title.English, diff)
		}
	}
}

// Kashgar's plan against the text: 3.3 (1) to (3), 3.7.1, and the defaults.
func TestKashgar(t *testing.T) {
	p := alert.Kashgar()
	if p.LiftHours != 36 || p.Edition != aqi.Edition2012 || p.Readings != (alert.Readings{}) {
		t.Errorf("%+v", p)
	}
	want := []struct {
		level   alert.Level
		chinese string
		english string
		place   string
	}{
		{yellow, "日AQI＞200持续24小时", "daily AQI > 200 for 24 h", "3.3 (1)"},
		{orange, "日AQI＞200持续48小时", "daily AQI > 200 for 48 h", "3.3 (2)"},
		{red, "日AQI＞200持续72小时", "daily AQI > 200 for 72 h", "3.3 (3)"},
	}
	if len(p.Triggers) != len(want) {
		t.Fatalf("%+v", p.Triggers)
	}
	for i, w := range want {
		trigger := p.Triggers[i]
		if len(trigger.AnyOf) != 1 || len(trigger.AnyOf[0]) != 1 {
			t.Fatalf("%+v", trigger)
		}
		c := trigger.AnyOf[0][0]
		if trigger.Level != w.level || c.Chinese() != w.chinese || c.String() != w.english || trigger.Clause.Number != w.place || trigger.Clause.Document != p.Title.Chinese {
			t.Errorf("%+v, want %+v", trigger, w)
		}
	}
	p.Triggers[0].AnyOf[0][0].AQI = 1
	if alert.Kashgar().Triggers[0].AnyOf[0][0].AQI != 200 {
		t.Error("a copy of the plan is not fresh")
	}
}

// "AQI ≥ 201" is "AQI > 200": a daily AQI is an integer, rounded up. So a mean of 200.04 is at least 201.
func TestAtLeastComparesTheRoundedUpInteger(t *testing.T) {
	plan := func(c alert.Condition) alert.Plan {
		return alert.Plan{Triggers: []alert.Trigger{trigger(red, c)}, MergeHours: 36, LiftHours: 36}
	}
	for _, tt := range []struct {
		name  string
		parts []part
		c     alert.Condition
		met   bool
	}{
		{"200.04 is above 200", []part{{23, 200, 0}, {1, 201, 0}}, above(200, 24), true},
		{"200.04 is at least 201", []part{{23, 200, 0}, {1, 201, 0}}, atLeast(201, 24), true},
		{"200.04 is not above 201", []part{{23, 200, 0}, {1, 201, 0}}, above(201, 24), false},
		{"200 is not at least 201", []part{{24, 200, 0}}, atLeast(201, 24), false},
		{"199.96 is at least 200", []part{{23, 200, 0}, {1, 199, 0}}, atLeast(200, 24), true},
		{"199 is not at least 200", []part{{24, 199, 0}}, atLeast(200, 24), false},
		{"0.04 is at least 1", []part{{23, 0, 0}, {1, 1, 0}}, atLeast(1, 24), true},
	} {
		s := among(tt.parts...)
		for i := range s.Hours {
			if s.Hours[i].AQI == index(100) {
				s.Hours[i].AQI = index(0)
			}
		}
		if es := episodes(t, plan(tt.c), s); (len(es) == 1) != tt.met {
			t.Errorf("%s: %v", tt.name, es)
		}
	}
	rapid.Check(t, func(t *rapid.T) {
		s, least := alerttest.WithDaily(300).Draw(t, "series"), rapid.IntRange(1, aqi.MaxIndex).Draw(t, "at least")
		es, same := episodes(t, plan(atLeast(least, 48)), s), episodes(t, plan(above(least-1, 48)), s)
		for i := range es {
			if d := cmp.Diff(es[i], same[i], cmpopts.IgnoreFields(alert.Condition{}, "Comparison", "AQI")); d != "" {
				t.Fatal(d)
			}
		}
		if len(es) != len(same) {
			t.Fatalf("%v, %v", es, same)
		}
	})
}
