package table

import "strings"

// Paragraph returns the lines of a text, broken at a width, behind an indent that is two places deeper from a line's second part on.
func Paragraph(indent, text string, width int) string {
	var b strings.Builder
	for line := range strings.SplitSeq(text, "\n") {
		rest := strings.TrimLeft(line, " ")
		first := indent + line[:len(line)-len(rest)]
		for _, part := range Lines(rest, width-len(first)-2) {
			b.WriteString(first + part + "\n")
			first = indent + strings.Repeat(" ", len(line)-len(rest)+2)
		}
	}
	return b.String()
}

// Page is [Format] where lines are at most so wide: a row's last cell goes on in further lines, and is cut after that many. All rows
// have as many cells.
func Page(rows [][]string, width, most int) string {
	var laid [][]string
	for _, row := range rows {
		laid = append(laid, row[:len(row)-1])
	}
	for _, w := range columnWidths(laid) {
		width -= w + 2
	}
	laid = nil
	for _, row := range rows {
		last := len(row) - 1
		lines := Lines(row[last], width)
		if len(lines) > most {
			lines = Lines(row[last], width-1)[:most]
			lines[most-1] += "…"
		}
		for i, line := range lines {
			if i > 0 {
				row = make([]string, last+1)
			}
			laid = append(laid, append(row[:last:last], line))
		}
	}
	return Format("", laid)
}
