// Package restatedtest says in package restated's words what is said in package alert's, and back. Only tests import it.
package restatedtest

import (
	"github.com/clearsky-go/clearsky/alert"
	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/internal/restated"
)

// Plan has the numbers of an alert plan.
func Plan(p alert.Plan) restated.Plan {
	plan := restated.Plan{
		Unbroken: p.Readings.Sustained == alert.Unbroken, Merge: p.MergeHours, Lift: p.LiftHours, Below: p.LiftBelow, Lead: p.LeadTimes.OnTime, Hold: p.Hold,
	}
	for _, t := range p.Triggers {
		trigger := restated.Trigger{Level: int(t.Level)}
		for _, group := range t.AnyOf {
			var conditions []restated.Condition
			for _, c := range group {
				above := c.AQI
				if c.Comparison == alert.AtLeast {
					above--
				}
				conditions = append(conditions, restated.Condition{Above: above, Hours: c.Hours})
			}
			trigger.AnyOf = append(trigger.AnyOf, conditions)
		}
		plan.Triggers = append(plan.Triggers, trigger)
	}
	return plan
}

// Series has the AQIs of a series' hours that of gives.
func Series(s alert.Series, of func(alert.Hour) aqi.Index) restated.Series {
	r := restated.Series{Start: int(s.Start)}
	for _, h := range s.Hours {
		v, ok := of(h).Value()
		if !ok {
			v = restated.Missing
		}
		r.AQI = append(r.AQI, v)
	}
	return r
}

// State is an alert's state.
func State(s alert.State) restated.State {
	r := restated.State{Announced: schedule(s.Announced), Own: schedule(s.Own), Clocks: map[int]int{}}
	for level, since := range []aqi.Stamp{s.Clocks.None, s.Clocks.Ungraded, s.Clocks.Blue, s.Clocks.Yellow, s.Clocks.Orange} {
		if since != 0 {
			r.Clocks[level] = int(since)
		}
	}
	return r
}

func schedule(s alert.Schedule) restated.Schedule {
	r := restated.Schedule{Began: int(s.Began), Provisional: s.Provisional}
	for _, span := range s.Spans {
		r.Spans = append(r.Spans, restated.Span{From: int(span.From), Until: int(span.Until), Level: int(span.Level)})
	}
	return r
}

// ScheduleOf is a restated schedule in package alert's words.
func ScheduleOf(r restated.Schedule) alert.Schedule {
	s := alert.Schedule{Began: aqi.Stamp(r.Began), Provisional: r.Provisional}
	for _, span := range r.Spans {
		s.Spans = append(s.Spans, alert.LevelSpan{Level: alert.Level(span.Level), Span: aqi.Span{From: aqi.Stamp(span.From), Until: aqi.Stamp(span.Until)}})
	}
	return s
}
