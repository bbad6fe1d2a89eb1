package alert

import (
	"iter"

	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/internal/enum"
	"github.com/clearsky-go/clearsky/internal/runs"
	"github.com/clearsky-go/clearsky/internal/wording"
)

// Condition is an AQI above a threshold, sustained for some hours: "日AQI＞200持续48小时及以上".
//
// Where it names a pollutant, that pollutant's sub-index (IAQI) stands for the AQI. At a limit of HJ 633 a concentration is a sub-index:
// a daily mean of PM2.5 above 115 µg/m³ is an IAQI above 150, and so is an 8-hour mean of O3 above 215 µg/m³ (edition 2012).
type Condition struct {
	Kind ConditionKind `json:"kind,omitzero"` // what is above the threshold: daily AQIs, or hours by themselves
	// Pollutant is the one whose sub-index it is about; none: the AQI. Of hours of which its concentration is not known see
	// [Series.ByPollutant].
	Pollutant  aqi.Pollutant `json:"pollutant,omitzero"`
	Timing     Timing        `json:"timing,omitzero"` // whether only hours observed already count, or only those to come
	Comparison Comparison    `json:"comparison"`
	AQI        int           `json:"aqi"`
	Hours      int           `json:"hours"`
}

// ConditionKind says which AQIs a condition is about.
type ConditionKind uint8

// The kinds of conditions.
const (
	DailyMeans  ConditionKind = iota // daily AQIs, of windows or natural days: "日AQI＞200持续48小时"
	HoursInARow                      // hourly AQIs, as many in a row: "连续3小时AQI＞300"; of one hour: "出现小时AQI＞200"
	HoursOfADay                      // hourly AQIs, as many in all within 24 hours, or a natural day: "一日内累计6小时AQI＞300"
)

var conditionKinds = enum.Table[ConditionKind]{Type: "alert.ConditionKind", Names: []enum.Name{
	DailyMeans:  {Word: "daily", English: "Daily AQIs", Chinese: "日均值", Also: []string{"日AQI"}},
	HoursInARow: {Word: "in-a-row", English: "Hours in a row", Chinese: "连续小时", Also: []string{"小时连续"}},
	HoursOfADay: {Word: "of-a-day", English: "Hours of a day in all", Chinese: "一日内累计小时", Also: []string{"累计小时"}},
}}

// Timing says which hours count for a condition: "已出现24小时且预测未来48小时". A window counts that lies wholly in them.
type Timing uint8

// The timings. A forecast begins with the first hour that is marked so.
const (
	AnyTime    Timing = iota
	Observed          // hours before the forecast
	Forecasted        // hours from the forecast's first on
)

var timings = enum.Table[Timing]{Type: "alert.Timing", Names: []enum.Name{
	AnyTime:    {Word: "any", English: "Observed or forecast", Chinese: "实测或预报"},
	Observed:   {Word: "observed", English: "Observed", Chinese: "实测", Also: []string{"已出现"}},
	Forecasted: {Word: "forecast", English: "Forecast", Chinese: "预报", Also: []string{"预测"}},
}}

// String returns "daily AQI > 200 for 48 h", "hourly AQI > 300 for 3 h in a row", "daily IAQI of O3 > 150 for 48 h (Forecast)".
func (c Condition) String() string { return c.text(wording.English) }

// Chinese returns "日AQI＞200持续48小时", "小时AQI＞300连续3小时", "臭氧日IAQI＞150持续48小时（预报）".
func (c Condition) Chinese() string { return c.text(wording.Chinese) }

func (c Condition) text(l wording.Language) string {
	index, text := "AQI", ""
	if c.Pollutant != 0 {
		index = l.F("IAQI of %v", "IAQI", c.Pollutant)
	}
	switch c.Kind {
	case HoursInARow:
		text = l.F("hourly %v %v %d for %d h in a row", "小时%v%v%d连续%d小时", index, c.Comparison, c.AQI, c.Hours)
	case HoursOfADay:
		text = l.F("hourly %v %v %d for %d h of a day", "一日内小时%v%v%d累计%d小时", index, c.Comparison, c.AQI, c.Hours)
	case DailyMeans:
		text = l.F("daily %v %v %d for %d h", "日%v%v%d持续%d小时", index, c.Comparison, c.AQI, c.Hours)
	}
	if c.Pollutant != 0 {
		text = l.Pick("", c.Pollutant.Chinese()) + text
	}
	if c.Timing != AnyTime {
		text += l.Bracket(l.Of(c.Timing))
	}
	return text
}

// Comparison says whether a daily AQI equal to the threshold exceeds it. A daily AQI is an integer, a mean being rounded up (HJ
// 633-2012, 6.2): one of at least 201 is one above 200.
type Comparison uint8

// The comparisons.
const (
	Above   Comparison = iota // >, the number itself left out
	AtLeast                   // ≥, the number itself included
)

var comparisons = enum.Table[Comparison]{Type: "alert.Comparison", Names: []enum.Name{
	Above:   {Word: "above", English: ">", Chinese: "＞", Also: []string{">", "大于"}},
	AtLeast: {Word: "at-least", English: "≥", Chinese: "≥", Also: []string{">=", "大于等于", "大于或等于"}},
}}

// threshold returns the condition's threshold.
func (c Condition) threshold() runs.Threshold {
	return runs.ThresholdOf(c.AQI, c.Comparison == AtLeast)
}

// measure is what conditions are about whose thresholds can be compared.
type measure struct {
	kind      ConditionKind
	pollutant aqi.Pollutant
	timing    Timing
}

func (c Condition) measure() measure { return measure{c.Kind, c.Pollutant, c.Timing} }

// place is where a condition stands: its trigger, and whether it is the last of its group.
type place struct {
	trigger int
	last    bool
}

// conditions returns the plan's conditions, group by group.
func (p *Plan) conditions() iter.Seq2[place, Condition] {
	return func(yield func(place, Condition) bool) {
		for i, t := range p.Triggers {
			for _, group := range t.AnyOf {
				for j, c := range group {
					if !yield(place{i, j == len(group)-1}, c) {
						return
					}
				}
			}
		}
	}
}
