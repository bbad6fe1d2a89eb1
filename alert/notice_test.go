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
	// responses are Kashgar's (4.1), as package response names them.
	responses = map[alert.Level]aqi.Text{
		yellow: {Chinese: "Ⅲ级", English: "level III"}, orange: {Chinese: "Ⅱ级", English: "level II"}, red: {Chinese: "Ⅰ级", English: "level I"},
	}
)

func publication() alert.Publication {
	return alert.Publication{
		Extent: []alert.County{kashgar, shufu}, Affected: []alert.County{kashgar, shufu, shule}, Responses: responses, Advice: advice,
	}
}

func notice(t fataler, p alert.Plan, d alert.Decision) alert.Notice {
	t.Helper()
	n, err := ready(t, p).Notice(d, publication())
	if err != nil {
		t.Fatalf("%v: %v", d, err)
	}
	return n
}

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

// 3.6 and 2.2.3 item by item.
func TestNoticeContents(t *testing.T) {
	p := alert.Kashgar()
	got := notice(t, p, decide(t, p, after(50), alert.State{}, mixed()))
	want := alert.Notice{
		At: after(50), Act: alert.Issue, Level: orange, Before: alert.NoAlert, Responses: responses,
		Extent: []alert.County{kashgar, shufu}, Affected: []alert.County{kashgar, shufu, shule},
		Span: aqi.Span{From: after(60), Until: after(108)}, Levels: schedule(orange, 60, 108).Spans,
		Primary: []alert.PollutantHours{{Pollutant: aqi.PM10, Hours: 38}, {Pollutant: aqi.PM25, Hours: 10}, {Pollutant: aqi.O3, Hours: 1}},
		Peak:    index(400), Danger: aqi.Severe, Health: aqi.Edition2012.Health(aqi.Severe),
		Advice:     advice,
		Recipients: p.Recipients,
		Clauses:    []aqi.Clause{p.Clauses.Notice, p.Triggers[1].Clause, p.Clauses.Issue},
	}
	if diff := cmp.Diff(want, got, sameIndex, equateEmpty); diff != "" {
		t.Error(diff)
	}
	if got.Hours() != 48 {
		t.Errorf("%d hours", got.Hours())
	}
}

// 3.5: county governments concerned; publicity department and network office; member units; then media and public.
func TestRecipientsInOrder(t *testing.T) {
	p := alert.Kashgar()
	n := notice(t, p, decide(t, p, after(50), alert.State{}, mixed()))
	var chinese []string
	for _, r := range n.Recipients {
		chinese = append(chinese, r.Chinese())
	}
	want := []string{"涉及的县市人民政府", "地委宣传部、网信办", "地直相关成员单位", "媒体、公众"}
	if !slices.Equal(chinese, want) {
		t.Error(chinese)
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
		n := notice(t, alert.Kashgar(), decideAt(t, 50, alert.State{}, nil, parts...))
		if n.Peak != index(tt.peak) || n.Danger != tt.want || n.Health != aqi.Edition2012.Health(tt.want) {
			t.Errorf("%s: %v, %v, want %d, %v", tt.name, n.Danger, n.Peak, tt.peak, tt.want)
		}
	}
	p := alert.Kashgar()
	p.Edition = aqi.Edition2026
	if n := notice(t, p, decide(t, p, after(50), alert.State{}, mixed())); n.Health != aqi.Edition2026.Health(aqi.Severe) {
		t.Errorf("%+v", n.Health)
	}
}

// What every act that changes something makes public; the others make nothing public. A change and a lifting tell when the alert
// began, not when it was last changed, and a lifting when it is lifted.
func TestNoticeOfEveryAct(t *testing.T) {
	begun := schedule(yellow, 48, 84) // began at 48, was changed at 60
	begun.Spans[0].From = after(60)
	for _, tt := range []struct {
		name        string
		at          int
		before      alert.State
		demands     []alert.Demand
		parts       []part
		act         alert.Act
		level       alert.Level
		from, until int // of the notice
		open        bool
	}{
		{"issue", 50, alert.State{}, nil, yellowAt(60), alert.Issue, yellow, 60, 84, false},
		{"issue openly", 50, alert.State{}, nil, []part{clean(60), heavy(30)}, alert.Issue, yellow, 60, 90, true},
		{"upgrade", 65, own(begun), nil, redAt(60), alert.Upgrade, red, 48, 132, false},
		{"upgrade by a superior's alert", 65, own(begun), []alert.Demand{demand(red, 65, 0)}, yellowAt(60), alert.Upgrade, red, 48, 89, true},
		{"downgrade", 65, since(orange, 50, state(red, 60, 132)), nil, orangeAt(60), alert.Downgrade, orange, 60, 108, false},
		{"extend", 65, own(begun), nil, []part{clean(60), heavy(30), clean(60)}, alert.Extend, yellow, 48, 90, false},
		{"lift early", 70, since(alert.NoAlert, 50, own(begun)), nil, []part{clean(140)}, alert.LiftEarly, yellow, 48, 70, false},
		{"withdraw", 50, since(alert.NoAlert, 30, state(red, 60, 80)), nil, []part{clean(120)}, alert.LiftEarly, red, 60, 50, false},
		{"lift on schedule", 84, own(begun), nil, yellowAt(60), alert.LiftOnSchedule, yellow, 48, 84, false},
		{"lift late", 90, own(begun), nil, yellowAt(60), alert.LiftOnSchedule, yellow, 48, 90, false},
	} {
		d := decideAt(t, tt.at, tt.before, tt.demands, tt.parts...)
		n := notice(t, alert.Kashgar(), d)
		if n.Act != tt.act || n.Level != tt.level || hourOf(n.From) != tt.from || hourOf(n.Until) != tt.until || n.Provisional != tt.open {
			t.Errorf("%s: %v from %d until %d, open %v, want %v from %d until %d", tt.name, d, hourOf(n.From), hourOf(n.Until), n.Provisional, tt.act, tt.from, tt.until)
		}
		lifted, began := tt.act >= alert.LiftEarly, after(tt.from)
		for text, words := range map[string][3]string{
			n.String():  {"Start: " + began.String(), "Lifted: " + n.Until.String(), "Expected duration"},
			n.Chinese(): {"启动时间：" + began.String(), "解除时间：" + n.Until.String(), "预计持续时间"},
		} {
			says := strings.Contains(text, words[1]) && !strings.Contains(text, words[2])
			if !strings.Contains(text, words[0]) || lifted && !says {
				t.Errorf("%s: want %q in\n%s", tt.name, words, text)
			}
		}
	}
	for _, act := range []alert.Act{alert.Nothing, alert.Keep, 99} {
		n, err := ready(t, alert.Kashgar()).Notice(alert.Decision{At: start, Act: act, Before: state(red, 0, 9), After: state(red, 0, 9)}, publication())
		if diff := cmp.Diff(alert.Notice{}, n, sameIndex); diff != "" {
			t.Errorf("%v: %s", act, diff)
		}
		checkWhere(t, act.String(), err, "/decision/act conflict")
	}
}

// lines checks what a notice reads like in both languages.
func lines(t *testing.T, n alert.Notice, english, chinese []string) {
	t.Helper()
	if diff := cmp.Diff(english, strings.Split(n.String(), "\n")); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff(chinese, strings.Split(n.Chinese(), "\n")); diff != "" {
		t.Error(diff)
	}
}

func TestNoticeTexts(t *testing.T) {
	p := alert.Kashgar()
	effect := aqi.Edition2012.Health(aqi.Severe).Effect
	lines(t, notice(t, p, decide(t, p, after(50), alert.State{}, mixed())), []string{
		"Issue: Orange alert",
		"Primary pollutants: PM10, PM2.5, O3",
		"Extent: Kashgar, Shufu",
		"Area affected: Kashgar, Shufu, Shule",
		"Start: 2023-12-03 12:00",
		"Lifting: 2023-12-05 12:00",
		"Expected duration: 48 h",
		"Orange, 2023-12-03 12:00 to 2023-12-05 12:00: response at level II",
		"Danger: " + aqi.Severe.String() + ", daily AQI 400. " + effect.English + ".",
		"Advised: no lessons or activities outdoors",
		"Advised: landscape lighting off",
		"To: county governments concerned, publicity department and network office, member units, media and public",
	}, []string{
		"发布预警：橙色预警",
		"首要污染物：可吸入颗粒物、细颗粒物、臭氧",
		"污染范围：喀什市、疏附县",
		"可能受影响的区域：喀什市、疏附县、疏勒县",
		"启动时间：2023-12-03 12:00",
		"解除时间：2023-12-05 12:00",
		"预计持续时间：48小时",
		"橙色，2023-12-03 12:00至2023-12-05 12:00：启动Ⅱ级响应",
		"潜在的危险程度：" + aqi.Severe.Chinese() + "，日AQI 400。" + effect.Chinese + "。",
		"措施建议：停止户外课程和活动",
		"措施建议：停止开放景观灯光",
		"通知对象：涉及的县市人民政府、地委宣传部、网信办、地直相关成员单位、媒体、公众",
	})
	bare, err := ready(t, p).Notice(alert.Decision{At: after(9), Act: alert.LiftEarly, Level: red, Before: state(red, 0, 20)}, alert.Publication{})
	if err != nil {
		t.Fatal(err)
	}
	lines(t, bare, []string{
		"Lift early: Red alert", "Start: 2023-12-01 00:00", "Lifted: 2023-12-01 09:00",
		"To: county governments concerned, publicity department and network office, member units, media and public",
	}, []string{
		"提前解除预警：红色预警", "启动时间：2023-12-01 00:00", "解除时间：2023-12-01 09:00",
		"通知对象：涉及的县市人民政府、地委宣传部、网信办、地直相关成员单位、媒体、公众",
	})
}

// A notice of several levels until further notice, on data that are missing and in doubt, at a superior's demand: a yellow alert with
// its own end open, under a red one of the autonomous region for a day.
func TestNoticeOfManyLevels(t *testing.T) {
	s := seriesKnown(65, clean(40), heavy(5), absent(8), heavy(17))
	for i := 45; i < 53; i++ {
		s.Hours[i] = alert.Hour{AQI: index(300), Primary: pm25, Marks: s.Hours[i].Marks | alert.Noted}
	}
	superior := demand(red, 66, 90)
	superior.By, superior.Why = "自治区", "区域预警"
	d := decide(t, alert.Kashgar(), after(65), state(yellow, 40, 64), s, superior)
	n := notice(t, alert.Kashgar(), d)
	n.Advice, n.Extent, n.Affected = nil, nil, nil
	lines(t, n, []string{
		"Upgrade: Red alert",
		"Primary pollutants: PM2.5",
		"Start: 2023-12-02 16:00",
		"Lifting: until further notice, expected 2023-12-05 18:00",
		"Expected duration: 74 h or more",
		"Yellow, 2023-12-03 17:00 to 2023-12-03 18:00: response at level III",
		"Red, 2023-12-03 18:00 to 2023-12-04 18:00: response at level I",
		"Yellow, 2023-12-04 18:00 to 2023-12-05 18:00: response at level III",
		"Danger: Heavily polluted, daily AQI 300. " + aqi.Edition2012.Health(aqi.Heavy).Effect.English + ".",
		"By Superior's alert, Red, 2023-12-03 18:00 to 2023-12-04 18:00, 自治区, 区域预警",
		"Not known: 2023-12-03 22:00 to 2023-12-05 05:00",
		"Data in doubt: 2023-12-02 21:00 to 2023-12-03 05:00",
		"To: county governments concerned, publicity department and network office, member units, media and public",
	}, []string{
		"提高预警级别：红色预警",
		"首要污染物：细颗粒物",
		"启动时间：2023-12-02 16:00",
		"解除时间：至另行通知，预计2023-12-05 18:00",
		"预计持续时间：74小时以上",
		"黄色，2023-12-03 17:00至2023-12-03 18:00：启动Ⅲ级响应",
		"红色，2023-12-03 18:00至2023-12-04 18:00：启动Ⅰ级响应",
		"黄色，2023-12-04 18:00至2023-12-05 18:00：启动Ⅲ级响应",
		"潜在的危险程度：重度污染，日AQI 300。" + aqi.Edition2012.Health(aqi.Heavy).Effect.Chinese + "。",
		"依据：上级预警，红色，2023-12-03 18:00至2023-12-04 18:00，自治区，区域预警",
		"资料不足时段：2023-12-03 22:00至2023-12-05 05:00",
		"数据存疑时段：2023-12-02 21:00至2023-12-03 05:00",
		"通知对象：涉及的县市人民政府、地委宣传部、网信办、地直相关成员单位、媒体、公众",
	})
}

// Plans without clauses cite nothing; those of four and of three levels have notices all the same.
func TestNoticesOfOtherPlans(t *testing.T) {
	for _, tt := range []struct {
		p    alert.Plan
		want alert.Level
	}{{guidance2017(), yellow}, {plan2019(), yellow}, {plan150(), orange}} {
		n := notice(t, tt.p, decide(t, tt.p, after(50), alert.State{}, seriesKnown(50, clean(60), part{48, 201, 0}, clean(60))))
		if n.Level != tt.want || len(n.Clauses) != 0 || n.Danger != aqi.Heavy {
			t.Errorf("%s: %+v", tt.p.Title.English, n)
		}
	}
}

// Names and identifiers that are not UTF-8 would become others in JSON.
func TestNoticesOfBadText(t *testing.T) {
	const bad = "\xff"
	d := alert.Decision{At: start, Act: alert.Issue, After: state(red, 0, 9)}
	_, err := ready(t, alert.Kashgar()).Notice(d, alert.Publication{
		Extent: []alert.County{kashgar, {Code: bad}}, Affected: []alert.County{{Name: aqi.Text{English: bad}}},
		Advice:    []alert.Advice{{ID: bad}, {Clause: aqi.Clause{Number: bad}}, {Text: aqi.Text{Chinese: bad}}},
		Responses: map[alert.Level]aqi.Text{red: {English: bad}, 9: {}},
	})
	checkWhere(t, "all at once", err, "/publication/extent/1/code text; /publication/affected/0/name/en text; /publication/advice/0/id text; "+
		"/publication/advice/1/clause/number text; /publication/advice/2/text/zh text; /publication/responses/Red/en text; /publication/responses/alert.Level(9) unknown")
}
