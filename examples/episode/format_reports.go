package main

import (
	"strings"

	"github.com/clearsky-go/clearsky/alert"
	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/examples/internal/table"
	"github.com/clearsky-go/clearsky/response"
)

// told holds the identifiers of the duties whose words have been printed.
type told map[string]bool

// reports returns what the prefecture's alert makes due, and what is due without one.
func (r responded) reports(l lang) string {
	text := l.say("\nReports and duties 报送与履职\n", "\n报送与履职\n") + paragraph(l.say(
		"What the prefecture's alert makes due, by the hour from which it is owed; the words of a duty stand where it first comes. A "+
			"county's own alert makes the same due, but for what only the prefecture's calls for.",
		"地区预警引起的报送和职责，按起始时间排列，条文在首次出现时列出。县市自行预警引起的相同，仅由地区预警引起的除外。"))
	if len(r.alerts) == 0 {
		text += l.say("  none 无\n", "  无\n")
	}
	seen := told{}
	for _, each := range r.alerts {
		text += each.format(l, r, seen)
	}
	text += l.say("\nWithout an alert 常态职责\n", "\n常态职责\n")
	for _, item := range r.standing {
		text += seen.text(l, item)
	}
	return text
}

// format returns a response's course, who it concerns, and what it makes due.
func (a answered) format(l lang, r responded, seen told) string {
	text := "\n" + l.sayf("Response at %s, %s\n", "%s响应，%s\n", l.name(a.Level()), l.span(a.From, a.Until))
	for _, c := range r.plan.Catalogue.Changes(a.Activation) {
		text += "  " + l.only(c) + l.sayf(" (%s)\n", "（%s）\n", c.Clause.Number)
	}
	text += table.Format("", append(
		r.whom(l, l.say("  respond 响应县市", "  响应县市"), a.Counties),
		r.whom(l, l.say("  have heavy pollution 发生重污染天气的县市", "  发生重污染天气的县市"), a.Heavy)...))
	for i, item := range a.items {
		switch {
		case item.Day == 0:
			text += seen.text(l, item)
		case i == firstDay(a.items, item.Duty.ID):
			text += seen.text(l, item) + lastDay(l, a.items, item)
		}
	}
	return text
}

// whom returns the rows of a list of counties; none where there are none.
func (r responded) whom(l lang, heading string, counties []alert.County) [][]string {
	if len(counties) == 0 {
		return nil
	}
	codes := make([]string, len(counties))
	for i, c := range counties {
		codes[i] = c.Code
	}
	return r.named(l, []string{heading}, codes)
}

// text returns an item, with the words of its duty where they have not been printed yet.
func (t told) text(l lang, item response.DueItem) string {
	text := l.text(item.Text())
	if t[item.Duty.ID] {
		text = l.only(item)
	}
	t[item.Duty.ID] = true
	return indented("  ", text)
}

// firstDay returns the position of a daily report's first item.
func firstDay(items []response.DueItem, id string) int {
	for i, item := range items {
		if item.Duty.ID == id {
			return i
		}
	}
	return -1
}

// lastDay stands for all but the first of a daily report's items.
func lastDay(l lang, items []response.DueItem, first response.DueItem) string {
	last, days := first, 0
	for _, item := range items {
		if item.Duty.ID == first.Duty.ID {
			last = item
			days++
		}
	}
	if days == 1 {
		return ""
	}
	return l.sayf("    and so each day, %d in all, the last for %s: by %s 24:00\n", "    逐日报送，共%d日，末次（%s）：%s 24:00前\n",
		days, date(last.Day), date(last.Due-1))
}

func date(hour aqi.Stamp) string {
	day, _, _ := strings.Cut(hour.String(), " ")
	return day
}
