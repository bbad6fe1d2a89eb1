package enterprise

import (
	"fmt"

	"github.com/clearsky-go/clearsky/emission"
	"github.com/clearsky-go/clearsky/response"
)

const enterprises = "enterprises"

// named returns `enterprises[3] ("kiln-2")`.
func (e entry) named(id string) string { return fmt.Sprintf("%s[%d] (%s)", e.list, e.i, quote(id)) }

// place returns the same of the i-th enterprise.
func place(i int, id string) string { return entry{enterprises, i}.named(id) }

func quote(id string) string { return fmt.Sprintf("%.40q", id) }

// CheckProfile returns all faults of one profile: those that [Ruleset.Obligation] has for it at any level.
func (rs *Ruleset) CheckProfile(profile Profile) error {
	rs = rs.orNone()
	var fs collector
	rs.checkProfile(&fs, "enterprise "+quote(profile.ID), rs.classify(&profile).Class, &profile)
	return fs.err()
}

// checkProfile adds the problems of a profile of a class.
func (rs *Ruleset) checkProfile(fs *collector, where string, c Class, p *Profile) {
	if p.ID == "" {
		fs.add(ErrProfile, where, "no identifier", "one")
	}
	if !hasValues(p) {
		checkValues(fs, where, p)
	}
	if !within(&p.Baseline, &p.Baseline) {
		checkAmounts(fs, where+", baseline", p.Baseline, nil)
	}
	for l := response.IV; l <= response.I; l++ {
		if reduction := p.Reductions.Of(l); !within(&reduction, &p.Baseline) {
			checkAmounts(fs, where+", reduction at "+l.String(), reduction, &p.Baseline)
		}
	}
	if p.Waiver.given() {
		rs.checkWaiver(fs, where+", waiver", &p.Waiver)
	}
	needs, known := p.Task.Needs.Share()
	most, capped := p.Task.MaxLoad.Share()
	if c == Guarantee && p.Task.Kind.capped() && known && capped && most < needs {
		fs.add(ErrProfile, where+", approved maximum load", most.String(), "at least "+needs.String()+", which the task needs")
	}
}

// hasValues reports whether checkValues has nothing to add, without what that costs.
func hasValues(p *Profile) bool {
	facts := max(p.Designated, p.MajorProject, p.Coal, p.Oil, p.Toxic, p.Enterprise.Livelihood, p.Enterprise.Listed)
	return facts.Valid() && p.Grade.Valid() && p.Enterprise.Industry.Valid() && p.Task.Kind.Valid() &&
		response.CheckEnterprise(p.Enterprise) == nil
}

// checkValues adds the enumerations of a profile that have no value.
func checkValues(fs *collector, where string, p *Profile) {
	type value struct {
		valid bool
		field string
		got   fmt.Stringer
	}
	for _, v := range [...]value{
		{p.Designated.Valid(), "designated", p.Designated},
		{p.MajorProject.Valid(), "major project", p.MajorProject},
		{p.Coal.Valid(), "coal", p.Coal},
		{p.Oil.Valid(), "oil", p.Oil},
		{p.Toxic.Valid(), "toxic", p.Toxic},
		{p.Grade.Valid(), "grade", p.Grade},
		{p.Enterprise.Industry.Valid(), "industry", p.Enterprise.Industry},
		{p.Enterprise.Livelihood.Valid(), "livelihood", p.Enterprise.Livelihood},
		{p.Enterprise.Listed.Valid(), "listed", p.Enterprise.Listed},
		{p.Task.Kind.Valid(), "task", p.Task.Kind},
	} {
		if !v.valid {
			fs.add(ErrProfile, where+", "+v.field, v.got.String(), "one of its values")
		}
	}
	if n, known := p.Enterprise.Trips.Get(); known && response.CheckEnterprise(response.Enterprise{Trips: p.Enterprise.Trips}) != nil {
		fs.add(ErrProfile, where+", trips", fmt.Sprint(n), "a number of trips a day")
	}
}

// within reports whether every known amount is valid, at most the largest of a source and at most the limit's where that is known.
func within(as, limit *emission.Amounts) bool {
	for p := emission.SO2; p <= emission.VOCs; p++ {
		a, _ := as.Of(p)
		most, limited := limit.Of(p)
		if a < 0 || a > emission.MaxAmount || limited && a > most {
			return false
		}
	}
	return true
}

// checkAmounts adds the amounts that are negative, too large or above the baseline.
func checkAmounts(fs *collector, where string, as emission.Amounts, baseline *emission.Amounts) {
	for p := range emission.AllPollutants.All() {
		a, known := as.Of(p)
		if !known {
			continue
		}
		if a < 0 || a > emission.MaxAmount {
			fs.add(ErrProfile, where+", "+p.String(), a.String(), "0 kg to "+emission.MaxAmount.String())
			continue
		}
		if baseline == nil {
			continue
		}
		if most, ok := baseline.Of(p); ok && most.Valid() && a > most {
			fs.add(ErrProfile, where+", "+p.String(), a.String(), "at most the baseline of "+most.String())
		}
	}
}

// checkWaiver adds the problems of a waiver: what holds at each level, approved or not, must not fall with it.
func (rs *Ruleset) checkWaiver(fs *collector, where string, w *Waiver) {
	if w.Reason == "" {
		fs.add(ErrProfile, where, "no reason", "the objective reason")
	}
	if w.Document == "" {
		fs.add(ErrProfile, where, "no document", "the approval")
	}
	below := response.NoResponse
	for _, a := range w.Approved {
		if a.Level <= below || !a.Level.Valid() || !rs.has[a.Level] {
			fs.add(ErrProfile, where, fmt.Sprintf("%v after %v", a.Level, below), "levels of the targets that rise")
			return
		}
		below = a.Level
		rs.checkApproved(fs, where+" at "+a.Level.String(), a)
	}
	var held emission.Shares
	for l := response.IV; l <= response.I; l++ {
		if !rs.has[l] {
			continue
		}
		now := w.share(l, rs.target[l].Shares)
		for p, share := range now.All() {
			if share < held.Of(p) {
				fs.add(ErrProfile, fmt.Sprintf("%s at %v, %v", where, l, p), share.String(), "at least the "+held.Of(p).String()+" of the level below")
			}
		}
		held = now
	}
}

func (rs *Ruleset) checkApproved(fs *collector, where string, a Approved) {
	for p, share := range a.Shares.All() {
		if most := rs.target[a.Level].Shares.Of(p); share < 0 || share > most {
			fs.add(ErrProfile, where+", "+p.String(), share.String(), "0 % to the plan's "+most.String())
		}
	}
}
