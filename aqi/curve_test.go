package aqi

import (
	"math"
	"math/rand/v2"
	"testing"
)

// The products that replace divisions are exact for every number that can come. Sums of up to 24 concentrations:
func TestMeans(t *testing.T) {
	const largest = 24 * 20_000 * 100
	random := rand.New(rand.NewPCG(1, 2))
	for n := uint32(1); n <= dayHours; n++ {
		check := func(total uint32) {
			s := sum{total + n, n}
			want := concOf(uint64(total/n), total%n != 0)
			if got := s.mean(); got != want {
				t.Fatalf("%d / %d: %d, want %d", total, n, got, want)
			}
		}
		for i := range uint32(200_000) {
			check(i)
			check(largest - i)
			check(random.Uint32N(largest))
			check(i * n)
			check(max(1, i*n) - 1)
		}
	}
}

// Sub-indices, of every concentration and every sum up to the last limit and of what lies above:
func TestSegments(t *testing.T) {
	forEachCurve(func(e Edition, col column, unit conc, c *curve) {
		want, x := indexOf(0), conc(0)
		check := func() {
			if got := c.iaqi(x); got != want {
				t.Fatalf("HJ 633-%v, column %d in units of 1/%d: %d: %v, want %v", e, col, unit, x, got, want)
			}
		}
		check()
		for i, upper := range limits[e][1:] {
			lower := limits[e][i]
			if upper.limits[col] == no {
				continue
			}
			step := conc(upper.limits[col]-lower.limits[col]) * unit / conc(upper.iaqi-lower.iaqi) // whole: TestStepsLieOnHundredths
			for want.n <= uint16(upper.iaqi) {
				want.n++
				for range step {
					x++
					check()
				}
			}
		}
		if x != c.last || limits[e][7].limits[col] == no {
			return
		}
		for _, beyond := range []conc{c.last + 1, 2 * c.last, math.MaxInt32} {
			if got := c.segmentOfAny(beyond).at(beyond); got != indexOf(MaxIndex) {
				t.Errorf("column %d: %d: %v", col, beyond, got)
			}
		}
	})
}

// Roundings, on both sides of every number that is rounded to and of every tie:
func TestRoundings(t *testing.T) {
	forEachCurve(func(e Edition, col column, unit conc, c *curve) {
		if e == Edition2012 {
			if x := c.last/3 + 1; c.round(x) != x {
				t.Errorf("HJ 633-%v rounds %d to %d", e, x, c.round(x))
			}
			return
		}
		most := conc(dayHours * 20_000 * 100)
		if unit == perUnit {
			most = maxConc
		}
		for whole := conc(0); whole <= most; whole += c.grain {
			half := whole + c.grain/2
			even := whole + c.grain*(whole/c.grain%2)
			for x, want := range map[conc]conc{whole: whole, whole + 1: whole, half - 1: whole, half: even, half + 1: whole + c.grain, whole + c.grain - 1: whole + c.grain} {
				if got := c.round(x); got != want {
					t.Fatalf("column %d in units of 1/%d: %d: %d, want %d", col, unit, x, got, want)
				}
			}
		}
	})
}

func forEachCurve(do func(Edition, column, conc, *curve)) {
	for e := range curves {
		for col := range curves[e] {
			do(Edition(e), column(col), perUnit, &curves[e][col])
		}
		for slot, m := range means {
			for i := range sumCurves[e][slot] {
				do(Edition(e), m.column, conc(dayNeeds+i)*100, &sumCurves[e][slot][i])
			}
		}
	}
}
