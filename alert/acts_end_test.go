package alert_test

import (
	"testing"

	"github.com/clearsky-go/clearsky/alert"
	"github.com/clearsky-go/clearsky/aqi"
)

func TestExtend(t *testing.T) {
	before := state(yellow, 48, 72)
	adjust, more := []string{"3.3 (1)", "3.7.1 (1)"}, []part{clean(48), heavy(30), clean(60)}
	checkActs(t, alert.Kashgar(), []actRow{
		{"ends after the announced end", "3.7.1 (1)", "six hours later", 60, more, before, alert.Extend, state(yellow, 48, 78), alert.NoAlert, adjust},
		{"ends an hour after it", "3.7.1 (1)", "an hour later", 60, more, state(yellow, 48, 77), alert.Extend, state(yellow, 48, 78), alert.NoAlert, adjust},
		{"ends at the announced end", "3.7.1 (1)", "as announced", 60, more, state(yellow, 48, 78), alert.Keep, state(yellow, 48, 78), alert.NoAlert, nil},
		{"ends an hour before it", "3.7.2", "the announced end stands", 60, more, state(yellow, 48, 79), alert.Keep, state(yellow, 48, 79), alert.NoAlert, nil},
		{"the announced end has come", "3.7.1 (1)", "the episode goes on", 72, more, before, alert.Extend, state(yellow, 48, 78), alert.NoAlert, adjust},
		{"the announced end is past", "3.7.1 (1)", "never lifted: in force still", 75, more, before, alert.Extend, state(yellow, 48, 78), alert.NoAlert, adjust},
		{"open", "3.7.1 (1)", "ends with the forecast: provisional from now on", 60, []part{clean(48), heavy(30)}, state(yellow, 48, 78),
			alert.Extend, openly(state(yellow, 48, 78)), alert.NoAlert, adjust},
		{"open, and announced so", "3.7.1 (1)", "nothing new", 60, []part{clean(48), heavy(30)}, openly(state(yellow, 48, 78)), alert.Keep, openly(state(yellow, 48, 78)), alert.NoAlert, nil},
		{"open, announced so for less", "3.7.1 (1)", "an hour later, provisional still", 60, []part{clean(48), heavy(31)}, openly(state(yellow, 48, 78)),
			alert.Extend, openly(state(yellow, 48, 79)), alert.NoAlert, adjust},
		{"open, ends before the announced end", "3.7.1 (1)", "provisional, the later end stands", 60, []part{clean(48), heavy(30)}, state(yellow, 48, 90),
			alert.Extend, openly(state(yellow, 48, 90)), alert.NoAlert, adjust},
		{"no more open", "3.7.1 (1)", "the end is known, and later", 60, more, openly(state(yellow, 48, 77)), alert.Extend, state(yellow, 48, 78), alert.NoAlert, adjust},
		{"no more open, as announced", "3.7.1 (1)", "nothing is longer", 60, more, openly(state(yellow, 48, 78)), alert.Keep, openly(state(yellow, 48, 78)), alert.NoAlert, nil},
		{"begins before it was announced", "3.4", "the hours before are called for too", 40, more, state(yellow, 55, 78), alert.Extend, state(yellow, 48, 78), alert.NoAlert, adjust},
		{"has begun before it was announced", "3.4", "from now on", 50, more, state(yellow, 55, 78), alert.Extend, state(yellow, 50, 78), alert.NoAlert, adjust},
		{"begins after it was announced", "3.7.1", "nothing is longer", 30, more, state(yellow, 40, 78), alert.Keep, state(yellow, 40, 78), alert.NoAlert, nil},
		{"another episode of the level", "3.7.1 (4)", "within 36 hours: the alert stays in force until its end", 50, []part{heavy(24), clean(61), heavy(24), clean(60)}, state(yellow, 0, 60),
			alert.Extend, state(yellow, 0, 109), alert.NoAlert, adjust},
	})
}

func TestLiftOnSchedule(t *testing.T) {
	before := state(yellow, 48, 72)
	lift := func(name, clause, why string, at int, parts ...part) actRow {
		return actRow{name, clause, why, at, parts, before, alert.LiftOnSchedule, alert.State{}, alert.NoAlert, []string{"3.7.2"}}
	}
	checkActs(t, alert.Kashgar(), []actRow{
		lift("at its announced end", "3.7.2", "over as announced", 72, yellowAt(48)...),
		lift("an hour later", "3.7.2", "nobody decided in time", 73, yellowAt(48)...),
		lift("nothing forecast", "3.7.2", "on schedule needs no forecast", 72, clean(48), heavy(24)),
		lift("nothing known", "3.7.2", "nor observed hours", 72),
		lift("the next episode at t+36", "3.7.1 (4)", "is another", 72, clean(48), heavy(24), clean(36), heavy(24), clean(60)),
		{"the next run at t+35", "3.7.1 (4)", "is the same: it goes on", 72, []part{clean(48), heavy(24), clean(35), heavy(24), clean(60)}, before,
			alert.Extend, state(yellow, 48, 131), alert.NoAlert, []string{"3.3 (1)", "3.7.1 (4)", "3.7.1 (1)"}},
	})
}

func TestLiftEarly(t *testing.T) {
	before := state(yellow, 48, 100)
	lifted := func(name, why string, parts ...part) actRow {
		return actRow{name, "3.7.1 (2)", why, 72, parts, before, alert.LiftEarly, alert.State{}, alert.NoAlert, []string{"3.7.1 (2)"}}
	}
	kept := func(name, why string, parts ...part) actRow {
		return actRow{name, "3.7.1 (2)", why, 72, parts, before, alert.Keep, before, alert.NoAlert, nil}
	}
	dusty := func(hours int) part { return part{hours, 400, alert.Dusty} }
	checkActs(t, alert.Kashgar(), []actRow{
		lifted("36 hours forecast", "all valid and below", clean(48), heavy(24), clean(36)),
		kept("35 hours forecast", "the last of the 36 lies beyond", clean(48), heavy(24), clean(35)),
		lifted("the 36th is missing", "but lies in a window with 23 others", clean(48), heavy(24), clean(35), absent(1)),
		lifted("8 hours missing", "each lies in a window with 20 others", clean(48), heavy(24), clean(14), absent(8), clean(30)),
		kept("9 hours missing", "the fifth lies in no valid window", clean(48), heavy(24), clean(14), absent(9), clean(30)),
		kept("9 dusty hours", "dust does not count", clean(48), heavy(24), clean(14), dusty(9), clean(30)),
		lifted("9 dusty hours after t+36", "none of the 36", clean(48), heavy(24), clean(32), dusty(9), clean(30)),
		kept("9 dusty hours around t+35", "the fifth is the last of the 36", clean(48), heavy(24), clean(31), dusty(9), clean(30)),
		lifted("the episode at t+36", "another, 36 clean hours before it", clean(48), heavy(24), clean(36), heavy(24), clean(30)),
		kept("nothing forecast", "nothing is valid", clean(48), heavy(24)),
		{"not begun", "3.7.1 (2)", "withdrawn", 30, []part{clean(80)}, before, alert.LiftEarly, alert.State{}, alert.NoAlert, []string{"3.7.1 (2)"}},
		{"an hour before the announced end", "3.7.1 (2)", "early still", 99, []part{clean(48), heavy(24), clean(70)}, before, alert.LiftEarly, alert.State{}, alert.NoAlert, []string{"3.7.1 (2)"}},
		{"the episode ends at t+1", "3.7.1", "not over", 71, []part{clean(48), heavy(24), clean(70)}, before, alert.Keep, before, alert.NoAlert, nil},
		{"a level that the plan has not", "3.7.1 (2)", "lifted like any", 72, []part{clean(48), heavy(24), clean(36)}, state(alert.Blue, 48, 100), alert.LiftEarly, alert.State{}, alert.NoAlert, []string{"3.7.1 (2)"}},
	})
}

// The hours that were not valid are evidence: those of the 36, at t = 72.
func TestUnknown(t *testing.T) {
	for _, tt := range []struct {
		name  string
		parts []part
		want  []aqi.Span // counted from t
		short bool
	}{
		{"all valid", []part{clean(72), clean(36)}, nil, false},
		{"a forecast of 35 hours", []part{clean(72), clean(35)}, []aqi.Span{{From: 35, Until: 36}}, true},
		{"no forecast", []part{clean(72)}, []aqi.Span{{From: 0, Until: 36}}, true},
		{"the day before not known either", []part{absent(72), clean(60)}, nil, false},
		{"5 hours ahead, none behind", []part{absent(72), clean(5)}, []aqi.Span{{From: 0, Until: 36}}, true},
		{"5 hours ahead", []part{clean(72), clean(5)}, []aqi.Span{{From: 5, Until: 36}}, true},
		{"an hour in the middle", []part{clean(72), clean(10), absent(9), clean(30)}, []aqi.Span{{From: 14, Until: 15}}, false},
		{"two hours apart", []part{clean(68), absent(9), clean(24), absent(9), clean(30)}, []aqi.Span{{From: 0, Until: 1}, {From: 33, Until: 34}}, false},
		{"the series begins later", []part{}, []aqi.Span{{From: 0, Until: 36}}, true},
	} {
		o, err := alert.Kashgar().Outlook(seriesKnown(72, tt.parts...), after(72))
		if err != nil {
			t.Fatal(err)
		}
		want := make([]aqi.Span, 0, len(tt.want))
		for _, s := range tt.want {
			want = append(want, aqi.Span{From: s.From + start + 72, Until: s.Until + start + 72})
		}
		d, err := alert.Kashgar().Decide(alert.State{}, o)
		if err != nil || !equal(o.Unknown, want) || !equal(d.Evidence.Unknown, want) || d.Evidence.ForecastShort != tt.short {
			t.Errorf("%s: %v, short %v, %v, want %v", tt.name, o.Unknown, d.Evidence.ForecastShort, err, want)
		}
	}
}

func equal(a, b []aqi.Span) bool {
	if len(a) != len(b) {
		return false
	}
	for i := range a {
		if a[i] != b[i] || a[i].Hours() <= 0 {
			return false
		}
	}
	return true
}

// The national plans of four and of three levels. Their clauses are not named, so that nothing is cited.
func TestActsOfOtherPlans(t *testing.T) {
	blue := alert.Blue
	around := func(parts ...part) []part { return append(append([]part{{30, 0, 0}}, parts...), part{60, 0, 0}) }
	none := alert.State{}
	checkActs(t, guidance2017(), []actRow{
		{"blue", "2017", ">200 for 24 h", 20, around(part{24, 201, 0}), none, alert.Issue, state(blue, 30, 54), alert.NoAlert, nil},
		{"blue to yellow", "2017", ">200 for 48 h", 40, around(part{48, 201, 0}), state(blue, 30, 54), alert.Upgrade, state(yellow, 40, 78), alert.NoAlert, nil},
		{"yellow stays", "2017", "72 h, but no day above 300", 40, around(part{72, 201, 0}), state(yellow, 30, 102), alert.Keep, state(yellow, 30, 102), alert.NoAlert, nil},
		{"yellow to orange", "2017", "72 h and a day above 300", 40, around(part{48, 201, 0}, part{24, 301, 0}), state(yellow, 30, 102), alert.Upgrade, state(orange, 40, 102), alert.NoAlert, nil},
		{"straight to red", "2017", "reaches 500", 40, around(part{24, 500, 0}), state(blue, 30, 54), alert.Upgrade, state(red, 40, 54), alert.NoAlert, nil},
		{"red was reached", "2017", "observed hours count", 56, around(part{24, 500, 0}, part{10, 201, 0}), state(yellow, 30, 64), alert.Upgrade, state(red, 56, 64), alert.NoAlert, nil},
		{"red to blue", "2017", "500 is forecast no more", 32, around(part{24, 300, 0}), state(red, 30, 54), alert.Downgrade, state(blue, 32, 54), alert.NoAlert, nil},
	})
	checkActs(t, plan2019(), []actRow{
		{"no level", "2019", "24 h are an episode without a level", 20, around(part{24, 201, 0}), none, alert.Nothing, none, alert.NoAlert, nil},
		{"yellow", "2019", ">200 for 48 h", 20, around(part{48, 201, 0}), none, alert.Issue, state(yellow, 30, 78), alert.NoAlert, nil},
		{"yellow, then no level", "2019", "below the start criteria of every level, 36 hours valid", 32, around(part{24, 201, 0}), state(yellow, 30, 78), alert.LiftEarly, none, alert.NoAlert, nil},
		{"no level, on schedule", "2019", "the announced end has come", 40, around(part{24, 201, 0}), state(yellow, 30, 40), alert.LiftOnSchedule, none, alert.NoAlert, nil},
	})
	short := guidance2017()
	short.LiftHours = 12
	checkActs(t, short, []actRow{
		{"starts at t+11", "LiftHours 12", "within 12 hours", 19, around(part{24, 201, 0}), none, alert.Issue, state(blue, 30, 54), alert.NoAlert, nil},
		{"starts at t+12", "LiftHours 12", "not yet", 18, around(part{24, 201, 0}), none, alert.Nothing, none, alert.NoAlert, nil},
	})
}

// Evidence names the episode that the decision rests on, and what was measured and forecast.
func TestEvidence(t *testing.T) {
	d := decide(t, alert.Kashgar(), start+120, state(yellow, 48, 72), seriesKnown(120, clean(48), heavy(72), part{36, 250, 0}, clean(60)))
	f := d.Evidence
	lowest := alert.Window{Start: start + 143, Sum: 13*250 + 11*100, Count: 24}
	if hourOf(f.Episode.From) != 48 || hourOf(f.Episode.Until) != 156 || f.Episode.Level != red || len(f.Episode.Runs) != 1 ||
		f.Observed != red || f.Lowest.Start != lowest.Start-1 && f.Lowest != lowest || hourOf(f.Horizon) != 216 || f.ForecastShort || f.Unknown != nil {
		t.Errorf("%+v", f)
	}
	if d.String() != "2023-12-06 00:00: Upgrade Red, 2023-12-06 00:00 to 2023-12-07 12:00" ||
		d.Chinese() != "2023-12-06 00:00：提高预警级别，红色，2023-12-06 00:00至2023-12-07 12:00" {
		t.Errorf("%v\n%s", d, d.Chinese())
	}
	for want, d := range map[string]alert.Decision{
		"2023-12-01 00:00: Nothing":        {At: start},
		"2023-12-01 00:00: Lift early Red": {At: start, Act: alert.LiftEarly, Before: state(red, -9, 9)},
		"2023-12-01 00:00: Issue Red, 2023-12-01 00:00 to 2023-12-01 09:00 (provisional)": {At: start, Act: alert.Issue, After: openly(state(red, 0, 9))},
	} {
		if d.String() != want {
			t.Errorf("%v, want %s", d, want)
		}
	}
	if s := state(red, 10, 20); s.At(start+9) != alert.NoAlert || s.At(start+10) != red || s.At(start+20) != red || (alert.State{}).At(aqi.Stamp(5)) != alert.NoAlert {
		t.Error("an alert is in force from its start until it is lifted")
	}
}
