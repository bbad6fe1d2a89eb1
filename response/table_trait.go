package response

import (
	"github.com/clearsky-go/clearsky/internal/enum"
	"github.com/clearsky-go/clearsky/internal/fields"
)

// traitTable is no table of an exported type, whose methods would be generated: [Trait] has them.
type traitTable = enum.Table[trait]

var traitNames = traitTable{Type: "response.Trait", Names: []enum.Name{
	inSteel:            {Word: "steel", English: "steel", Chinese: "钢铁行业"},
	inOtherMetallurgy:  {Word: "other-metallurgy", English: "other metallurgy", Chinese: "其他冶金行业"},
	inOtherGuide:       {Word: "other-guide", English: "another industry of the guide", Chinese: "其他重点行业"},
	inMining:           {Word: "mining", English: "mining", Chinese: "矿山"},
	inLogistics:        {Word: "logistics", English: "logistics", Chinese: "物流"},
	inOtherIndustry:    {Word: "other-industry", English: "other enterprise", Chinese: "其他企业"},
	isEnterprise:       {Word: "enterprise", English: "an enterprise", Chinese: "企业"},
	isMicro:            {Word: "micro", English: "micro enterprise", Chinese: "小微涉气企业"},
	isLivelihood:       {Word: "livelihood", English: "supplies daily needs", Chinese: "民生保障类"},
	gasFuelled:         {Word: "gas-fuelled", English: "gas-fuelled", Chinese: "燃气车辆"},
	specialVehicle:     {Word: "special-vehicle", English: "special vehicle", Chinese: "特种车辆"},
	dangerousGoods:     {Word: "dangerous-goods", English: "dangerous goods", Chinese: "危险化学品车辆"},
	plantOrPark:        {Word: "plant-or-park", English: "in a plant or an industrial park", Chinese: "工业企业厂区和工业园区内"},
	emergencyRepair:    {Word: "emergency-repair", English: "emergency repair", Chinese: "紧急检修作业"},
	looseMaterial:      {Word: "loose-material", English: "waste, muck, sand or other loose material", Chinese: "建筑垃圾、渣土、砂石等散装物料"},
	cleanEnergy:        {Word: "clean-energy", English: "clean-energy vehicle", Chinese: "清洁能源汽车"},
	domesticWaste:      {Word: "domestic-waste", English: "collects domestic waste", Chinese: "生活垃圾清运车辆"},
	whiteListed:        {Word: "white-listed", English: "on the white list", Chinese: "列入白名单"},
	car:                {Word: "car", English: "car", Chinese: "小客车"},
	bus:                {Word: "bus", English: "bus or coach", Chinese: "客运车辆"},
	goodsVehicle:       {Word: "goods-vehicle", English: "goods vehicle", Chinese: "载货车辆"},
	petrolFuelled:      {Word: "petrol", English: "petrol vehicle", Chinese: "汽油车辆"},
	dieselFuelled:      {Word: "diesel", English: "diesel vehicle", Chinese: "柴油车辆"},
	inZone:             {Word: "in-zone", English: "in a designated zone", Chinese: "在划定的禁行区域内"},
	concreteMixing:     {Word: "concrete-mixing", English: "concrete mixing", Chinese: "混凝土搅拌"},
	buildingDemolition: {Word: "demolition", English: "demolition", Chinese: "建筑拆除"},
	muckTransport:      {Word: "muck-transport", English: "muck transport", Chinese: "渣土车运输"},
	earthWork:          {Word: "earthwork", English: "earthwork", Chinese: "土石方作业"},
	spraying:           {Word: "spraying", English: "spraying", Chinese: "喷涂"},
	painting:           {Word: "painting", English: "painting", Chinese: "粉刷"},
	cutting:            {Word: "cutting", English: "cutting", Chinese: "切割"},
	welding:            {Word: "welding", English: "welding", Chinese: "焊接"},
	atConstructionSite: {Word: "construction-site", English: "at a construction site", Chinese: "施工工地"},
	brickYard:          {Word: "brick-yard", English: "brick yard", Chinese: "砖厂"},
	sandYard:           {Word: "sand-yard", English: "sand and gravel yard", Chinese: "砂石场"},
	limeYard:           {Word: "lime-yard", English: "lime yard", Chinese: "白灰场"},
	isOutdoors:         {Word: "outdoors", English: "outdoors", Chinese: "室外、露天"},
	lessonOutdoors:     {Word: "outdoor-lesson", English: "outdoor lesson or activity", Chinese: "户外课程和活动"},
	lessonIndoors:      {Word: "indoor-lesson", English: "indoor lesson", Chinese: "室内课程"},
	conditionsAllow:    {Word: "conditions-allow", English: "conditions allow it", Chinese: "有条件"},
	largeEvent:         {Word: "large", English: "large event", Chinese: "大型活动"},
	massEvent:          {Word: "mass", English: "mass event", Chinese: "群众性活动"},
	sensitivePerson:    {Word: "sensitive", English: "of a sensitive group", Chinese: "易感人群"},
	gradeAPlus:         {Word: "grade-a-plus", English: "grade A+", Chinese: "A+级"},
	gradeA:             {Word: "grade-a", English: "grade A", Chinese: "A级"},
	gradeB:             {Word: "grade-b", English: "grade B", Chinese: "B级"},
	gradeBMinus:        {Word: "grade-b-minus", English: "grade B-", Chinese: "B-级"},
	gradeC:             {Word: "grade-c", English: "grade C", Chinese: "C级"},
	gradeD:             {Word: "grade-d", English: "grade D", Chinese: "D级"},
	gradeLeading:       {Word: "leading", English: "leading", Chinese: "引领性"},
	modelSite:          {Word: "model-site", English: "green model site", Chinese: "绿色标杆工地"},
	burnsStraw:         {Word: "straw-burning", English: "burning of straw", Chinese: "露天焚烧秸秆"},
	burnsLeaves:        {Word: "leaf-burning", English: "burning of leaves", Chinese: "露天焚烧树叶"},
	burnsWaste:         {Word: "waste-burning", English: "burning of waste", Chinese: "露天焚烧垃圾"},
	grillsOutdoors:     {Word: "open-barbecue", English: "open barbecue", Chinese: "露天烧烤"},
	lightsFireworks:    {Word: "fireworks", English: "fireworks", Chinese: "燃放烟火爆竹"},
	otherTrait:         {Word: "other", English: "other", Chinese: "其他"},
	lightsLandscape:    {Word: "landscape-lighting", English: "landscape lighting", Chinese: "开放景观灯光"},
}}

// fieldOf is the field in which users state each trait.
var fieldOf = [numTraits]fields.Field{
	inSteel: fields.Industry, inOtherMetallurgy: fields.Industry, inOtherGuide: fields.Industry, inMining: fields.Industry,
	inLogistics: fields.Industry, inOtherIndustry: fields.Industry,
	isEnterprise: fields.Industry, isMicro: fields.Micro, isLivelihood: fields.Livelihood,
	gasFuelled: fields.Gas, specialVehicle: fields.Special, dangerousGoods: fields.Dangerous,
	plantOrPark: fields.PlantOrPark, emergencyRepair: fields.Repair,
	looseMaterial: fields.LooseMaterial, cleanEnergy: fields.CleanEnergy, domesticWaste: fields.DomesticWaste,
	whiteListed: fields.WhiteListed, car: fields.Kind, bus: fields.Kind, goodsVehicle: fields.Kind,
	dieselFuelled: fields.Fuel, petrolFuelled: fields.Fuel, inZone: fields.InZone,
	concreteMixing: fields.Task, buildingDemolition: fields.Task, muckTransport: fields.Task, earthWork: fields.Task,
	spraying: fields.Task, painting: fields.Task, cutting: fields.Task, welding: fields.Task,
	atConstructionSite: fields.Place, brickYard: fields.Place, sandYard: fields.Place, limeYard: fields.Place,
	isOutdoors:     fields.Outdoors,
	lessonOutdoors: fields.Lesson, lessonIndoors: fields.Lesson, conditionsAllow: fields.Conditions,
	largeEvent: fields.Large, massEvent: fields.Mass, sensitivePerson: fields.Sensitive,
	gradeAPlus: fields.Grade, gradeA: fields.Grade, gradeB: fields.Grade, gradeBMinus: fields.Grade, gradeC: fields.Grade, gradeD: fields.Grade, gradeLeading: fields.Grade, modelSite: fields.Grade,
	burnsStraw: fields.Practice, burnsLeaves: fields.Practice, burnsWaste: fields.Practice, grillsOutdoors: fields.Practice,
	lightsFireworks: fields.Practice, lightsLandscape: fields.Practice,
}

// The traits of which only one can hold.
var (
	industryTraits = traitsOf(inSteel, inOtherMetallurgy, inOtherGuide, inMining, inLogistics, inOtherIndustry)
	taskTraits     = traitsOf(concreteMixing, buildingDemolition, muckTransport, earthWork, spraying, painting, cutting, welding)
	placeTraits    = traitsOf(atConstructionSite, brickYard, sandYard, limeYard)
	practiceTraits = traitsOf(burnsStraw, burnsLeaves, burnsWaste, grillsOutdoors, lightsFireworks, lightsLandscape)
	lessonTraits   = traitsOf(lessonOutdoors, lessonIndoors)
	kindTraits     = traitsOf(car, bus, goodsVehicle)
	fuelTraits     = traitsOf(dieselFuelled, petrolFuelled)
	gradeTraits    = traitsOf(gradeAPlus, gradeA, gradeB, gradeBMinus, gradeC, gradeD, gradeLeading, modelSite)
	choices        = []Traits{kindTraits, fuelTraits, industryTraits, taskTraits, placeTraits, practiceTraits, lessonTraits, gradeTraits}
)

// industryTrait is the trait of each industry.
var industryTrait = [...]trait{
	Steel: inSteel, OtherMetallurgy: inOtherMetallurgy, OtherGuide: inOtherGuide, Mining: inMining, Logistics: inLogistics,
	OtherIndustry: inOtherIndustry, NoEnterprise: otherTrait,
}

// askable says which traits a question can state; only traffic has a standard, only the truck trips.
var askable = [numQuestions]Traits{
	AboutTruck:     industryTraits | gradeTraits | traitsOf(isEnterprise, isMicro, isLivelihood, gasFuelled, specialVehicle, dangerousGoods, whiteListed),
	AboutMachine:   gradeTraits | traitsOf(plantOrPark, emergencyRepair),
	AboutMuckTruck: traitsOf(looseMaterial, cleanEnergy, domesticWaste, whiteListed),
	AboutVehicle:   kindTraits | fuelTraits | traitsOf(inZone, whiteListed),
	AboutWork:      taskTraits | placeTraits | gradeTraits | traitsOf(isOutdoors),
	AboutPractice:  practiceTraits,
	AboutSchool:    lessonTraits | traitsOf(conditionsAllow),
	AboutEvent:     traitsOf(isOutdoors, largeEvent, massEvent),
	AboutGoingOut:  traitsOf(sensitivePerson),
}
