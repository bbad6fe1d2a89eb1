package main

import (
	"cmp"
	"slices"

	"github.com/clearsky-go/clearsky/examples/internal/table"
	"github.com/clearsky-go/clearsky/response"
)

// format returns the counties' response levels, their measures, what may go on, and what is to be reported.
func (r responded) format(l lang) string {
	return r.levels(l) + r.measures(l) + r.mayGoOn(l) + r.reports(l)
}

// levels returns when each county responds at which level.
func (r responded) levels(l lang) string {
	text := l.say("\nTHE RESPONSE 应急响应\n", "\n应急响应\n") + r.answering(l)
	rows := [][]string{{l.say("  county 县市", "  县市"), l.say("level 级别", "级别"), l.say("hours 时段", "时段")}}
	for _, c := range r.counties {
		name := "  " + l.title(c.county)
		for _, p := range c.periods {
			rows = append(rows, []string{name, l.name(p.Level), l.span(p.From, p.Until)})
			name = ""
		}
	}
	if len(r.counties) == 0 {
		return text + l.say("  no county responds 无县市响应\n", "  无县市响应\n")
	}
	return text + table.Format("", rows)
}

// answering says which level answers which alert.
func (r responded) answering(l lang) string {
	pairs := joined(r.plan.Catalogue.Levels, l.comma(), func(has response.LevelClause) string {
		return l.sayf("%s %s (%s)", "%s启动%s（%s）", l.only(has.Alert), l.only(has.Level), has.Clause.Number)
	})
	return l.say("  The level answers the alert: ", "  响应与预警对应：") + pairs + l.say(".\n", "。\n")
}

// measures returns the measures of each level that a county reaches, each once: a level adds to those below it.
func (r responded) measures(l lang) string {
	text := l.say("\nMeasures 响应措施\n", "\n响应措施\n") + paragraph(l.say(
		"They add up: at level II those of level III are taken too, at level I all of them. Counties are named at each level that "+
			"they reach, and take its measures while they respond at it or above.",
		"措施逐级累加：Ⅱ级响应包含Ⅲ级措施，Ⅰ级响应包含全部措施。县市列于其达到的各级，在该级及以上响应期间采取其措施。"))
	if r.freezing == response.Yes {
		text += l.say("  It is the freezing season (冰冻期): what is for the rest of the year is left out.\n", "  正值冰冻期，不列非冰冻期措施。\n")
	}
	below := response.NoResponse
	for _, has := range r.plan.Catalogue.Levels {
		text += "\n" + r.levelHeading(l, has.Level, below)
		if codes := r.reach(has.Level); len(codes) > 0 {
			text += table.Format("", r.named(l, []string{l.say("  taken by 县市", "  县市")}, codes)) + r.added(l, has.Level)
		} else {
			text += l.say("  no county 无\n", "  无县市\n")
		}
		below = has.Level
	}
	return text
}

// levelHeading names a level, and the one below to which it adds.
func (r responded) levelHeading(l lang, level, below response.Level) string {
	heading := l.say("At ", "") + l.name(level)
	if below == response.NoResponse {
		return heading + "\n"
	}
	return heading + l.sayf(", besides those of %s\n", "：除%s措施外另采取\n", l.only(below))
}

// added returns the measures that a level adds, by kind and sector.
func (r responded) added(l lang, level response.Level) string {
	measures := slices.SortedStableFunc(r.plan.Catalogue.At(level, response.Filter{Freezing: r.freezing}), func(a, b response.Measure) int {
		return cmp.Or(cmp.Compare(a.Kind, b.Kind), cmp.Compare(a.Sector, b.Sector))
	})
	measures = slices.DeleteFunc(measures, func(m response.Measure) bool { return m.Level != level })
	var text string
	for len(measures) > 0 {
		first := measures[0]
		n := slices.IndexFunc(measures, func(m response.Measure) bool { return m.Kind != first.Kind || m.Sector != first.Sector })
		if n < 0 {
			n = len(measures)
		}
		text += "  " + groupHeading(l, first) + "\n" + measureRows(l, measures[:n])
		measures = measures[n:]
	}
	return text
}

func groupHeading(l lang, m response.Measure) string {
	heading := l.name(m.Kind)
	if m.Sector != response.NoSector {
		heading += l.say(": ", "：") + l.name(m.Sector)
	}
	return heading
}

const measureWidth = 96 // of a measure's text, before it goes on in the next line

func measureRows(l lang, measures []response.Measure) string {
	var rows [][]string
	for _, m := range measures {
		place := "    " + m.Clause.Number
		for _, line := range table.Lines(l.text(m.Text), measureWidth) {
			rows = append(rows, []string{place, line})
			place = ""
		}
	}
	return table.Format("", rows)
}
