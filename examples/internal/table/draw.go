package table

import (
	"io"
	"os"
	"regexp"
	"slices"
	"strings"
)

// Blocks are those of a sparkline, lowest first; Unknown stands for no value.
const (
	Blocks  = "▁▂▃▄▅▆▇█"
	Unknown = "·"
)

// Sparkline draws values from 0 to a top, and below 0 no value, so many to a block, of which the highest counts.
func Sparkline(values []int, each, top int) string {
	var b strings.Builder
	for stretch := range slices.Chunk(values, each) {
		highest := slices.Max(stretch)
		if highest < 0 {
			b.WriteString(Unknown)
			continue
		}
		b.WriteRune([]rune(Blocks)[min(7, highest*8/top)])
	}
	return b.String()
}

// Terminal reports whether an output is a terminal that shows colours.
func Terminal(out io.Writer) bool {
	f, ok := out.(*os.File)
	if !ok || os.Getenv("NO_COLOR") != "" || os.Getenv("TERM") == "dumb" {
		return false
	}
	info, err := f.Stat()
	return err == nil && info.Mode()&os.ModeCharDevice != 0
}

var word = regexp.MustCompile(`[a-z]+|\p{Han}+`)

// Paint colours the words that have a colour, in numbers of ANSI; a Chinese one wherever it stands.
func Paint(text string, colours map[string]string) string {
	return word.ReplaceAllStringFunc(text, func(found string) string {
		for w, colour := range colours {
			if w == found || w > "z" {
				found = strings.ReplaceAll(found, w, "\x1b["+colour+"m"+w+"\x1b[0m")
			}
		}
		return found
	})
}
