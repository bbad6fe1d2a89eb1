package region_test

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"github.com/clearsky-go/clearsky/alert"
	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/internal/shared/officehour"
	"github.com/clearsky-go/clearsky/region"
)

// oneCounty is the office of a place of one county, which by itself is a group.
func oneCounty(t *testing.T, hold int) *region.Office {
	t.Helper()
	p := region.Kashgar()
	p.Counties, p.Borders = p.Counties[:1], nil
	p.Policy.Together, p.Policy.Criteria = 1, []region.Criterion{{Level: alert.Yellow, Count: 1}}
	p.Tracks[0].Plan.Hold = hold
	o, err := region.New(p)
	if err != nil {
		t.Fatal(err)
	}
	return o
}

// Every case of the shared file decides as it says for the prefecture too, and where demands are not for the county for that.
func TestOfficeHourCases(t *testing.T) {
	for _, c := range officehour.Cases(t) {
		t.Run(c.Name, func(t *testing.T) {
			o, code := oneCounty(t, c.Hold), region.Kashgar().Counties[0].Code
			county, prefecture := region.Alert{State: c.Before}, region.Alert{State: c.Before}
			if !c.Before.Announced.None() {
				prefecture.Extent, prefecture.Covered = []string{code}, []string{code}
			}
			s := region.State{Format: region.StateFormat, At: c.At, Alerts: map[string]map[string]region.Alert{region.Kashgar().Tracks[0].ID: {code: county, "": prefecture}}}
			out, err := o.Step(s, region.Known{At: c.At, Series: map[string]alert.Series{code: c.Series}, Demands: c.Demands})
			if err != nil {
				t.Fatal(err)
			}
			r, _ := out.Ruling("")
			d := r.Decision
			d.After.Since = 0
			if d.Act == alert.Upgrade && d.Required != c.Required {
				t.Errorf("required %v, want %v", d.Required, c.Required)
			}
			if diff := cmp.Diff(c.After, d.After, cmpopts.EquateEmpty()); officehour.Word(d.Act) != c.Act || diff != "" {
				t.Errorf("%s\n%v, want %v: %s", c.Why, d, c.Act, diff)
			}
		})
	}
}

// The decisions of a winter, hour by hour, of the region and of each district are those of the shared file.
func TestBeijingReplays(t *testing.T) {
	for name, replay := range officehour.Replays(t) {
		t.Run(name, func(t *testing.T) {
			p := beijingPlan(t)
			p.Tracks[0].Plan.Hold, p.Policy.Together = replay.Hold, replay.Together
			o, err := region.New(p)
			if err != nil {
				t.Fatal(err)
			}
			series, names := beijingSeries(t, p), map[string]string{}
			var start, until aqi.Stamp
			for _, c := range p.Counties {
				names[c.Code] = c.Name.English
				if s, has := series[c.Code]; has {
					start, until = s.Start, s.Start+aqi.Stamp(len(s.Hours))
				}
			}
			known := func(since, at aqi.Stamp) (region.Known, error) {
				k := region.Known{Series: map[string]alert.Series{}}
				for code, s := range series {
					known, err := replay.Feed(s, start)(since, at)
					if err != nil {
						return k, err
					}
					k.Series[code] = known
				}
				return k, nil
			}
			got := map[string][]officehour.Acted{}
			for out, err := range o.Replay(start, until, known) {
				if err != nil {
					t.Fatal(err)
				}
				for _, r := range out.Acts() {
					a := officehour.ActedOf(r.Decision, until-1)
					for _, code := range r.Extent {
						a.Extent = append(a.Extent, names[code])
					}
					slices.Sort(a.Extent)
					got[names[r.County]] = append(got[names[r.County]], a)
				}
			}
			if diff := cmp.Diff(replay.Prefecture, got[""], cmpopts.EquateEmpty()); diff != "" {
				t.Errorf("prefecture (-want +got)\n%s", diff)
			}
			for code, want := range replay.Districts {
				if diff := cmp.Diff(want, got[code], cmpopts.EquateEmpty()); diff != "" {
					t.Errorf("%s (-want +got)\n%s", code, diff)
				}
			}
		})
	}
}
