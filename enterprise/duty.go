package enterprise

import (
	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/internal/enum"
)

// Duty is something that an enterprise has to do. The zero value is none.
type Duty uint8

// The duties: first those that always hold, then those of a response.
const (
	_                  Duty = iota
	BeListed                // 全部纳入应急减排清单, 4.3.1 (2)
	KeepPlan                // 一厂一策, 4.3.1.1
	FilePlan                // 操作方案备案, 8.4
	ShowPlacard             // 公示牌, 8.4
	GetExpertOpinion        // 专家意见, 8.4
	Train                   // 培训演练, 8.2
	StaggerTransport        // 错峰运输方案, 4.3.1.2
	KeepRecords             // 台账, 5.2
	CutShare                // 减排比例, 4.3.1 (1)
	FollowPlan              // 按差异性指标和一厂一策执行
	AdaptToSituation        // 根据实际情况采取减排措施, 4.3.1.1 (3)
	KeepToLoad              // 以量定产、以热定产, 4.3.1.1 (3)
	ControlTrucks           // 重点管控重型柴油车辆, 4.3.1.1 (2)
	CompleteMonitoring      // 完善监管监控体系, 4.3.3.3
	numDuties
)

const _ = 32 - numDuties // stops compiling when Duties cannot hold them any more

var duties = enum.Table[Duty]{Type: "enterprise.Duty", Names: []enum.Name{
	BeListed:           {Word: "be-listed", English: "be on the list", Chinese: "纳入清单"},
	KeepPlan:           {Word: "keep-plan", English: "keep a plan of its own", Chinese: "制定一厂一策"},
	FilePlan:           {Word: "file-plan", English: "file the plan", Chinese: "方案备案"},
	ShowPlacard:        {Word: "show-placard", English: "show the placard", Chinese: "设置公示牌"},
	GetExpertOpinion:   {Word: "get-expert-opinion", English: "file experts' opinion", Chinese: "专家评估"},
	Train:              {Word: "train", English: "train and drill", Chinese: "培训演练"},
	StaggerTransport:   {Word: "stagger-transport", English: "plan staggered transport", Chinese: "错峰运输"},
	KeepRecords:        {Word: "keep-records", English: "keep records", Chinese: "建立台账"},
	CutShare:           {Word: "cut-share", English: "reduce by its share", Chinese: "达到减排比例"},
	FollowPlan:         {Word: "follow-plan", English: "carry out its own plan", Chinese: "执行一厂一策"},
	AdaptToSituation:   {Word: "adapt-to-situation", English: "take measures as its situation allows", Chinese: "根据实际情况减排"},
	KeepToLoad:         {Word: "keep-to-load", English: "keep to the approved load", Chinese: "执行核定负荷"},
	ControlTrucks:      {Word: "control-trucks", English: "control heavy trucks", Chinese: "管控重型柴油车辆"},
	CompleteMonitoring: {Word: "complete-monitoring", English: "complete its monitoring system", Chinese: "完善监管监控体系"},
}}

// kashgarDuties returns the duties of Kashgar's plan with their clauses.
func kashgarDuties() []DutyRule {
	rule := func(d Duty, place, chinese, english string) DutyRule {
		return DutyRule{d, clause(place), aqi.Text{Chinese: chinese, English: english}}
	}
	return []DutyRule{
		rule(BeListed, "4.3.1 (2)", "涉气企业应全部纳入重污染天气应急减排清单，实施分类管理，每年动态更新应急减排清单。",
			"Every enterprise with emissions to air is on the list of emergency reduction, which is updated every year."),
		rule(KeepPlan, "4.3.1.1", "纳入重污染天气应急减排清单的工业企业是制定“一厂一策”实施方案的主体，应规范、科学、合理制定实施方案。",
			"Industrial enterprises on the list draw up a plan of their own."),
		rule(FilePlan, "8.4", "涉气企业应及时修订完善本单位重污染天气应急响应操作方案和“一厂一策”公示牌，修订后需报当地生态环境部门备案；",
			"Enterprises keep their operating plans up to date and file them with the local ecology and environment department."),
		rule(ShowPlacard, "8.4", "涉气企业应及时修订完善本单位重污染天气应急响应操作方案和“一厂一策”公示牌",
			"Enterprises keep the placard of their own plan up to date."),
		rule(GetExpertOpinion, "8.4", "其中重点涉气企业操作方案经相关专家评估后，连同专家意见报当地生态环境部门备案。",
			"Key enterprises have their plans assessed by experts and file them together with the experts' opinion."),
		rule(Train, "8.2", "企业要加强应急操作方案的培训演练工作，确保应急措施落实到位。",
			"Enterprises train and drill their operating plans."),
		rule(StaggerTransport, "4.3.1.2", "涉及大宗原材料及产品运输的重点用车企业，应制定错峰运输方案，源头管控高排放车辆；",
			"Enterprises that are key users of vehicles for bulk transport draw up plans for staggered transport."),
		rule(KeepRecords, "5.2", "各县市及相关部门和企业应做好重污染天气应急过程记录，建立台账制度。",
			"Enterprises record the course of the response and keep records."),
		rule(CutShare, "4.3.1 (1)", "对未达到总体减排比例要求的企业（A级企业和保障类企业除外），应当及时加大应急减排力度；",
			"Enterprises below the share, those of grade A and guarantee enterprises excepted, reduce more in time."),
		rule(FollowPlan, "4.3.2.3 工业源减排措施", "确保涉气工业企业按照“一厂一策”要求，采取降低生产负荷、停产、加强污染治理或大宗物料错峰运输等措施，减少大气污染物排放量。",
			"Industrial enterprises lower their load, stop, treat more or stagger transport as their own plans have it."),
		rule(AdaptToSituation, "4.3.1.1 (3)", "应当根据实际情况采取减排措施，尽量避免对正常生产生活造成影响。",
			"It takes measures as its situation allows and keeps its task."),
		rule(KeepToLoad, "4.3.1.1 (3)", "在保障任务完成的同时，核定最大允许生产负荷，实施“以量定产”或“以热定产”。",
			"It completes its task and runs at no more than the approved maximum load."),
		rule(ControlTrucks, "4.3.1.1 (2)", "重污染天气期间该类企业重点管控重型柴油车辆。",
			"During heavy pollution its heavy diesel trucks are controlled."),
		rule(CompleteMonitoring, "4.3.3.3 工业源减排措施", "绩效分级A级、B级绩效等级和引领性企业，要参照《重污染天气重点行业应急减排措施制定技术指南》，完善监管监控体系。",
			"Enterprises of grades A and B and leading ones complete their monitoring systems."),
	}
}

// Duties is a set of duties, a bit mask. The zero value is the empty set.
//
//clearsky:set Duty
type Duties uint32

// Duty returns a duty's rule; false where the rules have none.
func (r Rules) Duty(d Duty) (DutyRule, bool) {
	for _, rule := range r.Duties {
		if rule.Duty == d {
			return rule, true
		}
	}
	return DutyRule{}, false
}
