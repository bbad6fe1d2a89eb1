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

// benchParticipants are enterprises of a few kilograms to some tonnes, most of which plan too little; one in six is in no
// tier.
func benchParticipants(n int) (emission.Tiers, []emission.Participant) {
	r := rand.New(rand.NewSource(5))
	participants := make([]emission.Participant, n)
	for i := range participants {
		p := emission.Participant{ID: fmt.Sprint("enterprise-", i), Tier: r.Intn(6) % 5}
		for q := range emission.AllPollutants.All() {
			baseline := emission.Amount(r.Int63n(int64(10 * emission.Tonne)))
			p.Baseline = p.Baseline.With(q, baseline)
			p.Planned = p.Planned.With(q, emission.Share(r.Intn(2500)).Of(baseline))
		}
		if p.Tier > 0 {
			p.Shares = emission.EqualShares(10 * emission.Percent)
		}
		participants[i] = p
	}
	return make(emission.Tiers, 4), participants
}

func benchInventory(n int) emission.Inventory {
	inv := make(emission.Inventory, n)
	for i := range inv {
		inv[i] = source(fmt.Sprint("s", i), fmt.Sprint(653101+i%12), response.Sector(1+i%4))
	}
	return inv
}

// BenchmarkAllocate shares out half of the emission of 10,000 enterprises, which takes more than one tier.
func BenchmarkAllocate(b *testing.B) {
	tiers, participants := benchParticipants(10_000)
	b.ReportAllocs()
	for b.Loop() {
		if _, err := emission.Allocate(tiers, emission.EqualShares(50*emission.Percent), emission.Total{}, participants); err != nil {
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
		speed.Limit{Name: "Allocate, 10,000 enterprises", Work: BenchmarkAllocate, Most: 10e6},
		speed.Limit{Name: "SumByCounty, 100,000 sources", Work: BenchmarkSum},
	)
}

// An allocation takes about as many allocations of memory however many participants there are, and a sum no more for more sources.
func TestAllocsDoNotGrow(t *testing.T) {
	allocate := func(n int) float64 {
		tiers, participants := benchParticipants(n)
		return testing.AllocsPerRun(3, func() {
			if _, err := emission.Allocate(tiers, emission.EqualShares(5000), emission.Total{}, participants); err != nil {
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
		t.Errorf("Allocate: %v allocations for 100 participants, %v for 10,000", few, many)
	}
	if few, many := sum(10), sum(1000); many != few {
		t.Errorf("Sum: %v allocations for 10 sources, %v for 1,000", few, many)
	}
}
