package main

import (
	"slices"

	"github.com/clearsky-go/clearsky/alert"
	"github.com/clearsky-go/clearsky/region"
	"github.com/clearsky-go/clearsky/response"
)

// prefecture is the counties together: what is known of them, and what the policy makes of it.
type prefecture struct {
	policy    region.Policy
	catalogue response.Catalogue
	region    *region.Region
	input     region.Input
	freezing  response.Fact
	decision  region.Assessment
}

// decide decides on the whole of the hours.
func decide(policy region.Policy, catalogue response.Catalogue, in input, findings []finding) (prefecture, error) {
	series := make(map[string]alert.Series, len(findings))
	for _, f := range findings {
		series[f.place.county.Code] = f.series
	}
	p := prefecture{
		policy: policy, catalogue: catalogue, region: in.region, freezing: in.freezing,
		input: region.Input{Series: series, Demands: in.demands},
	}
	var err error
	p.decision, err = policy.Assess(p.region, p.catalogue, p.input)
	return p, err
}

// counties returns the counties of those codes.
func (p prefecture) counties(codes []string) []alert.County {
	var counties []alert.County
	for _, code := range codes {
		if c, ok := p.region.County(code); ok {
			counties = append(counties, c)
		}
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
