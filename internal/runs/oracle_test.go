package runs_test

import (
	"slices"

	"github.com/clearsky-go/clearsky/internal/runs"
)

// series is a series as the value of each hour and of each window: what exceeds a threshold is above it.
type series struct{ hours, windows []int }

// slow grades a series by trying everything.
type slow struct {
	series
	rules  runs.Rules
	groups [][]runs.Condition
}

func (s slow) exceeds(window int, t runs.Threshold) bool { return s.windows[window] > int(t) }
func (s slow) heavy(hour int, t runs.Threshold) bool     { return s.hours[hour] > int(t) }

// runs returns the runs at a threshold.
func (s slow) runs(t runs.Threshold) []runs.Run {
	covered := make([]bool, len(s.hours)+1)
	for w := range s.windows {
		for h := w; s.exceeds(w, t) && h < w+s.rules.Window; h++ {
			covered[h] = true
		}
	}
	var found []runs.Run
	for first := 0; first < len(s.hours); first++ {
		if !covered[first] {
			continue
		}
		end := first + slices.Index(covered[first:], false)
		r := runs.Run{First: first, End: end, From: end, Until: first}
		for _, h := range s.kept(r, t) {
			r.From, r.Until = min(r.From, h), max(r.Until, h+1)
		}
		r.Sustained = s.sustained(r, t)
		found = append(found, r)
		first = end
	}
	return found
}

// kept returns hours between which the cut leaves a run: heavy ones, and both ends of exceeding windows without any.
func (s slow) kept(r runs.Run, t runs.Threshold) []int {
	var kept []int
	heavy := func(from, until int) (hours []int) {
		for h := from; h < until; h++ {
			if s.heavy(h, t) {
				hours = append(hours, h)
			}
		}
		return hours
	}
	for w := r.First; w+s.rules.Window <= r.End; w++ {
		if s.exceeds(w, t) && heavy(w, w+s.rules.Window) == nil {
			kept = append(kept, w, w+s.rules.Window-1)
		}
	}
	return append(kept, heavy(r.First, r.End)...)
}

// sustained tries every row of windows.
func (s slow) sustained(r runs.Run, t runs.Threshold) int {
	most, step := s.rules.Window, s.rules.Window
	if s.rules.Unbroken {
		step = 1
	}
	for i := r.From; i+s.rules.Window <= r.Until; i++ {
		for j := i; j+s.rules.Window <= r.Until && s.exceeds(j, t); j += step {
			most = max(most, j+s.rules.Window-i)
		}
	}
	return most
}

// inside returns the runs at a threshold that lie in a stretch of hours.
func (s slow) inside(t runs.Threshold, first, end int) []runs.Run {
	return slices.DeleteFunc(s.runs(t), func(r runs.Run) bool { return r.First < first || r.End > end })
}

// merged returns the runs at a threshold in a stretch, those that are less than the gap apart together.
func (s slow) merged(t runs.Threshold, first, end int) [][]runs.Run {
	var all [][]runs.Run
	for _, r := range s.inside(t, first, end) {
		if last := len(all) - 1; last >= 0 && r.From-all[last][len(all[last])-1].Until < s.rules.Gap {
			all[last] = append(all[last], r)
		} else {
			all = append(all, []runs.Run{r})
		}
	}
	return all
}

// units returns what counts as one: runs by themselves, or those of one episode.
func (s slow) units(t runs.Threshold, first, end int) [][]runs.Run {
	if s.rules.Merge != runs.Highest {
		return s.merged(t, first, end)
	}
	var all [][]runs.Run
	for _, r := range s.inside(t, first, end) {
		all = append(all, []runs.Run{r})
	}
	return all
}

// lasts returns for how long some runs are sustained as one.
func (s slow) lasts(unit []runs.Run, lowest bool) int {
	sum, most := 0, 0
	for _, r := range unit {
		sum += r.Sustained
		most = max(most, r.Sustained)
	}
	switch {
	case s.rules.Merge == runs.Sum:
		return sum
	case s.rules.Merge == runs.Span && lowest && len(unit) > 1:
		return max(most, unit[len(unit)-1].Until-unit[0].From)
	}
	return most
}

// trigger returns the highest trigger of which a group is met in a stretch, -1 where none is.
func (s slow) trigger(first, end int) int {
	highest := -1
	for _, group := range s.groups {
		lowest := slices.MinFunc(group, func(a, b runs.Condition) int { return int(a.Threshold - b.Threshold) }).Threshold
		for _, unit := range s.units(lowest, first, end) {
			unmet := func(c runs.Condition) bool {
				held := s.inside(c.Threshold, unit[0].First, unit[len(unit)-1].End)
				return s.lasts(held, c.Threshold == lowest) < c.Hours
			}
			if !slices.ContainsFunc(group, unmet) {
				highest = max(highest, group[0].Trigger)
			}
		}
	}
	return highest
}

// sustainedIn returns for how long each threshold is sustained in a stretch.
func (s slow) sustainedIn(first, end int) []int {
	all := make([]int, len(s.rules.Thresholds))
	for k, t := range s.rules.Thresholds {
		for _, unit := range s.units(t, first, end) {
			all[k] = max(all[k], s.lasts(unit, true))
		}
	}
	return all
}
