package alert

import (
	"cmp"
	"maps"
	"slices"

	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/internal/grading"
	"github.com/clearsky-go/clearsky/internal/runs"
)

// mixedRules are a plan's triggers made ready for grading, where conditions are on several measures.
type mixedRules struct {
	lines   []line
	groups  []runs.Group
	written []Condition // the thresholds that conditions have, of no hours
	lineOf  []int       // of each of these
}

// line is a threshold of a measure; of hours within a day, for how many.
type line struct {
	measure
	threshold runs.Threshold
	need      int
}

// line returns the one of a condition.
func (c Condition) line() line {
	l := line{measure: c.measure(), threshold: c.threshold()}
	if c.Kind == HoursOfADay {
		l.need = c.Hours
	}
	return l
}

// anchor returns the line of all hours, observed and forecast.
func (l line) anchor() line {
	l.timing = AnyTime
	return l
}

func (l line) compare(other line) int {
	return cmp.Or(
		cmp.Compare(l.kind, other.kind), cmp.Compare(l.pollutant, other.pollutant), cmp.Compare(l.timing, other.timing),
		cmp.Compare(l.threshold, other.threshold), cmp.Compare(l.need, other.need),
	)
}

// mixed makes the triggers of a valid plan ready. A group of conditions is looked for in the runs of its daily values at all hours, of its
// hours by themselves where it has no others.
func (p *Plan) mixed() *mixedRules {
	seen, written := make(map[line]bool), make(map[line]Condition)
	for _, c := range p.conditions() {
		l := c.line()
		seen[l], seen[l.anchor()] = true, true
		c.Hours = 0
		if first, is := written[l]; !is || c.Comparison < first.Comparison {
			written[l] = c
		}
	}
	m := &mixedRules{lines: slices.SortedFunc(maps.Keys(seen), line.compare)}
	for i, l := range m.lines {
		if c, is := written[l]; is {
			m.written, m.lineOf = append(m.written, c), append(m.lineOf, i)
		}
	}
	for i, t := range p.Triggers {
		for _, group := range t.AnyOf {
			m.groups = append(m.groups, m.group(i, group))
		}
	}
	return m
}

func (m *mixedRules) group(trigger int, conditions []Condition) runs.Group {
	g := runs.Group{Trigger: trigger, Lowest: -1}
	daily := slices.ContainsFunc(conditions, func(c Condition) bool { return c.Kind == DailyMeans })
	for _, c := range conditions {
		g.Conditions = append(g.Conditions, runs.On{Line: m.at(c.line()), Hours: c.Hours})
		if c.Kind == DailyMeans || !daily {
			g.Anchors = append(g.Anchors, m.at(c.line().anchor()))
		}
	}
	slices.Sort(g.Anchors)
	g.Anchors = slices.Compact(g.Anchors)
	first, last := m.lines[g.Anchors[0]], m.lines[g.Anchors[len(g.Anchors)-1]]
	if daily && first.measure == last.measure {
		g.Lowest = g.Anchors[0]
	}
	return g
}

func (m *mixedRules) at(l line) int {
	at, _ := slices.BinarySearchFunc(m.lines, l, line.compare)
	return at
}

// pollutants returns those whose sub-indices the plan has conditions on, each once.
func (p *Plan) pollutants() aqi.Pollutants {
	var set aqi.Pollutants
	for _, c := range p.conditions() {
		set |= aqi.PollutantsOf(c.Pollutant)
	}
	return set
}

// mixedGrid is what grading by several measures makes of a grid's hours.
type mixedGrid struct {
	runs.Mixed
	of    [aqi.PM25 + 1]*grid // the AQI's, and the pollutants' that there are conditions on, of the same hours
	lines []line
}

// gradeMixed makes a grid ready for finding runs by several measures.
func (g *grid) gradeMixed(r *Ruleset) {
	m := &mixedGrid{lines: r.mixed.lines}
	m.of[0] = g
	for p := range r.pollutants.All() {
		m.of[p] = r.gridOf(p, g)
	}
	g.mixed = m
	m.Rules, m.Groups, m.Above = r.rules, r.mixed.groups, make([]runs.Above, len(m.lines))
	m.Hours = len(g.hours)
	now := g.forecastFrom()
	for k, l := range m.lines {
		m.Lines = append(m.Lines, runs.Line{Window: dayHours, Whole: r.rules.Whole, Counted: l.kind == HoursOfADay})
		if l.kind == HoursInARow {
			m.Lines[k] = runs.Line{Window: 1}
		}
		m.Above[k] = m.of[l.pollutant].above(l, now)
	}
}

// forecastFrom returns the position of the first hour that is forecast.
func (g *grid) forecastFrom() int {
	if i := slices.IndexFunc(g.hours, func(h Hour) bool { return h.Marks.Has(Forecast) }); i >= 0 {
		return i
	}
	return len(g.hours)
}

// above returns the grid at a line, where the hours from that position on are forecast.
func (g *grid) above(l line, now int) runs.Above {
	hours := len(g.hours)
	a := []runs.Above{{Windows: runs.NewSet(hours), Heavy: runs.NewSet(hours)}}
	g.fill(a, []runs.Threshold{l.threshold}, 0)
	above := a[0]
	switch l.timing {
	case Observed:
		above.CutTo(0, now, dayHours)
	case Forecasted:
		above.CutTo(now, hours, dayHours)
	case AnyTime:
	}
	switch l.kind {
	case DailyMeans:
		above.FindBare(dayHours)
	case HoursInARow:
		copy(above.Windows, above.Heavy)
	case HoursOfADay:
		above.Count(g.starts(), l.need, dayHours)
	}
	return above
}

// exceeds reports whether a window exceeds by some line, or holds an hour that does.
func (m *mixedGrid) exceeds(i int) bool {
	for k, l := range m.lines {
		if l.timing != AnyTime {
			continue
		}
		end := i + 1
		if l.kind == HoursInARow {
			end = i + dayHours
		}
		if m.Above[k].Windows.UpTo(end).Next(i) < end {
			return true
		}
	}
	return false
}

// starts returns where the windows begin that the plan has: at every hour, or at midnight.
func (g *grid) starts() runs.Set {
	starts := runs.NewSet(len(g.hours))
	for i := range g.hours {
		if g.readings.Windows == AnyHour || g.stamp(i).Hour() == 0 {
			starts.Add(i, i+1)
		}
	}
	return starts
}

// pollutants calls yield with the grids of pollutants, by which hours are known or not too.
func (g *grid) pollutants(yield func(*grid) bool) {
	if g.mixed == nil {
		return
	}
	for _, of := range g.mixed.of[1:] {
		if of != nil && !yield(of) {
			return
		}
	}
}

// peakOf returns the window with the highest mean, the first of equals, of those in a run, or where there is none of those that reach
// into it.
func (m *mixedGrid) peakOf(r runs.Run) Window {
	g := m.of[0]
	peak, found := r.First, false
	among := func(from, end int) {
		for i := max(0, from); i < min(end, len(g.windows)); i++ {
			if g.windows[i] != 0 && (!found || g.windows[i].above(g.windows[peak])) {
				peak, found = i, true
			}
		}
	}
	if among(r.First, r.End-dayHours+1); !found {
		among(r.First-dayHours+1, r.End)
	}
	if !found {
		return Window{Start: g.stamp(r.First)}
	}
	return g.window(peak)
}

// primaryOf counts in how many hours of the runs that are heavy by some line each pollutant is primary, or heavy by itself; where there is
// none, in how many that count.
func (m *mixedGrid) primaryOf(found []runs.Run) []PollutantHours {
	g := m.of[0]
	var counts, all grading.PrimaryCount
	for _, r := range found {
		for i := r.From; i < r.Until; i++ {
			if heavy, of := m.heavy(i); heavy {
				counts.Add(g.hours[i].Primary | of)
			} else if g.value(i) >= 0 {
				all.Add(g.hours[i].Primary)
			}
		}
	}
	if counts == (grading.PrimaryCount{}) {
		counts = all
	}
	return grading.Ranked(counts, pollutantHours)
}

// heavy reports whether an hour is heavy by some line, and by which pollutants' own.
func (m *mixedGrid) heavy(i int) (heavy bool, of aqi.Pollutants) {
	for k, l := range m.lines {
		if m.Above[k].Heavy.Has(i) {
			heavy, of = true, of|aqi.PollutantsOf(l.pollutant)
		}
	}
	return heavy, of
}
