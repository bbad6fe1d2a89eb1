package alert_test

import (
	"errors"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/clearsky-go/clearsky/alert"
	"github.com/clearsky-go/clearsky/alert/alerttest"
	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/internal/texttest"
)

func TestEnumerations(t *testing.T) {
	texttest.Enum[alert.Level](t, "none", "ungraded", "blue", "yellow", "orange", "red")
	texttest.Enum[alert.Comparison](t, "above", "at-least")
	texttest.Enum[alert.SustainedReading](t, "day-after-day", "unbroken")
	texttest.Enum[alert.MergeReading](t, "highest-run", "sum-of-runs", "whole-span")
	texttest.Enum[alert.DailyReading](t, "mean-of-hours", "from-concentrations")
	texttest.Enum[alert.ConditionKind](t, "daily", "in-a-row", "of-a-day")
	texttest.Enum[alert.Timing](t, "any", "observed", "forecast")
	texttest.Enum[alert.WindowReading](t, "any-hour", "natural-days")
	texttest.Enum[alert.DustReading](t, "excluded", "counted")
	texttest.Enum[alert.ParticleReading](t, "required", "optional")
	texttest.Enum[alert.ApprovalReading](t, "new-level", "higher-level")
	texttest.Enum[alert.Act](t, "nothing", "keep", "issue", "upgrade", "downgrade", "extend", "revise", "lift-early", "lift-on-schedule")
	texttest.Enum[alert.Timeliness](t, "none", "on-time", "short-notice", "late", "at-once")
	texttest.Enum[alert.ApprovalKind](t, "", "review", "agree", "approve")
	texttest.Enum[alert.DemandKind](t, "", "superior", "judgement", "raise", "end-declared")
}

// 3.3 names three levels, 由低到高依次为黄色、橙色和红色三级预警; others have blue below them.
func TestLevel(t *testing.T) {
	chinese := []string{"无", "不分级", "蓝色", "黄色", "橙色", "红色"}
	for i, l := range []alert.Level{alert.NoAlert, alert.Ungraded, alert.Blue, alert.Yellow, alert.Orange, alert.Red} {
		if !l.Valid() || l.Chinese() != chinese[i] || int(l) != i {
			t.Errorf("%v: %s", l, l.Chinese())
		}
	}
	if alert.Level(6).Valid() {
		t.Error("6 is no level")
	}
}

func TestMarks(t *testing.T) {
	all := alert.Forecast | alert.Dusty | alert.NoParticles | alert.WholeDay
	tests := []struct {
		text string
		want alert.Marks
		ok   bool
	}{
		{"", 0, true},
		{"dust", alert.Dusty, true},
		{"forecast,dust,no-particles,whole-day", all, true},
		{"transport,fire,fireworks,noted", alert.Noted | alert.Fire | alert.Fireworks | alert.Transport, true},
		{"whole-day,forecast", alert.Forecast | alert.WholeDay, true},
		{"dust,dust", 0, false},
		{"dust,", 0, false},
		{",", 0, false},
		{"dusty", 0, false},
		{"Dust", 0, false},
		{"dust, forecast", 0, false},
		{strings.Repeat("dust,", 1000), 0, false},
	}
	for _, tt := range tests {
		m := alert.NoParticles
		err := m.UnmarshalText([]byte(tt.text))
		switch {
		case tt.ok && (err != nil || m != tt.want):
			t.Errorf("%q: %v, %v", tt.text, m, err)
		case !tt.ok && (!errors.Is(err, aqi.ErrText) || m != alert.NoParticles || len(err.Error()) > 300):
			t.Errorf("%.40q: %v, now %v", tt.text, err, m)
		}
	}
	if all.String() != "forecast,dust,no particles,whole day" || all.Chinese() != "预报、沙尘、无颗粒物、日值" || !all.Has(alert.Dusty) || alert.Dusty.Has(all) || !alert.Marks(0).Has(0) {
		t.Errorf("%v", all)
	}
}

func TestMarksRoundTrip(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		m := alerttest.Marks().Draw(t, "marks")
		if back := texttest.Back(t, m); back != m {
			t.Fatalf("%v, was %v", back, m)
		}
	})
}

func TestCondition(t *testing.T) {
	c := atLeast(500, 24)
	if c.String() != "daily AQI ≥ 500 for 24 h" || c.Chinese() != "日AQI≥500持续24小时" {
		t.Errorf("%v, %s", c, c.Chinese())
	}
}
