package alert_test

import (
	"encoding"
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/clearsky-go/clearsky/alert"
	"github.com/clearsky-go/clearsky/alert/alerttest"
	"pgregory.net/rapid"
)

// enumeration is what every enumeration of the package has.
type enumeration interface {
	~uint8
	comparable
	fmt.Stringer
	encoding.TextMarshaler
	Chinese() string
}

// checkEnumeration checks the words, in the order of the values, and the values that have none. A zero value that is none has
// the word "".
func checkEnumeration[T enumeration, P interface {
	*T
	encoding.TextUnmarshaler
}](t *testing.T, name string, words ...string) {
	t.Helper()
	for i, word := range words {
		v := T(i)
		if word == "" {
			checkNone(t, name, v)
			continue
		}
		text, err := v.MarshalText()
		if string(text) != word || err != nil {
			t.Errorf("%s(%d): %q, %v, want %q", name, i, text, err, word)
		}
		back := T(99)
		if err := P(&back).UnmarshalText([]byte(word)); err != nil || back != v {
			t.Errorf("%s %q: %d, %v", name, word, back, err)
		}
		if v.String() == "" || v.Chinese() == "" || strings.Contains(v.String(), name) {
			t.Errorf("%s(%d): %q, %q", name, i, v, v.Chinese())
		}
	}
	for i := len(words); i < 256; i++ {
		checkNone(t, name, T(i))
	}
	for _, bad := range []string{"", "x", strings.ToUpper(words[1]), words[1] + " ", strings.Repeat("y", 1000)} {
		v := T(1)
		if err := P(&v).UnmarshalText([]byte(bad)); !errors.Is(err, alert.ErrText) || v != 1 || len(err.Error()) > 300 {
			t.Errorf("%s %.40q: %v, now %v", name, bad, err, v)
		}
	}
}

// checkNone checks a number that stands for no value.
func checkNone[T enumeration](t *testing.T, name string, v T) {
	t.Helper()
	marked := fmt.Sprintf("%s(%d)", name, v)
	if _, err := v.MarshalText(); !errors.Is(err, alert.ErrText) || v.String() != marked || v.Chinese() != marked {
		t.Errorf("%s: %v, %s, %s", marked, err, v, v.Chinese())
	}
}

func TestEnumerations(t *testing.T) {
	checkEnumeration[alert.Level](t, "alert.Level", "none", "blue", "yellow", "orange", "red")
	checkEnumeration[alert.Comparison](t, "alert.Comparison", "above", "at-least")
	checkEnumeration[alert.Sustained](t, "alert.Sustained", "day-after-day", "unbroken")
	checkEnumeration[alert.Merging](t, "alert.Merging", "highest-run", "sum-of-runs", "whole-span")
	checkEnumeration[alert.Daily](t, "alert.Daily", "mean-of-hours", "of-concentrations")
	checkEnumeration[alert.Dust](t, "alert.Dust", "excluded", "counted")
	checkEnumeration[alert.Particles](t, "alert.Particles", "required", "optional")
	checkEnumeration[alert.Adjusting](t, "alert.Adjusting", "moves-to", "higher-of-two")
	checkEnumeration[alert.Act](t, "alert.Act", "nothing", "keep", "issue", "upgrade", "downgrade", "extend", "lift-early", "lift-on-schedule")
	checkEnumeration[alert.Timeliness](t, "alert.Timeliness", "none", "on-time", "short", "late", "at-once")
	checkEnumeration[alert.Role](t, "alert.Role", "", "office-director", "deputy-commander", "commander")
	checkEnumeration[alert.Duty](t, "alert.Duty", "", "review", "agree", "approve")
	checkEnumeration[alert.Recipient](t, "alert.Recipient", "", "county-governments", "publicity-and-network", "member-units", "media-and-public")
}

// 3.3 names three levels, 由低到高依次为黄色、橙色和红色三级预警; others have blue below them.
func TestLevel(t *testing.T) {
	chinese := []string{"无", "蓝色", "黄色", "橙色", "红色"}
	for i, l := range []alert.Level{alert.None, alert.Blue, alert.Yellow, alert.Orange, alert.Red} {
		if !l.Valid() || l.Chinese() != chinese[i] || int(l) != i {
			t.Errorf("%v: %s", l, l.Chinese())
		}
	}
	if alert.Level(5).Valid() {
		t.Error("5 is no level")
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
		case !tt.ok && (!errors.Is(err, alert.ErrText) || m != alert.NoParticles || len(err.Error()) > 300):
			t.Errorf("%.40q: %v, now %v", tt.text, err, m)
		}
	}
	if all.String() != "forecast,dust,no-particles,whole-day" || !all.Has(alert.Dusty) || alert.Dusty.Has(all) || !alert.Marks(0).Has(0) {
		t.Errorf("%v", all)
	}
	bad := alert.Marks(0x91)
	if _, err := bad.MarshalText(); !errors.Is(err, alert.ErrText) || bad.String() != "alert.Marks(0x91)" {
		t.Errorf("%v: %v", bad, err)
	}
}

func TestMarksRoundTrip(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		m := alerttest.Marks().Draw(t, "marks")
		if back := roundTrip(t, m); back != m {
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
