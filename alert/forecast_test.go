package alert_test

import (
	"errors"
	"math"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/clearsky-go/clearsky/alert"
	"github.com/clearsky-go/clearsky/aqi"
)

// days is a daily forecast; missing gives a day without an AQI.
func days(values ...int) []alert.DailyForecast {
	var days []alert.DailyForecast
	for _, v := range values {
		d := alert.DailyForecast{AQI: index(v)}
		if v > 50 {
			d.Primary = pm25
		}
		days = append(days, d)
	}
	return days
}

func daily(t fataler, first aqi.Stamp, values ...int) alert.Series {
	t.Helper()
	return ofDays(t, first, days(values...))
}

func ofDays(t fataler, first aqi.Stamp, days []alert.DailyForecast) alert.Series {
	t.Helper()
	s, err := alert.SeriesOfDays(first, days)
	if err != nil {
		t.Fatalf("%v", err)
	}
	return s
}

// midnights is Kashgar's plan with windows from midnight to midnight alone over days known by their forecast.
func midnights() alert.Plan {
	p := alert.Kashgar()
	p.Readings.WholeDay = alert.MidnightWindow
	return p
}

func then(t fataler, s, next alert.Series) alert.Series {
	t.Helper()
	joined, err := s.Then(next)
	if err != nil {
		t.Fatalf("%v", err)
	}
	return joined
}

// A forecast with one AQI per natural day: each hour of it counts with the day's in every window; or, as an option, windows are
// valid from midnight to midnight only.
func TestForecastOfDays(t *testing.T) {
	same := []found(nil)
	tests := []struct {
		name, why      string
		values         []int
		want, midnight []found // same: as want
	}{
		{"300, 150, 300", "two days as hour by hour; by midnights two runs of a day, 24 hours between them lift nothing",
			[]int{100, 300, 150, 300, 100}, []found{{24, 96, orange, []int{48}}}, []found{{24, 96, yellow, []int{24, 24}}}},
		{"three days", "one daily mean after another", []int{100, 201, 300, 500, 100}, []found{{24, 96, red, []int{72}}}, same},
		{"two days", "48 h", []int{201, 201}, []found{{0, 48, orange, []int{48}}}, same},
		{"exactly 200", "is not above", []int{200, 200, 200}, nil, same},
		{"two clean days between", "48 hours apart", []int{300, 100, 100, 300}, []found{{0, 24, yellow, []int{24}}, {72, 96, yellow, []int{24}}}, same},
		{"a day without AQI", "ends the run", []int{300, missing, 300}, []found{{0, 72, yellow, []int{24, 24}}}, same},
		{"none", "nothing", nil, nil, same},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if tt.midnight == nil {
				tt.midnight = tt.want
			}
			s := daily(t, start, tt.values...)
			for _, reading := range []alert.DailyReading{alert.MeanOfHours, alert.FromConcentrations} { // a day's AQI is what it is
				p, midnight := alert.Kashgar(), midnights()
				p.Readings.Daily, midnight.Readings.Daily = reading, reading
				checkFound(t, p, s, tt.want)
				checkFound(t, midnight, s, tt.midnight)
			}
			days := map[int]bool{}
			for _, w := range windows(t, midnights(), s) {
				days[int(w.Start-s.Start)] = true
			}
			for i := range max(0, len(s.Hours)-23) {
				if days[i] != (i%24 == 0 && tt.values[i/24] != missing) {
					t.Errorf("window %d: valid %v", i, days[i])
				}
			}
			if len(s.Hours) > 0 && (s.Hours[0] != alert.Hour{AQI: index(tt.values[0]), Primary: s.Hours[0].Primary, Marks: alert.Forecast | alert.WholeDay}) {
				t.Errorf("first hour %+v", s.Hours[0])
			}
		})
	}
}

func TestSeriesOfDaysFaults(t *testing.T) {
	for _, first := range []aqi.Stamp{after(1), after(-1), after(8), 0, -8, math.MaxInt32, math.MinInt32} {
		s, err := alert.SeriesOfDays(first, days(300))
		if len(faultsIn(err)) != 1 || faultsIn(err)[0].Path != "/first" || len(s.Hours) != 0 {
			t.Errorf("%v: %v", first, err)
		}
	}
	many := days(300, 300, 300)
	many[1].Primary, many[2].Primary = 1, 1
	_, err := alert.SeriesOfDays(0, many)
	checkWhere(t, "pollutants", err, "/first missing; /days/1/primary +1 unknown")
	_, err = alert.SeriesOfDays(after(1), make([]alert.DailyForecast, 41_667))
	checkWhere(t, "too many days", err, "/first fine; /days many")
	ranges := []alert.DailyForecast{{AQI: index(200), Low: index(201)}, {Low: index(0)}, {AQI: index(200), Low: index(200)}}
	_, err = alert.SeriesOfDays(start, ranges)
	checkWhere(t, "ranges", err, "/days/0/low +1 order")
	s := alert.Series{Start: start, Hours: of(part{30, 300, 0})}
	s.Hours[7].Low = index(301)
	_, err = ready(t, alert.Kashgar()).Episodes(s)
	checkWhere(t, "an hour's range", err, "/series/hours/7/low order")
}

// Observed hours with a daily forecast behind them: the hours that are not observed count with the day's value, and a run goes on over
// the seam. By midnights no window is valid that holds both.
func TestObservedThenDaily(t *testing.T) {
	observed := func(hours int) alert.Series { return alert.Series{Start: start, Hours: of(part{hours, 300, 0})} }
	yellowTwice, orangeOnce, redOnce := []found{{0, 72, yellow, []int{24, 24}}}, []found{{0, 48, orange, []int{48}}}, []found{{0, 72, red, []int{72}}}
	tests := []struct {
		name           string
		s, next        alert.Series
		hours          int
		want, midnight []found
		valid          []int // the windows' first hours, by midnights
		forecast       int   // hours marked Forecast
	}{
		{"at midnight", observed(48), daily(t, after(48), 300, 100), 96, redOnce, redOnce, append(upTo(25), 48, 72), 48},
		{"gap of missing hours", observed(30), daily(t, after(48), 300), 72, yellowTwice, yellowTwice, append(upTo(11), 48), 24},
		{"overlap: a partial day is no day", observed(30), daily(t, after(24), 300, 300), 72, redOnce, yellowTwice, append(upTo(7), 48), 42},
		{"overlap of the whole", observed(72), daily(t, after(24), 100), 72, redOnce, redOnce, upTo(49), 0},
		{"an hour before midnight", observed(47), daily(t, after(48), 300), 72, redOnce, redOnce, append(upTo(25), 48), 24},
		{"the same start", observed(24), daily(t, start, 100, 300), 48, orangeOnce, orangeOnce, []int{0, 24}, 24},
		{"nothing observed", alert.Series{Start: after(-10)}, daily(t, start, 300), 34, []found{{0, 24, yellow, []int{24}}}, []found{{0, 24, yellow, []int{24}}}, []int{10}, 24},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			s := then(t, tt.s, tt.next)
			checkFound(t, alert.Kashgar(), s, tt.want)
			checkFound(t, midnights(), s, tt.midnight)
			var valid []int
			for _, w := range windows(t, midnights(), s) {
				valid = append(valid, int(w.Start-s.Start))
			}
			if diff := cmp.Diff(tt.valid, valid); diff != "" {
				t.Errorf("windows valid:\n%s", diff)
			}
			forecast := 0
			for _, h := range s.Hours {
				if h.Marks.Has(alert.Forecast) {
					forecast++
				}
			}
			if len(s.Hours) != tt.hours || forecast != tt.forecast || s.Start != tt.s.Start {
				t.Errorf("%d hours from %v, %d of them forecast", len(s.Hours), s.Start, forecast)
			}
		})
	}
}

// A heavy spell from yesterday 10:00 through tomorrow, known by hours until now and by daily forecasts from now on, is not cut at the
// seam: 62 hours are orange. By midnights neither the hours before the seam nor the day behind it are two days.
func TestSeamKeepsTheLevel(t *testing.T) {
	now := after(24 + 15)
	observed := alert.Series{Start: after(-24), Hours: of(part{24 + 10, 90, 0}, part{14 + 15, 250, 0})}
	s := then(t, observed, daily(t, after(24), 250, 250, 90, 90))
	for reading, want := range map[alert.WholeDayReading]alert.Level{alert.EveryWindow: orange, alert.MidnightWindow: yellow} {
		p := alert.Kashgar()
		p.Readings.WholeDay = reading
		o, err := ready(t, p).Outlook(s, now)
		if err != nil || len(o.Episodes) != 1 || o.Episodes[0].Level != want || o.Episodes[0].Span != (aqi.Span{From: after(10), Until: after(72)}) {
			t.Errorf("%v: %v, %v, want %v", reading, o.Episodes, err, want)
		}
	}
}

func upTo(n int) []int {
	var list []int
	for i := range n {
		list = append(list, i)
	}
	return list
}

// Of a range the upper end counts, or as an option the lower, or the middle, rounded up: in the mean and for what is heavy.
func TestRangesOfForecasts(t *testing.T) {
	two := []alert.DailyForecast{{AQI: index(270), Low: index(131)}, {AQI: index(210), Low: index(190), Primary: pm25}, {AQI: index(90)}}
	for reading, want := range map[alert.ForecastReading][]found{
		alert.UpperEnd: {{0, 48, orange, []int{48}}}, // 270, 210
		alert.Middle:   {{0, 24, yellow, []int{24}}}, // 201, 200
		alert.LowerEnd: nil,                          // 131, 190
	} {
		p := alert.Kashgar()
		p.Readings.Forecast = reading
		checkFound(t, p, ofDays(t, start, two), want)
	}
}

func TestParseDailyForecast(t *testing.T) {
	for text, want := range map[string]string{
		"230": "230", " 0 ": "0", "NA": "NA", "210-270": "210-270", "210–270": "210-270", "210 ~ 270": "210-270", "210～270": "210-270",
		"210至270": "210-270", "210 to 270": "210-270", "230-230": "230",
		"heavy": "201-300", "重度污染": "201-300", "重度": "201-300", "六级": "301-500", "优": "0-50",
		"moderate to heavy": "151-300", "Moderate to Heavy": "151-300", "good - light": "51-150",
		"中度至重度污染": "151-300", "中度污染到重度污染": "151-300", "轻至中度污染": "101-200", "良至轻度污染": "51-150", "重度~严重污染": "201-500", "四级—五级": "151-300",
	} {
		d, err := alert.ParseDailyForecast(text)
		if err != nil || d.String() != want || d.Primary != 0 {
			t.Errorf("%q: %v, %v, want %s", text, d, err, want)
		}
	}
	for text, want := range map[string]error{
		"": aqi.ErrText, "501": aqi.ErrText, "-5": aqi.ErrText, "210-": aqi.ErrText, "210-NA": aqi.ErrText, "1-2-3": aqi.ErrText, "210-heavy": aqi.ErrText,
		"none": aqi.ErrText, "无": aqi.ErrText, "good to none": aqi.ErrText, "bad": aqi.ErrText, "\xff": aqi.ErrText, strings.Repeat("9", 1000): aqi.ErrText,
		"270-210": aqi.ErrOrder, "heavy to moderate": aqi.ErrOrder,
	} {
		d, err := alert.ParseDailyForecast(text)
		list := faultsIn(err)
		if len(list) != 1 || !errors.Is(err, want) || d != (alert.DailyForecast{}) || len(list[0].Got) > 100 {
			t.Errorf("%q: %v, %v, want %v", text, d, err, want)
		}
	}
	d := alert.DailyForecast{AQI: index(270), Low: index(210), Primary: pm}
	if d.String() != "210-270 (PM10,PM2.5)" || d.Chinese() != "210-270（颗粒物（PM10）、细颗粒物（PM2.5））" && !strings.HasPrefix(d.Chinese(), "210-270（") {
		t.Errorf("%v, %s", d, d.Chinese())
	}
}

func TestThenLeavesItsInputsAlone(t *testing.T) {
	a, b := among(part{30, 300, 0}), daily(t, after(96), 300, 300)
	hours, next := slices.Clone(a.Hours), slices.Clone(b.Hours)
	joined := then(t, a, b)
	joined.Hours[0], joined.Hours[130] = alert.Hour{}, alert.Hour{}
	if !slices.Equal(a.Hours, hours) || !slices.Equal(b.Hours, next) {
		t.Error("changed by writing to what Then returns")
	}
}

// Daily values stay where a window lies inside the one series that has them; two that have them do not join.
func TestThenKeepsDays(t *testing.T) {
	dated := func(from, n, value int) alert.Series {
		s := alert.Series{Start: after(from), Hours: of(part{n, value, 0}), Daily: []aqi.DailyIndex{}}
		for range n - 23 {
			s.Daily = append(s.Daily, aqi.DailyIndex{AQI: index(value)})
		}
		return s
	}
	bare := func(from, n, value int) alert.Series {
		return alert.Series{Start: after(from), Hours: of(part{n, value, 0})}
	}
	none := aqi.DailyIndex{}
	tests := []struct {
		name    string
		s, next alert.Series
		want    []aqi.DailyIndex // nil: refused
	}{
		{"one after the other", dated(0, 25, 300), dated(25, 25, 400), nil},
		{"a gap of 2", dated(0, 24, 300), dated(26, 24, 400), nil},
		{"an overlap of 2", dated(0, 24, 300), dated(22, 27, 400), nil},
		{"both too short for a window", dated(0, 2, 300), dated(2, 2, 400), nil},
		{"next inside", dated(0, 26, 300), dated(1, 24, 400), repeat(3, 300)},
		{"only the first has days", dated(0, 25, 300), bare(25, 2, 400), append(repeat(2, 300), none, none)},
		{"only the next has days", bare(0, 2, 300), dated(2, 24, 400), append([]aqi.DailyIndex{none, none}, repeat(1, 400)...)},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			s, err := tt.s.Then(tt.next)
			if tt.want == nil {
				if where(err) != "/next/daily conflict" || !strings.Contains(err.Error(), "samples of both") {
					t.Errorf("error %v", err)
				}
				return
			}
			if diff := cmp.Diff(tt.want, s.Daily, sameIndex); err != nil || diff != "" {
				t.Errorf("%v\n%s", err, diff)
			}
			p := alert.Kashgar()
			p.Readings.Daily = alert.FromConcentrations
			equalsOracle(t, p, s)
		})
	}
}

func repeat(n, value int) []aqi.DailyIndex {
	return slices.Repeat([]aqi.DailyIndex{{AQI: index(value)}}, n)
}

// The evidence of a decision names both ends of what is forecast as a range, in both languages; which of them counts is a reading.
func TestEvidenceNamesBothEnds(t *testing.T) {
	days, err := alert.SeriesOfDays(after(24), []alert.DailyForecast{{AQI: index(270), Low: index(190)}, {AQI: index(250)}, {AQI: index(90)}, {AQI: index(90)}})
	if err != nil {
		t.Fatal(err)
	}
	s, err := seriesKnown(24, part{24, 100, 0}).Then(days)
	if err != nil {
		t.Fatal(err)
	}
	for reading, want := range map[alert.ForecastReading]int{alert.UpperEnd: 24, alert.LowerEnd: 48} {
		p := alert.Kashgar()
		p.Readings.Forecast = reading
		o, err := ready(t, p).Outlook(s, after(24))
		if err != nil {
			t.Fatal(err)
		}
		d, err := ready(t, p).Decide(alert.State{}, o, nil)
		if err != nil || d.Act != alert.Issue || d.After.Announced.Began != after(want) {
			t.Errorf("%v: %v, %v", reading, d, err)
		}
		ranges := []alert.ForecastRange{{Span: aqi.Span{From: after(24), Until: after(48)}, Low: index(190), AQI: index(270)}}
		if reading == alert.LowerEnd {
			ranges = nil // the episode is the day after
		}
		if !slices.Equal(d.Evidence.Ranges, ranges) || strings.Contains(d.Evidence.String(), "190-270") != (ranges != nil) ||
			strings.Contains(d.Evidence.Chinese(), "190-270") != (ranges != nil) {
			t.Errorf("%v: %v: %v", reading, d.Evidence.Ranges, d.Evidence)
		}
	}
}
