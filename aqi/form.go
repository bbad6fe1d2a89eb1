package aqi

import "github.com/clearsky-go/clearsky/internal/enum"

// Form is the form of a report.
type Form uint8

// The forms of report.
const (
	FormDaily    Form = iota // the daily report (日报)
	FormHourly               // the hourly report (实时报) by the letter of the edition
	FormPlatform             // the hourly index of the national real-time platform: 1-hour means only
)

var forms = enum.Table[Form]{Type: "aqi.Form", Names: []enum.Name{
	FormDaily:    {Word: "daily", English: "Daily report", Chinese: "日报"},
	FormHourly:   {Word: "hourly", English: "Hourly report", Chinese: "实时报"},
	FormPlatform: {Word: "platform", English: "Hourly index of the national platform", Chinese: "全国城市空气质量实时发布平台"},
}}

// Status says what became of a sub-index of a report.
type Status uint8

// The statuses of a sub-index.
const (
	Missing      Status = iota // no concentration: NA
	NotMonitored               // the pollutant is not monitored here: "/" (HJ 633-2026, 5.3.2)
	Counted                    // it has a sub-index
	Capped                     // it lies above the last limit and has the sub-index that stands for all beyond
	Superseded                 // it lies above the last limit and another averaging time takes its place (HJ 633-2012)
	NoSubIndex                 // it lies above the last limit and nothing takes its place (HJ 633-2012)
	Unused                     // a mean that only takes another's place, which it did not need to
	AtLeast                    // it lies above the last limit and has the sub-index that is known to be reached (HJ 633-2012, O3)
)

var states = enum.Table[Status]{Type: "aqi.Status", Names: []enum.Name{
	Missing:      {Word: "missing", English: "Missing", Chinese: "缺测"},
	NotMonitored: {Word: "not-monitored", English: "Not monitored", Chinese: "未开展监测"},
	Counted:      {Word: "counted", English: "Counted", Chinese: "参与评价"},
	Capped:       {Word: "capped", English: "Above the last limit", Chinese: "超出最高浓度限值"},
	Superseded:   {Word: "superseded", English: "Superseded", Chinese: "按其他平均时间计"},
	NoSubIndex:   {Word: "no-sub-index", English: "Above the last limit, without a sub-index", Chinese: "超出最高浓度限值，无分指数"},
	Unused:       {Word: "unused", English: "Not used", Chinese: "未使用"},
	AtLeast:      {Word: "at-least", English: "At least", Chinese: "不低于"},
}}

// spec is an item of a form: a pollutant over an averaging time and the column of the limits that it is put on.
type spec struct {
	pollutant Pollutant
	averaging Averaging
	column    column
	standsIn  bool // it counts only in the place of the item before it, when that is above its last limit
}

const maxItems = 8

// The items of each form, in the order of the standard's table of reports.
var (
	daily2012 = []spec{
		{SO2, Mean24h, so2Day, false},
		{NO2, Mean24h, no2Day, false},
		{PM10, Mean24h, pm10Day, false},
		{CO, Mean24h, coDay, false},
		{O3, Mean1h, o3Hour, false},
		{O3, Mean8h, o38Hours, false},
		{PM25, Mean24h, pm25Day, false},
	}
	daily2026 = []spec{
		{SO2, Mean24h, so2Day, false},
		{NO2, Mean24h, no2Day, false},
		{PM10, Mean24h, pm10Day, false},
		{CO, Mean24h, coDay, false},
		{O3, Mean8h, o38Hours, false},
		{PM25, Mean24h, pm25Day, false},
	}
	hourly2012 = []spec{
		{SO2, Mean1h, so2Hour, false},
		{SO2, Mean24h, so2Day, true},
		{NO2, Mean1h, no2Hour, false},
		{PM10, Mean24h, pm10Day, false},
		{CO, Mean1h, coHour, false},
		{O3, Mean1h, o3Hour, false},
		{O3, Mean8h, o38Hours, false},
		{PM25, Mean24h, pm25Day, false},
	}
	hourMeans = []spec{
		{SO2, Mean1h, so2Hour, false},
		{NO2, Mean1h, no2Hour, false},
		{PM10, Mean1h, pm10Day, false},
		{CO, Mean1h, coHour, false},
		{O3, Mean1h, o3Hour, false},
		{PM25, Mean1h, pm25Day, false},
	}
	layouts = [...][3][]spec{
		Edition2012: {FormDaily: daily2012, FormHourly: hourly2012, FormPlatform: hourMeans},
		Edition2026: {FormDaily: daily2026, FormHourly: hourMeans, FormPlatform: hourMeans},
	}
)
