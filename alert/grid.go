package alert

import (
	"iter"

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

// above reports whether the mean of one valid window is above that of another.
func (t tally) above(other tally) bool { return t.sum()*other.values() > other.sum()*t.values() }

// grid is a series made ready for grading: its hours, and the tally of the window that starts at each.
type grid struct {
	start    aqi.Stamp
	hours    []Hour
	windows  []tally
	readings Readings
	leftOut  Marks // hours with one of these do not count

	fromConcentrations bool // the tallies are daily AQIs from concentrations
}

// grid checks plan and series, and makes the series ready.
func (p *Plan) grid(s Series) (*grid, error) {
	var fs aqi.Faults
	p.validate(&fs)
	g := p.read(&fs, s)
	return g, fs.Err()
}

// read makes the series ready and adds its faults; where there are any the grid is not to be used.
func (p *Plan) read(fs *aqi.Faults, s Series) *grid {
	s.check(fs, "/series")
	g := &grid{start: s.Start, hours: s.Hours, readings: p.Readings, leftOut: p.Readings.leftOut()}
	if !g.roll() {
		checkHours(fs, "/series/hours", len(s.Hours), func(i int) Hour { return s.Hours[i] })
	}
	g.windows = g.windows[:s.windows()]
	g.trim()
	if g.fromConcentrations = p.Readings.Daily == FromConcentrations; g.fromConcentrations {
		s.checkDaily(fs, "/series")
		if len(*fs) == 0 && !g.take(s.Daily) {
			checkNumber(fs, "/series/daily", 0, len(g.windows), len(g.windows))
		}
	}
	if p.Readings.WholeDay == MidnightWindow {
		g.keepWholeDays()
	}
	return g
}

// roll fills in the windows' tallies, and reports whether every hour is sound. The array holds an hour's part until the window that
// starts there is complete.
func (g *grid) roll() bool {
	windows := make([]tally, len(g.hours))
	var marks Marks
	var primary aqi.Pollutants
	var t tally
	wrong := false
	for i, h := range g.hours {
		marks |= h.Marks
		primary |= h.Primary
		v, ok := h.AQI.Value()
		part := oneValue + tally(v)
		if !ok || h.Marks&g.leftOut != 0 || h.Low.Valid() {
			part = 0
			wrong = wrong || h.lowWrong()
			if v, ok := g.readings.AQI(h).Value(); ok {
				part = oneValue + tally(v)
			}
		}
		windows[i] = part
		t += part
		if first := i - dayHours + 1; first >= 0 {
			leaves := windows[first]
			windows[first] = 0
			if t.values() >= dayNeeds {
				windows[first] = t
			}
			t -= leaves
		}
	}
	g.windows = windows
	return marks.Valid() && unknownPollutants(primary) == 0 && !wrong
}

// trim makes the windows that begin before the first hour that has an AQI or end after the last not valid: missing hours at either
// end are no data.
func (g *grid) trim() {
	first := 0
	for first < len(g.windows) && !g.known(first) {
		g.windows[first] = 0
		first++
	}
	clear(g.windows[min(len(g.windows), max(0, g.untilKnown(len(g.hours))-dayHours+1)):])
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

// known reports whether the hour has an AQI, even one that does not count as it is of dust.
func (g *grid) known(i int) bool {
	h := g.hours[i]
	return h.AQI.Valid() && h.Marks&g.leftOut&NoParticles == 0
}

// take puts the daily AQIs from concentrations in the place of the means, where a window has enough hours that count and
// does not reach into a forecast of days. It reports whether there are such daily AQIs if any is needed.
func (g *grid) take(daily []aqi.DailyIndex) bool {
	for i, days := range g.wholeDays() {
		if g.windows[i] == 0 || days > 0 {
			continue
		}
		if daily == nil {
			return false
		}
		g.windows[i] = 0
		if v, ok := daily[i].AQI.Value(); ok {
			g.windows[i] = oneValue + tally(v)
		}
	}
	return true
}

// keepWholeDays makes the windows that hold part of a day known only by its forecast not valid.
func (g *grid) keepWholeDays() {
	for i, days := range g.wholeDays() {
		if days > 0 && (days < dayHours || g.stamp(i).Hour() != 0) {
			g.windows[i] = 0
		}
	}
}

// wholeDays returns how many hours of each window are known only by the forecast of their day.
func (g *grid) wholeDays() iter.Seq2[int, int] {
	return func(yield func(int, int) bool) {
		n := 0
		for i, h := range g.hours {
			if h.Marks.Has(WholeDay) {
				n++
			}
			first := i - dayHours + 1
			if first >= 0 && !yield(first, n) {
				return
			}
			if first >= 0 && g.hours[first].Marks.Has(WholeDay) {
				n--
			}
		}
	}
}

// value returns the AQI with which an hour counts, -1 where it does not.
func (g *grid) value(i int) int {
	v, _ := g.readings.AQI(g.hours[i]).Value() // -1: none
	return v
}

// fill fills in which windows exceed each threshold and, as far as they reach, which hours are heavy.
func (g *grid) fill(above []runs.Above, thresholds []runs.Threshold) {
	for k, t := range thresholds {
		a := &above[k]
		for w := range a.Windows {
			if 64*w < len(g.windows) && (k == 0 || above[k-1].Windows[w] != 0) {
				a.Windows[w] = exceeding(g.windows[64*w:min(64*w+64, len(g.windows))], t)
			}
			if a.Windows[w] != 0 || w > 0 && a.Windows[w-1] != 0 {
				a.Heavy[w] = g.heavy(64*w, t)
			}
		}
	}
}

// exceeding returns which of up to 64 windows exceed the threshold, as bits.
func exceeding(windows []tally, t runs.Threshold) (word uint64) {
	for i, w := range windows {
		word |= uint64((uint32(t)*w.values()-w.sum())>>31) << i // the sign of the difference
	}
	return word
}

// heavy returns which of the 64 hours from the first on count and are above the threshold, as bits.
func (g *grid) heavy(first int, t runs.Threshold) (word uint64) {
	for i := first; i < min(first+64, len(g.hours)); i++ {
		if t.Exceeds(g.value(i)) {
			word |= 1 << (i - first)
		}
	}
	return word
}

func (g *grid) window(i int) Window {
	return Window{Start: g.stamp(i), Sum: int64(g.windows[i].sum()), Count: int(g.windows[i].values())}
}

func (g *grid) stamp(i int) aqi.Stamp { return g.start + aqi.Stamp(i) }

func (g *grid) span(from, until int) aqi.Span {
	return aqi.Span{From: g.stamp(from), Until: g.stamp(until)}
}
