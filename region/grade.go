package region

import (
	"slices"

	"github.com/clearsky-go/clearsky/alert"
)

// grader grades a series that is given as sets of exceeding windows and heavy hours, as package alert grades one of AQIs. It
// keeps its memory from one series to the next.
type grader struct {
	hours      int
	thresholds []threshold
	triggers   []trigger
	readings   alert.Readings
	gap        int

	exceeding []hourSet // windows, by threshold
	heavy     hourSet   // hours above the lowest threshold
	bare      hourSet   // windows that exceed it without a heavy hour; of a bound, that may be so
	cover     hourSet   // hours in windows that exceed it
	row, days hourSet
	run, most []int // sustained hours by threshold, of a run and of a episode of a bound
	found     []episode
}

// trigger is a level with its conditions as positions among the thresholds.
type trigger struct {
	level alert.Level
	anyOf [][]condition
}

type condition struct{ threshold, hours int }

// episode is an episode as positions in the hours.
type episode struct {
	from, until int
	first, last int // the first and the last exceeding window
	level       alert.Level
	runs        int
	sustained   []int // by threshold
}

func newGrader(p alert.Plan, hours int) *grader {
	g := &grader{hours: hours, thresholds: thresholdsOf(p), readings: p.Readings, gap: p.MergeHours}
	for _, t := range p.Triggers {
		compiled := trigger{level: t.Level}
		for _, group := range t.AnyOf {
			var all []condition
			for _, c := range group {
				all = append(all, condition{slices.Index(g.thresholds, thresholdOf(c)), c.Hours})
			}
			compiled.anyOf = append(compiled.anyOf, all)
		}
		g.triggers = append(g.triggers, compiled)
	}
	for range g.thresholds {
		g.exceeding = append(g.exceeding, newHourSet(hours))
	}
	g.run, g.most = make([]int, len(g.thresholds)), make([]int, len(g.thresholds))
	for _, set := range []*hourSet{&g.heavy, &g.bare, &g.cover, &g.row, &g.days} {
		*set = newHourSet(hours)
	}
	return g
}

// level returns the highest level whose conditions the sustained hours meet.
func (g *grader) level(sustained []int) alert.Level {
	level := alert.NoAlert
	for _, t := range g.triggers {
		if slices.ContainsFunc(t.anyOf, func(all []condition) bool {
			return !slices.ContainsFunc(all, func(c condition) bool { return sustained[c.threshold] < c.hours })
		}) {
			level = t.level
		}
	}
	return level
}

// run is a maximal run of hours that lie in exceeding windows, and its run: its hours as they are cut.
type run struct{ first, end, from, until int }

// nextRun returns the first run from that hour on.
func (g *grader) nextRun(hour int) (run, bool) {
	first := g.cover.next(hour)
	if first >= g.hours {
		return run{}, false
	}
	end := g.cover.nextOut(first)
	return run{first, end, first, end}, true
}

// cut cuts a run back to its first and last heavy hour, and keeps the hours of bare windows. Some hours always stay: a window
// that has no heavy hour is bare.
func (g *grader) cut(s *run) {
	s.from, s.until = g.heavy.next(s.first), g.heavy.last(s.end)+1
	if s.from >= s.end {
		s.from, s.until = s.end, s.first
	}
	if w := g.bare.next(s.first); w < s.end {
		s.from = min(s.from, w)
		s.until = max(s.until, g.bare.last(s.end)+dayHours)
	}
}

// findBare finds the exceeding windows without a heavy hour.
func (g *grader) findBare() {
	g.bare.reach(g.heavy)
	for w := range g.bare {
		g.bare[w] = g.exceeding[0][w] &^ g.bare[w]
	}
}

// sustain finds for how many hours the run of a run exceeds each threshold.
func (g *grader) sustain(s run) {
	for k, windows := range g.exceeding {
		g.run[k] = 0
		if windows.next(s.first) < s.end {
			g.row.slice(windows, s.from, s.until-dayHours+1)
			g.run[k] = g.sustained()
		}
	}
}

// sustained returns the hours of the windows in row: 24 at least, since the run has an exceeding one.
func (g *grader) sustained() int {
	if g.readings.Sustained == alert.Unbroken {
		return max(dayHours, g.unbroken())
	}
	most := dayHours
	copy(g.days, g.row)
	for g.days.backToBack(g.row) {
		most += dayHours
	}
	return most
}

// unbroken returns the hours of the longest row of windows that begin one after another.
func (g *grader) unbroken() int {
	most := 0
	for first := g.row.next(0); first < g.hours; {
		end := g.row.nextOut(first)
		most = max(most, end-first+dayHours-1)
		first = g.row.next(end)
	}
	return most
}

// grade returns the episodes of the series.
func (g *grader) grade() []episode {
	g.found = g.found[:0]
	g.cover.cover(g.exceeding[0])
	g.findBare()
	for s, ok := g.nextRun(0); ok; s, ok = g.nextRun(s.end) {
		g.cut(&s)
		g.sustain(s)
		g.merge(s)
	}
	for i := range g.found {
		p := &g.found[i]
		if g.readings.Merge == alert.WholeSpan && p.runs > 1 {
			p.sustained[0] = max(p.sustained[0], p.until-p.from)
		}
		if g.readings.Merge != alert.HighestRun {
			p.level = max(p.level, g.level(p.sustained))
		}
	}
	return g.found
}

// merge adds the run to the last episode, or begins one.
func (g *grader) merge(s run) {
	last := len(g.found) - 1
	if last < 0 || s.from-g.found[last].until >= g.gap {
		g.found = append(g.found, episode{from: s.from, first: s.first, sustained: make([]int, len(g.run))})
		last++
	}
	p := &g.found[last]
	p.until, p.last = s.until, s.end-dayHours
	p.runs++
	p.level = max(p.level, g.level(g.run))
	for k, hours := range g.run {
		if g.readings.Merge == alert.SumOfRuns {
			p.sustained[k] += hours
		} else {
			p.sustained[k] = max(p.sustained[k], hours)
		}
	}
}
