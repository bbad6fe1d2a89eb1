package region_test

import (
	"fmt"
	"slices"
	"time"

	"github.com/clearsky-go/clearsky/alert"
	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/emission"
	"github.com/clearsky-go/clearsky/enterprise"
	"github.com/clearsky-go/clearsky/region"
	"github.com/clearsky-go/clearsky/response"
)

// threeCounties are Kashgar City and two that touch it over six days, of which 60 hours are heavy, as known at an hour.
func threeCounties(at aqi.Stamp) region.Known {
	series := alert.Series{Start: january(1)}
	for hour := range 144 {
		index, _ := aqi.IndexOf(90)
		if hour >= 40 && hour < 100 {
			index, _ = aqi.IndexOf(260)
		}
		h := alert.Hour{AQI: index, Primary: aqi.PollutantsOf(aqi.PM25)}
		if series.Start+aqi.Stamp(hour) >= at {
			h.Marks = alert.Forecast
		}
		series.Hours = append(series.Hours, h)
	}
	return region.Known{At: at, Series: map[string]alert.Series{"653101": series, "653121": series, "653122": series}}
}

// january is a day's midnight.
func january(day int) aqi.Stamp {
	s, _ := aqi.StampOf(time.Date(2026, time.January, day, 0, 0, 0, 0, aqi.UTC8()))
	return s
}

// A past season decided hour by hour, and what became of the place: the alerts' acts and the responses from start to end.
func ExampleOffice_Replay() {
	office, err := region.New(region.Kashgar())
	if err != nil {
		fmt.Println(err)
		return
	}
	known := func(_, at aqi.Stamp) (region.Known, error) { return threeCounties(at), nil }
	history, err := office.HistoryOf(office.Replay(january(2), january(6), known))
	for _, r := range history.Acts {
		if r.County == "" {
			fmt.Println(r.Decision)
		}
	}
	for _, a := range history.Activations {
		fmt.Println(a.Counties, a.Span)
	}
	fmt.Println(err)
	// Output:
	// 2026-01-02 00:00: Issue Orange, 2026-01-02 16:00 to 2026-01-05 04:00
	// 2026-01-05 04:00: Lift on schedule Orange
	// [] 2026-01-02 16:00 to 2026-01-05 04:00
	// [Kashgar City] 2026-01-02 16:00 to 2026-01-05 04:00
	// [Shufu] 2026-01-02 16:00 to 2026-01-05 04:00
	// [Shule] 2026-01-02 16:00 to 2026-01-05 04:00
	// <nil>
}

// What is to come if the forecast comes true, and whether another reading of the plan would decide otherwise now.
func ExampleOffice_Ahead() {
	office, err := region.New(region.Kashgar())
	if err != nil {
		fmt.Println(err)
		return
	}
	now := threeCounties(january(3))
	acts, err := office.Ahead(region.State{}, now, 72)
	for _, r := range acts {
		if r.County == "" {
			fmt.Println(r.Decision)
		}
	}
	fmt.Println(err)
	alternatives, err := office.Readings(region.State{}, now)
	for _, a := range alternatives {
		fmt.Println(a.Path, a.Value, a.Rulings[0].Decision)
	}
	fmt.Println(err)
	// Output:
	// 2026-01-03 00:00: Issue Orange, 2026-01-03 00:00 to 2026-01-05 04:00
	// 2026-01-05 04:00: Lift on schedule Orange
	// <nil>
	// /tracks/0/plan/readings/windows {按自然日 Natural days} 2026-01-03 00:00: Issue Orange, 2026-01-03 00:00 to 2026-01-05 00:00
	// <nil>
}

// What a county sees to at an hour, and what its enterprises owe.
func ExampleOffice_Obligations() {
	office, err := region.New(region.Kashgar())
	if err != nil {
		fmt.Println(err)
		return
	}
	out, err := office.Step(region.State{}, threeCounties(january(3)))
	if err != nil {
		fmt.Println(err)
		return
	}
	for m := range office.Measures(out, "653101", response.Filter{Kind: response.Mandatory, Sector: response.Dust}) {
		fmt.Println(m.ID, m.Clause.Number)
	}
	works := enterprise.Profile{
		ID: "works", County: "653101", Designated: response.No, MajorProject: response.No, Grade: enterprise.C,
		Enterprise: response.Enterprise{Industry: response.Steel},
		Baseline:   emission.AmountsOf(0, 400*emission.Kilogram, 120*emission.Kilogram, 0),
		Reductions: emission.Reductions{}.With(response.II, emission.AmountsOf(0, 100*emission.Kilogram, 20*emission.Kilogram, 0)),
	}
	works.Enterprise.PlanTrucks, works.Enterprise.PlanMachines = aqi.Known(response.Stops{}), aqi.Known(response.Stops{})
	works.Enterprise.Trips = aqi.Known(4)
	for o, err := range office.Obligations(out, slices.Values([]enterprise.Profile{works})) {
		fmt.Println(o, err)
	}
	a, err := office.Attainment(out, slices.Values([]enterprise.Profile{works}), slices.Values([]emission.Source(nil)))
	fmt.Println(a.After, err)
	// Output:
	// iii-dust-list 4.3.2.3 扬尘源减排措施
	// iii-dust-sites 4.3.2.3 扬尘源减排措施
	// iii-dust-yards 4.3.2.3 扬尘源减排措施
	// works, level II: key enterprise, C, bound to the share; owes SO2 0 kg, NOx 100 kg, PM 24 kg, VOCs 0 kg; produces by its own plan <nil>
	// level II: SO2 not applicable, target 20 %, met; NOx 25.00 %, target 20 %, met; PM 20.00 %, target 20 %, met; VOCs not applicable, target 20 %, met <nil>
}
