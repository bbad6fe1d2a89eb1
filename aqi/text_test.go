package aqi_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"testing"

	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/aqi/aqitest"
	"github.com/clearsky-go/clearsky/internal/texttest"
	"pgregory.net/rapid"
)

func TestEnumerations(t *testing.T) {
	texttest.Enum[aqi.Edition](t, "2012", "2026")
	texttest.Enum[aqi.Pollutant](t, "", "so2", "no2", "co", "o3", "pm10", "pm25")
	texttest.Enum[aqi.Averaging](t, "", "1h", "8h", "24h")
	texttest.EnumWithNone[aqi.Level](t, "none", "excellent", "good", "light", "moderate", "heavy", "severe")
	texttest.Enum[aqi.Form](t, "daily", "hourly", "platform")
	texttest.Enum[aqi.Status](t, "missing", "not-monitored", "counted", "capped", "superseded", "no-sub-index", "unused", "at-least")
	texttest.Enum[aqi.Rule](t, "", "sub-index", "beyond-limits", "so2-above-800", "o3-above-800", "missing", "not-monitored",
		"withheld", "largest", "least-index", "primary", "exceeding", "sensitive", "o3-at-least")
}

func TestUnits(t *testing.T) {
	for _, p := range sixes {
		want := "µg/m³"
		if p == aqi.CO {
			want = "mg/m³"
		}
		if got := p.Unit(); got != want {
			t.Errorf("%v: %s, want %s", p, got, want)
		}
	}
}

func TestPollutantsTexts(t *testing.T) {
	tests := []struct {
		set                    aqi.Pollutants
		english, chinese, text string
	}{
		{0, "", "", ""},
		{aqi.PollutantsOf(aqi.PM25), "PM2.5", "细颗粒物", "pm25"},
		{aqi.PollutantsOf(aqi.PM25, aqi.PM10, aqi.PM10), "PM10,PM2.5", "可吸入颗粒物、细颗粒物", "pm10,pm25"},
		{aqi.AllPollutants, "SO2,NO2,CO,O3,PM10,PM2.5", "二氧化硫、二氧化氮、一氧化碳、臭氧、可吸入颗粒物、细颗粒物", "so2,no2,co,o3,pm10,pm25"},
	}
	for _, tt := range tests {
		text, err := tt.set.MarshalText()
		if tt.set.String() != tt.english || tt.set.Chinese() != tt.chinese || string(text) != tt.text || err != nil {
			t.Errorf("%v, %s, %s, %v, want %+v", tt.set, tt.set.Chinese(), text, err, tt)
		}
		back := aqi.AllPollutants
		if err := back.UnmarshalText(text); back != tt.set || err != nil {
			t.Errorf("%s: %v, %v", text, back, err)
		}
	}
	var set aqi.Pollutants
	if err := set.UnmarshalText([]byte("pm25,so2")); err != nil || set != aqi.PollutantsOf(aqi.SO2, aqi.PM25) {
		t.Errorf("in another order: %v, %v", set, err)
	}
	for _, text := range []string{",", "so2,", ",so2", "so2,so2", "So2", "so2, no2", "PM-2.5", "so2;no2", "aqi.Pollutants(0x1)"} {
		set := aqi.PollutantsOf(aqi.O3)
		if err := set.UnmarshalText([]byte(text)); set != aqi.PollutantsOf(aqi.O3) || !errors.Is(err, aqi.ErrText) {
			t.Errorf("%q: %v, %v", text, set, err)
		}
	}
}

func TestBadPollutantsSets(t *testing.T) {
	for _, set := range []aqi.Pollutants{1, 128, 255} {
		marked := fmt.Sprintf("aqi.Pollutants(%#x)", uint8(set))
		text, err := set.MarshalText()
		if set.Valid() || set.String() != marked || set.Chinese() != marked || text != nil || !errors.Is(err, aqi.ErrText) {
			t.Errorf("%v, %s, %s, %v", set, set.Chinese(), text, err)
		}
		if slices.ContainsFunc(list(set), func(p aqi.Pollutant) bool { return !p.Valid() }) || set.Has(0) || set.Has(7) {
			t.Errorf("%v: %v", set, list(set))
		}
	}
}

func TestPollutantsAreASet(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		set := aqitest.Pollutants().Draw(t, "set")
		all := list(set)
		if !slices.IsSorted(all) || aqi.PollutantsOf(all...) != set || !set.Valid() {
			t.Fatalf("%v: %v", set, all)
		}
		for _, p := range sixes {
			if set.Has(p) != slices.Contains(all, p) {
				t.Fatalf("%v has %v: %v", set, p, set.Has(p))
			}
		}
		for range set.All() { // may be left early
			break
		}
	})
}

func TestIndexTexts(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		i := aqitest.Index().Draw(t, "index")
		text, err := i.MarshalText()
		back := indexOf(9)
		if err2 := back.UnmarshalText(text); err != nil || err2 != nil || back != i || string(text) != i.String() {
			t.Fatalf("%v: %s, %v, %v, %v", i, text, err, back, err2)
		}
		doc, err := json.Marshal(i)
		back = indexOf(9)
		if err2 := json.Unmarshal(doc, &back); err != nil || err2 != nil || back != i {
			t.Fatalf("%v: %s, %v, %v, %v", i, doc, err, back, err2)
		}
	})
	if doc, err := json.Marshal([]aqi.Index{{}, indexOf(0), indexOf(500)}); string(doc) != "[null,0,500]" || err != nil {
		t.Errorf("%s, %v", doc, err)
	}
	for _, text := range []string{"", "-1", "501", "+7", "07", "7.0", "7e0", "na", "null", " 7", "99999999999999999999"} {
		i := indexOf(9)
		if err := i.UnmarshalText([]byte(text)); err == nil || i != indexOf(9) || !single(the(err), "", quoted(text), aqi.ErrText) {
			t.Errorf("%q: %v, %v", text, i, err)
		}
	}
	for _, text := range []string{`"7"`, `"NA"`, "NA", "-1", "501", "7.5", "7e0", "true", "{}", "[]", `""`} {
		i := indexOf(9)
		if err := i.UnmarshalJSON([]byte(text)); err == nil || i != indexOf(9) {
			t.Errorf("JSON %s: %v, %v", text, i, err)
		}
	}
	if _, err := aqi.IndexOf(-1); !single(the(err), "/value", "-1", aqi.ErrRange) {
		t.Errorf("-1: %v", err)
	}
	if _, err := aqi.IndexOf(501); !single(the(err), "/value", "501", aqi.ErrRange) {
		t.Errorf("501: %v", err)
	}
}
