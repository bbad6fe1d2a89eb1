package region_test

import (
	"testing"

	"pgregory.net/rapid"

	"github.com/clearsky-go/clearsky/alert"
	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/internal/memory"
	"github.com/clearsky-go/clearsky/region"
	"github.com/clearsky-go/clearsky/region/regiontest"
	"github.com/clearsky-go/clearsky/response"
)

// given is all that the functions of the package take, and results what they return for it.
type given struct {
	Counties []alert.County
	Borders  [][2]string
	Codes    []string
	Levels   []response.LevelClause
	Policy   region.Policy
	Input    region.Input
	At       aqi.Stamp
}

type results struct {
	Counties   []alert.County
	Borders    [][2]string
	Groups     [][]string
	Assessment region.Assessment
	Outlook    alert.Outlook
	Policy     region.Policy
	Errors     []error
}

func (g given) call(r *region.Region) results {
	catalogue := response.Catalogue{Levels: g.Levels}
	groups, err1 := r.Groups(g.Codes...)
	a, err2 := g.Policy.Assess(r, catalogue, g.Input)
	o, err3 := g.Policy.Outlook(r, g.Input, g.At)
	return results{r.Counties(), r.Borders(), groups, a, o, region.KashgarPolicy(), []error{err1, err2, err3, g.Policy.Validate()}}
}

// What is returned shares no memory with what was given, with the region or with what is returned another time.
func TestOwnMemory(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		counties := regiontest.Counties(6).Draw(rt, "counties")
		g := given{Counties: counties, Borders: regiontest.Borders(counties).Draw(rt, "borders"), Levels: catalogue.Levels}
		r := newRegion(rt, g.Counties, g.Borders)
		g.Policy = regiontest.Policy(r).Draw(rt, "policy")
		g.Input = regiontest.Input(r, 100).Draw(rt, "input")
		g.At = stamp(rapid.IntRange(-50, 150).Draw(rt, "at"))
		if rapid.IntRange(0, 3).Draw(rt, "at fault at 0") > 0 {
			g.Input = knownAt(g.Input, g.At)
		}
		for _, c := range counties {
			g.Codes = append(g.Codes, c.Code)
		}
		memory.Own(t, g, given.ofRegion)
		memory.Own(t, g, func(g given) results { return g.call(r) })
	})
}

// ofRegion makes the region anew.
func (g given) ofRegion() results {
	r, err := region.New(g.Counties, g.Borders)
	all := g.call(r)
	all.Errors = append(all.Errors, err)
	return all
}

// A nil Region and zero values are values: nothing panics.
func TestZero(t *testing.T) {
	for _, r := range []*region.Region{nil, {}} {
		all := given{Codes: []string{""}}.call(r)
		if all.Errors[0] == nil || all.Errors[1] == nil || all.Errors[2] == nil || all.Errors[3] == nil {
			t.Errorf("%v: %v", r, all.Errors)
		}
	}
	r, policy := region.Kashgar(), region.KashgarPolicy()
	for _, in := range []region.Input{{}, {Series: map[string]alert.Series{"653101": {}}, Demands: []alert.Demand{}}} {
		a := assess(t, policy, r, in)
		o, err := policy.Outlook(r, in, start)
		if len(a.Episodes) > 0 || len(ok(t, o, err).Unknown) != 1 {
			t.Errorf("%v, %v", a, o)
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
