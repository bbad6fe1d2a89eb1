package region

import (
	"github.com/clearsky-go/clearsky/alert"
	"github.com/clearsky-go/clearsky/aqi"
)

// Decide says for every hour which groups of counties carry which level, and what each county has to respond at. What is
// given in another order gives the same decision.
//
// Under the reading EachCounty it takes time about linear in the hours, and for each process of a county linear in the counties
// and borders. Under GroupMean it looks at connected groups of counties one by one as far as a bound does not rule them out: at
// worst all of them, each in time linear in the hours.
//
// Errors, all problems at once: those of [Policy.Validate]; a nil region or one without counties ([ErrRegion]); a county that
// the region does not have, a level that is none, or hours of which the last is not after the first ([ErrInput]); the problems of
// each county's series ([alert.ErrSeries]); under GroupMean a region of more than 64 counties or 2²² connected groups, and series
// that lie more than 100,000 hours apart ([ErrTooLarge]).
func (p Policy) Assess(r *Region, in Input) (Assessment, error) {
	var fs collector
	s := p.scene(&fs, r, in, (*local).grade)
	if err := fs.err(); err != nil {
		return Assessment{}, err
	}
	all := s.carried(local.now)
	d := Assessment{
		Reading: p.Reading, Horizon: s.horizon, Groups: groupsOf(r, all), Levels: p.levelPeriods(all),
		Episodes: s.processes(all, s.horizon.Until, local.now), Coverage: coverage(r, in, all), Filings: p.filings(r, s.locals),
	}
	d.Prefecture = p.prefecture(in, d.Episodes)
	own := p.countyDuties(r, in, all, s.locals)
	d.Counties = make([]CountyAssessment, len(own))
	for i, l := range s.locals {
		d.Counties[i] = CountyAssessment{r.counties[i], l.processes, l.noData(d.Horizon), own[i]}
	}
	return d, nil
}

// scene is a policy with what it is applied to, all of it checked.
type scene struct {
	policy  Policy
	r       *Region
	levels  []alert.Level
	locals  []local
	horizon aqi.Span
}

func (p Policy) scene(fs *collector, r *Region, in Input, grade func(*local) error) *scene {
	s := &scene{policy: p, r: r}
	if p.check(fs, r, in) {
		s.levels = p.levels()
		s.locals = p.locals(fs, r, in, grade)
		s.horizon = horizon(s.locals)
		if p.Reading == GroupMean {
			checkHorizon(fs, s.horizon)
		}
	}
	return s
}

// carried returns what the counties carry by the policy's reading, given which of the hours of each are taken.
func (s *scene) carried(of func(local) (aqi.Span, []alert.Episode)) []carried {
	spans, findings := make([]aqi.Span, len(s.locals)), make([][]alert.Episode, len(s.locals))
	for i, l := range s.locals {
		spans[i], findings[i] = of(l)
	}
	if s.policy.Reading == GroupMean {
		return s.carryMeans(spans)
	}
	return s.policy.carry(s.r, s.levels, findings)
}

// processes returns the prefecture's processes, as the hours before a known hour have them, of which the counties' processes are
// given too.
func (s *scene) processes(all []carried, known aqi.Stamp, of func(local) (aqi.Span, []alert.Episode)) []alert.Episode {
	processes := s.policy.processes(all)
	if s.policy.Reading == EachCounty && len(processes) > 0 {
		addPeaks(processes, all[0], s.locals, peaks{known, of})
	}
	s.policy.addPrimary(processes, all, s.locals)
	return processes
}
