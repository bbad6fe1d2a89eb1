package strict

import (
	"bytes"
	"strconv"
	"strings"
	"unicode/utf8"
)

// wellFormed tells whether a piece of JSON is valid UTF-8 and its escapes are whole surrogate pairs.
func wellFormed(raw []byte) bool {
	if !utf8.Valid(raw) {
		return false
	}
	for {
		i := bytes.IndexByte(raw, '\\')
		if i < 0 {
			return true
		}
		r, n := unescape(raw[i:])
		if r == utf8.RuneError && n == 6 && !bytes.EqualFold(raw[i:i+6], []byte(`\ufffd`)) {
			return false
		}
		raw = raw[i+n:]
	}
}

// decode returns the text that stands between quotes as raw, which is raw itself where it has no escapes.
func decode(raw []byte) []byte {
	i := bytes.IndexByte(raw, '\\')
	if i < 0 {
		return raw
	}
	text := make([]byte, 0, len(raw))
	for ; i >= 0; i = bytes.IndexByte(raw, '\\') {
		r, n := unescape(raw[i:])
		text = utf8.AppendRune(append(text, raw[:i]...), r)
		raw = raw[i+n:]
	}
	return append(text, raw...)
}

// unescape returns what the escape stands for that text begins with, and its length, both escapes of a surrogate pair together. Half
// a pair stands for utf8.RuneError.
func unescape(text []byte) (r rune, n int) {
	if text[1] != 'u' {
		i := strings.IndexByte(`"\/bfnrt`, text[1])
		return rune("\"\\/\b\f\n\r\t"[i]), 2
	}
	r, _ = codeUnit(text)
	if r < 0xd800 || r > 0xdfff {
		return r, 6
	}
	low, ok := codeUnit(text[6:])
	if r > 0xdbff || !ok || low < 0xdc00 || low > 0xdfff {
		return utf8.RuneError, 6
	}
	return 0x10000 + (r-0xd800)<<10 + low - 0xdc00, 12
}

// codeUnit returns the number of the escape \uXXXX that text begins with, and false where it begins with none.
func codeUnit(text []byte) (rune, bool) {
	if len(text) < 6 || text[0] != '\\' || text[1] != 'u' {
		return 0, false
	}
	var r rune
	for _, c := range text[2:6] {
		digit := strings.IndexByte("0123456789abcdef", c|('a'-'A'))
		if digit < 0 {
			return 0, false
		}
		r = r<<4 + rune(digit)
	}
	return r, true
}

func badText(raw []byte) error {
	return Error{Kind: BadText, Got: quote(raw), Want: "UTF-8 without half a surrogate pair"}
}

// cut shortens text to about n bytes, between two runes.
func cut(text []byte, n int) string {
	if len(text) <= n {
		return string(text)
	}
	for i := 0; i < utf8.UTFMax && n > 0 && !utf8.RuneStart(text[n]); i++ {
		n--
	}
	return string(text[:n]) + "…"
}

const maxQuote = 60

// quote quotes text in at most maxQuote bytes; some runes take many.
func quote(text []byte) string {
	n := maxQuote - len(`""…`)
	q := strconv.Quote(cut(text, n))
	for len(q) > maxQuote {
		n /= 2
		q = strconv.Quote(cut(text, n))
	}
	return q
}

// excerpt shows a value in brief.
func excerpt(raw []byte) string {
	switch {
	case raw[0] == '{':
		return "an object"
	case raw[0] == '[':
		return "a list"
	case raw[0] != '"':
		return cut(raw, maxQuote-len("…"))
	}
	raw = raw[1 : len(raw)-1]
	if wellFormed(raw) {
		raw = decode(raw)
	}
	return quote(raw)
}
