package enterprise

import (
	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/response"
)

const badGrade = ModelSite + 1 // a profile's that has a fault

// compiled is what the rules say of an enterprise, made ready by all that it turns on.
type compiled struct {
	tier [Other + 1][badGrade + 1]int32
	of   [response.I + 1][Other + 1][badGrade + 1][response.Yes + 1]compiledRow // by level, class, grade and whether a bulk user
}

type compiledRow struct {
	share int32 // the index of the first share rule that holds
	mode  Mode  // whether or not its task has a cap
}

// compile makes rules ready that are valid.
func (rs *Ruleset) compile() {
	for c := range rs.compiled.tier {
		for g := range rs.compiled.tier[c] {
			rs.compiled.tier[c][g] = int32(rs.rules.tier(Class(c), Grade(g)))
			for bulk := range response.Yes + 1 {
				rs.compileFor(Obligation{Class: Class(c), Grade: Grade(g), Enterprise: response.Enterprise{Trips: rs.rules.trips(bulk)}}, bulk)
			}
		}
	}
}

// trips returns a number of trips of what is a bulk user or not, or unknown.
func (r *Rules) trips(bulk response.Fact) aqi.Optional[int] {
	switch bulk {
	case response.Yes:
		return aqi.Known(r.BulkTrips)
	case response.No:
		return aqi.Known(0)
	case response.Unknown:
	}
	return aqi.Optional[int]{}
}

// compileFor makes the rows of all levels ready.
func (rs *Ruleset) compileFor(o Obligation, bulk response.Fact) {
	for ; o.Level <= response.I; o.Level++ {
		row := &rs.compiled.of[o.Level][o.Class][o.Grade][bulk]
		row.share = int32(rs.rules.shareRule(&o))
		if o.Level != response.NoResponse {
			row.mode = rs.rules.mode(&o)
		}
	}
}

// row returns what the rules say of an obligation with a class and a level that there are.
func (rs *Ruleset) row(o *Obligation) *compiledRow {
	return &rs.compiled.of[o.Level][o.Class][min(o.Grade, badGrade)][rs.rules.bulk(&o.Enterprise)]
}

// shareRule returns the first share rule that holds.
func (rs *Ruleset) shareRule(o *Obligation) *ShareRule { return &rs.rules.Shares[rs.row(o).share] }
