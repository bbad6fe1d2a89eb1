package emission_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/clearsky-go/clearsky/alert"
	"github.com/clearsky-go/clearsky/emission"
	"github.com/clearsky-go/clearsky/emission/emissiontest"
	"github.com/clearsky-go/clearsky/internal/texttest"
	"github.com/clearsky-go/clearsky/response"
)

// source is a valid source of 100 kg of everything that gives up 10, 20 and 30 kg.
func source(id, county string, sector response.Sector) emission.Source {
	return emission.Source{
		ID: id, County: county, Sector: sector, Baseline: each(100 * kg),
		Reductions: emission.Reductions{}.With(response.III, each(10*kg)).With(response.II, each(20*kg)).With(response.I, each(30*kg)),
	}
}

// Each fault names its source, and all are found at once.
func TestInventoryValidate(t *testing.T) {
	tests := []struct {
		name   string
		change func(*emission.Source)
		want   []string // each fault from its field on; none for a valid source
	}{
		{"valid", func(*emission.Source) {}, nil},
		{"nothing emitted", func(s *emission.Source) {
			s.Baseline = each(0)
			s.Reductions = emission.Reductions{}.With(response.III, each(0)).With(response.II, each(0)).With(response.I, each(0))
		}, nil},
		{"all of it given up", func(s *emission.Source) { s.Reductions = s.Reductions.With(response.I, s.Baseline) }, nil},
		{"the most", func(s *emission.Source) { s.Baseline = each(emission.MaxAmount) }, nil},
		{"no level IV in the plan", func(s *emission.Source) { s.Reductions = s.Reductions.With(response.IV, amounts(t, "5")) }, nil},
		{"no identifier", func(s *emission.Source) { s.ID = "" }, []string{": no identifier, want one"}},
		{"twice", func(s *emission.Source) { s.ID = "first" }, []string{": the identifier of sources[0], want one of its own"}},
		{"no county", func(s *emission.Source) { s.County = "" }, []string{", county: none"}},
		{"no sector", func(s *emission.Source) { s.Sector = response.NoSector }, []string{", sector: none"}},
		{"unknown sector", func(s *emission.Source) { s.Sector = 77 }, []string{", sector: response.Sector(77)"}},
		{"baseline missing", func(s *emission.Source) { s.Baseline = amounts(t, "100", "100", "", "100") }, []string{", baseline, PM: missing"}},
		{"negative baseline", func(s *emission.Source) { s.Baseline = s.Baseline.With(emission.NOx, -kg) }, []string{", baseline, NOx: -1 kg, want 0 kg to 10000000 kg"}},
		{"above the most", func(s *emission.Source) { s.Baseline = s.Baseline.With(emission.NOx, emission.MaxAmount+1) },
			[]string{", baseline, NOx: 10000000.000001 kg"}},
		{"reduction missing", func(s *emission.Source) {
			s.Reductions = s.Reductions.With(response.II, amounts(t, "", "20", "20", ""))
		}, []string{", reduction at level II, SO2: missing", ", reduction at level II, VOCs: missing"}},
		{"negative reduction", func(s *emission.Source) {
			s.Reductions = s.Reductions.With(response.III, each(kg).With(emission.PM, -1))
		},
			[]string{", reduction at level III, PM: -0.000001 kg"}},
		{"above the baseline", func(s *emission.Source) {
			s.Reductions = s.Reductions.With(response.I, each(kg).With(emission.SO2, 100*kg+mg))
		}, []string{", reduction at level I, SO2: 100.000001 kg, want at most the baseline of 100 kg"}},
		{"above the baseline at a level that no target has", func(s *emission.Source) {
			s.Reductions = s.Reductions.With(response.IV, emission.Amounts{}.With(emission.SO2, 101*kg))
		}, []string{", reduction at level IV, SO2: 101 kg"}},
		{"everything", func(s *emission.Source) { *s = emission.Source{ID: "x"} }, slices.Concat(
			[]string{", county", ", sector", ", baseline, SO2", ", baseline, NOx", ", baseline, PM", ", baseline, VOCs"},
			[]string{", reduction at level III, SO2", ", reduction at level III, NOx", ", reduction at level III, PM", ", reduction at level III, VOCs"},
			[]string{", reduction at level II, SO2", ", reduction at level II, NOx", ", reduction at level II, PM", ", reduction at level II, VOCs"},
			[]string{", reduction at level I, SO2", ", reduction at level I, NOx", ", reduction at level I, PM", ", reduction at level I, VOCs"},
		)},
	}
	inv := emission.Inventory{source("first", "653101", response.Industrial)}
	var all []string
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			s := source("kiln "+tt.name, "653101", response.Dust)
			tt.change(&s)
			inv = append(inv, s)
			var want []string
			for _, w := range tt.want {
				want = append(want, fmt.Sprintf("sources[1] (%.40q)%s", s.ID, w))
				all = append(all, fmt.Sprintf("sources[%d] (%.40q)%s", len(inv)-1, s.ID, w))
			}
			checkFaults(t, emission.Inventory{inv[0], s}.Validate(emission.Kashgar()), emission.ErrSource, want)
		})
	}
	checkFaults(t, inv.Validate(emission.Kashgar()), emission.ErrSource, all)
}

// checkFaults checks that there are as many faults as wanted, in order, each of that rule and beginning with the text.
func checkFaults(t *testing.T, err error, rule error, want []string) {
	t.Helper()
	if len(want) == 0 {
		if err != nil {
			t.Error(err)
		}
		return
	}
	faults, _ := errors.AsType[emission.Faults](err)
	if len(faults) != len(want) {
		t.Fatalf("%d faults, want %d: %v", len(faults), len(want), err)
	}
	for i, f := range faults {
		if !strings.HasPrefix(f.Error(), want[i]) || !errors.Is(f, rule) || !errors.Is(err, rule) {
			t.Errorf("fault %d: %v\nwant %s", i, f, want[i])
		}
	}
}

func TestInventoryValidateTargets(t *testing.T) {
	inv := emission.Inventory{source("a", "653101", response.Industrial)}
	if err := inv.Validate(emission.Targets{}); !errors.Is(err, emission.ErrTargets) || errors.Is(err, emission.ErrSource) {
		t.Error(err)
	}
	if err := (emission.Inventory)(nil).Validate(emission.Kashgar()); err != nil {
		t.Error(err)
	}
}

func TestInventoriesDrawnAreValid(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		inv := emissiontest.Inventory(20).Draw(t, "inventory")
		if err := inv.Validate(emissiontest.Targets().Draw(t, "targets")); err != nil {
			t.Fatal(err)
		}
		same(t, texttest.Back(t, inv), inv)
	})
}

// A source from a file whose author left out a pollutant, or misspelt it.
func TestSourceUnmarshal(t *testing.T) {
	var s emission.Source
	text := `{"id":"kiln-2","name":{"zh":"砖厂","en":"Brickyard"},"county":"653101","sector":"industrial",
		"baseline":{"so2":"0.1 t","nox":"50 kg","pm":"30 kg"},"reductions":{"iii":{"so2":"10 kg"}}}`
	if err := json.Unmarshal([]byte(text), &s); err != nil || s.Baseline != amounts(t, "100", "50", "30") || s.Sector != response.Industrial {
		t.Errorf("%+v, %v", s, err)
	}
	if err := json.Unmarshal([]byte(strings.Replace(text, `"nox"`, `"NOX"`, 1)), &s); !errors.Is(err, emission.ErrText) {
		t.Error(err)
	}
}

func TestKashgar(t *testing.T) {
	targets := emission.Kashgar()
	if err := targets.Validate(); err != nil || targets.Title != alert.Kashgar().Title {
		t.Error(err)
	}
	for l, want := range map[response.Level]string{response.III: "10 %", response.II: "20 %", response.I: "30 %"} {
		target, has := targets.At(l)
		for p, s := range target.Shares.All() {
			if !has || s.String() != want || target.Clause.Number != "4.3.1 (1)" || target.Clause.Document != targets.Title.Chinese {
				t.Errorf("%v, %v: %+v", l, p, target)
			}
		}
	}
	for _, l := range []response.Level{response.NoResponse, response.IV, 9} {
		if _, has := targets.At(l); has {
			t.Errorf("target at %v", l)
		}
	}
	targets.ByLevel[0].Shares = emission.EqualShares(1)
	if target, _ := emission.Kashgar().At(response.III); target.Shares != emission.EqualShares(1000) {
		t.Error("the copy is not fresh")
	}
}

func TestTargetsValidate(t *testing.T) {
	target := func(l response.Level, so2, others emission.Share) emission.Target {
		return emission.Target{Level: l, Shares: emission.EqualShares(others).With(emission.SO2, so2)}
	}
	tests := []struct {
		name    string
		targets []emission.Target
		want    []string
	}{
		{"none", nil, []string{"by_level: none"}},
		{"four levels", []emission.Target{target(1, 0, 0), target(2, 0, 5), target(3, 10_000, 5), target(4, 10_000, 6)}, nil},
		{"no response", []emission.Target{target(0, 5, 5)}, []string{"by_level[0] (no response): no response after no response"}},
		{"unknown", []emission.Target{target(5, 5, 5)}, []string{"by_level[0] (response.Level(5))"}},
		{"twice", []emission.Target{target(2, 5, 5), target(2, 5, 5)}, []string{"by_level[1] (level III): level III after level III"}},
		{"falling levels", []emission.Target{target(3, 5, 5), target(2, 6, 6)}, []string{"by_level[1] (level III)"}},
		{"falling share", []emission.Target{target(2, 5, 5), target(3, 4, 5)}, []string{"by_level[1] (level II), SO2: 0.04 %, want 0.05 % or more"}},
		{"negative", []emission.Target{target(2, -1, 0), target(3, 0, 0)}, []string{"by_level[0] (level III), SO2: -0.01 %"}},
		{"above 100 %", []emission.Target{target(2, 10_001, 5), target(3, 4, 5)}, []string{"by_level[0] (level III), SO2: 100.01 %"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			checkFaults(t, emission.Targets{ByLevel: tt.targets}.Validate(), emission.ErrTargets, tt.want)
		})
	}
}

func TestTargetsUnmarshal(t *testing.T) {
	text, err := json.Marshal(emission.Kashgar())
	ok(t, text, err)
	for _, change := range []struct{ old, new string }{
		{`"by_level"`, `"levels"`}, {`"shares"`, `"share"`}, {`"pm"`, `"pm10"`}, {`,"vocs":"10 %"`, ``}, {`"10 %"`, `"10%"`},
		{`"10 %"`, `10`}, {`"iii"`, `"III"`}, {`"number"`, `"clause"`},
	} {
		var targets emission.Targets
		if err := json.Unmarshal([]byte(strings.Replace(string(text), change.old, change.new, 1)), &targets); err == nil || targets.ByLevel != nil {
			t.Errorf("%s: %v", change.new, err)
		}
	}
}
