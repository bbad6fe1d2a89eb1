package region_test

import (
	"math/big"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/clearsky-go/clearsky/alert"
	"github.com/clearsky-go/clearsky/alert/alerttest"
	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/region"
	"github.com/clearsky-go/clearsky/region/regiontest"
)

// Under the reading GroupMean the periods are those of all connected groups, a county is covered where one that it is in
// carries, and each group that is given carries.
func TestGroupMeanIsExact(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := regiontest.Plan(6).Draw(t, "plan")
		p.Policy.Reading = region.GroupMean
		in := region.Known{Series: regiontest.Series(p, alerttest.Start().Draw(t, "start"), 150).Draw(t, "series")}
		checkMeans(t, p, in)
	})
}

func checkMeans(t fataler, p region.Plan, in region.Known) {
	t.Helper()
	d := assess(t, p, in)
	type place struct {
		code string
		at   aqi.Stamp
	}
	want, floors := map[aqi.Stamp]alert.Level{}, map[place]alert.Level{}
	rules, levels := rulesOf(p), map[string]map[aqi.Stamp]alert.Level{}
	for level, list := range rules {
		for _, r := range list {
			for _, group := range r.sets {
				key := strings.Join(group, " ")
				if levels[key] == nil {
					levels[key] = meansOf(t, p.Tracks[0].Plan, in, group).levelsByHour()
				}
				for at, reached := range levels[key] {
					if reached < r.level {
						continue
					}
					want[at] = max(want[at], level)
					for _, code := range group {
						floors[place{code, at}] = max(floors[place{code, at}], level)
					}
				}
			}
		}
	}
	same(t, levelsOf(d), want)
	got := map[place]alert.Level{}
	for _, c := range d.Counties {
		for _, s := range c.Carries {
			for at := s.From; at < s.Until; at++ {
				got[place{c.County.Code, at}] = max(got[place{c.County.Code, at}], s.Level)
			}
		}
	}
	for at, level := range floors { // a group may be inside an episode that reaches no level
		if level == alert.NoAlert {
			delete(floors, at)
		}
	}
	same(t, got, floors)
	peaks := make([]*big.Rat, len(d.Episodes))
	for _, g := range d.Groups {
		peak := checkWitness(t, p, rules, in, g)
		for i, e := range d.Episodes {
			if e.Overlaps(g.Span) && (peaks[i] == nil || peak.Cmp(peaks[i]) > 0) {
				peaks[i] = peak
			}
		}
	}
	for i, e := range d.Episodes {
		if meanOf(e.Peak).Cmp(peaks[i]) != 0 {
			t.Fatalf("peak %v, want %v", e.Peak, peaks[i])
		}
	}
}

// checkWitness checks that the group's mean has an episode of its level or above from its first to its last hour, and returns its
// highest window's.
func checkWitness(t fataler, p region.Plan, rules map[alert.Level][]rule, in region.Known, g region.Extent) *big.Rat {
	t.Helper()
	if !slices.ContainsFunc(rules[g.Level], func(r rule) bool {
		return slices.ContainsFunc(r.sets, func(set []string) bool { return slices.Equal(slices.Sorted(slices.Values(set)), g.Counties) })
	}) {
		t.Fatalf("%v is no group", g)
	}
	m := meansOf(t, p.Tracks[0].Plan, in, g.Counties)
	for _, episode := range m.episodes() {
		if m.first+aqi.Stamp(episode.start) == g.From && m.first+aqi.Stamp(episode.end) == g.Until && episode.level >= g.Level {
			return episode.peak
		}
	}
	t.Fatalf("%v does not carry: %v", g, m.episodes())
	return nil
}

// spiky draws series of one AQI in which counties have spikes, and hours missing, at few places: windows exceed that have
// no heavy hour, and short runs lie just far enough apart.
func spiky(t *rapid.T, p region.Plan, n int) map[string]alert.Series {
	places := rapid.SliceOfN(rapid.IntRange(0, n-1), 3, 3).Draw(t, "places")
	base := rapid.SampledFrom([]int{100, 150, 190, 199, 200}).Draw(t, "AQI")
	all := map[string]alert.Series{}
	for _, c := range p.Counties {
		s := of(part{n, base})
		for range rapid.IntRange(0, 4).Draw(t, "spikes") {
			first := rapid.SampledFrom(places).Draw(t, "at") + rapid.SampledFrom([]int{0, 0, 1, -1, 4}).Draw(t, "later")
			length := rapid.SampledFrom([]int{1, 2, 4, 4, 12, 14, 20, 30}).Draw(t, "hours")
			value := rapid.SampledFrom([]int{missing, missing, 500, 500, 300, 210, 0}).Draw(t, "spike")
			if value == missing {
				length = min(length, 4)
			}
			for i := max(0, first); i < min(n, first+length); i++ {
				s.Hours[i].AQI = index(value)
			}
		}
		all[c.Code] = s
	}
	return all
}

func TestGroupMeanIsExactWithSpikes(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		counties := regiontest.Counties(5).Draw(t, "counties")
		p := kashgar(counties, regiontest.Borders(counties).Draw(t, "borders"))
		count := rapid.SampledFrom([]int{2, 3}).Draw(t, "smallest group")
		p.Policy.Reading, p.Policy.Criteria[0].Count = region.GroupMean, min(count, len(counties))
		p.Tracks[0].Plan.LiftHours = rapid.SampledFrom([]int{36, 12, 1}).Draw(t, "lift hours")
		p.Tracks[0].Plan.MergeHours = p.Tracks[0].Plan.LiftHours
		p.Tracks[0].Plan.Readings.Merge = rapid.SampledFrom([]alert.MergeReading{alert.HighestRun, alert.SumOfRuns, alert.WholeSpan}).Draw(t, "merging")
		comparison := rapid.SampledFrom([]alert.Comparison{alert.Above, alert.AtLeast}).Draw(t, "comparison")
		for _, trigger := range p.Tracks[0].Plan.Triggers {
			trigger.AnyOf[0][0].Comparison = comparison
		}
		checkMeans(t, p, region.Known{Series: spiky(t, p, 120)})
	})
}

// Two counties have 500 at hours that the third lacks, and all are at 199 else: the mean of windows with such an hour is above
// 200. The hours themselves are heavy, as the mean over the counties that have them.
func TestGroupMeanOfMissingHours(t *testing.T) {
	p := chain("1", "2", "3")
	p.Policy.Reading = region.GroupMean
	heavy, lacking := of(part{50, 199}, part{2, 500}, part{50, 199}), of(part{50, 199}, part{2, missing}, part{50, 199})
	in := region.Known{Series: map[string]alert.Series{"1": heavy, "2": lacking, "3": heavy}}
	d := assess(t, p, in)
	same(t, d.Groups, []region.Extent{{Level: yellow, Span: hours(50, 52), Counties: []string{"1", "2", "3"}}})
	// A window that a county lacks is not valid.
	in.Series["2"] = of(part{35, 199}, part{30, missing}, part{37, 199})
	if d := assess(t, p, in); d.Groups != nil {
		t.Error(d.Groups)
	}
}

// A window can exceed without a heavy hour: a county whose mean is high lacks its clean hours, and weighs more in the window
// than hour by hour. The hours of the window stay.
func TestGroupMeanBareWindow(t *testing.T) {
	p := chain("1", "2")
	p.Policy.Reading, p.Policy.Criteria[0].Count = region.GroupMean, 2
	// Hour by hour 240 + 160, and 160 alone where county 1 has nothing: never above 200. The windows: 240 and 160 with 4 hours
	// missing of 24, hence exactly 200, and with 1 more at some hours above.
	in := region.Known{Series: map[string]alert.Series{
		"1": of(part{10, 240}, part{4, missing}, part{10, 240}), "2": of(part{10, 160}, part{4, 161}, part{10, 160}),
	}}
	d := assess(t, p, in)
	same(t, d.Groups, []region.Extent{{Level: yellow, Span: hours(0, 24), Counties: []string{"1", "2"}}})
	checkMeans(t, p, in)
}

// The mean of 61 counties of which each lacks other hours is a fraction with a numerator of 33 bits.
func TestGroupMeanPeakOfMany(t *testing.T) {
	codes := numbered(61)
	in := region.Known{Series: map[string]alert.Series{}}
	for i, code := range codes {
		s := of(part{48, 400})
		for hour := range s.Hours {
			s.Hours[hour].AQI = index(400 + (8*i*i+hour*hour)%97)
			if hour%24 < i%5 {
				s.Hours[hour] = alert.Hour{}
			}
		}
		in.Series[code] = s
	}
	p := chain(codes...)
	p.Policy.Reading, p.Policy.Criteria[0].Count = region.GroupMean, len(codes)
	a := assess(t, p, in)
	want := highest(meansOf(t, p.Tracks[0].Plan, in, codes).windows)
	if len(a.Episodes) != 1 || meanOf(a.Episodes[0].Peak).Cmp(want) != 0 || a.Episodes[0].Peak.Sum < 1<<32 {
		t.Errorf("%+v, want a peak of %v", a.Episodes, want)
	}
}
