package alert_test

import (
	"encoding/json"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/clearsky-go/clearsky/alert"
	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/internal/shared"
)

// officeCase is one of the cases of office-hour-cases.json: one decision, hours counted from the start of the made-up series.
type officeCase struct {
	Name, Why   string
	Series      [][2]*int
	T           int
	Announced   *officeSchedule
	Own         *officeSchedule
	Clocks      officeClocks
	Demands     [][4]any
	JudgedEnded []int `json:"judged_ended"`
	Hold        *int
	Expect      struct {
		Act       string
		Required  alert.Level
		Announced *officeSchedule
		Own       *officeSchedule
		Clocks    officeClocks
	}
}

type officeSchedule struct {
	Spans       [][3]any
	Began       *int
	Provisional bool
}

type officeClocks struct{ None, Yellow, Orange *int }

func (c officeClocks) clocks() alert.Clocks {
	at := func(hour *int) aqi.Stamp {
		if hour == nil {
			return 0
		}
		return after(*hour)
	}
	return alert.Clocks{None: at(c.None), Blue: at(c.None), Yellow: at(c.Yellow), Orange: at(c.Orange)}
}

func (s *officeSchedule) schedule(t *testing.T) alert.Schedule {
	if s == nil || len(s.Spans) == 0 {
		return alert.Schedule{}
	}
	made := alert.Schedule{Began: after(*s.Began), Provisional: s.Provisional}
	for _, span := range s.Spans {
		made.Spans = append(made.Spans, alert.LevelSpan{Level: levelNamed(t, span[2].(string)), Span: hoursOf(span[0], span[1])})
	}
	return made
}

// hoursOf makes a span of two numbers of JSON; no end for nil.
func hoursOf(from, until any) aqi.Span {
	span := aqi.Span{From: after(int(from.(float64)))}
	if until != nil {
		span.Until = after(int(until.(float64)))
	}
	return span
}

func levelNamed(t *testing.T, name string) (l alert.Level) {
	t.Helper()
	if err := l.UnmarshalText([]byte(name)); err != nil {
		t.Fatal(err)
	}
	return l
}

func (c officeCase) demands(t *testing.T) []alert.Demand {
	var demands []alert.Demand
	for _, d := range c.Demands {
		demand := alert.Demand{Kind: alert.SuperiorAlert, Level: levelNamed(t, d[2].(string)), Span: hoursOf(d[0], d[1])}
		if d[3] == "judgement" {
			demand.Kind = alert.Judgement
		}
		demands = append(demands, demand)
	}
	for _, hour := range c.JudgedEnded {
		demands = append(demands, alert.Demand{Kind: alert.EndDeclared, Span: aqi.Span{From: after(hour)}})
	}
	return demands
}

func (c officeCase) series() alert.Series {
	var parts []part
	for _, p := range c.Series {
		value := missing
		if p[1] != nil {
			value = *p[1]
		}
		parts = append(parts, part{hours: *p[0], aqi: value})
	}
	s := alert.Series{Start: start, Hours: of(parts...)}
	for i := c.T; i < len(s.Hours); i++ {
		s.Hours[i].Marks |= alert.Forecast
	}
	return s
}

// Every case of the shared file decides as it says.
func TestOfficeHourCases(t *testing.T) {
	text, err := os.ReadFile(shared.File(t, "data", "office-hour-cases.json"))
	if err != nil {
		t.Fatal(err)
	}
	var cases []officeCase
	if err := json.Unmarshal(text, &cases); err != nil {
		t.Fatal(err)
	}
	for _, c := range cases {
		t.Run(c.Name, func(t *testing.T) {
			p := alert.Kashgar()
			if c.Hold != nil {
				p.Hold = *c.Hold
			}
			before := alert.State{Announced: c.Announced.schedule(t), Own: c.Announced.schedule(t), Clocks: c.Clocks.clocks()}
			if c.Own != nil {
				before.Own = c.Own.schedule(t)
			}
			o, err := p.Outlook(c.series(), after(c.T))
			if err != nil {
				t.Fatal(err)
			}
			d, err := p.Decide(before, o, c.demands(t))
			if err != nil {
				t.Fatal(err)
			}
			want := alert.State{Announced: c.Expect.Announced.schedule(t), Own: c.Expect.Announced.schedule(t), Clocks: c.Expect.Clocks.clocks()}
			if c.Expect.Own != nil {
				want.Own = c.Expect.Own.schedule(t)
			}
			d.After.Clocks.Blue, d.After.Since = d.After.Clocks.None, 0 // no blue in Kashgar's plan
			want.Clocks.Blue = want.Clocks.None
			if diff := cmp.Diff(want, d.After, equateEmpty); officeAct(d.Act) != c.Expect.Act || d.Required != c.Expect.Required || diff != "" {
				t.Errorf("%s\n%v, required %v, want %v, %v: %s", c.Why, d, d.Required, c.Expect.Act, c.Expect.Required, diff)
			}
		})
	}
	if len(cases) < 37 {
		t.Errorf("%d cases", len(cases))
	}
}

// officeAct is the act as the shared files write it.
func officeAct(a alert.Act) string {
	text, _ := a.MarshalText()
	return strings.ReplaceAll(string(text), "-", " ")
}
