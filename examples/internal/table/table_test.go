package table

import (
	"slices"
	"testing"
)

func TestWidth(t *testing.T) {
	for text, want := range map[string]int{
		"":                0,
		"PM2.5":           5,
		"µg/m³":           5,
		"细颗粒物":            8,
		"日AQI＞200持续24小时":  20,
		"24小时平均":          10,
		"e\u0301":         1, // a letter and its accent
		"（HJ 633-2012）、":  17,
		"\U00020000":      2,
		"bad \xff UTF-8":  11,
		"zero\u200bwidth": 9,
	} {
		if got := Width(text); got != want {
			t.Errorf("%q: %d, want %d", text, got, want)
		}
	}
}

func TestFormat(t *testing.T) {
	got := Format("lr", [][]string{
		{"item", "value", "note"},
		{"臭氧", "7"},
		{"", "1000", "x", "more"},
	})
	const want = "item  value  note\n" +
		"臭氧      7\n" +
		"       1000  x     more\n"
	if got != want {
		t.Errorf("got\n%swant\n%s", got, want)
	}
	if got := Format("l", nil); got != "" {
		t.Errorf("no rows: %q", got)
	}
}

func TestWrap(t *testing.T) {
	items := []string{"疏附县", "Shufu", "a name that is too long", "x", "y"}
	for width, want := range map[int][]string{
		0:   {"疏附县,", "Shufu,", "a name that is too long,", "x,", "y"},
		14:  {"疏附县, Shufu,", "a name that is too long,", "x, y"},
		13:  {"疏附县,", "Shufu,", "a name that is too long,", "x, y"},
		100: {"疏附县, Shufu, a name that is too long, x, y"},
	} {
		if got := Wrap(items, ", ", width); !slices.Equal(got, want) {
			t.Errorf("width %d: %q, want %q", width, got, want)
		}
	}
	if got := Wrap(nil, ", ", 10); got != nil {
		t.Errorf("no items: %q", got)
	}
}
