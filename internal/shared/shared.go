// Package shared finds the test data that is shared between checkouts and is
// no part of the repository.
package shared

import (
	"os"
	"path/filepath"
	"regexp"
	"testing"
)

// Absent begins the message of every test skipped for want of shared data, so
// that a skip where the data exists can be told from other skips.
const Absent = "shared data absent"

// Env names the environment variable that holds the directory of the shared
// data, absolute or relative to the root of the repository. Unset or empty, it
// is ../shared beside the repository.
const Env = "CLEARSKY_SHARED"

var moduleLine = regexp.MustCompile(`(?m)^module github\.com/clearsky-go/clearsky\s*$`)

// File returns the path of a file of the shared data, given by its path's
// elements below the data's directory. The test is skipped when it is absent.
func File(tb testing.TB, elem ...string) string {
	tb.Helper()
	path := filepath.Join(append([]string{dir()}, elem...)...)
	if info, err := os.Stat(path); err != nil || info.IsDir() {
		tb.Skipf("%s: %s", Absent, path)
	}
	return path
}

func dir() string {
	dir := os.Getenv(Env)
	if dir == "" {
		dir = filepath.Join("..", "shared")
	}
	if filepath.IsAbs(dir) {
		return dir
	}
	return filepath.Join(root(), dir)
}

// root is the nearest folder at or above the working directory that holds this
// module, or the working directory where there is none.
func root() string {
	start, err := os.Getwd()
	if err != nil {
		return "."
	}
	for dir := start; ; dir = filepath.Dir(dir) {
		mod, err := os.ReadFile(filepath.Join(dir, "go.mod"))
		if err == nil && moduleLine.Match(mod) {
			return dir
		}
		if dir == filepath.Dir(dir) {
			return start
		}
	}
}
