package region

import (
	"slices"

	"github.com/clearsky-go/clearsky/alert"
	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/response"
)

// claim is a level for some hours, and what it rests on.
type claim struct {
	span  aqi.Span
	basis Basis
	level alert.Level
	open  bool // it goes on beyond the span, without an end that is known
}

// byBasis is a level for each basis.
type byBasis [ByRaise + 1]alert.Level

// records counts the claims of an hour by basis and level.
type records [ByRaise + 1][alert.Red + 1]int

// levels returns the highest level claimed on each basis.
func (r *records) levels() (levels byBasis) {
	for b := range r {
		for level := alert.Ungraded; level <= alert.Red; level++ {
			if r[b][level] > 0 {
				levels[b] = level
			}
		}
	}
	return levels
}

// alertLevels is a response level for each alert level.
type alertLevels [alert.Red + 1]response.Level

// responsesTo returns what the claims come to, by time: one response for hours with the same levels.
func responsesTo(claims []claim, clauses [ByRaise + 1]aqi.Clause, of alertLevels) []Response {
	events := make([]event, 0, 2*len(claims))
	for i, c := range claims {
		events = append(events, event{c.span.From, i, true}, event{c.span.Until, i, false})
	}
	slices.SortFunc(events, event.compare)
	var list []Response
	var open records
	var levels byBasis // of the response that has no end yet
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
		if levels != (byBasis{}) {
			list[len(list)-1].Until = at
		}
		if levels = now; now != (byBasis{}) {
			list = append(list, responseAt(now, clauses, of[slices.Max(now[:])], at))
		}
	}
	return list
}

func responseAt(levels byBasis, clauses [ByRaise + 1]aqi.Clause, level response.Level, from aqi.Stamp) Response {
	r := Response{
		Span: aqi.Span{From: from}, Level: level,
		Floor: max(levels[ByPrefecture], levels[BySuperior], levels[ByJudgement]), Own: levels[ByOwn], Raised: levels[ByRaise],
	}
	for b, level := range levels {
		if level > alert.NoAlert {
			r.Reasons = append(r.Reasons, Reason{Basis(b), level, clauses[b]})
		}
	}
	return r
}

// ofCounty returns the clauses by the bases of a county's levels.
func (c Clauses) ofCounty() [ByRaise + 1]aqi.Clause {
	return [...]aqi.Clause{ByPrefecture: c.Group, BySuperior: c.Superior, ByJudgement: c.Judgement, ByOwn: c.Own, ByRaise: c.Raise}
}

// ofPrefecture returns those by the bases of the prefecture's.
func (c Clauses) ofPrefecture() [ByRaise + 1]aqi.Clause {
	return [...]aqi.Clause{BySuperior: c.Ordered, ByJudgement: c.Judgement, ByOwn: c.Carried, ByRaise: {}}
}
