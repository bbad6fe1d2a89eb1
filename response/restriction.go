package response

import (
	"slices"

	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/internal/fields"
)

// Restriction is a measure in the form in which questions test it (限制). At its level and above, the verdict applies to what has every
// trait of All, at least one trait of Any, a standard up to UpTo, at one of its Hours, and at least Trips trips; but not to what has
// every trait of one of the exceptions in Unless. A zero field tests nothing.
//
//clearsky:whole
type Restriction struct {
	Question Question `json:"question"`
	Measure  string   `json:"measure"` // the identifier of its measure
	// Level is the measure's; of a general measure, the lowest at which it may be taken. None: a ban that exists without a response
	// too, which the measure only has enforced.
	Level   Level    `json:"level"`
	Verdict Verdict  `json:"verdict"`
	UpTo    Standard `json:"up_to,omitempty"`
	// BoundUnclear is whether the text leaves open if UpTo itself is included (国Ⅲ级以下); then Readings.Bound decides.
	BoundUnclear bool `json:"bound_unclear,omitempty"`
	// OwnPlan is whether the enterprise's own plan says up to which standard, in place of UpTo.
	OwnPlan bool     `json:"own_plan,omitempty"`
	Hours   DayHours `json:"hours,omitzero"` // at which it holds
	Trips   int      `json:"trips,omitempty"`
	All     Traits   `json:"all,omitempty"`
	Any     Traits   `json:"any,omitempty"`
	Unless  []Traits `json:"unless,omitempty"` // each exception frees from this restriction alone
}

// A question and a restriction cannot have more, since each is compared with each to find which unknown facts matter.
const (
	maxRestrictions = 64 // of a question
	maxExceptions   = 16 // of a restriction
)

// asked has the facts of a question: the traits that are there and those that are not. Traits in neither set are unknown.
type asked struct {
	yes, no   Traits
	standard  Standard
	hour      aqi.Optional[int]
	trips     aqi.Optional[int]
	stops     Stops // by the own plan, at each level what is known to be stopped there and below
	unsaid    uint8 // the levels at which the plan may stop more, a bit mask
	planField fields.Field
}

// hasStandard reports whether the standard is known.
func (a *asked) hasStandard() bool { return a.standard > UnknownStandard && a.standard <= Electric }

// setPlan sets what the own plan stops. What is invalid is unknown.
func (a *asked) setPlan(plan aqi.Optional[Stops]) {
	switch stops, known := plan.Get(); {
	case !known || !stops.Valid():
		a.unsaid = anyLevel
	case stops != Stops{}:
		a.stops, a.unsaid = stops.rising()
	}
}

// time returns the hour of the day. One that is none is unknown.
func (a *asked) time() (hour int, told bool) {
	hour, told = a.hour.Get()
	return hour, told && hour >= 0 && hour < 24
}

func (a *asked) set(t trait, f Fact) {
	switch f {
	case Yes:
		a.yes |= 1 << t
	case No:
		a.no |= 1 << t
	case Unknown:
	}
}

// choose sets a trait of a choice, or none of them for Other, and the others as not there. What is none of either is unknown.
func (a *asked) choose(choice Traits, t trait) {
	if one := 1 << t & choice; one != 0 || t == otherTrait {
		a.yes |= one
		a.no |= choice &^ one
	}
}

// bound returns the highest standard to which the restriction applies, none where it tests no standard or the own plan stops nothing,
// and whether it is known that it applies to no higher one.
func (r *Restriction) bound(a *asked, reading BoundReading) (Standard, bool) {
	switch {
	case r.OwnPlan:
		level := min(r.Level, I)
		return a.stops[level], a.unsaid>>level&1 == 0
	case r.BoundUnclear && reading == Exclusive:
		return r.UpTo - 1, true
	}
	return r.UpTo, true
}

// within reports whether what is asked about is of a standard to which the restriction applies.
func (r *Restriction) within(a *asked, reading BoundReading) Fact {
	if r.UpTo == 0 && !r.OwnPlan {
		return Yes
	}
	switch bound, known := r.bound(a, reading); {
	case known && bound == UnknownStandard, a.standard == Electric:
		return No
	case !a.hasStandard():
		return Unknown
	case a.standard <= bound:
		return Yes
	case known:
		return No
	default:
		return Unknown
	}
}

// applies reports whether the restriction applies to what is asked about.
func (r *Restriction) applies(a *asked, reading BoundReading) Fact {
	meets := r.meets(a, reading)
	if meets == No {
		return No
	}
	return r.excepted(a, meets)
}

// excepted reports whether a restriction whose tests are met, or may be, applies in spite of its exceptions.
func (r *Restriction) excepted(a *asked, meets Fact) Fact {
	for _, exception := range r.Unless {
		if exception&^a.yes == 0 {
			return No
		}
		if exception&a.no == 0 {
			meets = Unknown
		}
	}
	return meets
}

// meets reports whether the restriction applies, its exceptions aside.
func (r *Restriction) meets(a *asked, reading BoundReading) Fact {
	if r.All&a.no != 0 || r.Any != 0 && r.Any&^a.no == 0 {
		return No
	}
	within := r.within(a, reading)
	if within == No {
		return No
	}
	known := within == Yes && r.All&^a.yes == 0 && (r.Any == 0 || r.Any&a.yes != 0)
	if r.Hours != (DayHours{}) {
		switch hour, told := a.time(); {
		case !told:
			known = false
		case !r.Hours.has(hour):
			return No
		}
	}
	if r.Trips > 0 {
		switch n, counted := credible(a.trips); {
		case !counted:
			known = false
		case n < r.Trips:
			return No
		}
	}
	if known {
		return Yes
	}
	return Unknown
}

// open returns the restriction without what is settled by what is known, its exceptions aside. Of what is asked about, the restriction
// applies exactly where the open one does.
func (r *Restriction) open(a *asked, reading BoundReading) Restriction {
	o := Restriction{Verdict: r.Verdict, All: r.All &^ a.yes, Unless: r.Unless}
	if r.within(a, reading) == Unknown {
		var known bool
		if o.UpTo, known = r.bound(a, reading); !known {
			o.UpTo, o.OwnPlan, o.Level = UnknownStandard, true, r.Level
		}
	}
	if _, told := a.time(); !told {
		o.Hours = r.Hours
	}
	if _, counted := credible(a.trips); !counted {
		o.Trips = r.Trips
	}
	if r.Any&a.yes == 0 {
		o.Any = r.Any &^ a.no
	}
	return o
}

// fields returns the fields that an open restriction asks for.
func (r *Restriction) fields(a *asked) Fields {
	set := (r.All | r.Any).fields()
	for _, exception := range r.Unless {
		if exception&a.no == 0 {
			set |= (exception &^ a.yes).fields()
		}
	}
	if ofEnterprise := a.planField != 0; ofEnterprise && set&(1<<fields.Grade) != 0 {
		set = set&^(1<<fields.Grade) | 1<<fields.EnterpriseGrade
	}
	if r.OwnPlan {
		set |= 1 << a.planField
	}
	if r.UpTo != 0 || r.OwnPlan && !a.hasStandard() {
		set |= 1 << fields.Standard
	}
	if r.Hours != (DayHours{}) {
		set |= 1 << fields.Hour
	}
	if r.Trips > 0 {
		set |= 1 << fields.Trips
	}
	return set
}

// covers reports whether an open restriction applies to everything that another applies to, with no lesser verdict, so that the other
// adds no reason to ask for more.
func (r *Restriction) covers(other *Restriction, a *asked) bool {
	return r.Verdict >= other.Verdict &&
		(r.UpTo == 0 || other.UpTo != 0 && r.UpTo >= other.UpTo) &&
		(!r.OwnPlan || other.OwnPlan && r.Level >= other.Level) &&
		r.Trips <= other.Trips &&
		(r.Hours == DayHours{} || r.Hours == other.Hours) &&
		r.All&^other.implies() == 0 &&
		(r.Any == 0 || other.Any != 0 && other.Any&^r.Any == 0) &&
		!slices.ContainsFunc(r.Unless, func(mine Traits) bool {
			return mine&a.no == 0 && !other.excepts(mine, a) && !other.rulesOut(mine)
		})
}

// implies returns the traits of what the restriction applies to: what is a micro enterprise or has a plan of its own is an enterprise.
func (r *Restriction) implies() Traits {
	if r.All&(1<<isMicro) != 0 || r.OwnPlan {
		return r.All | 1<<isEnterprise
	}
	return r.All
}

// rulesOut reports whether nothing to which the restriction applies has the traits, since of a choice it has but one.
func (r *Restriction) rulesOut(traits Traits) bool {
	return slices.ContainsFunc(choices, func(choice Traits) bool {
		return r.Any != 0 && r.Any&^choice == 0 && traits&choice != 0 && traits&r.Any == 0
	})
}

// excepts reports whether an exception of the restriction frees everything that has the traits.
func (r *Restriction) excepts(traits Traits, a *asked) bool {
	return slices.ContainsFunc(r.Unless, func(e Traits) bool { return e&a.no == 0 && e&^a.yes&^traits == 0 })
}
