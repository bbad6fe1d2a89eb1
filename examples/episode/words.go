package main

import (
	"strings"

	"github.com/clearsky-go/clearsky/alert"
	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/examples/internal/table"
	"github.com/clearsky-go/clearsky/internal/wording"
)

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

// span returns hours from one to another, the end with dots where it is provisional.
func span(s aqi.Span, provisional bool) string {
	text := hour(s.From) + " → " + hour(s.Until)
	if provisional {
		text += "…"
	}
	return text
}

func paragraph(indent, text string) string { return table.Paragraph(indent, text, screen) }

// clauses returns the numbers of clauses in brackets.
func (l lang) clauses(list ...aqi.Clause) string {
	return l.Bracket(wording.List(l.Language, list, func(c aqi.Clause) string { return c.Number }))
}
