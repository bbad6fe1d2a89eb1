package region

import (
	"slices"

	"github.com/clearsky-go/clearsky/alert"
	"github.com/clearsky-go/clearsky/aqi"
)

// carried is the groups that carry a level or above, by time.
type carried struct {
	level  alert.Level
	groups []groupSpan
}

// carry returns for each of the levels the groups that carry it under the reading EachCounty: those that are the same for that many
// hours in a row. A county is inside throughout the hours from h on where h lies in its episode less these
// hours but one at the end; the groups of such first hours carry these and the hours that follow.
func (s *problem) carry(findings [][]alert.Episode, together int) []carried {
	all, more := make([]carried, len(s.track.levels)), aqi.Stamp(together-1)
	for i, level := range s.track.levels {
		var stretches []stretch
		for _, county := range level.area.counties {
			for _, e := range findings[county] {
				if s := (aqi.Span{From: e.From, Until: e.Until - more}); e.Level >= level.Level && s.From < s.Until {
					stretches = append(stretches, stretch{county, s, e.Peak, e.Open})
				}
			}
		}
		all[i] = carried{level.Level, s.sweep(stretches, level.area)}
		for g := range all[i].groups {
			all[i].groups[g].span.Until += more
		}
	}
	s.addHigher(all)
	return all
}

// addHigher adds to each level what carries a higher one by another criterion.
func (s *problem) addHigher(all []carried) {
	var higher []groupSpan
	for i := len(all) - 2; i >= 0; i-- {
		if s.track.levels[i].criterion != s.track.levels[i+1].criterion {
			higher = all[i+1].groups
		}
		if len(higher) > 0 {
			all[i].groups = append(all[i].groups, higher...)
			slices.SortFunc(all[i].groups, groupSpan.compare)
		}
	}
}

// join returns the spans, which are by their first hours, with those that are less than gap hours apart made one.
func join(spans []aqi.Span, gap int) []aqi.Span {
	var joined []aqi.Span
	for _, s := range spans {
		if last := len(joined) - 1; last >= 0 && int(s.From-joined[last].Until) < gap {
			joined[last].Until = max(joined[last].Until, s.Until)
			continue
		}
		joined = append(joined, s)
	}
	return joined
}

// periods returns the hours at which one of the groups carries.
func (c carried) periods() []aqi.Span {
	spans := make([]aqi.Span, len(c.groups))
	for i, g := range c.groups {
		spans[i] = g.span
	}
	return join(spans, 1)
}

func (s *problem) levelSpans(all []carried) []LevelSpans {
	list := make([]LevelSpans, len(all))
	for i, c := range all {
		periods := c.periods()
		list[i] = LevelSpans{Level: c.level, Periods: periods, Episodes: join(periods, s.track.plan.MergeHours)}
	}
	return list
}

// episodes returns the prefecture's episodes, without what is primary in them.
func (t *track) episodes(all []carried) []alert.Episode {
	if len(all) == 0 {
		return nil
	}
	var episodes []alert.Episode
	for _, period := range all[0].periods() {
		run := runOf(all, period)
		last := len(episodes) - 1
		if last < 0 || int(period.From-episodes[last].Until) >= t.plan.MergeHours {
			episodes = append(episodes, alert.Episode{Span: aqi.Span{From: run.From}})
			last++
		}
		e := &episodes[last]
		e.Until, e.Level = run.Until, max(e.Level, run.Level)
		e.Peak = higher(e.Peak, run.Peak)
		e.Runs = append(e.Runs, run)
		e.Open = endsOpen(all, run.Until)
	}
	return episodes
}

// endsOpen reports whether a group that carries until that hour is open.
func endsOpen(all []carried, end aqi.Stamp) bool {
	return slices.ContainsFunc(all, func(c carried) bool {
		return slices.ContainsFunc(c.groups, func(g groupSpan) bool { return g.open && g.span.Until == end })
	})
}

// runOf returns a period at the lowest level as a run: groups of the higher levels lie inside such periods.
func runOf(all []carried, period aqi.Span) alert.Run {
	run := alert.Run{Span: period}
	for _, c := range all {
		for _, g := range c.groups {
			if within(g.span, period) {
				run.Level, run.Peak = max(run.Level, c.level), higher(run.Peak, g.peak)
			}
		}
	}
	return run
}

// within reports whether all of a span lies in another.
func within(span, other aqi.Span) bool { return span.From >= other.From && span.Until <= other.Until }
