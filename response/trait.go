package response

// Trait is a property that restrictions test (特征), such as "gas-fuelled". The zero value is none, or unknown.
type Trait uint8

// The traits.
const (
	_ Trait = iota
	// Of the enterprise that a truck serves.
	InSteel
	InOtherMetallurgy
	InOtherGuide
	InMining
	InLogistics
	InOtherIndustry
	IsEnterprise
	IsMicro
	IsLivelihood
	// Of vehicles and machines.
	GasFuelled
	SpecialVehicle
	DangerousGoods
	PlantOrPark
	EmergencyRepair
	LooseMaterial
	CleanEnergy
	DomesticWaste
	WhiteListed
	Car
	Bus
	GoodsVehicle
	DieselFuelled
	PetrolFuelled
	InZone
	// Of work: the task and the place.
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
	// Of enterprises and sites: the grade.
	GradeA
	GradeB
	GradeC
	GradeD
	LeadingGrade
	ModelSite
	// Of practices.
	BurnsStraw
	BurnsLeaves
	BurnsWaste
	GrillsOutdoors
	LightsFireworks
	LightsLandscape
	// Other is a task, place, grade, practice or lesson that is none of these.
	Other
	numTraits
)

const _ = 64 - numTraits // stops compiling when Traits cannot hold them any more

// Traits is a set of traits. The zero value is the empty set. Sets compare with ==.
//
//clearsky:set Trait
type Traits uint64

// TraitsOf returns the set of the traits. Invalid ones are left out.
func TraitsOf(traits ...Trait) Traits {
	var s Traits
	for _, t := range traits {
		if traitNames.Valid(t) {
			s |= 1 << t
		}
	}
	return s
}

// fields returns the fields in which users state the traits.
func (s Traits) fields() Fields {
	var set Fields
	for t := range s.All() {
		set |= 1 << fieldOf[t]
	}
	return set
}
