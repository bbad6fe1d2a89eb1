package response_test

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/clearsky-go/clearsky/alert"
	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/internal/shared"
	"github.com/clearsky-go/clearsky/response"
)

var planPlace = regexp.MustCompile(`^([0-9.]+)(?: (\([1-9]\)))?$`)

// planHolds checks that one paragraph of the clause holds all the texts.
func planHolds(t *testing.T, plan shared.Plan, what string, clause aqi.Clause, texts ...string) {
	t.Helper()
	if !planPlace.MatchString(clause.Number) {
		t.Errorf("%s: %q is no place", what, clause.Number)
	}
	plan.Holds(t, what, clause.Document, clause.Number, texts...)
}

func TestDutiesAreInThePlan(t *testing.T) {
	plan := shared.PlanClauses(t)
	if title := alert.Kashgar().Title.Chinese; title != plan.Title {
		t.Errorf("%s, want %s", title, plan.Title)
	}
	c := response.Kashgar()
	for _, d := range c.Duties {
		texts := []string{d.Text.Chinese}
		for _, content := range d.Contents {
			texts = append(texts, content.Chinese)
		}
		planHolds(t, plan, d.ID, d.Clause, texts...)
	}
	for _, has := range c.Consequences {
		planHolds(t, plan, has.ID, has.Clause, has.Case.Chinese, "，"+has.Text.Chinese)
	}
	for _, l := range c.Levels {
		planHolds(t, plan, l.Level.String(), l.Clause, "当发布"+l.Alert.Chinese()+"预警时，启动"+l.Level.Chinese()+"响应")
	}
	planHolds(t, plan, "change", c.Clauses.Change, "启动更高级别的应急响应")
	planHolds(t, plan, "end", c.Clauses.End, "预警解除即响应终止")
}

// Who owes a duty or is owed one is named in the plan's words.
func TestPartiesAreInThePlan(t *testing.T) {
	var text strings.Builder
	for _, paragraphs := range shared.PlanClauses(t).Clauses {
		text.WriteString(strings.Join(paragraphs, "\n"))
	}
	owing := map[string]bool{}
	for _, d := range fresh().Duties {
		for _, id := range slices.Concat(d.By, d.To) {
			owing[id] = true
		}
	}
	for _, c := range fresh().Consequences {
		owing[c.By] = true
	}
	for _, p := range fresh().Parties {
		if (owing[p.ID] || p.Member) && !strings.Contains(text.String(), p.Chinese()) {
			t.Errorf("%v: %s", p, p.Chinese())
		}
	}
}

// The duties that follow from the plan, each with the clause, the occasion, who owes it, to whom, and by when.
func TestDutiesAreComplete(t *testing.T) {
	by := func(parties ...string) []string { return parties }
	const (
		counties, heavy, members = "counties", "heavy-counties", "member-units"
		office, departments      = "office", "departments"
		enterprises, key         = "enterprises", "key-enterprises"
	)
	none, day := response.Term{}, response.Term{Days: 1}
	want := []struct {
		id, place string
		occasion  response.Occasion
		by, to    []string
		term      response.Term
		regional  bool
		words     []string // that the text must have, as they decide on the rest
	}{
		{"member-start", "4.2", response.AtStart, by(members), by(office), none, true, []string{"喀什区域预警", "立即", "向指挥部办公室报告"}},
		{"regional-start", "4.3.5", response.AtStart, by(members, counties), nil, none, true, []string{"喀什区域预警", "应急值守"}},
		{"on-site-teams", "4.3.5", response.AtStart, by("headquarters"), by(counties), none, true, []string{"现场工作组"}},
		{"assess-measures", "4.3.5", response.Throughout, by("headquarters"), by(counties), none, true, []string{"评估"}},
		{"round-the-clock-duty", "6.1", response.Throughout, by(members), nil, none, false, []string{"24小时值班"}},
		{"contacts", "6.8", response.Throughout, by(counties, departments), nil, none, false, []string{"联络员", "24小时"}},
		{"inform-members", "5.1", response.Throughout, by(office), by(members, counties), none, false, []string{"通报"}},
		{"records", "5.2", response.Throughout, by(counties, departments, enterprises), nil, none, false, []string{"台账"}},
		{"daily-report", "5.1", response.EachDay, by(counties, members), by(office), day, false, []string{"每日报送前1日"}},
		{"notify-end", "4.4", response.AtEnd, by(members, counties), by("responders"), none, false, []string{"通知"}},
		{"closing-report", "5.1", response.AfterEnd, by(heavy), by(office), day, false, []string{"解除后1日内", "发生重污染天气的县市"}},
		{"evaluation", "5.2", response.AfterEnd, by(office), nil, none, false, []string{"应急响应终止后", "及时"}},
		{"inform-public", "5.2", response.AfterEnd, by(office), by("general-public"), none, false, []string{"向社会发布"}},
		{"great-revision", "5.2", response.AfterEnd, by(counties, departments, enterprises), nil, response.Term{Month: 10, Day: 31}, false, []string{"需进行重大调整的", "当年10月底前"}},
		{"yearly-lists", "8.5", response.EachYear, by(counties), by(office), response.Term{Month: 9, Day: 15}, false, []string{"每年9月15日前"}},
		{"list-update", "4.3.1 (2)", response.Regularly, by(counties), nil, none, false, []string{"每年动态更新"}},
		{"publicity", "8.2", response.Regularly, by(counties, members), by("general-public"), none, false, []string{"宣传"}},
		{"training", "8.2", response.Regularly, by(enterprises), nil, none, false, []string{"培训演练"}},
		{"drills", "8.3", response.Regularly, by(counties), nil, none, false, []string{"定期组织预案演练"}},
		{"file-county-plan", "8.4", response.OnChange, by(counties), by(office, "local-emergency"), none, false, []string{"备案"}},
		{"file-member-plan", "8.4", response.OnChange, by(members), by(office), none, false, []string{"备案"}},
		{"file-enterprise-plan", "8.4", response.OnChange, by(enterprises), by("local-ecology"), none, false, []string{"公示牌", "备案"}},
		{"file-expert-opinion", "8.4", response.OnChange, by(key), by("local-ecology"), none, false, []string{"专家意见", "备案"}},
		{"revise-plan", "8.5", response.OnChange, by(office, counties, members, enterprises), nil, none, false, []string{"法律", "及时进行修订", "应急预案制定单位"}},
		{"see-to-measures", "4.3.2.3", response.Throughout, by(counties), nil, none, false, []string{"相关县市", "前提下"}},
		{"joint-control", "4.3.5", response.Throughout, by(members, counties), nil, none, true, []string{"联合预警会商", "联防联控"}},
		{"supervise-counties", "4.3.5", response.Throughout, by("headquarters"), by(counties), none, true, []string{"督促指导", "预警范围内的县市"}},
		{"inspections", "7", response.Throughout, by("headquarters"), nil, none, false, []string{"全地区", "督查"}},
		{"act-as-listed", "2.2.3", response.Throughout, by("listed-sources"), nil, none, false, []string{"在应急响应启动时"}},
		{"broadcast", "2.2.3", response.Throughout, by("media"), by("general-public"), none, false, []string{"预警开始和解除", "为公众"}},
		{"obey-bans", "2.2.3", response.Throughout, by("general-public"), nil, none, false, []string{"公众在收到预警信息后"}},
		{"office-work", "2.2.1", response.Regularly, by(office), nil, none, false, []string{"日常工作"}},
		{"office-rules", "2.2.1", response.Regularly, by(office), nil, none, false, []string{"工作规则", "会商、研判"}},
		{"expert-group", "3.2", response.Regularly, by(office), nil, none, false, []string{"常态化", "专家组"}},
		{"county-management", "2.2.2", response.Regularly, by(counties), nil, none, false, []string{"本辖区", "应急减排清单", "经费"}},
		{"facilities", "2.2.3", response.Regularly, by("emitters"), nil, none, false, []string{"企事业单位", "管理和维护"}},
		{"forecast-horizon", "3.1", response.Regularly, by("forecasters"), nil, none, false, []string{"7天预报能力"}},
		{"draw-up-lists", "4.3.1 (2)", response.Regularly, by("county-ecology"), nil, none, false, []string{"各县市生态环境部门牵头", "部门配合"}},
		{"duty-system", "6.8", response.Regularly, by(counties, departments), nil, none, false, []string{"值守制度", "联络员"}},
		{"file-listed-plan", "2.2.3", response.OnChange, by("listed-sources"), by("local-ecology"), none, false, []string{"操作方案", "备案"}},
		{"revise-prefecture-plan", "2.2.1", response.OnChange, by(office), nil, none, false, []string{"适时修订"}},
		{"keep-plans-current", "1.6", response.OnChange, by(office, counties, members, enterprises), nil, none, false, []string{"各类预案", "由制定单位及时修订"}},
		{"update-county-plan", "8.5", response.OnChange, by(counties), nil, none, false, []string{"各县市", "动态更新"}},
	}
	duties := fresh().Duties
	if len(duties) != len(want) {
		t.Errorf("%d duties, want %d", len(duties), len(want))
	}
	for i, w := range want {
		if i >= len(duties) {
			t.Errorf("%s: missing", w.id)
			continue
		}
		d := duties[i]
		if d.ID != w.id || d.Clause.Number != w.place || d.Occasion != w.occasion || d.Term != w.term || d.Regional != w.regional {
			t.Errorf("%s: %s, %s, %v, %+v, %v", w.id, d.ID, d.Clause.Number, d.Occasion, d.Term, d.Regional)
		}
		if !slices.Equal(d.By, w.by) || !slices.Equal(d.To, w.to) || d.IfNeeded != (w.id == "great-revision") || len(d.Support) > 0 != (w.id == "draw-up-lists") {
			t.Errorf("%s: by %v to %v, if needed %v", w.id, d.By, d.To, d.IfNeeded)
		}
		for _, word := range w.words {
			if !strings.Contains(d.Text.Chinese, word) {
				t.Errorf("%s: %q is not in %s", w.id, word, d.Text.Chinese)
			}
		}
	}
}

// 5.1 has the closing report hold four things: 内容包括：重污染天气预警发布情况、预警持续时间、各部门响应情况、企业措施落实情况等.
func TestClosingReportContents(t *testing.T) {
	plan := shared.PlanClauses(t)
	for _, d := range fresh().Duties {
		if d.ID != "closing-report" {
			continue
		}
		var contents []string
		for _, content := range d.Contents {
			contents = append(contents, content.Chinese)
		}
		planHolds(t, plan, d.ID, d.Clause, "内容包括："+strings.Join(contents, "、")+"等")
	}
}

// 7 has three findings, each with what follows.
func TestConsequences(t *testing.T) {
	c := response.Kashgar()
	want := []struct {
		id, by, case_, end string
	}{
		{"duty-failed", "discipline", "履职缺位", "追究有关单位及人员责任"},
		{"measure-not-taken", "department-in-charge", "自动监测数据造假、生产记录造假", "严格依法查处"},
		{"indicators-not-met", "local-ecology", "绿色标杆工地", "降级处理"},
	}
	for _, w := range want {
		got, ok := c.Consequence(w.id)
		if !ok || got.By != w.by || got.Clause.Number != "7" || !strings.Contains(got.Case.Chinese, w.case_) || !strings.HasSuffix(got.Text.Chinese, w.end) {
			t.Errorf("%v: %+v", w.id, got)
		}
		if got.String() != got.Case.English+": "+got.Text.English || got.Chinese() != got.Case.Chinese+"："+got.Text.Chinese {
			t.Errorf("%v: %v, %s", w.id, got, got.Chinese())
		}
	}
	for _, none := range []string{"", "x", "duty"} {
		if got, ok := c.Consequence(none); ok || got != (response.Consequence{}) {
			t.Errorf("%v: %v", none, got)
		}
	}
	if len(c.Consequences) != len(want) {
		t.Errorf("%d consequences", len(c.Consequences))
	}
}
