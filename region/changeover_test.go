package region_test

import (
	"maps"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/clearsky-go/clearsky/alert"
	"github.com/clearsky-go/clearsky/alert/alerttest"
	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/region"
	"github.com/clearsky-go/clearsky/response"
)

// changeover are twelve days of an orange alert in three counties, in the middle of which another plan comes into force.
func changeover(t *testing.T, change func(after *region.Plan)) (*region.Office, func(since, at aqi.Stamp) (region.Known, error)) {
	t.Helper()
	plans := split(chain("1", "2", "3", "4"), stamp(100))
	change(&plans[1])
	o, err := region.New(plans...)
	heavy := map[string]alert.Series{
		"1": of(part{70, 90}, part{70, 300}, part{160, 90}), "2": of(part{70, 90}, part{70, 300}, part{160, 90}),
		"3": of(part{70, 90}, part{70, 300}, part{160, 90}), "4": of(part{300, 90}),
	}
	return ok(t, o, err), func(_, at aqi.Stamp) (region.Known, error) {
		k := region.Known{Series: map[string]alert.Series{}}
		in, _ := o.InForce(at)
		for _, c := range in.Counties {
			k.Series[c.Code] = alerttest.KnownAt(heavy[c.Code], at)
		}
		return k, nil
	}
}

// A state goes on under the next plan with its alerts: clocks, spans and responses.
func TestStateGoesOn(t *testing.T) {
	o, known := changeover(t, func(after *region.Plan) {
		after.Counties, after.Borders = after.Counties[:3], after.Borders[:2] // the fourth, which nothing is announced of, is gone
		after.Tracks[0].Plan.LiftHours = 24
	})
	var before region.Outcome
	for out, err := range o.Replay(stamp(50), stamp(200), known) {
		ok(t, out, err)
		switch r := ruling(t, out, ""); out.At {
		case stamp(99):
			before = out
			if out.Next.Since > stamp(100-30*24) {
				t.Errorf("hours before %v do not matter", out.Next.Since)
			}
		case stamp(100):
			was := ruling(t, before, "")
			if _, has := out.Ruling("4"); has || r.Decision.Act != alert.Keep || r.Decision.Before.Announced.Began != was.Decision.After.Announced.Began {
				t.Errorf("%v, before %v", r.Decision, was.Decision)
			}
			same(t, r.Covered, was.Covered)
			same(t, slices.Sorted(maps.Keys(out.Next.Alerts["heavy-pollution"])), []string{"", "1", "2", "3"})
		case stamp(140):
			if r.Decision.Act != alert.LiftOnSchedule {
				t.Error(r.Decision)
			}
		}
	}
	h, err := o.HistoryOf(o.Replay(stamp(50), stamp(200), known))
	for _, a := range ok(t, h, err).Activations {
		if len(a.Counties) == 1 && a.Counties[0].Name.English == "" {
			t.Errorf("%+v", a)
		}
	}
}

// The next plan's criteria are held against hours from before it was in force, though they mattered to nobody then: ten days above 150, where
// the plan before asks for 200.
func TestNewCriteriaSeeHoursBefore(t *testing.T) {
	plans := split(chain("1", "2", "3"), stamp(300))
	plans[1].Tracks[0].Plan.Triggers = []alert.Trigger{when(yellow, all(above(150, 240)))}
	o, err := region.New(plans...)
	ok(t, o, err)
	air := of(part{50, 90}, part{400, 160})
	issued := aqi.Stamp(0)
	for out, err := range o.Replay(stamp(50), stamp(310), func(since, at aqi.Stamp) (region.Known, error) {
		s, err := alert.Hindsight(air, 0)(since, at)
		return region.Known{Series: map[string]alert.Series{"1": s, "2": s, "3": s}}, err
	}) {
		if ok(t, out, err); issued == 0 && len(out.Acts()) > 0 {
			issued = out.At
		}
	}
	if issued != stamp(300) {
		t.Errorf("issued at %v", issued)
	}
}

// Where the next plan lets measures begin on the day after, those of a response that goes on hold already.
func TestMeasuresGoOnAtAChange(t *testing.T) {
	o, known := changeover(t, func(after *region.Plan) {
		after.Catalogue.Begins = []response.Begin{{Sector: response.Industrial, Days: 1, Hour: 6, Clause: after.Rules.Waiver}}
	})
	for out, err := range o.Replay(stamp(50), stamp(110), known) {
		ok(t, out, err)
		holds := false
		for m := range o.Measures(out, "1", response.Filter{Sector: response.Industrial}) {
			holds = holds || m.ID == "ii-industry-list"
		}
		if r := ruling(t, out, "1"); holds != (r.Response(out.At).Level == response.II) {
			t.Errorf("%v: %v at %v", out.At, holds, r.Response(out.At))
		}
	}
}

// What is announced of a county or a track that the next plan does not have is not dropped: whoever steps says what becomes of it. A
// county's response then ends.
func TestNothingIsLostAtAChange(t *testing.T) {
	o, known := changeover(t, func(after *region.Plan) {
		after.Counties, after.Borders = after.Counties[1:], after.Borders[1:]
	})
	var last region.Outcome
	for out, err := range o.Replay(stamp(50), stamp(110), known) {
		if err == nil {
			last = out
			continue
		}
		checkFaults(t, err, bad{"/state/alerts/heavy-pollution//extent", aqi.ErrUnknown}, bad{"/state/alerts/heavy-pollution//covered", aqi.ErrUnknown},
			bad{"/state/alerts/heavy-pollution/1", aqi.ErrUnknown})
	}
	if last.At != stamp(99) {
		t.Fatal(last.At)
	}
	k, err := known(0, stamp(99))
	if k.At = stamp(99); err != nil {
		t.Fatal(err)
	}
	if _, err := o.Ahead(last.Next, k, 5); err == nil {
		t.Error("acts to come of a county that is gone")
	}
	s, track := last.Next, last.Next.Alerts["heavy-pollution"]
	regional := track[""]
	regional.Extent, regional.Covered = regional.Extent[1:], regional.Covered[1:]
	track[""] = regional
	delete(track, "1")
	k, err = known(s.Since, stamp(100))
	k.At = stamp(100)
	out, err2 := o.Step(s, ok(t, k, err))
	ended := false
	for _, a := range ok(t, out, err2).Next.Activations {
		ended = ended || len(a.Counties) == 1 && a.Counties[0].Code == "1" && a.Until == stamp(100) && !a.Provisional()
	}
	if !ended || ruling(t, out, "").Decision.Act != alert.Keep {
		t.Errorf("%+v", out.Next.Activations)
	}

	o, known = changeover(t, func(after *region.Plan) { after.Tracks[0].ID = "pm25" })
	for out, err := range o.Replay(stamp(50), stamp(110), known) {
		if err == nil {
			last = out
			continue
		}
		checkFaults(t, err, bad{"/state/alerts/heavy-pollution", aqi.ErrUnknown})
	}
	s = last.Next
	s.Alerts = map[string]map[string]region.Alert{"pm25": s.Alerts["heavy-pollution"]}
	k, err = known(s.Since, stamp(100))
	k.At = stamp(100)
	out, err2 = o.Step(s, ok(t, k, err))
	if r := ruling(t, ok(t, out, err2), ""); r.Track != "pm25" || r.Decision.Act != alert.Keep || r.Response(out.At).Level != response.II {
		t.Error(r.Track, r.Decision, cmp.Diff(last.Next.Alerts, out.Next.Alerts))
	}
}
