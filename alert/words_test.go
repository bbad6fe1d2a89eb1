package alert_test

import (
	"encoding/json"
	"errors"
	"reflect"
	"testing"

	"github.com/clearsky-go/clearsky/alert"
	"github.com/clearsky-go/clearsky/aqi"
)

// What results read like, in English and in Chinese.
func TestTexts(t *testing.T) {
	d := decideAt(t, 50, alert.State{}, nil, clean(60), heavy(30), clean(20), heavy(20))
	e := d.Evidence.Episode
	bare := alert.Evidence{Horizon: start, Unknown: []aqi.Span{{From: start, Until: after(2)}, {From: after(5), Until: after(6)}}, Ended: start}
	steps := openly(stair(0, on{yellow, 24}, on{red, 48}))
	demand := alert.Demand{
		Kind: alert.SuperiorAlert, Level: orange, Span: aqi.Span{From: start, Until: start + 24}, Counties: []string{"653101", "653121"}, By: "自治区", Why: "区域预警",
	}
	for _, tt := range []struct {
		value interface {
			String() string
			Chinese() string
		}
		english, chinese string
	}{
		{alert.State{}, "None", "无"},
		{schedule(red, 0, 24), "Red, 2023-12-01 00:00 to 2023-12-02 00:00", "红色，2023-12-01 00:00至2023-12-02 00:00"},
		{openly(schedule(red, 0, 24)), "Red, 2023-12-01 00:00 to 2023-12-02 00:00 (until further notice)", "红色，2023-12-01 00:00至2023-12-02 00:00（至另行通知）"},
		{own(steps), "Yellow, 2023-12-01 00:00 to 2023-12-02 00:00, Red, 2023-12-02 00:00 to 2023-12-03 00:00 (until further notice)",
			"黄色，2023-12-01 00:00至2023-12-02 00:00、红色，2023-12-02 00:00至2023-12-03 00:00（至另行通知）"},
		{steps.Spans[1], "Red, 2023-12-02 00:00 to 2023-12-03 00:00", "红色，2023-12-02 00:00至2023-12-03 00:00"},
		{alert.Period{Level: red, Span: aqi.Span{From: start, Until: after(24)}}, "Red, 2023-12-01 00:00 to 2023-12-02 00:00", "红色，2023-12-01 00:00至2023-12-02 00:00"},
		{alert.Period{Level: red, Span: aqi.Span{From: start, Until: after(24)}, Provisional: true},
			"Red, 2023-12-01 00:00 to 2023-12-02 00:00 (provisional)", "红色，2023-12-01 00:00至2023-12-02 00:00（暂定）"},
		{demand, "Superior's alert, Orange, 2023-12-01 00:00 to 2023-12-02 00:00, 653101, 653121, 自治区, 区域预警",
			"上级预警，橙色，2023-12-01 00:00至2023-12-02 00:00，653101、653121，自治区，区域预警"},
		{alert.Demand{Kind: alert.Judgement, Level: red, Span: aqi.Span{From: start}}, "Judgement after consultation, Red, from 2023-12-01 00:00 until withdrawn",
			"会商研判，红色，自2023-12-01 00:00起，撤销前有效"},
		{alert.Demand{Kind: alert.EndDeclared, Span: aqi.Span{From: start}, By: "expert group"}, "Declared to have ended, 2023-12-01 00:00, expert group",
			"研判污染过程已结束，2023-12-01 00:00，expert group"},
		{alert.Window{Start: start, Sum: 4801, Count: 24}, "2023-12-01 00:00 to 2023-12-02 00:00: daily AQI 201 (4801/24)", "2023-12-01 00:00至2023-12-02 00:00：日AQI 201（4801/24）"},
		{alert.Window{Start: start}, "2023-12-01 00:00 to 2023-12-02 00:00: not valid", "2023-12-01 00:00至2023-12-02 00:00：无效"},
		{e.Runs[0], "Orange, 2023-12-03 12:00 to 2023-12-06 10:00 (daily AQI > 200 for 48 h)", "橙色，2023-12-03 12:00至2023-12-06 10:00（日AQI＞200持续48小时）"},
		{e, "Orange, 2023-12-03 12:00 to 2023-12-06 10:00, open (daily AQI > 200 for 48 h)", "橙色，2023-12-03 12:00至2023-12-06 10:00，未结束（日AQI＞200持续48小时）"},
		{e.Primary[0], "PM2.5 for 50 h", "细颗粒物50小时"},
		{d, "2023-12-03 02:00: Issue Orange, 2023-12-03 12:00 to 2023-12-06 10:00 (until further notice)",
			"2023-12-03 02:00：发布预警，橙色，2023-12-03 12:00至2023-12-06 10:00（至另行通知）"},
		{alert.Decision{At: start}, "2023-12-01 00:00: Nothing", "2023-12-01 00:00：无"},
		{alert.Decision{At: start, Act: alert.LiftEarly, Level: red}, "2023-12-01 00:00: Lift early Red", "2023-12-01 00:00：提前解除预警，红色"},
		{d.Evidence, "episode Orange, 2023-12-03 12:00 to 2023-12-06 10:00, open (daily AQI > 200 for 48 h); observed hours reach None; " +
			"2 of the 24 windows that end in the next 24 h exceed; known until 2023-12-06 10:00",
			"重污染过程橙色，2023-12-03 12:00至2023-12-06 10:00，未结束（日AQI＞200持续48小时）；实测达到无；未来24小时内结束的24个窗口有2个超标；数据至2023-12-06 10:00"},
		{bare, "no episode; declared to have ended by 2023-12-01 00:00; known until 2023-12-01 00:00; unknown 2023-12-01 00:00 to 2023-12-01 02:00, 2023-12-01 05:00 to 2023-12-01 06:00",
			"无重污染过程；研判于2023-12-01 00:00前已结束；数据至2023-12-01 00:00；不明时段2023-12-01 00:00至2023-12-01 02:00、2023-12-01 05:00至2023-12-01 06:00"},
		{kashgar, "Kashgar", "喀什市"},
		{alert.County{Code: "653101"}, "653101", "653101"},
		{advice[0], "no lessons or activities outdoors", "停止户外课程和活动"},
		{alert.Approval{Party: party("commander"), Kind: alert.Agree}, "commander agrees", "commander同意"},
		{above(200, 24), "daily AQI > 200 for 24 h", "日AQI＞200持续24小时"},
	} {
		if tt.value.String() != tt.english || tt.value.Chinese() != tt.chinese {
			t.Errorf("%T:\n%s\nwant %s\n%s\nwant %s", tt.value, tt.value, tt.english, tt.value.Chinese(), tt.chinese)
		}
	}
}

// Words as users write them.
func TestFurtherTerms(t *testing.T) {
	for term, want := range map[string]alert.Level{
		"红色预警": red, "红": red, "橙色": orange, "橙色预警": orange, "黄色": yellow, "黄色预警": yellow, "蓝": alert.Blue, "无预警": alert.NoAlert, "red": red,
	} {
		l := alert.Level(99)
		if err := l.UnmarshalText([]byte(term)); err != nil || l != want {
			t.Errorf("%s: %v, %v", term, l, err)
		}
	}
	var c alert.Comparison
	for _, term := range []string{"≥", ">=", "at-least", "大于等于"} {
		if c = 0; c.UnmarshalText([]byte(term)) != nil || c != alert.AtLeast {
			t.Errorf("%s: %v", term, c)
		}
	}
	var m alert.Marks
	if err := json.Unmarshal([]byte(`["沙尘暴","预报"]`), &m); err != nil || m != alert.Dusty|alert.Forecast {
		t.Errorf("%v, %v", m, err)
	}
}

// A result that has lost a key is refused, never read as one with a zero there.
func TestResultsAreReadWhole(t *testing.T) {
	p := alert.Kashgar()
	d := decideAt(t, 50, alert.State{}, []alert.Demand{demand(red, 60, 0)}, clean(60), heavy(30), clean(20))
	n := notice(t, p, d)
	n.Advice[0].Clause = p.Clauses.Notice
	o := outlook(t, p, after(50), seriesKnown(50, clean(60)))
	h := alert.History{Decisions: []alert.Decision{d}, Last: d.At}
	for _, v := range []any{
		d, d.Evidence, d.Evidence.Episode, d.Evidence.Episode.Runs[0], d.Evidence.Episode.Peak, d.Evidence.Episode.Primary[0],
		d.After, d.After.Announced, d.After.Announced.Spans[0], d.After.Clocks, o, n, h,
		h.Periods()[0], ready(t, p).Lead(d), p.Triggers[0].Approvals[0], p.Triggers[0].AnyOf[0][0], kashgar, n.Advice[0],
	} {
		text, err := json.Marshal(v)
		if err != nil {
			t.Fatal(err)
		}
		var keys map[string]json.RawMessage
		if err := json.Unmarshal(text, &keys); err != nil {
			t.Fatal(err)
		}
		back := reflect.New(reflect.TypeOf(v))
		if err := json.Unmarshal(text, back.Interface()); err != nil || !reflect.DeepEqual(back.Elem().Interface(), v) {
			t.Errorf("%T: %v", v, err)
		}
		for key, value := range keys {
			delete(keys, key)
			text, err := json.Marshal(keys)
			if err != nil {
				t.Fatal(err)
			}
			if err := json.Unmarshal(text, back.Interface()); !errors.Is(err, aqi.ErrMissing) {
				t.Errorf("%T without %s: %v", v, key, err)
			}
			keys[key] = value
		}
	}
}
