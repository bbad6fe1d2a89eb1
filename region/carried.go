package region

import (
	"slices"

	"github.com/clearsky-go/clearsky/alert"
	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/internal/grading"
)

// carried is when the counties carry a level or above.
type carried struct {
	level  alert.Level
	spans  [][]aqi.Span // of each county, by time; they end never where a county that may still be inside carries
	groups []groupSpan  // under GroupMean, by time: groups that witness it
}

// carry returns for each level of the track when the counties carry it under the reading EachCounty, given their episodes. A county
// whose episode is open is inside it until it is known to have ended.
func (o *Office) carry(t *track, findings [][]alert.Episode) []carried {
	all := make([]carried, len(t.levels))
	for i, l := range t.levels {
		all[i] = carried{level: l.Level, spans: o.together(l.area, l.inside(findings, never), o.plan.Policy.Together)}
	}
	t.addHigher(all)
	return all
}

// inside returns the hours at which each county is inside an episode of the level or above, one that is open until that hour at least.
func (l *level) inside(findings [][]alert.Episode, open aqi.Stamp) [][]aqi.Span {
	total := 0
	for _, county := range l.area.counties {
		total += len(findings[county])
	}
	inside, spans := make([][]aqi.Span, len(findings)), make([]aqi.Span, 0, total)
	for _, county := range l.area.counties {
		first := len(spans)
		for i := range findings[county] {
			e := &findings[county][i]
			if e.Level < l.Level {
				continue
			}
			spans = append(spans, e.Span)
			if e.Open {
				spans[len(spans)-1].Until = max(e.Until, open)
			}
		}
		inside[county] = spans[first:len(spans):len(spans)]
	}
	return inside
}

// addHigher adds to each level what carries a higher one by another criterion.
func (t *track) addHigher(all []carried) {
	var higher carried
	for i := len(all) - 2; i >= 0; i-- {
		if t.levels[i].criterion != t.levels[i+1].criterion {
			higher = all[i+1]
		}
		if higher.level > alert.NoAlert {
			all[i].add(higher)
		}
	}
}

func (c *carried) add(other carried) {
	for county, spans := range other.spans {
		c.spans[county] = grading.Joined(append(c.spans[county], spans...))
	}
	c.groups = append(c.groups, other.groups...)
	slices.SortFunc(c.groups, groupSpan.compare)
}

// ofGroups fills in the hours of the counties that are in groups.
func (c *carried) ofGroups(counties int) {
	c.spans = make([][]aqi.Span, counties)
	for _, g := range c.groups {
		for _, m := range g.members {
			c.spans[m] = append(c.spans[m], g.span)
		}
	}
	for i := range c.spans {
		c.spans[i] = grading.Joined(c.spans[i])
	}
}

// members returns the counties that carry in an episode of the prefecture at an hour or later, ascending.
func (c *carried) members(e alert.Episode, at aqi.Stamp) []int {
	span := aqi.Span{From: max(e.From, at), Until: e.Until}
	if e.Open {
		span.Until = never
	}
	var members []int
	for county, spans := range c.spans {
		if slices.ContainsFunc(spans, span.Overlaps) {
			members = append(members, county)
		}
	}
	return members
}

// periods returns the hours at which any county carries.
func (c *carried) periods() []aqi.Span {
	var spans []aqi.Span
	for _, list := range c.spans {
		spans = append(spans, list...)
	}
	return grading.Joined(spans)
}

// until returns the spans, which are by time, up to an hour.
func until(spans []aqi.Span, hour aqi.Stamp) []aqi.Span {
	n := len(spans)
	for n > 0 && spans[n-1].From >= hour {
		n--
	}
	if n == 0 || spans[n-1].Until <= hour {
		return spans[:n]
	}
	spans = slices.Clone(spans[:n])
	spans[n-1].Until = hour
	return spans
}

// before returns the last of the spans, which are by time, that has begun at the hour; -1 where none has.
func before(spans []aqi.Span, hour aqi.Stamp) int {
	i, _ := slices.BinarySearchFunc(spans, hour, func(s aqi.Span, hour aqi.Stamp) int { return int(s.From) - int(hour) - 1 })
	return i - 1
}
