package region_test

import (
	"slices"
	"testing"

	"pgregory.net/rapid"

	"github.com/clearsky-go/clearsky/alert"
	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/region"
	"github.com/clearsky-go/clearsky/region/regiontest"
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
	for _, s := range in.Superior {
		widen(s.From, s.Until)
	}
	for _, r := range in.Raises {
		widen(r.From, r.Until)
	}
	return first - 24, until + 24
}

// at returns the duty at an hour, the zero Duty where there is none.
func at(t fataler, duties []region.Response, hour aqi.Stamp) region.Response {
	t.Helper()
	var found []region.Response
	for i, d := range duties {
		if d.Until <= d.From || d.Level == alert.NoAlert || i > 0 && d.From < duties[i-1].Until {
			t.Fatalf("%v among %v", d, duties)
		}
		if d.From <= hour && hour < d.Until {
			found = append(found, d)
		}
	}
	if len(found) == 0 {
		return region.Response{}
	}
	return found[0]
}

// levels of the bases at an hour, as brute force finds them.
func levelsAt(d region.Assessment, in region.Input, code string, hour aqi.Stamp) (levels [4]alert.Level) {
	raise := func(b region.Basis, level alert.Level, from, until aqi.Stamp) {
		if from <= hour && hour < until {
			levels[b] = max(levels[b], level)
		}
	}
	for _, g := range d.Groups {
		if slices.Contains(g.Counties, code) {
			raise(region.ByGroup, g.Level, g.From, g.Until)
		}
	}
	for _, s := range in.Superior {
		if len(s.Counties) == 0 || slices.Contains(s.Counties, code) {
			raise(region.BySuperior, s.Level, s.From, s.Until)
		}
	}
	for _, c := range d.Counties {
		for _, p := range c.Episodes {
			if c.County.Code == code {
				raise(region.ByOwn, p.Level, p.From, p.Until)
			}
		}
	}
	for _, r := range in.Raises {
		if r.County == code {
			raise(region.ByRaise, r.Level, r.From, r.Until)
		}
	}
	return levels
}

// Every county responds at the highest of its floor, its own finding and its raise; the floor is the highest level at which a
// group has it or the autonomous region names it. No county is below its floor, and the reasons say where each level is from.
func TestDuties(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		r := regiontest.Region(8).Draw(t, "region")
		p := regiontest.Policy(r).Draw(t, "policy")
		in := regiontest.Input(r, 150).Draw(t, "input")
		d := decide(t, p, r, in)
		first, until := days(in)
		for hour := first; hour < until; hour++ {
			for _, c := range d.Counties {
				want := levelsAt(d, in, c.County.Code, hour)
				checkDuty(t, at(t, c.Responses, hour), want, []aqi.Clause{p.Clauses.Group, p.Clauses.Superior, p.Clauses.Own, p.Clauses.Raise})
			}
			checkPrefecture(t, p, d, in, hour)
			checkCoverage(t, d, in, hour)
		}
	})
}

func checkDuty(t fataler, d region.Response, levels [4]alert.Level, clauses []aqi.Clause) {
	t.Helper()
	floor := max(levels[region.ByGroup], levels[region.BySuperior])
	asFound := d.Floor == floor && d.Own == levels[region.ByOwn] && d.Raised == levels[region.ByRaise]
	if !asFound || d.Level != slices.Max(levels[:]) || d.Level < d.Floor {
		t.Fatalf("%+v, want %v", d, levels)
	}
	var because []region.Reason
	for b, level := range levels {
		if level > alert.NoAlert {
			because = append(because, region.Reason{Basis: region.Basis(b), Level: level, Clause: clauses[b]})
		}
	}
	same(t, d.Because, because)
}

func checkPrefecture(t fataler, p region.Policy, d region.Assessment, in region.Input, hour aqi.Stamp) {
	t.Helper()
	var levels [4]alert.Level
	for _, process := range d.Episodes {
		if process.From <= hour && hour < process.Until {
			levels[region.ByOwn] = process.Level
		}
	}
	for _, s := range in.Superior {
		if s.From <= hour && hour < s.Until {
			levels[region.BySuperior] = max(levels[region.BySuperior], s.Level)
		}
	}
	checkDuty(t, at(t, d.Prefecture, hour), levels, []aqi.Clause{{}, p.Clauses.Ordered, p.Clauses.Carried, {}})
}

// checkCoverage checks that a county is covered at the levels up to its floor, of those that plans or superior alerts have.
func checkCoverage(t fataler, d region.Assessment, in region.Input, hour aqi.Stamp) {
	t.Helper()
	var has []alert.Level
	for _, l := range d.Levels {
		has = append(has, l.Level)
	}
	for _, s := range in.Superior {
		has = append(has, s.Level)
	}
	got, want := map[alert.Level][]string{}, map[alert.Level][]string{}
	for _, c := range d.Coverage {
		if c.From <= hour && hour < c.Until {
			got[c.Level] = append(got[c.Level], c.Counties...)
		}
	}
	for _, c := range d.Counties {
		floor := at(t, c.Responses, hour).Floor
		for level := alert.Blue; level <= floor; level++ {
			if slices.Contains(has, level) {
				want[level] = append(want[level], c.County.Code)
			}
		}
	}
	same(t, got, want)
}

// Every county whose own finding reaches a level files it.
func TestFilings(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		r := regiontest.Region(5).Draw(t, "region")
		p := regiontest.Policy(r).Draw(t, "policy")
		d := decide(t, p, r, regiontest.Input(r, 200).Draw(t, "input"))
		var want []region.Filing
		for _, c := range d.Counties {
			for _, process := range c.Episodes {
				if process.Level != alert.NoAlert {
					want = append(want, region.Filing{
						County: c.County.Code, Level: process.Level, From: process.From, Until: process.Until, Provisional: process.Open, Clause: p.Clauses.Own,
					})
				}
			}
		}
		same(t, d.Filings, want)
	})
}

// What each county does and why, in a week with everything in it: a heavy chain of three, a county apart, a superior alert, a
// raise, and a county without data.
func TestReasons(t *testing.T) {
	r := newRegion(t, named("1", "2", "3", "4", "5"), [][2]string{{"1", "2"}, {"2", "3"}, {"3", "4"}})
	in := region.Input{
		Series: map[string]alert.Series{
			"1": from(168, 24, 24+72), "2": from(168, 24, 24+48), "3": from(168, 30, 30+24), "5": from(168, 24, 24+30),
		},
		Superior: []region.Superior{{Level: orange, From: stamp(30), Until: stamp(40), Counties: []string{"4", "3"}}},
		Raises:   []region.Raise{{County: "3", Level: red, From: stamp(50), Until: stamp(60)}},
	}
	p := region.KashgarPolicy()
	d := decide(t, p, r, in)
	group := region.Reason{Basis: region.ByGroup, Level: yellow, Clause: p.Clauses.Group}
	superior := region.Reason{Basis: region.BySuperior, Level: orange, Clause: p.Clauses.Superior}
	own := func(l alert.Level) region.Reason {
		return region.Reason{Basis: region.ByOwn, Level: l, Clause: p.Clauses.Own}
	}
	raised := region.Reason{Basis: region.ByRaise, Level: red, Clause: p.Clauses.Raise}
	duty := func(from, until int, level, floor, own, raised alert.Level, because ...region.Reason) region.Response {
		return region.Response{From: stamp(from), Until: stamp(until), Level: level, Floor: floor, Own: own, Raised: raised, Because: because}
	}
	none := alert.NoAlert
	want := map[string][]region.Response{
		"1": {
			duty(24, 30, red, none, red, none, own(red)),
			duty(30, 54, red, yellow, red, none, group, own(red)),
			duty(54, 96, red, none, red, none, own(red)),
		},
		"2": {
			duty(24, 30, orange, none, orange, none, own(orange)),
			duty(30, 54, orange, yellow, orange, none, group, own(orange)),
			duty(54, 72, orange, none, orange, none, own(orange)),
		},
		"3": {
			duty(30, 40, orange, orange, yellow, none, group, superior, own(yellow)),
			duty(40, 50, yellow, yellow, yellow, none, group, own(yellow)),
			duty(50, 54, red, yellow, yellow, red, group, own(yellow), raised),
			duty(54, 60, red, none, none, red, raised),
		},
		"4": {duty(30, 40, orange, orange, none, none, superior)},
		"5": {duty(24, 54, yellow, none, yellow, none, own(yellow))}, // heavy by itself, in no group
	}
	for _, c := range d.Counties {
		same(t, c.Responses, want[c.County.Code])
	}
	same(t, d.Groups, []region.Extent{{Level: yellow, From: stamp(30), Until: stamp(54), Counties: []string{"1", "2", "3"}}})
	same(t, d.Counties[3].NoData, []aqi.Span{hours(0, 168)})
	ordered := region.Reason{Basis: region.BySuperior, Level: orange, Clause: p.Clauses.Ordered}
	carried := region.Reason{Basis: region.ByOwn, Level: yellow, Clause: p.Clauses.Carried}
	same(t, d.Prefecture, []region.Response{
		duty(30, 40, orange, orange, yellow, none, ordered, carried), duty(40, 54, yellow, none, yellow, none, carried),
	})
	same(t, group.String(), "Contiguous counties: Yellow (喀什地区重污染天气应急预案（修订版）, 3.4)")
	same(t, raised.Chinese(), "主动提级：红色（喀什地区重污染天气应急预案（修订版） 4.2）")
}

// A superior alert at a level that no plan has, and beyond the series, is a floor all the same.
func TestSuperiorAlone(t *testing.T) {
	r := chain(t, "1", "2", "3")
	in := region.Input{Superior: []region.Superior{
		{Level: alert.Blue, From: stamp(0), Until: stamp(48)}, {Level: red, From: stamp(12), Until: stamp(24), Counties: []string{"2"}},
	}}
	for _, reading := range []region.GroupReading{region.EachCounty, region.GroupMean} {
		p := region.KashgarPolicy()
		p.Reading = reading
		d := decide(t, p, r, in)
		all := []string{"1", "2", "3"}
		same(t, d.Coverage, []region.Coverage{
			{Level: alert.Blue, From: stamp(0), Until: stamp(48), Counties: all},
			{Level: yellow, From: stamp(12), Until: stamp(24), Counties: []string{"2"}},
			{Level: orange, From: stamp(12), Until: stamp(24), Counties: []string{"2"}},
			{Level: red, From: stamp(12), Until: stamp(24), Counties: []string{"2"}},
		})
		if d.Horizon != (aqi.Span{}) || d.Episodes != nil || d.Groups != nil || len(d.Counties[1].Responses) != 3 {
			t.Errorf("%+v", d)
		}
	}
}
