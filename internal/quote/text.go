package quote

import (
	"strconv"
	"strings"
)

// Text quotes a text, cut where it is long.
func Text(text string) string { return strconv.Quote(Cut(text)) }

// Cut cuts a text that is long, between two runes, and replaces what is not valid UTF-8.
func Cut(text string) string {
	const most = 60
	if len(text) <= most {
		return strings.ToValidUTF8(text, "\uFFFD")
	}
	return strings.ToValidUTF8(text[:most], "") + "…"
}
