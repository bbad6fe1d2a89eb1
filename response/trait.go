package response

import (
	"iter"

	"github.com/clearsky-go/clearsky/internal/enum"
)

// Trait is something that is so or not so of what a question asks about, as the rules put it. The zero value is none.
type Trait uint8

// The traits.
const (
	_ Trait = iota
	// Of the site that a truck serves.
	InSteel
	InOtherMetallurgy
	InOtherGuide
	InMining
	InLogistics
	InOtherIndustry
	IsMicro
	IsLivelihood
	PlanListed
	// Of vehicles and machines.
	GasFuelled
	SpecialVehicle
	DangerousGoods
	PlantOrPark
	EmergencyRepair
	LooseMaterial
	CleanEnergy
	DomesticWaste
	DieselFuelled
	InZone
	// Of work at a site and in a yard.
	ConcreteMixing
	BuildingDemolition
	MuckTransport
	EarthWork
	Spraying
	Painting
	Cutting
	Welding
	AtConstructionSite
	BrickYard
	SandYard
	LimeYard
	IsOutdoors
	// Of schools, events and people.
	LessonOutdoors
	LessonIndoors
	ConditionsAllow
	LargeEvent
	MassEvent
	SensitivePerson
	// Of practices.
	BurnsStraw
	BurnsLeaves
	BurnsWaste
	GrillsOutdoors
	LightsFireworks
	LightsLandscape
	numTraits
)

const _ = 64 - numTraits // stops compiling when Traits cannot hold them any more

// Traits is a set of traits. The zero value is the empty set.
type Traits uint64

// TraitsOf returns the set of the traits; what is no trait is left out.
func TraitsOf(traits ...Trait) Traits {
	var s Traits
	for _, t := range traits {
		if traitNames.Valid(t) {
			s |= 1 << t
		}
	}
	return s
}

// Has reports whether the trait is in the set.
func (s Traits) Has(t Trait) bool { return s&(1<<t) != 0 }

// All returns the traits in their order.
func (s Traits) All() iter.Seq[Trait] { return enum.All[Trait](uint64(s)) }

// fields returns the fields that the traits are told by.
func (s Traits) fields() Fields {
	var set Fields
	for t := range s.All() {
		if t < numTraits {
			set |= 1 << fieldOf[t]
		}
	}
	return set
}

// String returns the English names, joined by commas; "" for none.
func (s Traits) String() string { return enum.Join(uint64(s), ", ", Trait.String) }

// Chinese returns the Chinese names.
func (s Traits) Chinese() string { return enum.Join(uint64(s), "、", Trait.Chinese) }

// MarshalText returns the words of the traits, joined by commas.
func (s Traits) MarshalText() ([]byte, error) { return traitNames.MarshalSet(uint64(s)) }

// UnmarshalText reads what MarshalText returns, in any order.
func (s *Traits) UnmarshalText(text []byte) error {
	set, err := traitNames.UnmarshalSet(text)
	if err == nil {
		*s = Traits(set)
	}
	return err
}
