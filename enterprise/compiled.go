package enterprise

import (
	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/emission"
	"github.com/clearsky-go/clearsky/response"
)

const badGrade = ModelSite + 1 // a profile's that has a fault

// compiled is what the rules say of an enterprise, made ready by all that it turns on.
type compiled struct {
	tier [Other + 1][badGrade + 1]int32
	of   [Other + 1][badGrade + 1][response.Yes + 1]binding // by class, grade and whether a bulk user
}

// binding is what an enterprise is bound to at each level; nothing at no response.
type binding [response.I + 1]struct {
	shares emission.Shares // before any waiver; none where it is exempt
	basis  ShareBasis
	mode   Mode // whether or not its task has a cap
}

// compile makes rules ready that are valid.
func (rs *Ruleset) compile() {
	for c := range rs.compiled.tier {
		for g := range rs.compiled.tier[c] {
			rs.compiled.tier[c][g] = int32(rs.rules.tier(Class(c), Grade(g)))
			for bulk := range response.Yes + 1 {
				rs.compiled.of[c][g][bulk] = rs.bindingOf(Obligation{
					Class: Class(c), Grade: Grade(g), Enterprise: response.Enterprise{Trips: rs.rules.trips(bulk)},
				})
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

// bindingOf returns what an enterprise of an obligation's class, grade and trips is bound to.
func (rs *Ruleset) bindingOf(o Obligation) (all binding) {
	for o.Level = response.IV; o.Level <= response.I; o.Level++ {
		at := &all[o.Level]
		rule := &rs.rules.Shares[rs.rules.shareRule(&o)]
		at.basis, at.mode = rule.Basis, rs.rules.mode(&o)
		if rule.Basis != Bound {
			continue
		}
		at.shares = rs.target[o.Level].Shares
		if shares, given := rule.Shares.Get(); given {
			at.shares = shares
		}
	}
	return all
}

// binding returns what an enterprise of a class, a grade and those trips is bound to.
func (rs *Ruleset) binding(c Class, g Grade, e *response.Enterprise) *binding {
	return &rs.compiled.of[c][min(g, badGrade)][rs.rules.bulk(e)]
}
