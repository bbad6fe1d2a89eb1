package enterprise_test

import (
	"errors"
	"fmt"
	"slices"

	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/emission"
	"github.com/clearsky-go/clearsky/enterprise"
	"github.com/clearsky-go/clearsky/response"
)

// onlyNOx returns amounts in kilograms of a source that emits NOx only.
func onlyNOx(kilograms emission.Amount) emission.Amounts {
	return emission.AmountsOf(0, kilograms*emission.Kilogram, 0, 0)
}

// steelworks returns a key enterprise that emits NOx only, and plans to give some of it up at level II.
func steelworks(id, county string, grade enterprise.Grade, emits, plans emission.Amount) enterprise.Profile {
	return enterprise.Profile{
		ID: id, County: county, Designated: response.No, MajorProject: response.No, Grade: grade,
		Enterprise: response.Enterprise{Industry: response.Steel, PlanTrucks: aqi.Known(response.Stops{response.III: response.ChinaIV}), PlanMachines: aqi.Known(response.Stops{}), Trips: aqi.Known(30)},
		Baseline:   onlyNOx(emits),
		Reductions: emission.Reductions{}.With(response.II, onlyNOx(plans)),
	}
}

// A county at level II must reduce 20 % of its NOx, 400 of 2,000 kg, and its plans reduce 270 kg. The works of grade D, which plans
// less than its own 20 %, is raised to them; what is then lacking is requested of grade D first, and of grade A nothing.
func ExampleRuleset_Area() {
	works := []enterprise.Profile{
		steelworks("best", "653101", enterprise.A, 500, 0),
		steelworks("good", "653101", enterprise.B, 300, 90),
		steelworks("poor", "653101", enterprise.D, 400, 60),
	}
	roads := emission.Total{Baseline: onlyNOx(800), Reduction: onlyNOx(120), Sources: 1}
	ruleset, err := enterprise.New(enterprise.Kashgar(), emission.Kashgar(), response.Kashgar())
	if err != nil {
		fmt.Println(err)
		return
	}
	area, err := ruleset.Area(response.II, slices.Values(works), roads)
	if err != nil {
		fmt.Println(err)
		return
	}
	before, _ := area.Before.Of(emission.NOx)
	fmt.Println("as planned:", before)
	for _, o := range area.Obligations {
		raised, _ := o.Shortfall().Of(emission.NOx)
		requested, _ := o.Requested.Of(emission.NOx)
		due, _ := o.Owed().Of(emission.NOx)
		fmt.Printf("%s (%v): raised by %v, requested %v more, owes %v\n", o.ID, o.Basis, raised, requested, due)
	}
	fmt.Println("tier 1 gives", area.TierShares[0].Of(emission.NOx), "of what it still emits")
	after, _ := area.After.Of(emission.NOx)
	fmt.Println("as allocated:", after)
	fmt.Println(after.Chinese())
	// Output:
	// as planned: NOx 13.50 %, target 20 %, 130 kg short
	// best (exempt): raised by 0 kg, requested 0 kg more, owes 0 kg
	// good (bound to the share): raised by 0 kg, requested 0 kg more, owes 90 kg
	// poor (bound to the share): raised by 20 kg, requested 110.016 kg more, owes 80 kg
	// tier 1 gives 34.38 % of what it still emits
	// as allocated: NOx 20.00 %, target 20 %, met
	// 氮氧化物减排20.00%，目标20%，达标
}

// Two counties at different levels, each with its own target, and the prefecture's total.
func ExampleRuleset_Prefecture() {
	works := []enterprise.Profile{
		steelworks("east", "653121", enterprise.C, 1000, 150),
		steelworks("west", "653101", enterprise.Leading, 500, 100),
	}
	sources := emission.Inventory{{ID: "roads", County: "653101", Sector: response.Mobile, Baseline: onlyNOx(300)}}
	levels := map[string]response.Level{"653121": response.II, "653101": response.NoResponse}
	ruleset, err := enterprise.New(enterprise.Kashgar(), emission.Kashgar(), response.Kashgar())
	if err != nil {
		fmt.Println(err)
		return
	}
	p, err := ruleset.Prefecture(response.II, levels, slices.Values(works), slices.Values(sources))
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, c := range p.Counties {
		r, _ := c.After.Of(emission.NOx)
		fmt.Printf("%s, %v: %v\n", c.County, c.Level, r)
	}
	before, _ := p.Before.Of(emission.NOx)
	after, _ := p.After.Of(emission.NOx)
	fmt.Println("prefecture, as planned:", before)
	fmt.Println("prefecture, as allocated:", after)
	// Output:
	// 653101, no response: NOx 0.00 %, target 0 %, met
	// 653121, level II: NOx 20.00 %, target 20 %, met
	// prefecture, as planned: NOx 8.33 %, target 20 %, 210 kg short
	// prefecture, as allocated: NOx 11.11 %, target 20 %, 160 kg short
}

// A plan that was copied from another works' and cut short: everything that it lacks, at once.
func ExampleRuleset_CheckPlan() {
	works := steelworks("works", "653101", enterprise.C, 100, 0)
	measure := func(kilograms emission.Amount, check string) []enterprise.PointMeasure {
		return []enterprise.PointMeasure{{Point: "sintering 1", Do: "lower the load", Reduction: onlyNOx(kilograms), Check: check}}
	}
	plan := enterprise.OwnPlan{
		Basics:    "One sintering line, 200 people",
		Processes: []string{"sintering"},
		Points: []enterprise.Point{
			{Name: "sintering 1", Section: "sintering", Baseline: onlyNOx(80)},
			{Name: "trucks", Section: "heavy-trucks", Baseline: onlyNOx(10)},
		},
		Levels: []enterprise.LevelMeasures{
			{Level: response.III, Measures: measure(20, "load log"), Trucks: response.ChinaIV},
			{Level: response.II, Measures: measure(15, ""), Trucks: response.ChinaIII},
		},
	}
	ruleset, err := enterprise.New(enterprise.Kashgar(), emission.Kashgar(), response.Kashgar())
	if err != nil {
		fmt.Println(err)
		return
	}
	err = ruleset.CheckPlan(works, plan)
	if faults, ok := errors.AsType[aqi.Faults](err); ok {
		for _, f := range faults {
			fmt.Println(f)
		}
	}
	// Output:
	// /own/points: want non-road machines, 0 kg where there are none: must be given (喀什地区重污染天气应急预案（修订版）, 4.3.1.1)
	// /own/points: NOx 90 kg, want the enterprise's 100 kg in all: contradicts something else (喀什地区重污染天气应急预案（修订版）, 4.3.1.1)
	// /own/levels: want measures of level I: must be given (喀什地区重污染天气应急预案（修订版）, 4.3.1.1)
	// /own/levels/1/measures/0/check: want a way to check it: must be given (喀什地区重污染天气应急预案（修订版）, 4.3.1.1)
	// /own/levels/1/trucks: China III, want at least China IV, as at level III: contradicts something else (喀什地区重污染天气应急预案（修订版）, 4.3.1.1)
	// /own/levels/1/measures/0/reduction/nox (sintering 1): 15 kg, want at least 20 kg, as at level III: contradicts something else (喀什地区重污染天气应急预案（修订版）, 4.3.1.1)
	// /own/levels/1/machines: unknown, want at least China II, as the place's plan stops: contradicts something else (喀什地区重污染天气应急预案（修订版）, 4.3.3.3 移动源减排措施)
}

// An inspection of a works that owes 20 % of 500 kg of NOx, let a truck of national IV run and has no placard.
func ExampleRuleset_Compliance() {
	catalogue := response.Kashgar()
	ruleset, err := enterprise.New(enterprise.Kashgar(), emission.Kashgar(), catalogue)
	if err != nil {
		fmt.Println(err)
		return
	}
	works := steelworks("works", "653101", enterprise.C, 500, 80)
	o, err := ruleset.Obligation(response.II, works)
	if err != nil {
		fmt.Println(err)
		return
	}
	day := enterprise.DayReport{
		Reductions: onlyNOx(90),
		Machines:   []enterprise.MachineUse{}, // none were used
		Trucks: []enterprise.TruckTrips{{
			Truck: response.Truck{Standard: response.ChinaIV, Gas: response.No, Special: response.No, Dangerous: response.No},
			Trips: aqi.Known(3),
		}},
		Kept: map[string]response.Fact{
			"be-listed": response.Yes, "own-plan": response.Yes, "file-enterprise-plan": response.Yes, "placard": response.No,
			"file-expert-opinion": response.Yes, "general-mobile-bulk": response.Yes, "meet-indicators": response.Yes,
			"records": response.Yes, "true-data": response.Yes, "true-records": response.Yes,
		},
	}
	found, err := ruleset.Compliance(o, enterprise.OwnPlan{}, day)
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, b := range found.Breaches {
		fmt.Println(b)
		if follows, is := catalogue.Consequence(b.Consequence); is {
			fmt.Println("  →", follows.Text.English)
		}
	}
	for _, b := range found.Unstated {
		fmt.Println("not stated:", b.Duty)
	}
	// Output:
	// not kept: its placard (8.4)
	// not kept: the share of reduction, NOx: 90 kg of 100 kg (4.3.1 (1))
	//   → investigated and dealt with strictly by law by the department in charge of the trade
	// not kept: trucks and machines that stop, heavy truck China IV (4.3.3.3 工业源减排措施)
	//   → investigated and dealt with strictly by law by the department in charge of the trade
	// not stated: training
}
