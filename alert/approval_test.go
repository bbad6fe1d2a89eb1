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
	levels := []alert.Level{alert.NoAlert, yellow, orange, red}
	procedures := map[alert.Level]string{alert.NoAlert: "", yellow: yellowSteps, orange: orangeSteps, red: redSteps}
	tests := []struct {
		act         alert.Act
		clause, why string
		// level gives the level whose procedure is taken, by default and under the reading of the higher of the two.
		level, higher func(before, after alert.Level) alert.Level
	}{
		{alert.Issue, "3.5", "that of its level", levelAfter, levelAfter},
		{alert.Upgrade, "3.7.1 (1)", "按预警发布程序报批: of the level moved to", levelAfter, higherLevel},
		{alert.Downgrade, "3.7.1 (1)", "of the level moved to; or of the higher, which is left", levelAfter, higherLevel},
		{alert.Extend, "3.7.1 (1)", "of the level in force", levelAfter, levelAfter},
		{alert.LiftEarly, "3.7.1 (2)", "of the level lifted", levelBefore, levelBefore},
		{alert.LiftOnSchedule, "3.7.2", "不再另行报批", noLevel, noLevel},
		{alert.Keep, "3.7", "nothing to approve", noLevel, noLevel},
		{alert.Nothing, "3.5", "nothing to approve", noLevel, noLevel},
		{alert.Act(99), "", "no act", noLevel, noLevel},
	}
	for _, tt := range tests {
		for _, before := range levels {
			for _, after := range levels {
				d := alert.Decision{Act: tt.act, Before: alert.State{Level: before}, After: alert.State{Level: after}}
				for adjusting, level := range map[alert.ApprovalReading]alert.Level{alert.ByNewLevel: tt.level(before, after), alert.ByHigherLevel: tt.higher(before, after)} {
					p := alert.Kashgar()
					p.Readings.Approval = adjusting
					if got := procedure(p.Approvals(d)); got != procedures[level] {
						t.Errorf("%v from %v to %v, %v (%s): %s, want %s", tt.act, before, after, adjusting, tt.why, got, procedures[level])
					}
				}
			}
		}
	}
}

func levelBefore(before, _ alert.Level) alert.Level { return before }
func levelAfter(_, after alert.Level) alert.Level   { return after }
func higherLevel(a, b alert.Level) alert.Level      { return max(a, b) }
func noLevel(_, _ alert.Level) alert.Level          { return alert.NoAlert }

// Through decisions: what the office needs for what Decide says.
func TestApprovalOfDecisions(t *testing.T) {
	higher := alert.Kashgar()
	higher.Readings.Approval = alert.ByHigherLevel
	for _, tt := range []struct {
		name         string
		parts        []part
		before       alert.State
		want, higher string
	}{
		{"issue yellow", yellowAt(60), alert.State{}, yellowSteps, yellowSteps},
		{"issue orange", orangeAt(60), alert.State{}, orangeSteps, orangeSteps},
		{"issue red", redAt(60), alert.State{}, redSteps, redSteps},
		{"yellow to red", redAt(60), state(yellow, 60, 84), redSteps, redSteps},
		{"red to yellow", yellowAt(60), state(red, 60, 84), yellowSteps, redSteps},
		{"orange to yellow", yellowAt(60), state(orange, 60, 84), yellowSteps, orangeSteps},
		{"extend orange", orangeAt(60), state(orange, 60, 84), orangeSteps, orangeSteps},
		{"keep", orangeAt(60), state(orange, 60, 108), "", ""},
		{"withdraw red", []part{clean(120)}, state(red, 60, 84), redSteps, redSteps},
		{"red, on schedule", nil, state(red, 20, 50), "", ""},
		{"blue, which the plan has not", []part{clean(120)}, state(alert.Blue, 60, 84), "", ""},
	} {
		d := decide(t, alert.Kashgar(), start+50, tt.before, seriesKnown(50, tt.parts...))
		if got := procedure(alert.Kashgar().Approvals(d)); got != tt.want {
			t.Errorf("%s: %s, want %s", tt.name, got, tt.want)
		}
		if got := procedure(higher.Approvals(d)); got != tt.higher {
			t.Errorf("%s, by the higher of the two: %s, want %s", tt.name, got, tt.higher)
		}
	}
}

// The steps are the caller's own.
func TestApprovalIsACopy(t *testing.T) {
	p, d := alert.Kashgar(), alert.Decision{Act: alert.Issue, After: alert.State{Level: red}}
	p.Approvals(d)[0] = alert.Approval{}
	steps := p.Approvals(d)
	if fmt.Sprint(steps) != "[office director reviews deputy commander agrees commander approves]" {
		t.Error(steps)
	}
}
