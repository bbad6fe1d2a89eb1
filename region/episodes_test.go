package region_test

import (
	"math/big"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"github.com/clearsky-go/clearsky/alert"
	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/region"
	"github.com/clearsky-go/clearsky/region/regiontest"
)

// The prefecture's episodes are its periods at the lowest level, those less than the lift gap apart together.
func TestEpisodes(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := regiontest.Plan(6).Draw(t, "plan")
		in := regiontest.Input(p, 200).Draw(t, "input")
		d := assess(t, p, in)
		levels := levelsOf(d)
		carried := 0
		for i, episode := range d.Episodes {
			checkEpisode(t, episode, levels)
			carried += runHours(episode)
			if i > 0 && int(episode.From-d.Episodes[i-1].Until) < p.Tracks[0].Plan.MergeHours {
				t.Fatalf("%v after %v", episode.From, d.Episodes[i-1].Until)
			}
			for j := 1; j < len(episode.Runs); j++ {
				if gap := int(episode.Runs[j].From - episode.Runs[j-1].Until); gap < 1 || gap >= p.Tracks[0].Plan.MergeHours {
					t.Fatalf("periods %d h apart", gap)
				}
			}
			if p.Policy.Reading == region.EachCounty {
				same(t, episode.Primary, primaryOf(d, episode))
				checkPeak(t, d, episode)
			} else {
				same(t, episode.Primary, primaryOfMeans(t, p, d, in, episode))
			}
		}
		if carried != len(levels) {
			t.Fatalf("%d hours in runs, %d carried", carried, len(levels))
		}
		for _, l := range d.Levels {
			for i, s := range l.Episodes {
				if i > 0 && int(s.From-l.Episodes[i-1].Until) < p.Tracks[0].Plan.MergeHours {
					t.Fatalf("%v: %v", l.Level, l.Episodes)
				}
			}
		}
	})
}

func checkEpisode(t fataler, p alert.Episode, levels map[aqi.Stamp]alert.Level) {
	t.Helper()
	highest := alert.NoAlert
	for _, r := range p.Runs {
		most := alert.NoAlert
		for at := r.From; at < r.Until; at++ {
			most = max(most, levels[at])
			if levels[at] == alert.NoAlert {
				t.Fatalf("%v is not carried", at)
			}
		}
		if r.Level != most || !r.Peak.Valid() {
			t.Fatalf("%+v, want %v", r, most)
		}
		highest = max(highest, most)
	}
	if p.Level != highest || p.From != p.Runs[0].From || p.Until != p.Runs[len(p.Runs)-1].Until || !p.Peak.Valid() {
		t.Fatalf("%+v, want %v", p, highest)
	}
}

// primaryOf adds up what is primary in the counties' episodes in which they carry the prefecture's.
func primaryOf(d region.Assessment, episode alert.Episode) []alert.PollutantHours {
	counts := map[aqi.Pollutant]int{}
	for _, c := range d.Counties {
		for _, own := range c.Episodes {
			if !carriesIn(d, c, own, episode) {
				continue
			}
			for _, p := range own.Primary {
				counts[p.Pollutant] += p.Hours
			}
		}
	}
	return ranked(counts)
}

// carriesIn reports whether a county carries an episode of the prefecture's in one of its own.
func carriesIn(d region.Assessment, c region.CountyAssessment, own, episode alert.Episode) bool {
	until := own.Until
	if own.Open {
		until = max(until, episode.Until)
	}
	return slices.ContainsFunc(c.Carries, func(s alert.LevelSpan) bool {
		return s.Level == d.Levels[0].Level && s.From >= own.From && s.From < until && episode.Overlaps(s.Span)
	})
}

// primaryOfMeans counts the heavy hours of the counties in groups, and where there are none, the hours that count.
func primaryOfMeans(t fataler, p region.Plan, d region.Assessment, in region.Known, episode alert.Episode) []alert.PollutantHours {
	counts := [2]map[aqi.Pollutant]int{{}, {}}
	plan := p.Tracks[0].Plan
	counting := countsUnder(t, plan)
	for at := episode.From; at < episode.Until; at++ {
		for code, s := range in.Series {
			i := int(at - stampOf(s))
			if i < 0 || i >= len(s.Hours) || !covered(d, code, at) || !counting(s.Hours[i]) {
				continue
			}
			v, _ := s.Hours[i].AQI.Value()
			for pollutant := range s.Hours[i].Primary.All() {
				counts[1][pollutant]++
				if c := lowest(conditions(plan)); v > c.AQI || v == c.AQI && c.Comparison == alert.AtLeast {
					counts[0][pollutant]++
				}
			}
		}
	}
	if len(counts[0]) == 0 {
		return ranked(counts[1])
	}
	return ranked(counts[0])
}

func covered(d region.Assessment, code string, at aqi.Stamp) bool {
	return slices.ContainsFunc(d.Groups, func(g region.Extent) bool {
		return g.From <= at && at < g.Until && slices.Contains(g.Counties, code)
	})
}

func ranked(counts map[aqi.Pollutant]int) []alert.PollutantHours {
	var list []alert.PollutantHours
	for len(counts) > 0 {
		var most alert.PollutantHours
		for p := range aqi.AllPollutants.All() {
			if counts[p] > most.Hours {
				most = alert.PollutantHours{Pollutant: p, Hours: counts[p]}
			}
		}
		list = append(list, most)
		delete(counts, most.Pollutant)
	}
	return list
}

// checkPeak checks that the peak is the highest of the counties' episodes in which they carry the episode.
func checkPeak(t fataler, d region.Assessment, episode alert.Episode) {
	t.Helper()
	highest := new(big.Rat)
	for _, c := range d.Counties {
		for _, own := range c.Episodes {
			if mean := meanOf(own.Peak); carriesIn(d, c, own, episode) && mean.Cmp(highest) > 0 {
				highest = mean
			}
		}
	}
	if got := meanOf(episode.Peak); got.Cmp(highest) != 0 {
		t.Fatalf("%+v, want %v", episode.Peak, highest)
	}
}

func meanOf(w alert.Window) *big.Rat { return big.NewRat(int64(w.Sum), int64(w.Count)) }

// An episode is open where counties that are may go on carrying it beyond all data; it ends with the last hour at which three are
// inside by known hours.
func TestOpen(t *testing.T) {
	p := chain("1", "2", "3")
	tests := []struct {
		name   string
		series map[string]alert.Series
		open   bool
		until  int
	}{
		{"all are heavy to the last hour", map[string]alert.Series{"1": from(80, 10, 80), "2": from(80, 10, 80), "3": from(80, 10, 80)}, true, 80},
		{"one series ends before the others", map[string]alert.Series{"1": from(60, 10, 60), "2": from(80, 10, 80), "3": from(80, 10, 80)}, true, 60},
		{"two end before the third is heavy", map[string]alert.Series{"1": from(40, 10, 40), "2": from(40, 10, 40), "3": from(90, 50, 90)}, true, 51},
		{"one is dead, the others come to an end", map[string]alert.Series{"1": from(40, 10, 40), "2": from(150, 10, 80), "3": from(150, 10, 90)}, false, 80},
		{"one is over, the others are open", map[string]alert.Series{"1": from(80, 10, 40), "2": from(80, 10, 80), "3": from(80, 10, 80)}, false, 40},
		{"all are over", map[string]alert.Series{"1": from(80, 10, 40), "2": from(80, 10, 40), "3": from(80, 10, 40)}, false, 40},
	}
	for _, tt := range tests {
		d := assess(t, p, region.Known{Series: tt.series})
		if len(d.Episodes) != 1 || d.Episodes[0].Open != tt.open || d.Episodes[0].Until != stamp(tt.until) {
			t.Errorf("%s: %+v", tt.name, d.Episodes)
		}
	}
}
