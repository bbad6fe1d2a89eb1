package alert_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/clearsky-go/clearsky/alert"
)

// The procedures of 3.5 as it has them.
const (
	yellowSteps = "指挥部办公室主任批准"
	orangeSteps = "指挥部办公室主任审核，指挥部副指挥长批准"
	redSteps    = "指挥部办公室主任审核，指挥部副指挥长同意，指挥长批准"
)

func procedure(steps []alert.Approval) string {
	var texts []string
	for _, s := range steps {
		texts = append(texts, s.Chinese())
	}
	return strings.Join(texts, "，")
}

// Every act between every two levels under both readings: the procedure is that of a level, or none.
func TestApproval(t *testing.T) {
	levels := []alert.Level{alert.NoAlert, alert.Blue, yellow, orange, red}
	procedures := map[alert.Level]string{yellow: yellowSteps, orange: orangeSteps, red: redSteps}
	for _, tt := range []struct {
		act         alert.Act
		clause, why string
		none        bool // needs none
		changes     bool // of the level
	}{
		{alert.Issue, "3.5", "that of its level", false, false},
		{alert.Upgrade, "3.7.1 (1)", "按预警发布程序报批: of the level moved to; or of the higher", false, true},
		{alert.Downgrade, "3.7.1 (1)", "of the level moved to; or of the higher, which is left", false, true},
		{alert.Extend, "3.7.1 (1)", "of the level in force", false, false},
		{alert.LiftEarly, "3.7.1 (2)", "of the level lifted", false, false},
		{alert.LiftOnSchedule, "3.7.2", "不再另行报批", true, false},
		{alert.Revise, "3.7", "the same alert for more counties: no new approval", true, false},
		{alert.Keep, "3.7", "nothing to approve", true, false},
		{alert.Nothing, "3.5", "nothing to approve", true, false},
		{alert.Act(99), "", "no act", true, false},
	} {
		for _, before := range levels {
			for _, level := range levels {
				d := alert.Decision{At: start, Act: tt.act, Level: level, Before: state(before, 0, 9)}
				want := map[alert.ApprovalReading]alert.Level{alert.ByNewLevel: level, alert.ByHigherLevel: level}
				if tt.changes {
					want[alert.ByHigherLevel] = max(level, before)
				}
				for reading, level := range want {
					p := alert.Kashgar()
					p.Readings.Approval = reading
					if got := procedure(ready(t, p).Approvals(d)); tt.none && got != "" || !tt.none && got != procedures[level] {
						t.Errorf("%v to %v from %v, %v (%s): %s, want %s", tt.act, d.Level, before, reading, tt.why, got, procedures[level])
					}
				}
			}
		}
	}
}

// Through decisions: what the office needs for what Decide says at hour 50.
func TestApprovalOfDecisions(t *testing.T) {
	higher := alert.Kashgar()
	higher.Readings.Approval = alert.ByHigherLevel
	superior := []alert.Demand{demand(red, 40, 0)}
	for _, tt := range []struct {
		name         string
		parts        []part
		before       alert.State
		demands      []alert.Demand
		act          alert.Act
		want, higher string
	}{
		{"issue yellow", yellowAt(60), alert.State{}, nil, alert.Issue, yellowSteps, yellowSteps},
		{"issue orange", orangeAt(60), alert.State{}, nil, alert.Issue, orangeSteps, orangeSteps},
		{"issue a superior's red", orangeAt(60), alert.State{}, superior, alert.Issue, redSteps, redSteps},
		{"yellow to red", redAt(60), state(yellow, 60, 84), nil, alert.Upgrade, redSteps, redSteps},
		{"yellow to a superior's red", yellowAt(60), state(yellow, 60, 84), superior, alert.Upgrade, redSteps, redSteps},
		{"red to yellow", yellowAt(60), since(yellow, 38, state(red, 60, 132)), nil, alert.Downgrade, yellowSteps, redSteps},
		{"orange to yellow", yellowAt(60), since(yellow, 38, state(orange, 60, 132)), nil, alert.Downgrade, yellowSteps, orangeSteps},
		{"extend orange", orangeAt(20), state(orange, 20, 60), nil, alert.Extend, orangeSteps, orangeSteps},
		{"keep", orangeAt(60), state(orange, 60, 108), nil, alert.Keep, "", ""},
		{"withdraw red", []part{clean(120)}, since(alert.NoAlert, 38, state(red, 60, 84)), nil, alert.LiftEarly, redSteps, redSteps},
		{"red, on schedule", []part{clean(120)}, state(red, 20, 50), nil, alert.LiftOnSchedule, "", ""},
		{"blue, which the plan has not", []part{clean(120)}, since(alert.NoAlert, 38, state(alert.Blue, 60, 84)), nil, alert.LiftEarly, "", ""},
	} {
		d := decideAt(t, 50, tt.before, tt.demands, tt.parts...)
		if got := procedure(ready(t, alert.Kashgar()).Approvals(d)); d.Act != tt.act || got != tt.want {
			t.Errorf("%s: %v: %s, want %v: %s", tt.name, d, got, tt.act, tt.want)
		}
		if got := procedure(ready(t, higher).Approvals(d)); got != tt.higher {
			t.Errorf("%s, by the higher of the two: %s, want %s", tt.name, got, tt.higher)
		}
	}
}

// The steps are the caller's own.
func TestApprovalIsACopy(t *testing.T) {
	p, d := alert.Kashgar(), alert.Decision{Act: alert.Issue, Level: red}
	ready(t, p).Approvals(d)[0] = alert.Approval{}
	steps := ready(t, p).Approvals(d)
	if fmt.Sprint(steps) != "[office director reviews deputy commander agrees commander approves]" {
		t.Error(steps)
	}
}
