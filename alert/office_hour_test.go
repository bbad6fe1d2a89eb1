package alert_test

import (
	"maps"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/clearsky-go/clearsky/alert"
	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/internal/shared/beijing"
	"github.com/clearsky-go/clearsky/internal/shared/officehour"
)

// Every case of the shared file decides as it says.
func TestOfficeHourCases(t *testing.T) {
	cases := officehour.Cases(t)
	for _, c := range cases {
		t.Run(c.Name, func(t *testing.T) {
			p := alert.Kashgar()
			p.Hold = c.Hold
			o, err := ready(t, p).Outlook(c.Series, c.At)
			if err != nil {
				t.Fatal(err)
			}
			d, err := ready(t, p).Decide(c.Before, o, c.Demands)
			if err != nil {
				t.Fatal(err)
			}
			d.After.Since = 0
			if d.Act == alert.Upgrade && d.Required != c.Required {
				t.Errorf("required %v, want %v", d.Required, c.Required)
			}
			if diff := cmp.Diff(c.After, d.After, equateEmpty); officehour.Word(d.Act) != c.Act || diff != "" {
				t.Errorf("%s\n%v, want %v: %s", c.Why, d, c.Act, diff)
			}
		})
	}
	if len(cases) < 37 {
		t.Errorf("%d cases", len(cases))
	}
}

// Each district's decisions of a winter, hour by hour, are those of the shared file.
func TestBeijingReplays(t *testing.T) {
	districts := beijing.Districts(t)
	for name, replay := range officehour.Replays(t) {
		for _, district := range slices.Sorted(maps.Keys(replay.Districts)) {
			t.Run(name+" "+district, func(t *testing.T) {
				p, site := alert.Kashgar(), districts[district]
				p.Hold = replay.Hold
				s, err := ready(t, p).Series(site.Start, site.Hours, nil)
				if err != nil {
					t.Fatal(err)
				}
				var got []officehour.Acted
				until := s.Start + aqi.Stamp(len(s.Hours))
				for d, err := range ready(t, p).Replay(s.Start, until, replay.Feed(s, s.Start)) {
					if err != nil {
						t.Fatal(err)
					}
					if d.Act.Changes() {
						got = append(got, officehour.ActedOf(d, until-1))
					}
				}
				if diff := cmp.Diff(replay.Districts[district], got, equateEmpty); diff != "" {
					t.Errorf("(-want +got)\n%s", diff)
				}
			})
		}
	}
}
