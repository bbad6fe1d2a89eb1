package main

import (
	"net/http"
	"slices"

	"github.com/clearsky-go/clearsky/alert"
	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/enterprise"
	"github.com/clearsky-go/clearsky/examples/internal/inventory"
	"github.com/clearsky-go/clearsky/region"
	"github.com/clearsky-go/clearsky/response"
)

// The requests' keys are the names that the functions called give their arguments, so that the pointers of faults lead into them.
type (
	reportRequest struct {
		Edition aqi.Edition `json:"edition"`
		Daily   aqi.Daily   `json:"daily"`
	}
	hoursRequest struct {
		Start   aqi.Stamp     `json:"start"`
		Samples []aqi.Sample  `json:"samples"`
		Marks   []alert.Marks `json:"marks"`
	}
	stepRequest struct {
		State region.State `json:"state"`
		Known region.Known `json:"known"`
	}
	obligationsRequest struct {
		Levels   map[string]response.Level `json:"levels"`
		Profiles []enterprise.Profile      `json:"profiles"`
	}
)

// service answers by a place's plan.
type service struct {
	plan   region.Plan
	office *region.Office
	rules  inventory.Rules
}

// newHandler answers by Kashgar's rules.
func newHandler() (http.Handler, error) {
	s := service{plan: region.Kashgar()}
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
	mux.Handle("POST /obligations", byForm(s.inventory, answer(s.obligations)))
	s.questions(mux)
	return problems(mux), nil
}

func (s service) obligations(in obligationsRequest) ([]enterprise.Obligation, error) {
	var faults aqi.Faults
	list := []enterprise.Obligation{}
	for o, err := range s.rules.Enterprises.Obligations(in.Levels, slices.Values(in.Profiles)) {
		list = append(list, o)
		faults.Join("", err)
	}
	return list, faults.Err()
}

// graded is what the hours of a site come to: its episodes of heavy pollution, and what looks wrong in them.
type graded struct {
	Episodes []alert.Episode `json:"episodes"`
	Notes    []aqi.Note      `json:"notes"`
}

func (s service) grade(in hoursRequest) (g graded, err error) {
	plan := s.plan.Tracks[0].Plan
	series, err := plan.Series(in.Start, in.Samples, in.Marks)
	if err != nil {
		return g, err
	}
	episodes, err := plan.Episodes(series)
	return graded{append([]alert.Episode{}, episodes...), append([]aqi.Note{}, aqi.Screen(in.Start, in.Samples, 0)...)}, err
}
