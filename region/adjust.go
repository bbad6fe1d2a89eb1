package region

import (
	"maps"
	"slices"

	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/enterprise"
	"github.com/clearsky-go/clearsky/internal/faults"
	"github.com/clearsky-go/clearsky/response"
)

// county is what holds for the enterprises and measures of a county that adjusts the plan's catalogue.
type county struct {
	catalogue response.Catalogue
	ruleset   *enterprise.Ruleset
}

// adjust returns the catalogue with an adjustment, and the ruleset of it.
func (p *Plan) adjust(c response.Catalogue, a response.Adjustment) (county, error) {
	c, err := c.Adjust(a)
	if err != nil {
		return county{}, err
	}
	ruleset, err := enterprise.New(p.Rules, p.Targets, c)
	return county{c, ruleset}, faults.Rebase(err, "/rules", "/plan/rules")
}

// adjusted makes the catalogues of the counties that adjust the plan's ready, and adds the faults of their adjustments.
func (v *validation) adjusted() {
	p := v.plan
	checkKeys(&v.fs, &v.graph, "/plan/adjustments", p.Adjustments)
	if len(p.Adjustments) == 0 || v.ruleset == nil {
		return
	}
	v.adjusting = make(map[string]county, len(p.Adjustments))
	for _, code := range sorted(p.Adjustments) {
		own, err := p.adjust(p.Catalogue, p.Adjustments[code])
		v.fs.Join("", faults.Rebase(err, "/adjustment", faults.At("/plan/adjustments", code)))
		v.adjusting[code] = own
	}
}

// ofCounty returns what holds in a county by the plan.
func (o *Office) ofCounty(code string) county {
	if own, has := o.adjusting[code]; has {
		return own
	}
	return county{o.plan.Catalogue, o.ruleset}
}

// ofHour returns the catalogue of a county, or of the prefecture, with the adjustments of an hour, which Step has checked: that for all,
// then the county's.
func (o *Office) ofHour(code string, adjustments map[string]response.Adjustment) response.Catalogue {
	c := o.ofCounty(code).catalogue
	for _, of := range slices.Compact([]string{"", code}) {
		if a, has := adjustments[of]; has {
			if adjusted, err := c.Adjust(a); err == nil {
				c = adjusted
			}
		}
	}
	return c
}

// checkAdjustments refuses adjustments of no county, and what is wrong with them: with one for all, in the catalogue of each county.
func (o *Office) checkAdjustments(fs *aqi.Faults, adjustments map[string]response.Adjustment) {
	own := maps.Clone(adjustments)
	delete(own, "")
	checkKeys(fs, &o.graph, "/known/adjustments", own)
	if all, has := adjustments[""]; has {
		for _, code := range append([]string{""}, sorted(o.adjusting)...) {
			_, err := o.plan.adjust(o.ofCounty(code).catalogue, all)
			fs.Join("", faults.Rebase(err, "/adjustment", faults.At("/known/adjustments", "")))
		}
	}
	for _, code := range sorted(own) {
		if _, known := o.find(code); known && len(*fs) == 0 {
			all := map[string]response.Adjustment{"": adjustments[""]}
			_, err := o.plan.adjust(o.ofHour(code, all), adjustments[code])
			fs.Join("", faults.Rebase(err, "/adjustment", faults.At("/known/adjustments", code)))
		}
	}
}
