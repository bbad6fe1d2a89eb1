package region_test

import (
	"errors"
	"testing"

	"github.com/clearsky-go/clearsky/alert"
	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/region"
)

func TestValidate(t *testing.T) {
	p := region.KashgarPolicy()
	if err := p.Validate(); err != nil {
		t.Error(err)
	}
	p.MinGroup, p.Reading = 0, 7
	checkFaults(t, p.Validate(), region.ErrPolicy, "reading: region.GroupReading(7)", "min_group: 0, want at least 1 county")
	p = region.KashgarPolicy()
	p.Plan.MergeHours, p.Plan.LiftHours = 0, 0
	p.Plans = map[string]alert.Plan{"653126": {}, "653101": alert.Kashgar()}
	checkFaults(t, p.Validate(), alert.ErrPlan, "plan: alert: lift_hours: 0", `plans["653126"]: alert: `)
	if region.KashgarPolicy().Plan.LiftHours != 36 {
		t.Error("KashgarPolicy is not a fresh copy")
	}
	zero := region.Policy{}
	if err := zero.Validate(); !errors.Is(err, region.ErrPolicy) || !errors.Is(err, alert.ErrPlan) {
		t.Error(err)
	}
}

// The clauses are those of the plan that the policy holds.
func TestClauses(t *testing.T) {
	p := region.KashgarPolicy()
	for _, c := range []aqi.Clause{p.Clauses.Group, p.Clauses.Superior, p.Clauses.Own, p.Clauses.Raise, p.Clauses.Carried, p.Clauses.Ordered} {
		if c.Document != p.Plan.Triggers[0].Clause.Document || c.Number != "3.4" && c.Number != "4.2" {
			t.Error(c)
		}
	}
}

func TestFaultTexts(t *testing.T) {
	_, err := region.New(named("1", "2"), [][2]string{{"1", "3"}, {"2", "2"}})
	same(t, err.Error(), `region: borders[0]: county "3", want a county of the region: not a valid region; `+
		`borders[1]: county "2" with itself, want two counties: not a valid region`)
}

func TestInputFaults(t *testing.T) {
	r := chain(t, "1", "2", "3")
	at, later := stamp(0), stamp(1)
	tests := []struct {
		name   string
		in     region.Input
		begins []string
	}{
		{"a series of no county", region.Input{Series: map[string]alert.Series{"9": {}, "8": {}}}, []string{`series: county "8"`, `series: county "9"`}},
		{"level none", region.Input{Superior: []region.Superior{{From: at, Until: later}}}, []string{"superior[0]: level None"}},
		{"no level", region.Input{Raises: []region.Raise{{County: "1", Level: 9, From: at, Until: later}}}, []string{"raises[0]: level alert.Level(9)"}},
		{"no hours", region.Input{Superior: []region.Superior{{Level: red, From: at, Until: at}}}, []string{"superior[0]: until 2023-12-01 00:00, want later than"}},
		{"no first hour", region.Input{Superior: []region.Superior{{Level: red, Until: at}}}, []string{"superior[0]: from none"}},
		{"no last hour", region.Input{Superior: []region.Superior{{Level: red, From: at, Until: -1}}}, []string{"superior[0]: until aqi.Stamp(-1)"}},
		{"counties unknown", region.Input{Superior: []region.Superior{{Level: red, From: at, Until: later, Counties: []string{"1", "x", "y"}}}}, []string{
			`superior[0], counties[1]: county "x"`, `superior[0], counties[2]: county "y"`,
		}},
		{"a raise of no county", region.Input{Raises: []region.Raise{{Level: red, From: at, Until: later}}}, []string{`raises[0]: county ""`}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			p := region.KashgarPolicy()
			checkFaults(t, second(p.Assess(r, tt.in)), region.ErrInput, tt.begins...)
			_, err := p.Outlook(r, tt.in, start)
			checkFaults(t, err, region.ErrInput, tt.begins...)
		})
	}
}

// The problems of every series are told together with the others, each with its county.
func TestSeriesFaults(t *testing.T) {
	r := chain(t, "1", "2", "3")
	late := of(part{30, 100})
	late.Start = -1
	marked := of(part{30, 100})
	marked.Hours[3].Marks = 0x80
	in := region.Input{
		Series: map[string]alert.Series{"1": late, "2": marked, "3": of(part{30, 100})},
		Raises: []region.Raise{{County: "7", Level: red, From: stamp(0), Until: stamp(1)}},
	}
	p := region.KashgarPolicy()
	p.Plans = map[string]alert.Plan{"8": alert.Kashgar()}
	err := second(p.Assess(r, in))
	faults := faultsIn(err)
	if len(faults) != 4 || faults[0].Where != "plans" || faults[1].Where != "raises[0]" || faults[2].Where != "series of 1" || faults[3].Where != "series of 2" {
		t.Fatalf("%v", err)
	}
	if !errors.Is(err, alert.ErrSeries) || !errors.Is(err, region.ErrInput) {
		t.Error(err)
	}
	if f, ok := errors.AsType[alert.Fault](err); !ok || f.Where != "start" {
		t.Errorf("%v", f)
	}
}

// The group-mean reading takes the hours of all series together; a plan of the prefecture's that reads the concentrations needs
// them of every county, whatever the county's own plan.
func TestGroupMeanFaults(t *testing.T) {
	r := chain(t, "1", "2", "3")
	p := region.KashgarPolicy()
	p.Reading = region.GroupMean
	far := of(part{30, 100})
	far.Start = stamp(100_000)
	in := region.Input{Series: map[string]alert.Series{"1": of(part{30, 100}), "2": far}}
	checkFaults(t, second(p.Assess(r, in)), region.ErrTooLarge, "series: 100030 hours from the first to the last")
	p.Reading = region.EachCounty
	if d := decide(t, p, r, in); d.Horizon.Hours() != 100_030 {
		t.Error(d.Horizon)
	}
	p.Reading = region.GroupMean
	p.Plan.Readings.Daily = alert.FromConcentrations
	p.Plans = map[string]alert.Plan{"1": alert.Kashgar()}
	in = region.Input{Series: map[string]alert.Series{"1": of(part{30, 100})}}
	checkFaults(t, second(p.Assess(r, in)), alert.ErrSeries, "series of 1: alert: days: none")
}
