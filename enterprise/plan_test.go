package enterprise_test

import (
	"slices"
	"testing"

	"pgregory.net/rapid"

	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/emission"
	"github.com/clearsky-go/clearsky/emission/emissiontest"
	"github.com/clearsky-go/clearsky/enterprise"
	"github.com/clearsky-go/clearsky/enterprise/enterprisetest"
	"github.com/clearsky-go/clearsky/response"
)

// drawPlan draws a good plan, or one whose levels and measures are in any order, some of them lost and some of their amounts unknown.
func drawPlan(t *rapid.T) enterprise.OwnPlan {
	pl := enterprisetest.Plan(guaranteed, emissiontest.Targets().Draw(t, "targets")).Draw(t, "plan")
	if rapid.Bool().Draw(t, "good") {
		return pl
	}
	pl.Levels = rapid.Permutation(pl.Levels).Draw(t, "levels")
	for i := range pl.Levels {
		l := &pl.Levels[i]
		l.Measures = append(l.Measures, rapid.SliceOfN(rapid.SampledFrom(l.Measures), 0, 2).Draw(t, "measures besides")...)
		l.Measures = rapid.Permutation(l.Measures).Draw(t, "measures")
		for j := range l.Measures {
			m := &l.Measures[j]
			if rapid.IntRange(0, 4).Draw(t, "other amounts at 0") == 0 {
				m.Reduction = emissiontest.Amounts().Draw(t, "reduction")
			}
			if rapid.IntRange(0, 4).Draw(t, "no limit at 0") == 0 {
				m.MaxLoad = aqi.Optional[emission.Share]{}
			}
		}
		l.Measures = l.Measures[:rapid.IntRange(0, len(l.Measures)).Draw(t, "kept")]
		if rapid.IntRange(0, 9).Draw(t, "no level at 0") == 0 {
			l.Level = response.NoResponse
		}
	}
	return pl
}

// guaranteed is of no industry, and bound to no share.
var guaranteed = enterprise.Profile{ID: "g", Designated: response.Yes}

// measuresOf are those of a point at all levels up to one.
func measuresOf(pl enterprise.OwnPlan, point string, level response.Level) []enterprise.PointMeasure {
	var list []enterprise.PointMeasure
	for l := response.IV; l <= level; l++ {
		for _, of := range pl.Levels {
			for _, m := range of.Measures {
				if of.Level == l && m.Point == point {
					list = append(list, m)
				}
			}
		}
	}
	return list
}

// What a plan comes to at a point is the strictest of all measures there of its levels up to that one.
func TestPlanAtIsTheStrictest(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		pl := drawPlan(t)
		level := response.Level(rapid.IntRange(0, 5).Draw(t, "level"))
		got := pl.At(level)
		if len(got) != len(pl.Points) {
			t.Fatalf("%d duties of %d points", len(got), len(pl.Points))
		}
		for i, point := range pl.Points {
			want := enterprise.PointMeasure{Point: point.Name, Reduction: emission.AmountsOf(0, 0, 0, 0)}
			measures := measuresOf(pl, point.Name, min(level, response.I))
			for p := range emission.AllPollutants.All() {
				amounts, unknown := []emission.Amount{0}, false
				for _, m := range measures {
					a, known := m.Reduction.Of(p)
					amounts, unknown = append(amounts, a), unknown || !known
				}
				want.Reduction = want.Reduction.With(p, slices.Max(amounts))
				if unknown {
					want.Reduction = forget(want.Reduction, p)
				}
			}
			for s := emission.Whole; s >= 0; s-- {
				if slices.ContainsFunc(measures, func(m enterprise.PointMeasure) bool { return m.MaxLoad == load(s) }) {
					want.MaxLoad = load(s)
				}
			}
			if got[i] != want {
				t.Fatalf("%+v, want %+v", got[i], want)
			}
		}
	})
}

// forget makes the amount of a pollutant missing.
func forget(as emission.Amounts, p emission.Pollutant) emission.Amounts {
	var kept emission.Amounts
	for q, a := range as.All() {
		if q != p {
			kept = kept.With(q, a)
		}
	}
	return kept
}

// What a plan reduces is the sum of its points, missing where one is, and its baseline that of its points.
func TestPlanSums(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		pl := drawPlan(t)
		level := response.Level(rapid.IntRange(0, 4).Draw(t, "level"))
		duties := pl.At(level)
		for p := range emission.AllPollutants.All() {
			var brings, baseline emission.Amount
			all := true
			for i, d := range duties {
				a, known := d.Reduction.Of(p)
				b, _ := pl.Points[i].Baseline.Of(p)
				brings, baseline, all = brings+a, baseline+b, all && known
			}
			whole := enterprise.Profile{}.WithPlan(pl)
			has := slices.ContainsFunc(pl.Levels, func(of enterprise.LevelMeasures) bool { return of.Level == level })
			if got, known := whole.Reductions.Of(level).Of(p); has && level != response.NoResponse && (known != all || all && got != brings) {
				t.Fatalf("%v: %v, want %v", p, whole.Reductions, brings)
			}
			if got, known := whole.Baseline.Of(p); !known || got != baseline {
				t.Fatalf("%v: %v, want %v", p, whole.Baseline, baseline)
			}
		}
	})
}

// Trucks and machines stop up to the highest standard of any level up to that one.
func TestPlanStops(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		pl := drawPlan(t)
		for level := response.NoResponse; level <= response.I; level++ {
			trucks, machines := response.UnknownStandard, response.UnknownStandard
			for _, l := range pl.Levels {
				if l.Level > response.NoResponse && l.Level <= level {
					trucks, machines = max(trucks, l.Trucks), max(machines, l.Machines)
				}
			}
			if trucksAt(pl, level) != trucks || machinesAt(pl, level) != machines {
				t.Fatalf("at %v: %v, %v, want %v, %v", level, trucksAt(pl, level), machinesAt(pl, level), trucks, machines)
			}
		}
	})
}

// The profile gets what the plan says, and nothing else of it changes.
func TestWithPlan(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		pl := drawPlan(t)
		level := response.Level(rapid.IntRange(0, 4).Draw(t, "level"))
		p := enterprisetest.Profile("e", emission.Kashgar()).Draw(t, "profile")
		got := p.WithPlan(pl)
		for l := response.IV; l <= response.I; l++ {
			has := slices.ContainsFunc(pl.Levels, func(of enterprise.LevelMeasures) bool { return of.Level == l })
			var want emission.Amounts
			if has {
				want = sumOf(pl.At(l))
			}
			if got.Reductions.Of(l) != want {
				t.Fatalf("at %v: %v, want %v", l, got.Reductions.Of(l), want)
			}
		}
		if want := trucksAt(pl, level); stopsAt(got.Enterprise.PlanTrucks, level) != want {
			t.Fatalf("trucks %v, want %v", got.Enterprise.PlanTrucks, want)
		}
		got.Baseline, got.Reductions, got.Enterprise = p.Baseline, p.Reductions, p.Enterprise
		if got.ID != p.ID || got.Grade != p.Grade || got.Enterprise != p.Enterprise || got.Task != p.Task || got.Annual != p.Annual || got.Baseline != p.Baseline {
			t.Fatalf("%+v, want %+v", got, p)
		}
	})
}

// TestPlanWithoutALevel: at a level that the plan lacks, it is unknown what stops, so everything does, and the obligation names it.
func TestPlanWithoutALevel(t *testing.T) {
	own := enterprise.OwnPlan{Levels: []enterprise.LevelMeasures{{Level: response.III, Trucks: response.ChinaIII}, {Level: response.I, Trucks: response.ChinaIV}}}
	p := kiln().WithPlan(own)
	for level, want := range map[response.Level]bool{response.III: false, response.II: true, response.I: true} {
		o, err := kashgar.Obligation(level, p)
		truck := kashgar.Truck(o, response.Truck{Standard: response.ChinaV})
		if err != nil || o.Missing.Has("enterprise/plan_trucks") != want || o.Missing.Has("enterprise/plan_machines") != want || (truck.Verdict == response.Stop) != want {
			t.Errorf("%v: %v, %v, %v", level, o.Missing, truck, err)
		}
	}
}

// A profile with a plan has an obligation that plans what the plan reduces.
func TestWithPlanObligation(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		targets := emissiontest.Targets().Draw(t, "targets")
		p := enterprisetest.Profile("e", targets).Draw(t, "profile")
		pl := enterprisetest.PlanOf(p, targets).Draw(t, "plan")
		level := rapid.SampledFrom(targets.ByLevel).Draw(t, "level").Level
		o, err := ready(enterprise.Kashgar(), targets).Obligation(level, p.WithPlan(pl))
		if err != nil {
			t.Fatal(err)
		}
		if o.Planned != sumOf(pl.At(level)) || o.Baseline != p.Baseline || o.Missing != 0 {
			t.Fatalf("%+v, want %v of %v", o, pl.At(level), p.Baseline)
		}
	})
}

// The worked rows: what is milder at a higher level than below does not count.
func TestPlanAtRows(t *testing.T) {
	kg := func(n emission.Amount) emission.Amounts {
		n *= emission.Kilogram
		return emission.AmountsOf(n, n, n, n)
	}
	load := func(percent emission.Share) aqi.Optional[emission.Share] {
		return aqi.Known(percent * emission.Percent)
	}
	pl := enterprise.OwnPlan{
		Points: []enterprise.Point{{Name: "kiln"}, {Name: "mill"}},
		Levels: []enterprise.LevelMeasures{
			{Level: response.III, Measures: []enterprise.PointMeasure{{Point: "kiln", Reduction: kg(5), MaxLoad: load(80)}}, Trucks: response.ChinaIV},
			{Level: response.II, Measures: []enterprise.PointMeasure{
				{Point: "kiln", Reduction: kg(3)}, {Point: "kiln", Reduction: kg(8), MaxLoad: load(90)}, {Point: "elsewhere", Reduction: kg(9)},
			}, Machines: response.ChinaIII},
			{Level: response.I, Measures: []enterprise.PointMeasure{{Point: "mill"}, {Point: "kiln", Reduction: kg(8), MaxLoad: load(0)}}, Trucks: response.ChinaIII},
		},
	}
	kiln := func(reduction emission.Amount, limit aqi.Optional[emission.Share]) enterprise.PointMeasure {
		return enterprise.PointMeasure{Point: "kiln", Reduction: kg(reduction), MaxLoad: limit}
	}
	mill := enterprise.PointMeasure{Point: "mill", Reduction: kg(0)}
	for _, w := range []struct {
		level    response.Level
		why      string
		duties   []enterprise.PointMeasure
		trucks   response.Standard
		machines response.Standard
	}{
		{response.NoResponse, "nothing without a response", []enterprise.PointMeasure{kiln(0, aqi.Optional[emission.Share]{}), mill}, 0, 0},
		{response.IV, "no level that low", []enterprise.PointMeasure{kiln(0, aqi.Optional[emission.Share]{}), mill}, 0, 0},
		{response.III, "its own", []enterprise.PointMeasure{kiln(5, load(80)), mill}, response.ChinaIV, 0},
		{response.II, "the load's limit stays", []enterprise.PointMeasure{kiln(8, load(80)), mill}, response.ChinaIV, response.ChinaIII},
		{response.I, "0 % is a limit; what the mill's measure does not say is not known; trucks stay as below",
			[]enterprise.PointMeasure{kiln(8, load(0)), {Point: "mill"}}, response.ChinaIV, response.ChinaIII},
	} {
		if got := pl.At(w.level); !slices.Equal(got, w.duties) {
			t.Errorf("%v (%s): %+v, want %+v", w.level, w.why, got, w.duties)
		}
		if trucksAt(pl, w.level) != w.trucks || machinesAt(pl, w.level) != w.machines {
			t.Errorf("%v (%s): %v, %v", w.level, w.why, trucksAt(pl, w.level), machinesAt(pl, w.level))
		}
	}
	if got := (enterprise.Profile{}).WithPlan(pl).Reductions.Of(response.I); got != (emission.Amounts{}) {
		t.Errorf("reduces %v, and the mill does not say", got)
	}
	if got := (enterprise.Profile{}).WithPlan(enterprise.OwnPlan{}); got.Baseline != kg(0) || got.Reductions != (emission.Reductions{}) {
		t.Errorf("no plan gives %v", got)
	}
	most := enterprise.Point{Baseline: emission.AmountsOf(1<<63-1, 1, 1, 1)}
	if got := (enterprise.Profile{}).WithPlan(enterprise.OwnPlan{Points: []enterprise.Point{most, most}}).Baseline; got != (emission.Amounts{}) {
		t.Errorf("too large: %v", got)
	}
}

// sumOf adds up what is reduced at points.
func sumOf(points []enterprise.PointMeasure) emission.Amounts {
	total := emission.AmountsOf(0, 0, 0, 0)
	for _, m := range points {
		total, _ = total.Add(m.Reduction)
	}
	return total
}

// stopsAt returns what is stopped at a level.
func stopsAt(stops aqi.Optional[response.Stops], level response.Level) response.Standard {
	s, _ := stops.Get()
	return s.At(level)
}
