package enterprisetest

import (
	"fmt"
	"slices"

	"pgregory.net/rapid"

	"github.com/clearsky-go/clearsky/alert"
	"github.com/clearsky-go/clearsky/alert/alerttest"
	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/emission"
	"github.com/clearsky-go/clearsky/emission/emissiontest"
	"github.com/clearsky-go/clearsky/enterprise"
	"github.com/clearsky-go/clearsky/response"
	"github.com/clearsky-go/clearsky/response/responsetest"
)

// Plan draws a plan that suffices for the profile under Kashgar's rules, its catalogue and the targets: [PlanOf] that is made to reduce
// as much as its share requires, often no more, and to stop the trucks and machines that the catalogue stops.
func Plan(p enterprise.Profile, targets emission.Targets) *rapid.Generator[enterprise.OwnPlan] {
	return rapid.Custom(func(t *rapid.T) enterprise.OwnPlan {
		pl := PlanOf(p, targets).Draw(t, "plan")
		catalogue := response.Kashgar()
		clause := catalogue.Levels[0].Clause
		catalogue.Levels = nil
		for l := response.IV; l <= response.I; l++ {
			catalogue.Levels = append(catalogue.Levels, response.LevelClause{Alert: alert.Level(l), Level: l, Clause: clause})
		}
		ruleset, err := enterprise.New(enterprise.Kashgar(), targets, catalogue)
		if err != nil {
			t.Fatal(err)
		}
		if p.ID == "" {
			p.ID = "a"
		}
		for i := range pl.Levels {
			if i > 0 {
				follow(&pl.Levels[i], &pl.Levels[i-1])
			}
			o, err := ruleset.Obligation(pl.Levels[i].Level, p.WithPlan(pl))
			if err != nil {
				t.Fatal(err)
			}
			raise(&pl.Levels[i], pl.Points, o.Shortfall())
			l := &pl.Levels[i]
			o.Enterprise.PlanTrucks, o.Enterprise.PlanMachines = aqi.Known(response.Stops{}), aqi.Known(response.Stops{})
			for s := response.PreChinaI; s <= response.ChinaVI; s++ {
				if ruleset.Truck(o, response.Truck{Standard: s, Gas: response.No, Special: response.No, Dangerous: response.No}).Verdict == response.Stop {
					l.Trucks = max(l.Trucks, s)
				}
				if ruleset.Machine(o, response.Machine{Standard: s, Repair: response.No}).Verdict == response.Stop {
					l.Machines = max(l.Machines, s)
				}
			}
		}
		return pl
	})
}

// follow makes a level at least as strict as the one below.
func follow(l, below *enterprise.LevelMeasures) {
	l.Trucks, l.Machines = max(l.Trucks, below.Trucks), max(l.Machines, below.Machines)
	for _, m := range below.Measures {
		j := slices.IndexFunc(l.Measures, func(has enterprise.PointMeasure) bool { return has.Point == m.Point })
		if j < 0 {
			l.Measures = append(l.Measures, m)
			continue
		}
		for p, a := range m.Reduction.All() {
			had, _ := l.Measures[j].Reduction.Of(p)
			l.Measures[j].Reduction = l.Measures[j].Reduction.With(p, max(a, had))
		}
	}
}

// raise makes a level reduce more, at one point after the other as much as it can.
func raise(l *enterprise.LevelMeasures, points []enterprise.Point, short emission.Amounts) {
	for _, point := range points {
		j := slices.IndexFunc(l.Measures, func(m enterprise.PointMeasure) bool { return m.Point == point.Name })
		for p, lacking := range short.All() {
			emits, _ := point.Baseline.Of(p)
			if lacking == 0 || emits == 0 {
				continue
			}
			if j < 0 {
				j = len(l.Measures)
				l.Measures = append(l.Measures, enterprise.PointMeasure{
					Point: point.Name, Do: "stop", Check: "meter", Reduction: emission.AmountsOf(0, 0, 0, 0),
				})
			}
			had, _ := l.Measures[j].Reduction.Of(p)
			more := min(lacking, emits-had)
			l.Measures[j].Reduction, short = l.Measures[j].Reduction.With(p, had+more), short.With(p, lacking-more)
		}
	}
}

// PlanOf draws a plan that suffices for the profile under Kashgar's rules and the targets but for the share and for what the catalogue
// stops: one to three points of processes, of the
// sections that its industry must name, and one each of trucks and machines, which together emit its baseline. From level to level
// no reduction falls, no limit of the load rises and no standard that stops falls; often they stay. What the profile says of
// reductions and of listed trucks is not looked at: Profile.WithPlan makes it fit.
func PlanOf(p enterprise.Profile, targets emission.Targets) *rapid.Generator[enterprise.OwnPlan] {
	return rapid.Custom(func(t *rapid.T) enterprise.OwnPlan {
		pl := enterprise.OwnPlan{
			Basics:    "a works with two kilns",
			Processes: []string{"burning", "grinding"}[:rapid.IntRange(1, 2).Draw(t, "processes")],
		}
		for i := range rapid.IntRange(1, 3).Draw(t, "points") {
			section := rapid.SampledFrom(sectionsOf(p.Enterprise.Industry)).Draw(t, "section")
			pl.Points = append(pl.Points, enterprise.Point{Name: fmt.Sprint("point ", i), Section: section})
		}
		pl.Points = append(pl.Points,
			enterprise.Point{Name: "trucks", Section: "heavy-trucks"},
			enterprise.Point{Name: "machines", Section: "non-road-machines"})
		share(t, pl.Points, p.Baseline)
		before := make([]enterprise.PointMeasure, len(pl.Points))
		for i, point := range pl.Points {
			before[i].Reduction = emission.AmountsOf(0, 0, 0, 0)
			before[i].Point = point.Name
		}
		last := enterprise.LevelMeasures{}
		for _, target := range targets.ByLevel {
			last = levelPlan(t, target.Level, pl.Points, last, before)
			pl.Levels = append(pl.Levels, last)
		}
		return pl
	})
}

// sectionsOf are those of which a plan of the industry must name one, any where it need not.
func sectionsOf(industry response.Industry) []string {
	var of []string
	all := []string{""}
	for _, s := range enterprise.Kashgar().Sections {
		if s.Industry == industry && industry != response.UnknownIndustry {
			of = append(of, s.ID)
		}
		if !s.Always {
			all = append(all, s.ID)
		}
	}
	if of != nil {
		return of
	}
	return all
}

// share draws the points' baselines, which add up to the enterprise's where that is known.
func share(t *rapid.T, points []enterprise.Point, baseline emission.Amounts) {
	for p := range emission.AllPollutants.All() {
		total, is := baseline.Of(p)
		if !is {
			total = emissiontest.Amount(emission.MaxAmount).Draw(t, p.String())
		}
		for i, part := range split(t, total, len(points)) {
			points[i].Baseline = points[i].Baseline.With(p, part)
		}
	}
}

// levelPlan draws the measures of a level, none milder than before, which it brings up to date. The first point has one always, a
// point that had one has one again.
func levelPlan(
	t *rapid.T, l response.Level, points []enterprise.Point, last enterprise.LevelMeasures, before []enterprise.PointMeasure,
) enterprise.LevelMeasures {
	standard := func(least response.Standard) response.Standard {
		return rapid.OneOf(rapid.Just(least), between(least, response.ChinaVI)).Draw(t, "standard")
	}
	now := enterprise.LevelMeasures{Level: l, Trucks: standard(last.Trucks), Machines: standard(last.Machines)}
	for i, point := range points {
		m := &before[i]
		if i > 0 && m.Do == "" && rapid.Bool().Draw(t, "no measure") {
			continue
		}
		for p, a := range emissiontest.Reduction(point.Baseline).Draw(t, "reduction").All() {
			had, _ := m.Reduction.Of(p)
			m.Reduction = m.Reduction.With(p, max(a, had))
		}
		if limit, limits := m.MaxLoad.Get(); limits {
			m.MaxLoad = aqi.Known(rapid.OneOf(rapid.Just(limit), between32(0, limit)).Draw(t, "limit"))
		} else if rapid.Bool().Draw(t, "limits the load") {
			m.MaxLoad = Load().Draw(t, "limit")
		}
		if limit, limits := m.MaxLoad.Get(); m.Reduction == emission.AmountsOf(0, 0, 0, 0) && (!limits || limit == emission.Whole) {
			m.MaxLoad = aqi.Known(between32(0, emission.Whole-1).Draw(t, "limit, as nothing is reduced"))
		}
		m.Do, m.Check = "lower the load of "+point.Name, "the control room's record"
		now.Measures = append(now.Measures, *m)
	}
	return now
}

// Day draws a day of an enterprise with the obligation and plan: reductions at what it owes, with what is requested or without, or a
// milligram beside, the same at points of the plan, loads at the limits or 0.01 % beside, duties kept and not, trucks and machines of any
// kind, often of the highest standard that stops by the plan or the next; anything may be unknown.
func Day(o enterprise.Obligation, pl enterprise.OwnPlan) *rapid.Generator[enterprise.DayReport] {
	return rapid.Custom(func(t *rapid.T) enterprise.DayReport {
		of := enterprise.Profile{}.WithPlan(pl).Enterprise
		d := enterprise.DayReport{
			Date: alerttest.Start().Draw(t, "start").Midnight(),
			Load: loadAbout(t, o.MaxLoad),
			Kept: map[string]response.Fact{},
		}
		for _, duty := range enterprise.Kashgar().Duties {
			if duty.Proof == enterprise.ByStatement && rapid.IntRange(0, 4).Draw(t, "not stated at 0") > 0 {
				d.Kept[duty.ID] = responsetest.Fact().Draw(t, duty.ID)
			}
		}
		due := o.Owed()
		for p, requested := range o.Requested.All() {
			if owed, known := due.Of(p); known && rapid.Bool().Draw(t, "with what is requested") {
				due = due.With(p, owed+requested)
			}
		}
		d.Reductions = reducedAbout(t, due, o.Baseline)
		for i, duty := range pl.At(o.Level) {
			if rapid.Bool().Draw(t, "report of "+duty.Point) {
				d.Points = append(d.Points, enterprise.PointReport{
					Point: duty.Point, Load: loadAbout(t, duty.MaxLoad), Reductions: reducedAbout(t, duty.Reduction, pl.Points[i].Baseline),
				})
			}
		}
		if rapid.IntRange(0, 4).Draw(t, "trucks unknown at 0") > 0 {
			d.Trucks = make([]enterprise.TruckTrips, rapid.IntRange(0, 2).Draw(t, "trucks"))
		}
		for i := range d.Trucks {
			d.Trucks[i] = enterprise.TruckTrips{Truck: responsetest.Truck().Draw(t, "truck"), Trips: responsetest.Trips().Draw(t, "trips")}
			d.Trucks[i].Truck.Standard = standardAbout(t, d.Trucks[i].Truck.Standard, stopsAt(of.PlanTrucks, o.Level))
		}
		if rapid.IntRange(0, 4).Draw(t, "machines unknown at 0") > 0 {
			d.Machines = make([]enterprise.MachineUse, rapid.IntRange(0, 2).Draw(t, "machines"))
		}
		for i := range d.Machines {
			d.Machines[i] = enterprise.MachineUse{Machine: responsetest.Machine().Draw(t, "machine"), Used: responsetest.Fact().Draw(t, "used")}
			d.Machines[i].Machine.Standard = standardAbout(t, d.Machines[i].Machine.Standard, stopsAt(of.PlanMachines, o.Level))
		}
		return d
	})
}

// reducedAbout draws what was reduced: what is owed or a milligram beside, at most the baseline, or unknown.
func reducedAbout(t *rapid.T, owed, baseline emission.Amounts) (reduced emission.Amounts) {
	for p, a := range owed.All() {
		if rapid.IntRange(0, 3).Draw(t, p.String()+" unknown at 0") > 0 {
			a = min(max(a+emission.Amount(rapid.IntRange(-1, 1).Draw(t, "milligrams beside")), 0), emission.MaxAmount)
			if most, known := baseline.Of(p); known {
				a = min(a, most)
			}
			reduced = reduced.With(p, a)
		}
	}
	return reduced
}

func stopsAt(stops aqi.Optional[response.Stops], level response.Level) response.Standard {
	at, _ := stops.Get()
	return at.At(level)
}

// standardAbout draws a standard: one in four the highest that stops by the plan, one in four the next higher, where any stops.
func standardAbout(t *rapid.T, s, stops response.Standard) response.Standard {
	if stops == response.UnknownStandard {
		return s
	}
	return rapid.SampledFrom([]response.Standard{s, s, stops, min(stops+1, response.Electric)}).Draw(t, "standard")
}

// loadAbout draws a load at a limit or 0.01 % beside, or unknown; any where there is no limit.
func loadAbout(t *rapid.T, limit aqi.Optional[emission.Share]) aqi.Optional[emission.Share] {
	most, limits := limit.Get()
	if !limits {
		return Load().Draw(t, "load")
	}
	about := most + rapid.SampledFrom([]emission.Share{-1, 0, 1, -2 * emission.Whole}).Draw(t, "hundredths beside")
	if !about.Valid() {
		return aqi.Optional[emission.Share]{}
	}
	return aqi.Known(about)
}
