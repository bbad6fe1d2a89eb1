package aqi

import (
	"math/rand/v2"
	"testing"
)

// The products that replace divisions are exact for every number that can come: sums of up to 24 concentrations, and sub-indices over
// every segment of the limits.
func TestInverses(t *testing.T) {
	const largest = 24 * 20_000 * 100
	random := rand.New(rand.NewPCG(1, 2))
	for n := uint32(1); n <= dayHours; n++ {
		check := func(total uint32) {
			s := sum{total, n}
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
	for e := range curves {
		for col := range curves[e] {
			c := &curves[e][col]
			for _, s := range c.segments {
				for x := conc(0); s.width > 0 && x <= conc(s.width); x++ {
					n := s.rise*uint32(x) + s.width - 1
					if got, want := uint64(n)*s.inverse>>inverseBits, uint64(n/s.width); got != want {
						t.Fatalf("column %d, %d: %d, want %d", col, x, got, want)
					}
				}
			}
		}
	}
}
