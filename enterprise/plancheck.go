package enterprise

import (
	"fmt"
	"slices"

	"github.com/clearsky-go/clearsky/emission"
	"github.com/clearsky-go/clearsky/response"
)

// CheckPlan returns everything that an enterprise's own plan lacks or has wrong in itself (4.3.1.1), each a [Fault] that wraps
// [ErrPlan], all at once; nil where there is nothing. Whether it gives up enough is
// [Obligation.Short]'s to say. A plan must hold the basic facts, the main processes, the points of emission with their
// amounts, heavy trucks and non-road machines among them (0 kg where there are none), and for every level of the targets
// measures that can be carried out, monitored and checked. At each point no reduction may fall with the level, no limit of the
// load rise, nor the standards of the trucks and machines that stand. The points' amounts add up to the profile's baseline,
// where that is known. An enterprise of an industry that the rules give process sections names one of them at least.
func (rs *Ruleset) CheckPlan(profile Profile, own OwnPlan) error {
	rs = rs.orNone()
	var fs collector
	pl := &own
	c := planCheck{&fs, pl}
	if pl.Basics == "" {
		c.fault("basics", "none", "the enterprise's basic facts")
	}
	if len(pl.Processes) == 0 || slices.Contains(pl.Processes, "") {
		c.fault("processes", fmt.Sprintf("%d, or one without words", len(pl.Processes)), "the main processes")
	}
	c.points(profile.Baseline)
	c.sections(rs.rules.Sections, profile.Enterprise.Industry)
	for _, target := range rs.targets.ByLevel {
		if !slices.ContainsFunc(pl.Levels, func(l LevelMeasures) bool { return l.Level == target.Level }) {
			c.fault("levels", "none for "+target.Level.String(), "measures for every level")
		}
	}
	c.levels(rs.targets)
	return fs.err()
}

// planCheck is a check under way.
type planCheck struct {
	fs   *collector
	plan *OwnPlan
}

func (c planCheck) fault(where, got, want string) { c.fs.add(ErrPlan, "plan, "+where, got, want) }

func (c planCheck) points(baseline emission.Amounts) {
	for i, point := range c.plan.Points {
		where := fmt.Sprintf("points[%d] (%s)", i, quote(point.Name))
		first := slices.IndexFunc(c.plan.Points, func(p Point) bool { return p.Name == point.Name })
		switch {
		case point.Name == "":
			c.fault(where, "no name", "one")
		case first < i:
			c.fault(where, fmt.Sprintf("the name of points[%d]", first), "one of its own")
		}
		if !point.Section.Valid() {
			c.fault(where+", section", point.Section.String(), "one of its values")
		}
		c.amounts(where+", baseline", point.Baseline, nil)
	}
	for _, needed := range []Section{HeavyTrucks, NonRoadMachines} {
		if !slices.ContainsFunc(c.plan.Points, func(p Point) bool { return p.Section == needed }) {
			c.fault("points", "none of "+needed.String(), "their emissions, 0 kg where there are none")
		}
	}
	if !slices.ContainsFunc(c.plan.Points, func(p Point) bool { return p.Section < HeavyTrucks }) {
		c.fault("points", "none of a process", "the main points of emission")
	}
	sum := c.plan.Baseline()
	for p, whole := range baseline.All() {
		if got, known := sum.Of(p); known && got != whole {
			c.fault("points, "+p.String(), got.String()+" together", "the enterprise's "+whole.String())
		}
	}
}

// amounts checks that amounts are all there and in range, and at most the baseline.
func (c planCheck) amounts(where string, as emission.Amounts, baseline *emission.Amounts) {
	for p := range as.Missing().All() {
		c.fault(where+", "+p.String(), "missing", "an amount, 0 kg where there is none")
	}
	var own collector
	checkAmounts(&own, where, as, baseline)
	for _, f := range own.list {
		c.fault(f.Where, f.Got, f.Want)
	}
}

// sections checks that a plan of an industry with named sections names one.
func (c planCheck) sections(named []Sections, industry response.Industry) {
	for _, s := range named {
		if s.Industry == industry && !slices.ContainsFunc(c.plan.Points, func(p Point) bool { return slices.Contains(s.Sections, p.Section) }) {
			c.fault("points", "no process section of "+industry.String(), "the sections that the plan names for the industry")
		}
	}
}

// levels checks the measures of each level, and each level against the ones below it.
func (c planCheck) levels(t emission.Targets) {
	below := response.NoResponse
	for i, l := range c.plan.Levels {
		where := fmt.Sprintf("levels[%d] (%v)", i, l.Level)
		if _, has := t.At(l.Level); !has || l.Level <= below {
			c.fault(where, fmt.Sprintf("%v after %v", l.Level, below), "levels of the targets that rise")
		}
		below = l.Level
		if len(l.Measures) == 0 {
			c.fault(where, "no measures", "at least one")
		}
		for j, m := range l.Measures {
			at := fmt.Sprintf("%s, measures[%d] (%s)", where, j, quote(m.Point))
			c.measure(at, m)
			if slices.ContainsFunc(l.Measures[:j], func(before PointMeasure) bool { return before.Point == m.Point }) {
				c.fault(at, "a second measure of the point", "one, with all that is given up there")
			}
		}
		if i > 0 {
			c.rises(where, c.plan.Levels[:i], l)
		}
		for _, s := range []response.Standard{l.Trucks, l.Machines} {
			if !s.Valid() || s == response.Electric {
				c.fault(where, s.String(), "unknown or a stage of the standards")
			}
		}
	}
}

// measure checks that a measure can be carried out, monitored and checked.
func (c planCheck) measure(where string, m PointMeasure) {
	point, ok := c.plan.point(m.Point)
	if !ok {
		c.fault(where+", point", "not in the plan", "a point of the plan")
	}
	if m.Do == "" {
		c.fault(where, "nothing that is done", "what is done (可操作)")
	}
	if m.Check == "" {
		c.fault(where, "no way to check it", "one (可核查)")
	}
	var baseline *emission.Amounts
	if ok {
		baseline = &point.Baseline
	}
	c.amounts(where+", reduction (可监测)", m.Reduction, baseline)
}

// rises checks that a level is in nothing milder than any below it.
func (c planCheck) rises(where string, lower []LevelMeasures, l LevelMeasures) {
	for _, below := range lower {
		if l.Trucks < below.Trucks {
			c.fault(where+", trucks", l.Trucks.String(), "at least "+below.Trucks.String()+", as at "+below.Level.String())
		}
		if l.Machines < below.Machines {
			c.fault(where+", machines", l.Machines.String(), "at least "+below.Machines.String()+", as at "+below.Level.String())
		}
		for _, m := range below.Measures {
			c.keeps(where, l, below.Level, m)
		}
	}
}

// keeps checks that the level does at least what a measure of a lower one does at its point.
func (c planCheck) keeps(where string, l LevelMeasures, level response.Level, m PointMeasure) {
	now := PointDuty{Reduction: emission.AmountsOf(0, 0, 0, 0)}
	for _, has := range l.Measures {
		if has.Point == m.Point {
			now.add(has)
		}
	}
	at := fmt.Sprintf("%s, %s", where, quote(m.Point))
	for p, a := range m.Reduction.All() {
		if got, known := now.Reduction.Of(p); known && got < a {
			c.fault(at+", "+p.String(), got.String(), "at least "+a.String()+", as at "+level.String())
		}
	}
	if limit, limits := m.MaxLoad.Share(); limits && (now.MaxLoad == (Load{}) || now.MaxLoad.Compare(m.MaxLoad) > 0) {
		c.fault(at+", max_load", now.MaxLoad.String(), "at most "+limit.String()+", as at "+level.String())
	}
}
