package region_test

import (
	"encoding/json"
	"os"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/clearsky-go/clearsky/alert"
	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/internal/texttest"
	"github.com/clearsky-go/clearsky/region"
	"github.com/clearsky-go/clearsky/region/regiontest"
)

func TestEnumerations(t *testing.T) {
	texttest.Enum[region.GroupReading](t, "each-county", "group-mean")
	texttest.Enum[region.Basis](t, "prefecture", "superior", "judgement", "own", "raise")
}

// Policies, inputs and decisions survive a round trip through JSON, and what was read decides the same.
func TestRoundTrip(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := regiontest.Plan(5).Draw(t, "plan")
		in := regiontest.Input(p, 120).Draw(t, "input")
		same(t, texttest.Back(t, p), p)
		d := assess(t, p, in)
		same(t, texttest.Back(t, d), d)
		same(t, assess(t, texttest.Back(t, p), texttest.Back(t, in)), d)
	})
}

// What is misspelt, given twice or in another case is refused with its place, and so is a result that lost a key.
func TestStrictJSON(t *testing.T) {
	read := func(v any) func(string) error {
		return func(text string) error { return aqi.Unmarshal([]byte(text), v) }
	}
	input, policy, plan, track := read(new(region.Known)), read(new(region.Policy)), read(new(region.Plan)), read(new(region.Track))
	for _, tt := range []struct {
		read func(string) error
		text string
		want bad
	}{
		{input, `{"series":{},"superiors":[{}]}`, bad{"/superiors", aqi.ErrUnknown}},
		{input, `{"demands":[],"demands":[]}`, bad{"/demands", aqi.ErrDuplicate}},
		{input, `{"Demands":[]}`, bad{"/Demands", aqi.ErrUnknown}},
		{input, `{"demands":[{"kind":"superior","level":"red","from":"2023-12-01T00:00:00+08:00","until":"2023-12-02T00:00:00+08:00","county":"1"}]}`, bad{"/demands/0/county", aqi.ErrUnknown}},
		{input, `{"demands":[{"level":"red"}]}`, bad{"/demands/0/kind", aqi.ErrMissing}},
		{input, `{"series":{"653101":{"hours":[{"api":1}]}}}`, bad{"/series/653101/hours/0/api", aqi.ErrUnknown}},
		{input, "{\"demands\":[{\"kind\":\"raise\",\"why\":\"\xff\"}]}", bad{"/demands/0/why", aqi.ErrText}},
		{input, `{} {}`, bad{"", aqi.ErrJSON}},
		{policy, `{"min_groups":3}`, bad{"/min_groups", aqi.ErrUnknown}},
		{policy, `{"reading":"mean"}`, bad{"/reading", aqi.ErrText}},
		{policy, `{"criteria":[{"counties":3}]}`, bad{"/criteria/0/counties", aqi.ErrUnknown}},
		{track, `{"id":"a","name":{},"plan":{"lift":36},"counties":null}`, bad{"/plan/lift", aqi.ErrUnknown}},
		{track, `{"id":"a","name":{},"plan":"kashgar-2023","counties":{"1":"kashgar"}}`, bad{"/plan", aqi.ErrUnknown}},
		{track, `{"id":"a","name":{},"plan":"kashgar","counties":{"1":"x"}}`, bad{"/counties/1", aqi.ErrUnknown}},
		{plan, strings.Replace(planText, `"policy":"kashgar"`, `"policy":3`, 1), bad{"/policy", aqi.ErrJSON}},
		{plan, strings.Replace(planText, `"policy":"kashgar",`, ``, 1), bad{"/policy", aqi.ErrMissing}},
		{plan, strings.Replace(planText, `"plan":"kashgar"`, `"plan":""`, 1), bad{"/tracks/0/plan", aqi.ErrUnknown}},
		{read(new(region.Extent)), `{"level":"red","from":"2023-12-01T00:00:00+08:00","until":"2023-12-02T00:00:00+08:00"}`, bad{"/counties", aqi.ErrMissing}},
		{read(new(region.Reason)), `{"basis":"own","level":"red"}`, bad{"/clause", aqi.ErrMissing}},
	} {
		checkFaults(t, tt.read(tt.text), tt.want)
	}
}

// Each type of a result is read back whole only.
func TestLostKeys(t *testing.T) {
	in := region.Known{Series: map[string]alert.Series{"653101": from(90, 10, 80), "653121": from(90, 10, 90), "653122": from(90, 1, 80)}}
	a := assess(t, region.Kashgar(), in)
	lose(t, a)
	lose(t, a.Counties[0])
	lose(t, a.Groups[0])
	lose(t, a.Levels[0])
}

// lose takes each key out of the value's JSON form.
func lose[T any](t *testing.T, v T) {
	t.Helper()
	text, err := json.Marshal(v)
	var keys map[string]json.RawMessage
	if err := json.Unmarshal(ok(t, text, err), &keys); err != nil {
		t.Fatal(err)
	}
	for key, value := range keys {
		delete(keys, key)
		less, err := json.Marshal(keys)
		checkFaults(t, json.Unmarshal(ok(t, less, err), new(T)), bad{"/" + key, aqi.ErrMissing})
		keys[key] = value
	}
}

// What is printed is a few lines, in Chinese with Chinese citations.
func TestTexts(t *testing.T) {
	p := chain("1", "2", "3")
	in := region.Known{Series: map[string]alert.Series{"1": from(120, 10, 80), "2": from(120, 10, 120), "3": from(120, 10, 40)}}
	a := assess(t, p, in)
	none := assess(t, p, region.Known{})
	for _, tt := range []struct{ got, want string }{
		{a.String(), "Assessment (Each county), 3 counties, 0 of which lack hours, 2023-12-01 00:00 to 2023-12-06 00:00\n" +
			"Prefecture: Yellow, 2023-12-01 10:00 to 2023-12-02 16:00"},
		{none.Chinese(), "区域判定（逐县判定），3个县市（其中0个缺数据），无数据时段\n地区：无重污染过程"},
		{a.Groups[0].String(), "Yellow or above, 2023-12-01 10:00 to 2023-12-02 16:00: 1, 2, 3"},
		{a.Groups[0].Chinese(), "黄色及以上，2023-12-01 10:00至2023-12-02 16:00：1、2、3"},
	} {
		same(t, tt.got, tt.want)
	}
}

func FuzzText(f *testing.F) {
	policy, err := json.Marshal(region.Kashgar().Policy)
	if err != nil {
		f.Fatal(err)
	}
	f.Add(policy)               // a whole policy
	f.Add([]byte(planText))     // a plan of built-in parts
	f.Add([]byte("group-mean")) // a reading
	f.Add([]byte("Group-mean")) // which is not its word
	f.Add([]byte("judgement"))  // a basis
	stored, err := os.ReadFile("testdata/state-1.json")
	if err != nil {
		f.Fatal(err)
	}
	f.Add(stored)                                                                                                                           // a state
	f.Add([]byte(`{"reading":"group-mean","together":-1,"criteria":[{}]}`))                                                                 // a bad policy
	f.Add([]byte(`{"series":{"653101":{"start":"2023-12-01T00:00:00+08:00","hours":[{"aqi":501}]}}}`))                                      // no index
	f.Add([]byte(`{"series":{"653101":{"start":"9999-12-31T23:00:00+08:00","hours":[{"aqi":300},{}]}}}`))                                   // beyond the last hour
	f.Add([]byte(`{"series":{"x":{"hours":null}},"demands":[{},{"kind":"raise"}]}`))                                                        // no county, no level, no hours
	f.Add([]byte(`{"demands":[{"kind":"superior","level":"red","from":"0001-01-01T01:00:00+08:00","until":"9999-12-31T22:00:00+08:00"}]}`)) // nearly all hours there are
	f.Add([]byte(`{"counties":[{"responses":[{"level":"i","reasons":[{"basis":"prefecture"}]}]}],"levels":null,"episodes":[{}]}`))
	f.Fuzz(func(t *testing.T, in []byte) {
		texttest.Words[region.GroupReading](t, in)
		texttest.Words[region.Basis](t, in)
		texttest.WholeJSON[region.Assessment](t, in)
		if reason, ok := texttest.WholeJSON[region.Reason](t, in); ok {
			_, _ = reason.String(), reason.Chinese()
		}
		texttest.WholeJSON[region.Policy](t, in)
		p, isPlan := texttest.WholeJSON[region.Plan](t, in)
		input, isInput := texttest.WholeJSON[region.Known](t, in)
		state, _ := texttest.WholeJSON[region.State](t, in)
		use(t, p, isPlan, input, isInput, state)
	})
}

// use does with what was read all that a user would; nothing may panic.
func use(t *testing.T, p region.Plan, isPlan bool, in region.Known, isInput bool, s region.State) {
	t.Helper()
	if !isPlan {
		p = region.Kashgar()
	}
	if !isInput {
		in = region.Known{Series: map[string]alert.Series{"653101": from(60, 10, 40), "653121": from(50, 5, 50), "653122": from(60, 1, 50)}}
	}
	_ = p.Validate()
	o, _ := region.New(p)
	in.At = max(in.At, s.At)
	if out, err := o.Step(s, in); err == nil {
		texttest.Back(t, out)
		_, _ = o.Ahead(s, in, 2)
		_, _ = o.Readings(s, in)
	}
	if d, err := o.Assess("", in); err == nil {
		texttest.Back(t, d)
	}
}
