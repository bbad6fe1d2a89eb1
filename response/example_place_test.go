package response_test

import (
	"fmt"
	"time"

	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/response"
)

// A county stops muck trucks where the plan only has fewer of them, and may not leave out what the plan does not leave to it.
func ExampleCatalogue_Adjust() {
	c, truck := response.Kashgar(), response.MuckTruck{LooseMaterial: response.Yes}
	fmt.Println(c.MuckTruck(response.III, truck))
	county, err := c.Adjust(response.Adjustment{Restrictions: []response.Restriction{{
		Question: response.AboutMuckTruck, Measure: "iii-mobile-muck-trucks", Level: response.III, Verdict: response.Stop,
		All: response.TraitsOf("loose-material"),
	}}})
	fmt.Println(county.MuckTruck(response.III, truck), err)
	_, err = c.Adjust(response.Adjustment{Omissions: []response.Omission{{
		Measure: "iii-other-fireworks", Reason: aqi.Text{Chinese: "节日", English: "a holiday"},
	}}})
	fmt.Println(err)
	// Output:
	// truck with waste, muck or sand, level III: as little as possible (iii-mobile-muck-trucks)
	// truck with waste, muck or sand, level III: stop (iii-mobile-muck-trucks) <nil>
	// /adjustment/omissions/0/measure (iii-other-fireworks): "iii-other-fireworks", want one that the plan lets be left out: contradicts something else (喀什地区重污染天气应急预案（修订版）, 4.3.2.3 其他减排措施)
}

// A place whose measures for industry hold from eight o'clock on the morning after the alert is issued.
func ExampleCatalogue_Holding() {
	c := response.Kashgar()
	c.Begins = []response.Begin{{Sector: response.Industrial, Days: 1, Hour: 8, Clause: c.Levels[0].Clause}}
	issued, err := aqi.StampOf(time.Date(2026, time.January, 5, 12, 0, 0, 0, aqi.UTC8()))
	if err != nil {
		fmt.Println(err)
		return
	}
	micro, _ := c.Measure("iii-industry-micro")
	fmt.Println(micro.ID, "holds from", c.HoldsFrom(micro, issued))
	truck := response.Truck{Standard: response.ChinaIV, Enterprise: response.Enterprise{
		Industry: response.OtherIndustry, Micro: response.Yes, PlanTrucks: aqi.Known(response.Stops{}),
	}}
	for _, at := range []aqi.Stamp{issued + 19, issued + 20} {
		held := c.Holding(at, map[response.Level]aqi.Stamp{response.III: issued})
		fmt.Println(at, held.Truck(response.III, truck))
	}
	// Output:
	// iii-industry-micro holds from 2026-01-06 08:00
	// 2026-01-06 07:00 heavy truck, level III: not restricted
	// 2026-01-06 08:00 heavy truck, level III: stop (iii-industry-micro)
}

// What a notice of the freezing season advises.
func ExampleCatalogue_Advice() {
	c := response.Kashgar()
	for _, a := range c.Advice(response.III, response.Filter{Kind: response.Advisory, Freezing: response.Yes}) {
		fmt.Println(a.ID, a.Clause.Number)
	}
	// Output:
	// iii-advice-travel 4.3.2.2 (1)
	// iii-advice-idling 4.3.2.2 (1)
	// iii-advice-consumption 4.3.2.2 (2)
	// iii-advice-living 4.3.2.2 (4)
}
