package house

import (
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"
	"testing"
)

var repository = filepath.Join("..", "..")

func TestImports(t *testing.T) {
	for _, s := range library(t) {
		report(t, importFaults(s))
	}
}

// Test packages draw random values and are not held to the library's purity.
func TestCode(t *testing.T) {
	for _, s := range library(t) {
		if !isTestPackage(s.dir) {
			report(t, codeFaults(s))
		}
	}
}

func TestLength(t *testing.T) {
	for _, s := range library(t) {
		report(t, lengthFaults(s))
	}
}

func TestTopLevel(t *testing.T) {
	entries, err := os.ReadDir(repository)
	if err != nil {
		t.Fatal(err)
	}
	names := make([]string, 0, len(entries))
	for _, e := range entries {
		names = append(names, e.Name())
	}
	report(t, topLevelFaults(names))
}

func report(t *testing.T, faults []string) {
	t.Helper()
	for _, f := range faults {
		t.Error(f)
	}
}

// library parses every file of the library that is not a test.
func library(t *testing.T) []source {
	t.Helper()
	var sources []source
	root := os.DirFS(repository)
	err := fs.WalkDir(root, ".", func(p string, e fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if e.IsDir() {
			return enter(p)
		}
		if !isLibrary(path.Dir(p)) || !strings.HasSuffix(p, ".go") || strings.HasSuffix(p, "_test.go") {
			return nil
		}
		text, err := fs.ReadFile(root, p)
		if err != nil {
			return err
		}
		s, err := parse(path.Dir(p), path.Base(p), text)
		sources = append(sources, s)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	if len(sources) == 0 {
		t.Fatal("no file of the library found")
	}
	return sources
}

// enter skips the folders that the go command skips.
func enter(dir string) error {
	base := path.Base(dir)
	if base == "testdata" || base != "." && strings.ContainsAny(base[:1], "._") {
		return fs.SkipDir
	}
	return nil
}
