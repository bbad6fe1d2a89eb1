package region_test

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"github.com/clearsky-go/clearsky/alert"
	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/region"
)

// bad is a fault by its path, of which "…" stands for the rest, and its rule.
type bad struct {
	path string
	rule error
}

// checkFaults checks all faults of an error.
func checkFaults(t *testing.T, err error, want ...bad) {
	t.Helper()
	faults, _ := errors.AsType[aqi.Faults](err)
	if len(faults) != len(want) {
		t.Fatalf("%v, want %d faults", err, len(want))
	}
	for i, f := range faults {
		begin, open := strings.CutSuffix(want[i].path, "…")
		there := f.Path == want[i].path || open && strings.HasPrefix(f.Path, begin)
		if !there || !errors.Is(f, want[i].rule) || len(f.Error()) > 500 {
			t.Errorf("%v, want %v", f, want[i])
		}
	}
}

func TestPolicyFaults(t *testing.T) {
	p := region.Kashgar().Policy
	if err := p.Validate(); err != nil {
		t.Error(err)
	}
	p.Together, p.Reading, p.Clauses.Own.Document = 0, 7, "\xff"
	p.Criteria = []region.Criterion{
		{Level: orange, Count: 0}, {Level: yellow, Count: 2, Members: []string{"1"}}, {Count: 1}, {Level: 9, Count: 1, Members: []string{"\xff"}},
	}
	checkFaults(t, p.Validate(),
		bad{"/policy/reading", aqi.ErrUnknown}, bad{"/policy/together", aqi.ErrRange}, bad{"/policy/criteria/0/count", aqi.ErrRange},
		bad{"/policy/criteria/1/level", aqi.ErrOrder}, bad{"/policy/criteria/1/members", aqi.ErrConflict}, bad{"/policy/criteria/2/level", aqi.ErrMissing},
		bad{"/policy/criteria/3/level", aqi.ErrUnknown}, bad{"/policy/criteria/3/members/0", aqi.ErrText},
		bad{"/policy/clauses/own/document", aqi.ErrText})
	if err := (region.Policy{}).Validate(); !errors.Is(err, aqi.ErrMissing) {
		t.Error(err)
	}
}

// The clauses are those of the plan that the policy holds.
func TestClauses(t *testing.T) {
	p := region.Kashgar()
	for _, c := range []aqi.Clause{p.Policy.Clauses.Group, p.Policy.Clauses.Superior, p.Policy.Clauses.Judgement, p.Policy.Clauses.Own, p.Policy.Clauses.Raise, p.Policy.Clauses.Carried, p.Policy.Clauses.Ordered} {
		if c.Document != p.Tracks[0].Plan.Triggers[0].Clause.Document || !slices.Contains([]string{"3.2", "3.4", "4.2"}, c.Number) {
			t.Error(c)
		}
	}
}

func TestFaultTexts(t *testing.T) {
	_, err := region.New(kashgar(named("1", "2", "4"), [][2]string{{"1", "3"}, {"2", "2"}}))
	faults, _ := errors.AsType[aqi.Faults](err)
	same(t, faults.Error(), `/plan/borders/0/1: "3", want the code of a county of the plan: is not known here; `+
		`/plan/borders/1: "2", "2", want two counties: contradicts something else`)
	same(t, faults.Chinese(), `/plan/borders/0/1："3"，应为本预案县市的代码：无法识别；/plan/borders/1："2", "2"，应为两个不同的县市：与其他内容矛盾`)
}

func TestInputFaults(t *testing.T) {
	p := chain("1", "2", "3")
	raise := func(level alert.Level, counties ...string) alert.Demand {
		return alert.Demand{Kind: alert.VoluntaryRaise, Level: level, Span: hours(0, 1), Counties: counties}
	}
	long := strings.Repeat("x", 10_000)
	for _, tt := range []struct {
		name   string
		series map[string]alert.Series
		demand alert.Demand
		want   []bad
	}{
		{"a series of no county", map[string]alert.Series{"9": {}, "8/1": {}, long: {}}, superior(red, hours(0, 1)), []bad{
			{"/known/series/8~11", aqi.ErrUnknown}, {"/known/series/9", aqi.ErrUnknown}, {"/known/series/xxx…", aqi.ErrUnknown},
		}},
		{"no kind", nil, alert.Demand{Level: red, Span: hours(0, 1)}, []bad{{"/known/demands/0/kind", aqi.ErrMissing}}},
		{"an unknown kind", nil, alert.Demand{Kind: 9, Level: red, Span: hours(0, 1)}, []bad{{"/known/demands/0/kind", aqi.ErrUnknown}}},
		{"level none", nil, superior(0, hours(0, 1)), []bad{{"/known/demands/0/level", aqi.ErrMissing}}},
		{"no level", nil, raise(9, "1"), []bad{{"/known/demands/0/level", aqi.ErrUnknown}}},
		{"no hours", nil, superior(red, hours(1, 1)), []bad{{"/known/demands/0/until", aqi.ErrOrder}}},
		{"no first hour", nil, superior(red, aqi.Span{Until: stamp(1)}), []bad{{"/known/demands/0/from", aqi.ErrMissing}}},
		{"no last hour", nil, superior(red, aqi.Span{From: stamp(0), Until: -1}), []bad{{"/known/demands/0/until", aqi.ErrRange}}},
		{"counties unknown", nil, superior(red, hours(0, 1), "1", "x", "y", "2", long), []bad{
			{"/known/demands/0/counties/1", aqi.ErrUnknown}, {"/known/demands/0/counties/4", aqi.ErrUnknown},
		}},
		{"a raise of no county", nil, raise(red), []bad{{"/known/demands/0/counties", aqi.ErrMissing}}},
		{"text that is none", nil, alert.Demand{Kind: alert.Judgement, Level: red, Span: hours(0, 1), By: "\xff", Why: "a\x80"}, []bad{
			{"/known/demands/0/by", aqi.ErrText}, {"/known/demands/0/why", aqi.ErrText},
		}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			in := region.Known{Series: tt.series, Demands: []alert.Demand{tt.demand}}
			in.At = start
			_, err := newOffice(t, p).Step(region.State{}, in)
			checkFaults(t, err, tt.want...)
		})
	}
}

// The problems of every series are told together with the others, each with its county.
func TestSeriesFaults(t *testing.T) {
	p := chain("1", "2", "3")
	late := of(part{30, 100})
	late.Start = -1
	marked := of(part{30, 100})
	marked.Hours[3].Primary = 0x80
	in := region.Known{
		Series: map[string]alert.Series{"1": late, "2": marked, "3": of(part{30, 100})},
	}
	checkFaults(t, assessed(t, p, in),
		bad{"/known/series/1/start", aqi.ErrRange}, bad{"/known/series/2/hours/3/primary", aqi.ErrUnknown})
}

// The group-mean reading takes the hours of all series together; a plan of the prefecture's that reads the concentrations needs
// them of every county, whatever the county's own plan.
func TestGroupMeanFaults(t *testing.T) {
	p := chain("1", "2", "3")
	p.Policy.Reading = region.GroupMean
	far := of(part{30, 100})
	far.Start = stamp(100_000)
	in := region.Known{Series: map[string]alert.Series{"1": of(part{30, 100}), "2": far}}
	checkFaults(t, assessed(t, p, in), bad{"/known/series", aqi.ErrTooMany})
	p.Policy.Reading = region.EachCounty
	if a := assess(t, p, in); a.Hours() != 100_030 {
		t.Error(a.Span)
	}
	p.Policy.Reading = region.GroupMean
	p.Tracks[0].Plan.Readings.Daily = alert.FromConcentrations
	p.Tracks[0].Counties = map[string]alert.Plan{"1": alert.Kashgar()}
	in = region.Known{Series: map[string]alert.Series{"1": of(part{30, 100})}}
	checkFaults(t, assessed(t, p, in), bad{"/known/series/1/daily", aqi.ErrMissing})
}

func TestTracks(t *testing.T) {
	p := chain("1", "2", "3")
	second := p.Tracks[0]
	second.ID, second.Plan = "ozone", alert.Kashgar()
	second.Plan.Triggers = second.Plan.Triggers[:1]
	p.Tracks = append(p.Tracks, second)
	in := region.Known{Series: map[string]alert.Series{"1": from(168, 10, 100), "2": from(168, 10, 100), "3": from(168, 10, 100)}}
	o := newOffice(t, p)
	for id, want := range map[string]alert.Level{"": red, "heavy-pollution": red, "ozone": yellow} {
		a, err := o.Assess(id, in)
		if got := ok(t, a, err).Episodes[0].Level; got != want {
			t.Errorf("%q: %v, want %v", id, got, want)
		}
	}
	_, err := o.Assess("dust", in)
	checkFaults(t, err, bad{"/track", aqi.ErrUnknown})
	same(t, err.Error(), `/track: "dust", want heavy-pollution, ozone: is not known here`)
	_, err = (*region.Office)(nil).Assess("", in)
	checkFaults(t, err, bad{"/office", aqi.ErrMissing})
}
