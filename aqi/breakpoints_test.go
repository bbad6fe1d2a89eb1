package aqi_test

import (
	"slices"
	"testing"

	"github.com/clearsky-go/clearsky/aqi"
	"github.com/shopspring/decimal"
)

// HJ 633-2012, Table 1 and HJ 633-2026, Table 3, every cell.
func TestBreakpointsAreTheStandards(t *testing.T) {
	for _, e := range bothEditions {
		for _, p := range slices.Concat(sixes, []aqi.Pollutant{0, 7, 255}) {
			for a := aqi.Averaging(0); a < 5; a++ {
				var got []point
				for _, b := range e.Breakpoints(p, a) {
					got = append(got, point{value(b.IAQI), int64(b.Limit)})
				}
				if want := oracleTable[e][item{p, a}]; !slices.Equal(got, want) {
					t.Errorf("%v, %v, %v: %v, want %v", e, p, a, got, want)
				}
			}
		}
	}
	if got := aqi.Edition(2).Breakpoints(aqi.SO2, aqi.Mean1h); got != nil {
		t.Errorf("no edition: %v", got)
	}
}

func TestBreakpointsAreACopy(t *testing.T) {
	aqi.Edition2012.Breakpoints(aqi.PM25, aqi.Mean24h)[1].Limit = 1
	if got := aqi.Edition2012.Breakpoints(aqi.PM25, aqi.Mean24h)[1].Limit; got != 35 {
		t.Errorf("a caller changed the table: %d", got)
	}
}

// HJ 633-2026 tightened the limits of PM10 and PM2.5 at 100 and nothing else (GB 3095-2026).
func TestEditionsDifferInTwoCells(t *testing.T) {
	type cell struct {
		p        aqi.Pollutant
		iaqi     int64
		old, new int
	}
	var got []cell
	for _, p := range sixes {
		for _, a := range []aqi.Averaging{aqi.Mean1h, aqi.Mean8h, aqi.Mean24h} {
			old, now := aqi.Edition2012.Breakpoints(p, a), aqi.Edition2026.Breakpoints(p, a)
			for i := range old {
				if old[i] != now[i] {
					got = append(got, cell{p, value(now[i].IAQI), old[i].Limit, now[i].Limit})
				}
			}
		}
	}
	if want := []cell{{aqi.PM10, 100, 150, 120}, {aqi.PM25, 100, 75, 60}}; !slices.Equal(got, want) {
		t.Errorf("%v, want %v", got, want)
	}
}

// On every limit of every column the sub-index is the limit's (HJ 633-2012, 6.2; HJ 633-2026, 4.2.6); just below it, by
// however little, it is no more, and just above it is the next integer, since fractions are rounded up.
func TestIAQIOnBelowAndAboveEveryBreakpoint(t *testing.T) {
	littles := []string{"0.01", "0.001", "0.00000000000000001", "0.00000000000000000000000001"}
	for _, e := range bothEditions {
		for it, points := range oracleTable[e] {
			for i, b := range points {
				limit := decimal.NewFromInt(b.limit)
				is(t, e, it, limit, b.iaqi)
				for _, text := range littles {
					little := decimal.RequireFromString(text)
					if i > 0 {
						is(t, e, it, limit.Sub(little), b.iaqi)
					}
					if i < len(points)-1 {
						is(t, e, it, limit.Add(little), b.iaqi+1)
					}
				}
			}
		}
	}
}

func is(t *testing.T, e aqi.Edition, it item, c decimal.Decimal, want int64) {
	t.Helper()
	if got, err := e.IAQI(it.p, it.a, c); err != nil || value(got) != want {
		t.Errorf("%v, %v, %v: %v has %v, %v, want %d", e, it.p, it.a, c, got, err, want)
	}
}

// Beyond the last limit, with the two fall-backs of 2012 and the two caps of 2026.
func TestIAQIBeyondTheLastLimit(t *testing.T) {
	tests := []struct {
		p           aqi.Pollutant
		a           aqi.Averaging
		c           string
		in12, in26  int64
		clause, why string
	}{
		{aqi.PM25, aqi.Mean24h, "500", 500, 500, "Table 1", "the last limit itself"},
		{aqi.PM25, aqi.Mean24h, "500.0000001", 500, 500, "Table 1", "no formula above it; platforms report 500"},
		{aqi.PM25, aqi.Mean24h, "20000", 500, 500, "Table 1", "the largest value taken for a measurement"},
		{aqi.PM10, aqi.Mean24h, "600.1", 500, 500, "Table 1", "beyond 600"},
		{aqi.SO2, aqi.Mean24h, "2620.1", 500, 500, "Table 1", "beyond 2620"},
		{aqi.NO2, aqi.Mean24h, "940.1", 500, 500, "Table 1", "beyond 940"},
		{aqi.NO2, aqi.Mean1h, "3840.1", 500, 500, "Table 1", "beyond 3840"},
		{aqi.CO, aqi.Mean24h, "60.1", 500, 500, "Table 1", "beyond 60 mg/m³"},
		{aqi.CO, aqi.Mean1h, "150.1", 500, 500, "Table 1", "beyond 150 mg/m³"},
		{aqi.CO, aqi.Mean1h, "200", 500, 500, "Table 1", "the largest value taken for a measurement"},
		{aqi.O3, aqi.Mean1h, "1200.1", 500, 500, "Table 1", "beyond 1200"},
		{aqi.SO2, aqi.Mean1h, "800", 200, 200, "Table 1, note 2", "the last limit of SO2 over 1 hour itself"},
		{aqi.SO2, aqi.Mean1h, "800.001", na, 200, "Table 1, note 2", "2012 takes the 24-hour mean instead, 2026 caps at 200"},
		{aqi.SO2, aqi.Mean1h, "10000", na, 200, "Table 1, note 2", "however far above"},
		{aqi.O3, aqi.Mean8h, "800", 300, 300, "Table 1, note 3", "the last limit of O3 over 8 hours itself"},
		{aqi.O3, aqi.Mean8h, "800.001", na, 300, "Table 1, note 3", "2012 takes the 1-hour mean instead, 2026 caps at 300"},
		{aqi.O3, aqi.Mean8h, "10000", na, 300, "Table 1, note 3", "however far above"},
	}
	for _, tt := range tests {
		for e, want := range map[aqi.Edition]int64{aqi.Edition2012: tt.in12, aqi.Edition2026: tt.in26} {
			got, err := e.IAQI(tt.p, tt.a, decimal.RequireFromString(tt.c))
			if value(got) != want || (err == nil) != (want != na) {
				t.Errorf("%v, %v, %v, %s: %v, %v, want %d: %s: %s", e, tt.p, tt.a, tt.c, got, err, want, tt.clause, tt.why)
			}
		}
	}
}
