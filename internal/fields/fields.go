// Package fields names the facts that questions, profiles and reports can lack, each by the JSON key that it stands under.
package fields

import "github.com/clearsky-go/clearsky/internal/enum"

// Field is a fact that can be unknown. The zero value is none.
type Field uint8

// The fields: those of package response's questions, then those of package enterprise's profiles and reports. Those of a
// pollutant follow emission's order.
const (
	_ Field = iota
	Standard
	Trips
	Industry
	Micro
	Livelihood
	EnterpriseGrade
	PlanTrucks
	PlanMachines
	Gas
	Special
	Dangerous
	PlantOrPark
	Repair
	LooseMaterial
	CleanEnergy
	DomesticWaste
	Kind
	Fuel
	Hour
	WhiteListed
	InZone
	Task
	Place
	Outdoors
	Lesson
	Conditions
	Large
	Mass
	Sensitive
	Practice

	Designated
	MajorProject
	Coal
	Oil
	Toxic
	AnnualSO2
	AnnualNOx
	AnnualPM25
	AnnualVOCs
	Grade
	BaselineSO2
	BaselineNOx
	BaselinePM
	BaselineVOCs
	ReductionSO2
	ReductionNOx
	ReductionPM
	ReductionVOCs
	TaskKind
	TaskNeeds
	TaskMaxLoad
	Load
	Points
	Trucks
	Machines
	numFields
)

// String returns the field's key.
func (f Field) String() string {
	if !Table.Valid(f) {
		return Table.English(f)
	}
	return Table.Names[f].Word
}

const _ = 64 - numFields // stops compiling when a set of 64 bits cannot hold them any more

// Table has the fields' keys as words: those of objects in between stand before, with a slash.
var Table = enum.Table[Field]{Type: "fields.Field", Names: []enum.Name{
	Standard:        {Word: "standard", English: "emission standard", Chinese: "排放标准"},
	Trips:           {Word: "enterprise/trips", English: "trips of goods vehicles a day", Chinese: "日载货车辆进出辆次"},
	Industry:        {Word: "enterprise/industry", English: "industry", Chinese: "行业"},
	Micro:           {Word: "enterprise/micro", English: "whether a micro enterprise", Chinese: "是否小微涉气企业"},
	Livelihood:      {Word: "enterprise/livelihood", English: "whether it supplies daily needs", Chinese: "是否民生保障类"},
	EnterpriseGrade: {Word: "enterprise/grade", English: "grade of the enterprise", Chinese: "企业绩效等级"},
	PlanTrucks:      {Word: "enterprise/plan_trucks", English: "which trucks its own plan stops", Chinese: "一厂一策停用的货车"},
	PlanMachines:    {Word: "enterprise/plan_machines", English: "which machines its own plan stops", Chinese: "一厂一策停用的机械"},
	Gas:             {Word: "gas", English: "whether gas-fuelled", Chinese: "是否燃气车辆"},
	Special:         {Word: "special", English: "whether a special vehicle", Chinese: "是否特种车辆"},
	Dangerous:       {Word: "dangerous", English: "whether it carries dangerous goods", Chinese: "是否危险化学品车辆"},
	PlantOrPark:     {Word: "plant_or_park", English: "whether in a plant or park", Chinese: "是否在厂区或园区内"},
	Repair:          {Word: "repair", English: "whether an emergency repair", Chinese: "是否紧急检修作业"},
	LooseMaterial:   {Word: "loose_material", English: "whether it carries waste, muck or sand", Chinese: "是否运输散装物料"},
	CleanEnergy:     {Word: "clean_energy", English: "whether a clean-energy vehicle", Chinese: "是否清洁能源汽车"},
	DomesticWaste:   {Word: "domestic_waste", English: "whether it collects domestic waste", Chinese: "是否生活垃圾清运车辆"},
	Kind:            {Word: "kind", English: "which kind of vehicle", Chinese: "车辆种类"},
	Fuel:            {Word: "fuel", English: "fuel", Chinese: "燃料"},
	Hour:            {Word: "hour", English: "hour of the day", Chinese: "时刻"},
	WhiteListed:     {Word: "white_listed", English: "whether on the white list", Chinese: "是否列入白名单"},
	InZone:          {Word: "in_zone", English: "whether in a designated zone", Chinese: "是否在划定区域内"},
	Task:            {Word: "task", English: "which work", Chinese: "作业内容"},
	Place:           {Word: "place", English: "where", Chinese: "作业场所"},
	Outdoors:        {Word: "outdoors", English: "whether outdoors", Chinese: "是否室外（露天）"},
	Lesson:          {Word: "lesson", English: "which kind of lesson", Chinese: "课程形式"},
	Conditions:      {Word: "conditions", English: "whether conditions allow it", Chinese: "是否有条件"},
	Large:           {Word: "large", English: "whether large", Chinese: "是否大型"},
	Mass:            {Word: "mass", English: "whether a mass event", Chinese: "是否群众性"},
	Sensitive:       {Word: "sensitive", English: "whether of a sensitive group", Chinese: "是否易感人群"},
	Practice:        {Word: "practice", English: "which practice", Chinese: "行为"},

	Designated:    {Word: "designated", English: "whether designated as a guarantee enterprise", Chinese: "是否认定为保障类"},
	MajorProject:  {Word: "major_project", English: "whether a major project", Chinese: "是否重大工程项目"},
	Coal:          {Word: "coal", English: "whether it burns coal", Chinese: "是否燃煤"},
	Oil:           {Word: "oil", English: "whether it burns oil", Chinese: "是否燃油"},
	Toxic:         {Word: "toxic", English: "whether its emissions are toxic or harmful", Chinese: "是否排放有毒有害物质"},
	AnnualSO2:     {Word: "annual/so2", English: "annual SO2", Chinese: "二氧化硫年排放量"},
	AnnualNOx:     {Word: "annual/nox", English: "annual NOx", Chinese: "氮氧化物年排放量"},
	AnnualPM25:    {Word: "annual/pm25", English: "annual PM2.5", Chinese: "细颗粒物年排放量"},
	AnnualVOCs:    {Word: "annual/vocs", English: "annual VOCs", Chinese: "挥发性有机物年排放量"},
	Grade:         {Word: "grade", English: "grade", Chinese: "绩效等级"},
	BaselineSO2:   {Word: "baseline/so2", English: "daily SO2", Chinese: "二氧化硫日排放量"},
	BaselineNOx:   {Word: "baseline/nox", English: "daily NOx", Chinese: "氮氧化物日排放量"},
	BaselinePM:    {Word: "baseline/pm", English: "daily PM", Chinese: "颗粒物日排放量"},
	BaselineVOCs:  {Word: "baseline/vocs", English: "daily VOCs", Chinese: "挥发性有机物日排放量"},
	ReductionSO2:  {Word: "reductions/so2", English: "reduction of SO2", Chinese: "二氧化硫减排量"},
	ReductionNOx:  {Word: "reductions/nox", English: "reduction of NOx", Chinese: "氮氧化物减排量"},
	ReductionPM:   {Word: "reductions/pm", English: "reduction of PM", Chinese: "颗粒物减排量"},
	ReductionVOCs: {Word: "reductions/vocs", English: "reduction of VOCs", Chinese: "挥发性有机物减排量"},
	TaskKind:      {Word: "task/kind", English: "which task it guarantees", Chinese: "保障任务"},
	TaskNeeds:     {Word: "task/needs", English: "load that the task needs", Chinese: "保障任务所需负荷"},
	TaskMaxLoad:   {Word: "task/max_load", English: "approved maximum load", Chinese: "核定最大允许生产负荷"},
	Load:          {Word: "load", English: "production load", Chinese: "生产负荷"},
	Points:        {Word: "points", English: "what each point reduced", Chinese: "各环节减排量"},
	Trucks:        {Word: "trucks", English: "trips of heavy trucks", Chinese: "重型货车使用情况"},
	Machines:      {Word: "machines", English: "use of non-road machines", Chinese: "非道路移动机械使用情况"},
}}
