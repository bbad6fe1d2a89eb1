package alert_test

import (
	"encoding/json"
	"fmt"
	"time"

	"github.com/clearsky-go/clearsky/alert"
	"github.com/clearsky-go/clearsky/aqi"
)

// exampleSeries is three clean days from the first of December, 50 hours at 260, and two clean days; hours from that one on
// are forecast.
func exampleSeries(from aqi.Stamp) alert.Series {
	heavy, _ := aqi.IndexOf(260)
	clean, _ := aqi.IndexOf(100)
	start, _ := aqi.StampOf(time.Date(2023, time.December, 1, 0, 0, 0, 0, aqi.UTC8()))
	series := alert.Series{Start: start}
	for i := range 72 + 50 + 48 {
		hour := alert.Hour{AQI: clean, Primary: aqi.PollutantsOf(aqi.PM10)}
		if i >= 72 && i < 122 {
			hour = alert.Hour{AQI: heavy, Primary: aqi.PollutantsOf(aqi.PM25)}
		}
		if start+aqi.Stamp(i) >= from {
			hour.Marks = alert.Forecast
		}
		series.Hours = append(series.Hours, hour)
	}
	return series
}

// Hour by hour from the morning of the third: the state is kept as JSON from one hour to the next, and what is known, here the
// same forecast, comes anew. On the fourth the autonomous region issues a red alert for a day.
func ExampleRuleset_Decide() {
	rules, err := alert.New(alert.Kashgar())
	if err != nil {
		fmt.Println(err)
		return
	}
	now, _ := aqi.FloorStamp(time.Date(2023, time.December, 3, 9, 30, 0, 0, aqi.UTC8()))
	red, _ := aqi.StampOf(time.Date(2023, time.December, 4, 12, 0, 0, 0, aqi.UTC8()))
	stored, _ := json.Marshal(alert.State{})
	for until := now + 100; now < until; now++ {
		var demands []alert.Demand
		if now >= red-3 {
			demands = append(demands, alert.Demand{
				Kind: alert.SuperiorAlert, Level: alert.Red, Span: aqi.Span{From: red, Until: red + 24}, By: "autonomous region",
			})
		}
		var state alert.State
		if err := aqi.Unmarshal(stored, &state); err != nil {
			fmt.Println(err)
			return
		}
		outlook, err := rules.Outlook(exampleSeries(now), now)
		if err != nil {
			fmt.Println(err)
			return
		}
		decision, err := rules.Decide(state, outlook, demands)
		if err != nil {
			fmt.Println(err)
			return
		}
		if decision.Act.Changes() {
			lead := rules.Lead(decision)
			fmt.Println(decision)
			fmt.Println("  needs", rules.Approvals(decision), "lead:", lead.Timeliness, lead.Hours, "h, required up to:", decision.Required)
		}
		stored, _ = json.Marshal(decision.After) // who declines an act puts Announced and Own back
	}
	// Output:
	// 2023-12-03 09:00: Issue Orange, 2023-12-04 00:00 to 2023-12-06 02:00
	//   needs [office director reviews deputy commander approves] lead: Short, to be justified 15 h, required up to: None
	// 2023-12-04 09:00: Upgrade Red: Orange, 2023-12-04 09:00 to 2023-12-04 12:00, Red, 2023-12-04 12:00 to 2023-12-05 12:00, Orange, 2023-12-05 12:00 to 2023-12-06 02:00
	//   needs [office director reviews deputy commander agrees commander approves] lead: Late 3 h, required up to: Red
	// 2023-12-06 02:00: Lift on schedule Orange
	//   needs [] lead: No lead time 0 h, required up to: None
}

// What would have been decided hour by hour with a forecast of three days that came true.
func ExampleRuleset_Replay() {
	rules, err := alert.New(alert.Kashgar())
	if err != nil {
		fmt.Println(err)
		return
	}
	series := exampleSeries(0)
	from, until := series.Start, series.Start+7*24
	history, err := alert.HistoryOf(rules.Replay(from, until, alert.Hindsight(series, 72)))
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, decision := range history.Decisions {
		fmt.Println(decision)
	}
	for _, period := range history.Periods() {
		fmt.Println("in force:", period)
	}
	// Output:
	// 2023-12-02 13:00: Issue Yellow, 2023-12-04 00:00 to 2023-12-05 13:00 (until further notice)
	// 2023-12-03 00:00: Upgrade Orange, 2023-12-04 00:00 to 2023-12-06 00:00 (until further notice)
	// 2023-12-06 00:00: Extend Orange, 2023-12-06 00:00 to 2023-12-06 02:00
	// 2023-12-06 02:00: Lift on schedule Orange
	// in force: Orange, 2023-12-04 00:00 to 2023-12-06 02:00
}

// The notice of an issue, in both languages. The counties, the measures advised and what the responses are called are the caller's.
func ExampleRuleset_Notice() {
	rules, err := alert.New(alert.Kashgar())
	if err != nil {
		fmt.Println(err)
		return
	}
	now, _ := aqi.StampOf(time.Date(2023, time.December, 3, 9, 0, 0, 0, aqi.UTC8()))
	outlook, err := rules.Outlook(exampleSeries(now), now)
	if err != nil {
		fmt.Println(err)
		return
	}
	decision, err := rules.Decide(alert.State{}, outlook, nil)
	if err != nil {
		fmt.Println(err)
		return
	}
	counties := []alert.County{
		{Code: "653101", Name: aqi.Text{Chinese: "喀什市", English: "Kashgar"}},
		{Code: "653121", Name: aqi.Text{Chinese: "疏附县", English: "Shufu"}},
	}
	notice, err := rules.Notice(decision, alert.Publication{
		Extent: counties, Affected: counties,
		Responses: map[alert.Level]aqi.Text{alert.Orange: {Chinese: "Ⅱ级", English: "level II"}},
		Advice:    []alert.Advice{{ID: "schools", Text: aqi.Text{Chinese: "停止户外课程和活动", English: "No lessons or activities outdoors"}}},
	})
	fmt.Println(notice)
	fmt.Println(notice.Chinese())
	fmt.Println(err)
	// Output:
	// Issue: Orange alert
	// Primary pollutants: PM2.5
	// Extent: Kashgar, Shufu
	// Area affected: Kashgar, Shufu
	// Start: 2023-12-04 00:00
	// Lifting: 2023-12-06 02:00
	// Expected duration: 50 h
	// Orange, 2023-12-04 00:00 to 2023-12-06 02:00: response at level II
	// Danger: Heavily polluted, daily AQI 260. Symptoms of people with heart or lung disease worsen markedly and they tolerate less exercise; symptoms are common among healthy people.
	// Advised: No lessons or activities outdoors
	// To: county governments concerned, publicity department and network office, member units, media and public
	// 发布预警：橙色预警
	// 首要污染物：细颗粒物
	// 污染范围：喀什市、疏附县
	// 可能受影响的区域：喀什市、疏附县
	// 启动时间：2023-12-04 00:00
	// 解除时间：2023-12-06 02:00
	// 预计持续时间：50小时
	// 橙色，2023-12-04 00:00至2023-12-06 02:00：启动Ⅱ级响应
	// 潜在的危险程度：重度污染，日AQI 260。心脏病和肺病患者症状显著加剧，运动耐受力降低，健康人群普遍出现症状。
	// 措施建议：停止户外课程和活动
	// 通知对象：涉及的县市人民政府、地委宣传部、网信办、地直相关成员单位、媒体、公众
	// <nil>
}
