package strict_test

import (
	"encoding/json"
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/clearsky-go/clearsky/internal/strict"
)

type (
	Left  struct{ A, B, C int }
	Right struct {
		A int
		B int `json:"B"`
		D int
	}
	hidden struct{ H int }
	Loop   struct {
		*Loop
		L int
	}
	number int //nolint:unused // embedded, for its name
)

type family struct {
	Left
	*Right
	*hidden
	Loop
	number         //nolint:unused // read by reflection alone
	Named   hidden `json:",omitempty"`
	Tagged  Left   `json:"Left"`
	D       int    `json:"汉,"` //nolint:staticcheck // without an option
	private int
}

// A key is known where encoding/json knows it, too, but for what lies behind a pointer that nobody can set.
func TestFields(t *testing.T) {
	for _, key := range []string{"A", "B", "C", "D", "H", "L", "Left", "Right", "hidden", "Loop", "number", "Named", "Tagged", "汉", "private"} {
		text := `{"` + key + `":null}`
		d := json.NewDecoder(strings.NewReader(text))
		d.DisallowUnknownFields()
		err := d.Decode(&family{private: 1})
		got, _ := problems(text, new(family), false)
		if slices.Equal(got, []string{"/" + key + ": unknown key"}) != (err != nil) {
			t.Errorf("%s: %q, encoding/json: %v", key, got, err)
		}
	}
	var v family
	if got, ok := problems(`{"B":1,"C":2,"D":3,"L":4,"Left":{"A":5,"B":6,"C":7},"汉":8}`, &v, true); !ok ||
		!reflect.DeepEqual(v, family{Left: Left{C: 2}, Right: &Right{B: 1, D: 3}, Loop: Loop{L: 4}, Tagged: Left{5, 6, 7}, D: 8}) {
		t.Errorf("%q, %+v", got, v)
	}
}

func TestManyFields(t *testing.T) {
	var fields []reflect.StructField
	for i := range 100 {
		fields = append(fields, reflect.StructField{Name: fmt.Sprintf("Field%d", i), Type: reflect.TypeFor[int]()})
	}
	v := reflect.New(reflect.StructOf(fields)).Interface()
	got, ok := problems(`{"Field99":1,"Field99":2}`, v, true)
	if ok || len(got) != 100 || got[0] != "/Field99: key given twice" || got[99] != "/Field98: missing key" {
		t.Errorf("%q", got)
	}
	for _, v := range []any{v, new(struct{})} {
		strict.Read([]byte(`{"x":1}`), v, false, func(_ string, err error) {
			if text := err.Error(); len(text) > 250 || !strings.HasSuffix(text, "…") && !strings.HasSuffix(text, "want no key") {
				t.Error(text)
			}
		})
	}
}

// grade has no form for 0.
type grade uint8

func (g grade) MarshalText() ([]byte, error) {
	if g == 0 {
		return nil, errWord
	}
	return []byte("a"), nil
}

func (g *grade) UnmarshalText([]byte) error { *g = 1; return nil }

type graded struct {
	Grade grade `json:"grade"`
	Maybe grade `json:"maybe,omitzero"`
	Inner struct {
		Grade grade `json:"grade"`
	} `json:"inner"`
	List []grade `json:"list"`
	Pair []struct {
		Grade grade `json:"grade"`
	} `json:"pair"`
}

// What is read can be written: a key whose zero value has no form must be there.
func TestNeededKeys(t *testing.T) {
	for text, want := range map[string][]string{
		`{}`:                                  {"/grade: missing key", "/inner: missing key"},
		`{"grade":"a","inner":{}}`:            {"/inner/grade: missing key"},
		`{"inner":{"grade":"a"}}`:             {"/grade: missing key"},
		`{"grade":"a","inner":null}`:          {"/inner: wrong type"},
		`{"grade":"a","inner":{"grade":"a"}}`: nil,
		`{"grade":"a","inner":{"grade":"a"},"pair":[{},{}]}`: {"/pair/0/grade: missing key", "/pair/1/grade: missing key"},
	} {
		var v graded
		got, ok := problems(text, &v, false)
		if !slices.Equal(got, want) || ok != (want == nil) {
			t.Errorf("%s: %q, want %q", text, got, want)
		}
		if _, err := json.Marshal(v); ok && err != nil {
			t.Errorf("%s: %v", text, err)
		}
	}
}
