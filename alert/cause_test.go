package alert_test

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/clearsky-go/clearsky/alert"
	"github.com/clearsky-go/clearsky/alert/alerttest"
	"github.com/clearsky-go/clearsky/aqi"
)

// ofPollutants is Kashgar's plan, the alert being for these pollutants alone.
func ofPollutants(ps ...aqi.Pollutant) alert.Plan {
	p := alert.Kashgar()
	p.Pollutants = aqi.PollutantsOf(ps...)
	return p
}

// primary makes these pollutants primary in some hours.
func primary(s alert.Series, from, until int, ps ...aqi.Pollutant) alert.Series {
	for i := from; i < until; i++ {
		s.Hours[i].Primary = aqi.PollutantsOf(ps...)
	}
	return s
}

// An hour counts where a pollutant that counts is primary. Where only others are, it is no hour at all: it neither is heavy nor shows
// clean air, just as an hour of dust. Hours 48 to 96 are at 300, two days on either side at 100 with PM2.5 primary.
func TestPublishedHoursOfOtherPollutants(t *testing.T) {
	for _, tt := range []struct {
		name, why string
		plan      alert.Plan
		parts     []part
		by        []aqi.Pollutant // primary in hours 48 to 96
		want      []found
	}{
		{"all count", "Kashgar's", alert.Kashgar(), []part{{48, 300, 0}}, []aqi.Pollutant{aqi.O3}, []found{{48, 96, orange, []int{48}}}},
		{"two days by PM2.5", "it counts", ofPollutants(aqi.PM25), []part{{48, 300, 0}}, []aqi.Pollutant{aqi.PM25}, []found{{48, 96, orange, []int{48}}}},
		{"two days by PM2.5 and O3", "one of the two counts", ofPollutants(aqi.PM25), []part{{48, 300, 0}}, []aqi.Pollutant{aqi.O3, aqi.PM25},
			[]found{{48, 96, orange, []int{48}}}},
		{"two days by O3", "no window over them is valid", ofPollutants(aqi.PM25), []part{{48, 300, 0}}, []aqi.Pollutant{aqi.O3}, nil},
		{"two days by O3, for O3", "it counts", ofPollutants(aqi.O3), []part{{48, 300, 0}}, []aqi.Pollutant{aqi.O3}, []found{{48, 96, orange, []int{48}}}},
		{"a primary pollutant is not known", "unknown is never clean: it counts", ofPollutants(aqi.PM25), []part{{48, 300, 0}}, nil,
			[]found{{48, 96, orange, []int{48}}}},
		{"O3 for the first 40 of 48 hours", "8 hours are left, which are heavy in windows of 20 and more only behind them: 16 hours at 100 with 8 at 300 are 167",
			ofPollutants(aqi.PM25), []part{{40, 300, 0}, {8, 300, 0}}, nil, nil},
	} {
		s := primary(among(tt.parts...), 48, 96, tt.by...)
		if len(tt.parts) == 2 {
			s = primary(s, 48, 88, aqi.O3)
			s = primary(s, 88, 96, aqi.PM25)
		}
		t.Run(tt.name, func(t *testing.T) { checkFound(t, tt.plan, s, tt.want) })
	}
}

// Hours of another cause do not end an episode: 30 hours at 300 by PM2.5, then a day by O3. Whether PM2.5 is low then is not known, so
// the episode stays open until a day that counts.
func TestOtherPollutantsEndNothing(t *testing.T) {
	p := ofPollutants(aqi.PM25)
	s := alert.Series{Start: start, Hours: of(part{24, 100, 0}, part{30, 300, 0}, part{24, 160, 0})}
	for by, open := range map[aqi.Pollutant]bool{aqi.O3: true, aqi.PM25: false} {
		es := episodes(t, p, primary(s, 54, 78, by))
		if len(es) != 1 || es[0].Open != open || hourOf(es[0].From) != 24 || hourOf(es[0].Until) != 54 {
			t.Errorf("%v behind: %v", by, es)
		}
		o, err := ready(t, p).Outlook(s, after(78))
		if unknown := len(o.Unknown); err != nil || open != (hourOf(o.LastValid) < 54) || unknown == 0 {
			t.Errorf("%v behind: %v, %v", by, o, err)
		}
	}
}

// Fire, fireworks and transport from across the border are outside a plan that says so, each for itself; dust is by its reading.
func TestCausesLeftOut(t *testing.T) {
	left := []found{{48, 72, yellow, []int{24}}}
	for _, tt := range []struct {
		leftOut, mark alert.Marks
		want          []found
	}{
		{0, alert.Fire, left}, {0, alert.Fireworks, left}, {0, alert.Transport, left}, {0, alert.Dusty, nil},
		{alert.Fire, alert.Fire, nil}, {alert.Fire, alert.Fireworks, left}, {alert.Fireworks, alert.Fireworks, nil},
		{alert.Transport | alert.Fire, alert.Transport, nil}, {alert.Transport, alert.Transport | alert.Fire, nil}, {alert.Transport, alert.Dusty, nil},
	} {
		p := alert.Kashgar()
		p.LeftOut = tt.leftOut
		checkFound(t, p, among(part{24, 300, tt.mark}), tt.want)
	}
}

// The AQI for the alert is the largest sub-index of the pollutants that count. By HJ 633-2012, Table 1, over an hour, 160 µg/m³ of O3
// is 50 and 1,000 is 400; 35 µg/m³ of PM2.5 is 50 and 250 is 300; 150 µg/m³ of PM10 is 100.
func TestSeriesOfThePollutantsThatCount(t *testing.T) {
	sample := aqi.Sample{O3: number("1000"), PM10: number("150"), PM25: number("250")}
	for _, tt := range []struct {
		name   string
		plan   alert.Plan
		sample aqi.Sample
		want   alert.Hour
	}{
		{"all", alert.Kashgar(), sample, alert.Hour{AQI: index(400), Primary: aqi.PollutantsOf(aqi.O3)}},
		{"PM2.5", ofPollutants(aqi.PM25), sample, alert.Hour{AQI: index(300), Primary: pm25}},
		{"PM10", ofPollutants(aqi.PM10), sample, alert.Hour{AQI: index(100), Primary: aqi.PollutantsOf(aqi.PM10)}},
		{"all but O3", ofPollutants(aqi.SO2, aqi.NO2, aqi.CO, aqi.PM10, aqi.PM25), sample, alert.Hour{AQI: index(300), Primary: pm25}},
		{"no PM2.5", ofPollutants(aqi.PM25), aqi.Sample{O3: number("1000"), PM10: number("150")}, alert.Hour{}},
		{"O3 without particles", ofPollutants(aqi.O3), aqi.Sample{O3: number("1000")},
			alert.Hour{AQI: index(400), Primary: aqi.PollutantsOf(aqi.O3), Marks: alert.NoParticles}},
	} {
		got := fromSamples(t, tt.plan, []aqi.Sample{tt.sample}, nil).Hours[0]
		if got != tt.want {
			t.Errorf("%s: %+v, want %+v", tt.name, got, tt.want)
		}
	}
	// An hour without particles counts for O3, and for nothing else.
	s := fromSamples(t, ofPollutants(aqi.O3), samples(24, aqi.Sample{O3: number("1000")}), nil)
	if ws := windows(t, ofPollutants(aqi.O3), s); len(ws) != 1 || ws[0].AQI() != index(400) {
		t.Errorf("%v", ws)
	}
	if ws := windows(t, ofPollutants(aqi.O3, aqi.PM10), s); len(ws) != 0 {
		t.Errorf("%v", ws)
	}
}

// Which pollutants and causes count changes nothing else: what a plan finds is what one for all finds in the hours that count, the
// others being hours of dust.
func TestCauseIsAsDust(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := alerttest.Plan().Draw(t, "plan")
		p.Readings.Dust, p.Readings.Particles = alert.DustExcluded, alert.ParticlesOptional
		s := alerttest.WithDaily(300).Draw(t, "series")
		all, dusty := p, s
		all.Pollutants, all.LeftOut = 0, 0
		dusty.Hours = append([]alert.Hour(nil), s.Hours...)
		for i, h := range s.Hours {
			if h.Marks&p.LeftOut != 0 || p.Pollutants != 0 && h.Primary != 0 && h.Primary&p.Pollutants == 0 {
				dusty.Hours[i].Marks |= alert.Dusty
			}
		}
		if diff := cmp.Diff(episodes(t, all, dusty), episodes(t, p, s), sameIndex); diff != "" {
			t.Fatal(diff)
		}
	})
}

func TestCauseInDocuments(t *testing.T) {
	p := alert.Kashgar()
	if err := json.Unmarshal([]byte(`{"pollutants":["pm25"],"left_out":["fire","境外输入"]}`), &p); err != nil ||
		p.Pollutants != pm25 || p.LeftOut != alert.Fire|alert.Transport {
		t.Errorf("%+v, %v", p, err)
	}
	p = alert.Kashgar()
	p.LeftOut = alert.Dusty
	err := p.Validate()
	if err == nil || !strings.Contains(err.Error(), "of dust /readings/dust tells") {
		t.Errorf("%v", err)
	}
}
