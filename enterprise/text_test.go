package enterprise_test

import (
	"encoding"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/emission"
	"github.com/clearsky-go/clearsky/emission/emissiontest"
	"github.com/clearsky-go/clearsky/enterprise"
	"github.com/clearsky-go/clearsky/enterprise/enterprisetest"
	"github.com/clearsky-go/clearsky/internal/texttest"
)

var (
	gradeWords = []string{"unknown", "ungraded", "a-plus", "a", "b", "b-minus", "c", "d", "leading", "not-leading", "model-site"}
	modeWords  = []string{"normal", "by-plan", "load-capped", "by-situation", "trucks-only", "autonomous"}
	classWords = []string{"undecided", "guarantee", "key", "micro", "other"}
)

func TestEnumerations(t *testing.T) {
	texttest.Enum[enterprise.Class](t, classWords...)
	texttest.Enum[enterprise.Grade](t, gradeWords...)
	texttest.Enum[enterprise.ClassBasis](t, "", "designation", "major-project", "guide", "emission", "none")
	texttest.Enum[enterprise.ShareBasis](t, "none", "bound", "waived", "exempt", "truck-control")
	texttest.Enum[enterprise.Mode](t, modeWords...)
	texttest.Enum[enterprise.Proof](t, "statement", "reductions", "own-plan", "load", "traffic")
}

// checkSet checks a set of all values and each value, and texts that are no set.
func checkSet[S interface {
	~uint8 | ~uint16
	fmt.Stringer
	encoding.TextMarshaler
	Chinese() string
}, P interface {
	*S
	encoding.TextUnmarshaler
}](t *testing.T, name string, words ...string) {
	t.Helper()
	var all S
	var in []string
	for i, word := range words {
		if word != "" {
			all |= 1 << i
			in = append(in, word)
		}
	}
	read := func(text string) S {
		s := S(1 << (len(words) - 1))
		if err := P(&s).UnmarshalText([]byte(text)); err != nil {
			t.Errorf("%s %s: %v", name, text, err)
		}
		return s
	}
	text, err := all.MarshalText()
	if err != nil || string(text) != strings.Join(in, ",") || read(string(text)) != all {
		t.Errorf("%s: %s, %v", name, text, err)
	}
	slices.Reverse(in)
	if read(strings.Join(in, ",")) != all || read("") != 0 {
		t.Errorf("%s: read %v and %v", name, read(strings.Join(in, ",")), read(""))
	}
	if none, err := S(0).MarshalText(); err != nil || len(none) != 0 || S(0).String() != "" || S(0).Chinese() != "" {
		t.Errorf("%s, empty: %q, %v, %q", name, none, err, S(0))
	}
	if n := strings.Count(all.String(), ",") + 1; n != len(in) || strings.Count(all.Chinese(), "、")+1 != len(in) {
		t.Errorf("%s: %d in %s", name, n, all)
	}
	for _, bad := range []string{in[0] + "," + in[0], "," + in[0], in[0] + ",", in[0] + ", " + in[1], "x", " "} {
		s := all
		if err := P(&s).UnmarshalText([]byte(bad)); !errors.Is(err, aqi.ErrText) || s != all {
			t.Errorf("%s %q: %v, now %v", name, bad, err, s)
		}
	}
}

func TestSets(t *testing.T) {
	checkSet[enterprise.Grades](t, "Grades", gradeWords...)
	checkSet[enterprise.Classes](t, "Classes", classWords...)
	checkSet[enterprise.Modes](t, "Modes", modeWords...)
	for _, bad := range []encoding.TextMarshaler{enterprise.Classes(1 << 5), enterprise.Modes(1 << 6)} {
		if text, err := bad.MarshalText(); !errors.Is(err, aqi.ErrText) {
			t.Errorf("%v: %q, %v", bad, text, err)
		}
	}
	s := enterprise.GradesOf(enterprise.B, enterprise.A, enterprise.A, 11, 255)
	if s.String() != "A,B" || s.Chinese() != "A级、B级" || !s.Has(enterprise.A) || s.Has(enterprise.C) || s.Has(11) || s.Has(255) {
		t.Errorf("%v, %s", s, s.Chinese())
	}
	modes := enterprise.Modes(1<<enterprise.ByPlan | 1<<enterprise.Normal)
	if got := slices.Collect(modes.All()); !slices.Equal(got, []enterprise.Mode{enterprise.Normal, enterprise.ByPlan}) || modes.Has(enterprise.Autonomous) || modes.Has(40) {
		t.Error(got)
	}
}

// What a day's decisions consist of survives JSON unchanged.
func TestJSONRoundTrip(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		r, targets := enterprisetest.Rules().Draw(t, "rules"), emissiontest.Targets().Draw(t, "targets")
		p := enterprisetest.Partial("a", targets).Draw(t, "profile")
		if diff := cmp.Diff(p, texttest.Back(t, p), asValues); diff != "" {
			t.Fatal(diff)
		}
		o := obliged(t, r, targets, levelOf(targets).Draw(t, "level"), p)
		if back := texttest.Back(t, o); back != o {
			t.Fatal(cmp.Diff(o, back, asValues))
		}
		if c := ready(r, emission.Kashgar()).Classify(p); c != texttest.Back(t, c) {
			t.Fatal(cmp.Diff(c, texttest.Back(t, c)))
		}
	})
}

// The zero values have a JSON form too: what nothing is known of.
func TestJSONOfNothing(t *testing.T) {
	for _, v := range []any{enterprise.Profile{}, enterprise.Obligation{}, enterprise.Classification{}, enterprise.OwnPlan{}, enterprise.DayReport{}, enterprise.Compliance{}} {
		if text, err := json.Marshal(v); err != nil {
			t.Errorf("%T: %s, %v", v, text, err)
		}
	}
}
