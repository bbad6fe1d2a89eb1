package region

import (
	"github.com/clearsky-go/clearsky/alert"
	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/response"
)

// Assess says for every hour which groups of counties carry which level, and what each county has to respond at, by the levels of
// the catalogue ([response.Catalogue.LevelOf]). What is given in another order gives the same assessment.
//
// Under the reading EachCounty it takes time about linear in the hours, and for each episode of a county linear in the counties
// and borders. Under GroupMean it looks at connected groups of counties one by one as far as a bound does not rule them out: at
// worst all of them, each in time linear in the hours.
//
// Faults, all at once:
//   - those of [Policy.Validate], and a nil region or one without counties ([aqi.ErrMissing]);
//   - a plan, a series or a demand of a county that the region does not have ([aqi.ErrUnknown]);
//   - a demand without a kind, a level or an hour, a raise that names no county ([aqi.ErrMissing]); an unknown kind or level
//     ([aqi.ErrUnknown]); hours out of range ([aqi.ErrRange]), an end that is not after the start ([aqi.ErrOrder]);
//   - a catalogue without levels, or with one that is none; nothing else is checked of it;
//   - where the policy and the region are sound, those that [alert.Plan.Episodes] finds in each county's series;
//   - under GroupMean more than 64 counties, 2²² connected groups, 100,000 hours from the first to the last, or 2²² hours times
//     thresholds of the plan ([aqi.ErrTooMany]).
func (p Policy) Assess(r *Region, c response.Catalogue, in Input) (Assessment, error) {
	var fs aqi.Faults
	levels := levelsOf(&fs, c)
	s := p.problem(&fs, r, in, (*local).grade)
	if err := fs.Err(); err != nil {
		return Assessment{}, err
	}
	all := s.carried(local.now)
	a := Assessment{
		Reading: p.Reading, Span: s.span, Groups: groupsOf(r, all), Levels: p.levelSpans(all),
		Episodes: s.episodes(all, s.span.Until, local.now), Coverage: coverage(r, in, all), Filings: p.filings(r, s.locals),
	}
	a.Prefecture = p.prefecture(in, a.Episodes, levels)
	responses := p.countyResponses(r, in, all, s.locals, levels)
	a.Counties = make([]CountyAssessment, len(responses))
	for i, l := range s.locals {
		a.Counties[i] = CountyAssessment{r.counties[i], l.episodes, l.noData(s.span), responses[i]}
	}
	return a, nil
}

// problem is a policy with what it is applied to, all of it checked.
type problem struct {
	policy Policy
	r      *Region
	levels []alert.Level
	locals []local
	span   aqi.Span // the hours from the first to the last that any county has
}

func (p Policy) problem(fs *aqi.Faults, r *Region, in Input, grade func(*local) error) *problem {
	s := &problem{policy: p, r: r}
	if p.check(fs, r, in) {
		s.levels = p.levels()
		s.locals = p.locals(fs, r, in, grade)
		s.span = hull(s.locals)
		if p.Reading == GroupMean {
			s.checkSpan(fs)
		}
	}
	return s
}

// carried returns what the counties carry by the policy's reading, given which of the hours of each are taken.
func (s *problem) carried(of func(local) (aqi.Span, []alert.Episode)) []carried {
	spans, findings := make([]aqi.Span, len(s.locals)), make([][]alert.Episode, len(s.locals))
	for i, l := range s.locals {
		spans[i], findings[i] = of(l)
	}
	if s.policy.Reading == GroupMean {
		return s.carryMeans(spans)
	}
	return s.policy.carry(s.r, s.levels, findings)
}

// episodes returns the prefecture's episodes, as the hours before a known hour have them, of which the counties' episodes are
// given too.
func (s *problem) episodes(all []carried, known aqi.Stamp, of func(local) (aqi.Span, []alert.Episode)) []alert.Episode {
	episodes := s.policy.episodes(all)
	if s.policy.Reading == EachCounty && len(episodes) > 0 {
		addPeaks(episodes, all[0], s.locals, peaks{known, of})
	}
	s.policy.addPrimary(episodes, all, s.locals)
	return episodes
}
