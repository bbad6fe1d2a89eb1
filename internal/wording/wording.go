// Package wording makes the prose of texts that exist in Chinese and in English, so that both come from one place.
package wording

import (
	"fmt"
	"strings"
)

// Language is a language of a text. The zero value is English.
type Language uint8

// The languages.
const (
	English Language = iota
	Chinese
)

// Pick returns the text of the language.
func (l Language) Pick(english, chinese string) string {
	if l == Chinese {
		return chinese
	}
	return english
}

// Of returns the name of a value in the language: what its method Chinese returns, where it has one, else what fmt prints.
func (l Language) Of(v any) string {
	if c, ok := v.(interface{ Chinese() string }); ok && l == Chinese {
		return c.Chinese()
	}
	return fmt.Sprint(v)
}

// F formats by the language's format. An argument that has a method Chinese is named as by Of, and takes the verb %s or %v.
func (l Language) F(english, chinese string, args ...any) string {
	for i, v := range args {
		if _, ok := v.(interface{ Chinese() string }); ok {
			args[i] = l.Of(v)
		}
	}
	return fmt.Sprintf(l.Pick(english, chinese), args...)
}

// Join joins parts by the comma of the language, leaving out empty ones.
func (l Language) Join(parts ...string) string { return l.join(", ", "，", parts) }

// Sentences joins parts by the semicolon of the language, leaving out empty ones.
func (l Language) Sentences(parts ...string) string { return l.join("; ", "；", parts) }

func (l Language) join(english, chinese string, parts []string) string {
	var kept []string
	for _, part := range parts {
		if part != "" {
			kept = append(kept, part)
		}
	}
	return strings.Join(kept, l.Pick(english, chinese))
}

// List names the members of a list, as text has them.
func List[T any](l Language, list []T, text func(T) string) string {
	texts := make([]string, len(list))
	for i, v := range list {
		texts[i] = text(v)
	}
	return strings.Join(texts, l.Pick(", ", "、"))
}

// Bracket puts a text into the language's brackets, behind a space in English; an empty one stays empty.
func (l Language) Bracket(text string) string {
	if text == "" {
		return ""
	}
	return l.Pick(" ("+text+")", "（"+text+"）")
}
