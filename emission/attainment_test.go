package emission_test

import (
	"math/big"
	"testing"

	"pgregory.net/rapid"

	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/emission"
	"github.com/clearsky-go/clearsky/emission/emissiontest"
	"github.com/clearsky-go/clearsky/response"
)

// 4.3.1 (1): 10、20、30%以上, the number itself included.
func TestAttainment(t *testing.T) {
	tests := []struct {
		name                string
		level               response.Level
		baseline, reduction emission.Amount
		met                 bool
		required, shortfall emission.Amount
		text                string
	}{
		{"exactly 10 %", response.III, 100 * kg, 10 * kg, true, 10 * kg, 0, "SO2 10.00 %, target 10 %, met"},
		{"a milligram less", response.III, 100 * kg, 10*kg - mg, false, 10 * kg, mg, "SO2 9.99 %, target 10 %, 0.000001 kg short"},
		{"9.9999 %", response.III, 1000 * kg, 99_999_000, false, 100 * kg, 1000, "SO2 9.99 %, target 10 %, 0.001 kg short"},
		{"a milligram more", response.III, 100 * kg, 10*kg + mg, true, 10 * kg, 0, "SO2 10.00 %, target 10 %, met"},
		{"exactly 20 %", response.II, 100 * kg, 20 * kg, true, 20 * kg, 0, "SO2 20.00 %, target 20 %, met"},
		{"10 % at II", response.II, 100 * kg, 10 * kg, false, 20 * kg, 10 * kg, "SO2 10.00 %, target 20 %, 10 kg short"},
		{"exactly 30 %", response.I, 100 * kg, 30 * kg, true, 30 * kg, 0, "SO2 30.00 %, target 30 %, met"},
		{"a milligram less", response.I, 100 * kg, 30*kg - mg, false, 30 * kg, mg, "SO2 29.99 %, target 30 %, 0.000001 kg short"},
		{"required is rounded up", response.III, 11, 1, false, 2, 1, "SO2 9.09 %, target 10 %, 0.000001 kg short"},
		{"nothing emitted", response.I, 0, 0, true, 0, 0, "SO2 not applicable, target 30 %, met"},
		{"nothing reduced", response.III, kg, 0, false, kg / 10, kg / 10, "SO2 0.00 %, target 10 %, 0.1 kg short"},
		{"no response", response.NoResponse, kg, 0, true, 0, 0, "SO2 0.00 %, target 0 %, met"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			a, err := emission.Kashgar().Attainment(tt.level, emission.Total{
				Baseline:  each(0).With(emission.SO2, tt.baseline),
				Reduction: each(0).With(emission.SO2, tt.reduction),
				Sources:   1,
			})
			r, _ := ok(t, a, err).Of(emission.SO2)
			if r.Met != tt.met || a.Met() != tt.met || r.Required != tt.required || r.Shortfall != tt.shortfall || r.String() != tt.text {
				t.Errorf("%+v, %v", r, r)
			}
			if target, _ := emission.Kashgar().At(tt.level); a.Clause != target.Clause || a.Level != tt.level || r.Target != target.Shares.Of(emission.SO2) {
				t.Errorf("%+v", a)
			}
		})
	}
}

func TestAttainmentErrors(t *testing.T) {
	over := emission.Total{Baseline: each(kg), Reduction: each(kg).With(emission.PM, 2*kg), Sources: 1}
	tests := []struct {
		targets emission.Targets
		level   response.Level
		total   emission.Total
		want    []bad
	}{
		{emission.Kashgar(), response.IV, emission.Total{}, []bad{{"/level", "level IV", aqi.ErrUnknown}}},
		{emission.Kashgar(), 9, emission.Total{}, []bad{{"/level", "response.Level(9)", aqi.ErrUnknown}}},
		{emission.Kashgar(), response.I, over, []bad{{"/total/reduction/pm", "2 kg", aqi.ErrConflict}}},
		{emission.Kashgar(), response.NoResponse, over, []bad{{"/total/reduction/pm", "2 kg", aqi.ErrConflict}}},
		{emission.Kashgar(), response.I, emission.Total{Baseline: amounts(t, "1", "1", "", "1"), Reduction: each(0), Sources: 1},
			[]bad{{"/total/baseline/pm", "", aqi.ErrMissing}}},
		{emission.Targets{}, response.IV, over, []bad{
			{"/targets/by_level", "", aqi.ErrMissing}, {"/total/reduction/pm", "2 kg", aqi.ErrConflict}, {"/level", "level IV", aqi.ErrUnknown},
		}},
	}
	for _, tt := range tests {
		a, err := tt.targets.Attainment(tt.level, tt.total)
		if checkFaults(t, err, tt.want...); a != (emission.Attainment{}) {
			t.Errorf("%+v beside an error", a)
		}
	}
}

func TestAttainmentText(t *testing.T) {
	a, err := emission.Kashgar().Attainment(response.III, emission.Total{
		Baseline: amounts(t, "100", "100", "0", "1"), Reduction: amounts(t, "10", "9.9", "0", "1"), Sources: 2,
	})
	ok(t, a, err)
	want := "level III: SO2 10.00 %, target 10 %, met; NOx 9.90 %, target 10 %, 0.1 kg short; " +
		"PM not applicable, target 10 %, met; VOCs 100.00 %, target 10 %, met"
	if got := a.String(); got != want {
		t.Errorf("%s\nwant %s", got, want)
	}
	want = "Ⅲ级：二氧化硫减排10.00%，目标10%，达标；氮氧化物减排9.90%，目标10%，未达标，缺0.1千克；颗粒物减排不适用，目标10%，达标；挥发性有机物减排100.00%，目标10%，达标"
	if got := a.Chinese(); got != want {
		t.Errorf("%s\nwant %s", got, want)
	}
	if _, is := a.Of(0); is {
		t.Error("a result of no pollutant")
	}
}

// Each pollutant is met exactly where the reduction is at least the share of the baseline, by fractions; what is short is the
// least that would meet it.
func TestAttainmentIsExact(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		targets := emissiontest.Targets().Draw(t, "targets")
		total := emissiontest.Total().Draw(t, "total")
		target := rapid.SampledFrom(targets.ByLevel).Draw(t, "target")
		a, err := targets.Attainment(target.Level, total)
		met := true
		for p := range emission.AllPollutants.All() {
			r, _ := ok(t, a, err).Of(p)
			reached := new(big.Rat).Mul(rat(r.Target, 10_000), rat(r.Baseline, 1)) // the target, not rounded
			want := rat(r.Reduction, 1).Cmp(reached) >= 0
			if r.Required != leastOf(target.Shares.Of(p), r.Baseline) || r.Met != want || r.Met != (r.Shortfall == 0) ||
				!r.Met && r.Reduction+r.Shortfall != r.Required || r.Pollutant != p {
				t.Fatalf("%+v", r)
			}
			met = met && want
		}
		if a.Met() != met {
			t.Fatalf("%+v", a)
		}
	})
}
