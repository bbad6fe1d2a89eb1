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

// decisions returns what changed of the alerts, all or those of the prefecture, and when feeds died and came back, by time.
func (s *story) decisions(l lang, in aqi.Span, all bool) string {
	var rows [][]string
	for _, e := range s.events {
		if !in.Contains(e.at) {
			continue
		}
		for _, r := range e.acts {
			if all || r.County == "" {
				rows = append(rows, append([]string{hour(e.at)}, s.act(l, r)...))
			}
		}
		if e.feeds {
			rows = append(rows, append([]string{hour(e.at)}, s.feeds(l, e)...))
		}
	}
	return table.Page(rows, screen, 4)
}

// feeds says whose feed is dead, or what is known now that all have come back.
func (s *story) feeds(l lang, e event) []string {
	if len(e.silent) == 0 {
		done := l.Pick("now known", "现已知悉")
		for _, r := range e.acts {
			if r.County != "" {
				done = l.Sentences(done, l.F("%s: %s", "%s：%s", s.whose(l, r.County), s.act(l, r)[0]))
			}
		}
		return []string{l.Pick("feeds back", "数据恢复"), "", done}
	}
	names := wording.List(l.Language, e.silent, func(m region.Missing) string { return s.whose(l, m.County) })
	return []string{
		l.Pick("feeds dead", "数据中断"), l.F("since %s", "自%s", hour(e.silent[0].Since)),
		l.F("%s: not known is not clean; nothing is lowered or lifted for it", "%s：不明不等于清洁，不据此降级或解除", names),
	}
}

// act returns what a ruling does, for which hours, and why.
func (s *story) act(l lang, r region.Ruling) []string {
	d, when := r.Decision, ""
	for _, a := range d.After.Announced.Spans {
		if a.Level == d.Level { // there may be several, with a higher one between
			when = span(a.Span, d.After.Announced.Provisional && a.Until == d.After.Announced.Until())
		}
	}
	act := l.low(d.Act) + " " + l.low(d.Level)
	if len(s.plan.Tracks) > 1 {
		act += l.Bracket(l.text(s.trackOf(r).Name))
	}
	return []string{act, when, s.why(l, r)}
}

// why returns what an act rests on, how far ahead it is, who approves the prefecture's, and the clauses.
func (s *story) why(l lang, r region.Ruling) string {
	d := r.Decision
	rules, _ := alert.New(s.trackOf(r).Plan) // the office has been made of it
	parts := s.grounds(l, r)
	lead := rules.Lead(d)
	if lead.Hours > 0 {
		parts = append(parts, l.F("%d h ahead", "提前%d小时", lead.Hours))
	}
	if lead.Timeliness == alert.ShortNotice || lead.Timeliness == alert.Late {
		parts = append(parts, l.low(lead.Timeliness))
	}
	if steps := rules.Approvals(d); r.County == "" && len(steps) > 0 {
		parts = append(parts, l.Of(steps[len(steps)-1]))
	}
	return l.Sentences(parts...) + l.clauses(d.Clauses...)
}

// trackOf returns the track of a ruling.
func (s *story) trackOf(r region.Ruling) region.Track {
	return s.plan.Tracks[slices.IndexFunc(s.plan.Tracks, func(t region.Track) bool { return t.ID == r.Track })]
}

// grounds returns what an act rests on: demands, and the finding.
func (s *story) grounds(l lang, r region.Ruling) []string {
	d := r.Decision
	var parts []string
	for _, demand := range d.Evidence.Demands {
		parts = append(parts, l.F("%s %s", "%s%s", l.low(demand.Kind), l.low(demand.Level)))
	}
	switch e := d.Evidence.Episode; {
	case d.Act == alert.LiftEarly:
		return append(parts, l.F("no episode within %d h", "%d小时内无重污染过程", s.trackOf(r).Plan.LiftHours))
	case e.Level == alert.NoAlert:
		return append(parts, l.Pick("the episode is over", "过程已结束"))
	case r.County == "":
		return append(parts, l.F("%d of the counties %s to %s", "%d个县市%s至%s", len(r.Extent), l.low(e.Level), until(e.Until, e.Open)))
	default:
		return append(parts, s.condition(l, s.trackOf(r), e.Level))
	}
}

// whose returns a county's name, or the prefecture's where there is no code.
func (s *story) whose(l lang, code string) string {
	for _, c := range s.plan.Counties {
		if c.Code == code {
			return l.county(c)
		}
	}
	return l.Pick("Region 地区", "地区")
}

// now returns what is to be decided at the end of the last hour, as if nothing were announced yet: the acts, the notice, what would
// come next, and where another reading of the plan would decide otherwise.
func (s *story) now(l lang, whole bool) string {
	text := "\n" + l.F("To be decided at %s, nothing being announced yet:\n", "%s应作的决定（此前未发布预警）：\n", s.last.At) +
		s.rulings(l, s.last.Rulings) + s.unknown(l) + s.notice(l, whole)
	if later := s.rulings(l, s.later); later != "" {
		text += "\n" + l.F("To come within %d h if the forecast comes true:\n", "若预报成真，今后%d小时内：\n", forecastHours) + later
	}
	return text + s.otherwise(l)
}

// rulings returns a line for each ruling that acts, and one for those that do not.
func (s *story) rulings(l lang, rulings []region.Ruling) string {
	var rows [][]string
	var idle []string
	for _, r := range rulings {
		name := s.whose(l, r.County)
		switch {
		case r.County == "" && !s.touching:
		case r.Decision.Act == alert.Nothing:
			idle = append(idle, name)
		default:
			rows = append(rows, append([]string{"  " + hour(r.Decision.At), name}, s.act(l, r)...))
		}
	}
	return table.Page(rows, screen, 3) + listed(l, l.Pick("nothing: ", "无："), idle)
}

// listed returns a line that names places, where there are any.
func listed(l lang, what string, places []string) string {
	if len(places) == 0 {
		return ""
	}
	return paragraph("  ", what+strings.Join(places, l.Pick(", ", "、")))
}

// unknown says of whom too little is known.
func (s *story) unknown(l lang) string {
	var unseen, unsure []string
	for _, m := range s.last.Unknown {
		if m.Since != s.last.At {
			unseen = append(unseen, s.whose(l, m.County))
		}
		if len(m.Unknown) > 0 {
			unsure = append(unsure, s.whose(l, m.County))
		}
	}
	return listed(l, l.Pick("nothing observed in the last hour: ", "末时无实测："), unseen) +
		listed(l, l.Pick("too little known of the hours ahead: ", "今后数据不足："), unsure)
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
func (s *story) otherwise(l lang) string {
	text := ""
	for _, o := range s.others {
		rulings := slices.DeleteFunc(o.Rulings, func(r region.Ruling) bool { return r.County == "" && !s.touching })
		which := wording.List(l.Language, rulings, func(r region.Ruling) string {
			return l.F("%s %s %s", "%s%s%s", s.whose(l, r.County), l.low(r.Decision.Act), l.low(r.Decision.Level))
		})
		text += paragraph("  ", l.F("%s (%s): %s", "%s（%s）：%s", l.text(o.Value), o.Path, which))
	}
	if text != "" {
		text = l.Pick("\nOther readings of the plan would decide otherwise; consult first:\n", "\n预案文字另作理解则结果不同，宜先会商：\n") + text
	}
	return text
}
