package alert_test

import (
	"encoding/json"
	"math"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/clearsky-go/clearsky/alert"
	"github.com/clearsky-go/clearsky/alert/alerttest"
	"github.com/clearsky-go/clearsky/aqi"
)

// Nothing panics on any input, and an answer that is given can be written as JSON.
func TestNothingPanics(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := alerttest.Plan().Draw(t, "plan")
		s := alerttest.WithDaily(100).Draw(t, "series")
		if rapid.Bool().Draw(t, "another start") {
			s.Start = hostileStamp.Draw(t, "start")
		}
		spoil(t, &p, &s)
		rules, err := alert.New(p)
		if err != nil && len(faultsIn(err)) == 0 {
			t.Fatal(err)
		}
		ps, err := rules.Episodes(s) // those of a bad plan are none
		if err == nil {
			if _, err := json.Marshal(ps); err != nil {
				t.Fatal(err)
			}
			ws, err := rules.Windows(s)
			if err != nil {
				t.Fatal(err)
			}
			if _, err := json.Marshal(ws); err != nil {
				t.Fatal(err)
			}
		} else if len(faultsIn(err)) == 0 {
			t.Fatal(err)
		}
		_, _ = s.Then(alerttest.WithDaily(50).Draw(t, "next"))
		_, _ = alerttest.WithDaily(50).Draw(t, "before").Then(s)
		_, _ = alert.SeriesOfDays(s.Start, alerttest.ForecastDays(3).Draw(t, "days"))
	})
}

// spoil makes some fields anything.
func spoil(t *rapid.T, p *alert.Plan, s *alert.Series) {
	anyInt := rapid.OneOf(rapid.Int(), rapid.SampledFrom([]int{math.MinInt, math.MaxInt, -1, 0, 1 << 30}))
	for range rapid.IntRange(0, 3).Draw(t, "fields spoilt") {
		switch rapid.IntRange(0, 6).Draw(t, "field") {
		case 0:
			c := &p.Triggers[0].AnyOf[0][0]
			*c = alert.Condition{Comparison: alert.Comparison(rapid.Byte().Draw(t, "comparison")), AQI: anyInt.Draw(t, "AQI"), Hours: anyInt.Draw(t, "hours")}
		case 1:
			p.MergeHours, p.LiftHours = anyInt.Draw(t, "merge hours"), anyInt.Draw(t, "lift hours")
		case 2:
			p.Readings.Daily, p.Readings.Sustained = alert.DailyReading(rapid.Byte().Draw(t, "daily")), alert.SustainedReading(rapid.Byte().Draw(t, "sustained"))
		case 3:
			p.Readings.Merge, p.Edition = alert.MergeReading(rapid.Byte().Draw(t, "merging")), aqi.Edition(rapid.Byte().Draw(t, "edition"))
		case 4:
			p.Triggers[0].Level = alert.Level(rapid.Byte().Draw(t, "level"))
		case 5:
			if len(s.Hours) > 0 {
				h := &s.Hours[rapid.IntRange(0, len(s.Hours)-1).Draw(t, "hour")]
				h.Marks, h.Primary = alert.Marks(rapid.Byte().Draw(t, "marks")), aqi.Pollutants(rapid.Byte().Draw(t, "primary"))
			}
		case 6:
			s.Daily = alerttest.Daily(rapid.IntRange(0, 80).Draw(t, "days")).Draw(t, "days")
		}
	}
}

// The first hours and the last that a series can have.
func TestEndsOfTime(t *testing.T) {
	const last = 87_649_407 // 9999-12-31 23:00 at UTC+8
	for _, tt := range []struct {
		name  string
		start aqi.Stamp
		ok    bool
	}{
		{"the second hour of all", 1, true},
		{"to the last hour", last - 60, true},
		{"one hour beyond", last - 59, false},
		{"the last hour", last, false},
	} {
		s := alert.Series{Start: tt.start, Hours: of(part{60, 300, 0})}
		ps, err := ready(t, alert.Kashgar()).Episodes(s)
		if tt.ok != (err == nil) || tt.ok != (len(ps) == 1) {
			t.Errorf("%s: %v, %v", tt.name, ps, err)
		}
		if _, err := json.Marshal(ps); err != nil {
			t.Errorf("%s: %v", tt.name, err)
		}
	}
}

func TestAMillionHours(t *testing.T) {
	s := alert.Series{Start: start, Hours: of(part{1_000_000, 300, 0})}
	ps := episodes(t, alert.Kashgar(), s)
	if len(ps) != 1 || ps[0].Hours() != 1_000_000 || ps[0].Sustained[0].Hours != 999_984 || ps[0].Level != red || !ps[0].Open {
		t.Errorf("%+v", ps)
	}
	s.Hours = append(s.Hours, alert.Hour{})
	_, err := ready(t, alert.Kashgar()).Episodes(s)
	checkWhere(t, "one more", err, "/series/hours many")
}

// Windows that no formula made have no AQI, or some AQI, but never a panic.
func TestHostileWindows(t *testing.T) {
	for _, w := range []alert.Window{{}, {Sum: -1, Count: 1}, {Sum: math.MaxInt, Count: 2}, {Sum: 501, Count: 1}, {Sum: math.MinInt, Count: 24}, {Sum: 5, Count: -1}} {
		if got := w.AQI(); got.Valid() {
			t.Errorf("%+v: %v", w, got)
		}
	}
	if w := (alert.Window{Start: math.MaxInt32}); w.Span().Until.Valid() {
		t.Errorf("%v", w.Span().Until)
	}
}

// Rulesets and series are only read: many goroutines may share them.
func TestParallelSmoke(t *testing.T) {
	rules, s := ready(t, guidance2017()), among(part{72, 301, 0}, part{30, 100, 0}, part{25, 500, 0})
	want, err := rules.Episodes(s)
	if err != nil {
		t.Fatal(err)
	}
	var group sync.WaitGroup
	for range 8 {
		group.Go(func() {
			for range 20 {
				ps, err := rules.Episodes(s)
				if diff := cmp.Diff(want, ps); diff != "" || err != nil {
					t.Errorf("%v, %s", err, diff)
				}
				if _, err := s.Then(alert.Series{Start: after(200), Hours: s.Hours}); err != nil {
					t.Error(err)
				}
				if err := alert.Kashgar().Validate(); err != nil {
					t.Error(err)
				}
			}
		})
	}
	group.Wait()
}
