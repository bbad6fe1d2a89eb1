package region

import (
	"slices"

	"github.com/clearsky-go/clearsky/alert"
	"github.com/clearsky-go/clearsky/aqi"
)

// coverage returns the counties covered at each level.
func (s *problem) coverage(in Input, all []carried) []Extent {
	var list []Extent
	for level := alert.Blue; level <= alert.Red; level++ {
		list = append(list, s.coverageAt(in, all, level)...)
	}
	return list
}

// coverageAt returns the counties covered at a level that some plan or demand has.
func (s *problem) coverageAt(in Input, all []carried, level alert.Level) []Extent {
	var covering []groupSpan
	has := false
	for _, c := range all {
		if c.level >= level {
			covering, has = append(covering, c.groups...), has || c.level == level
		}
	}
	for _, d := range in.Demands {
		if covers(d) && d.Level >= level {
			covering, has = append(covering, groupSpan{span: d.Span, members: s.concerned(d)}), has || d.Level == level
		}
	}
	if !has {
		return nil
	}
	return s.extentsOf(covering, level)
}

// extentsOf returns the counties that are in one group or more, while these are the same.
func (g *graph) extentsOf(groups []groupSpan, level alert.Level) []Extent {
	events := make([]event, 0, 2*len(groups))
	for i, c := range groups {
		events = append(events, event{c.span.From, i, true}, event{c.span.Until, i, false})
	}
	slices.SortFunc(events, event.compare)
	var list []Extent
	var now, before []int
	counts := make([]int, len(g.counties))
	for i := 0; i < len(events); {
		at := events[i].at
		for ; i < len(events) && events[i].at == at; i++ {
			for _, m := range groups[events[i].of].members {
				counts[m] += events[i].step()
			}
		}
		now = now[:0]
		for m, n := range counts {
			if n > 0 {
				now = append(now, m)
			}
		}
		if slices.Equal(now, before) {
			continue
		}
		if len(before) > 0 {
			list[len(list)-1].Until = at
		}
		if len(now) > 0 {
			list = append(list, Extent{level, aqi.Span{From: at}, g.codes(now)})
		}
		now, before = before, now
	}
	return list
}

// filings returns the alerts of counties that have a finding.
func (s *problem) filings() []Filing {
	var list []Filing
	for i, l := range s.locals {
		for _, e := range l.episodes {
			if e.Level > alert.NoAlert {
				list = append(list, Filing{s.counties[i].Code, alert.Issue, e.Level, e.Span, e.Open, s.plan.Policy.Clauses.Own})
			}
		}
	}
	return list
}

// groupsOf returns the groups that carry.
func (s *problem) groupsOf(all []carried) []Extent {
	var groups []Extent
	for _, c := range all {
		for _, g := range c.groups {
			groups = append(groups, Extent{c.level, g.span, s.codes(g.members)})
		}
	}
	return groups
}
