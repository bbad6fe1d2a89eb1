package enum_test

import (
	"errors"
	"slices"
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
	for _, text := range []string{"blue", "red,", "red,red", ",red", " red"} {
		if set, err := colours.UnmarshalSet([]byte(text)); !errors.Is(err, enum.ErrText) {
			t.Errorf("UnmarshalSet(%q) = %d, %v, want an error", text, set, err)
		}
	}
}
