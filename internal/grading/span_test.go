package grading_test

import (
	"slices"
	"testing"

	"pgregory.net/rapid"

	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/internal/grading"
)

// The spans hold exactly the hours of which it is so, are apart from each other and come behind what was there.
func TestAppendSpans(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		first := rapid.SampledFrom([]aqi.Stamp{0, 500}).Draw(t, "first")
		hours := rapid.SliceOfN(rapid.Bool(), 0, 30).Draw(t, "hours")
		before := []aqi.Span{{From: 1, Until: 2}}
		in := aqi.Span{From: first, Until: first + aqi.Stamp(len(hours))}
		got := grading.AppendSpans(before, in, func(h aqi.Stamp) bool { return hours[h-first] })
		if got[0] != before[0] {
			t.Fatal(got)
		}
		for i, is := range hours {
			held := 0
			for _, s := range got[1:] {
				if s.Contains(first + aqi.Stamp(i)) {
					held++
				}
			}
			if is != (held == 1) || held > 1 {
				t.Fatalf("hour %d: in %d of %v", i, held, got[1:])
			}
		}
		for i, s := range got[1:] {
			if s.Hours() == 0 || i > 0 && s.From <= got[i].Until {
				t.Fatal(got[1:])
			}
		}
	})
}

// Joined spans hold the same hours, and are by time and apart.
func TestJoined(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		spans := rapid.SliceOfN(rapid.Custom(func(t *rapid.T) aqi.Span {
			from := aqi.Stamp(rapid.IntRange(0, 40).Draw(t, "from"))
			return aqi.Span{From: from, Until: from + aqi.Stamp(rapid.IntRange(1, 9).Draw(t, "hours"))}
		}), 0, 8).Draw(t, "spans")
		in := func(spans []aqi.Span, h aqi.Stamp) bool {
			return slices.ContainsFunc(spans, func(s aqi.Span) bool { return s.Contains(h) })
		}
		joined := grading.Joined(slices.Clone(spans))
		for h := range aqi.Stamp(60) {
			if in(joined, h) != in(spans, h) {
				t.Fatalf("hour %d: %v", h, joined)
			}
		}
		for i := range joined {
			if i > 0 && joined[i].From <= joined[i-1].Until {
				t.Fatal(joined)
			}
		}
	})
}
