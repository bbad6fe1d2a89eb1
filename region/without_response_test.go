package region_test

import (
	"slices"
	"testing"

	"github.com/clearsky-go/clearsky/alert"
	"github.com/clearsky-go/clearsky/region"
	"github.com/clearsky-go/clearsky/response"
)

// An alert below yellow that the catalogue answers without a response, as it does an ungraded one (Jiangsu's temporary control): it is
// announced, and nobody responds, owes anything or takes a measure; an upgrade to yellow starts a response.
func TestAlertWithoutAResponse(t *testing.T) {
	p := chain("1", "2", "3")
	p.Catalogue.Levels = slices.Insert(p.Catalogue.Levels, 0, response.LevelClause{Alert: alert.Blue, Clause: p.Catalogue.Levels[0].Clause})
	o := newOffice(t, p)
	for _, below := range []alert.Level{alert.Ungraded, alert.Blue} {
		known := func(at int, demands ...alert.Demand) region.Known {
			return region.Known{At: stamp(at), Demands: demands}
		}
		first, second := superior(below, hours(0, 48)), superior(alert.Yellow, hours(24, 48))
		out, err := o.Step(region.State{}, known(0, first))
		ok(t, out, err)
		prefecture, _ := out.Ruling("")
		if d := prefecture.Decision; d.Act != alert.Issue || d.Level != below || prefecture.Notice == nil {
			t.Errorf("%v", d)
		}
		if level := out.Levels()["1"]; level != response.NoResponse || len(out.Due) > 0 || len(out.Next.Activations) > 0 {
			t.Errorf("%v: %v, %v, %v", below, level, out.Due, out.Next.Activations)
		}
		for m := range o.Measures(out, "1", response.Filter{}) {
			t.Errorf("%v: takes %s", below, m.ID)
		}
		out, err = o.Step(out.Next, known(24, first, second))
		ok(t, out, err)
		if level := out.Levels()["1"]; level != response.III || len(out.Due) == 0 || out.Next.Activations[0].From != stamp(24) {
			t.Errorf("%v: %v, %v, %v", below, level, out.Due, out.Next.Activations)
		}
	}
}
