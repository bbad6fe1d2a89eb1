package grading_test

import (
	"slices"
	"testing"

	"pgregory.net/rapid"

	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/internal/grading"
)

// "AQI ≥ 201" is "AQI > 200".
func TestThreshold(t *testing.T) {
	above, atLeast := grading.ThresholdOf(200, false), grading.ThresholdOf(201, true)
	if above != atLeast || above.Exceeds(200) || !above.Exceeds(201) {
		t.Errorf("%d, %d", above, atLeast)
	}
}

// The highest trigger of which some group has all its conditions met.
func TestMet(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var triggers [][][]grading.Condition
		var all []grading.Condition
		for i := range rapid.IntRange(1, 4).Draw(t, "triggers") {
			var groups [][]grading.Condition
			for range rapid.IntRange(1, 3).Draw(t, "groups") {
				var group []grading.Condition
				for n := rapid.IntRange(1, 3).Draw(t, "conditions"); n > 0; n-- {
					threshold := grading.Threshold(100 * rapid.IntRange(1, 4).Draw(t, "threshold"))
					group = append(group, grading.Condition{Trigger: i, Last: n == 1, Threshold: threshold, Hours: rapid.IntRange(1, 4).Draw(t, "hours")})
				}
				groups, all = append(groups, group), append(all, group...)
			}
			triggers = append(triggers, groups)
		}
		ready := grading.Ready(all)
		hours := map[grading.Threshold]int{}
		var sustained []int
		for _, threshold := range ready.Thresholds {
			hours[threshold] = rapid.IntRange(0, 4).Draw(t, "sustained")
			sustained = append(sustained, hours[threshold])
		}
		want := -1
		for i, groups := range triggers {
			for _, group := range groups {
				if !slices.ContainsFunc(group, func(c grading.Condition) bool { return hours[c.Threshold] < c.Hours }) {
					want = i
				}
			}
		}
		if got := ready.Met(sustained); got != want || !slices.IsSorted(ready.Thresholds) || len(hours) != len(ready.Thresholds) {
			t.Fatalf("%d, want %d of %v", got, want, ready.Thresholds)
		}
	})
}

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
