package restated_test

import (
	"encoding/json"
	"os"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/clearsky-go/clearsky/internal/restated"
	"github.com/clearsky-go/clearsky/internal/shared"
)

var levels = map[string]int{
	"none": restated.None, "blue": restated.Blue, "yellow": restated.Yellow, "orange": restated.Orange, "red": restated.Red,
}

type officeSpan struct {
	from, until int
	level       string
}

func (s *officeSpan) UnmarshalJSON(text []byte) error {
	return json.Unmarshal(text, &[]any{&s.from, &s.until, &s.level})
}

type officeSchedule struct {
	Spans       []officeSpan
	Began       int
	Provisional bool
}

func (s *officeSchedule) schedule() restated.Schedule {
	if s == nil || len(s.Spans) == 0 {
		return restated.Schedule{}
	}
	out := restated.Schedule{Began: s.Began, Provisional: s.Provisional}
	for _, span := range s.Spans {
		out.Spans = append(out.Spans, restated.Span{From: span.from, Until: span.until, Level: levels[span.level]})
	}
	return out
}

type officeDemand struct {
	from  int
	until *int
	level string
	who   string
}

func (d *officeDemand) UnmarshalJSON(text []byte) error {
	return json.Unmarshal(text, &[]any{&d.from, &d.until, &d.level, &d.who})
}

func (d officeDemand) demand() restated.Demand {
	out := restated.Demand{From: d.from, Until: restated.Endless, Level: levels[d.level], Superior: d.who == "superior"}
	if d.until != nil {
		out.Until = *d.until
	}
	return out
}

func (d officeDemand) order() restated.Order {
	demand := d.demand()
	kind := restated.Judgement
	if demand.Superior {
		kind = restated.Superior
	}
	return restated.Order{Kind: kind, From: demand.From, Until: demand.Until, Level: demand.Level}
}

type officeState struct {
	Announced, Own *officeSchedule
	Clocks         map[string]*int
}

func (s officeState) state() restated.State {
	own := s.Own
	if own == nil {
		own = s.Announced
	}
	clocks := map[int]int{}
	for name, since := range s.Clocks {
		if since != nil {
			clocks[levels[name]] = *since
		}
	}
	return restated.State{Announced: s.Announced.schedule(), Own: own.schedule(), Clocks: clocks}
}

type officeCase struct {
	Name   string
	Series [][2]*int
	T      int
	officeState
	Demands     []officeDemand
	JudgedEnded []int `json:"judged_ended"`
	Hold        *int
	Expect      struct {
		Act      string
		Required string
		officeState
	}
}

func (c officeCase) series() (s restated.Series) {
	for _, part := range c.Series {
		v := restated.Missing
		if part[1] != nil {
			v = *part[1]
		}
		for range *part[0] {
			s.AQI = append(s.AQI, v)
		}
	}
	return s
}

func TestOfficeHourCases(t *testing.T) {
	text, err := os.ReadFile(shared.File(t, "data", "office-hour-cases.json"))
	if err != nil {
		t.Fatal(err)
	}
	var cases []officeCase
	if err := json.Unmarshal(text, &cases); err != nil {
		t.Fatal(err)
	}
	if len(cases) != 37 {
		t.Errorf("%d cases", len(cases))
	}
	for _, c := range cases {
		t.Run(c.Name, func(t *testing.T) { checkOfficeCase(t, c) })
		t.Run(c.Name+", of a region", func(t *testing.T) { checkRegionCase(t, c) })
	}
}

func (c officeCase) plan() restated.Plan {
	plan := restated.Kashgar()
	if c.Hold != nil {
		plan.Hold = *c.Hold
	}
	return plan
}

func checkOfficeCase(t *testing.T, c officeCase) {
	plan := c.plan()
	var demands []restated.Demand
	for _, d := range c.Demands {
		demands = append(demands, d.demand())
	}
	outlook := plan.Look(c.series(), c.T, c.JudgedEnded)
	got := plan.Decide(c.state(), outlook, demands)
	c.check(t, got)
	again := plan.Decide(got.State, outlook, demands)
	again.State.Clocks = got.State.Clocks
	if again.Act != restated.Keep && again.Act != restated.Nothing {
		t.Errorf("the same hour again: %s", again.Act)
	}
}

// check compares a decision with what the case expects.
func (c officeCase) check(t *testing.T, got restated.Decision) {
	t.Helper()
	want := restated.Decision{Act: c.Expect.Act, Required: got.Required, State: c.Expect.state()}
	if want.Act == restated.Upgrade {
		want.Required = levels[c.Expect.Required]
	}
	delete(got.State.Clocks, restated.Ungraded) // the cases have neither
	delete(got.State.Clocks, restated.Blue)
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

// A region of one county, which is a group at any hour, decides as the county does.
func checkRegionCase(t *testing.T, c officeCase) {
	place := restated.Place{Plan: c.plan(), Counties: 1, Together: 1, Group: 1}
	known := restated.Known{At: c.T, Series: []restated.Series{c.series()}}
	for _, d := range c.Demands {
		known.Orders = append(known.Orders, d.order())
	}
	for _, hour := range c.JudgedEnded {
		known.Orders = append(known.Orders, restated.Order{Kind: restated.Ended, From: hour})
	}
	before := restated.PlaceState{Prefecture: c.state(), Counties: []restated.State{c.state()}}
	if len(before.Prefecture.Announced.Spans) > 0 {
		before.Prefecture.Extent = []int{0}
	}
	got := place.Step(before, known).Prefecture
	got.State.Extent, got.State.Named = nil, nil
	c.check(t, got)
}
