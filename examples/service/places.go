package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"strings"
	"sync"
	"unicode"

	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/internal/quote"
	"github.com/clearsky-go/clearsky/region"
)

const mostName = 64 // bytes

// placeRoutes are those of the places that are kept.
func (s service) placeRoutes() []route {
	return []route{
		{pattern: "GET /places", says: "the places' names", out: placeList{}, Handler: http.HandlerFunc(s.listPlaces)},
		{
			pattern: "PUT /places/{place}", says: "keep a place with this plan, or with Kashgar's", in: region.Plan{}, out: summary{},
			Handler: http.HandlerFunc(s.putPlace),
		},
		{pattern: "GET /places/{place}", says: "its plan and state", out: placeAnswer{}, Handler: http.HandlerFunc(s.getPlace)},
		{
			pattern: "POST /places/{place}/step", says: "an hour decided and kept", in: hourRequest{}, out: region.Outcome{},
			Handler: answerAt(s.stepPlace),
		},
		{
			pattern: "GET /places/{place}/outcomes", says: "what was decided, page by page", out: page[region.Outcome]{}, query: pageQuery,
			Handler: s.pages(outcomes),
		},
		{
			pattern: "GET /places/{place}/notices", says: "what was made public, page by page", out: page[notice]{}, query: pageQuery,
			Handler: s.pages(notices),
		},
	}
}

// putPlace names a place and gives it a plan: the body's, or Kashgar's where there is none.
func (s service) putPlace(w http.ResponseWriter, r *http.Request) {
	document, ok := body(w, r)
	if !ok {
		return
	}
	plan := s.plan
	if len(bytes.TrimSpace(document)) > 0 {
		plan = region.Plan{}
		if err := aqi.Unmarshal(document, &plan); err != nil {
			write(w, http.StatusBadRequest, err)
			return
		}
	}
	summary, err := summarise(plan)
	if err == nil {
		err = checkName(r.PathValue("place"))
	}
	created := false
	if err == nil {
		created, err = s.store.put(r.Context(), r.PathValue("place"), plan)
	}
	if created {
		write(w, http.StatusCreated, summary)
		return
	}
	conclude(w, summary, err)
}

// checkName wants a name that can stand in a path and in a log.
func checkName(name string) error {
	odd := func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '-' && r != '_' }
	if name != "" && len(name) <= mostName && !strings.ContainsFunc(name, odd) {
		return nil
	}
	want := inBoth("不超过%d字节的字母、汉字、数字、-和_", "letters, digits, - and _, of %d bytes at most", mostName)
	return aqi.Faults{{Path: "/path/place", Count: 1, Got: quote.Text(name), Want: want, Rule: aqi.ErrText}}
}

type placeList struct {
	Places []string `json:"places"`
}

func (s service) listPlaces(w http.ResponseWriter, r *http.Request) {
	names, err := s.store.names(r.Context())
	conclude(w, placeList{names}, err)
}

func (s service) getPlace(w http.ResponseWriter, r *http.Request) {
	p, err := s.store.place(r.Context(), r.PathValue("place"))
	conclude(w, p, err)
}

type hourRequest struct {
	Known region.Known `json:"known"`
}

// stepPlace decides an hour of a place.
func (s service) stepPlace(r *http.Request, in hourRequest) (json.RawMessage, error) {
	return s.store.step(r.Context(), r.PathValue("place"), in.Known, func(p place) (out region.Outcome, err error) {
		office, err := s.offices.of(string(p.Plan))
		if err != nil {
			return out, err
		}
		var state region.State
		if err := aqi.Unmarshal(p.State, &state); err != nil {
			return out, fmt.Errorf("%w: %s", errStored, err.Error())
		}
		return office.Step(state, in.Known)
	})
}

// errStored is of what was kept by another version of the library.
var errStored = errors.New("what is kept of the place cannot be read")

const mostOffices = 64

// offices are those of the plans used last, as it takes longer to make one than to ask it.
type offices struct {
	mu     sync.Mutex
	byPlan map[string]*region.Office
}

func (o *offices) of(document string) (*region.Office, error) {
	o.mu.Lock()
	defer o.mu.Unlock()
	if office, ok := o.byPlan[document]; ok {
		return office, nil
	}
	var plan region.Plan
	if err := aqi.Unmarshal([]byte(document), &plan); err != nil {
		return nil, fmt.Errorf("%w: %s", errStored, err.Error())
	}
	office, err := region.New(plan)
	if err != nil {
		return nil, fmt.Errorf("%w: %s", errStored, err.Error())
	}
	if len(o.byPlan) >= mostOffices {
		clear(o.byPlan)
	}
	o.byPlan[document] = office
	return office, nil
}
