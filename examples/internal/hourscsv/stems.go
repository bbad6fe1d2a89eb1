package hourscsv

import (
	"fmt"
	"strings"

	"github.com/clearsky-go/clearsky/aqi"
)

const (
	longestGap  = 7 * 24 // hours between the end of one station and the start of the one that takes its place
	longestBoth = 24     // hours that they run side by side
	maxStems    = 20     // notes on names
)

// stems returns a note for sites that may be one: their names differ in what stands in brackets behind.
func stems(sites []Site) []aqi.Text {
	var notes []aqi.Text
	before := map[string]Site{}
	for _, s := range sites {
		stem := stemOf(s.Name)
		if other, ok := before[stem]; ok && len(notes) < maxStems {
			notes = append(notes, mayBeOne(other, s))
		}
		before[stem] = s
	}
	return notes
}

// stemOf returns a name without what stands in brackets at its end: "河西一经路" of "河西一经路(启用150702)".
func stemOf(name string) string {
	if strings.HasSuffix(name, ")") || strings.HasSuffix(name, "）") {
		if i := strings.IndexAny(name, "(（"); i > 0 {
			return strings.TrimSpace(name[:i])
		}
	}
	return name
}

func mayBeOne(a, b Site) aqi.Text {
	names := [...]any{a.Name, b.Name}
	aSpan, aThere := a.measured()
	bSpan, bThere := b.measured()
	if bSpan.From < aSpan.From {
		a, aSpan, bSpan = b, bSpan, aSpan
	}
	apart := int(bSpan.From - aSpan.Until)
	if !aThere || !bThere || apart < -longestBoth || apart > longestGap {
		return aqi.Text{
			English: fmt.Sprintf("The sites %s and %s share a name but for the brackets: are they one?", names[:]...),
			Chinese: fmt.Sprintf("点位%s与%s除括号外同名，是否为同一点位？", names[:]...),
		}
	}
	return aqi.Text{
		English: fmt.Sprintf("The sites %s and %s share a name but for the brackets, and one follows the other (%v, %v): are they one?",
			append(names[:], aSpan.Until, bSpan.From)...),
		Chinese: fmt.Sprintf("点位%s与%s除括号外同名，且前后相接（%v，%v），是否为同一点位？", append(names[:], aSpan.Until, bSpan.From)...),
	}
}

// measured returns the hours from the first to the last that has a value; false where none has.
func (s Site) measured() (span aqi.Span, ok bool) {
	n := s.Columns.Len()
	first := 0
	for first < n && !s.has(first) {
		first++
	}
	for n > first && !s.has(n-1) {
		n--
	}
	return aqi.Span{From: s.Start + aqi.Stamp(first), Until: s.Start + aqi.Stamp(n)}, n > first
}

// has reports whether the hour at that position has a value.
func (s Site) has(i int) bool {
	c := &s.Columns
	return c.SO2[i]|c.NO2[i]|c.CO[i]|c.O3[i]|c.PM10[i]|c.PM25[i] != 0
}
