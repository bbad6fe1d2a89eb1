package runs

import (
	"cmp"
	"slices"
)

// Merge says how long the runs of one episode are sustained together.
type Merge uint8

// The ways of merging.
const (
	Highest Merge = iota // as long as the longest
	Sum                  // their hours added up
	Span                 // from the first to the last at the lowest threshold; as long as the longest at the others
)

// Rules say how runs are found and graded.
type Rules struct {
	Triggers
	Window   int  // hours of a window, 64 at the most
	Gap      int  // runs whose gap is shorter are one episode
	Unbroken bool // a run is sustained while each window exceeds; else while one exceeds right behind another
	Merge    Merge
	Whole    bool // a run is whole windows, counted back to back: it is not cut back to its heavy hours
	// Bound says that what is graded stands for any series whose sets lie inside those given: what it finds is the most that one
	// of them could come to.
	Bound bool
}

// Grader grades a series. Every threshold draws its own runs. A group of conditions is met where one run at its lowest threshold
// holds a run at each of the others that lasts long enough; under the other ways of merging, where one episode at its lowest
// threshold does. So a trigger finds the same whatever others there are. It keeps its memory from one series to the next.
type Grader struct {
	Rules
	Above  []Above // the series, by threshold, to be filled in; what a higher threshold has, a lower one has too
	finder finder
	runs   []Run // those at the lowest threshold, by time, then those at the next
	ends   []int // of each threshold's in these
}

// NewGrader returns a grader of series of that many hours.
func NewGrader(rules Rules, hours int) *Grader {
	n, words := len(rules.Thresholds), (hours+63)/64
	memory := make(Set, (2*n+1)*words)
	next := func() Set {
		s := memory[:words:words]
		memory = memory[words:]
		return s
	}
	g := &Grader{Rules: rules, Above: make([]Above, n), ends: make([]int, n)}
	for k := range g.Above {
		g.Above[k].Windows, g.Above[k].Heavy = next(), next()
	}
	g.finder = finder{window: rules.Window, unbroken: rules.Unbroken && !rules.Whole, whole: rules.Whole, cover: next()}
	return g
}

// Resize makes the grader one of series of that many hours. What is filled in of hours that stay is kept.
func (g *Grader) Resize(hours int) {
	for k := range g.Above {
		a := &g.Above[k]
		a.Windows, a.Heavy = a.Windows.Resized(hours), a.Heavy.Resized(hours)
	}
	g.finder.cover = g.finder.cover.Resized(hours)
}

// Drop takes out that many words of hours at the front.
func (g *Grader) Drop(words int) {
	for k := range g.Above {
		a := &g.Above[k]
		a.Windows, a.Heavy = a.Windows.Dropped(words), a.Heavy.Dropped(words)
	}
}

// Cut takes out the hours and the windows from these on.
func (g *Grader) Cut(hours, windows int) {
	g.Resize(hours)
	for k := range g.Above {
		g.Above[k].Windows.cut(0, windows)
		g.Above[k].Heavy.cut(0, hours)
	}
}

// FindBare finds the exceeding windows without a heavy hour, where there can be some.
func (g *Grader) FindBare() {
	for k := range g.Above {
		g.Above[k].FindBare(g.Window)
	}
}

// Find finds the runs at every threshold and returns those at the lowest, by time. They stay until it is called again.
func (g *Grader) Find() []Run {
	g.runs = g.runs[:0]
	for k := range g.ends {
		if k == 0 || len(g.at(k-1)) > 0 {
			g.runs = g.finder.appendRuns(g.runs, &g.Above[k])
		}
		g.ends[k] = len(g.runs)
	}
	return g.at(0)
}

// at returns the runs at a threshold.
func (g *Grader) at(k int) []Run {
	if k == 0 {
		return g.runs[:g.ends[0]]
	}
	return g.runs[g.ends[k-1]:g.ends[k]]
}

// EpisodeEnd returns the position behind the last of the runs at the lowest threshold that are one episode with the first-th.
func (g *Grader) EpisodeEnd(first int) int { return first + g.together(g.at(0)[first:]) }

// together returns how many of the runs are one episode with the first.
func (r *Rules) together(runs []Run) int {
	n := 1
	for n < len(runs) && runs[n].From-runs[n-1].Until < r.Gap {
		n++
	}
	return n
}

// Grade returns the highest trigger of which some group is met by the runs at the lowest threshold from the first-th up to but
// without the end-th, -1 where none is. It fills in for how long each threshold is sustained by its own runs inside these, as a
// group of that threshold alone would have it.
func (g *Grader) Grade(first, end int, sustained []int) (trigger int) {
	held := g.at(0)[first:end]
	for k := range sustained {
		sustained[k] = 0
		for rest := g.inside(k, held); len(rest) > 0; {
			n := g.asOne(rest)
			sustained[k] = max(sustained[k], g.hours(rest[:n], true))
			rest = rest[n:]
		}
	}
	trigger = -1
	for _, group := range g.groups {
		if t := group.conditions[0].Trigger; t > trigger && g.met(group, held) {
			trigger = t
		}
	}
	return trigger
}

// met reports whether a group is met by some of the runs at its lowest threshold that lie inside others.
func (g *Grader) met(group group, held []Run) bool {
	for rest := g.inside(group.lowest, held); len(rest) > 0; {
		n := g.asOne(rest)
		if g.metBy(group, rest[:n]) {
			return true
		}
		rest = rest[n:]
	}
	return false
}

// metBy reports whether runs at its lowest threshold that count as one meet a group, with those that they hold.
func (g *Grader) metBy(group group, one []Run) bool {
	for _, c := range group.conditions {
		held := one
		if c.at != group.lowest {
			held = g.inside(c.at, one)
		}
		if g.hours(held, c.at == group.lowest) < c.Hours {
			return false
		}
	}
	return true
}

// asOne returns how many of the runs count as one with the first.
func (r *Rules) asOne(runs []Run) int {
	if r.Merge == Highest {
		return 1
	}
	return r.together(runs)
}

// hours returns for how long runs at one threshold are sustained together; lowest says that it is the lowest of their group.
func (r *Rules) hours(runs []Run, lowest bool) int {
	most, sum := 0, 0
	for _, run := range runs {
		most = max(most, run.Sustained)
		if sum += run.Sustained; r.Bound {
			sum += run.End - run.First - run.Sustained // runs inside this one are sustained for no more
		}
	}
	last := len(runs) - 1
	switch {
	case r.Merge == Sum:
		return sum
	case r.Merge == Span && lowest && (last > 0 || r.Bound):
		return max(most, runs[last].Until-runs[0].From)
	}
	return most
}

// inside returns the runs at a threshold that lie between the first and the last of some at a lower one, or at the lowest, before the
// cut. Each lies in one of these or in none.
func (g *Grader) inside(k int, others []Run) []Run {
	if k == 0 {
		return others
	}
	runs, from, until := g.at(k), others[0].First, others[len(others)-1].End
	first, _ := slices.BinarySearchFunc(runs, from, func(r Run, hour int) int { return cmp.Compare(r.First, hour) })
	end, _ := slices.BinarySearchFunc(runs, until, func(r Run, hour int) int { return cmp.Compare(r.First, hour) })
	return runs[first:end]
}
