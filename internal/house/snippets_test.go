package house

import (
	"slices"
	"strings"
	"testing"
)

// The house tests are tests too: each row is a source that must, or must not,
// be found fault with.

func snippet(t *testing.T, dir, text string) source {
	t.Helper()
	s, err := parse(dir, "x.go", []byte(text))
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// check fails unless there is one fault that has want in it, or none for "".
func check(t *testing.T, faults []string, want string) {
	t.Helper()
	if want == "" && len(faults) == 0 {
		return
	}
	if want == "" || len(faults) != 1 || !strings.Contains(faults[0], want) {
		t.Errorf("faults %q, want one with %q", faults, want)
	}
}

func TestImportFaults(t *testing.T) {
	const ours, unlisted, sideways = module + "/", "not on the list", "not upstream"
	tests := []struct{ dir, spec, want string }{
		{"aqi", `"fmt"`, ""},
		{"aqi", `"encoding/json"`, ""},
		{"aqi", `"github.com/shopspring/decimal"`, ""},
		{"aqi", `"os"`, unlisted},
		{"aqi", `"math/rand"`, unlisted},
		{"aqi", `"github.com/google/go-cmp/cmp"`, unlisted},
		{"aqi", `"pgregory.net/rapid"`, unlisted},
		{"aqi", `"testing"`, unlisted},
		{"aqi", `. "fmt"`, "as ."},
		{"aqi", `_ "fmt"`, "as _"},
		{"aqi", `f "fmt"`, ""},
		{"aqi/aqitest", `"pgregory.net/rapid"`, ""},
		{"aqi/aqitest", `"os"`, unlisted},
		{"aqi/inner", `"pgregory.net/rapid"`, unlisted},
		{"aqi/inner", `"os"`, unlisted},

		{"aqi", `"` + ours + `aqi/inner"`, ""},
		{"aqi", `"` + ours + `alert"`, sideways},
		{"alert", `"` + ours + `aqi"`, ""},
		{"alert", `"` + ours + `region"`, sideways},
		{"region", `"` + ours + `alert"`, ""},
		{"region", `"` + ours + `response"`, ""},
		{"response", `"` + ours + `aqi"`, ""},
		{"response", `"` + ours + `region"`, sideways},
		{"emission", `"` + ours + `response"`, ""},
		{"emission", `"` + ours + `enterprise"`, sideways},
		{"emission", `"` + ours + `region"`, sideways},
		{"enterprise", `"` + ours + `emission"`, ""},
		{"enterprise", `"` + ours + `region"`, sideways},

		{"alert", `"` + ours + `aqi/aqitest"`, "only another test package"},
		{"alert", `"` + ours + `alert/alerttest"`, "only another test package"},
		{"alert/alerttest", `"` + ours + `aqi/aqitest"`, ""},
		{"alert/alerttest", `"` + ours + `alert"`, ""},
		{"alert/alerttest", `"` + ours + `aqi"`, ""},
		{"alert/alerttest", `"` + ours + `region"`, sideways},
		{"aqi/aqitest", `"` + ours + `alert/alerttest"`, sideways},

		{"aqi", `"` + ours + `internal/enum"`, ""},
		{"alert", `"` + ours + `internal/faults"`, ""},
		{"aqi", `"` + ours + `internal/shared"`, "not part of the library"},
		{"aqi/aqitest", `"` + ours + `internal/shared"`, "not part of the library"},
		{"aqi/aqitest", `"` + ours + `internal/texttest"`, "not part of the library"},
		{"aqi", `"` + ours + `examples/episode"`, "not part of the library"},
		{"internal/enum", `"fmt"`, ""},
		{"internal/enum", `"os"`, unlisted},
		{"internal/enum", `"` + ours + `aqi"`, "must not import it"},
	}
	for _, tt := range tests {
		t.Run(tt.dir+" "+tt.spec, func(t *testing.T) {
			s := snippet(t, tt.dir, "package x\nimport "+tt.spec+"\n")
			check(t, importFaults(s), tt.want)
		})
	}
}

func TestCodeFaults(t *testing.T) {
	const dec = `import "github.com/shopspring/decimal"` + "\n"
	tests := []struct{ name, text, want string }{
		{"nothing", "var x = 1\nfunc (t T) init() { t.panic() }", ""},
		{"float64", "var x float64", "float64"},
		{"float32", "func f() any { return float32(1) }", "float32"},
		{"float literal", "var x = 1.5", "1.5"},
		{"imaginary literal", "var x = 2i", "2i"},
		{"integer literal with an exponent", "var x = 1e18", ""},
		{"fraction with an exponent", "var x = 1e-3", "1e-3"},
		{"float by method", "var x = d.InexactFloat64()", ".InexactFloat64"},
		{"now", `import "time"` + "\nvar x = time.Now", "time.Now"},
		{"now by another name", `import clock "time"` + "\nvar x = clock.Now()", "time.Now"},
		{"now of our own", "var x = time.Now()", ""},
		{"local", `import "time"` + "\nvar x = time.Local", "time.Local"},
		{"local by method", "var x = t.Local()", ".Local"},
		{"zone", `import "time"` + "\nvar x, _ = time.LoadLocation(`UTC`)", "time.LoadLocation"},
		{"fixed zone", `import "time"` + "\nvar x = time.FixedZone(`UTC+8`, 28800)", ""},
		{"panic", "func f() { panic(1) }", "panic"},
		{"init", "func init() {}", "init"},
		{"goroutine", "func f() { go f() }", "go statement"},
		{"global setting", dec + "func f() { decimal.DivisionPrecision = 3 }", "DivisionPrecision"},
		{"global setting read", dec + "var x = decimal.DivisionPrecision", "DivisionPrecision"},
		{"from float", dec + "var x = decimal.NewFromFloat(1)", "NewFromFloat"},
		{"from text", dec + "var x = decimal.RequireFromString(`1.5`)", ""},
		{"div", "var x = a.Div(b)", ".Div"},
		{"div of a call", "var x = f().Mul(b).Div(c)", ".Div"},
		{"div as value", "var x = a.Div", ".Div"},
		{"div round", "var x = a.DivRound(b, 2)", ".DivRound"},
		{"quotient", "var q, r = a.QuoRem(b, 0)", ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			check(t, codeFaults(snippet(t, "aqi", "package x\n"+tt.text+"\n")), tt.want)
		})
	}
}

func TestLengthFaults(t *testing.T) {
	tests := []struct {
		file  string
		lines int
		want  string
	}{
		{"a.go", maxLines, ""},
		{"a.go", maxLines + 1, "301 lines"},
		{"table_2012.go", maxLines + 1, ""},
		{"limits_table.go", maxLines + 1, ""},
		{"tables.go", maxLines + 1, "301 lines"},
	}
	for _, tt := range tests {
		check(t, lengthFaults(source{dir: "aqi", name: tt.file, lines: tt.lines}), tt.want)
	}
}

func TestTopLevelFaults(t *testing.T) {
	check(t, topLevelFaults(slices.Concat(topLevel, []string{".git", ".ci"})), "")
	for _, name := range []string{"util", "main.go", "Makefile", "testdata"} {
		check(t, topLevelFaults([]string{name}), name)
	}
}

func TestKinds(t *testing.T) {
	for dir, want := range map[string][2]bool{ // library, test package
		"aqi":             {true, false},
		"aqi/aqitest":     {true, true},
		"aqi/inner":       {true, false},
		"aqix":            {false, false},
		"internal/enum":   {true, false},
		"internal/shared": {false, false},
		"examples/aqi":    {false, false},
		".":               {false, false},
	} {
		if got := [2]bool{isLibrary(dir), isTestPackage(dir)}; got != want {
			t.Errorf("%s: %v, want %v", dir, got, want)
		}
	}
}

func TestParseCountsLines(t *testing.T) {
	if s := snippet(t, "aqi", "package x\n\nvar y = 1\n"); s.lines != 3 {
		t.Errorf("%d lines, want 3", s.lines)
	}
}
