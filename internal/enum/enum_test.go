package enum_test

import (
	"errors"
	"testing"

	"github.com/clearsky-go/clearsky/internal/enum"
)

type colour uint8

var colours = enum.Table[colour]{Type: "test.colour", Names: []enum.Name{
	{}, {"red", "Red", "红"}, {"green", "Green", "绿"},
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
	for _, word := range []string{"", "Red", "blue"} {
		v := colour(2)
		err := colours.Unmarshal([]byte(word), &v)
		if !errors.Is(err, enum.ErrText) || v != 2 {
			t.Errorf("Unmarshal(%q): %v, value %d", word, err, v)
		}
	}
}
