package region

import (
	"github.com/clearsky-go/clearsky/alert"
	"github.com/clearsky-go/clearsky/aqi"
)

// Assess says for every hour which groups of counties carry which level under a track of the plan ("" is the first), and what each
// county has to respond at, all hours being known. What is given in another order gives the same assessment.
//
// Under the reading EachCounty it takes time linear in the hours, and n log² n in the counties' episodes and in the pairs of them that
// overlap on both sides of a border. Under GroupMean it looks at connected groups of counties one by one as far as a bound does not rule
// them out: at worst all of them, each in time linear in the hours.
//
// Faults, all at once:
//   - a nil Office ([aqi.ErrMissing]), a track that the plan does not have ([aqi.ErrUnknown]);
//   - a series or a demand of a county that the plan does not have ([aqi.ErrUnknown]);
//   - a demand without a kind, a level or an hour, a raise that names no county ([aqi.ErrMissing]); an unknown kind or level
//     ([aqi.ErrUnknown]); hours out of range ([aqi.ErrRange]), an end that is not after the start ([aqi.ErrOrder]);
//   - those that [alert.Plan.Episodes] finds in each county's series;
//   - more than 2²⁰ stretches at which a demand or the prefecture's alert concerns a county ([aqi.ErrTooMany]);
//   - under GroupMean more than 100,000 hours from the first to the last, or 2²² hours times thresholds of the plan
//     ([aqi.ErrTooMany]).
func (o *Office) Assess(track string, in Input) (Assessment, error) {
	var fs aqi.Faults
	s := o.problem(&fs, o.trackOf(&fs, track), in, grade)
	if err := fs.Err(); err != nil {
		return Assessment{}, err
	}
	in.Demands = s.ending(in.Demands)
	findings := make([][]alert.Episode, len(s.locals))
	for i, l := range s.locals {
		findings[i] = l.episodes
	}
	p := s.prefecture(local.whole, findings)
	p.close()
	a := Assessment{
		Reading: o.plan.Policy.Reading, Span: s.span, Groups: s.groups(p.all), Levels: s.levelSpans(p.all), Episodes: p.episodes,
		Prefecture: s.prefectureResponses(in, p.episodes), Filings: s.filings(),
	}
	claims := s.claims(&fs, in, &p, a.Prefecture)
	if err := fs.Err(); err != nil {
		return Assessment{}, err
	}
	a.Counties = make([]CountyAssessment, len(s.locals))
	for i, l := range s.locals {
		a.Counties[i] = CountyAssessment{
			County: o.counties[i], Episodes: l.episodes, NoData: l.noData(s.span), Carries: p.carries(i),
			Responses: responsesTo(claims[i], o.plan.Policy.Clauses.ofCounty(), o.answer),
		}
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

func (o *Office) problem(fs *aqi.Faults, t *track, in Input, grade func(county int, l *local) error) *problem {
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

// prefecture returns what the counties' episodes come to by the policy's reading, of the hours of each that are taken.
func (s *problem) prefecture(of func(local) aqi.Span, findings [][]alert.Episode) prefecture {
	if s.plan.Policy.Reading == EachCounty {
		return s.prefectureOf(s.track, findings)
	}
	spans := make([]aqi.Span, len(s.locals))
	for i, l := range s.locals {
		spans[i] = of(l)
	}
	return s.prefectureOfMeans(spans)
}
