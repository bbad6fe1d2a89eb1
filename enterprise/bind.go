package enterprise

import (
	"slices"

	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/emission"
	"github.com/clearsky-go/clearsky/response"
)

// required returns the shares that an enterprise of an obligation's class, grade and level is bound to, and on what basis, before any
// waiver; none where it is exempt.
func (rs *Ruleset) required(o *Obligation) (emission.Shares, ShareBasis) {
	if o.Level == response.NoResponse {
		return emission.Shares{}, NotResponding
	}
	rule := rs.shareRule(o)
	if rule.Basis != Bound {
		return emission.Shares{}, rule.Basis
	}
	if shares, given := rule.Shares.Get(); given {
		return shares, Bound
	}
	return rs.target[o.Level].Shares, Bound
}

// bind says how the enterprise of an obligation at a response level may produce, what share it is bound to, and why.
func (rs *Ruleset) bind(o *Obligation, w *Waiver) {
	o.Mode = rs.row(o).mode
	o.Shares, o.Basis = rs.required(o)
	if o.Basis != Bound {
		return
	}
	o.Tier = int(rs.compiled.tier[o.Class][min(o.Grade, badGrade)])
	if w.at(o.Level) != nil {
		required := o.Shares
		o.Basis, o.Shares = Waived, w.share(o.Level, required)
		o.Waived = waived(o.Shares, required)
	}
}

// checkStrict adds a fault, the first, where share rules relax with a higher level, or where what is unknown frees from what holds for
// something known.
func (rs *Ruleset) checkStrict(fs *aqi.Faults) {
	for c := Undecided; c <= Other; c++ {
		for g := UnknownGrade; g <= ModelSite; g++ {
			for _, trips := range []aqi.Optional[int]{{}, aqi.Known(0), aqi.Known(rs.rules.BulkTrips)} {
				if !rs.strict(fs, Obligation{Class: c, Grade: g, Enterprise: response.Enterprise{Trips: trips}}) {
					return
				}
			}
		}
	}
}

// strict adds the fault of enterprises of a class, a grade and trips a day; false where there is one.
func (rs *Ruleset) strict(fs *aqi.Faults, o Obligation) bool {
	below := emission.Shares{}
	for o.Level = response.IV; o.Level <= response.I; o.Level++ {
		if !rs.has[o.Level] {
			continue
		}
		shares, _ := rs.required(&o)
		lessKnown := []Obligation{o, o, o}
		lessKnown[0].Class, lessKnown[1].Grade, lessKnown[2].Enterprise.Trips = Undecided, UnknownGrade, aqi.Optional[int]{}
		lower := slices.ContainsFunc(lessKnown, func(less Obligation) bool {
			unknown, _ := rs.required(&less)
			return fallShort(unknown, shares)
		})
		if fallShort(shares, below) || lower {
			fs.Add(aqi.Fault{
				Path: "/rules/shares", Got: shares.String(), Rule: aqi.ErrOrder,
				Want: wantF("shares of %s (%s) at %s at least as at the level below, and no more than where something is unknown",
					"%s（%s）%s的比例不低于下一级别，且不高于有事项不明时", o.Class, o.Grade, o.Level),
			})
			return false
		}
		below = shares
	}
	return true
}

// fallShort reports whether some shares are lower than the least.
func fallShort(shares, least emission.Shares) bool {
	for p, s := range least.All() {
		if shares.Of(p) < s {
			return true
		}
	}
	return false
}
