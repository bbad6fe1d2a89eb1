package alert_test

import (
	"encoding/json"
	"maps"
	"math"
	"os"
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/clearsky-go/clearsky/alert"
	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/internal/shared"
	"github.com/clearsky-go/clearsky/internal/shared/beijing"
)

// replayOf is one of the hourly replays of the shared file.
type replayOf struct {
	Horizon   int                      `json:"horizon_hours"`
	Noise     float64                  `json:"noise"`
	Hold      int                      `json:"hold"`
	Districts map[string][]replayedAct `json:"districts"`
}

type replayedAct struct {
	At          string      `json:"at"`
	Act         string      `json:"act"`
	Spans       [][3]string `json:"spans"`
	Began       string      `json:"began"`
	Provisional bool        `json:"provisional"`
}

// swing returns a feed that knows the observed hours and horizon hours of a forecast that swings about the truth. The shared file's
// README says how; only a test may use a float.
func swing(s alert.Series, horizon int, noise float64) alert.Feed {
	hindsight := alert.Hindsight(s, horizon)
	return func(since, at aqi.Stamp) (alert.Series, error) {
		known, err := hindsight(since, at)
		t := float64(at - s.Start)
		for i := range known.Hours {
			hour := known.Start + aqi.Stamp(i)
			if v, ok := known.Hours[i].AQI.Value(); ok && hour >= at && noise > 0 {
				h := float64(hour - s.Start)
				seen := math.Floor(float64(v)*(1+noise*math.Sin(7*h+3*t)) + 0.5)
				known.Hours[i].AQI = index(int(min(500, max(1, seen))))
			}
		}
		return known, err
	}
}

// Each district's decisions of a winter, hour by hour, are those of the shared file.
func TestBeijingReplays(t *testing.T) {
	text, err := os.ReadFile(shared.File(t, "data", "beijing-2015-winter-replay.json"))
	if err != nil {
		t.Fatal(err)
	}
	var replays map[string]replayOf
	if err := json.Unmarshal(text, &replays); err != nil {
		t.Fatal(err)
	}
	districts := beijing.Districts(t)
	for name, want := range replays {
		for _, district := range slices.Sorted(maps.Keys(want.Districts)) {
			t.Run(name+" "+district, func(t *testing.T) {
				p, site := alert.Kashgar(), districts[district]
				p.Hold = want.Hold
				s, err := p.Series(site.Start, site.Hours, nil)
				if err != nil {
					t.Fatal(err)
				}
				var got []replayedAct
				until := s.Start + aqi.Stamp(len(s.Hours))
				for d, err := range p.Replay(s.Start, until, swing(s, want.Horizon, want.Noise)) {
					if err != nil {
						t.Fatal(err)
					}
					if d.Act.Changes() {
						got = append(got, replayed(d, until-1))
					}
				}
				if diff := cmp.Diff(want.Districts[district], got, equateEmpty); diff != "" {
					t.Errorf("(-want +got)\n%s", diff)
				}
			})
		}
	}
}

// replayed is the decision as the file writes it.
func replayed(d alert.Decision, last aqi.Stamp) replayedAct {
	stamp := func(s aqi.Stamp) string {
		if s > last {
			return last.Time().Format("2006-01-02T15:04") + "+" + time.Duration(int64(s-last)*int64(time.Hour)).String()
		}
		return s.Time().Format("2006-01-02T15:04")
	}
	a := replayedAct{At: stamp(d.At), Act: officeAct(d.Act)}
	if announced := d.After.Announced; !announced.None() {
		a.Began, a.Provisional = stamp(announced.Began), announced.Provisional
		for _, span := range announced.Spans {
			word, _ := span.Level.MarshalText()
			a.Spans = append(a.Spans, [3]string{stamp(span.From), stamp(span.Until), string(word)})
		}
	}
	return a
}
