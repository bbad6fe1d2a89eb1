package enterprise_test

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/clearsky-go/clearsky/emission"
	"github.com/clearsky-go/clearsky/emission/emissiontest"
	"github.com/clearsky-go/clearsky/enterprise"
	"github.com/clearsky-go/clearsky/enterprise/enterprisetest"
	"github.com/clearsky-go/clearsky/response"
)

// goodPlan is a steel works' plan that suffices, and the works.
func goodPlan() (enterprise.Profile, enterprise.OwnPlan) {
	kg := func(n emission.Amount) emission.Amounts {
		n *= emission.Kilogram
		return emission.AmountsOf(n, n, n, n)
	}
	load := func(percent emission.Share) enterprise.Load { return enterprise.LoadOf(percent * emission.Percent) }
	level := func(l response.Level, coke, trucks emission.Amount, most enterprise.Load, stand response.Standard) enterprise.LevelMeasures {
		return enterprise.LevelMeasures{Level: l, Trucks: stand, Machines: stand, Measures: []enterprise.PointMeasure{
			{Point: "coke oven 1", Do: "longer coking time", Reduction: kg(coke), MaxLoad: most, Check: "charging log"},
			{Point: "trucks", Do: "national IV and below stand", Reduction: kg(trucks), Check: "gate camera"},
		}}
	}
	pl := enterprise.OwnPlan{
		Basics: "Works of 1.2 million t a year, 900 people", Processes: []string{"coking", "ironmaking"},
		Points: []enterprise.Point{
			{Name: "coke oven 1", Section: enterprise.CokeOven, Baseline: kg(80)}, {Name: "stockyard", Baseline: kg(10)},
			{Name: "trucks", Section: enterprise.HeavyTrucks, Baseline: kg(10)}, {Name: "loaders", Section: enterprise.NonRoadMachines, Baseline: kg(0)},
		},
		Levels: []enterprise.LevelMeasures{
			level(response.III, 10, 2, load(80), response.ChinaIII), level(response.II, 20, 2, load(60), response.ChinaIV), level(response.I, 40, 5, load(60), response.ChinaIV),
		},
	}
	p := profileOf("works", "653101", enterprise.Key, 0)
	p.Baseline = kg(100)
	return p, pl
}

// Each fault of a plan by itself; then all at once.
func TestCheckPlanRows(t *testing.T) {
	type plan = *enterprise.OwnPlan
	measure := func(pl plan, level, i int) *enterprise.PointMeasure { return &pl.Levels[level].Measures[i] }
	kg := func(n emission.Amount) emission.Amounts {
		n *= emission.Kilogram
		return emission.AmountsOf(n, n, n, n)
	}
	less := kg(20).With(emission.PM, 20*emission.Kilogram-1)
	tests := []struct {
		why    string
		change func(plan)
		faults []string
	}{
		{"a good plan", func(plan) {}, nil},
		{"企业基本情况", func(pl plan) { pl.Basics = "" }, []string{"plan, basics: none"}},
		{"主要生产工艺流程", func(pl plan) { pl.Processes = nil }, []string{"plan, processes: 0"}},
		{"a process without words", func(pl plan) { pl.Processes[1] = "" }, []string{"plan, processes: 2"}},
		{"重型运输车辆", func(pl plan) { pl.Points[2].Section = enterprise.OtherSection }, []string{"plan, points: none of heavy trucks"}},
		{"非道路移动机械", func(pl plan) { pl.Points = pl.Points[:3] }, []string{"plan, points: none of non-road machines"}},
		{"steel names its sections", func(pl plan) { pl.Points[0].Section = enterprise.RotaryKiln }, []string{"plan, points: no process section of steel"}},
		{"产排污环节", func(pl plan) {
			pl.Points[0].Section, pl.Points[1].Section = enterprise.HeavyTrucks, enterprise.HeavyTrucks
		},
			[]string{"plan, points: none of a process", "plan, points: no process section of steel"}},
		{"a section that is none", func(pl plan) { pl.Points[1].Section = 99 }, []string{`plan, points[1] ("stockyard"), section: enterprise.Section(99)`}},
		{"a point without a name", func(pl plan) { pl.Points[1].Name = "" }, []string{`plan, points[1] (""): no name`}},
		{"a name twice", func(pl plan) { pl.Points[1].Name = "loaders" }, []string{`plan, points[3] ("loaders"): the name of points[1]`}},
		{"污染物排放情况", func(pl plan) { pl.Points[3].Baseline = forget(kg(0), emission.VOCs) }, []string{`plan, points[3] ("loaders"), baseline, VOCs: missing`}},
		{"a negative amount", func(pl plan) { pl.Points[3].Baseline = kg(0).With(emission.SO2, -1) }, []string{`plan, points[3] ("loaders"), baseline, SO2: -0.000001 kg`}},
		{"a milligram less than the profile", func(pl plan) { pl.Points[1].Baseline = kg(10).With(emission.NOx, 10*emission.Kilogram-1) },
			[]string{"plan, points, NOx: 99.999999 kg together, want the enterprise's 100 kg"}},
		{"a level without measures of its own", func(pl plan) { pl.Levels = pl.Levels[:2] }, []string{"plan, levels: none for level I"}},
		{"no measures", func(pl plan) { pl.Levels[0].Measures = nil }, []string{"plan, levels[0] (level III): no measures"}},
		{"levels out of order", func(pl plan) { pl.Levels[0].Level, pl.Levels[1].Level = response.II, response.III }, []string{"plan, levels[1] (level III): level III after level II"}},
		{"a level that the targets have not", func(pl plan) { pl.Levels[0].Level = response.IV },
			[]string{"plan, levels: none for level III", "plan, levels[0] (level IV): level IV after no response"}},
		{"可操作", func(pl plan) { measure(pl, 1, 0).Do = "" }, []string{`plan, levels[1] (level II), measures[0] ("coke oven 1"): nothing that is done`}},
		{"可核查", func(pl plan) { measure(pl, 1, 0).Check = "" }, []string{`plan, levels[1] (level II), measures[0] ("coke oven 1"): no way to check it`}},
		{"可监测", func(pl plan) { measure(pl, 2, 0).Reduction = forget(kg(40), emission.SO2) },
			[]string{`plan, levels[2] (level I), measures[0] ("coke oven 1"), reduction (可监测), SO2: missing`}},
		{"of no point of the plan", func(pl plan) { measure(pl, 2, 1).Point = "cars" },
			[]string{`plan, levels[2] (level I), measures[1] ("cars"), point: not in the plan`,
				`plan, levels[2] (level I), "trucks", SO2: 0 kg`, `plan, levels[2] (level I), "trucks", NOx: 0 kg`, `plan, levels[2] (level I), "trucks", PM: 0 kg`,
				`plan, levels[2] (level I), "trucks", VOCs: 0 kg`, `plan, levels[2] (level I), "trucks", SO2: 0 kg`, `plan, levels[2] (level I), "trucks", NOx: 0 kg`,
				`plan, levels[2] (level I), "trucks", PM: 0 kg`, `plan, levels[2] (level I), "trucks", VOCs: 0 kg`}},
		{"a milligram above the point's own", func(pl plan) { measure(pl, 2, 0).Reduction = kg(40).With(emission.NOx, 80*emission.Kilogram+1) },
			[]string{`plan, levels[2] (level I), measures[0] ("coke oven 1"), reduction (可监测), NOx: 80.000001 kg, want at most the baseline of 80 kg`}},
		{"all that the point emits", func(pl plan) { measure(pl, 2, 0).Reduction = kg(80) }, nil},
		{"a milligram less than at the level below", func(pl plan) { measure(pl, 2, 0).Reduction = less },
			[]string{`plan, levels[2] (level I), "coke oven 1", PM: 19.999999 kg, want at least 20 kg, as at level II`}},
		{"as at the level below", func(pl plan) { measure(pl, 2, 0).Reduction = kg(20) }, nil},
		{"0.01 % more load than below", func(pl plan) { measure(pl, 2, 0).MaxLoad = enterprise.LoadOf(60*emission.Percent + 1) },
			[]string{`plan, levels[2] (level I), "coke oven 1", max_load: 60.01 %, want at most 60 %, as at level II`}},
		{"no limit any more", func(pl plan) { measure(pl, 1, 0).MaxLoad = enterprise.Load{} }, []string{`plan, levels[1] (level II), "coke oven 1", max_load: unknown, want at most 80 %, as at level III`}},
		{"no limit at all", func(pl plan) {
			none := enterprise.Load{}
			measure(pl, 0, 0).MaxLoad, measure(pl, 1, 0).MaxLoad, measure(pl, 2, 0).MaxLoad = none, none, none
		}, nil},
		{"a second measure of a point", func(pl plan) { pl.Levels[2].Measures = append(pl.Levels[2].Measures, *measure(pl, 2, 0)) },
			[]string{`plan, levels[2] (level I), measures[2] ("coke oven 1"): a second measure of the point, want one`}},
		{"fewer trucks stand", func(pl plan) { pl.Levels[2].Trucks = response.ChinaIII }, []string{"plan, levels[2] (level I), trucks: "}},
		{"fewer machines stand", func(pl plan) { pl.Levels[1].Machines = response.UnknownStandard }, []string{"plan, levels[1] (level II), machines: "}},
		{"a standard that is none", func(pl plan) { pl.Levels[2].Trucks = 99 }, []string{"plan, levels[2] (level I): response.Standard(99)"}},
		{"electric ones stand", func(pl plan) { pl.Levels[2].Machines = response.Electric }, []string{"plan, levels[2] (level I): "}},
		{"all at once", func(pl plan) {
			pl.Basics, pl.Processes, pl.Points[2].Section, pl.Points[0].Section = "", nil, enterprise.OtherSection, enterprise.OtherSection
			pl.Points[1].Baseline, pl.Levels[2].Level, pl.Levels[0].Measures[1].Do = kg(9), response.II, ""
		}, []string{
			"plan, basics: none", "plan, processes: 0", "plan, points: none of heavy trucks", "plan, points, SO2: 99 kg", "plan, points, NOx: 99 kg", "plan, points, PM: 99 kg",
			"plan, points, VOCs: 99 kg", "plan, points: no process section of steel", "plan, levels: none for level I", `plan, levels[0] (level III), measures[1] ("trucks"): nothing that is done`,
			"plan, levels[2] (level II): level II after level II",
		}},
	}
	for _, w := range tests {
		p, pl := goodPlan()
		w.change(&pl)
		err := kashgar.CheckPlan(p, pl)
		if w.faults == nil {
			if err != nil {
				t.Errorf("%s: %v", w.why, err)
			}
			continue
		}
		t.Run(w.why, func(t *testing.T) { wants(t, err, enterprise.ErrPlan, w.faults...) })
		var fs enterprise.Faults
		if errors.As(err, &fs) && slices.ContainsFunc(fs, func(f enterprise.Fault) bool { return !errors.Is(f, enterprise.ErrPlan) || f.Want == "" }) {
			t.Errorf("%s: %v", w.why, err)
		}
	}
}

// What an enterprise of another industry need not name, and what is not known of the profile.
func TestCheckPlanByProfile(t *testing.T) {
	p, pl := goodPlan()
	for _, w := range []struct {
		why      string
		industry response.Industry
		section  enterprise.Section
		want     string
	}{
		{"steel's own", response.Steel, enterprise.LimeKiln, ""},
		{"a section of the other industry", response.OtherMetallurgy, enterprise.CokeOven, "no process section of other metallurgy"},
		{"metallurgy's own", response.OtherMetallurgy, enterprise.SmeltingSystem, ""},
		{"another of the guide", response.OtherGuide, enterprise.OtherSection, ""},
		{"not known", response.UnknownIndustry, enterprise.OtherSection, ""},
	} {
		p.Enterprise.Industry, pl.Points[0].Section = w.industry, w.section
		err := kashgar.CheckPlan(p, pl)
		if (err == nil) != (w.want == "") || err != nil && !strings.Contains(err.Error(), w.want) {
			t.Errorf("%s: %v", w.why, err)
		}
	}
	p, pl = goodPlan()
	p.Baseline = forget(p.Baseline, emission.SO2).With(emission.NOx, 7)
	wants(t, kashgar.CheckPlan(p, pl), enterprise.ErrPlan, "plan, points, NOx: 100 kg together, want the enterprise's 0.000007 kg")
	if err := kashgar.CheckPlan(enterprise.Profile{}, pl); err != nil {
		t.Errorf("nothing known of the profile: %v", err)
	}
	wants(t, kashgar.CheckPlan(enterprise.Profile{}, enterprise.OwnPlan{}), enterprise.ErrPlan,
		"plan, basics: ", "plan, processes: ", "plan, points: none of heavy trucks", "plan, points: none of non-road machines", "plan, points: none of a process",
		"plan, levels: none for level III", "plan, levels: none for level II", "plan, levels: none for level I")
}

// A plan that suffices does not any more when any one piece of it is lost.
func TestCheckPlanNeedsEveryPiece(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := enterprisetest.Profile("e", emission.Kashgar()).Draw(t, "profile")
		pl := enterprisetest.PlanOf(p, emission.Kashgar()).Draw(t, "plan")
		if err := kashgar.CheckPlan(p, pl); err != nil {
			t.Fatal(err)
		}
		i, pollutant := rapid.IntRange(0, len(pl.Points)-1).Draw(t, "point"), emissiontest.Pollutant().Draw(t, "pollutant")
		k := rapid.IntRange(0, len(pl.Levels)-1).Draw(t, "level")
		j := rapid.IntRange(0, len(pl.Levels[k].Measures)-1).Draw(t, "measure")
		m := &pl.Levels[k].Measures[j]
		sections := func(keep func(enterprise.Section) bool) []enterprise.Point {
			return slices.DeleteFunc(slices.Clone(pl.Points), func(p enterprise.Point) bool { return !keep(p.Section) })
		}
		changes := []func(){
			func() { pl.Basics = "" }, func() { pl.Processes = nil }, func() { pl.Processes[0] = "" },
			func() { pl.Points = sections(func(s enterprise.Section) bool { return s != enterprise.HeavyTrucks }) },
			func() {
				pl.Points = sections(func(s enterprise.Section) bool { return s != enterprise.NonRoadMachines })
			},
			func() { pl.Points = sections(func(s enterprise.Section) bool { return s >= enterprise.HeavyTrucks }) },
			func() { pl.Points[i].Name = "" }, func() { pl.Points[i].Baseline = forget(pl.Points[i].Baseline, pollutant) },
			func() { pl.Levels = slices.Delete(pl.Levels, k, k+1) }, func() { pl.Levels[k].Measures = nil },
			func() { m.Point = "" }, func() { m.Do = "" }, func() { m.Check = "" }, func() { m.Reduction = forget(m.Reduction, pollutant) },
		}
		n := rapid.IntRange(0, len(changes)-1).Draw(t, "piece")
		changes[n]()
		if err := kashgar.CheckPlan(p, pl); !errors.Is(err, enterprise.ErrPlan) {
			t.Fatalf("piece %d is lost: %v", n, err)
		}
	})
}

// A plan that suffices never relaxes at a higher level: at each point, what its measures of that level alone come to.
func TestCheckPlanNeverRelaxes(t *testing.T) {
	passed := 0
	rapid.Check(t, func(t *rapid.T) {
		pl := drawPlan(t)
		if kashgar.CheckPlan(enterprise.Profile{}, pl) != nil {
			return
		}
		passed++
		for k := 1; k < len(pl.Levels); k++ {
			below, now := pl.Levels[k-1], pl.Levels[k]
			if now.Level <= below.Level || now.Trucks < below.Trucks || now.Machines < below.Machines {
				t.Fatalf("%v after %v", now, below)
			}
			for _, m := range below.Measures {
				alone := enterprise.OwnPlan{Points: []enterprise.Point{{Name: m.Point}}, Levels: []enterprise.LevelMeasures{now}}.At(now.Level)[0]
				for p, a := range m.Reduction.All() {
					if has, known := alone.Reduction.Of(p); !known || has < a {
						t.Fatalf("%v at %v, %v below: %v", alone, now.Level, m, p)
					}
				}
				if limit, limits := m.MaxLoad.Share(); limits {
					if most, has := alone.MaxLoad.Share(); !has || most > limit {
						t.Fatalf("%v at %v, %v below", alone, now.Level, m)
					}
				}
			}
		}
	})
	if passed == 0 {
		t.Error("no plan of those drawn suffices")
	}
}
