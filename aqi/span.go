package aqi

import "math"

// Span is a stretch of hours (时段), From included and Until not. The zero Span is empty.
type Span struct {
	From  Stamp `json:"from"`
	Until Stamp `json:"until"`
}

// Hours returns the length of the span, 0 where Until is not after From.
func (s Span) Hours() int { return int(min(max(0, int64(s.Until)-int64(s.From)), math.MaxInt32)) }

// Contains reports whether the hour lies in the span.
func (s Span) Contains(hour Stamp) bool { return s.From <= hour && hour < s.Until }

// Overlaps reports whether the two spans have an hour in common. An empty span has none.
func (s Span) Overlaps(other Span) bool {
	return max(s.From, other.From) < min(s.Until, other.Until)
}

// String returns "2026-01-05 07:00 to 2026-01-06 00:00".
func (s Span) String() string { return s.From.String() + " to " + s.Until.String() }

// Chinese returns "2026-01-05 07:00至2026-01-06 00:00".
func (s Span) Chinese() string { return s.From.String() + "至" + s.Until.String() }
