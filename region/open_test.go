package region_test

import (
	"testing"

	"github.com/clearsky-go/clearsky/alert"
	"github.com/clearsky-go/clearsky/alert/alerttest"
	"github.com/clearsky-go/clearsky/region"
)

// An episode of the prefecture is open where a carrying county's data end in it, though others' go on: its alert starts, even where the
// hours that are known to carry are over.
func TestAnOpenEpisodeStartsAnAlert(t *testing.T) {
	ends, goesOn := of(part{24, 100}, part{48, 210}), of(part{24, 100}, part{73, 210})
	o := newOffice(t, chain("1", "2", "3"))
	out, err := o.Step(region.State{}, region.Known{
		At: stamp(73), Series: map[string]alert.Series{"1": alerttest.KnownAt(goesOn, stamp(73)), "2": alerttest.KnownAt(goesOn, stamp(73)), "3": ends},
	})
	ok(t, out, err)
	d := out.Rulings[0].Decision
	if e := d.Evidence.Episode; !e.Open || e.Until > stamp(73) || d.Evidence.LastValid < stamp(72) {
		t.Fatalf("the made-up hours are not as they should be: %v", d.Evidence)
	}
	if d.Act != alert.Issue || d.Level != orange || d.After.Announced.Began != stamp(73) || !d.After.Announced.Provisional {
		t.Errorf("%v", d)
	}
}
