package main

import (
	"fmt"
	"strings"
	"time"

	"github.com/clearsky-go/clearsky/alert"
	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/examples/internal/table"
)

const timeLayout = "2006-01-02 15:04"

// format returns the findings as text, under a heading that says where the data is from.
func format(plan alert.Plan, source string, findings []finding) string {
	var b strings.Builder
	b.WriteString(source + "\n\n" + criteria(plan))
	for _, f := range findings {
		b.WriteString("\n" + f.format())
	}
	b.WriteString("\n" + summary(findings))
	return b.String()
}

// criteria returns what the plan asks for.
func criteria(plan alert.Plan) string {
	heading := fmt.Sprintf("%s\n%s\n", plan.Title.Chinese, plan.Title.English)
	var rows [][]string
	for _, trigger := range plan.Triggers {
		rows = append(rows, []string{"  " + levelName(trigger.Level), conditions(trigger), trigger.Clause.Place})
	}
	notes := fmt.Sprintf("  Runs less than %d h apart are one process. Times are UTC+8; an end is the hour after the last.\n", plan.LiftGap)
	return heading + table.Format("", rows) + notes
}

func conditions(trigger alert.Trigger) string {
	groups := make([]string, len(trigger.AnyOf))
	for i, group := range trigger.AnyOf {
		all := make([]string, len(group))
		for j, c := range group {
			all[j] = c.String()
		}
		groups[i] = strings.Join(all, " and ")
	}
	return strings.Join(groups, ", or ")
}

// format returns what was found at one place.
func (f finding) format() string {
	rows := [][]string{}
	for _, p := range f.processes {
		rows = append(rows, processRows(p)...)
	}
	if len(f.processes) == 0 {
		rows = append(rows, []string{"  no heavy-pollution process 无重污染过程"})
	}
	return title(f.place.county) + "\n" + table.Format("", rows) + f.notes()
}

// title returns a county with its code, and a site with its name.
func title(c alert.County) string {
	if c.Code == "" {
		return c.English
	}
	return c.Code + " " + bothNames(c)
}

func bothNames(c alert.County) string { return c.Chinese + " " + c.English }

// processRows returns a row for each thing that a process has.
func processRows(p alert.Process) [][]string {
	rows := [][]string{{"  " + levelName(p.Level), span(p.Start, p.End)}}
	for _, r := range p.Runs {
		rows = append(rows, []string{"    run", fmt.Sprintf("%s, %s", span(r.Start, r.End), levelName(r.Level))})
	}
	for _, c := range p.Sustained {
		rows = append(rows, []string{"    sustained", fmt.Sprintf("%d h with a daily AQI %v %d", c.Hours, c.Comparison, c.AQI)})
	}
	rows = append(rows, []string{"    peak", peak(p.Peak)}, []string{"    primary", primary(p.Primary)})
	if p.Open {
		rows = append(rows, []string{"    open", "the data ends in heavy pollution; the end is provisional"})
	}
	return rows
}

func peak(w alert.Window) string {
	level := w.AQI().Level()
	return fmt.Sprintf("daily AQI %v, %s %v, in the 24 h from %v", w.AQI(), level.Chinese(), level, w.Start)
}

func primary(pollutants []alert.PollutantHours) string {
	texts := make([]string, len(pollutants))
	for i, ph := range pollutants {
		texts[i] = fmt.Sprintf("%v %s %d h", ph.Pollutant, ph.Pollutant.Chinese(), ph.Hours)
	}
	return strings.Join(texts, ", ")
}

// notes returns a line each on hours without AQI and on dust, where there are any.
func (f finding) notes() string {
	return f.note("without an hourly AQI", unknown) + f.note("of dust, left out (1.3)", dust)
}

// note says how many hours there are of a sort, and where the longest stretch of them is.
func (f finding) note(what string, is func(alert.Hour) bool) string {
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
	text := fmt.Sprintf("  note: %d of %d h %s", hours, len(f.series.Hours), what)
	if len(stretches) > 1 {
		text += fmt.Sprintf(", in %d stretches; the longest", len(stretches))
	}
	from := f.series.Start.Add(time.Duration(longest[0]) * time.Hour)
	return text + fmt.Sprintf(": %s, %d h\n", from.Format(timeLayout), longest[1]-longest[0])
}

// summary counts the places by the highest level that they reach.
func summary(findings []finding) string {
	counts := map[alert.Level]int{}
	for _, f := range findings {
		counts[f.highest()]++
	}
	var parts []string
	for level := alert.Red; level > alert.None; level-- {
		if n := counts[level]; n > 0 {
			parts = append(parts, fmt.Sprintf("%s %d", levelName(level), n))
		}
	}
	parts = append(parts, fmt.Sprintf("none %d", counts[alert.None]))
	return fmt.Sprintf("%d places by their highest level: %s\n", len(findings), strings.Join(parts, ", "))
}

func levelName(l alert.Level) string { return l.String() + " " + l.Chinese() }

func span(start, end aqi.Stamp) string { return fmt.Sprintf("%v to %v, %d h", start, end, end-start) }
