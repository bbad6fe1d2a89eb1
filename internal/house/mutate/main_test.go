package main

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

const sample = `module sample

go 1.26
`

const code = `package sample

import "slices"

// Least is the least number, or -1.
func Least(all []int) int {
	all = slices.Clone(all)
	slices.Sort(all)
	if len(all) > 0 {
		return all[0]
	}
	return -1
}

// Sign is +1 or -1.
func Sign(n int) int {
	if n < 0 && n != 5 {
		return -1
	}
	return 1
}
`

const tests = `package sample

import "testing"

func Test(t *testing.T) {
	if got := Least([]int{2, 1, 3}); got != 1 {
		t.Error(got)
	}
	if Least(nil) != -1 || Sign(4) != 1 {
		t.Error("wrong")
	}
}
`

const listed = `{"files": [{"file_name": "code.go", "mutations": [
	{"type": "CONDITIONALS_BOUNDARY", "line": 9, "column": 14},
	{"type": "INVERT_NEGATIVES", "line": 12, "column": 9},
	{"type": "CONDITIONALS_BOUNDARY", "line": 17, "column": 7},
	{"type": "CONDITIONALS_NEGATION", "line": 17, "column": 7},
	{"type": "INVERT_LOGICAL", "line": 17, "column": 11},
	{"type": "CONDITIONALS_NEGATION", "line": 17, "column": 16}
]}]}`

func write(t *testing.T, files map[string]string) {
	t.Helper()
	t.Chdir(t.TempDir())
	for name, text := range files {
		if err := os.MkdirAll(filepath.Dir(name), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
}

func TestPackages(t *testing.T) {
	write(t, map[string]string{
		"go.mod": sample, "part/code.go": code, "part/code_test.go": tests, "part.json": listed,
		"unchanged": "# the number 0 is not tested\npart/code.go: < → <=: if n < 0 && n != 5 {\n",
	})
	got, err := options{listed: ".", unchanged: "unchanged"}.packages([]string{"part"})
	// What lives compares with 5 the other way round: the tests have no number below 0.
	if want := (tally{killed: 5, lived: 1, unchanged: 1}); err != nil || got != want {
		t.Errorf("%+v, %v, want %+v", got, err, want)
	}
}

func TestListMutants(t *testing.T) {
	write(t, map[string]string{"part/code.go": code, "part.json": listed})
	all, err := listMutants(".", "part")
	if err != nil {
		t.Fatal(err)
	}
	var texts []string
	for _, m := range all {
		if string(m.text) == code {
			t.Errorf("%v is no change", m)
		}
		texts = append(texts, m.String())
	}
	for _, want := range []string{
		"part/code.go:8:2: left out: slices.Sort(all)",
		"part/code.go:9:14: > → >=: if len(all) > 0 {",
		"part/code.go:17:16: != → ==: if n < 0 && n != 5 {",
	} {
		if !slices.Contains(texts, want) {
			t.Errorf("no %s among %q", want, texts)
		}
	}
	if len(all) != 7 || len(eachOnce(slices.Concat(all, all))) != 7 {
		t.Errorf("%d mutants, want 7", len(all))
	}
	if one, two := drawSample(all, 3, 1), drawSample(all, 3, 1); len(one) != 3 || !slices.EqualFunc(one, two,
		func(a, b mutant) bool { return a.String() == b.String() }) {
		t.Errorf("not the same sample twice: %v, %v", one, two)
	}
}

func TestUnchangedThatIsNoMore(t *testing.T) {
	write(t, map[string]string{"part/code.go": code, "part.json": listed, "unchanged": "part/code.go: left out: gone()\n"})
	_, err := options{listed: ".", unchanged: "unchanged"}.packages([]string{"part"})
	if err == nil || !strings.Contains(err.Error(), "gone()") {
		t.Errorf("%v", err)
	}
}

func TestEfficacy(t *testing.T) {
	for want, sum := range map[float64]tally{
		100: {broken: 3},
		75:  {killed: 2, timedOut: 1, lived: 1, broken: 7},
		0:   {lived: 1},
	} {
		if got := sum.efficacy(); got != want {
			t.Errorf("%+v: %g, want %g", sum, got, want)
		}
	}
}
