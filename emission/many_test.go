package emission_test

import (
	"errors"
	"iter"
	"runtime"
	"slices"
	"strings"
	"testing"

	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/emission"
	"github.com/clearsky-go/clearsky/response"
)

// badSources are n sources with a name that is too long to be told and about everything wrong; the last lacks an amount.
func badSources(n int) iter.Seq[emission.Source] {
	s := source(strings.Repeat("kiln/", 10_000), strings.Repeat("~/", 10_000), response.Dust)
	s.Baseline = each(-1)
	return func(yield func(emission.Source) bool) {
		for i := range n {
			if i == n-1 {
				s.Baseline = emission.Amounts{}
			}
			if !yield(s) {
				return
			}
		}
	}
}

// readable fails unless the faults' message is short in both languages and all faults count.
func readable(t *testing.T, err error, want int) {
	t.Helper()
	list, _ := errors.AsType[aqi.Faults](err)
	if len(list) > 210 || len(list.Error()) > 64<<10 || len(list.Chinese()) > 64<<10 {
		t.Errorf("%d faults, messages of %d and %d bytes", len(list), len(list.Error()), len(list.Chinese()))
	}
	total := 0
	for _, f := range list {
		total += f.Count
	}
	if total != want || !errors.Is(err, aqi.ErrNegative) || !errors.Is(err, aqi.ErrUnknown) || !errors.Is(err, aqi.ErrMissing) {
		t.Errorf("%d faults, want %d", total, want)
	}
}

// A million bad sources take no more memory than a thousand, and their faults a message that can be read.
func TestMillionBadSources(t *testing.T) {
	if testing.Short() {
		t.Skip("slow")
	}
	levels := map[string]response.Level{"653101": response.II}
	sum := func(n int) uint64 {
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		_, err := emission.SumByCounty(badSources(n), levels)
		runtime.ReadMemStats(&after)
		readable(t, err, 5*n)
		return after.Mallocs - before.Mallocs
	}
	if few, many := sum(1000), sum(1_000_000); many > few+100 {
		t.Errorf("%v allocations for 1,000 sources, %v for 1,000,000", few, many)
	}
}

// An inventory's own check keeps the identifiers, and nothing else.
func TestManyBadSourcesOfAnInventory(t *testing.T) {
	const n = 20_000
	inv := emission.Inventory(slices.Collect(badSources(n)))
	inv[0].Sector = 77
	validate := func(n int) float64 {
		return testing.AllocsPerRun(1, func() { _ = inv[:n].Validate(emission.Kashgar()) })
	}
	readable(t, inv.Validate(emission.Kashgar()), 5*n)
	if few, many := validate(n/10), validate(n); many > 2*few {
		t.Errorf("%v allocations for %d sources, %v for %d", few, n/10, many, n)
	}
}

func TestManyBadMembers(t *testing.T) {
	const n = 20_000
	members := make([]emission.Member, n)
	for i := range members {
		members[i] = emission.Member{ID: strings.Repeat("é", 1000), Tier: 9, Remaining: each(-1)}
	}
	members[n-1].Remaining = emission.Amounts{}
	_, err := emission.Allocate(nil, each(0), members)
	list, _ := errors.AsType[aqi.Faults](err)
	total := 0
	for _, f := range list {
		total += f.Count
	}
	// a tier and four amounts each, and all identifiers but the first are given twice
	if want := 6*n - 1; total != want || len(list) > 210 || len(list.Error()) > 64<<10 || !errors.Is(err, aqi.ErrDuplicate) || !errors.Is(err, aqi.ErrMissing) {
		t.Errorf("%d faults, want %d; %d listed in %d bytes", total, want, len(list), len(list.Error()))
	}
}

// Targets of no plan, with a level again and again.
func TestManyBadTargets(t *testing.T) {
	targets := emission.Kashgar()
	for range 100_000 {
		targets.ByLevel = append(targets.ByLevel, emission.Target{Level: response.I, Shares: emission.EqualShares(-1)})
	}
	_, err := targets.Attainment(response.IV, emission.Total{})
	list, _ := errors.AsType[aqi.Faults](err)
	if len(list) > 210 || len(list.Error()) > 64<<10 || !errors.Is(err, aqi.ErrUnknown) || !errors.Is(err, aqi.ErrDuplicate) {
		t.Errorf("%d faults, a message of %d bytes", len(list), len(list.Error()))
	}
	if err := (emission.Inventory{}).Validate(targets); len(err.Error()) > 64<<10 {
		t.Errorf("a message of %d bytes", len(err.Error()))
	}
}
