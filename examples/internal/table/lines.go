package table

import (
	"strings"
	"unicode"
)

const (
	opening = "（《“‘(["
	closing = "）》”’，。；：、！？)],.;:!?%"
)

// Lines breaks a text into lines of at most width places: at spaces, and between Chinese characters, though not before a
// closing mark nor after an opening one. A piece that is wider has a line of its own. An empty text is one empty line.
func Lines(text string, width int) []string {
	lines := []string{""}
	for _, piece := range pieces(text) {
		last := &lines[len(lines)-1]
		switch {
		case *last == "" || Width(*last+strings.TrimRight(piece, " ")) <= width:
			*last += piece
		default:
			*last = strings.TrimRight(*last, " ")
			lines = append(lines, piece)
		}
	}
	lines[len(lines)-1] = strings.TrimRight(lines[len(lines)-1], " ")
	return lines
}

// pieces cuts a text where a line may end. A space belongs to the piece before it.
func pieces(text string) []string {
	var found []string
	start, before := 0, rune(0)
	for i, r := range text {
		if i > 0 && breaks(before, r) {
			found = append(found, text[start:i])
			start = i
		}
		before = r
	}
	return append(found, text[start:])
}

// breaks reports whether a line may end between two characters.
func breaks(before, after rune) bool {
	switch {
	case after == ' ' || strings.ContainsRune(closing, after) || strings.ContainsRune(opening, before):
		return false
	case before == ' ':
		return true
	}
	return unicode.Is(wide, before) || unicode.Is(wide, after)
}
