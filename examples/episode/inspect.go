package main

import (
	"strings"

	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/enterprise"
	"github.com/clearsky-go/clearsky/response"
)

// inspected returns what a made-up inspection finds of an enterprise, and what follows: it reduced what it owes and not what the area
// requests, a truck ran, its placard is missing and its indicators are not met; of its machines and training nothing is reported.
func (s *story) inspected(l lang, o enterprise.Obligation) (string, error) {
	ruleset, err := enterprise.New(s.plan.Rules, s.plan.Targets, s.plan.Catalogue)
	if err != nil {
		return "", err
	}
	day := enterprise.DayReport{
		Date: s.busiest.At.Midnight(), Reductions: o.Owed(), Kept: map[string]response.Fact{},
		Trucks: []enterprise.TruckTrips{{
			Truck: response.Truck{Standard: response.ChinaIII, Gas: response.No, Special: response.No, Dangerous: response.No}, Trips: aqi.Known(2),
		}},
	}
	for _, d := range ruleset.Duties(o) {
		if d.Proof == enterprise.ByStatement {
			day.Kept[d.ID] = response.Yes
		}
	}
	day.Kept["placard"], day.Kept["meet-indicators"] = response.No, response.No
	delete(day.Kept, "training")
	found, err := ruleset.Compliance(o, enterprise.OwnPlan{}, day)
	if err != nil {
		return "", err
	}
	lines := strings.Split(l.Of(found), "\n")
	for i, b := range found.Breaches { // a line each comes first
		if c, follows := s.plan.Catalogue.Consequence(b.Consequence); follows {
			lines[i] += " → " + l.text(c.Text)
		}
	}
	return l.F("  Inspected %s (made up):\n", "  %s督查（虚构）：\n", date(day.Date)) + paragraph("    ", strings.Join(lines, "\n")), nil
}
