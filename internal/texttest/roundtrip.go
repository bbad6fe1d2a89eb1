package texttest

import (
	"bytes"
	"encoding"
	"encoding/json"
	"errors"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/clearsky-go/clearsky/internal/enum"
)

type textual interface {
	comparable
	encoding.TextMarshaler
}

// RoundTrip reads a text form. What is refused breaks one of the rules, enum.ErrText among them, and leaves the value as it is.
// What is accepted is written so that it reads the same again and is written the same again; RoundTrip returns it.
func RoundTrip[T textual, P reader[T]](tb testing.TB, in []byte, rules ...error) (written []byte, ok bool) {
	tb.Helper()
	var zero, v, again T
	if err := P(&v).UnmarshalText(in); err != nil {
		is := func(rule error) bool { return errors.Is(err, rule) }
		if v != zero || !is(enum.ErrText) && !slices.ContainsFunc(rules, is) {
			tb.Fatalf("%T %q: %v, now %v", v, in, err, v)
		}
		return nil, false
	}
	written, err := v.MarshalText()
	if err != nil {
		tb.Fatalf("%T %q: %v", v, in, err)
	}
	if err := P(&again).UnmarshalText(written); err != nil || again != v {
		tb.Fatalf("%T %q: written %q, read %v, %v", v, in, written, again, err)
	}
	if second, err := again.MarshalText(); err != nil || !bytes.Equal(second, written) {
		tb.Fatalf("%T %q: written %q, the second time %q, %v", v, in, written, second, err)
	}
	return written, true
}

// Words is RoundTrip for an enumeration or a set of one: what is written has the words that were read, if in another order, and as
// many where other terms were read, such as Chinese ones or signs.
func Words[T textual, P reader[T]](tb testing.TB, in []byte) {
	tb.Helper()
	sorted := func(text []byte) []string {
		list := strings.Split(string(text), ",")
		slices.Sort(list)
		return list
	}
	written, ok := RoundTrip[T, P](tb, in)
	if !ok {
		return
	}
	got, want := sorted(written), sorted(in)
	plain := !bytes.ContainsFunc(in, func(r rune) bool { return r != ',' && !isWord(r) })
	if plain && !slices.Equal(got, want) || len(got) != len(want) {
		tb.Fatalf("%T %q: written %q", *new(T), in, written)
	}
}

// isWord reports whether words have the rune.
func isWord(r rune) bool { return r >= 'a' && r <= 'z' || r >= '0' && r <= '9' || r == '-' || r == '_' }

// JSON reads a JSON form; what is accepted and can be written is written the same a second time, and is the same where Go can
// compare it. Only what has no text cannot be written: a pollutant or the like that was left out, or an hour that is none.
func JSON[T any](tb testing.TB, in []byte) (v T, ok bool) {
	tb.Helper()
	return readJSON[T](tb, in, false)
}

// WholeJSON is JSON where all that is accepted can be written.
func WholeJSON[T any](tb testing.TB, in []byte) (v T, ok bool) {
	tb.Helper()
	return readJSON[T](tb, in, true)
}

func readJSON[T any](tb testing.TB, in []byte, whole bool) (v T, ok bool) {
	tb.Helper()
	if json.Unmarshal(in, &v) != nil {
		return v, false
	}
	text, err := json.Marshal(v)
	if errors.Is(err, enum.ErrText) && !whole {
		return v, true
	}
	if err != nil {
		tb.Fatalf("%T read from %q cannot be written: %v", v, in, err)
	}
	var again T
	if err := json.Unmarshal(text, &again); err != nil {
		tb.Fatalf("%T %s: %v", v, text, err)
	}
	if second, err := json.Marshal(again); err != nil || !bytes.Equal(text, second) {
		tb.Fatalf("%T: %s, the second time %s, %v", v, text, second, err)
	}
	if reflect.TypeFor[T]().Comparable() && any(again) != any(v) {
		tb.Fatalf("%T: %s, read %+v, want %+v", v, text, again, v)
	}
	return v, true
}

// Back returns the value after writing it as JSON and reading it again.
func Back[T any](t interface {
	Helper()
	Fatalf(format string, args ...any)
}, v T,
) T {
	t.Helper()
	text, err := json.Marshal(v)
	if err != nil {
		t.Fatalf("%+v: %v", v, err)
	}
	var back T
	if err := json.Unmarshal(text, &back); err != nil {
		t.Fatalf("%s: %v", text, err)
	}
	return back
}
