package main

import (
	"strings"

	"github.com/clearsky-go/clearsky/alert"
	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/examples/internal/table"
	"github.com/clearsky-go/clearsky/region"
)

const namesWidth = 76 // of a list of counties, before it goes on in the next line

// format returns what the prefecture and its counties have to do, and why.
func (p prefecture) format(l lang) string {
	return p.given(l) + p.groups(l) + p.episodes(l) + p.duties(l)
}

// given returns what others decided: the autonomous region and counties.
func (p prefecture) given(l lang) string {
	text := l.say("\nTHE PREFECTURE 地区\n", "\n地区\n")
	for _, d := range p.input.Demands {
		text += l.sayf("  %s: %s, %s\n", "  %s：%s，%s\n", l.name(d.Kind), l.name(d.Level), l.span(d.From, d.Until)) +
			table.Format("", p.named(l, []string{"  "}, d.Counties))
	}
	return text
}

// named returns the row with the counties' names as its last cell, and as many rows more as they need.
func (p prefecture) named(l lang, row []string, codes []string) [][]string {
	counties := p.counties(codes)
	names := make([]string, len(counties))
	for i, c := range counties {
		names[i] = l.county(c)
	}
	if len(names) == 0 {
		names = []string{l.say("all counties 所有县市", "所有县市")}
	}
	var rows [][]string
	for _, line := range table.Wrap(names, l.comma(), namesWidth) {
		rows = append(rows, append(row, line))
		row = make([]string, len(row))
	}
	return rows
}

// groups returns the hours at which contiguous counties carry each level, and which counties do.
func (p prefecture) groups(l lang) string {
	text := l.sayf("\n%d or more contiguous counties carry (%s) 连片县市达到\n", "\n%d个及以上连片县市达到（%s）\n",
		p.plan.Policy.Criteria[0].Count, p.plan.Policy.Clauses.Carried.Number)
	for _, at := range p.decision.Levels {
		text += "  " + l.name(at.Level) + l.say(", or above 及以上\n", "及以上\n")
		if len(at.Periods) == 0 {
			text += l.say("    never 无\n", "    无\n")
		}
		var rows [][]string
		for _, period := range at.Periods {
			rows = append(rows, p.period(l, at.Level, period)...)
		}
		text += table.Format("", rows)
	}
	return text
}

// period returns a period's rows: its hours, then those of its groups. A group that lasts as long as it is in the same row.
func (p prefecture) period(l lang, level alert.Level, period aqi.Span) [][]string {
	heading := "    " + l.span(period.From, period.Until)
	var rows [][]string
	for _, g := range p.decision.Groups {
		switch {
		case g.Level != level || g.From < period.From || g.Until > period.Until:
		case g.From == period.From && g.Until == period.Until:
			return p.named(l, []string{heading}, g.Counties)
		default:
			rows = append(rows, p.named(l, []string{"      " + l.span(g.From, g.Until)}, g.Counties)...)
		}
	}
	return append([][]string{{heading}}, rows...)
}

// episodes returns the prefecture's episodes.
func (p prefecture) episodes(l lang) string {
	rows := [][]string{}
	for _, episode := range p.decision.Episodes {
		rows = append(rows, episodeRows(l, episode)...)
	}
	if len(rows) == 0 {
		rows = append(rows, []string{l.say("  none 无", "  无")})
	}
	heading := l.sayf("\nThe prefecture's episodes: these periods, those less than %d h apart as one (%s) 地区重污染过程\n",
		"\n地区重污染过程：上列时段，间隔不足%d小时的合为一次（%s）\n", p.alertPlan().MergeHours, p.alertPlan().Clauses.Merge.Number)
	return heading + table.Format("", rows)
}

const (
	dutyLegend = `  A county responds at the highest of three, never below its floor (不低于): floor 下限, of a group that carries it (Contiguous
  counties 连片县市) or of a Superior's alert 上级预警; own 自判, of its Own finding 自行研判; raised 提级, of its
  Voluntary raise 主动提级.
`
	dutyLegendChinese = `  县市按三者中最高的级别响应，且不低于下限。下限：所在连片县市或上级预警的级别；自判：自行研判的级别；提级：主动提级。
`
)

var (
	dutyHeader        = []string{"  level 级别", "hours 时段", "floor", "own", "raised", "because 依据"}
	dutyHeaderChinese = []string{"  级别", "时段", "下限", "自判", "提级", "依据"}
)

// duties returns what the prefecture and each county have to do.
func (p prefecture) duties(l lang) string {
	headings := []string{l.say("The prefecture 地区", "地区")}
	duties := [][]region.Response{p.decision.Prefecture}
	for _, c := range p.decision.Counties {
		headings = append(headings, l.title(c.County)+l.say(": ", "：")+p.filing(l, c))
		duties = append(duties, c.Responses)
	}
	rows := [][]string{dutyHeader}
	if l == chinese {
		rows[0] = dutyHeaderChinese
	}
	for _, list := range duties {
		for _, d := range list {
			rows = append(rows, dutyRow(l, d))
		}
	}
	lines := strings.SplitAfter(table.Format("", rows), "\n")
	text := l.say("\nWhat each has to do, and why 响应与依据\n"+dutyLegend, "\n响应与依据\n"+dutyLegendChinese) + lines[0]
	lines = lines[1:]
	for i, list := range duties {
		text += headings[i] + "\n" + strings.Join(lines[:len(list)], "")
		lines = lines[len(list):]
	}
	return text
}

// filing says what a county files, and where it stands.
func (p prefecture) filing(l lang, c region.CountyAssessment) string {
	noData := len(c.NoData) == 1 && c.NoData[0] == p.decision.Span
	switch {
	case noData:
		return l.say("no data, hence no finding 无数据", "无数据")
	case apart(c):
		return l.sayf("lies apart from all groups, alerts by its own finding only and files it 不连片，仅按自行研判预警并报备 (%s)",
			"不连片，仅按自行研判预警并报备（%s）", p.plan.Policy.Clauses.Own.Number)
	case p.files(c.County.Code):
		return l.sayf("issues its own alert and files it 自行预警并报备 (%s)", "自行预警并报备（%s）", p.plan.Policy.Clauses.Own.Number)
	case len(c.Responses) > 0:
		return l.say("no finding of its own, files nothing 无需报备", "无需报备")
	}
	return l.say("nothing to do 无", "无")
}

func dutyRow(l lang, d region.Response) []string {
	because := joined(d.Reasons, l.say("; ", "；"), func(r region.Reason) string { return l.only(r.Basis) + " " + r.Clause.Number })
	return []string{
		"  " + l.name(d.Level), l.span(d.From, d.Until), orNone(l, d.Floor), orNone(l, d.Own), orNone(l, d.Raised), because,
	}
}

func orNone(l lang, level alert.Level) string {
	if level == alert.NoAlert {
		return "–"
	}
	return l.only(level)
}
