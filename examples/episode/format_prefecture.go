package main

import (
	"fmt"
	"strings"

	"github.com/clearsky-go/clearsky/alert"
	"github.com/clearsky-go/clearsky/examples/internal/table"
	"github.com/clearsky-go/clearsky/region"
)

const namesWidth = 76 // of a list of counties, before it goes on in the next line

// format returns what the prefecture and its counties have to do, and why.
func (p prefecture) format() string {
	return p.given() + p.groups() + p.processes() + p.duties()
}

// given returns what others decided: the autonomous region and counties.
func (p prefecture) given() string {
	text := "\nTHE PREFECTURE 地区\n"
	add := func(what string, level alert.Level, hours string, codes []string) {
		text += fmt.Sprintf("  %s: %s, %s\n", what, levelName(level), hours) + table.Format("", p.named([]string{"  "}, codes))
	}
	for _, s := range p.input.Superior {
		add("alert of the autonomous region 自治区区域预警", s.Level, span(s.From, s.Until), s.Counties)
	}
	for _, r := range p.input.Raises {
		add("voluntary raise 主动提级", r.Level, span(r.From, r.Until), []string{r.County})
	}
	return text
}

// named returns the row with the counties' names as its last cell, and as many rows more as they need.
func (p prefecture) named(row []string, codes []string) [][]string {
	counties := p.counties(codes)
	names := make([]string, len(counties))
	for i, c := range counties {
		names[i] = bothNames(c)
	}
	if len(names) == 0 {
		names = []string{"all counties 所有县市"}
	}
	var rows [][]string
	for _, line := range table.Wrap(names, ", ", namesWidth) {
		rows = append(rows, append(row, line))
		row = make([]string, len(row))
	}
	return rows
}

// groups returns the hours at which contiguous counties carry each level, and which counties do.
func (p prefecture) groups() string {
	text := fmt.Sprintf("\n%d or more contiguous counties carry (%s) 连片县市达到\n", p.policy.MinGroup, p.policy.Clauses.Carried.Place)
	for _, l := range p.decision.Levels {
		text += fmt.Sprintf("  %s, or above 及以上\n", levelName(l.Level))
		if len(l.Periods) == 0 {
			text += "    never 无\n"
		}
		var rows [][]string
		for _, period := range l.Periods {
			rows = append(rows, p.period(l.Level, period)...)
		}
		text += table.Format("", rows)
	}
	return text
}

// period returns a period's rows: its hours, then those of its groups. A group that lasts as long as it is in the same row.
func (p prefecture) period(level alert.Level, period alert.Span) [][]string {
	heading := "    " + span(period.From, period.Until)
	var rows [][]string
	for _, g := range p.decision.Groups {
		switch {
		case g.Level != level || g.From < period.From || g.Until > period.Until:
		case g.From == period.From && g.Until == period.Until:
			return p.named([]string{heading}, g.Counties)
		default:
			rows = append(rows, p.named([]string{"      " + span(g.From, g.Until)}, g.Counties)...)
		}
	}
	return append([][]string{{heading}}, rows...)
}

// processes returns the prefecture's processes.
func (p prefecture) processes() string {
	rows := [][]string{}
	for _, process := range p.decision.Processes {
		rows = append(rows, processRows(process)...)
	}
	if len(rows) == 0 {
		rows = append(rows, []string{"  none 无"})
	}
	heading := "\nThe prefecture's processes: these periods, those less than %d h apart as one (%s) 地区重污染过程\n"
	return fmt.Sprintf(heading, p.policy.Plan.LiftGap, p.policy.Plan.Cites.Merge.Place) + table.Format("", rows)
}

const legend = `  A county responds at the highest of three, never below its floor (不低于): floor 下限, of a group that carries it (Contiguous
  counties 连片县市) or of the Alert of the autonomous region 自治区区域预警; own 自判, of its Own finding 自行研判; raised 提级, of its
  Voluntary raise 主动提级.
`

var dutyHeader = []string{"  level 级别", "hours 时段", "floor", "own", "raised", "because 依据"}

// duties returns what the prefecture and each county have to do.
func (p prefecture) duties() string {
	headings := []string{"The prefecture 地区"}
	duties := [][]region.Duty{p.decision.Prefecture}
	for _, c := range p.decision.Counties {
		headings = append(headings, title(c.County)+": "+p.filing(c))
		duties = append(duties, c.Duties)
	}
	rows := [][]string{dutyHeader}
	for _, list := range duties {
		for _, d := range list {
			rows = append(rows, dutyRow(d))
		}
	}
	lines := strings.SplitAfter(table.Format("", rows), "\n")
	text := "\nWhat each has to do, and why 响应与依据\n" + legend + lines[0]
	lines = lines[1:]
	for i, list := range duties {
		text += headings[i] + "\n" + strings.Join(lines[:len(list)], "")
		lines = lines[len(list):]
	}
	return text
}

// filing says what a county files, and where it stands.
func (p prefecture) filing(c region.CountyDecision) string {
	noData := len(c.NoData) == 1 && c.NoData[0] == p.decision.Horizon
	switch {
	case noData:
		return "no data, hence no finding 无数据"
	case apart(c):
		return fmt.Sprintf("lies apart from all groups, alerts by its own finding only and files it 不连片，仅按自行研判预警并报备 (%s)",
			p.policy.Clauses.Finding.Place)
	case p.files(c.County.Code):
		return fmt.Sprintf("issues its own alert and files it 自行预警并报备 (%s)", p.policy.Clauses.Finding.Place)
	case len(c.Duties) > 0:
		return "no finding of its own, files nothing 无需报备"
	}
	return "nothing to do 无"
}

func dutyRow(d region.Duty) []string {
	because := make([]string, len(d.Because))
	for i, reason := range d.Because {
		because[i] = fmt.Sprintf("%v %s", reason.Basis, reason.Clause.Place)
	}
	return []string{
		"  " + levelName(d.Level), span(d.From, d.Until), orNone(d.Floor), orNone(d.Own), orNone(d.Raised),
		strings.Join(because, "; "),
	}
}

func orNone(l alert.Level) string {
	if l == alert.None {
		return "–"
	}
	return l.String()
}
