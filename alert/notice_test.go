package alert_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/clearsky-go/clearsky/alert"
	"github.com/clearsky-go/clearsky/aqi"
)

var (
	kashgar = alert.County{Code: "653101", Name: aqi.Text{Chinese: "喀什市", English: "Kashgar"}}
	shufu   = alert.County{Code: "653121", Name: aqi.Text{Chinese: "疏附县", English: "Shufu"}}
	shule   = alert.County{Code: "653122", Name: aqi.Text{Chinese: "疏勒县", English: "Shule"}}
	advice  = []alert.Advice{
		{ID: "schools", Text: aqi.Text{Chinese: "停止户外课程和活动", English: "no lessons or activities outdoors"}},
		{ID: "lights", Text: aqi.Text{Chinese: "停止开放景观灯光", English: "landscape lighting off"}},
	}
)

// mixed is an orange episode from 60 to 108: ten hours with PM2.5 and 38 with PM10, one of these with O3 too.
func mixed() alert.Series {
	s := seriesKnown(50, clean(60), heavy(10), part{38, 400, 0}, clean(60))
	for i := 70; i < 108; i++ {
		s.Hours[i].Primary = aqi.PollutantsOf(aqi.PM10)
	}
	s.Hours[80].Primary = aqi.PollutantsOf(aqi.PM10, aqi.O3)
	s.Hours[110].Primary = aqi.PollutantsOf(aqi.CO) // not a heavy hour
	return s
}

func notice(t fataler, p alert.Plan, at int, before alert.State, s alert.Series) alert.Notice {
	t.Helper()
	d := decide(t, p, start+aqi.Stamp(at), before, s)
	n, err := p.Notice(d, []alert.County{kashgar, shufu}, []alert.County{kashgar, shufu, shule}, advice)
	if err != nil {
		t.Fatalf("%v: %v", d, err)
	}
	return n
}

// 3.6 and 2.2.3 item by item.
func TestNoticeContents(t *testing.T) {
	p := alert.Kashgar()
	got := notice(t, p, 50, alert.State{}, mixed())
	want := alert.Notice{
		At: start + 50, Act: alert.Issue, Level: orange, Before: alert.NoAlert,
		Extent: []alert.County{kashgar, shufu}, Affected: []alert.County{kashgar, shufu, shule},
		Span:    aqi.Span{From: start + 60, Until: start + 108},
		Primary: []alert.PollutantHours{{Pollutant: aqi.PM10, Hours: 38}, {Pollutant: aqi.PM25, Hours: 10}, {Pollutant: aqi.O3, Hours: 1}},
		Peak:    index(400), Danger: aqi.Severe, Health: aqi.Edition2012.Health(aqi.Severe),
		Advice:     advice,
		Recipients: []alert.Recipient{alert.CountyGovernments, alert.PublicityAndNetwork, alert.MemberUnits, alert.MediaAndPublic},
		Clauses:    append([]aqi.Clause{p.Clauses.Notice}, p.Triggers[1].Clause, p.Clauses.Issue),
	}
	if diff := cmp.Diff(want, got, sameIndex); diff != "" {
		t.Error(diff)
	}
	if got.Hours() != 48 {
		t.Errorf("%d hours", got.Hours())
	}
}

// 3.5: county governments concerned; publicity department and network office; member units; then media and public.
func TestRecipientsInOrder(t *testing.T) {
	n := notice(t, alert.Kashgar(), 50, alert.State{}, mixed())
	var chinese []string
	for _, r := range n.Recipients {
		chinese = append(chinese, r.Chinese())
	}
	want := []string{"涉及的县市人民政府", "地委宣传部、网信办", "地直相关成员单位", "媒体、公众"}
	if !slices.Equal(chinese, want) {
		t.Error(chinese)
	}
	n.Recipients[0] = alert.MediaAndPublic
	if again := notice(t, alert.Kashgar(), 50, alert.State{}, mixed()); again.Recipients[0] != alert.CountyGovernments {
		t.Error("the list is shared")
	}
}

// HJ 633's category and health effect of the peak window: its mean, not the worst hour.
func TestDangerIsThatOfThePeakWindow(t *testing.T) {
	for _, tt := range []struct {
		name  string
		parts []part
		peak  int
		want  aqi.Level
	}{
		{"a day at exactly 300", []part{{24, 300, 0}}, 300, aqi.Heavy},
		{"a day at 301", []part{{24, 301, 0}}, 301, aqi.Severe},
		{"300.04 rounds up to 301", []part{{23, 300, 0}, {1, 301, 0}}, 301, aqi.Severe},
		{"12 hours at 500, 12 at 102", []part{{12, 500, 0}, {12, 102, 0}}, 301, aqi.Severe},
		{"12 hours at 500", []part{{12, 500, 0}}, 300, aqi.Heavy},
		{"a day at 201", []part{{24, 201, 0}}, 201, aqi.Heavy},
	} {
		parts := append(append([]part{clean(60)}, tt.parts...), clean(60))
		n := notice(t, alert.Kashgar(), 50, alert.State{}, seriesKnown(50, parts...))
		if n.Peak != index(tt.peak) || n.Danger != tt.want || n.Health != aqi.Edition2012.Health(tt.want) {
			t.Errorf("%s: %v, %v, want %d, %v", tt.name, n.Peak, n.Danger, tt.peak, tt.want)
		}
	}
	p := alert.Kashgar()
	p.Edition = aqi.Edition2026
	if n := notice(t, p, 50, alert.State{}, mixed()); n.Health != aqi.Edition2026.Health(aqi.Severe) {
		t.Errorf("%+v", n.Health)
	}
}

// What every act that changes something makes public; the others make nothing public.
func TestNoticeOfEveryAct(t *testing.T) {
	for _, tt := range []struct {
		name         string
		at           int
		before       alert.State
		parts        []part
		act          alert.Act
		level        alert.Level
		start, until int // of the notice
		open, danger bool
	}{
		{"issue", 50, alert.State{}, yellowAt(60), alert.Issue, yellow, 60, 84, false, true},
		{"issue openly", 50, alert.State{}, []part{clean(60), heavy(30)}, alert.Issue, yellow, 60, 90, true, true},
		{"upgrade", 65, state(yellow, 60, 84), redAt(60), alert.Upgrade, red, 65, 132, false, true},
		{"downgrade", 65, state(red, 60, 132), orangeAt(60), alert.Downgrade, orange, 65, 108, false, true},
		{"extend", 65, state(yellow, 60, 80), yellowAt(60), alert.Extend, yellow, 60, 84, false, true},
		{"lift early", 70, state(red, 60, 80), []part{clean(120)}, alert.LiftEarly, red, 60, 70, false, false},
		{"withdraw", 50, state(red, 60, 80), []part{clean(120)}, alert.LiftEarly, red, 60, 50, false, false},
		{"lift on schedule", 84, state(yellow, 60, 84), yellowAt(60), alert.LiftOnSchedule, yellow, 60, 84, false, false},
	} {
		n := notice(t, alert.Kashgar(), tt.at, tt.before, seriesKnown(tt.at, tt.parts...))
		if n.Act != tt.act || n.Level != tt.level || n.Before != tt.before.Level || hourOf(n.From) != tt.start || hourOf(n.Until) != tt.until || n.Provisional != tt.open {
			t.Errorf("%s: %+v", tt.name, n)
		}
		if (n.Danger != aqi.NoLevel) != tt.danger || n.Peak.Valid() != tt.danger || (len(n.Primary) > 0) != tt.danger {
			t.Errorf("%s: %v, %v, %v", tt.name, n.Danger, n.Peak, n.Primary)
		}
		for text, words := range map[string][2]string{n.String(): {"Expected duration", "Danger"}, n.Chinese(): {"预计持续时间", "潜在的危险程度"}} {
			for _, word := range words {
				if strings.Contains(text, word) != tt.danger {
					t.Errorf("%s: %q in\n%s", tt.name, word, text)
				}
			}
		}
	}
	for _, act := range []alert.Act{alert.Nothing, alert.Keep, 99} {
		n, err := alert.Kashgar().Notice(alert.Decision{At: start, Act: act, Before: state(red, 0, 9), After: state(red, 0, 9)}, []alert.County{kashgar}, nil, advice)
		if diff := cmp.Diff(alert.Notice{}, n, sameIndex); diff != "" {
			t.Errorf("%v: %s", act, diff)
		}
		checkWhere(t, act.String(), err, "/decision/act conflict")
	}
}

func TestNoticeTexts(t *testing.T) {
	n := notice(t, alert.Kashgar(), 50, alert.State{}, mixed())
	n.Provisional = true
	effect := aqi.Edition2012.Health(aqi.Severe).Effect
	english := strings.Join([]string{
		"Issue: Orange alert",
		"Primary pollutants: PM10, PM2.5, O3",
		"Extent: Kashgar, Shufu",
		"Area affected: Kashgar, Shufu, Shule",
		"Start: 2023-12-03 12:00",
		"Lifting: 2023-12-05 12:00 (provisional)",
		"Expected duration: 48 h",
		"Danger: " + aqi.Severe.String() + ", daily AQI 400. " + effect.English + ".",
		"Advised: no lessons or activities outdoors",
		"Advised: landscape lighting off",
		"To: county governments concerned, publicity department and network office, member units, media and public",
	}, "\n")
	chinese := strings.Join([]string{
		"发布预警：橙色预警",
		"首要污染物：可吸入颗粒物、细颗粒物、臭氧",
		"污染范围：喀什市、疏附县",
		"可能受影响的区域：喀什市、疏附县、疏勒县",
		"启动时间：2023-12-03 12:00",
		"解除时间：2023-12-05 12:00（暂定）",
		"预计持续时间：48小时",
		"潜在的危险程度：" + aqi.Severe.Chinese() + "，日AQI 400。" + effect.Chinese + "。",
		"措施建议：停止户外课程和活动",
		"措施建议：停止开放景观灯光",
		"通知对象：涉及的县市人民政府、地委宣传部、网信办、地直相关成员单位、媒体、公众",
	}, "\n")
	if diff := cmp.Diff(english, n.String()); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff(chinese, n.Chinese()); diff != "" {
		t.Error(diff)
	}
	bare, _ := alert.Kashgar().Notice(alert.Decision{At: start + 9, Act: alert.LiftEarly, Before: state(red, 0, 20)}, nil, nil, nil)
	if want := "Lift early: Red alert\nStart: 2023-12-01 00:00\nLifting: 2023-12-01 09:00\nTo: county governments concerned, publicity department and network office, member units, media and public"; bare.String() != want {
		t.Errorf("%s\nwant %s", bare, want)
	}
}

// Plans without clauses cite nothing; those of four and of three levels have notices all the same.
func TestNoticesOfOtherPlans(t *testing.T) {
	for _, tt := range []struct {
		p    alert.Plan
		want alert.Level
	}{{guidance2017(), yellow}, {plan2019(), yellow}, {plan150(), orange}} {
		n := notice(t, tt.p, 50, alert.State{}, seriesKnown(50, clean(60), part{48, 201, 0}, clean(60)))
		if n.Level != tt.want || len(n.Clauses) != 0 || n.Danger != aqi.Heavy {
			t.Errorf("%s: %+v", tt.p.Title.English, n)
		}
	}
}

// Names and identifiers that are not UTF-8 would become others in JSON.
func TestNoticesOfBadText(t *testing.T) {
	const bad = "\xff"
	d := alert.Decision{At: start, Act: alert.Issue, After: state(red, 0, 9)}
	_, err := alert.Kashgar().Notice(d, []alert.County{kashgar, {Code: bad}}, []alert.County{{Name: aqi.Text{English: bad}}}, []alert.Advice{
		{ID: bad}, {Clause: aqi.Clause{Number: bad}}, {Text: aqi.Text{Chinese: bad}},
	})
	checkWhere(t, "all at once", err, "/extent/1/code text; /affected/0/name/en text; /advice/0/id text; /advice/1/clause/number text; /advice/2/text/zh text")
}
