package region

import (
	"slices"
	"strconv"

	"github.com/clearsky-go/clearsky/alert"
	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/response"
)

// claim is a level for some hours, and what it rests on.
type claim struct {
	span  aqi.Span
	basis Basis
	level alert.Level
}

// byBasis is a level for each basis.
type byBasis [ByRaise + 1]alert.Level

// records counts the claims of an hour by basis and level.
type records [ByRaise + 1][alert.Red + 1]int

// levels returns the highest level claimed on each basis.
func (r *records) levels() (levels byBasis) {
	for b := range r {
		for level := alert.Blue; level <= alert.Red; level++ {
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
		Floor: max(levels[ByGroup], levels[BySuperior], levels[ByJudgement]), Own: levels[ByOwn], Raised: levels[ByRaise],
	}
	for b, level := range levels {
		if level > alert.NoAlert {
			r.Reasons = append(r.Reasons, Reason{Basis(b), level, clauses[b]})
		}
	}
	return r
}

const maxClaims = 1 << 20

// claims returns what each county's responses rest on: the prefecture's alert during the episodes in which it carries, what is demanded
// of it, and its own finding.
func (s *problem) claims(fs *aqi.Faults, in Input, p *prefecture, alerts []Response) [][]claim {
	during, of := duringEpisodes(p.episodes, alerts), p.episodesOf()
	total, named := 0, make([][]int, len(in.Demands))
	for _, episodes := range of {
		for _, i := range episodes {
			total += len(during[i])
		}
	}
	for i, d := range in.Demands {
		named[i] = s.concerned(d)
		if total += len(named[i]); total > maxClaims {
			break
		}
	}
	if total > maxClaims {
		fs.Add(aqi.Fault{Path: "/input/demands", Got: strconv.Itoa(len(in.Demands)), Rule: aqi.ErrTooMany, Want: want(
			"no more than concern counties for %d stretches", "各县市受其约束的时段合计不超过%d个", maxClaims,
		)})
		return nil
	}
	claims := make([][]claim, len(s.locals))
	for m := range claims {
		claims[m] = make([]claim, 0, 16) // as many as most counties have
		if s.plan.Policy.Floor == WhileCarrying {
			claims[m] = p.appendCarried(claims[m], m)
		} else {
			for _, i := range of[m] {
				claims[m] = append(claims[m], during[i]...)
			}
		}
	}
	for i, d := range in.Demands {
		for _, m := range named[i] {
			claims[m] = append(claims[m], claimOf(d))
		}
	}
	for m := range claims {
		claims[m] = appendFindings(claims[m], s.locals[m].episodes)
	}
	return claims
}

// appendCarried appends the levels that a county carries while it does.
func (p *prefecture) appendCarried(claims []claim, county int) []claim {
	for _, s := range p.carries(county) {
		claims = append(claims, claim{s.Span, ByGroup, s.Level})
	}
	return claims
}

// duringEpisodes returns the prefecture's alert during each of the episodes.
func duringEpisodes(episodes []alert.Episode, alerts []Response) [][]claim {
	spans, during := make([]aqi.Span, len(alerts)), make([][]claim, len(episodes))
	for i, r := range alerts {
		spans[i] = r.Span
	}
	for i, e := range episodes {
		for j := max(0, before(spans, e.From)); j < len(spans) && spans[j].From < e.Until; j++ {
			if r := alerts[j]; r.Overlaps(e.Span) {
				span := aqi.Span{From: max(r.From, e.From), Until: min(r.Until, e.Until)}
				during[i] = append(during[i], claim{span, ByGroup, max(r.Own, r.Floor)})
			}
		}
	}
	return during
}

// appendFindings appends the episodes that reach a level as claims.
func appendFindings(claims []claim, episodes []alert.Episode) []claim {
	for _, e := range episodes {
		if e.Level > alert.NoAlert {
			claims = append(claims, claim{e.Span, ByOwn, e.Level})
		}
	}
	return claims
}

// prefectureResponses returns the prefecture's responses.
func (s *problem) prefectureResponses(in Input, episodes []alert.Episode) []Response {
	claims := appendFindings(nil, episodes)
	for _, d := range in.Demands {
		if bindsPrefecture(d) {
			claims = append(claims, claimOf(d))
		}
	}
	return responsesTo(claims, s.plan.Policy.Clauses.ofPrefecture(), s.answer)
}

// ofCounty returns the clauses by the bases of a county's levels.
func (c Clauses) ofCounty() [ByRaise + 1]aqi.Clause {
	return [...]aqi.Clause{ByGroup: c.Group, BySuperior: c.Superior, ByJudgement: c.Judgement, ByOwn: c.Own, ByRaise: c.Raise}
}

// ofPrefecture returns those by the bases of the prefecture's.
func (c Clauses) ofPrefecture() [ByRaise + 1]aqi.Clause {
	return [...]aqi.Clause{BySuperior: c.Ordered, ByJudgement: c.Judgement, ByOwn: c.Carried, ByRaise: {}}
}
