package region

import (
	"maps"
	"slices"
	"strconv"

	"github.com/clearsky-go/clearsky/alert"
	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/internal/faults"
)

// Policy is a place's rules for a region, as data. A Policy must pass Validate; the zero Policy does not.
type Policy struct {
	Reading  GroupReading `json:"reading"`
	MinGroup int          `json:"min_group"` // how many contiguous counties it takes (3.4: three)
	// Plan grades every county without a plan of its own, and under the reading GroupMean the groups. Its MergeHours merges the
	// prefecture's periods.
	Plan    alert.Plan            `json:"plan"`
	Plans   map[string]alert.Plan `json:"plans"` // counties' own plans by code (3.4: 按照辖区重污染天气应急预案)
	Clauses Clauses               `json:"clauses"`
}

// Clauses are what reasons and filings cite.
type Clauses struct {
	Group     aqi.Clause `json:"group"`     // a county follows the prefecture's alert
	Superior  aqi.Clause `json:"superior"`  // and a superior's
	Judgement aqi.Clause `json:"judgement"` // a judgement after consultation asks for a level
	Own       aqi.Clause `json:"own"`       // a county alerts by its own finding, and files that
	Raise     aqi.Clause `json:"raise"`     // it may respond at more
	Carried   aqi.Clause `json:"carried"`   // the prefecture alerts when contiguous counties carry a level
	Ordered   aqi.Clause `json:"ordered"`   // and when the superior alerts
}

// KashgarPolicy returns a fresh copy of the regional rules of Kashgar prefecture's plan of 2023: three or more contiguous
// counties, each by its own finding (3.4), under the criteria of [alert.Kashgar].
func KashgarPolicy() Policy {
	plan := alert.Kashgar()
	clause := func(place string) aqi.Clause { return aqi.Clause{Document: plan.Title.Chinese, Number: place} }
	return Policy{
		MinGroup: 3,
		Plan:     plan,
		Clauses: Clauses{
			Group: clause("3.4"), Superior: clause("4.2"), Judgement: clause("3.2"), Own: clause("3.4"), Raise: clause("4.2"),
			Carried: clause("3.4"), Ordered: clause("3.4"),
		},
	}
}

// Validate returns every problem of the policy: an unknown reading ([aqi.ErrUnknown]), groups of fewer than one county
// ([aqi.ErrRange]), clauses that are not valid UTF-8 ([aqi.ErrText]), and those that [alert.Plan.Validate] finds in its plans.
func (p Policy) Validate() error {
	var fs aqi.Faults
	p.validate(&fs)
	return fs.Err()
}

func (p Policy) validate(fs *aqi.Faults) {
	if !p.Reading.Valid() {
		fs.Add(aqi.Fault{
			Path: "/policy/reading", Got: p.Reading.String(), Want: want("each-county or group-mean", "逐县判定或连片均值"), Rule: aqi.ErrUnknown,
		})
	}
	if p.MinGroup < 1 {
		fs.Add(aqi.Fault{
			Path: "/policy/min_group", Got: strconv.Itoa(p.MinGroup), Want: want("at least 1 county", "至少1个县市"), Rule: aqi.ErrRange,
		})
	}
	fs.Join("/policy", p.Plan.Validate())
	for _, code := range slices.Sorted(maps.Keys(p.Plans)) {
		fs.Join("", faults.Rebase(p.Plans[code].Validate(), "/plan", faults.At("/policy/plans", code)))
	}
	p.Clauses.validate(fs)
}

func (c Clauses) validate(fs *aqi.Faults) {
	for _, part := range []struct {
		path   string
		clause aqi.Clause
	}{
		{"/policy/clauses/group", c.Group}, {"/policy/clauses/superior", c.Superior}, {"/policy/clauses/judgement", c.Judgement},
		{"/policy/clauses/own", c.Own}, {"/policy/clauses/raise", c.Raise}, {"/policy/clauses/carried", c.Carried},
		{"/policy/clauses/ordered", c.Ordered},
	} {
		faults.UTF8Clause(fs, part.path, part.clause)
	}
}

// levels returns the levels that the policy's plans have, ascending.
func (p Policy) levels() []alert.Level {
	var has [alert.Red + 1]bool
	mark := func(plan alert.Plan) {
		for _, t := range plan.Triggers {
			has[t.Level] = true
		}
	}
	mark(p.Plan)
	if p.Reading == EachCounty {
		for _, plan := range p.Plans {
			mark(plan)
		}
	}
	var levels []alert.Level
	for l := alert.Blue; l <= alert.Red; l++ {
		if has[l] {
			levels = append(levels, l)
		}
	}
	return levels
}
