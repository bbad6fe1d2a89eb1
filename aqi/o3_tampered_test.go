package aqi_test

import (
	"encoding/json"
	"errors"
	"strings"
	"testing"

	"github.com/clearsky-go/clearsky/aqi"
)

// changed returns a report's JSON with texts replaced, old and new by turns, each of which must be there.
func changed(t *testing.T, r aqi.Report, pairs []string) string {
	t.Helper()
	doc, err := json.Marshal(r)
	text := string(ok(t, doc, err))
	for i := 0; i < len(pairs); i += 2 {
		if !strings.Contains(text, pairs[i]) {
			t.Fatalf("%s is not in %s", pairs[i], text)
		}
		text = strings.Replace(text, pairs[i], pairs[i+1], 1)
	}
	return text
}

// A sub-index is at least what it says only where it must be, whatever the rest of the report says to go with it.
func TestTamperedAtLeast(t *testing.T) {
	report := func(e aqi.Edition, d aqi.Daily) aqi.Report {
		d.PM25, d.SO2 = some("20"), some("5")
		r, err := e.Daily(d)
		return ok(t, r, err)
	}
	least := report(aqi.Edition2012, aqi.Daily{O3Max8h: some("900")})
	known := report(aqi.Edition2012, aqi.Daily{O3Max8h: some("900"), O3Max1h: some("900")})
	plain := report(aqi.Edition2012, aqi.Daily{O3Max8h: some("800"), O3Max1h: some("1000")})
	now := report(aqi.Edition2026, aqi.Daily{O3Max8h: some("900")})
	hourly, err := aqi.Edition2012.Hourly(aqi.Hourly{Sample: aqi.Sample{SO2: some("5")}, O3Mean8h: some("900")})
	ok(t, hourly, err)

	const (
		hourMissing = `{"pollutant":"o3","averaging":"1h","iaqi":null,"status":"missing"}`
		atLeast     = `"averaging":"8h","iaqi":350,"status":"at-least"`
		superseded  = `"averaging":"8h","iaqi":null,"status":"superseded"`
		noSubIndex  = `"averaging":"8h","iaqi":null,"status":"no-sub-index"`
	)
	hour := func(iaqi, status string) string {
		return `{"pollutant":"o3","averaging":"1h","iaqi":` + iaqi + `,"status":"` + status + `"}`
	}
	// what a report of least says of its AQI, primary, exceeding and missing pollutants, and without O3
	withoutO3 := []string{
		`"aqi":350,"level":"severe","primary":["o3"],"exceeding":["o3"],"missing":["no2",`, `"aqi":29,"level":"excellent","primary":[],"exceeding":[],"missing":["no2",`,
		set("missing", aqi.NO2, aqi.CO, aqi.PM10)[len(`"missing":["no2",`):], `"co","o3","pm10"]`,
	}
	tests := []struct {
		r     aqi.Report
		pairs []string
		path  string // "": it is as good as the report itself
		why   string
	}{
		{least, nil, "", "as it is"},
		{least, []string{`"aqi":350`, `"aqi":301`, `"iaqi":350`, `"iaqi":301`}, "", "just above 800"},
		{least, []string{`"aqi":350`, `"aqi":500`, `"iaqi":350`, `"iaqi":500`}, "", "1200 and more"},
		{least, []string{`"aqi":350,"level":"severe"`, `"aqi":300,"level":"heavy"`, `"iaqi":350`, `"iaqi":300`}, "/sub_indices/5", "300 is what 800 itself has"},
		{least, []string{`"iaqi":350`, `"iaqi":360`}, "/aqi", "another than the AQI"},
		{least, []string{`"aqi":350`, `"aqi":360`}, "/aqi", "another than the sub-index"},
		{least, []string{`"iaqi":350,"status":"at-least"`, `"iaqi":null,"status":"at-least"`}, "/sub_indices/5", "at least nothing"},
		{least, []string{`"status":"at-least"`, `"status":"counted"`}, "/sub_indices/5", "8 hours end at 300"},
		{least, []string{`"status":"at-least"`, `"status":"capped"`}, "/sub_indices/5", "nor are they capped"},
		{least, []string{hourMissing, hour("350", "counted")}, "/sub_indices/5", "a 1-hour maximum that is there"},
		{least, []string{hourMissing, hour("10", "counted")}, "/sub_indices/5", "and lower"},
		{least, []string{`"aqi":350`, `"aqi":500`, hourMissing, hour("500", "capped")}, "/sub_indices/5", "and beyond its last limit"},
		{least, append([]string{atLeast, noSubIndex}, withoutO3...), "/sub_indices/5", "a daily report's O3 has a sub-index"},
		{least, append([]string{atLeast, superseded}, withoutO3...), "/sub_indices/5", "nothing takes its place"},
		{least, append([]string{atLeast, `"averaging":"8h","iaqi":null,"status":"missing"`}, withoutO3...), "", "nothing at all is another good report"},
		{least, []string{`"averaging":"24h","iaqi":29,"status":"counted"`, `"averaging":"24h","iaqi":350,"status":"at-least"`}, "/sub_indices/6", "PM2.5"},
		{least, []string{`"averaging":"24h","iaqi":5,"status":"counted"`, `"averaging":"24h","iaqi":350,"status":"at-least"`}, "/sub_indices/0", "SO2"},
		{least, []string{hourMissing, hour("350", "at-least")}, "/sub_indices/4", "O3 over 1 hour"},
		{least, []string{`"form":"daily"`, `"form":"hourly"`}, "/sub_indices", "an hourly report"},
		{known, []string{superseded, atLeast}, "/sub_indices/5", "the 1-hour maximum is there"},
		{known, []string{superseded, noSubIndex}, "/sub_indices/5", "and takes its place"},
		{known, []string{hour("350", "counted"), hourMissing}, "/sub_indices/5", "without it nothing does"},
		{plain, []string{`"averaging":"8h","iaqi":300,"status":"counted"`, atLeast}, "/sub_indices/5", "the 1-hour maximum is there"},
		{plain, []string{`"averaging":"8h","iaqi":300,"status":"counted"`, noSubIndex}, "/sub_indices/5", "and takes its place"},
		{now, []string{`"iaqi":300,"status":"capped"`, `"iaqi":350,"status":"at-least"`}, "/sub_indices/4", "2026 caps"},
		{hourly, nil, "", "an hourly report has no sub-index there"},
		{hourly, []string{`"averaging":"8h","iaqi":null,"status":"no-sub-index"`, atLeast}, "/sub_indices/6", "nor is it at least anything"},
		{hourly, []string{`"averaging":"8h","iaqi":null,"status":"no-sub-index"`, superseded}, "/sub_indices/6", "and nothing takes its place"},
	}
	for _, tt := range tests {
		text := changed(t, tt.r, tt.pairs)
		back := aqi.Report{Form: aqi.FormPlatform}
		err := json.Unmarshal([]byte(text), &back)
		if tt.path == "" {
			doc, err2 := json.Marshal(back)
			if err != nil || string(ok(t, doc, err2)) != text {
				t.Errorf("%q: %v: %s", tt.pairs, err, tt.why)
			}
			continue
		}
		var found bool
		for _, f := range faultsOf(err) {
			found = found || f.Path == tt.path
		}
		if !found || back != (aqi.Report{Form: aqi.FormPlatform}) || err == nil || tt.path != "/sub_indices" && !errors.Is(err, aqi.ErrConflict) {
			t.Errorf("%q: %v, want a fault at %s: %s", tt.pairs, err, tt.path, tt.why)
		}
	}
}
