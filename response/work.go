package response

import "github.com/clearsky-go/clearsky/internal/enum"

// Work is work that is done somewhere. The zero Work is all unknown.
type Work struct {
	Task             Task `json:"task"`
	ConstructionSite Fact `json:"construction_site"` // 施工工地
	Outdoors         Fact `json:"outdoors"`          // 室外
}

// Work answers whether the work may be done (4.3.2.3).
func (c Catalogue) Work(level Level, w Work) Answer {
	var a asked
	a.choose(&taskTraits, uint8(w.Task), w.Task.Valid())
	a.set(AtConstructionSite, w.ConstructionSite)
	a.set(IsOutdoors, w.Outdoors)
	return answer(c.Restrictions, c.Readings.Bound, AboutWork, level, &a)
}

// YardWork is work in a yard. The zero YardWork is all unknown.
type YardWork struct {
	Yard     Yard `json:"yard"`
	Outdoors Fact `json:"outdoors"` // 露天作业
}

// Yard answers whether the yard may work (4.3.2.3).
func (c Catalogue) Yard(level Level, w YardWork) Answer {
	var a asked
	a.choose(&yardTraits, uint8(w.Yard), w.Yard.Valid())
	a.set(IsOutdoors, w.Outdoors)
	return answer(c.Restrictions, c.Readings.Bound, AboutYard, level, &a)
}

// Practice answers whether anyone may do it: burning, fireworks, landscape lighting and the like (4.3.2.3, 4.3.4.2).
func (c Catalogue) Practice(level Level, p Practice) Answer {
	var a asked
	a.choose(&practiceTraits, uint8(p), p.Valid())
	return answer(c.Restrictions, c.Readings.Bound, AboutPractice, level, &a)
}

// Task is a kind of work. The zero value is unknown.
type Task uint8

// The tasks.
const (
	UnknownTask      Task = iota
	MixConcrete           // 混凝土搅拌
	DemolishBuilding      // 建筑拆除
	MoveMuck              // 渣土车运输
	MoveEarth             // 土石方作业
	Spray                 // 喷涂
	Paint                 // 粉刷
	Cut                   // 切割
	Weld                  // 焊接
	OtherTask
)

// Yard is a kind of yard. The zero value is unknown.
type Yard uint8

// The kinds of yard.
const (
	UnknownYard Yard = iota
	Bricks           // 砖厂
	Sand             // 砂石场
	Lime             // 白灰场
	OtherYard
)

// Practice is something that the plan restricts whoever does it. The zero value is unknown.
type Practice uint8

// The practices.
const (
	UnknownPractice   Practice = iota
	StrawBurning               // 露天焚烧农作物秸秆
	LeafBurning                // 露天焚烧树叶
	WasteBurning               // 露天焚烧垃圾
	OpenBarbecue               // 露天烧烤
	Fireworks                  // 燃放烟火爆竹
	LandscapeLighting          // 开放景观灯光
	OtherPractice
)

var (
	tasks = enum.Table[Task]{Type: "response.Task", Names: []enum.Name{
		UnknownTask:      {Word: "unknown", English: "unknown", Chinese: "不明"},
		MixConcrete:      {Word: "concrete-mixing", English: "concrete mixing", Chinese: "混凝土搅拌"},
		DemolishBuilding: {Word: "demolition", English: "demolition", Chinese: "建筑拆除"},
		MoveMuck:         {Word: "muck-transport", English: "muck transport", Chinese: "渣土车运输", Also: []string{"渣土运输"}},
		MoveEarth:        {Word: "earthwork", English: "earthwork", Chinese: "土石方作业"},
		Spray:            {Word: "spraying", English: "spraying", Chinese: "喷涂"},
		Paint:            {Word: "painting", English: "painting", Chinese: "粉刷"},
		Cut:              {Word: "cutting", English: "cutting", Chinese: "切割"},
		Weld:             {Word: "welding", English: "welding", Chinese: "焊接"},
		OtherTask:        {Word: "other", English: "other work", Chinese: "其他作业"},
	}}
	yards = enum.Table[Yard]{Type: "response.Yard", Names: []enum.Name{
		UnknownYard: {Word: "unknown", English: "unknown", Chinese: "不明"},
		Bricks:      {Word: "bricks", English: "brick yard", Chinese: "砖厂"},
		Sand:        {Word: "sand", English: "sand and gravel yard", Chinese: "砂石场"},
		Lime:        {Word: "lime", English: "lime yard", Chinese: "白灰场", Also: []string{"石灰场"}},
		OtherYard:   {Word: "other", English: "other yard", Chinese: "其他场所"},
	}}
	practices = enum.Table[Practice]{Type: "response.Practice", Names: []enum.Name{
		UnknownPractice:   {Word: "unknown", English: "unknown", Chinese: "不明"},
		StrawBurning:      {Word: "straw-burning", English: "burning of straw", Chinese: "露天焚烧农作物秸秆", Also: []string{"焚烧秸秆"}},
		LeafBurning:       {Word: "leaf-burning", English: "burning of leaves", Chinese: "露天焚烧树叶"},
		WasteBurning:      {Word: "waste-burning", English: "burning of waste", Chinese: "露天焚烧垃圾"},
		OpenBarbecue:      {Word: "open-barbecue", English: "open barbecue", Chinese: "露天烧烤"},
		Fireworks:         {Word: "fireworks", English: "fireworks", Chinese: "燃放烟火爆竹"},
		LandscapeLighting: {Word: "landscape-lighting", English: "landscape lighting", Chinese: "开放景观灯光"},
		OtherPractice:     {Word: "other", English: "other practice", Chinese: "其他行为"},
	}}
)
