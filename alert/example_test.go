package alert_test

import (
	"errors"
	"fmt"
	"time"

	"github.com/clearsky-go/clearsky/alert"
	"github.com/clearsky-go/clearsky/aqi"
)

// A night at AQI 100, 50 hours at 260, and two clean days.
func ExampleRuleset_Episodes() {
	rules, err := alert.New(alert.Kashgar())
	if err != nil {
		fmt.Println(err)
		return
	}
	heavy, _ := aqi.IndexOf(260)
	clean, _ := aqi.IndexOf(100)
	start, _ := aqi.StampOf(time.Date(2023, time.December, 14, 20, 0, 0, 0, aqi.UTC8()))
	series := alert.Series{Start: start}
	for i := range 110 {
		hour := alert.Hour{AQI: clean, Primary: aqi.PollutantsOf(aqi.PM25)}
		if i >= 12 && i < 62 {
			hour.AQI = heavy
		}
		series.Hours = append(series.Hours, hour)
	}
	episodes, err := rules.Episodes(series)
	for _, p := range episodes {
		fmt.Println(p.From, "to", p.Until, p.Level, p.Level.Chinese(), p.Sustained, p.Primary, err)
	}
	// Output:
	// 2023-12-15 08:00 to 2023-12-17 10:00 Orange 橙色 [daily AQI > 200 for 48 h] [PM2.5 for 50 h] <nil>
}

// A seven-day forecast as offices publish it; that of the sixth day is not known.
func ExampleSeriesOfDays() {
	rules, err := alert.New(alert.Kashgar())
	if err != nil {
		fmt.Println(err)
		return
	}
	var days []alert.DailyForecast
	for _, text := range []string{"120", "210-230", "重度至严重污染", "180", "moderate to heavy", "NA", "90"} {
		day, err := alert.ParseDailyForecast(text)
		if err != nil {
			fmt.Println(err)
			return
		}
		days = append(days, day)
	}
	first, _ := aqi.StampOf(time.Date(2023, time.December, 1, 0, 0, 0, 0, aqi.UTC8()))
	series, err := alert.SeriesOfDays(first, days)
	if err != nil {
		fmt.Println(err)
		return
	}
	episodes, err := rules.Episodes(series)
	for _, p := range episodes {
		fmt.Println(p.From, "to", p.Until, p.Level, "with", len(p.Runs), "runs, peak", p.Peak.AQI(), err)
	}
	// Output:
	// 2023-12-02 00:00 to 2023-12-06 00:00 Red with 1 runs, peak 500 <nil>
}

// Observed hours up to now, and behind them a daily forecast from the next midnight on. Three hours are not known.
func ExampleSeries_Then() {
	rules, err := alert.New(alert.Kashgar())
	if err != nil {
		fmt.Println(err)
		return
	}
	index, _ := aqi.IndexOf(240)
	noon, _ := aqi.StampOf(time.Date(2023, time.December, 1, 12, 0, 0, 0, aqi.UTC8()))
	observed := alert.Series{Start: noon}
	for range 33 {
		observed.Hours = append(observed.Hours, alert.Hour{AQI: index})
	}
	forecast, err := alert.SeriesOfDays(noon.Midnight()+48, []alert.DailyForecast{{AQI: index}, {AQI: index}})
	if err != nil {
		fmt.Println(err)
		return
	}
	series, err := observed.Then(forecast)
	if err != nil {
		fmt.Println(err)
		return
	}
	episodes, err := rules.Episodes(series)
	for _, p := range episodes {
		fmt.Println(p.From, "to", p.Until, p.Level, "open:", p.Open, err)
	}
	fmt.Println(len(series.Hours), "hours; the last is marked", series.Hours[len(series.Hours)-1].Marks)
	// Output:
	// 2023-12-01 12:00 to 2023-12-05 00:00 Red open: true <nil>
	// 84 hours; the last is marked forecast,whole day
}

// A plan is data; what is wrong with it is said all at once.
func ExamplePlan_Validate() {
	plan := alert.Plan{
		Triggers: []alert.Trigger{
			{Level: alert.Yellow, AnyOf: [][]alert.Condition{{{AQI: 200, Hours: 48}}}},
			{Level: alert.Red, AnyOf: [][]alert.Condition{{{AQI: 200, Hours: 90}, {AQI: 300, Hours: 48}}, {{AQI: 500, Hours: 24}}}},
		},
		MergeHours: 36, LiftHours: 36,
	}
	err := plan.Validate()
	fmt.Println(err)
	fmt.Println(errors.Is(err, aqi.ErrConflict), errors.Is(err, aqi.ErrRange))
	if list, ok := errors.AsType[aqi.Faults](err); ok {
		fmt.Println(list.Chinese())
	}
	plan.Triggers[1].AnyOf[0][0].Hours = 96
	plan.Triggers[1].AnyOf[1][0].Comparison = alert.AtLeast
	fmt.Println(plan.Validate())
	// Output:
	// /plan/triggers/1/any_of/0/0/hours: 90, want a multiple of 24, as hours are counted day after day: contradicts something else; /plan/triggers/1/any_of/1/0/aqi: 500, want 0 to 499: is out of range
	// true true
	// /plan/triggers/1/any_of/0/0/hours：90，应为24的整数倍，因持续时间逐日计算：与其他内容矛盾；/plan/triggers/1/any_of/1/0/aqi：500，应为0至499：超出范围
	// <nil>
}

func ExampleKashgar() {
	plan := alert.Kashgar()
	fmt.Println(plan.Title.Chinese)
	for _, t := range plan.Triggers {
		fmt.Println(t.Clause.Number, t.Level.Chinese(), t.AnyOf[0][0].Chinese())
	}
	fmt.Println(plan.Readings.Sustained, "·", plan.Readings.Merge, "·", plan.Readings.Daily)
	// Output:
	// 喀什地区重污染天气应急预案（修订版）
	// 3.3 (1) 黄色 日AQI＞200持续24小时
	// 3.3 (2) 橙色 日AQI＞200持续48小时
	// 3.3 (3) 红色 日AQI＞200持续72小时
	// Day after day · Highest run · Mean of the hourly AQIs
}
