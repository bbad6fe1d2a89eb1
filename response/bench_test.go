package response_test

import (
	"slices"
	"testing"

	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/internal/speed"
	"github.com/clearsky-go/clearsky/response"
)

// knownTruck has all facts known that can matter; the zero Truck has none.
var knownTruck = response.Truck{
	Standard: response.ChinaIV, Gas: response.No, Special: response.No, Dangerous: response.No,
	Enterprise: response.Enterprise{
		Industry: response.Mining, Micro: response.No, Livelihood: response.No, PlanTrucks: noStops, Trips: aqi.Known(12),
	},
}

// speedCase is work done n times; a limit of 0 is none.
type speedCase struct {
	name  string
	limit float64 // ns
	run   func(c *response.Catalogue) int
}

var truckCases = []speedCase{
	{"known", 80, func(c *response.Catalogue) int { return int(c.Truck(response.II, knownTruck).Verdict) }},
	{"free", 80, func(c *response.Catalogue) int {
		return int(c.Truck(response.I, response.Truck{Standard: response.ChinaVI, Enterprise: response.Enterprise{PlanTrucks: noStops}}).Verdict)
	}},
	{"unknown", 0, func(c *response.Catalogue) int { return int(c.Truck(response.I, response.Truck{}).Verdict) }},
}

// roomForMeasures holds all measures of Kashgar's plan.
const roomForMeasures = 128

var (
	measureSink  [roomForMeasures]response.Measure
	measureCases = []speedCase{
		{"iterated", 0, func(c *response.Catalogue) int {
			n := 0
			for range c.At(response.I, response.Filter{}) {
				n++
			}
			return n
		}},
		{"collected", 0, func(c *response.Catalogue) int {
			list := measureSink[:0]
			for m := range c.At(response.I, response.Filter{}) {
				list = append(list, m)
			}
			return len(list)
		}},
		{"filtered", 0, func(c *response.Catalogue) int {
			n := 0
			for range c.At(response.I, response.Filter{Kind: response.Mandatory, Department: "ecology", Freezing: response.Yes}) {
				n++
			}
			return n
		}},
	}
)

func (s speedCase) bench(b *testing.B) {
	c := response.Kashgar()
	b.ReportAllocs()
	for b.Loop() {
		if s.run(&c) == 0 {
			b.Fatal("no answer")
		}
	}
}

// BenchmarkTruck is one answer: all facts known and a rule that applies, the standard and the own plan known, which settle it, nothing known. The
// limit of the first two is 80 ns.
func BenchmarkTruck(b *testing.B) {
	for _, s := range truckCases {
		b.Run(s.name, s.bench)
	}
}

// BenchmarkMeasures is all measures of level I: counted, kept in memory that is there, and those that a filter lets through.
func BenchmarkMeasures(b *testing.B) {
	for _, s := range measureCases {
		b.Run(s.name, s.bench)
	}
}

// An answer allocates nothing; measures do for the departments of each that its clause names.
func TestAllocations(t *testing.T) {
	c := response.Kashgar()
	departments := 0.0
	for _, m := range c.Measures {
		if m.Departments != nil {
			departments++
		}
	}
	most := map[string]float64{"iterated": departments, "collected": departments, "filtered": departments}
	for _, s := range slices.Concat(truckCases, measureCases) {
		if got := testing.AllocsPerRun(100, func() { s.run(&c) }); got > most[s.name] {
			t.Errorf("%s: %v allocations, want at most %v", s.name, got, most[s.name])
		}
	}
}

// TestSpeed holds BenchmarkTruck to its limits.
func TestSpeed(t *testing.T) {
	for _, s := range slices.Concat(truckCases, measureCases) {
		speed.Check(t, speed.Limit{Name: s.name, Work: s.bench, Most: s.limit})
	}
}
