package enterprise_test

import (
	"encoding/json"
	"errors"
	"slices"
	"strings"
	"testing"

	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/emission"
	"github.com/clearsky-go/clearsky/emission/emissiontest"
	"github.com/clearsky-go/clearsky/enterprise"
	"github.com/clearsky-go/clearsky/enterprise/enterprisetest"
	"github.com/clearsky-go/clearsky/internal/texttest"
	"github.com/clearsky-go/clearsky/response"
)

// mayBeLost are the keys of a clause, of which it may lack either, and those of an enterprise's facts, which are unknown then and
// restrict; and what a breach is by a place that has nothing follow from it.
var mayBeLost = []string{"consequence", "zh", "en", "document", "number", "industry", "micro", "livelihood", "trips", "enterprise/grade", "plan_trucks", "plan_machines", "iv", "iii", "ii", "i"}

// What the library gives is read back whole or not at all.
func TestResultsAreReadWhole(t *testing.T) {
	targets := emission.Kashgar()
	for seed := range 6 {
		p := enterprisetest.Partial("a", targets).Example(seed)
		texttest.LosesNothing(t, kashgar.Classify(p), mayBeLost...)
		o := obliged(t, enterprise.Kashgar(), targets, response.II, p)
		texttest.LosesNothing(t, o, mayBeLost...)
		pl := enterprisetest.PlanOf(p, targets).Example(seed)
		found, err := kashgar.Compliance(o, pl, enterprisetest.Day(o, pl).Example(seed))
		if err != nil {
			t.Fatal(err)
		}
		texttest.LosesNothing(t, found, mayBeLost...)
		list := enterprisetest.Profiles(targets, 1).Example(seed)
		whole, err := kashgar.Prefecture(response.II, emissiontest.Everywhere(response.III), slices.Values(list), slices.Values(emissiontest.Inventory(1).Example(seed)))
		if err != nil {
			t.Fatal(err)
		}
		texttest.LosesNothing(t, whole, mayBeLost...)
	}
}

// A key that the others need is missing where it is lost.
func TestLostKeys(t *testing.T) {
	clause := `{"document":"d"}`
	for text, want := range map[string]string{
		`{"class":"key","clause":` + clause + `,"missing":[]}`: "/basis: want what belongs to the other keys: must be given",
		`{"class":"key","basis":"guide","missing":[]}`:         "/clause: want what belongs to the other keys: must be given",
		`{"duty":"d","name":{"zh":"a","en":"a"},"proof":"reductions","point":"","clause":` + clause + `,"consequence":"measure-not-taken","path":"/report"}`: "/shortfall: want what belongs to the other keys: must be given",
		`{"duty":"d","name":{"zh":"a","en":"a"},"proof":"load","point":"","clause":` + clause + `,"consequence":"measure-not-taken","path":"/report"}`:       "/excess: want what belongs to the other keys: must be given",
		`{"duty":"d","name":{"zh":"a","en":"a"},"proof":"traffic","point":"","clause":` + clause + `,"consequence":"measure-not-taken","path":"/report"}`:    "/use: want what belongs to the other keys: must be given",
		`{"duty":"d","name":{"zh":"a","en":"a"},"proof":"own-plan","point":"","clause":` + clause + `,"consequence":"measure-not-taken","path":"/report"}`:   "/excess: want what belongs to the other keys: must be given",
	} {
		var err error
		if text[2] == 'c' {
			err = aqi.Unmarshal([]byte(text), new(enterprise.Classification))
		} else {
			err = aqi.Unmarshal([]byte(text), new(enterprise.Breach))
		}
		if err == nil || err.Error() != want {
			t.Errorf("%s: %v, want %s", text, err, want)
		}
	}
	o, err := json.Marshal(obliged(t, enterprise.Kashgar(), emission.Kashgar(), response.II, kiln()))
	if err != nil {
		t.Fatal(err)
	}
	without := strings.Replace(string(o), `"class_basis":"guide",`, "", 1)
	if err := json.Unmarshal([]byte(without), new(enterprise.Obligation)); !errors.Is(err, aqi.ErrMissing) {
		t.Errorf("%s: %v", without, err)
	}
}

// TestLostKeysOfAPlan: what stops at a level of an own plan is told or refused, not taken for nothing.
func TestLostKeysOfAPlan(t *testing.T) {
	for lost, text := range map[string]string{
		"":                   `{"level":"iii","measures":[],"trucks":"china-iv","machines":"unknown"}`,
		"/levels/0/trucks":   `{"level":"iii","measures":[],"machines":"unknown"}`,
		"/levels/0/machines": `{"level":"iii","measures":[],"trucks":"china-iv"}`,
		"/levels/0/level":    `{"measures":[],"trucks":"china-iv","machines":"unknown"}`,
	} {
		var own enterprise.OwnPlan
		err := aqi.Unmarshal([]byte(`{"levels":[`+text+`]}`), &own)
		if fs, _ := errors.AsType[aqi.Faults](err); lost == "" && err != nil || lost != "" && (len(fs) != 1 || fs[0].Path != lost || !errors.Is(err, aqi.ErrMissing)) {
			t.Errorf("%s: %v", text, err)
		}
	}
}
