package region_test

import (
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/clearsky-go/clearsky/alert"
	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/enterprise"
	"github.com/clearsky-go/clearsky/region"
	"github.com/clearsky-go/clearsky/response"
)

var reason = aqi.Text{Chinese: "节日期间", English: "a holiday"}

// sharper stops trucks up to China V from level III, by a measure of its own.
func sharper() response.Adjustment {
	clause := aqi.Clause{Document: "喀什市重污染天气应急预案", Number: "4.2"}
	return response.Adjustment{
		Measures: []response.Measure{{
			ID: "own-trucks", Clause: clause, Level: response.III, Kind: response.Mandatory, Sector: response.Mobile, Addressee: "vehicle-owners",
			Text: aqi.Text{Chinese: "停用国Ⅴ及以下重型货车", English: "Heavy trucks up to China V stop."},
		}},
		Restrictions: []response.Restriction{{
			Question: response.AboutTruck, Measure: "own-trucks", Level: response.III, Verdict: response.Stop, UpTo: response.ChinaV,
		}},
	}
}

// atRed is an outcome with a red alert of the superior's, which covers all counties.
func atRed(t *testing.T, o *region.Office, adjustments map[string]response.Adjustment) region.Outcome {
	t.Helper()
	out, err := o.Step(region.State{}, region.Known{
		At: stamp(0), Demands: []alert.Demand{superior(alert.Red, hours(0, 48))}, Adjustments: adjustments,
	})
	return ok(t, out, err)
}

func takes(o *region.Office, out region.Outcome, county, measure string) bool {
	for m := range o.Measures(out, county, response.Filter{}) {
		if m.ID == measure {
			return true
		}
	}
	return false
}

// 4.3: a county may take stricter measures: they stand in its measures, in the answers, in notices and in the judgement, in that county alone.
func TestACountyAdjustsThePlan(t *testing.T) {
	p := region.Kashgar()
	p.Adjustments = map[string]response.Adjustment{"653101": sharper()}
	o := newOffice(t, p)
	out := atRed(t, o, nil)
	profile := enterprise.Profile{
		ID: "e", County: "653101", Enterprise: response.Enterprise{
			Industry: response.OtherIndustry, Micro: response.No, Livelihood: response.No, Trips: aqi.Known(0),
			PlanTrucks: aqi.Known(response.Stops{}), PlanMachines: aqi.Known(response.Stops{}),
		},
	}
	for county, want := range map[string]response.Verdict{"653101": response.Stop, "653121": response.Unrestricted} {
		profile.County = county
		ruleset := o.Ruleset(out, county)
		obligation, err := ruleset.Obligation(out.Levels()[county], profile)
		if err != nil {
			t.Fatal(err)
		}
		truck := response.Truck{Standard: response.ChinaV, Special: response.No, Dangerous: response.No}
		if got := ruleset.Truck(obligation, truck); got.Verdict != want {
			t.Errorf("%s: %v", county, got)
		}
		stops := strings.Contains(o.Notice(out, aqi.Text{}, enterprise.OwnPlan{}, obligation).English, "China V and below: stop")
		if adjusts := county == "653101"; takes(o, out, county, "own-trucks") != adjusts || stops != adjusts {
			t.Errorf("%s: measure %v, notice %v", county, takes(o, out, county, "own-trucks"), stops)
		}
	}
}

// 4.2: an alert leaves out what the plan lets it leave out, with the reason, in the measures and in the notice's advice, for the hours for which
// it is said.
func TestAnAlertLeavesOutAMeasure(t *testing.T) {
	o := newOffice(t, region.Kashgar())
	leave := response.Adjustment{Omissions: []response.Omission{{Measure: "i-advice-flexible", Reason: reason}}}
	for _, tt := range []struct {
		adjustments map[string]response.Adjustment
		left        []string
	}{
		{nil, nil},
		{map[string]response.Adjustment{"": leave}, []string{"", "653101", "653121"}},
		{map[string]response.Adjustment{"653101": leave}, []string{"653101"}},
	} {
		out := atRed(t, o, tt.adjustments)
		for _, county := range []string{"", "653101", "653121"} {
			if taken := takes(o, out, county, "i-advice-flexible"); taken == slices.Contains(tt.left, county) {
				t.Errorf("%q: taken %v, left out in %q", county, taken, tt.left)
			}
		}
		r, _ := out.Ruling("")
		advised := slices.ContainsFunc(r.Notice.Advice, func(a alert.Advice) bool { return a.ID == "i-advice-flexible" })
		if advised == slices.Contains(tt.left, "") {
			t.Errorf("the notice advises it: %v", advised)
		}
	}
}

// What the plan does not let be left out, what has no reason and what is of no county is refused where it is said.
func TestAdjustmentsAreRefused(t *testing.T) {
	no := response.Adjustment{Omissions: []response.Omission{{Measure: "iii-dust-sites", Reason: reason}}}
	mute := response.Adjustment{Omissions: []response.Omission{{Measure: "i-advice-flexible"}}}
	for _, tt := range []struct {
		of    string
		given response.Adjustment
		want  bad
	}{
		{"653101", no, bad{"/653101/omissions/0/measure", aqi.ErrConflict}},
		{"653101", mute, bad{"/653101/omissions/0/reason", aqi.ErrMissing}},
		{"650000", mute, bad{"/650000", aqi.ErrUnknown}},
		{"", no, bad{"//omissions/0/measure", aqi.ErrConflict}},
	} {
		given := map[string]response.Adjustment{tt.of: tt.given}
		_, err := newOffice(t, region.Kashgar()).Step(region.State{}, region.Known{At: stamp(0), Adjustments: given})
		checkFaults(t, err, bad{"/known/adjustments" + tt.want.path, tt.want.rule})
		p := region.Kashgar()
		if p.Adjustments = given; tt.of == "" {
			tt.want = bad{"/", aqi.ErrUnknown} // a plan adjusts for counties alone
		}
		found := aqi.Faults{}
		found.Join("", p.Validate())
		if !slices.ContainsFunc(found, func(f aqi.Fault) bool { return f.Path == "/plan/adjustments"+tt.want.path }) {
			t.Errorf("%v, want %v", found, tt.want)
		}
	}
}

// Nothing falls below the floor: whatever is adjusted, every measure that the plan has taken without a choice is taken.
func TestNothingFallsBelowThePlan(t *testing.T) {
	o := newOffice(t, region.Kashgar())
	catalogue := region.Kashgar().Catalogue
	rapid.Check(t, func(rt *rapid.T) {
		var a response.Adjustment
		for _, m := range catalogue.Measures {
			if m.Optional && rapid.Bool().Draw(rt, m.ID) {
				a.Omissions = append(a.Omissions, response.Omission{Measure: m.ID, Reason: reason})
			}
		}
		of := rapid.SampledFrom([]string{"", "653101"}).Draw(rt, "of")
		out := atRed(t, o, map[string]response.Adjustment{of: a})
		for m := range catalogue.At(response.I, response.Filter{}) {
			left := slices.ContainsFunc(a.Omissions, func(o response.Omission) bool { return o.Measure == m.ID })
			if got := takes(o, out, "653101", m.ID); got == left || left && !m.Optional {
				rt.Fatalf("%s: taken %v", m.ID, got)
			}
		}
	})
}
