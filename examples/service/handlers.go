package main

import (
	"encoding/json"
	"io"
	"net/http"
	"slices"

	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/enterprise"
	"github.com/clearsky-go/clearsky/region"
	"github.com/clearsky-go/clearsky/response"
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
	obligationsRequest struct {
		Levels   map[string]response.Level `json:"levels"`
		Profiles []enterprise.Profile      `json:"profiles"`
	}
)

// newHandler answers by Kashgar's rules.
func newHandler() (http.Handler, error) {
	plan, mux := region.Kashgar(), http.NewServeMux()
	office, err := region.New(plan)
	if err != nil {
		return nil, err
	}
	ruleset, err := enterprise.New(plan.Rules, plan.Targets, plan.Catalogue)
	mux.Handle("POST /report", answer(func(in reportRequest) (aqi.Report, error) {
		return in.Edition.Daily(in.Daily)
	}))
	mux.Handle("POST /step", answer(func(in stepRequest) (region.Outcome, error) {
		return office.Step(in.State, in.Known)
	}))
	mux.Handle("POST /obligations", answer(func(in obligationsRequest) (list []enterprise.Obligation, err error) {
		var faults aqi.Faults
		for o, err := range ruleset.Obligations(in.Levels, slices.Values(in.Profiles)) {
			list = append(list, o)
			faults.Join("", err)
		}
		return list, faults.Err()
	}))
	return mux, err
}

const mostBytes = 64 << 20

// answer reads a request, calls a function with it and writes what it returns.
func answer[In, Out any](call func(In) (Out, error)) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		var in In
		body, err := io.ReadAll(http.MaxBytesReader(w, r.Body, mostBytes))
		if err != nil {
			write(w, http.StatusRequestEntityTooLarge, aqi.Faults{{Got: err.Error(), Rule: aqi.ErrTooMany}})
		} else if err := aqi.Unmarshal(body, &in); err != nil {
			write(w, http.StatusBadRequest, err)
		} else if out, err := call(in); err != nil {
			write(w, http.StatusUnprocessableEntity, err)
		} else {
			write(w, http.StatusOK, out)
		}
	})
}

func write(w http.ResponseWriter, status int, body any) {
	w.Header().Set("Content-Type", "application/json")
	if status >= http.StatusBadRequest {
		w.Header().Set("Content-Type", "application/problem+json")
	}
	w.WriteHeader(status)
	_ = json.NewEncoder(w).Encode(body) // fails where the client is gone
}
