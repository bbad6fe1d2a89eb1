package region

import (
	"slices"

	"github.com/clearsky-go/clearsky/alert"
	"github.com/clearsky-go/clearsky/aqi"
)

// coverage returns the counties covered at each level.
func coverage(r *Region, in Input, all []carried) []Extent {
	var list []Extent
	for level := alert.Blue; level <= alert.Red; level++ {
		list = append(list, coverageAt(r, in, all, level)...)
	}
	return list
}

// coverageAt returns the counties covered at a level that some plan or demand has.
func coverageAt(r *Region, in Input, all []carried, level alert.Level) []Extent {
	var covering []groupSpan
	has := false
	for _, c := range all {
		if c.level >= level {
			covering, has = append(covering, c.groups...), has || c.level == level
		}
	}
	for _, d := range in.Demands {
		if covers(d) && d.Level >= level {
			covering, has = append(covering, groupSpan{span: d.Span, members: r.concerned(d)}), has || d.Level == level
		}
	}
	if !has {
		return nil
	}
	return extentsOf(r, covering, level)
}

// extentsOf returns the counties that are in one group or more, while these are the same.
func extentsOf(r *Region, groups []groupSpan, level alert.Level) []Extent {
	events := make([]event, 0, 2*len(groups))
	for i, c := range groups {
		events = append(events, event{c.span.From, i, true}, event{c.span.Until, i, false})
	}
	slices.SortFunc(events, event.compare)
	var list []Extent
	var now, before []int
	counts := make([]int, len(r.counties))
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
			list = append(list, Extent{level, aqi.Span{From: at}, r.codes(now)})
		}
		now, before = before, now
	}
	return list
}

// filings returns the alerts of counties that have a finding.
func (p Policy) filings(r *Region, locals []local) []Filing {
	var list []Filing
	for i, l := range locals {
		for _, e := range l.episodes {
			if e.Level > alert.NoAlert {
				list = append(list, Filing{r.counties[i].Code, e.Level, e.Span, e.Open, p.Clauses.Own})
			}
		}
	}
	return list
}

// groupsOf returns the groups that carry.
func groupsOf(r *Region, all []carried) []Extent {
	var groups []Extent
	for _, c := range all {
		for _, g := range c.groups {
			groups = append(groups, Extent{c.level, g.span, r.codes(g.members)})
		}
	}
	return groups
}
