package aqi_test

import (
	"math/big"
	"testing"

	"github.com/shopspring/decimal"
	"pgregory.net/rapid"

	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/aqi/aqitest"
)

// anyHours draws a series in which every now and then an hour is extreme.
func anyHours(t *rapid.T, least, most int) []aqi.Sample {
	hours := aqitest.Samples(rapid.IntRange(least, most).Draw(t, "hours")).Draw(t, "samples")
	for range rapid.IntRange(0, 3).Draw(t, "extreme hours") {
		if len(hours) > 0 {
			p := aqitest.Pollutant().Draw(t, "pollutant")
			i := rapid.IntRange(0, len(hours)-1).Draw(t, "hour")
			hours[i] = hours[i].With(p, decimal.NewNullDecimal(aqitest.ExtremeConcentration(p).Draw(t, "extreme")))
		}
	}
	return hours
}

func monitoredSet(t *rapid.T, hours []aqi.Sample) aqi.Pollutants {
	if rapid.IntRange(0, 3).Draw(t, "monitored below 3") < 3 {
		return 0
	}
	set := aqitest.Pollutants().Draw(t, "not monitored")
	for i := range hours {
		for p := range set.All() {
			hours[i] = hours[i].With(p, decimal.NullDecimal{})
		}
	}
	return set
}

func TestAppendDaysEqualsTheOracle(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		e, hours := aqitest.Edition().Draw(t, "edition"), anyHours(t, 0, 60)
		set := monitoredSet(t, hours)
		got, err := e.AppendRolling(nil, hours, set)
		ok(t, got, err)
		want := oracleDays(e, hours, set)
		if len(got) != len(want) {
			t.Fatalf("%d hours: %d days, want %d", len(hours), len(got), len(want))
		}
		for i, w := range want {
			day := aqi.DailyIndex{AQI: indexOf(w.AQI), Primary: aqi.PollutantsOf(w.Primary...), Missing: aqi.PollutantsOf(w.Missing...), AtLeast: w.AtLeast}
			if got[i] != day {
				t.Fatalf("day from hour %d: %+v, want %+v", i, got[i], day)
			}
		}
	})
}

func indexOf(value int64) aqi.Index {
	i, err := aqi.IndexOf(int(value))
	if err != nil {
		return aqi.Index{}
	}
	return i
}

func TestDailyOfEqualsTheOracle(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		e, hours := aqitest.Edition().Draw(t, "edition"), anyHours(t, 24, 24)
		set := monitoredSet(t, hours)
		got, err := e.DailyFromHours(hours, set)
		same(t, ok(t, got, err), oracleReport(e, aqi.FormDaily, oracleDay(e, hours), set))
	})
}

func TestHourlyOfEqualsTheOracle(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		e, hours := aqitest.Edition().Draw(t, "edition"), anyHours(t, 1, 24)
		set := monitoredSet(t, hours)
		got, err := e.HourlyFromHours(hours, set)
		same(t, ok(t, got, err), oracleReport(e, aqi.FormHourly, oracleHour(e, hours), set))
	})
}

// A rolling day that starts at midnight is that day's daily report, of the hours and of their exact means alike.
func TestRollingDayAtMidnightIsTheDailyReport(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		e, hours := aqitest.Edition().Draw(t, "edition"), aqitest.Samples(72).Draw(t, "samples")
		start := aqi.Stamp(rapid.Int32Range(24, 80_000_000).Draw(t, "start"))
		midnight := int(start.Midnight() + 24 - start)
		if s := start + aqi.Stamp(midnight); s.Time().Hour() != 0 {
			t.Fatalf("%v is not midnight", s)
		}
		days, err := e.AppendRolling(nil, hours, 0)
		ok(t, days, err)
		day := hours[midnight : midnight+24]
		of, err := e.DailyFromHours(day, 0)
		ok(t, of, err)
		exact, err := e.Daily(exactDaily(day))
		ok(t, exact, err)
		if of != exact {
			t.Fatalf("of hours %v\nof means %v", told(of), told(exact))
		}
		if want := (aqi.DailyIndex{AQI: exact.AQI, Primary: exact.Primary, Missing: exact.Missing, AtLeast: told(exact).AtLeast}); days[midnight] != want {
			t.Fatalf("%+v, want %+v", days[midnight], want)
		}
	})
}

// exactDaily returns the day's means as decimals, exact where they end. The others are cut off at 60 places, beyond
// which no limit, step or tie can lie between the two: the hours have no more than 26 places.
func exactDaily(day []aqi.Sample) aqi.Daily {
	of := func(p aqi.Pollutant) decimal.NullDecimal { return cut(mean(rats(day, p), 20)) }
	o3 := rats(day, aqi.O3)
	return aqi.Daily{
		SO2: of(aqi.SO2), NO2: of(aqi.NO2), CO: of(aqi.CO), PM10: of(aqi.PM10), PM25: of(aqi.PM25),
		O3Max8h: cut(oracleO3Max8h(o3)), O3Max1h: cut(oracleO3Max1h(o3)),
	}
}

func cut(r *big.Rat) decimal.NullDecimal {
	const places = 60
	if r == nil {
		return decimal.NullDecimal{}
	}
	scaled := new(big.Int).Mul(r.Num(), new(big.Int).Exp(big.NewInt(10), big.NewInt(places), nil))
	return decimal.NewNullDecimal(decimal.NewFromBigInt(scaled.Quo(scaled, r.Denom()), -places))
}

// A day whose means all end is the strict form of the property: 20 or 24 equal hours.
func TestDailyOfEqualHoursIsTheDailyReport(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		e, s := aqitest.Edition().Draw(t, "edition"), aqitest.Sample().Draw(t, "sample")
		hours := make([]aqi.Sample, 24)
		for i := range rapid.IntRange(20, 24).Draw(t, "hours with data") {
			hours[i] = s
		}
		got, err := e.DailyFromHours(hours, 0)
		want, err2 := e.Daily(aqi.Daily{SO2: s.SO2, NO2: s.NO2, CO: s.CO, PM10: s.PM10, PM25: s.PM25, O3Max8h: s.O3, O3Max1h: s.O3})
		if ok(t, got, err) != ok(t, want, err2) {
			t.Fatalf("%v\nwant %v", told(got), told(want))
		}
	})
}

func TestAppendDaysKeepsWhatIsThere(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		hours := aqitest.Samples(rapid.IntRange(24, 40).Draw(t, "hours")).Draw(t, "samples")
		before := aqi.DailyIndex{AQI: indexOf(77), Primary: aqi.PollutantsOf(aqi.O3)}
		days, err := aqi.Edition2012.AppendRolling([]aqi.DailyIndex{before}, hours, 0)
		ok(t, days, err)
		alone, err := aqi.Edition2012.AppendRolling(nil, hours[1:], 0)
		ok(t, alone, err)
		if days[0] != before || len(days) != len(hours)-22 {
			t.Fatalf("%d days, the first %v", len(days), days[0])
		}
		for i, d := range alone { // a window does not depend on the hours before it
			if days[i+2] != d {
				t.Fatalf("day %d: %v in the longer series, %v in the shorter", i, days[i+2], d)
			}
		}
	})
}
