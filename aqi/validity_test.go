package aqi_test

import (
	"testing"

	"github.com/shopspring/decimal"

	"github.com/clearsky-go/clearsky/aqi"
)

// day returns 24 hours of one pollutant, missing where the mask has a dot.
func day(p aqi.Pollutant, mask, c string) []aqi.Sample {
	hours := make([]aqi.Sample, len(mask))
	for i, m := range mask {
		if m != '.' {
			hours[i] = hours[i].With(p, some(c))
		}
	}
	return hours
}

// GB 3095-2012, Table 4: a 24-hour mean needs 20 of 24 hours, whichever they are.
func TestDailyMeanNeeds20Hours(t *testing.T) {
	tests := []struct {
		mask string
		want bool
		why  string
	}{
		{"xxxxxxxxxxxxxxxxxxxxxxxx", true, "24 hours"},
		{"xxxxxxxxxxxxxxxxxxxxx...", true, "21 hours"},
		{"xxxxxxxxxxxxxxxxxxxx....", true, "20 hours"},
		{"....xxxxxxxxxxxxxxxxxxxx", true, "20 hours, the last"},
		{"x.xxxxx.xxxxx.xxxxx.xxxx", true, "20 hours, scattered"},
		{"xxxxxxxxxxxxxxxxxxx.....", false, "19 hours"},
		{"x.xxxxx.xxxxx.xxxxx.xxx.", false, "19 hours, scattered"},
		{"........................", false, "none"},
	}
	for _, tt := range tests {
		for _, p := range []aqi.Pollutant{aqi.SO2, aqi.NO2, aqi.CO, aqi.PM10, aqi.PM25} {
			hours := day(p, tt.mask, "60")
			r, err := aqi.Edition2012.DailyFromHours(hours, 0)
			days, err2 := aqi.Edition2026.AppendRolling(nil, hours, 0)
			means, err3 := aqi.DailyMeans(hours, 1)
			hourly, err4 := aqi.HourlyMeans(hours, 1)
			ok(t, r, err)
			ok(t, days, err2)
			ok(t, means, err3)
			ok(t, hourly, err4)
			if r.IAQI(p).Valid() != tt.want || days[0].Missing.Has(p) == tt.want {
				t.Errorf("%v: %v, missing in 2026: %v: %s", p, r.IAQI(p), days[0].Missing, tt.why)
			}
			if given := map[aqi.Pollutant]decimal.NullDecimal{
				aqi.SO2: means.SO2, aqi.NO2: means.NO2, aqi.CO: means.CO, aqi.PM10: means.PM10, aqi.PM25: means.PM25,
			}[p]; given.Valid != tt.want {
				t.Errorf("%v: mean %v: %s", p, given.Valid, tt.why)
			}
			if given, trails := map[aqi.Pollutant]decimal.NullDecimal{
				aqi.SO2: hourly.SO2Mean24h, aqi.PM10: hourly.PM10Mean24h, aqi.PM25: hourly.PM25Mean24h,
			}[p]; trails && given.Valid != tt.want {
				t.Errorf("%v: trailing mean %v: %s", p, given.Valid, tt.why)
			}
		}
	}
}

// The daily maximum 8-hour mean of O3: 6 of 8 hours, 14 of 17 means unless the maximum exceeds 160 µg/m³; the daily
// maximum 1-hour mean: 20 of 24 hours. Sub-indices are of HJ 633-2012.
func TestO3Validity(t *testing.T) {
	tests := []struct {
		mask, c          string
		eights           int // valid 8-hour means
		hour, eightHours bool
		why              string
	}{
		{"xxxxxxxxxxxxxxxxxxxxxxxx", "100", 17, true, true, "a full day"},
		{"xxxxxxxxxxxxxxxxxxxx....", "100", 15, true, true, "20 hours, the last two means have 4 and 5 of 8"},
		{"xxxxxxxxxxxxxxxxxxx.....", "100", 14, false, true, "19 hours; 14 means"},
		{"xxxxxxxxxxxxxxxxxx......", "100", 13, false, false, "13 means, maximum 100"},
		{"xxxxxxxxxxxxxxxxxx......", "160", 13, false, false, "13 means, maximum exactly 160"},
		{"xxxxxxxxxxxxxxxxxx......", "160.0000000000000000000001", 13, false, true, "13 means, maximum just above 160"},
		{"xxxxxxxxxxxxxxxxxxx.....", "160", 14, false, true, "14 means, maximum exactly 160"},
		{"xxxxxx..................", "161", 1, false, true, "one mean of 6 of 8, above 160"},
		{"xxxxx...................", "161", 0, false, false, "5 of 8 hours make no mean"},
		{"xxxxxxx.................", "161", 2, false, true, "7 of 8"},
		{"x..x..x..x..x..x..x..x..", "500", 0, false, false, "3 of 8 make no mean, however high"},
		{"........................", "0", 0, false, false, "nothing"},
	}
	for _, tt := range tests {
		hours := day(aqi.O3, tt.mask, tt.c)
		var eights int
		for end := 8; end <= 24; end++ {
			if mean(rats(hours[end-8:end], aqi.O3), 6) != nil {
				eights++
			}
		}
		r, err := aqi.Edition2012.DailyFromHours(hours, 0)
		means, err2 := aqi.DailyMeans(hours, 2)
		ok(t, r, err)
		ok(t, means, err2)
		states := map[aqi.Averaging]bool{}
		for it := range r.SubIndices() {
			if it.Pollutant == aqi.O3 {
				states[it.Averaging] = it.Status == aqi.Counted
			}
		}
		if eights != tt.eights || states[aqi.Mean1h] != tt.hour || states[aqi.Mean8h] != tt.eightHours {
			t.Errorf("%s of %s: %d means, 1 h %v, 8 h %v: %s", tt.mask, tt.c, eights, states[aqi.Mean1h], states[aqi.Mean8h], tt.why)
		}
		if means.O3Max1h.Valid != tt.hour || means.O3Max8h.Valid != tt.eightHours {
			t.Errorf("%s of %s: means 1 h %v, 8 h %v: %s", tt.mask, tt.c, means.O3Max1h.Valid, means.O3Max8h.Valid, tt.why)
		}
	}
}

// An 8-hour mean belongs to a day if it lies inside it: hours before the window make none, not even in a longer series.
func TestEightHoursLieInsideTheDay(t *testing.T) {
	hours := day(aqi.O3, "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx", "10")
	for i := range 8 {
		hours[i].O3 = some("700")
	}
	days, err := aqi.Edition2026.AppendRolling(nil, hours, aqi.AllPollutants&^aqi.PollutantsOf(aqi.O3))
	ok(t, days, err)
	if !above(days[0].AQI, 200) || days[8].AQI != indexOf(5) {
		t.Errorf("from hour 0: %v, from hour 8: %v", days[0].AQI, days[8].AQI)
	}
}

// The trailing 8-hour mean of HJ 633-2012's hourly report needs 6 hours of the last 8.
func TestTrailingMeanNeeds6Hours(t *testing.T) {
	for mask, want := range map[string]bool{
		"xxxxxxxx": true, "xxxxxx": true, "xxxxx": false, "..xxxxxx": true, "...xxxxx": false, "xxxx...x": false,
		"xxxxxx..": true, "xxxxxxx........": false, "......xxxxxx": true,
	} {
		hours := day(aqi.O3, mask, "80")
		r, err := aqi.Edition2012.HourlyFromHours(hours, 0)
		m, err2 := aqi.HourlyMeans(hours, 0)
		ok(t, r, err)
		ok(t, m, err2)
		var state aqi.Status
		for it := range r.SubIndices() {
			if it.Pollutant == aqi.O3 && it.Averaging == aqi.Mean8h {
				state = it.Status
			}
		}
		if m.O3Mean8h.Valid != want || (state == aqi.Counted) != want {
			t.Errorf("%s: mean %v, %v, want %v", mask, m.O3Mean8h.Valid, state, want)
		}
	}
}

// With and Of are each other's counterpart for the six pollutants, and leave all else alone.
func TestSampleWithAndOf(t *testing.T) {
	var s aqi.Sample
	for i, p := range sixes {
		before := s
		s = before.With(p, some("7"))
		if !s.Of(p).Valid || before.Of(p).Valid || aqi.PollutantsOf(sixes[:i+1]...) != valid(s) {
			t.Errorf("%v set: %+v", p, s)
		}
	}
	full := s
	for _, p := range []aqi.Pollutant{0, 7, 255} {
		if s = s.With(p, some("9")); s != full || s.Of(p).Valid {
			t.Errorf("%v set: %+v", p, s)
		}
	}
}

func valid(s aqi.Sample) aqi.Pollutants {
	var set aqi.Pollutants
	for _, p := range sixes {
		if s.Of(p).Valid {
			set |= aqi.PollutantsOf(p)
		}
	}
	return set
}
