package grading

import (
	"cmp"
	"slices"

	"github.com/clearsky-go/clearsky/aqi"
)

// AppendSpans appends the stretches of hours of a span of which something is so, by time.
func AppendSpans(dst []aqi.Span, in aqi.Span, is func(hour aqi.Stamp) bool) []aqi.Span {
	for h := in.From; h < in.Until; h++ {
		if !is(h) {
			continue
		}
		from := h
		for h++; h < in.Until && is(h); h++ {
		}
		dst = append(dst, aqi.Span{From: from, Until: h})
	}
	return dst
}

// Joined sorts spans by their first hours, and makes those one that overlap or touch. It takes their place.
func Joined(spans []aqi.Span) []aqi.Span {
	slices.SortFunc(spans, func(a, b aqi.Span) int { return cmp.Compare(a.From, b.From) })
	return Join(spans, 1)
}

// Join returns the spans, which are by their first hours, with those that are less than gap hours apart made one. It takes their
// place.
func Join(spans []aqi.Span, gap int) []aqi.Span {
	joined := spans[:0]
	for _, s := range spans {
		if last := len(joined) - 1; last >= 0 && int(s.From-joined[last].Until) < gap {
			joined[last].Until = max(joined[last].Until, s.Until)
			continue
		}
		joined = append(joined, s)
	}
	return joined
}
