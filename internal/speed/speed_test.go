package speed

import (
	"fmt"
	"testing"
)

// recorder counts failures instead of failing the test that uses it.
type recorder struct {
	testing.TB
	failures int
	log      string
}

func (r *recorder) Helper()               {}
func (r *recorder) Errorf(string, ...any) { r.failures++ }
func (r *recorder) Log(args ...any)       { r.log = fmt.Sprint(args...) }

// taking is a benchmark that takes one of the times after the other, at last the last again and again.
func taking(runs *int, times ...float64) func(*testing.B) {
	return func(b *testing.B) {
		if b.N == 1 { // each run begins with one
			*runs++
		}
		b.ReportMetric(times[min(*runs, len(times))-1], "x")
	}
}

func TestCheck(t *testing.T) {
	for _, row := range []struct {
		why         string
		work, floor []float64
		most        float64
		runs, fails int
	}{
		{"within", []float64{10}, nil, 10, 1, 0},
		{"in the slack", []float64{11.4}, nil, 10, 5, 0},
		{"over it", []float64{11.6}, nil, 10, 5, 1},
		{"within at last", []float64{20, 20, 20, 20, 9}, nil, 10, 5, 0},
		{"within too late", []float64{20, 20, 20, 20, 20, 9}, nil, 10, 5, 1},
		{"no limit", []float64{20}, nil, 0, 1, 0},
		{"within the floor's", []float64{20}, []float64{10}, 2, 1, 0},
		{"over the floor's", []float64{24}, []float64{10}, 2, 5, 1},
		{"the least of each counts", []float64{40, 30, 22}, []float64{10, 20}, 2, 5, 0},
	} {
		var r recorder
		var works, floors int
		l := Limit{Name: row.why, Work: taking(&works, row.work...), Unit: "x", Most: row.most}
		if row.floor != nil {
			l.Floor = taking(&floors, row.floor...)
		}
		l.check(&r)
		if works != row.runs || r.failures != row.fails || row.floor != nil && floors != works {
			t.Errorf("%s: %d runs, %d failures, want %d, %d: %s", row.why, works, r.failures, row.runs, row.fails, r.log)
		}
	}
}

func TestMeasureTime(t *testing.T) {
	if got := (Limit{}).measure(func(b *testing.B) { b.ReportMetric(7, "x") }); got < 0 || got > 1e6 {
		t.Errorf("%v ns for nothing", got)
	}
}

func TestRow(t *testing.T) {
	floor := func(*testing.B) {}
	for _, row := range []struct {
		limit       Limit
		work, floor float64
		want        string
	}{
		{Limit{Name: "A / B", Floor: floor, Unit: "ns/hour", Most: 5, Target: 2.5}, 12.345, 5, "| A / B | 12.3 ns/hour | 5 | 2.47 | 5 ×, wanted 2.5 |"},
		{Limit{Name: "A", Most: 10_000}, 1_234_567.8, 1, "| A | 1,234,568 ns/op | | | 10,000 ns/op |"},
		{Limit{Name: "A"}, 999.4, 1, "| A | 999 ns/op | | |  |"},
	} {
		if got := row.limit.row(row.work, row.floor); got != row.want {
			t.Errorf("%s, want %s", got, row.want)
		}
	}
}
