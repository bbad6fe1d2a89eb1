package alert_test

import (
	"testing"

	"pgregory.net/rapid"

	"github.com/clearsky-go/clearsky/alert"
	"github.com/clearsky-go/clearsky/alert/alerttest"
	"github.com/clearsky-go/clearsky/aqi"
)

// 3.5: 原则上应提前24小时以上发布，特殊情况下至少提前12小时发布. An episode of 24, 48 hours at 300 starts at hour 60.
func TestLead(t *testing.T) {
	before := state(yellow, 60, 84)
	tests := []struct {
		name, clause, why string
		at                int
		parts             []part
		before            alert.State
		demands           []alert.Demand
		act               alert.Act
		want              alert.Timeliness
		hours             int
	}{
		{"35 hours ahead", "3.5", "24 or more", 25, yellowAt(60), alert.State{}, nil, alert.Issue, alert.OnTime, 35},
		{"24 hours ahead", "3.5", "24小时以上 includes 24", 36, yellowAt(60), alert.State{}, nil, alert.Issue, alert.OnTime, 24},
		{"23 hours ahead", "3.5", "in special circumstances", 37, yellowAt(60), alert.State{}, nil, alert.Issue, alert.ShortNotice, 23},
		{"12 hours ahead", "3.5", "至少提前12小时 includes 12", 48, yellowAt(60), alert.State{}, nil, alert.Issue, alert.ShortNotice, 12},
		{"11 hours ahead", "3.5", "less than the least", 49, yellowAt(60), alert.State{}, nil, alert.Issue, alert.Late, 11},
		{"an hour ahead", "3.5", "less than the least", 59, yellowAt(60), alert.State{}, nil, alert.Issue, alert.Late, 1},
		{"at its start", "3.5", "begun", 60, yellowAt(60), alert.State{}, nil, alert.Issue, alert.Late, 0},
		{"a superior's, before the own", "3.5", "of what is announced, whoever asks for it", 36, yellowAt(60), alert.State{}, []alert.Demand{demand(yellow, 60, 0)}, alert.Issue, alert.OnTime, 24},
		{"upgrade 24 hours ahead", "3.5", "the first hour at the new level is its start", 36, orangeAt(60), before, nil, alert.Upgrade, alert.OnTime, 24},
		{"upgrade 23 hours ahead", "3.5", "in special circumstances", 37, orangeAt(60), before, nil, alert.Upgrade, alert.ShortNotice, 23},
		{"upgrade 12 hours ahead", "3.5", "the least", 48, orangeAt(60), before, nil, alert.Upgrade, alert.ShortNotice, 12},
		{"upgrade 11 hours ahead", "3.5", "less than the least", 49, orangeAt(60), before, nil, alert.Upgrade, alert.Late, 11},
		{"upgrade an hour ahead", "3.5", "not begun", 59, orangeAt(60), before, nil, alert.Upgrade, alert.Late, 1},
		{"upgrade at the start", "3.7.1 (3)", "begun: 及时调整", 60, orangeAt(60), before, nil, alert.Upgrade, alert.AtOnce, 0},
		{"upgrade of hours to come", "3.5", "a superior's orange from 60 on, in a yellow alert that has begun", 50, []part{clean(40), heavy(24), clean(60)}, state(yellow, 40, 64),
			[]alert.Demand{demand(orange, 60, 64)}, alert.Upgrade, alert.Late, 10},
		{"downgrade", "3.7.1 (2)", "no lead is asked for", 50, yellowAt(60), since(yellow, 38, state(red, 60, 130)), nil, alert.Downgrade, alert.NoLead, 0},
		{"extend", "3.7.1 (1)", "no new level", 60, yellowAt(60), state(yellow, 60, 80), nil, alert.Extend, alert.NoLead, 0},
		{"keep", "3.7", "nothing is published", 50, yellowAt(60), before, nil, alert.Keep, alert.NoLead, 0},
		{"lift on schedule", "3.7.2", "no lead", 84, yellowAt(60), before, nil, alert.LiftOnSchedule, alert.NoLead, 0},
		{"lift early", "3.7.1 (2)", "no lead", 84, yellowAt(60), since(alert.NoAlert, 72, state(yellow, 60, 85)), nil, alert.LiftEarly, alert.NoLead, 0},
		{"nothing", "3.5", "nothing is published", 84, yellowAt(60), alert.State{}, nil, alert.Nothing, alert.NoLead, 0},
	}
	p := alert.Kashgar()
	for _, tt := range tests {
		d := decideAt(t, tt.at, tt.before, tt.demands, tt.parts...)
		want := alert.Lead{Timeliness: tt.want, Hours: tt.hours}
		if tt.want != alert.NoLead {
			want.OnTimeBy, want.LatestBy = d.At+aqi.Stamp(tt.hours)-24, d.At+aqi.Stamp(tt.hours)-12
			want.Clause = p.LeadTimes.Clause
		}
		if tt.want == alert.AtOnce {
			want.Clause = p.Clauses.Worsen
		}
		if got := ready(t, p).Lead(d); d.Act != tt.act || got != want || tt.clause == "" {
			t.Errorf("%s (%s): %v, %+v, want %+v", tt.name, tt.why, d.Act, got, want)
		}
	}
}

// The lead of an issue or an upgrade is that to the first hour that is announced higher than before, and the latest hours are those
// at which it would still be on time and short.
func TestLeadIsToTheFirstHourRaised(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := alerttest.Plan().Draw(t, "plan")
		m := alerttest.MomentOf(p, 200).Draw(t, "moment")
		d := decide(t, p, m.At, m.Before, m.Series, m.Demands...)
		lead := ready(t, p).Lead(d)
		if d.Act != alert.Issue && d.Act != alert.Upgrade {
			if lead != (alert.Lead{}) {
				t.Fatalf("%v: %+v", d, lead)
			}
			return
		}
		first, before := d.At, d.Before.Announced
		was := func(hour aqi.Stamp) alert.Level {
			if before.None() {
				return alert.NoAlert
			}
			return before.At(max(hour, before.Began))
		}
		for levelOn(d.After.Announced, first) <= was(first) {
			first++
		}
		want := alert.Late
		switch hours := int(first - d.At); {
		case hours == 0 && d.Act == alert.Upgrade:
			want = alert.AtOnce
		case hours > 0 && hours >= p.LeadTimes.OnTime:
			want = alert.OnTime
		case hours > 0 && hours >= p.LeadTimes.Least:
			want = alert.ShortNotice
		}
		if lead.Timeliness != want || lead.Hours != int(first-d.At) ||
			lead.OnTimeBy != first-aqi.Stamp(p.LeadTimes.OnTime) || lead.LatestBy != first-aqi.Stamp(p.LeadTimes.Least) {
			t.Fatalf("%v: %+v, first raised %v", d, lead, first)
		}
	})
}

// levelOn is the level that a schedule has for an hour.
func levelOn(s alert.Schedule, hour aqi.Stamp) alert.Level {
	for _, span := range s.Spans {
		if span.Contains(hour) {
			return span.Level
		}
	}
	if s.Provisional && hour >= s.Until() {
		return s.At(hour)
	}
	return alert.NoAlert
}
