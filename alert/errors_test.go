package alert_test

import (
	"errors"
	"fmt"
	"math"
	"strings"
	"testing"

	"github.com/clearsky-go/clearsky/alert"
	"github.com/clearsky-go/clearsky/aqi"
)

// faultsIn returns the faults that are joined in an error.
func faultsIn(err error) []alert.Fault {
	var all []alert.Fault
	var walk func(error)
	walk = func(err error) {
		if f, ok := err.(alert.Fault); ok { //nolint:errorlint // the tree is walked here
			all = append(all, f)
		} else if many, ok := err.(interface{ Unwrap() []error }); ok { //nolint:errorlint // the tree is walked here
			for _, one := range many.Unwrap() {
				walk(one)
			}
		}
	}
	walk(err)
	return all
}

// where returns the places of the faults in their order.
func where(err error) string {
	var places []string
	for _, f := range faultsIn(err) {
		places = append(places, f.Where)
	}
	return strings.Join(places, "; ")
}

// trigger is one level with one condition.
func trigger(level alert.Level, c ...alert.Condition) alert.Trigger {
	return alert.Trigger{Level: level, AnyOf: [][]alert.Condition{c}}
}

func above(aqi, hours int) alert.Condition { return alert.Condition{AQI: aqi, Hours: hours} }

func atLeast(aqi, hours int) alert.Condition {
	return alert.Condition{Comparison: alert.AtLeast, AQI: aqi, Hours: hours}
}

func TestValidate(t *testing.T) {
	tests := []struct {
		name   string
		change func(*alert.Plan)
		where  string // "" for a valid plan
	}{
		{"Kashgar's", func(*alert.Plan) {}, ""},
		{"no triggers", func(p *alert.Plan) { p.Triggers = nil }, "triggers"},
		{"no groups", func(p *alert.Plan) { p.Triggers[1].AnyOf = nil }, "triggers[1] (Orange), any_of"},
		{"an empty group", func(p *alert.Plan) { p.Triggers[1].AnyOf = append(p.Triggers[1].AnyOf, nil) }, "triggers[1] (Orange), any_of[1]"},
		{"level none", func(p *alert.Plan) { p.Triggers[0].Level = alert.NoAlert }, "triggers[0] (None)"},
		{"a level twice", func(p *alert.Plan) { p.Triggers[1].Level = yellow }, "triggers[1] (Yellow)"},
		{"levels that fall", func(p *alert.Plan) { p.Triggers[0].Level = red }, "triggers[1] (Orange)"},
		{"an unknown level", func(p *alert.Plan) { p.Triggers[2].Level = 5 }, "triggers[2] (alert.Level(5))"},
		{"blue", func(p *alert.Plan) { p.Triggers[0].Level = alert.Blue }, ""},
		{"above 499", func(p *alert.Plan) { p.Triggers[0].AnyOf[0][0].AQI = 499 }, ""},
		{"above 500, which nothing is", func(p *alert.Plan) { p.Triggers[0].AnyOf[0][0].AQI = 500 }, "triggers[0] (Yellow), any_of[0][0]"},
		{"above 0", func(p *alert.Plan) { p.Triggers[0].AnyOf[0][0].AQI = 0 }, ""},
		{"above -1, which all are", func(p *alert.Plan) { p.Triggers[0].AnyOf[0][0].AQI = -1 }, "triggers[0] (Yellow), any_of[0][0]"},
		{"at least 500", func(p *alert.Plan) { p.Triggers[0].AnyOf[0][0] = atLeast(500, 24) }, ""},
		{"at least 501, which nothing is", func(p *alert.Plan) { p.Triggers[0].AnyOf[0][0] = atLeast(501, 24) }, "triggers[0] (Yellow), any_of[0][0]"},
		{"at least 1", func(p *alert.Plan) { p.Triggers[0].AnyOf[0][0] = atLeast(1, 24) }, ""},
		{"at least 0, which all are", func(p *alert.Plan) { p.Triggers[0].AnyOf[0][0] = atLeast(0, 24) }, "triggers[0] (Yellow), any_of[0][0]"},
		{"an unknown comparison", func(p *alert.Plan) { p.Triggers[0].AnyOf[0][0].Comparison = 2 }, "triggers[0] (Yellow), any_of[0][0]"},
		{"huge AQI", func(p *alert.Plan) { p.Triggers[0].AnyOf[0][0].AQI = math.MaxInt }, "triggers[0] (Yellow), any_of[0][0]"},
		{"23 hours", func(p *alert.Plan) { p.Triggers[0].AnyOf[0][0].Hours = 23 }, "triggers[0] (Yellow), any_of[0][0]"},
		{"no hours", func(p *alert.Plan) { p.Triggers[0].AnyOf[0][0].Hours = 0 }, "triggers[0] (Yellow), any_of[0][0]"},
		{"25 hours", func(p *alert.Plan) { p.Triggers[0].AnyOf[0][0].Hours = 25 }, "triggers[0] (Yellow), any_of[0][0]"},
		{"25 hours, unbroken", func(p *alert.Plan) {
			p.Triggers[0].AnyOf[0][0].Hours, p.Readings.Sustained = 25, alert.Unbroken
		}, ""},
		{"too many hours", func(p *alert.Plan) { p.Triggers[0].AnyOf[0][0].Hours = math.MaxInt / 24 * 24 }, "triggers[0] (Yellow), any_of[0][0]"},
		{"no gap", func(p *alert.Plan) { p.LiftHours = 0 }, "lift_hours"},
		{"a gap of one", func(p *alert.Plan) { p.MergeHours, p.LiftHours = 1, 1 }, ""},
		{"a negative gap", func(p *alert.Plan) { p.LiftHours = -36 }, "lift_hours"},
		{"an endless gap", func(p *alert.Plan) { p.LiftHours = math.MaxInt }, "lift_hours"},
		{"unknown values", func(p *alert.Plan) {
			p.Edition = 9
			p.Readings = alert.Readings{Sustained: 9, Merge: 9, Daily: 9, Dust: 9, Particles: 9}
		}, "edition; readings.sustained; readings.merging; readings.daily; readings.dust; readings.particles"},
		{"all at once", func(p *alert.Plan) {
			p.Triggers[0].AnyOf[0][0], p.Triggers[1].AnyOf, p.LiftHours = above(500, 1), nil, 0
		}, "triggers[0] (Yellow), any_of[0][0]; triggers[0] (Yellow), any_of[0][0]; triggers[1] (Orange), any_of; lift_hours"},
		{"the zero plan", func(p *alert.Plan) { *p = alert.Plan{} }, "triggers; merge_hours; lift_hours"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			p := alert.Kashgar()
			tt.change(&p)
			err := p.Validate()
			if where(err) != tt.where || (err == nil) != (tt.where == "") || errors.Is(err, alert.ErrPlan) != (err != nil) {
				t.Errorf("%v\nwant faults at %q", err, tt.where)
			}
			if _, other := p.Episodes(alert.Series{Start: start}); where(other) != tt.where {
				t.Errorf("Processes: %v", other)
			}
			if _, other := p.Windows(alert.Series{Start: start}); where(other) != tt.where {
				t.Errorf("Windows: %v", other)
			}
		})
	}
}

// A fault's sentence names the input, quotes it and says what is wanted.
func TestFault(t *testing.T) {
	p := alert.Kashgar()
	p.Triggers[2].AnyOf[0][0].Hours = 70
	err := p.Validate()
	fault, ok := errors.AsType[alert.Fault](err)
	want := alert.Fault{Where: "triggers[2] (Red), any_of[0][0]", Got: "70 hours", Want: "a multiple of 24, as hours are counted day after day", Rule: alert.ErrPlan}
	if !ok || fault != want {
		t.Errorf("%+v", fault)
	}
	for _, part := range []string{"alert: ", want.Where, want.Got, want.Want, alert.ErrPlan.Error()} {
		if !strings.Contains(err.Error(), part) {
			t.Errorf("%q is not in: %v", part, err)
		}
	}
}

func TestSeriesErrors(t *testing.T) {
	marked := func(from, until int, h alert.Hour) alert.Series {
		s := alert.Series{Start: start, Hours: make([]alert.Hour, 60)}
		for i := from; i < until; i++ {
			s.Hours[i] = h
		}
		return s
	}
	at := func(first aqi.Stamp) alert.Series { return alert.Series{Start: first, Hours: make([]alert.Hour, 60)} }
	tests := []struct {
		name  string
		s     alert.Series
		where string
	}{
		{"no start", at(0), "start"},
		{"year 0", at(-1), "start"},
		{"year 10000", at(87_649_408), "start"},
		{"far away", at(math.MaxInt32), "start"},
		{"long ago", at(math.MinInt32), "start"},
		{"unknown marks", marked(3, 5, alert.Hour{Marks: 0x80}), "hours 3–4"},
		{"unknown pollutants", marked(59, 60, alert.Hour{Primary: 1}), "hours 59–59"},
		{"all at once", alert.Series{Hours: append(marked(0, 60, alert.Hour{Marks: 0xf0}).Hours, alert.Hour{}, alert.Hour{Primary: 0x80})}, "start; hours 0–59; hours 61–61"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			ps, err := alert.Kashgar().Episodes(tt.s)
			if where(err) != tt.where || !errors.Is(err, alert.ErrSeries) || errors.Is(err, alert.ErrPlan) || ps != nil {
				t.Errorf("%v, want faults at %q", err, tt.where)
			}
			if _, other := alert.Kashgar().Windows(tt.s); fmt.Sprint(other) != fmt.Sprint(err) {
				t.Errorf("Windows: %v", other)
			}
			both, err := alert.Plan{}.Episodes(tt.s)
			if !errors.Is(err, alert.ErrSeries) || !errors.Is(err, alert.ErrPlan) || both != nil {
				t.Errorf("with a bad plan: %v", err)
			}
		})
	}
}

func TestDaysOfAnotherLength(t *testing.T) {
	p := alert.Kashgar()
	p.Readings.Daily = alert.FromConcentrations
	for n, want := range map[int]string{0: "days", 1: "days", 36: "days", 37: "", 38: "days", 60: "days"} {
		s := alert.Series{Start: start, Hours: of(part{60, 300, 0}), Daily: make([]aqi.DailyIndex, n)}
		if _, err := p.Episodes(s); where(err) != want || errors.Is(err, alert.ErrSeries) != (want != "") {
			t.Errorf("%d days: %v", n, err)
		}
		if _, err := s.Then(alert.Series{Start: after(60)}); where(err) != want {
			t.Errorf("%d days, then: %v", n, err)
		}
		if _, err := (alert.Series{Start: start}).Then(s); (err != nil) != (want != "") {
			t.Errorf("then %d days: %v", n, err)
		}
	}
	s := alert.Series{Start: start, Hours: of(part{60, 300, 0})}
	if _, err := p.Episodes(s); where(err) != "days" {
		t.Errorf("no days: %v", err)
	}
	s.Hours = of(part{19, 300, 0}, part{5, missing, 0})
	if _, err := p.Episodes(s); err != nil {
		t.Errorf("no days, and no window that is judged: %v", err)
	}
}

func TestThenErrors(t *testing.T) {
	s := alert.Series{Start: start, Hours: make([]alert.Hour, 10)}
	tests := []struct {
		name    string
		s, next alert.Series
		where   string
	}{
		{"before", s, alert.Series{Start: after(-1)}, "start of the next series"},
		{"no start", alert.Series{}, alert.Series{}, "start; start of the next series"},
		{"year 10000", s, alert.Series{Start: 87_649_408}, "start of the next series"},
		{"centuries", s, alert.Series{Start: hourAt(2423, 12, 1, 0)}, "hours"},
		{"to the last year", s, alert.Series{Start: hourAt(9999, 12, 31, 0)}, "hours"},
		{"a million and one", s, alert.Series{Start: after(1_000_000), Hours: make([]alert.Hour, 1)}, "hours"},
	}
	for _, tt := range tests {
		joined, err := tt.s.Then(tt.next)
		if where(err) != tt.where || !errors.Is(err, alert.ErrSeries) || joined.Hours != nil {
			t.Errorf("%s: %v", tt.name, err)
		}
	}
	if joined := then(t, s, alert.Series{Start: after(999_999), Hours: make([]alert.Hour, 1)}); len(joined.Hours) != 1_000_000 {
		t.Errorf("%d hours", len(joined.Hours))
	}
}
