package aqi_test

import (
	"math"
	"testing"

	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/internal/texttest"
	"pgregory.net/rapid"
)

func TestSpans(t *testing.T) {
	from, err := aqi.StampOf(moment(t, "2026-01-05T07:00:00+08:00"))
	ok(t, from, err)
	tests := []struct {
		s                aqi.Span
		hours            int
		english, chinese string
	}{
		{aqi.Span{From: from, Until: from + 17}, 17, "2026-01-05 07:00 to 2026-01-06 00:00", "2026-01-05 07:00至2026-01-06 00:00"},
		{aqi.Span{From: from, Until: from}, 0, "2026-01-05 07:00 to 2026-01-05 07:00", "2026-01-05 07:00至2026-01-05 07:00"},
		{aqi.Span{From: from, Until: from - 1}, 0, "2026-01-05 07:00 to 2026-01-05 06:00", "2026-01-05 07:00至2026-01-05 06:00"},
		{aqi.Span{}, 0, "none to none", "none至none"},
	}
	for _, tt := range tests {
		if tt.s.Hours() != tt.hours || tt.s.String() != tt.english || tt.s.Chinese() != tt.chinese {
			t.Errorf("%d, %s, %s, want %+v", tt.s.Hours(), tt.s, tt.s.Chinese(), tt)
		}
		if back := texttest.Back(t, tt.s); back != tt.s {
			t.Errorf("%v comes back as %v", tt.s, back)
		}
	}
}

// The longest span does not wrap, on platforms whose int has 32 bits neither.
func TestLongSpans(t *testing.T) {
	const last = 87_649_407
	if got := (aqi.Span{Until: last}).Hours(); got != last {
		t.Errorf("%d", got)
	}
	for _, s := range []aqi.Span{
		{From: math.MaxInt32, Until: math.MinInt32}, {From: math.MaxInt32, Until: 0}, {From: 0, Until: math.MinInt32},
	} {
		if s.Hours() != 0 || s.Contains(s.From) || s.Overlaps(aqi.Span{From: math.MinInt32, Until: math.MaxInt32}) {
			t.Errorf("%d to %d: %d hours", int32(s.From), int32(s.Until), s.Hours())
		}
	}
}

// A span is the set of its hours.
func TestSpansAreSetsOfHours(t *testing.T) {
	const around = 40
	stamp := rapid.Int32Range(1, around)
	rapid.Check(t, func(t *rapid.T) {
		draw := func(name string) aqi.Span {
			return aqi.Span{From: aqi.Stamp(stamp.Draw(t, name+" from")), Until: aqi.Stamp(stamp.Draw(t, name+" until"))}
		}
		a, b := draw("a"), draw("b")
		var inA, inB, common int
		for h := aqi.Stamp(0); h <= around+1; h++ {
			of := h >= a.From && h < a.Until
			if a.Contains(h) != of {
				t.Fatalf("%v contains %v: %v", a, h, !of)
			}
			if of {
				inA++
			}
			if b.Contains(h) {
				inB++
			}
			if of && b.Contains(h) {
				common++
			}
		}
		if a.Hours() != inA || b.Hours() != inB {
			t.Fatalf("%v has %d hours, not %d; %v has %d, not %d", a, inA, a.Hours(), b, inB, b.Hours())
		}
		if a.Overlaps(b) != (common > 0) || b.Overlaps(a) != (common > 0) {
			t.Fatalf("%v and %v have %d hours in common", a, b, common)
		}
	})
}
