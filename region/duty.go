package region

import (
	"slices"

	"github.com/clearsky-go/clearsky/alert"
	"github.com/clearsky-go/clearsky/aqi"
)

// claim is a level for some hours, and what it rests on.
type claim struct {
	span  aqi.Span
	basis Basis
	level alert.Level
}

// ledger counts the claims of an hour by basis and level.
type ledger [ByRaise + 1][alert.Red + 1]int

// highest returns the highest level claimed on a basis.
func (l *ledger) highest(b Basis) alert.Level {
	for level := alert.Red; level > alert.NoAlert; level-- {
		if l[b][level] > 0 {
			return level
		}
	}
	return alert.NoAlert
}

// duties returns what the claims come to, by time: one duty for hours with the same levels.
func duties(claims []claim, clauses [ByRaise + 1]aqi.Clause) []Response {
	events := make([]event, 0, 2*len(claims))
	for i, c := range claims {
		events = append(events, event{c.span.From, i, true}, event{c.span.Until, i, false})
	}
	slices.SortFunc(events, event.compare)
	var list []Response
	var open ledger
	var levels [ByRaise + 1]alert.Level // of the duty that is going on
	for i := 0; i < len(events); {
		at := events[i].at
		for ; i < len(events) && events[i].at == at; i++ {
			c := claims[events[i].of]
			open[c.basis][c.level] += events[i].step()
		}
		now := open.levels()
		if now == levels {
			continue
		}
		if levels != [ByRaise + 1]alert.Level{} {
			list[len(list)-1].Until = at
		}
		if levels = now; now != [ByRaise + 1]alert.Level{} {
			list = append(list, dutyOf(now, clauses, at))
		}
	}
	return list
}

func (l *ledger) levels() (levels [ByRaise + 1]alert.Level) {
	for b := range levels {
		levels[b] = l.highest(Basis(b))
	}
	return levels
}

func dutyOf(levels [ByRaise + 1]alert.Level, clauses [ByRaise + 1]aqi.Clause, from aqi.Stamp) Response {
	d := Response{
		From: from, Level: slices.Max(levels[:]), Floor: max(levels[ByGroup], levels[BySuperior]),
		Own: levels[ByOwn], Raised: levels[ByRaise],
	}
	for b, level := range levels {
		if level > alert.NoAlert {
			d.Because = append(d.Because, Reason{Basis(b), level, clauses[b]})
		}
	}
	return d
}

// countyDuties returns each county's duties.
func (p Policy) countyDuties(r *Region, in Input, all []carried, locals []local) [][]Response {
	claims := make([][]claim, len(locals))
	for m := range claims {
		claims[m] = make([]claim, 0, 16) // as many as most counties have
	}
	for _, c := range all {
		for _, piece := range c.pieces {
			for _, m := range piece.members {
				claims[m] = append(claims[m], claim{piece.span, ByGroup, c.level})
			}
		}
	}
	for _, s := range in.Superior {
		for _, m := range r.named(s) {
			claims[m] = append(claims[m], claim{aqi.Span{From: s.From, Until: s.Until}, BySuperior, s.Level})
		}
	}
	for m, l := range locals {
		claims[m] = appendFindings(claims[m], l.processes)
	}
	for _, raise := range in.Raises {
		m := r.index[raise.County]
		claims[m] = append(claims[m], claim{aqi.Span{From: raise.From, Until: raise.Until}, ByRaise, raise.Level})
	}
	list := make([][]Response, len(locals))
	for i := range list {
		list[i] = duties(claims[i], [...]aqi.Clause{p.Clauses.Group, p.Clauses.Superior, p.Clauses.Own, p.Clauses.Raise})
	}
	return list
}

// appendFindings appends the processes that reach a level as claims.
func appendFindings(claims []claim, processes []alert.Episode) []claim {
	for _, process := range processes {
		if process.Level > alert.NoAlert {
			claims = append(claims, claim{aqi.Span{From: process.From, Until: process.Until}, ByOwn, process.Level})
		}
	}
	return claims
}

// named returns the counties that the autonomous region's alert covers.
func (r *Region) named(s Superior) []int {
	var members []int
	for i, c := range r.counties {
		if len(s.Counties) == 0 || slices.Contains(s.Counties, c.Code) {
			members = append(members, i)
		}
	}
	return members
}

// prefecture returns the prefecture's duties.
func (p Policy) prefecture(in Input, processes []alert.Episode) []Response {
	claims := appendFindings(nil, processes)
	for _, s := range in.Superior {
		claims = append(claims, claim{aqi.Span{From: s.From, Until: s.Until}, BySuperior, s.Level})
	}
	return duties(claims, [ByRaise + 1]aqi.Clause{BySuperior: p.Clauses.Ordered, ByOwn: p.Clauses.Carried})
}
