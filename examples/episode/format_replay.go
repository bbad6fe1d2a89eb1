package main

import (
	"fmt"
	"strings"

	"github.com/clearsky-go/clearsky/alert"
	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/examples/internal/table"
)

// format returns the decisions that change the prefecture's alert, when it is in force, and a notice.
func (r replayed) format(plan alert.Plan) string {
	text := fmt.Sprintf("\nTHE PREFECTURE'S ALERT, hour by hour 逐时决定\n"+
		"  By its own processes; an alert of the autonomous region comes on top. Forecasts are hindsight: right, and %d h long. Only\n"+
		"  what changes the alert is listed.\n", forecastHours)
	rows := r.rows(plan)
	if len(rows) == 0 {
		rows = [][]string{{"  no alert 无预警"}}
	}
	return text + table.Format("", rows) + r.inForce() + r.notices()
}

func (r replayed) rows(plan alert.Plan) [][]string {
	var rows [][]string
	decisions := r.history.Decisions
	for i := 0; i < len(decisions); {
		n := same(decisions[i:])
		rows = append(rows, decisionRows(plan, decisions[i:i+n])...)
		i += n
	}
	return rows
}

// same returns how many of the decisions, from the first on, extend the alert hour after hour: they are shown as one.
func same(decisions []alert.Decision) int {
	n := 1
	for n < len(decisions) && decisions[0].Act == alert.Extend && decisions[n].Act == alert.Extend && decisions[n].At == decisions[n-1].At+1 {
		n++
	}
	return n
}

// decisionRows returns the rows of a decision, or of several that extend the alert.
func decisionRows(plan alert.Plan, decisions []alert.Decision) [][]string {
	d := decisions[len(decisions)-1]
	at := decisions[0].At.String()
	what := d.Act.String() + " " + d.Act.Chinese() + ", "
	if d.After.Level > alert.None {
		what += levelName(d.After.Level) + ": " + span(d.After.From, d.After.Until)
	} else {
		what += levelName(d.Before.Level)
	}
	if d.After.Open {
		what += ", provisional 暂定"
	}
	rows := [][]string{{"  " + at, what}}
	if len(decisions) > 1 {
		rows = append(rows, []string{"    repeated", fmt.Sprintf("every hour to %v, as the forecast goes on", d.At)})
	}
	if lead := plan.LeadOf(d); lead.Timeliness != alert.NoLead {
		rows = append(rows, []string{"    lead", leadText(lead)})
	}
	return append(rows, []string{"    approval", approval(plan.Approval(d))}, []string{"    clauses", places(d.Clauses)})
}

func leadText(l alert.Lead) string {
	return fmt.Sprintf("%d h: %v %s (%s); on time by %v, at the latest by %v",
		l.Hours, l.Timeliness, l.Timeliness.Chinese(), l.Clause.Place, l.OnTimeBy, l.LatestBy)
}

func approval(steps []alert.Step) string {
	if len(steps) == 0 {
		return "none needed 无需报批"
	}
	texts := make([]string, len(steps))
	for i, s := range steps {
		texts[i] = s.String() + " " + s.Chinese()
	}
	return strings.Join(texts, ", then ")
}

func places(clauses []aqi.Clause) string {
	texts := make([]string, len(clauses))
	for i, c := range clauses {
		texts[i] = c.Place
	}
	return strings.Join(texts, ", ")
}

// inForce returns the hours of each level.
func (r replayed) inForce() string {
	periods := r.history.Periods()
	if len(periods) == 0 {
		return ""
	}
	var rows [][]string
	for _, p := range periods {
		rows = append(rows, []string{"  " + levelName(p.Level), span(p.From, p.Until)})
	}
	return "\nIn force 实际生效\n" + table.Format("", rows)
}

// notices returns the first notice in both languages.
func (r replayed) notices() string {
	if r.notice == nil {
		return ""
	}
	return fmt.Sprintf("\nThe first notice, as of %v 首次预警信息\n%s\n%s", r.notice.At, indented(r.notice.Chinese()), indented(r.notice.String()))
}

func indented(text string) string {
	return "  " + strings.ReplaceAll(text, "\n", "\n  ") + "\n"
}
