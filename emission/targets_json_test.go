package emission_test

import (
	"encoding/json"
	"errors"
	"testing"

	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/emission"
)

// A share lost to a slip is not a share of nothing.
func TestTargetsWithoutShares(t *testing.T) {
	for _, text := range []string{
		`{"by_level":[{"level":"iii"}]}`, `{"by_level":[{"level":"iii","shares":null}]}`, `{"by_level":[{"level":"iii","shares":{}}]}`,
	} {
		var targets emission.Targets
		if err := json.Unmarshal([]byte(text), &targets); err == nil || len(targets.ByLevel) > 0 {
			t.Errorf("%s: %v, %v", text, targets, err)
		}
	}
	var target emission.Target
	if err := json.Unmarshal([]byte(`{"level":"ii"}`), &target); !errors.Is(err, aqi.ErrMissing) {
		t.Error(err)
	}
	if err := json.Unmarshal([]byte(`{"level":"ii","share":"10 %"}`), &target); err == nil {
		t.Error("an unknown key is read")
	}
}

func TestPollutants(t *testing.T) {
	s := emission.PollutantsOf(emission.VOCs, emission.SO2, 0, 200)
	if !s.Has(emission.SO2) || s.Has(emission.PM) || s.Has(0) || s.Has(200) || s.String() != "SO2,VOCs" || s.Chinese() != "二氧化硫、挥发性有机物" {
		t.Error(s, s.Chinese())
	}
	text, err := s.MarshalText()
	var back emission.Pollutants
	if string(text) != "so2,vocs" || err != nil || back.UnmarshalText(text) != nil || back != s {
		t.Errorf("%q, %v, %v", text, err, back)
	}
	if err := back.UnmarshalText([]byte("pm,pm")); !errors.Is(err, aqi.ErrText) || back != s {
		t.Error(err, back)
	}
}
