package alert_test

import (
	"testing"

	"pgregory.net/rapid"

	"github.com/clearsky-go/clearsky/alert"
	"github.com/clearsky-go/clearsky/aqi"
)

// 3.5: 原则上应提前24小时以上发布，特殊情况下至少提前12小时发布. An episode of 24, 48 hours at 300 starts at hour 60.
func TestLead(t *testing.T) {
	tests := []struct {
		name, clause, why string
		at                int
		parts             []part
		before            alert.State
		act               alert.Act
		want              alert.Timeliness
		hours             int
		place             string
	}{
		{"35 hours ahead", "3.5", "24 or more", 25, yellowAt(60), alert.State{}, alert.Issue, alert.OnTime, 35, "3.5"},
		{"24 hours ahead", "3.5", "24小时以上 includes 24", 36, yellowAt(60), alert.State{}, alert.Issue, alert.OnTime, 24, "3.5"},
		{"23 hours ahead", "3.5", "in special circumstances", 37, yellowAt(60), alert.State{}, alert.Issue, alert.ShortNotice, 23, "3.5"},
		{"12 hours ahead", "3.5", "至少提前12小时 includes 12", 48, yellowAt(60), alert.State{}, alert.Issue, alert.ShortNotice, 12, "3.5"},
		{"11 hours ahead", "3.5", "less than the least", 49, yellowAt(60), alert.State{}, alert.Issue, alert.Late, 11, "3.5"},
		{"an hour ahead", "3.5", "less than the least", 59, yellowAt(60), alert.State{}, alert.Issue, alert.Late, 1, "3.5"},
		{"at its start", "3.5", "begun", 60, yellowAt(60), alert.State{}, alert.Issue, alert.Late, 0, "3.5"},
		{"5 hours after its start", "3.5", "begun", 65, yellowAt(60), alert.State{}, alert.Issue, alert.Late, -5, "3.5"},
		{"upgrade 24 hours ahead", "3.5", "the first hour at the new level is its start", 36, orangeAt(60), state(yellow, 60, 84), alert.Upgrade, alert.OnTime, 24, "3.5"},
		{"upgrade 23 hours ahead", "3.5", "in special circumstances", 37, orangeAt(60), state(yellow, 60, 84), alert.Upgrade, alert.ShortNotice, 23, "3.5"},
		{"upgrade 12 hours ahead", "3.5", "the least", 48, orangeAt(60), state(yellow, 60, 84), alert.Upgrade, alert.ShortNotice, 12, "3.5"},
		{"upgrade 11 hours ahead", "3.5", "less than the least", 49, orangeAt(60), state(yellow, 60, 84), alert.Upgrade, alert.Late, 11, "3.5"},
		{"upgrade an hour ahead", "3.5", "not begun", 59, orangeAt(60), state(yellow, 60, 84), alert.Upgrade, alert.Late, 1, "3.5"},
		{"upgrade at the start", "3.7.1 (3)", "begun: 及时调整", 60, orangeAt(60), state(yellow, 60, 84), alert.Upgrade, alert.AtOnce, 0, "3.7.1 (3)"},
		{"upgrade after the start", "3.7.1 (3)", "begun", 70, orangeAt(60), state(yellow, 60, 84), alert.Upgrade, alert.AtOnce, -10, "3.7.1 (3)"},
		{"downgrade", "3.7.1 (2)", "no lead is asked for", 50, yellowAt(60), state(red, 60, 130), alert.Downgrade, alert.NoLead, 0, ""},
		{"extend", "3.7.1 (1)", "no new level", 50, yellowAt(60), state(yellow, 60, 80), alert.Extend, alert.NoLead, 0, ""},
		{"keep", "3.7", "nothing is published", 50, yellowAt(60), state(yellow, 60, 84), alert.Keep, alert.NoLead, 0, ""},
		{"lift on schedule", "3.7.2", "no lead", 84, yellowAt(60), state(yellow, 60, 84), alert.LiftOnSchedule, alert.NoLead, 0, ""},
		{"lift early", "3.7.1 (2)", "no lead", 84, yellowAt(60), state(yellow, 60, 85), alert.LiftEarly, alert.NoLead, 0, ""},
		{"nothing", "3.5", "nothing is published", 84, yellowAt(60), alert.State{}, alert.Nothing, alert.NoLead, 0, ""},
	}
	p := alert.Kashgar()
	for _, tt := range tests {
		d := decide(t, p, start+aqi.Stamp(tt.at), tt.before, seriesKnown(tt.at, tt.parts...))
		got := p.Lead(d)
		want := alert.Lead{Timeliness: tt.want, Hours: tt.hours}
		if tt.want != alert.NoLead {
			want.OnTimeBy, want.LatestBy = start+36, start+48
			want.Clause = aqi.Clause{Document: p.Title.Chinese, Number: tt.place}
		}
		if d.Act != tt.act || got != want || tt.clause == "" || tt.why == "" {
			t.Errorf("%s (%s): %v, %+v, want %+v", tt.name, tt.why, d.Act, got, want)
		}
	}
}

// Published at the latest moments an issue is on time, or short; an hour after them no more. One that has begun is late.
func TestLatestMoments(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p, m, d := anyDecision(t)
		lead := p.Lead(d)
		if (lead != alert.Lead{}) != (d.Act == alert.Issue || d.Act == alert.Upgrade) {
			t.Fatalf("%v: %+v", d, lead)
		}
		if d.Act != alert.Issue {
			return
		}
		begin := d.Evidence.Episode.From
		for at, want := range map[aqi.Stamp]alert.Timeliness{
			min(lead.OnTimeBy, begin-1): alert.OnTime, min(lead.LatestBy, begin-1): alert.ShortNotice, max(lead.OnTimeBy+1, begin-aqi.Stamp(p.LeadTimes.Least)+1): alert.Late,
			begin: alert.Late, begin + 1: alert.Late,
		} {
			d.At = at
			got := p.Lead(d)
			if want == alert.ShortNotice && at <= lead.OnTimeBy {
				want = alert.OnTime
			}
			if got.Timeliness != want || got.OnTimeBy != lead.OnTimeBy || got.LatestBy != lead.LatestBy || got.Hours != int(begin-at) {
				t.Fatalf("at %v: %+v, want %v; %+v decided at %v", at, got, want, p.LeadTimes, m.At)
			}
		}
	})
}
