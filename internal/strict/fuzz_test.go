package strict_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"reflect"
	"testing"

	"github.com/clearsky-go/clearsky/internal/strict"
	"pgregory.net/rapid"
)

// plain has no methods and all that both readers take alike.
type plain struct {
	Embedded
	A  int              `json:"a"`
	B  uint16           `json:"b,omitempty"`
	S  string           `json:"s"`
	T  bool             `json:"t"`
	F  float64          `json:"f"`
	L  []plain          `json:"l"`
	P  *plain           `json:"p"`
	R  [2]int8          `json:"r"`
	M  map[string]plain `json:"m"`
	I  any              `json:"i"`
	LL [][]string
}

type Embedded struct{ E string }

func agree(t interface{ Errorf(string, ...any) }, text []byte) {
	var got, want plain
	ok := strict.Read(text, &got, false, func(string, error) {})
	d := json.NewDecoder(bytes.NewReader(text))
	d.DisallowUnknownFields()
	err := d.Decode(&want)
	if ok && (err != nil || !json.Valid(text)) {
		t.Errorf("%q is read, but %v", text, err)
	}
	if ok && !reflect.DeepEqual(got, want) {
		t.Errorf("%q: %+v, want %+v", text, got, want)
	}
	if !ok && !reflect.ValueOf(got).IsZero() {
		t.Errorf("%q sets %+v", text, got)
	}
	syntax := false
	strict.Read(text, &got, true, func(_ string, err error) {
		var e strict.Error
		syntax = syntax || errors.As(err, &e) && e.Kind == strict.Syntax
	})
	if syntax == json.Valid(text) {
		t.Errorf("%q: called no JSON: %v", text, syntax)
	}
}

// FuzzUnmarshal holds Read to encoding/json: it reads less, and that alike.
func FuzzUnmarshal(f *testing.F) {
	for _, text := range []string{
		`{"a":1,"b":2,"s":"\ud83d\ude00é","t":true,"f":-1.5e3,"l":[{"a":-0}],"p":{"E":"x"},"r":[1,2],"m":{"k":{}},"i":[{"a":null}],"LL":[["x"],null]}`,
		`{"A":1}`, `{"r":[1]}`, `{"b":65536}`, `{"l":null,"p":null,"m":null,"i":null}`, "\"\xff\"", `{"m":{"a":{},"a":{}}}`, `[1,]`, `{"f":1e999}`,
	} {
		f.Add([]byte(text))
	}
	f.Fuzz(func(t *testing.T, text []byte) { agree(t, text) })
}

func drawPlain(t *rapid.T, depth int) plain {
	v := plain{
		Embedded: Embedded{rapid.String().Draw(t, "E")}, A: rapid.Int().Draw(t, "a"), B: rapid.Uint16().Draw(t, "b"),
		S: rapid.String().Draw(t, "s"), T: rapid.Bool().Draw(t, "t"), F: rapid.Float64().Draw(t, "f"),
		R: [2]int8{rapid.Int8().Draw(t, "r"), 1}, LL: rapid.SliceOf(rapid.SliceOf(rapid.String())).Draw(t, "LL"),
	}
	if depth > 0 {
		v.L = []plain{drawPlain(t, depth-1)}
		v.M = map[string]plain{rapid.String().Draw(t, "key"): drawPlain(t, depth-1)}
		p := drawPlain(t, depth-1)
		v.P = &p
	}
	return v
}

// What encoding/json writes is read back whole, and with one byte changed it is read as encoding/json reads it.
func TestRoundTrip(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		want := drawPlain(t, rapid.IntRange(0, 2).Draw(t, "depth"))
		text, err := json.Marshal(want)
		if err != nil {
			t.Fatal(err)
		}
		var got plain
		ok := strict.Read(text, &got, true, func(path string, err error) { t.Errorf("%s: %v", path, err) })
		if !ok || !reflect.DeepEqual(got, want) {
			t.Errorf("%s: %+v, want %+v", text, got, want)
		}
		text[rapid.IntRange(0, len(text)-1).Draw(t, "at")] = rapid.SampledFrom([]byte(`{}[],:"\0-.eu `+"\xff")).Draw(t, "byte")
		agree(t, text)
	})
}
