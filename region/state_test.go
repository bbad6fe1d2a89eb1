package region_test

import (
	"encoding/json"
	"os"
	"testing"

	"pgregory.net/rapid"

	"github.com/shopspring/decimal"

	"github.com/clearsky-go/clearsky/alert"
	"github.com/clearsky-go/clearsky/alert/alerttest"
	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/internal/memory"
	"github.com/clearsky-go/clearsky/region"
	"github.com/clearsky-go/clearsky/region/regiontest"
)

// A state that was stored in format 1 is read as it was, and can be gone on with. While no version is released the file follows the code,
// by -update.
func TestStoredState(t *testing.T) {
	const file = "testdata/state-1.json"
	o := newOffice(t, chain("1", "2", "3"))
	series := map[string]alert.Series{"1": from(200, 20, 80), "2": from(200, 20, 80), "3": from(200, 20, 80)}
	out, _ := hourly(t, o, 20, 40, func(hour int) region.Known {
		k := asKnown(series, hour)
		k.Demands = []alert.Demand{superior(red, hours(30, 60), "1")}
		return k
	})
	if *update {
		text, err := json.MarshalIndent(out.Next, "", " ")
		if err := os.WriteFile(file, append(ok(t, text, err), '\n'), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	text, err := os.ReadFile(file)
	var got region.State
	if err := aqi.Unmarshal(ok(t, text, err), &got); err != nil {
		t.Fatal(err)
	}
	same(t, got, out.Next, sameOutcome)
	k := asKnown(series, 41)
	k.At = stamp(41)
	next, err := o.Step(got, k)
	if r := ruling(t, ok(t, next, err), ""); r.Decision.Act != alert.Downgrade {
		t.Errorf("%v once the superior's alert is withdrawn", r.Decision)
	}
}

// A state that cannot be one of the office's is refused with all that is wrong.
func TestStateFaults(t *testing.T) {
	o := newOffice(t, chain("1", "2", "3"))
	track := region.Kashgar().Tracks[0].ID
	alerts := func(code string, a region.Alert) map[string]map[string]region.Alert {
		return map[string]map[string]region.Alert{track: {code: a}}
	}
	nowhere := alert.Schedule{Spans: []alert.LevelSpan{{Level: red}}, Began: stamp(0)}
	for _, tt := range []struct {
		name  string
		state region.State
		want  []bad
	}{
		{"zero", region.State{}, nil},
		{"another format", region.State{Format: 2}, []bad{{"/state/format", aqi.ErrUnknown}}},
		{"no format", region.State{At: stamp(1)}, []bad{{"/state/format", aqi.ErrUnknown}}},
		{"no hour", region.State{Format: 1, At: -5}, []bad{{"/state/at", aqi.ErrRange}}},
		{"a later hour", region.State{Format: 1, At: stamp(51)}, []bad{{"/known/at", aqi.ErrOrder}}},
		{"another track", region.State{Format: 1, Alerts: map[string]map[string]region.Alert{"ozone": nil}}, []bad{{"/state/alerts/ozone", aqi.ErrUnknown}}},
		{"another county", region.State{Format: 1, Alerts: alerts("7", region.Alert{})}, []bad{{"/state/alerts/" + track + "/7", aqi.ErrUnknown}}},
		{"other counties in the notice", region.State{Format: 1, Alerts: alerts("", region.Alert{Extent: []string{"8"}, Covered: []string{"1", "9"}})}, []bad{
			{"/state/alerts/" + track + "//extent", aqi.ErrUnknown}, {"/state/alerts/" + track + "//covered", aqi.ErrUnknown},
		}},
		{"a county's alert without hours", region.State{Format: 1, Alerts: alerts("2", region.Alert{State: alert.State{Announced: nowhere}})}, []bad{
			{"/state/alerts/" + track + "/2/state/announced/spans/0/from", aqi.ErrMissing}, {"/state/alerts/" + track + "/2/state/announced/spans/0/until", aqi.ErrMissing},
			{"/state/alerts/" + track + "/2/state/announced/began", aqi.ErrOrder},
		}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			_, err := o.Step(tt.state, region.Known{At: stamp(50)})
			checkFaults(t, err, tt.want...)
		})
	}
}

// whole is all that a step and what is built on it take.
type whole struct {
	State region.State
	Known region.Known
}

type built struct {
	Outcome  region.Outcome
	Ahead    []region.Ruling
	Readings []region.Alternative
	History  region.History
	Errors   [4]error
}

func (w whole) build(o *region.Office) (b built) {
	b.Outcome, b.Errors[0] = o.Step(w.State, w.Known)
	b.Ahead, b.Errors[1] = o.Ahead(w.State, w.Known, 3)
	b.Readings, b.Errors[2] = o.Readings(w.State, w.Known)
	b.History, b.Errors[3] = o.HistoryOf(func(yield func(region.Outcome, error) bool) { yield(b.Outcome, nil) })
	return b
}

// What a step returns shares no memory with the state, with what is known or with what is returned another time.
func TestOwnMemoryOfSteps(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		p := regiontest.Plan(3).Draw(rt, "plan")
		o := newOffice(rt, p)
		var w whole
		for _, m := range regiontest.Season(p, 20).Draw(rt, "season") {
			w.Known = m.Known
			out, err := o.Step(w.State, w.Known)
			if ok(rt, out, err); len(out.Acts()) > 0 {
				memory.Own(t, w, func(w whole) built { return w.build(o) })
			}
			w.State = m.Next(out)
		}
	})
}

// Measured hours are made a series of, by each track's plan; what follows them is a forecast.
func TestMeasuredHours(t *testing.T) {
	o := newOffice(t, chain("1", "2", "3"))
	measured := region.Measured{Start: stamp(0), Samples: make([]aqi.Sample, 40)}
	for i := range measured.Samples {
		measured.Samples[i].PM25 = decimal.NewNullDecimal(decimal.NewFromInt(200)) // 250 by HJ 633-2012
	}
	k := region.Known{At: stamp(40), Measured: map[string]region.Measured{}, Series: map[string]alert.Series{}}
	given := region.Known{At: stamp(40), Series: map[string]alert.Series{}}
	for _, code := range []string{"1", "2", "3"} {
		made, err := ready(t, alert.Kashgar()).Series(measured.Start, measured.Samples, nil)
		forecast := alerttest.KnownAt(alert.Series{Start: stamp(40), Hours: of(part{10, 240}, part{60, 90}).Hours}, stamp(40))
		joined, err2 := ok(t, made, err).Then(forecast)
		k.Measured[code], k.Series[code], given.Series[code] = measured, forecast, ok(t, joined, err2)
	}
	want, err := o.Step(region.State{}, given)
	got, err2 := o.Step(region.State{}, k)
	same(t, ok(t, got, err2), ok(t, want, err), sameOutcome)
	if r := ruling(t, got, ""); r.Decision.Act != alert.Issue || r.Decision.Evidence.Episode.Peak.AQI() != index(250) {
		t.Errorf("%v, %v", r.Decision, r.Decision.Evidence)
	}
	measured.Samples = append([]aqi.Sample{{PM25: decimal.NewNullDecimal(decimal.NewFromInt(-1))}}, measured.Samples[1:]...)
	k.Measured["1"] = measured
	_, err = o.Step(region.State{}, k)
	checkFaults(t, err, bad{"/known/measured/1/0/pm25", aqi.ErrNegative})
}
