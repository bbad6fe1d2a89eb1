package region_test

import (
	"testing"

	"pgregory.net/rapid"

	"github.com/clearsky-go/clearsky/alert"
	"github.com/clearsky-go/clearsky/region"
	"github.com/clearsky-go/clearsky/region/regiontest"
)

// A county with a plan of its own decides by that alone, whatever hours the prefecture's lifting needs.
func TestCountyDecidesByItsOwnPlan(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := aPlace(t)
		own := p.Tracks[0].Plan
		own.LiftBelow = rapid.SampledFrom([]int{0, min(lowestOf(own), 151), lowestOf(own)}).Draw(t, "lift below")
		own.LiftHours = rapid.SampledFrom([]int{1, 6, 12, 36, 48}).Draw(t, "lift hours")
		own.MergeHours = rapid.SampledFrom([]int{own.LiftHours, 36}).Draw(t, "merge hours")
		code := p.Counties[0].Code
		p.Tracks[0].Counties = map[string]alert.Plan{code: own}
		rules, err := alert.New(own)
		ok(t, rules, err)
		season := regiontest.Season(p, 60).Draw(t, "season")
		for i := range season {
			season[i].Known.Demands = nil
		}
		through(t, newOffice(t, p), season, func(before region.State, m regiontest.Moment, out region.Outcome) {
			known, heard := m.Known.Series[code]
			if !heard {
				known.Start = m.Known.At
			}
			look, err := rules.Outlook(known, m.Known.At)
			want, err2 := rules.Decide(before.Alerts[p.Tracks[0].ID][code].State, ok(t, look, err), nil)
			got, _ := out.Ruling(code)
			same(t, got.Decision, ok(t, want, err2), sameOutcome)
		})
	})
}
