package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

var fixtures = []string{filepath.Join("testdata", "aqi"), filepath.Join("testdata", "shop")}

// The fixtures' text_gen.go are the wanted output. After a change of the generator: go run . testdata/aqi testdata/shop
func TestGenerate(t *testing.T) {
	var stderr bytes.Buffer
	if status := run(append([]string{"-check"}, fixtures...), &stderr); status != 0 {
		t.Errorf("status %d: %s", status, &stderr)
	}
}

// folder returns a new folder with a file of package p.
func folder(t *testing.T, text string) string {
	t.Helper()
	dir := t.TempDir()
	save(t, filepath.Join(dir, "p.go"), "package p\n"+text)
	return dir
}

func save(t *testing.T, path, text string) {
	t.Helper()
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
}

func TestCheckAndWrite(t *testing.T) {
	dir := folder(t, "type Plan struct { X int `json:\"x\"` }")
	path := filepath.Join(dir, fileName)
	step := func(what string, want int, args ...string) {
		t.Helper()
		var stderr bytes.Buffer
		if got := run(append(args, dir), &stderr); got != want || (want == 1) != strings.Contains(stderr.String(), path) {
			t.Errorf("%s: status %d, want %d: %s", what, got, want, &stderr)
		}
	}
	step("no file", 1, "-check")
	if _, err := os.Stat(path); err == nil {
		t.Error("-check has written the file")
	}
	step("write", 0)
	step("current", 0, "-check")
	save(t, filepath.Join(dir, "p_test.go"), "not read")
	step("a test", 0, "-check")
	save(t, path, "not read")
	step("stale", 1, "-check")
	step("write again", 0)
	step("current again", 0, "-check")
}

func TestRunInTheCurrentFolder(t *testing.T) {
	t.Chdir(fixtures[0])
	var stderr bytes.Buffer
	if status := run([]string{"-check"}, &stderr); status != 0 {
		t.Errorf("status %d: %s", status, &stderr)
	}
}

func TestRunRefuses(t *testing.T) {
	for _, args := range [][]string{{"-bad"}, {t.TempDir()}, {filepath.Join(t.TempDir(), "none")}, {folder(t, "type")}, {folder(t, "")}} {
		var stderr bytes.Buffer
		if status := run(args, &stderr); status == 0 || stderr.Len() == 0 {
			t.Errorf("%q: status %d: %s", args, status, &stderr)
		}
	}
}

// tableOf declares a table of T with these names.
func tableOf(names string) string {
	return "type T uint8\nvar ts = enum.Table[T]{Type: \"p.T\", Names: []enum.Name{\n" + names + "}}\n"
}

var good = tableOf(`{"a", "A", "甲", nil}, {Word: "b", English: "B", Chinese: "乙"},`)

var problems = []struct {
	name, text string
	want       []string // of each line of the errors, a part
}{
	{"set without a table", good + "//clearsky:set U\ntype S uint8\n", []string{`S is a set of "U", which has no table`}},
	{"set of nothing", good + "//clearsky:set\ntype S uint8\n", []string{`S is a set of "", which has no table`}},
	{"signed set", good + "//clearsky:set T\ntype S int\n", []string{"no unsigned integer"}},
	{"struct as a set", good + "//clearsky:set T\ntype S struct{}\n", []string{"no unsigned integer"}},
	{"enumeration as a set", "//clearsky:set T\n" + good, []string{"//clearsky:set on T has no effect"}},
	{"unknown directive", "//clearsky:hole\n" + good, []string{"p.go:2: //clearsky:hole on T has no effect"}},
	{"whole without keys", good + "//clearsky:whole\ntype S struct{ X int }\n", []string{"whole on S has no effect"}},
	{"whole and not read", good + "//clearsky:whole\n//clearsky:nojson\ntype S struct{ X int `json:\"x\"`}\n", []string{"whole on S has no"}},
	{"by hand", good + "//clearsky:whole\ntype S struct{ X int `json:\"x\"`}\nfunc (s *S) UnmarshalJSON([]byte) error { return nil }\n",
		[]string{"whole on S has no effect"}},
	{"stray directive", good + "//clearsky:set T\n\ntype S uint8\n", []string{"set is not in the doc of a type"}},
	{"directive of a group", good + "//clearsky:set T\ntype (\nS uint8\n)\n", []string{"set is not in the doc of a type"}},
	{"same word", tableOf("{\"a\", \"A\", \"甲\", nil},\n{\"a\", \"B\", \"乙\", nil},"), []string{`p.go:5: ts: "a" is a term of a and of a`}},
	{"same Chinese", tableOf(`{"a", "A", "甲", nil}, {"b", "B", "甲", nil},`), []string{`"甲" is a term of a and of b`}},
	{"same term", tableOf(`{"a", "A", "甲", []string{"乙"}}, {"b", "B", "乙", nil},`), []string{`"乙" is a term of a and of b`}},
	{"empty names", tableOf(`{Word: "a", Chinese: "甲"}, {Word: "b", English: "B"}, {English: "C", Chinese: "丙"}, {"d", "D", "丁", []string{""}},`),
		[]string{`"a" has an empty name`, `"b" has an empty name`, `"" has an empty name`, `"d" has an empty name`}},
	{"terms from elsewhere", tableOf(`{q.A, "A", "甲", nil}, {"b", "B", f(), nil}, {"c", "C", "丙", more},`),
		[]string{"string constant", "string constant", "Also is no literal"}},
	{"number as a word", tableOf(`{1, "A", "甲", nil},`), []string{"string constant"}},
	{"name of a function", tableOf(`f(),`), []string{"a name of ts is no literal"}},
	{"names of a function", "type T uint8\nvar ts = enum.Table[T]{\"p.T\", f()}", []string{"ts has no literal Names"}},
	{"other type's name", strings.Replace(good, "p.T", "p.U", 1), []string{`ts has the Type "p.U", want "p.T"`}},
	{"two tables", good + "var us = enum.Table[T]{Type: \"p.T\"}\n", []string{"ts and us are tables of the same type"}},
	{"no such type", good + "var us = enum.Table[U]{Type: \"p.U\"}\n", []string{"us is a table of U, which the package has not"}},
	{"nothing", "var x = other.Table[T]{}\nvar y = enum.Table[q.T]{}\nvar z = enum.Other[T]{}", []string{"nothing to generate"}},
}

// One problem does not hide the next.
func TestProblems(t *testing.T) {
	for _, tt := range problems {
		t.Run(tt.name, func(t *testing.T) {
			_, err := generate(folder(t, tt.text))
			if err == nil {
				t.Fatal("no error")
			}
			lines := strings.Split(err.Error(), "\n")
			for i, line := range lines {
				if i >= len(tt.want) || !strings.Contains(line, tt.want[i]) {
					t.Errorf("%s", line)
				}
			}
			if len(lines) != len(tt.want) {
				t.Errorf("%d problems, want %d", len(lines), len(tt.want))
			}
		})
	}
}

func TestArticle(t *testing.T) {
	for name, want := range map[string]string{
		"Plan": "a ", "Answer": "an ", "Hour": "an ", "Hours": "", "Unit": "a ", "Process": "a ", "Basis": "a ", "Status": "a ",
	} {
		if got := article(name); got != want {
			t.Errorf("article(%q) = %q, want %q", name, got, want)
		}
	}
}
