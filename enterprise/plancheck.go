package enterprise

import (
	"errors"
	"slices"
	"strings"

	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/emission"
	"github.com/clearsky-go/clearsky/internal/faults"
	"github.com/clearsky-go/clearsky/internal/quote"
	"github.com/clearsky-go/clearsky/response"
)

// CheckPlan returns everything that an enterprise's own plan lacks or has wrong (4.3.1.1), all at once, as [aqi.Faults] whose paths
// begin with "/own", each with its clause. A plan must hold the basic facts, the main processes, the points of emission with their
// amounts, heavy trucks and non-road machines among them (0 kg where there are none), and for every level of the targets measures that
// can be carried out, monitored and checked, each of which reduces or limits something. At each point no reduction may fall with the
// level, no limit of the load rise, nor the standards of the trucks and machines that stop. The points' amounts add up to the profile's
// baseline, where that is known. An enterprise of an industry that the rules give process sections names one of them at least.
//
// At each level the plan reduces at least the share to which the profile is bound, or the approved one, of what its points emit; what
// is not known of the class frees from none. It stops at least the trucks and machines that the catalogue stops for such an enterprise
// whatever its plan, but need not stop those that the catalogue stops only because a fact is unknown.
//
// Faults of the profile itself are [Ruleset.CheckProfile]'s to find. Time and memory are linear in the plan.
func (rs *Ruleset) CheckPlan(profile Profile, own OwnPlan) error {
	c := planCheck{Ruleset: rs.orNone(), own: &own, emits: own.baseline(), points: make(map[string]int, len(own.Points))}
	c.text(own.Basics, want("the enterprise's basic facts", "企业基本情况"), "basics")
	if len(own.Processes) == 0 {
		c.missing(wantProcesses, "processes")
	}
	for i, process := range own.Processes {
		c.text(process, wantProcesses, "processes", i)
	}
	for i := range own.Points {
		c.point(i, &own.Points[i])
	}
	c.sections(profile.Enterprise.Industry)
	c.sums(profile.Baseline)
	c.levels(&profile)
	for i := range c.fs {
		if f := &c.fs[i]; f.Clause == (aqi.Clause{}) && !errors.Is(f.Rule, aqi.ErrText) {
			f.Clause = c.duty().Clause
		}
	}
	return c.fs.Err()
}

// planCheck is a check under way.
type planCheck struct {
	*Ruleset
	fs     aqi.Faults
	own    *OwnPlan
	emits  emission.Amounts // the points together
	points map[string]int   // the first of each name
}

func (c *planCheck) fault(rule error, id, got string, want aqi.Text, tokens ...any) {
	c.fs.Add(aqi.Fault{Path: faults.At("/own", tokens...), ID: quote.Cut(id), Got: got, Want: want, Rule: rule})
}

// duty returns the duty to draw up the plan.
func (c *planCheck) duty() *DutyRule {
	if d := c.rules.duty(c.rules.OwnPlan); d != nil {
		return d
	}
	return new(DutyRule)
}

func (c *planCheck) missing(want aqi.Text, tokens ...any) {
	c.fault(aqi.ErrMissing, "", "", want, tokens...)
}

// text checks a text that must be there.
func (c *planCheck) text(text string, want aqi.Text, tokens ...any) {
	faults.Given(&c.fs, faults.At("/own", tokens...), text, want.Chinese, want.English)
}

func (c *planCheck) point(i int, p *Point) {
	c.text(p.Name, want("a name", "名称"), "points", i, "name")
	if first, twice := c.points[p.Name]; twice && p.Name != "" {
		c.fault(aqi.ErrDuplicate, "", quote.Text(p.Name), wantF("another than that of point %d", "与第%d个环节不同的名称", first), "points", i, "name")
	} else {
		c.points[p.Name] = i
	}
	if p.Section != "" && c.section(p) == nil {
		c.fault(aqi.ErrUnknown, p.Name, quote.Text(p.Section), want("a process section of the rules", "企业规则中的工段"), "points", i, "section")
	}
	c.amounts(&p.Baseline, &emission.Amounts{}, p.Name, "points", i, "baseline")
}

// amounts checks that amounts are all there and in range, and at most the baseline.
func (c *planCheck) amounts(as, baseline *emission.Amounts, id string, tokens ...any) {
	for p := range as.Missing().All() {
		c.fault(aqi.ErrMissing, id, "", want("an amount, 0 kg where there is none", "排放量，无排放填0千克"), append(slices.Clone(tokens), p)...)
	}
	if err := as.Check(*baseline); err != nil {
		var own aqi.Faults
		own.Join("", err)
		joinOf(&c.fs, faults.At("/own", tokens...), id, own)
	}
}

// section returns the rule of a point's section, nil for another.
func (c *planCheck) section(p *Point) *SectionRule {
	return named(c.rules.Sections, p.Section, SectionRule.names)
}

// sections checks that the plan has what every plan names, a main process, and one of the sections that the rules have of its industry.
func (c *planCheck) sections(industry response.Industry) {
	has := map[string]bool{} // identifiers of sections
	process := false
	for i := range c.own.Points {
		rule := c.section(&c.own.Points[i])
		if rule != nil {
			has[rule.ID] = true
		}
		process = process || rule == nil || !rule.Always
	}
	var english, chinese []string // of its industry
	one, named := false, aqi.Clause{}
	for _, s := range c.rules.Sections {
		if s.Always && !has[s.ID] {
			c.unnamed(s.Clause, want(s.Name.English+", 0 kg where there are none", s.Name.Chinese+"，没有的填0千克"))
		}
		if s.Industry == industry && industry != response.UnknownIndustry {
			english, chinese, one = append(english, s.Name.English), append(chinese, s.Name.Chinese), one || has[s.ID]
			named = s.Clause
		}
	}
	if !process {
		c.missing(want("the main points of emission", "主要涉气产排污环节"), "points")
	}
	if english != nil && !one {
		c.unnamed(named, want("a section of "+industry.String()+": "+strings.Join(english, ", "), industry.Chinese()+"的工段："+strings.Join(chinese, "、")))
	}
}

// unnamed adds the fault of a section that a clause names and the plan does not.
func (c *planCheck) unnamed(clause aqi.Clause, want aqi.Text) {
	c.fs.Add(aqi.Fault{Path: "/own/points", Want: want, Rule: aqi.ErrMissing, Clause: clause})
}

var wantProcesses = want("the main processes", "主要生产工艺流程")

// sums checks that the points add up to the enterprise's baseline.
func (c *planCheck) sums(baseline emission.Amounts) {
	for p, whole := range baseline.All() {
		if got, known := c.emits.Of(p); known && got != whole {
			c.fault(aqi.ErrConflict, "", p.String()+" "+got.String(), wantF("the enterprise's %s in all", "合计为企业的%s", whole), "points")
		}
	}
}
