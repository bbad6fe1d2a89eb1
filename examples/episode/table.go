package main

import (
	"slices"
	"strings"

	"github.com/clearsky-go/clearsky/alert"
	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/examples/internal/table"
	"github.com/clearsky-go/clearsky/internal/wording"
	"github.com/clearsky-go/clearsky/region"
	"github.com/clearsky-go/clearsky/response"
)

const (
	mostDays = 24  // blocks of a line; where there are more days, a block is the worst of several
	topAQI   = 500 // of the highest block
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
		daily := map[aqi.Stamp]int{}
		windows, _ := s.rules.Windows(p.Series)
		for _, w := range windows {
			daily[w.Start], _ = w.AQI().Value()
		}
		rows = append(rows, append([]string{l.county(p.County), s.sparkline(each, daily)}, s.worst(l, p)...))
	}
	if s.touching && s.office != nil {
		rows = append(rows, append([]string{s.whose(l, ""), s.sparkline(each, s.responding())}, s.responded(l, "")...))
	}
	return table.Page(rows, screen, 1)
}

// sparkline draws the days shown, by their midnights.
func (s *story) sparkline(each int, daily map[aqi.Stamp]int) string {
	var days []int
	for at := s.shown.From.Midnight(); at < s.shown.Until; at += day {
		v, known := daily[at]
		if !known {
			v = -1
		}
		days = append(days, v)
	}
	return table.Sparkline(days, each, topAQI)
}

// responding returns the prefecture's highest response of each day as an AQI, up to the top of the scale.
func (s *story) responding() map[aqi.Stamp]int {
	daily := map[aqi.Stamp]int{}
	for _, a := range s.history.Activations {
		for _, p := range a.Periods {
			for at := p.From.Midnight(); at < p.Until && owner(a) == ""; at += day {
				daily[at] = max(daily[at], int(p.Level)*topAQI/int(response.I))
			}
		}
	}
	return daily
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
	why := s.condition(l, s.plan.Tracks[0], worst.Level)
	if count > 1 {
		why += l.F("; %d more", "；另%d次", count-1)
	}
	if len(worst.Primary) > 0 {
		why = l.Join(why, wording.List(l.Language, worst.Primary, func(ph alert.PollutantHours) string { return ph.Pollutant.String() }))
	}
	return []string{l.low(worst.Level), hour(worst.From), until(worst.Until, worst.Open), why}
}

// condition returns what a track's plan asks for at a level.
func (s *story) condition(l lang, track region.Track, level alert.Level) string {
	for _, t := range track.Plan.Triggers {
		if t.Level == level {
			return wording.List(l.Language, slices.Concat(t.AnyOf...), func(c alert.Condition) string {
				return strings.TrimLeft(strings.TrimPrefix(l.Of(c), "daily"), " 日AQI")
			}) + l.clauses(t.Clause)
		}
	}
	return ""
}

// covered returns the cells of a county that has no finding of its own: of the worst response that covers it, or what else there is to
// say of its hours.
func (s *story) covered(l lang, p place) []string {
	cells := s.responded(l, p.County.Code)
	if cells[3] = uncounted(l, p); cells[1] == "" {
		return cells
	}
	cells[0] = "(" + cells[0] + ")"
	for _, reason := range s.highest[p.County.Code].Reasons { // the last of them is the nearest to the county
		cells[3] = l.F("covered: %s", "覆盖：%s", l.low(reason.Basis)) + l.clauses(reason.Clause)
	}
	return cells
}

// responded returns the cells of the worst response of a county, or where the code is empty of the prefecture.
func (s *story) responded(l lang, code string) []string {
	var worst response.Activation
	for _, a := range s.history.Activations {
		if owner(a) == code && a.Overlaps(s.shown) && a.Level() > worst.Level() {
			worst = a
		}
	}
	if worst.Level() == response.NoResponse {
		return []string{"–", "", "", ""}
	}
	h := s.highest[code]
	return []string{l.low(max(h.Floor, h.Own, h.Raised)), hour(worst.From), until(worst.Until, worst.Provisional()), l.Pick("its worst alert", "最重一次预警")}
}

// owner returns the code of the county whose response it is, "" of the prefecture's.
func owner(a response.Activation) string {
	if len(a.Counties) == 0 {
		return ""
	}
	return a.Counties[0].Code
}

// uncounted counts a place's hours that count for nothing.
func uncounted(l lang, p place) (text string) {
	dusty, without := 0, 0
	for _, h := range p.Series.Hours {
		if h.Marks.Has(alert.Dusty) {
			dusty++
		}
		if !h.AQI.Valid() || h.Marks.Has(alert.NoParticles) {
			without++
		}
	}
	if dusty > 0 {
		text = l.F("%d h of dust left out", "%d小时沙尘不计入", dusty)
	}
	if without > 0 {
		text = l.Sentences(text, l.F("%d h without an AQI", "%d小时无AQI", without))
	}
	return text
}
