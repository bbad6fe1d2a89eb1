package faults

import (
	"fmt"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/internal/quote"
)

// Hour adds the fault of an hour that is not given or lies outside the years 1 to 9999.
func Hour(fs *aqi.Faults, path string, hour aqi.Stamp) {
	want := aqi.Text{Chinese: "公元1至9999年的整点", English: "an hour of the years 1 to 9999"}
	switch {
	case hour == 0:
		fs.Add(aqi.Fault{Path: path, Want: want, Rule: aqi.ErrMissing})
	case !hour.Valid():
		fs.Add(aqi.Fault{Path: path, Got: hour.String(), Want: want, Rule: aqi.ErrRange})
	}
}

// Span adds the faults of a span whose ends are no hours, or whose end is not after its start.
func Span(fs *aqi.Faults, path string, span aqi.Span) {
	if span.From.Valid() && span.Until > span.From && span.Until.Valid() {
		return
	}
	Hour(fs, path+"/from", span.From)
	Hour(fs, path+"/until", span.Until)
	if span.From.Valid() && span.Until.Valid() {
		from := span.From.String()
		want := aqi.Text{Chinese: "晚于" + from, English: "later than " + from}
		fs.Add(aqi.Fault{Path: path + "/until", Got: span.Until.String(), Want: want, Rule: aqi.ErrOrder})
	}
}

// Value adds the fault of a value that its enumeration or set does not have; a zero one must be given.
func Value[T interface {
	comparable
	Valid() bool
	String() string
}](fs *aqi.Faults, path string, v T, chinese, english string,
) {
	if v.Valid() {
		return
	}
	var zero T
	f := aqi.Fault{Path: path, Want: aqi.Text{Chinese: chinese, English: english}, Rule: aqi.ErrMissing}
	if v != zero {
		f.Got, f.Rule = v.String(), aqi.ErrUnknown
	}
	fs.Add(f)
}

// Range adds the fault of a number that is not from least to most.
func Range(fs *aqi.Faults, path string, n, least, most int) {
	if n >= least && n <= most {
		return
	}
	want := aqi.Text{Chinese: fmt.Sprintf("%d至%d", least, most), English: fmt.Sprintf("%d to %d", least, most)}
	fs.Add(aqi.Fault{Path: path, Got: strconv.Itoa(n), Want: want, Rule: aqi.ErrRange})
}

// Given adds the fault of a text that is blank or not valid UTF-8, and reports whether it is given.
func Given(fs *aqi.Faults, path, text, chinese, english string) bool {
	given := strings.TrimSpace(text) != ""
	if !given {
		got := ""
		if text != "" {
			got = quote.Text(text)
		}
		fs.Add(aqi.Fault{Path: path, Got: got, Want: aqi.Text{Chinese: chinese, English: english}, Rule: aqi.ErrMissing})
	}
	UTF8(fs, path, text)
	return given
}

// Identifier is Given for an identifier.
func Identifier(fs *aqi.Faults, path, id string) bool {
	return Given(fs, path, id, "标识", "an identifier")
}

// GivenText is Given for both texts.
func GivenText(fs *aqi.Faults, path string, text aqi.Text) {
	Given(fs, path+"/zh", text.Chinese, "中文文本", "the text in Chinese")
	Given(fs, path+"/en", text.English, "英文文本", "the text in English")
}

// ValidUTF8 reports whether all the texts are valid UTF-8; quicker than the standard library where they are short and in ASCII.
func ValidUTF8(texts ...string) bool {
	for _, text := range texts {
		if text != "" && !ascii(text) && !utf8.ValidString(text) {
			return false
		}
	}
	return true
}

// ascii reports whether the text is ASCII, eight bytes at a time.
func ascii(text string) bool {
	var all uint64
	for ; len(text) >= 8; text = text[8:] {
		all |= uint64(text[0]) | uint64(text[1])<<8 | uint64(text[2])<<16 | uint64(text[3])<<24 |
			uint64(text[4])<<32 | uint64(text[5])<<40 | uint64(text[6])<<48 | uint64(text[7])<<56
	}
	for i := range len(text) {
		all |= uint64(text[i])
	}
	return all&0x8080808080808080 == 0
}

// UTF8 adds the fault of a name or an identifier that is not valid UTF-8, which would become another one in JSON.
func UTF8(fs *aqi.Faults, path, text string) {
	if !utf8.ValidString(text) {
		want := aqi.Text{Chinese: "UTF-8文本", English: "text in UTF-8"}
		fs.Add(aqi.Fault{Path: path, Got: quote.Text(text), Want: want, Rule: aqi.ErrText})
	}
}

// UTF8Text is UTF8 for both texts.
func UTF8Text(fs *aqi.Faults, path string, text aqi.Text) {
	utf8Both(fs, path, "/zh", text.Chinese, "/en", text.English)
}

// UTF8Clause is UTF8 for what names a clause.
func UTF8Clause(fs *aqi.Faults, path string, clause aqi.Clause) {
	utf8Both(fs, path, "/document", clause.Document, "/number", clause.Number)
}

// utf8Both makes no path where there is no fault.
func utf8Both(fs *aqi.Faults, path, key, text, otherKey, other string) {
	if !utf8.ValidString(text) {
		UTF8(fs, path+key, text)
	}
	if !utf8.ValidString(other) {
		UTF8(fs, path+otherKey, other)
	}
}
