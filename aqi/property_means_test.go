package aqi_test

import (
	"math/big"
	"testing"

	"github.com/shopspring/decimal"
	"pgregory.net/rapid"

	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/aqi/aqitest"
)

// rounded fails unless got is want, rounded half to even.
func rounded(t fataler, what string, got decimal.NullDecimal, want *big.Rat, places int32) {
	t.Helper()
	switch {
	case want == nil && got == (decimal.NullDecimal{}):
	case want == nil || !got.Valid:
		t.Fatalf("%s: got %v, want %v", what, got.Valid, want != nil)
	case got.Decimal.Rat().Cmp(halfEven(want, int64(places))) != 0:
		t.Fatalf("%s: %v, want %s rounded to %d places", what, got.Decimal, want.FloatString(40), places)
	}
}

func anyPlaces() *rapid.Generator[int32] {
	return rapid.OneOf(rapid.Int32Range(0, 2), rapid.Int32Range(0, 30))
}

func TestMeanOfSitesEqualsTheOracle(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		sites, places := anyHours(t, 0, 30), anyPlaces().Draw(t, "places")
		got, err := aqi.MeanOfSites(sites, places)
		ok(t, got, err)
		for _, p := range sixes {
			rounded(t, p.String(), got.Of(p), mean(rats(sites, p), 1), places)
		}
	})
}

func TestDailyMeansEqualTheOracle(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		hours, places := anyHours(t, 24, 24), anyPlaces().Draw(t, "places")
		got, err := aqi.DailyMeans(hours, places)
		ok(t, got, err)
		of := func(p aqi.Pollutant) *big.Rat { return mean(rats(hours, p), 20) }
		o3 := rats(hours, aqi.O3)
		rounded(t, "SO2", got.SO2, of(aqi.SO2), places)
		rounded(t, "NO2", got.NO2, of(aqi.NO2), places)
		rounded(t, "CO", got.CO, of(aqi.CO), places)
		rounded(t, "PM10", got.PM10, of(aqi.PM10), places)
		rounded(t, "PM2.5", got.PM25, of(aqi.PM25), places)
		rounded(t, "O3, 1 hour", got.O3Max1h, oracleO3Max1h(o3), places)
		rounded(t, "O3, 8 hours", got.O3Max8h, oracleO3Max8h(o3), places)
		if got.NotMonitored != 0 {
			t.Fatalf("not monitored: %v", got.NotMonitored)
		}
	})
}

func TestHourlyMeansEqualTheOracle(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		hours, places := anyHours(t, 1, 24), anyPlaces().Draw(t, "places")
		got, err := aqi.HourlyMeans(hours, places)
		ok(t, got, err)
		last := len(hours) - 1
		if got.Sample != hours[last] {
			t.Fatal("the hour's own means are not as given")
		}
		rounded(t, "O3, 8 hours", got.O3Mean8h, mean(rats(hours, aqi.O3)[max(0, last-7):], 6), places)
		rounded(t, "PM10", got.PM10Mean24h, mean(rats(hours, aqi.PM10), 20), places)
		rounded(t, "PM2.5", got.PM25Mean24h, mean(rats(hours, aqi.PM25), 20), places)
		rounded(t, "SO2", got.SO2Mean24h, mean(rats(hours, aqi.SO2), 20), places)
	})
}

// rewritten returns the same number with zeros added at the end of its coefficient.
func rewritten(d decimal.Decimal, zeros int32) decimal.Decimal {
	c := new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(zeros)), nil)
	return decimal.NewFromBigInt(c.Mul(c, d.Coefficient()), d.Exponent()-zeros)
}

// How a number is written, with trailing zeros and whatever exponent, makes no difference.
func TestTheSameNumberGivesTheSameResult(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		e, hours := aqitest.Edition().Draw(t, "edition"), aqitest.Samples(30).Draw(t, "samples")
		other := make([]aqi.Sample, len(hours))
		for i := range hours {
			other[i] = hours[i]
			for _, p := range sixes {
				if v := other[i].Of(p); v.Valid {
					other[i] = other[i].With(p, decimal.NewNullDecimal(rewritten(v.Decimal, rapid.Int32Range(0, 30).Draw(t, "zeros"))))
				}
			}
		}
		days, err := e.AppendRolling(nil, hours, 0)
		otherDays, err2 := e.AppendRolling(nil, other, 0)
		ok(t, days, err)
		ok(t, otherDays, err2)
		for i := range days {
			if days[i] != otherDays[i] {
				t.Fatalf("day %d: %v or %v", i, days[i], otherDays[i])
			}
		}
		r, err := e.Platform(hours[0])
		otherR, err2 := e.Platform(other[0])
		if ok(t, r, err) != ok(t, otherR, err2) {
			t.Fatalf("%v or %v", r, otherR)
		}
	})
}

// Thirteen values, each too small for the digits asked for, add up to a unit of them: 10.79 + 13 × 0.009 over 24 sites is
// 0.4544…, above the tie at 0.45 to which 10.79 alone does not come.
func TestSmallValuesAddUp(t *testing.T) {
	sites := make([]aqi.Sample, 24)
	for i := range sites {
		switch {
		case i < 10:
			sites[i].CO = some("1")
		case i == 10:
			sites[i].CO = some("0.79")
		default:
			sites[i].CO = some("0.009")
		}
	}
	got, err := aqi.MeanOfSites(sites, 1)
	ok(t, got, err)
	rounded(t, "CO", got.CO, big.NewRat(10_907, 24_000), 1)
	if got.CO.Decimal.String() != "0.5" {
		t.Errorf("%v, want 0.5", got.CO.Decimal)
	}
}
