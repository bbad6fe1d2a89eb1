package enterprise

import (
	"slices"

	"github.com/clearsky-go/clearsky/response"
)

// When says for which enterprises a row holds, and from which level on. What is left out asks nothing; the zero When is for everyone,
// always.
type When struct {
	Level   response.Level `json:"level"`   // from this level on; none: without a response too
	Classes Classes        `json:"classes"` // of one of these classes
	Grades  Grades         `json:"grades"`  // of one of these grades
	Modes   Modes          `json:"modes"`   // that produces in one of these ways
	Bulk    bool           `json:"bulk"`    // a bulk user of trucks
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
	grade := o.Grade
	if grade == Leading && r.LeadingAsA {
		grade = A
	}
	if o.Level < w.Level || w.Modes != 0 && !w.Modes.Has(o.Mode) {
		return response.No
	}
	fact := response.Yes
	and := func(f response.Fact) {
		if f == response.No || fact == response.Yes {
			fact = f
		}
	}
	if w.Classes != 0 {
		if o.Class == Undecided {
			and(response.Unknown)
		} else {
			and(response.FactOf(w.Classes.Has(o.Class)))
		}
	}
	if w.Grades != 0 && !w.Grades.Has(grade) {
		if grade == UnknownGrade && r.mayBeGraded(o) {
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

// mayBeGraded reports whether an enterprise whose grade is not known may have one: of an undecided class, in an industry of the guide,
// whatever its class, or a site that is no enterprise.
func (r *Rules) mayBeGraded(o *Obligation) bool {
	switch industry := o.Enterprise.Industry; {
	case o.Class == Undecided, industry == response.UnknownIndustry, industry == response.NoEnterprise:
		return true
	default:
		return slices.Contains(r.Guide, industry)
	}
}
