package house

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// TestEachPackageIsTested wants of each package what the checks of the repository run by name, and a test of whose its memory is.
func TestEachPackageIsTested(t *testing.T) {
	for dir := range upstream {
		names, err := filepath.Glob(filepath.Join(repository, dir, "*_test.go"))
		if err != nil {
			t.Fatal(err)
		}
		var all strings.Builder
		for _, name := range names {
			text, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			all.Write(text)
		}
		missing := slices.DeleteFunc([]string{
			"func TestParallelSmoke(", "func TestSpeed(", "speed.Check(", "func Fuzz", "memory.Own(", "rapid.Check(", "func Example",
		}, func(want string) bool { return strings.Contains(all.String(), want) })
		if len(missing) > 0 {
			t.Errorf("%s: no test has %q", dir, missing)
		}
	}
}
