package enterprise_test

import (
	"encoding/json"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

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
