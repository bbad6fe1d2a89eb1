package enum

import (
	"encoding/json"
	"fmt"
	"iter"
	"math/bits"
	"slices"
	"strings"
)

// A set of an enumeration's values is a bit mask: bit v stands for the value v, which must be below 64.
// Its JSON form is an array, its text form is for all else. As encoding/json reads the keys of maps by UnmarshalJSON, it reads no
// map by set that it has written.

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

// JoinSet is Join for a set of the given type, as in "aqi.Pollutants"; a set with a bit that stands for no value is a marked number.
func (t *Table[T]) JoinSet(typ string, set uint64, sep string, name func(T) string) string {
	if !t.ValidSet(set) {
		return fmt.Sprintf("%s(%#x)", typ, set)
	}
	return Join(set, sep, name)
}

// Has reports whether v is in the set; what is no value is in none.
func (t *Table[T]) Has(set uint64, v T) bool { return t.Valid(v) && set>>v&1 != 0 }

// All is All without the bits that stand for no value.
func (t *Table[T]) All(set uint64) iter.Seq[T] {
	return func(yield func(T) bool) {
		for v := range All[T](set) {
			if t.Valid(v) && !yield(v) {
				return
			}
		}
	}
}

// ValidSet reports whether each bit of the set stands for a value.
func (t *Table[T]) ValidSet(set uint64) bool {
	for v := range All[T](set) {
		if !t.Valid(v) {
			return false
		}
	}
	return true
}

// MarshalSet returns the words of the set's values, joined by commas; a bit that stands for no value is an error.
func (t *Table[T]) MarshalSet(set uint64) ([]byte, error) {
	words, err := t.wordsOf(set)
	if err != nil {
		return nil, err
	}
	return []byte(strings.Join(words, ",")), nil
}

// MarshalSetJSON returns a JSON array of the words of the set's values; a bit that stands for no value is an error.
func (t *Table[T]) MarshalSetJSON(set uint64) ([]byte, error) {
	words, err := t.wordsOf(set)
	if err != nil {
		return nil, err
	}
	return json.Marshal(words)
}

// wordsOf is not nil for the empty set.
func (t *Table[T]) wordsOf(set uint64) ([]string, error) {
	words := []string{}
	for v := range All[T](set) {
		word, err := t.Marshal(v)
		if err != nil {
			return nil, err
		}
		words = append(words, string(word))
	}
	return words, nil
}

// UnmarshalSet reads what MarshalSet returns, in any order, each value at most once, by any of its terms.
func (t *Table[T]) UnmarshalSet(text []byte) (uint64, error) {
	if len(text) == 0 {
		return 0, nil
	}
	return t.setOf(strings.SplitSeq(string(text), ","))
}

// UnmarshalSetJSON reads what MarshalSetJSON returns, in any order, each value at most once, by any of its terms. It refuses null.
func (t *Table[T]) UnmarshalSetJSON(text []byte) (uint64, error) {
	var terms []string
	if err := json.Unmarshal(text, &terms); err != nil || terms == nil {
		return 0, fmt.Errorf("%s: %.40q: %w: want an array of %s", t.Type, text, ErrText, t.words())
	}
	return t.setOf(slices.Values(terms))
}

func (t *Table[T]) setOf(terms iter.Seq[string]) (uint64, error) {
	var set uint64
	for term := range terms {
		var v T
		if err := t.Unmarshal([]byte(term), &v); err != nil {
			return 0, err
		}
		if set>>v&1 != 0 {
			return 0, fmt.Errorf("%s %.40q: %w: want each at most once", t.Type, term, ErrText)
		}
		set |= 1 << v
	}
	return set, nil
}
