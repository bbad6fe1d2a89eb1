package alert

import "github.com/clearsky-go/clearsky/internal/enum"

// Readings choose among the ways in which a plan's text can be read. The zero value is the default reading of each.
type Readings struct {
	Windows   WindowReading    `json:"windows"`
	Sustained SustainedReading `json:"sustained"`
	Merge     MergeReading     `json:"merge"`
	Daily     DailyReading     `json:"daily"`
	Dust      DustReading      `json:"dust"`
	Particles ParticleReading  `json:"particles"`
	Forecast  ForecastReading  `json:"forecast"`
	WholeDay  WholeDayReading  `json:"whole_day"`
	Approval  ApprovalReading  `json:"approval"`
}

// WindowReading is a reading of which 24 hours have a daily AQI: "可以跨自然日计算" (3.3).
type WindowReading uint8

// The readings of which 24 hours have a daily AQI.
const (
	AnyHour WindowReading = iota // whatever hour they begin at
	// NaturalDays are those from midnight to midnight at UTC+8 alone: a run is whole days, counted one after another.
	NaturalDays
)

// SustainedReading is a reading of how long a run lasts: "持续24小时及以上" (3.3).
type SustainedReading uint8

// The readings of how long a run lasts.
const (
	// DayAfterDay counts 24 hours for each window of the longest row of back-to-back exceeding windows inside the run:
	// one daily mean after another is above the threshold.
	DayAfterDay SustainedReading = iota
	// Unbroken counts the hours of the longest stretch inside the run in which every window exceeds.
	Unbroken
)

// MergeReading is a reading of how an episode of several runs is graded: "应按一次重污染过程计算，从高级别启动预警" (3.7.1). An
// episode of a single run has that run's level under every reading.
type MergeReading uint8

// The readings of how an episode of several runs is graded.
const (
	HighestRun MergeReading = iota // the highest level that a run reaches
	SumOfRuns                      // the runs' sustained hours added up, per threshold
	WholeSpan                      // the span, gaps included, sustained at the lowest threshold; the highest run at the others
)

// DailyReading is a reading of a window's daily AQI: "AQI日均值连续24小时（可以跨自然日计算）均值计算" (3.3).
type DailyReading uint8

// The readings of a window's daily AQI.
const (
	MeanOfHours DailyReading = iota // the mean of its hourly AQIs
	// FromConcentrations is the daily report on its concentrations, Series.Daily; of a window that reaches into a forecast of days,
	// which has none, the mean of its hours.
	FromConcentrations
)

// DustReading is a reading of what an hour marked as dust does: heavy pollution caused by sand and dust is outside the plan (1.3).
type DustReading uint8

// The readings of dust hours.
const (
	DustExcluded DustReading = iota // a dust hour counts in no window and is not heavy
	DustCounted                     // a dust hour counts as any other
)

// ParticleReading is a reading, the library's own rule, of an hour that has neither PM10 nor PM2.5, whose gases alone would
// understate it.
type ParticleReading uint8

// The readings of hours without particulate matter.
const (
	ParticlesRequired ParticleReading = iota // such an hour has no AQI
	ParticlesOptional                        // its AQI is taken as it is
)

// ForecastReading is a reading, the library's own rule, of a forecast that is a range: "AQI 210-270", "中度至重度污染".
type ForecastReading uint8

// The readings of a range.
const (
	UpperEnd ForecastReading = iota
	LowerEnd
	Middle // rounded up
)

// WholeDayReading is a reading, the library's own rule, of hours that are known only by the forecast of their natural day.
type WholeDayReading uint8

// The readings of a forecast of days.
const (
	// EveryWindow lets each of these hours count with the day's value in every window. So a run that goes over from observed hours
	// to a forecast of days is not cut between them.
	EveryWindow WholeDayReading = iota
	// MidnightWindow lets only the window that is a whole day so known be valid: none that holds part of one is.
	MidnightWindow
)

var (
	windowReadings = enum.Table[WindowReading]{Type: "alert.WindowReading", Names: []enum.Name{
		AnyHour:     {Word: "any-hour", English: "Days from any hour", Chinese: "可跨自然日"},
		NaturalDays: {Word: "natural-days", English: "Natural days", Chinese: "按自然日", Also: []string{"自然日"}},
	}}
	sustainedReadings = enum.Table[SustainedReading]{Type: "alert.SustainedReading", Names: []enum.Name{
		DayAfterDay: {Word: "day-after-day", English: "Day after day", Chinese: "逐日连续"},
		Unbroken:    {Word: "unbroken", English: "Unbroken", Chinese: "逐时连续"},
	}}
	mergeReadings = enum.Table[MergeReading]{Type: "alert.MergeReading", Names: []enum.Name{
		HighestRun: {Word: "highest-run", English: "Highest run", Chinese: "取最高级别"},
		SumOfRuns:  {Word: "sum-of-runs", English: "Sum of the runs", Chinese: "持续时间累加"},
		WholeSpan:  {Word: "whole-span", English: "Whole span", Chinese: "按全过程计"},
	}}
	dailyReadings = enum.Table[DailyReading]{Type: "alert.DailyReading", Names: []enum.Name{
		MeanOfHours:        {Word: "mean-of-hours", English: "Mean of the hourly AQIs", Chinese: "小时AQI均值"},
		FromConcentrations: {Word: "from-concentrations", English: "Daily report on the concentrations", Chinese: "按24小时浓度计算"},
	}}
	dustReadings = enum.Table[DustReading]{Type: "alert.DustReading", Names: []enum.Name{
		DustExcluded: {Word: "excluded", English: "Dust hours excluded", Chinese: "沙尘时段不计入"},
		DustCounted:  {Word: "counted", English: "Dust hours counted", Chinese: "沙尘时段计入"},
	}}
	particleReadings = enum.Table[ParticleReading]{Type: "alert.ParticleReading", Names: []enum.Name{
		ParticlesRequired: {Word: "required", English: "Particulate matter required", Chinese: "须有颗粒物数据"},
		ParticlesOptional: {Word: "optional", English: "Particulate matter optional", Chinese: "可无颗粒物数据"},
	}}
	forecastReadings = enum.Table[ForecastReading]{Type: "alert.ForecastReading", Names: []enum.Name{
		UpperEnd: {Word: "upper-end", English: "Upper end of the range", Chinese: "取上限"},
		LowerEnd: {Word: "lower-end", English: "Lower end of the range", Chinese: "取下限"},
		Middle:   {Word: "middle", English: "Middle of the range", Chinese: "取中值"},
	}}
	wholeDayReadings = enum.Table[WholeDayReading]{Type: "alert.WholeDayReading", Names: []enum.Name{
		EveryWindow:    {Word: "every-window", English: "Forecast days count in every window", Chinese: "日预报计入各窗口"},
		MidnightWindow: {Word: "midnight-window", English: "Forecast days count from midnight to midnight", Chinese: "日预报仅按自然日计"},
	}}
)
