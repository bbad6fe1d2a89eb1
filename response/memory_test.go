package response_test

import (
	"slices"
	"testing"

	"pgregory.net/rapid"

	"github.com/clearsky-go/clearsky/alert"
	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/internal/memory"
	"github.com/clearsky-go/clearsky/response"
	"github.com/clearsky-go/clearsky/response/responsetest"
)

// results are all that a catalogue gives.
type results struct {
	Fresh, Holding   response.Catalogue
	Measures         []response.Measure
	Keys             []string
	Measure          response.Measure
	Party            alert.Party
	Advice           []alert.Advice
	Answer           response.Answer
	Grounds          []string
	Changes          []response.Change
	Activations      []response.Activation
	Due, Standing    []response.DueItem
	Consequence      response.Consequence
	Err1, Err2, Err3 error
}

type given struct {
	Catalogue   response.Catalogue
	Activations []response.Activation
	Periods     []alert.Period
	Counties    []alert.County
	Truck       response.Truck
	At          aqi.Stamp
}

// What a catalogue gives is the caller's own: written to, it shows nowhere else.
func TestResultsAreTheCallersOwn(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		g := given{
			Catalogue: responsetest.Catalogue().Draw(r, "catalogue"), Activations: responsetest.Activations().Draw(r, "activations"),
			Periods: responsetest.History().Draw(r, "history").Periods(), Counties: responsetest.Counties(3).Draw(r, "counties"),
			Truck: responsetest.Truck().Draw(r, "truck"),
		}
		g.At = responsetest.Hour(g.Activations).Draw(r, "at")
		memory.Own(t, g, give)
		if t.Failed() {
			r.FailNow()
		}
	})
}

func give(g given) results {
	c := g.Catalogue
	out := results{
		Fresh: response.Kashgar(), Measures: slices.Collect(c.At(response.I, response.Filter{})), Advice: c.Advice(response.I),
		Answer: c.Truck(response.I, g.Truck),
	}
	out.Holding = c.Holding(g.At, map[response.Level]aqi.Stamp{response.III: g.At, response.I: g.At - 20})
	out.Keys = slices.Collect(out.Answer.Missing.All())
	out.Grounds = out.Answer.Grounds()
	if len(c.Measures) > 0 {
		out.Measure, _ = c.Measure(c.Measures[0].ID)
	}
	if len(c.Parties) > 0 {
		out.Party, _ = c.Party(c.Parties[0].ID)
	}
	if len(g.Activations) > 0 {
		out.Changes = c.Changes(g.Activations[0])
	}
	out.Activations, out.Err1 = responsetest.FourLevels().Activations(g.Periods)
	out.Due, out.Err2 = c.Due(g.Activations, g.At)
	out.Standing, out.Err3 = c.Standing(in2026, g.Counties)
	out.Consequence, _ = c.Consequence("duty-failed")
	return out
}
