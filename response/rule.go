package response

import (
	"encoding/json"
	"iter"
	"slices"

	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/internal/fields"
	"github.com/clearsky-go/clearsky/internal/jsonform"
)

// Rule is a measure as something that can be asked: from its level on, the verdict holds for what has all the traits of All,
// at least one of Any, a standard of UpTo or lower and Trips or more trips, unless it has every trait of an exception. A zero
// field asks for nothing.
type Restriction struct {
	Measure string   `json:"measure"` // the entry that it comes from
	Level   Level    `json:"level"`   // the entry's
	Verdict Verdict  `json:"verdict"`
	UpTo    Standard `json:"up_to,omitempty"`
	// Loose says that the text does not make plain whether its bound includes the standard itself (国Ⅲ级以下): Readings.Bound decides.
	BoundUnclear bool     `json:"bound_unclear,omitempty"`
	Trips        int      `json:"trips,omitempty"`
	All          Traits   `json:"all,omitempty"`
	Any          Traits   `json:"any,omitempty"`
	Unless       []Traits `json:"unless,omitempty"` // exceptions from this rule alone
}

// maxRules is how many rules a question can have.
const maxRules = 8

// Rules are a catalogue's rules by question, in the order in which answers name them. In JSON it is an object with the
// questions' words as keys.
type Restrictions [numQuestions][]Restriction

// All returns the rules with their questions.
func (rs Restrictions) All() iter.Seq2[Question, Restriction] {
	return func(yield func(Question, Restriction) bool) {
		for q := range rs {
			for _, r := range rs[q] {
				if !yield(Question(q), r) {
					return
				}
			}
		}
	}
}

// MarshalJSON writes the object.
func (rs Restrictions) MarshalJSON() ([]byte, error) {
	m := map[Question][]Restriction{}
	for q, rules := range rs {
		if len(rules) > 0 {
			m[Question(q)] = rules
		}
	}
	return json.Marshal(m)
}

// UnmarshalJSON reads what MarshalJSON writes. An unknown question or field of a rule is an error.
func (rs *Restrictions) UnmarshalJSON(text []byte) error {
	var m map[Question][]Restriction
	if err := jsonform.Read(text, &m); err != nil {
		return err
	}
	*rs = Restrictions{}
	for q, rules := range m {
		rs[q] = rules
	}
	return nil
}

// asked is what a question asks about: which traits it has and has not; those in neither set are unknown.
type asked struct {
	yes, no  Traits
	standard Standard
	trips    aqi.Optional[int]
}

// hasStandard reports whether the standard is known.
func (a *asked) hasStandard() bool { return a.standard > UnknownStandard && a.standard <= Electric }

func (a *asked) set(t Trait, f Fact) {
	switch f {
	case Yes:
		a.yes |= 1 << t
	case No:
		a.no |= 1 << t
	case Unknown:
	}
}

// choice is the traits that the values of an enumeration from 1 on stand for; values beyond them stand for something else.
type choice struct {
	traits []Trait
	all    Traits
}

func choiceOf(traits ...Trait) choice { return choice{traits, TraitsOf(traits...)} }

// choose sets the trait that a value stands for; the others are not so. None is set where the value is unknown or is none.
func (a *asked) choose(c *choice, value uint8, valid bool) {
	if value == 0 || !valid {
		return
	}
	if int(value) <= len(c.traits) {
		a.yes |= 1 << c.traits[value-1]
	}
	a.no |= c.all &^ a.yes
}

// bound returns the highest standard that the rule restricts; 0 where it asks for none.
func (r *Restriction) bound(reading BoundReading) Standard {
	if r.BoundUnclear && reading == Exclusive {
		return r.UpTo - 1
	}
	return r.UpTo
}

// applies reports whether the rule applies to what is asked about.
func (r *Restriction) applies(a *asked, reading BoundReading) Fact {
	applies := r.meets(a, reading)
	if applies == No {
		return No
	}
	for _, exception := range r.Unless {
		if exception&^a.yes == 0 {
			return No
		}
		if exception&a.no == 0 {
			applies = Unknown
		}
	}
	return applies
}

// meets reports whether the rule applies, its exceptions aside.
func (r *Restriction) meets(a *asked, reading BoundReading) Fact {
	known := true
	if r.UpTo != 0 {
		switch {
		case !a.hasStandard():
			known = false
		case a.standard > r.bound(reading):
			return No
		}
	}
	if r.Trips > 0 {
		switch n, counted := believable(a.trips); {
		case !counted:
			known = false
		case n < r.Trips:
			return No
		}
	}
	if r.All&a.no != 0 || r.Any != 0 && r.Any&^a.no == 0 {
		return No
	}
	if known && r.All&^a.yes == 0 && (r.Any == 0 || r.Any&a.yes != 0) {
		return Yes
	}
	return Unknown
}

// open returns the rule without what is settled by what is known, its exceptions aside. Of what is asked about, the rule applies
// exactly where the open one does.
func (r *Restriction) open(a *asked, reading BoundReading) Restriction {
	o := Restriction{Verdict: r.Verdict, All: r.All &^ a.yes, Unless: r.Unless}
	if r.UpTo != 0 && !a.hasStandard() {
		o.UpTo = r.bound(reading)
	}
	if _, counted := believable(a.trips); !counted {
		o.Trips = r.Trips
	}
	if r.Any&a.yes == 0 {
		o.Any = r.Any &^ a.no
	}
	return o
}

// fields returns the fields that an open rule asks for.
func (r *Restriction) fields(a *asked) Fields {
	set := (r.All | r.Any).fields()
	for _, exception := range r.Unless {
		if exception&a.no == 0 {
			set |= (exception &^ a.yes).fields()
		}
	}
	if r.UpTo != 0 {
		set |= 1 << fields.Standard
	}
	if r.Trips > 0 {
		set |= 1 << fields.Trips
	}
	return set
}

// covers reports whether an open rule applies to everything that another applies to, with no lesser verdict, so that the other
// adds no reason to ask for more.
func (r *Restriction) covers(other *Restriction, a *asked) bool {
	return r.Verdict >= other.Verdict &&
		(r.UpTo == 0 || other.UpTo != 0 && r.UpTo >= other.UpTo) &&
		r.Trips <= other.Trips &&
		r.All&^other.All == 0 &&
		(r.Any == 0 || other.Any != 0 && other.Any&^r.Any == 0) &&
		!slices.ContainsFunc(r.Unless, func(mine Traits) bool {
			return mine&a.no == 0 && !other.excepts(mine, a) && !other.rulesOut(mine)
		})
}

// rulesOut reports whether nothing to which the rule applies has the traits, since of a choice it has but one.
func (r *Restriction) rulesOut(traits Traits) bool {
	return slices.ContainsFunc(choices, func(c *choice) bool {
		return r.Any != 0 && r.Any&^c.all == 0 && traits&c.all != 0 && traits&r.Any == 0
	})
}

// excepts reports whether an exception of the rule frees everything that has the traits.
func (r *Restriction) excepts(traits Traits, a *asked) bool {
	return slices.ContainsFunc(r.Unless, func(e Traits) bool { return e&a.no == 0 && e&^a.yes&^traits == 0 })
}
