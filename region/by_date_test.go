package region_test

import (
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp/cmpopts"
	"github.com/shopspring/decimal"
	"pgregory.net/rapid"

	"github.com/clearsky-go/clearsky/alert"
	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/region"
	"github.com/clearsky-go/clearsky/region/regiontest"
)

// split returns a plan as two, of which the second is in force from an hour on.
func split(p region.Plan, at aqi.Stamp) []region.Plan {
	before, after := p, p
	before.From, before.Until, after.From = min(p.From, at-1), at, at
	after.Tracks = slices.Clone(p.Tracks)
	return []region.Plan{before, after}
}

func TestDatesOfPlans(t *testing.T) {
	for _, tt := range []struct {
		name  string
		spans []aqi.Span
		want  []bad
	}{
		{"none", nil, []bad{{"/plans", aqi.ErrMissing}}},
		{"one after the other", []aqi.Span{hours(0, 10), hours(10, 20), {From: stamp(20)}}, nil},
		{"an end of the last too", []aqi.Span{hours(0, 10), hours(10, 20)}, nil},
		{"a gap", []aqi.Span{hours(0, 10), hours(11, 20)}, []bad{{"/plans/1/from", aqi.ErrConflict}}},
		{"an overlap", []aqi.Span{hours(0, 10), hours(9, 20)}, []bad{{"/plans/1/from", aqi.ErrConflict}}},
		{"no order", []aqi.Span{hours(10, 20), hours(0, 10)}, []bad{{"/plans/1/from", aqi.ErrOrder}}},
		{"from the same hour", []aqi.Span{hours(0, 20), hours(0, 30)}, []bad{{"/plans/1/from", aqi.ErrOrder}}},
		{"an end that is not known", []aqi.Span{{From: stamp(0)}, {From: stamp(10)}}, []bad{{"/plans/0/until", aqi.ErrMissing}}},
		{"all at once", []aqi.Span{{From: stamp(0)}, hours(10, 20), hours(30, 25), {}}, []bad{
			{"/plans/2/until", aqi.ErrOrder}, {"/plans/3/from", aqi.ErrMissing},
			{"/plans/0/until", aqi.ErrMissing}, {"/plans/2/from", aqi.ErrConflict}, {"/plans/3/from", aqi.ErrOrder},
		}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			plans := make([]region.Plan, len(tt.spans))
			for i, span := range tt.spans {
				plans[i] = chain("1", "2", "3")
				plans[i].Span = span
			}
			o, err := region.New(plans...)
			if len(tt.want) == 0 {
				ok(t, o, err)
				return
			}
			checkFaults(t, err, tt.want...)
		})
	}
	_, err := region.New(split(chain("1", "2", "3"), stamp(-1))[:1]...)
	ok(t, 0, err)
	gap := split(chain("1", "2", "3"), stamp(0))
	gap[1].From++
	_, err = region.New(gap...)
	same(t, err.Error(), "/plans/1/from: 2023-12-01 01:00, want 2023-12-01 00:00, when /plans/0 ends: contradicts something else")
}

func TestPlanInForce(t *testing.T) {
	plans := split(chain("1", "2", "3"), stamp(10))
	plans[0].From, plans[0].Number, plans[1].Until, plans[1].Number = stamp(0), "A", stamp(20), "B"
	o, err := region.New(plans...)
	ok(t, o, err)
	for hour, want := range map[int]string{-1: "", 0: "A", 9: "A", 10: "B", 19: "B", 20: ""} {
		if p, in := o.InForce(stamp(hour)); p.Number != want || in != (want != "") {
			t.Errorf("hour %d: %q, want %q", hour, p.Number, want)
		}
	}
	if _, in := (*region.Office)(nil).InForce(stamp(0)); in {
		t.Error("an office that is none has a plan")
	}
}

// A plan that follows another and says the same changes nothing: each hour of a season comes to what it does under the one plan, acts to
// come and an assessment too; hours that matter are kept for longer.
func TestTheSamePlanAgainChangesNothing(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := regiontest.Plan(3).Draw(t, "plan")
		season := regiontest.Season(p, 40).Draw(t, "season")
		change := season[rapid.IntRange(0, len(season)-1).Draw(t, "change")].Known.At
		one := newOffice(t, p)
		two, err := region.New(split(p, change)...)
		ok(t, two, err)
		var s region.State
		through(t, one, season, func(before region.State, m regiontest.Moment, want region.Outcome) {
			got, err := two.Step(s, m.Known)
			same(t, ok(t, got, err), want, sameOutcome, cmpopts.IgnoreFields(region.State{}, "Since"))
			if got.Next.Since > want.Next.Since {
				t.Fatalf("%v, under one plan %v", got.Next.Since, want.Next.Since)
			}
			s = m.Next(got)
			if m.Known.At == change-1 {
				acts, err := two.Ahead(s, m.Known, 30)
				under, err2 := one.Ahead(m.Next(want), m.Known, 30)
				same(t, ok(t, acts, err), ok(t, under, err2), sameOutcome)
				a, err := two.Assess("", m.Known)
				b, err2 := one.Assess("", m.Known)
				same(t, ok(t, a, err), ok(t, b, err2), sameOutcome)
			}
		})
	})
}

// A season of concentrations over 2026-03-01 is indexed by HJ 633-2012 before and by HJ 633-2026 from then on, hours and the daily AQIs of
// windows by when they begin, whatever the hour at which it is looked at.
func TestEditionsByDate(t *testing.T) {
	change, _ := aqi.StampOf(time.Date(2026, time.March, 1, 0, 0, 0, 0, aqi.UTC8()))
	samples := make([]aqi.Sample, 120)
	for i := range samples {
		samples[i].PM25 = decimal.NewNullDecimal(decimal.NewFromInt(int64(70 + i%40))) // IAQI 94 to 143, by 2026 up to 145
		samples[i].PM10 = decimal.NewNullDecimal(decimal.NewFromInt(130))
	}
	measured := region.Measured{Start: change - 60, Samples: samples}
	for _, daily := range []alert.DailyReading{alert.MeanOfHours, alert.FromConcentrations} {
		p := chain("1", "2", "3")
		p.Tracks[0].Plan.Readings.Daily = daily
		p.Tracks[0].Plan.Triggers[0].AnyOf = [][]alert.Condition{all(above(110, 24)), all(alert.Condition{Pollutant: aqi.PM10, AQI: 100, Hours: 24})} // the editions differ below 150
		old := p.Tracks[0].Plan
		plans := split(p, change)
		plans[1].Tracks[0].Plan.Edition = aqi.Edition2026
		o, err := region.New(plans...)
		ok(t, o, err)

		want, err := ready(t, old).Series(measured.Start, samples, nil)
		later, err2 := ready(t, plans[1].Tracks[0].Plan).Series(measured.Start, samples, nil)
		ok(t, ok(t, want, err), err2)
		if want.Hours[59] == later.Hours[59] {
			t.Fatal("the editions say the same")
		}
		copy(want.Hours[60:], later.Hours[60:])
		copy(want.ByPollutant[0].Hours[60:], later.ByPollutant[0].Hours[60:])
		copy(want.ByPollutant[0].Daily[60:], later.ByPollutant[0].Daily[60:])
		if daily == alert.FromConcentrations {
			copy(want.Daily[60:], later.Daily[60:])
		}
		byAQI, byConcentration := region.Known{Series: map[string]alert.Series{}}, region.Known{Measured: map[string]region.Measured{}}
		for _, code := range []string{"1", "2", "3"} {
			byAQI.Series[code], byConcentration.Measured[code] = want, measured
		}
		a, err := o.Assess("", byConcentration)
		b, err2 := o.Assess("", byAQI)
		if same(t, ok(t, a, err), ok(t, b, err2), sameOutcome); len(a.Counties[0].Episodes) == 0 {
			t.Error("no episode")
		}
		for _, at := range []aqi.Stamp{change - 10, change, change + 30} { // what is observed by then
			n := int(at - measured.Start)
			k, known := region.Known{At: at, Measured: map[string]region.Measured{}}, region.Known{At: at, Series: map[string]alert.Series{}}
			for _, code := range []string{"1", "2", "3"} {
				k.Measured[code] = region.Measured{Start: measured.Start, Samples: samples[:n]}
				of := want.ByPollutant[0]
				of.Hours, of.Daily = of.Hours[:n], of.Daily[:n-23]
				s := alert.Series{Start: want.Start, Hours: want.Hours[:n], ByPollutant: []alert.PollutantSeries{of}}
				if daily == alert.FromConcentrations {
					s.Daily = want.Daily[:n-23]
				}
				known.Series[code] = s
			}
			got, err := o.Step(region.State{}, k)
			expected, err2 := o.Step(region.State{}, known)
			same(t, ok(t, got, err), ok(t, expected, err2), sameOutcome)
		}
	}
}
