package region_test

import (
	"testing"

	"pgregory.net/rapid"

	"github.com/clearsky-go/clearsky/alert"
	"github.com/clearsky-go/clearsky/alert/alerttest"
	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/internal/memory"
	"github.com/clearsky-go/clearsky/region"
	"github.com/clearsky-go/clearsky/region/regiontest"
)

// given is all that the functions of the package take, and results what they return for it.
type given struct {
	Plan  region.Plan
	Input region.Known
	At    aqi.Stamp
}

type results struct {
	Assessment region.Assessment
	Outcome    region.Outcome
	Plan       region.Plan
	Errors     []error
}

func (g given) call(o *region.Office) results {
	a, err1 := o.Assess("", g.Input)
	g.Input.At = g.At
	out, err2 := o.Step(region.State{}, g.Input)
	return results{a, out, region.Kashgar(), []error{err1, err2, g.Plan.Validate()}}
}

// What is returned shares no memory with what was given, with the region or with what is returned another time.
func TestOwnMemory(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		g := given{Plan: regiontest.Plan(6).Draw(rt, "plan")}
		g.Input = regiontest.Input(g.Plan, 100).Draw(rt, "input")
		g.At = stamp(rapid.IntRange(-50, 150).Draw(rt, "at"))
		if rapid.IntRange(0, 3).Draw(rt, "at fault at 0") > 0 {
			for code, s := range g.Input.Series {
				g.Input.Series[code] = alerttest.KnownAt(s, g.At)
			}
		}
		o := newOffice(rt, g.Plan)
		memory.Own(t, g, given.ofPlan)
		memory.Own(t, g, func(g given) results { return g.call(o) })
	})
}

// ofPlan makes the office anew.
func (g given) ofPlan() results {
	o, err := region.New(g.Plan)
	all := g.call(o)
	all.Errors = append(all.Errors, err)
	return all
}

// A nil Office and zero values are values: nothing panics.
func TestZero(t *testing.T) {
	for _, o := range []*region.Office{nil, {}} {
		all := given{}.call(o)
		if all.Errors[0] == nil || all.Errors[1] == nil || all.Errors[2] == nil {
			t.Errorf("%v: %v", o, all.Errors)
		}
	}
	p := region.Kashgar()
	for _, in := range []region.Known{{}, {Series: map[string]alert.Series{"653101": {}}, Demands: []alert.Demand{}}} {
		a := assess(t, p, in)
		in.At = start
		out, err := newOffice(t, p).Step(region.State{}, in)
		if len(a.Episodes) > 0 || len(ok(t, out, err).Acts()) > 0 {
			t.Errorf("%v, %v", a, out)
		}
	}
	for _, text := range []string{
		region.Assessment{}.String(), region.Extent{}.Chinese(), region.Response{}.String(), region.Reason{}.Chinese(), region.Filing{}.String(),
	} {
		if text == "" {
			t.Error("no text")
		}
	}
}
