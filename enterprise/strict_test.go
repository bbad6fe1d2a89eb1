package enterprise_test

import (
	"encoding/json"
	"errors"
	"slices"
	"testing"

	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/emission"
	"github.com/clearsky-go/clearsky/enterprise"
	"github.com/clearsky-go/clearsky/response"
)

// What is lost to a slip would free, so it is not read.
func TestStrictJSON(t *testing.T) {
	for name, row := range map[string]struct {
		into any
		text string
	}{
		"a limit of a plan":   {new(enterprise.OwnPlan), `{"levels":[{"level":"iii","measures":[{"point":"kiln","max_laod":"60 %"}]}]}`},
		"trucks of a plan":    {new(enterprise.OwnPlan), `{"levels":[{"level":"iii","truks":"4"}]}`},
		"a day's load":        {new(enterprise.DayReport), `{"laod":"60 %"}`},
		"approved shares":     {new(enterprise.Approved), `{"level":"iii"}`},
		"null shares":         {new(enterprise.Approved), `{"level":"iii","shares":null}`},
		"a key of a waiver":   {new(enterprise.Approved), `{"level":"iii","share":"5 %"}`},
		"shares of a profile": {new(enterprise.Profile), `{"id":"x","waiver":{"approved":[{"level":"iii"}],"reason":"r","document":"d"}}`},
	} {
		if err := json.Unmarshal([]byte(row.text), row.into); err == nil {
			t.Errorf("%s: read as %+v", name, row.into)
		}
	}
	if err := json.Unmarshal([]byte(`{"level":"iii"}`), new(enterprise.Approved)); !errors.Is(err, aqi.ErrMissing) {
		t.Error(err)
	}
}

// A waiver counts for the pollutant of which a lower share is approved, and one at the plan's share for nothing.
func TestWaiverByPollutant(t *testing.T) {
	d, b := listed("d", "653101"), listed("b", "653101")
	for p, g := range map[*enterprise.Profile]enterprise.Grade{&d: enterprise.D, &b: enterprise.B} {
		p.Enterprise.Industry, p.Grade = response.OtherGuide, g
	}
	a := listed("a", "653101")
	a.Enterprise.Industry, a.Grade = response.OtherGuide, enterprise.A
	asked := func(shares emission.Shares) (emission.Amounts, emission.Amounts) {
		t.Helper()
		d.Waiver = enterprise.Waiver{Approved: []enterprise.Approved{{Level: response.I, Shares: shares}}, Reason: "heat", Document: "1"}
		area, err := kashgar.Area(response.I, slices.Values([]enterprise.Profile{a, d, b}), emission.Total{})
		if err != nil {
			t.Fatal(err)
		}
		return area.Obligations[1].Requested, area.Obligations[2].Requested
	}
	plan, lower := emission.EqualShares(30*emission.Percent), emission.EqualShares(30*emission.Percent).With(emission.VOCs, 20*emission.Percent)
	none := emission.AmountsOf(0, 0, 0, 0)
	if ofD, ofB := asked(plan); ofD == none || ofB != none {
		t.Errorf("the plan's own share: %v of D, %v of B", ofD, ofB)
	}
	ofD, ofB := asked(lower)
	for p := range emission.AllPollutants.All() {
		byD, _ := ofD.Of(p)
		byB, _ := ofB.Of(p)
		if vocs := p == emission.VOCs; (byD == 0) != vocs || (byB > 0) != vocs {
			t.Errorf("%v: %v of D, %v of B", p, byD, byB)
		}
	}
}
