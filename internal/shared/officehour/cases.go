// Package officehour reads the cases and the replays of the office's hour from the shared test data. Only tests import it.
package officehour

import (
	"encoding/json"
	"os"
	"strings"
	"testing"

	"github.com/clearsky-go/clearsky/alert"
	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/internal/shared"
)

// Start is hour 0 of the cases: a midnight at UTC+8.
const Start aqi.Stamp = 17_733_000

// Case is one decision: what is known and was before, and what it comes to.
type Case struct {
	Name, Why string
	At        aqi.Stamp
	Series    alert.Series
	Before    alert.State
	Demands   []alert.Demand
	Hold      int
	Act       string
	Required  alert.Level
	After     alert.State
}

type caseJSON struct {
	Name, Why   string
	Series      [][2]*int
	T           int
	Announced   *schedule
	Own         *schedule
	Clocks      clocks
	Demands     [][4]any
	JudgedEnded []int `json:"judged_ended"`
	Hold        *int
	Expect      struct {
		Act       string
		Required  alert.Level
		Announced *schedule
		Own       *schedule
		Clocks    clocks
	}
}

type schedule struct {
	Spans       [][3]any
	Began       *int
	Provisional bool
}

type clocks struct{ None, Yellow, Orange *int }

// Cases returns the cases. The test is skipped when the data are absent.
func Cases(tb testing.TB) []Case {
	tb.Helper()
	var read []caseJSON
	unmarshal(tb, "office-hour-cases.json", &read)
	cases := make([]Case, len(read))
	for i, c := range read {
		cases[i] = Case{
			Name: c.Name, Why: c.Why, At: Start + aqi.Stamp(c.T), Series: seriesOf(tb, c.Series, c.T), Before: state(tb, c.Announced, c.Own, c.Clocks),
			Demands: demands(tb, c.Demands, c.JudgedEnded), Hold: 12, Act: c.Expect.Act, Required: c.Expect.Required,
			After: state(tb, c.Expect.Announced, c.Expect.Own, c.Expect.Clocks),
		}
		if c.Hold != nil {
			cases[i].Hold = *c.Hold
		}
	}
	return cases
}

func unmarshal(tb testing.TB, file string, into any) {
	tb.Helper()
	text, err := os.ReadFile(shared.File(tb, "data", file))
	if err != nil {
		tb.Fatal(err)
	}
	if err := json.Unmarshal(text, into); err != nil {
		tb.Fatal(err)
	}
}

// seriesOf makes a series of stretches of hours with an AQI, null for missing ones, of which the first at are observed.
func seriesOf(tb testing.TB, parts [][2]*int, at int) alert.Series {
	tb.Helper()
	s := alert.Series{Start: Start}
	for _, p := range parts {
		var h alert.Hour
		if p[1] != nil {
			index, err := aqi.IndexOf(*p[1])
			if err != nil {
				tb.Fatal(err)
			}
			h.AQI = index
		}
		for range *p[0] {
			if h.Marks = 0; len(s.Hours) >= at {
				h.Marks = alert.Forecast
			}
			s.Hours = append(s.Hours, h)
		}
	}
	return s
}

// state makes a state. Kashgar's plan has no blue: its clock goes with that of none.
func state(tb testing.TB, announced, own *schedule, c clocks) alert.State {
	tb.Helper()
	at := func(hour *int) aqi.Stamp {
		if hour == nil {
			return 0
		}
		return Start + aqi.Stamp(*hour)
	}
	s := alert.State{
		Announced: announced.schedule(tb), Own: announced.schedule(tb),
		Clocks: alert.Clocks{None: at(c.None), Ungraded: at(c.None), Blue: at(c.None), Yellow: at(c.Yellow), Orange: at(c.Orange)},
	}
	if own != nil {
		s.Own = own.schedule(tb)
	}
	return s
}

func (s *schedule) schedule(tb testing.TB) alert.Schedule {
	tb.Helper()
	if s == nil || len(s.Spans) == 0 {
		return alert.Schedule{}
	}
	made := alert.Schedule{Began: Start + aqi.Stamp(*s.Began), Provisional: s.Provisional}
	for _, span := range s.Spans {
		made.Spans = append(made.Spans, alert.LevelSpan{Level: level(tb, span[2]), Span: hours(span[0], span[1])})
	}
	return made
}

// hours makes a span of two numbers; without an end for nil.
func hours(from, until any) aqi.Span {
	number := func(v any) aqi.Stamp {
		n, _ := v.(float64)
		return Start + aqi.Stamp(n)
	}
	if until == nil {
		return aqi.Span{From: number(from)}
	}
	return aqi.Span{From: number(from), Until: number(until)}
}

func level(tb testing.TB, word any) (l alert.Level) {
	tb.Helper()
	text, _ := word.(string)
	if err := l.UnmarshalText([]byte(text)); err != nil {
		tb.Fatal(err)
	}
	return l
}

func demands(tb testing.TB, asked [][4]any, ended []int) []alert.Demand {
	tb.Helper()
	var demands []alert.Demand
	for _, d := range asked {
		demand := alert.Demand{Kind: alert.SuperiorAlert, Level: level(tb, d[2]), Span: hours(d[0], d[1])}
		if d[3] == "judgement" {
			demand.Kind = alert.Judgement
		}
		demands = append(demands, demand)
	}
	for _, hour := range ended {
		demands = append(demands, alert.Demand{Kind: alert.EndDeclared, Span: aqi.Span{From: Start + aqi.Stamp(hour)}})
	}
	return demands
}

// Word returns an act as the shared files write it.
func Word(a alert.Act) string {
	text, _ := a.MarshalText()
	return strings.ReplaceAll(string(text), "-", " ")
}
