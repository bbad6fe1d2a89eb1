package main

import (
	"strings"

	"github.com/clearsky-go/clearsky/alert"
	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/examples/internal/table"
)

// format returns the decisions that change the prefecture's alert, when it is in force, and a notice.
func (r replayed) format(l lang, plan alert.Plan) string {
	text := l.sayf("\nTHE PREFECTURE'S ALERT, hour by hour 逐时决定\n"+
		"  By its own episodes; an alert of the autonomous region comes on top. Forecasts are hindsight: right, and %d h long. Only\n"+
		"  what changes the alert is listed.\n",
		"\n地区预警逐时决定\n  依据地区自身的重污染过程，自治区区域预警另计。预报取事后实况，长%d小时。仅列出变更预警的决定。\n", forecastHours)
	rows := r.rows(l, plan)
	if len(rows) == 0 {
		rows = [][]string{{l.say("  no alert 无预警", "  无预警")}}
	}
	return text + table.Format("", rows) + r.inForce(l) + r.notices(l)
}

func (r replayed) rows(l lang, plan alert.Plan) [][]string {
	var rows [][]string
	decisions := r.history.Decisions
	for i := 0; i < len(decisions); {
		n := same(decisions[i:])
		rows = append(rows, decisionRows(l, plan, decisions[i:i+n])...)
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
func decisionRows(l lang, plan alert.Plan, decisions []alert.Decision) [][]string {
	d := decisions[len(decisions)-1]
	rows := [][]string{{"  " + decisions[0].At.String(), decided(l, d)}}
	add := func(en, zh, text string) { rows = append(rows, []string{"    " + l.say(en, zh), text}) }
	if len(decisions) > 1 {
		add("repeated", "重复", l.sayf("every hour to %v, as the forecast goes on", "逐时至%v，随预报延伸", d.At))
	}
	if lead := plan.Lead(d); lead.Timeliness != alert.NoLead {
		add("lead", "提前量", leadText(l, lead))
	}
	add("approval", "报批", approval(l, plan.Approvals(d)))
	add("clauses", "条款", joined(d.Clauses, l.comma(), func(c aqi.Clause) string { return c.Number }))
	return rows
}

// decided says what a decision does.
func decided(l lang, d alert.Decision) string {
	what := l.name(d.Act) + l.say(", ", "，") + l.name(d.Level)
	if until := d.After.Announced.Until(); until != 0 {
		what += l.say(": ", "：") + l.span(max(d.At, d.After.Announced.Began), until)
	}
	if d.After.Announced.Provisional {
		what += l.say(", provisional 暂定", "，暂定")
	}
	return what
}

func leadText(l lang, lead alert.Lead) string {
	return l.sayf("%d h: %s (%s); on time by %v, at the latest by %v", "%d小时：%s（%s）；按时应于%v前，最迟%v",
		lead.Hours, l.name(lead.Timeliness), lead.Clause.Number, lead.OnTimeBy, lead.LatestBy)
}

func approval(l lang, steps []alert.Approval) string {
	if len(steps) == 0 {
		return l.say("none needed 无需报批", "无需报批")
	}
	return joined(steps, l.say(", then ", "，再由"), func(s alert.Approval) string { return l.name(s) })
}

// inForce returns the hours of each level.
func (r replayed) inForce(l lang) string {
	periods := r.history.Periods()
	if len(periods) == 0 {
		return ""
	}
	var rows [][]string
	for _, p := range periods {
		rows = append(rows, []string{"  " + l.name(p.Level), l.span(p.From, p.Until)})
	}
	return l.say("\nIn force 实际生效\n", "\n实际生效\n") + table.Format("", rows)
}

// notices returns the first notice in Chinese, and after it in English where the program speaks it.
func (r replayed) notices(l lang) string {
	if r.notice == nil {
		return ""
	}
	text := l.sayf("\nThe first notice, as of %v 首次预警信息\n", "\n首次预警信息（%v）\n", r.notice.At) + indented("  ", r.notice.Chinese())
	if l == english {
		text += "\n" + indented("  ", r.notice.String())
	}
	return text
}

const textWidth = 124 // of a line of running text

// paragraph returns running text below a heading.
func paragraph(text string) string {
	return "  " + strings.Join(table.Lines(text, textWidth-2), "\n  ") + "\n"
}

// indented returns a text behind an indent, its long lines broken and indented more.
func indented(indent, text string) string {
	var b strings.Builder
	for line := range strings.SplitSeq(text, "\n") {
		rest := strings.TrimLeft(line, " ")
		first := indent + line[:len(line)-len(rest)]
		for _, part := range table.Lines(rest, textWidth-len(first)-2) {
			b.WriteString(first + part + "\n")
			first = indent + strings.Repeat(" ", len(line)-len(rest)+2)
		}
	}
	return b.String()
}
