package region

import (
	"slices"

	"github.com/clearsky-go/clearsky/alert"
	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/internal/grading"
)

// groups returns the counties that carry each level in each of its periods; under GroupMean the groups that witness it.
func (s *problem) groups(all []carried) []Extent {
	var groups []Extent
	for _, c := range all {
		if s.plan.Policy.Reading == GroupMean {
			for _, g := range c.groups {
				groups = append(groups, Extent{c.level, g.span, s.codes(g.members)})
			}
			continue
		}
		groups = append(groups, s.extents(&c, c.periods())...)
	}
	return groups
}

// extents returns for each of the spans, which together hold all the hours at which counties carry, those that do in it.
func (g *graph) extents(c *carried, spans []aqi.Span) []Extent {
	list := make([]Extent, len(spans))
	last := slices.Repeat([]int{-1}, len(spans)) // the county noted last
	for i, span := range spans {
		list[i] = Extent{Level: c.level, Span: span}
	}
	for county, carries := range c.spans {
		for _, s := range carries {
			if i := before(spans, s.From); last[i] != county {
				last[i] = county
				list[i].Counties = append(list[i].Counties, g.counties[county].Code)
			}
		}
	}
	return list
}

// levelSpans returns the periods of each level.
func (s *problem) levelSpans(all []carried) []LevelSpans {
	list := make([]LevelSpans, len(all))
	for i, c := range all {
		periods := c.periods()
		list[i] = LevelSpans{Level: c.level, Periods: periods, Episodes: grading.Join(slices.Clone(periods), s.track.plan.MergeHours)}
	}
	return list
}

// carries returns when a county carries each level.
func (p *prefecture) carries(county int) []alert.LevelSpan {
	var list []alert.LevelSpan
	for _, c := range p.all {
		for _, s := range c.spans[county] {
			list = append(list, alert.LevelSpan{Level: c.level, Span: s})
		}
	}
	return list
}
