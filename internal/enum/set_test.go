package enum_test

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"github.com/clearsky-go/clearsky/internal/enum"
)

func TestSet(t *testing.T) {
	for set, want := range map[uint64]string{0: "", 2: "red", 4: "green", 6: "red,green"} {
		text, err := colours.MarshalSet(set)
		if err != nil || string(text) != want {
			t.Errorf("MarshalSet(%d) = %q, %v, want %q", set, text, err, want)
		}
		if back, err := colours.UnmarshalSet(text); err != nil || back != set {
			t.Errorf("UnmarshalSet(%q) = %d, %v, want %d", text, back, err, set)
		}
	}
	if back, err := colours.UnmarshalSet([]byte("green,red")); err != nil || back != 6 {
		t.Errorf("in another order: %d, %v", back, err)
	}
	if got, want := enum.Join(7, "/", colours.Chinese), "test.colour(0)/红/绿"; got != want {
		t.Errorf("Join = %q, want %q", got, want)
	}
}

// An iterator that is kept gives the same values each time, also after a loop that was left early.
func TestAll(t *testing.T) {
	all := enum.All[colour](1<<1 | 1<<2 | 1<<63)
	for range 3 {
		if got := slices.Collect(all); !slices.Equal(got, []colour{1, 2, 63}) {
			t.Errorf("%d", got)
		}
		for range all {
			break // must stop there
		}
	}
	if got := slices.Collect(enum.All[colour](0)); len(got) != 0 {
		t.Errorf("the empty set has %d", got)
	}
}

func TestSetErrors(t *testing.T) {
	for _, set := range []uint64{1, 8, 1 << 63} {
		if text, err := colours.MarshalSet(set); !errors.Is(err, enum.ErrText) {
			t.Errorf("MarshalSet(%d) = %q, %v, want an error", set, text, err)
		}
	}
	for _, text := range []string{"blue", "red,", "red,red", "red,红", "red、green", ",red", " red"} {
		if set, err := colours.UnmarshalSet([]byte(text)); !errors.Is(err, enum.ErrText) {
			t.Errorf("UnmarshalSet(%q) = %d, %v, want an error", text, set, err)
		}
	}
}

func TestSetJSON(t *testing.T) {
	for set, want := range map[uint64]string{0: `[]`, 2: `["red"]`, 6: `["red","green"]`} {
		text, err := colours.MarshalSetJSON(set)
		if err != nil || string(text) != want {
			t.Errorf("MarshalSetJSON(%d) = %s, %v, want %s", set, text, err, want)
		}
		if back, err := colours.UnmarshalSetJSON(text); err != nil || back != set {
			t.Errorf("UnmarshalSetJSON(%s) = %d, %v, want %d", text, back, err, set)
		}
	}
	for _, text := range []string{`["green","red"]`, ` [ "绿" , "赤" ] `} {
		if back, err := colours.UnmarshalSetJSON([]byte(text)); err != nil || back != 6 {
			t.Errorf("UnmarshalSetJSON(%s) = %d, %v, want 6", text, back, err)
		}
	}
	for _, set := range []uint64{1, 8, 1 << 63} {
		if text, err := colours.MarshalSetJSON(set); text != nil || !errors.Is(err, enum.ErrText) {
			t.Errorf("MarshalSetJSON(%d) = %s, %v, want an error", set, text, err)
		}
	}
	for _, text := range []string{
		`null`, ``, `"red"`, `"red,green"`, `{}`, `6`, `[null]`, `[1]`, `[["red"]]`, `[""]`, `["red","red"]`, `["red","红"]`,
		`["red,green"]`, `["Red"]`, `["red"`, `["red"] []`, `["` + strings.Repeat("x", 1000) + `"]`, "[" + strings.Repeat("1", 1000) + "]",
	} {
		if set, err := colours.UnmarshalSetJSON([]byte(text)); !errors.Is(err, enum.ErrText) || len(err.Error()) > 150 {
			t.Errorf("UnmarshalSetJSON(%.50s) = %d, %v, want a short error", text, set, err)
		}
	}
}

func TestSetValues(t *testing.T) {
	const marked = 1<<0 | 1<<1 | 1<<2 | 1<<40
	if got := slices.Collect(colours.All(marked)); !slices.Equal(got, []colour{1, 2}) {
		t.Errorf("All = %d", got)
	}
	for v := range colours.All(marked) {
		if v != 1 {
			t.Errorf("%d after the loop was left", v)
		}
		break
	}
	for v, want := range map[colour]bool{0: false, 1: true, 2: true, 40: false, 255: false} {
		if colours.Has(marked, v) != want || colours.Has(0, v) {
			t.Errorf("Has(%d) is not %v", v, want)
		}
	}
	for set, want := range map[uint64]string{0: "", 6: "Red, Green", 7: "test.Colours(0x7)", 1 << 63: "test.Colours(0x8000000000000000)"} {
		if got := colours.JoinSet("test.Colours", set, ", ", colours.English); got != want {
			t.Errorf("JoinSet(%#x) = %q, want %q", set, got, want)
		}
		if colours.ValidSet(set) != (set == 0 || set == 6) {
			t.Errorf("ValidSet(%#x)", set)
		}
	}
}
