package grading_test

import (
	"slices"
	"testing"

	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/internal/grading"
)

func TestRanked(t *testing.T) {
	var c grading.PrimaryCount
	type counted struct {
		pollutant aqi.Pollutant
		hours     int
	}
	of := func(p aqi.Pollutant, hours int) counted { return counted{p, hours} }
	if got := grading.Ranked(c, of); got != nil {
		t.Errorf("%v of nothing", got)
	}
	c.Add(0)
	c.Add(aqi.PollutantsOf(aqi.PM25, aqi.SO2))
	c.Add(aqi.PollutantsOf(aqi.PM25, aqi.O3))
	if got, want := grading.Ranked(c, of), []counted{{aqi.PM25, 2}, {aqi.SO2, 1}, {aqi.O3, 1}}; !slices.Equal(got, want) {
		t.Errorf("%v, want %v", got, want)
	}
}
