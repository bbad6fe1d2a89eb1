package main

import (
	"slices"

	"github.com/clearsky-go/clearsky/alert"
	"github.com/clearsky-go/clearsky/examples/internal/places"
	"github.com/clearsky-go/clearsky/examples/internal/table"
	"github.com/clearsky-go/clearsky/response"
)

// everything returns what the story leaves out.
func (s *story) everything(l lang) (string, error) {
	text := "\n"
	if s.office != nil {
		text += s.notices(l, "") + s.responses(l, "") + s.measures(l, example(s.busiest).County)
	}
	for _, p := range s.places {
		detail, err := s.detail(l, p, false)
		if err != nil {
			return "", err
		}
		text += "\n" + detail
	}
	return text, nil
}

// detail returns all of one place; the measures where it stands alone.
func (s *story) detail(l lang, p place, alone bool) (string, error) {
	code := p.County.Code
	text := l.F("%s (%s)\n", "%s（%s）\n", l.county(p.County), places.Printable(code))
	for _, e := range p.episodes {
		text += paragraph("  ", l.Of(e))
	}
	text += s.hoursOf(l, p)
	for _, n := range p.Notes {
		text += paragraph("  ", l.F("note: %s", "注：%s", l.text(n)))
	}
	if s.office == nil {
		return text, nil
	}
	text += s.notices(l, code) + s.responses(l, code)
	if alone {
		text += s.measures(l, code)
	}
	if s.inventory == nil {
		return text, nil
	}
	for o, err := range s.office.Obligations(s.busiest, slices.Values(s.inventory.Enterprises)) {
		if err != nil {
			return "", err
		}
		if o.County == code {
			text += paragraph("  ", s.told(l, o, 1000))
		}
	}
	return text, nil
}

// hoursOf counts a place's hours that count for nothing.
func (s *story) hoursOf(l lang, p place) string {
	dust, unknown := 0, 0
	for _, h := range p.Series.Hours {
		switch {
		case !h.AQI.Valid() || h.Marks.Has(alert.NoParticles):
			unknown++
		case h.Marks.Has(alert.Dusty):
			dust++
		}
	}
	text := ""
	if unknown > 0 {
		text += l.F("  %d of %d h without an hourly AQI\n", "  %[2]d小时中%[1]d小时无小时AQI\n", unknown, len(p.Series.Hours))
	}
	if dust > 0 {
		text += l.F("  %d of %d h of dust, left out (1.3)\n", "  %[2]d小时中%[1]d小时为沙尘，不计入（1.3）\n", dust, len(p.Series.Hours))
	}
	return text
}

// notices returns the decisions of a county, or of the prefecture where there is no code, each with its notice.
func (s *story) notices(l lang, code string) string {
	text := ""
	for _, r := range s.history.Acts {
		if r.County == code {
			text += table.Page([][]string{append([]string{hour(r.Decision.At)}, s.act(l, r)...)}, screen, 10)
			if r.Notice != nil {
				text += paragraph("    ", l.Of(*r.Notice))
			}
		}
	}
	return text
}

// responses returns the course of each response of a county, or of the prefecture where there is no code, and what was due at the
// busiest hour.
func (s *story) responses(l lang, code string) string {
	text := ""
	for _, a := range s.history.Activations {
		if owner(a) != code {
			continue
		}
		text += l.F("  %s: response %s\n", "  %s：%s响应\n", span(a.Span, a.Provisional()), a.Level())
		for _, c := range s.plan.Catalogue.Changes(a) {
			text += paragraph("    ", l.Of(c)+l.clauses(c.Clause))
		}
	}
	for _, item := range s.busiest.Due {
		if slices.ContainsFunc(item.By, func(o response.Owing) bool { return o.County.Code == code }) {
			text += paragraph("  ", l.F("due at %s: %s", "%s待办：%s", hour(s.busiest.At), item))
		}
	}
	return text
}

// measures returns all measures that a county takes at the busiest hour.
func (s *story) measures(l lang, code string) string {
	var rows [][]string
	for m := range s.office.Measures(s.busiest, code, response.Filter{Freezing: freezing}) {
		rows = append(rows, measure(l, m))
	}
	return table.Page(rows, screen, 10)
}
