// Package speed holds benchmarks to their limits. Only tests import it.
package speed

import (
	"cmp"
	"fmt"
	"math"
	"os"
	"strings"
	"testing"
)

// Limit is the most that work may take: a multiple of the floor's time, or of its unit where there is no floor. What is over it by
// more than the slack fails, but for a time without a floor: that says more about the machine, and is only told.
type Limit struct {
	Name        string
	Work, Floor func(*testing.B)
	Unit        string  // of what is compared; ns/op if empty
	Most        float64 // 0: none, the figure is only told
	Target      float64 // what is wanted where Most is only what is kept today; 0: Most
}

const (
	slack = 1.15
	runs  = 5
)

// Check holds the limits. It takes seconds, so it runs only where CLEARSKY_BENCH is set.
func Check(t *testing.T, limits ...Limit) {
	t.Helper()
	if os.Getenv("CLEARSKY_BENCH") == "" {
		t.Skip("CLEARSKY_BENCH is not set")
	}
	for _, l := range limits {
		l.check(t)
	}
}

func (l Limit) check(tb testing.TB) {
	tb.Helper()
	got, unit := l.best(), cmp.Or(l.Unit, "ns/op")
	if l.Floor != nil {
		unit = "times the floor"
	}
	tb.Logf("%s: %.4g %s%s", l.Name, got, unit, l.wanted())
	told := l.Floor == nil && strings.HasPrefix(unit, "ns/")
	if l.Most > 0 && got > slack*l.Most && !told {
		tb.Errorf("%s: %.4g %s, more than %v times the limit of %v", l.Name, got, unit, slack, l.Most)
	}
}

// best is the least of up to five runs in a row, which a busy machine disturbs least; of work and floor in turn. It is enough to
// come within the limit.
func (l Limit) best() float64 {
	work, floor := math.Inf(1), 1.0
	if l.Floor != nil {
		floor = math.Inf(1)
	}
	for range runs {
		work = min(work, l.measure(l.Work))
		if l.Floor != nil {
			floor = min(floor, l.measure(l.Floor))
		}
		if l.Most == 0 || work <= l.Most*floor {
			break
		}
	}
	return work / floor
}

func (l Limit) measure(bench func(*testing.B)) float64 {
	r := testing.Benchmark(bench)
	if l.Unit != "" {
		return r.Extra[l.Unit]
	}
	return float64(r.T.Nanoseconds()) / float64(r.N)
}

func (l Limit) wanted() string {
	switch {
	case l.Most == 0:
		return ", no limit"
	case l.Target == 0:
		return fmt.Sprintf(", limit %v", l.Most)
	}
	return fmt.Sprintf(", limit %v, target %v", l.Most, l.Target)
}
