package enterprise

import (
	"iter"

	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/emission"
	"github.com/clearsky-go/clearsky/internal/faults"
	"github.com/clearsky-go/clearsky/internal/quote"
	"github.com/clearsky-go/clearsky/response"
)

// Obligation is what an enterprise has to do at a response level. Obligations compare with ==.
//
//clearsky:whole
type Obligation struct {
	ID         string         `json:"id"`
	County     string         `json:"county"`
	Level      response.Level `json:"level"`
	Class      Class          `json:"class"`
	ClassBasis ClassBasis     `json:"class_basis,omitzero"` // of the class; none where it is undecided
	Grade      Grade          `json:"grade"`
	Basis      ShareBasis     `json:"basis"`
	// Shares are what it is bound to of its own emission, by pollutant; 0 where it is exempt or its share is met by truck control.
	Shares   emission.Shares  `json:"shares"`
	Baseline emission.Amounts `json:"baseline"`
	// Required is the least reduction that is that share. What is missing in the baseline is missing.
	Required emission.Amounts `json:"required"`
	// Planned is what its own plan gives up at the level: the strictest of the levels up to it that are known.
	Planned emission.Amounts `json:"planned"`
	// Asked is what the area asks of it besides, in the second step of the allocation; nothing outside an area.
	Requested emission.Amounts `json:"requested"`
	Tier      int              `json:"tier"` // when it is asked for what the area lacks: 1 first, 0 never
	// Spared are the pollutants of which it is never asked for more: those of which a lower share is approved.
	Waived emission.Pollutants `json:"waived"`
	Mode   Mode                `json:"mode"`
	// MaxLoad is the approved load of Mode LoadCapped.
	MaxLoad aqi.Optional[emission.Share] `json:"max_load"`
	// Site is what the questions on its trucks ask, with Micro as the class has it.
	Enterprise response.Enterprise `json:"enterprise"`
	Duties     Duties              `json:"duties"`
	Missing    response.Fields     `json:"missing"` // what is not known and would be needed, all at once
}

// Due returns the reduction that the enterprise owes in the end: what is required, at least what it plans where it produces by
// its own plan, and what it is asked for besides. Of a pollutant of which part of that is not known it is the least that is
// owed, and missing where nothing is known; Missing says so.
func (o Obligation) Owed() emission.Amounts {
	var due emission.Amounts
	for p := range emission.AllPollutants.All() {
		owed, known := o.Required.Of(p)
		if planned, ok := o.Planned.Of(p); ok && o.Mode == ByPlan {
			owed, known = max(owed, planned), true
		}
		asked, _ := o.Requested.Of(p)
		if sum, fits := owed.Add(asked); known && fits {
			due = due.With(p, sum)
		}
	}
	return due
}

// Short returns how much less than required the plan gives up; nothing where it suffices.
func (o Obligation) Shortfall() emission.Amounts {
	var short emission.Amounts
	for p := range emission.AllPollutants.All() {
		planned, ok1 := o.Planned.Of(p)
		required, ok2 := o.Required.Of(p)
		if ok1 && ok2 {
			short = short.With(p, max(0, required-planned))
		}
	}
	return short
}

// Obligation returns what the enterprise has to do at the level. What is unknown frees from nothing, and Missing names it: an
// enterprise whose class is undecided is bound to the share; a key enterprise of unknown grade is treated as an ungraded one.
//
// Errors, all at once, as [aqi.Faults] whose paths begin with "/profile": no identifier, text that is not UTF-8, unknown values,
// amounts that are negative, too large or above the baseline, a waiver without reason or document, above the plan's share or falling
// with the level, and an approved load below what the task needs. Of "/level", [aqi.ErrUnknown] where it has no target.
func (rs *Ruleset) Obligation(level response.Level, profile Profile) (Obligation, error) {
	rs = rs.orNone()
	var fs, own aqi.Faults
	if !rs.knows(level) {
		fs.Add(aqi.Fault{Path: "/level", Got: level.String(), Want: wantLevel, Rule: aqi.ErrUnknown})
		level = response.NoResponse // so that other faults are found besides
	}
	var o Obligation
	rs.oblige(&own, level, &profile, &o)
	joinProfile(&fs, &profile, own)
	if len(fs) > 0 {
		return Obligation{}, fs.Err()
	}
	return o, nil
}

// Obligations returns the obligation of each enterprise, in order, each at its county's level, which levels has by the county's
// code. A faulty enterprise has an error in place of its obligation, whose paths begin with its place, as in "/profiles/17", and the
// sequence goes on. That an identifier stands twice is found by [Ruleset.Prefecture].
func (rs *Ruleset) Obligations(levels map[string]response.Level, profiles iter.Seq[Profile]) iter.Seq2[Obligation, error] {
	rs = rs.orNone()
	return func(yield func(Obligation, error) bool) {
		i := 0
		for p := range orNone(profiles) {
			if !yield(rs.ofCounty(levels, i, &p)) {
				return
			}
			i++
		}
	}
}

// ofCounty draws up the obligation of the i-th enterprise at its county's level.
func (rs *Ruleset) ofCounty(levels map[string]response.Level, i int, p *Profile) (o Obligation, err error) {
	var fs, own aqi.Faults
	level, given := levels[p.County]
	switch {
	case !given:
		own.Add(aqi.Fault{Path: "/county", Got: quote.Text(p.County), Want: wantCounty, Rule: aqi.ErrUnknown})
	case !rs.knows(level):
		fs.Add(aqi.Fault{Path: faults.At("/levels", p.County), Got: level.String(), Want: wantLevel, Rule: aqi.ErrUnknown})
		level = response.NoResponse
	}
	rs.oblige(&own, level, p, &o)
	entry{profilesPath, i}.place(&fs, p.ID, own)
	if len(fs) > 0 {
		return Obligation{}, fs.Err()
	}
	return o, nil
}

// oblige draws up the obligation of a profile at a level that the ruleset knows, and adds the faults of the profile.
func (rs *Ruleset) oblige(fs *aqi.Faults, level response.Level, p *Profile, o *Obligation) {
	c := rs.classify(p)
	rs.checkProfile(fs, c.Class, p)
	target := &rs.target[level]
	*o = Obligation{
		ID: p.ID, County: p.County, Level: level, Class: c.Class, ClassBasis: c.Basis, Grade: p.Grade,
		Baseline: p.Baseline, Planned: p.Reductions.At(level), Requested: emission.AmountsOf(0, 0, 0, 0),
		Enterprise: p.Enterprise, Missing: c.Missing,
	}
	o.Enterprise.Micro = response.FactOf(c.Class == Micro)
	if level == response.NoResponse {
		o.Planned = emission.AmountsOf(0, 0, 0, 0)
	}
	if c.Class == Undecided {
		o.Enterprise.Micro = response.Unknown
	}
	o.Basis = rs.rules.basis(o, p)
	if o.Basis == Bound || o.Basis == Waived {
		o.Shares = p.Waiver.share(level, target.Shares)
	}
	o.Required = o.Shares.Required(o.Baseline)
	if o.Basis == Bound || o.Basis == Waived {
		o.Tier, o.Waived = rs.rules.tier(o.Class, o.Grade), spared(o.Shares, target.Shares)
	}
	o.Mode = rs.rules.mode(o, p)
	if o.Mode == LoadCapped {
		o.MaxLoad = p.Task.MaxLoad
	}
	o.Duties = rs.rules.duties(o)
	o.Missing |= rs.rules.lacks(o, p)
}

// exemptGrade reports whether a grade is bound to no share.
func (r *Rules) exemptGrade(g Grade) bool {
	return r.Exempt.Grades.Has(g) || g == Leading && r.Readings.Leading == LeadingExempt
}
