// Package enum gives the enumerations of clearsky their text forms, so that each has the same ones.
package enum

import (
	"errors"
	"fmt"
	"strings"
)

// ErrText is the error of every text that names no value and of every value that has no text.
var ErrText = errors.New("not a value of this enumeration")

// Name holds the names of one value: the stable lower-case word of its text form, English and Chinese.
// A Name with an empty Word is a number that stands for no value.
type Name struct{ Word, English, Chinese string }

// Table names the values of an enumeration; the value is the position in Names.
type Table[T ~uint8] struct {
	Type  string // the Go type, as in "aqi.Level"
	Names []Name
}

// Valid reports whether v is a value of the enumeration.
func (t *Table[T]) Valid(v T) bool { return int(v) < len(t.Names) && t.Names[v].Word != "" }

// English returns the English name, or a marked number for a bad value.
func (t *Table[T]) English(v T) string {
	if !t.Valid(v) {
		return fmt.Sprintf("%s(%d)", t.Type, uint8(v))
	}
	return t.Names[v].English
}

// Chinese returns the Chinese name, or a marked number for a bad value.
func (t *Table[T]) Chinese(v T) string {
	if !t.Valid(v) {
		return t.English(v)
	}
	return t.Names[v].Chinese
}

// Marshal returns the value's word; a bad value is an error.
func (t *Table[T]) Marshal(v T) ([]byte, error) {
	if !t.Valid(v) {
		return nil, fmt.Errorf("%s: %w", t.English(v), ErrText)
	}
	return []byte(t.Names[v].Word), nil
}

// Unmarshal sets *v to the value that the word names; on an error *v keeps its value.
func (t *Table[T]) Unmarshal(word []byte, v *T) error {
	for i, n := range t.Names {
		if n.Word != "" && n.Word == string(word) {
			*v = T(i)
			return nil
		}
	}
	return fmt.Errorf("%s %.40q: %w: want %s", t.Type, word, ErrText, t.words())
}

func (t *Table[T]) words() string {
	var words []string
	for _, n := range t.Names {
		if n.Word != "" {
			words = append(words, n.Word)
		}
	}
	return strings.Join(words, ", ")
}
