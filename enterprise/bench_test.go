package enterprise_test

import (
	"fmt"
	"iter"
	"math/rand"
	"os"
	"runtime"
	"slices"
	"testing"

	"github.com/clearsky-go/clearsky/emission"
	"github.com/clearsky-go/clearsky/enterprise"
	"github.com/clearsky-go/clearsky/internal/speed"
	"github.com/clearsky-go/clearsky/response"
)

const (
	benchEnterprises = 100_000
	benchCounties    = 12
)

// benchProfiles are enterprises of all classes and grades in twelve counties, each of a few kilograms to some tonnes a day, most
// of which plan too little, one in ten with a waiver.
func benchProfiles(n int) []enterprise.Profile {
	r := rand.New(rand.NewSource(6))
	list, grades := make([]enterprise.Profile, n), [...]enterprise.Grade{
		enterprise.UnknownGrade, enterprise.Ungraded, enterprise.A, enterprise.B, enterprise.C, enterprise.D,
		enterprise.Leading, enterprise.NotLeading, enterprise.ModelSite,
	}
	for i := range list {
		county := fmt.Sprint(653101 + i%benchCounties)
		p := profileOf(fmt.Sprint("enterprise-", i), county, enterprise.Class(1+r.Intn(4)), r.Intn(3))
		p.Grade = grades[r.Intn(len(grades))]
		for q := range emission.AllPollutants.All() {
			p.Baseline = p.Baseline.With(q, emission.Amount(r.Int63n(int64(10*emission.Tonne))))
		}
		for l, most := range map[response.Level]int{response.III: 1200, response.II: 2400, response.I: 3600} {
			as := emission.Amounts{}
			for q, a := range p.Baseline.All() {
				as = as.With(q, emission.Share(r.Intn(most)).Of(a))
			}
			p.Reductions = p.Reductions.With(l, as)
		}
		if i%10 == 0 {
			p.Waiver = enterprise.Waiver{Reason: "one furnace", Document: "approval 7", Approved: []enterprise.Approved{
				{Level: response.III, Shares: emission.EqualShares(5 * emission.Percent)}, {Level: response.II, Shares: emission.EqualShares(8 * emission.Percent)},
			}}
		}
		list[i] = p
	}
	return list
}

// benchAt has the counties respond at different levels, the last of them not at all.
var benchAt = map[string]response.Level{
	"653101": response.II, "653102": response.I, "653103": response.III, "653104": response.II, "653105": response.I, "653106": response.III,
	"653107": response.II, "653108": response.I, "653109": response.III, "653110": response.III, "653111": response.II, "653112": response.NoResponse,
}

// benchSources are what is no enterprise: vehicles, dust and others of each county.
func benchSources() emission.Inventory {
	var inv emission.Inventory
	all := emission.AmountsOf(20*emission.Tonne, 90*emission.Tonne, 200*emission.Tonne, 40*emission.Tonne)
	for i := range benchCounties {
		s := emission.Source{ID: fmt.Sprint("roads-", i), County: fmt.Sprint(653101 + i), Sector: response.Mobile, Baseline: all}
		for l := response.III; l <= response.I; l++ {
			s.Reductions = s.Reductions.With(l, emission.EqualShares(9*emission.Percent).Required(all))
		}
		inv = append(inv, s)
	}
	return inv
}

// million makes a million enterprises one by one, from fewer, each with an identifier of its own.
func million() (n int, made iter.Seq[enterprise.Profile]) {
	few := benchProfiles(benchEnterprises)
	ids := make([]string, 1_000_000)
	for i := range ids {
		ids[i] = fmt.Sprint("e", i)
	}
	return len(ids), func(yield func(enterprise.Profile) bool) {
		for i, id := range ids {
			p := few[i%len(few)]
			p.ID = id
			if !yield(p) {
				return
			}
		}
	}
}

// perEnterprise reports what one enterprise took of a benchmark since memory was read.
func perEnterprise(b *testing.B, before *runtime.MemStats, n int) {
	b.StopTimer()
	var after runtime.MemStats
	runtime.ReadMemStats(&after)
	each := float64(b.N) * float64(n)
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/each, "ns/enterprise")
	b.ReportMetric(float64(after.Mallocs-before.Mallocs)/each, "allocs/enterprise")
	b.ReportMetric(float64(after.TotalAlloc-before.TotalAlloc)/each, "B/enterprise")
}

// BenchmarkObligations draws up the obligations of 100,000 enterprises.
func BenchmarkObligations(b *testing.B) {
	benchObligations(b, benchEnterprises, slices.Values(benchProfiles(benchEnterprises)))
}

func benchObligations(b *testing.B, n int, list iter.Seq[enterprise.Profile]) {
	var before runtime.MemStats
	runtime.ReadMemStats(&before)
	b.ResetTimer()
	for b.Loop() {
		for o, err := range kashgar.Obligations(benchAt, list) {
			if err != nil || o.Class == enterprise.Undecided {
				b.Fatal(o.ID, err)
			}
		}
	}
	perEnterprise(b, &before, n)
}

// BenchmarkObligation draws up one obligation, of one enterprise after the other.
func BenchmarkObligation(b *testing.B) {
	list := benchProfiles(64)
	b.ReportAllocs()
	i := 0
	for b.Loop() {
		if _, err := kashgar.Obligation(response.II, list[i%len(list)]); err != nil {
			b.Fatal(err)
		}
		i++
	}
}

// BenchmarkPrefecture draws up, assesses and allocates 100,000 enterprises in twelve counties.
func BenchmarkPrefecture(b *testing.B) {
	benchPrefecture(b, benchEnterprises, slices.Values(benchProfiles(benchEnterprises)))
}

func benchPrefecture(b *testing.B, n int, list iter.Seq[enterprise.Profile]) {
	sources := benchSources()
	var before runtime.MemStats
	runtime.ReadMemStats(&before)
	b.ResetTimer()
	for b.Loop() {
		p, err := kashgar.Prefecture(response.II, benchAt, list, slices.Values(sources))
		if err != nil || len(p.Counties) != benchCounties {
			b.Fatal(len(p.Counties), err)
		}
	}
	perEnterprise(b, &before, n)
}

// BenchmarkMillion does the same for a million enterprises, which are made one by one.
func BenchmarkMillion(b *testing.B) {
	if os.Getenv("CLEARSKY_BENCH") == "" {
		b.Skip("CLEARSKY_BENCH is not set")
	}
	n, list := million()
	b.Run("Obligations", func(b *testing.B) { benchObligations(b, n, list) })
	b.Run("Prefecture", func(b *testing.B) { benchPrefecture(b, n, list) })
}

// TestSpeed holds BenchmarkObligations to its limit, and says how long the others take.
func TestSpeed(t *testing.T) {
	obligations := func(b *testing.B) { n, list := million(); benchObligations(b, n, list) }
	prefecture := func(b *testing.B) { n, list := million(); benchPrefecture(b, n, list) }
	speed.Check(t,
		speed.Limit{Name: "Obligations", Work: BenchmarkObligations, Unit: "ns/enterprise", Most: 300},
		speed.Limit{Name: "Obligation", Work: BenchmarkObligation},
		speed.Limit{Name: "Prefecture", Work: BenchmarkPrefecture, Unit: "ns/enterprise", Most: 3000},
		speed.Limit{Name: "Obligations, a million", Work: obligations, Unit: "ns/enterprise"},
		speed.Limit{Name: "Prefecture, a million", Work: prefecture, Unit: "ns/enterprise", Most: 3000},
		speed.Limit{Name: "Prefecture, a million", Work: prefecture, Unit: "B/enterprise", Most: 1200},
	)
}

// Obligations take no memory of their own, and a prefecture at most 1,200 bytes for each enterprise, in few allocations.
func TestAllocations(t *testing.T) {
	const n = 20_000
	list, sources := benchProfiles(n), benchSources()
	obligation := func() {
		if _, err := kashgar.Obligation(response.II, list[0]); err != nil {
			t.Error(err)
		}
	}
	obligations := func() {
		for _, err := range kashgar.Obligations(benchAt, slices.Values(list)) {
			if err != nil {
				t.Error(err)
			}
		}
	}
	prefecture := func() {
		if _, err := kashgar.Prefecture(response.II, benchAt, slices.Values(list), slices.Values(sources)); err != nil {
			t.Error(err)
		}
	}
	for _, tt := range []struct {
		name string
		work func()
		most float64
	}{{"Obligation", obligation, 0}, {"Obligations", obligations, 10}, {"Prefecture", prefecture, n / 20}} {
		if got := testing.AllocsPerRun(10, tt.work); got > tt.most {
			t.Errorf("%s: %v allocations, at most %v", tt.name, got, tt.most)
		}
	}
	if bytes := allocated(prefecture); bytes > n*1200 {
		t.Errorf("Prefecture: %d bytes, at most 1,200 for each enterprise", bytes)
	}
}

// The enterprises of the benchmarks are of every class and grade, bound, waived and exempt.
func TestBenchProfilesAreMixed(t *testing.T) {
	seen := map[string]int{}
	for o, err := range kashgar.Obligations(benchAt, slices.Values(benchProfiles(2000))) {
		if err != nil {
			t.Fatal(err)
		}
		for _, kind := range []fmt.Stringer{o.Class, o.Grade, o.Basis, o.Mode, o.Level} {
			seen[fmt.Sprintf("%T %v", kind, kind)]++
		}
	}
	if want := 4 + 9 + 5 + 5 + 4; len(seen) != want { // no grade A takes measures by itself
		t.Errorf("%d kinds, want %d: %v", len(seen), want, seen)
	}
}
