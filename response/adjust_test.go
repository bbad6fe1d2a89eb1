package response_test

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/response"
	"github.com/clearsky-go/clearsky/response/responsetest"
)

// TestOptionalMeasures: the measures that may be left out are those of which the plan says 可采取, 可根据.
func TestOptionalMeasures(t *testing.T) {
	for _, m := range response.Kashgar().Measures {
		may := strings.Contains(m.Text.Chinese, "，可采取") || strings.Contains(m.Text.Chinese, "可根据")
		if m.Optional != may {
			t.Errorf("%s: %v", m.ID, m.Optional)
		}
	}
}

// own is a county's measure with a level, and what it asks.
func own(id string, level response.Level) response.Measure {
	return response.Measure{
		ID: id, Clause: aqi.Clause{Document: "某县预案", Number: "4.3"}, Level: level, Kind: response.Mandatory, Sector: response.Mobile,
		Addressee: "vehicle-owners", Text: aqi.Text{Chinese: "停用国Ⅴ及以下重型货车。", English: "Heavy trucks of China V or below do not run."},
	}
}

func TestAdjust(t *testing.T) {
	c := response.Kashgar()
	stricter := response.Adjustment{
		Measures:     []response.Measure{own("county-trucks", response.III)},
		Restrictions: []response.Restriction{{Question: response.AboutTruck, Measure: "county-trucks", Level: response.III, Verdict: response.Stop, UpTo: response.ChinaV}},
		Omissions:    []response.Omission{{Measure: "general-mobile-zones", Reason: aqi.Text{Chinese: "未划定区域"}}},
	}
	adjusted, err := c.Adjust(stricter)
	if err != nil {
		t.Fatal(err)
	}
	truck := response.Truck{Standard: response.ChinaV, Enterprise: response.Enterprise{Industry: response.NoEnterprise}}
	if a := adjusted.Truck(response.III, truck); a.Verdict != stop || !slices.Equal(a.Grounds(), []string{"county-trucks"}) {
		t.Errorf("sharper: %v", a)
	}
	if a := c.Truck(response.III, truck); a.Verdict != free {
		t.Errorf("the catalogue itself: %v", a)
	}
	diesel := response.Vehicle{Fuel: "diesel", InZone: si}
	if ii, i := adjusted.Vehicle(response.II, diesel), adjusted.Vehicle(response.I, diesel); ii.Verdict != free || i.Verdict != stop {
		t.Errorf("left out: %v, %v", ii, i)
	}
	ids := at(adjusted, response.I, response.Filter{})
	if !slices.Contains(ids, "county-trucks") || len(ids) != len(at(c, response.I, response.Filter{}))+1 {
		t.Errorf("measures: %v", ids)
	}
}

func TestAdjustFaults(t *testing.T) {
	reason := aqi.Text{English: "why not"}
	for _, row := range []struct {
		a    response.Adjustment
		path string
		rule error
	}{
		{response.Adjustment{Omissions: []response.Omission{{Measure: "iii-dust-sites", Reason: reason}}}, "/adjustment/omissions/0/measure", aqi.ErrConflict},
		{response.Adjustment{Omissions: []response.Omission{{Measure: "x", Reason: reason}}}, "/adjustment/omissions/0/measure", aqi.ErrUnknown},
		{response.Adjustment{Omissions: []response.Omission{{Measure: "ii-advice-staggered"}}}, "/adjustment/omissions/0/reason", aqi.ErrMissing},
		{response.Adjustment{Measures: []response.Measure{own("x", response.III), own("iii-dust-sites", response.III)}}, "/adjustment/measures/1/id", aqi.ErrDuplicate},
		{response.Adjustment{Measures: []response.Measure{own("x", response.IV)}}, "/adjustment/measures/0/level", aqi.ErrUnknown},
		{response.Adjustment{Restrictions: []response.Restriction{{Question: response.AboutTruck, Measure: "x", Verdict: response.Stop}}}, "/adjustment/restrictions/0/measure", aqi.ErrUnknown},
		{
			response.Adjustment{Restrictions: []response.Restriction{
				{Question: response.AboutWork, Measure: "iii-dust-sites", Level: response.III, Verdict: response.Stop},
				{Question: response.AboutTruck, Measure: "x", Verdict: response.Stop},
				{Question: response.AboutVehicle, Measure: "i-mobile-zones", Level: response.I, Verdict: response.Stop},
			}},
			"/adjustment/restrictions/1/measure", aqi.ErrUnknown,
		},
		{response.Adjustment{Restrictions: []response.Restriction{{Question: response.AboutWork, Measure: "iii-dust-sites", Level: response.III}}}, "/adjustment/restrictions/0/verdict", aqi.ErrUnknown},
	} {
		c, err := response.Kashgar().Adjust(row.a)
		fs, _ := errors.AsType[aqi.Faults](err)
		if len(fs) != 1 || fs[0].Path != row.path || !errors.Is(err, row.rule) || c.Measures != nil {
			t.Errorf("%s: %v", row.path, err)
		}
	}
}

// TestAdjustKeepsTheFloor: what is added never makes an answer milder or takes a measure away, and the adjusted catalogue is valid.
func TestAdjustKeepsTheFloor(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c, more := response.Kashgar(), responsetest.Catalogue().Draw(t, "more")
		var a response.Adjustment
		for _, m := range more.Measures {
			m.ID, m.Addressee, m.Departments = "own-"+m.ID, "everyone", nil
			if slices.ContainsFunc(c.Levels, func(l response.LevelClause) bool { return l.Level == m.Level }) {
				a.Measures = append(a.Measures, m)
			}
		}
		for _, r := range more.Restrictions {
			r.Measure = "own-" + r.Measure
			if slices.ContainsFunc(a.Measures, func(m response.Measure) bool { return m.ID == r.Measure }) {
				a.Restrictions = append(a.Restrictions, r)
			}
		}
		adjusted, err := c.Adjust(a)
		if err != nil || adjusted.Validate() != nil {
			t.Fatal(err)
		}
		level := responsetest.Level().Draw(t, "level")
		truck, work := responsetest.Truck().Draw(t, "truck"), responsetest.Work().Draw(t, "work")
		if adjusted.Truck(level, truck).Verdict < c.Truck(level, truck).Verdict || adjusted.Work(level, work).Verdict < c.Work(level, work).Verdict {
			t.Fatal("milder")
		}
		ids := at(adjusted, level, response.Filter{})
		for _, id := range at(c, level, response.Filter{}) {
			if !slices.Contains(ids, id) {
				t.Fatalf("%s is gone", id)
			}
		}
	})
}
