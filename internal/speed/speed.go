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
	work, floor := l.best()
	got, unit := work/floor, cmp.Or(l.Unit, "ns/op")
	tb.Log(l.row(work, floor))
	told := l.Floor == nil && strings.HasPrefix(unit, "ns/")
	if l.Most > 0 && got > slack*l.Most && !told {
		tb.Errorf("%s: %.4g, more than %v times the limit of %v", l.Name, got, slack, l.Most)
	}
}

// best is the least of up to five runs in a row, which a busy machine disturbs least; of work and floor in turn. It is enough to
// come within the limit.
func (l Limit) best() (work, floor float64) {
	work, floor = math.Inf(1), 1
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
	return work, floor
}

func (l Limit) measure(bench func(*testing.B)) float64 {
	r := testing.Benchmark(bench)
	if l.Unit != "" {
		return r.Extra[l.Unit]
	}
	return float64(r.T.Nanoseconds()) / float64(r.N)
}

// row is the limit's row of the table that .ci/speed prints: what was measured, the figure, the floor's, and their ratio.
func (l Limit) row(work, floor float64) string {
	unit := cmp.Or(l.Unit, "ns/op")
	if l.Floor == nil {
		return fmt.Sprintf("| %s | %s %s | | | %s |", l.Name, digits(work), unit, l.wanted(" "+unit))
	}
	return fmt.Sprintf("| %s | %s %s | %s | %.2f | %s |", l.Name, digits(work), unit, digits(floor), work/floor, l.wanted(" ×"))
}

func (l Limit) wanted(unit string) string {
	switch {
	case l.Most == 0:
		return ""
	case l.Target == 0:
		return digits(l.Most) + unit
	}
	return digits(l.Most) + unit + ", wanted " + digits(l.Target)
}

// digits prints three digits of a number, and all of those before the point, in groups.
func digits(x float64) string {
	if x < 1000 {
		return fmt.Sprintf("%.3g", x)
	}
	text := fmt.Sprintf("%.0f", x)
	for i := len(text) - 3; i > 0; i -= 3 {
		text = text[:i] + "," + text[i:]
	}
	return text
}
