package alert_test

import (
	"fmt"
	"time"

	"github.com/shopspring/decimal"

	"github.com/clearsky-go/clearsky/alert"
	"github.com/clearsky-go/clearsky/aqi"
)

// hours are hours of PM2.5 from 2026-01-05 07:00 on.
func hours(parts ...[2]int) (start aqi.Stamp, samples []aqi.Sample) {
	start, _ = aqi.StampOf(time.Date(2026, time.January, 5, 7, 0, 0, 0, aqi.UTC8()))
	for _, part := range parts {
		for range part[0] {
			samples = append(samples, aqi.Sample{PM25: decimal.NewNullDecimal(decimal.NewFromInt(int64(part[1])))})
		}
	}
	return start, samples
}

// Two hours of dust and one without data are left out of the daily AQI; 20 hours are enough for a window.
func ExampleRuleset_Windows() {
	rules, err := alert.New(alert.Kashgar())
	if err != nil {
		fmt.Println(err)
		return
	}
	start, samples := hours([2]int{25, 180})
	samples[3] = aqi.Sample{}
	marks := make([]alert.Marks, len(samples))
	marks[10], marks[11] = alert.Dusty, alert.Dusty
	series, err := rules.Series(start, samples, marks)
	if err != nil {
		fmt.Println(err)
		return
	}
	windows, err := rules.Windows(series)
	for _, w := range windows {
		fmt.Println(w, "from", w.Count, "hours")
	}
	fmt.Println(err)
	// Output:
	// 2026-01-05 07:00 to 2026-01-06 07:00: daily AQI 230 (4830/21) from 21 hours
	// 2026-01-05 08:00 to 2026-01-06 08:00: daily AQI 230 (4830/21) from 21 hours
	// <nil>
}

// What is known at an hour, what is decided, how far ahead it is published and who approves it.
func ExampleRuleset_Outlook() {
	rules, err := alert.New(alert.Kashgar())
	if err != nil {
		fmt.Println(err)
		return
	}
	start, samples := hours([2]int{30, 180})
	observed, _ := rules.Series(start, samples, nil)
	now := start + aqi.Stamp(len(samples))
	heavy, _ := alert.ParseDailyForecast("220-280")
	clean, _ := alert.ParseDailyForecast("moderate")
	days, _ := alert.SeriesOfDays(now.Midnight(), []alert.DailyForecast{heavy, heavy, clean, clean})
	series, err := observed.Then(days)
	if err != nil {
		fmt.Println(err)
		return
	}
	outlook, err := rules.Outlook(series, now)
	if err != nil {
		fmt.Println(err)
		return
	}
	decision, err := rules.Decide(alert.State{}, outlook, nil)
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(decision)
	lead := rules.Lead(decision)
	fmt.Println(lead.Timeliness, lead.Hours)
	for _, approval := range rules.Approvals(decision) {
		fmt.Println(approval)
	}
	// Output:
	// 2026-01-06 13:00: Issue Orange, 2026-01-06 13:00 to 2026-01-08 00:00
	// Late 0
	// office director reviews
	// deputy commander approves
}

// A season decided hour by hour, as if forecasts of three days had come true, and what became of the alert.
func ExampleHistoryOf() {
	rules, err := alert.New(alert.Kashgar())
	if err != nil {
		fmt.Println(err)
		return
	}
	start, samples := hours([2]int{48, 60}, [2]int{60, 210}, [2]int{80, 60})
	series, err := rules.Series(start, samples, nil)
	if err != nil {
		fmt.Println(err)
		return
	}
	until := start + aqi.Stamp(len(samples))
	history, err := alert.HistoryOf(rules.Replay(start+24, until, alert.Hindsight(series, 72)))
	for _, d := range history.Decisions {
		fmt.Println(d)
	}
	for _, period := range history.Periods() {
		fmt.Println(period)
	}
	fmt.Println(err)
	// Output:
	// 2026-01-06 07:00: Issue Orange, 2026-01-07 07:00 to 2026-01-09 07:00 (until further notice)
	// 2026-01-09 07:00: Extend Orange, 2026-01-09 07:00 to 2026-01-09 19:00
	// 2026-01-09 19:00: Lift on schedule Orange
	// Orange, 2026-01-07 07:00 to 2026-01-09 19:00
	// <nil>
}

// The national criteria of 2024: each level starts when one of its groups of conditions is met.
func ExampleNational2024() {
	plan := alert.National2024()
	for _, trigger := range plan.Triggers {
		fmt.Println(trigger.Level, trigger.AnyOf)
	}
	// Output:
	// Yellow [[daily AQI > 200 for 24 h] [daily AQI > 150 for 48 h]]
	// Orange [[daily AQI > 200 for 48 h] [daily AQI > 150 for 72 h]]
	// Red [[daily AQI > 200 for 72 h daily AQI > 300 for 24 h]]
}
