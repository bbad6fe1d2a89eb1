package response_test

import (
	"fmt"
	"runtime"
	"slices"
	"testing"

	"github.com/clearsky-go/clearsky/alert"
	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/response"
)

// The work of Validate grows with the catalogue and no faster: what it allocates for twice the entries is about twice as much.
func TestValidateGrowth(t *testing.T) {
	if testing.Short() {
		t.Skip("slow")
	}
	for name, faulty := range map[string]bool{"sound": false, "faulty": true} {
		var bytes []uint64
		for _, n := range []int{2_000, 4_000, 8_000} {
			c := large(n, faulty)
			var before, after runtime.MemStats
			runtime.ReadMemStats(&before)
			err := c.Validate()
			runtime.ReadMemStats(&after)
			if (err != nil) != faulty {
				t.Fatalf("%s: %v", name, err)
			}
			bytes = append(bytes, after.TotalAlloc-before.TotalAlloc)
		}
		t.Logf("%s: %d bytes for 2,000, 4,000 and 8,000 entries of each kind", name, bytes)
		if bytes[2] > 5*bytes[0] {
			t.Errorf("%s: %d", name, bytes)
		}
	}
}

// large is a catalogue with n parties, measures, duties, departments of a measure and contents of a duty.
func large(n int, faulty bool) response.Catalogue {
	c := response.Kashgar()
	party, measure, duty := c.Parties[0], c.Measures[20], c.Duties[8]
	for i := range n {
		party.ID, measure.ID, duty.ID = fmt.Sprint("u", i), fmt.Sprint("m", i), fmt.Sprint("d", i)
		measure.Departments = []string{party.ID}
		if faulty {
			measure.Departments, duty.ID = []string{"none"}, "d"
		}
		c.Parties, c.Measures, c.Duties = append(c.Parties, party), append(c.Measures, measure), append(c.Duties, duty)
		c.Measures[0].Departments = append(c.Measures[0].Departments, party.ID)
	}
	return c
}

// allocated returns how many bytes a run takes, those included that it gives back.
func allocated(run func()) uint64 {
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	run()
	runtime.ReadMemStats(&after)
	return after.TotalAlloc - before.TotalAlloc
}

// episodes are n responses of 30 hours that begin some hours apart, every other one to the prefecture's alert.
func episodes(n int, apart aqi.Stamp, counties func(i int) []alert.County) []response.Activation {
	as := make([]response.Activation, n)
	for i := range as {
		from := courseHour("2026-01-05 05") + aqi.Stamp(i)*apart
		span := aqi.Span{From: from, Until: from + 30}
		as[i] = response.Activation{
			Span: span, Periods: []response.Period{{Level: response.II, Span: span}}, Counties: counties(i), Heavy: counties(i), Regional: i%2 == 0,
		}
	}
	return as
}

// The work of Due and NeededSince grows with the episodes and their counties, and no faster: 100,000 episodes one after the other, at once, each of
// a county by itself; 10,000 counties in each of a hundred.
func TestDueGrowth(t *testing.T) {
	if testing.Short() {
		t.Skip("slow")
	}
	many := make([]alert.County, 100_000)
	for i := range many {
		many[i].Code = fmt.Sprint(100_000 + i)
	}
	few := func(int) []alert.County { return many[:3] }
	isolated := func(i int) []alert.County { return many[i : i+1] }
	crowd := func(int) []alert.County { return many[:10_000] }
	for name, tt := range map[string]struct {
		n        int
		apart    aqi.Stamp
		counties func(i int) []alert.County
	}{
		"one after the other":        {25_000, 40, few},
		"all at once":                {25_000, 0, few},
		"overlapping":                {25_000, 1, few},
		"isolated counties, at once": {25_000, 0, isolated},
		"isolated counties":          {25_000, 1, isolated},
		"10,000 counties in each":    {25, 100, crowd},
		"10,000 counties, at once":   {25, 0, crowd},
	} {
		c := fresh()
		c.KeepDays = 1 // for the work to show beside what is returned
		c.Duties = slices.DeleteFunc(c.Duties, func(d response.Duty) bool { return d.Term.Month > 0 })
		var took [3]uint64
		for i := range took {
			as := episodes(tt.n<<i, tt.apart, tt.counties)
			at := as[len(as)-1].Until
			took[i] = allocated(func() {
				if items, err := c.Due(as, at); err != nil || len(items) == 0 || c.NeededSince(as, at) > at {
					t.Fatal(len(items), err)
				}
			})
		}
		t.Logf("%s: %d bytes", name, took)
		if took[1] > took[0]*3 || took[2] > took[1]*3 {
			t.Errorf("%s: %d bytes for n, 2n and 4n is more than in proportion", name, took)
		}
	}
}

// dueCases are an hour's list without a response, of one county's, of the prefecture's with twelve, of a winter's twenty, and how many
// allocations each takes for what it returns.
var dueCases = []struct {
	name   string
	as     []response.Activation
	allocs float64
}{
	{"none", nil, 0}, {"one", episodes(1, 0, numbered(1)), 41}, {"twelve", episodes(1, 0, numbered(12)), 50}, {"winter", episodes(20, 100, numbered(12)), 112},
}

// dueAt is the hour at which they are asked for.
func dueAt(as []response.Activation) aqi.Stamp {
	if len(as) == 0 {
		return courseHour("2026-01-06 05")
	}
	return as[len(as)-1].From + 20
}

func TestDueAllocations(t *testing.T) {
	c := response.Kashgar()
	for _, s := range dueCases {
		at := dueAt(s.as)
		n := testing.AllocsPerRun(10, func() {
			if _, err := c.Due(s.as, at); err != nil {
				t.Fatal(err)
			}
		})
		if n > s.allocs {
			t.Errorf("%s: %v allocations, at most %v", s.name, n, s.allocs)
		}
	}
}

// numbered gives each episode that many counties.
func numbered(n int) func(int) []alert.County {
	list := make([]alert.County, n)
	for i := range list {
		list[i].Code = fmt.Sprint(653100 + i)
	}
	return func(int) []alert.County { return list }
}

// BenchmarkDue is one list of each of those.
func BenchmarkDue(b *testing.B) {
	c := response.Kashgar()
	for _, s := range dueCases {
		at := dueAt(s.as)
		b.Run(s.name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if _, err := c.Due(s.as, at); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
