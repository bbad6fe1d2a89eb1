package alert_test

import (
	"errors"
	"fmt"
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
		{"a forecast before t", after(50), alert.Series{Start: start, Hours: of(part{49, 100, 0}, part{1, 100, f}, part{10, 100, f})}, "/series/hours/49/marks conflict"},
		{"an observation from t on", after(50), alert.Series{Start: start, Hours: of(part{51, 100, 0}, part{10, 100, f})}, "/series/hours/50/marks conflict"},
		{"as it should be", after(50), alert.Series{Start: start, Hours: of(part{50, 100, 0}, part{10, 100, f})}, ""},
		{"the hour before", after(49), alert.Series{Start: start, Hours: of(part{50, 100, 0}, part{10, 100, f})}, "/series/hours/49/marks conflict"},
		{"missing hours, marked or not", after(50), alert.Series{Start: start, Hours: of(part{50, missing, f}, part{10, missing, 0})}, ""},
		{"all before t, but forecast", after(50), alert.Series{Start: start, Hours: of(part{20, 100, f})}, "/series/hours/0/marks +19 conflict"},
		{"all from t on, but observed", after(-10), alert.Series{Start: start, Hours: of(part{20, 100, 0})}, "/series/hours/0/marks +19 conflict"},
		{"forecasts and observations the wrong way round", after(10), alert.Series{Start: start, Hours: of(part{10, 100, f}, part{10, 100, 0})}, "/series/hours/0/marks +9 conflict; /series/hours/10/marks +9 conflict"},
		{"two stretches", after(50), alert.Series{Start: start, Hours: of(part{5, 100, f}, part{20, 100, 0}, part{5, 100, f}, part{20, missing, 0}, part{5, 100, 0})},
			"/series/hours/0/marks +4 conflict; /series/hours/25/marks +4 conflict; /series/hours/50/marks +4 conflict"},
		{"no start", after(50), alert.Series{Hours: of(part{5, 100, 0})}, "/series/start missing"},
		{"year 0", -700, alert.Series{Start: start}, "/at range"},
		{"year 10000", 87_649_408, alert.Series{Start: start}, "/at range"},
		{"no hour", 0, alert.Series{Start: start}, "/at missing"},
		{"the last hours of the year 9999", hourAt(9999, 12, 31, 0), alert.Series{Start: start}, "/at range"},
	}
	for _, tt := range tests {
		o, err := ready(t, alert.Kashgar()).Outlook(tt.s, tt.at)
		checkWhere(t, tt.name, err, tt.where)
		if diff := cmp.Diff(alert.Outlook{}, o, sameIndex); err != nil && diff != "" {
			t.Errorf("%s: an outlook with an error:\n%s", tt.name, diff)
		}
	}
}

// A fault quotes what is there: the two wrong ways have their own words.
func TestOutlookFaultsQuoteTheirHours(t *testing.T) {
	s := alert.Series{Start: start, Hours: of(part{10, 100, alert.Forecast}, part{10, 100, 0})}
	_, err := ready(t, alert.Kashgar()).Outlook(s, after(10))
	got := faultsIn(err)
	if len(got) != 2 || got[0].Got != "forecast" || got[1].Got != "observed" || !strings.HasPrefix(got[0].Want.English, "observed") || !strings.HasPrefix(got[1].Want.English, "forecast") {
		t.Errorf("%+v", got)
	}
}

// A bad plan has its faults each once, whatever the lifting gap.
func TestBadPlans(t *testing.T) {
	for _, gap := range []int{0, -1, 36, math.MinInt, math.MaxInt, 1_000_001, math.MaxInt32} {
		p := alert.Kashgar()
		p.LiftHours, p.LeadTimes.Least, p.Triggers[0].Approvals = gap, 30, []alert.Approval{{Party: party("commander")}}
		want := "/plan/triggers/0/approvals/0/kind missing; /plan/lift_hours range; /plan/lead_times/on_time range"
		if gap == 36 {
			want = "/plan/triggers/0/approvals/0/kind missing; /plan/lead_times/on_time range"
		}
		r, err := alert.New(p)
		if checkWhere(t, fmt.Sprint("gap ", gap), err, want); r != nil {
			t.Errorf("gap %d: a ruleset with an error", gap)
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
		{"more at least than on time", func(p *alert.Plan) { p.LeadTimes.Least = 25 }, "/plan/lead_times/on_time range"},
		{"negative lead", func(p *alert.Plan) { p.LeadTimes.Least = -1 }, "/plan/lead_times/least range"},
		{"endless lead", func(p *alert.Plan) { p.LeadTimes.OnTime = math.MaxInt }, "/plan/lead_times/on_time range"},
		{"no approval", func(p *alert.Plan) { p.Triggers[2].Approvals = nil }, ""},
		{"a step of nobody", func(p *alert.Plan) { p.Triggers[1].Approvals[0].Party = alert.Party{} },
			"/plan/triggers/1/approvals/0/party/id missing; /plan/triggers/1/approvals/0/party/name/zh missing; /plan/triggers/1/approvals/0/party/name/en missing"},
		{"a step without a kind", func(p *alert.Plan) { p.Triggers[1].Approvals[0].Kind = 0 }, "/plan/triggers/1/approvals/0/kind missing"},
		{"a name that is no UTF-8 and an unknown kind", func(p *alert.Plan) {
			p.Triggers[1].Approvals = []alert.Approval{{Party: party("\xff"), Kind: alert.Agree}, {Party: party("commander"), Kind: 4}}
		}, "/plan/triggers/1/approvals/1/kind unknown; /plan/triggers/1/approvals/0/party/id text; /plan/triggers/1/approvals/0/party/name/zh text; " +
			"/plan/triggers/1/approvals/0/party/name/en text"},
		{"nobody to be told", func(p *alert.Plan) { p.Recipients = nil }, ""},
		{"somebody to be told who has no name in English", func(p *alert.Plan) { p.Recipients[3].Name.English = "" }, "/plan/recipients/3/name/en missing"},
		{"no hold", func(p *alert.Plan) { p.Hold = 0 }, ""},
		{"a negative hold", func(p *alert.Plan) { p.Hold = -1 }, "/plan/hold range"},
		{"an endless hold", func(p *alert.Plan) { p.Hold = math.MaxInt }, "/plan/hold range"},
		{"no citations", func(p *alert.Plan) { p.Clauses = alert.Clauses{} }, ""},
		{"an unknown reading", func(p *alert.Plan) { p.Readings.Approval = 2 }, "/plan/readings/approval unknown"},
	} {
		p := alert.Kashgar()
		tt.change(&p)
		checkWhere(t, tt.name, p.Validate(), tt.where)
	}
}

func TestStateErrors(t *testing.T) {
	spanned := func(level alert.Level, from, until aqi.Stamp) alert.Schedule {
		return alert.Schedule{Spans: []alert.LevelSpan{{Level: level, Span: aqi.Span{From: from, Until: until}}}, Began: start}
	}
	overlapping := stair(0, on{yellow, 9}, on{red, 20})
	overlapping.Spans[1].From = after(8)
	late, hole := schedule(red, 5, 9), stair(0, on{yellow, 9}, on{yellow, 12}, on{red, 20})
	late.Began = after(6)
	hole.Spans = append(hole.Spans[:1], hole.Spans[2])
	for _, tt := range []struct {
		name     string
		schedule alert.Schedule
		where    string // behind "/state/announced"
	}{
		{"none", alert.Schedule{}, ""},
		{"an hour", schedule(red, 0, 1), ""},
		{"of another plan", schedule(alert.Blue, 0, 1), ""},
		{"begun long ago", alert.Schedule{Spans: schedule(red, 50, 60).Spans, Began: start}, ""},
		{"a hole", hole, ""},
		{"no hours", spanned(red, after(5), after(5)), "/spans/0/until order"},
		{"ends before it starts", spanned(red, after(6), after(5)), "/spans/0/until order"},
		{"no end", spanned(red, start, 0), "/spans/0/until missing"},
		{"no start", alert.Schedule{Spans: []alert.LevelSpan{{Level: red, Span: aqi.Span{Until: start}}}}, "/spans/0/from missing; /began missing"},
		{"beyond the last hour", spanned(red, start, math.MaxInt32), "/spans/0/until range"},
		{"an unknown level", spanned(9, start, after(1)), "/spans/0/level unknown"},
		{"no level", spanned(alert.NoAlert, start, after(1)), "/spans/0/level unknown"},
		{"overlapping", overlapping, "/spans/1/from order"},
		{"begun after its first hour", late, "/began order"},
		{"a beginning of no alert", alert.Schedule{Began: start}, " conflict"},
		{"an open end of no alert", alert.Schedule{Provisional: true}, " conflict"},
	} {
		want := map[string]string{"announced": "", "own": ""}
		for name := range want {
			if tt.where != "" {
				want[name] = "/state/" + name + strings.ReplaceAll(tt.where, "; ", "; /state/"+name)
			}
		}
		for name, s := range map[string]alert.State{"announced": {Announced: tt.schedule}, "own": {Own: tt.schedule}} {
			d, err := ready(t, alert.Kashgar()).Decide(s, alert.Outlook{At: start}, nil)
			checkWhere(t, tt.name+", "+name, err, want[name])
			if err != nil && cmp.Diff(alert.Decision{}, d, sameIndex) != "" {
				t.Errorf("%s: a decision with an error: %v", tt.name, d)
			}
		}
	}
	_, err := ready(t, alert.Kashgar()).Decide(alert.State{Clocks: alert.Clocks{None: -1, Blue: start, Orange: math.MaxInt32}}, alert.Outlook{At: start}, nil)
	checkWhere(t, "clocks", err, "/state/clocks/none range; /state/clocks/orange range")
}

func TestDemandErrors(t *testing.T) {
	kind := func(k alert.DemandKind, l alert.Level, from, until aqi.Stamp) alert.Demand {
		return alert.Demand{Kind: k, Level: l, Span: aqi.Span{From: from, Until: until}}
	}
	named := func(d alert.Demand, counties ...string) alert.Demand { d.Counties = counties; return d }
	const superior, raise, ends = alert.SuperiorAlert, alert.VoluntaryRaise, alert.EndDeclared
	bad := kind(superior, red, start, 0)
	bad.By, bad.Why = "\xff", "\xff"
	for _, tt := range []struct {
		name   string
		demand alert.Demand
		where  string // behind "/demands/1"
	}{
		{"a superior's alert", kind(superior, red, start, after(9)), ""},
		{"until withdrawn", kind(superior, red, start, 0), ""},
		{"of named counties", named(kind(superior, alert.Blue, start, 0), "653101"), ""},
		{"a raise", named(kind(raise, red, start, 0), "653101"), ""},
		{"a declared end", kind(ends, alert.NoAlert, start, 0), ""},
		{"nothing", alert.Demand{}, "/kind missing; /level missing; /from missing"},
		{"an unknown kind", kind(9, red, start, 0), "/kind unknown"},
		{"an unknown level", kind(superior, 9, start, 0), "/level unknown"},
		{"no level", kind(superior, alert.NoAlert, start, 0), "/level missing"},
		{"a declared end with a level", kind(ends, red, start, 0), "/level conflict"},
		{"no start", kind(superior, red, 0, start), "/from missing"},
		{"no hours", kind(superior, red, start, start), "/until order"},
		{"before all hours", kind(superior, red, -1, start), "/from range"},
		{"after all hours", kind(superior, red, start, math.MaxInt32), "/until range"},
		{"a raise of nobody", kind(raise, red, start, 0), "/counties missing"},
		{"bad text", named(bad, "\xff"), "/counties/0 text; /by text; /why text"},
	} {
		list, want := []alert.Demand{kind(superior, red, start, 0), tt.demand}, ""
		if tt.where != "" {
			want = "/demands/1" + strings.ReplaceAll(tt.where, "; ", "; /demands/1")
		}
		checkWhere(t, tt.name, alert.CheckDemands(list), want)
		_, err := ready(t, alert.Kashgar()).Decide(alert.State{}, alert.Outlook{At: start}, list)
		checkWhere(t, tt.name+", deciding", err, want)
	}
}

func TestOutlooksOfDecisionsErrors(t *testing.T) {
	at := func(from, until int) alert.Episode {
		return alert.Episode{Span: aqi.Span{From: start + aqi.Stamp(from), Until: start + aqi.Stamp(until)}, Level: yellow}
	}
	list := func(ps ...alert.Episode) []alert.Episode { return ps }
	for _, tt := range []struct {
		name               string
		episodes, observed []alert.Episode
		where              string
	}{
		{"none", nil, nil, ""},
		{"36 hours apart", list(at(0, 24), at(60, 84)), list(at(0, 24), at(60, 84)), ""},
		{"35 hours apart", list(at(0, 24), at(59, 84)), nil, "/outlook/episodes/1/from order"},
		{"35 hours apart, observed", nil, list(at(0, 24), at(59, 84)), "/outlook/observed/1/from order"},
		{"out of order", list(at(60, 84), at(0, 24)), nil, "/outlook/episodes/1/from order"},
		{"one in the other", list(at(0, 84), at(10, 24)), nil, "/outlook/episodes/1/from order"},
		{"the same twice", list(at(0, 24), at(0, 24)), nil, "/outlook/episodes/1/from order"},
		{"no hours", list(at(5, 5)), nil, "/outlook/episodes/0/until order"},
		{"ends before it starts", list(at(5, 4)), nil, "/outlook/episodes/0/until order"},
		{"an unknown level", list(alert.Episode{Span: aqi.Span{From: 1, Until: 2}, Level: 9}), nil, "/outlook/episodes/0/level unknown"},
		{"no hours at all", list(alert.Episode{}), list(alert.Episode{}), "/outlook/episodes/0/from missing; /outlook/episodes/0/until missing; /outlook/observed/0/from missing; /outlook/observed/0/until missing"},
		{"before the first hour", list(alert.Episode{Span: aqi.Span{From: math.MinInt32, Until: 9}, Level: red}), nil, "/outlook/episodes/0/from range"},
		{"beyond the last hour", list(alert.Episode{Span: aqi.Span{From: 9, Until: math.MaxInt32}, Level: red}), nil, "/outlook/episodes/0/until range"},
		{"so far apart that a difference wraps", list(at(0, 24), alert.Episode{Span: aqi.Span{From: math.MinInt32 + 5, Until: start}, Level: red}), nil, "/outlook/episodes/1/from range; /outlook/episodes/1/from order"},
		{"all at once", list(at(5, 5), at(6, 4), at(100, 120)), list(at(9, 8)), "/outlook/episodes/0/until order; /outlook/episodes/1/until order; /outlook/episodes/1/from order; /outlook/observed/0/until order"},
	} {
		o := alert.Outlook{At: start, Horizon: start, Episodes: tt.episodes, Observed: tt.observed}
		_, err := ready(t, alert.Kashgar()).Decide(alert.State{}, o, nil)
		checkWhere(t, tt.name, err, tt.where)
	}
	_, err := ready(t, alert.Kashgar()).Decide(
		alert.State{Own: alert.Schedule{Provisional: true}}, alert.Outlook{At: -1, Episodes: list(alert.Episode{}), LastValid: -1}, []alert.Demand{{Level: red, Kind: alert.Judgement}},
	)
	checkWhere(t, "all arguments", err, "/state/own conflict; /outlook/at range; "+
		"/outlook/episodes/0/from missing; /outlook/episodes/0/until missing; /outlook/last_valid range; /demands/0/from missing")
}

// A replay ends with its first error, which HistoryOf returns with the history up to there.
func TestReplayErrors(t *testing.T) {
	s := among(part{24, 300, 0})
	broken := errors.New("no data")
	feed := func(since, at aqi.Stamp) (alert.Series, error) {
		if hourOf(at) == 60 {
			return alert.Series{}, broken
		}
		return alert.Hindsight(s, 100)(since, at)
	}
	steps := 0
	for d, err := range ready(t, alert.Kashgar()).Replay(start, after(90), feed) {
		steps++
		if (err != nil) != (steps == 61) || err != nil && (!errors.Is(err, broken) || d.At != 0) {
			t.Fatalf("step %d: %v, %v", steps, d, err)
		}
	}
	h, err := alert.HistoryOf(ready(t, alert.Kashgar()).Replay(start, after(90), feed))
	if !errors.Is(err, broken) || len(h.Decisions) != 1 || hourOf(h.Last) != 59 || steps != 61 {
		t.Errorf("%d steps, %v, %+v", steps, err, h)
	}
	for d, err := range ready(t, alert.Kashgar()).Replay(start, after(90), feed) { // a caller may stop at any step
		if err != nil {
			t.Errorf("%v: %v", d, err)
		}
		break
	}
	_, err = alert.HistoryOf(ready(t, alert.Kashgar()).Replay(-1, 0, nil))
	checkWhere(t, "no arguments", err, "/from range; /until missing; /feed missing")
	if h, err := alert.HistoryOf(ready(t, alert.Kashgar()).Replay(after(9), after(9), feed)); err != nil || h.Last != 0 || h.Periods() != nil {
		t.Errorf("no hours: %+v, %v", h, err)
	}
	for _, bad := range []aqi.Stamp{0, -1, 87_649_408, math.MaxInt32, math.MinInt32} {
		if _, err := alert.HistoryOf(ready(t, alert.Kashgar()).Replay(bad, start, feed)); err == nil {
			t.Errorf("from %v: no error", bad)
		}
		if _, err := alert.HistoryOf(ready(t, alert.Kashgar()).Replay(start, bad, feed)); err == nil {
			t.Errorf("until %v: no error", bad)
		}
	}
	for _, s := range []alert.Series{{}, {Start: -1}} {
		_, err := alert.HistoryOf(ready(t, alert.Kashgar()).Replay(start, after(9), alert.Hindsight(s, 9)))
		if !strings.HasPrefix(where(err), "/series/start ") {
			t.Errorf("%v: %v", s.Start, err)
		}
	}
	bad := alert.Kashgar()
	bad.Readings.Daily = alert.FromConcentrations // and no days
	_, err = alert.HistoryOf(ready(t, bad).Replay(after(48), after(90), alert.Hindsight(s, 100)))
	checkWhere(t, "no daily AQIs", err, "/series/daily missing")
	_, err = alert.HistoryOf((&alert.Ruleset{}).Replay(-1, after(90), alert.Hindsight(s, 100)))
	checkWhere(t, "a zero ruleset", err, "/ruleset missing; /from range")
}
