package restated_test

import (
	"encoding/json"
	"math"
	"os"
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

func TestBeijingDistrictReplays(t *testing.T) {
	first, districts := districtSeries(t)
	for name, r := range readReplays(t) {
		for district, want := range r.Districts {
			t.Run(name+"/"+district, func(t *testing.T) {
				t.Parallel()
				s := districts[district]
				w := wordsOf{first, len(s.AQI)}
				var got []replayAct
				var state restated.State
				plan := restated.Kashgar()
				for hour := range s.AQI {
					d := plan.Decide(state, plan.Look(r.forecast(s, hour), hour, nil), nil)
					state = d.State
					if d.Act != restated.Keep && d.Act != restated.Nothing {
						got = append(got, w.act(hour, d, nil))
					}
				}
				if diff := cmp.Diff(want, got); diff != "" {
					t.Error(diff)
				}
			})
		}
	}
}
