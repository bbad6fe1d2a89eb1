package runs

import (
	"cmp"
	"math/bits"
	"slices"
)

// Line is one threshold of one of several measures of a series, such as the daily AQI, a pollutant's, or the hours by themselves.
type Line struct {
	Window int  // hours of a window, 64 at the most: 1 of hours by themselves
	Whole  bool // as in Rules
	// Counted says that windows exceed by how many of their hours are above the threshold, and last that many hours.
	Counted bool
}

// hourly reports whether the line is of hours, not of the means of windows.
func (l Line) hourly() bool { return l.Counted || l.Window == 1 }

// Group is a group of conditions on lines, all of which are to be met where its anchors' runs lie together: runs that overlap are one.
type Group struct {
	Trigger    int
	Conditions []On
	Anchors    []int // the lines whose runs it is looked for in
	Lowest     int   // the line of these that all of its conditions' runs lie in, -1 where there is none
}

// On is a condition on a line: it is to be exceeded for so many hours.
type On struct{ Line, Hours int }

// Mixed grades a series by groups of conditions on several measures. It keeps its memory from one time to the next.
type Mixed struct {
	Rules   // without Triggers, Window and Whole
	Lines   []Line
	Groups  []Group
	Above   []Above // the series, by line, to be filled in
	Hours   int     // of the series, beyond which a counted window may reach
	finder  finder
	runs    [][]Run // by line
	anchors [][]Run // by group
	drawn   []Run
}

// Find finds the runs of every line and returns the anchors of all groups together, by time.
func (m *Mixed) Find() []Run {
	m.runs, m.anchors = slices.Grow(m.runs[:0], len(m.Lines)), m.anchors[:0]
	for k, l := range m.Lines {
		a := &m.Above[k]
		m.finder.cover = m.finder.cover.resized(len(a.Windows))
		m.finder.window, m.finder.whole, m.finder.unbroken = l.Window, l.Whole, m.Unbroken && !l.Whole
		runs := m.finder.appendRuns(nil, a)
		for i := range runs {
			runs[i].End, runs[i].Until = min(runs[i].End, m.Hours), min(runs[i].Until, m.Hours)
		}
		m.runs = append(m.runs, runs)
	}
	var all []Run
	for _, g := range m.Groups {
		var runs []Run
		for _, k := range g.Anchors {
			runs = append(runs, m.runs[k]...)
		}
		runs = union(runs)
		m.anchors, all = append(m.anchors, runs), append(all, runs...)
	}
	m.drawn = union(all)
	return m.drawn
}

// union returns runs by time, of which those that overlap are one.
func union(runs []Run) []Run {
	slices.SortFunc(runs, func(a, b Run) int { return cmp.Compare(a.First, b.First) })
	n := 0
	for _, r := range runs {
		if n > 0 && r.First < runs[n-1].End {
			u := &runs[n-1]
			u.End, u.From, u.Until = max(u.End, r.End), min(u.From, r.From), max(u.Until, r.Until)
			continue
		}
		runs[n] = r
		n++
	}
	return runs[:n]
}

// EpisodeEnd is that of a Grader, of the runs that Find returned.
func (m *Mixed) EpisodeEnd(first int) int { return first + m.together(m.drawn[first:]) }

// Grade is that of a Grader: sustained is by line.
func (m *Mixed) Grade(first, end int, sustained []int) (trigger int) {
	held := m.drawn[first:end]
	for k := range sustained {
		sustained[k] = m.most(k, held)
	}
	trigger = -1
	for i, g := range m.Groups {
		if g.Trigger > trigger && m.met(i, held) {
			trigger = g.Trigger
		}
	}
	return trigger
}

// most returns for how long a line is sustained inside some runs that were drawn.
func (m *Mixed) most(k int, held []Run) int {
	if m.Lines[k].hourly() {
		return m.hourly(k, held)
	}
	hours := 0
	m.each(within(m.runs[k], held), func(one []Run) bool {
		hours = max(hours, m.hours(one, true))
		return false
	})
	return hours
}

// met reports whether a group is met by its anchors inside some runs that were drawn.
func (m *Mixed) met(group int, held []Run) bool {
	g := m.Groups[group]
	return m.each(within(m.anchors[group], held), func(one []Run) bool {
		return !slices.ContainsFunc(g.Conditions, func(c On) bool { return m.lasts(c.Line, one, c.Line == g.Lowest) < c.Hours })
	})
}

// lasts returns for how long a line is sustained inside anchors that count as one.
func (m *Mixed) lasts(k int, one []Run, lowest bool) int {
	if m.Lines[k].hourly() {
		return m.hourly(k, one)
	}
	return m.hours(within(m.runs[k], one), lowest)
}

// each calls yield with the runs that count as one, until it reports true, and reports whether it has.
func (m *Mixed) each(runs []Run, yield func([]Run) bool) bool {
	for len(runs) > 0 {
		n := m.asOne(runs)
		if yield(runs[:n]) {
			return true
		}
		runs = runs[n:]
	}
	return false
}

// within returns the runs that lie between the first and the last of others, before the cut.
func within(runs, others []Run) []Run {
	first, _ := slices.BinarySearchFunc(runs, others[0].First, func(r Run, hour int) int { return cmp.Compare(r.First, hour) })
	end, _ := slices.BinarySearchFunc(runs, others[len(others)-1].End, func(r Run, hour int) int { return cmp.Compare(r.End, hour+1) })
	return runs[first:max(first, end)]
}

// hourly returns the most hours in a row, or in all within a window, in which a line is exceeded inside one of some runs.
func (m *Mixed) hourly(k int, held []Run) int {
	most := 0
	for _, r := range held {
		if m.Lines[k].Counted {
			most = max(most, m.Above[k].counted(r.First, r.End, m.Lines[k].Window))
		} else {
			most = max(most, m.Above[k].inRow(r.First, r.End))
		}
	}
	return most
}

// inRow returns the most heavy hours in a row in some hours.
func (a *Above) inRow(from, until int) int {
	most, heavy := 0, a.Heavy.UpTo(until)
	until = min(until, 64*len(heavy))
	for i := heavy.Next(from); i < until; {
		end := min(until, heavy.NextOut(i))
		most = max(most, end-i)
		i = heavy.Next(end)
	}
	return most
}

// counted returns the most heavy hours of some hours in an exceeding window.
func (a *Above) counted(from, until, window int) int {
	most, windows := 0, a.Windows.UpTo(until)
	until = min(until, 64*len(windows))
	for i := windows.Next(max(0, from-window+1)); i < until; i = windows.Next(i + 1) {
		most = max(most, a.Heavy.count(max(i, from), min(i+window, until)))
	}
	return most
}

// Has reports whether an hour, from 0 on, is in the set.
func (s Set) Has(i int) bool { return i < 64*len(s) && s[i/64]>>(i%64)&1 != 0 }

// count returns how many hours of the set there are from i up to but without until.
func (s Set) count(i, until int) int {
	n := 0
	for _, word := range s.Words(i, min(until, 64*len(s))) {
		n += bits.OnesCount64(word)
	}
	return n
}

// Count makes the windows those of the allowed ones of which that many hours are heavy.
func (a *Above) Count(allowed Set, need, window int) {
	clear(a.Windows)
	for i := allowed.Next(0); i < 64*len(allowed); i = allowed.Next(i + 1) {
		if a.Heavy.count(i, i+window) >= need {
			a.Windows.Add(i, i+1)
		}
	}
}

// CutTo takes out of the series all but the hours of a part of it, and the windows that do not lie in that.
func (a *Above) CutTo(from, until, window int) {
	a.Heavy.cut(from, until)
	a.Windows.cut(from, max(from, until-window+1))
}
