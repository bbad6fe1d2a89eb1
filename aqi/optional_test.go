package aqi_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"testing"

	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/internal/texttest"
)

func TestOptionalKnowsZeroFromUnknown(t *testing.T) {
	var unknown aqi.Optional[int]
	zero, seven := aqi.Known(0), aqi.Known(7)
	if unknown == zero || zero == seven || seven != aqi.Known(7) || unknown != (aqi.Optional[int]{}) {
		t.Errorf("%v, %v, %v", unknown, zero, seven)
	}
	if v, known := unknown.Get(); v != 0 || known {
		t.Errorf("unknown: %d, %v", v, known)
	}
	if v, known := zero.Get(); v != 0 || !known {
		t.Errorf("zero: %d, %v", v, known)
	}
	if v, known := seven.Get(); v != 7 || !known {
		t.Errorf("seven: %d, %v", v, known)
	}
}

// both is what an Optional prints.
type both interface {
	fmt.Stringer
	Chinese() string
}

func TestOptionalTexts(t *testing.T) {
	tests := []struct {
		o                both
		english, chinese string
	}{
		{aqi.Optional[aqi.Level]{}, "unknown", "不明"},
		{aqi.Optional[bool]{}, "unknown", "不明"},
		{aqi.Known(aqi.Heavy), "Heavily polluted", "重度污染"},
		{aqi.Known(aqi.NoLevel), "None", "无"},
		{aqi.Known(aqi.PollutantsOf(aqi.SO2, aqi.PM25)), "SO2,PM2.5", "二氧化硫、细颗粒物"},
		{aqi.Known(false), "false", "false"},
		{aqi.Known(0), "0", "0"},
		{aqi.Known(""), "", ""},
		{aqi.Known(indexOf(158)), "158", "158"},
	}
	for _, tt := range tests {
		if tt.o.String() != tt.english || tt.o.Chinese() != tt.chinese || fmt.Sprint(tt.o) != tt.english {
			t.Errorf("%q, %q, %v, want %q, %q", tt.o, tt.o.Chinese(), tt.o, tt.english, tt.chinese)
		}
	}
}

// holder has optional fields as a type of the library does.
type holder struct {
	Count aqi.Optional[int]       `json:"count"`
	Level aqi.Optional[aqi.Level] `json:"level"`
	Hour  aqi.Optional[aqi.Stamp] `json:"hour"`
}

func TestOptionalJSON(t *testing.T) {
	hour, err := aqi.StampOf(moment(t, "2026-01-05T07:00:00+08:00"))
	ok(t, hour, err)
	tests := map[holder]string{
		{}: `{"count":null,"level":null,"hour":null}`,
		{aqi.Known(0), aqi.Known(aqi.NoLevel), aqi.Known(aqi.Stamp(0))}: `{"count":0,"level":"none","hour":""}`,
		{aqi.Known(-7), aqi.Known(aqi.Severe), aqi.Known(hour)}:         `{"count":-7,"level":"severe","hour":"2026-01-05T07:00:00+08:00"}`,
	}
	for h, want := range tests {
		doc, err := json.Marshal(h)
		if string(doc) != want || err != nil {
			t.Errorf("%s, %v, want %s", doc, err, want)
		}
		if back := texttest.Back(t, h); back != h {
			t.Errorf("%s comes back as %+v", doc, back)
		}
	}
	known := aqi.Known(7)
	if err := json.Unmarshal([]byte("null"), &known); err != nil || known != (aqi.Optional[int]{}) {
		t.Errorf("null makes it unknown: %v, %v", known, err)
	}
}

func TestBadOptionals(t *testing.T) {
	level := aqi.Known(aqi.Good)
	for _, text := range []string{`"fine"`, `""`, `2`, `true`, `[]`, `{}`, `{"value":"good"}`} {
		if err := json.Unmarshal([]byte(text), &level); err == nil || level != aqi.Known(aqi.Good) {
			t.Errorf("%s: %v, %v", text, level, err)
		}
	}
	if err := json.Unmarshal([]byte(`"fine"`), &level); !errors.Is(err, aqi.ErrText) {
		t.Errorf("%v", err)
	}
	if doc, err := json.Marshal(aqi.Known(aqi.Level(9))); err == nil {
		t.Errorf("a bad value is written as %s", doc)
	}
}
