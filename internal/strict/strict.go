// Package strict reads JSON that must have no key that its type has not, since what is lost to a slip would change decisions. It
// tells every problem of a text with its place.
package strict

import (
	"reflect"
	"strings"
)

// Kind says what is wrong at a place of a text.
type Kind uint8

// The kinds of problems.
const (
	Syntax     Kind = iota + 1 // no JSON, or something after its end
	Unknown                    // a key that the type has not
	Duplicate                  // a key that stands more than once in its object
	Missing                    // no key that the type always writes
	WrongType                  // another form of value than the type has
	OutOfRange                 // a number too large or small, or a list of the wrong length
	BadText                    // text that is not valid UTF-8, or half a surrogate pair
)

// String says the kind in words.
func (k Kind) String() string {
	switch k {
	case Syntax:
		return "not JSON"
	case Unknown:
		return "unknown key"
	case Duplicate:
		return "key given twice"
	case Missing:
		return "missing key"
	case WrongType:
		return "wrong type"
	case OutOfRange:
		return "out of range"
	case BadText:
		return "not valid text"
	}
	return "bad kind of problem"
}

// Error is one problem: what the text has there and what it should have, both bounded. Either may be empty.
type Error struct {
	Kind      Kind
	Got, Want string
	err       error
}

// Unwrap returns the error of the method that refused the text, nil where none did.
func (e Error) Unwrap() error { return e.err }

// WantChinese returns Want in Chinese.
func (e Error) WantChinese() string {
	if e.Kind == Unknown {
		return e.Want
	}
	return wants.Replace(e.Want)
}

// wants has longer phrases before the shorter ones that they begin with.
var wants = strings.NewReplacer(
	"a whole number from ", "整数，从", " to ", "到", "a list of ", "列表，元素个数为", "a list or null", "列表或null", "a list", "列表",
	"an object or null", "对象或null", "an object", "对象", "a value or null", "值或null", "a value", "值", "a string", "字符串",
	"a number", "数字", "it once", "仅一次", "a key in quotes", "带引号的键", "an escape that JSON has", "JSON的转义符",
	"a quote that ends the string", "结束字符串的引号", "the end of the text", "文本到此结束", "a digit", "数字", "UTF-8 without half a surrogate pair", "完整的UTF-8文本",
)

// Error says the problem in one line.
func (e Error) Error() string {
	if e.err != nil {
		return e.err.Error()
	}
	s := e.Kind.String()
	if e.Got != "" {
		s += ": " + e.Got
	}
	if e.Want != "" {
		s += ", want " + e.Want
	}
	return s
}

// Read reads a JSON text into the value that v, a pointer, points to, and tells whether it could. Where not, the value stays as it
// was and every problem went to report, in the order of the text and with its place: a JSON Pointer (RFC 6901) from the text's root,
// in which a long key or a long way is cut with "…".
//
// A text that is no JSON is that one problem. Keys are as encoding/json has them, but in their exact case and each once; whole asks
// for every key that the types always write, those without omitempty and omitzero. Of these, keys whose zero value cannot be
// written must be there in any case. An embedded struct without a name in its tag is
// its fields, whatever methods it has. A value's UnmarshalJSON, called for null too, or else its UnmarshalText is called everywhere
// but on the value of v itself, so that an UnmarshalJSON may call Read; its error is what the Error reported wraps. It may be called even though
// the text turns out to be no JSON further on.
//
// Null is a value of slices, maps, pointers and empty interfaces only. Integers have no fraction and no exponent; an array has all
// its elements; a map has keys of a string kind or with UnmarshalText. The option "string", json.Number and base64 are not known.
func Read(text []byte, v any, whole bool, report func(path string, err error)) (ok bool) {
	to := reflect.ValueOf(v).Elem()
	fresh := reflect.New(to.Type()).Elem()
	r := reader{text: text, whole: whole}
	r.path, r.open = r.pathRoom[:0], r.openRoom[:0]
	if !r.value(planOf(to.Type()), fresh) || !r.end() {
		report("", r.fault)
		return false
	}
	for _, p := range r.problems {
		report(p.path, p.err)
	}
	if len(r.problems) > 0 {
		return false
	}
	to.Set(fresh)
	return true
}
