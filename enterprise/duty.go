package enterprise

import (
	"slices"

	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/internal/enum"
	"github.com/clearsky-go/clearsky/response"
)

// DutyRule is a duty of enterprises: who has it, what shows whether it is kept, and what follows where it is not.
type DutyRule struct {
	ID   string   `json:"id"`   // unique; of a duty or measure of the catalogue, where that has it
	Name aqi.Text `json:"name"` // what is to be kept, in a few words
	When
	Proof Proof `json:"proof"`
	// Consequence is the identifier of what the catalogue has follow where it is not kept (clause 7); none where nothing follows.
	Consequence string `json:"consequence,omitempty"`
	// Clause and Text are those of the catalogue, where that has the duty, and given here for the others.
	Clause aqi.Clause `json:"clause,omitzero"`
	Text   aqi.Text   `json:"text,omitzero"` // in Chinese a contiguous piece of the plan
}

// Proof is what of a day's report shows whether a duty is kept. The zero value is what the report states of it.
type Proof uint8

// The proofs. Of each but the first the rules have a duty.
const (
	ByStatement  Proof = iota // [DayReport.Kept]
	ByReductions              // reductions, held against the share
	ByOwnPlan                 // reductions and loads, held against the own plan
	ByLoad                    // the load of the whole enterprise, held against the approved one
	ByTraffic                 // trucks and machines, held against those that stop
)

var proofs = enum.Table[Proof]{Type: "enterprise.Proof", Names: []enum.Name{
	ByStatement:  {Word: "statement", English: "what is stated", Chinese: "报告所述"},
	ByReductions: {Word: "reductions", English: "what is reduced", Chinese: "减排量"},
	ByOwnPlan:    {Word: "own-plan", English: "what is reduced and produced at each point", Chinese: "各环节减排量与生产负荷"},
	ByLoad:       {Word: "load", English: "the load", Chinese: "生产负荷"},
	ByTraffic:    {Word: "traffic", English: "trucks and machines", Chinese: "车辆机械使用情况"},
}}

// Duties returns the duties of an enterprise with that obligation, each with its clause and text, in the order of the rules. What may
// bind it, binds it. [Ruleset.Compliance] finds breaches of these and of no others.
func (rs *Ruleset) Duties(o Obligation) []DutyRule {
	var list []DutyRule
	rules := &rs.orNone().rules
	for i := range rules.Duties {
		if d := &rules.Duties[i]; rules.holds(&d.When, &o) != response.No {
			own := *d
			own.Classes, own.Grades, own.Modes = slices.Clone(d.Classes), slices.Clone(d.Grades), slices.Clone(d.Modes)
			list = append(list, own)
		}
	}
	return list
}

// duty returns the duty with an identifier, nil where there is none.
func (r *Rules) duty(id string) *DutyRule {
	for i := range r.Duties {
		if r.Duties[i].ID == id {
			return &r.Duties[i]
		}
	}
	return nil
}

// shown returns the duty that something shows whether it is kept: the last that binds or may bind, so that of the duties of several
// levels it is the highest's; where none does, the last.
func (r *Rules) shown(by Proof, o *Obligation) *DutyRule {
	found, bound := &DutyRule{}, false
	for i := range r.Duties {
		if d := &r.Duties[i]; d.Proof == by {
			binds := r.holds(&d.When, o) != response.No
			if binds || !bound {
				found, bound = d, binds
			}
		}
	}
	return found
}

func (d DutyRule) names() (string, aqi.Text) { return d.ID, d.Name }

// fill gives a duty the clause and text that the catalogue has for it, and reports whether it has them then.
func (d *DutyRule) fill(c *response.Catalogue) bool {
	for i := range c.Duties {
		if has := &c.Duties[i]; has.ID == d.ID {
			d.Clause, d.Text = has.Clause, has.Text
		}
	}
	if m, ok := c.Measure(d.ID); ok {
		d.Clause, d.Text = m.Clause, m.Text
	}
	return d.Clause != (aqi.Clause{}) && d.Text.Chinese != "" && d.Text.English != ""
}
