package strict_test

import (
	"encoding/json"
	"fmt"
	"runtime"
	"strings"
	"testing"

	"github.com/clearsky-go/clearsky/internal/strict"
)

func quiet(string, error) {}

// The memory taken grows as the text does, also where all of the text is wrong.
func TestGrowth(t *testing.T) {
	const n = 2_000
	for name, text := range map[string]func(n int) string{
		"good":    func(n int) string { return `{"list":[` + strings.Repeat(`{"x":1},`, n) + `{}]}` },
		"wrong":   func(n int) string { return `{"list":[` + strings.Repeat(`{"x":{}},`, n) + `{}]}` },
		"unknown": func(n int) string { return `{"list":[{` + strings.Repeat(`"q":1,`, n) + `"x":1}]}` },
		"long key": func(n int) string {
			return `{"map":{"` + strings.Repeat("k", n) + `":{` + strings.Repeat(`"x":"",`, n) + `"y":1}}}`
		},
		"deep": func(n int) string {
			return strings.Repeat(`{"p":`, n) + `{` + strings.Repeat(`"x":1,`, n) + `"A":1}` + strings.Repeat("}", n)
		},
	} {
		grows(t, name, n, func(n int) {
			strict.Read([]byte(text(n)), new(odd), false, quiet)
			strict.Read([]byte(text(n)), new(plain), false, quiet)
		})
	}
}

func grows(t *testing.T, name string, n int, run func(int)) {
	t.Helper()
	for ; n < 8_000; n *= 2 {
		if once, twice := allocated(run, n), allocated(run, 2*n); twice > 3*once {
			t.Errorf("%s: %d bytes for %d, %d for twice that", name, once, n, twice)
		}
	}
}

func allocated(run func(int), n int) uint64 {
	run(n)
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	run(n)
	runtime.ReadMemStats(&after)
	return after.TotalAlloc - before.TotalAlloc
}

// A good text takes memory for its values only, none for the places in it but what is taken once.
func TestAllocations(t *testing.T) {
	text := []byte(`{"a":1,"r":[1,2],"p":{"a":2,"p":{"a":3,"t":true}}}`)
	var v plain
	if got := testing.AllocsPerRun(100, func() { strict.Read(text, &v, false, quiet) }); got > 4 {
		t.Errorf("%v allocations for three structs", got)
	}
}

type hour struct {
	Station string `json:"station"`
	Hour    int    `json:"hour"`
	Value   string `json:"value"`
	Valid   bool   `json:"valid"`
}

// ownHour reads itself; ownJSON does so by encoding/json.
type ownHour hour

func (h *ownHour) UnmarshalJSON(text []byte) error {
	type plain ownHour
	strict.Read(text, (*plain)(h), true, quiet)
	return nil
}

type ownJSON hour

func (h *ownJSON) UnmarshalJSON(text []byte) error {
	type plain ownJSON
	return json.Unmarshal(text, (*plain)(h))
}

func hours(n int) []byte {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, `,{"station": "站点-%d", "hour": %d, "value": "12.%d", "valid": true}`, i%50, i, i%10)
	}
	return []byte("[" + b.String()[1:] + "]")
}

func BenchmarkRead(b *testing.B) {
	text := hours(100_000)
	run := func(name string, read func() bool) {
		b.Run(name, func(b *testing.B) {
			b.SetBytes(int64(len(text)))
			b.ReportAllocs()
			for b.Loop() {
				if !read() {
					b.Fatal("not read")
				}
			}
		})
	}
	run("structs", func() bool { var v []hour; return strict.Read(text, &v, true, quiet) })
	run("structs/json", func() bool { var v []hour; return json.Unmarshal(text, &v) == nil })
	run("own", func() bool { var v []ownHour; return strict.Read(text, &v, true, quiet) })
	run("own/json", func() bool { var v []ownJSON; return json.Unmarshal(text, &v) == nil })
	run("any", func() bool { var v any; return strict.Read(text, &v, true, quiet) })
	run("any/json", func() bool { var v any; return json.Unmarshal(text, &v) == nil })
}
