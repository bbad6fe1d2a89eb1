package regiontest_test

import (
	"maps"
	"slices"

	"pgregory.net/rapid"

	"github.com/clearsky-go/clearsky/alert"
	"github.com/clearsky-go/clearsky/region"
	"github.com/clearsky-go/clearsky/region/regiontest"
	"github.com/clearsky-go/clearsky/response"
)

// signs is a system under test: the response level on the road signs of each county.
type signs map[string]response.Level

func (s signs) update(out region.Outcome) { maps.Copy(s, out.Levels()) }

// neverLess draws a place and a season of it, in which feeds die, forecasts swing and acts are declined, and lets the signs follow. No
// sign may ever show less than the plan asks for: that of a covered county not less than the prefecture's alert in force (4.2), and
// none less than a superior's alert (3.4).
func neverLess(t *rapid.T) {
	plan := regiontest.Plan(4).Draw(t, "plan")
	plan.Policy.Floor = region.WhileInForce
	office, err := region.New(plan)
	if err != nil {
		t.Fatal(err)
	}
	shown, state := signs{}, region.State{}
	for _, m := range regiontest.Season(plan, 60).Draw(t, "season") {
		out, err := office.Step(state, m.Known)
		if err != nil {
			t.Fatal(err)
		}
		state = m.Next(out)
		shown.update(out)
		for _, county := range plan.Counties {
			if least := plan.Catalogue.LevelOf(least(out, m.Known.Demands, county.Code)); shown[county.Code] < least {
				t.Fatalf("%v: %v shows %v, %v wanted", out.At, county.Name, shown[county.Code], least)
			}
		}
	}
}

// least is the alert level that a county must respond to at the hour: the prefecture's, where it is covered, and a superior's.
func least(out region.Outcome, demands []alert.Demand, county string) alert.Level {
	least := alert.NoAlert
	if prefecture := out.Rulings[0]; slices.Contains(prefecture.Covered, county) {
		least = prefecture.Decision.After.Announced.At(out.At)
	}
	for _, d := range demands {
		named := len(d.Counties) == 0 || slices.Contains(d.Counties, county)
		if d.Kind == alert.SuperiorAlert && named && d.From <= out.At && (d.Until == 0 || out.At < d.Until) {
			least = max(least, d.Level)
		}
	}
	return least
}

// A property of a system that follows the office, over seasons that are drawn: one whose signs changed only with acts would be found out
// after a few draws. In a test of your own, t of rapid.Check(t, neverLess) is the *testing.T.
func ExampleSeason() {
	rapid.Check(inExample{}, neverLess)
	// Output: held
}
