package enterprise_test

import (
	"fmt"
	"runtime"
	"slices"
	"testing"

	"github.com/clearsky-go/clearsky/emission"
	"github.com/clearsky-go/clearsky/enterprise"
	"github.com/clearsky-go/clearsky/response"
)

// planOf is a plan that suffices, of n points and two more, each with a measure at every level.
func planOf(n int) enterprise.OwnPlan {
	_, pl := goodPlan()
	pl.Points = pl.Points[2:]
	for i := range pl.Levels {
		pl.Levels[i].Measures = nil
	}
	for k := range n {
		name := fmt.Sprint("point ", k)
		pl.Points = append(pl.Points, enterprise.Point{Name: name, Section: "coke-oven", Baseline: emission.AmountsOf(9, 9, 9, 9)})
		for i := range pl.Levels {
			at := emission.Amount(i)
			pl.Levels[i].Measures = append(pl.Levels[i].Measures, enterprise.PointMeasure{
				Point: name, Do: "less", Reduction: emission.AmountsOf(at, at, at, at), MaxLoad: load(7000), Check: "log",
			})
		}
	}
	return pl
}

// milder makes each measure of the highest level milder than below, and gives each point the name of the next.
func milder(pl enterprise.OwnPlan) enterprise.OwnPlan {
	for i := range pl.Levels[2].Measures {
		pl.Levels[2].Measures[i].Reduction = emission.AmountsOf(0, 0, 0, 0)
	}
	for i := range pl.Points[1:] {
		pl.Points[i].Name = pl.Points[i+1].Name
	}
	return pl
}

// loadsOf is a day on which each point ran above its limit.
func loadsOf(pl enterprise.OwnPlan) enterprise.DayReport {
	var d enterprise.DayReport
	for _, p := range pl.Points {
		d.Points = append(d.Points, enterprise.PointReport{Point: p.Name, Load: load(8000)})
	}
	return d
}

// What is done with a plan takes memory in proportion to it, whether it is good or all wrong.
func TestGrowth(t *testing.T) {
	p, _ := goodPlan()
	p.Baseline = emission.Amounts{}
	for name, run := range map[string]func(pl enterprise.OwnPlan){
		"check":     func(pl enterprise.OwnPlan) { _ = kashgar.CheckPlan(p, pl) },
		"at":        func(pl enterprise.OwnPlan) { pl.At(response.I) },
		"with plan": func(pl enterprise.OwnPlan) { p.WithPlan(pl) },
		"compliance": func(pl enterprise.OwnPlan) {
			_, _ = kashgar.Compliance(enterprise.Obligation{Level: response.II, Mode: enterprise.ByPlan}, pl, loadsOf(pl))
		},
		"no levels": func(pl enterprise.OwnPlan) {
			pl.Levels = slices.Repeat([]enterprise.LevelMeasures{{}}, len(pl.Points))
			_ = kashgar.CheckPlan(p, pl)
			p.WithPlan(pl)
		},
	} {
		for _, change := range []func(enterprise.OwnPlan) enterprise.OwnPlan{func(pl enterprise.OwnPlan) enterprise.OwnPlan { return pl }, milder} {
			for n := 1000; n < 4000; n *= 2 {
				small, large := change(planOf(n)), change(planOf(2*n))
				if once, twice := allocated(func() { run(small) }), allocated(func() { run(large) }); twice > 3*once+4096 {
					t.Errorf("%s: %d bytes for %d points, %d for twice that", name, once, n, twice)
				}
			}
		}
	}
}

func allocated(run func()) uint64 {
	run()
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	run()
	runtime.ReadMemStats(&after)
	return after.TotalAlloc - before.TotalAlloc
}

// Fifty thousand points, which would take very long if each were held to each.
func TestHugePlan(t *testing.T) {
	if testing.Short() {
		t.Skip("a huge plan")
	}
	const n = 50_000
	pl := planOf(n)
	if err := kashgar.CheckPlan(guaranteed, pl); err != nil {
		t.Error(err)
	}
	found, err := kashgar.Compliance(enterprise.Obligation{Level: response.II, Mode: enterprise.BySituation}, pl, loadsOf(pl))
	if err != nil || len(found.Breaches) != n {
		t.Errorf("%d breaches, %v", len(found.Breaches), err)
	}
	if p := (enterprise.Profile{}).WithPlan(pl); p.Reductions.Of(response.II) != emission.AmountsOf(n, n, n, n) {
		t.Error(p.Reductions)
	}
	count := 0
	for _, f := range faultsOf(t, kashgar.CheckPlan(enterprise.Profile{}, milder(planOf(n)))) {
		count += f.Count
	}
	if count < n {
		t.Errorf("%d faults of %d points", count, n)
	}
}
