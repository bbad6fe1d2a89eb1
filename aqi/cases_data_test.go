package aqi_test

import (
	"encoding/json"
	"errors"
	"os"
	"strconv"
	"strings"
	"testing"

	"github.com/shopspring/decimal"

	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/internal/shared"
)

// caseHours reads the hours of a small file of one site without gaps.
func caseHours(t *testing.T, name string) []aqi.Sample {
	t.Helper()
	var hours []aqi.Sample
	for _, cell := range rowsOf(t, "cases", name) {
		hours = append(hours, sampleOf(t, cell))
	}
	return hours
}

// refusedOnce fails unless the hours are refused for this one fault, by the check and by every edition.
func refusedOnce(t *testing.T, hours []aqi.Sample, want aqi.Fault) {
	t.Helper()
	calls := map[string]error{"CheckHours": aqi.CheckHours(hours, 0)}
	for _, e := range bothEditions {
		days, err := e.AppendRolling(nil, hours, 0)
		calls[e.String()] = err
		if days != nil {
			t.Errorf("%v: %d days beside the fault", e, len(days))
		}
	}
	for call, err := range calls {
		got := the(err)
		if got.Path != want.Path || got.Count != want.Count || got.Got != want.Got || got.Want != want.Want || !errors.Is(err, want.Rule) {
			t.Errorf("%s: %+v, want %+v", call, err, want)
		}
	}
}

// A file with CO in µg/m³ is one fault of 72 values that asks for the unit.
func TestCaseOfCOInMicrograms(t *testing.T) {
	hours := caseHours(t, "co_ug.csv")
	refusedOnce(t, hours, aqi.Fault{
		Path: "/hours/0/co", Count: 72, Got: hours[0].CO.Decimal.String() + " … " + hours[71].CO.Decimal.String(), Rule: aqi.ErrRange,
		Want: aqi.Text{Chinese: "不大于200 mg/m³（单位是否为µg/m³？）", English: "at most 200 mg/m³; is it in µg/m³?"},
	})
	for i := range hours { // with the unit put right
		hours[i].CO.Decimal = hours[i].CO.Decimal.Shift(-3)
	}
	days, err := aqi.Edition2012.AppendRolling(nil, hours, 0)
	if ok(t, days, err); len(days) != 49 || above(days[0].AQI, 100) {
		t.Errorf("%v", days)
	}
}

// The same where nothing but the number of hours is known of the file.
func TestManyFaultsOfOneKindAreSaidOnce(t *testing.T) {
	hours := make([]aqi.Sample, 72)
	for i := range hours {
		hours[i] = clean()
		hours[i].CO = decimal.NewNullDecimal(decimal.NewFromInt(int64(300 + i)))
	}
	err := aqi.CheckHours(hours, 0)
	want := "/hours/0/co and the next 71: 300 … 371, want at most 200 mg/m³; is it in µg/m³?: is out of range"
	if err == nil || err.Error() != want {
		t.Errorf("%v, want %s", err, want)
	}
	want = "/hours/0/co及其后71处：300 … 371，应为不大于200 mg/m³（单位是否为µg/m³？）：超出范围"
	if got := faultsOf(err).Chinese(); got != want {
		t.Errorf("%s, want %s", got, want)
	}
}

// Ten hours of PM10 are 9999, an instrument's code; set missing, they leave clean air.
func TestCaseOfCodes(t *testing.T) {
	hours := caseHours(t, "fill_9999.csv")
	err := aqi.CheckHours(hours, 0)
	fault := the(err)
	refusedOnce(t, hours, aqi.Fault{
		Path: "/hours/10/pm10", Count: 10, Got: "9999", Rule: aqi.ErrCode, Want: aqi.Text{Chinese: "实测浓度", English: "a concentration"},
	})
	first, err := strconv.Atoi(strings.Split(fault.Path, "/")[2])
	ok(t, first, err)
	for i := range fault.Count {
		hours[first+i].PM10 = decimal.NullDecimal{}
	}
	days, err := aqi.Edition2012.AppendRolling(nil, hours, 0)
	for i, d := range ok(t, days, err) {
		if !d.AQI.Valid() || above(d.AQI, 100) {
			t.Errorf("from hour %d: %+v", i, d)
		}
	}
}

// An O3 of 900 µg/m³ over 8 hours without a 1-hour maximum is no excellent air.
func TestCaseOfO3Above800(t *testing.T) {
	text, err := os.ReadFile(shared.File(t, "data", "cases", "o3_8h_above_800.json"))
	var c map[string]decimal.NullDecimal
	if err2 := json.Unmarshal(ok(t, text, err), &c); err2 != nil || len(c) != 6 {
		t.Fatalf("%s: %v", text, err2)
	}
	d := aqi.Daily{SO2: c["so2"], NO2: c["no2"], CO: c["co"], O3Max8h: c["o3_8h"], PM10: c["pm10"], PM25: c["pm25"]}
	old, err := aqi.Edition2012.Daily(d)
	ok(t, old, err)
	if want := "Daily report by HJ 633-2012: AQI at least 350, Severely polluted, primary O3, exceeding O3"; old.String() != want {
		t.Errorf("%v, want %s", old, want)
	}
	if _, eight := o3Of(old); eight.String() != "O3, 8-hour mean: at least 350" || !old.AtLeast() || old.Level() != aqi.Severe {
		t.Errorf("%v", eight)
	}
	now, err := aqi.Edition2026.Daily(d)
	ok(t, now, err)
	if value(now.IAQI(aqi.O3)) != 300 || value(now.AQI) != 300 || now.AtLeast() {
		t.Errorf("%v", now)
	}
}
