package region_test

import (
	"maps"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"github.com/clearsky-go/clearsky/alert"
	"github.com/clearsky-go/clearsky/alert/alerttest"
	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/region"
	"github.com/clearsky-go/clearsky/region/regiontest"
)

// never says that a level at some hour is lower than it was. What is open goes on behind its known end at the level that it has there.
func never(t fataler, before, after map[aqi.Stamp]alert.Level, episodes []alert.Episode) {
	t.Helper()
	end, last := aqi.Stamp(0), alert.NoAlert
	if n := len(episodes); n > 0 && episodes[n-1].Open {
		end = episodes[n-1].Until
		last = after[end-1]
	}
	for at, level := range before {
		is := after[at]
		if end != 0 && at >= end {
			is = last
		}
		if is < level {
			t.Fatalf("%v at %v, before %v", is, at, level)
		}
	}
}

// prefecture returns the level of the prefecture's episode at each hour.
func prefecture(d region.Assessment) map[aqi.Stamp]alert.Level {
	levels := map[aqi.Stamp]alert.Level{}
	for _, p := range d.Episodes {
		for at := p.From; at < p.Until; at++ {
			levels[at] = p.Level
		}
	}
	return levels
}

// Adding a border never lowers the regional level at any hour, under both readings.
func TestAddingABorder(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := regiontest.Plan(7).Draw(t, "plan")
		joined := p
		more := slices.Clone(p.Borders)
		for _, b := range regiontest.Borders(p.Counties).Draw(t, "more borders") {
			if !slices.Contains(more, b) {
				more = append(more, b)
			}
		}
		in := regiontest.Input(p, 150).Draw(t, "input")
		joined.Borders = more
		before, after := assess(t, p, in), assess(t, joined, in)
		never(t, levelsOf(before), levelsOf(after), after.Episodes)
		never(t, prefecture(before), prefecture(after), after.Episodes)
	})
}

// Raising a county's AQI never lowers the regional level at any hour: with the highest of an episode's runs, and the mean of
// hours of which none is missing, since a heavier hour may cut what was not cut before where hours are missing.
func TestRaisingACounty(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		counties := regiontest.Counties(6).Draw(t, "counties")
		p := kashgar(counties, regiontest.Borders(counties).Draw(t, "borders"))
		p.Policy.Reading = rapid.SampledFrom([]region.GroupReading{region.EachCounty, region.GroupMean}).Draw(t, "reading")
		p.Policy.Criteria[0].Count = min(len(counties), rapid.IntRange(1, 3).Draw(t, "smallest group"))
		p.Tracks[0].Plan.Readings.Sustained = rapid.SampledFrom([]alert.SustainedReading{alert.DayAfterDay, alert.Unbroken}).Draw(t, "sustained")
		in := region.Known{Series: regiontest.Series(p, alerttest.Start().Draw(t, "start"), 150).Draw(t, "series")}
		counts := countsUnder(t, p.Tracks[0].Plan)
		for _, s := range in.Series {
			for i := range s.Hours {
				if !counts(s.Hours[i]) {
					s.Hours[i] = alert.Hour{AQI: index(100)}
				}
			}
		}
		before := assess(t, p, in)
		for _, code := range slices.Sorted(maps.Keys(in.Series)) {
			s := in.Series[code]
			raised := alert.Series{Start: s.Start, Hours: slices.Clone(s.Hours)}
			if len(s.Hours) == 0 {
				continue
			}
			first := rapid.IntRange(0, len(s.Hours)-1).Draw(t, "first hour raised "+code)
			by := rapid.SampledFrom([]int{0, 1, 51, 500}).Draw(t, "by "+code)
			for i := first; i < min(len(s.Hours), first+30); i++ {
				if v, ok := s.Hours[i].AQI.Value(); ok {
					raised.Hours[i].AQI = index(min(aqi.MaxIndex, v+by))
				}
			}
			in.Series[code] = raised
		}
		after := assess(t, p, in)
		never(t, levelsOf(before), levelsOf(after), after.Episodes)
		never(t, prefecture(before), prefecture(after), after.Episodes)
	})
}

// Counties, borders, ends of a border, alerts and raises may be given in any order.
func TestOrderDoesNotMatter(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := regiontest.Plan(7).Draw(t, "plan")
		in := regiontest.Input(p, 150).Draw(t, "input")
		want := assess(t, p, in)
		borders := slices.Clone(rapid.Permutation(p.Borders).Draw(t, "borders in another order"))
		for i, b := range borders {
			if rapid.Bool().Draw(t, "turned") {
				borders[i] = [2]string{b[1], b[0]}
			}
		}
		again := p
		again.Counties, again.Borders = rapid.Permutation(p.Counties).Draw(t, "counties in another order"), borders
		in.Demands = rapid.Permutation(in.Demands).Draw(t, "demands")
		same(t, assess(t, again, in), want)
	})
}

// A group of one county is graded as the county is, under both readings.
func TestGroupOfOne(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := chain("1")
		p.Policy.Together = 1
		withBlue(&p)
		plan := alerttest.Plan().Draw(t, "plan")
		s := alerttest.WithDaily(300).Draw(t, "series")
		all, err := ready(t, plan).Episodes(s)
		var want []alert.Episode
		for _, episode := range ok(t, all, err) {
			if episode.Level > alert.NoAlert {
				want = append(want, episode)
			}
		}
		for _, reading := range []region.GroupReading{region.EachCounty, region.GroupMean} {
			if reading == region.GroupMean && plan.LiftBelow > 0 {
				continue // refused
			}
			p.Policy.Reading, p.Policy.Criteria[0].Level, p.Tracks[0].Plan = reading, plan.Triggers[0].Level, plan
			got := assess(t, p, region.Known{Series: map[string]alert.Series{"1": s}}).Episodes
			if len(got) != len(want) {
				t.Fatalf("%v: %d episodes, want %d", reading, len(got), len(want))
			}
			for i, g := range got {
				w := want[i]
				if g.From != w.From || g.Until != w.Until || g.Level != w.Level || g.Open != w.Open || g.Peak.Start != w.Peak.Start ||
					g.Peak.Sum*int64(w.Peak.Count) != w.Peak.Sum*int64(g.Peak.Count) {
					t.Fatalf("%v: %+v, want %+v", reading, g, w)
				}
			}
		}
	})
}

var particles = aqi.PollutantsOf(aqi.PM10, aqi.PM25)

// A county's hours without data are those that its series does not have, or that have no AQI.
func TestNoData(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := regiontest.Plan(4).Draw(t, "plan")
		in := regiontest.Input(p, 100).Draw(t, "input")
		d := assess(t, p, in)
		first, until := hull(in)
		same(t, d.Span, aqi.Span{From: first, Until: until})
		for _, c := range d.Counties {
			plan := p.Tracks[0].Plan
			if own, ok := p.Tracks[0].Counties[c.County.Code]; ok {
				plan = own
			}
			s := in.Series[c.County.Code]
			for at := first; at < until; at++ {
				i, has := int(at-stampOf(s)), false
				if i >= 0 && i < len(s.Hours) {
					h := s.Hours[i]
					without := plan.Readings.Particles == alert.ParticlesOptional || plan.Pollutants != 0 && plan.Pollutants&particles == 0
					has = h.AQI.Valid() && (!h.Marks.Has(alert.NoParticles) || without)
				}
				without := slices.ContainsFunc(c.NoData, func(s aqi.Span) bool { return s.From <= at && at < s.Until })
				if has == without {
					t.Fatalf("%s at %v: has data %v, without %v", c.County.Code, at, has, without)
				}
			}
		}
	})
}

// The same instant in another zone is the same hour, and a shift by whole days shifts the periods.
func TestShifting(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := regiontest.Plan(5).Draw(t, "plan")
		in := region.Known{Series: regiontest.Series(p, alerttest.Start().Draw(t, "start"), 150).Draw(t, "series")}
		want := assess(t, p, in)
		for code, s := range in.Series {
			s.Start += 24
			in.Series[code] = s
		}
		got := assess(t, p, in)
		if len(got.Groups) != len(want.Groups) {
			t.Fatalf("%v, want %v", got.Groups, want.Groups)
		}
		for i, g := range got.Groups {
			g.From, g.Until = g.From-24, g.Until-24
			same(t, g, want.Groups[i])
		}
	})
}
