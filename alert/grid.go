package alert

import (
	"iter"
	"slices"

	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/internal/runs"
)

// tally holds a window's sum and count, or one hour's part in them: the AQI, from bit 16 the number of values. A window that is not
// valid is 0.
type tally uint32

const oneValue tally = 1 << 16

func (t tally) sum() uint32    { return uint32(t & (oneValue - 1)) }
func (t tally) values() uint32 { return uint32(t / oneValue) }

// exceeds reports whether the window's mean is above the threshold; that of one that is not valid never is.
func (t tally) exceeds(th runs.Threshold) bool { return t.sum() > uint32(th)*t.values() }

// mean returns the mean of a valid window, in parts of one that all means of up to 24 values are whole numbers of.
func (t tally) mean() uint32 { return t.sum() * partsOver[t.values()%(dayHours+1)] }

// partsOver are the parts, 212,520, over a number of values that a valid window may have.
var partsOver = [dayHours + 1]uint32{1: 212_520, 20: 10_626, 21: 10_120, 22: 9_660, 23: 9_240, 24: 8_855}

// above reports whether the mean of one valid window is above that of another.
func (t tally) above(other tally) bool { return t.mean() > other.mean() }

// grid is a series made ready for grading: its hours, and the tally of the window that starts at each.
type grid struct {
	start    aqi.Stamp
	hours    []Hour
	windows  []tally
	readings Readings
	counting counting
	begin    int // position of the first hour that matters; those before are missing
	first    int // position of the first hour from there on that has an AQI, that behind the hours where none has

	fromConcentrations bool // the tallies are daily AQIs from concentrations
	hasNoted           bool // some hour is noted
	hasRanges          bool // of some hour a range is forecast
	graded             graded
	mixed              *mixedGrid        // of conditions on several measures; nil: there are none
	byPollutant        []PollutantSeries // of the hours; only where there are conditions on pollutants
}

// grader returns what finds and grades the runs.
func (g *grid) grader() grader {
	if g.mixed != nil {
		return &g.mixed.Mixed
	}
	return g.graded.grader
}

// newGrid returns a grid without hours, under the plan's readings.
func (r *Ruleset) newGrid() grid {
	of := r.plan.Readings
	return grid{readings: of, counting: r.counting, fromConcentrations: of.Daily == FromConcentrations}
}

// grid checks a series and makes it ready.
func (r *Ruleset) grid(s Series) (*grid, error) {
	var fs aqi.Faults
	if !r.check(&fs) {
		return nil, fs.Err()
	}
	g := r.read(&fs, s)
	return g, fs.Err()
}

// read makes the series ready and adds its faults; where there are any the grid is not to be used.
func (r *Ruleset) read(fs *aqi.Faults, s Series) *grid {
	s.check(fs, "/series")
	s.checkByPollutant(fs, "/series")
	g := r.newGrid()
	g.start, g.hours, g.byPollutant = s.Start, s.Hours, s.ByPollutant
	g.renew(fs, s, 0)
	return &g
}

// renew makes the windows ready from a position on, whose hours come from the series, and adds its faults.
func (g *grid) renew(fs *aqi.Faults, s Series, from int) {
	if !g.roll(from) {
		checkHours(fs, "/series/hours", len(s.Hours), func(i int) Hour { return s.Hours[i] })
	}
	g.trim(from)
	if g.readings.Windows == NaturalDays {
		g.keepDays(from)
	}
	if g.fromConcentrations {
		s.checkDaily(fs, "/series")
		if len(*fs) == 0 && !g.take(s, from) {
			checkNumber(fs, "/series/daily", 0, s.windows(), s.windows())
		}
	}
	if g.readings.WholeDay == MidnightWindow {
		g.keepWholeDays(from)
	}
}

// roll fills in the tallies of the windows that start at a position or later, and reports whether every hour of theirs is sound. The
// array holds an hour's part until the window that starts there is complete.
func (g *grid) roll(from int) bool {
	hours := g.hours
	windows := slices.Grow(g.windows[:from], len(hours)-from)[:len(hours)]
	g.windows = windows[:max(from, len(hours)-dayHours+1)]
	var marks Marks
	var primary aqi.Pollutants
	var t tally
	leftOut, others, wrong := g.counting.leftOut, Marks(g.counting.others), false
	parts := windows[from:]
	for i, h := range hours[from:] {
		marks |= h.Marks
		primary |= h.Primary
		v, ok := h.AQI.Value()
		part := oneValue + tally(v)
		if !ok || h.Marks&leftOut|Marks(h.Primary)&others != 0 || h.Low.Valid() {
			part = 0
			wrong = wrong || h.lowWrong()
			g.hasRanges = g.hasRanges || h.Low.Valid()
			if v, ok := g.counting.index(h).Value(); ok {
				part = oneValue + tally(v)
			}
		}
		parts[i] = part
		t += part
		if i < dayHours-1 {
			continue
		}
		leaves := parts[i-dayHours+1]
		w := t
		if t < dayNeeds*oneValue {
			w = 0
		}
		parts[i-dayHours+1] = w
		t -= leaves
	}
	g.hasNoted = g.hasNoted || marks.Has(Noted)
	return unknownPollutants(primary) == 0 && !wrong
}

// trim makes the windows from a position on that begin before the first hour that has an AQI or end after the last not valid: missing
// hours at either end are no data.
func (g *grid) trim(from int) {
	g.first = max(g.first, g.begin)
	for g.first < len(g.hours) && !g.known(g.first) {
		g.first++
	}
	if begin, first := min(from, g.begin), min(g.first, len(g.windows)); begin < first {
		clear(g.windows[begin:first])
	}
	end := min(len(g.windows), max(0, g.untilKnown(len(g.hours))-dayHours+1))
	clear(g.windows[end:])
	g.graded.stale(min(from, end))
}

// untilKnown returns the position behind the last hour before that one that has an AQI.
func (g *grid) untilKnown(i int) int {
	for i > 0 && !g.known(i-1) {
		i--
	}
	return i
}

// lastKnown returns the last hour up to that one that has an AQI, and that one where none has. Hours before it do not make a window
// valid.
func (g *grid) lastKnown(hour aqi.Stamp) aqi.Stamp {
	last := min(max(0, int(hour-g.start)+1), len(g.hours))
	if i := g.untilKnown(last); i > 0 {
		return g.stamp(i - 1)
	}
	return hour
}

// known reports whether the hour has an AQI, even one that does not count.
func (g *grid) known(i int) bool { return g.counting.known(g.hours[i]) }

// take puts the series' daily AQIs from concentrations in the place of the means from a position on, where a window has enough hours
// that count and does not reach into a forecast of days. It reports whether there are such daily AQIs if any is needed.
func (g *grid) take(s Series, from int) bool {
	before := int(s.Start - g.start) // windows that begin before the series
	for i, days := range g.wholeDays(from) {
		if g.windows[i] == 0 || days > 0 {
			continue
		}
		g.windows[i] = 0
		if i < before {
			continue
		}
		if s.Daily == nil {
			return false
		}
		if v, ok := s.Daily[i-before].AQI.Value(); ok {
			g.windows[i] = oneValue + tally(v)
		}
	}
	return true
}

// keepDays makes the windows from a position on that are no natural day not valid.
func (g *grid) keepDays(from int) {
	for i := from; i < len(g.windows); i++ {
		if g.stamp(i).Hour() != 0 {
			g.windows[i] = 0
		}
	}
}

// keepWholeDays makes the windows from a position on that hold part of a day known only by its forecast not valid.
func (g *grid) keepWholeDays(from int) {
	for i, days := range g.wholeDays(from) {
		if days > 0 && (days < dayHours || g.stamp(i).Hour() != 0) {
			g.windows[i] = 0
		}
	}
}

// wholeDays returns how many hours of each window from a position on are known only by the forecast of their day.
func (g *grid) wholeDays(from int) iter.Seq2[int, int] {
	return func(yield func(int, int) bool) {
		n := 0
		for i := from; i < len(g.hours); i++ {
			if g.hours[i].Marks.Has(WholeDay) {
				n++
			}
			first := i - dayHours + 1
			if first >= from && !yield(first, n) {
				return
			}
			if first >= from && g.hours[first].Marks.Has(WholeDay) {
				n--
			}
		}
	}
}

// value returns the AQI with which an hour counts, -1 where it does not.
func (g *grid) value(i int) int {
	v, _ := g.counting.index(g.hours[i]).Value() // -1: none
	return v
}

func (g *grid) window(i int) Window {
	return Window{Start: g.stamp(i), Sum: int64(g.windows[i].sum()), Count: int(g.windows[i].values())}
}

func (g *grid) stamp(i int) aqi.Stamp { return g.start + aqi.Stamp(i) }

func (g *grid) span(from, until int) aqi.Span {
	return aqi.Span{From: g.stamp(from), Until: g.stamp(until)}
}
