package enterprise

import (
	"slices"

	"github.com/clearsky-go/clearsky/response"
)

// When says for which enterprises a row holds, and at which levels. What is left out asks nothing; the zero When is for everyone,
// always.
type When struct {
	Level   response.Level `json:"level"`             // from this level on; none: without a response too
	Until   response.Level `json:"until,omitzero"`    // up to this level, of what frees; none: at every higher one too
	Classes []Class        `json:"classes,omitempty"` // of one of these classes
	Grades  []Grade        `json:"grades,omitempty"`  // of one of these grades
	Modes   []Mode         `json:"modes,omitempty"`   // that produces in one of these ways
	Bulk    bool           `json:"bulk"`              // a bulk user of trucks
}

// everyone reports whether a row is for everyone, always.
func (w *When) everyone() bool {
	return w.Level|w.Until == response.NoResponse && len(w.Classes)+len(w.Grades)+len(w.Modes) == 0 && !w.Bulk
}

// holds reports whether a row holds for an obligation; unknown where that turns on an undecided class, an unknown number of trips, or
// the unknown grade of what may have one.
func (r *Rules) holds(w *When, o *Obligation) response.Fact {
	grade := r.grade(o.Grade)
	if grade == Leading && r.LeadingAsA {
		grade = A
	}
	if o.Level < w.Level || w.Until != 0 && o.Level > w.Until || len(w.Modes) > 0 && !slices.Contains(w.Modes, o.Mode) {
		return response.No
	}
	fact := response.Yes
	and := func(f response.Fact) {
		if f == response.No || fact == response.Yes {
			fact = f
		}
	}
	if len(w.Classes) > 0 && !slices.Contains(w.Classes, o.Class) {
		if o.Class == Undecided {
			and(response.Unknown)
		} else {
			and(response.No)
		}
	}
	if len(w.Grades) > 0 && !slices.Contains(w.Grades, grade) {
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

// grade returns a grade as the rules take it: A+ and B-, which are not the ministry's guide's, for unknown where no row names them.
func (r *Rules) grade(g Grade) Grade {
	if g > ModelSite || (g == APlus || g == BMinus) && !r.names(g) {
		return UnknownGrade
	}
	return g
}

// names reports whether a row names the grade.
func (r *Rules) names(g Grade) bool {
	return slices.ContainsFunc(r.Shares, func(s ShareRule) bool { return slices.Contains(s.Grades, g) }) ||
		slices.ContainsFunc(r.Autonomous, func(w When) bool { return slices.Contains(w.Grades, g) }) ||
		slices.ContainsFunc(r.Tiers, func(t Tier) bool { return slices.Contains(t.Grades, g) }) ||
		slices.ContainsFunc(r.Duties, func(d DutyRule) bool { return slices.Contains(d.Grades, g) })
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
