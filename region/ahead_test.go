package region_test

import (
	"fmt"
	"testing"

	"github.com/clearsky-go/clearsky/alert"
	"github.com/clearsky-go/clearsky/region"
)

// Looking ahead leaves the forecast what it is: afterwards the same is known, and decided.
func TestAheadLeavesTheForecast(t *testing.T) {
	o := newOffice(t, region.Kashgar())
	s := of(part{100, 300})
	for i := 24; i < len(s.Hours); i++ {
		s.Hours[i].Marks = alert.Forecast
	}
	k := region.Known{At: stamp(24), Series: map[string]alert.Series{"653101": s}}
	before, err := o.Step(region.State{}, k)
	before = ok(t, before, err)
	if acts, err := o.Ahead(region.State{}, k, 48); err != nil || len(acts) == 0 {
		t.Fatal(acts, err)
	}
	after, err := o.Step(region.State{}, k)
	same(t, fmt.Sprint(ok(t, after, err)), fmt.Sprint(before))
}
