package region_test

import (
	"fmt"
	"testing"

	"github.com/clearsky-go/clearsky/alert"
	"github.com/clearsky-go/clearsky/region"
)

// All functions at once on the same values: nothing of what they read or return is written to behind the scenes.
func TestParallelSmoke(t *testing.T) {
	r := region.Kashgar()
	in := week(r, 2)
	in.Demands = []alert.Demand{superior(red, hours(5, 50), "653131")}
	want := everything(t, r, in)
	for i := range 8 {
		t.Run(fmt.Sprint(i), func(t *testing.T) {
			t.Parallel()
			for range 20 {
				if got := everything(t, r, in); got != want {
					t.Fatalf("%s\nwant %s", got, want)
				}
			}
		})
	}
}

func everything(t *testing.T, r *region.Region, in region.Input) string {
	t.Helper()
	text := fmt.Sprint(r.Counties(), r.Borders())
	for _, reading := range []region.GroupReading{region.EachCounty, region.GroupMean} {
		p := region.KashgarPolicy()
		p.Reading = reading
		o, err := p.Outlook(r, in, start+benchHours)
		text += fmt.Sprintf("%#v%#v%v", assess(t, p, r, in), ok(t, o, err), p.Validate())
	}
	return text
}
