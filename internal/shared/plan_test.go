package shared

import (
	"maps"
	"slices"
	"strings"
	"testing"
)

const planSample = `关于《某预案》的通知
1  总则
1.1 编制目的
为防治《大气》污染。
4.3.2.3 强制措施
落实以下措施：
工业源减排措施。执行甲。
移动源减排措施。执行乙。

执行丙。
8.4 备案
（1）各县市备案，
五日内。
（2）企业备案。
8.5 修订
`

func TestPlanOf(t *testing.T) {
	plan := planOf(planSample)
	want := map[string][]string{
		"": {"关于《某预案》的通知"}, "1.1": {"为防治《大气》污染。"},
		"4.3.2.3":         {"落实以下措施：", "工业源减排措施。执行甲。", "移动源减排措施。执行乙。", "", "执行丙。"},
		"4.3.2.3 工业源减排措施": {"工业源减排措施。执行甲。"}, "4.3.2.3 移动源减排措施": {"移动源减排措施。执行乙。", "", "执行丙。"},
		"8.4": {"（1）各县市备案，", "五日内。", "（2）企业备案。"}, "8.4 (1)": {"（1）各县市备案，", "五日内。"}, "8.4 (2)": {"（2）企业备案。"},
	}
	if plan.Title != "某预案" || !maps.EqualFunc(plan.Clauses, want, slices.Equal) {
		t.Errorf("%s: %q", plan.Title, plan.Clauses)
	}
}

func TestPlanHolds(t *testing.T) {
	plan := planOf(planSample)
	for _, tt := range []struct {
		document, place string
		texts           []string
		want            string
	}{
		{"某预案", "8.4", []string{"备案", "县市"}, ""},
		{"某预案", "4.3.2.3 工业源减排措施", []string{"执行甲"}, ""},
		{"某预案", "8.4", []string{"县市", "企业"}, "not in a paragraph"}, // in two of them
		{"某预案", "8.4 (1)", []string{"企业"}, "not in a paragraph"},
		{"某预案", "8.4", []string{"备案", ""}, "not in a paragraph"},
		{"某预案", "8.4", nil, "not in a paragraph"},
		{"某预案", "8.5", []string{"备案"}, "no clause"},
		{"大气", "8.4", []string{"备案"}, "no clause"},
	} {
		var s skipper
		plan.Holds(&s, "what", tt.document, tt.place, tt.texts...)
		if (s.failed == "") != (tt.want == "") || !strings.Contains(s.failed, tt.want) {
			t.Errorf("%s, %s, %q: %q, want %q", tt.document, tt.place, tt.texts, s.failed, tt.want)
		}
	}
}

// The plan is read where it is there.
func TestPlanClauses(t *testing.T) {
	if plan := PlanClauses(t); plan.Title == "" || len(plan.Clauses) < 50 {
		t.Errorf("%s, %d clauses", plan.Title, len(plan.Clauses))
	}
}
