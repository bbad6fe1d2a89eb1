package region

import (
	"slices"

	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/enterprise"
	"github.com/clearsky-go/clearsky/response"
)

// callOn keeps the hours at which responses were called for, where measures turn on them.
func (s *step) callOn(before map[string]map[response.Level]aqi.Stamp) {
	if len(s.plan.Catalogue.Begins) == 0 {
		return
	}
	issued := map[string]map[response.Level]aqi.Stamp{}
	for _, r := range s.out.Rulings {
		hours := map[response.Level]aqi.Stamp{}
		for l := response.IV; l <= response.I; l++ {
			if slices.ContainsFunc(r.Responses, func(p Response) bool { return p.Level >= l }) {
				if hours[l] = before[r.County][l]; hours[l] == 0 {
					hours[l] = s.at
				}
			}
		}
		if len(hours) > 0 {
			issued[r.County] = hours
		}
	}
	if len(issued) > 0 {
		s.out.Next.Issued = issued
	}
}

// holding returns the catalogue of a county, or of the prefecture, as it holds at the hour of the outcome.
func (o *Office) holding(out Outcome, county string) response.Catalogue {
	c := o.ofHour(county, out.Adjustments)
	if len(c.Begins) == 0 {
		return c
	}
	return c.Holding(out.At, out.Next.Issued[county])
}

// industry is what stands for what enterprises owe where the catalogue says from when measures hold.
var industry = response.Measure{Sector: response.Industrial}

// bound returns the level at which the enterprises of the prefecture, and those of each county, are bound at the hour of the outcome: the
// highest up to its own of which the measures for industry hold.
func (o *Office) bound(out Outcome) (prefecture response.Level, counties map[string]response.Level) {
	counties = out.Levels()
	for county, level := range counties {
		counties[county] = o.boundAt(level, out.At, out.Next.Issued[county])
	}
	return o.boundAt(out.level(""), out.At, out.Next.Issued[""]), counties
}

func (o *Office) boundAt(level response.Level, at aqi.Stamp, issued map[response.Level]aqi.Stamp) response.Level {
	bound := response.NoResponse
	for _, l := range o.plan.Catalogue.Levels {
		if l.Level <= level && o.plan.Catalogue.HoldsFrom(industry, issued[l.Level]) <= at {
			bound = l.Level
		}
	}
	return bound
}

// wholeRuleset returns the rules for a county's enterprises with all measures, also those that begin later.
func (o *Office) wholeRuleset(out Outcome, county string) *enterprise.Ruleset {
	_, all := out.Adjustments[""]
	if _, own := out.Adjustments[county]; !all && !own {
		return o.ofCounty(county).ruleset
	}
	ruleset, _ := enterprise.New(o.plan.Rules, o.plan.Targets, o.ofHour(county, out.Adjustments)) // checked in Step
	return ruleset
}
