package region_test

import (
	"fmt"
	"testing"

	"pgregory.net/rapid"

	"github.com/clearsky-go/clearsky/alert"
	"github.com/clearsky-go/clearsky/alert/alerttest"
	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/region"
	"github.com/clearsky-go/clearsky/region/regiontest"
	"github.com/clearsky-go/clearsky/response"
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

// What is ahead is what a replay does whose forecast comes true.
func TestAheadIsAReplay(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := aPlace(t)
		o := newOffice(t, p)
		season := regiontest.Season(p, 20).Draw(t, "season")
		last := season[len(season)-1].Known
		var s region.State
		through(t, o, season, func(before region.State, _ regiontest.Moment, _ region.Outcome) { s = before })
		const n = 60
		acts, err := o.Ahead(s, last, n)
		ok(t, acts, err)
		var want []region.Ruling
		for at := last.At; at <= last.At+n; at++ {
			k := region.Known{At: at, Series: map[string]alert.Series{}, Demands: last.Demands}
			for code, series := range last.Series {
				k.Series[code] = alerttest.KnownAt(series, at)
			}
			out, err := o.Step(s, k)
			want, s = append(want, ok(t, out, err).Acts()...), out.Next
		}
		same(t, written(t, acts), written(t, want))
	})
}

// Hours ahead are from none to a year's.
func TestAheadFaults(t *testing.T) {
	o := newOffice(t, region.Kashgar())
	for _, hours := range []int{-1, 8785} {
		_, err := o.Ahead(region.State{}, region.Known{At: stamp(0)}, hours)
		checkFaults(t, err, bad{"/hours", aqi.ErrRange})
	}
	if acts, err := o.Ahead(region.State{}, region.Known{At: stamp(0)}, 0); err != nil || len(acts) > 0 {
		t.Error(acts, err)
	}
	var none *region.Office
	_, err := none.Ahead(region.State{}, region.Known{At: stamp(0)}, 1)
	checkFaults(t, err, bad{"/office", aqi.ErrMissing})
	_, err = none.Readings(region.State{}, region.Known{At: stamp(0)})
	checkFaults(t, err, bad{"/office", aqi.ErrMissing})
}

// paths are where the readings stand that would decide otherwise.
func paths(t *testing.T, o *region.Office, k region.Known) map[string]region.Alternative {
	t.Helper()
	found, err := o.Readings(region.State{}, k)
	all := map[string]region.Alternative{}
	for _, a := range ok(t, found, err) {
		all[a.Path+" "+a.Value.English] = a
	}
	return all
}

// Two days at 300 with one at 150 between them, hour by hour, are orange day after day and yellow unbroken; a county that stops carrying
// responds at the alert's level while that is in force, and at none of it while it does not carry.
func TestReadingsOfTimeAndFloor(t *testing.T) {
	o := newOffice(t, chain("1", "2", "3", "4"))
	days := of(part{40, 90}, part{24, 300}, part{24, 150}, part{24, 300}, part{80, 90})
	k := asKnown(map[string]alert.Series{"1": days, "2": days, "3": days, "4": from(192, 40, 66)}, 36)
	k.At = stamp(36)
	all := paths(t, o, k)
	unbroken, has := all["/tracks/0/plan/readings/sustained Unbroken"]
	if !has || unbroken.Rulings[0].County != "" || unbroken.Rulings[0].Decision.Level != yellow {
		t.Errorf("%+v", unbroken)
	}
	floor, has := all["/policy/floor While the group carries"]
	if !has || len(floor.Rulings) != 1 || floor.Rulings[0].County != "4" || floor.Rulings[0].Response(stamp(70)).Level != response.NoResponse {
		t.Errorf("%+v", floor)
	}
	out, err := o.Step(region.State{}, k)
	if r := ruling(t, ok(t, out, err), "4"); r.Response(stamp(70)).Level != response.II {
		t.Errorf("%v", r.Responses)
	}
}
