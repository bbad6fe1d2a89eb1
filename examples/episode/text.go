package main

import (
	"io"
	"strings"

	"github.com/clearsky-go/clearsky/alert"
	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/examples/internal/places"
	"github.com/clearsky-go/clearsky/examples/internal/table"
	"github.com/clearsky-go/clearsky/internal/wording"
)

// episode returns what the options ask for.
func episode(opts options, progress io.Writer) (string, error) {
	in, err := load(opts, progress)
	if err != nil {
		return "", err
	}
	s := &story{input: in}
	if in.touching || opts.forecast != "" {
		err = s.replay()
	}
	if err == nil && opts.forecast != "" {
		err = s.ahead()
	}
	if err != nil {
		return "", err
	}
	switch l := opts.lang; {
	case opts.all:
		return s.story(l, opts) + s.everything(l), nil
	case opts.county == "":
		return s.story(l, opts) + s.next(l, opts), nil
	}
	for _, p := range s.places {
		if p.County.Code == opts.county {
			return s.detail(opts.lang, p), nil
		}
	}
	return "", errNoSuchPlace
}

// story returns what fits on two screens.
func (s *story) story(l lang, opts options) string {
	text := s.heading(l)
	if opts.forecast != "" {
		text += s.now(l, opts.all)
	}
	text += "\n" + s.table(l) + s.noted(l)
	if s.office == nil {
		return text
	}
	if opts.forecast == "" {
		text += "\n" + s.changes(l)
	}
	return text + s.follows(l)
}

// heading says what the hours are, and what was noted of their file.
func (s *story) heading(l lang) string {
	text := l.F("%s: %s to %s, hours at UTC+8\n  %s", "%s：%s至%s，北京时间\n  %s", l.text(s.source),
		date(s.shown.From), date(s.shown.Until-1), l.text(s.plan.Title))
	for _, n := range s.notes {
		text += "\n  " + places.Printable(l.text(n))
	}
	return paragraph("", text)
}

const mostNotes = 20

// noted returns what looks lifeless or impossible in the hours.
func (s *story) noted(l lang) (text string) {
	count := 0
	for _, p := range s.places {
		for _, n := range p.Notes {
			if count++; count <= mostNotes {
				text += paragraph("", l.F("note: %s: %s", "注：%s：%s", l.county(p.County), l.text(n)))
			}
		}
	}
	if count > mostNotes {
		text += l.F("note: and %d more\n", "注：另有%d处\n", count-mostNotes)
	}
	return text
}

// changes returns the decisions of the prefecture, and how few a calm fortnight needs.
func (s *story) changes(l lang) string {
	text := l.Pick("Decisions of the prefecture, every hour decided: what changed, until when (…: further notice), and why\n",
		"地区逐时研判，仅列变化：对应时段（…：至另行通知）与依据\n") +
		s.decisions(l, s.shown, false)
	text += l.F("%s: %s\n", "%s：%s\n", days(l, s.shown), s.count(l, s.shown))
	if s.calm.Hours() > 0 {
		text += l.F("%s, a calm fortnight: %s\n", "%s，平静的两周：%s\n", days(l, s.calm), s.count(l, s.calm)) +
			s.decisions(l, s.calm, true)
	}
	return text
}

// count says how many acts some hours took.
func (s *story) count(l lang, in aqi.Span) string {
	prefecture, counties := 0, 0
	for _, r := range s.history.Acts {
		switch {
		case !in.Contains(r.Decision.At):
		case r.County == "":
			prefecture++
		default:
			counties++
		}
	}
	return l.F("%d hours decided; acts of the prefecture: %d, of its counties: %d", "研判%d小时；地区变更%d次，各县市变更%d次",
		in.Hours(), prefecture, counties)
}

// follows returns what one county and one enterprise must do, and what all together reduce, at the busiest hour.
func (s *story) follows(l lang) string {
	if rank(s.busiest) == 0 {
		return l.F("\nNobody has to respond by %s.\n", "\n至%s无需响应。\n", hour(s.last.At))
	}
	text := "\n" + s.must(l, s.busiest, example(s.busiest))
	if s.firm.ID != "" {
		text += "\n" + s.told(l, s.firm, false) + s.inspected(l)
	}
	if s.inventory != nil {
		text += "\n" + s.society(l)
	}
	return text
}

// next says where to look next.
func (s *story) next(l lang, opts options) string {
	text := l.Pick("\nNext: -all · -county CODE · -lang zh", "\n更多：-all · -county 代码 · -lang en")
	if opts.forecast == "" {
		text += l.Pick(" · -hours FILE -forecast FILE", " · -hours 文件 -forecast 文件")
	}
	return text + " · -h\n"
}

func date(at aqi.Stamp) string {
	day, _, _ := strings.Cut(at.String(), " ")
	return day
}

func days(l lang, s aqi.Span) string {
	return l.F("%s to %s", "%s至%s", date(s.From)[5:], date(s.Until - 1)[5:])
}

// lang is the language that the program prints in: English with the names in Chinese beside it, or Chinese.
type lang struct{ wording.Language }

const (
	screen    = 110 // places of a line
	nameWidth = 25  // of a county's name
)

// low returns the name of a value as it stands in a sentence: "red", or 红色.
func (l lang) low(v any) string { return strings.ToLower(l.Of(v)) }

func (l lang) text(t aqi.Text) string { return l.Pick(t.English, t.Chinese) }

// county returns a county's names, or the one of them that fits.
func (l lang) county(c alert.County) string {
	both := c.Name.Chinese + " " + c.Name.English
	if l.Language == wording.Chinese || c.Name.Chinese == c.Name.English {
		return c.Name.Chinese
	}
	if table.Width(both) > nameWidth {
		return c.Name.English
	}
	return both
}

// hour returns an hour without its year and minutes: "01-08 20".
func hour(at aqi.Stamp) string {
	_, after, _ := strings.Cut(strings.TrimSuffix(at.String(), ":00"), "-")
	return after
}

// until returns an end, with dots where it is provisional.
func until(at aqi.Stamp, provisional bool) string {
	if provisional {
		return hour(at) + "…"
	}
	return hour(at)
}

// span returns hours from one to another, the end with dots where it is provisional.
func span(s aqi.Span, provisional bool) string {
	return hour(s.From) + " → " + until(s.Until, provisional)
}

func paragraph(indent, text string) string { return table.Paragraph(indent, text, screen) }

// clauses returns the numbers of clauses in brackets.
func (l lang) clauses(list ...aqi.Clause) string {
	return l.Bracket(wording.List(l.Language, list, func(c aqi.Clause) string { return c.Number }))
}
