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
	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/emission"
	"github.com/clearsky-go/clearsky/emission/emissiontest"
	"github.com/clearsky-go/clearsky/internal/texttest"
	"github.com/clearsky-go/clearsky/response"
)

// source is a valid source of 100 kg of everything that reduces 10, 20 and 30 kg.
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
		want   []bad // the pointers from the source on; none for a valid source
	}{
		{"valid", func(*emission.Source) {}, nil},
		{"nothing emitted", func(s *emission.Source) {
			s.Baseline = each(0)
			s.Reductions = emission.Reductions{}.With(response.III, each(0)).With(response.II, each(0)).With(response.I, each(0))
		}, nil},
		{"all of it", func(s *emission.Source) { s.Reductions = s.Reductions.With(response.I, s.Baseline) }, nil},
		{"the most", func(s *emission.Source) { s.Baseline = each(emission.MaxAmount) }, nil},
		{"no level IV in the plan", func(s *emission.Source) { s.Reductions = s.Reductions.With(response.IV, amounts(t, "5")) }, nil},
		{"no identifier", func(s *emission.Source) { s.ID = "" }, []bad{{"/id", "", aqi.ErrMissing}}},
		{"twice", func(s *emission.Source) { s.ID = "first" }, []bad{{"/id", `"first"`, aqi.ErrDuplicate}}},
		{"no text", func(s *emission.Source) {
			s.ID, s.Name, s.County = "kiln\xff", aqi.Text{Chinese: "\xff", English: "\xfe"}, "653101\xff"
		}, []bad{
			{"/id", `"kiln�"`, aqi.ErrText}, {"/name/zh", `"�"`, aqi.ErrText}, {"/name/en", `"�"`, aqi.ErrText}, {"/county", `"653101�"`, aqi.ErrText},
		}},
		{"no county", func(s *emission.Source) { s.County = "" }, []bad{{"/county", "", aqi.ErrMissing}}},
		{"no sector", func(s *emission.Source) { s.Sector = response.NoSector }, []bad{{"/sector", "", aqi.ErrMissing}}},
		{"unknown sector", func(s *emission.Source) { s.Sector = 77 }, []bad{{"/sector", "response.Sector(77)", aqi.ErrUnknown}}},
		{"baseline missing", func(s *emission.Source) { s.Baseline = amounts(t, "100", "100", "", "100") }, []bad{{"/baseline/pm", "", aqi.ErrMissing}}},
		{"negative baseline", func(s *emission.Source) { s.Baseline = s.Baseline.With(emission.NOx, -kg) }, []bad{{"/baseline/nox", "-1 kg", aqi.ErrNegative}}},
		{"above the most", func(s *emission.Source) { s.Baseline = s.Baseline.With(emission.NOx, emission.MaxAmount+1) },
			[]bad{{"/baseline/nox", "10000000.000001 kg", aqi.ErrRange}}},
		{"reduction missing", func(s *emission.Source) {
			s.Reductions = s.Reductions.With(response.II, amounts(t, "", "20", "20", ""))
		}, []bad{{"/reductions/ii/so2", "", aqi.ErrMissing}, {"/reductions/ii/vocs", "", aqi.ErrMissing}}},
		{"negative reduction", func(s *emission.Source) {
			s.Reductions = s.Reductions.With(response.III, each(kg).With(emission.PM, -1))
		}, []bad{{"/reductions/iii/pm", "-0.000001 kg", aqi.ErrNegative}}},
		{"above the baseline", func(s *emission.Source) {
			s.Reductions = s.Reductions.With(response.I, each(kg).With(emission.SO2, 100*kg+mg))
		}, []bad{{"/reductions/i/so2", "100.000001 kg", aqi.ErrConflict}}},
		{"above the baseline at a level that no target has", func(s *emission.Source) {
			s.Reductions = s.Reductions.With(response.IV, emission.Amounts{}.With(emission.SO2, 101*kg))
		}, []bad{{"/reductions/iv/so2", "101 kg", aqi.ErrConflict}}},
		{"everything", func(s *emission.Source) { *s = emission.Source{ID: "x"} }, slices.Concat(
			[]bad{{"/county", "", aqi.ErrMissing}, {"/sector", "", aqi.ErrMissing}},
			missing("/baseline"), missing("/reductions/iii"), missing("/reductions/ii"), missing("/reductions/i"),
		)},
	}
	inv := emission.Inventory{source("first", "653101", response.Industrial)}
	var all []bad
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			s := source("kiln "+tt.name, "653101", response.Dust)
			tt.change(&s)
			inv = append(inv, s)
			var want []bad
			for _, w := range tt.want {
				want = append(want, bad{"/sources/1" + w.path, w.got, w.rule})
				all = append(all, bad{fmt.Sprintf("/sources/%d%s", len(inv)-1, w.path), w.got, w.rule})
			}
			err := emission.Inventory{inv[0], s}.Validate(emission.Kashgar())
			checkFaults(t, err, want...)
			faults, _ := errors.AsType[aqi.Faults](err)
			for _, f := range faults {
				if f.ID != strings.ToValidUTF8(s.ID, "\uFFFD") {
					t.Errorf("%v of %q", f, f.ID)
				}
			}
		})
	}
	checkFaults(t, inv.Validate(emission.Kashgar()), all...)
}

// missing are the faults of four amounts that are not there.
func missing(path string) []bad {
	var list []bad
	for _, key := range []string{"so2", "nox", "pm", "vocs"} {
		list = append(list, bad{path + "/" + key, "", aqi.ErrMissing})
	}
	return list
}

func TestInventoryValidateTargets(t *testing.T) {
	inv := emission.Inventory{source("a", "653101", response.Industrial)}
	checkFaults(t, inv.Validate(emission.Targets{}), bad{"/targets/by_level", "", aqi.ErrMissing})
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
		"baseline":{"so2":"0.1 t","nox":"50 kg","pm":"30 kg","vocs":null},"reductions":{"iii":{"so2":"10 kg","nox":"0 kg","pm":"0 kg","vocs":null}}}`
	if err := json.Unmarshal([]byte(text), &s); err != nil || s.Baseline != amounts(t, "100", "50", "30") || s.Sector != response.Industrial {
		t.Errorf("%+v, %v", s, err)
	}
	for old, change := range map[string]bad{
		`"nox":"5`:       {"/baseline/NOX", `"NOX"`, aqi.ErrUnknown},
		`,"vocs":null},`: {"/baseline/vocs", "", aqi.ErrMissing},
	} {
		text := strings.Replace(text, old, map[string]string{`"nox":"5`: `"NOX":"5`, `,"vocs":null},`: `},`}[old], 1)
		if err := aqi.Unmarshal([]byte(text), &s); !slices.ContainsFunc(faultsOf(err), func(f aqi.Fault) bool { return bad{f.Path, f.Got, f.Rule} == change }) {
			t.Errorf("%s: %v", text, err)
		}
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
		want    []bad
	}{
		{"none", nil, []bad{{"/targets/by_level", "", aqi.ErrMissing}}},
		{"four levels", []emission.Target{target(1, 0, 0), target(2, 0, 5), target(3, 10_000, 5), target(4, 10_000, 6)}, nil},
		{"no response", []emission.Target{target(0, 5, 5)}, []bad{{"/targets/by_level/0/level", "no response", aqi.ErrUnknown}}},
		{"unknown", []emission.Target{target(5, 5, 5)}, []bad{{"/targets/by_level/0/level", "response.Level(5)", aqi.ErrUnknown}}},
		{"twice", []emission.Target{target(2, 5, 5), target(2, 5, 5)}, []bad{{"/targets/by_level/1/level", "level III", aqi.ErrDuplicate}}},
		{"falling levels", []emission.Target{target(3, 5, 5), target(2, 6, 6)}, []bad{{"/targets/by_level/1/level", "level III", aqi.ErrOrder}}},
		{"falling share", []emission.Target{target(2, 5, 5), target(3, 4, 5)}, []bad{{"/targets/by_level/1/shares/so2", "0.04 %", aqi.ErrOrder}}},
		{"negative", []emission.Target{target(2, -1, 0), target(3, 0, 0)}, []bad{{"/targets/by_level/0/shares/so2", "-0.01 %", aqi.ErrNegative}}},
		{"above 100 %", []emission.Target{target(2, 10_001, 5), target(3, 4, 5)}, []bad{{"/targets/by_level/0/shares/so2", "100.01 %", aqi.ErrRange}}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			checkFaults(t, emission.Targets{ByLevel: tt.targets}.Validate(), tt.want...)
		})
	}
	noText := emission.Kashgar()
	noText.Title.English, noText.ByLevel[1].Clause.Document, noText.ByLevel[2].Clause.Number = "\xff", "\xff", "\xff"
	checkFaults(t, noText.Validate(), bad{"/targets/title/en", `"�"`, aqi.ErrText},
		bad{"/targets/by_level/1/clause/document", `"�"`, aqi.ErrText}, bad{"/targets/by_level/2/clause/number", `"�"`, aqi.ErrText})
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
