package main

import (
	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/emission"
	"github.com/clearsky-go/clearsky/enterprise"
	"github.com/clearsky-go/clearsky/response"
)

const kg = emission.Kilogram

// The trades. Those of the guide (《指南》) are graded; the others are micro where they burn no coal, emit nothing toxic and little.
var (
	cement      = trade{name: aqi.Text{Chinese: "水泥厂", English: "Cement Works"}, industry: response.OtherGuide, coal: response.Yes, toxic: response.No, trips: 90, unit: kg}
	bricks      = trade{name: aqi.Text{Chinese: "砖厂", English: "Brick Kiln"}, industry: response.OtherGuide, coal: response.Yes, toxic: response.No, trips: 14, unit: kg}
	lime        = trade{name: aqi.Text{Chinese: "石灰窑", English: "Lime Kiln"}, industry: response.OtherGuide, coal: response.Yes, toxic: response.No, trips: 12, unit: kg}
	steel       = trade{name: aqi.Text{Chinese: "电炉钢厂", English: "Electric Steelworks"}, industry: response.Steel, coal: response.No, toxic: response.No, trips: 120, unit: kg}
	ferroalloy  = trade{name: aqi.Text{Chinese: "铁合金厂", English: "Ferroalloy Works"}, industry: response.OtherMetallurgy, coal: response.Yes, toxic: response.No, trips: 40, unit: kg}
	furniture   = trade{name: aqi.Text{Chinese: "家具厂", English: "Furniture Works"}, industry: response.OtherGuide, coal: response.No, toxic: response.Yes, trips: 3, unit: kg}
	coating     = trade{name: aqi.Text{Chinese: "工业涂装厂", English: "Coating Works"}, industry: response.OtherGuide, coal: response.No, toxic: response.Yes, trips: 3, unit: kg}
	packaging   = trade{name: aqi.Text{Chinese: "包装印刷厂", English: "Packaging Printers"}, industry: response.OtherGuide, coal: response.No, toxic: response.No, trips: 4, unit: kg}
	heating     = trade{name: aqi.Text{Chinese: "燃煤热源厂", English: "Coal Heating Plant"}, industry: response.OtherIndustry, coal: response.Yes, toxic: response.No, trips: 20, unit: kg, designated: response.Yes, guarantee: heatingTask}
	coProcessor = trade{name: aqi.Text{Chinese: "水泥窑协同处置厂", English: "Co-processing Cement Kiln"}, industry: response.OtherGuide, coal: response.Yes, toxic: response.Yes, trips: 45, unit: kg, designated: response.Yes, guarantee: wasteTask}
	gasSupply   = trade{name: aqi.Text{Chinese: "供气站", English: "Gas Supply Station"}, industry: response.OtherIndustry, coal: response.No, toxic: response.No, trips: 6, unit: kg, designated: response.Yes}
	cotton      = trade{name: aqi.Text{Chinese: "棉花加工厂", English: "Cotton Gin"}, industry: response.OtherIndustry, coal: response.No, toxic: response.No, trips: 18, unit: kg}
	food        = trade{name: aqi.Text{Chinese: "果品加工厂", English: "Fruit Processors"}, industry: response.OtherIndustry, coal: response.Yes, toxic: response.No, trips: 8, unit: kg}
	concrete    = trade{name: aqi.Text{Chinese: "混凝土搅拌站", English: "Concrete Plant"}, industry: response.OtherIndustry, coal: response.No, toxic: response.No, trips: 60, unit: kg}
	mine        = trade{name: aqi.Text{Chinese: "石料矿", English: "Stone Quarry"}, industry: response.Mining, coal: response.No, toxic: response.No, trips: 70, unit: kg}
	logistics   = trade{name: aqi.Text{Chinese: "物流园", English: "Logistics Park"}, industry: response.Logistics, coal: response.No, toxic: response.No, trips: 150, unit: kg}
	gasStation  = trade{name: aqi.Text{Chinese: "加油站", English: "Filling Station"}, industry: response.OtherIndustry, coal: response.No, toxic: response.No, trips: 2, unit: kg}
	bakery      = trade{name: aqi.Text{Chinese: "馕坊", English: "Bakery"}, industry: response.OtherIndustry, coal: response.No, toxic: response.No, trips: 1, unit: emission.Gram}
	garage      = trade{name: aqi.Text{Chinese: "汽修店", English: "Car Repair Shop"}, industry: response.OtherIndustry, coal: response.No, toxic: response.No, trips: 0, unit: emission.Gram}
)

var (
	heatingTask = enterprise.Task{
		Kind: enterprise.Heating, Needs: aqi.Known(75 * emission.Percent), MaxLoad: aqi.Known(80 * emission.Percent),
	}
	wasteTask = enterprise.Task{
		Kind: enterprise.CoProcessing, Needs: aqi.Known(60 * emission.Percent), MaxLoad: aqi.Known(65 * emission.Percent),
	}
)

// majorProject makes an enterprise one of a major project (重大工程项目), hence a guarantee enterprise.
func majorProject(p *enterprise.Profile) { p.MajorProject = response.Yes }

// lowerShare gives an enterprise a waiver (核减).
func lowerShare(p *enterprise.Profile) {
	p.Waiver = enterprise.Waiver{
		Reason:   "虚构：窑炉连续运行，频繁启停反而增加排放",
		Document: "虚构批复〔2025〕1号",
		Approved: []enterprise.Approved{
			{Level: response.III, Shares: emission.EqualShares(8 * emission.Percent)},
			{Level: response.II, Shares: emission.EqualShares(12 * emission.Percent)},
			{Level: response.I, Shares: emission.EqualShares(18 * emission.Percent)},
		},
	}
}

const (
	unrated    = enterprise.Ungraded
	leading    = enterprise.Leading
	notLeading = enterprise.NotLeading

	mobile = response.Mobile
	dusts  = response.Dust
	stoves = response.OtherSector
)

var madeUpCounties = []madeUpCounty{
	{"653101", []madeUpEnterprise{
		{"甲", cement, enterprise.B, emits{420, 1900, 380, 60}, reduces{12, 25, 33}, nil},
		{"甲", steel, enterprise.C, emits{310, 780, 640, 90}, reduces{10, 22, 32}, nil},
		{"甲", bricks, notLeading, emits{520, 340, 260, 20}, reduces{10, 20, 28}, nil},
		{"甲", furniture, enterprise.D, emits{0, 4, 35, 410}, reduces{5, 12, 20}, nil},
		{"甲", coating, enterprise.C, emits{0, 6, 20, 360}, reduces{10, 20, 31}, nil},
		{"甲", heating, unrated, emits{960, 1450, 310, 40}, reduces{3, 5, 8}, nil},
		{"甲", logistics, unrated, emits{2, 160, 110, 45}, reduces{10, 20, 30}, nil},
		{"甲", gasStation, unrated, emits{0, 0, 0, 70}, reduces{10, 20, 30}, nil},
		{"甲", bakery, unrated, emits{20, 90, 60, 30}, reduces{0, 0, 0}, nil},
	}, []otherSource{
		{mobile, emits{30, 4200, 260, 1900}, reduces{9, 18, 30}},
		{dusts, emits{0, 0, 5200, 0}, reduces{15, 25, 35}},
		{stoves, emits{640, 210, 480, 520}, reduces{10, 15, 25}},
	}},
	{"653121", []madeUpEnterprise{
		{"甲", cement, enterprise.C, emits{380, 1500, 320, 40}, reduces{10, 15, 30}, nil},
		{"甲", lime, enterprise.D, emits{260, 190, 240, 5}, reduces{5, 10, 15}, lowerShare},
		{"甲", bricks, leading, emits{210, 150, 90, 10}, reduces{15, 28, 38}, nil},
		{"甲", food, unrated, emits{45, 60, 40, 15}, reduces{10, 20, 30}, nil},
		{"甲", concrete, unrated, emits{0, 10, 95, 5}, reduces{20, 40, 60}, nil},
	}, []otherSource{
		{mobile, emits{8, 900, 60, 380}, reduces{12, 24, 34}},
		{dusts, emits{0, 0, 1700, 0}, reduces{15, 25, 35}},
		{stoves, emits{220, 90, 230, 140}, reduces{12, 24, 30}},
	}},
	{"653122", []madeUpEnterprise{
		{"甲", ferroalloy, enterprise.C, emits{640, 520, 410, 10}, reduces{8, 15, 25}, nil},
		{"甲", bricks, notLeading, emits{300, 210, 180, 10}, reduces{8, 16, 26}, nil},
		{"乙", bricks, leading, emits{150, 120, 60, 5}, reduces{15, 25, 35}, nil},
		{"甲", packaging, enterprise.D, emits{0, 2, 5, 190}, reduces{10, 20, 30}, nil},
		{"甲", coProcessor, enterprise.B, emits{180, 760, 140, 25}, reduces{2, 4, 6}, nil},
		{"甲", logistics, unrated, emits{1, 240, 90, 30}, reduces{10, 20, 30}, nil},
		{"甲", cotton, unrated, emits{0, 0, 130, 0}, reduces{10, 22, 30}, nil},
		{"甲", garage, unrated, emits{0, 5, 10, 180}, reduces{0, 0, 0}, nil},
	}, []otherSource{
		{mobile, emits{12, 1500, 90, 620}, reduces{8, 14, 20}},
		{dusts, emits{0, 0, 2300, 0}, reduces{12, 22, 30}},
		{stoves, emits{310, 120, 300, 190}, reduces{5, 10, 15}},
	}},
	{"653123", []madeUpEnterprise{
		{"甲", bricks, notLeading, emits{240, 160, 130, 10}, reduces{10, 20, 30}, nil},
		{"甲", food, unrated, emits{40, 45, 30, 20}, reduces{10, 20, 30}, nil},
		{"甲", mine, unrated, emits{0, 60, 340, 0}, reduces{15, 30, 50}, nil},
		{"甲", heating, unrated, emits{290, 410, 100, 10}, reduces{3, 5, 8}, nil},
	}, []otherSource{
		{mobile, emits{6, 640, 45, 260}, reduces{10, 20, 30}},
		{dusts, emits{0, 0, 1200, 0}, reduces{15, 25, 35}},
		{stoves, emits{210, 70, 210, 120}, reduces{10, 20, 30}},
	}},
	{"653124", []madeUpEnterprise{
		{"甲", cement, enterprise.A, emits{120, 620, 110, 20}, reduces{10, 15, 20}, nil},
		{"甲", gasSupply, unrated, emits{5, 90, 10, 120}, reduces{10, 12, 15}, nil},
		{"甲", food, unrated, emits{60, 70, 50, 20}, reduces{12, 22, 32}, nil},
		{"甲", bricks, leading, emits{130, 90, 60, 5}, reduces{15, 25, 35}, nil},
		{"乙", bakery, unrated, emits{30, 80, 70, 40}, reduces{0, 0, 0}, nil},
	}, []otherSource{
		{mobile, emits{5, 560, 40, 240}, reduces{12, 22, 32}},
		{dusts, emits{0, 0, 900, 0}, reduces{15, 25, 35}},
		{stoves, emits{130, 50, 150, 90}, reduces{14, 22, 32}},
	}},
	{"653125", []madeUpEnterprise{
		{"甲", cement, enterprise.B, emits{350, 1600, 300, 50}, reduces{12, 22, 32}, nil},
		{"乙", cement, enterprise.C, emits{410, 1500, 330, 40}, reduces{10, 18, 26}, nil},
		{"甲", bricks, notLeading, emits{360, 240, 200, 15}, reduces{8, 18, 26}, nil},
		{"甲", cotton, unrated, emits{0, 0, 210, 0}, reduces{10, 20, 30}, nil},
		{"甲", furniture, enterprise.C, emits{0, 3, 25, 240}, reduces{10, 20, 30}, nil},
		{"甲", heating, unrated, emits{620, 900, 210, 25}, reduces{3, 5, 8}, nil},
	}, []otherSource{
		{mobile, emits{18, 2200, 130, 980}, reduces{10, 19, 28}},
		{dusts, emits{0, 0, 3600, 0}, reduces{15, 25, 35}},
		{stoves, emits{520, 190, 510, 330}, reduces{10, 18, 25}},
	}},
	{"653126", []madeUpEnterprise{
		{"甲", steel, enterprise.B, emits{260, 640, 420, 70}, reduces{12, 22, 34}, nil},
		{"甲", lime, enterprise.C, emits{230, 170, 210, 5}, reduces{10, 20, 30}, nil},
		{"甲", mine, unrated, emits{0, 110, 620, 0}, reduces{15, 30, 50}, nil},
		{"乙", mine, unrated, emits{0, 80, 450, 0}, reduces{10, 20, 40}, majorProject},
		{"甲", logistics, unrated, emits{1, 180, 70, 25}, reduces{10, 20, 30}, nil},
	}, []otherSource{
		{mobile, emits{12, 1400, 80, 560}, reduces{10, 20, 30}},
		{dusts, emits{0, 0, 2600, 0}, reduces{15, 25, 35}},
		{stoves, emits{330, 110, 320, 200}, reduces{10, 18, 25}},
	}},
	{"653127", []madeUpEnterprise{
		{"甲", cotton, unrated, emits{0, 0, 260, 0}, reduces{10, 20, 30}, nil},
		{"乙", cotton, unrated, emits{0, 0, 180, 0}, reduces{10, 20, 30}, nil},
		{"甲", bricks, notLeading, emits{220, 150, 120, 10}, reduces{10, 20, 30}, nil},
		{"甲", garage, unrated, emits{0, 10, 10, 150}, reduces{0, 0, 0}, nil},
	}, []otherSource{
		{mobile, emits{6, 620, 40, 250}, reduces{10, 20, 30}},
		{dusts, emits{0, 0, 1300, 0}, reduces{15, 25, 35}},
		{stoves, emits{200, 70, 200, 120}, reduces{10, 20, 30}},
	}},
	{"653128", []madeUpEnterprise{
		{"甲", bricks, unrated, emits{260, 180, 150, 10}, reduces{6, 14, 22}, nil},
		{"甲", lime, enterprise.C, emits{190, 140, 170, 5}, reduces{12, 22, 30}, nil},
		{"甲", cotton, unrated, emits{0, 0, 190, 0}, reduces{10, 20, 30}, nil},
		{"甲", gasStation, unrated, emits{0, 0, 0, 45}, reduces{10, 20, 30}, nil},
		{"丙", bakery, unrated, emits{20, 70, 50, 30}, reduces{0, 0, 0}, nil},
	}, []otherSource{
		{mobile, emits{5, 540, 35, 220}, reduces{10, 20, 30}},
		{dusts, emits{0, 0, 1100, 0}, reduces{15, 25, 35}},
		{stoves, emits{170, 60, 180, 110}, reduces{11, 18, 25}},
	}},
	{"653129", []madeUpEnterprise{
		{"甲", ferroalloy, enterprise.B, emits{480, 420, 300, 10}, reduces{12, 22, 32}, nil},
		{"甲", food, unrated, emits{55, 60, 40, 30}, reduces{10, 20, 30}, nil},
		{"乙", food, unrated, emits{35, 40, 30, 20}, reduces{8, 18, 28}, nil},
		{"甲", concrete, unrated, emits{0, 10, 80, 5}, reduces{20, 40, 60}, nil},
	}, []otherSource{
		{mobile, emits{8, 860, 55, 360}, reduces{10, 20, 30}},
		{dusts, emits{0, 0, 1700, 0}, reduces{15, 25, 35}},
		{stoves, emits{260, 90, 270, 160}, reduces{10, 18, 25}},
	}},
	{"653130", []madeUpEnterprise{
		{"甲", cement, enterprise.D, emits{390, 1400, 360, 40}, reduces{6, 14, 22}, nil},
		{"甲", cotton, unrated, emits{0, 0, 230, 0}, reduces{10, 20, 30}, nil},
		{"甲", packaging, enterprise.C, emits{0, 2, 4, 160}, reduces{10, 20, 30}, nil},
		{"甲", heating, unrated, emits{340, 480, 110, 15}, reduces{3, 5, 8}, nil},
	}, []otherSource{
		{mobile, emits{9, 960, 60, 400}, reduces{10, 20, 30}},
		{dusts, emits{0, 0, 2100, 0}, reduces{15, 25, 35}},
		{stoves, emits{280, 95, 280, 170}, reduces{10, 18, 25}},
	}},
	{"653131", []madeUpEnterprise{
		{"甲", heating, unrated, emits{210, 260, 80, 10}, reduces{2, 4, 6}, nil},
		{"甲", mine, unrated, emits{0, 40, 210, 0}, reduces{15, 30, 50}, nil},
		{"甲", concrete, unrated, emits{0, 12, 60, 4}, reduces{10, 25, 40}, majorProject},
	}, []otherSource{
		{mobile, emits{3, 260, 18, 90}, reduces{5, 10, 15}},
		{dusts, emits{0, 0, 400, 0}, reduces{15, 25, 35}},
		{stoves, emits{90, 30, 90, 50}, reduces{5, 10, 15}},
	}},
}
