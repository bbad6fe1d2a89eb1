package region

import (
	"github.com/clearsky-go/clearsky/alert"
	"github.com/clearsky-go/clearsky/aqi"
)

// Assess says for every hour which groups of counties carry which level under a track of the plan ("" is the first), and what each
// county has to respond at, all hours being known. What is given in another order gives the same assessment.
//
// Under the reading EachCounty it takes time about linear in the hours, and for each episode of a county linear in the counties
// and borders. Under GroupMean it looks at connected groups of counties one by one as far as a bound does not rule them out: at
// worst all of them, each in time linear in the hours.
//
// Faults, all at once:
//   - a nil Office ([aqi.ErrMissing]), a track that the plan does not have ([aqi.ErrUnknown]);
//   - a series or a demand of a county that the plan does not have ([aqi.ErrUnknown]);
//   - a demand without a kind, a level or an hour, a raise that names no county ([aqi.ErrMissing]); an unknown kind or level
//     ([aqi.ErrUnknown]); hours out of range ([aqi.ErrRange]), an end that is not after the start ([aqi.ErrOrder]);
//   - those that [alert.Plan.Episodes] finds in each county's series;
//   - under GroupMean more than 100,000 hours from the first to the last, or 2²² hours times thresholds of the plan
//     ([aqi.ErrTooMany]).
func (o *Office) Assess(track string, in Input) (Assessment, error) {
	var fs aqi.Faults
	s := o.problem(&fs, o.trackOf(&fs, track), in, (*local).grade)
	if err := fs.Err(); err != nil {
		return Assessment{}, err
	}
	all := s.carried(local.now)
	a := Assessment{
		Reading: o.plan.Policy.Reading, Span: s.span, Groups: s.groupsOf(all), Levels: s.levelSpans(all),
		Episodes: s.episodes(all, s.span.Until, local.now), Coverage: s.coverage(in, all), Filings: s.filings(),
	}
	a.Prefecture = s.prefecture(in, a.Episodes)
	responses := s.countyResponses(in, all)
	a.Counties = make([]CountyAssessment, len(responses))
	for i, l := range s.locals {
		a.Counties[i] = CountyAssessment{o.counties[i], l.episodes, l.noData(s.span), responses[i]}
	}
	return a, nil
}

// problem is an office with what it looks at, all of it checked.
type problem struct {
	*Office
	track  *track
	locals []local
	span   aqi.Span // the hours from the first to the last that any county has
}

func (o *Office) problem(fs *aqi.Faults, t *track, in Input, grade func(*local) error) *problem {
	s := &problem{Office: o, track: t}
	if t == nil {
		return s
	}
	checkKeys(fs, &o.graph, "/input/series", in.Series)
	o.checkDemands(fs, "/input/demands", in.Demands)
	s.locals = s.allLocals(fs, in, grade)
	s.span = hull(s.locals)
	if o.plan.Policy.Reading == GroupMean {
		s.checkSpan(fs)
	}
	return s
}

// carried returns what the counties carry by the policy's reading, given which of the hours of each are taken.
func (s *problem) carried(of func(local) (aqi.Span, []alert.Episode)) []carried {
	spans, findings := make([]aqi.Span, len(s.locals)), make([][]alert.Episode, len(s.locals))
	for i, l := range s.locals {
		spans[i], findings[i] = of(l)
	}
	if s.plan.Policy.Reading == GroupMean {
		return s.carryMeans(spans)
	}
	return s.carry(findings, 1)
}

// episodes returns the prefecture's episodes, as the hours before a known hour have them, of which the counties' episodes are
// given too.
func (s *problem) episodes(all []carried, known aqi.Stamp, of func(local) (aqi.Span, []alert.Episode)) []alert.Episode {
	episodes := s.track.episodes(all)
	if s.plan.Policy.Reading == EachCounty && len(episodes) > 0 {
		addPeaks(episodes, all[0], s.locals, peaks{known, of})
	}
	s.addPrimary(episodes, all)
	return episodes
}
