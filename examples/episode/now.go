package main

import (
	"slices"
	"strings"

	"github.com/clearsky-go/clearsky/alert"
	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/examples/internal/table"
	"github.com/clearsky-go/clearsky/internal/wording"
	"github.com/clearsky-go/clearsky/region"
)

// now returns what is to be decided at the end of the last hour, as if nothing were announced yet: the acts, the notice, what would
// come next, and where another reading of the plan would decide otherwise.
func (s *story) now(l lang, whole bool) (string, error) {
	known, err := s.known(0, s.last.At)
	if err != nil {
		return "", err
	}
	ahead, err := s.office.Ahead(region.State{}, known, forecastHours)
	if err != nil {
		return "", err
	}
	others, err := s.office.Readings(region.State{}, known)
	text := "\n" + l.F("To be decided at %s, nothing being announced yet:\n", "%s应作的决定（此前未发布预警）：\n", s.last.At) +
		s.rulings(l, s.last.Rulings, "") + s.unknown(l) + s.notice(l, whole)
	if later := s.rulings(l, ahead[len(s.last.Acts()):], "at"); later != "" {
		text += "\n" + l.F("To come within %d h if the forecast comes true:\n", "若预报成真，今后%d小时内：\n", forecastHours) + later
	}
	return text + s.otherwise(l, others), err
}

// rulings returns a line for each ruling that acts, and one for those that do not.
func (s *story) rulings(l lang, rulings []region.Ruling, at string) string {
	var rows [][]string
	var idle []string
	for _, r := range rulings {
		name := s.whose(l, r.County)
		switch {
		case r.County == "" && !s.touching:
		case r.Decision.Act == alert.Nothing:
			idle = append(idle, name)
		case at != "":
			rows = append(rows, append([]string{"  " + hour(r.Decision.At), name}, s.act(l, r)...))
		default:
			rows = append(rows, append([]string{"  " + name}, s.act(l, r)...))
		}
	}
	text := table.Page(rows, screen, 3)
	if len(idle) > 0 {
		text += paragraph("  ", l.Pick("nothing: ", "无：")+strings.Join(idle, l.Pick(", ", "、")))
	}
	return text
}

// whose returns a county's name, or the prefecture's where there is no code.
func (s *story) whose(l lang, code string) string {
	if code == "" {
		return l.Pick("Region 地区", "地区")
	}
	return l.county(s.countyOf(code))
}

// unknown says of whom too little is known, and when.
func (s *story) unknown(l lang) string {
	text, list := "", s.last.Unknown
	for len(list) > 0 {
		first := list[0]
		same := func(m region.Missing) bool { return m.Since == first.Since && slices.Equal(m.Unknown, first.Unknown) }
		names := ""
		for _, m := range list {
			if same(m) {
				names = l.Join(names, s.whose(l, m.County))
			}
		}
		list = slices.DeleteFunc(slices.Clone(list), same)
		what := ""
		if first.Since == 0 {
			what = l.Pick("nothing observed", "无实测")
		} else if first.Since != s.last.At {
			what = l.F("nothing observed since %s", "自%s起无实测", hour(first.Since))
		}
		if len(first.Unknown) > 0 {
			what = l.Sentences(what, l.F("too little is known of %s", "%s数据不足", wording.List(l.Language, first.Unknown, func(u aqi.Span) string { return span(u, false) })))
		}
		if what != "" {
			text += paragraph("  ", names+l.Pick(": ", "：")+what)
		}
	}
	return text
}

// notice returns the notice of the prefecture, or else of the first place that acts; where not the whole is asked for, without the advice.
func (s *story) notice(l lang, whole bool) string {
	for _, r := range s.last.Acts() {
		if r.Notice == nil || r.County == "" && !s.touching {
			continue
		}
		n := *r.Notice
		more := ""
		if !whole {
			more = l.F("  %d measures are advised besides: -all\n", "  另有%d项措施建议：-all\n", len(n.Advice))
			n.Advice = nil
		}
		return "\n" + l.F("Notice of %s:\n", "%s预警信息：\n", s.whose(l, r.County)) + paragraph("  ", l.Of(n)) + more
	}
	return ""
}

// otherwise says where another reading of the plan's text would decide otherwise.
func (s *story) otherwise(l lang, others []region.Alternative) string {
	text := ""
	for _, o := range others {
		which := wording.List(l.Language, o.Rulings, func(r region.Ruling) string {
			return l.F("%s %s %s", "%s%s%s", s.whose(l, r.County), l.low(r.Decision.Act), l.low(r.Decision.Level))
		})
		text += paragraph("  ", l.F("%s (%s): %s", "%s（%s）：%s", l.text(o.Value), o.Path, which))
	}
	if text != "" {
		text = l.Pick("\nOther readings of the plan would decide otherwise; consult first:\n", "\n预案文字另作理解则结果不同，宜先会商：\n") + text
	}
	return text
}
