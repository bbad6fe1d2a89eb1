package emission_test

import (
	"encoding"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/clearsky-go/clearsky/emission"
)

// enumeration is what every enumeration of the package has.
type enumeration interface {
	~uint8
	comparable
	fmt.Stringer
	encoding.TextMarshaler
	Chinese() string
	Valid() bool
}

// checkEnumeration checks the words, in the order of the values, and the values that have none. A zero value that is none has
// the word "".
func checkEnumeration[T enumeration, P interface {
	*T
	encoding.TextUnmarshaler
}](t *testing.T, name string, words ...string) {
	t.Helper()
	for i := range 256 {
		v, word := T(i), ""
		if i < len(words) {
			word = words[i]
		}
		text, err := v.MarshalText()
		if word == "" {
			if marked := fmt.Sprintf("%s(%d)", name, i); v.Valid() || !errors.Is(err, emission.ErrText) || v.String() != marked || v.Chinese() != marked {
				t.Errorf("%s: %v, %s, %s", marked, err, v, v.Chinese())
			}
			continue
		}
		back := T(99)
		if P(&back).UnmarshalText(text) != nil || back != v || string(text) != word || !v.Valid() {
			t.Errorf("%s(%d): %q, %v, want %q", name, i, text, err, word)
		}
	}
	for _, bad := range []string{"", "x", strings.ToUpper(words[1]), words[1] + " ", strings.Repeat("y", 1000)} {
		v := T(1)
		if err := P(&v).UnmarshalText([]byte(bad)); !errors.Is(err, emission.ErrText) || v != 1 || len(err.Error()) > 300 {
			t.Errorf("%s %.40q: %v, now %v", name, bad, err, v)
		}
	}
}

func TestEnumerations(t *testing.T) {
	checkEnumeration[emission.Pollutant](t, "emission.Pollutant", "", "so2", "nox", "pm", "vocs")
	checkEnumeration[emission.Unit](t, "emission.Unit", "kg", "t")
}

// 4.3.1 (1) names 二氧化硫、氮氧化物、颗粒物和挥发性有机物 in this order.
func TestPollutants(t *testing.T) {
	ps := slices.Collect(emission.Pollutants())
	if !slices.Equal(ps, []emission.Pollutant{emission.SO2, emission.NOx, emission.PM, emission.VOCs}) {
		t.Error(ps)
	}
	var chinese, english []string
	for _, p := range ps {
		chinese, english = append(chinese, p.Chinese()), append(english, p.String())
	}
	if got := strings.Join(chinese, "、"); got != "二氧化硫、氮氧化物、颗粒物、挥发性有机物" {
		t.Error(got)
	}
	if got := strings.Join(english, ","); got != "SO2,NOx,PM,VOCs" {
		t.Error(got)
	}
	for range emission.Pollutants() {
		break
	}
	if emission.Tonnes.Chinese() != "吨" || emission.Kilograms.Chinese() != "千克" || emission.Tonnes.String() != "t" {
		t.Error("units")
	}
}
