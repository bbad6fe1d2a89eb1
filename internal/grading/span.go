package grading

import "github.com/clearsky-go/clearsky/aqi"

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
