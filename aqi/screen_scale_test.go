package aqi_test

import (
	"testing"

	"github.com/clearsky-go/clearsky/aqi"
	"github.com/shopspring/decimal"
)

// From 300 to 3,000 times as much, or as little, is taken for another unit.
func TestScreenScales(t *testing.T) {
	for factor, want := range map[int64]bool{299: false, 300: true, 3_000: true, 3_001: false} {
		small := aqi.Sample{SO2: some("2"), O3: some("3")}
		large := aqi.Sample{SO2: times(2, factor), O3: times(3, factor)}
		for what, hours := range map[string][]aqi.Sample{
			"more": {small, small, large, large}, "less": {large, large, small, small},
		} {
			notes := aqi.Screen(screenStart, hours, 0)
			if got := len(notes) == 1 && notes[0].Kind == aqi.Rescaled; got != want {
				t.Errorf("%d times %s: %v, want a note: %t", factor, what, noted(notes), want)
			}
		}
	}
}

func times(x, factor int64) decimal.NullDecimal {
	return decimal.NewNullDecimal(decimal.NewFromInt(x * factor))
}
