package region_test

import (
	"encoding/json"
	"iter"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/clearsky-go/clearsky/alert"
	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/emission"
	"github.com/clearsky-go/clearsky/enterprise"
	"github.com/clearsky-go/clearsky/region"
	"github.com/clearsky-go/clearsky/response"
)

// lateIndustry is Kashgar's plan but that measures for industry hold from 06:00 on the day after the alert is issued, and lessons are
// suspended from the next day on where it is issued at 06:00 or later (Shanghai 2014).
func lateIndustry() region.Plan {
	p := region.Kashgar()
	clause := aqi.Clause{Document: "某地预案"}
	p.Catalogue.Begins = []response.Begin{
		{Sector: response.Industrial, Days: 1, Hour: 6, Clause: clause},
		{Measure: "i-health-schools", Issued: response.DayHours{From: 6, Until: 24}, Days: 1, Clause: clause},
	}
	return p
}

// TestMeasuresThatBeginLater: at hour 10 a superior's orange alert is known that is to begin at 24, at hour 40 a red one. Industry follows
// the orange one from 30, which is 06:00 on the next day, and the red one from 54; schools close from 48.
func TestMeasuresThatBeginLater(t *testing.T) {
	o := newOffice(t, lateIndustry())
	profile := enterprise.Profile{ID: "e", County: "653101"}
	kept := region.State{}
	for h := range 60 {
		k := region.Known{At: stamp(h)}
		if h >= 10 {
			k.Demands = append(k.Demands, superior(alert.Orange, hours(24, 96)))
		}
		if h >= 40 {
			k.Demands = append(k.Demands, superior(alert.Red, hours(40, 96)))
		}
		out, err := o.Step(kept, k)
		if err != nil {
			t.Fatal(err)
		}
		kept = reread(t, out.Next)
		var owed response.Level
		for obligation, err := range o.Obligations(out, one(profile)) {
			if err != nil {
				t.Fatal(err)
			}
			owed = obligation.Level
		}
		want := response.NoResponse
		if h >= 30 {
			want = response.II
		}
		if h >= 54 {
			want = response.I
		}
		if owed != want {
			t.Errorf("hour %d: obliged at %v, want %v", h, owed, want)
		}
		attained, _ := o.Attainment(out, one(profile), one(emission.Source{ID: "s", County: "653101"})) // both lack facts, which is told
		if attained.Level != want || attained.Counties[0].Level != want {
			t.Errorf("hour %d: targets of %v and %v, want %v", h, attained.Level, attained.Counties[0].Level, want)
		}
		for measure, from := range map[string]int{
			"iii-mobile-muck-trucks": 24, "iii-industry-list": 30, "ii-industry-list": 30, "i-health-schools": 48, "i-industry-list": 54,
		} {
			if got := takes(o, out, "653101", measure); got != (h >= from) {
				t.Errorf("hour %d: %s %v", h, measure, got)
			}
		}
		if h == 41 {
			checkLate(t, o, out, profile)
		}
	}
}

// checkLate checks what an enterprise is told of the red alert at hour 41, and that what goes on until then stops by the measures that hold alone.
func checkLate(t *testing.T, o *region.Office, out region.Outcome, profile enterprise.Profile) {
	t.Helper()
	ruleset := o.Ruleset(out, "653101")
	obligation, err := ruleset.Obligation(response.I, profile)
	if err != nil {
		t.Fatal(err)
	}
	notice := o.Notice(out, aqi.Text{}, enterprise.OwnPlan{}, obligation).English
	if !strings.Contains(notice, "2023-12-03 06:00 to 2023-12-05 00:00") {
		t.Error(notice)
	}
	grounds := ruleset.Truck(obligation, response.Truck{Standard: response.ChinaIV}).Grounds()
	if !slices.Contains(grounds, "ii-industry-list") || slices.Contains(grounds, "i-industry-list") {
		t.Error(grounds)
	}
}

// A plan whose measures all hold at once keeps no hours.
func TestNothingBeginsLater(t *testing.T) {
	o := newOffice(t, region.Kashgar())
	if out := atRed(t, o, nil); out.Next.Issued != nil {
		t.Error(out.Next.Issued)
	}
}

// reread returns the state as its JSON is read.
func reread(t *testing.T, s region.State) region.State {
	t.Helper()
	text, err := json.Marshal(s)
	if err != nil {
		t.Fatal(err)
	}
	var read region.State
	if err := aqi.Unmarshal(text, &read); err != nil {
		t.Fatal(err)
	}
	if !reflect.DeepEqual(read.Issued, s.Issued) {
		t.Errorf("%v, want %v", read.Issued, s.Issued)
	}
	return read
}

func one[T any](v T) iter.Seq[T] { return func(yield func(T) bool) { yield(v) } }
