package restated_test

import (
	"encoding/json"
	"math"
	"os"
	"slices"
	"strconv"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/internal/restated"
	"github.com/clearsky-go/clearsky/internal/shared"
	"github.com/clearsky-go/clearsky/internal/shared/beijing"
)

// replay is one of the replays of Beijing's winter: all acts but keep and nothing.
type replay struct {
	Horizon    int     `json:"horizon_hours"`
	Noise      float64 `json:"noise"`
	Prefecture []replayAct
	Districts  map[string][]replayAct
}

type replayAct struct {
	At, Act     string
	Spans       [][3]string
	Began       string
	Provisional bool
	Extent      []string
}

// forecast returns the series as seen at t.
func (r replay) forecast(s restated.Series, t int) restated.Series {
	seen := restated.Series{AQI: append([]int(nil), s.AQI[:min(len(s.AQI), t+r.Horizon)]...)}
	for h := t; h < len(seen.AQI); h++ {
		if v := seen.AQI[h]; v != restated.Missing {
			swung := math.Floor(float64(v)*(1+r.Noise*math.Sin(float64(7*h+3*t))) + 0.5)
			seen.AQI[h] = int(max(1, min(500, swung)))
		}
	}
	return seen
}

// districtSeries returns the districts' hourly AQI from the file's first hour on.
func districtSeries(t *testing.T) (first aqi.Stamp, byName map[string]restated.Series) {
	t.Helper()
	byName = map[string]restated.Series{}
	for name, district := range beijing.Districts(t) {
		first = district.Start
		var s restated.Series
		for _, sample := range district.Hours {
			report, err := aqi.Edition2012.Platform(sample)
			if err != nil {
				t.Fatal(err)
			}
			v, ok := report.AQI.Value()
			if !ok || !sample.PM10.Valid && !sample.PM25.Valid {
				v = restated.Missing
			}
			s.AQI = append(s.AQI, v)
		}
		byName[name] = s
	}
	return first, byName
}

func readReplays(t *testing.T) (replays map[string]replay) {
	t.Helper()
	text, err := os.ReadFile(shared.File(t, "data", "beijing-2015-winter-replay.json"))
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(text, &replays); err != nil {
		t.Fatal(err)
	}
	return replays
}

// wordsOf writes hours, of which the first is that of the offset 0, and levels as the replay does.
type wordsOf struct {
	first aqi.Stamp
	hours int // of the file
}

func (w wordsOf) hour(h int) string {
	last := w.hours - 1
	at := (w.first + aqi.Stamp(min(h, last))).Time().Format("2006-01-02T15:04")
	if h > last {
		at += "+" + strconv.Itoa(h-last) + "h"
	}
	return at
}

func (w wordsOf) act(t int, d restated.Decision, names []string) replayAct {
	a := replayAct{At: w.hour(t), Act: d.Act}
	s := d.State.Announced
	if len(s.Spans) == 0 {
		return a
	}
	for _, span := range s.Spans {
		a.Spans = append(a.Spans, [3]string{w.hour(span.From), w.hour(span.Until), wordOf(span.Level)})
	}
	a.Began, a.Provisional = w.hour(s.Began), s.Provisional
	for _, county := range d.State.Extent {
		a.Extent = append(a.Extent, names[county])
	}
	slices.Sort(a.Extent)
	return a
}

func wordOf(level int) string {
	for word, l := range levels {
		if l == level {
			return word
		}
	}
	return ""
}

// Every hour of the winter is decided, for the region and its districts.
func TestBeijingReplays(t *testing.T) {
	first, districts := districtSeries(t)
	for name, r := range readReplays(t) {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			place, names := beijingPlace(t)
			hours := len(districts["Haidian"].AQI)
			w := wordsOf{first, hours}
			got := replay{Horizon: r.Horizon, Noise: r.Noise, Districts: map[string][]replayAct{}}
			var state restated.PlaceState
			for at := range hours {
				known := restated.Known{At: at, Series: make([]restated.Series, place.Counties)}
				for i, name := range names {
					if s, ok := districts[name]; ok {
						known.Series[i] = r.forecast(s, at)
					}
				}
				out := place.Step(state, known)
				state = out.Next
				got.Prefecture = w.add(got.Prefecture, at, out.Prefecture, names)
				for i, name := range names {
					if acts := w.add(got.Districts[name], at, out.Counties[i], nil); acts != nil {
						got.Districts[name] = acts
					}
				}
			}
			if diff := cmp.Diff(r, got); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// add adds an act that changes something.
func (w wordsOf) add(acts []replayAct, t int, d restated.Decision, names []string) []replayAct {
	if d.Act == restated.Keep || d.Act == restated.Nothing {
		return acts
	}
	return append(acts, w.act(t, d, names))
}
