package region

import (
	"cmp"
	"slices"

	"github.com/clearsky-go/clearsky/alert"
	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/internal/grading"
)

// addPrimary counts for each episode, over the counties that carry it, the heavy hours in which each pollutant is primary;
// where there are none, the hours that count.
func (s *problem) addPrimary(episodes []alert.Episode, all []carried) {
	reading := s.plan.Policy.Reading
	if reading == EachCounty {
		all = all[:min(1, len(all))] // groups that carry more are inside those that carry the lowest level
	}
	for i := range episodes {
		e := &episodes[i]
		spans := memberSpans(all, e.Span, len(s.locals))
		for _, heavy := range []bool{true, false} {
			var counts grading.PrimaryCount
			for county := range s.locals {
				l := &s.locals[county]
				if reading == GroupMean {
					l.countPrimary(&counts, s.track.plan.Readings, s.track.lowest, spans[county], heavy)
				} else {
					l.countPrimary(&counts, l.plan.Readings, l.plan.lowest, spans[county], heavy)
				}
			}
			if e.Primary = grading.Ranked(counts, pollutantHours); e.Primary != nil {
				break
			}
		}
	}
}

func pollutantHours(p aqi.Pollutant, hours int) alert.PollutantHours {
	return alert.PollutantHours{Pollutant: p, Hours: hours}
}

// memberSpans returns the hours of the episode at which each county is in a group that carries, each hour once.
func memberSpans(all []carried, episode aqi.Span, counties int) [][]aqi.Span {
	spans := make([][]aqi.Span, counties)
	for _, c := range all {
		for _, g := range c.groups {
			if !within(g.span, episode) {
				continue
			}
			for _, m := range g.members {
				spans[m] = append(spans[m], g.span)
			}
		}
	}
	for i := range spans {
		slices.SortFunc(spans[i], func(a, b aqi.Span) int { return cmp.Compare(a.From, b.From) })
		spans[i] = join(spans[i], 1)
	}
	return spans
}

// countPrimary counts the primary pollutants of the hours that count, heavy ones or all.
func (l *local) countPrimary(primary *grading.PrimaryCount, readings alert.Readings, lowest grading.Threshold, spans []aqi.Span, heavy bool) {
	for _, s := range spans {
		from, until := max(s.From, l.span.From), max(s.From, l.span.From, min(s.Until, l.span.Until))
		for _, h := range l.series.Hours[from-l.span.From : until-l.span.From] {
			value, _ := h.AQI.Value()
			if heavy && !lowest.Exceeds(value) || !counts(readings, h) {
				continue
			}
			primary.Add(h.Primary)
		}
	}
}
