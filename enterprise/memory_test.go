package enterprise_test

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/clearsky-go/clearsky/emission"
	"github.com/clearsky-go/clearsky/emission/emissiontest"
	"github.com/clearsky-go/clearsky/enterprise"
	"github.com/clearsky-go/clearsky/enterprise/enterprisetest"
	"github.com/clearsky-go/clearsky/internal/memory"
	"github.com/clearsky-go/clearsky/response"
)

// arguments are all that the package's functions take.
type arguments struct {
	Rules     enterprise.Rules
	Targets   emission.Targets
	Catalogue response.Catalogue
	Level     response.Level
	Levels    map[string]response.Level
	Profiles  []enterprise.Profile
	Own       enterprise.OwnPlan
	Report    enterprise.DayReport
	Sources   emission.Inventory
	Others    emission.Total
}

// results are all that they return.
type results struct {
	Kashgar     enterprise.Rules
	Duties      []enterprise.DutyRule
	Obligations []enterprise.Obligation
	Classes     []enterprise.Classification
	With        []enterprise.Profile
	Found       []enterprise.Compliance
	At          []enterprise.PointMeasure
	Area        enterprise.Area
	Prefecture  enterprise.Prefecture
	Errors      []error
}

// callAll calls everything, the methods of what New makes of the arguments or of none.
func callAll(a arguments) (r results) {
	collect := func(err error) { r.Errors = append(r.Errors, err) }
	ruleset, err := enterprise.New(a.Rules, a.Targets, a.Catalogue)
	collect(err)
	r.Kashgar, r.At = enterprise.Kashgar(), a.Own.At(a.Level)
	r.Duties = ruleset.Duties(enterprise.Obligation{})
	collect(a.Rules.Validate())
	for _, p := range a.Profiles {
		with := p.WithPlan(a.Own)
		o, err := ruleset.Obligation(a.Level, with)
		collect(err)
		found, err := ruleset.Compliance(o, a.Own, a.Report)
		collect(err)
		r.With, r.Found, r.Classes = append(r.With, with), append(r.Found, found), append(r.Classes, ruleset.Classify(p))
		collect(ruleset.CheckPlan(p, a.Own))
		collect(ruleset.CheckProfile(p))
		p.Source()
	}
	for o, err := range ruleset.Obligations(a.Levels, slices.Values(a.Profiles)) {
		r.Obligations = append(r.Obligations, o)
		collect(err)
	}
	r.Area, err = ruleset.Area(a.Level, slices.Values(a.Profiles), a.Others)
	collect(err)
	r.Prefecture, err = ruleset.Prefecture(a.Level, a.Levels, slices.Values(a.Profiles), slices.Values(a.Sources))
	collect(err)
	return r
}

// No result shares memory with an argument or another result, of valid input and of what is not.
func TestResultsShareNoMemory(t *testing.T) {
	for seed := range 20 {
		targets := emission.Kashgar()
		a := arguments{
			Rules: enterprisetest.Rules().Example(seed), Targets: targets, Catalogue: response.Kashgar(), Level: response.II,
			Levels: emissiontest.Everywhere(response.III), Profiles: enterprisetest.Profiles(targets, 4).Example(seed),
			Own: enterprisetest.PlanOf(enterprise.Profile{}, targets).Example(seed), Sources: emissiontest.Inventory(3).Example(seed), Others: emissiontest.Total().Example(seed),
		}
		a.Report = enterprisetest.Day(enterprise.Obligation{Level: response.II}, a.Own).Example(seed)
		switch seed % 4 {
		case 0:
			a.Rules.Tiers, a.Own.Levels, a.Level = nil, nil, 9
		case 1:
			a.Profiles = append(a.Profiles, enterprise.Profile{})
			a.Own.Points[0].Name, a.Levels["653101"] = "", 9
		}
		memory.Own(t, a, callAll)
	}
}

// The duties of an obligation are a caller's own, with the lists of whom they bind.
func TestDutiesShareNoMemory(t *testing.T) {
	ruleset := ready(enterprise.Kashgar(), emission.Kashgar())
	o := enterprise.Obligation{Level: response.I, Mode: enterprise.LoadCapped}
	lists := 0
	for _, d := range ruleset.Duties(o) {
		lists += len(d.Classes) + len(d.Grades) + len(d.Modes)
		clear(d.Classes)
		clear(d.Grades)
		clear(d.Modes)
	}
	if diff := cmp.Diff(ruleset.Duties(o), ready(enterprise.Kashgar(), emission.Kashgar()).Duties(o)); diff != "" || lists == 0 {
		t.Errorf("%d values, %s", lists, diff)
	}
}

// A profile is a value that shares its waiver alone, which nothing writes to; the one with a plan is another.
func TestNilAndZero(t *testing.T) {
	callAll(arguments{})
	callAll(arguments{Rules: enterprise.Kashgar(), Targets: emission.Kashgar(), Catalogue: response.Kashgar(), Profiles: make([]enterprise.Profile, 2)})
	var zero enterprise.Obligation
	if zero.Owed() != (emission.Amounts{}) || zero.Shortfall() != (emission.Amounts{}) {
		t.Error(zero.Owed(), zero.Shortfall())
	}
}
