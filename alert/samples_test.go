package alert_test

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/shopspring/decimal"
	"pgregory.net/rapid"

	"github.com/clearsky-go/clearsky/alert"
	"github.com/clearsky-go/clearsky/alert/alerttest"
	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/aqi/aqitest"
)

func number(text string) decimal.NullDecimal {
	return decimal.NewNullDecimal(decimal.RequireFromString(text))
}

// samples are n hours of one sample.
func samples(n int, s aqi.Sample) []aqi.Sample {
	hours := make([]aqi.Sample, n)
	for i := range hours {
		hours[i] = s
	}
	return hours
}

func fromSamples(t fataler, p alert.Plan, hours []aqi.Sample, marks []alert.Marks) alert.Series {
	t.Helper()
	s, err := ready(t, p).Series(start, hours, marks)
	if err != nil {
		t.Fatalf("%v", err)
	}
	return s
}

// HJ 633-2012, Table 1: 150 µg/m³ of PM2.5 is 200, 250 is 300. O3 of 1,000 µg/m³ is 400 by itself.
func TestSeries(t *testing.T) {
	tests := []struct {
		name, why string
		edition   aqi.Edition
		sample    aqi.Sample
		mark      alert.Marks
		want      alert.Hour
	}{
		{"PM2.5 at a limit", "200", aqi.Edition2012, aqi.Sample{PM25: number("150"), O3: number("1")}, 0, alert.Hour{AQI: index(200), Primary: pm25}},
		{"just above", "rounded up", aqi.Edition2012, aqi.Sample{PM25: number("150.1")}, 0, alert.Hour{AQI: index(201), Primary: pm25}},
		{"PM10 alone", "one kind of particles is enough", aqi.Edition2012, aqi.Sample{PM10: number("350")}, 0,
			alert.Hour{AQI: index(200), Primary: aqi.PollutantsOf(aqi.PM10)}},
		{"tie", "both are primary", aqi.Edition2012, aqi.Sample{PM10: number("350"), PM25: number("150")}, alert.Forecast,
			alert.Hour{AQI: index(200), Primary: pm, Marks: alert.Forecast}},
		{"gases alone", "marked", aqi.Edition2012, aqi.Sample{O3: number("1000")}, alert.Dusty,
			alert.Hour{AQI: index(400), Primary: aqi.PollutantsOf(aqi.O3), Marks: alert.Dusty | alert.NoParticles}},
		{"nothing", "missing, and without particles", aqi.Edition2012, aqi.Sample{}, 0, alert.Hour{Marks: alert.NoParticles}},
		{"clean", "no primary pollutant up to 50", aqi.Edition2012, aqi.Sample{PM25: number("35")}, 0, alert.Hour{AQI: index(50)}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			p := alert.Kashgar()
			p.Edition = tt.edition
			s := fromSamples(t, p, []aqi.Sample{tt.sample}, []alert.Marks{tt.mark})
			if len(s.Hours) != 1 || s.Hours[0] != tt.want || s.Start != start || s.Daily != nil {
				t.Errorf("%+v, want %+v", s, tt.want)
			}
		})
	}
}

// Each hour is the national platform's report by the plan's edition, and the grading the oracle's.
func TestSeriesOfSamplesIsThePlatforms(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := alerttest.Plan().Draw(t, "plan")
		hours := aqitest.Samples(rapid.IntRange(0, 80).Draw(t, "hours")).Draw(t, "samples")
		var marks []alert.Marks
		if rapid.Bool().Draw(t, "marked") {
			for range hours {
				marks = append(marks, rapid.SampledFrom([]alert.Marks{0, 0, 0, alert.Dusty, alert.Forecast, alert.Fire, alert.Transport}).Draw(t, "mark"))
			}
		}
		s := fromSamples(t, p, hours, marks)
		noted := map[aqi.Stamp]bool{}
		for _, n := range aqi.Screen(s.Start, hours, 0) {
			for h := n.From; h < n.Until; h++ {
				noted[h] = true
			}
		}
		for i, sample := range hours {
			r, err := p.Edition.Platform(sample)
			if err != nil {
				t.Fatal(err)
			}
			want := hourOfCounted(p, r)
			if marks != nil {
				want.Marks = marks[i]
			}
			if r.Missing.Has(aqi.PM10) && r.Missing.Has(aqi.PM25) {
				want.Marks |= alert.NoParticles
			}
			if noted[s.Start+aqi.Stamp(i)] {
				want.Marks |= alert.Noted
			}
			if s.Hours[i] != want {
				t.Fatalf("hour %d: %+v, want %+v", i, s.Hours[i], want)
			}
		}
		equalsOracle(t, p, s)
		if p.Readings.Daily == alert.FromConcentrations {
			sameDays(t, p, s, hours)
		}
	})
}

// hourOfCounted is an hour with the largest sub-index of the pollutants that count.
func hourOfCounted(p alert.Plan, r aqi.Report) alert.Hour {
	if p.Pollutants == 0 {
		return alert.Hour{AQI: r.AQI, Primary: r.Primary}
	}
	var h alert.Hour
	for s := range r.SubIndices() {
		if p.Pollutants.Has(s.Pollutant) && s.IAQI.Compare(h.AQI) > 0 {
			h.AQI = s.IAQI
		}
	}
	for s := range r.SubIndices() {
		if v, ok := s.IAQI.Value(); ok && p.Pollutants.Has(s.Pollutant) && s.IAQI == h.AQI && v > 50 {
			h.Primary |= aqi.PollutantsOf(s.Pollutant)
		}
	}
	return h
}

// sameDays makes each window's daily report by itself, without the dust, other causes and pollutants that do not count.
func sameDays(t *rapid.T, p alert.Plan, s alert.Series, hours []aqi.Sample) {
	others := aqi.AllPollutants &^ p.Pollutants
	if p.Pollutants == 0 {
		others = 0
	}
	for i := range s.Daily {
		window := append([]aqi.Sample{}, hours[i:i+24]...)
		for j := range window {
			if marks := s.Hours[i+j].Marks; p.Readings.Dust == alert.DustExcluded && marks.Has(alert.Dusty) || marks&p.LeftOut != 0 {
				window[j] = aqi.Sample{}
			}
			for p := range others.All() {
				window[j] = window[j].With(p, decimal.NullDecimal{})
			}
		}
		r, err := p.Edition.DailyFromHours(window, others)
		if err != nil {
			t.Fatal(err)
		}
		if want := (aqi.DailyIndex{AQI: r.AQI, Primary: r.Primary, Missing: r.Missing, AtLeast: r.AtLeast()}); s.Daily[i] != want {
			t.Fatalf("day from hour %d: %+v, want %+v", i, s.Daily[i], want)
		}
	}
}

// 1.3: dust is left out of the concentrations too, unless the reading counts it.
func TestDustInConcentrations(t *testing.T) {
	hours := append(samples(20, aqi.Sample{PM10: number("100")}), samples(4, aqi.Sample{PM10: number("5000")})...)
	marks := make([]alert.Marks, 24)
	for i := 20; i < 24; i++ {
		marks[i] = alert.Dusty
	}
	p := alert.Kashgar()
	p.Readings.Daily = alert.FromConcentrations
	excluded, unmarked := fromSamples(t, p, hours, marks), fromSamples(t, p, hours, nil)
	p.Readings.Dust = alert.DustCounted
	counted := fromSamples(t, p, hours, marks)
	for _, row := range []struct {
		name string
		s    alert.Series
		want int
	}{
		{"excluded: 100 µg/m³", excluded, 75},
		{"counted: 916.7 µg/m³", counted, 500},
		{"unmarked: the same", unmarked, 500},
	} {
		if len(row.s.Daily) != 1 || row.s.Daily[0].AQI != index(row.want) {
			t.Errorf("%s: %+v, want %d", row.name, row.s.Daily, row.want)
		}
	}
	hours[20], marks[20] = aqi.Sample{PM10: number("5000")}, alert.Dusty
	if again := fromSamples(t, p, hours, marks); cmp.Diff(counted, again, sameIndex) != "" {
		t.Error("the caller's samples were changed")
	}
}

// Under the reading FromConcentrations the days decide; hours only cut a run, and not where a day is above 200 without an hour
// that is.
func TestFromConcentrations(t *testing.T) {
	tests := []struct {
		name, why string
		parts     []part
		day       int
		want      []found
	}{
		{"heavy days without a heavy hour", "limits over a day can be stricter than over an hour", []part{{120, 200, 0}}, 300, []found{{0, 120, red, []int{120}}}},
		{"with one heavy hour", "windows on both sides of it are without", []part{{60, 200, 0}, {1, 201, 0}, {59, 200, 0}}, 300, []found{{0, 120, red, []int{120}}}},
		{"each window with a heavy hour", "cut to the first and the last of them", []part{{10, 100, 0}, {12, 300, 0}, {10, 100, 0}}, 300, []found{{10, 22, yellow, []int{24}}}},
		{"one window, its first hour heavy", "cut to that hour", []part{{1, 201, 0}, {23, 200, 0}}, 300, []found{{0, 1, yellow, []int{24}}}},
		{"one window, its last hour heavy", "the same", []part{{23, 200, 0}, {1, 201, 0}}, 300, []found{{23, 24, yellow, []int{24}}}},
		{"heavy hours, clean days", "the days decide", []part{{72, 300, 0}}, 200, nil},
		{"days without an AQI", "are not valid", []part{{72, 300, 0}}, missing, nil},
		{"days of 19 hours", "are not valid", []part{{19, 300, 0}, {5, missing, 0}}, 300, nil},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			p := alert.Kashgar()
			p.Readings.Daily = alert.FromConcentrations
			s := alert.Series{Start: start, Hours: of(tt.parts...)}
			s.Daily = repeat(len(s.Hours)-23, tt.day)
			checkFound(t, p, s, tt.want)
		})
	}
}

func TestSeriesOfSamplesErrors(t *testing.T) {
	p := alert.Kashgar()
	bad := samples(30, aqi.Sample{PM25: number("10")})
	for i := 3; i < 9; i++ {
		bad[i].PM10 = number("-999")
	}
	bad[12].O3 = number("1e9")
	s, err := ready(t, p).Series(0, bad, []alert.Marks{0, alert.WholeDay, alert.Noted, alert.Noted})
	checkWhere(t, "all at once", err, "/start missing; /marks missing; /marks/1 +2 unknown; /samples/12/o3 range; /samples/3/pm10 +5 code")
	if s.Hours != nil {
		t.Errorf("%d hours with an error", len(s.Hours))
	}
	for n, want := range map[int]string{0: "", 1: "/marks missing", 30: "", 31: "/marks many"} {
		_, err := ready(t, p).Series(start, samples(30, aqi.Sample{}), make([]alert.Marks, n))
		checkWhere(t, fmt.Sprint(n, " marks"), err, want)
	}
	_, err = ready(t, p).Series(start, make([]aqi.Sample, 1_000_001), nil)
	checkWhere(t, "a million and one", err, "/samples many")
}

// Marks say what samples cannot; those that they can, or that do not belong to samples, are refused, all at once.
func TestSeriesOfSamplesRefusesOtherMarks(t *testing.T) {
	marks := []alert.Marks{0, alert.NoParticles, alert.Forecast | alert.Dusty, alert.WholeDay, alert.Noted}
	_, err := ready(t, alert.Kashgar()).Series(start, make([]aqi.Sample, len(marks)), marks)
	checkWhere(t, "other marks", err, "/marks/1 unknown; /marks/3 +1 unknown")
}

// A series of columns is that of their samples, under every reading, and so are its faults.
func TestSeriesOfColumns(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := alerttest.Plan().Draw(t, "plan")
		hours := aqitest.Samples(rapid.IntRange(0, 60).Draw(t, "n")).Draw(t, "samples")
		var marks []alert.Marks
		if rapid.Bool().Draw(t, "marked") {
			for range hours {
				marks = append(marks, rapid.SampledFrom([]alert.Marks{0, 0, 0, alert.Dusty, alert.Forecast, alert.Fire, alert.Transport}).Draw(t, "mark"))
			}
		}
		columns, err := aqi.ColumnsOf(hours)
		if err != nil {
			t.Skip("finer than hundredths")
		}
		got, err := ready(t, p).SeriesOfColumns(start, columns, marks)
		want, err2 := ready(t, p).Series(start, hours, marks)
		if err != nil || err2 != nil || !reflect.DeepEqual(got, want) {
			t.Fatalf("%v, %v, %v", got, err, err2)
		}
	})
	p := alert.Kashgar()
	p.Readings.Daily = alert.FromConcentrations
	columns := aqi.Columns{PM25: make([]aqi.Concentration, 30), CO: make([]aqi.Concentration, 30)}
	columns.PM25[7] = -99900
	_, err := ready(t, p).SeriesOfColumns(0, columns, make([]alert.Marks, 3))
	checkWhere(t, "columns", err, "/start missing; /marks missing; /columns/pm25/7 code")
}

// What looks lifeless is marked, stays in the means, and is named in the evidence of what rests on it.
func TestNotedHoursAreEvidence(t *testing.T) {
	p := alert.Kashgar()
	stuck := samples(60, aqi.Sample{PM10: number("500"), PM25: number("400")})
	marks := make([]alert.Marks, 60)
	for i := 48; i < 60; i++ {
		marks[i] = alert.Forecast
	}
	s, err := ready(t, p).Series(start, stuck, marks)
	if err != nil {
		t.Fatal(err)
	}
	o, err := ready(t, p).Outlook(s, start+48)
	if err != nil {
		t.Fatal(err)
	}
	d, err := ready(t, p).Decide(alert.State{}, o, nil)
	want := []aqi.Span{{From: start, Until: start + 60}}
	if err != nil || d.Act != alert.Issue || !slices.Equal(d.Evidence.Noted, want) || !slices.Equal(o.Noted, want) {
		t.Fatalf("%v, %v; %v, %v", d, err, d.Evidence.Noted, o.Noted)
	}
	if text := d.Evidence.String(); !strings.Contains(text, "in doubt 2023-12-01 00:00 to 2023-12-03 12:00") || !strings.Contains(d.Evidence.Chinese(), "数据存疑时段") {
		t.Errorf("%s; %s", text, d.Evidence.Chinese())
	}
	s, err = ready(t, p).Series(start, aqi.Unnoted(start, stuck, aqi.Screen(start, stuck, 0)), nil)
	if err != nil || slices.ContainsFunc(s.Hours, func(h alert.Hour) bool { return h.AQI.Valid() }) {
		t.Errorf("%v, %v", s, err)
	}
}
