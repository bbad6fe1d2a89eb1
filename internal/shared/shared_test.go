package shared

import (
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
)

// skipper records a skip and an error instead of skipping or failing the test that uses it.
type skipper struct {
	testing.TB
	skipped, failed string
}

func (s *skipper) Helper() {}

func (s *skipper) Skipf(format string, args ...any) {
	s.skipped = fmt.Sprintf(format, args...)
	runtime.Goexit()
}

func (s *skipper) Errorf(format string, args ...any) { s.failed = fmt.Sprintf(format, args...) }

// find calls File as a test of its own would: path or message is empty.
func find(elem ...string) (path, message string) {
	var s skipper
	done := make(chan struct{})
	go func() {
		defer close(done)
		path = File(&s, elem...)
	}()
	<-done
	return path, s.skipped
}

func TestFile(t *testing.T) {
	dir := t.TempDir()
	t.Setenv(Env, dir)
	want := filepath.Join(dir, "data", "a.csv")
	if err := os.Mkdir(filepath.Dir(want), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(want, nil, 0o644); err != nil {
		t.Fatal(err)
	}
	if path, message := find("data", "a.csv"); path != want || message != "" {
		t.Errorf("present: %q, %q, want %q", path, message, want)
	}
	for _, elem := range []string{"b.csv", "data"} {
		path, message := find(elem)
		if path != "" || !strings.HasPrefix(message, Absent+": ") || !strings.Contains(message, elem) {
			t.Errorf("%s: %q, %q, want a skip that names it", elem, path, message)
		}
	}
}

func TestDir(t *testing.T) {
	repo := filepath.Dir(filepath.Dir(must(t, os.Getwd)))
	t.Setenv(Env, "")
	if got, want := dir(), filepath.Join(filepath.Dir(repo), "shared"); got != want {
		t.Errorf("unset: %s, want %s", got, want)
	}
	t.Setenv(Env, "elsewhere")
	if got, want := dir(), filepath.Join(repo, "elsewhere"); got != want {
		t.Errorf("relative: %s, want %s", got, want)
	}
	t.Chdir(t.TempDir())
	if got, want := root(), must(t, os.Getwd); got != want {
		t.Errorf("outside the module: %s, want %s", got, want)
	}
}

func must(t *testing.T, f func() (string, error)) string {
	t.Helper()
	s, err := f()
	if err != nil {
		t.Fatal(err)
	}
	return s
}
