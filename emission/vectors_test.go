package emission_test

import (
	"bytes"
	"flag"
	"fmt"
	"math/big"
	"os"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"github.com/clearsky-go/clearsky/emission"
	"github.com/clearsky-go/clearsky/emission/emissiontest"
	"github.com/clearsky-go/clearsky/internal/texttest"
	"github.com/clearsky-go/clearsky/response"
)

var update = flag.Bool("update", false, "write emissiontest/vectors.json anew")

// The forms of the vectors, as emissiontest.Vectors documents them.
type (
	vectors struct {
		Format      int                `json:"format"`
		Shares      []vectorShares     `json:"shares"`
		Reductions  []vectorReductions `json:"reductions"`
		Totals      []vectorTotal      `json:"totals"`
		Attainments []vectorAttainment `json:"attainments"`
		Allocations []vectorAllocation `json:"allocations"`
	}
	vectorShares struct {
		Baseline emission.Amounts `json:"baseline"`
		Shares   emission.Shares  `json:"shares"`
		Required emission.Amounts `json:"required"`
	}
	vectorReductions struct {
		Reductions emission.Reductions `json:"reductions"`
		Level      response.Level      `json:"level"`
		Holds      emission.Amounts    `json:"holds"`
	}
	vectorTotal struct {
		Sources []emission.Source         `json:"sources"`
		Levels  map[string]response.Level `json:"levels"`
		Total   emission.Total            `json:"total"`
	}
	vectorAttainment struct {
		Shares emission.Shares `json:"shares"`
		Total  emission.Total  `json:"total"`
		vectorAttained
	}
	vectorAttained struct {
		Required  emission.Amounts    `json:"required"`
		Shortfall emission.Amounts    `json:"shortfall"`
		Met       emission.Pollutants `json:"met"`
	}
	vectorAllocation struct {
		Caps    []emission.Share  `json:"caps"`
		Lacking emission.Amounts  `json:"lacking"`
		Members []emission.Member `json:"members"`
		emission.Allocation
	}
)

// maker makes the results of vectors: the oracles, or the package.
type maker struct {
	required func(emission.Shares, emission.Amounts) emission.Amounts
	holds    func(emission.Reductions, response.Level) emission.Amounts
	total    func(*testing.T, []emission.Source, map[string]response.Level) emission.Total
	attained func(*testing.T, emission.Shares, emission.Total) vectorAttained
	allocate func(*testing.T, task) emission.Allocation
}

// The vectors are what the oracles make of their inputs, and the package makes the same.
func TestVectors(t *testing.T) {
	made, err := texttest.Lines(vectorsOf(t, byOracles))
	if err != nil {
		t.Fatal(err)
	}
	if *update {
		if err := os.WriteFile("emissiontest/vectors.json", made, 0o600); err != nil {
			t.Fatal(err)
		}
		return
	}
	if !bytes.Equal(made, emissiontest.Vectors()) {
		t.Error("emissiontest/vectors.json is not what the oracles make: go test -run TestVectors -update")
	}
	own, err := texttest.Lines(vectorsOf(t, byPackage))
	if err != nil || !bytes.Equal(made, own) {
		t.Error("the package makes others", err)
	}
}

// vectorsReductions draws reductions at all levels, each known or missing.
var vectorsReductions = rapid.Custom(func(t *rapid.T) (rs emission.Reductions) {
	for l := response.IV; l <= response.I; l++ {
		rs = rs.With(l, emissiontest.Amounts().Draw(t, "reduction"))
	}
	return rs
})

func vectorsOf(t *testing.T, by maker) vectors {
	t.Helper()
	v := vectors{Format: 1}
	for seed := range 60 {
		baseline, shares := emissiontest.Amounts().Example(seed), emissiontest.Shares().Example(seed)
		v.Shares = append(v.Shares, vectorShares{baseline, shares, by.required(shares, baseline)})
		reductions, level := vectorsReductions.Example(seed), response.IV+response.Level(seed%4)
		v.Reductions = append(v.Reductions, vectorReductions{reductions, level, by.holds(reductions, level)})
		shares, total := emissiontest.Shares().Example(seed), emissiontest.Total().Example(seed)
		v.Attainments = append(v.Attainments, vectorAttainment{shares, total, by.attained(t, shares, total)})
	}
	for seed := range 40 {
		sources, levels := emissiontest.Inventory(4).Example(seed), emissiontest.Levels().Example(seed)
		v.Totals = append(v.Totals, vectorTotal{sources, levels, by.total(t, sources, levels)})
		w := task{caps: emissiontest.Caps().Example(seed), lacking: emissiontest.Baseline().Example(seed)}
		w.members = emissiontest.Members(len(w.caps), 5).Example(seed)
		v.Allocations = append(v.Allocations, vectorAllocation{w.caps, w.lacking, w.members, by.allocate(t, w)})
	}
	return v
}

var byPackage = maker{
	required: emission.Shares.Required,
	holds:    emission.Reductions.At,
	total: func(t *testing.T, sources []emission.Source, levels map[string]response.Level) emission.Total {
		t.Helper()
		total, err := emission.Sum(slices.Values(sources), levels)
		return ok(t, total, err)
	},
	attained: func(t *testing.T, shares emission.Shares, total emission.Total) (v vectorAttained) {
		t.Helper()
		targets := emission.Kashgar()
		targets.ByLevel = []emission.Target{{Level: response.III, Shares: shares, Clause: targets.ByLevel[0].Clause}}
		a, err := targets.Attainment(response.III, total)
		for _, r := range ok(t, a, err).ByPollutant {
			v.Required, v.Shortfall = v.Required.With(r.Pollutant, r.Required), v.Shortfall.With(r.Pollutant, r.Shortfall)
			if r.Met {
				v.Met |= emission.PollutantsOf(r.Pollutant)
			}
		}
		return v
	},
	allocate: func(t *testing.T, w task) emission.Allocation {
		t.Helper()
		a, err := emission.Allocate(w.caps, w.lacking, w.members)
		return ok(t, a, err)
	},
}

var byOracles = maker{
	required: func(shares emission.Shares, baseline emission.Amounts) (required emission.Amounts) {
		for p, a := range baseline.All() {
			required = required.With(p, amountOf(ceiling(shares.Of(p), a)))
		}
		return required
	},
	holds: func(rs emission.Reductions, level response.Level) (most emission.Amounts) {
		for l, as := range rs.All() {
			for p, a := range as.All() {
				if before, has := most.Of(p); l <= level && (!has || a > before) {
					most = most.With(p, a)
				}
			}
		}
		return most
	},
	total: func(t *testing.T, sources []emission.Source, levels map[string]response.Level) emission.Total {
		t.Helper()
		baseline, reduction := sumOracle(t, sources, levels)
		return emission.Total{
			Baseline:  emission.AmountsOf(amountOf(baseline[0]), amountOf(baseline[1]), amountOf(baseline[2]), amountOf(baseline[3])),
			Reduction: emission.AmountsOf(amountOf(reduction[0]), amountOf(reduction[1]), amountOf(reduction[2]), amountOf(reduction[3])),
			Sources:   len(sources),
		}
	},
	attained: func(t *testing.T, shares emission.Shares, total emission.Total) (v vectorAttained) {
		t.Helper()
		for p := range emission.AllPollutants.All() {
			baseline, reduction := emission.Amount(0), emission.Amount(0) // of no sources
			if total.Sources > 0 {
				baseline, reduction = get(t, total.Baseline, p), get(t, total.Reduction, p)
			}
			required := ceiling(shares.Of(p), baseline)
			short := new(big.Int).Sub(required, big.NewInt(int64(reduction)))
			if short.Sign() <= 0 {
				short.SetInt64(0)
				v.Met |= emission.PollutantsOf(p)
			}
			v.Required, v.Shortfall = v.Required.With(p, amountOf(required)), v.Shortfall.With(p, amountOf(short))
		}
		return v
	},
	allocate: func(t *testing.T, w task) emission.Allocation {
		t.Helper()
		a := emission.Allocation{TierShares: make([]emission.Shares, len(w.caps)), Requested: make([]emission.Amounts, len(w.members))}
		for p := range emission.AllPollutants.All() {
			shares, requested, left := w.oracle(t, p)
			for k, s := range shares {
				a.TierShares[k] = a.TierShares[k].With(p, s)
			}
			for i, n := range requested {
				if n == nil {
					n = new(big.Int)
				}
				a.Requested[i] = a.Requested[i].With(p, amountOf(n))
			}
			a.Remainder = a.Remainder.With(p, amountOf(left))
		}
		return a
	},
}

func amountOf(n *big.Int) emission.Amount { return emission.Amount(n.Int64()) }

// The vectors reach what the rules turn on.
func TestVectorsReachTheBoundaries(t *testing.T) {
	v := vectorsOf(t, byPackage)
	seen := map[string]int{}
	for _, a := range v.Attainments {
		for p, short := range a.Shortfall.All() {
			reduction, _ := a.Total.Reduction.Of(p)
			required, _ := a.Required.Of(p)
			seen[fmt.Sprint("met ", a.Met.Has(p))]++
			if required > 0 && reduction == required {
				seen["exactly met"]++
			}
			if short == 1 {
				seen["a milligram short"]++
			}
		}
	}
	for _, a := range v.Allocations {
		for p, left := range a.Remainder.All() {
			lacking, _ := a.Lacking.Of(p)
			switch {
			case left > 0:
				seen["not covered"]++
			case lacking > 0:
				seen["covered"]++
			}
		}
		for _, shares := range a.TierShares {
			for _, s := range shares {
				if s > 0 && s < emission.Whole {
					seen["a part of a tier"]++
				}
			}
		}
	}
	for _, what := range []string{"met true", "met false", "exactly met", "a milligram short", "not covered", "covered", "a part of a tier"} {
		if seen[what] < 3 {
			t.Errorf("%s: %d", what, seen[what])
		}
	}
}
