package aqi_test

import (
	"math"
	"math/big"
	"testing"

	"github.com/shopspring/decimal"

	"github.com/clearsky-go/clearsky/aqi"
)

// floatIndex is the formula in binary floating point, as it is widely programmed.
func floatIndex(points []point, c float64) int64 {
	for i := 1; i < len(points); i++ {
		lo, hi := points[i-1], points[i]
		if c <= float64(hi.limit) {
			return int64(math.Ceil(float64(hi.iaqi-lo.iaqi)/float64(hi.limit-lo.limit)*(c-float64(lo.limit)) + float64(lo.iaqi)))
		}
	}
	return 500
}

// scanned is what a scan of all one-decimal concentrations up to a table's top finds.
type scanned struct{ concentrations, floatErrs int }

func (s *scanned) column(t *testing.T, e aqi.Edition, it item, points []point) {
	t.Helper()
	top := points[len(points)-1].limit
	for tenths := range top*10 + 1 {
		c := decimal.New(tenths, -1)
		want, _ := oracleIAQI(e, points, big.NewRat(tenths, 10))
		s.concentrations++
		if got := scannedIAQI(e, it, c); value(got) != want {
			t.Fatalf("%v, %v, %v: %v has %v, want %d", e, it.p, it.a, c, got, want)
		}
		if got := floatIndex(points, float64(tenths)/10); got == want+1 {
			s.floatErrs++
		} else if got != want {
			t.Errorf("%v, %v, %v: %d in floating point, %d exactly", it.p, it.a, c, got, want)
		}
	}
}

// scannedIAQI takes the platform's report for the 1-hour means of particles, which have no limits of their own in 2012.
func scannedIAQI(e aqi.Edition, it item, c decimal.Decimal) aqi.Index {
	if e == aqi.Edition2012 && it.a == aqi.Mean1h && (it.p == aqi.PM10 || it.p == aqi.PM25) {
		var s aqi.Sample
		s = s.With(it.p, decimal.NewNullDecimal(c))
		r, _ := e.Platform(s)
		return r.IAQI(it.p)
	}
	index, _ := e.IAQI(it.p, it.a, c)
	return index
}

// Every one-decimal concentration up to the top of each of the twelve columns, those of the particles' 1-hour means with
// them. Floating point gets 124 of either edition wrong, all of them one too high.
func TestEveryOneDecimalConcentration(t *testing.T) {
	for _, e := range bothEditions {
		var s scanned
		for it := range oracleTable[aqi.Edition2026] {
			points := oracleTable[e][it]
			if points == nil {
				points = oracleTable[e][item{it.p, aqi.Mean24h}]
			}
			s.column(t, e, it, points)
		}
		if want := (scanned{126_112, 124}); s != want {
			t.Errorf("%v: %+v, want %+v", e, s, want)
		}
	}
}

func TestNamedConcentrations(t *testing.T) {
	tests := []struct {
		p    aqi.Pollutant
		a    aqi.Averaging
		c    string
		want int64
		why  string
	}{
		{aqi.PM25, aqi.Mean24h, "4.9", 7, "50/35 × 4.9 is 7; in floating point a little more, which rounds up to 8"},
		{aqi.PM25, aqi.Mean24h, "9.8", 14, "the same, twice"},
		{aqi.PM25, aqi.Mean24h, "128.3", 169, "150 + 50/35 × 13.3 is 169"},
		{aqi.PM25, aqi.Mean24h, "128.30", 169, "however it is written"},
		{aqi.PM25, aqi.Mean24h, "128.3000000000000000001", 170, "rounded up, by however little it is above"},
		{aqi.CO, aqi.Mean24h, "0.04", 1, "2012, 6.2: 50/2 × 0.04 is 1"},
		{aqi.CO, aqi.Mean24h, "0.041", 2, "rounded up"},
	}
	for _, tt := range tests {
		got, err := aqi.Edition2012.IAQI(tt.p, tt.a, decimal.RequireFromString(tt.c))
		if err != nil || value(got) != tt.want {
			t.Errorf("%v %s: %v, %v, want %d: %s", tt.p, tt.c, got, err, tt.want, tt.why)
		}
	}
	points := oracleTable[aqi.Edition2012][item{aqi.PM25, aqi.Mean24h}]
	for _, c := range []float64{4.9, 9.8, 128.3} {
		exact, _ := oracleIAQI(aqi.Edition2012, points, ratOf(decimal.NewFromFloat(c)))
		if got := floatIndex(points, c); got != exact+1 {
			t.Errorf("%v: %d in floating point, %d exactly: no longer a hard case", c, got, exact)
		}
	}
}

// clean is an hour with an index of 10 at most.
func clean() aqi.Sample {
	return aqi.Sample{SO2: some("3"), NO2: some("4"), CO: some("0.1"), O3: some("5"), PM10: some("6"), PM25: some("7")}
}

// SO2 over 1 hour above 800: 2012 reports the 24-hour mean's sub-index instead, 2026 caps at 200.
func TestSO2Above800(t *testing.T) {
	type states [2]aqi.Status // of the 1-hour and of the 24-hour mean
	tests := []struct {
		hour, day string
		iaqi      int64
		states    states
		why       string
	}{
		{"800", "900", 200, states{aqi.Counted, aqi.Unused}, "800 itself has a sub-index"},
		{"800.1", "800", 200, states{aqi.Superseded, aqi.Counted}, "Table 1, note 2"},
		{"800.1", "10", 10, states{aqi.Superseded, aqi.Counted}, "even where the day is clean"},
		{"3000", "2700", 500, states{aqi.Superseded, aqi.Capped}, "the day is beyond its own last limit"},
		{"800.1", "", na, states{aqi.NoSubIndex, aqi.Missing}, "neither has a sub-index"},
		{"", "900", na, states{aqi.Missing, aqi.Unused}, "a missing hour is no reason to take the day"},
		{"", "", na, states{aqi.Missing, aqi.Unused}, "nothing at all"},
	}
	for _, tt := range tests {
		h := aqi.Hourly{Sample: clean()}
		h.SO2, h.SO2Mean24h = maybe(tt.hour), maybe(tt.day)
		r, err := aqi.Edition2012.Hourly(h)
		ok(t, r, err)
		items := told(r).Items
		got := states{items[0].State, items[1].State}
		if value(r.IAQI(aqi.SO2)) != tt.iaqi || got != tt.states || r.Missing.Has(aqi.SO2) != (tt.iaqi == na) {
			t.Errorf("%q, %q: %v, %v, missing %v: %s", tt.hour, tt.day, r.IAQI(aqi.SO2), got, r.Missing, tt.why)
		}
	}
	s := clean()
	s.SO2 = some("801")
	old, err := aqi.Edition2012.Platform(s)
	ok(t, old, err)
	now, err := aqi.Edition2026.Platform(s)
	ok(t, now, err)
	if old.IAQI(aqi.SO2).Valid() || old.Missing != aqi.PollutantsOf(aqi.SO2) || !old.AQI.Valid() || value(now.IAQI(aqi.SO2)) != 200 ||
		told(old).Items[0].State != aqi.NoSubIndex {
		t.Errorf("platform: %v, %v", told(old), told(now))
	}
}

func maybe(text string) decimal.NullDecimal {
	if text == "" {
		return decimal.NullDecimal{}
	}
	return some(text)
}

// O3 over 8 hours above 800: 2012 reports the 1-hour mean's sub-index instead, 2026 caps at 300.
func TestO3Above800(t *testing.T) {
	tests := []struct {
		max8h, max1h string
		in12, in26   int64
		why          string
	}{
		{"800", "100", 300, 300, "800 itself has a sub-index"},
		{"800.5", "900", 350, 300, "Table 1, note 3; 800.5 is rounded to 800 in 2026"},
		{"801", "900", 350, 300, "2026 caps"},
		{"801", "100", 32, 300, "even where the hour is low"},
		{"801", "", 301, 300, "the hour, which is missing, is no lower: 300 + 100/200 × 1 at least"},
		{"801", "1300", 500, 300, "the hour is beyond its own last limit"},
	}
	for _, tt := range tests {
		for e, want := range map[aqi.Edition]int64{aqi.Edition2012: tt.in12, aqi.Edition2026: tt.in26} {
			r, err := e.Daily(aqi.Daily{O3Max8h: maybe(tt.max8h), O3Max1h: maybe(tt.max1h)})
			ok(t, r, err)
			if value(r.IAQI(aqi.O3)) != want || r.Missing.Has(aqi.O3) != (want == na) {
				t.Errorf("%v, %q, %q: %v, want %d: %s", e, tt.max8h, tt.max1h, r.IAQI(aqi.O3), want, tt.why)
			}
		}
	}
}

// HJ 633-2026 states the range of the AQI as 1 to 500; HJ 633-2012 states no lower bound.
func TestAllZero(t *testing.T) {
	zero := decimal.NewNullDecimal(decimal.Decimal{})
	d := aqi.Daily{SO2: zero, NO2: zero, CO: zero, PM10: zero, PM25: zero, O3Max8h: zero, O3Max1h: zero}
	for e, want := range map[aqi.Edition]int64{aqi.Edition2012: 0, aqi.Edition2026: 1} {
		r, err := e.Daily(d)
		ok(t, r, err)
		if value(r.AQI) != want || value(r.IAQI(aqi.SO2)) != 0 || r.Primary != 0 || r.Level() != aqi.Excellent {
			t.Errorf("%v: %v", e, told(r))
		}
	}
}
