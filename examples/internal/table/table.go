// Package table lays out columns of text for a terminal, where a Chinese character takes two places.
package table

import (
	"strings"
	"unicode"
)

// The characters that take two places, roughly: East Asian Width W and F of the Unicode standard.
var wide = &unicode.RangeTable{
	R16: []unicode.Range16{
		{Lo: 0x1100, Hi: 0x115f, Stride: 1}, // Hangul Jamo
		{Lo: 0x2e80, Hi: 0x303e, Stride: 1}, // radicals, punctuation such as 、《》
		{Lo: 0x3041, Hi: 0xa4cf, Stride: 1}, // kana, ideographs, Yi
		{Lo: 0xac00, Hi: 0xd7a3, Stride: 1}, // Hangul
		{Lo: 0xf900, Hi: 0xfaff, Stride: 1}, // compatibility ideographs
		{Lo: 0xfe30, Hi: 0xfe6f, Stride: 1}, // vertical and small forms
		{Lo: 0xff01, Hi: 0xff60, Stride: 1}, // full-width forms such as （＞）
		{Lo: 0xffe0, Hi: 0xffe6, Stride: 1},
	},
	R32: []unicode.Range32{
		{Lo: 0x1f300, Hi: 0x1faff, Stride: 1}, // pictographs
		{Lo: 0x20000, Hi: 0x3fffd, Stride: 1}, // rarer ideographs
	},
}

// Width returns how many places a text takes in a terminal.
func Width(s string) int {
	width := 0
	for _, r := range s {
		switch {
		case unicode.Is(wide, r):
			width += 2
		case !unicode.In(r, unicode.Mn, unicode.Me, unicode.Cf):
			width++
		}
	}
	return width
}

// Format returns the rows as lines. Columns are two spaces apart; align has an l or an r for each column that is to be
// aligned left or right, and columns beyond it are aligned left. No line ends in a space.
func Format(align string, rows [][]string) string {
	widths := columnWidths(rows)
	var b strings.Builder
	for _, row := range rows {
		var line strings.Builder
		for i, cell := range row {
			if i > 0 {
				line.WriteString("  ")
			}
			space := strings.Repeat(" ", widths[i]-Width(cell))
			if i < len(align) && align[i] == 'r' {
				line.WriteString(space + cell)
			} else {
				line.WriteString(cell + space)
			}
		}
		b.WriteString(strings.TrimRight(line.String(), " "))
		b.WriteByte('\n')
	}
	return b.String()
}

func columnWidths(rows [][]string) []int {
	var widths []int
	for _, row := range rows {
		for i, cell := range row {
			if i == len(widths) {
				widths = append(widths, 0)
			}
			widths[i] = max(widths[i], Width(cell))
		}
	}
	return widths
}

// Wrap joins the items to lines of at most width places; an item that is wider has a line of its own. A line that is not the
// last ends in the separator, without the spaces at its end.
func Wrap(items []string, separator string, width int) []string {
	var lines []string
	for i, item := range items {
		last := len(lines) - 1
		end := ""
		if i < len(items)-1 {
			end = strings.TrimRight(separator, " ")
		}
		switch {
		case i > 0 && Width(lines[last])+Width(separator)+Width(item)+Width(end) <= width:
			lines[last] += separator + item
		case i > 0:
			lines[last] += strings.TrimRight(separator, " ")
			lines = append(lines, item)
		default:
			lines = append(lines, item)
		}
	}
	return lines
}
