package region_test

import (
	"slices"
	"testing"

	"pgregory.net/rapid"

	"github.com/clearsky-go/clearsky/alert"
	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/region"
	"github.com/clearsky-go/clearsky/region/regiontest"
	"github.com/clearsky-go/clearsky/response"
)

// days are the hours that an input could bear on, a day on either side.
func days(in region.Input) (first, until aqi.Stamp) {
	first, until = hull(in)
	widen := func(from, to aqi.Stamp) {
		if first == 0 || from < first {
			first = from
		}
		until = max(until, to)
	}
	for _, d := range in.Demands {
		widen(d.From, d.Until)
	}
	return first - 24, until + 24
}

// at returns the response at an hour, the zero Response where there is none.
func at(t fataler, responses []region.Response, hour aqi.Stamp) region.Response {
	t.Helper()
	var found []region.Response
	for i, r := range responses {
		if r.Until <= r.From || i > 0 && r.From < responses[i-1].Until {
			t.Fatalf("%v among %v", r, responses)
		}
		if r.Contains(hour) {
			found = append(found, r)
		}
	}
	if len(found) == 0 {
		return region.Response{}
	}
	return found[0]
}

// byBasis are levels by their bases.
type byBasis [region.ByRaise + 1]alert.Level

// levels of the bases at an hour, as brute force finds them.
func levelsAt(d region.Assessment, in region.Input, code string, hour aqi.Stamp) (levels byBasis) {
	raise := func(b region.Basis, level alert.Level, span aqi.Span) {
		if span.Contains(hour) {
			levels[b] = max(levels[b], level)
		}
	}
	for _, e := range d.Episodes {
		if !slices.ContainsFunc(d.Counties, func(c region.CountyAssessment) bool {
			return c.County.Code == code && slices.ContainsFunc(c.Carries, func(s alert.LevelSpan) bool { return s.Overlaps(e.Span) })
		}) {
			continue
		}
		raise(region.ByGroup, e.Level, e.Span)
		for _, demand := range in.Demands {
			if binds(demand) && e.Contains(hour) {
				raise(region.ByGroup, demand.Level, demand.Span)
			}
		}
	}
	for _, demand := range in.Demands {
		if len(demand.Counties) == 0 || slices.Contains(demand.Counties, code) {
			raise(demanded[demand.Kind], demand.Level, demand.Span)
		}
	}
	for _, c := range d.Counties {
		for _, p := range c.Episodes {
			if c.County.Code == code {
				raise(region.ByOwn, p.Level, p.Span)
			}
		}
	}
	return levels
}

// binds reports whether a demand binds the prefecture.
func binds(d alert.Demand) bool {
	return d.Kind == alert.SuperiorAlert || d.Kind == alert.Judgement && len(d.Counties) == 0
}

var demanded = map[alert.DemandKind]region.Basis{
	alert.SuperiorAlert: region.BySuperior, alert.Judgement: region.ByJudgement, alert.VoluntaryRaise: region.ByRaise,
}

// Every county responds at the highest of its floor, its own finding and its raise; the floor is the level of the prefecture's alert for
// all of an episode in which it carries any level, and that of demands that concern it. No county is below its floor, and the reasons say
// where each level is from.
func TestResponses(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := regiontest.Plan(8).Draw(t, "plan")
		in := regiontest.Input(p, 150).Draw(t, "input")
		d := assess(t, p, in)
		first, until := days(in)
		cl := p.Policy.Clauses
		for hour := first; hour < until; hour++ {
			for _, c := range d.Counties {
				want := levelsAt(d, in, c.County.Code, hour)
				checkResponse(t, p.Catalogue, at(t, c.Responses, hour), want, cl.Group, cl.Superior, cl.Judgement, cl.Own, cl.Raise)
			}
			checkPrefecture(t, p, d, in, hour)
		}
	})
}

func checkResponse(t fataler, c response.Catalogue, r region.Response, levels byBasis, clauses ...aqi.Clause) {
	t.Helper()
	floor := max(levels[region.ByGroup], levels[region.BySuperior], levels[region.ByJudgement])
	asFound := r.Floor == floor && r.Own == levels[region.ByOwn] && r.Raised == levels[region.ByRaise]
	if !asFound || r.Level != c.LevelOf(slices.Max(levels[:])) || r.Level < c.LevelOf(r.Floor) {
		t.Fatalf("%+v, want %v", r, levels)
	}
	var reasons []region.Reason
	for b, level := range levels {
		if level > alert.NoAlert {
			reasons = append(reasons, region.Reason{Basis: region.Basis(b), Level: level, Clause: clauses[b]})
		}
	}
	same(t, r.Reasons, reasons)
}

func checkPrefecture(t fataler, p region.Plan, d region.Assessment, in region.Input, hour aqi.Stamp) {
	t.Helper()
	var levels byBasis
	for _, episode := range d.Episodes {
		if episode.From <= hour && hour < episode.Until {
			levels[region.ByOwn] = episode.Level
		}
	}
	for _, demand := range in.Demands {
		basis := demanded[demand.Kind]
		if binds(demand) && demand.Contains(hour) {
			levels[basis] = max(levels[basis], demand.Level)
		}
	}
	checkResponse(t, p.Catalogue, at(t, d.Prefecture, hour), levels, aqi.Clause{}, p.Policy.Clauses.Ordered, p.Policy.Clauses.Judgement, p.Policy.Clauses.Carried, aqi.Clause{})
}

// Every county whose own finding reaches a level files it.
func TestFilings(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := regiontest.Plan(5).Draw(t, "plan")
		d := assess(t, p, regiontest.Input(p, 200).Draw(t, "input"))
		var want []region.Filing
		for _, c := range d.Counties {
			for _, episode := range c.Episodes {
				if episode.Level != alert.NoAlert {
					want = append(want, region.Filing{
						County: c.County.Code, Act: alert.Issue, Level: episode.Level, Span: episode.Span, Provisional: episode.Open, Clause: p.Policy.Clauses.Own,
					})
				}
			}
		}
		same(t, d.Filings, want)
	})
}

// What each county does and why, in a week with everything in it: a heavy chain of three, a county apart, a superior's alert, a
// raise, a judgement, and a county without data.
func TestReasons(t *testing.T) {
	p := kashgar(named("1", "2", "3", "4", "5"), [][2]string{{"1", "2"}, {"2", "3"}, {"3", "4"}})
	in := region.Input{
		Series: map[string]alert.Series{
			"1": from(168, 24, 24+72), "2": from(168, 24, 24+48), "3": from(168, 30, 30+24), "5": from(168, 24, 24+30),
		},
		Demands: []alert.Demand{
			superior(orange, hours(30, 40), "4", "3"),
			{Kind: alert.VoluntaryRaise, Level: red, Span: hours(50, 60), Counties: []string{"3"}},
			{Kind: alert.Judgement, Level: yellow, Span: hours(100, 110), Counties: []string{"5", "5"}},
		},
	}
	d := assess(t, p, in)
	follows := func(l alert.Level) region.Reason { // the prefecture's alert, which is orange as long as the superior's is
		return region.Reason{Basis: region.ByGroup, Level: l, Clause: p.Policy.Clauses.Group}
	}
	group := follows(yellow)
	judgement := region.Reason{Basis: region.ByJudgement, Level: yellow, Clause: p.Policy.Clauses.Judgement}
	superior := region.Reason{Basis: region.BySuperior, Level: orange, Clause: p.Policy.Clauses.Superior}
	own := func(l alert.Level) region.Reason {
		return region.Reason{Basis: region.ByOwn, Level: l, Clause: p.Policy.Clauses.Own}
	}
	raised := region.Reason{Basis: region.ByRaise, Level: red, Clause: p.Policy.Clauses.Raise}
	respond := func(from, until int, level response.Level, floor, own, raised alert.Level, reasons ...region.Reason) region.Response {
		return region.Response{Span: hours(from, until), Level: level, Floor: floor, Own: own, Raised: raised, Reasons: reasons}
	}
	none := alert.NoAlert
	want := map[string][]region.Response{
		"1": {
			respond(24, 30, response.I, none, red, none, own(red)),
			respond(30, 40, response.I, orange, red, none, follows(orange), own(red)),
			respond(40, 54, response.I, yellow, red, none, group, own(red)),
			respond(54, 96, response.I, none, red, none, own(red)),
		},
		"2": {
			respond(24, 30, response.II, none, orange, none, own(orange)),
			respond(30, 40, response.II, orange, orange, none, follows(orange), own(orange)),
			respond(40, 54, response.II, yellow, orange, none, group, own(orange)),
			respond(54, 72, response.II, none, orange, none, own(orange)),
		},
		"3": {
			respond(30, 40, response.II, orange, yellow, none, follows(orange), superior, own(yellow)),
			respond(40, 50, response.III, yellow, yellow, none, group, own(yellow)),
			respond(50, 54, response.I, yellow, yellow, red, group, own(yellow), raised),
			respond(54, 60, response.I, none, none, red, raised),
		},
		"4": {respond(30, 40, response.II, orange, none, none, superior)},
		"5": { // heavy by itself, in no group
			respond(24, 54, response.III, none, yellow, none, own(yellow)),
			respond(100, 110, response.III, yellow, none, none, judgement),
		},
	}
	for _, c := range d.Counties {
		same(t, c.Responses, want[c.County.Code])
	}
	same(t, d.Groups, []region.Extent{{Level: yellow, Span: hours(30, 54), Counties: []string{"1", "2", "3"}}})
	same(t, d.Counties[3].NoData, []aqi.Span{hours(0, 168)})
	ordered := region.Reason{Basis: region.BySuperior, Level: orange, Clause: p.Policy.Clauses.Ordered}
	carried := region.Reason{Basis: region.ByOwn, Level: yellow, Clause: p.Policy.Clauses.Carried}
	same(t, d.Prefecture, []region.Response{
		respond(30, 40, response.II, orange, yellow, none, ordered, carried), respond(40, 54, response.III, none, yellow, none, carried),
	})
	same(t, group.String(), "Contiguous counties: Yellow (喀什地区重污染天气应急预案（修订版）, 3.4)")
	same(t, raised.Chinese(), "主动提级：红色（喀什地区重污染天气应急预案（修订版），4.2）")
}

// A superior's alert at a level that no plan has, and beyond the series, is a floor all the same.
func TestSuperiorAlone(t *testing.T) {
	p := chain("1", "2", "3")
	in := region.Input{Demands: []alert.Demand{superior(alert.Blue, hours(0, 48)), superior(red, hours(12, 24), "2")}}
	for _, reading := range []region.GroupReading{region.EachCounty, region.GroupMean} {
		p.Policy.Reading = reading
		d := assess(t, p, in)
		if d.Span != (aqi.Span{}) || d.Episodes != nil || d.Groups != nil || len(d.Counties[1].Responses) != 3 {
			t.Errorf("%+v", d)
		}
	}
}
