package alert

import "github.com/clearsky-go/clearsky/aqi"

// National2024 returns a fresh copy of the national criteria of 2024 (环大气〔2024〕6号), which most plans since follow: what another
// place begins with. The alert is for PM2.5; pollution by O3, sand and dust, fires or from across the border is for health hints.
//
// The document's levels and causes are all that is taken from it. The hours of merging, lifting, holding and publishing are the library's
// own rule: Kashgar's. Steps of approval and other clauses are for the place to give.
func National2024() Plan {
	const document = "关于进一步优化重污染天气应对机制的指导意见（环大气〔2024〕6号）"
	of := aqi.Clause{Document: document}
	return Plan{
		Title: aqi.Text{
			Chinese: document,
			English: "Guidance on further improving the response to heavy-pollution weather, national, 2024",
		},
		Edition:    aqi.Edition2012,
		Pollutants: aqi.PollutantsOf(aqi.PM25),
		LeftOut:    Fire | Transport,
		Triggers: []Trigger{
			{Level: Yellow, AnyOf: [][]Condition{{{AQI: 200, Hours: 24}}, {{AQI: 150, Hours: 48}}}, Clause: of},
			{Level: Orange, AnyOf: [][]Condition{{{AQI: 200, Hours: 48}}, {{AQI: 150, Hours: 72}}}, Clause: of},
			{Level: Red, AnyOf: [][]Condition{{{AQI: 200, Hours: 72}, {AQI: 300, Hours: 24}}}, Clause: of},
		},
		MergeHours: 36, LiftHours: 36, Hold: 12,
		LeadTimes: LeadTimes{OnTime: 24, Least: 12},
	}
}
