package enterprise_test

import (
	"errors"
	"slices"
	"strings"

	"pgregory.net/rapid"

	"github.com/clearsky-go/clearsky/alert"
	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/emission"
	"github.com/clearsky-go/clearsky/enterprise"
	"github.com/clearsky-go/clearsky/response"
)

// strictest is what reductions come to at a level: of each pollutant the most that is known of the levels up to it.
func strictest(rs emission.Reductions, level response.Level) emission.Amounts {
	var most emission.Amounts
	for p := range emission.AllPollutants.All() {
		var known []emission.Amount
		for l, as := range rs.All() {
			if a, ok := as.Of(p); ok && l <= level {
				known = append(known, a)
			}
		}
		if known != nil {
			most = most.With(p, slices.Max(known))
		}
	}
	return most
}

// kashgar is what Kashgar's plan has.
var kashgar = ready(enterprise.Kashgar(), emission.Kashgar())

// ready makes rules and targets ready to use, with Kashgar's catalogue.
func ready(rules enterprise.Rules, targets emission.Targets) *enterprise.Ruleset {
	return readyWith(rules, targets, response.Kashgar())
}

// readyWith is ready with another catalogue, which is given the levels that it lacks.
func readyWith(rules enterprise.Rules, targets emission.Targets, catalogue response.Catalogue) *enterprise.Ruleset {
	catalogue.Levels = nil
	for l := response.IV; l <= response.I; l++ {
		catalogue.Levels = append(catalogue.Levels, response.LevelClause{Alert: alert.Level(l), Level: l, Clause: aqi.Clause{Document: "a plan", Number: l.String()}})
	}
	has := response.Kashgar() // what the rules name
	catalogue.Duties = append(slices.Clone(catalogue.Duties), has.Duties...)
	catalogue.Measures = append(slices.Clone(catalogue.Measures), has.Measures...)
	catalogue.Duties, catalogue.Measures = firsts(catalogue.Duties, dutyID), firsts(catalogue.Measures, measureID)
	catalogue.Parties = firsts(append(slices.Clone(catalogue.Parties), has.Parties...), func(p alert.Party) string { return p.ID })
	ruleset, err := enterprise.New(rules, targets, catalogue)
	if err != nil {
		panic(err)
	}
	return ruleset
}

func dutyID(d response.Duty) string { return d.ID }

func measureID(m response.Measure) string { return m.ID }

// firsts are those that are the first of their identifier.
func firsts[T any](list []T, id func(T) string) []T {
	seen := map[string]bool{}
	return slices.DeleteFunc(list, func(v T) bool {
		twice := seen[id(v)]
		seen[id(v)] = true
		return twice
	})
}

// dutiesOf are the identifiers of the duties of an obligation.
func dutiesOf(ruleset *enterprise.Ruleset, o enterprise.Obligation) []string {
	var ids []string
	for _, d := range ruleset.Duties(o) {
		ids = append(ids, d.ID)
	}
	return ids
}

// clauseOf is the clause of a duty of Kashgar's plan.
func clauseOf(t rapid.TB, id string) aqi.Clause {
	t.Helper()
	for _, d := range kashgar.Duties(enterprise.Obligation{Level: response.I, Class: enterprise.Undecided}) {
		if d.ID == id {
			return d.Clause
		}
	}
	t.Fatal(id)
	return aqi.Clause{}
}

// faultsOf are the faults of an error.
func faultsOf(t rapid.TB, err error) aqi.Faults {
	t.Helper()
	fs, ok := errors.AsType[aqi.Faults](err)
	if !ok || len(fs) == 0 {
		t.Fatalf("%T %v", err, err)
	}
	return fs
}

// wants checks that an error is faults that begin with those texts, one after the other, and no others, each with what would be
// right in both languages, and one of them of that rule, if any is given.
func wants(t rapid.TB, err, rule error, begins ...string) {
	t.Helper()
	if rule != nil && !errors.Is(err, rule) {
		t.Errorf("%v, want %v", err, rule)
	}
	fs := faultsOf(t, err)
	for i, f := range fs {
		if i >= len(begins) || !strings.HasPrefix(f.Error(), begins[i]) || f.Want.English == "" || f.Want.Chinese == "" {
			t.Errorf("%v is not among %q", f, begins)
		}
	}
	if len(fs) < len(begins) {
		t.Errorf("%v, want %q", fs, begins)
	}
}

// load is a load in hundredths of a percent, unknown below 0.
func load(hundredths emission.Share) aqi.Optional[emission.Share] {
	if hundredths < 0 {
		return aqi.Optional[emission.Share]{}
	}
	return aqi.Known(hundredths)
}

// basisOf is the basis of a class that has that word.
func basisOf(word string) (basis enterprise.ClassBasis) {
	if err := basis.UnmarshalText([]byte(word)); err != nil {
		panic(err)
	}
	return basis
}

// trucksAt is the highest standard whose trucks a plan stops at a level, machinesAt that of machines.
func trucksAt(pl enterprise.OwnPlan, level response.Level) response.Standard {
	return stopsAt(enterprise.Profile{}.WithPlan(pl).Enterprise.PlanTrucks, level)
}

func machinesAt(pl enterprise.OwnPlan, level response.Level) response.Standard {
	return stopsAt(enterprise.Profile{}.WithPlan(pl).Enterprise.PlanMachines, level)
}
