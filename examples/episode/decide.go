package main

import (
	"slices"

	"github.com/clearsky-go/clearsky/alert"
	"github.com/clearsky-go/clearsky/region"
	"github.com/clearsky-go/clearsky/response"
)

// prefecture is the counties together: what is known of them, and what the policy makes of it.
type prefecture struct {
	plan     region.Plan
	office   *region.Office
	input    region.Known
	freezing response.Fact
	decision region.Assessment
}

// decide decides on the whole of the hours.
func decide(in input, findings []finding) (prefecture, error) {
	series := make(map[string]alert.Series, len(findings))
	for _, f := range findings {
		series[f.place.county.Code] = f.series
	}
	office, err := region.New(*in.plan)
	if err != nil {
		return prefecture{}, err
	}
	p := prefecture{
		plan: *in.plan, office: office, freezing: in.freezing, input: region.Known{Series: series, Demands: in.demands},
	}
	p.decision, err = office.Assess("", p.input)
	return p, err
}

// alertPlan returns the criteria of the place's only track.
func (p prefecture) alertPlan() alert.Plan { return p.plan.Tracks[0].Plan }

// county returns the county of a code.
func (p prefecture) county(code string) alert.County {
	for _, c := range p.plan.Counties {
		if c.Code == code {
			return c
		}
	}
	return alert.County{}
}

// counties returns the counties of those codes.
func (p prefecture) counties(codes []string) []alert.County {
	var counties []alert.County
	for _, code := range codes {
		counties = append(counties, p.county(code))
	}
	return counties
}

// apart reports whether a county has findings of its own, but lies in no group that carries a level at any hour.
func apart(c region.CountyAssessment) bool {
	own := false
	for _, d := range c.Responses {
		own = own || d.Own > alert.NoAlert
		for _, reason := range d.Reasons {
			if reason.Basis == region.ByGroup {
				return false
			}
		}
	}
	return own
}

// files reports whether a county has an alert of its own to file.
func (p prefecture) files(code string) bool {
	return slices.ContainsFunc(p.decision.Filings, func(f region.Filing) bool { return f.County == code })
}
