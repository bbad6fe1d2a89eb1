package enterprise_test

import (
	"encoding"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/emission"
	"github.com/clearsky-go/clearsky/enterprise"
	"github.com/clearsky-go/clearsky/enterprise/enterprisetest"
	"github.com/clearsky-go/clearsky/response"
)

// Chinese terms are read as users write them.
func TestChineseTerms(t *testing.T) {
	read(t, enterprise.Guarantee, "保障类企业", "保障类", "保障", "民生保障", "民生保障类", "民生保障类企业")
	read(t, enterprise.Key, "重点企业", "重点", "重点涉气企业", "重点行业企业")
	read(t, enterprise.Micro, "小微涉气企业", "小微", "小微企业")
	read(t, enterprise.Other, "其他企业", "其他", "其他类企业")
	read(t, enterprise.A, "A级", "A级企业", "A")
	read(t, enterprise.D, "D级", "D级企业", "D")
	read(t, enterprise.Leading, "引领性", "引领性企业", "绩效引领性", "绩效引领性企业")
	read(t, enterprise.NotLeading, "非引领性", "非引领性企业")
	read(t, enterprise.Ungraded, "未评级", "未评级企业", "未定级")
	read(t, enterprise.UnknownGrade, "等级不明", "不明", "未知")
}

func read[T comparable, P interface {
	*T
	encoding.TextUnmarshaler
}](t *testing.T, want T, terms ...string) {
	t.Helper()
	for _, term := range terms {
		var got T
		if err := P(&got).UnmarshalText([]byte(term)); err != nil || got != want {
			t.Errorf("%s: %v, %v, want %v", term, got, err, want)
		}
	}
}

// What a newcomer prints first.
func TestObligationWords(t *testing.T) {
	heat := kiln()
	heat.ID, heat.Designated, heat.Task = "heat", response.Yes, enterprise.Task{Kind: "heating", Needs: load(5000), MaxLoad: load(6000)}
	unknown := kiln()
	unknown.Grade = enterprise.UnknownGrade
	for _, row := range []struct {
		p                enterprise.Profile
		level            response.Level
		english, chinese string
	}{
		{kiln(), response.II,
			"kiln-2, level II: key enterprise, C, bound to the share; owes SO2 8 kg, NOx 5 kg, PM 2 kg, VOCs 0 kg; produces by its own plan",
			"kiln-2，Ⅱ级：重点企业，C级，执行减排比例；应减排二氧化硫8千克、氮氧化物5千克、颗粒物2千克、挥发性有机物0千克；生产方式：按一厂一策"},
		{kiln(), response.NoResponse, "kiln-2, no response: key enterprise, C", "kiln-2，无响应：重点企业，C级"},
		{heat, response.I,
			"heat, level I: guarantee enterprise, C, exempt; owes SO2 0 kg, NOx 0 kg, PM 0 kg, VOCs 0 kg; " +
				"produces at no more than the approved load, 60 %",
			"heat，Ⅰ级：保障类企业，C级，除外；应减排二氧化硫0千克、氮氧化物0千克、颗粒物0千克、挥发性有机物0千克；生产方式：按核定最大允许生产负荷，60%"},
		{unknown, response.NoResponse, "kiln-2, no response: key enterprise, grade unknown; not known: grade",
			"kiln-2，无响应：重点企业，等级不明；不明事项：绩效等级"},
	} {
		o, err := kashgar.Obligation(row.level, row.p)
		if err != nil || o.String() != row.english || o.Chinese() != row.chinese {
			t.Errorf("%v\n%s\n%v", o, o.Chinese(), err)
		}
	}
}

// A day's findings are told a line each.
func TestComplianceWords(t *testing.T) {
	o, pl, d := works(t, "works", response.II)
	found, err := kashgar.Compliance(o, pl, d)
	if err != nil || found.String() != "no breach" || found.Chinese() != "未发现违反" {
		t.Errorf("%v, %s, %v", found, found.Chinese(), err)
	}
	d.Kept["true-data"], d.Kept["placard"], d.Trucks[1].Trips, d.Machines = response.No, response.Unknown, aqi.Optional[int]{}, nil
	found, err = kashgar.Compliance(o, pl, d)
	english := "not kept: true monitoring data (7)\nunclear whether kept: trucks and machines that stop, heavy truck China IV (4.3.3.3 工业源减排措施)\nnot reported: use of non-road machines\n" +
		"not stated whether kept: its placard (8.4)"
	chinese := "未落实：自动监测数据真实（7）\n待查：停用货车与机械，重型货车国Ⅳ（4.3.3.3 工业源减排措施）\n未报：非道路移动机械使用情况\n未说明是否落实：“一厂一策”公示牌（8.4）"
	if err != nil || found.String() != english || found.Chinese() != chinese {
		t.Errorf("%v\n%s\n%v", found, found.Chinese(), err)
	}
}

// Nothing is said in the wrong language, or not at all.
func TestWordsAreOfTheirLanguage(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		targets := emission.Kashgar()
		p := enterprisetest.Partial("e1", targets).Draw(t, "profile")
		o := obliged(t, enterprise.Kashgar(), targets, levelOf(targets).Draw(t, "level"), p)
		pl := enterprisetest.PlanOf(p, targets).Draw(t, "plan")
		found, err := kashgar.Compliance(o, pl, enterprisetest.Day(o, pl).Draw(t, "day"))
		if err != nil {
			t.Fatal(err)
		}
		for _, english := range []string{o.String(), found.String(), kashgar.Classify(p).String()} {
			if english == "" || strings.ContainsAny(english, "，；：、（") || strings.Contains(english, "%!") {
				t.Fatal(english)
			}
		}
		for _, chinese := range []string{o.Chinese(), found.Chinese(), kashgar.Classify(p).Chinese()} {
			if chinese == "" || strings.ContainsAny(chinese, ",;:(") && !strings.ContainsAny(chinese, "（") || strings.Contains(chinese, "unknown") {
				t.Fatal(chinese)
			}
		}
	})
}
