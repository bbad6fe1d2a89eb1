package region_test

import (
	"maps"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"github.com/shopspring/decimal"

	"github.com/clearsky-go/clearsky/alert"
	"github.com/clearsky-go/clearsky/alert/alerttest"
	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/emission"
	"github.com/clearsky-go/clearsky/enterprise"
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

// What is asked of an hour is answered by the plan of that hour: measures, rules, obligations, notices, whether targets are met, other readings.
func TestEachHourHasItsPlan(t *testing.T) {
	plans := split(chain("1", "2", "3"), stamp(100))
	plans[1].Targets.ByLevel = slices.Clone(plans[1].Targets.ByLevel)
	plans[1].Targets.ByLevel[1].Shares = emission.EqualShares(25 * emission.Percent)
	plans[1].Catalogue.Measures = slices.DeleteFunc(slices.Clone(plans[1].Catalogue.Measures), func(m response.Measure) bool { return m.ID == "iii-health-publicity" })
	plans[1].Policy.Reading, plans[1].Counties = region.GroupMean, slices.Clone(plans[1].Counties)
	plans[1].Counties[0].Name.English = "First"
	both, err := region.New(plans...)
	ok(t, both, err)
	heavy := of(part{70, 90}, part{70, 300}, part{160, 90})
	profiles := []enterprise.Profile{{ID: "e", County: "1", Enterprise: response.Enterprise{Industry: response.Steel}, Grade: enterprise.C}}
	answers := func(o *region.Office, at aqi.Stamp) []any {
		k := asKnown(map[string]alert.Series{"1": heavy, "2": heavy, "3": heavy}, int(at-start))
		k.At = at
		out, err := o.Step(region.State{}, k)
		ok(t, out, err)
		var measures []string
		for m := range o.Measures(out, "1", response.Filter{}) {
			measures = append(measures, m.ID)
		}
		var obligations []enterprise.Obligation
		var notices []string
		for obligation, err := range o.Obligations(out, slices.Values(profiles)) {
			obligations = append(obligations, ok(t, obligation, err))
			notices = append(notices, o.Notice(out, aqi.Text{}, enterprise.OwnPlan{}, obligation).English)
		}
		obligation, err := o.Ruleset(out, "1").Obligation(response.II, profiles[0])
		attained, err2 := o.Attainment(out, slices.Values([]enterprise.Profile(nil)), slices.Values([]emission.Source(nil)))
		readings, err3 := o.Readings(region.State{}, k)
		a, err4 := o.Assess("", k)
		ok(t, ok(t, ok(t, ok(t, 0, err), err2), err3), err4)
		return []any{out, measures, obligations, notices, obligation, attained, readings, a}
	}
	var got [2][]any
	for i, at := range []aqi.Stamp{stamp(99), stamp(100)} {
		got[i] = answers(both, at)
		same(t, got[i], answers(newOffice(t, plans[i]), at), sameOutcome, cmpopts.EquateComparable(enterprise.Obligation{}), cmpopts.IgnoreFields(region.State{}, "Since"))
	}
	for i, of := range []string{"outcome", "measures", "obligations", "notices", "rules", "attainment"} {
		if cmp.Equal(got[0][i], got[1][i], sameOutcome, cmpopts.EquateComparable(enterprise.Obligation{})) {
			t.Errorf("the two plans have the same %s", of)
		}
	}
}

// A track that the plan before did not have goes by its own edition throughout.
func TestEditionOfANewTrack(t *testing.T) {
	plans := split(chain("1", "2", "3"), stamp(100))
	plans[1].Tracks[0].ID, plans[1].Tracks[0].Plan.Edition = "pm25", aqi.Edition2026
	plans[1].Tracks[0].Plan.Triggers = []alert.Trigger{when(yellow, all(above(134, 24)))} // 100 µg/m³ of PM2.5 are 132 by HJ 633-2012 and 137 by HJ 633-2026
	both, err := region.New(plans...)
	ok(t, both, err)
	sample := aqi.Sample{PM25: decimal.NewNullDecimal(decimal.NewFromInt(100))}
	k := region.Known{Measured: map[string]region.Measured{"1": {Start: stamp(0), Samples: slices.Repeat([]aqi.Sample{sample}, 90)}}}
	a, err := both.Assess("", k)
	if e := ok(t, a, err).Counties[0].Episodes; len(e) != 1 || e[0].Span != hours(0, 90) {
		t.Error(e)
	}
}

// Other readings are tried out on the hours as they are: concentrations from before the change stay indexed by the edition of then. The
// windows of 24 hours that end at hour 115 begin before it, so by their concentrations they come to 132, while the mean of their hours,
// fifteen of which come to 137, is above 134.
func TestReadingsAcrossAChangeOfEdition(t *testing.T) {
	plans := split(chain("1", "2", "3"), stamp(100))
	plans[1].Tracks[0].Plan.Edition = aqi.Edition2026
	plans[1].Tracks[0].Plan.Triggers = []alert.Trigger{when(yellow, all(above(134, 24)))}
	both, err := region.New(plans...)
	ok(t, both, err)
	sample := aqi.Sample{PM25: decimal.NewNullDecimal(decimal.NewFromInt(100))}
	measured := region.Measured{Start: stamp(0), Samples: slices.Repeat([]aqi.Sample{sample}, 115)}
	k := region.Known{At: stamp(115), Measured: map[string]region.Measured{"1": measured, "2": measured, "3": measured}}
	out, err := both.Step(region.State{}, k)
	if r := ruling(t, ok(t, out, err), ""); r.Decision.Act != alert.Issue {
		t.Error(r.Decision)
	}
	plans[1].Tracks[0].Plan.Readings.Daily = alert.FromConcentrations
	changed, err := region.New(plans...)
	want, err2 := ok(t, changed, err).Step(region.State{}, k)
	found, err3 := both.Readings(region.State{}, k)
	i := slices.IndexFunc(ok(t, ok(t, found, err2), err3), func(a region.Alternative) bool { return a.Path == "/tracks/0/plan/readings/daily" })
	if i < 0 || len(found[i].Rulings) != 4 {
		t.Fatalf("%+v", found)
	}
	for _, r := range found[i].Rulings {
		if r.Decision.Act != alert.Nothing {
			t.Error(r.Decision)
		}
		same(t, r, ruling(t, want, r.County), sameOutcome)
	}
}
