package alert_test

import (
	"testing"

	"pgregory.net/rapid"

	"github.com/clearsky-go/clearsky/alert"
	"github.com/clearsky-go/clearsky/alert/alerttest"
	"github.com/clearsky-go/clearsky/aqi"
)

func naturalDays(p alert.Plan) alert.Plan {
	p.Readings.Windows = alert.NaturalDays
	return p
}

// Under natural days a day is heavy or is not, whichever of its hours are, and an episode is whole days. The series begins at a midnight,
// with two clean days at 100 in front and behind.
func TestNaturalDays(t *testing.T) {
	for _, tt := range []struct {
		name, why string
		parts     []part
		want      []found
	}{
		{"a day", "yellow, from midnight to midnight", []part{{24, 201, 0}}, []found{{48, 72, yellow, []int{24}}}},
		{"two days from noon", "half days at 210 and 100 are 155 each: one day is left", []part{{12, 100, 0}, {48, 210, 0}, {12, 100, 0}},
			[]found{{72, 96, yellow, []int{24}}}},
		{"three days, clean in their first and last hours", "each is (2·50 + 22·230)/24 = 215 at the least: three days, uncut",
			[]part{{2, 50, 0}, {22, 230, 0}, {24, 230, 0}, {22, 230, 0}, {2, 50, 0}}, []found{{48, 120, red, []int{72}}}},
		{"four hours at 500 amid twenty at 190", "241.7 a day, the whole day", []part{{10, 190, 0}, {4, 500, 0}, {10, 190, 0}},
			[]found{{48, 72, yellow, []int{24}}}},
		{"31 hours at 500 from noon", "12 hours at 500 and 12 at 100 are 300; 19 at 500 and 5 at 100 are 416.7: two days",
			[]part{{12, 100, 0}, {31, 500, 0}, {5, 100, 0}}, []found{{48, 96, orange, []int{48}}}},
		{"a day without 20 hours", "it is not valid", []part{{24, 300, 0}, {5, missing, 0}, {19, 300, 0}, {24, 300, 0}},
			[]found{{48, 120, yellow, []int{24, 24}}}},
	} {
		for _, sustained := range []alert.SustainedReading{alert.DayAfterDay, alert.Unbroken} {
			p := naturalDays(alert.Kashgar())
			p.Readings.Sustained = sustained
			t.Run(tt.name, func(t *testing.T) { checkFound(t, p, among(tt.parts...), tt.want) })
		}
	}
}

// Chengdu's criteria for O3 of 2021 are IAQI(O3) > 150 for 3 d, > 150 for 4 d and > 200 for 1 d, > 200 for 3 d, on natural days: an alert
// plan for O3 by concentrations. By HJ 633-2012, Table 1, 160 µg/m³ of O3 over 8 hours is 100, 215 is 150 and 265 is 200. The daily
// maximum is that of the 8-hour means that end from 08:00 to 24:00, so 8 hours of each afternoon are a day's.
func TestOzoneByNaturalDays(t *testing.T) {
	p := naturalDays(alert.Kashgar())
	p.Pollutants, p.Readings.Daily = aqi.PollutantsOf(aqi.O3), alert.FromConcentrations
	p.Triggers = []alert.Trigger{
		trigger(yellow, above(150, 72)), trigger(orange, above(150, 96), above(200, 24)), trigger(red, above(200, 72)),
	}
	afternoons := func(concentrations ...string) []aqi.Sample {
		days := samples(48, aqi.Sample{O3: number("60"), PM25: number("500")})
		for _, c := range append(concentrations, "60", "60") {
			days = append(days, samples(12, aqi.Sample{O3: number("60")})...)
			days = append(days, samples(8, aqi.Sample{O3: number(c)})...)
			days = append(days, samples(4, aqi.Sample{O3: number("60")})...)
		}
		return days
	}
	for _, tt := range []struct {
		name  string
		days  []string
		level alert.Level
		hours int // of the episode
	}{
		{"215 is no more than 150", []string{"215", "215", "215"}, alert.NoAlert, 0},
		{"two days above", []string{"216", "216"}, alert.NoAlert, 48},
		{"three days", []string{"216", "216", "216"}, yellow, 72},
		{"four days, none above 200", []string{"216", "216", "265", "216"}, yellow, 96},
		{"four days, one above 200", []string{"216", "216", "266", "216"}, orange, 96},
		{"three days above 200", []string{"266", "266", "266"}, red, 72},
	} {
		es := episodes(t, p, fromSamples(t, p, afternoons(tt.days...), nil))
		level, hours := alert.NoAlert, 0
		for _, e := range es {
			level, hours = max(level, e.Level), hours+e.Hours()
		}
		if level != tt.level || hours != tt.hours || len(es) > 1 {
			t.Errorf("%s: %v", tt.name, es)
		}
	}
}

// An upgrade is required where the air will not get better within 24 hours: of natural days the one that ends in these.
func TestRequiredOnNaturalDays(t *testing.T) {
	p := naturalDays(alert.Kashgar())
	s := alert.Series{Start: start, Hours: of(part{24, 100, 0}, part{60, 210, 0}, part{12, 210, alert.Forecast}, part{48, 100, alert.Forecast})}
	d := decide(t, p, after(84), state(yellow, 24, 48), s)
	// Observed are the days from hours 24 and 48: orange. The day under way is above too: red.
	if d.Act != alert.Upgrade || d.Level != red || d.Required != orange || d.Evidence.ExceedingWindows != 1 {
		t.Errorf("%v, required %v, %d windows", d, d.Required, d.Evidence.ExceedingWindows)
	}
}

// What natural days find is what their daily values alone say: one day after another by its mean.
func TestNaturalDaysAreTheirMeans(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := naturalDays(alert.Kashgar())
		s := alerttest.Hourly(400).Draw(t, "series")
		heavy := map[aqi.Stamp]bool{}
		for _, w := range windows(t, p, s) {
			if w.Start.Hour() != 0 {
				t.Fatalf("%v begins at no midnight", w)
			}
			heavy[w.Start] = w.Sum > 200*int64(w.Count)
		}
		for _, e := range episodes(t, p, s) {
			for _, r := range e.Runs {
				if r.From.Hour() != 0 || r.Until.Hour() != 0 || r.Level != min(red, alert.Level(r.Hours()/24)+alert.Blue) {
					t.Fatalf("%v", r)
				}
				for day := r.From; day < r.Until; day += 24 {
					if !heavy[day] {
						t.Fatalf("%v of %v is not heavy", day, r)
					}
					delete(heavy, day)
				}
			}
		}
		for day, is := range heavy {
			if is {
				t.Fatalf("%v is in no run", day)
			}
		}
	})
}
