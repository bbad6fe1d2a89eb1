package region

import (
	"slices"

	"github.com/clearsky-go/clearsky/alert"
	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/internal/faults"
)

// Input is what is assessed. Its parts may begin and end at different hours.
type Input struct {
	// Series holds the counties' hours by code, observed and forecast. A county without a series, or at hours that its series
	// does not have, is no finding.
	Series map[string]alert.Series `json:"series"`
	// Demands ask for levels (alert.Demand), in any order; where several concern a county the highest counts. A superior's alert
	// binds the prefecture, and the counties that it names; a judgement the counties that it names, and where it names none the
	// prefecture; a voluntary raise, which must name counties, their responses alone.
	Demands []alert.Demand `json:"demands"`
}

// check adds the problems of the policy, the region and the input's codes and demands, and reports whether series can be graded,
// which finds their problems.
func (p Policy) check(fs *aqi.Faults, r *Region, in Input) bool {
	var ground aqi.Faults
	p.validate(&ground)
	if r.size() == 0 {
		ground.Add(aqi.Fault{Path: "/region", Got: "0", Want: want("at least one county", "至少一个县市"), Rule: aqi.ErrMissing})
	}
	if p.Reading == GroupMean {
		r.checkSize(&ground)
	}
	fs.Join("", ground.Err())
	checkKeys(fs, r, "/policy/plans", p.Plans)
	checkKeys(fs, r, "/input/series", in.Series)
	r.checkDemands(fs, in.Demands)
	return len(ground) == 0
}

// checkKeys refuses codes that the region does not have.
func checkKeys[V any](fs *aqi.Faults, r *Region, path string, m map[string]V) {
	var unknown []string
	for code := range m {
		if _, ok := r.find(code); !ok {
			unknown = append(unknown, code)
		}
	}
	slices.Sort(unknown)
	for _, code := range unknown {
		unknownCounty(fs, faults.At(path, code), code)
	}
}
