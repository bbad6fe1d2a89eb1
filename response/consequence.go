package response

import (
	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/internal/wording"
)

// Consequence is what the plan has follow from something that an inspection of a response finds (监督问责, 7).
//
//clearsky:whole
type Consequence struct {
	ID     string     `json:"id"`
	Clause aqi.Clause `json:"clause"`
	By     string     `json:"by"`   // a party's identifier: who acts on it; for a grade, of which the plan names nobody, those with whom plans are filed
	Case   aqi.Text   `json:"case"` // the finding in the plan's words
	Text   aqi.Text   `json:"text"` // what follows; in Chinese a contiguous piece of the plan
}

// Consequence returns the consequence with the identifier. It looks at one after the other.
func (c Catalogue) Consequence(id string) (Consequence, bool) {
	for _, has := range c.Consequences {
		if has.ID == id {
			return has, true
		}
	}
	return Consequence{}, false
}

// kashgarConsequences returns the three consequences of clause 7.
func kashgarConsequences() []Consequence {
	return []Consequence{
		{
			"duty-failed", clause("7"), "discipline",
			aqi.Text{
				Chinese: "因工作不力、履职缺位等导致未有效应对重污染天气的",
				English: "heavy-pollution weather not met effectively for want of effort, failure of duty or the like",
			},
			aqi.Text{
				Chinese: "报地区纪委监委，依法依规追究有关单位及人员责任",
				English: "reported to the prefecture's commission for discipline inspection and supervision; units and persons are held responsible by law and regulation",
			},
		},
		{
			"measure-not-taken", clause("7"), "department-in-charge",
			aqi.Text{
				Chinese: "应急响应期间未落实减排措施、自动监测数据造假、生产记录造假等行为的",
				English: "reduction measures not carried out, automatic monitoring data or production records falsified, or the like, during a response",
			},
			aqi.Text{
				Chinese: "由相关行业管理部门严格依法查处",
				English: "investigated and dealt with strictly by law by the department in charge of the trade",
			},
		},
		{
			"indicators-not-met", clause("7"), "local-ecology",
			aqi.Text{
				Chinese: "已评定绩效等级的工业企业、绿色标杆工地等，未达到相应指标要求的",
				English: "a graded industrial enterprise, a green model construction site or the like that does not meet its indicators",
			},
			aqi.Text{
				Chinese: "按规定降级处理",
				English: "its grade is lowered by the rules",
			},
		},
	}
}

// String returns the finding in the plan's words and what follows from it.
func (c Consequence) String() string { return c.text(wording.English) }

// Chinese returns the same in Chinese.
func (c Consequence) Chinese() string { return c.text(wording.Chinese) }

func (c Consequence) text(l wording.Language) string {
	return l.F("%s: %s", "%s：%s", l.Pick(c.Case.English, c.Case.Chinese), l.Pick(c.Text.English, c.Text.Chinese))
}
