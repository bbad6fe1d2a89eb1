package region_test

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"pgregory.net/rapid"

	"github.com/clearsky-go/clearsky/alert"
	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/emission"
	"github.com/clearsky-go/clearsky/enterprise"
	"github.com/clearsky-go/clearsky/region"
	"github.com/clearsky-go/clearsky/region/regiontest"
	"github.com/clearsky-go/clearsky/response"
)

var sameOutcome = cmp.Options{cmpopts.EquateEmpty(), cmpopts.EquateComparable(aqi.Index{})}

// Where the readings of the text differ the office is told of it: the group's mean is above the threshold where not each county is, and
// the other way round nothing is said.
func TestReadingsThatWouldDecideOtherwise(t *testing.T) {
	o := newOffice(t, chain("1", "2", "3"))
	k := asKnown(map[string]alert.Series{
		"1": of(part{30, 90}, part{30, 400}, part{100, 90}), "2": of(part{30, 90}, part{30, 300}, part{100, 90}), "3": of(part{30, 90}, part{30, 150}, part{100, 90}),
	}, 20)
	k.At = stamp(20)
	found, err := o.Readings(region.State{}, k)
	i := slices.IndexFunc(ok(t, found, err), func(a region.Alternative) bool { return a.Path == "/policy/reading" })
	if i < 0 || found[i].Value.Chinese != "连片均值" || found[i].Rulings[0].County != "" || found[i].Rulings[0].Decision.Act != alert.Issue {
		t.Errorf("%+v", found)
	}
	clean := asKnown(map[string]alert.Series{"1": of(part{160, 90}), "2": of(part{160, 90}), "3": of(part{160, 90})}, 20)
	clean.At = stamp(20)
	if found, err := o.Readings(region.State{}, clean); err != nil || len(found) > 0 {
		t.Error(found, err)
	}
	if _, err := o.Readings(region.State{}, region.Known{}); err == nil {
		t.Error("no hour")
	}
}

// A season's history has the acts by time, and each county's response from start to end with the levels it responded at.
func TestHistoryIsWhatWasInForce(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := regiontest.Plan(3).Draw(t, "plan")
		o := newOffice(t, p)
		var outcomes []region.Outcome
		through(t, o, regiontest.Season(p, 60).Draw(t, "season"), func(_ region.State, _ regiontest.Moment, out region.Outcome) {
			outcomes = append(outcomes, out)
		})
		h, err := o.HistoryOf(func(yield func(region.Outcome, error) bool) {
			for _, out := range outcomes {
				if !yield(out, nil) {
					return
				}
			}
		})
		h = ok(t, h, err)
		for _, out := range outcomes {
			for code, level := range out.Levels() {
				got := levelIn(h, code, out.At)
				if got != level {
					t.Fatalf("%s at %v: %v, responded at %v", code, out.At, got, level)
				}
			}
		}
	})
}

// levelIn is the level at which the history has a county respond at an hour.
func levelIn(h region.History, code string, hour aqi.Stamp) response.Level {
	for _, a := range h.Activations {
		for _, p := range a.Periods {
			if len(a.Counties) == 1 && a.Counties[0].Code == code && p.Contains(hour) {
				return p.Level
			}
		}
	}
	return response.NoResponse
}

// Measures, obligations and attainment are those of the levels that a step came to; an office that is none has none.
func TestWhatFollowsFromAStep(t *testing.T) {
	o := newOffice(t, region.Kashgar())
	k := region.Known{At: stamp(50), Demands: []alert.Demand{superior(red, hours(50, 90))}}
	out, err := o.Step(region.State{}, k)
	out = ok(t, out, err)
	profile := enterprise.Profile{ID: "k1", County: "653101", Designated: response.No, MajorProject: response.No, Grade: enterprise.D}
	for _, office := range []*region.Office{nil, o} {
		measures, obligations := 0, 0
		for range office.Measures(out, "", response.Filter{}) {
			measures++
		}
		for obligation, err := range office.Obligations(out, slices.Values([]enterprise.Profile{profile})) {
			if office != nil && (err != nil || obligation.Level != response.I) {
				t.Error(obligation.Level, err)
			}
			obligations++
		}
		total, err := office.Attainment(out, slices.Values([]enterprise.Profile{}), slices.Values([]emission.Source{}))
		if (measures > 0) != (office != nil) || obligations != 1 || office != nil && (err != nil || total.Level != response.I) {
			t.Error(measures, obligations, total.Level, err)
		}
	}
}

// An office without what is due decides the same, and what is due follows from the activations of its next state.
func TestWithoutDue(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := regiontest.Plan(4).Draw(t, "plan")
		o := newOffice(t, p)
		lean := o.WithoutDue()
		through(t, o, regiontest.Season(p, 60).Draw(t, "season"), func(s region.State, m regiontest.Moment, out region.Outcome) {
			got, err := lean.Step(s, m.Known)
			due, dueErr := p.Catalogue.Due(ok(t, got, err).Next.Activations, got.At)
			if got.Due != nil || dueErr != nil {
				t.Fatalf("%d items, %v", len(got.Due), dueErr)
			}
			got.Due = due
			if d := cmp.Diff(out, got, sameOutcome); d != "" {
				t.Fatal(d)
			}
		})
	})
	if (*region.Office)(nil).WithoutDue() != nil {
		t.Error("an office of none")
	}
}
