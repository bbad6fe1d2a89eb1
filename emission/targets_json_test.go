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

// Nothing of a pollutant is requested of who is spared of it, whatever the tier; of the others as of anyone.
func TestAllocateSpares(t *testing.T) {
	kg := emission.Kilogram
	all, none := emission.AmountsOf(100*kg, 100*kg, 100*kg, 100*kg), emission.AmountsOf(0, 0, 0, 0)
	participants := []emission.Participant{
		{ID: "a", Tier: 1, Baseline: all, Planned: none, Spared: emission.PollutantsOf(emission.NOx, emission.VOCs, 9)},
		{ID: "b", Tier: 2, Baseline: all, Planned: none},
	}
	a, err := emission.Allocate(emission.Tiers{{}, {}}, emission.EqualShares(10*emission.Percent), emission.Total{}, participants)
	if err != nil {
		t.Fatal(err)
	}
	if want := emission.AmountsOf(20*kg, 0, 20*kg, 0); a.Step2[0] != want {
		t.Errorf("%v, want %v", a.Step2[0], want)
	}
	if want := emission.AmountsOf(0, 20*kg, 0, 20*kg); a.Step2[1] != want {
		t.Errorf("%v, want %v", a.Step2[1], want)
	}
	participants[0].Spared = 1
	if _, err := emission.Allocate(emission.Tiers{{}, {}}, emission.Shares{}, emission.Total{}, participants); !errors.Is(err, aqi.ErrUnknown) {
		t.Error(err)
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
