package region

import (
	"github.com/clearsky-go/clearsky/alert"
	"github.com/clearsky-go/clearsky/aqi"
)

// Assess says for every hour which groups of counties carry which level under a track of the plan ("" is the first), all hours being
// known: what came of a season, and what the rules find in it. What was decided meanwhile, and what was to be done, [Office.Replay]
// says. Of what is known the demands do not matter, and the hour only where the place
// has several plans: which of them grades, the last where there is none.
//
// Under the reading EachCounty it takes time linear in the hours, and n log² n in the counties' episodes and in the pairs of them that
// overlap on both sides of a border. Under GroupMean it looks at connected groups of counties one by one as far as a bound does not rule
// them out: at worst all of them, each in time linear in the hours.
//
// Faults, all at once:
//   - a nil Office ([aqi.ErrMissing]), a track that the plan does not have ([aqi.ErrUnknown]);
//   - hours of a county that the plan does not have ([aqi.ErrUnknown]);
//   - those that [alert.Ruleset.Series] and [alert.Ruleset.Episodes] find in each county's hours;
//   - under GroupMean more than 100,000 hours from the first to the last, or 2²² hours times thresholds of the plan
//     ([aqi.ErrTooMany]).
func (o *Office) Assess(track string, k Known) (Assessment, error) {
	var fs aqi.Faults
	o = o.on(k.At)
	t := o.trackOf(&fs, track)
	if t == nil {
		return Assessment{}, fs.Err()
	}
	o.checkCounties(&fs, k)
	s := o.problem(&fs, t, o.seriesOf(&fs, t, &k), grade)
	if err := fs.Err(); err != nil {
		return Assessment{}, err
	}
	findings := make([][]alert.Episode, len(s.locals))
	for i, l := range s.locals {
		findings[i] = l.episodes
	}
	p := s.prefecture(local.whole, findings)
	p.close()
	a := Assessment{
		Reading: o.plan.Policy.Reading, Span: s.span, Groups: s.groups(p.all), Levels: s.levelSpans(p.all), Episodes: p.episodes,
		Counties: make([]CountyAssessment, len(s.locals)),
	}
	for i, l := range s.locals {
		a.Counties[i] = CountyAssessment{County: o.counties[i], Episodes: l.episodes, NoData: l.noData(s.span), Carries: p.carries(i)}
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

func (o *Office) problem(fs *aqi.Faults, t *track, hours []alert.Series, grade func(county int, l *local) error) *problem {
	s := &problem{Office: o, track: t}
	s.locals = s.allLocals(fs, hours, grade)
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
