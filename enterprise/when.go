package enterprise

import (
	"slices"

	"github.com/clearsky-go/clearsky/response"
)

// When says for which enterprises a row holds, and at which levels. What is left out asks nothing; the zero When is for everyone,
// always.
type When struct {
	Level   response.Level `json:"level"`          // from this level on; none: without a response too
	Until   response.Level `json:"until,omitzero"` // up to this level, of what frees; none: at every higher one too
	Classes Classes        `json:"classes"`        // of one of these classes
	Grades  Grades         `json:"grades"`         // of one of these grades
	Modes   Modes          `json:"modes"`          // that produces in one of these ways
	Bulk    bool           `json:"bulk"`           // a bulk user of trucks
}

// Classes is a set of classes, a bit mask. The zero value is the empty set.
//
//clearsky:set Class
type Classes uint8

// Modes is a set of modes, a bit mask. The zero value is the empty set.
//
//clearsky:set Mode
type Modes uint8

// holds reports whether a row holds for an obligation; unknown where that turns on an undecided class, an unknown number of trips, or
// the unknown grade of what may have one.
func (r *Rules) holds(w *When, o *Obligation) response.Fact {
	grade := r.grade(o.Grade)
	if grade == Leading && r.LeadingAsA {
		grade = A
	}
	if o.Level < w.Level || w.Until != 0 && o.Level > w.Until || w.Modes != 0 && !w.Modes.Has(o.Mode) {
		return response.No
	}
	fact := response.Yes
	and := func(f response.Fact) {
		if f == response.No || fact == response.Yes {
			fact = f
		}
	}
	if w.Classes != 0 && !w.Classes.Has(o.Class) {
		if o.Class == Undecided {
			and(response.Unknown)
		} else {
			and(response.No)
		}
	}
	if w.Grades != 0 && !w.Grades.Has(grade) {
		if r.mayHaveAny(o) {
			and(response.Unknown)
		} else {
			and(response.No)
		}
	}
	if w.Bulk {
		and(r.bulk(&o.Enterprise))
	}
	return fact
}

// bulk reports whether an enterprise is a bulk user of trucks.
func (r *Rules) bulk(e *response.Enterprise) response.Fact {
	if trips, known := e.Trips.Get(); known {
		return response.FactOf(trips >= r.BulkTrips)
	}
	return response.Unknown
}

// guideGrades are the grades of the ministry's guide, none, and unknown.
var guideGrades = GradesOf(UnknownGrade, Ungraded, A, B, C, D, Leading, NotLeading, ModelSite)

// grade returns a grade as the rules take it: one that is not the guide's, and that no row names, for unknown.
func (r *Rules) grade(g Grade) Grade {
	if guideGrades.Has(g) || r.named().Has(g) {
		return g
	}
	return UnknownGrade
}

// named returns the grades that rows name.
func (r *Rules) named() (named Grades) {
	for i := range r.Shares {
		named |= r.Shares[i].Grades
	}
	for i := range r.Autonomous {
		named |= r.Autonomous[i].Grades
	}
	for i := range r.Tiers {
		named |= r.Tiers[i].Grades
	}
	for i := range r.Duties {
		named |= r.Duties[i].Grades
	}
	return named
}

// mayHaveAny reports whether the grade of an enterprise is not known and there may be one: it is said to have one that the rules do not
// know, it is of an undecided class, in an industry of the guide, whatever its class, or a site that is no enterprise.
func (r *Rules) mayHaveAny(o *Obligation) bool {
	if r.grade(o.Grade) != UnknownGrade {
		return false
	}
	switch industry := o.Enterprise.Industry; {
	case o.Grade != UnknownGrade, o.Class == Undecided, industry == response.UnknownIndustry, industry == response.NoEnterprise:
		return true
	default:
		return slices.Contains(r.Guide, industry)
	}
}
