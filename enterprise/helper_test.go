package enterprise_test

import (
	"slices"

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
