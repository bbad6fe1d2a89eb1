package emission_test

import (
	"fmt"
	"math/rand"
	"slices"
	"testing"

	"github.com/clearsky-go/clearsky/emission"
	"github.com/clearsky-go/clearsky/internal/speed"
	"github.com/clearsky-go/clearsky/response"
)

// benchMembers are enterprises of a few kilograms to some tonnes in four tiers, one in six in none, with what they lack: half of what
// they emit, which takes more than one tier.
func benchMembers(n int) (caps []emission.Share, lacking emission.Amounts, members []emission.Member) {
	r := rand.New(rand.NewSource(5))
	members = make([]emission.Member, n)
	for i := range members {
		m := emission.Member{ID: fmt.Sprint("enterprise-", i), Tier: r.Intn(6) % 5}
		for q := range emission.AllPollutants.All() {
			m.Remaining = m.Remaining.With(q, emission.Amount(r.Int63n(int64(10*emission.Tonne))))
		}
		members[i] = m
	}
	return []emission.Share{emission.Whole, emission.Whole, emission.Whole, emission.Whole}, each(emission.Amount(n) * 5 * emission.Tonne / 2), members
}

func benchInventory(n int) emission.Inventory {
	inv := make(emission.Inventory, n)
	for i := range inv {
		inv[i] = source(fmt.Sprint("s", i), fmt.Sprint(653101+i%12), response.Sector(1+i%4))
	}
	return inv
}

// allocating returns the allocation of half of the emission of n enterprises, four pollutants.
func allocating(tb testing.TB, n int) func() {
	caps, lacking, members := benchMembers(n)
	return func() {
		if _, err := emission.Allocate(caps, lacking, members); err != nil {
			tb.Fatal(err)
		}
	}
}

// summing returns the total of n sources by county.
func summing(tb testing.TB, n int) func() {
	inv := benchInventory(n)
	at := levels(inv, response.II)
	return func() {
		if _, err := emission.SumByCounty(slices.Values(inv), at); err != nil {
			tb.Fatal(err)
		}
	}
}

// BenchmarkAllocate allocates among 10,000 enterprises.
func BenchmarkAllocate(b *testing.B) { bench(b, allocating(b, 10_000)) }

// BenchmarkSum totals 100,000 sources.
func BenchmarkSum(b *testing.B) { bench(b, summing(b, 100_000)) }

func bench(b *testing.B, work func()) {
	b.ReportAllocs()
	for b.Loop() {
		work()
	}
}

// TestSpeed holds BenchmarkAllocate to its limit.
func TestSpeed(t *testing.T) {
	speed.Check(t,
		speed.Limit{Name: "Allocate, 10,000 enterprises", Work: BenchmarkAllocate, Most: 4e6},
		speed.Limit{Name: "SumByCounty, 100,000 sources", Work: BenchmarkSum},
	)
}

// Neither takes more allocations of memory for more members or sources.
func TestAllocations(t *testing.T) {
	for name, tt := range map[string]struct {
		of   func(testing.TB, int) func()
		n    int
		most float64
	}{
		"Allocate, 100":       {allocating, 100, 50},
		"Allocate":            {allocating, 10_000, 50},
		"SumByCounty, 100":    {summing, 100, 40},
		"SumByCounty, 10,000": {summing, 10_000, 40},
	} {
		if got := testing.AllocsPerRun(10, tt.of(t, tt.n)); got > tt.most {
			t.Errorf("%s: %v allocations, at most %v", name, got, tt.most)
		}
	}
}
