// Package enum gives the enumerations of clearsky their text forms, so that each has the same ones.
package enum

import (
	"errors"
	"fmt"
	"strings"
)

// ErrText is the error of every text that names no value and of every value that has no text.
var ErrText = errors.New("is not a value of its type")

// Name holds the names of one value. A Name with an empty Word is a number that stands for no value.
type Name struct {
	Word    string // the stable lower-case word of the text form
	English string
	Chinese string   // is read as well as the Word
	Also    []string // further terms that are read and never written, such as a Chinese short form
}

// reads reports whether the term is the Chinese name or one of the further terms.
func (n *Name) reads(term []byte) bool {
	if n.Word == "" || len(term) == 0 {
		return false
	}
	for _, also := range n.Also {
		if also == string(term) {
			return true
		}
	}
	return n.Chinese == string(term)
}

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

// Unmarshal sets *v to the value that the term names: its word, its Chinese name or one of its further terms. On an error *v keeps
// its value.
func (t *Table[T]) Unmarshal(term []byte, v *T) error {
	found, ok := t.find(term)
	if !ok {
		return &Error{Type: t.Type, Got: string(term), Words: t.words()}
	}
	*v = found
	return nil
}

// find returns the value of that word, or else the only value that has that other term.
func (t *Table[T]) find(term []byte) (T, bool) {
	for i := range t.Names {
		if word := t.Names[i].Word; word != "" && word == string(term) {
			return T(i), true
		}
	}
	found, times := 0, 0
	for i := range t.Names {
		if t.Names[i].reads(term) {
			found, times = i, times+1
		}
	}
	return T(found), times == 1
}

// Clash names a term that two values share, which a table must not have; "" where there is none.
func (t *Table[T]) Clash() string {
	first := map[string]int{}
	for i, n := range t.Names {
		if n.Word == "" {
			continue
		}
		for _, term := range append([]string{n.Word, n.Chinese}, n.Also...) {
			if at, taken := first[term]; taken && at != i {
				return fmt.Sprintf("%s: %q is a term of %s and of %s", t.Type, term, t.Names[at].Word, n.Word)
			}
			first[term] = i
		}
	}
	return ""
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

// Error is a text that names no value of an enumeration.
type Error struct {
	Type  string // the Go type, as in "aqi.Level"
	Got   string
	Words string // the words that name its values
}

// Error returns the error as a sentence.
func (e *Error) Error() string {
	return fmt.Sprintf("%s %.40q: %v: want %s", e.Type, e.Got, ErrText, e.Words)
}

// Unwrap returns ErrText.
func (e *Error) Unwrap() error { return ErrText }
