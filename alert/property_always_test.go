package alert_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"pgregory.net/rapid"

	"github.com/clearsky-go/clearsky/alert"
	"github.com/clearsky-go/clearsky/alert/alerttest"
	"github.com/clearsky-go/clearsky/aqi"
)

// 24·⌊unbroken/24⌋ ≤ sustained ≤ max(24, run length)
func TestSustainedLiesBetweenUnbrokenAndLength(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := alerttest.Plan().Draw(t, "plan")
		p.Readings.Sustained, p.Readings.Merge = alert.DayAfterDay, alert.HighestRun // the longest run of a threshold, not several
		if makeWholeDays(p); p.Validate() != nil {
			t.Skip("a higher level has become as easy as a lower one")
		}
		s := alerttest.WithDaily(400).Draw(t, "series")
		daily := episodes(t, p, s)
		p.Readings.Sustained = alert.Unbroken
		hourly := episodes(t, p, s)
		for i := range daily {
			for j, r := range daily[i].Runs {
				for k, c := range r.Sustained {
					unbroken := hourly[i].Runs[j].Sustained[k].Hours
					if 24*(unbroken/24) > c.Hours {
						t.Fatalf("%+v: unbroken for %d h", r, unbroken)
					}
					// A daily AQI from concentrations may be above a threshold that no hour is above; that run is not cut.
					if (k == 0 || p.Readings.Daily == alert.MeanOfHours) && c.Hours > max(24, r.Hours()) {
						t.Fatalf("%+v: longer than the run", r)
					}
				}
			}
		}
	})
}

// makeWholeDays makes the plan's hours valid under the reading DayAfterDay.
func makeWholeDays(p alert.Plan) {
	for _, trigger := range p.Triggers {
		for _, group := range trigger.AnyOf {
			for i := range group {
				group[i].Hours -= group[i].Hours % 24
			}
		}
	}
}

// Raising any hour's AQI never lowers, at any hour, the level of the episode there (fixed set of valid hours,
// highest-of-runs). The daily AQI is the mean of the hours; those from concentrations would not rise with the hour.
func TestRaisingAnHourNeverLowersTheLevel(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := alerttest.Plan().Draw(t, "plan")
		p.Readings.Merge, p.Readings.Daily = alert.HighestRun, alert.MeanOfHours
		s := alerttest.Series(400).Draw(t, "series")
		before := levelsByHour(episodes(t, p, s))
		for range rapid.IntRange(1, 3).Draw(t, "raises") {
			raise(t, s.Hours)
		}
		after := levelsByHour(episodes(t, p, s))
		for hour, level := range before {
			if raised, ok := after[hour]; !ok || raised < level {
				t.Fatalf("%v: %v, in an episode %v, before %v", hour, raised, ok, level)
			}
		}
	})
}

// raise raises some hours, often far and long enough to join what was apart.
func raise(t *rapid.T, hours []alert.Hour) {
	if len(hours) == 0 {
		return
	}
	first := rapid.IntRange(0, len(hours)-1).Draw(t, "first hour raised")
	last := min(len(hours), first+rapid.IntRange(1, 40).Draw(t, "hours raised"))
	by := rapid.SampledFrom([]int{1, 2, 51, 100, 500}).Draw(t, "by")
	for i := first; i < last; i++ {
		if v, ok := hours[i].AQI.Value(); ok {
			hours[i].AQI = index(min(aqi.MaxIndex, v+by))
		}
	}
}

func levelsByHour(ps []alert.Episode) map[aqi.Stamp]alert.Level {
	levels := map[aqi.Stamp]alert.Level{}
	for _, p := range ps {
		for h := p.From; h < p.Until; h++ {
			levels[h] = p.Level
		}
	}
	return levels
}

// Shifting the series by k hours shifts the result by k hours (day boundaries do not matter, but for natural days).
func TestShiftingTheSeriesShiftsTheResult(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := alerttest.Plan().Draw(t, "plan")
		s := alerttest.Hourly(300).Draw(t, "series")
		s.Daily = alerttest.Daily(len(s.Hours)-23).Draw(t, "days")
		k := rapid.IntRange(-100, 100).Draw(t, "hours")
		if p.Readings.Windows == alert.NaturalDays {
			k -= k % 24
		}
		shifted := s
		shifted.Start = s.Start + aqi.Stamp(k)
		want := episodes(t, p, s)
		for i := range want {
			shiftEpisode(&want[i], aqi.Stamp(k))
		}
		if diff := cmp.Diff(want, episodes(t, p, shifted)); diff != "" {
			t.Fatalf("shifted by %d hours:\n%s", k, diff)
		}
	})
}

func shiftEpisode(p *alert.Episode, k aqi.Stamp) {
	p.From, p.Until, p.Peak.Start = p.From+k, p.Until+k, p.Peak.Start+k
	for i := range p.Runs {
		r := &p.Runs[i]
		r.From, r.Until, r.Peak.Start = r.From+k, r.Until+k, r.Peak.Start+k
	}
}

// A series with daily values shifts by whole days.
func TestShiftingByADayShiftsTheResult(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p, s := alerttest.Plan().Draw(t, "plan"), alerttest.WithDaily(300).Draw(t, "series")
		want := episodes(t, p, s)
		for i := range want {
			shiftEpisode(&want[i], 24)
		}
		s.Start += 24
		if diff := cmp.Diff(want, episodes(t, p, s)); diff != "" {
			t.Fatal(diff)
		}
	})
}

// Merging is idempotent: what is one episode, taken with a day on either side, is that one episode again, though the day may not tell
// that it has ended. A window above the threshold has an hour above it, so a day holds the windows at either end; this need not be so
// of concentrations.
func TestMergingIsIdempotent(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := alerttest.Plan().Draw(t, "plan")
		p.Readings.Daily = alert.MeanOfHours
		p.MergeHours, p.LiftHours = max(p.LiftHours, 24), max(p.LiftHours, 24) // fewer hours and a window of the next episode lies within the day
		s := alerttest.Series(500).Draw(t, "series")
		for _, episode := range episodes(t, p, s) {
			from := max(0, int(episode.From-s.Start)-24)
			until := min(len(s.Hours), int(episode.Until-s.Start)+24)
			if o := (&oracle{plan: p, series: s}); !o.known(from) || !o.known(until-1) {
				continue // windows across the end would not be valid
			}
			part := alert.Series{Start: s.Start + aqi.Stamp(from), Hours: s.Hours[from:until]}
			if diff := cmp.Diff([]alert.Episode{episode}, episodes(t, p, part), cmpopts.IgnoreFields(alert.Episode{}, "Open")); diff != "" {
				t.Fatal(diff)
			}
		}
	})
}

// Episodes are at least LiftHours (by Kashgar's plan 36 h) apart, and their runs less than that.
func TestEpisodesAreApart(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := alerttest.Plan().Draw(t, "plan")
		ps := episodes(t, p, alerttest.WithDaily(500).Draw(t, "series"))
		for i, episode := range ps {
			if i > 0 && int(episode.From-ps[i-1].Until) < p.MergeHours {
				t.Fatalf("%v after %v", episode.From, ps[i-1].Until)
			}
			for j, r := range episode.Runs {
				gap := 1
				if j > 0 {
					gap = int(r.From - episode.Runs[j-1].Until)
				}
				if gap < 1 || gap >= p.MergeHours && j > 0 && p.LiftBelow == 0 {
					t.Fatalf("runs %d hours apart: %+v", gap, episode.Runs)
				}
			}
		}
	})
}
