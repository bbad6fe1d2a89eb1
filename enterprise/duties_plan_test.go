package enterprise_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/enterprise"
	"github.com/clearsky-go/clearsky/internal/shared"
	"github.com/clearsky-go/clearsky/response"
)

// planHolds checks that one paragraph of the clause holds all the texts.
func planHolds(t *testing.T, plan shared.Plan, what string, clause aqi.Clause, texts ...string) {
	t.Helper()
	plan.Holds(t, what, clause.Document, clause.Number, texts...)
}

// The duties' texts are contiguous pieces of their clauses, and each says what its duty is.
func TestDutiesAreInThePlan(t *testing.T) {
	plan := shared.PlanClauses(t)
	words := map[string]string{
		"be-listed": "全部纳入", "own-plan": "“一厂一策”实施方案", "file-enterprise-plan": "备案", "placard": "公示牌", "file-expert-opinion": "专家意见",
		"training": "培训演练", "general-mobile-bulk": "错峰运输方案", "records": "台账", "share": "A级企业和保障类企业除外",
		"iii-industry-list": "黄色预警减排措施", "ii-industry-list": "橙色预警减排措施", "i-industry-list": "红色预警减排措施",
		"meet-indicators": "未达到相应指标要求", "true-data": "自动监测数据造假", "true-records": "生产记录造假", "general-mobile-limit": "高排放车辆和非道路移动机械", "situation": "根据实际情况", "approved-load": "最大允许生产负荷", "truck-control": "重型柴油车辆",
		"ii-industry-monitoring": "监管监控体系",
	}
	all := map[string]enterprise.DutyRule{} // of some class, in some mode
	for c := range enterprise.Other + 1 {
		for m := range enterprise.Autonomous + 1 {
			for _, d := range kashgar.Duties(enterprise.Obligation{Level: response.I, Class: c, Mode: m}) {
				all[d.ID] = d
			}
		}
	}
	for id, word := range words {
		planHolds(t, plan, id, all[id].Clause, all[id].Text.Chinese, word)
	}
	if len(all) != len(words) {
		t.Errorf("%d duties, want %d", len(all), len(words))
	}
}

// No sentence of the plan is typed twice: a duty that the catalogue has is taken from there.
func TestNothingIsTypedTwice(t *testing.T) {
	c := response.Kashgar()
	for _, d := range enterprise.Kashgar().Duties {
		typed := d.Text.Chinese != ""
		of := func(text string) bool {
			return typed && (strings.Contains(text, d.Text.Chinese) || strings.Contains(d.Text.Chinese, text))
		}
		if slices.ContainsFunc(c.Measures, func(m response.Measure) bool { return of(m.Text.Chinese) }) || typed && d.Clause == (aqi.Clause{}) {
			t.Errorf("%s: %s", d.ID, d.Text.Chinese)
		}
		_, measure := c.Measure(d.ID)
		if has := measure || slices.ContainsFunc(c.Duties, func(has response.Duty) bool { return has.ID == d.ID }); has == typed {
			t.Errorf("%s: in the catalogue %v, typed %v", d.ID, has, typed)
		}
	}
}

func TestRulesAreInThePlan(t *testing.T) {
	plan := shared.PlanClauses(t)
	r := enterprise.Kashgar()
	if r.Title.Chinese != plan.Title {
		t.Errorf("%s, want %s", r.Title.Chinese, plan.Title)
	}
	says := map[enterprise.Class][]string{
		enterprise.Guarantee: {"保障民生、保障城市正常运转或涉及国家战略性产业的工业企业和重大工程项目", "协同处置城市生活垃圾或危险废物"},
		enterprise.Key:       {"（以下简称《指南》）", "绩效分级"},
		enterprise.Micro: {
			"非燃煤、非燃油、大气污染物中无有毒有害物质、污染物二氧化硫、氮氧化物、细颗粒物（PM2.5）和挥发性有机物（VOCs）合计年排放总量在100千克以下的企业",
		},
		enterprise.Other: {"结合实际情况"},
	}
	for _, cite := range r.Classes {
		planHolds(t, plan, cite.Class.String(), cite.Clause, "）"+cite.Class.Chinese()+"：")
		for _, text := range says[cite.Class] {
			planHolds(t, plan, cite.Class.String(), cite.Clause, text)
		}
	}
	planHolds(t, plan, "exempt", r.Shares[0].Clause, "A级企业和保障类企业除外")
	planHolds(t, plan, "exempt", r.Shares[1].Clause, "A级企业和保障类企业除外")
	planHolds(t, plan, "waiver", r.Waiver, "确因客观原因无法达到总体减排比例要求的企业", "提供详细测算说明和清单后", "视情况核减其减排比例")
	planHolds(t, plan, "plan", clauseOf(t, "own-plan"), "企业基本情况、主要生产工艺流程、主要涉气产排污环节及污染物排放情况", "重型运输车辆及非道路移动机械", "可操作、可监测、可核查")
	planHolds(t, plan, "bulk trips", clauseOf(t, "ii-industry-monitoring"), "日载货车辆进出10辆次及以上", "绩效分级A级、B级绩效等级和引领性企业")
	followed := clauseOf(t, "ii-industry-monitoring")
	followed.Number = "4.3.2.3 工业源减排措施"
	of := map[response.Industry][]string{}
	for _, s := range r.Sections {
		if s.Always {
			planHolds(t, plan, s.ID, clauseOf(t, "own-plan"), s.Name.Chinese)
			continue
		}
		of[s.Industry] = append(of[s.Industry], s.Name.Chinese)
	}
	planHolds(t, plan, "steel", followed, "钢铁行业的"+strings.Join(of[response.Steel], "、"))
	metallurgy := of[response.OtherMetallurgy]
	last := len(metallurgy) - 1
	planHolds(t, plan, "metallurgy", followed, "其他冶金行业的"+strings.Join(metallurgy[:last], "、")+"和"+metallurgy[last])
	for _, task := range r.Tasks {
		if task.ID == "co-processing" {
			planHolds(t, plan, task.ID, r.Classes[0].Clause, task.Name.Chinese)
		}
	}
}
