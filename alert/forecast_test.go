package alert_test

import (
	"math"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/clearsky-go/clearsky/alert"
	"github.com/clearsky-go/clearsky/aqi"
)

// days is a daily forecast; missing gives a day without an AQI.
func days(values ...int) []aqi.DailyIndex {
	var days []aqi.DailyIndex
	for _, v := range values {
		d := aqi.DailyIndex{AQI: index(v)}
		if v > 50 {
			d.Primary = pm25
		}
		days = append(days, d)
	}
	return days
}

func daily(t fataler, first aqi.Stamp, values ...int) alert.Series {
	t.Helper()
	s, err := alert.DailyForecast(first, days(values...))
	if err != nil {
		t.Fatalf("%v", err)
	}
	return s
}

func then(t fataler, s, next alert.Series) alert.Series {
	t.Helper()
	joined, err := s.Then(next)
	if err != nil {
		t.Fatalf("%v", err)
	}
	return joined
}

// A forecast with one AQI per natural day: windows are valid from midnight to midnight only (3.3).
func TestDailyForecast(t *testing.T) {
	tests := []struct {
		name, why string
		values    []int
		want      []found
	}{
		{"300, 150, 300", "two runs of a day; 24 hours between them lift nothing", []int{100, 300, 150, 300, 100},
			[]found{{24, 96, yellow, []int{24, 24}}}},
		{"three days", "one daily mean after another", []int{100, 201, 300, 500, 100}, []found{{24, 96, red, []int{72}}}},
		{"two days", "48 h", []int{201, 201}, []found{{0, 48, orange, []int{48}}}},
		{"exactly 200", "is not above", []int{200, 200, 200}, nil},
		{"two clean days between", "48 hours apart", []int{300, 100, 100, 300}, []found{{0, 24, yellow, []int{24}}, {72, 96, yellow, []int{24}}}},
		{"a day without AQI", "is not valid and ends the run", []int{300, missing, 300}, []found{{0, 72, yellow, []int{24, 24}}}},
		{"none", "nothing", nil, nil},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			s := daily(t, start, tt.values...)
			checkFound(t, alert.Kashgar(), s, tt.want)
			for i, w := range windows(t, alert.Kashgar(), s) {
				if w.Valid() != (i%24 == 0 && tt.values[i/24] != missing) {
					t.Errorf("window %d: valid %v", i, w.Valid())
				}
			}
			if len(s.Hours) > 0 && (s.Hours[0] != alert.Hour{AQI: index(tt.values[0]), Primary: s.Hours[0].Primary, Marks: alert.Forecast | alert.WholeDay}) {
				t.Errorf("first hour %+v", s.Hours[0])
			}
			p := alert.Kashgar()
			p.Readings.Daily = alert.FromConcentrations // a day's AQI is what it is
			checkFound(t, p, s, tt.want)
		})
	}
}

func TestDailyForecastStartsAtMidnight(t *testing.T) {
	for _, first := range []aqi.Stamp{after(1), after(-1), after(8), 0, -8, math.MaxInt32, math.MinInt32} {
		s, err := alert.DailyForecast(first, days(300))
		if len(faultsIn(err)) != 1 || faultsIn(err)[0].Path != "/first" || len(s.Hours) != 0 {
			t.Errorf("%v: %v", first, err)
		}
	}
	many := days(300, 300, 300)
	many[1].Primary, many[2].Primary = 1, 1
	_, err := alert.DailyForecast(0, many)
	checkWhere(t, "pollutants", err, "/first missing; /days/1/primary +1 unknown")
	_, err = alert.DailyForecast(after(1), make([]aqi.DailyIndex, 41_667))
	checkWhere(t, "too many days", err, "/first fine; /days many")
}

// Observed hours with a daily forecast behind them: no window that holds both is valid.
func TestObservedThenDaily(t *testing.T) {
	observed := func(hours int) alert.Series { return alert.Series{Start: start, Hours: of(part{hours, 300, 0})} }
	tests := []struct {
		name     string
		s, next  alert.Series
		hours    int
		valid    []int // the windows' first hours
		want     []found
		forecast int // hours marked Forecast
	}{
		{"at midnight", observed(48), daily(t, after(48), 300, 100), 96, append(upTo(25), 48, 72), []found{{0, 72, red, []int{72}}}, 48},
		{"gap of missing hours", observed(30), daily(t, after(48), 300), 72, append(upTo(11), 48), []found{{0, 72, yellow, []int{24, 24}}}, 24},
		{"overlap: a partial day is no day", observed(30), daily(t, after(24), 300, 300), 72, append(upTo(7), 48), []found{{0, 72, yellow, []int{24, 24}}}, 42},
		{"overlap of the whole", observed(72), daily(t, after(24), 100), 72, upTo(49), []found{{0, 72, red, []int{72}}}, 0},
		{"an hour before midnight", observed(47), daily(t, after(48), 300), 72, append(upTo(25), 48), []found{{0, 72, red, []int{72}}}, 24},
		{"the same start", observed(24), daily(t, start, 100, 300), 48, []int{0, 24}, []found{{0, 48, orange, []int{48}}}, 24},
		{"nothing observed", alert.Series{Start: after(-10)}, daily(t, start, 300), 34, []int{10}, []found{{0, 24, yellow, []int{24}}}, 24},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			s := then(t, tt.s, tt.next)
			var valid []int
			for i, w := range windows(t, alert.Kashgar(), s) {
				if w.Valid() {
					valid = append(valid, i)
				}
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
			checkFound(t, alert.Kashgar(), s, tt.want)
		})
	}
}

func upTo(n int) []int {
	var list []int
	for i := range n {
		list = append(list, i)
	}
	return list
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
