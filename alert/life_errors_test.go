package alert_test

import (
	"errors"
	"math"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/clearsky-go/clearsky/alert"
	"github.com/clearsky-go/clearsky/aqi"
)

// Hours before the outlook's are observed or missing, those from it on forecast or missing.
func TestOutlookErrors(t *testing.T) {
	f := alert.Forecast
	tests := []struct {
		name  string
		at    aqi.Stamp
		s     alert.Series
		where string
	}{
		{"a forecast before t", after(50), alert.Series{Start: start, Hours: of(part{49, 100, 0}, part{1, 100, f}, part{10, 100, f})}, "hours 49–49"},
		{"an observation from t on", after(50), alert.Series{Start: start, Hours: of(part{51, 100, 0}, part{10, 100, f})}, "hours 50–50"},
		{"as it should be", after(50), alert.Series{Start: start, Hours: of(part{50, 100, 0}, part{10, 100, f})}, ""},
		{"the hour before", after(49), alert.Series{Start: start, Hours: of(part{50, 100, 0}, part{10, 100, f})}, "hours 49–49"},
		{"missing hours, marked or not", after(50), alert.Series{Start: start, Hours: of(part{50, missing, f}, part{10, missing, 0})}, ""},
		{"all before t, but forecast", after(50), alert.Series{Start: start, Hours: of(part{20, 100, f})}, "hours 0–19"},
		{"all from t on, but observed", after(-10), alert.Series{Start: start, Hours: of(part{20, 100, 0})}, "hours 0–19"},
		{"forecasts and observations the wrong way round", after(10), alert.Series{Start: start, Hours: of(part{10, 100, f}, part{10, 100, 0})}, "hours 0–9; hours 10–19"},
		{"two stretches", after(50), alert.Series{Start: start, Hours: of(part{5, 100, f}, part{20, 100, 0}, part{5, 100, f}, part{20, missing, 0}, part{5, 100, 0})},
			"hours 0–4; hours 25–29; hours 50–54"},
		{"no start", after(50), alert.Series{Hours: of(part{5, 100, 0})}, "start"},
		{"year 0", -700, alert.Series{Start: start}, "time of the outlook"},
		{"year 10000", 87_649_408, alert.Series{Start: start}, "time of the outlook"},
		{"no hour", 0, alert.Series{Start: start}, "time of the outlook"},
		{"the last hours of the year 9999", hourAt(9999, 12, 31, 0), alert.Series{Start: start}, "time of the outlook"},
	}
	for _, tt := range tests {
		o, err := alert.Kashgar().Outlook(tt.s, tt.at)
		if where(err) != tt.where || errors.Is(err, alert.ErrSeries) != (tt.where != "") {
			t.Errorf("%s: %v, want faults at %q", tt.name, err, tt.where)
		}
		if diff := cmp.Diff(alert.Outlook{}, o); err != nil && diff != "" {
			t.Errorf("%s: an outlook with an error:\n%s", tt.name, diff)
		}
	}
}

// A fault quotes what is there: the two wrong ways have their own words.
func TestOutlookFaultsQuoteTheirHours(t *testing.T) {
	s := alert.Series{Start: start, Hours: of(part{10, 100, alert.Forecast}, part{10, 100, 0})}
	_, err := alert.Kashgar().Outlook(s, after(10))
	got := faultsIn(err)
	if len(got) != 2 || got[0].Got != "forecast" || got[1].Got != "observed" || !strings.HasPrefix(got[0].Want, "observed") || !strings.HasPrefix(got[1].Want, "forecast") && !strings.HasPrefix(got[1].Want, "a forecast") {
		t.Errorf("%+v", got)
	}
}

// A bad plan is an ErrPlan wherever the plan is used, whatever the lifting gap.
func TestBadPlansEverywhere(t *testing.T) {
	for _, gap := range []int{0, -1, 36, math.MinInt, math.MaxInt, 1_000_001, 1 << 32} {
		p := alert.Kashgar()
		p.LiftHours, p.LeadTimes.Least, p.Triggers[0].Approvals = gap, 30, []alert.Approval{{Role: alert.Commander}}
		want := "triggers[0] (Yellow), approval; lift_hours; lead"
		if gap == 36 {
			want = "triggers[0] (Yellow), approval; lead"
		}
		_, err := p.Outlook(alert.Series{Start: start}, start)
		if where(err) != want || !errors.Is(err, alert.ErrPlan) || errors.Is(err, alert.ErrSeries) {
			t.Errorf("Outlook, gap %d: %v", gap, err)
		}
		if _, err := p.Decide(alert.State{}, alert.Outlook{At: 5}); where(err) != want || !errors.Is(err, alert.ErrPlan) {
			t.Errorf("Decide, gap %d: %v", gap, err)
		}
		for d, err := range p.Replay(start, after(9), alert.Hindsight(alert.Series{Start: start}, 1)) {
			if !errors.Is(err, alert.ErrPlan) || d.Act != alert.Nothing {
				t.Errorf("Replay, gap %d: %v, %v", gap, d, err)
			}
		}
	}
}

func TestPlansOfDecisionsAreValidated(t *testing.T) {
	for _, tt := range []struct {
		name   string
		change func(*alert.Plan)
		where  string
	}{
		{"Kashgar's", func(*alert.Plan) {}, ""},
		{"no lead times", func(p *alert.Plan) { p.LeadTimes = alert.LeadTimes{} }, ""},
		{"equal lead times", func(p *alert.Plan) { p.LeadTimes.Least = 24 }, ""},
		{"more at least than on time", func(p *alert.Plan) { p.LeadTimes.Least = 25 }, "lead"},
		{"negative lead", func(p *alert.Plan) { p.LeadTimes.Least = -1 }, "lead"},
		{"endless lead", func(p *alert.Plan) { p.LeadTimes.OnTime = math.MaxInt }, "lead"},
		{"no approval", func(p *alert.Plan) { p.Triggers[2].Approvals = nil }, ""},
		{"a step without a role", func(p *alert.Plan) { p.Triggers[1].Approvals[0].Role = 0 }, "triggers[1] (Orange), approval"},
		{"a step without a duty", func(p *alert.Plan) { p.Triggers[1].Approvals[0].Kind = 0 }, "triggers[1] (Orange), approval"},
		{"an unknown role and an unknown duty", func(p *alert.Plan) {
			p.Triggers[1].Approvals = []alert.Approval{{Role: 4, Kind: alert.Agree}, {Role: alert.Commander, Kind: 4}}
		}, "triggers[1] (Orange), approval; triggers[1] (Orange), approval"},
		{"no citations", func(p *alert.Plan) { p.Clauses = alert.Clauses{} }, ""},
		{"an unknown reading", func(p *alert.Plan) { p.Readings.Approval = 2 }, "readings.adjusting"},
	} {
		p := alert.Kashgar()
		tt.change(&p)
		if err := p.Validate(); where(err) != tt.where || errors.Is(err, alert.ErrPlan) != (tt.where != "") {
			t.Errorf("%s: %v", tt.name, err)
		}
	}
}

func TestStateErrors(t *testing.T) {
	for _, tt := range []struct {
		name  string
		state alert.State
		where string
	}{
		{"none", alert.State{}, ""},
		{"an hour", state(red, 0, 1), ""},
		{"of another plan", state(alert.Blue, 0, 1), ""},
		{"no hours", state(red, 5, 5), "alert in force"},
		{"ends before it starts", state(red, 6, 5), "alert in force"},
		{"no end", alert.State{Level: red, Span: aqi.Span{From: start}}, "alert in force"},
		{"no start", alert.State{Level: red, Span: aqi.Span{Until: start}}, "alert in force"},
		{"beyond the last hour", alert.State{Level: red, Span: aqi.Span{From: start, Until: math.MaxInt32}}, "alert in force"},
		{"before the first", alert.State{Level: red, Span: aqi.Span{From: math.MinInt32, Until: 5}}, "alert in force"},
		{"an unknown level", alert.State{Level: 9, Span: aqi.Span{From: 1, Until: 2}}, "level"},
		{"hours of no alert", alert.State{Span: aqi.Span{From: 1, Until: 2}}, "no alert"},
		{"an open end of no alert", alert.State{Provisional: true}, "no alert"},
	} {
		d, err := alert.Kashgar().Decide(tt.state, alert.Outlook{At: start})
		if where(err) != tt.where || errors.Is(err, alert.ErrState) != (tt.where != "") || errors.Is(err, alert.ErrOutlook) {
			t.Errorf("%s: %v", tt.name, err)
		}
		if err != nil && cmp.Diff(alert.Decision{}, d) != "" {
			t.Errorf("%s: a decision with an error: %v", tt.name, d)
		}
	}
}

func TestOutlooksOfDecisionsErrors(t *testing.T) {
	at := func(from, until int) alert.Episode {
		return alert.Episode{Span: aqi.Span{From: start + aqi.Stamp(from), Until: start + aqi.Stamp(until)}, Level: yellow}
	}
	list := func(ps ...alert.Episode) []alert.Episode { return ps }
	for _, tt := range []struct {
		name                 string
		processes, monitored []alert.Episode
		where                string
	}{
		{"none", nil, nil, ""},
		{"36 hours apart", list(at(0, 24), at(60, 84)), list(at(0, 24), at(60, 84)), ""},
		{"35 hours apart", list(at(0, 24), at(59, 84)), nil, "processes[1]"},
		{"35 hours apart, monitored", nil, list(at(0, 24), at(59, 84)), "monitored[1]"},
		{"out of order", list(at(60, 84), at(0, 24)), nil, "processes[1]"},
		{"one in the other", list(at(0, 84), at(10, 24)), nil, "processes[1]"},
		{"the same twice", list(at(0, 24), at(0, 24)), nil, "processes[1]"},
		{"no hours", list(at(5, 5)), nil, "processes[0]"},
		{"ends before it starts", list(at(5, 4)), nil, "processes[0]"},
		{"an unknown level", list(alert.Episode{Span: aqi.Span{From: 1, Until: 2}, Level: 9}), nil, "processes[0]"},
		{"no hours at all", list(alert.Episode{}), list(alert.Episode{}), "processes[0]; monitored[0]"},
		{"before the first hour", list(alert.Episode{Span: aqi.Span{From: math.MinInt32, Until: 9}, Level: red}), nil, "processes[0]"},
		{"beyond the last hour", list(alert.Episode{Span: aqi.Span{From: 9, Until: math.MaxInt32}, Level: red}), nil, "processes[0]"},
		{"so far apart that a difference wraps", list(at(0, 24), alert.Episode{Span: aqi.Span{From: math.MinInt32 + 5, Until: start}, Level: red}), nil, "processes[1]; processes[1]"},
		{"all at once", list(at(5, 5), at(6, 4), at(100, 120)), list(at(9, 8)), "processes[0]; processes[1]; processes[1]; monitored[0]"},
	} {
		o := alert.Outlook{At: start, Horizon: start, Episodes: tt.processes, Observed: tt.monitored}
		_, err := alert.Kashgar().Decide(alert.State{}, o)
		if where(err) != tt.where || errors.Is(err, alert.ErrOutlook) != (tt.where != "") {
			t.Errorf("%s: %v, want faults at %q", tt.name, err, tt.where)
		}
	}
	_, err := alert.Plan{}.Decide(alert.State{Level: 9}, alert.Outlook{At: -1, Episodes: list(alert.Episode{})})
	for _, rule := range []error{alert.ErrPlan, alert.ErrState, alert.ErrOutlook} {
		if !errors.Is(err, rule) {
			t.Errorf("%v is not in: %v", rule, err)
		}
	}
	if errors.Is(err, alert.ErrSeries) {
		t.Error(err)
	}
}

// A replay ends with its first error, which Fold returns with the history up to there.
func TestReplayErrors(t *testing.T) {
	s := among(part{24, 300, 0})
	broken := errors.New("no data")
	source := func(since, at aqi.Stamp) (alert.Series, error) {
		if hourOf(at) == 60 {
			return alert.Series{}, broken
		}
		return alert.Hindsight(s, 100)(since, at)
	}
	steps := 0
	for d, err := range alert.Kashgar().Replay(start, after(90), source) {
		steps++
		if (err != nil) != (steps == 61) || err != nil && (!errors.Is(err, broken) || d.At != 0) {
			t.Fatalf("step %d: %v, %v", steps, d, err)
		}
	}
	h, err := alert.HistoryOf(alert.Kashgar().Replay(start, after(90), source))
	if !errors.Is(err, broken) || len(h.Decisions) != 1 || hourOf(h.Last) != 59 || steps != 61 {
		t.Errorf("%d steps, %v, %+v", steps, err, h)
	}
	for d, err := range alert.Kashgar().Replay(start, after(90), source) { // a caller may stop at any step
		if err != nil {
			t.Errorf("%v: %v", d, err)
		}
		break
	}
	if _, err := alert.HistoryOf(alert.Kashgar().Replay(start, after(90), nil)); !errors.Is(err, alert.ErrSeries) {
		t.Errorf("no source: %v", err)
	}
	if h, err := alert.HistoryOf(alert.Kashgar().Replay(after(9), after(9), source)); err != nil || h.Last != 0 || h.Periods() != nil {
		t.Errorf("no hours: %+v, %v", h, err)
	}
	for _, bad := range []aqi.Stamp{0, -1, 87_649_408, math.MaxInt32, math.MinInt32} {
		if _, err := alert.HistoryOf(alert.Kashgar().Replay(bad, start, source)); err == nil {
			t.Errorf("from %v: no error", bad)
		}
		if _, err := alert.HistoryOf(alert.Kashgar().Replay(start, bad, source)); err == nil {
			t.Errorf("until %v: no error", bad)
		}
	}
	for _, s := range []alert.Series{{}, {Start: -1}} {
		if _, err := alert.HistoryOf(alert.Kashgar().Replay(start, after(9), alert.Hindsight(s, 9))); !errors.Is(err, alert.ErrSeries) {
			t.Errorf("%v: %v", s.Start, err)
		}
	}
	bad := alert.Kashgar()
	bad.Readings.Daily = alert.FromConcentrations // and no days
	if _, err := alert.HistoryOf(bad.Replay(after(48), after(90), alert.Hindsight(s, 100))); !errors.Is(err, alert.ErrSeries) {
		t.Error(err)
	}
	unordered := alert.Kashgar()
	unordered.LeadTimes.Least = -1
	if _, err := alert.HistoryOf(unordered.Replay(after(48), after(90), alert.Hindsight(s, 100))); !errors.Is(err, alert.ErrPlan) {
		t.Error(err)
	}
}
