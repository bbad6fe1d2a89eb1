package alert_test

import (
	"fmt"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/clearsky-go/clearsky/alert"
	"github.com/clearsky-go/clearsky/alert/alerttest"
	"github.com/clearsky-go/clearsky/aqi"
)

// tale tells what an alert's decisions changed, hours counted from the start of the made-up series: "25: issue yellow [60, 84)", with "…"
// for a provisional end.
func tale(decisions []alert.Decision) []string {
	var tale []string
	for _, d := range changes(decisions) {
		text := fmt.Sprintf("%d: %s", hourOf(d.At), word(d.Act))
		for _, span := range d.After.Announced.Spans {
			level, _ := span.Level.MarshalText()
			text += fmt.Sprintf(" %s [%d, %d)", level, hourOf(span.From), hourOf(span.Until))
		}
		if d.After.Announced.Provisional {
			text += "…"
		}
		tale = append(tale, text)
	}
	return tale
}

// tell checks the tale of a replay from hour 0 on.
func tell(t *testing.T, p alert.Plan, until int, feed alert.Feed, want ...string) []alert.Decision {
	t.Helper()
	decisions := replayed(t, p, start, after(until), feed)
	if diff := cmp.Diff(want, tale(decisions)); diff != "" {
		t.Errorf("-want +got\n%s", diff)
	}
	return decisions
}

// Steady pollution under a rolling forecast of 72 hours: one issue, its upgrades, and an extension every 72 hours, not every hour.
func TestSteadyPollutionUnderARollingForecast(t *testing.T) {
	s := alert.Series{Start: start, Hours: of(clean(100), heavy(400), clean(100))}
	tell(t, alert.Kashgar(), 600, alert.Hindsight(s, 72),
		"65: issue yellow [100, 137)…", // 36 hours ahead and less
		"76: upgrade orange [100, 148)…",
		"100: upgrade red [100, 172)…",
		"172: extend red [172, 244)…",
		"244: extend red [244, 316)…",
		"316: extend red [316, 388)…",
		"388: extend red [388, 460)…",
		"460: extend red [460, 500)", // the end is in sight
		"500: lift-on-schedule",
	)
}

// A forecast that says 71 heavy hours and 72 by turns: red once and for all, until the lower finding has held for 12 hours. To the letter
// (Hold 0) it is another alert every other hour.
func TestForecastBetween71And72Hours(t *testing.T) {
	forecast := func(hours int, at aqi.Stamp) (alert.Series, error) {
		s := alert.Series{Start: start, Hours: of(clean(60), part{hours, 210, 0}, clean(100))}
		return alerttest.KnownAt(s, at), nil
	}
	swinging := func(_, at aqi.Stamp) (alert.Series, error) { return forecast(71+hourOf(at)/2%2, at) }
	tell(t, alert.Kashgar(), 60, swinging, "25: issue orange [60, 131)", "26: upgrade red [60, 132)")
	letter := alert.Kashgar()
	letter.Hold = 0
	if got := len(changes(replayed(t, letter, start, after(60), swinging))); got != 18 {
		t.Errorf("%d changes to the letter", got)
	}
	settled := func(since, at aqi.Stamp) (alert.Series, error) {
		if hourOf(at) < 30 {
			return swinging(since, at)
		}
		return forecast(71, at)
	}
	tell(t, alert.Kashgar(), 140, settled,
		"25: issue orange [60, 131)", "26: upgrade red [60, 132)",
		"40: downgrade orange [60, 131)", // 71 hours since 28
		"131: lift-on-schedule",
	)
}

// Without any forecast the observed hours are what is known: pollution that goes on is alerted for at what it has reached, until further
// notice, and lifted once a clean day has been observed behind it.
func TestNoForecast(t *testing.T) {
	s := alert.Series{Start: start, Hours: of(clean(60), part{50, 380, 0}, clean(200))}
	tell(t, alert.Kashgar(), 300, alert.Hindsight(s, 0),
		"69: issue yellow [69, 93)…", // the first mean above 200, a day being announced of what goes on
		"94: extend yellow [94, 118)…",
		"108: upgrade orange [108, 132)…", // 48 hours
		"134: lift-on-schedule",           // the first window behind 110
	)
	d := decideAt(t, 110, alert.State{}, nil, clean(60), part{50, 380, 0})
	if want := "2023-12-05 14:00: Issue Orange, 2023-12-05 14:00 to 2023-12-06 14:00 (until further notice)"; d.String() != want {
		t.Errorf("%v, want %s", d, want)
	}
}

// deadFrom is a feed whose data all end at an hour.
func deadFrom(hour int, feed alert.Feed) alert.Feed {
	return func(since, at aqi.Stamp) (alert.Series, error) {
		known, err := feed(since, min(at, after(hour)))
		if at >= after(hour) {
			known.Hours = known.Hours[:min(len(known.Hours), max(0, hour-hourOf(known.Start)))]
		}
		return known, err
	}
}

// A feed that dies lifts nothing, however long ago: neither an alert to a firm end nor one until further notice, nor one that has not
// begun. What is known to have been reached goes on until further notice.
func TestDeadFeed(t *testing.T) {
	s := alert.Series{Start: start, Hours: of(clean(40), heavy(80), clean(80))}
	firm, open := alert.Hindsight(s, 168), alert.Hindsight(s, 40)
	issued := "5: issue red [40, 120)"
	tell(t, alert.Kashgar(), 500, deadFrom(60, firm), issued, "97: extend red [97, 120) yellow [120, 121)…") // 20 observed hours: yellow
	tell(t, alert.Kashgar(), 500, deadFrom(20, firm), issued, "97: extend red [97, 121)…")                   // none: the alert's own
	tell(t, alert.Kashgar(), 500, deadFrom(60, open), "13: issue yellow [40, 53)…", "48: upgrade orange [48, 88)…")
	decisions := tell(t, alert.Kashgar(), 500, deadFrom(20, open), "13: issue yellow [40, 53)…")

	last := decisions[len(decisions)-1]
	if unknown := []aqi.Span{{From: after(475), Until: after(535)}}; !slices.Equal(last.Evidence.Unknown, unknown) || !last.Evidence.Episode.Open {
		t.Errorf("%+v", last.Evidence)
	}
}

// blindFrom is a feed that observes nothing from an hour on, while its forecast goes on.
func blindFrom(hour int, feed alert.Feed) alert.Feed {
	return func(since, at aqi.Stamp) (alert.Series, error) {
		known, err := feed(since, at)
		for i := range known.Hours {
			if s := known.Start + aqi.Stamp(i); s >= after(hour) && s < at {
				known.Hours[i] = alert.Hour{}
			}
		}
		return known, err
	}
}

// What is left of a forecast shrinks as its hours pass, and with it the level of what is known: where nothing has been observed
// meanwhile, that is no improvement, and lowers nothing before the announced end.
func TestAForecastThatRunsOutUnobservedLowersNothing(t *testing.T) {
	s := alert.Series{Start: start, Hours: of(clean(40), heavy(80), clean(200))}
	tell(t, alert.Kashgar(), 300, blindFrom(44, alert.Hindsight(s, 168)), "5: issue red [40, 120)", "120: lift-on-schedule")
	tell(t, alert.Kashgar(), 300, blindFrom(44, alert.Hindsight(s, 48)), "5: issue yellow [40, 53)…", "40: upgrade orange [40, 88)…", "88: extend orange [88, 120)…", "120: lift-on-schedule")
}

// The way out of a dead feed other than data: experts declare that the episode has ended, at an hour not before it is known to go on.
func TestADeadFeedsEpisodeIsDeclaredEnded(t *testing.T) {
	open := openly(schedule(orange, 40, 88)) // on observed hours up to 60
	for _, tt := range []struct {
		name       string
		at, ended  int
		want       alert.Act
		procedures string
	}{
		{"before the hour expected", 70, 65, alert.LiftEarly, orangeSteps},
		{"at its known end", 70, 60, alert.LiftEarly, orangeSteps},
		{"earlier than it is known to go on", 70, 59, alert.Keep, ""},
		{"for an hour to come", 70, 75, alert.Keep, ""}, // and lifted then
		{"when the hour expected has come", 90, 65, alert.LiftOnSchedule, ""},
		{"long after", 500, 499, alert.LiftOnSchedule, ""},
	} {
		ended := alert.Demand{Kind: alert.EndDeclared, Span: aqi.Span{From: after(tt.ended)}, By: "expert group"}
		d := decideAt(t, tt.at, own(open), []alert.Demand{ended}, clean(40), heavy(20))
		if got := procedure(ready(t, alert.Kashgar()).Approvals(d)); d.Act != tt.want || got != tt.procedures {
			t.Errorf("%s: %v, %s", tt.name, d, got)
		}
		if cited := slices.Contains(d.Clauses, alert.Kashgar().Clauses.Judgement); cited != (tt.ended >= 60) {
			t.Errorf("%s: cites %v", tt.name, d.Clauses)
		}
	}
}

// 3.7.1, third paragraph: observed at a higher level, and not to get better within 24 hours, is all that makes the upgrade a duty. 72
// observed hours are red; the windows that end in the next 24 hours exceed with 13 heavy hours ahead, and need no hour beyond them.
func TestTheDutyToUpgradeNeeds24HoursOfForecast(t *testing.T) {
	for _, tt := range []struct {
		name     string
		ahead    []part
		required alert.Level
	}{
		{"24 heavy hours, and no more forecast", []part{heavy(24)}, red},
		{"23 hours of forecast", []part{heavy(23)}, alert.NoAlert},
		{"13 heavy hours of 24", []part{heavy(13), clean(11)}, red},
		{"12 heavy hours of 24: the last mean is exactly 200", []part{heavy(12), clean(12)}, alert.NoAlert},
		{"heavy for days", []part{heavy(100)}, red},
	} {
		parts := append([]part{clean(48), heavy(72)}, tt.ahead...)
		d := decideAt(t, 120, state(orange, 48, 150), nil, parts...)
		if d.Act != alert.Upgrade || d.Level != red || d.Required != tt.required || slices.Contains(d.Clauses, alert.Kashgar().Clauses.Worsen) != (tt.required == red) {
			t.Errorf("%s: %v, required %v, cites %v", tt.name, d, d.Required, d.Clauses)
		}
	}
}

// An orange alert of the autonomous region is no matter of the own finding: it is issued in clean air, raises a lower alert, as it must
// (3.4), and keeps what would be lifted; once it is withdrawn the own schedule remains.
func TestASuperiorsAlertIsNeverDropped(t *testing.T) {
	superior := []alert.Demand{demand(orange, 40, 0)}
	superior[0].By = "自治区"
	cleared := since(alert.NoAlert, 20, state(orange, 30, 80))
	own := since(alert.NoAlert, 20, state(yellow, 30, 54))
	for _, tt := range []struct {
		name     string
		at       int
		before   alert.State
		demands  []alert.Demand
		parts    []part
		act      alert.Act
		required alert.Level
		want     alert.Schedule
	}{
		{"in clean air", 50, alert.State{}, superior, []part{clean(150)}, alert.Issue, alert.NoAlert, openly(schedule(orange, 50, 74))},
		{"over a yellow episode", 50, alert.State{}, superior, yellowAt(60), alert.Issue, alert.NoAlert, openly(schedule(orange, 50, 84))},
		{"over a yellow alert", 50, own, superior, yellowAt(30), alert.Upgrade, orange, openly(alert.Schedule{Spans: schedule(orange, 50, 74).Spans, Began: after(30)})},
		{"where the own alert could be lifted early", 50, cleared, superior, []part{clean(150)}, alert.Extend, alert.NoAlert,
			openly(alert.Schedule{Spans: schedule(orange, 50, 74).Spans, Began: after(30)})},
		{"withdrawn in clean air", 50, since(alert.NoAlert, 20, alert.State{Announced: openly(schedule(orange, 40, 74))}), nil, []part{clean(150)}, alert.LiftEarly, alert.NoAlert, alert.Schedule{}},
		{"withdrawn over a yellow episode", 65, since(yellow, 20, alert.State{Announced: openly(schedule(orange, 40, 89)), Own: schedule(yellow, 60, 84)}), nil, yellowAt(60),
			alert.Downgrade, alert.NoAlert, alert.Schedule{Spans: schedule(yellow, 65, 84).Spans, Began: after(40)}},
	} {
		d := decideAt(t, tt.at, tt.before, tt.demands, tt.parts...)
		if diff := cmp.Diff(tt.want, d.After.Announced, equateEmpty); d.Act != tt.act || d.Required != tt.required || diff != "" {
			t.Errorf("%s: %v, required %v: %s", tt.name, d, d.Required, diff)
		}
		if named := len(d.Evidence.Demands) > 0 && slices.Contains(d.Clauses, alert.Kashgar().Clauses.Superior); named != (len(tt.demands) > 0) {
			t.Errorf("%s: %v cites %v", tt.name, d, d.Clauses)
		}
	}
	d := decideAt(t, 50, alert.State{}, superior, clean(150))
	if english, chinese := d.Evidence.String(), d.Evidence.Chinese(); english != "no episode; Superior's alert, Orange, from 2023-12-02 16:00 until withdrawn, 自治区; known until 2023-12-07 06:00" ||
		chinese != "无重污染过程；上级预警，橙色，自2023-12-02 16:00起，撤销前有效，自治区；数据至2023-12-07 06:00" {
		t.Errorf("%s\n%s", english, chinese)
	}
}
