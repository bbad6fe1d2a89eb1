package region

import (
	"strconv"

	"github.com/clearsky-go/clearsky/alert"
	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/internal/faults"
)

// Policy is a place's rules for its counties together (区域预警规则), as data. A Policy must pass Validate; the zero Policy does not.
type Policy struct {
	Reading GroupReading `json:"reading"`
	// Together is how many hours in a row a group must be inside episodes together, under the reading EachCounty; 1 is any overlap.
	Together int `json:"together"`
	// Criteria say which counties it takes for a level of the prefecture's, lowest level first. One holds for its level and for
	// those above, up to the next one's. At a level below the first the prefecture never alerts by its counties' findings.
	Criteria []Criterion  `json:"criteria"`
	Floor    FloorReading `json:"floor"`
	Clauses  Clauses      `json:"clauses"`
}

// Criterion is how many counties it takes to carry a level or above.
type Criterion struct {
	Level    alert.Level `json:"level"`
	Count    int         `json:"count"`
	Anywhere bool        `json:"anywhere"` // wherever they lie; else they must be contiguous (连片)
	Members  []string    `json:"members"`  // the codes of the counties that count; null: all
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

// kashgarPolicy is that of Kashgar prefecture's plan of 2023: three or more contiguous counties, each by its own finding (3.4), for
// 24 hours together, since the criteria that a group has to reach are of 24 hours and more (3.3; the library's own rule).
func kashgarPolicy(document string) Policy {
	clause := func(number string) aqi.Clause { return aqi.Clause{Document: document, Number: number} }
	return Policy{
		Together: 24,
		Criteria: []Criterion{{Level: alert.Yellow, Count: 3}},
		Clauses: Clauses{
			Group: clause("3.4"), Superior: clause("4.2"), Judgement: clause("3.2"), Own: clause("3.4"), Raise: clause("4.2"),
			Carried: clause("3.4"), Ordered: clause("3.4"),
		},
	}
}

// Validate returns every problem of the policy: an unknown reading or level ([aqi.ErrUnknown]), hours together and counts of
// counties below 1 ([aqi.ErrRange]), no criterion and none's level ([aqi.ErrMissing]), levels that do not rise ([aqi.ErrOrder]), fewer
// members than it takes ([aqi.ErrConflict]), and text that is not valid UTF-8 ([aqi.ErrText]).
func (p Policy) Validate() error {
	var fs aqi.Faults
	faults.Value(&fs, "/policy/reading", p.Reading, "逐县判定或连片均值", "each-county or group-mean")
	faults.Range(&fs, "/policy/together", p.Together, 1, maxHours)
	if len(p.Criteria) == 0 {
		fs.Add(aqi.Fault{Path: "/policy/criteria", Got: "0", Want: want("at least one", "至少一项"), Rule: aqi.ErrMissing})
	}
	below := alert.NoAlert
	for i, c := range p.Criteria {
		c.validate(&fs, faults.At("/policy/criteria", i), below)
		below = c.Level
	}
	p.Clauses.validate(&fs)
	return fs.Err()
}

func (c Criterion) validate(fs *aqi.Faults, path string, below alert.Level) {
	switch {
	case c.Level == alert.NoAlert:
		fs.Add(aqi.Fault{Path: path + "/level", Want: aLevel, Rule: aqi.ErrMissing})
	case !c.Level.Valid():
		faults.Value(fs, path+"/level", c.Level, aLevel.Chinese, aLevel.English)
	case c.Level <= below:
		fs.Add(aqi.Fault{
			Path: path + "/level", Got: c.Level.String(), Want: want("higher than %v", "高于%v", below), Rule: aqi.ErrOrder,
		})
	}
	faults.Range(fs, path+"/count", c.Count, 1, maxHours)
	if c.Members != nil && len(c.Members) < c.Count {
		fs.Add(aqi.Fault{
			Path: path + "/members", Got: strconv.Itoa(len(c.Members)), Want: want("at least the %d that it takes", "不少于所需的%d个", c.Count),
			Rule: aqi.ErrConflict,
		})
	}
	for i, code := range c.Members {
		faults.UTF8(fs, faults.At(path, "members", i), code)
	}
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

// criterion returns the position of the criterion for a level, -1 where it is never carried.
func (p *Policy) criterion(level alert.Level) int {
	found := -1
	for i, c := range p.Criteria {
		if c.Level <= level {
			found = i
		}
	}
	return found
}
