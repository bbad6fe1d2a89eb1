package enterprise_test

import (
	"fmt"
	"slices"

	"github.com/clearsky-go/clearsky/emission"
	"github.com/clearsky-go/clearsky/enterprise"
	"github.com/clearsky-go/clearsky/response"
)

// All enterprises of a place, each at its county's level. One that is faulty has an error, and the others go on.
func ExampleRuleset_Obligations() {
	ruleset, err := enterprise.New(enterprise.Kashgar(), emission.Kashgar(), response.Kashgar())
	if err != nil {
		fmt.Println(err)
		return
	}
	levels := map[string]response.Level{"653101": response.II, "653121": response.III}
	elsewhere := kiln()
	elsewhere.County = "650100"
	for o, err := range ruleset.Obligations(levels, slices.Values([]enterprise.Profile{kiln(), elsewhere})) {
		if err != nil {
			fmt.Println(err)
			continue
		}
		fmt.Println(o)
	}
	// Output:
	// kiln-2, level III: key enterprise, C, bound to the share; owes SO2 4 kg, NOx 2.5 kg, PM 1 kg, VOCs 0 kg; produces by its own plan
	// /profiles/1/county (kiln-2): "650100", want a county whose level is given: is not known here
}

// What its own plan says of an enterprise goes into its profile.
func ExampleProfile_WithPlan() {
	plan := enterprise.OwnPlan{
		Points: []enterprise.Point{{Name: "kiln", Baseline: emission.AmountsOf(40*kilogram, 25*kilogram, 10*kilogram, 0)}},
		Levels: []enterprise.LevelMeasures{
			{Level: response.III, Trucks: response.ChinaIV, Measures: []enterprise.PointMeasure{
				{Point: "kiln", Do: "lower the load", Reduction: emission.AmountsOf(8*kilogram, 5*kilogram, 2*kilogram, 0), Check: "load log"},
			}},
			{Level: response.II, Trucks: response.ChinaV},
		},
	}
	p := enterprise.Profile{ID: "kiln-2", County: "653121"}.WithPlan(plan)
	fmt.Println("emits", p.Baseline)
	fmt.Println("reduces", p.Reductions.At(response.II))
	fmt.Println("trucks:", p.Enterprise.PlanTrucks)
	// Output:
	// emits SO2 40 kg, NOx 25 kg, PM 10 kg, VOCs 0 kg
	// reduces SO2 8 kg, NOx 5 kg, PM 2 kg, VOCs 0 kg
	// trucks: at level IV: unknown, from level III: China IV, from level II: China V, at level I: unknown
}
