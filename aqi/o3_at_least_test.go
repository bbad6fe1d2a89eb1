package aqi_test

import (
	"encoding/json"
	"errors"
	"slices"
	"strings"
	"testing"

	"github.com/clearsky-go/clearsky/aqi"
)

// o3Of returns a report's two lines of O3, that of the hour missing where there is none, and its place in the list.
func o3Of(r aqi.Report) (hour, eight aqi.SubIndex) {
	for it := range r.SubIndices() {
		switch {
		case it.Pollutant == aqi.O3 && it.Averaging == aqi.Mean1h:
			hour = it
		case it.Pollutant == aqi.O3:
			eight = it
		}
	}
	return hour, eight
}

// o3Rows are O3's sub-indices above 800 µg/m³ over 8 hours; HJ 633-2026 caps at 300.
var o3Rows = []struct {
	eight, hour string // the daily maxima, the hour's missing where it is ""
	iaqi        int64  // of HJ 633-2012
	status      aqi.Status
	why         string
}{
	{"800", "", 300, aqi.Counted, "800 itself has a sub-index"},
	{"800.0000000000000000001", "", 301, aqi.AtLeast, "just above, rounded up"},
	{"800.01", "", 301, aqi.AtLeast, "300 + 100/200 × 0.01, rounded up"},
	{"802", "", 301, aqi.AtLeast, "300 + 100/200 × 2"},
	{"802.01", "", 302, aqi.AtLeast, "a little more"},
	{"900", "", 350, aqi.AtLeast, "300 + 100/200 × 100"},
	{"1000", "", 400, aqi.AtLeast, "a limit of the hour"},
	{"1000.01", "", 401, aqi.AtLeast, "just above it"},
	{"1200", "", 500, aqi.AtLeast, "the hour's last limit"},
	{"1200.01", "", 500, aqi.AtLeast, "beyond it"},
	{"10000", "", 500, aqi.AtLeast, "the largest that is taken for measured"},
	{"800", "800", 300, aqi.Counted, "with the hour"},
	{"800.01", "800.01", 301, aqi.Superseded, "the hour counts"},
	{"900", "900", 350, aqi.Superseded, "the same number"},
	{"900", "1100", 450, aqi.Superseded, "more than at least 350"},
	{"1000", "1000", 400, aqi.Superseded, "the hour counts"},
	{"1200", "1200", 500, aqi.Superseded, "the hour's last limit"},
	{"1200.01", "1200.01", 500, aqi.Superseded, "beyond it"},
	{"900", "0", 0, aqi.Superseded, "an hour that contradicts its mean is there all the same"},
}

func TestO3AtLeast(t *testing.T) {
	for _, tt := range o3Rows {
		d := aqi.Daily{SO2: some("5"), NO2: some("20"), CO: some("0.4"), PM10: some("40"), PM25: some("20"), O3Max8h: maybe(tt.eight), O3Max1h: maybe(tt.hour)}
		r, err := aqi.Edition2012.Daily(d)
		ok(t, r, err)
		same(t, r, oracleReport(aqi.Edition2012, aqi.FormDaily, dailyLines(aqi.Edition2012, d), 0))
		hour, eight := o3Of(r)
		atLeast := tt.status == aqi.AtLeast
		if value(r.IAQI(aqi.O3)) != tt.iaqi || eight.Status != tt.status || r.AtLeast() != atLeast || (eight.IAQI.Valid()) != (tt.status != aqi.Superseded) {
			t.Errorf("%s, %q: %v, %v, %v, want %d: %s", tt.eight, tt.hour, eight, hour, r, tt.iaqi, tt.why)
		}
		if strings.Contains(r.String(), "at least") != atLeast || strings.Contains(r.Chinese(), "不低于") != atLeast ||
			strings.Contains(eight.String(), "at least") != atLeast || strings.Contains(eight.Chinese(), "不低于") != atLeast {
			t.Errorf("%s, %q: %v, %s, %v, %s", tt.eight, tt.hour, r, r.Chinese(), eight, eight.Chinese())
		}
		if tt.iaqi > 300 && (value(r.AQI) != tt.iaqi || r.Primary != aqi.PollutantsOf(aqi.O3) || r.Exceeding != r.Primary || r.Missing != 0 || r.Level() != aqi.Severe) {
			t.Errorf("%s, %q: %v: %s", tt.eight, tt.hour, r, tt.why)
		}
		d.O3Max1h = some("5") // which HJ 633-2026 does not look at
		now, err := aqi.Edition2026.Daily(d)
		ok(t, now, err)
		if _, capped := o3Of(now); value(now.AQI) != 300 || now.AtLeast() || capped.Status != aqi.Counted && capped.Status != aqi.Capped {
			t.Errorf("%s: %v", tt.eight, now)
		}
	}
}

// What is only known to be reached is named so among the reasons too.
func TestReasonOfAtLeast(t *testing.T) {
	r, err := aqi.Edition2012.Daily(aqi.Daily{O3Max8h: some("900")})
	ok(t, r, err)
	want := aqi.Reason{
		Rule: aqi.RuleO3AtLeast, Overrides: aqi.RuleO3Above800, Pollutants: aqi.PollutantsOf(aqi.O3), Averaging: aqi.Mean8h, Index: indexOf(350),
	}
	if !slices.Contains(r.Reasons(), want) {
		t.Errorf("%+v is not among %+v", want, r.Reasons())
	}
	if got := want.String(); got != "O3, 8-hour mean: at least 350, the 1-hour maximum, missing, is no lower (own rule)" {
		t.Errorf("%s", got)
	}
	if got := want.Chinese(); got != "臭氧，8小时平均：不低于350，1小时平均最大值缺测，其值不低于8小时平均（本库规定）" {
		t.Errorf("%s", got)
	}
	for _, hour := range []string{"900", ""} {
		r, err := aqi.Edition2012.Hourly(aqi.Hourly{Sample: aqi.Sample{O3: maybe(hour)}, O3Mean8h: some("900")})
		ok(t, r, err)
		if slices.ContainsFunc(r.Reasons(), func(reason aqi.Reason) bool { return reason.Rule == aqi.RuleO3AtLeast }) {
			t.Errorf("an hourly report, hour %q: %v", hour, r.Reasons())
		}
	}
}

// The hourly report has the hour's own mean or nothing: the trailing mean says nothing of the hour.
func TestHourlyReportsAreNeverAtLeast(t *testing.T) {
	for hour, want := range map[string]aqi.Status{"": aqi.NoSubIndex, "900": aqi.Superseded, "5": aqi.Superseded} {
		r, err := aqi.Edition2012.Hourly(aqi.Hourly{Sample: aqi.Sample{O3: maybe(hour)}, O3Mean8h: some("900")})
		ok(t, r, err)
		if _, eight := o3Of(r); eight.Status != want || eight.IAQI.Valid() || r.AtLeast() || r.Missing.Has(aqi.O3) != (hour == "") {
			t.Errorf("hour %q: %v, %v, want %v", hour, eight, r, want)
		}
	}
	hours := day(aqi.O3, "xxxxxxx.", "900") // the last hour is missing, its trailing mean is there
	r, err := aqi.Edition2012.HourlyFromHours(hours, 0)
	ok(t, r, err)
	if _, eight := o3Of(r); eight.Status != aqi.NoSubIndex || r.AtLeast() {
		t.Errorf("of hours: %v, %v", eight, r)
	}
}

// Hours of one concentration make an 8-hour mean of it from 6 on and a daily 1-hour maximum from 20 on.
func TestO3AtLeastOfHours(t *testing.T) {
	masks := map[string]bool{ // whether the 1-hour maximum is there
		"......xxxxxxxxxx........": false, "xxxxxxxxxx..............": false, "xxxxxx..................": false, "..................xxxxxx": false,
		"xxxxxxxxxxxxxxxxxxx.....": false, "....xxxxxxxxxxxxxxxxxxxx": true, "xxxxxxxxxxxxxxxxxxxxxxxx": true, "x.x.xxxxxx.x.x.x.x.x.x.x": false,
	}
	for mask, hourly := range masks {
		for _, tt := range o3Rows {
			if tt.eight == "800" || tt.hour != "" && tt.hour != tt.eight || hourly != (tt.hour != "") {
				continue
			}
			hours := day(aqi.O3, mask, tt.eight)
			r, err := aqi.Edition2012.DailyFromHours(hours, 0)
			ok(t, r, err)
			days, err := aqi.Edition2012.AppendRolling(nil, hours, 0)
			ok(t, days, err)
			_, eight := o3Of(r)
			if eight.Status != tt.status || value(r.AQI) != tt.iaqi || r.AtLeast() != (tt.status == aqi.AtLeast) {
				t.Errorf("%s of %s: %v, %v, want %d: %s", mask, tt.eight, eight, r, tt.iaqi, tt.why)
			}
			if want := (aqi.DailyIndex{AQI: r.AQI, Primary: r.Primary, Missing: r.Missing, AtLeast: r.AtLeast()}); len(days) != 1 || days[0] != want {
				t.Errorf("%s of %s: %+v, want %+v", mask, tt.eight, days, want)
			}
		}
	}
	few, err := aqi.Edition2012.DailyFromHours(day(aqi.O3, "xxxxx...................", "900"), 0)
	if ok(t, few, err); few.AtLeast() || few.AQI.Valid() || !few.Missing.Has(aqi.O3) {
		t.Errorf("five hours make no 8-hour mean: %v", few)
	}
	cleanest := day(aqi.O3, "xxxxxxxxxxxxxxxxxxxxxxxx", "900")
	now, err := aqi.Edition2026.DailyFromHours(cleanest, aqi.AllPollutants&^aqi.PollutantsOf(aqi.O3))
	if ok(t, now, err); now.AtLeast() || value(now.AQI) != 300 {
		t.Errorf("2026: %v", now)
	}
}

// Ten hours at 900 among missing ones, in every window: an 8-hour mean needs 6 of them, so the windows that hold the last six
// hours or more are at least 350, and those that hold fewer have nothing.
func TestO3AtLeastRolling(t *testing.T) {
	hours := day(aqi.O3, strings.Repeat(".", 30)+strings.Repeat("x", 10)+strings.Repeat(".", 30), "900")
	days, err := aqi.Edition2012.AppendRolling(nil, hours, 0)
	ok(t, days, err)
	now, err := aqi.Edition2026.AppendRolling(nil, hours, aqi.AllPollutants&^aqi.PollutantsOf(aqi.O3))
	ok(t, now, err)
	for start, d := range days {
		in := max(0, min(start+24, 40)-max(start, 30)) // of the ten hours
		want := aqi.DailyIndex{Missing: aqi.AllPollutants}
		if in >= 6 {
			want = aqi.DailyIndex{
				AQI: indexOf(350), Primary: aqi.PollutantsOf(aqi.O3), Missing: aqi.AllPollutants &^ aqi.PollutantsOf(aqi.O3), AtLeast: true,
			}
		}
		if d != want {
			t.Errorf("from hour %d: %+v, want %+v", start, d, want)
		}
		if now[start].AtLeast || now[start].AQI.Valid() != (in >= 6) {
			t.Errorf("2026, from hour %d: %+v", start, now[start])
		}
	}
	if len(days) != 47 {
		t.Errorf("%d windows", len(days))
	}
}

// Beside a dirtier pollutant the AQI may be higher all the same: O3 is only known to reach its sub-index.
func TestAtLeastBesideAHigherSubIndex(t *testing.T) {
	r, err := aqi.Edition2012.Daily(aqi.Daily{O3Max8h: some("900"), PM25: some("420")})
	if ok(t, r, err); value(r.AQI) != 447 || !r.AtLeast() || r.Primary != aqi.PollutantsOf(aqi.PM25) || !strings.Contains(r.String(), "AQI at least 447") {
		t.Errorf("%v", r)
	}
}

func TestAtLeastSurvivesJSON(t *testing.T) {
	for _, tt := range o3Rows {
		r, err := aqi.Edition2012.Daily(aqi.Daily{PM25: some("20"), O3Max8h: maybe(tt.eight), O3Max1h: maybe(tt.hour)})
		doc, err2 := json.Marshal(ok(t, r, err))
		var back aqi.Report
		if err3 := json.Unmarshal(ok(t, doc, err2), &back); err3 != nil || back != r || back.AtLeast() != (tt.status == aqi.AtLeast) {
			t.Errorf("%s, %q: %s: %v, %v", tt.eight, tt.hour, doc, back, err3)
		}
	}
	var day aqi.DailyIndex
	err := json.Unmarshal([]byte(`{"aqi":350,"primary":["o3"],"missing":[]}`), &day)
	if !errors.Is(err, aqi.ErrMissing) || day != (aqi.DailyIndex{}) {
		t.Errorf("a day without at_least: %+v, %v", day, err)
	}
}
