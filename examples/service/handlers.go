package main

import (
	"maps"
	"net/http"

	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/enterprise"
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
	s, err := newService(kept)
	if err != nil {
		return nil, err
	}
	return problems(s.mux()), nil
}

func newService(kept store) (s service, err error) {
	s = service{plan: region.Kashgar(), store: kept, offices: &offices{byPlan: map[string]*region.Office{}}}
	if s.office, err = region.New(s.plan); err != nil {
		return s, err
	}
	s.rules, err = inventory.RulesOf(s.plan)
	return s, err
}

func (s service) mux() *http.ServeMux {
	mux := http.NewServeMux()
	for _, r := range s.routes() {
		mux.Handle(r.pattern, r)
	}
	return mux
}

func (s service) routes() []route {
	document := schema{}
	list := append([]route{
		get("/healthz", "that it answers", map[string]string{"status": "ok"}),
		get("/openapi.json", "this document", document),
		get("/catalogue", "Kashgar's measures, duties and restrictions", s.plan.Catalogue),
		get("/plan", "Kashgar's plan", s.plan),
		post("/plan", "what a plan has, or all its faults", summarise),
		post("/report", "a day's report", func(in reportRequest) (aqi.Report, error) { return in.Edition.Daily(in.Daily) }),
		post("/hours", "a site's episodes, and what looks wrong in its hours", s.grade),
		post("/step", "an hour decided; the state is the caller's", func(in stepRequest) (region.Outcome, error) { return s.office.Step(in.State, in.Known) }),
		{
			pattern: "POST /obligations", says: "what each enterprise must do", in: obligationsRequest{}, out: []enterprise.Obligation{},
			inForms: "text/csv " + workbookType, outForm: workbookType, query: s.levelQuery(), Handler: http.HandlerFunc(s.postObligations),
		},
	}, append(s.placeRoutes(), s.questions()...)...)
	maps.Copy(document, describe(list))
	return list
}

func get(path, says string, value any) route {
	return route{pattern: "GET " + path, says: says, out: value, Handler: constant(value)}
}

func post[In, Out any](path, says string, call func(In) (Out, error)) route {
	return route{pattern: "POST " + path, says: says, in: *new(In), out: *new(Out), Handler: answer(call)}
}
