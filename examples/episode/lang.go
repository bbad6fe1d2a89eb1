package main

import (
	"errors"
	"fmt"
	"strings"

	"github.com/clearsky-go/clearsky/alert"
	"github.com/clearsky-go/clearsky/aqi"
)

// lang is the language that the program prints in.
type lang uint8

const (
	english lang = iota // with the Chinese terms beside the English ones
	chinese             // Chinese alone
)

// parseLang returns the language of a flag's value.
func parseLang(value string) (lang, error) {
	switch value {
	case "en":
		return english, nil
	case "zh":
		return chinese, nil
	}
	return english, errors.New("want zh or en")
}

// say returns that of the two texts which is in the language.
func (l lang) say(en, zh string) string {
	if l == chinese {
		return zh
	}
	return en
}

// sayf returns that of the two formats which is in the language, filled in. Both take the same arguments.
func (l lang) sayf(en, zh string, args ...any) string { return fmt.Sprintf(l.say(en, zh), args...) }

// bilingual is what has a name in both languages.
type bilingual interface {
	String() string
	Chinese() string
}

// only returns the name in the language: "Yellow", or "黄色".
func (l lang) only(v bilingual) string { return l.say(v.String(), v.Chinese()) }

// name returns the name with the Chinese one beside it: "Yellow 黄色", or "黄色".
func (l lang) name(v bilingual) string { return l.say(v.String()+" ", "") + v.Chinese() }

func (l lang) text(t aqi.Text) string { return l.say(t.English, t.Chinese) }

func (l lang) county(c alert.County) string {
	return l.say(c.Name.Chinese+" "+c.Name.English, c.Name.Chinese)
}

// title returns a county with its code, and a site with its name.
func (l lang) title(c alert.County) string {
	if c.Code == "" {
		return c.Name.English
	}
	return c.Code + " " + l.county(c)
}

func (l lang) span(start, end aqi.Stamp) string {
	return l.sayf("%v to %v, %d h", "%v至%v，%d小时", start, end, end-start)
}

// list joins the members of a list.
func (l lang) list(members []string) string { return strings.Join(members, l.comma()) }

func (l lang) comma() string { return l.say(", ", "、") }

// joined returns the texts of the values with a separator between them.
func joined[T any](values []T, separator string, text func(T) string) string {
	texts := make([]string, len(values))
	for i, v := range values {
		texts[i] = text(v)
	}
	return strings.Join(texts, separator)
}
