package alert

import (
	"fmt"

	"github.com/clearsky-go/clearsky/aqi"
)

// Window is 24 consecutive hours, whatever hour they begin at, with their daily AQI (AQI日均值). The zero Window is none.
type Window struct {
	Start aqi.Stamp `json:"start"`
	Sum   int64     `json:"sum"`   // of the hourly AQIs that count
	Count int       `json:"count"` // how many count; 1 where Sum is a daily AQI from concentrations; 0: not judged
}

// End returns the hour after the window's last.
func (w Window) End() aqi.Stamp { return w.Start + dayHours }

// Judged reports whether the window has a daily AQI: at least 20 hours that count, and no part of a day known only by its
// daily value. A window that is not judged does not exceed anything.
func (w Window) Valid() bool { return w.Count > 0 }

// AQI returns the daily AQI, the mean rounded up (HJ 633-2012, 6.2); none where the window is not judged.
func (w Window) AQI() aqi.Index {
	if !w.Valid() || w.Sum < 0 || w.Sum > aqi.MaxIndex*int64(w.Count) {
		return aqi.Index{}
	}
	index, err := aqi.IndexOf(int((w.Sum + int64(w.Count) - 1) / int64(w.Count)))
	if err != nil {
		return aqi.Index{}
	}
	return index
}

// tally holds a window's sum and count, or one hour's part in them: the AQI, from bit 16 the number of values, from bit
// 24 the number of hours known only by their day's AQI. A window that is not judged is 0.
type tally uint32

const (
	oneValue    tally = 1 << 16
	oneWholeDay tally = 1 << 24
)

func (t tally) sum() uint32       { return uint32(t & (oneValue - 1)) }
func (t tally) values() uint32    { return uint32(t / oneValue % (oneWholeDay / oneValue)) }
func (t tally) wholeDays() uint32 { return uint32(t / oneWholeDay) }

// exceeds reports whether the exact mean of a judged window is above the threshold.
func (t threshold) exceeds(w tally) bool {
	return w.sum()+t.orEqual > t.aqi*w.values() && w != 0
}

// above reports whether the mean of one judged window is above that of another.
func (t tally) above(other tally) bool { return t.sum()*other.values() > other.sum()*t.values() }

// grid is a series made ready for grading: its hours, and the tally of the window that starts at each.
type grid struct {
	start   aqi.Stamp
	hours   []Hour
	windows []tally
	skip    Marks // hours with one of these do not count

	ofConcentrations bool // the tallies are daily AQIs from concentrations
}

// grid checks plan and series, and makes the series ready.
func (p Plan) grid(s Series) (*grid, error) {
	var fs collector
	g := p.collectGrid(&fs, s)
	return g, fs.err()
}

// collectGrid is grid with the faults collected; where there are any the grid is not to be used.
func (p Plan) collectGrid(fs *collector, s Series) *grid {
	p.validate(fs)
	s.checkStart(fs, "start")
	g := &grid{start: s.Start, hours: s.Hours, skip: p.Readings.skip()}
	if len(s.Hours) > maxHours || s.Start.Valid() && !g.stamp(len(s.Hours)).Valid() {
		fs.series("hours", fmt.Sprint(len(s.Hours)), fmt.Sprintf("at most %d, to the end of the year 9999", maxHours))
	}
	if !g.roll() {
		s.checkHours(fs)
	}
	g.windows = g.windows[:s.windows()]
	if g.ofConcentrations = p.Readings.Daily == FromConcentrations; g.ofConcentrations {
		s.checkDays(fs, "days")
		if len(fs.list) == 0 {
			g.take(fs, s.Daily)
		}
	}
	return g
}

// Counts reports whether the hour's AQI counts in a window's mean under the readings: it is there, and the hour is neither
// left out as dust nor without particulate matter.
func (r Readings) Counts(h Hour) bool { return h.AQI.Valid() && h.Marks&r.skip() == 0 }

// skip returns the marks of the hours that do not count.
func (r Readings) skip() Marks {
	var skip Marks
	if r.Dust == DustExcluded {
		skip |= Dusty
	}
	if r.Particles == ParticlesRequired {
		skip |= NoParticles
	}
	return skip
}

// checkHours refuses unknown marks and pollutants, equal neighbours merged.
func (s Series) checkHours(fs *collector) {
	for i, next := 0, 0; i < len(s.Hours); i = next {
		h := s.Hours[i]
		next = i + 1
		if h.known() {
			continue
		}
		for next < len(s.Hours) && s.Hours[next].Marks == h.Marks && s.Hours[next].Primary == h.Primary {
			next++
		}
		fs.series(fmt.Sprintf("hours %d–%d", i, next-1), fmt.Sprintf("marks %v, primary %v", h.Marks, h.Primary), "known marks and pollutants")
	}
}

func (h Hour) known() bool { return h.Marks&^allMarks == 0 && h.Primary.Valid() }

// roll fills in the windows' tallies, and reports whether every hour's marks and pollutants are known. The array holds an
// hour's part until the window that starts there is complete.
func (g *grid) roll() bool {
	windows := make([]tally, len(g.hours))
	rare := g.skip | WholeDay
	var marks Marks
	var primary aqi.Pollutants
	var t tally
	for i, h := range g.hours {
		marks |= h.Marks
		primary |= h.Primary
		v, ok := h.AQI.Value()
		part := oneValue + tally(v)
		if !ok || h.Marks&rare != 0 {
			part = g.rarePart(h)
		}
		windows[i] = part
		t += part
		if first := i - dayHours + 1; first >= 0 {
			leaves := windows[first]
			windows[first] = g.judged(first, t)
			t -= leaves
		}
	}
	g.windows = windows
	return Hour{Marks: marks, Primary: primary}.known()
}

// rarePart returns the part in its windows of an hour that is missing, does not count or is known only by its day's AQI.
func (g *grid) rarePart(h Hour) tally {
	v, ok := h.AQI.Value()
	switch {
	case h.Marks&WholeDay == 0:
		return 0
	case ok && h.Marks&g.skip == 0:
		return oneWholeDay + oneValue + tally(v)
	}
	return oneWholeDay
}

// judged returns the tally of a window, 0 where it is not judged: it has too few hours that count, or holds part of a day
// that is known only by its daily AQI.
func (g *grid) judged(first int, t tally) tally {
	if t.values() >= dayNeeds && (t < oneWholeDay || g.isDay(first, t)) {
		return t % oneWholeDay
	}
	return 0
}

// isDay reports whether the window is a natural day known by its daily AQI.
func (g *grid) isDay(first int, t tally) bool {
	return t.wholeDays() == dayHours && g.stamp(first).Hour() == 0
}

// take puts the daily AQIs from concentrations in the place of the means, where a window has enough hours that count and
// is not known by its day's AQI already.
func (g *grid) take(fs *collector, days []aqi.DailyIndex) {
	for i := range g.windows {
		if g.windows[i] == 0 || g.hours[i].Marks.Has(WholeDay) {
			continue
		}
		if days == nil {
			fs.series("days", "none", fmt.Sprintf("%d, one for each window", len(g.windows)))
			return
		}
		g.windows[i] = 0
		if v, ok := days[i].AQI.Value(); ok {
			g.windows[i] = oneValue + tally(v)
		}
	}
}

func (g *grid) window(i int) Window {
	return Window{Start: g.stamp(i), Sum: int64(g.windows[i].sum()), Count: int(g.windows[i].values())}
}

func (g *grid) stamp(i int) aqi.Stamp { return g.start + aqi.Stamp(i) }

// Windows returns every window of the series, the i-th that which starts at Hours[i], judged or not, under the plan's
// readings; none for fewer than 24 hours. Errors: those of [Plan.Processes].
func (p Plan) Windows(s Series) ([]Window, error) {
	g, err := p.grid(s)
	if err != nil {
		return nil, err
	}
	windows := make([]Window, len(g.windows))
	for i := range windows {
		windows[i] = g.window(i)
	}
	return windows, nil
}
