package response

import (
	"fmt"

	"github.com/clearsky-go/clearsky/internal/enum"
	"github.com/clearsky-go/clearsky/internal/quote"
)

// Trait is a property that restrictions test (特征), by its word, such as "gas-fuelled". The zero value is none, or unknown; to a
// question, a word that names no trait is unknown too. "other" is a task, place, grade, practice or lesson that has no word of its own.
type Trait string

// trait is a trait by its place in the table, which is its bit in [Traits].
type trait uint8

const (
	_ trait = iota
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
	car
	bus
	goodsVehicle
	dieselFuelled
	petrolFuelled
	inZone
	// Of work: the task and the place.
	concreteMixing
	buildingDemolition
	muckTransport
	earthWork
	spraying
	painting
	cutting
	welding
	atConstructionSite
	brickYard
	sandYard
	limeYard
	isOutdoors
	// Of schools, events and people.
	lessonOutdoors
	lessonIndoors
	conditionsAllow
	largeEvent
	massEvent
	sensitivePerson
	// Of enterprises and sites: the grade.
	gradeAPlus
	gradeA
	gradeB
	gradeBMinus
	gradeC
	gradeD
	gradeLeading
	modelSite
	// Of practices.
	burnsStraw
	burnsLeaves
	burnsWaste
	grillsOutdoors
	lightsFireworks
	lightsLandscape
	// otherTrait is a task, place, grade, practice or lesson that is none of these.
	otherTrait
	numTraits
)

const _ = 64 - numTraits // stops compiling when Traits cannot hold them any more

// number returns the trait that the word names, or its Chinese term; false for no trait.
func (t Trait) number() (n trait, ok bool) {
	ok = t != "" && traitNames.Unmarshal([]byte(t), &n) == nil
	return n, ok
}

// Valid reports whether the word names a trait.
func (t Trait) Valid() bool { _, ok := t.number(); return ok }

// String returns the English name.
func (t Trait) String() string { return t.name(traitNames.English) }

// Chinese returns the Chinese name.
func (t Trait) Chinese() string { return t.name(traitNames.Chinese) }

func (t Trait) name(in func(trait) string) string {
	if n, ok := t.number(); ok {
		return in(n)
	}
	return "response.Trait(" + quote.Text(string(t)) + ")"
}

// MarshalText returns the word.
func (t Trait) MarshalText() ([]byte, error) {
	n, ok := t.number()
	if !ok {
		return nil, fmt.Errorf("%v: %w", t, enum.ErrText)
	}
	return traitNames.Marshal(n)
}

// UnmarshalText reads a trait's word or Chinese term: steel 钢铁行业, other-metallurgy 其他冶金行业, other-guide 其他重点行业, mining 矿山, logistics 物流,
// other-industry 其他企业, enterprise 企业, micro 小微涉气企业, livelihood 民生保障类, gas-fuelled 燃气车辆, special-vehicle 特种车辆, dangerous-goods 危险化学品车辆,
// plant-or-park 工业企业厂区和工业园区内, emergency-repair 紧急检修作业, loose-material 建筑垃圾、渣土、砂石等散装物料, clean-energy 清洁能源汽车, domestic-waste 生活垃圾清运车辆,
// white-listed 列入白名单, car 小客车, bus 客运车辆, goods-vehicle 载货车辆, petrol 汽油车辆, diesel 柴油车辆, in-zone 在划定的禁行区域内, concrete-mixing 混凝土搅拌,
// demolition 建筑拆除, muck-transport 渣土车运输, earthwork 土石方作业, spraying 喷涂, painting 粉刷, cutting 切割, welding 焊接, construction-site 施工工地,
// brick-yard 砖厂, sand-yard 砂石场, lime-yard 白灰场, outdoors 室外、露天, outdoor-lesson 户外课程和活动, indoor-lesson 室内课程, conditions-allow 有条件, large
// 大型活动, mass 群众性活动, sensitive 易感人群, grade-a-plus A+级, grade-a A级, grade-b B级, grade-b-minus B-级, grade-c C级, grade-d D级, leading 引领性,
// model-site 绿色标杆工地, straw-burning 露天焚烧秸秆, leaf-burning 露天焚烧树叶, waste-burning 露天焚烧垃圾, open-barbecue 露天烧烤, fireworks 燃放烟火爆竹, other 其他,
// landscape-lighting 开放景观灯光.
func (t *Trait) UnmarshalText(text []byte) error {
	var n trait
	err := traitNames.Unmarshal(text, &n)
	if err == nil {
		*t = Trait(traitNames.Names[n].Word)
	}
	return err
}

// Traits is a set of traits. The zero value is the empty set. Sets compare with ==.
type Traits uint64

// noTrait stands in a set for a word that names no trait: no known fact has it, and none rules it out.
const noTrait Traits = 1

// TraitsOf returns the set of the traits, as in TraitsOf("construction-site", "earthwork"). A set with a word that names no trait is
// not valid: Validate refuses it, and a restriction that has it in any of its tests restricts, if all else may be met.
func TraitsOf(traits ...Trait) Traits {
	var s Traits
	for _, t := range traits {
		if n, ok := t.number(); ok {
			s |= 1 << n
		} else {
			s |= noTrait
		}
	}
	return s
}

// Valid reports whether the set holds nothing but traits.
func (s Traits) Valid() bool { return traitNames.ValidSet(uint64(s)) }

// String returns the English names, joined by commas.
func (s Traits) String() string {
	return traitNames.JoinSet("response.Traits", uint64(s), ",", traitNames.English)
}

// Chinese returns the Chinese names, joined by 、.
func (s Traits) Chinese() string {
	return traitNames.JoinSet("response.Traits", uint64(s), "、", traitNames.Chinese)
}

// MarshalText returns the words of the traits, joined by commas.
func (s Traits) MarshalText() ([]byte, error) { return traitNames.MarshalSet(uint64(s)) }

// UnmarshalText reads what [Trait.UnmarshalText] reads, joined by commas, in any order, each trait at most once.
func (s *Traits) UnmarshalText(text []byte) error {
	set, err := traitNames.UnmarshalSet(text)
	if err == nil {
		*s = Traits(set)
	}
	return err
}

// MarshalJSON returns an array of the words of the traits.
func (s Traits) MarshalJSON() ([]byte, error) { return traitNames.MarshalSetJSON(uint64(s)) }

// UnmarshalJSON reads an array of what [Trait.UnmarshalText] reads, in any order, each trait at most once. It refuses null.
func (s *Traits) UnmarshalJSON(text []byte) error {
	set, err := traitNames.UnmarshalSetJSON(text)
	if err == nil {
		*s = Traits(set)
	}
	return err
}

// traitsOf returns the set of the traits; what is no trait is left out.
func traitsOf(traits ...trait) Traits {
	var s Traits
	for _, t := range traits {
		if traitNames.Valid(t) {
			s |= 1 << t
		}
	}
	return s
}

// named returns the trait of a choice that the word names, otherTrait for "other"; 0 for a word of neither.
func (s Traits) named(word Trait) trait {
	if n, ok := word.number(); ok && (s>>n&1 != 0 || n == otherTrait) {
		return n
	}
	return 0
}

// fields returns the fields in which users state the traits.
func (s Traits) fields() Fields {
	var set Fields
	for t := range traitNames.All(uint64(s)) {
		set |= 1 << fieldOf[t]
	}
	return set
}
