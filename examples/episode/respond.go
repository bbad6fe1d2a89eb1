package main

import (
	"errors"
	"slices"
	"time"

	"github.com/clearsky-go/clearsky/alert"
	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/region"
	"github.com/clearsky-go/clearsky/response"
)

// responded is how the prefecture and its counties respond.
type responded struct {
	prefecture
	counties []responder // those that respond at some hour, by code
	alerts   []answered  // by time
	standing []response.DueItem
}

// responder is a county that responds.
type responder struct {
	county  alert.County
	periods []response.Period // by time
	highest response.Level
}

// answered is a response of the prefecture's alert.
type answered struct {
	response.Activation
	items []response.DueItem
}

// respond finds what the decision and the prefecture's alert set going.
func respond(p prefecture, h alert.History) (responded, error) {
	r := responded{prefecture: p}
	for _, c := range p.decision.Counties {
		responder, err := p.responderOf(c)
		if err != nil {
			return r, err
		}
		if responder.highest > response.NoResponse {
			r.counties = append(r.counties, responder)
		}
	}
	var err error
	if r.alerts, err = p.due(h); err != nil {
		return r, err
	}
	r.standing, err = p.standing()
	return r, err
}

// responderOf joins a county's duties to periods: what they rest on does not matter here.
func (p prefecture) responderOf(c region.CountyAssessment) (responder, error) {
	var periods []alert.Period
	for _, d := range c.Responses {
		periods = append(periods, alert.Period{Level: max(d.Floor, d.Own, d.Raised), Span: d.Span})
	}
	responses, err := p.plan.Catalogue.Activations(periods)
	r := responder{county: c.County}
	for _, each := range responses {
		r.periods = append(r.periods, each.Periods...)
		r.highest = max(r.highest, each.Level())
	}
	return r, err
}

// reach returns the codes of the counties that respond at the level or above at some hour.
func (r responded) reach(level response.Level) []string {
	var codes []string
	for _, c := range r.counties {
		if c.highest >= level {
			codes = append(codes, c.county.Code)
		}
	}
	return codes
}

// highest returns the highest level at which a county responds.
func (r responded) highest() response.Level {
	highest := response.NoResponse
	for _, c := range r.counties {
		highest = max(highest, c.highest)
	}
	return highest
}

// due finds what the prefecture's alert makes due.
func (p prefecture) due(h alert.History) ([]answered, error) {
	activations, err := p.plan.Catalogue.Activations(h.Periods())
	if err != nil {
		return nil, err
	}
	var alerts []answered
	for i := range activations {
		p.concern(&activations[i])
		alerts = append(alerts, answered{Activation: activations[i]})
	}
	seen := map[string]bool{}
	for i := range alerts {
		if alerts[i].items, err = p.everDue(activations[i], seen); err != nil {
			return nil, err
		}
	}
	return alerts, nil
}

// everDue returns what a response makes due from its start to the day after its end, as it is when it is first due, without what has been
// seen.
func (p prefecture) everDue(a response.Activation, seen map[string]bool) ([]response.DueItem, error) {
	var all []response.DueItem
	for at := a.From; at <= a.Until+24; at++ {
		items, err := p.plan.Catalogue.Due([]response.Activation{a}, at)
		if err != nil {
			return nil, err
		}
		for _, item := range items {
			if key := item.By[0].Key; !seen[key] {
				seen[key] = true
				all = append(all, item)
			}
		}
	}
	return all, nil
}

// concern says whom a response of the prefecture's alert concerns.
func (p prefecture) concern(a *response.Activation) {
	a.Regional, a.Counties, a.Heavy = true, []alert.County{}, []alert.County{}
	for _, c := range p.decision.Counties {
		if slices.ContainsFunc(c.Responses, func(d region.Response) bool { return d.From < a.Until && d.Until > a.From }) {
			a.Counties = append(a.Counties, c.County)
		}
		if slices.ContainsFunc(c.Episodes, func(episode alert.Episode) bool { return episode.From < a.Until && episode.Until > a.From }) {
			a.Heavy = append(a.Heavy, c.County)
		}
	}
}

// standing returns the duties that need no response, of the years that the hours lie in.
func (p prefecture) standing() ([]response.DueItem, error) {
	first, err := newYear(p.decision.From.Time().Year())
	last, err2 := newYear((p.decision.Until - 1).Time().Year() + 1)
	if err := errors.Join(err, err2); err != nil {
		return nil, err
	}
	return p.plan.Catalogue.Standing(aqi.Span{From: first, Until: last}, p.plan.Counties)
}

func newYear(year int) (aqi.Stamp, error) {
	return aqi.StampOf(time.Date(year, time.January, 1, 0, 0, 0, 0, aqi.UTC8()))
}
