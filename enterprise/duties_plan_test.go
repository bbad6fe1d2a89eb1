package enterprise_test

import (
	"fmt"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/enterprise"
	"github.com/clearsky-go/clearsky/internal/shared"
)

var (
	planHeading   = regexp.MustCompile(`^([1-9](?:\.[1-9][0-9]*)*)[ \p{Han}]`)
	planItem      = regexp.MustCompile(`^（([1-9])）`)
	planParagraph = regexp.MustCompile(`^(\p{Han}+措施)。`)
)

// planClauses are the paragraphs of Kashgar's plan by place, as clauses cite it: "8.4", for a numbered item with what follows it
// "4.3.1 (2)", and for a paragraph with a name "4.3.2.3 工业源减排措施"; both are in their heading's as well.
func planClauses(t *testing.T) map[string][]string {
	t.Helper()
	text, err := os.ReadFile(shared.File(t, "rules", "plan-kashgar-2023.zh.txt"))
	if err != nil {
		t.Fatal(err)
	}
	clauses := map[string][]string{}
	heading, item := "", ""
	for line := range strings.Lines(string(text)) {
		line = strings.TrimSpace(line)
		if match := planHeading.FindStringSubmatch(line); match != nil {
			heading, item = match[1], ""
			continue
		}
		if match := planItem.FindStringSubmatch(line); match != nil {
			item = fmt.Sprintf("%s (%s)", heading, match[1])
		}
		if match := planParagraph.FindStringSubmatch(line); match != nil {
			item = heading + " " + match[1]
		}
		clauses[heading] = append(clauses[heading], line)
		if item != "" {
			clauses[item] = append(clauses[item], line)
		}
	}
	return clauses
}

// planHolds checks that one paragraph of the clause holds all the texts.
func planHolds(t *testing.T, clauses map[string][]string, what string, clause aqi.Clause, texts ...string) {
	t.Helper()
	paragraphs := clauses[clause.Place]
	if paragraphs == nil || clause.Document != enterprise.Kashgar().Title.Chinese {
		t.Errorf("%s: no clause %v", what, clause)
		return
	}
	if !slices.ContainsFunc(paragraphs, func(paragraph string) bool {
		for _, text := range texts {
			if text == "" || !strings.Contains(paragraph, text) {
				return false
			}
		}
		return true
	}) {
		t.Errorf("%s: not in a paragraph of %s: %q", what, clause.Place, texts)
	}
}

// The duties' texts are contiguous pieces of their clauses, and each says what its duty is.
func TestDutiesAreInThePlan(t *testing.T) {
	clauses := planClauses(t)
	words := map[enterprise.Duty]string{
		enterprise.BeListed: "全部纳入", enterprise.KeepPlan: "“一厂一策”实施方案", enterprise.FilePlan: "备案", enterprise.ShowPlacard: "公示牌",
		enterprise.GetExpertOpinion: "专家意见", enterprise.Train: "培训演练", enterprise.StaggerTransport: "错峰运输方案",
		enterprise.KeepLedger: "台账", enterprise.CutShare: "A级企业和保障类企业除外", enterprise.FollowPlan: "“一厂一策”",
		enterprise.AdaptToSituation: "根据实际情况", enterprise.KeepToLoad: "最大允许生产负荷", enterprise.ControlTrucks: "重型柴油车辆",
		enterprise.CompleteMonitoring: "监管监控体系",
	}
	for _, d := range enterprise.Kashgar().Duties {
		planHolds(t, clauses, d.Duty.String(), d.Clause, d.Text.Chinese, words[d.Duty])
	}
}

func TestRulesAreInThePlan(t *testing.T) {
	clauses := planClauses(t)
	r := enterprise.Kashgar()
	says := map[enterprise.Class][]string{
		enterprise.Guarantee: {"保障民生、保障城市正常运转或涉及国家战略性产业的工业企业和重大工程项目", "协同处置城市生活垃圾或危险废物"},
		enterprise.Key:       {"（以下简称《指南》）", "绩效分级"},
		enterprise.Micro: {
			"非燃煤、非燃油、大气污染物中无有毒有害物质、污染物二氧化硫、氮氧化物、细颗粒物（PM2.5）和挥发性有机物（VOCs）合计年排放总量在100千克以下的企业",
		},
		enterprise.Other: {"结合实际情况"},
	}
	for _, cite := range r.Cites {
		planHolds(t, clauses, cite.Class.String(), cite.Clause, "）"+cite.Class.Chinese()+"：")
		for _, text := range says[cite.Class] {
			planHolds(t, clauses, cite.Class.String(), cite.Clause, text)
		}
	}
	planHolds(t, clauses, "exempt", r.Exempt.Clause, "A级企业和保障类企业除外")
	planHolds(t, clauses, "waiver", r.Waiver, "确因客观原因无法达到总体减排比例要求的企业", "提供详细测算说明和清单后", "视情况核减其减排比例")
	planHolds(t, clauses, "plan", r.PlanClause, "企业基本情况、主要生产工艺流程、主要涉气产排污环节及污染物排放情况", "重型运输车辆及非道路移动机械", "可操作、可监测、可核查")
	planHolds(t, clauses, "bulk trips", clauseOf(t, enterprise.CompleteMonitoring), "日载货车辆进出10辆次及以上", "绩效分级A级、B级绩效等级和引领性企业")
	for _, s := range r.Sections {
		var names []string
		for _, section := range s.Sections {
			names = append(names, section.Chinese())
		}
		last := len(names) - 1
		joined := strings.Join(names, "、")
		if s.Sections[0] == enterprise.SmeltingFurnace { // the plan's "和"
			joined = strings.Join(names[:last], "、") + "和" + names[last]
		}
		planHolds(t, clauses, s.Industry.String(), clauseOf(t, enterprise.FollowPlan), s.Industry.Chinese()+"行业的"+joined)
	}
}

// clauseOf is the clause of a duty.
func clauseOf(t *testing.T, d enterprise.Duty) aqi.Clause {
	t.Helper()
	rule, ok := enterprise.Kashgar().Duty(d)
	if !ok {
		t.Fatal(d)
	}
	return rule.Clause
}
