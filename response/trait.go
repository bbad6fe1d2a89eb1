package response

// Trait is a property that restrictions test (特征), such as "gas-fuelled". The zero value is none, or unknown. Restrictions name traits by
// their words ([TraitsOf]); those that facts of questions hold are constants.
type Trait uint8

// The traits, those that questions' facts hold by their names.
const (
	_ Trait = iota
	// Of the enterprise that a truck serves.
	inSteel
	inOtherMetallurgy
	inOtherGuide
	inMining
	inLogistics
	inOtherIndustry
	isEnterprise
	isMicro
	isLivelihood
	// Of vehicles and machines.
	gasFuelled
	specialVehicle
	dangerousGoods
	plantOrPark
	emergencyRepair
	looseMaterial
	cleanEnergy
	domesticWaste
	whiteListed
	Car
	Bus
	GoodsVehicle
	DieselFuelled
	PetrolFuelled
	inZone
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
	isOutdoors
	// Of schools, events and people.
	LessonOutdoors
	LessonIndoors
	conditionsAllow
	largeEvent
	massEvent
	sensitivePerson
	// Of enterprises and sites: the grade.
	GradeAPlus
	GradeA
	GradeB
	GradeBMinus
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

// noTrait stands in a set for a word that names no trait: no known fact has it, and none rules it out.
const noTrait Traits = 1

// TraitsOf returns the set of the traits with the words, as in JSON: TraitsOf("construction-site", "earthwork"). A set with a word that
// names no trait is not valid: Validate refuses it, and a restriction that has it in any of its tests restricts, if all else may be met.
func TraitsOf(words ...string) Traits {
	var s Traits
	for _, word := range words {
		var t Trait
		if t.UnmarshalText([]byte(word)) != nil {
			s |= noTrait
			continue
		}
		s |= 1 << t
	}
	return s
}

// traitsOf returns the set of the traits; what is no trait is left out.
func traitsOf(traits ...Trait) Traits {
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
