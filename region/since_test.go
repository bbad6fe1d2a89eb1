package region_test

import (
	"testing"

	"pgregory.net/rapid"

	"github.com/clearsky-go/clearsky/alert"
	"github.com/clearsky-go/clearsky/alert/alerttest"
	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/region"
	"github.com/clearsky-go/clearsky/region/regiontest"
)

// between returns what is known of the hours from since until that hour, of which those from at on are forecast.
func between(in region.Known, since, at, until aqi.Stamp) map[string]alert.Series {
	cut := map[string]alert.Series{}
	for code, s := range in.Series {
		s = alerttest.KnownAt(s, at)
		from := min(len(s.Hours), max(0, int(since-s.Start)))
		end := max(from, min(len(s.Hours), max(0, int(until-s.Start))))
		cut[code] = alert.Series{
			Start: s.Start + aqi.Stamp(from), Hours: s.Hours[from:end],
			Daily: s.Daily[min(from, len(s.Daily)):min(len(s.Daily), max(from, end-23))],
		}
	}
	return cut
}

// A run of steps that is given no hours before the state's Since decides as one that is given all.
func TestSinceIsEnough(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := regiontest.Plan(5).Draw(t, "plan")
		in := regiontest.Input(p, 200).Draw(t, "input")
		first, until := hull(in)
		if first == 0 {
			first, until = stamp(0), stamp(1)
		}
		ahead := aqi.Stamp(rapid.SampledFrom([]int{0, 24, 72, 200}).Draw(t, "forecast"))
		o := newOffice(t, p)
		var all, cut region.State
		for at := first; at < until+50; at += aqi.Stamp(rapid.SampledFrom([]int{1, 1, 5, 12}).Draw(t, "next step")) {
			want, err := o.Step(all, region.Known{At: at, Series: between(in, 0, at, at+ahead), Demands: in.Demands})
			if err != nil {
				t.Fatal(err)
			}
			got, err := o.Step(cut, region.Known{At: at, Series: between(in, cut.Since, at, at+ahead), Demands: in.Demands})
			if err != nil {
				t.Fatal(err)
			}
			for i, r := range want.Rulings {
				g := got.Rulings[i]
				same(t, g.Decision.After, r.Decision.After)
				same(t, []any{g.Decision.Act, g.Extent, g.Covered, g.Responses}, []any{r.Decision.Act, r.Extent, r.Covered, r.Responses})
			}
			all, cut = want.Next, got.Next
		}
	})
}
