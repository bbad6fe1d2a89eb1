package region_test

import (
	"encoding"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/clearsky-go/clearsky/alert"
	"github.com/clearsky-go/clearsky/region"
	"github.com/clearsky-go/clearsky/region/regiontest"
	"pgregory.net/rapid"
)

// enumeration is what every enumeration of the package has.
type enumeration interface {
	~uint8
	comparable
	fmt.Stringer
	encoding.TextMarshaler
	Chinese() string
}

// checkEnumeration checks the words, in the order of the values, and the values that have none.
func checkEnumeration[T enumeration, P interface {
	*T
	encoding.TextUnmarshaler
}](t *testing.T, name string, words ...string) {
	t.Helper()
	for i, word := range words {
		v, back := T(i), T(99)
		text, err := v.MarshalText()
		if string(text) != word || err != nil {
			t.Errorf("%s(%d): %q, %v, want %q", name, i, text, err, word)
		}
		if err := P(&back).UnmarshalText([]byte(word)); err != nil || back != v {
			t.Errorf("%s %q: %d, %v", name, word, back, err)
		}
		if v.String() == "" || v.Chinese() == "" || strings.Contains(v.String(), name) {
			t.Errorf("%s(%d): %q, %q", name, i, v, v.Chinese())
		}
	}
	bad, marked := T(len(words)), fmt.Sprintf("%s(%d)", name, len(words))
	if _, err := bad.MarshalText(); !errors.Is(err, region.ErrText) || bad.String() != marked || bad.Chinese() != marked {
		t.Errorf("%v, %s, %s", err, bad, bad.Chinese())
	}
	v := T(1)
	if err := P(&v).UnmarshalText([]byte("x")); !errors.Is(err, region.ErrText) || v != 1 {
		t.Errorf("%v, now %v", err, v)
	}
}

func TestEnumerations(t *testing.T) {
	checkEnumeration[region.Reading](t, "region.Reading", "each-county", "group-mean")
	checkEnumeration[region.Basis](t, "region.Basis", "group", "superior", "finding", "raise")
}

// Policies, inputs and decisions survive a round trip through JSON, and what was read decides the same.
func TestRoundTrip(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		r := regiontest.Region(5).Draw(t, "region")
		p := regiontest.Policy(r).Draw(t, "policy")
		in := regiontest.Input(r, 120).Draw(t, "input")
		same(t, roundTrip(t, p), p)
		d := decide(t, p, r, in)
		same(t, roundTrip(t, d), d)
		same(t, decide(t, roundTrip(t, p), r, roundTrip(t, in)), d)
		at := in.Superior
		same(t, roundTrip(t, at), at)
	})
}

// fuzzText reads a text form; what is accepted is written as it was read.
func fuzzText[T comparable, P interface {
	*T
	encoding.TextUnmarshaler
}](t *testing.T, in []byte) {
	t.Helper()
	var zero, v T
	if err := P(&v).UnmarshalText(in); err != nil {
		if v != zero || !errors.Is(err, region.ErrText) {
			t.Fatalf("%T %q: %v, now %v", v, in, err, v)
		}
		return
	}
	text, err := any(v).(encoding.TextMarshaler).MarshalText()
	if err != nil || string(text) != string(in) {
		t.Fatalf("%T %q: written %q, %v", v, in, text, err)
	}
}

// fuzzJSON reads a JSON form; what is accepted and can be written is written the same a second time.
func fuzzJSON[T any](t *testing.T, in []byte) (v T, ok bool) {
	t.Helper()
	if json.Unmarshal(in, &v) != nil {
		return v, false
	}
	text, err := json.Marshal(v)
	if err != nil {
		t.Fatalf("%T read from %q cannot be written: %v", v, in, err)
	}
	var again T
	if err := json.Unmarshal(text, &again); err != nil {
		t.Fatalf("%T %s: %v", v, text, err)
	}
	if second, err := json.Marshal(again); err != nil || string(second) != string(text) {
		t.Fatalf("%T: %s, the second time %s, %v", v, text, second, err)
	}
	return v, true
}

func FuzzText(f *testing.F) {
	policy, err := json.Marshal(region.KashgarPolicy())
	if err != nil {
		f.Fatal(err)
	}
	f.Add(policy)                                                                                                          // a whole policy
	f.Add([]byte("group-mean"))                                                                                            // a reading
	f.Add([]byte("Group-mean"))                                                                                            // which is not its word
	f.Add([]byte("finding"))                                                                                               // a basis
	f.Add([]byte(`{"reading":"group-mean","min_group":-1,"plans":{"":{}}}`))                                               // a bad policy
	f.Add([]byte(`{"series":{"653101":{"start":"2023-12-01T00:00:00+08:00","hours":[{"aqi":501}]}}}`))                     // no index
	f.Add([]byte(`{"series":{"653101":{"start":"9999-12-31T23:00:00+08:00","hours":[{"aqi":300},{}]}}}`))                  // beyond the last hour
	f.Add([]byte(`{"series":{"x":{"hours":null}},"superior":[{}],"raises":[{"county":"x"}]}`))                             // no county, no level, no hours
	f.Add([]byte(`{"superior":[{"level":"red","from":"0001-01-01T01:00:00+08:00","until":"9999-12-31T22:00:00+08:00"}]}`)) // nearly all hours there are
	f.Add([]byte(`{"counties":[{"duties":[{"level":"red","because":[{"basis":"group"}]}]}],"levels":null,"processes":[{}]}`))
	f.Fuzz(func(t *testing.T, in []byte) {
		fuzzText[region.Reading](t, in)
		fuzzText[region.Basis](t, in)
		fuzzJSON[region.Decision](t, in)
		if reason, ok := fuzzJSON[region.Reason](t, in); ok {
			_, _ = reason.String(), reason.Chinese()
		}
		p, isPolicy := fuzzJSON[region.Policy](t, in)
		input, isInput := fuzzJSON[region.Input](t, in)
		use(t, p, isPolicy, input, isInput)
	})
}

// use does with what was read all that a user would; nothing may panic.
func use(t *testing.T, p region.Policy, isPolicy bool, in region.Input, isInput bool) {
	t.Helper()
	if !isPolicy {
		p = region.KashgarPolicy()
	}
	if !isInput {
		in = region.Input{Series: map[string]alert.Series{"653101": from(60, 10, 40), "653121": from(50, 5, 50), "653122": from(60, 1, 50)}}
	}
	_ = p.Validate()
	_, _ = p.Outlook(region.Kashgar(), in, start)
	if d, err := p.Decide(region.Kashgar(), in); err == nil {
		roundTrip(t, d)
	}
}
