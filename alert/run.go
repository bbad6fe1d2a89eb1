package alert

import (
	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/internal/grading"
	"github.com/clearsky-go/clearsky/internal/wording"
)

// Run is a stretch of hours of heavy pollution above the plan's lowest threshold (连续超标时段): hours that each lie in an
// exceeding window, cut back to the first and the last that is heavy itself, its own AQI above the threshold. Under the reading
// FromConcentrations, a window can exceed without a heavy hour: its hours are not cut.
//
//clearsky:whole
type Run struct {
	aqi.Span
	Level Level  `json:"level"` // the highest that the run reaches; NoAlert where it reaches none
	Peak  Window `json:"peak"`  // the window with the highest mean, the first of equals
	// Sustained says how long each of the plan's thresholds is exceeded inside the run, lowest first; 0 hours: never. Two that no
	// integer tells apart, as above 200 and at least 201, are one.
	Sustained []Condition `json:"sustained"`
}

// String returns "Orange, 2026-01-05 07:00 to 2026-01-07 09:00 (daily AQI > 200 for 48 h)".
func (r Run) String() string { return r.text(wording.English) }

// Chinese returns the same in Chinese.
func (r Run) Chinese() string { return r.text(wording.Chinese) }

func (r Run) text(l wording.Language) string {
	return l.Join(l.Of(r.Level), l.Of(r.Span)) + l.Bracket(sustainedText(l, r.Sustained))
}

// sustainedText lists the thresholds that are exceeded.
func sustainedText(l wording.Language, sustained []Condition) string {
	var parts []string
	for _, c := range sustained {
		if c.Hours > 0 {
			parts = append(parts, c.text(l))
		}
	}
	return l.Join(parts...)
}

// stretch is a run as positions in a grid.
type stretch struct {
	first, last int // the first and the last exceeding window
	from, until int // the run's hours
	peak        int // its highest window
}

// next returns the first run at the threshold among the windows from i up to but without end.
func (g *grid) next(t grading.Threshold, i, end int) (stretch, bool) {
	windows := g.windows[:end]
	for i < len(windows) && !windows[i].exceeds(t) {
		i++
	}
	if i == end {
		return stretch{}, false
	}
	s := stretch{first: i, last: i, peak: i}
	for i++; i < len(windows) && i <= s.last+dayHours; i++ {
		if w := windows[i]; w.exceeds(t) {
			s.last = i
			if w.above(windows[s.peak]) {
				s.peak = i
			}
		}
	}
	g.cut(t, &s)
	return s, true
}

// cut cuts the hours of the stretch back to its first and last heavy hour. A mean above a threshold has an hour above it; a
// daily AQI from concentrations may have none, and the hours of such a window stay.
func (g *grid) cut(t grading.Threshold, s *stretch) {
	from, until := s.first, s.last+dayHours
	s.from, s.until = from, until
	for s.from < until && !g.heavy(t, s.from) {
		s.from++
	}
	for s.until > from && !g.heavy(t, s.until-1) {
		s.until--
	}
	if g.fromConcentrations {
		g.keepBare(t, s)
	}
}

// keepBare takes back the hours of the exceeding windows that have no heavy hour.
func (g *grid) keepBare(t grading.Threshold, s *stretch) {
	next, latest := s.first, s.first-1 // the next hour to look at, and the last heavy one before it
	for i := s.first; i <= s.last; i++ {
		for ; next < i+dayHours; next++ {
			if g.heavy(t, next) {
				latest = next
			}
		}
		if latest < i && g.windows[i].exceeds(t) {
			s.from, s.until = min(s.from, i), max(s.until, i+dayHours)
		}
	}
}

// sustained returns for how many hours the run, drawn at the lowest threshold, exceeds this one: 24 at least where it holds
// an exceeding window, 0 where it holds none.
func (g *grid) sustained(t grading.Threshold, s stretch, reading SustainedReading) int {
	if !g.windows[s.peak].exceeds(t) {
		return 0
	}
	if reading == Unbroken {
		return max(dayHours, g.unbroken(t, s))
	}
	return max(dayHours, g.dayAfterDay(t, s))
}

// dayAfterDay returns 24 hours for each window of the longest row of back-to-back exceeding windows inside the run.
func (g *grid) dayAfterDay(t grading.Threshold, s stretch) int {
	most, windows := 0, g.windows[:s.last+1]
	for first := s.from; first < s.from+dayHours; first++ {
		row := 0
		for i := first; i+dayHours <= s.until; i += dayHours {
			if windows[i].exceeds(t) {
				row += dayHours
				most = max(most, row)
			} else {
				row = 0
			}
		}
	}
	return most
}

// unbroken returns the hours of the longest stretch inside the run in which every window exceeds.
func (g *grid) unbroken(t grading.Threshold, s stretch) int {
	most, row := 0, 0
	for i := s.from; i+dayHours <= s.until; i++ {
		if g.windows[i].exceeds(t) {
			row++
			most = max(most, row+dayHours-1)
		} else {
			row = 0
		}
	}
	return most
}

// run grades a stretch at the lowest of the thresholds.
func (g *grid) run(c *criteria, s stretch, reading SustainedReading) Run {
	for i, t := range c.Thresholds {
		c.hours[i] = g.sustained(t, s, reading)
	}
	return Run{
		Span: aqi.Span{From: g.stamp(s.from), Until: g.stamp(s.until)}, Level: c.level(), Peak: g.window(s.peak), Sustained: c.sustained(),
	}
}
