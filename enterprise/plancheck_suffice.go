package enterprise

import (
	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/internal/faults"
	"github.com/clearsky-go/clearsky/response"
)

// obliged returns the enterprise as the place's plan binds it, without what turns on the level.
func (c *planCheck) obliged(p *Profile) Obligation {
	o := Obligation{Grade: p.Grade, Enterprise: p.Enterprise, Baseline: c.emits}
	class, basis, _ := c.classify(p)
	c.rules.setClass(&o, class, basis)
	return o
}

// suffices checks that the plan does at a level what the place's plan asks of the enterprise.
func (c *planCheck) suffices(i int, level response.Level, o Obligation, w *Waiver) {
	if !c.knows(level) {
		return // its fault is found
	}
	o.Level, o.Planned = level, c.own.reduces(level)
	c.bind(&o, w)
	o.Required = o.Shares.Required(o.Baseline)
	c.reduces(i, &o)
	// What the catalogue stops whatever the own plan says.
	o.Enterprise.PlanTrucks, o.Enterprise.PlanMachines = aqi.Known(response.Stops{}), aqi.Known(response.Stops{})
	c.stops(i, "trucks", c.own.trucks().At(level), func(s response.Standard) response.Answer {
		return c.Truck(o, response.Truck{Standard: s, Gas: response.No, Special: response.No, Dangerous: response.No})
	})
	c.stops(i, "machines", c.own.machines().At(level), func(s response.Standard) response.Answer {
		return c.Machine(o, response.Machine{Standard: s, Repair: response.No})
	})
}

// reduces checks that the plan reduces what the share requires.
func (c *planCheck) reduces(i int, o *Obligation) {
	clause, _ := c.rules.why(o)
	for p, short := range o.Shortfall().All() {
		if short == 0 {
			continue
		}
		required, _ := o.Required.Of(p)
		planned, _ := o.Planned.Of(p)
		emits, _ := o.Baseline.Of(p)
		c.fs.Add(aqi.Fault{
			Path: faults.At("/own/levels", i, "measures"), Got: p.String() + " " + planned.String(), Rule: aqi.ErrConflict, Clause: clause,
			Want: wantF("%s at least %s, %s of %s", "%s不少于%s（比例%s，排放%s）", p, required, o.Shares.Of(p), emits),
		})
	}
}

// stops checks that the plan stops up to a standard all that the catalogue does, by what is known.
func (c *planCheck) stops(i int, key string, has response.Standard, ask func(response.Standard) response.Answer) {
	for s := response.ChinaVI; s > has; s-- {
		a := ask(s)
		if a.Verdict != response.Stop || a.Missing != 0 {
			continue
		}
		c.fs.Add(aqi.Fault{
			Path: faults.At("/own/levels", i, key), Got: has.String(), Rule: aqi.ErrConflict, Clause: c.ground(&a),
			Want: wantF("at least %s, as the place's plan stops", "不低于%s，与预案相同", s),
		})
		return
	}
}
