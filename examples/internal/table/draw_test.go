package table

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestSparkline(t *testing.T) {
	for _, tt := range []struct {
		values []int
		each   int
		want   string
	}{
		{[]int{0, 62, 63, 250, 437, 438, 500, 900}, 1, "▁▁▂▅▇███"},
		{[]int{-1, -1, 100, -1, 300}, 2, "·▂▅"},
		{nil, 3, ""},
	} {
		if got := Sparkline(tt.values, tt.each, 500); got != tt.want {
			t.Errorf("%v: %s, want %s", tt.values, got, tt.want)
		}
	}
}

// Colours are for words, and only on a terminal.
func TestPaint(t *testing.T) {
	const plain = "issue red, required; 橙色预警"
	colours := map[string]string{"red": "31", "橙色": "33"}
	if got, want := Paint(plain, colours), "issue \x1b[31mred\x1b[0m, required; \x1b[33m橙色\x1b[0m预警"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
	f, err := os.Create(filepath.Join(t.TempDir(), "out"))
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = f.Close() }()
	if Terminal(f) || Terminal(&strings.Builder{}) {
		t.Error("a file is no terminal")
	}
}
