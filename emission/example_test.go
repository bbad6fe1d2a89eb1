package emission_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"slices"

	"github.com/shopspring/decimal"

	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/emission"
	"github.com/clearsky-go/clearsky/response"
)

func ExampleParseAmount() {
	for _, text := range []string{"12.5 kg", "0.3 t", "0.0000001 kg", "-1 kg", "12.5"} {
		a, err := emission.ParseAmount(text)
		if err != nil {
			fmt.Println(err)
			continue
		}
		fmt.Println(a, a.In(emission.Tonne), a.Chinese())
	}
	// Output:
	// 12.5 kg 0.0125 12.5千克
	// 300 kg 0.3 300千克
	// "0.0000001 kg", want whole milligrams, as in 12.5 kg or 0.3 t: has a part too fine to be told
	// "-1 kg", want whole milligrams, as in 12.5 kg or 0.3 t: is negative
	// "12.5", want whole milligrams, as in 12.5 kg or 0.3 t: is not a value of its type
}

func ExampleAmountOf() {
	a, err := emission.AmountOf(decimal.RequireFromString("0.0125"), emission.Tonne)
	fmt.Println(a, err)
	// Output: 12.5 kg <nil>
}

// A pollutant that is missing is not a pollutant of which nothing is emitted.
func ExampleAmounts() {
	var as emission.Amounts
	err := json.Unmarshal([]byte(`{"so2":"12.5 kg","nox":"0.003 t","pm":null,"vocs":"0 kg"}`), &as)
	fmt.Println(as, err)
	fmt.Println(as.Chinese())
	_, known := as.Of(emission.PM)
	fmt.Println(known, as.Missing())
	// Output:
	// SO2 12.5 kg, NOx 3 kg, PM missing, VOCs 0 kg <nil>
	// 二氧化硫12.5千克、氮氧化物3千克、颗粒物缺失、挥发性有机物0千克
	// false PM
}

func kilograms(so2, nox, pm, vocs emission.Amount) emission.Amounts {
	return emission.AmountsOf(so2*emission.Kilogram, nox*emission.Kilogram, pm*emission.Kilogram, vocs*emission.Kilogram)
}

// A county at level III: PM falls short by 100 grams, and what emits no VOCs owes none.
func ExampleTargets_Attainment() {
	inventory := emission.Inventory{
		{ID: "kiln", County: "653101", Sector: response.Industrial, Baseline: kilograms(80, 60, 70, 0),
			Reductions: emission.Reductions{}.With(response.III, kilograms(10, 10, 4, 0))},
		{ID: "roads", County: "653101", Sector: response.Dust, Baseline: kilograms(0, 0, 41, 0),
			Reductions: emission.Reductions{}.With(response.III, kilograms(0, 0, 7, 0))},
	}
	levels := map[string]response.Level{"653101": response.III}
	total, err := emission.Sum(slices.Values(inventory), levels)
	if err != nil {
		fmt.Println(err)
		return
	}
	attainment, err := emission.Kashgar().Attainment(response.III, total)
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(attainment.Level, attainment.Met(), attainment.Clause)
	for _, r := range attainment.ByPollutant {
		fmt.Println(r)
	}
	fmt.Println(attainment.ByPollutant[emission.PM-1].Chinese())
	// Output:
	// level III false 喀什地区重污染天气应急预案（修订版）, 4.3.1 (1)
	// SO2 12.50 %, target 10 %, met
	// NOx 16.66 %, target 10 %, met
	// PM 9.90 %, target 10 %, 0.1 kg short
	// VOCs not applicable, target 10 %, met
	// 颗粒物减排9.90%，目标10%，未达标，缺0.1千克
}

// Each county is held to the target of its own level, and the prefecture's total is that of all of them.
func ExampleSumByCounty() {
	reduce := func(iii, i emission.Amount) emission.Reductions {
		return emission.Reductions{}.
			With(response.III, kilograms(iii, iii, iii, iii)).With(response.I, kilograms(i, i, i, i))
	}
	inventory := emission.Inventory{
		{ID: "kiln", County: "653101", Sector: response.Industrial, Baseline: kilograms(100, 100, 100, 100), Reductions: reduce(10, 29)},
		{ID: "lorries", County: "653101", Sector: response.Mobile, Baseline: kilograms(50, 50, 50, 50), Reductions: reduce(6, 15)},
		{ID: "smelter", County: "653121", Sector: response.Industrial, Baseline: kilograms(80, 80, 80, 80), Reductions: reduce(8, 24)},
		{ID: "roads", County: "653131", Sector: response.Dust, Baseline: kilograms(20, 20, 20, 20)}, // does not respond
	}
	levels := map[string]response.Level{"653101": response.I, "653121": response.III, "653131": response.NoResponse}
	counties, err := emission.SumByCounty(slices.Values(inventory), levels)
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, c := range counties {
		attainment, err := emission.Kashgar().Attainment(levels[c.County], c.Total)
		fmt.Println(c.County, attainment.Level, attainment.ByPollutant[0], err)
	}
	prefecture, err := emission.Sum(slices.Values(inventory), levels)
	fmt.Println("all", prefecture.Sources, prefecture.Reduction, err)
	// Output:
	// 653101 level I SO2 29.33 %, target 30 %, 1 kg short <nil>
	// 653121 level III SO2 10.00 %, target 10 %, met <nil>
	// 653131 no response SO2 0.00 %, target 0 %, met <nil>
	// all 4 SO2 52 kg, NOx 52 kg, PM 52 kg, VOCs 52 kg <nil>
}

// What a lower level has reduced holds at every higher one.
func ExampleReductions_At() {
	reductions := emission.Reductions{}.
		With(response.III, kilograms(10, 10, 10, 10)).
		With(response.II, kilograms(20, 5, 20, 20))
	fmt.Println("given:", reductions.Of(response.II))
	fmt.Println("holds:", reductions.At(response.II))
	fmt.Println("holds:", reductions.At(response.I))
	// Output:
	// given: SO2 20 kg, NOx 5 kg, PM 20 kg, VOCs 20 kg
	// holds: SO2 20 kg, NOx 10 kg, PM 20 kg, VOCs 20 kg
	// holds: SO2 20 kg, NOx 10 kg, PM 20 kg, VOCs 20 kg
}

// Every source with a problem is named.
func ExampleInventory_Validate() {
	inventory := emission.Inventory{
		{ID: "kiln", County: "653101", Sector: response.Industrial, Baseline: kilograms(80, 60, 70, 0),
			Reductions: emission.Reductions{}.With(response.III, kilograms(10, 10, 71, 0))},
		{ID: "kiln", County: "653101", Baseline: kilograms(1, 1, 1, 1),
			Reductions: emission.Reductions{}.With(response.III, kilograms(0, 0, 0, 0).With(emission.SO2, -1))},
	}
	targets := emission.Kashgar()
	targets.ByLevel = targets.ByLevel[:1]
	err := inventory.Validate(targets)
	faults, _ := errors.AsType[aqi.Faults](err)
	for _, f := range faults {
		fmt.Println(f)
	}
	fmt.Println(faults[3].Chinese())
	// Output:
	// /sources/0/reductions/iii/pm (kiln): 71 kg, want at most the baseline of 70 kg: contradicts something else
	// /sources/1/id (kiln): "kiln", want another than that of /sources/0: is given twice
	// /sources/1/sector (kiln): want industrial, mobile, dust or other: must be given
	// /sources/1/reductions/iii/so2 (kiln): -0.000001 kg, want 0 to 10000000 kg: is negative
	// /sources/1/reductions/iii/so2（kiln）：-0.000001 kg，应为0至10000000千克：为负值
}

// An area lacks 162 kg of SO2, which are requested of its brickyards first, of each half of what it still emits, and of the steelworks
// what is lacking then. Of the incinerator nothing is ever requested.
func ExampleAllocate() {
	members := []emission.Member{
		{ID: "brickyard 1", Tier: 1, Remaining: kilograms(70, 0, 0, 0)},
		{ID: "brickyard 2", Tier: 1, Remaining: kilograms(42, 0, 0, 0)},
		{ID: "steelworks", Tier: 2, Remaining: kilograms(210, 0, 0, 0)},
		{ID: "incinerator", Remaining: kilograms(540, 0, 0, 0)},
	}
	caps := []emission.Share{50 * emission.Percent, emission.Whole}
	a, err := emission.Allocate(caps, kilograms(162, 0, 0, 0), members)
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println("tiers:", a.TierShares[0].Of(emission.SO2), a.TierShares[1].Of(emission.SO2))
	for i, m := range members {
		requested, _ := a.Requested[i].Of(emission.SO2)
		fmt.Println(m.ID, requested)
	}
	fmt.Println("remainder:", a.Remainder)
	// Output:
	// tiers: 50 % 50.48 %
	// brickyard 1 35 kg
	// brickyard 2 21 kg
	// steelworks 106.008 kg
	// incinerator 0 kg
	// remainder: SO2 0 kg, NOx 0 kg, PM 0 kg, VOCs 0 kg
}
