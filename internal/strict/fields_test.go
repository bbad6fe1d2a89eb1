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
	number int
)

type family struct {
	Left
	*Right
	*hidden
	Loop
	number
	Named   hidden `json:",omitempty"`
	Tagged  Left   `json:"Left"`
	D       int    `json:"汉,"`
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
