package main

import (
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestCounts(t *testing.T) {
	for _, row := range []struct {
		text string
		want counts
	}{
		{"type T int; type u int; type V = T", counts{types: 2}},
		{"type T struct { A, b, C int; U }; type u struct { D int }", counts{types: 1, fields: 2}},
		{"func F() {}; func g() {}; func (t T) M() {}; func (t *T) N() {}; func (t T) o() {}; func (u u) P() {}", counts{funcs: 1, methods: 2}},
		{"func (t T[A]) M() {}; func (t *T[A, B]) N() {}; func String() {}", counts{funcs: 1, methods: 2}},
		{"func (t T) String() {}; func (t *T) UnmarshalJSON() {}; func (u u) Chinese() {}", counts{text: 2}},
		{"const A, b, C = 1, 2, 3; var D, E int; var f int", counts{consts: 2, vars: 2}},
	} {
		file, err := parser.ParseFile(token.NewFileSet(), "", "package x\n"+row.text, parser.SkipObjectResolution)
		if err != nil {
			t.Fatal(err)
		}
		var got counts
		if got.file(file); got != row.want {
			t.Errorf("%s: %+v, want %+v", row.text, got, row.want)
		}
	}
}

func TestTable(t *testing.T) {
	dir := t.TempDir()
	for name, text := range map[string]string{"a.go": "package a\nconst A = 1", "b.go": "package a\nfunc F() {}", "a_test.go": "package a\nvar B int"} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	text, err := table([]string{dir, dir})
	if err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(strings.TrimSpace(text), "\n")
	if got := strings.Fields(lines[len(lines)-1]); strings.Join(got, " ") != "all 0 2 0 2 0 4 0 0" {
		t.Errorf("%q", got)
	}
	if text, err := table([]string{t.TempDir()}); text != "" || err == nil || !strings.Contains(err.Error(), "no Go files") {
		t.Errorf("%q, %v", text, err)
	}
}
