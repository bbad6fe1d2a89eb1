package aqi_test

import (
	"encoding/json"
	"errors"
	"slices"
	"strings"
	"testing"

	"github.com/clearsky-go/clearsky/aqi"
	"pgregory.net/rapid"
)

func TestReportsSurviveJSON(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		r := anyReport(t)
		doc, err := json.Marshal(r)
		back := aqi.Report{Form: aqi.FormPlatform}
		if err2 := json.Unmarshal(ok(t, doc, err), &back); err2 != nil || back != r {
			t.Fatalf("%s: %v, back %v", doc, err2, told(back))
		}
	})
}

func TestBadReportsHaveNoJSON(t *testing.T) {
	for _, r := range []aqi.Report{{Edition: 2}, {Form: 3}, {Primary: 1}, {Edition: 255, Form: 255}} {
		if doc, err := json.Marshal(r); err == nil {
			t.Errorf("%s", doc)
		}
		for it := range r.SubIndices() {
			if r.Edition != 0 || r.Form > 2 {
				t.Errorf("%v, %v: item %v", r.Edition, r.Form, it)
			}
		}
		_, _, _ = r.IAQI(aqi.O3), r.Sensitive(), r.Level() // no panic
	}
}

// set is a key of a report's JSON with a set of pollutants.
func set(key string, ps ...aqi.Pollutant) string {
	doc, err := json.Marshal(map[string]aqi.Pollutants{key: aqi.PollutantsOf(ps...)})
	return strings.Trim(string(must(doc, err)), "{}")
}

// A report in JSON of which one thing is changed is refused, and the report read into keeps its value.
func TestTamperedReports(t *testing.T) {
	daily := aqi.Daily{
		SO2: some("20"), NO2: some("88"), CO: some("0.7"), PM10: some("170"), PM25: some("120"), O3Max8h: some("60"), O3Max1h: some("90"),
	}
	r, err := aqi.Edition2012.Daily(daily)
	doc, err2 := json.Marshal(ok(t, r, err))
	text := string(ok(t, doc, err2))
	list := text[strings.Index(text, `"sub_indices":`):]
	tests := []struct {
		old, new string
		want     error
		path     string // not looked at where it is ""
		why      string
	}{
		{`"aqi":158`, `"aqi":157`, aqi.ErrConflict, "/aqi", "not the largest sub-index"},
		{`"aqi":158`, `"aqi":null`, aqi.ErrConflict, "/aqi", "there is one"},
		{`"aqi":158`, `"aqi":501`, aqi.ErrText, "", "no index"},
		{`"level":"moderate"`, `"level":"light"`, aqi.ErrConflict, "/level", "158 is moderate"},
		{set("primary", aqi.PM25), set("primary", aqi.PM10), aqi.ErrConflict, "/primary", "not the largest"},
		{set("primary", aqi.PM25), set("primary"), aqi.ErrConflict, "/primary", "above 50 there is one"},
		{set("primary", aqi.PM25), strings.Replace(set("primary", aqi.PM25), "pm25", "soot", 1), aqi.ErrText, "", "not a pollutant"},
		{set("exceeding", aqi.NO2, aqi.PM10, aqi.PM25), set("exceeding", aqi.PM10, aqi.PM25), aqi.ErrConflict, "/exceeding", "NO2 is above 100"},
		{set("missing"), set("missing", aqi.CO), aqi.ErrConflict, "/missing", "CO has a sub-index"},
		{set("not_monitored"), set("not_monitored", aqi.CO), aqi.ErrConflict, "/not_monitored", "CO has a sub-index"},
		{`"iaqi":158`, `"iaqi":159`, aqi.ErrConflict, "/aqi", "the AQI would be 159"},
		{`"iaqi":20,`, `"iaqi":null,`, aqi.ErrConflict, "/sub_indices/0", "counted, yet without a sub-index"},
		{`"iaqi":20,"status":"counted"`, `"iaqi":20,"status":"missing"`, aqi.ErrConflict, "/sub_indices/0", "missing, yet with a sub-index"},
		{`"pollutant":"no2"`, `"pollutant":"so2"`, aqi.ErrConflict, "/sub_indices/1", "no item of a daily report there"},
		{`"averaging":"24h"`, `"averaging":"1h"`, aqi.ErrConflict, "/sub_indices/0", "no item of a daily report"},
		{`"form":"daily"`, `"form":"hourly"`, aqi.ErrMissing, "/sub_indices", "one item more"},
		{`"form":"daily"`, `"form":"yearly"`, aqi.ErrText, "", "no form"},
		{`"edition":"2012"`, `"edition":"2026"`, aqi.ErrTooMany, "/sub_indices", "one item less"},
		{`"edition":"2012"`, `"edition":"2008"`, aqi.ErrText, "", "no edition"},
		{list, `"sub_indices":[]}`, aqi.ErrMissing, "/sub_indices", "no items"},
	}
	for _, tt := range tests {
		changed := strings.Replace(text, tt.old, tt.new, 1)
		if changed == text {
			t.Errorf("%s is not in %s", tt.old, text)
			continue
		}
		back := aqi.Report{Form: aqi.FormPlatform}
		err := json.Unmarshal([]byte(changed), &back)
		if !errors.Is(err, tt.want) || back != (aqi.Report{Form: aqi.FormPlatform}) {
			t.Errorf("%s to %s: %v, want %v: %s", tt.old, tt.new, err, tt.want, tt.why)
		}
		there := func(f aqi.Fault) bool { return f.Path == tt.path && errors.Is(f, tt.want) && f.Want != (aqi.Text{}) }
		if tt.path != "" && !slices.ContainsFunc(faultsOf(err), there) {
			t.Errorf("%s to %s: %v, want %v at %s", tt.old, tt.new, err, tt.want, tt.path)
		}
	}
	for _, doc := range []string{"{", "7", `"x"`, "[]", "{}", `{"sub_indices":7}`} {
		var back aqi.Report
		if err := json.Unmarshal([]byte(doc), &back); err == nil || back != (aqi.Report{}) {
			t.Errorf("%s: %v", doc, err)
		}
	}
}

// Items that no report of the form can have are refused even where index and sets would follow from them.
func TestImpossibleItems(t *testing.T) {
	s := clean()
	hourly, err := aqi.Edition2012.Hourly(aqi.Hourly{
		Sample: s, O3Mean8h: s.O3, PM10Mean24h: some("400"), PM25Mean24h: s.PM25, SO2Mean24h: s.SO2,
	})
	ok(t, hourly, err)
	s.SO2 = some("700")
	high, err := aqi.Edition2012.Hourly(aqi.Hourly{Sample: s, PM10Mean24h: some("400")})
	ok(t, high, err)
	now, err := aqi.Edition2026.Platform(aqi.Sample{SO2: some("3"), NO2: s.NO2, CO: s.CO, O3: s.O3, PM10: some("400"), PM25: s.PM25})
	ok(t, now, err)
	tests := []struct {
		r        aqi.Report
		old, new string
		absent   []aqi.Pollutant
		why      string
	}{
		{hourly, `"iaqi":1,"status":"counted"`, `"iaqi":1,"status":"capped"`, nil, "a cap is 500 where there is one"},
		{hourly, `"iaqi":null,"status":"unused"`, `"iaqi":1,"status":"counted"`, nil, "the day counts only in the hour's place"},
		{hourly, `"iaqi":null,"status":"unused"`, `"iaqi":null,"status":"missing"`, nil, "nor is it asked for"},
		{hourly, `"averaging":"1h","iaqi":2,"status":"counted"`, `"averaging":"1h","iaqi":null,"status":"unused"`, []aqi.Pollutant{aqi.NO2}, "NO2 takes nothing's place"},
		{hourly, `"averaging":"1h","iaqi":2,"status":"counted"`, `"averaging":"1h","iaqi":null,"status":"superseded"`, []aqi.Pollutant{aqi.NO2}, "nor has it a substitute"},
		{hourly, `"averaging":"1h","iaqi":2,"status":"counted"`, `"averaging":"1h","iaqi":null,"status":"not-monitored"`, []aqi.Pollutant{aqi.NO2}, "2012 does not know it"},
		{high, `"iaqi":167,"status":"counted"`, `"iaqi":201,"status":"counted"`, nil, "SO2 over 1 hour ends at 200"},
		{hourly, `"status":"unused"`, `"status":"elsewhere"`, nil, "no state"},
		{now, `"iaqi":1,"status":"counted"`, `"iaqi":null,"status":"superseded"`, []aqi.Pollutant{aqi.SO2}, "2026 caps"},
		{now, `"iaqi":1,"status":"counted"`, `"iaqi":199,"status":"capped"`, nil, "at 200"},
	}
	for _, tt := range tests {
		doc, err := json.Marshal(tt.r)
		text := string(ok(t, doc, err))
		changed := strings.Replace(text, tt.old, tt.new, 1)
		if changed == text {
			t.Errorf("%s is not in %s", tt.old, text)
			continue
		}
		changed = strings.Replace(changed, set("missing"), set("missing", tt.absent...), 1)
		var back aqi.Report
		if err := json.Unmarshal([]byte(changed), &back); !errors.Is(err, aqi.ErrConflict) && !errors.Is(err, aqi.ErrText) {
			t.Errorf("%s to %s: %v: %s", tt.old, tt.new, err, tt.why)
		}
	}
}

func TestDaysSurviveJSON(t *testing.T) {
	for _, d := range []aqi.DailyIndex{
		{}, {AQI: indexOf(0)},
		{AQI: indexOf(312), Primary: aqi.PollutantsOf(aqi.PM10, aqi.PM25), Missing: aqi.PollutantsOf(aqi.CO)},
		{AQI: indexOf(350), Primary: aqi.PollutantsOf(aqi.O3), AtLeast: true},
	} {
		doc, err := json.Marshal(d)
		var back aqi.DailyIndex
		if err2 := json.Unmarshal(ok(t, doc, err), &back); err2 != nil || back != d {
			t.Errorf("%s: %+v, %v", doc, back, err2)
		}
	}
}

// What is wrong comes at once, each with its pointer.
func TestFaultsOfAReportsJSON(t *testing.T) {
	r, err := aqi.Edition2012.Daily(aqi.Daily{PM25: some("120"), PM10: some("170")})
	doc, err2 := json.Marshal(ok(t, r, err))
	text := strings.NewReplacer(`"aqi":158`, `"aqi":57`, `"level":"moderate"`, `"level":"good"`, set("primary", aqi.PM25), set("primary")).
		Replace(string(ok(t, doc, err2)))
	back := r
	var paths []string
	for _, f := range faultsOf(aqi.Unmarshal([]byte(text), &back)) {
		paths = append(paths, f.Path)
	}
	if want := []string{"/aqi", "/level", "/primary"}; !slices.Equal(paths, want) || back != r {
		t.Errorf("%q, want %q; %v", paths, want, back)
	}
}
