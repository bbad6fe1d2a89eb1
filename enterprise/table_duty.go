package enterprise

import (
	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/response"
)

// kashgarDuties returns the duties of Kashgar's plan: those that always hold, then those of a response. Of what clause 7 names alone
// something follows: measures not carried out and falsification during a response, and indicators that are not met.
func kashgarDuties() []DutyRule {
	of := func(id, english, chinese string, w When) DutyRule {
		return DutyRule{ID: id, Name: want(english, chinese), When: w}
	}
	say := func(d DutyRule, place, chinese, english string) DutyRule {
		d.Clause, d.Text = clause(place), aqi.Text{Chinese: chinese, English: english}
		return d
	}
	taken := func(by Proof, d DutyRule) DutyRule {
		d.Proof, d.Consequence = by, "measure-not-taken"
		return d
	}
	lowered := func(d DutyRule) DutyRule { d.Consequence = "indicators-not-met"; return d }
	at := func(l response.Level) When { return When{Level: l} }
	list := func(id string, l response.Level) DutyRule {
		return taken(ByOwnPlan, of(id, "measures of its own plan", "“一厂一策”减排措施", at(l)))
	}
	return []DutyRule{
		say(of("be-listed", "being on the list", "纳入应急减排清单", When{}), "4.3.1 (2)",
			"涉气企业应全部纳入重污染天气应急减排清单，实施分类管理，每年动态更新应急减排清单。",
			"Every enterprise with emissions to air is on the list of emergency reduction, which is updated every year."),
		say(of("own-plan", "an own plan", "制定“一厂一策”实施方案", When{}), "4.3.1.1",
			"纳入重污染天气应急减排清单的工业企业是制定“一厂一策”实施方案的主体，应规范、科学、合理制定实施方案。",
			"Industrial enterprises on the list draw up a plan of their own."),
		of("file-enterprise-plan", "its plan filed", "操作方案备案", When{}),
		say(of("placard", "its placard", "“一厂一策”公示牌", When{}), "8.4",
			"“一厂一策”公示牌，修订后需报当地生态环境部门备案；",
			"Its placard is kept up to date, and filed when it is revised."),
		of("file-expert-opinion", "the experts' opinion", "专家意见", When{Classes: []Class{Key}}),
		of("training", "training and drills", "培训演练", When{}),
		of("general-mobile-bulk", "a plan for staggered transport", "错峰运输方案", When{Bulk: true}),
		lowered(say(of("meet-indicators", "the indicators of its grade", "绩效等级相应指标", When{Grades: []Grade{A, B, C, D, Leading, NotLeading, ModelSite}}), "7",
			"对已评定绩效等级的工业企业、绿色标杆工地等，未达到相应指标要求的，按规定降级处理。",
			"A graded industrial enterprise or green model construction site meets its indicators, or its grade is lowered.")),

		of("records", "records of the response", "应急过程台账", at(response.III)),
		taken(ByStatement, say(of("true-data", "true monitoring data", "自动监测数据真实", at(response.III)), "7",
			"自动监测数据造假、生产记录造假等行为的，由相关行业管理部门严格依法查处；",
			"Automatic monitoring data are not falsified.")),
		taken(ByStatement, say(of("true-records", "true production records", "生产记录真实", at(response.III)), "7",
			"生产记录造假等行为的，由相关行业管理部门严格依法查处；",
			"Production records are not falsified.")),
		taken(ByReductions, say(of("share", "the share of reduction", "减排比例", When{
			Level: response.III, Classes: []Class{Key, Other}, Grades: []Grade{UnknownGrade, Ungraded, B, C, D, Leading, NotLeading, ModelSite},
		}), "4.3.1 (1)",
			"对未达到总体减排比例要求的企业（A级企业和保障类企业除外），应当及时加大应急减排力度；",
			"Enterprises below the share, those of grade A and guarantee enterprises excepted, reduce more in time.")),
		list("iii-industry-list", response.III),
		list("ii-industry-list", response.II),
		list("i-industry-list", response.I),
		taken(ByStatement, say(of("situation", "measures that its situation allows", "根据实际情况减排", When{Modes: []Mode{BySituation, LoadCapped}}), "4.3.1.1 (3)",
			"应当根据实际情况采取减排措施，尽量避免对正常生产生活造成影响。",
			"It takes measures as its situation allows and keeps its task.")),
		taken(ByLoad, say(of("approved-load", "the approved load", "核定最大允许生产负荷", When{Modes: []Mode{LoadCapped}}), "4.3.1.1 (3)",
			"在保障任务完成的同时，核定最大允许生产负荷，实施“以量定产”或“以热定产”。",
			"It completes its task and runs at no more than the approved maximum load.")),
		taken(ByTraffic, say(of("truck-control", "control of its heavy diesel trucks", "管控重型柴油车辆", When{Modes: []Mode{TrucksOnly}}), "4.3.1.1 (2)",
			"重污染天气期间该类企业重点管控重型柴油车辆。",
			"During heavy pollution its heavy diesel trucks are controlled.")),
		taken(ByTraffic, of("general-mobile-limit", "trucks and machines that stop", "停用货车与机械", at(response.III))),
		taken(ByStatement, of("ii-industry-monitoring", "a complete monitoring system", "完善监管监控体系", When{Level: response.II, Grades: []Grade{A, B, Leading}})),
	}
}
