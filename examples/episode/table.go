package main

import (
	"slices"
	"strings"

	"github.com/clearsky-go/clearsky/alert"
	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/examples/internal/table"
	"github.com/clearsky-go/clearsky/internal/wording"
	"github.com/clearsky-go/clearsky/response"
)

const (
	blocks     = "▁▂▃▄▅▆▇█"
	mostDays   = 24  // blocks of a line; where there are more days, a block is the worst of several
	topAQI     = 500 // of the highest block
	unknownAQI = "·"
)

// table returns a line for each place with its worst episode, and one for all of them together.
func (s *story) table(l lang) string {
	days := int(s.shown.Until-1-s.shown.From.Midnight())/day + 1
	each := (days-1)/mostDays + 1
	heading := l.F("daily AQI, %d d", "日AQI，%d天", days)
	if each > 1 {
		heading = l.F("daily AQI, %d × %d d", "日AQI，%d×%d天", (days-1)/each+1, each)
	}
	rows := [][]string{{
		l.Pick("County 县市", "县市"), heading, l.Pick("level", "级别"), l.Pick("from", "自"), l.Pick("until", "至"), l.Pick("why", "依据"),
	}}
	for _, p := range s.places {
		rows = append(rows, append([]string{l.county(p.County), sparkline(s.daily(p), each)}, s.worst(l, p)...))
	}
	if s.touching && s.office != nil {
		rows = append(rows, append([]string{l.Pick("Region 地区", "地区"), sparkline(s.alerts(), each)}, s.together(l)...))
	}
	return table.Page(rows, screen, 1)
}

// daily returns the daily AQI of each day shown, none where it is not valid.
func (s *story) daily(p place) []aqi.Index {
	windows, _ := s.plan.Tracks[0].Plan.Windows(p.Series)
	var days []aqi.Index
	for at := s.shown.From.Midnight(); at < s.shown.Until; at += day {
		index := aqi.Index{}
		if i := int(at - p.Series.Start); i >= 0 && i < len(windows) {
			index = windows[i].AQI()
		}
		days = append(days, index)
	}
	return days
}

// alerts returns the prefecture's highest alert of each day shown as an AQI: none, or from a third to the whole of the scale.
func (s *story) alerts() []aqi.Index {
	var decisions alert.History
	for _, r := range s.history.Acts {
		if r.County == "" {
			decisions.Decisions = append(decisions.Decisions, r.Decision)
		}
	}
	var days []aqi.Index
	for at := s.shown.From.Midnight(); at < s.shown.Until; at += day {
		highest := alert.NoAlert
		for _, p := range decisions.Periods() {
			if p.Overlaps(aqi.Span{From: at, Until: at + day}) {
				highest = max(highest, p.Level)
			}
		}
		index := aqi.Index{}
		if highest > alert.NoAlert {
			index, _ = aqi.IndexOf(int(highest) * topAQI / int(alert.Red))
		}
		days = append(days, index)
	}
	return days
}

// sparkline draws days, so many to a block, of which the worst counts.
func sparkline(days []aqi.Index, each int) string {
	var b strings.Builder
	for stretch := range slices.Chunk(days, each) {
		worst, ok := slices.MaxFunc(stretch, aqi.Index.Compare).Value()
		if !ok {
			b.WriteString(unknownAQI)
			continue
		}
		b.WriteRune([]rune(blocks)[min(7, worst*8/topAQI)])
	}
	return b.String()
}

// worst returns the cells of a place's worst episode; where it has none of its own, of the worst response that it was covered by.
func (s *story) worst(l lang, p place) []string {
	var worst alert.Episode
	count := 0
	for _, e := range p.episodes {
		if e.Level > alert.NoAlert && e.Overlaps(s.shown) && (e.Open || e.Until > s.decided.From) {
			count++
			if e.Level > worst.Level {
				worst = e
			}
		}
	}
	if count == 0 {
		return s.covered(l, p)
	}
	why := s.condition(l, worst.Level)
	if count > 1 {
		why += l.F("; %d more", "；另%d次", count-1)
	}
	if len(worst.Primary) > 0 {
		why = l.Join(why, wording.List(l.Language, worst.Primary, func(ph alert.PollutantHours) string { return ph.Pollutant.String() }))
	}
	return []string{l.low(worst.Level), hour(worst.From), until(worst.Until, worst.Open), why}
}

func until(at aqi.Stamp, open bool) string {
	if open {
		return hour(at) + "…"
	}
	return hour(at)
}

// condition returns what the plan asks for at a level.
func (s *story) condition(l lang, level alert.Level) string {
	for _, t := range s.plan.Tracks[0].Plan.Triggers {
		if t.Level == level {
			text := wording.List(l.Language, t.AnyOf, func(all []alert.Condition) string {
				return wording.List(l.Language, all, func(c alert.Condition) string {
					return strings.TrimLeft(strings.TrimPrefix(l.Of(c), "daily"), " 日AQI")
				})
			})
			return text + l.clauses(t.Clause)
		}
	}
	return ""
}

// covered returns the cells of the worst response of a county that has no finding of its own.
func (s *story) covered(l lang, p place) []string {
	a, ok := s.activation(p.County.Code)
	if !ok {
		return []string{"–", "", "", s.quiet(l, p)}
	}
	why := ""
	for _, reason := range s.highest[p.County.Code].Reasons { // the last of them is the nearest to the county
		why = l.F("covered: %s", "覆盖：%s", l.low(reason.Basis)) + l.clauses(reason.Clause)
	}
	return []string{"(" + l.low(s.alertOf(a.Level())) + ")", hour(a.From), until(a.Until, a.Provisional()), why}
}

// quiet says what kept a place without an alert: dust that the plan leaves out, or no data.
func (s *story) quiet(l lang, p place) string {
	dust := 0
	for _, h := range p.Series.Hours {
		if h.Marks.Has(alert.Dusty) {
			dust++
		}
	}
	if dust > 0 {
		return l.F("%d h of dust left out (1.3)", "%d小时沙尘不计入（1.3）", dust)
	}
	return ""
}

// together returns the cells of the prefecture's worst alert.
func (s *story) together(l lang) []string {
	a, ok := s.activation("")
	if !ok {
		return []string{"–", "", "", ""}
	}
	count := 0
	for _, r := range s.history.Acts {
		if r.County == "" && r.Decision.Act == alert.Issue {
			count++
		}
	}
	why := ""
	if count > 1 {
		why = l.F("the worst of %d alerts, see below", "%d次预警中最重的一次，见下", count)
	}
	return []string{l.low(s.alertOf(a.Level())), hour(a.From), until(a.Until, a.Provisional()), why}
}

// activation returns the worst response of a county, or where the code is empty of the prefecture.
func (s *story) activation(code string) (response.Activation, bool) {
	var worst response.Activation
	for _, a := range s.history.Activations {
		if owner(a) == code && a.Overlaps(s.shown) && a.Level() > worst.Level() {
			worst = a
		}
	}
	return worst, worst.Level() > response.NoResponse
}

// owner returns the code of the county whose response it is, "" of the prefecture's.
func owner(a response.Activation) string {
	if len(a.Counties) == 0 {
		return ""
	}
	return a.Counties[0].Code
}

// alertOf returns the alert that a response level answers.
func (s *story) alertOf(level response.Level) alert.Level {
	for _, c := range s.plan.Catalogue.Levels {
		if c.Level == level {
			return c.Alert
		}
	}
	return alert.NoAlert
}
