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
			same(t, episode.Primary, primaryOf(p, d, in, episode))
			if p.Policy.Reading == region.EachCounty {
				checkPeak(t, d, p, in, episode)
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

// primaryOf counts the heavy hours of the counties in groups, and where there are none, the hours that count.
func primaryOf(p region.Plan, d region.Assessment, in region.Input, episode alert.Episode) []alert.PollutantHours {
	counts := [2]map[aqi.Pollutant]int{{}, {}}
	for at := episode.From; at < episode.Until; at++ {
		for code, s := range in.Series {
			i := int(at - stampOf(s))
			plan := p.Tracks[0].Plan
			if own, ok := p.Tracks[0].Counties[code]; ok && p.Policy.Reading == region.EachCounty {
				plan = own
			}
			if i < 0 || i >= len(s.Hours) || !covered(d, code, at) || !countsUnder(plan, s.Hours[i]) {
				continue
			}
			v, _ := s.Hours[i].AQI.Value()
			for pollutant := range s.Hours[i].Primary.All() {
				counts[1][pollutant]++
				if c := conditions(plan)[0]; v > c.AQI || v == c.AQI && c.Comparison == alert.AtLeast {
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

// checkPeak checks that the peak is the highest window of a county that carries the episode, with its middle in the hours at
// which it does; where there is none valid, that it is a peak of the counties' episodes.
func checkPeak(t fataler, d region.Assessment, p region.Plan, in region.Input, episode alert.Episode) {
	t.Helper()
	highest := new(big.Rat)
	for code, series := range in.Series {
		plan, own := p.Tracks[0].Counties[code]
		if !own {
			plan = p.Tracks[0].Plan
		}
		windows, err := plan.Windows(series)
		if err != nil {
			t.Fatalf("%s: %v", code, err)
		}
		for _, w := range windows {
			if mid := w.Start + 12; mid < episode.From || mid >= episode.Until || !w.Valid() || !covered(d, code, mid) {
				continue
			}
			if mean := meanOf(w); mean.Cmp(highest) > 0 {
				highest = mean
			}
		}
	}
	if got := meanOf(episode.Peak); highest.Sign() > 0 && got.Cmp(highest) < 0 {
		t.Fatalf("%+v, want %v", episode.Peak, highest)
	}
	for _, r := range episode.Runs { // a run none of whose windows is valid has a peak of a county's episode
		if mid := episode.Peak.Start + 12; r.Peak == episode.Peak && mid >= r.From && mid < r.Until {
			return
		}
	}
	owns := func(own alert.Episode) bool { return own.Peak == episode.Peak }
	if !slices.ContainsFunc(d.Counties, func(c region.CountyAssessment) bool { return slices.ContainsFunc(c.Episodes, owns) }) {
		t.Fatalf("%+v lies in no run and is no county's", episode.Peak)
	}
}

func meanOf(w alert.Window) *big.Rat { return big.NewRat(int64(w.Sum), int64(w.Count)) }

// A episode is open where one of the counties that carry it to its end is: more hours may move that end.
func TestOpen(t *testing.T) {
	p := chain("1", "2", "3")
	tests := []struct {
		name   string
		series map[string]alert.Series
		open   bool
	}{
		{"all are heavy to the last hour", map[string]alert.Series{"1": from(80, 10, 80), "2": from(80, 10, 80), "3": from(80, 10, 80)}, true},
		{"one series ends before the others", map[string]alert.Series{"1": from(60, 10, 60), "2": from(80, 10, 80), "3": from(80, 10, 80)}, true},
		{"one is over, the others are open", map[string]alert.Series{"1": from(80, 10, 40), "2": from(80, 10, 80), "3": from(80, 10, 80)}, false},
		{"all are over", map[string]alert.Series{"1": from(80, 10, 40), "2": from(80, 10, 40), "3": from(80, 10, 40)}, false},
	}
	for _, tt := range tests {
		d := assess(t, p, region.Input{Series: tt.series})
		if len(d.Episodes) != 1 || d.Episodes[0].Open != tt.open {
			t.Errorf("%s: %+v", tt.name, d.Episodes)
		}
	}
}
