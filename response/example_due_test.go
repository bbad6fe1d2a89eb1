package response_test

import (
	"fmt"
	"time"

	"github.com/clearsky-go/clearsky/alert"
	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/response"
)

// exampleHistory is what became of an alert: yellow from the morning of 5 January 2026, orange from noon, lifted in the
// morning of the sixth. Histories come from alert.HistoryOf.
func exampleHistory() alert.History {
	hour := func(day, hour int) aqi.Stamp {
		stamp, _ := aqi.StampOf(time.Date(2026, time.January, day, hour, 0, 0, 0, aqi.UTC8()))
		return stamp
	}
	announced := func(level alert.Level, from aqi.Stamp) alert.State {
		spans := []alert.LevelSpan{{Level: level, Span: aqi.Span{From: from, Until: hour(6, 19)}}}
		return alert.State{Announced: alert.Schedule{Spans: spans, Began: hour(5, 7)}}
	}
	yellow, orange := announced(alert.Yellow, hour(5, 7)), announced(alert.Orange, hour(5, 12))
	return alert.History{Last: hour(6, 9), Decisions: []alert.Decision{
		{At: hour(4, 7), Act: alert.Issue, After: yellow},
		{At: hour(5, 12), Act: alert.Upgrade, Before: yellow, After: orange},
		{At: hour(6, 9), Act: alert.LiftEarly, Before: orange},
	}}
}

// The responses that an alert set going, and what changed in them.
func ExampleCatalogue_Activations() {
	catalogue := response.Kashgar()
	activations, err := catalogue.Activations(exampleHistory().Periods())
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, a := range activations {
		fmt.Println(a.Span, "-", a.Level(), "-", a.Hours(), "h - provisional:", a.Provisional())
		for _, change := range catalogue.Changes(a) {
			fmt.Println(change, "-", change.Clause.Number)
			fmt.Println(change.Chinese())
		}
	}
	// Output:
	// 2026-01-05 07:00 to 2026-01-06 09:00 - level II - 26 h - provisional: false
	// 2026-01-05 07:00: no response to level III - 4.1 (1)
	// 2026-01-05 07:00：启动Ⅲ级响应
	// 2026-01-05 12:00: level III to level II - 4.2
	// 2026-01-05 12:00：Ⅲ级响应调整为Ⅱ级响应
	// 2026-01-06 09:00: level II to no response - 4.4
	// 2026-01-06 09:00：终止Ⅱ级响应
}

// Who reports what to whom by when: a county's own response, and the prefecture's, which it goes over into. Each stores the keys of what it
// has done.
func ExampleCatalogue_Due() {
	kashgar := alert.County{Code: "653101", Name: aqi.Text{Chinese: "喀什市", English: "Kashgar"}}
	shufu := alert.County{Code: "653121", Name: aqi.Text{Chinese: "疏附县", English: "Shufu"}}
	hour := func(day, hour int) aqi.Stamp {
		stamp, _ := aqi.StampOf(time.Date(2026, time.January, day, hour, 0, 0, 0, aqi.UTC8()))
		return stamp
	}
	own := aqi.Span{From: hour(5, 7), Until: hour(6, 9)}
	prefectures := aqi.Span{From: hour(6, 0), Until: hour(8, 0)}
	activations := []response.Activation{
		{Span: own, Periods: []response.Period{{Level: response.III, Span: own}}, Counties: []alert.County{kashgar}, Heavy: []alert.County{kashgar}},
		{
			Span: prefectures, Periods: []response.Period{{Level: response.II, Span: prefectures, Provisional: true}},
			Counties: []alert.County{kashgar, shufu}, Heavy: []alert.County{}, Regional: true,
		},
	}
	items, err := response.Kashgar().Due(activations, hour(7, 9))
	if err != nil {
		fmt.Println(err)
		return
	}
	done := map[string]bool{"daily-report/member-units/2026-01-05": true, "daily-report/counties/2026-01-05/653101": true}
	for _, item := range items {
		fmt.Println(item)
		for _, o := range item.By {
			if item.Duty.ID == "daily-report" && !done[o.Key] {
				fmt.Println("  to do:", o.Key)
			}
		}
	}
	fmt.Println(items[len(items)-1].Text().Chinese)
	// Output:
	// counties (Kashgar), departments: 2026-01-05 07:00 to 2026-01-07 24:00, provisional (contacts)
	// headquarters office to member units, counties: 2026-01-05 07:00 to 2026-01-07 24:00, provisional (inform-members)
	// counties (Kashgar), departments, enterprises with emissions to air: 2026-01-05 07:00 to 2026-01-07 24:00, provisional (records)
	// counties (Kashgar): 2026-01-05 07:00 to 2026-01-07 24:00, provisional (see-to-measures)
	// headquarters: 2026-01-05 07:00 to 2026-01-07 24:00, provisional (inspections)
	// enterprises on the list of key sources: 2026-01-05 07:00 to 2026-01-07 24:00, provisional (act-as-listed)
	// press, broadcast, television and communications departments to general public: 2026-01-05 07:00 to 2026-01-07 24:00, provisional (broadcast)
	// general public: 2026-01-05 07:00 to 2026-01-07 24:00, provisional (obey-bans)
	// member units to headquarters office: at once, 2026-01-06 00:00, overdue (member-start)
	// member units, counties (Kashgar, Shufu): at once, 2026-01-06 00:00, overdue (regional-start)
	// headquarters to counties: at once, 2026-01-06 00:00, overdue (on-site-teams)
	// headquarters to counties: 2026-01-06 00:00 to 2026-01-07 24:00, provisional (assess-measures)
	// member units: 2026-01-06 00:00 to 2026-01-07 24:00, provisional (round-the-clock-duty)
	// counties (Shufu): 2026-01-06 00:00 to 2026-01-07 24:00, provisional (contacts)
	// counties (Shufu): 2026-01-06 00:00 to 2026-01-07 24:00, provisional (records)
	// counties (Kashgar) to headquarters office, for 2026-01-05: by 2026-01-06 24:00, overdue (daily-report)
	// counties (Shufu): 2026-01-06 00:00 to 2026-01-07 24:00, provisional (see-to-measures)
	// member units, counties (Kashgar, Shufu): 2026-01-06 00:00 to 2026-01-07 24:00, provisional (joint-control)
	// headquarters to counties: 2026-01-06 00:00 to 2026-01-07 24:00, provisional (supervise-counties)
	// counties (Kashgar, Shufu), member units to headquarters office, for 2026-01-06: by 2026-01-07 24:00 (daily-report)
	//   to do: daily-report/counties/2026-01-06/653101
	//   to do: daily-report/counties/2026-01-06/653121
	//   to do: daily-report/member-units/2026-01-06
	// 各县市（喀什市、疏附县）、指挥部成员单位→指挥部办公室（2026-01-06）：2026-01-07 24:00前（daily-report）
	//   5.1：各县市及成员单位按职责要求，在启动重污染天气应急响应期间，向指挥部办公室每日报送前1日应急响应情况。
	//   - 前1日应急响应情况
}

// What is owed in a year without a response.
func ExampleCatalogue_Standing() {
	year := time.Date(2026, time.January, 1, 0, 0, 0, 0, aqi.UTC8())
	first, _ := aqi.StampOf(year)
	last, _ := aqi.StampOf(year.AddDate(1, 0, 0))
	catalogue := response.Kashgar()
	counties := []alert.County{{Code: "653101", Name: aqi.Text{Chinese: "喀什市", English: "Kashgar"}}}
	items, err := catalogue.Standing(aqi.Span{From: first, Until: last}, counties)
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, item := range items[:3] {
		fmt.Println(item)
		fmt.Println(item.Chinese())
	}
	// Output:
	// counties (Kashgar) to headquarters office: by 2026-09-15 24:00 (yearly-lists)
	// 各县市（喀什市）→指挥部办公室：2026-09-15 24:00前（yearly-lists）
	// counties (Kashgar): regularly (list-update)
	// 各县市（喀什市）：定期（list-update）
	// counties (Kashgar), member units to general public: regularly (publicity)
	// 各县市（喀什市）、指挥部成员单位→公众：定期（publicity）
}

// What follows where an enterprise did not carry out its measures.
func ExampleCatalogue_Consequence() {
	catalogue := response.Kashgar()
	consequence, ok := catalogue.Consequence("measure-not-taken")
	fmt.Println(ok, consequence.Clause.Number, consequence.By)
	fmt.Println(consequence)
	fmt.Println(consequence.Chinese())
	// Output:
	// true 7 department-in-charge
	// reduction measures not carried out, automatic monitoring data or production records falsified, or the like, during a response: investigated and dealt with strictly by law by the department in charge of the trade
	// 应急响应期间未落实减排措施、自动监测数据造假、生产记录造假等行为的：由相关行业管理部门严格依法查处
}
