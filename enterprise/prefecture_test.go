package enterprise_test

import (
	"cmp"
	"math/big"
	"slices"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"pgregory.net/rapid"

	"github.com/clearsky-go/clearsky/emission"
	"github.com/clearsky-go/clearsky/emission/emissiontest"
	"github.com/clearsky-go/clearsky/enterprise"
	"github.com/clearsky-go/clearsky/response"
)

// drawnPrefecture is what Prefecture takes, drawn, and what it gives.
type drawnPrefecture struct {
	ruleset *enterprise.Ruleset
	rules   enterprise.Rules
	targets emission.Targets
	level   response.Level
	levels  map[string]response.Level
	members []member
	sources emission.Inventory
	got     enterprise.Prefecture
}

func drawPrefecture(t *rapid.T) drawnPrefecture {
	d := drawnPrefecture{rules: drawRules(t), targets: emissiontest.Targets().Draw(t, "targets"), levels: map[string]response.Level{}}
	level := rapid.SampledFrom(append(slices.Clone(d.targets.ByLevel), emission.Target{}))
	d.level = level.Draw(t, "level").Level
	for _, code := range emissiontest.Counties() {
		d.levels[code] = level.Draw(t, "level of "+code).Level
	}
	d.members = drawMembers(t, 8, d.targets, emissiontest.Counties()...)
	d.sources = emissiontest.Inventory(5).Draw(t, "sources")
	d.ruleset = ready(d.rules, d.targets)
	got, err := d.ruleset.Prefecture(d.level, d.levels, slices.Values(profiles(d.members)), slices.Values(d.sources))
	if err != nil {
		t.Fatal(err)
	}
	d.got = got
	return d
}

// everything is the inventory of all sources and enterprises.
func (d drawnPrefecture) everything() emission.Inventory {
	all := slices.Clone(d.sources)
	for _, m := range d.members {
		s := m.profile.Source()
		s.ID = "enterprise " + s.ID
		all = append(all, s)
	}
	return all
}

var values = gocmp.Options{
	cmpopts.EquateComparable(emission.Amounts{}, emission.Total{}, emission.Attainment{}, enterprise.Obligation{}), cmpopts.EquateEmpty(),
}

// Each county is what Area gives for its enterprises and its other sources, at its own level.
func TestPrefectureIsItsAreas(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := drawPrefecture(t)
		var want []enterprise.Area
		for _, code := range emissiontest.Counties() {
			own := slices.DeleteFunc(profiles(d.members), func(p enterprise.Profile) bool { return p.County != code })
			sources := slices.DeleteFunc(slices.Clone(d.sources), func(s emission.Source) bool { return s.County != code })
			others, err := emission.Sum(slices.Values(sources), d.levels)
			if err != nil {
				t.Fatal(err)
			}
			if len(own) == 0 && others.Sources == 0 {
				continue
			}
			area, err := d.ruleset.Area(d.levels[code], slices.Values(own), others)
			if err != nil {
				t.Fatal(err)
			}
			area.County = code
			want = append(want, area)
		}
		if diff := gocmp.Diff(want, d.got.Counties, values...); diff != "" {
			t.Fatalf("-want +got:\n%s", diff)
		}
		if !slices.IsSortedFunc(d.got.Counties, func(a, b enterprise.Area) int { return cmp.Compare(a.County, b.County) }) {
			t.Fatal("not by code")
		}
	})
}

// The totals are those of the whole inventory, and what the allocations request.
func TestPrefectureTotals(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := drawPrefecture(t)
		total, err := emission.Sum(slices.Values(d.everything()), d.levels)
		if err != nil {
			t.Fatal(err)
		}
		before, err := d.targets.Attainment(d.level, total)
		if err != nil {
			t.Fatal(err)
		}
		if d.got.Before != before || d.got.Level != d.level {
			t.Fatalf("%v at %v, want %v at %v", d.got.Before, d.got.Level, before, d.level)
		}
		byCounty, err := emission.SumByCounty(slices.Values(d.everything()), d.levels)
		if err != nil {
			t.Fatal(err)
		}
		if len(byCounty) != len(d.got.Counties) {
			t.Fatalf("%d counties, want %d", len(d.got.Counties), len(byCounty))
		}
		for p := range emission.AllPollutants.All() {
			reduction := whole(total.Reduction, p)
			for i, c := range d.got.Counties {
				of := byCounty[i]
				r, _ := c.Before.Of(p)
				if planned, want := emission.Amount(whole(of.Total.Reduction, p).Int64()), emission.Amount(whole(of.Total.Baseline, p).Int64()); c.County != of.County ||
					r.Reduction != planned || r.Baseline != want {
					t.Fatalf("%s: %v, want %v", c.County, r, of)
				}
				for _, o := range c.Obligations {
					reduction.Add(reduction, whole(o.Shortfall(), p)).Add(reduction, whole(o.Requested, p))
				}
			}
			r, _ := d.got.After.Of(p)
			if reduction.Cmp(big.NewInt(int64(r.Reduction))) != 0 || whole(total.Baseline, p).Cmp(big.NewInt(int64(r.Baseline))) != 0 {
				t.Fatalf("%v: %+v, want %v mg of %v", p, r, reduction, total)
			}
		}
	})
}

// A county without a response is in the total with nothing reduced, and nothing is asked of its enterprises.
func TestPrefectureCountyWithoutResponse(t *testing.T) {
	none := emission.AmountsOf(0, 0, 0, 0)
	rapid.Check(t, func(t *rapid.T) {
		d := drawPrefecture(t)
		for _, c := range d.got.Counties {
			if d.levels[c.County] != response.NoResponse {
				continue
			}
			if c.Level != response.NoResponse || !c.After.Met() {
				t.Fatalf("%+v", c)
			}
			for _, r := range c.After.ByPollutant {
				if r.Reduction != 0 || r.Required != 0 {
					t.Fatalf("%+v", r)
				}
			}
			for _, o := range c.Obligations {
				if o.Owed() != none || o.Basis != enterprise.NotResponding || o.Tier != 0 {
					t.Fatalf("%+v", o)
				}
			}
		}
		calm, err := d.ruleset.Prefecture(d.level, emissiontest.Everywhere(response.NoResponse), slices.Values(profiles(d.members)), slices.Values(d.sources))
		if err != nil {
			t.Fatal(err)
		}
		for i, r := range calm.After.ByPollutant {
			if r.Reduction != 0 || r.Baseline != d.got.After.ByPollutant[i].Baseline || calm.Before != calm.After {
				t.Fatalf("%v, want nothing of %v reduced without a response", r, d.got.After.ByPollutant[i])
			}
		}
	})
}

// The order of enterprises and sources changes nothing but the order of a county's enterprises.
func TestPrefectureIgnoresOrder(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := drawPrefecture(t)
		list := rapid.Permutation(profiles(d.members)).Draw(t, "order of enterprises")
		sources := rapid.Permutation(d.sources).Draw(t, "order of sources")
		again, err := d.ruleset.Prefecture(d.level, d.levels, slices.Values(list), slices.Values(sources))
		if err != nil {
			t.Fatal(err)
		}
		if again.Before != d.got.Before || again.After != d.got.After || len(again.Counties) != len(d.got.Counties) {
			t.Fatalf("%+v, want %+v", again, d.got)
		}
		for i, c := range again.Counties {
			byID := func(a, b enterprise.Obligation) int { return cmp.Compare(a.ID, b.ID) }
			got := slices.SortedFunc(slices.Values(c.Obligations), byID)
			want := slices.SortedFunc(slices.Values(d.got.Counties[i].Obligations), byID)
			if c.County != d.got.Counties[i].County || c.Before != d.got.Counties[i].Before || c.After != d.got.Counties[i].After || !slices.Equal(got, want) {
				t.Fatalf("%+v, want %+v", c, d.got.Counties[i])
			}
		}
	})
}

// Counties with sources only, with enterprises only, with both and with neither.
func TestPrefectureCounties(t *testing.T) {
	kg := func(n emission.Amount) emission.Amounts {
		n *= emission.Kilogram
		return emission.AmountsOf(n, n, n, n)
	}
	kiln := profileOf("kiln", "653121", enterprise.Key, 0)
	kiln.Grade, kiln.Baseline, kiln.Reductions = enterprise.D, kg(100), emission.Reductions{}.With(response.III, kg(4))
	mill := profileOf("mill", "653101", enterprise.Other, 0)
	mill.Baseline, mill.Reductions = kg(50), emission.Reductions{}.With(response.II, kg(10))
	roads := func(county string) emission.Source {
		return emission.Source{ID: "roads " + county, County: county, Sector: response.Mobile, Baseline: kg(200),
			Reductions: emission.Reductions{}.With(response.III, kg(10)).With(response.II, kg(10))}
	}
	at := map[string]response.Level{"653101": response.II, "653121": response.III, "653125": response.III, "653131": response.NoResponse}
	sources := emission.Inventory{roads("653131"), roads("653125"), roads("653101")}
	p, err := kashgar.Prefecture(response.III, at, slices.Values([]enterprise.Profile{kiln, mill}), slices.Values(sources))
	if err != nil {
		t.Fatal(err)
	}
	tests := []struct {
		county, why     string
		level           response.Level
		enterprises     int
		before, after   emission.Amount
		baseline, short emission.Amount
	}{
		{"653101", "20 of 250 kg planned, 50 wanted: the mill, which plans its own 20 %, gives 30 of the 40 it still emits", response.II, 1, 20, 50, 250, 0},
		{"653121", "an enterprise alone: 4 of 100 kg planned, raised to its own 10 %", response.III, 1, 4, 10, 100, 0},
		{"653125", "sources alone: nobody to ask for the 10 kg that are lacking", response.III, 0, 10, 10, 200, 10},
		{"653131", "no response", response.NoResponse, 0, 0, 0, 200, 0},
	}
	if len(p.Counties) != len(tests) {
		t.Fatalf("%d counties", len(p.Counties))
	}
	for i, w := range tests {
		c := p.Counties[i]
		if c.County != w.county || c.Level != w.level || len(c.Obligations) != w.enterprises {
			t.Errorf("%s (%s): %v, %d enterprises", c.County, w.why, c.Level, len(c.Obligations))
		}
		for j, r := range c.After.ByPollutant {
			if c.Before.ByPollutant[j].Reduction != w.before*emission.Kilogram || r.Reduction != w.after*emission.Kilogram ||
				r.Baseline != w.baseline*emission.Kilogram || r.Shortfall != w.short*emission.Kilogram {
				t.Errorf("%s (%s): %+v", c.County, w.why, r)
			}
		}
	}
	r, _ := p.After.Of(emission.NOx)
	if before, _ := p.Before.Of(emission.NOx); before.Reduction != 34*emission.Kilogram || r.Reduction != 70*emission.Kilogram || r.Shortfall != 5*emission.Kilogram {
		t.Errorf("34, then 70 of 750 kg are reduced, 75 wanted: %v, %v", before, r)
	}
	empty, err := kashgar.Prefecture(response.II, at, slices.Values([]enterprise.Profile(nil)), slices.Values([]emission.Source(nil)))
	if err != nil || len(empty.Counties) != 0 || !empty.After.Met() || empty.After.Level != response.II {
		t.Errorf("nothing at all: %+v, %v", empty, err)
	}
}
