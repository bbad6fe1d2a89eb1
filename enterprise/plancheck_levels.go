package enterprise

import (
	"slices"

	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/emission"
	"github.com/clearsky-go/clearsky/internal/faults"
	"github.com/clearsky-go/clearsky/internal/quote"
	"github.com/clearsky-go/clearsky/response"
)

// levels checks the measures of each level, each level against the ones below it and against what the place's plan asks of the profile.
func (c *planCheck) levels(p *Profile) {
	for _, target := range c.targets.ByLevel {
		if !slices.ContainsFunc(c.own.Levels, func(l LevelMeasures) bool { return l.Level == target.Level }) {
			c.missing(wantF("measures of %s", "%s响应的措施", target.Level), "levels")
		}
	}
	below := floor{points: make([]pointFloor, len(c.own.Points))}
	obliged := c.obliged(p)
	for i := range c.own.Levels {
		l := &c.own.Levels[i]
		at := c.measures(i, l)
		c.standards(i, l)
		if c.rises(i, l, below.level) {
			c.above(i, l, &below, at)
			below.raise(l, at)
			c.suffices(i, l.Level, obliged, &p.Waiver)
		}
	}
}

// rises checks that a level is one of the targets' and above the one before.
func (c *planCheck) rises(i int, l *LevelMeasures, below response.Level) bool {
	switch {
	case l.Level == response.NoResponse || !c.knows(l.Level):
		c.fault(aqi.ErrUnknown, "", l.Level.String(), wantTarget, "levels", i, "level")
	case l.Level <= below:
		c.fault(aqi.ErrOrder, "", l.Level.String(), wantF("a level above %s", "高于%s的级别", below), "levels", i, "level")
	default:
		return true
	}
	return l.Level > below && l.Level.Valid()
}

func (c *planCheck) standards(i int, l *LevelMeasures) {
	for _, has := range [...]struct {
		key      string
		standard response.Standard
	}{{"trucks", l.Trucks}, {"machines", l.Machines}} {
		if !has.standard.Valid() || has.standard == response.Electric {
			c.fault(aqi.ErrUnknown, "", has.standard.String(), want("unknown or a stage of the standards", "不明或某一阶段排放标准"), "levels", i, has.key)
		}
	}
}

// measures checks the measures of a level, and returns which of them is of which point.
func (c *planCheck) measures(i int, l *LevelMeasures) map[int]int {
	if len(l.Measures) == 0 {
		c.missing(want("at least one", "至少一项"), "levels", i, "measures")
	}
	at := make(map[int]int, len(l.Measures))
	for j := range l.Measures {
		m := &l.Measures[j]
		point, has := c.points[m.Point]
		switch _, twice := at[point]; {
		case !has:
			c.fault(aqi.ErrUnknown, "", quote.Text(m.Point), want("a point of the plan", "方案中的环节"), "levels", i, "measures", j, "point")
		case twice:
			c.fault(aqi.ErrDuplicate, "", quote.Text(m.Point), want("one measure of each point", "每个环节一项措施"), "levels", i, "measures", j, "point")
		default:
			at[point] = j
		}
		c.measure(i, j, m)
	}
	return at
}

// measure checks that a measure can be carried out, monitored and checked.
func (c *planCheck) measure(i, j int, m *PointMeasure) {
	c.text(m.Do, want("what is done (operable)", "采取的措施（可操作）"), "levels", i, "measures", j, "do")
	c.text(m.Check, want("a way to check it", "核查办法（可核查）"), "levels", i, "measures", j, "check")
	baseline := &emission.Amounts{}
	if point, has := c.points[m.Point]; has {
		baseline = &c.own.Points[point].Baseline
	}
	c.amounts(&m.Reduction, baseline, m.Point, "levels", i, "measures", j, "reduction")
	if load, known := m.MaxLoad.Get(); known && !load.Valid() {
		checkShare(&c.fs, faults.At("/own/levels", i, "measures", j, "max_load"), m.Point, m.MaxLoad)
	}
	if load, limits := m.MaxLoad.Get(); m.Reduction == nothing && (!limits || load == emission.Whole) {
		c.fault(aqi.ErrMissing, m.Point, "", want("a reduction above 0 kg, or a load below 100 %", "大于0千克的减排量，或低于100%的生产负荷"), "levels", i, "measures", j)
	}
}

// floor is the strictest of the levels so far, of which none above may be milder.
type floor struct {
	level                response.Level
	trucks, machines     response.Standard
	ofTrucks, ofMachines response.Level // that have them
	points               []pointFloor
}

// pointFloor is that at a point, each with the level that has it.
type pointFloor struct {
	reduction emission.Amounts
	reduces   [emission.VOCs + 1]response.Level
	load      emission.Share
	limits    response.Level // none where the load is not limited
}

// above checks that a level is in nothing milder than any below it.
func (c *planCheck) above(i int, l *LevelMeasures, below *floor, at map[int]int) {
	if l.Trucks < below.trucks {
		c.fault(aqi.ErrConflict, "", l.Trucks.String(), wantLeast(below.trucks, below.ofTrucks), "levels", i, "trucks")
	}
	if l.Machines < below.machines {
		c.fault(aqi.ErrConflict, "", l.Machines.String(), wantLeast(below.machines, below.ofMachines), "levels", i, "machines")
	}
	for k := range below.points {
		floor := &below.points[k]
		if j, has := at[k]; has {
			c.keeps(i, j, &l.Measures[j], floor)
		} else if from := floor.highest(); from != response.NoResponse {
			c.fault(aqi.ErrMissing, c.own.Points[k].Name, "", wantF("a measure there, as at %s", "该环节的措施，与%s相同", from), "levels", i, "measures")
		}
	}
}

// keeps checks that a measure does at least what the levels below do at its point.
func (c *planCheck) keeps(i, j int, m *PointMeasure, below *pointFloor) {
	for p, a := range below.reduction.All() {
		if got, known := m.Reduction.Of(p); known && got < a {
			c.fault(aqi.ErrConflict, m.Point, got.String(), wantLeast(a, below.reduces[p]), "levels", i, "measures", j, "reduction", p)
		}
	}
	if load, limits := valid(m.MaxLoad); below.limits != response.NoResponse && (!limits || load > below.load) {
		want := wantF("at most %s, as at %s", "不高于%s，与%s相同", below.load, below.limits)
		c.fault(aqi.ErrConflict, m.Point, m.MaxLoad.String(), want, "levels", i, "measures", j, "max_load")
	}
}

// highest returns a level that does anything at the point, none where none does.
func (f *pointFloor) highest() response.Level {
	return max(f.limits, slices.Max(f.reduces[:]))
}

func wantLeast(least any, level response.Level) aqi.Text {
	return wantF("at least %s, as at %s", "不低于%s，与%s相同", least, level)
}

// raise takes in a level and its measures by point.
func (f *floor) raise(l *LevelMeasures, at map[int]int) {
	f.level = l.Level
	if l.Trucks >= f.trucks {
		f.trucks, f.ofTrucks = l.Trucks, l.Level
	}
	if l.Machines >= f.machines {
		f.machines, f.ofMachines = l.Machines, l.Level
	}
	for k, j := range at {
		f.points[k].raise(&l.Measures[j], l.Level)
	}
}

func (f *pointFloor) raise(m *PointMeasure, level response.Level) {
	for p, a := range m.Reduction.All() {
		if had, known := f.reduction.Of(p); a > 0 && (!known || a >= had) {
			f.reduction, f.reduces[p] = f.reduction.With(p, a), level
		}
	}
	if load, limits := valid(m.MaxLoad); limits && (f.limits == response.NoResponse || load <= f.load) {
		f.load, f.limits = load, level
	}
}
