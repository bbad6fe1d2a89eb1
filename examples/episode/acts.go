package main

import (
	"cmp"
	"slices"

	"github.com/clearsky-go/clearsky/alert"
	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/examples/internal/table"
	"github.com/clearsky-go/clearsky/internal/wording"
	"github.com/clearsky-go/clearsky/region"
)

// event is something that happened at an hour, as cells of a table.
type event struct {
	at    aqi.Stamp
	cells []string
}

// decisions returns what changed of the alerts of some, and when feeds died and came back, by time.
func (s *story) decisions(l lang, in aqi.Span, concerns func(region.Ruling) bool) string {
	var events []event
	for _, r := range s.history.Acts {
		if in.Contains(r.Decision.At) && concerns(r) {
			events = append(events, event{r.Decision.At, s.act(l, r)})
		}
	}
	for _, f := range s.feeds {
		if in.Contains(f.at) {
			events = append(events, event{f.at, s.silent(l, f)})
		}
	}
	slices.SortStableFunc(events, func(a, b event) int { return cmp.Compare(a.at, b.at) })
	var rows [][]string
	for _, e := range events {
		rows = append(rows, append([]string{hour(e.at)}, e.cells...))
	}
	return table.Page(rows, screen, 3)
}

// silent says whose feed is dead, and that it has come back.
func (s *story) silent(l lang, f feed) []string {
	if len(f.silent) == 0 {
		done := l.Pick("what happened meanwhile is known now", "其间情况现已知悉")
		for _, r := range s.history.Acts {
			if r.Decision.At == f.at && r.County != "" {
				done = l.Sentences(done, l.F("%s: %s", "%s：%s", s.whose(l, r.County), s.act(l, r)[0]))
			}
		}
		return []string{l.Pick("feeds back", "数据恢复"), "", done}
	}
	names := wording.List(l.Language, f.silent, func(m region.Missing) string { return s.whose(l, m.County) })
	return []string{
		l.Pick("feeds dead", "数据中断"), l.F("since %s", "自%s", hour(f.silent[0].Since)),
		l.F("%s: not known is not clean; nothing is lowered or lifted for it", "%s：不明不等于清洁，不据此降级或解除", names),
	}
}

// act returns what a ruling does, for which hours, and why.
func (s *story) act(l lang, r region.Ruling) []string {
	d := r.Decision
	what := l.F("%s %s", "%s %s", l.low(d.Act), l.low(d.Level))
	if d.After.Announced.None() {
		return []string{what, "", s.why(l, r)}
	}
	return []string{what, span(levelSpan(d)), s.why(l, r)}
}

// levelSpan returns the hours announced at the level that a decision is about, and whether they go on until further notice.
func levelSpan(d alert.Decision) (aqi.Span, bool) {
	var found aqi.Span
	spans := d.After.Announced.Spans
	for _, s := range spans {
		if s.Level == d.Level {
			found = aqi.Span{From: cmp.Or(found.From, s.From), Until: s.Until}
		}
	}
	return found, d.After.Announced.Provisional && found.Until == spans[len(spans)-1].Until
}

// why returns what an act rests on, how far ahead it is, who approves it, and the clauses.
func (s *story) why(l lang, r region.Ruling) string {
	d, plan := r.Decision, s.plan.Tracks[0].Plan
	parts := s.grounds(l, r)
	lead := plan.Lead(d)
	if lead.Hours > 0 {
		parts = append(parts, l.F("%d h ahead", "提前%d小时", lead.Hours))
	}
	if lead.Timeliness == alert.ShortNotice || lead.Timeliness == alert.Late {
		parts = append(parts, l.low(lead.Timeliness))
	}
	if steps := plan.Approvals(d); len(steps) > 0 {
		parts = append(parts, l.Of(steps[len(steps)-1]))
	}
	return l.Sentences(parts...) + l.clauses(d.Clauses...)
}

// grounds returns what an act rests on: demands, and the finding.
func (s *story) grounds(l lang, r region.Ruling) []string {
	d := r.Decision
	var parts []string
	for _, demand := range d.Evidence.Demands {
		parts = append(parts, l.F("%s %s %s", "%s%s %s", l.low(demand.Kind), l.low(demand.Level), span(demand.Span, demand.Until == 0)))
	}
	switch e := d.Evidence.Episode; {
	case d.After.Announced.None() && e.Level == alert.NoAlert:
		return append(parts, l.Pick("the episode is over", "过程已结束"))
	case e.Level == alert.NoAlert:
		return append(parts, l.Pick("its own episode is over", "自身过程已结束"))
	case r.County == "":
		return append(parts, l.F("%d contiguous counties %s to %s", "%d个连片县市%s至%s", len(r.Extent), l.low(e.Level), until(e.Until, e.Open)))
	default:
		return append(parts, s.condition(l, e.Level))
	}
}

func (s *story) countyOf(code string) alert.County {
	for _, c := range s.plan.Counties {
		if c.Code == code {
			return c
		}
	}
	return alert.County{}
}
