package region

import (
	"math/bits"

	"github.com/clearsky-go/clearsky/alert"
)

// grader grades a series that is given as sets of exceeding windows and heavy hours, as package alert grades one of AQIs. It
// keeps its memory from one series to the next.
type grader struct {
	criteria
	hours    int
	readings alert.Readings
	gap      int

	exceeding []hourSet // windows, by threshold
	heavy     hourSet   // hours above the lowest threshold
	bare      hourSet   // windows that exceed it without a heavy hour; of a bound, that may be so
	cover     hourSet   // hours in windows that exceed it
	covers    []hourSet // of a bound, hours in windows that exceed, by threshold; only where runs are added up
	row       hourSet   // of a threshold's windows, those inside a run
	chains    []hourSet // where chains of 1, 2, 4 … windows, one right behind another, begin
	run, most []int     // sustained hours by threshold, of a run and of an episode of a bound
	found     []episode
}

// episode is an episode as positions in the hours.
type episode struct {
	from, until int
	first, last int // the first and the last exceeding window
	level       alert.Level
	runs        int
	sustained   []int // by threshold
}

func newGrader(p alert.Plan, hours int) *grader {
	g := &grader{criteria: criteriaOf(p), hours: hours, readings: p.Readings, gap: p.MergeHours}
	for range g.Thresholds {
		g.exceeding = append(g.exceeding, newHourSet(hours))
		if p.Readings.Merge == alert.SumOfRuns {
			g.covers = append(g.covers, newHourSet(hours))
		}
	}
	for range bits.Len(uint(hours)) + 1 {
		g.chains = append(g.chains, newHourSet(hours))
	}
	g.run, g.most = make([]int, len(g.Thresholds)), make([]int, len(g.Thresholds))
	for _, set := range []*hourSet{&g.heavy, &g.bare, &g.cover, &g.row} {
		*set = newHourSet(hours)
	}
	return g
}

// run is a run: the hours from first up to end lie in exceeding windows, those next to them do not, and the cut leaves those from
// from up to until.
type run struct{ first, end, from, until int }

// nextRun returns the first run from that hour on, not yet cut.
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
	s.from, s.until = s.end, s.first
	if hour := g.heavy.upTo(s.end).next(s.first); hour < s.end {
		s.from, s.until = hour, g.heavy.last(s.end)+1
	}
	if w := g.bare.upTo(s.end).next(s.first); w < s.end {
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

// sustain finds for how many hours the run exceeds each threshold: 24 at least where it has a window that does.
func (g *grader) sustain(s run) {
	for k, windows := range g.exceeding {
		g.run[k] = 0
		if windows.upTo(s.end).next(s.first) >= s.end {
			continue
		}
		row := g.rowOf(windows, s)
		if g.run[k] = dayHours * g.backToBack(row); g.readings.Sustained == alert.Unbroken {
			g.run[k] = max(dayHours, row.unbroken())
		}
	}
}

// rowOf returns those of the windows that lie inside the run; bit 0 is an hour at most 63 before it.
func (g *grader) rowOf(windows hourSet, s run) hourSet {
	first, end := s.from/64, s.until-dayHours+1
	if end <= s.from {
		return nil
	}
	windows = windows.upTo(end)[first:]
	row := g.row[:len(windows)]
	row.slice(windows, s.from-64*first, end-64*first)
	return row
}

// backToBack returns how many windows of the row the longest chain has of which each begins right behind the one before; at least 1.
func (g *grader) backToBack(row hourSet) int {
	chain := func(i int) hourSet { return g.chains[i][:len(row)] }
	copy(chain(0), row)
	top := 0 // chains of 1<<top windows are the longest of a power of two
	for chain(top+1).chained(chain(top), chain(top), dayHours<<top) {
		top++
	}
	length, longest, spare := 1<<top, chain(top), chain(top+1)
	for i := top - 1; i >= 0; i-- {
		if spare.chained(longest, chain(i), dayHours*length) {
			length += 1 << i
			longest, spare = spare, longest
		}
	}
	return length
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
		e := &g.found[i]
		if g.readings.Merge == alert.WholeSpan && e.runs > 1 {
			e.sustained[0] = max(e.sustained[0], e.until-e.from)
		}
		if g.readings.Merge != alert.HighestRun {
			e.level = max(e.level, g.level(e.sustained))
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
	e := &g.found[last]
	e.until, e.last = s.until, s.end-dayHours
	e.runs++
	e.level = max(e.level, g.level(g.run))
	for k, hours := range g.run {
		if g.readings.Merge == alert.SumOfRuns {
			e.sustained[k] += hours
		} else {
			e.sustained[k] = max(e.sustained[k], hours)
		}
	}
}
