package table

import "testing"

func TestParagraph(t *testing.T) {
	const want = "  学校停课，\n    学生在家学\n    习\n    - a b c\n      d\n"
	if got := Paragraph("  ", "学校停课，学生在家学习\n  - a b c d", 14); got != want {
		t.Errorf("%q, want %q", got, want)
	}
}

func TestPage(t *testing.T) {
	rows := [][]string{{"a", "one two three four five"}, {"bb", "x"}, {"", "一二三四五六七八"}}
	for most, want := range map[int]string{
		9: "a   one two\n    three four\n    five\nbb  x\n    一二三四五\n    六七八\n",
		2: "a   one two\n    three…\nbb  x\n    一二三四五\n    六七八\n",
		1: "a   one two…\nbb  x\n    一二三四…\n",
	} {
		if got := Page(rows, 14, most); got != want {
			t.Errorf("at most %d lines\n%swant\n%s", most, got, want)
		}
	}
	if got := Page(nil, 14, 1); got != "" {
		t.Errorf("no rows: %q", got)
	}
}
