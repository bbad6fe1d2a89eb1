package strict_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/clearsky-go/clearsky/internal/strict"
)

var errWord = errors.New("no such word")

// word has a text form: two texts for one value, and no others.
type word int

func (w *word) UnmarshalText(text []byte) error {
	switch string(text) {
	case "one", "eins":
		*w = 1
	case "two":
		*w = 2
	default:
		return errWord
	}
	return nil
}

// own reads itself as the types of the library do.
type own struct {
	A    int   `json:"a"`
	Subs []own `json:"subs,omitempty"`
}

func (o *own) UnmarshalJSON(text []byte) error {
	type plain own
	var errs []error
	strict.Read(text, (*plain)(o), true, func(path string, err error) { errs = append(errs, fmt.Errorf("%s: %w", path, err)) })
	return errors.Join(errs...)
}

// lax takes any string and never fails.
type lax string

func (l *lax) UnmarshalJSON(text []byte) error { *l = lax(text); return nil }

type inner struct {
	X int8  `json:"x"`
	Y uint8 `json:"y,omitempty"`
}

type Base struct {
	Name string `json:"name"`
	Hid  int    `json:"hid"`
}

type Deep struct{ Far string }

type odd struct {
	Base
	*Deep
	own
	inner
	Hid    bool             `json:"hid"`
	List   []inner          `json:"list,omitempty"`
	Pair   [2]inner         `json:"pair,omitzero"`
	Map    map[string]inner `json:"map,omitempty"`
	Words  map[word]int     `json:"words,omitempty"`
	Word   word             `json:"word,omitempty"`
	Ptr    *inner           `json:"ptr,omitempty"`
	Own    *own             `json:"own,omitempty"`
	Lax    lax              `json:"lax,omitempty"`
	Any    any              `json:"any,omitempty"`
	F      float32          `json:"f,omitempty"`
	Func   func()           `json:"func,omitempty"`
	Odd    map[int]int      `json:"odd,omitempty"`
	Minus  int              `json:"-"`
	Hyphen int              `json:"-,omitempty"`   //nolint:staticcheck // a key of its own
	Bad    int              `json:"a'b,omitempty"` //nolint:staticcheck // no name that encoding/json takes
	secret int
}

// problems are as the report has them: place and kind, or place and error where that is no Error.
func problems(text string, v any, whole bool) (list []string, ok bool) {
	ok = strict.Read([]byte(text), v, whole, func(path string, err error) {
		var e strict.Error
		if errors.As(err, &e) && e.Unwrap() != nil {
			err = e.Unwrap()
			e = strict.Error{}
		}
		if errors.As(err, &e) {
			err = errors.New(e.Kind.String())
		}
		list = append(list, path+": "+err.Error())
	})
	return list, ok
}

func TestProblems(t *testing.T) {
	const (
		unknown, twice, missing, wrong = ": unknown key", ": key given twice", ": missing key", ": wrong type"
		outside, bad, syntax           = ": out of range", ": not valid text", ": not JSON"
	)
	for _, row := range []struct {
		text string
		want []string
	}{
		{`{"name":1,"hid":1,"x":"1","a":null}`, []string{"/name" + wrong, "/hid" + wrong, "/x" + wrong, "/a" + wrong}},
		{`{"Name":"","zz":[{}],"zz":1,"zz":2}`, []string{"/Name" + unknown, "/zz" + unknown, "/zz" + twice}},
		{`{"x":1,"x":2,"x":"3"}`, []string{"/x" + twice, "/x" + wrong}},
		{`{"secret":1,"-":1,"Minus":1,"own":{"a":1,"subs":[]},"Far":"","Bad":0}`, []string{"/secret" + unknown, "/Minus" + unknown}},
		{`{"x":128,"y":-0}`, []string{"/x" + outside, "/y" + outside}},
		{`{"x":1.0,"y":1e2,"f":1e99}`, []string{"/x" + wrong, "/y" + wrong, "/f" + outside}},
		{`{"list":[{"x":1},{"q":1},null],"pair":[{},{"x":[]},{}]}`,
			[]string{"/list/1/q" + unknown, "/list/2" + wrong, "/pair/1/x" + wrong, "/pair" + outside}},
		{`{"pair":null,"list":{},"map":[],"ptr":[]}`, []string{"/pair" + wrong, "/list" + wrong, "/map" + wrong, "/ptr" + wrong}},
		{`{"map":{"a/b~c":{"z":1},"":null,"k":{},"k":{},"\u006b":{}}}`,
			[]string{"/map/a~1b~0c/z" + unknown, "/map/" + wrong, "/map/k" + twice}},
		{`{"words":{"one":1,"eins":2,"three":3,"three":4},"word":null}`,
			[]string{"/words/eins" + twice, "/words/three: no such word", "/words/three: no such word", "/words/three" + twice, "/word" + wrong}},
		{`{"word":"x","ptr":null,"own":{"b":1}}`, []string{"/word: no such word", "/own" + unknown}},
		{"{\"name\":\"\xff\",\"n\xff\":1,\"lax\":\"\xff\"}", []string{"/name" + bad, "/n\uFFFD" + bad, "/lax" + bad}},
		{`{"name":"\ud800","lax":["\udc00\ud800"],"word":"\uD800x"}`, []string{"/name" + bad, "/lax" + bad, "/word" + bad}},
		{`{"any":{"a":[1,{"b":"\ud800","b":2}],"c":1e999}}`, []string{"/any/a/1/b" + bad, "/any/a/1/b" + twice, "/any/c" + outside}},
		{`{"func":1,"odd":{"1":1}}`, []string{"/func" + wrong, "/odd" + wrong}},
		{`{"zz":1,"x":"1"`, []string{syntax}},
		{`{"x":1} x`, []string{syntax}},
		{`[]`, []string{wrong}},
		{`null`, []string{wrong}},
		{`{"` + strings.Repeat("汉", 99) + `":1}`, []string{"/" + strings.Repeat("汉", 33) + "…" + unknown}},
	} {
		v := odd{secret: 7}
		got, ok := problems(row.text, &v, false)
		if ok || !slices.Equal(got, row.want) {
			t.Errorf("%.200s\n got %q\nwant %q", row.text, got, row.want)
		}
		if !reflect.DeepEqual(v, odd{secret: 7}) {
			t.Errorf("%s sets %+v", row.text, v)
		}
	}
	got, _ := problems(`{"name":"","ptr":{}}`, new(odd), true)
	if want := []string{"/ptr/x" + missing, "/a" + missing, "/x" + missing, "/hid" + missing}; !slices.Equal(got, want) {
		t.Errorf("whole: got %q, want %q", got, want)
	}
}

func TestValues(t *testing.T) {
	v := odd{Hid: true, List: []inner{{X: 9}}}
	text := "{\"name\":\"\\ud83d\\ude00\\n\\u00e9汉\\/\",\"a\":1,\"subs\":[{\"a\":2}],\"x\":-128,\"y\":255,\"hid\":true,\"list\":[],\"pair\":[{\"x\":1},{\"x\":2}]," +
		"\"map\":{\"k\":{\"x\":3}},\"words\":{\"one\":1,\"two\":2},\"word\":\"eins\",\"ptr\":{\"x\":1},\"own\":{\"a\":1},\"lax\":null," +
		"\"any\":{\"a\":[null,true,1.5,\"s\",{}]},\"f\":1.5,\"odd\":{},\"-\":4,\"Bad\":5,\"Far\":\"away\"}"
	want := odd{
		Base: Base{Name: "😀\né汉/"}, Deep: &Deep{"away"}, own: own{A: 1, Subs: []own{{A: 2}}}, inner: inner{-128, 255}, Hid: true,
		List: []inner{}, Pair: [2]inner{{X: 1}, {X: 2}}, Map: map[string]inner{"k": {X: 3}}, Words: map[word]int{1: 1, 2: 2}, Word: 1,
		Ptr: &inner{X: 1}, Own: &own{A: 1}, Lax: "null", Any: map[string]any{"a": []any{nil, true, 1.5, "s", map[string]any{}}}, F: 1.5,
		Hyphen: 4, Bad: 5,
	}
	text = strings.Replace(text, `"odd":{},`, "", 1)
	if got, ok := problems(text, &v, true); !ok || !reflect.DeepEqual(v, want) {
		t.Errorf("%q\n got %+v\nwant %+v", got, v, want)
	}
	if got, ok := problems(`{"list":null,"map":null,"ptr":null,"any":null}`, &v, false); !ok || !reflect.DeepEqual(v, odd{}) {
		t.Errorf("nulls: %q, %+v", got, v)
	}
}

// Only a text that is no JSON has one problem, wherever it breaks.
func TestSyntax(t *testing.T) {
	const text = `{"q":[1,-2.5e+3,"\u00e9\n",{"a":true,"b":[false,null,{}]}],"list":[{"x":"1"},{"z":{"y":[]}}],"map":{"a":1}}`
	for i := range len(text) {
		for _, cut := range []string{text[:i], text[:i] + "\x00" + text[i+1:], text[:i] + "}" + text[i:], text[:i] + "," + text[i:]} {
			got, _ := problems(cut, new(odd), true)
			if json.Valid([]byte(cut)) == slices.Equal(got, []string{": not JSON"}) {
				t.Errorf("%s: %q", cut, got)
			}
		}
	}
	for _, n := range []int{10_000, 10_001} {
		for _, text := range []string{
			strings.Repeat("[", n) + "0" + strings.Repeat("]", n), strings.Repeat(`{"":`, n) + "0" + strings.Repeat("}", n),
		} {
			var v any
			if _, ok := problems(text, &v, false); ok != (n == 10_000) || ok != json.Valid([]byte(text)) {
				t.Errorf("%d levels of %.1s: %v", n, text, ok)
			}
			if got, _ := problems(text, new(odd), false); slices.Equal(got, []string{": not JSON"}) != (n > 10_000) {
				t.Errorf("%d unknown levels: %q", n, got)
			}
		}
	}
}

func TestError(t *testing.T) {
	for text, want := range map[string]string{
		`{"NAME":1}`:             `unknown key: "NAME", want name`,
		`{"x":200}`:              `out of range: 200, want a whole number from -128 to 127`,
		`{"y":"2"}`:              `wrong type: "2", want a whole number from 0 to 255`,
		`{"name":{}}`:            `wrong type: an object, want a string`,
		`{"x":1,}`:               `not JSON: "}" at byte 7, want a key in quotes`,
		`{"x":1`:                 `not JSON: the end of the text at byte 6, want "," or "}"`,
		"{\"name\":\"\\ud800\"}": `not valid text: "\\ud800", want UTF-8 without half a surrogate pair`,
	} {
		var got string
		strict.Read([]byte(text), new(odd), false, func(_ string, err error) { got = err.Error() })
		if got != want {
			t.Errorf("%s: %s, want %s", text, got, want)
		}
	}
	long := strings.Repeat(`\u0000`, 1<<20)
	for _, text := range []string{`{"` + long + `":1}`, `{"x":"` + long + `"}`, `{"x":1` + strings.Repeat("0", 1<<20) + `}`, "\"" + strings.Repeat("\x80", 1<<20) + "\""} {
		strict.Read([]byte(text), new(odd), false, func(path string, err error) {
			var e strict.Error
			if !errors.As(err, &e) || len(e.Got) > 60 || len(e.Want) > 210 || len(path) > 110 {
				t.Errorf("%d, %d, %d bytes: %v", len(path), len(e.Got), len(e.Want), err)
			}
		})
	}
	if got, want := (strict.Error{}).Error(), "bad kind of problem"; got != want {
		t.Errorf("%s, want %s", got, want)
	}
}
