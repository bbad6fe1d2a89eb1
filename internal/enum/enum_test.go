package enum_test

import (
	"bytes"
	"errors"
	"strings"
	"testing"

	"github.com/clearsky-go/clearsky/internal/enum"
)

type colour uint8

var colours = enum.Table[colour]{Type: "test.colour", Names: []enum.Name{
	{}, {Word: "red", English: "Red", Chinese: "红", Also: []string{"赤", "朱"}}, {Word: "green", English: "Green", Chinese: "绿"},
}}

func TestTable(t *testing.T) {
	for v, want := range map[colour][2]string{
		0: {"test.colour(0)", "test.colour(0)"},
		1: {"Red", "红"},
		2: {"Green", "绿"},
		3: {"test.colour(3)", "test.colour(3)"},
	} {
		if got := [2]string{colours.English(v), colours.Chinese(v)}; got != want {
			t.Errorf("names of %d = %q, want %q", v, got, want)
		}
		text, err := colours.Marshal(v)
		if colours.Valid(v) != (err == nil) || !colours.Valid(v) && !errors.Is(err, enum.ErrText) {
			t.Errorf("Marshal(%d): %v", v, err)
		}
		var back colour
		if err == nil && (colours.Unmarshal(text, &back) != nil || back != v) {
			t.Errorf("%q gives %d, want %d", text, back, v)
		}
	}
}

func TestUnmarshalKeepsTheValueOnError(t *testing.T) {
	for _, word := range []string{"", "Red", "RED", "blue", "red ", "红色", "红,赤", "test.colour(1)"} {
		v := colour(2)
		err := colours.Unmarshal([]byte(word), &v)
		if !errors.Is(err, enum.ErrText) || v != 2 {
			t.Errorf("Unmarshal(%q): %v, value %d", word, err, v)
		}
	}
}

func TestUnmarshalReadsEveryTerm(t *testing.T) {
	for term, want := range map[string]colour{"red": 1, "红": 1, "赤": 1, "朱": 1, "green": 2, "绿": 2} {
		var v colour
		if err := colours.Unmarshal([]byte(term), &v); err != nil || v != want {
			t.Errorf("Unmarshal(%q): %d, %v, want %d", term, v, err, want)
		}
	}
	text := []byte("绿")
	if n := testing.AllocsPerRun(10, func() {
		var v colour
		_ = colours.Unmarshal(text, &v)
	}); n != 0 {
		t.Errorf("%v allocations", n)
	}
}

func TestUnmarshalErrorIsBounded(t *testing.T) {
	var v colour
	err := colours.Unmarshal(bytes.Repeat([]byte("x"), 1000), &v)
	if err == nil || len(err.Error()) > 150 || !strings.HasSuffix(err.Error(), "want red, green") {
		t.Error(err)
	}
}

// A term that two values share names neither, unless it is the word of one.
func TestClash(t *testing.T) {
	name := func(word, chinese string, also ...string) enum.Name {
		return enum.Name{Word: word, English: word, Chinese: chinese, Also: also}
	}
	for _, tt := range []struct {
		names []enum.Name
		term  string
		want  colour // 99 for none
		clash string
	}{
		{[]enum.Name{name("a", "甲"), {}, {}, name("b", "乙", "b", "乙")}, "乙", 3, ""},
		{[]enum.Name{name("a", "甲"), name("b", "甲")}, "甲", 99, `test.colour: "甲" is a term of a and of b`},
		{[]enum.Name{name("a", "甲", "x"), name("b", "乙", "x")}, "x", 99, `test.colour: "x" is a term of a and of b`},
		{[]enum.Name{name("a", "甲", "b"), name("b", "乙")}, "b", 1, `test.colour: "b" is a term of a and of b`},
		{[]enum.Name{{Chinese: "甲"}, name("b", "")}, "甲", 99, ""},
		{[]enum.Name{{Chinese: "甲"}, name("b", "")}, "", 99, ""},
	} {
		table := enum.Table[colour]{Type: "test.colour", Names: tt.names}
		v := colour(99)
		if err := table.Unmarshal([]byte(tt.term), &v); v != tt.want || (err == nil) != (tt.want != 99) {
			t.Errorf("%+v: %q is %d, %v, want %d", tt.names, tt.term, v, err, tt.want)
		}
		if got := table.Clash(); got != tt.clash {
			t.Errorf("%+v: clash %q, want %q", tt.names, got, tt.clash)
		}
	}
}

func BenchmarkUnmarshal(b *testing.B) {
	text := []byte("绿")
	for b.Loop() {
		var v colour
		_ = colours.Unmarshal(text, &v)
	}
}
