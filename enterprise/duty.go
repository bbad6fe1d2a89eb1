package enterprise

import (
	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/response"
)

// DutyRule is a duty of enterprises, and who has it.
type DutyRule struct {
	ID string `json:"id"` // unique; of a duty or measure of the catalogue, where that has it
	When
	// Clause and Text are those of the catalogue, where that has the duty, and given here for the others.
	Clause aqi.Clause `json:"clause,omitzero"`
	Text   aqi.Text   `json:"text,omitzero"` // in Chinese a contiguous piece of the plan
}

// Duties returns the duties of an enterprise with that obligation, each with its clause and text, in the order of the rules. What may
// bind it, binds it.
func (rs *Ruleset) Duties(o Obligation) []DutyRule {
	var list []DutyRule
	rules := &rs.orNone().rules
	for i := range rules.Duties {
		if d := &rules.Duties[i]; rules.holds(&d.When, &o) != response.No {
			list = append(list, *d)
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

// kashgarDuties returns the duties of Kashgar's plan: those that always hold, then those of a response.
func kashgarDuties() []DutyRule {
	of := func(id string, w When) DutyRule { return DutyRule{ID: id, When: w} }
	own := func(id string, w When, place, chinese, english string) DutyRule {
		return DutyRule{ID: id, When: w, Clause: clause(place), Text: aqi.Text{Chinese: chinese, English: english}}
	}
	return []DutyRule{
		own("be-listed", When{}, "4.3.1 (2)", "涉气企业应全部纳入重污染天气应急减排清单，实施分类管理，每年动态更新应急减排清单。",
			"Every enterprise with emissions to air is on the list of emergency reduction, which is updated every year."),
		own("own-plan", When{}, "4.3.1.1", "纳入重污染天气应急减排清单的工业企业是制定“一厂一策”实施方案的主体，应规范、科学、合理制定实施方案。",
			"Industrial enterprises on the list draw up a plan of their own."),
		of("file-enterprise-plan", When{}),
		of("file-expert-opinion", When{Classes: 1 << Key}),
		of("training", When{}),
		of("general-mobile-bulk", When{Bulk: true}),
		of("records", When{Level: response.III}),
		own("share", When{Level: response.III, Classes: 1<<Key | 1<<Other, Grades: GradesOf(UnknownGrade, Ungraded, B, C, D, Leading, NotLeading)}, "4.3.1 (1)",
			"对未达到总体减排比例要求的企业（A级企业和保障类企业除外），应当及时加大应急减排力度；",
			"Enterprises below the share, those of grade A and guarantee enterprises excepted, reduce more in time."),
		of("iii-industry-list", When{Modes: 1 << ByPlan}),
		own("situation", When{Modes: 1<<BySituation | 1<<LoadCapped}, "4.3.1.1 (3)", "应当根据实际情况采取减排措施，尽量避免对正常生产生活造成影响。",
			"It takes measures as its situation allows and keeps its task."),
		own("approved-load", When{Modes: 1 << LoadCapped}, "4.3.1.1 (3)", "在保障任务完成的同时，核定最大允许生产负荷，实施“以量定产”或“以热定产”。",
			"It completes its task and runs at no more than the approved maximum load."),
		own("truck-control", When{Modes: 1 << TrucksOnly}, "4.3.1.1 (2)", "重污染天气期间该类企业重点管控重型柴油车辆。",
			"During heavy pollution its heavy diesel trucks are controlled."),
		of("ii-industry-monitoring", When{Level: response.II, Grades: GradesOf(A, B, Leading)}),
	}
}
