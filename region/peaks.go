package region

import (
	"github.com/clearsky-go/clearsky/alert"
	"github.com/clearsky-go/clearsky/aqi"
)

// addPeaks gives each run the highest daily AQI of a county that carries it, among the windows before a known hour whose middle
// lies in the hours at which it does, and the peaks of episodes that lie in them: a county's own episode may go on, and get
// worse, when it carries nothing any more. Where no such window is valid the peak of the county's episode stays.
func addPeaks(episodes []alert.Episode, lowest carried, locals []local, ps peaks) {
	for i := range episodes {
		e := &episodes[i]
		e.Peak = alert.Window{}
		for j := range e.Runs {
			run := &e.Runs[j]
			if peak := ps.of(run.Span, lowest, locals); peak.Valid() {
				run.Peak = peak
			}
			e.Peak = higher(e.Peak, run.Peak)
		}
	}
}

// peaks finds the highest windows before a known hour, of the counties' episodes as the hours before it have them.
type peaks struct {
	known aqi.Stamp
	taken func(local) (aqi.Span, []alert.Episode)
}

// of returns the highest window of the run, none where none is valid. The peaks of the counties' episodes come first: as a
// rule one of them is the highest, and the other windows need not be made.
func (ps peaks) of(run aqi.Span, lowest carried, locals []local) alert.Window {
	var peak alert.Window
	for _, higher := range []func(*local, aqi.Span, alert.Window) alert.Window{ps.ofEpisodes, ps.ofWindows} {
		for _, g := range lowest.groups {
			if !within(g.span, run) {
				continue
			}
			for _, m := range g.members {
				peak = higher(&locals[m], g.span, peak)
			}
		}
	}
	return peak
}

const middle = dayHours / 2 // of a window

// ofEpisodes returns the higher of the peak so far and those of the county's episodes that lie in the span, or have their
// middle there, and end by the known hour.
func (ps peaks) ofEpisodes(l *local, span aqi.Span, peak alert.Window) alert.Window {
	_, episodes := ps.taken(*l)
	for _, e := range episodes {
		inside := span.Contains(e.Peak.Start+middle) || within(e.Span, span)
		if inside && e.Peak.Span().Until <= ps.known {
			peak = higher(peak, e.Peak)
		}
	}
	return peak
}

// ofWindows returns the higher of the peak so far and all valid windows that have their middle in the span and end by the known
// hour. It need not look where the county's episodes have no higher one.
func (ps peaks) ofWindows(l *local, span aqi.Span, peak alert.Window) alert.Window {
	most := alert.Window{}
	_, episodes := ps.taken(*l)
	for _, e := range episodes {
		if e.Overlaps(span) {
			most = higher(most, e.Peak)
		}
	}
	if higher(peak, most) == peak {
		return peak
	}
	windows := l.ownWindows()
	first := max(0, int(span.From-l.span.From)-middle)
	for i := first; i < len(windows) && windows[i].Start+middle < span.Until && windows[i].Span().Until <= ps.known; i++ {
		peak = higher(peak, windows[i])
	}
	return peak
}
