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

// strictest is what reductions come to at a level: of each pollutant known there, the most of the levels up to it.
func strictest(rs emission.Reductions, level response.Level) emission.Amounts {
	var most emission.Amounts
	for p := range rs.Of(level).All() {
		var known []emission.Amount
		for l, as := range rs.All() {
			if a, ok := as.Of(p); ok && l <= level {
				known = append(known, a)
			}
		}
		most = most.With(p, slices.Max(known))
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
	ruleset, err := enterprise.New(rules, targets, catalogue)
	if err != nil {
		panic(err)
	}
	return ruleset
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
