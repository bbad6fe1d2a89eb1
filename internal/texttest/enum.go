// Package texttest has the checks of text and JSON forms that the tests of all packages share. Only tests import it.
package texttest

import (
	"encoding"
	"errors"
	"fmt"
	"strings"
	"testing"
	"unicode"

	"github.com/clearsky-go/clearsky/internal/enum"
)

// enumeration is what every enumeration has.
type enumeration interface {
	~uint8
	fmt.Stringer
	encoding.TextMarshaler
	Chinese() string
}

type reader[T any] interface {
	*T
	encoding.TextUnmarshaler
}

// words are the words of an enumeration by value, "" where a value is none.
type words struct {
	list    []string
	notIn   string // what no word holds
	hasNone bool   // whether the zero value has a word but is not valid
}

const notInWords = " ,\"" // a comma stands between the words of a set

// Enum checks that the words, in the order of the values, are the text forms of T and all of them. A value that is none has the
// word "". Each value must have names of its own in English and Chinese, every other number is marked as such, and where T
// says which of its values are valid it must agree.
func Enum[T enumeration, P reader[T]](tb testing.TB, list ...string) {
	tb.Helper()
	checkEnum[T, P](tb, words{list: list, notIn: notInWords + "_"})
}

// EnumOfFields is Enum where the words are names of fields as JSON has them, with underscores.
func EnumOfFields[T enumeration, P reader[T]](tb testing.TB, list ...string) {
	tb.Helper()
	checkEnum[T, P](tb, words{list: list, notIn: notInWords + "-"})
}

// EnumWithNone is Enum where the zero value has a word and names but is not valid, such as no level.
func EnumWithNone[T enumeration, P reader[T]](tb testing.TB, list ...string) {
	tb.Helper()
	checkEnum[T, P](tb, words{list: list, notIn: notInWords + "_", hasNone: true})
}

func checkEnum[T enumeration, P reader[T]](tb testing.TB, w words) {
	tb.Helper()
	if len(w.list) < 2 || w.list[1] == "" {
		tb.Fatalf("%T: words %q, want one for 1 at least", T(0), w.list)
	}
	seen := map[string]bool{}
	for i := range 256 {
		v, word := T(i), ""
		if i < len(w.list) {
			word = w.list[i]
		}
		valid := word != "" && (i > 0 || !w.hasNone)
		if is, has := any(v).(interface{ Valid() bool }); has && is.Valid() != valid {
			tb.Errorf("%T(%d): valid is %v", v, i, is.Valid())
		}
		if word == "" {
			checkNone(tb, v)
			continue
		}
		checkValue[T, P](tb, v, word, w.notIn)
		if seen[v.String()] || seen[v.Chinese()] {
			tb.Errorf("%T(%d): another value is %q or %q too", v, i, v, v.Chinese())
		}
		seen[v.String()], seen[v.Chinese()] = true, true
	}
	checkRefusals[T, P](tb, w.list)
}

// checkNone checks a number that stands for no value.
func checkNone[T enumeration](tb testing.TB, v T) {
	tb.Helper()
	marked := fmt.Sprintf("%T(%d)", v, uint8(v))
	text, err := v.MarshalText()
	if text != nil || !errors.Is(err, enum.ErrText) || v.String() != marked || v.Chinese() != marked {
		tb.Errorf("%s: %q, %v, %s, %s", marked, text, err, v, v.Chinese())
	}
}

func checkValue[T enumeration, P reader[T]](tb testing.TB, v T, word, notIn string) {
	tb.Helper()
	text, err := v.MarshalText()
	if string(text) != word || err != nil {
		tb.Errorf("%T(%d): %q, %v, want %q", v, uint8(v), text, err, word)
	}
	for _, back := range []T{0, 99, 255} {
		if err := P(&back).UnmarshalText([]byte(word)); err != nil || back != v {
			tb.Errorf("%T %q: %d, %v, want %d", v, word, uint8(back), err, uint8(v))
		}
	}
	if word != strings.ToLower(word) || strings.ContainsAny(word, notIn) {
		tb.Errorf("%T(%d): %q is no plain lower-case word", v, uint8(v), word)
	}
	if v.String() == "" || strings.Contains(v.String(), fmt.Sprintf("%T", v)) {
		tb.Errorf("%T(%d): %q is no name", v, uint8(v), v)
	}
	han := func(r rune) bool { return unicode.Is(unicode.Han, r) }
	if strings.ContainsFunc(v.String(), unicode.IsLetter) && !strings.ContainsFunc(v.Chinese(), han) || v.Chinese() == "" {
		tb.Errorf("%T(%d): %q is not Chinese", v, uint8(v), v.Chinese())
	}
}

// checkRefusals checks that texts near to the words are none, that they leave the value as it is, and that errors stay short.
func checkRefusals[T enumeration, P reader[T]](tb testing.TB, list []string) {
	tb.Helper()
	bad := []string{
		"", " ", "-", ",", "x", "none ", "UNKNOWN", fmt.Sprintf("%T(9)", T(0)), "\xff", strings.Repeat("y", 1000), strings.Repeat("x", 100_000),
	}
	for i, word := range list {
		if word == "" {
			continue
		}
		bad = append(bad, word+" ", " "+word, word+",", strings.ToUpper(word)+"X")
		if upper := strings.ToUpper(word); upper != word && upper != T(i).String() {
			bad = append(bad, upper)
		}
	}
	most := len(strings.Join(list, ", ")) + 150 // an error may name all the words
	for _, text := range bad {
		v := T(1)
		if err := P(&v).UnmarshalText([]byte(text)); !errors.Is(err, enum.ErrText) || v != 1 || len(err.Error()) > most {
			tb.Errorf("%T %.40q: %.1000v, now %d", v, text, err, uint8(v))
		}
	}
}
