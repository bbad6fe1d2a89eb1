package region

import (
	"slices"

	"github.com/clearsky-go/clearsky/alert"
	"github.com/clearsky-go/clearsky/aqi"
)

// coverage returns the counties covered at each level.
func coverage(r *Region, in Input, all []carried) []Coverage {
	var list []Coverage
	for level := alert.Blue; level <= alert.Red; level++ {
		list = append(list, coverageAt(r, in, all, level)...)
	}
	return list
}

// coverageAt returns the counties covered at a level that some plan or superior alert has.
func coverageAt(r *Region, in Input, all []carried, level alert.Level) []Coverage {
	has := slices.ContainsFunc(all, func(c carried) bool { return c.level == level }) ||
		slices.ContainsFunc(in.Superior, func(s Superior) bool { return s.Level == level })
	if !has {
		return nil
	}
	var covers []piece
	for _, c := range all {
		if c.level >= level {
			covers = append(covers, c.pieces...)
		}
	}
	for _, s := range in.Superior {
		if s.Level >= level {
			covers = append(covers, piece{span: aqi.Span{From: s.From, Until: s.Until}, members: r.named(s)})
		}
	}
	return coversBySpan(r, covers, level)
}

// coversBySpan returns the counties that are in one piece or more.
func coversBySpan(r *Region, covers []piece, level alert.Level) []Coverage {
	events := make([]event, 0, 2*len(covers))
	for i, c := range covers {
		events = append(events, event{c.span.From, i, true}, event{c.span.Until, i, false})
	}
	slices.SortFunc(events, event.compare)
	var list []Coverage
	var now, before []int
	counts := make([]int, len(r.counties))
	for i := 0; i < len(events); {
		at := events[i].at
		for ; i < len(events) && events[i].at == at; i++ {
			for _, m := range covers[events[i].of].members {
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
			list = append(list, Coverage{Level: level, From: at, Counties: r.codes(now)})
		}
		now, before = before, now
	}
	return list
}

// filings returns the alerts of counties that have a finding.
func (p Policy) filings(r *Region, locals []local) []Filing {
	var list []Filing
	for i, l := range locals {
		for _, process := range l.processes {
			if process.Level > alert.NoAlert {
				list = append(list, Filing{
					r.counties[i].Code, process.Level, process.From, process.Until, process.Open, p.Clauses.Own,
				})
			}
		}
	}
	return list
}

// groupsOf returns the pieces as groups.
func groupsOf(r *Region, all []carried) []Extent {
	var groups []Extent
	for _, c := range all {
		for _, p := range c.pieces {
			groups = append(groups, Extent{c.level, p.span.From, p.span.Until, r.codes(p.members)})
		}
	}
	return groups
}
