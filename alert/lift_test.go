package alert_test

import (
	"strconv"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/clearsky-go/clearsky/alert"
	"github.com/clearsky-go/clearsky/alert/alerttest"
	"github.com/clearsky-go/clearsky/aqi"
)

// liftBelow150 starts alerts as Kashgar's plan does, above 200, and lifts them where an AQI below 150 is forecast for 36 hours: the
// autonomous region's rule (notice of 2024-03-02).
func liftBelow150() alert.Plan {
	p := alert.Kashgar()
	p.LiftBelow = 150
	return p
}

// An episode goes on until 36 hours below 150 follow. Hours 48 to 72 are a day at 300, with two clean days at 100 on either side of all.
func TestLiftBelow(t *testing.T) {
	day := part{24, 300, 0}
	for _, tt := range []struct {
		name, why string
		parts     []part
		want      []found
	}{
		{"a day", "clean behind it", []part{day}, []found{{48, 72, yellow, []int{24}}}},
		{"two days at 160 behind", "they are not below 150; nor are they above 200", []part{day, {48, 160, 0}}, []found{{48, 120, yellow, []int{24}}}},
		{"two days at 150 behind", "150 is not below 150", []part{day, {48, 150, 0}}, []found{{48, 120, yellow, []int{24}}}},
		{"two days at 149 behind", "they are", []part{day, {48, 149, 0}}, []found{{48, 72, yellow, []int{24}}}},
		{"two days at 160 in front", "they start nothing", []part{{48, 160, 0}, day}, []found{{96, 120, yellow, []int{24}}}},
		{"35 clean hours, then a day at 160", "too few for lifting", []part{day, {35, 100, 0}, {24, 160, 0}}, []found{{48, 131, yellow, []int{24}}}},
		{"36 clean hours, then a day at 160", "enough", []part{day, {36, 100, 0}, {24, 160, 0}}, []found{{48, 72, yellow, []int{24}}}},
		{"35 clean hours twice", "each too few", []part{day, {35, 100, 0}, {24, 160, 0}, {35, 100, 0}, {24, 160, 0}},
			[]found{{48, 190, yellow, []int{24}}}},
		{"60 hours at 160 between two days at 300", "one episode, of two runs above 200", []part{day, {60, 160, 0}, day},
			[]found{{48, 156, yellow, []int{24, 24}}}},
		{"60 hours at 100 between two days at 300", "two", []part{day, {60, 100, 0}, day},
			[]found{{48, 72, yellow, []int{24}}, {132, 156, yellow, []int{24}}}},
		{"no day above 200", "nothing", []part{{96, 180, 0}}, nil},
	} {
		t.Run(tt.name, func(t *testing.T) { checkFound(t, liftBelow150(), among(tt.parts...), tt.want) })
	}
}

// The alert for a day at 300 with two days at 160 behind it lasts until these are over; but they start no alert by themselves: an
// office that begins to look at hour 80 issues none. At hour 24 three days are forecast, up to hour 96: that end is provisional, and the
// alert is extended when it comes.
func TestLiftBelowDecides(t *testing.T) {
	p := liftBelow150()
	s := among(part{24, 300, 0}, part{48, 160, 0})
	for begin, want := range map[aqi.Stamp]string{after(24): "issue 24, extend 96, lift-on-schedule 120", after(71): "issue 71, lift-on-schedule 120", after(80): ""} {
		got := ""
		for d, err := range ready(t, p).Replay(begin, after(144), alert.Hindsight(s, 72)) {
			if err != nil {
				t.Fatal(err)
			}
			if d.Act == alert.Issue && d.Level != yellow {
				t.Errorf("%v", d)
			}
			if d.Act.Changes() {
				got += ", " + word(d.Act) + " " + strconv.Itoa(hourOf(d.At))
			}
		}
		if got = strings.TrimPrefix(got, ", "); got != want {
			t.Errorf("from hour %d: %q, want %q", hourOf(begin), got, want)
		}
	}
}

// What is found above the criteria, and how high, is the same whatever lifting needs; an episode only ends later, and holds more runs.
func TestLiftingFindsNothingElse(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := alerttest.Plan().Draw(t, "plan")
		s := alerttest.WithDaily(400).Draw(t, "series")
		plain := p
		plain.LiftBelow = 0
		var runs, plainRuns []alert.Run
		levels := map[aqi.Stamp]alert.Level{}
		for _, e := range episodes(t, plain, s) {
			plainRuns = append(plainRuns, e.Runs...)
			levels[e.From] = e.Level
		}
		for _, e := range episodes(t, p, s) {
			highest := alert.NoAlert
			for _, r := range e.Runs {
				highest = max(highest, levels[r.From])
			}
			if e.Level != highest || e.From != e.Runs[0].From || e.Until < e.Runs[len(e.Runs)-1].Until {
				t.Fatalf("%v, highest %v", e, highest)
			}
			runs = append(runs, e.Runs...)
		}
		if len(runs) != len(plainRuns) {
			t.Fatalf("%v, without lifting %v", runs, plainRuns)
		}
		for i := range runs {
			if runs[i].String() != plainRuns[i].String() {
				t.Fatalf("%v, without lifting %v", runs[i], plainRuns[i])
			}
		}
	})
}
