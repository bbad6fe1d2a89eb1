package memory

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

// recorder records failures instead of failing the test that uses it.
type recorder struct {
	testing.TB
	failures []string
}

func (r *recorder) Helper() {}

func (r *recorder) Errorf(format string, args ...any) {
	r.failures = append(r.failures, fmt.Sprintf(format, args...))
}

type part struct {
	Name string
	own  []int
}

type closed struct{ n int }

type whole struct {
	Closed  []closed
	Numbers []int
	Parts   []part
	Words   map[string][]string
	Point   *part
	Array   [2]part
	Flag    bool
	Small   uint8
}

var table = []int{1, 2, 3}

func TestOwn(t *testing.T) {
	args := whole{
		Closed: []closed{{1}}, Numbers: []int{1, 2, 3}, Parts: []part{{"a", []int{1}}}, Words: map[string][]string{"k": {"v"}}, Point: &part{Name: "p"},
		Array: [2]part{{Name: "x"}, {Name: "y"}}, Flag: true, Small: 3,
	}
	for _, row := range []struct {
		why  string
		call func(whole) whole
		want string
	}{
		{"nothing shared", func(w whole) whole { return whole{Numbers: slices.Clone(w.Numbers), Flag: w.Flag} }, ""},
		{"a slice", func(w whole) whole { return whole{Numbers: w.Numbers} }, "arguments after the result"},
		{"its beginning", func(w whole) whole { return whole{Numbers: w.Numbers[:1:1]} }, "arguments after the result"},
		{"only what lies behind it", func(w whole) whole { return whole{Numbers: w.Numbers[:0]} }, "arguments after the result"},
		{"room behind its end", func(w whole) whole { return whole{Numbers: w.Numbers[3:]} }, "behind the end"},
		{"appended to", func(w whole) whole { return whole{Small: uint8(append(w.Numbers, 7)[3])} }, "behind the end"},
		{"written to", func(w whole) whole { w.Numbers[0]++; return whole{} }, "arguments after a call"},
		{"sorted anew each time", func(w whole) whole { w.Numbers[0]++; return whole{Numbers: slices.Clone(w.Numbers)} }, "second call"},
		{"an element's", func(w whole) whole { return whole{Parts: w.Parts[:1]} }, "arguments after the result"},
		{"a map", func(w whole) whole { return whole{Words: w.Words} }, "arguments after the result"},
		{"in a map", func(w whole) whole { return whole{Words: map[string][]string{"k": w.Words["k"]}} }, "arguments after the result"},
		{"a pointer", func(w whole) whole { return whole{Point: w.Point} }, "arguments after the result"},
		{"what is closed", func(w whole) whole { return whole{Closed: w.Closed} }, "arguments after the result"},
		{"a copied array", func(w whole) whole { return whole{Array: w.Array} }, ""},
		{"a table", func(whole) whole { return whole{Numbers: table} }, "another result"},
		{"a copied table", func(whole) whole { return whole{Numbers: slices.Clone(table)} }, ""},
		{"what nobody can write", func(w whole) whole { return whole{Array: [2]part{{own: w.Parts[0].own}}} }, ""},
	} {
		var r recorder
		Own(&r, args, row.call)
		found := slices.ContainsFunc(r.failures, func(s string) bool { return strings.Contains(s, row.want) })
		if (row.want == "") != (len(r.failures) == 0) || row.want != "" && !found {
			t.Errorf("%s: %q, want %q", row.why, r.failures, row.want)
		}
		table = []int{1, 2, 3}
	}
	if args.Numbers[0] != 1 || args.Words["k"][0] != "v" || args.Point.Name != "p" {
		t.Errorf("the test's own arguments changed: %+v", args)
	}
}
