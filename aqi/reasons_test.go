package aqi_test

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"github.com/clearsky-go/clearsky/aqi"
	"pgregory.net/rapid"
)

// Reasons name every item that takes part, with the report's own figures, and cite a clause of the report's edition.
func TestReasonsFollowFromTheReport(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		r := anyReport(t)
		reasons := r.Reasons()
		var items []aqi.SubIndex
		for it := range r.SubIndices() {
			if it.Status != aqi.Unused {
				items = append(items, it)
			}
		}
		if len(reasons) < len(items) {
			t.Fatalf("%d reasons of %d items", len(reasons), len(items))
		}
		for i, it := range items {
			if reason := reasons[i]; reason.Pollutants != aqi.PollutantsOf(it.Pollutant) || reason.Averaging != it.Averaging || reason.Index != it.IAQI {
				t.Fatalf("reason %d: %v of %+v", i, reason, it)
			}
		}
		for _, reason := range reasons {
			checkReason(t, r, reason)
		}
		for rule, set := range map[aqi.Rule]aqi.Pollutants{
			aqi.RulePrimary: r.Primary, aqi.RuleExceeding: r.Exceeding, aqi.RuleSensitive: r.Sensitive(),
		} {
			i := slices.IndexFunc(reasons, func(reason aqi.Reason) bool { return reason.Rule == rule })
			if (i >= 0) != (set != 0) || i >= 0 && reasons[i].Pollutants != set {
				t.Fatalf("%v: reason %d, set %v", rule, i, set)
			}
		}
	})
}

func checkReason(t fataler, r aqi.Report, reason aqi.Reason) {
	t.Helper()
	if _, err := reason.Rule.MarshalText(); err != nil {
		t.Fatalf("%v", err)
	}
	if doc := reason.Clause.Document; doc != "" && doc != r.Edition.String() {
		t.Fatalf("%v cites %s", reason, doc)
	}
	if reason.Clause == (aqi.Clause{}) && reason.Rule != aqi.RuleBeyondLimits && reason.Rule != aqi.RuleO3AtLeast {
		t.Fatalf("%v cites nothing", reason)
	}
	if reason.String() == "" || strings.Contains(reason.String(), "aqi.") || strings.Contains(reason.Chinese(), "aqi.") {
		t.Fatalf("%v, %s", reason, reason.Chinese())
	}
	doc, err := json.Marshal(reason)
	var back aqi.Reason
	if err2 := json.Unmarshal(ok(t, doc, err), &back); err2 != nil || back != reason {
		t.Fatalf("%s: %v, %v", doc, back, err2)
	}
}

func TestReasonOfTheIndex(t *testing.T) {
	everywhere := func(c string) aqi.Daily {
		return aqi.Daily{SO2: some(c), NO2: some(c), CO: some(c), PM10: some(c), PM25: some(c), O3Max8h: some(c)}
	}
	full, zero := everywhere("1"), everywhere("0")
	missing, dirty := full, full
	missing.CO = aqi.Daily{}.CO
	dirty.CO, dirty.PM25 = aqi.Daily{}.CO, some("115.4")
	tests := []struct {
		d               aqi.Daily
		want, overrides aqi.Rule
		index           int64
		clause          string
	}{
		{full, aqi.RuleLargest, 0, 25, ""},
		{zero, aqi.RuleLeastIndex, aqi.RuleLargest, 1, ""},
		{missing, aqi.RuleWithheld, aqi.RuleLargest, na, "5.3.1"},
		{dirty, aqi.RuleLargest, 0, 150, ""},
	}
	for _, tt := range tests {
		r, err := aqi.Edition2026.Daily(tt.d)
		ok(t, r, err)
		reasons := r.Reasons()
		i := slices.IndexFunc(reasons, func(reason aqi.Reason) bool { return reason.Rule == tt.want })
		if i < 0 {
			t.Errorf("%v is not among %v", tt.want, reasons)
			continue
		}
		if got := reasons[i]; got.Overrides != tt.overrides || value(got.Index) != tt.index || tt.clause != "" && got.Clause.Number != tt.clause {
			t.Errorf("%+v, want %+v", got, tt)
		}
	}
}

func TestReasonsOfItems(t *testing.T) {
	old, err := aqi.Edition2012.Daily(aqi.Daily{PM25: some("33"), O3Max8h: some("801"), O3Max1h: some("900"), SO2: some("3000")})
	ok(t, old, err)
	now, err := aqi.Edition2026.Daily(aqi.Daily{O3Max8h: some("801"), PM25: some("33"), NotMonitored: aqi.PollutantsOf(aqi.CO)})
	ok(t, now, err)
	least, err := aqi.Edition2012.Daily(aqi.Daily{O3Max8h: some("900.2")})
	ok(t, least, err)
	var texts []string
	for _, r := range []aqi.Report{old, now, least} {
		for _, reason := range r.Reasons() {
			texts = append(texts, string(must(reason.Rule.MarshalText()))+" "+reason.Pollutants.String()+" "+reason.Index.String())
		}
	}
	for _, want := range []string{
		"beyond-limits SO2 500", "missing NO2 NA", "o3-above-800 O3 NA", "sub-index O3 350", "sub-index PM2.5 48", "largest  500",
		"primary SO2 NA", "exceeding SO2,O3 NA", "o3-above-800 O3 300", "o3-at-least O3 351", "not-monitored CO NA", "sensitive O3 NA",
	} {
		if !slices.Contains(texts, want) {
			t.Errorf("%q is not among %q", want, texts)
		}
	}
	if got, want := old.Reasons()[0].Rule, aqi.RuleBeyondLimits; got != want {
		t.Errorf("the first is %v, want %v", got, want)
	}
}

func must[V any](v V, err error) V {
	if err != nil {
		panic(err)
	}
	return v
}
