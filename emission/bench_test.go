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

// BenchmarkAllocate shares out half of the emission of 10,000 enterprises, four pollutants.
func BenchmarkAllocate(b *testing.B) {
	caps, lacking, members := benchMembers(10_000)
	b.ReportAllocs()
	for b.Loop() {
		if _, err := emission.Allocate(caps, lacking, members); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkSum totals 100,000 sources by county.
func BenchmarkSum(b *testing.B) {
	inv := benchInventory(100_000)
	at := levels(inv, response.II)
	b.ReportAllocs()
	for b.Loop() {
		if _, err := emission.SumByCounty(slices.Values(inv), at); err != nil {
			b.Fatal(err)
		}
	}
}

// TestSpeed holds BenchmarkAllocate to its limit.
func TestSpeed(t *testing.T) {
	speed.Check(t,
		speed.Limit{Name: "Allocate, 10,000 enterprises", Work: BenchmarkAllocate, Most: 4e6},
		speed.Limit{Name: "SumByCounty, 100,000 sources", Work: BenchmarkSum},
	)
}

// An allocation takes about as many allocations of memory however many members there are, and a sum no more for more sources.
func TestAllocsDoNotGrow(t *testing.T) {
	allocate := func(n int) float64 {
		caps, lacking, members := benchMembers(n)
		return testing.AllocsPerRun(3, func() {
			if _, err := emission.Allocate(caps, lacking, members); err != nil {
				t.Error(err)
			}
		})
	}
	sum := func(n int) float64 {
		inv := benchInventory(n)
		at := levels(inv, response.II)
		return testing.AllocsPerRun(3, func() {
			if _, err := emission.Sum(slices.Values(inv), at); err != nil {
				t.Error(err)
			}
		})
	}
	if few, many := allocate(100), allocate(10_000); many > few+150 {
		t.Errorf("Allocate: %v allocations for 100 members, %v for 10,000", few, many)
	}
	if few, many := sum(10), sum(1000); many != few {
		t.Errorf("Sum: %v allocations for 10 sources, %v for 1,000", few, many)
	}
}
