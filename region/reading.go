package region

import "github.com/clearsky-go/clearsky/internal/enum"

// GroupReading is a reading of "3个及以上连片县（市）平均日AQI达到重污染天气预警分级标准" (3.4). The zero value is the default.
type GroupReading uint8

// The readings.
const (
	// EachCounty grades each county's own series: counties carry a level at those hours that belong to the policy's Together hours in a
	// row throughout which one connected group of them is inside episodes of that level or above of their own.
	EachCounty GroupReading = iota
	// GroupMean grades the mean of the counties of one fixed connected group: a group carries a level while the series of its
	// mean daily AQIs is inside an episode of that level or above. Means are exact, of the counties' exact daily AQIs; a window
	// that a county lacks is not valid. An hour's AQI, to which runs are cut, is the mean over the counties that have it (the
	// library's own rule: else hours missing here and there would keep clean hours in a run).
	GroupMean
)

var readings = enum.Table[GroupReading]{Type: "region.GroupReading", Names: []enum.Name{
	EachCounty: {Word: "each-county", English: "Each county", Chinese: "逐县判定", Also: []string{"逐县", "各县市分别判定"}},
	GroupMean:  {Word: "group-mean", English: "Mean of the group", Chinese: "连片均值", Also: []string{"均值", "连片县市均值"}},
}}

// FloorReading is a reading of for how long a covered county must not respond below the prefecture's alert: "启动不低于喀什区域预警级别的
// 应急响应" (3.4). The zero value is the default.
type FloorReading uint8

// The readings.
const (
	WhileInForce  FloorReading = iota // at the level of the prefecture's alert in force, for as long as it is
	WhileCarrying                     // at the level of the county's group, only while that carries
)

var floorReadings = enum.Table[FloorReading]{Type: "region.FloorReading", Names: []enum.Name{
	WhileInForce:  {Word: "while-in-force", English: "While the prefecture's alert is in force", Chinese: "区域预警期间"},
	WhileCarrying: {Word: "while-carrying", English: "While the group carries", Chinese: "连片达标期间"},
}}

// Basis says what a level of a county or of the prefecture rests on.
type Basis uint8

// The bases, in the order in which reasons are given.
const (
	ByPrefecture Basis = iota // the prefecture's alert, which covers the county
	BySuperior                // a superior's alert, such as that of the autonomous region
	ByJudgement               // a judgement after consultation
	ByOwn                     // the county's own alert; for the prefecture, its own
	ByRaise                   // the county raises its level of its own accord
)

var bases = enum.Table[Basis]{Type: "region.Basis", Names: []enum.Name{
	ByPrefecture: {Word: "prefecture", English: "Prefecture's alert", Chinese: "区域预警", Also: []string{"地区预警", "地区区域预警"}},
	BySuperior:   {Word: "superior", English: "Superior's alert", Chinese: "上级预警", Also: []string{"上级区域预警", "自治区区域预警"}},
	ByJudgement:  {Word: "judgement", English: "Judgement after consultation", Chinese: "会商研判", Also: []string{"会商"}},
	ByOwn:        {Word: "own", English: "Own alert", Chinese: "本级预警", Also: []string{"自行发布预警"}},
	ByRaise:      {Word: "raise", English: "Voluntary raise", Chinese: "主动提级", Also: []string{"提级", "主动提高响应级别"}},
}}
