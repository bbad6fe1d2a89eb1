package main

import (
	"net/http"

	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/examples/internal/inventory"
	"github.com/clearsky-go/clearsky/region"
)

// The requests' keys are the names that the functions called give their arguments, so that the pointers of faults lead into them.
type (
	reportRequest struct {
		Edition aqi.Edition `json:"edition"`
		Daily   aqi.Daily   `json:"daily"`
	}
	stepRequest struct {
		State region.State `json:"state"`
		Known region.Known `json:"known"`
	}
)

// service answers by Kashgar's plan where no place is named, and for places that it keeps.
type service struct {
	plan    region.Plan
	office  *region.Office
	rules   inventory.Rules
	store   store
	offices *offices
}

func newHandler(kept store) (http.Handler, error) {
	s := service{plan: region.Kashgar(), store: kept, offices: &offices{byPlan: map[string]*region.Office{}}}
	var err error
	if s.office, err = region.New(s.plan); err != nil {
		return nil, err
	}
	if s.rules, err = inventory.RulesOf(s.plan); err != nil {
		return nil, err
	}
	mux := http.NewServeMux()
	mux.Handle("GET /healthz", get(map[string]string{"status": "ok"}))
	mux.Handle("GET /catalogue", get(s.plan.Catalogue))
	mux.Handle("GET /plan", get(s.plan))
	mux.Handle("POST /plan", answer(summarise))
	mux.Handle("POST /report", answer(func(in reportRequest) (aqi.Report, error) { return in.Edition.Daily(in.Daily) }))
	mux.Handle("POST /hours", answer(s.grade))
	mux.Handle("POST /step", answer(func(in stepRequest) (region.Outcome, error) { return s.office.Step(in.State, in.Known) }))
	mux.HandleFunc("POST /obligations", s.postObligations)
	mux.HandleFunc("GET /places", s.listPlaces)
	mux.HandleFunc("PUT /places/{place}", s.putPlace)
	mux.HandleFunc("GET /places/{place}", s.getPlace)
	mux.Handle("POST /places/{place}/step", answerAt(s.stepPlace))
	mux.Handle("GET /places/{place}/outcomes", s.pages(outcomes))
	mux.Handle("GET /places/{place}/notices", s.pages(notices))
	s.questions(mux)
	return problems(mux), nil
}
