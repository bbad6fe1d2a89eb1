package region_test

import (
	"errors"
	"fmt"
	"time"

	"github.com/clearsky-go/clearsky/alert"
	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/region"
)

// A place's plan is Kashgar's with what differs; what is wrong with it is said all at once.
func ExampleNew() {
	plan := region.Kashgar()
	plan.Title = aqi.Text{Chinese: "某地区重污染天气应急预案", English: "Another prefecture's plan"}
	plan.Borders = append(plan.Borders, [2]string{"653101", "653199"})
	plan.Tracks[0].Plan.Triggers[0].Level = alert.Blue
	_, err := region.New(plan)
	if faults, ok := errors.AsType[aqi.Faults](err); ok {
		for _, f := range faults {
			fmt.Println(f)
		}
	}
	// Output:
	// /plan/borders/22/1: "653199", want the code of a county of the plan: is not known here
	// /plan/tracks/0/plan/triggers/0/level: Blue, want a level to which /plan/catalogue/levels has the response: contradicts something else
}

// Four days in Kashgar: three counties that touch are heavy for two days or more and carry orange together; Taxkorgan, far
// from them, is named by the autonomous region.
func ExampleOffice_Assess() {
	first, err := aqi.StampOf(time.Date(2023, time.December, 1, 0, 0, 0, 0, aqi.UTC8()))
	if err != nil {
		fmt.Println(err)
		return
	}
	series := func(from, until int) alert.Series {
		s := alert.Series{Start: first}
		for hour := range 96 {
			value := 110
			if hour >= from && hour < until {
				value = 260
			}
			index, _ := aqi.IndexOf(value)
			s.Hours = append(s.Hours, alert.Hour{AQI: index, Primary: aqi.PollutantsOf(aqi.PM10)})
		}
		return s
	}
	office, err := region.New(region.Kashgar())
	if err != nil {
		fmt.Println(err)
		return
	}
	d, err := office.Assess("", region.Known{
		Series: map[string]alert.Series{
			"653101": series(10, 58), "653121": series(12, 84), "653122": series(8, 57), "653130": series(20, 50),
		},
	})
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(d)
	fmt.Println(d.Chinese())
	for _, g := range d.Groups {
		fmt.Println(g)
	}
	for _, e := range d.Episodes {
		fmt.Println("prefecture:", e.Level, e.Span, "peak", e.Peak.AQI())
	}
	// Output:
	// Assessment (Each county), 12 counties, 8 of which lack hours, 2023-12-01 00:00 to 2023-12-05 00:00
	// Prefecture: Orange, 2023-12-01 12:00 to 2023-12-03 09:00
	// 区域判定（逐县判定），12个县市（其中8个缺数据），2023-12-01 00:00至2023-12-05 00:00
	// 地区：橙色，2023-12-01 12:00至2023-12-03 09:00
	// Yellow or above, 2023-12-01 12:00 to 2023-12-03 09:00: 653101, 653121, 653122
	// Orange or above, 2023-12-01 12:00 to 2023-12-03 09:00: 653101, 653121, 653122
	// prefecture: Orange 2023-12-01 12:00 to 2023-12-03 09:00 peak 260
}
