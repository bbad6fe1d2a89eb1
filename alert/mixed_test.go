package alert_test

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/clearsky-go/clearsky/alert"
	"github.com/clearsky-go/clearsky/alert/alerttest"
	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/aqi/aqitest"
)

var o3 = aqi.PollutantsOf(aqi.O3)

// plan is Kashgar's with one trigger for yellow, and one for orange if there are conditions.
func plan(yellows, oranges [][]alert.Condition) alert.Plan {
	p := alert.Kashgar()
	p.Triggers = []alert.Trigger{{Level: yellow, AnyOf: yellows}}
	if oranges != nil {
		p.Triggers = append(p.Triggers, alert.Trigger{Level: orange, AnyOf: oranges})
	}
	return p
}

// inRow, ofDay, only and timed are conditions on hours, on a pollutant, and at a time.
func inRow(aqi, hours int) alert.Condition {
	return alert.Condition{Kind: alert.HoursInARow, AQI: aqi, Hours: hours}
}

func ofDay(aqi, hours int) alert.Condition {
	return alert.Condition{Kind: alert.HoursOfADay, AQI: aqi, Hours: hours}
}

func only(p aqi.Pollutant, c alert.Condition) alert.Condition {
	c.Pollutant = p
	return c
}

func timed(when alert.Timing, c alert.Condition) alert.Condition {
	c.Timing = when
	return c
}

// Criteria of Shandong 2022 (draft), Hohhot 2019 and Chongqing 2022, and those on hours observed and forecast, on series made for them. Hours
// among many at 100, PM2.5 primary.
func TestConditionsWorked(t *testing.T) {
	shandong := plan([][]alert.Condition{{above(150, 48), inRow(200, 1)}}, nil)
	hohhot := plan([][]alert.Condition{{above(200, 48)}, {inRow(200, 3)}}, nil)
	counted := plan([][]alert.Condition{{ofDay(200, 6)}}, [][]alert.Condition{{ofDay(200, 7)}})
	chongqing := plan([][]alert.Condition{{above(200, 24)}, {only(aqi.PM25, above(150, 48))}, {only(aqi.O3, above(150, 48)), inRow(200, 1)}}, nil)
	seen := plan([][]alert.Condition{{timed(alert.Observed, above(200, 24)), timed(alert.Forecasted, above(200, 48))}}, nil)
	hour := func(hours, aqi int, of aqi.Pollutants) []alert.Hour {
		return slices.Repeat([]alert.Hour{{AQI: index(aqi), Primary: of}}, hours)
	}
	for _, tt := range []struct {
		name, why string
		plan      alert.Plan
		hours     []alert.Hour
		from, end int // of the one episode, hours after the 48 before
		level     alert.Level
		sustained string
	}{
		{"Shandong: two days at 160", "no hour above 200", shandong, of(part{48, 160, 0}), 0, 48, alert.NoAlert, "daily AQI > 150 for 48 h"},
		{"Shandong: an hour of them at 201", "one is enough", shandong, of(part{20, 160, 0}, part{1, 201, 0}, part{27, 160, 0}), 0, 48, yellow,
			"daily AQI > 150 for 48 h, hourly AQI > 200 for 1 h in a row"},
		{"Shandong: a day at 160, the hour in it", "48 hours are needed", shandong, of(part{20, 160, 0}, part{1, 201, 0}, part{3, 160, 0}), 0, 24, alert.NoAlert,
			"daily AQI > 150 for 24 h, hourly AQI > 200 for 1 h in a row"},
		{"Hohhot: three hours at 210", "pollution of a short time", hohhot, of(part{3, 210, 0}), 0, 3, yellow, "hourly AQI > 200 for 3 h in a row"},
		{"Hohhot: two and two", "three in a row are needed", hohhot, of(part{2, 210, 0}, part{1, 100, 0}, part{2, 210, 0}), 0, 5, alert.NoAlert, "hourly AQI > 200 for 2 h in a row"},
		{"six hours of a day", "2, 3 and 1 within 24 h", counted, of(part{2, 210, 0}, part{8, 100, 0}, part{3, 210, 0}, part{10, 100, 0}, part{1, 210, 0}), 0, 24, yellow,
			"hourly AQI > 200 for 6 h of a day"},
		{"six hours in 25", "5 of a day", counted, of(part{2, 210, 0}, part{8, 100, 0}, part{3, 210, 0}, part{11, 100, 0}, part{1, 210, 0}), -1, 0, 0, ""},
		{"seven of a day", "the second line", counted, of(part{7, 210, 0}), 0, 7, orange, "hourly AQI > 200 for 7 h of a day, hourly AQI > 200 for 7 h of a day"},
		{"Chongqing: two days at 160 of PM2.5", "its sub-index, by its daily mean", chongqing, hour(48, 160, pm25), 0, 48, yellow, "daily IAQI of PM2.5 > 150 for 48 h"},
		{"Chongqing: two days at 160 of O3", "no heavy hour", chongqing, hour(48, 160, o3), 0, 48, alert.NoAlert, "daily IAQI of O3 > 150 for 48 h"},
		{"Chongqing: an hour of O3 at 210", "with heavy pollution of a short time", chongqing, slices.Concat(hour(20, 160, o3), hour(1, 210, o3), hour(27, 160, o3)),
			0, 48, yellow, "daily IAQI of O3 > 150 for 48 h, hourly AQI > 200 for 1 h in a row"},
		{"Chongqing: a day of either", "neither lasts 48 hours", chongqing, slices.Concat(hour(24, 160, o3), hour(24, 160, pm25)), 0, 48, alert.NoAlert,
			"daily IAQI of O3 > 150 for 24 h, daily IAQI of PM2.5 > 150 for 24 h"},
		{"24 h seen and 48 h to come", "", seen, slices.Concat(of(part{24, 210, 0}), of(part{48, 210, alert.Forecast})), 0, 72, yellow,
			"daily AQI > 200 for 24 h (Observed), daily AQI > 200 for 48 h (Forecast)"},
		{"20 h seen and 52 h to come", "a day is to be seen", seen, slices.Concat(of(part{20, 210, 0}), of(part{52, 210, alert.Forecast})), 0, 72, alert.NoAlert,
			"daily AQI > 200 for 48 h (Forecast)"},
		{"72 h seen", "none is to come", seen, of(part{72, 210, 0}), 0, 72, alert.NoAlert, "daily AQI > 200 for 72 h (Observed)"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			last := part{48, 100, 0}
			if slices.ContainsFunc(tt.hours, func(h alert.Hour) bool { return h.Marks.Has(alert.Forecast) }) {
				last.marks = alert.Forecast
			}
			s := alert.Series{Start: start, Hours: slices.Concat(of(part{48, 100, 0}), tt.hours, of(last))}
			found := episodes(t, tt.plan, s)
			if tt.from < 0 {
				found = slices.DeleteFunc(found, func(e alert.Episode) bool { return e.Level == alert.NoAlert })
				if len(found) > 0 {
					t.Errorf("%v (%s)", found, tt.why)
				}
				return
			}
			if len(found) != 1 {
				t.Fatal(found)
			}
			var sustained []string
			for _, c := range found[0].Sustained {
				if c.Hours > 0 {
					sustained = append(sustained, c.String())
				}
			}
			e := found[0]
			want := []any{48 + tt.from, 48 + tt.end, tt.level, tt.sustained}
			if diff := cmp.Diff(want, []any{hourOf(e.From), hourOf(e.Until), e.Level, joinedText(sustained)}); diff != "" {
				t.Errorf("%s: -want +got\n%s", tt.why, diff)
			}
			if !e.Peak.Valid() {
				t.Errorf("no peak: %v", e.Peak)
			}
		})
	}
}

func joinedText(parts []string) (text string) {
	for i, p := range parts {
		if i > 0 {
			text += ", "
		}
		text += p
	}
	return text
}

// A pollutant of which nothing is known may be anything: an alert for it is not lifted while only others are forecast above its threshold,
// and is where the AQI is not.
func TestAPollutantThatIsNotKnownIsNotClean(t *testing.T) {
	p := plan([][]alert.Condition{{only(aqi.O3, above(150, 24))}}, nil)
	s := alert.Series{Start: start, Hours: slices.Concat(of(part{48, 100, 0}), of(part{48, 210, 0}), of(part{72, 210, alert.Forecast}))}
	for i := 48; i < 96; i++ {
		s.Hours[i].Primary = o3
	}
	at := start + 96
	for tail, wantOpen := range map[int]bool{210: true, 150: false} {
		for i := 96; i < len(s.Hours); i++ {
			s.Hours[i].AQI, s.Hours[i].Primary = index(tail), pm25
		}
		o, err := ready(t, p).Outlook(s, at)
		if err != nil || len(o.Episodes) != 1 {
			t.Fatal(o, err)
		}
		if e := o.Episodes[0]; e.Open != wantOpen || (len(o.Unknown) > 0) != wantOpen || e.Level != yellow || hourOf(e.Until) != 96 {
			t.Errorf("then %d of PM2.5: %v, unknown %v", tail, e, o.Unknown)
		}
	}
}

// A replay decides by conditions on several measures as one who looks at all hours at each.
func TestMixedReplayEqualsTheFold(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p, s := mixedPlan(t), mixedSeries(t, 150)
		if len(p.Triggers) == 0 {
			t.Skip("no trigger")
		}
		p.Readings.Daily = rapid.SampledFrom([]alert.DailyReading{alert.MeanOfHours, alert.FromConcentrations}).Draw(t, "daily")
		s.Daily = alerttest.Daily(len(s.Hours)-23).Draw(t, "days")
		feed := alert.Hindsight(s, rapid.SampledFrom([]int{0, 12, 72}).Draw(t, "horizon"))
		equalsTheFold(t, p, s.Start, s.Start+aqi.Stamp(len(s.Hours))+60, feed, feed)
	})
}

// What is known of a pollutant from concentrations is what a plan of it alone has.
func TestByPollutantIsThePollutantAlone(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := plan([][]alert.Condition{{only(aqi.O3, above(150, 24))}, {only(aqi.PM25, above(150, 24)), above(200, 24)}}, nil)
		p.Edition = aqitest.Edition().Draw(t, "edition")
		hours := rapid.SliceOfN(aqitest.Sample(), 0, 60).Draw(t, "hours")
		s, err := ready(t, p).Series(start, hours, nil)
		if err != nil {
			t.Fatal(err)
		}
		if len(s.ByPollutant) != 2 {
			t.Fatal(s.ByPollutant)
		}
		for _, of := range s.ByPollutant {
			alone := p
			alone.Pollutants, alone.Readings.Daily = aqi.PollutantsOf(of.Pollutant), alert.FromConcentrations
			alone.Triggers = alert.Kashgar().Triggers
			want := fromSamples(t, alone, hours, nil)
			for i, h := range want.Hours {
				if of.Hours[i] != h.AQI {
					t.Fatalf("%v, hour %d: %v, want %v", of.Pollutant, i, of.Hours[i], h.AQI)
				}
			}
			if diff := cmp.Diff(want.Daily, of.Daily, sameIndex, equateEmpty); diff != "" {
				t.Fatal(diff)
			}
		}
		observed, forecast := s, alert.Series{Start: start + aqi.Stamp(len(hours)), Hours: of(part{30, 160, alert.Forecast})}
		joined, err := observed.Then(forecast)
		if err != nil || len(joined.ByPollutant) != 2 {
			t.Fatal(joined, err)
		}
		if diff := cmp.Diff(s.ByPollutant, joined.ByPollutant, sameIndex, equateEmpty); diff != "" {
			t.Fatal(diff)
		}
		episodes(t, p, joined)
	})
}

// Adding a trigger, on whatever measure, never changes what another finds.
func TestMixedTriggersFindTheSameByThemselves(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p, s := mixedPlan(t), mixedSeries(t, 200)
		if len(p.Triggers) == 0 {
			t.Skip("no trigger")
		}
		var alone []alert.Episode
		for _, trigger := range p.Triggers {
			for _, group := range trigger.AnyOf {
				one := p
				one.Triggers = []alert.Trigger{{Level: trigger.Level, AnyOf: [][]alert.Condition{group}}}
				alone = append(alone, episodes(t, one, s)...)
			}
		}
		for _, e := range episodes(t, p, s) {
			level := alert.NoAlert
			for _, r := range e.Runs {
				checkRunAlone(t, p, r, alone)
				level = max(level, r.Level)
			}
			if e.Level != level {
				t.Fatalf("%v, but its runs reach %v", e, level)
			}
		}
	})
}
