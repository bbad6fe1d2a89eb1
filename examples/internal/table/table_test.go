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

func TestLines(t *testing.T) {
	for _, tt := range []struct {
		text  string
		width int
		want  []string
	}{
		{"", 10, []string{""}},
		{"stay indoors, if you can", 13, []string{"stay indoors,", "if you can"}},
		{"stay indoors", 3, []string{"stay", "indoors"}},
		{"减少户外运动。", 8, []string{"减少户外", "运动。"}},
		{"减少户外运动。", 12, []string{"减少户外运", "动。"}}, // no line begins with a full stop
		{"学校（幼儿园）停课", 6, []string{"学校", "（幼儿", "园）停", "课"}},
		{"国Ⅳ及以下PM2.5 150.5元", 10, []string{"国Ⅳ及以下", "PM2.5", "150.5元"}},
	} {
		got := Lines(tt.text, tt.width)
		if !slices.Equal(got, tt.want) {
			t.Errorf("%q, width %d: %q, want %q", tt.text, tt.width, got, tt.want)
		}
	}
}
