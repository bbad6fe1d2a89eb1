package responsetest_test

import (
	"reflect"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"github.com/clearsky-go/clearsky/alert"
	"github.com/clearsky-go/clearsky/response"
	"github.com/clearsky-go/clearsky/response/responsetest"
)

func TestCataloguesAreValid(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := responsetest.Catalogue().Draw(t, "catalogue")
		if err := c.Validate(); err != nil {
			t.Fatal(err)
		}
	})
	if err := responsetest.FourLevels().Validate(); err != nil {
		t.Fatal(err)
	}
}

func TestActivationsAreValid(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		h := responsetest.History().Draw(t, "history")
		activations := responsetest.ActivationsOf(h).Draw(t, "activations of the history")
		for _, as := range [][]response.Activation{activations, responsetest.Activations().Draw(t, "activations")} {
			if _, err := response.Kashgar().Due(as, responsetest.Hour(as).Draw(t, "at")); err != nil {
				t.Fatal(err)
			}
		}
		s := alert.Schedule{}
		for i, d := range h.Decisions {
			if !reflect.DeepEqual(d.Before.Announced, s) || slices.ContainsFunc(d.After.Announced.Spans, func(s alert.LevelSpan) bool { return s.From >= s.Until }) {
				t.Fatalf("decision %d: %+v to %+v after %+v", i, d.Before, d.After, s)
			}
			s = d.After.Announced
		}
		for _, e := range activations {
			if len(e.Heavy) > len(e.Counties) {
				t.Fatalf("%d counties, %d heavy", len(e.Counties), len(e.Heavy))
			}
		}
	})
}

func TestFactsAreValid(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		truck := responsetest.Truck().Draw(t, "truck")
		machine := responsetest.Machine().Draw(t, "machine")
		work := responsetest.Work().Draw(t, "work")
		loose, vehicle := responsetest.MuckTruck().Draw(t, "loose material"), responsetest.Vehicle().Draw(t, "vehicle")
		school, event := responsetest.SchoolActivity().Draw(t, "school"), responsetest.Event().Draw(t, "event")
		for _, v := range []interface{ Valid() bool }{
			responsetest.Level().Draw(t, "level"), responsetest.Question().Draw(t, "question"),
			truck.Standard, truck.Gas, truck.Special, truck.Dangerous, truck.Enterprise.Industry, truck.Enterprise.Micro,
			truck.Enterprise.Livelihood, machine.Standard, machine.Repair, machine.PlantOrPark, work.Outdoors,
			loose.LooseMaterial, loose.CleanEnergy, loose.DomesticWaste,
			vehicle.WhiteListed, vehicle.Standard, vehicle.InZone, school.Conditions, event.Large, event.Mass, event.Outdoors,
		} {
			if !v.Valid() {
				t.Fatalf("%T %v", v, v)
			}
		}
	})
}

// The generators would be of little use if their draws missed what the rules turn on.
func TestDrawsReachTheEdges(t *testing.T) {
	seen := map[string]int{}
	count := func(what string, is bool) {
		if is {
			seen[what]++
		}
	}
	const draws = 800
	for seed := range draws {
		truck := responsetest.Truck().Example(seed)
		n, known := truck.Enterprise.Trips.Get()
		count("trips at the bound", n == 10)
		count("trips below it", n == 9)
		count("trips unknown", !known)
		count("standard at the bound", truck.Standard == response.ChinaIV)
		count("standard unknown", truck.Standard == response.UnknownStandard)
		count("fact unknown", truck.Special == response.Unknown)
		rs, err := responsetest.FourLevels().Activations(responsetest.History().Example(seed).Periods())
		if err != nil {
			t.Fatal(err)
		}
		count("no response", len(rs) == 0)
		for i, r := range rs {
			count("start at midnight", r.From.Hour() == 0)
			count("end at midnight", r.Until.Hour() == 0)
			count("within an hour", r.Hours() == 1)
			count("several levels", len(r.Periods) > 1)
			count("provisional", r.Provisional())
			count("again on the day", i > 0 && rs[i-1].Until.Midnight() == r.From.Midnight())
			count("again at the next midnight", i > 0 && r.From.Hour() == 0 && (r.From-1).Midnight() < rs[i-1].Until)
			count("over 31 October", r.From.Time().Month() == 10 && (r.Until-1).Time().Month() == 11)
			count("over New Year", r.From.Time().Year() < (r.Until-1).Time().Year())
		}
	}
	for _, what := range []string{
		"trips at the bound", "trips below it", "trips unknown", "standard at the bound", "standard unknown", "fact unknown",
		"no response", "start at midnight", "end at midnight", "within an hour", "several levels", "provisional",
		"again on the day", "again at the next midnight", "over 31 October", "over New Year",
	} {
		if seen[what] < 10 {
			t.Errorf("%s: %d of %d", what, seen[what], draws)
		}
	}
	t.Log(seen)
}
