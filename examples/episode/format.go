package main

import (
	"fmt"
	"strings"

	"github.com/clearsky-go/clearsky/alert"
	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/examples/internal/table"
)

const (
	timeLayout = "2006-01-02 15:04"
	maxNotes   = 20 // of a place
)

// format returns the findings as text, under a heading that says where the data is from.
func format(l lang, plan alert.Plan, source aqi.Text, findings []finding) string {
	var b strings.Builder
	b.WriteString(l.text(source) + "\n\n" + criteria(l, plan))
	for _, f := range findings {
		b.WriteString("\n" + f.format(l))
	}
	b.WriteString("\n" + summary(l, findings))
	return b.String()
}

// criteria returns what the plan asks for.
func criteria(l lang, plan alert.Plan) string {
	heading := plan.Title.Chinese + l.say("\n"+plan.Title.English, "") + "\n"
	var rows [][]string
	for _, trigger := range plan.Triggers {
		rows = append(rows, []string{"  " + l.name(trigger.Level), conditions(l, trigger), trigger.Clause.Number})
	}
	notes := l.sayf("  Runs less than %d h apart are one episode. Times are UTC+8; an end is the hour after the last.\n",
		"  间隔不足%d小时的时段合为一次过程。时间为北京时间（UTC+8），止时为末时之后的整点。\n", plan.MergeHours)
	return heading + table.Format("", rows) + notes
}

func conditions(l lang, trigger alert.Trigger) string {
	condition := func(c alert.Condition) string { return l.only(c) }
	group := func(g []alert.Condition) string { return joined(g, l.say(" and ", "且"), condition) }
	return joined(trigger.AnyOf, l.say(", or ", "，或"), group)
}

// format returns what was found at one place.
func (f finding) format(l lang) string {
	rows := [][]string{}
	for _, p := range f.episodes {
		rows = append(rows, episodeRows(l, p)...)
	}
	if len(f.episodes) == 0 {
		rows = append(rows, []string{l.say("  no heavy-pollution episode 无重污染过程", "  无重污染过程")})
	}
	return l.title(f.place.county) + "\n" + table.Format("", rows) + f.notes(l)
}

// episodeRows returns a row for each thing that an episode has.
func episodeRows(l lang, p alert.Episode) [][]string {
	rows := [][]string{{"  " + l.name(p.Level), l.span(p.From, p.Until)}}
	add := func(en, zh, text string) { rows = append(rows, []string{"    " + l.say(en, zh), text}) }
	for _, r := range p.Runs {
		add("run", "时段", l.span(r.From, r.Until)+l.say(", ", "，")+l.name(r.Level))
	}
	for _, c := range p.Sustained {
		add("sustained", "持续", l.sayf("%d h with a daily AQI %s %d", "%d小时日AQI%s%d", c.Hours, l.only(c.Comparison), c.AQI))
	}
	add("peak", "峰值", peak(l, p.Peak))
	add("primary", "首要", primary(l, p.Primary))
	if p.Open {
		add("open", "未结束", l.say("the data ends in heavy pollution; the end is provisional", "数据截止时污染仍在持续，止时暂定"))
	}
	return rows
}

func peak(l lang, w alert.Window) string {
	level := w.AQI().Level()
	name := level.Chinese() + l.say(" "+level.String(), "")
	return l.sayf("daily AQI %v, %s, in the 24 h from %v", "日AQI %v，%s，自%v起24小时", w.AQI(), name, w.Start)
}

func primary(l lang, pollutants []alert.PollutantHours) string {
	return joined(pollutants, l.comma(), func(ph alert.PollutantHours) string {
		return l.sayf("%s %d h", "%s%d小时", l.name(ph.Pollutant), ph.Hours)
	})
}

// notes returns a line each on hours without AQI and on dust, where there are any, and on what looks lifeless or impossible.
func (f finding) notes(l lang) string {
	var odd strings.Builder
	for _, n := range f.place.notes[:min(len(f.place.notes), maxNotes)] {
		odd.WriteString(l.say("  note: ", "  注：") + l.text(n) + "\n")
	}
	if more := len(f.place.notes) - maxNotes; more > 0 {
		odd.WriteString(l.sayf("  note: and %d more\n", "  注：另有%d处\n", more))
	}
	return f.note(l, l.say("without an hourly AQI", "无小时AQI"), unknown) +
		f.note(l, l.say("of dust, left out (1.3)", "为沙尘，不计入（1.3）"), dust) +
		odd.String()
}

// note says how many hours there are of a sort, and where the longest stretch of them is.
func (f finding) note(l lang, what string, is func(alert.Hour) bool) string {
	stretches := f.stretches(is)
	hours, longest := 0, [2]int{}
	for _, s := range stretches {
		hours += s[1] - s[0]
		if s[1]-s[0] > longest[1]-longest[0] {
			longest = s
		}
	}
	if hours == 0 {
		return ""
	}
	text := l.sayf("  note: %d of %d h %s", "  注：%[2]d小时中%[1]d小时%[3]s", hours, len(f.series.Hours), what)
	if len(stretches) > 1 {
		text += l.sayf(", in %d stretches; the longest", "，分%d段，最长一段", len(stretches))
	}
	from := f.series.Start + aqi.Stamp(longest[0])
	return text + l.sayf(": %s, %d h\n", "：自%s起%d小时\n", from, longest[1]-longest[0])
}

// summary counts the places by the highest level that they reach.
func summary(l lang, findings []finding) string {
	counts := map[alert.Level]int{}
	for _, f := range findings {
		counts[f.highest()]++
	}
	var parts []string
	for level := alert.Red; level > alert.NoAlert; level-- {
		if n := counts[level]; n > 0 {
			parts = append(parts, fmt.Sprintf("%s %d", l.name(level), n))
		}
	}
	parts = append(parts, l.sayf("none %d", "无 %d", counts[alert.NoAlert]))
	return l.sayf("%d places by their highest level: %s\n", "%d处按最高级别：%s\n", len(findings), l.list(parts))
}
