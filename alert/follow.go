package alert

import (
	"slices"

	"github.com/clearsky-go/clearsky/aqi"
)

// settled returns the number of hours that stay as they are: all but those of the last day that was observed.
func (g *grid) settled() int { return beforeWindow(len(g.hours)) }

// beforeWindow returns the position of the first window that may reach beyond that many hours.
func beforeWindow(hours int) int { return max(0, hours-dayHours+1) }

// follow puts a series in the place of the hours that are not settled, from the series' start on, forgets the hours before since, and
// makes ready what that changes. It adds the faults of the series, which has a sound start and length; where there are any the grid is
// not to be used.
func (g *grid) follow(fs *aqi.Faults, s Series, since aqi.Stamp) {
	if len(g.hours) == 0 {
		g.start, g.begin = s.Start, 0
	}
	begins := int(s.Start - g.start)
	if !checkNumber(fs, "/series/hours", max(0, begins)+len(s.Hours), 0, maxHours) {
		return
	}
	kept, from := len(g.hours), len(g.windows)
	if len(s.Hours) > 0 {
		kept = g.replace(s, begins)
		from = g.changed(kept, begins)
	}
	g.first = min(g.first, kept)
	g.forget(since, kept)
	g.renew(fs, s, from)
}

// replace puts the hours of a series that begins at a position in the place of those that are not settled, and returns how many are
// kept.
func (g *grid) replace(s Series, begins int) int {
	from := max(g.settled(), begins)
	kept := min(from, len(g.hours))
	g.hours = append(g.hours[:kept], make([]Hour, from-kept)...)
	g.hours = append(g.hours, s.Hours[min(len(s.Hours), from-begins):]...)
	return kept
}

// changed returns the position of the first window that changes where hours do from a position on. Daily AQIs from concentrations that
// the series does not give are what they were.
func (g *grid) changed(from, begins int) int {
	first := beforeWindow(from)
	if g.fromConcentrations {
		first = max(first, min(begins, len(g.windows)))
	}
	return min(first, beforeWindow(len(g.hours)))
}

// forget makes the hours before since missing, and the windows that begin there not valid. Of the hours those from kept on are new.
func (g *grid) forget(since aqi.Stamp, kept int) {
	before := g.begin
	g.begin = max(0, int(since-g.start))
	first, end := min(before, kept), min(g.begin, len(g.hours))
	if first < end {
		clear(g.hours[first:end])
	}
	if g.begin > before {
		clear(g.windows[min(before, len(g.windows)):min(g.begin, len(g.windows))])
		g.graded.stale(before)
	}
}

// drop takes out the hours that are forgotten, in whole words, once they are as many as the others: so each is moved once at most.
func (g *grid) drop() {
	words := min(g.begin, len(g.windows)) / wordHours
	n := wordHours * words
	if 2*n < len(g.hours) || n <= 0 {
		return
	}
	g.start += aqi.Stamp(n)
	g.hours = g.hours[:copy(g.hours, g.hours[n:])]
	g.windows = g.windows[:copy(g.windows, g.windows[n:])]
	g.begin, g.first = g.begin-n, max(0, g.first-n)
	g.graded.drop(words)
}

// revised returns the hours of a series that are settled, with those of another in the place of the rest from its start on, as a grid
// follows it; without those before since.
func (s Series) revised(next Series, since aqi.Stamp) Series {
	joined := s
	switch {
	case len(s.Hours) == 0:
		joined = next
	case len(next.Hours) > 0:
		joined = s.replaced(next)
	}
	return joined.part(min(max(0, distance(joined.Start, since)), len(joined.Hours)), len(joined.Hours))
}

func (s Series) replaced(next Series) Series {
	begins := distance(s.Start, next.Start)
	from := max(beforeWindow(len(s.Hours)), begins)
	window := max(beforeWindow(min(from, len(s.Hours))), begins)
	joined := s.splice(next, from, window, begins)
	if s.Daily != nil || next.Daily != nil {
		joined.Daily = spliced(s.Daily, next.Daily, window, begins)
	}
	return joined
}

// splice returns a series' hours up to a position, and its windows up to another, with those of a series that begins at some position from
// there on. The daily AQIs are left out.
func (s Series) splice(next Series, from, window, begins int) Series {
	joined := Series{Start: s.Start, Hours: spliced(s.Hours, next.Hours, from, begins)}
	for p := range aqi.AllPollutants.All() {
		first, second := of(s.ByPollutant, p), of(next.ByPollutant, p)
		if first.Hours == nil && second.Hours == nil {
			continue
		}
		hours := spliced(first.Hours, second.Hours, from, begins)
		if begins+len(second.Hours) <= from { // it says nothing new
			hours = hours[:min(from, len(first.Hours))]
		}
		daily := spliced(first.Daily, second.Daily, window, begins)
		joined.ByPollutant = append(joined.ByPollutant, PollutantSeries{p, hours, partOf(daily, 0, windowsOf(len(hours)))})
	}
	return joined
}

// spliced returns the first elements of a list, up to a position, and those of another, which begins at some position, from there on.
func spliced[T any](first, second []T, from, begins int) []T {
	list := append(slices.Clone(first[:min(from, len(first))]), make([]T, max(0, from-len(first)))...)
	return append(list, second[min(len(second), from-begins):]...)
}
