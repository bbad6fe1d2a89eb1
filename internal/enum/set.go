package enum

import (
	"fmt"
	"iter"
	"math/bits"
	"strings"
)

// A set of an enumeration's values is a bit mask: bit v stands for the value v, which must be below 64.

// All returns the set's values in their order, as often as it is ranged over.
func All[T ~uint8](set uint64) iter.Seq[T] {
	return func(yield func(T) bool) {
		for s := set; s != 0 && yield(T(bits.TrailingZeros64(s))); s &= s - 1 {
		}
	}
}

// Join returns the values' names, as name gives them, with sep between them. A bit that stands for no value is marked by name.
func Join[T ~uint8](set uint64, sep string, name func(T) string) string {
	var names []string
	for v := range All[T](set) {
		names = append(names, name(v))
	}
	return strings.Join(names, sep)
}

// MarshalSet returns the words of the set's values, joined by commas; a bit that stands for no value is an error.
func (t *Table[T]) MarshalSet(set uint64) ([]byte, error) {
	for v := range All[T](set) {
		if _, err := t.Marshal(v); err != nil {
			return nil, err
		}
	}
	return []byte(Join(set, ",", func(v T) string { return t.Names[v].Word })), nil
}

// UnmarshalSet reads what MarshalSet returns, in any order, each word at most once.
func (t *Table[T]) UnmarshalSet(text []byte) (uint64, error) {
	var set uint64
	if len(text) == 0 {
		return 0, nil
	}
	for word := range strings.SplitSeq(string(text), ",") {
		var v T
		if err := t.Unmarshal([]byte(word), &v); err != nil {
			return 0, err
		}
		if set&(1<<v) != 0 {
			return 0, fmt.Errorf("%s %.40q: %w: want each at most once", t.Type, word, ErrText)
		}
		set |= 1 << v
	}
	return set, nil
}
