package aqitest_test

import (
	"errors"
	"testing"

	"github.com/shopspring/decimal"
	"pgregory.net/rapid"

	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/aqi/aqitest"
)

func TestDrawsAreValid(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		e := aqitest.Edition().Draw(t, "edition")
		p := aqitest.Pollutant().Draw(t, "pollutant")
		set := aqitest.Pollutants().Draw(t, "set")
		if !e.Valid() || !p.Valid() || !set.Valid() {
			t.Fatalf("%v, %v or %v is not valid", e, p, set)
		}
		for _, g := range []*rapid.Generator[decimal.Decimal]{aqitest.Concentration(p), aqitest.ExtremeConcentration(p)} {
			if _, err := e.Round(p, g.Draw(t, "concentration")); err != nil {
				t.Fatal(err)
			}
		}
		_, _ = e.Round(p, aqitest.HostileConcentration(p).Draw(t, "hostile")) // no panic
		_, err := e.IAQI(p, aqitest.Averaging().Draw(t, "averaging"), aqitest.Concentration(p).Draw(t, "concentration"))
		if err != nil && !errors.Is(err, aqi.ErrNoSubIndex) {
			t.Fatal(err)
		}
	})
}

func TestReportsOfDraws(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		e := aqitest.Edition().Draw(t, "edition")
		if _, err := e.Daily(aqitest.Daily().Draw(t, "daily")); err != nil {
			t.Fatal(err)
		}
		if _, err := e.Hourly(aqitest.Hourly().Draw(t, "hourly")); err != nil {
			t.Fatal(err)
		}
		if _, err := e.Platform(aqitest.Sample().Draw(t, "sample")); err != nil {
			t.Fatal(err)
		}
		n := rapid.IntRange(0, 60).Draw(t, "hours")
		hours := aqitest.Samples(n).Draw(t, "samples")
		if days, err := e.AppendRolling(nil, hours, 0); len(hours) != n || len(days) != max(0, n-23) || err != nil {
			t.Fatalf("%d hours drawn, %d wanted; %d days, %v", len(hours), n, len(days), err)
		}
	})
}

// The generators would be of little use if their draws missed what the rules turn on.
func TestDrawsReachTheLimits(t *testing.T) {
	var onLimit, gap, none, top, all int
	const draws = 400
	for seed := range draws {
		c := aqitest.Concentration(aqi.PM25).Example(seed)
		for _, b := range aqi.Edition2012.Breakpoints(aqi.PM25, aqi.Mean24h) {
			if c.Equal(decimal.NewFromInt(int64(b.Limit))) {
				onLimit++
			}
		}
		for _, v := range aqitest.Series(aqi.O3, 24).Example(seed) {
			all++
			if !v.Valid {
				gap++
			}
		}
		if i := aqitest.Index().Example(seed); !i.Valid() {
			none++
		} else if i.Level() == aqi.Severe {
			top++
		}
	}
	for _, p := range []aqi.Pollutant{aqi.CO, aqi.O3, aqi.PM10} {
		drawsReachTheRules(t, p)
	}
	if onLimit < draws/20 || gap < all/20 || gap > all/2 || none < draws/20 || top < draws/20 {
		t.Errorf("of %d: %d on a limit, %d without index, %d severe; %d of %d hours missing", draws, onLimit, none, top, gap, all)
	}
}

// drawsReachTheRules fails unless hostile draws are now sound and now break each rule of a concentration, and sound ones come
// close to those.
func drawsReachTheRules(t *testing.T, p aqi.Pollutant) {
	t.Helper()
	const draws = 1_000
	hostile, nearBound := map[error]int{}, 0
	for seed := range draws {
		_, err := aqi.Edition2012.Round(p, aqitest.HostileConcentration(p).Example(seed))
		for _, rule := range []error{nil, aqi.ErrCode, aqi.ErrRange, aqi.ErrNegative} {
			if errors.Is(err, rule) {
				hostile[rule]++
			}
		}
		if c := aqitest.Concentration(p).Example(seed); c.GreaterThan(decimal.NewFromInt(199)) && p == aqi.CO || c.GreaterThan(decimal.NewFromInt(9_998)) {
			nearBound++
		}
	}
	for rule, n := range hostile {
		if n < draws/50 {
			t.Errorf("%v: %d of %d hostile draws: %v", p, n, draws, rule)
		}
	}
	if len(hostile) != 4 || nearBound < draws/50 {
		t.Errorf("%v: %v, %d near the bound", p, hostile, nearBound)
	}
}
