package jsonform_test

import (
	"errors"
	"testing"

	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/internal/jsonform"
)

// pair reads itself, as the library's types do.
type pair struct {
	A int    `json:"a"`
	B []pair `json:"b"`
}

func (p *pair) UnmarshalJSON(text []byte) error {
	type plain pair
	return jsonform.Read(text, (*plain)(p))
}

func TestRead(t *testing.T) {
	for text, want := range map[string]aqi.Faults{
		`{}`:                    nil,
		`{"a":1,"b":[{"a":2}]}`: nil,
		`{"a":1,"c":1,"b":[{"A":2},{"b":[{"a":"x"}]}]}`: {
			{Path: "/c", Rule: aqi.ErrUnknown}, {Path: "/b/0/A", Rule: aqi.ErrUnknown}, {Path: "/b/1/b/0/a", Rule: aqi.ErrJSON},
		},
		`{"a":1,"a":1}`: {{Path: "/a", Rule: aqi.ErrDuplicate}},
		`{"a":300e3}`:   {{Path: "/a", Rule: aqi.ErrJSON}},
		`{} {}`:         {{Path: "", Rule: aqi.ErrJSON}},
		``:              {{Path: "", Rule: aqi.ErrJSON}},
	} {
		v := pair{A: 7}
		err := v.UnmarshalJSON([]byte(text))
		got, _ := errors.AsType[aqi.Faults](err)
		if len(got) != len(want) || err == nil != (want == nil) {
			t.Fatalf("%s: %v, want %v", text, err, want)
		}
		for i, f := range got {
			if f.Path != want[i].Path || !errors.Is(f, want[i].Rule) {
				t.Errorf("%s: %v, want %v", text, f, want[i])
			}
		}
		if err != nil && (v.A != 7 || v.B != nil) {
			t.Errorf("%s: the value changed to %v", text, v)
		}
	}
}

func TestReadWhole(t *testing.T) {
	type whole struct {
		A int `json:"a"`
		B int `json:"b,omitempty"`
	}
	var v whole
	if err := jsonform.ReadWhole([]byte(`{"a":1}`), &v); err != nil || v != (whole{A: 1}) {
		t.Errorf("%+v, %v", v, err)
	}
	err := jsonform.ReadWhole([]byte(`{"b":2}`), &v)
	if got, _ := errors.AsType[aqi.Faults](err); len(got) != 1 || got[0].Path != "/a" || !errors.Is(err, aqi.ErrMissing) || v.A != 1 {
		t.Errorf("%+v, %v", v, err)
	}
}
