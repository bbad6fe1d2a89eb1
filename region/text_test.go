package region_test

import (
	"encoding/json"
	"testing"

	"pgregory.net/rapid"

	"github.com/clearsky-go/clearsky/alert"
	"github.com/clearsky-go/clearsky/internal/texttest"
	"github.com/clearsky-go/clearsky/region"
	"github.com/clearsky-go/clearsky/region/regiontest"
)

func TestEnumerations(t *testing.T) {
	texttest.Enum[region.GroupReading](t, "each-county", "group-mean")
	texttest.Enum[region.Basis](t, "group", "superior", "judgement", "own", "raise")
}

// Policies, inputs and decisions survive a round trip through JSON, and what was read decides the same.
func TestRoundTrip(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		r := regiontest.Region(5).Draw(t, "region")
		p := regiontest.Policy(r).Draw(t, "policy")
		in := regiontest.Input(r, 120).Draw(t, "input")
		same(t, texttest.Back(t, p), p)
		d := decide(t, p, r, in)
		same(t, texttest.Back(t, d), d)
		same(t, decide(t, texttest.Back(t, p), r, texttest.Back(t, in)), d)
	})
}

func FuzzText(f *testing.F) {
	policy, err := json.Marshal(region.KashgarPolicy())
	if err != nil {
		f.Fatal(err)
	}
	f.Add(policy)                                                                                                                           // a whole policy
	f.Add([]byte("group-mean"))                                                                                                             // a reading
	f.Add([]byte("Group-mean"))                                                                                                             // which is not its word
	f.Add([]byte("judgement"))                                                                                                              // a basis
	f.Add([]byte(`{"reading":"group-mean","min_group":-1,"plans":{"":{}}}`))                                                                // a bad policy
	f.Add([]byte(`{"series":{"653101":{"start":"2023-12-01T00:00:00+08:00","hours":[{"aqi":501}]}}}`))                                      // no index
	f.Add([]byte(`{"series":{"653101":{"start":"9999-12-31T23:00:00+08:00","hours":[{"aqi":300},{}]}}}`))                                   // beyond the last hour
	f.Add([]byte(`{"series":{"x":{"hours":null}},"demands":[{},{"kind":"raise"}]}`))                                                        // no county, no level, no hours
	f.Add([]byte(`{"demands":[{"kind":"superior","level":"red","from":"0001-01-01T01:00:00+08:00","until":"9999-12-31T22:00:00+08:00"}]}`)) // nearly all hours there are
	f.Add([]byte(`{"counties":[{"responses":[{"level":"i","reasons":[{"basis":"group"}]}]}],"levels":null,"episodes":[{}]}`))
	f.Fuzz(func(t *testing.T, in []byte) {
		texttest.Words[region.GroupReading](t, in)
		texttest.Words[region.Basis](t, in)
		texttest.WholeJSON[region.Assessment](t, in)
		if reason, ok := texttest.WholeJSON[region.Reason](t, in); ok {
			_, _ = reason.String(), reason.Chinese()
		}
		p, isPolicy := texttest.WholeJSON[region.Policy](t, in)
		input, isInput := texttest.WholeJSON[region.Input](t, in)
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
	if d, err := p.Assess(region.Kashgar(), catalogue, in); err == nil {
		texttest.Back(t, d)
	}
}
