package alert_test

import (
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

// On the morning of the third, with nothing in force; and the same hour again, once the alert is issued.
func ExamplePlan_Decide() {
	plan := alert.Kashgar()
	now, _ := aqi.FloorStamp(time.Date(2023, time.December, 3, 9, 30, 0, 0, aqi.UTC8()))
	outlook, err := plan.Outlook(exampleSeries(now), now)
	if err != nil {
		fmt.Println(err)
		return
	}
	decision, err := plan.Decide(alert.State{}, outlook)
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(decision)
	fmt.Println(decision.Chinese())
	for _, clause := range decision.Clauses {
		fmt.Println(clause.Number)
	}
	evidence := decision.Evidence
	fmt.Println("sustained", evidence.Episode.Sustained[0].Hours, "h, known up to", evidence.Horizon)
	lead := plan.Lead(decision)
	fmt.Println(lead.Timeliness, "-", lead.Hours, "h ahead, on time by", lead.OnTimeBy)
	fmt.Println(plan.Approvals(decision))

	again, err := plan.Decide(decision.After, outlook)
	fmt.Println(again.Act, err)
	// Output:
	// 2023-12-03 09:00: Issue Orange, 2023-12-04 00:00 to 2023-12-06 02:00
	// 2023-12-03 09:00：发布预警，橙色，2023-12-04 00:00至2023-12-06 02:00
	// 3.3 (2)
	// 3.4
	// sustained 48 h, known up to 2023-12-08 02:00
	// Short, to be justified - 15 h ahead, on time by 2023-12-03 00:00
	// [office director reviews deputy commander approves]
	// Keep <nil>
}

// What would have been decided hour by hour with a forecast of three days that came true. The end of the episode comes
// into sight by the hour, each an extension that is left out here.
func ExamplePlan_Replay() {
	plan := alert.Kashgar()
	series := exampleSeries(0)
	from, until := series.Start, series.Start+7*24
	history, err := alert.HistoryOf(plan.Replay(from, until, alert.Hindsight(series, 72)))
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, decision := range history.Decisions {
		if decision.Act != alert.Extend {
			fmt.Println(decision)
		}
	}
	for _, period := range history.Periods() {
		fmt.Println(period.Level, "in force from", period.From, "until", period.Until)
	}
	// Output:
	// 2023-12-02 13:00: Issue Yellow, 2023-12-04 00:00 to 2023-12-05 13:00 (provisional)
	// 2023-12-03 00:00: Upgrade Orange, 2023-12-04 00:00 to 2023-12-06 00:00 (provisional)
	// 2023-12-06 02:00: Lift on schedule Orange
	// Orange in force from 2023-12-04 00:00 until 2023-12-06 02:00
}

// The notice of an issue, in both languages. Measures advised are the caller's.
func ExamplePlan_Notice() {
	plan := alert.Kashgar()
	now, _ := aqi.StampOf(time.Date(2023, time.December, 3, 9, 0, 0, 0, aqi.UTC8()))
	outlook, err := plan.Outlook(exampleSeries(now), now)
	if err != nil {
		fmt.Println(err)
		return
	}
	decision, err := plan.Decide(alert.State{}, outlook)
	if err != nil {
		fmt.Println(err)
		return
	}
	counties := []alert.County{
		{Code: "653101", Name: aqi.Text{Chinese: "喀什市", English: "Kashgar"}},
		{Code: "653121", Name: aqi.Text{Chinese: "疏附县", English: "Shufu"}},
		{Code: "653122", Name: aqi.Text{Chinese: "疏勒县", English: "Shule"}},
	}
	advice := []alert.Advice{{ID: "schools", Text: aqi.Text{Chinese: "停止户外课程和活动", English: "No lessons or activities outdoors"}}}
	notice, err := plan.Notice(decision, counties, counties, advice)
	fmt.Println(notice)
	fmt.Println(notice.Chinese())
	fmt.Println(err)
	// Output:
	// Issue: Orange alert
	// Primary pollutants: PM2.5
	// Extent: Kashgar, Shufu, Shule
	// Area affected: Kashgar, Shufu, Shule
	// Start: 2023-12-04 00:00
	// Lifting: 2023-12-06 02:00
	// Expected duration: 50 h
	// Danger: Heavily polluted, daily AQI 260. Symptoms of people with heart or lung disease worsen markedly and they tolerate less exercise; symptoms are common among healthy people.
	// Advised: No lessons or activities outdoors
	// To: county governments concerned, publicity department and network office, member units, media and public
	// 发布预警：橙色预警
	// 首要污染物：细颗粒物
	// 污染范围：喀什市、疏附县、疏勒县
	// 可能受影响的区域：喀什市、疏附县、疏勒县
	// 启动时间：2023-12-04 00:00
	// 解除时间：2023-12-06 02:00
	// 预计持续时间：50小时
	// 潜在的危险程度：重度污染，日AQI 260。心脏病和肺病患者症状显著加剧，运动耐受力降低，健康人群普遍出现症状。
	// 措施建议：停止户外课程和活动
	// 通知对象：涉及的县市人民政府、地委宣传部、网信办、地直相关成员单位、媒体、公众
	// <nil>
}
