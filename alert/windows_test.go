package alert_test

import (
	"testing"

	"github.com/clearsky-go/clearsky/alert"
	"github.com/clearsky-go/clearsky/aqi"
)

// One window: 3.3 with GB 3095-2012, Table 4 (20 hours), 1.3 (dust) and the library's own rule on particulate matter.
func TestWindow(t *testing.T) {
	const dust, gases = alert.Dusty, alert.NoParticles
	counted := alert.Readings{Dust: alert.DustCounted}
	optional := alert.Readings{Particles: alert.ParticlesOptional}
	tests := []struct {
		name, why   string
		readings    alert.Readings
		parts       []part
		sum, values int
		daily       int // missing: not valid
		exceeds     bool
	}{
		{"mean of exactly 200", "＞200 leaves 200 out (3.3)", alert.Readings{}, []part{{24, 200, 0}}, 4800, 24, 200, false},
		{"exactly 200 of unequal hours", "the same", alert.Readings{}, []part{{12, 100, 0}, {12, 300, 0}}, 4800, 24, 200, false},
		{"just above 200", "4801/24 is above, and rounds up to 201 (HJ 633-2012, 6.2)", alert.Readings{},
			[]part{{23, 200, 0}, {1, 201, 0}}, 4801, 24, 201, true},
		{"just below 200", "4799/24 rounds up to 200", alert.Readings{}, []part{{23, 200, 0}, {1, 199, 0}}, 4799, 24, 200, false},
		{"19 hours", "one too few", alert.Readings{}, []part{{19, 500, 0}, {5, missing, 0}}, 0, 0, missing, false},
		{"20 hours", "enough", alert.Readings{}, []part{{19, 210, 0}, {4, missing, 0}, {1, 210, 0}}, 4200, 20, 210, true},
		{"20 hours, just above", "4001/20", alert.Readings{}, []part{{19, 200, 0}, {4, missing, 0}, {1, 201, 0}}, 4001, 20, 201, true},
		{"a missing hour in front", "no data, into which no window reaches", alert.Readings{}, []part{{1, missing, 0}, {23, 210, 0}}, 0, 0, missing, false},
		{"a missing hour behind", "the same", alert.Readings{}, []part{{23, 210, 0}, {1, missing, 0}}, 0, 0, missing, false},
		{"an hour of gases alone behind", "it has no AQI", alert.Readings{}, []part{{23, 210, 0}, {1, 50, gases}}, 0, 0, missing, false},
		{"21 hours", "enough", alert.Readings{}, []part{{1, 210, 0}, {3, missing, 0}, {20, 210, 0}}, 4410, 21, 210, true},
		{"4 hours of dust", "left out of the mean (1.3)", alert.Readings{}, []part{{20, 100, 0}, {4, 500, dust}}, 2000, 20, 100, false},
		{"5 hours of dust", "19 hours are left", alert.Readings{}, []part{{19, 500, 0}, {5, 500, dust}}, 0, 0, missing, false},
		{"dust counted", "as an option", counted, []part{{19, 500, 0}, {5, 500, dust}}, 12000, 24, 500, true},
		{"a day of dust", "outside the plan", alert.Readings{}, []part{{24, 500, dust}}, 0, 0, missing, false},
		{"4 hours of gases alone", "left out, they would understate", alert.Readings{}, []part{{10, 210, 0}, {4, 50, gases}, {10, 210, 0}}, 4200, 20, 210, true},
		{"5 hours of gases alone", "19 hours are left", alert.Readings{}, []part{{9, 210, 0}, {5, 210, gases}, {10, 210, 0}}, 0, 0, missing, false},
		{"gases alone taken", "as an option", optional, []part{{19, 210, 0}, {5, 50, gases}}, 4240, 24, 177, false},
		{"dust without particles", "left out for either mark", counted, []part{{19, 210, 0}, {4, 500, dust | gases}, {1, 210, 0}}, 4200, 20, 210, true},
		{"zero", "0 is an AQI, missing is not", alert.Readings{}, []part{{24, 0, 0}}, 0, 24, 0, false},
		{"forecast", "counts as observed hours do", alert.Readings{}, []part{{24, 500, alert.Forecast}}, 12000, 24, 500, true},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			p := alert.Kashgar()
			p.Readings = tt.readings
			s := alert.Series{Start: start, Hours: of(tt.parts...)}
			ws := windows(t, p, s)
			if ps := episodes(t, p, s); (len(ps) == 1) != tt.exceeds {
				t.Errorf("%d episodes", len(ps))
			}
			equalsOracle(t, p, s)
			if tt.daily == missing {
				if len(ws) > 0 {
					t.Errorf("%+v", ws)
				}
				return
			}
			if len(ws) != 1 || ws[0].Sum != int64(tt.sum) || ws[0].Count != tt.values || hourOf(ws[0].Start) != 0 || hourOf(ws[0].Span().Until) != 24 {
				t.Fatalf("%+v", ws)
			}
			if ws[0].AQI() != index(tt.daily) {
				t.Errorf("%v, want %d", ws[0].AQI(), tt.daily)
			}
		})
	}
}

func TestShortSeries(t *testing.T) {
	for n := range 27 {
		s := alert.Series{Start: start, Hours: of(part{n, 500, 0})}
		if got := windows(t, alert.Kashgar(), s); len(got) != max(0, n-23) {
			t.Errorf("%d hours: %d windows", n, len(got))
		}
		if got := episodes(t, alert.Kashgar(), s); (len(got) == 1) != (n >= 24) {
			t.Errorf("%d hours: %d episodes", n, len(got))
		}
	}
}

// An episode is open while no window that begins at its end or later is valid: it is not known to have ended.
func TestOpen(t *testing.T) {
	tests := []struct {
		name  string
		parts []part
		want  []bool
	}{
		{"to the end", []part{{30, 300, 0}}, []bool{true}},
		{"a clean day behind but for an hour", []part{{30, 300, 0}, {23, 0, 0}}, []bool{true}},
		{"a clean day behind", []part{{30, 300, 0}, {24, 0, 0}}, []bool{false}},
		{"missing hours behind", []part{{30, 300, 0}, {500, missing, 0}}, []bool{true}},
		{"an hour after them", []part{{30, 300, 0}, {500, missing, 0}, {1, 0, 0}}, []bool{true}},
		{"a day after them", []part{{30, 300, 0}, {500, missing, 0}, {24, 0, 0}}, []bool{false}},
		{"four missing hours in the day behind", []part{{30, 300, 0}, {4, missing, 0}, {20, 0, 0}}, []bool{false}},
		{"five missing hours in the day behind", []part{{30, 300, 0}, {5, missing, 0}, {19, 0, 0}}, []bool{true}},
		{"the day behind ends in missing hours", []part{{30, 300, 0}, {20, 0, 0}, {4, missing, 0}}, []bool{true}},
		{"a day of dust behind", []part{{30, 300, 0}, {24, 300, alert.Dusty}}, []bool{true}},
		{"four hours of dust at the end of the day", []part{{30, 300, 0}, {20, 0, 0}, {4, 300, alert.Dusty}}, []bool{false}},
		{"four hours without particles there", []part{{30, 300, 0}, {20, 0, 0}, {4, 0, alert.NoParticles}}, []bool{true}},
		{"two that are not apart, of which the first has ended", []part{{24, 300, 0}, {60, 0, 0}, {24, 300, 0}}, []bool{false, true}},
		{"two, with no data between or after", []part{{24, 300, 0}, {60, missing, 0}, {24, 300, 0}}, []bool{false, true}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			s := alert.Series{Start: start, Hours: of(tt.parts...)}
			ps := episodes(t, alert.Kashgar(), s)
			if len(ps) != len(tt.want) {
				t.Fatalf("%d episodes", len(ps))
			}
			for i, p := range ps {
				if p.Open != tt.want[i] {
					t.Errorf("episode %d: open %v", i, p.Open)
				}
			}
			equalsOracle(t, alert.Kashgar(), s)
		})
	}
}

// 3.6: the primary pollutants are those of the episode's heavy hours, most hours first.
func TestPrimary(t *testing.T) {
	hours := of(part{48, 100, 0}, part{30, 300, 0}, part{3, 300, alert.Dusty}, part{24, 300, 0}, part{48, 100, 0})
	for i := range hours {
		hours[i].Primary = aqi.PollutantsOf(aqi.O3) // of hours that are not heavy, and of dust
		switch {
		case i >= 48 && i < 58:
			hours[i].Primary = aqi.PollutantsOf(aqi.SO2)
		case i >= 58 && i < 78 || i == 81:
			hours[i].Primary = pm
		case i >= 82 && i < 92:
			hours[i].Primary = aqi.PollutantsOf(aqi.NO2)
		case i >= 92 && i < 105:
			hours[i].Primary = pm25
		}
	}
	ps := episodes(t, alert.Kashgar(), alert.Series{Start: start, Hours: hours})
	if len(ps) != 1 {
		t.Fatalf("%+v", ps)
	}
	want := []alert.PollutantHours{{Pollutant: aqi.PM25, Hours: 34}, {Pollutant: aqi.PM10, Hours: 21}, {Pollutant: aqi.SO2, Hours: 10}, {Pollutant: aqi.NO2, Hours: 10}}
	if len(ps[0].Primary) != len(want) {
		t.Fatalf("%v, want %v", ps[0].Primary, want)
	}
	for i, w := range want {
		if ps[0].Primary[i] != w {
			t.Errorf("%v, want %v", ps[0].Primary[i], w)
		}
	}
}

func TestEpisodeSums(t *testing.T) {
	p := episodes(t, alert.Kashgar(), among(part{24, 300, 0}, part{30, 0, 0}, part{48, 300, 0}))[0]
	if p.Hours() != 102 || runHours(p) != 72 || p.Sustained[0].Hours != 48 || p.Level != orange {
		t.Errorf("span %d, runs %d, sustained %d, %v", p.Hours(), runHours(p), p.Sustained[0].Hours, p.Level)
	}
	if zero := (alert.Episode{}); zero.Hours() != 0 {
		t.Error("the zero episode is not empty")
	}
}
