package officehour

import (
	"math"
	"strconv"
	"testing"

	"github.com/clearsky-go/clearsky/alert"
	"github.com/clearsky-go/clearsky/aqi"
)

// Replay is an hourly replay of Beijing's districts and of their region, with the acts that it comes to.
type Replay struct {
	Horizon    int                `json:"horizon_hours"`
	Noise      float64            `json:"noise"`
	Hold       int                `json:"hold"`
	Together   int                `json:"together"`
	Prefecture []Acted            `json:"prefecture"`
	Districts  map[string][]Acted `json:"districts"`
}

// Acted is an act with the schedule that it announced.
type Acted struct {
	At          string      `json:"at"`
	Act         string      `json:"act"`
	Spans       [][3]string `json:"spans"`
	Began       string      `json:"began"`
	Provisional bool        `json:"provisional"`
	Extent      []string    `json:"extent"` // of the prefecture's
}

// Replays returns the replays by name. The test is skipped when the data are absent.
func Replays(tb testing.TB) map[string]Replay {
	tb.Helper()
	var replays map[string]Replay
	unmarshal(tb, "beijing-2015-winter-replay.json", &replays)
	return replays
}

// Feed returns a feed of the series in which a forecast swings about the truth, as the shared data's README says. first is the hour
// from which hours are counted there.
func (r Replay) Feed(s alert.Series, first aqi.Stamp) alert.Feed {
	hindsight := alert.Hindsight(s, r.Horizon)
	return func(since, at aqi.Stamp) (alert.Series, error) {
		known, err := hindsight(since, at)
		for i := range known.Hours {
			hour := known.Start + aqi.Stamp(i)
			if v, ok := known.Hours[i].AQI.Value(); ok && hour >= at && r.Noise > 0 {
				swing := math.Sin(7*float64(hour-first) + 3*float64(at-first))
				known.Hours[i].AQI, _ = aqi.IndexOf(int(min(500, max(1, math.Floor(float64(v)*(1+r.Noise*swing)+0.5)))))
			}
		}
		return known, err
	}
}

// ActedOf returns the decision as the shared file writes it. last is the file's last hour.
func ActedOf(d alert.Decision, last aqi.Stamp) Acted {
	stamp := func(s aqi.Stamp) string {
		if s > last {
			return last.Time().Format("2006-01-02T15:04") + "+" + strconv.Itoa(int(s-last)) + "h"
		}
		return s.Time().Format("2006-01-02T15:04")
	}
	a := Acted{At: stamp(d.At), Act: Word(d.Act)}
	if announced := d.After.Announced; !announced.None() {
		a.Began, a.Provisional = stamp(announced.Began), announced.Provisional
		for _, span := range announced.Spans {
			word, _ := span.Level.MarshalText()
			a.Spans = append(a.Spans, [3]string{stamp(span.From), stamp(span.Until), string(word)})
		}
	}
	return a
}
