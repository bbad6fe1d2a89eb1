package alert

import (
	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/internal/clone"
	"github.com/clearsky-go/clearsky/internal/runs"
)

// Ruleset is a place's alert plan, checked and ready to use (规则集). [New] makes it. It never changes, and any number of goroutines may
// use it at once. A nil or zero Ruleset decides nothing: its methods return an error, or none of what is asked for.
type Ruleset struct {
	plan       Plan
	counting   counting
	rules      runs.Rules     // how runs are found and graded; without triggers where conditions are on several measures
	lift       runs.Rules     // without thresholds where lifting has none of its own
	written    []Condition    // the thresholds as the plan writes them, of no hours
	mixed      *mixedRules    // nil: all conditions are on daily AQIs
	pollutants aqi.Pollutants // that there are conditions on
}

// New checks a plan and makes it ready to use. It takes a copy. Errors: those of [Plan.Validate].
func New(plan Plan) (*Ruleset, error) {
	if err := plan.Validate(); err != nil {
		return nil, err
	}
	r := &Ruleset{plan: clone.Of(plan)}
	r.counting, r.pollutants = countingOf(&r.plan), r.plan.pollutants()
	r.addCriteria()
	return r, nil
}

// made reports whether New has made the ruleset.
func (r *Ruleset) made() bool { return r != nil && r.rules.Window > 0 }

// check adds a fault of a ruleset that New has not made, and reports whether it has.
func (r *Ruleset) check(fs *aqi.Faults) bool {
	if !r.made() {
		addMissing(fs, "/ruleset", "由New生成的规则集", "a ruleset that New has made")
	}
	return r.made()
}

// orNone returns the ruleset, the zero one for nil.
func (r *Ruleset) orNone() *Ruleset {
	if r == nil {
		return &Ruleset{}
	}
	return r
}

// only returns the ruleset for the hours of a pollutant by itself, without conditions on others.
func (r *Ruleset) only(pollutant aqi.Pollutant) *Ruleset {
	only := *r
	only.plan.Pollutants, only.plan.Readings.Daily, only.pollutants = aqi.PollutantsOf(pollutant), FromConcentrations, 0
	only.counting = countingOf(&only.plan)
	return &only
}
