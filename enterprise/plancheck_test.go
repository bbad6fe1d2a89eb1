package enterprise_test

import (
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/clearsky-go/clearsky/aqi"
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
	load := func(percent emission.Share) aqi.Optional[emission.Share] {
		return aqi.Known(percent * emission.Percent)
	}
	level := func(l response.Level, coke, trucks emission.Amount, most aqi.Optional[emission.Share], stops response.Standard) enterprise.LevelMeasures {
		return enterprise.LevelMeasures{Level: l, Trucks: stops, Machines: stops, Measures: []enterprise.PointMeasure{
			{Point: "coke oven 1", Do: "longer coking time", Reduction: kg(coke), MaxLoad: most, Check: "charging log"},
			{Point: "trucks", Do: "national IV and below stop", Reduction: kg(trucks), Check: "gate camera"},
		}}
	}
	pl := enterprise.OwnPlan{
		Basics: "Works of 1.2 million t a year, 900 people", Processes: []string{"coking", "ironmaking"},
		Points: []enterprise.Point{
			{Name: "coke oven 1", Section: "coke-oven", Baseline: kg(80)}, {Name: "stockyard", Baseline: kg(10)},
			{Name: "trucks", Section: "heavy-trucks", Baseline: kg(10)}, {Name: "loaders", Section: "non-road-machines", Baseline: kg(0)},
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
	less := kg(30).With(emission.PM, 30*emission.Kilogram-1)
	all := func(format string) (faults []string) {
		for _, p := range []string{"SO2", "NOx", "PM", "VOCs"} {
			faults = append(faults, strings.ReplaceAll(format, "%", p))
		}
		return faults
	}
	tests := []struct {
		why    string
		change func(plan)
		faults []string
	}{
		{"a good plan", func(plan) {}, nil},
		{"企业基本情况", func(pl plan) { pl.Basics = "" }, []string{"/own/basics: want the enterprise's basic facts: must be given"}},
		{"主要生产工艺流程", func(pl plan) { pl.Processes = nil }, []string{"/own/processes: want the main processes: must be given"}},
		{"a process without words", func(pl plan) { pl.Processes[1] = "" }, []string{"/own/processes/1: want the main processes: must be given"}},
		{"重型运输车辆", func(pl plan) { pl.Points[2].Section = "" }, []string{"/own/points: want heavy trucks, 0 kg where there are none: must"}},
		{"非道路移动机械", func(pl plan) { pl.Points = pl.Points[:3] }, []string{"/own/points: want non-road machines, 0 kg where there are none: must"}},
		{"steel names its sections", func(pl plan) { pl.Points[0].Section = "rotary-kiln" }, []string{"/own/points: want a section of steel: coke oven, converter"}},
		{"产排污环节", func(pl plan) {
			pl.Points[0].Section, pl.Points[1].Section = "heavy-trucks", "heavy-trucks"
		},
			[]string{"/own/points: want the main points of emission: must", "/own/points: want a section of steel: coke oven, converter"}},
		{"a section that is none", func(pl plan) { pl.Points[1].Section = "furnace" }, []string{`/own/points/1/section (stockyard): "furnace", want a process section of the rules: is not known here`}},
		{"a point without a name", func(pl plan) { pl.Points[1].Name = "" }, []string{"/own/points/1/name: want a name: must be given"}},
		{"a name twice", func(pl plan) { pl.Points[1].Name = "loaders" }, []string{`/own/points/3/name: "loaders", want another than that of point 1: is given twice`}},
		{"污染物排放情况", func(pl plan) { pl.Points[3].Baseline = forget(kg(0), emission.VOCs) }, []string{"/own/points/3/baseline/vocs (loaders): want an amount, 0 kg where there is none: must be given"}},
		{"a negative amount", func(pl plan) { pl.Points[3].Baseline = kg(0).With(emission.SO2, -1) }, []string{"/own/points/3/baseline/so2 (loaders): -0.000001 kg, want 0 to 10000000 kg: is negative"}},
		{"a milligram less than the profile", func(pl plan) { pl.Points[1].Baseline = kg(10).With(emission.NOx, 10*emission.Kilogram-1) },
			[]string{"/own/points: NOx 99.999999 kg, want the enterprise's 100 kg in all: contradicts"}},
		{"a level without measures of its own", func(pl plan) { pl.Levels = pl.Levels[:2] }, []string{"/own/levels: want measures of level I: must be given"}},
		{"no measures", func(pl plan) { pl.Levels[0].Measures = nil }, append([]string{"/own/levels/0/measures: want at least one: must be given"}, all("/own/levels/0/measures: % 0 kg, want % at least 10 kg")...)},
		{"levels out of order", func(pl plan) { pl.Levels[0].Level, pl.Levels[1].Level = response.II, response.III }, []string{"/own/levels/1/level: level III, want a level above level II: is out of order"}},
		{"a level that the targets have not", func(pl plan) { pl.Levels[0].Level = response.IV },
			[]string{"/own/levels: want measures of level III: must be given", "/own/levels/0/level: level IV, want a level of the targets: is not known here"}},
		{"可操作", func(pl plan) { measure(pl, 1, 0).Do = "" }, []string{"/own/levels/1/measures/0/do: want what is done (operable): must be given"}},
		{"可核查", func(pl plan) { measure(pl, 1, 0).Check = "" }, []string{"/own/levels/1/measures/0/check: want a way to check it: must be given"}},
		{"可监测", func(pl plan) { measure(pl, 2, 0).Reduction = forget(kg(40), emission.SO2) },
			[]string{"/own/levels/2/measures/0/reduction/so2 (coke oven 1): want an amount, 0 kg where there is none: must be given"}},
		{"of no point of the plan", func(pl plan) { measure(pl, 2, 1).Point = "cars" },
			[]string{`/own/levels/2/measures/1/point: "cars", want a point of the plan: is not known here`,
				"/own/levels/2/measures (trucks): want a measure there, as at level II: must be given"}},
		{"a milligram above the point's own", func(pl plan) { measure(pl, 2, 0).Reduction = kg(40).With(emission.NOx, 80*emission.Kilogram+1) },
			[]string{"/own/levels/2/measures/0/reduction/nox (coke oven 1): 80.000001 kg, want at most the baseline of 80 kg: contradicts"}},
		{"all that the point emits", func(pl plan) { measure(pl, 2, 0).Reduction = kg(80) }, nil},
		{"a milligram less than at the level below", func(pl plan) { measure(pl, 1, 0).Reduction, measure(pl, 2, 0).Reduction = kg(30), less },
			[]string{"/own/levels/2/measures/0/reduction/pm (coke oven 1): 29.999999 kg, want at least 30 kg, as at level II: contradicts"}},
		{"as at the level below", func(pl plan) { measure(pl, 1, 0).Reduction, measure(pl, 2, 0).Reduction = kg(30), kg(30) }, nil},
		{"just its share", func(pl plan) { measure(pl, 2, 0).Reduction = kg(25) }, nil},
		{"a milligram less than its share", func(pl plan) { measure(pl, 2, 0).Reduction = kg(25).With(emission.NOx, 25*emission.Kilogram-1) },
			[]string{"/own/levels/2/measures: NOx 29.999999 kg, want NOx at least 30 kg, 30 % of 100 kg: contradicts something else (喀什地区重污染天气应急预案（修订版）, 4.3.1 (1))"}},
		{"a measure of nothing", func(pl plan) {
			for i := range pl.Levels {
				pl.Levels[i].Measures = append(pl.Levels[i].Measures, enterprise.PointMeasure{Point: "stockyard", Do: "cover", Check: "look", Reduction: kg(0), MaxLoad: load(emission.Whole)})
			}
			measure(pl, 2, 2).MaxLoad = load(9999)
		}, []string{
			"/own/levels/0/measures/2 (stockyard): want a reduction above 0 kg, or a load below 100 %: must be given (喀什地区重污染天气应急预案（修订版）, 4.3.1.1)",
			"/own/levels/1/measures/2 (stockyard): want a reduction above 0 kg, or a load below 100 %",
		}},
		{"machines that the place's plan stops", func(pl plan) {
			pl.Levels[0].Machines, pl.Levels[1].Machines, pl.Levels[2].Machines = response.UnknownStandard, response.ChinaI, response.ChinaIII
		}, []string{"/own/levels/1/machines: China I, want at least China II, as the place's plan stops: contradicts something else (喀什地区重污染天气应急预案（修订版）, 4.3.3.3 移动源减排措施)"}},
		{"0.01 % more load than below", func(pl plan) { measure(pl, 2, 0).MaxLoad = aqi.Known(60*emission.Percent + 1) },
			[]string{"/own/levels/2/measures/0/max_load (coke oven 1): 60.01 %, want at most 60 %, as at level II: contradicts"}},
		{"no limit any more", func(pl plan) { measure(pl, 1, 0).MaxLoad = aqi.Optional[emission.Share]{} }, []string{"/own/levels/1/measures/0/max_load (coke oven 1): unknown, want at most 80 %, as at level III: contradicts"}},
		{"no limit at all", func(pl plan) {
			none := aqi.Optional[emission.Share]{}
			measure(pl, 0, 0).MaxLoad, measure(pl, 1, 0).MaxLoad, measure(pl, 2, 0).MaxLoad = none, none, none
		}, nil},
		{"a second measure of a point", func(pl plan) { pl.Levels[2].Measures = append(pl.Levels[2].Measures, *measure(pl, 2, 0)) },
			[]string{`/own/levels/2/measures/2/point: "coke oven 1", want one measure of each point: is given twice`}},
		{"fewer trucks stop", func(pl plan) { pl.Levels[2].Trucks = response.ChinaIII }, []string{"/own/levels/2/trucks: China III, want at least China IV, as at level II: contradicts"}},
		{"fewer machines stop", func(pl plan) { pl.Levels[1].Machines = response.UnknownStandard }, []string{"/own/levels/1/machines: unknown, want at least China III, as at level III: contradicts"}},
		{"a standard that is none", func(pl plan) { pl.Levels[2].Trucks = 99 }, []string{"/own/levels/2/trucks: response.Standard(99), want unknown or a stage of the standards: is not known here"}},
		{"electric ones stop", func(pl plan) { pl.Levels[2].Machines = response.Electric }, []string{"/own/levels/2/machines: electric, want unknown or a stage of the standards: is not known here"}},
		{"all at once", func(pl plan) {
			pl.Basics, pl.Processes, pl.Points[2].Section, pl.Points[0].Section = "", nil, "", ""
			pl.Points[1].Baseline, pl.Levels[2].Level, pl.Levels[0].Measures[1].Do = kg(9), response.II, ""
		}, []string{
			"/own/basics: ", "/own/processes: ", "/own/points: want heavy trucks", "/own/points: want a section of steel", "/own/points: SO2 99 kg", "/own/points: NOx 99 kg",
			"/own/points: PM 99 kg", "/own/points: VOCs 99 kg", "/own/levels: want measures of level I", "/own/levels/0/measures/1/do: want what is done",
			"/own/levels/2/level: level II, want a level above level II",
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
		t.Run(w.why, func(t *testing.T) { wants(t, err, nil, w.faults...) })
	}
}

// What an enterprise of another industry need not name, and what is not known of the profile.
func TestCheckPlanByProfile(t *testing.T) {
	p, pl := goodPlan()
	for _, w := range []struct {
		why      string
		industry response.Industry
		section  string
		want     string
	}{
		{"steel's own", response.Steel, "lime-kiln", ""},
		{"by its name", response.Steel, "石灰窑", ""},
		{"a section of the other industry", response.OtherMetallurgy, "coke-oven", "want a section of other metallurgy: smelting furnace"},
		{"metallurgy's own", response.OtherMetallurgy, "smelting-system", ""},
		{"another of the guide", response.OtherGuide, "", ""},
		{"not known", response.UnknownIndustry, "", ""},
	} {
		p.Enterprise.Industry, pl.Points[0].Section = w.industry, w.section
		err := kashgar.CheckPlan(p, pl)
		if (err == nil) != (w.want == "") || err != nil && !strings.Contains(err.Error(), w.want) {
			t.Errorf("%s: %v", w.why, err)
		}
	}
	p, pl = goodPlan()
	p.Baseline = forget(p.Baseline, emission.SO2).With(emission.NOx, 7)
	wants(t, kashgar.CheckPlan(p, pl), aqi.ErrConflict, "/own/points: NOx 100 kg, want the enterprise's 0.000007 kg in all")
	if err := kashgar.CheckPlan(enterprise.Profile{}, pl); err != nil {
		t.Errorf("nothing known of the profile: %v", err)
	}
	p, pl = goodPlan()
	p.Enterprise.Trips = aqi.Known(10)
	pl.Levels[1].Trucks = response.ChinaIII
	wants(t, kashgar.CheckPlan(p, pl), aqi.ErrConflict, "/own/levels/1/trucks: China III, want at least China IV, as the place's plan stops: contradicts something else (喀什地区重污染天气应急预案（修订版）, 4.3.3.3 工业源减排措施)")
	p.Enterprise.Trips = aqi.Known(9)
	if err := kashgar.CheckPlan(p, pl); err != nil {
		t.Errorf("nine trips: %v", err)
	}
	for i := range pl.Levels {
		pl.Levels[i].Measures[0].Reduction = emission.AmountsOf(8*kilogram, 8*kilogram, 8*kilogram, 8*kilogram)
	}
	p.Grade = enterprise.A
	if err := kashgar.CheckPlan(p, pl); err != nil {
		t.Errorf("exempt: %v", err)
	}
	p.Grade = enterprise.B
	p.Waiver = enterprise.Waiver{Reason: "one oven", Document: "approval 3", Approved: []enterprise.Approved{
		{Level: response.II, Shares: emission.EqualShares(10 * emission.Percent)}, {Level: response.I, Shares: emission.EqualShares(13*emission.Percent + 1)},
	}}
	wants(t, kashgar.CheckPlan(p, pl), aqi.ErrConflict,
		"/own/levels/2/measures: SO2 13 kg, want SO2 at least 13.01 kg, 13.01 % of 100 kg", "/own/levels/2/measures: NOx 13 kg", "/own/levels/2/measures: PM 13 kg", "/own/levels/2/measures: VOCs 13 kg")
	wants(t, kashgar.CheckPlan(enterprise.Profile{}, enterprise.OwnPlan{}), aqi.ErrMissing,
		"/own/basics: ", "/own/processes: ", "/own/points: want heavy trucks", "/own/points: want non-road machines", "/own/points: want the main points",
		"/own/levels: want measures of level III", "/own/levels: want measures of level II", "/own/levels: want measures of level I")
}

// A plan that suffices does not any more when any one piece of it is lost.
func TestCheckPlanNeedsEveryPiece(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := enterprisetest.Profile("e", emission.Kashgar()).Draw(t, "profile")
		pl := enterprisetest.Plan(p, emission.Kashgar()).Draw(t, "plan")
		if err := kashgar.CheckPlan(p, pl); err != nil {
			t.Fatal(err)
		}
		i, pollutant := rapid.IntRange(0, len(pl.Points)-1).Draw(t, "point"), emissiontest.Pollutant().Draw(t, "pollutant")
		k := rapid.IntRange(0, len(pl.Levels)-1).Draw(t, "level")
		j := rapid.IntRange(0, len(pl.Levels[k].Measures)-1).Draw(t, "measure")
		m := &pl.Levels[k].Measures[j]
		sections := func(keep func(string) bool) []enterprise.Point {
			return slices.DeleteFunc(slices.Clone(pl.Points), func(p enterprise.Point) bool { return !keep(p.Section) })
		}
		changes := []func(){
			func() { pl.Basics = "" }, func() { pl.Processes = nil }, func() { pl.Processes[0] = "" },
			func() { pl.Points = sections(func(s string) bool { return s != "heavy-trucks" }) },
			func() {
				pl.Points = sections(func(s string) bool { return s != "non-road-machines" })
			},
			func() {
				pl.Points = sections(func(s string) bool { return s == "heavy-trucks" || s == "non-road-machines" })
			},
			func() { pl.Points[i].Name = "" }, func() { pl.Points[i].Baseline = forget(pl.Points[i].Baseline, pollutant) },
			func() { pl.Levels = slices.Delete(pl.Levels, k, k+1) }, func() { pl.Levels[k].Measures = nil },
			func() { m.Point = "" }, func() { m.Do = "" }, func() { m.Check = "" }, func() { m.Reduction = forget(m.Reduction, pollutant) },
		}
		n := rapid.IntRange(0, len(changes)-1).Draw(t, "piece")
		changes[n]()
		if err := kashgar.CheckPlan(p, pl); err == nil {
			t.Fatalf("piece %d is lost: %v", n, err)
		}
	})
}

// A plan that suffices never relaxes at a higher level: at each point, what its measures of that level alone come to.
func TestCheckPlanNeverRelaxes(t *testing.T) {
	passed := 0
	rapid.Check(t, func(t *rapid.T) {
		pl := drawPlan(t)
		if kashgar.CheckPlan(guaranteed, pl) != nil {
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
				if limit, limits := m.MaxLoad.Get(); limits {
					if most, has := alone.MaxLoad.Get(); !has || most > limit {
						t.Fatalf("%v at %v, %v below", alone, now.Level, m)
					}
				}
			}
		}
	})
	if passed == 0 && !testing.Short() {
		t.Error("no plan of those drawn suffices")
	}
}
