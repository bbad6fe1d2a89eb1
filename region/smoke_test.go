package region_test

import (
	"fmt"
	"testing"

	"github.com/clearsky-go/clearsky/alert"
	"github.com/clearsky-go/clearsky/region"
)

// All functions at once on the same values: nothing of what they read or return is written to behind the scenes.
func TestParallelSmoke(t *testing.T) {
	p := region.Kashgar()
	in := week(p, 2)
	in.Demands = []alert.Demand{superior(red, hours(5, 50), "653131")}
	mean := region.Kashgar()
	mean.Policy.Reading = region.GroupMean
	offices := []*region.Office{newOffice(t, p), newOffice(t, mean)}
	want := everything(t, offices, in)
	for i := range 8 {
		t.Run(fmt.Sprint(i), func(t *testing.T) {
			t.Parallel()
			for range 20 {
				if got := everything(t, offices, in); got != want {
					t.Fatalf("%s\nwant %s", got, want)
				}
			}
		})
	}
}

func everything(t *testing.T, offices []*region.Office, in region.Known) string {
	t.Helper()
	var text string
	for _, office := range offices {
		a, err := office.Assess("", in)
		text += fmt.Sprintf("%#v", ok(t, a, err))
		in.At = start + benchHours
		out, err := office.Step(region.State{}, in)
		text += fmt.Sprintf("%#v", ok(t, out, err).Rulings[0].Decision.After)
	}
	return text
}
