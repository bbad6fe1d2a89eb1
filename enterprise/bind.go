package enterprise

import (
	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/emission"
	"github.com/clearsky-go/clearsky/response"
)

// bind says how the enterprise of an obligation at a response level may produce, what share it is bound to, and why.
func (rs *Ruleset) bind(o *Obligation, w *Waiver) {
	at := &rs.binding(o.Class, o.Grade, &o.Enterprise)[o.Level]
	o.Mode, o.Basis, o.Shares = at.mode, at.basis, at.shares
	if o.Basis != Bound {
		return
	}
	o.Tier = int(rs.compiled.tier[o.Class][min(o.Grade, badGrade)])
	if approved := w.at(o.Level); approved != nil {
		o.waive(approved.Shares)
	}
}

// checkStrict adds a fault, the first, where share rules relax with a higher level, or where what is unknown frees from what holds for
// something known.
func (rs *Ruleset) checkStrict(fs *aqi.Faults) {
	for c := Undecided; c <= Other; c++ {
		for g := UnknownGrade; g <= ModelSite; g++ {
			for bulk := range response.Yes + 1 {
				if !rs.strict(fs, c, g, bulk) {
					return
				}
			}
		}
	}
}

// strict adds the fault of enterprises of a class and a grade that are bulk users or not; false where there is one.
func (rs *Ruleset) strict(fs *aqi.Faults, c Class, g Grade, bulk response.Fact) bool {
	of := &rs.compiled.of
	below := emission.Shares{}
	for l := response.IV; l <= response.I; l++ {
		if !rs.has[l] {
			continue
		}
		shares := of[c][g][bulk][l].shares
		lower := false
		for _, lessKnown := range []*binding{&of[Undecided][g][bulk], &of[c][UnknownGrade][bulk], &of[c][g][response.Unknown]} {
			lower = lower || fallShort(lessKnown[l].shares, shares)
		}
		if fallShort(shares, below) || lower {
			fs.Add(aqi.Fault{
				Path: "/rules/shares", Got: shares.String(), Rule: aqi.ErrOrder,
				Want: wantF("shares of %s (%s) at %s at least as at the level below, and no more than where something is unknown",
					"%s（%s）%s的比例不低于下一级别，且不高于有事项不明时", c, g, l),
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
