package house

import (
	"maps"
	"os"
	"slices"
	"strings"
	"testing"
)

// The stair that the README draws is that of the imports.
func TestReadmeDrawsTheStair(t *testing.T) {
	stair := slices.SortedFunc(maps.Keys(upstream), func(a, b string) int { return len(upstream[a]) - len(upstream[b]) })
	readme, err := os.ReadFile("../../README.md")
	if err != nil {
		t.Fatal(err)
	}
	if drawn := "\n" + strings.Join(stair, " ─► ") + "\n"; !strings.Contains(string(readme), drawn) {
		t.Errorf("README.md does not draw %s", drawn)
	}
}
