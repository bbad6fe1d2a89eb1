package aqi_test

import (
	"errors"
	"math"
	"math/big"
	"testing"
	"time"

	"github.com/clearsky-go/clearsky/aqi"
	"github.com/shopspring/decimal"
)

// soon fails unless f returns in good time. On an idle machine that is well within a second, but a careless program takes
// minutes and gigabytes with these numbers, so a limit that a busy machine keeps too tells the two apart.
func soon(t *testing.T, what string, f func()) {
	t.Helper()
	done := make(chan struct{})
	go func() {
		defer close(done)
		f()
	}()
	select {
	case <-done:
	case <-time.After(10 * time.Second):
		t.Fatalf("%s takes more than ten seconds", what)
	}
}

// digits returns the number of that many digits, all nines, times 10^exp.
func digits(n int64, exp int32) decimal.Decimal {
	c := new(big.Int).Exp(big.NewInt(10), big.NewInt(n), nil)
	return decimal.NewFromBigInt(c.Sub(c, big.NewInt(1)), exp)
}

func extremes() []struct {
	name string
	d    decimal.Decimal
	want int64 // its sub-index as PM2.5
	rule error
} {
	return []struct {
		name string
		d    decimal.Decimal
		want int64
		rule error
	}{
		{"least above zero", decimal.New(1, math.MinInt32), 1, nil},
		{"least negative", decimal.New(-1, math.MinInt32), na, aqi.ErrNegative},
		{"zero with the largest exponent", decimal.New(0, math.MaxInt32), 0, nil},
		{"zero with the smallest exponent", decimal.New(0, math.MinInt32), 0, nil},
		{"largest of one digit", decimal.New(1, math.MaxInt32), na, aqi.ErrRange},
		{"most negative of one digit", decimal.New(-1, math.MaxInt32), na, aqi.ErrCode},
		{"int64 with the smallest exponent", decimal.New(math.MaxInt64, math.MinInt32), 1, nil},
		{"int64 with the largest exponent", decimal.New(math.MinInt64, math.MaxInt32), na, aqi.ErrCode},
		{"just below 35, 1,000 digits", rewritten(decimal.NewFromInt(35), 998).Sub(decimal.New(1, -998)), 50, nil},
		{"just above 35, 1,000 digits", rewritten(decimal.NewFromInt(35), 998).Add(decimal.New(1, -998)), 51, nil},
		{"35 and 998 zeros behind the point", rewritten(decimal.NewFromInt(35), 998), 50, nil},
		{"35 and 999 zeros behind the point", rewritten(decimal.NewFromInt(35), 999), na, aqi.ErrTooFine},
		{"just above 35, 100,000 digits", rewritten(decimal.NewFromInt(35), 100_000).Add(decimal.New(1, -100_000)), na, aqi.ErrTooFine},
		{"1,000 digits and the smallest exponent", digits(1_000, math.MinInt32), 1, nil},
		{"1,000 digits before the point", digits(1_000, 0), na, aqi.ErrRange},
		{"minus 1,000 digits", digits(1_000, 0).Neg(), na, aqi.ErrCode},
		{"100,000 digits before the point", digits(100_000, 0), na, aqi.ErrTooFine},
		{"100,000 digits and the largest exponent", digits(100_000, math.MaxInt32), na, aqi.ErrTooFine},
		{"100,000 digits and the smallest exponent", digits(100_000, math.MinInt32), na, aqi.ErrTooFine},
		{"minus 100,000 digits", digits(100_000, 0).Neg(), na, aqi.ErrTooFine},
		{"negative noise, 1,000 digits", digits(1_000, -1_000).Neg(), na, aqi.ErrNegative},
		{"a negative code, 1,000 digits", rewritten(decimal.NewFromInt(-5), 999), na, aqi.ErrCode},
		{"the code 9999.9…, 1,000 digits", digits(1_000, -996), na, aqi.ErrCode},
		{"the code 99999.0…, 1,000 digits", rewritten(decimal.NewFromInt(99_999), 995), na, aqi.ErrCode},
		{"no code for its last digit, 1,000 digits", digits(1_000, -996).Sub(decimal.New(1, -996)), 500, nil},
		{"just above the highest", decimal.RequireFromString("20000.00000000000000000000000000001"), na, aqi.ErrRange},
	}
}

func TestExtremeIAQI(t *testing.T) {
	for _, x := range extremes() {
		soon(t, x.name, func() {
			got, err := aqi.Edition2012.IAQI(aqi.PM25, aqi.Mean24h, x.d)
			if value(got) != x.want || !errors.Is(err, x.rule) {
				t.Errorf("%s: %v, %v, want %d, %v", x.name, got, err != nil, x.want, x.rule)
			}
			if err != nil && len(err.Error()) > 200 {
				t.Errorf("%s: an error of %d bytes", x.name, len(err.Error()))
			}
			if _, err := aqi.Edition2026.Round(aqi.PM25, x.d); !errors.Is(err, x.rule) {
				t.Errorf("%s: Round: %v, want %v", x.name, err != nil, x.rule)
			}
		})
	}
}

// Days, reports and means with one extreme hour among ordinary ones, and where all hours are like it.
func TestExtremeHours(t *testing.T) {
	for _, x := range extremes() {
		for _, all := range []bool{false, true} {
			if all && testing.Short() {
				continue
			}
			hours := make([]aqi.Sample, 30)
			for i := range hours {
				hours[i] = clean()
				if all || i == 15 {
					hours[i].PM25, hours[i].O3 = decimal.NewNullDecimal(x.d), decimal.NewNullDecimal(x.d)
				}
			}
			for name, call := range callsOfHours(hours) {
				soon(t, x.name+": "+name, func() {
					err := call()
					if !errors.Is(err, x.rule) {
						t.Errorf("%s: %s: %v, want %v", x.name, name, err != nil, x.rule)
					}
					if err != nil && len(err.Error()) > 1000 {
						t.Errorf("%s: %s: an error of %d bytes", x.name, name, len(err.Error()))
					}
				})
			}
		}
	}
}

func callsOfHours(hours []aqi.Sample) map[string]func() error {
	calls := map[string]func() error{
		"DailyMeans":            func() error { _, err := aqi.DailyMeans(hours[:24], 0); return err },
		"DailyMeans, 30 places": func() error { _, err := aqi.DailyMeans(hours[:24], 30); return err },
		"HourlyMeans":           func() error { _, err := aqi.HourlyMeans(hours[:16], 1); return err },
		"MeanOfSites":           func() error { _, err := aqi.MeanOfSites(hours, 30); return err },
	}
	x := hours[15]
	for _, e := range bothEditions {
		calls[e.String()+", AppendRolling"] = func() error { _, err := e.AppendRolling(nil, hours, 0); return err }
		calls[e.String()+", DailyFromHours"] = func() error { _, err := e.DailyFromHours(hours[:24], 0); return err }
		calls[e.String()+", HourlyFromHours"] = func() error { _, err := e.HourlyFromHours(hours[3:16], 0); return err }
		calls[e.String()+", Platform"] = func() error { _, err := e.Platform(x); return err }
		calls[e.String()+", Daily"] = func() error { _, err := e.Daily(aqi.Daily{O3Max8h: x.O3, PM25: x.PM25}); return err }
		calls[e.String()+", Hourly"] = func() error { _, err := e.Hourly(aqi.Hourly{Sample: x, PM25Mean24h: x.PM25}); return err }
	}
	return calls
}

// The smallest number above zero still makes a mean greater than the rest: 24 hours of 35 have the sub-index 50.
func TestLeastIncreaseOfAMeanCounts(t *testing.T) {
	hours := make([]aqi.Sample, 24)
	for i := range hours {
		hours[i] = clean()
		hours[i].PM25 = some("36")
	}
	hours[3].PM25 = some("12") // a mean of 35
	soon(t, "DailyFromHours", func() {
		r, err := aqi.Edition2012.DailyFromHours(hours, 0)
		if ok(t, r, err); value(r.AQI) != 50 || r.Primary != 0 {
			t.Errorf("a mean of 35: %v", r.AQI)
		}
		hours[3].PM25, hours[4].PM25 = decimal.NewNullDecimal(decimal.New(1, math.MinInt32)), some("48")
		r, err = aqi.Edition2012.DailyFromHours(hours, 0)
		if ok(t, r, err); value(r.AQI) != 51 || r.Primary != aqi.PollutantsOf(aqi.PM25) {
			t.Errorf("the least above it: %v, %v", r.AQI, r.Primary)
		}
	})
}
