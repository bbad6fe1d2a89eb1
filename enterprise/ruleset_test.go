package enterprise_test

import (
	"errors"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/emission"
	"github.com/clearsky-go/clearsky/enterprise"
	"github.com/clearsky-go/clearsky/response"
)

// The faults of rules, targets and catalogue come at once, those of each by itself and those that they have of each other.
func TestNewFaults(t *testing.T) {
	rules, targets, catalogue := enterprise.Kashgar(), emission.Kashgar(), response.Kashgar()
	rules.MicroLimit, rules.BulkTrips, catalogue.Title.Chinese = 0, 0, ""
	ruleset, err := enterprise.New(rules, emission.Targets{}, catalogue)
	if ruleset != nil || !errors.Is(err, aqi.ErrRange) || !errors.Is(err, aqi.ErrMissing) || !strings.Contains(err.Error(), "/catalogue/title/zh") {
		t.Error(ruleset, err)
	}
	targets.ByLevel[0].Level = response.IV
	if _, err := enterprise.New(enterprise.Kashgar(), targets, response.Kashgar()); err == nil {
		t.Error("a target at a level that the catalogue does not have")
	}
}

// What is changed in the rules, targets and catalogue afterwards changes nothing in the ruleset.
func TestNewTakesCopies(t *testing.T) {
	rules, targets, catalogue := enterprise.Kashgar(), emission.Kashgar(), response.Kashgar()
	ruleset, err := enterprise.New(rules, targets, catalogue)
	if err != nil {
		t.Fatal(err)
	}
	say := func() (all []any) {
		p := kiln()
		o, err := ruleset.Obligation(response.II, p)
		found, complyErr := ruleset.Compliance(o, enterprise.OwnPlan{}, enterprise.DayReport{Trucks: []enterprise.TruckTrips{{}}, Kept: map[string]response.Fact{"true-data": response.No}})
		return append(all, o, err, complyErr, ruleset.Notice(enterprise.Publication{Name: p.Name}, o), found.Breaches[0], found.Unclear[0], ruleset.CheckPlan(p, enterprise.OwnPlan{}).Error())
	}
	want := say()
	clear(rules.Guide)
	clear(rules.Classes)
	clear(rules.Duties)
	clear(rules.Tiers)
	clear(rules.Sections)
	clear(rules.Tasks)
	clear(rules.Shares)
	clear(targets.ByLevel)
	clear(catalogue.Consequences)
	clear(catalogue.Measures)
	clear(catalogue.Restrictions)
	if got := say(); !reflect.DeepEqual(got, want) {
		t.Errorf("%v, want %v", got, want)
	}
}

// TestGradeFrees: where a place's restrictions except grades, the ruleset asks for trucks and machines with the profile's grade.
func TestGradeFrees(t *testing.T) {
	catalogue := response.Kashgar()
	for i := range catalogue.Restrictions {
		if r := &catalogue.Restrictions[i]; r.Question == response.AboutTruck || r.Question == response.AboutMachine {
			r.Unless = []response.Traits{response.TraitsOf("grade-a"), response.TraitsOf("leading")}
		}
	}
	ruleset, err := enterprise.New(enterprise.Kashgar(), emission.Kashgar(), catalogue)
	if err != nil {
		t.Fatal(err)
	}
	unknown := []enterprise.Grade{enterprise.UnknownGrade, enterprise.APlus, enterprise.BMinus} // the latter to these rules
	for grade := enterprise.UnknownGrade; grade <= enterprise.NotLeading; grade++ {
		p := kiln()
		p.Grade, p.Enterprise.Grade = grade, "grade-a" // the latter is not read
		o, err := ruleset.Obligation(response.II, p)
		if err != nil {
			t.Fatal(err)
		}
		want := response.Stop
		if grade == enterprise.A || grade == enterprise.Leading {
			want = response.Unrestricted
		}
		truck, machine := ruleset.Truck(o, response.Truck{Standard: response.ChinaII}), ruleset.Machine(o, response.Machine{Standard: response.ChinaII})
		if truck.Verdict != want || machine.Verdict != want || truck.Missing.Has("enterprise/grade") != slices.Contains(unknown, grade) {
			t.Errorf("%v: %v; %v", grade, truck, machine)
		}
	}
}

// No ruleset, and one that New did not make, knows nothing and does not panic.
func TestNoRuleset(t *testing.T) {
	for _, none := range []*enterprise.Ruleset{nil, {}} {
		p := kiln()
		for l := response.NoResponse; l <= response.I; l++ {
			if o, err := none.Obligation(l, p); !errors.Is(err, aqi.ErrUnknown) || o != (enterprise.Obligation{}) {
				t.Errorf("%v: %v, %v", l, o, err)
			}
		}
		if c := none.Classify(p); c != (enterprise.Classification{}) {
			t.Error(c)
		}
		if a := none.Truck(enterprise.Obligation{}, response.Truck{}); a.Verdict != response.NoVerdict {
			t.Error(a)
		}
		if a := none.Machine(enterprise.Obligation{}, response.Machine{}); a.Verdict != response.NoVerdict {
			t.Error(a)
		}
		none.Notice(enterprise.Publication{Name: p.Name}, enterprise.Obligation{})
		if _, err := none.Compliance(enterprise.Obligation{Level: response.II}, enterprise.OwnPlan{}, enterprise.DayReport{}); !errors.Is(err, aqi.ErrUnknown) {
			t.Error(err)
		}
	}
}

// CheckProfile has the faults of the profile and nothing else, as an obligation at any level has them.
func TestCheckProfile(t *testing.T) {
	p := kiln()
	if err := kashgar.CheckProfile(p); err != nil {
		t.Error(err)
	}
	p.Grade, p.ID = 99, ""
	err := kashgar.CheckProfile(p)
	_, atLevel := kashgar.Obligation(response.I, p)
	if len(faultsOf(t, err)) != 2 || err.Error() != atLevel.Error() {
		t.Errorf("%v, at a level %v", err, atLevel)
	}
}
