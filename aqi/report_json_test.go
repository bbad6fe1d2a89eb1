package aqi_test

import (
	"encoding/json"
	"errors"
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

// A report in JSON of which one thing is changed is refused, and the report read into keeps its value.
func TestTamperedReports(t *testing.T) {
	daily := aqi.Daily{
		SO2: some("20"), NO2: some("88"), CO: some("0.7"), PM10: some("170"), PM25: some("120"), O3Max8h: some("60"), O3Max1h: some("90"),
	}
	r, err := aqi.Edition2012.Daily(daily)
	doc, err2 := json.Marshal(ok(t, r, err))
	text := string(ok(t, doc, err2))
	tests := []struct {
		old, new string
		want     error
		why      string
	}{
		{`"aqi":158`, `"aqi":157`, aqi.ErrReport, "not the largest sub-index"},
		{`"aqi":158`, `"aqi":null`, aqi.ErrReport, "there is one"},
		{`"aqi":158`, `"aqi":501`, aqi.ErrIndex, "no index"},
		{`"level":"moderate"`, `"level":"light"`, aqi.ErrReport, "158 is moderate"},
		{`"primary":"pm25"`, `"primary":"pm10"`, aqi.ErrReport, "not the largest"},
		{`"primary":"pm25"`, `"primary":""`, aqi.ErrReport, "above 50 there is one"},
		{`"primary":"pm25"`, `"primary":"soot"`, aqi.ErrText, "not a pollutant"},
		{`"exceeding":"no2,pm10,pm25"`, `"exceeding":"pm10,pm25"`, aqi.ErrReport, "NO2 is above 100"},
		{`"missing":""`, `"missing":"co"`, aqi.ErrReport, "CO has a sub-index"},
		{`"not_monitored":""`, `"not_monitored":"co"`, aqi.ErrReport, "CO has a sub-index"},
		{`"iaqi":158`, `"iaqi":159`, aqi.ErrReport, "the AQI would be 159"},
		{`"iaqi":20,`, `"iaqi":null,`, aqi.ErrReport, "counted, yet without a sub-index"},
		{`"iaqi":20,"status":"counted"`, `"iaqi":20,"status":"missing"`, aqi.ErrReport, "missing, yet with a sub-index"},
		{`"pollutant":"no2"`, `"pollutant":"so2"`, aqi.ErrReport, "no item of a daily report there"},
		{`"averaging":"24h"`, `"averaging":"1h"`, aqi.ErrReport, "no item of a daily report"},
		{`"form":"daily"`, `"form":"hourly"`, aqi.ErrReport, "other items"},
		{`"form":"daily"`, `"form":"yearly"`, aqi.ErrText, "no form"},
		{`"edition":"2012"`, `"edition":"2026"`, aqi.ErrReport, "other items"},
		{`"edition":"2012"`, `"edition":"2008"`, aqi.ErrText, "no edition"},
		{`"items":[`, `"items":[],"old":[`, aqi.ErrReport, "no items"},
	}
	for _, tt := range tests {
		changed := strings.Replace(text, tt.old, tt.new, 1)
		if changed == text {
			t.Errorf("%s is not in %s", tt.old, text)
			continue
		}
		back := aqi.Report{Form: aqi.FormPlatform}
		if err := json.Unmarshal([]byte(changed), &back); !errors.Is(err, tt.want) || back != (aqi.Report{Form: aqi.FormPlatform}) {
			t.Errorf("%s to %s: %v, want %v: %s", tt.old, tt.new, err, tt.want, tt.why)
		}
	}
	for _, doc := range []string{"{", "7", `"x"`, "[]", "{}", `{"items":7}`} {
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
		r                aqi.Report
		old, new, absent string
		why              string
	}{
		{hourly, `"iaqi":1,"status":"counted"`, `"iaqi":1,"status":"capped"`, "", "a cap is 500 where there is one"},
		{hourly, `"iaqi":null,"status":"unused"`, `"iaqi":1,"status":"counted"`, "", "the day counts only in the hour's place"},
		{hourly, `"iaqi":null,"status":"unused"`, `"iaqi":null,"status":"missing"`, "", "nor is it asked for"},
		{hourly, `"averaging":"1h","iaqi":2,"status":"counted"`, `"averaging":"1h","iaqi":null,"status":"unused"`, "no2", "NO2 takes nothing's place"},
		{hourly, `"averaging":"1h","iaqi":2,"status":"counted"`, `"averaging":"1h","iaqi":null,"status":"superseded"`, "no2", "nor has it a substitute"},
		{hourly, `"averaging":"1h","iaqi":2,"status":"counted"`, `"averaging":"1h","iaqi":null,"status":"not-monitored"`, "no2", "2012 does not know it"},
		{high, `"iaqi":167,"status":"counted"`, `"iaqi":201,"status":"counted"`, "", "SO2 over 1 hour ends at 200"},
		{hourly, `"status":"unused"`, `"status":"elsewhere"`, "", "no state"},
		{now, `"iaqi":1,"status":"counted"`, `"iaqi":null,"status":"superseded"`, "so2", "2026 caps"},
		{now, `"iaqi":1,"status":"counted"`, `"iaqi":199,"status":"capped"`, "", "at 200"},
	}
	for _, tt := range tests {
		doc, err := json.Marshal(tt.r)
		text := string(ok(t, doc, err))
		changed := strings.Replace(text, tt.old, tt.new, 1)
		if changed == text {
			t.Errorf("%s is not in %s", tt.old, text)
			continue
		}
		changed = strings.Replace(changed, `"missing":""`, `"missing":"`+tt.absent+`"`, 1)
		var back aqi.Report
		if err := json.Unmarshal([]byte(changed), &back); !errors.Is(err, aqi.ErrReport) && !errors.Is(err, aqi.ErrText) {
			t.Errorf("%s to %s: %v: %s", tt.old, tt.new, err, tt.why)
		}
	}
}

func TestDaysSurviveJSON(t *testing.T) {
	for _, d := range []aqi.DailyIndex{{}, {AQI: indexOf(0)}, {AQI: indexOf(312), Primary: aqi.PollutantsOf(aqi.PM10, aqi.PM25), Missing: aqi.PollutantsOf(aqi.CO)}} {
		doc, err := json.Marshal(d)
		var back aqi.DailyIndex
		if err2 := json.Unmarshal(ok(t, doc, err), &back); err2 != nil || back != d {
			t.Errorf("%s: %+v, %v", doc, back, err2)
		}
	}
}
