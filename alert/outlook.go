package alert

import (
	"fmt"

	"github.com/clearsky-go/clearsky/aqi"
)

// Outlook is what is known at a whole hour of a county or a prefecture, as far as Decide needs it: the processes of
// monitored and forecast hours, and what was judged.
type Outlook struct {
	At      aqi.Stamp `json:"at"`
	Horizon aqi.Stamp `json:"horizon"` // the hour after the last that has an AQI; At or earlier where there is no forecast
	// Processes are those of monitored and forecast hours together, Monitored those of the hours before At alone; both by
	// time, and those of a list at least the plan's LiftHours apart.
	Episodes []Episode `json:"episodes"`
	Observed []Episode `json:"observed"`
	// Exceeding counts, of the 24 windows that begin in [At, At+24), those that exceed the plan's lowest threshold.
	ExceedingWindows int `json:"exceeding_windows"`
	// Lowest is the judged one of them with the lowest mean, the first of equals; none where none is judged.
	Lowest Window `json:"lowest"`
	// Unknown are the hours of [At, At+LiftHours) that lie in no judged window, those beyond the horizon among them.
	Unknown []aqi.Span `json:"unknown"`
}

// Outlook returns what the series says at an hour. Hours before it must be observed or missing, hours from it on forecast or
// missing.
//
// Errors, all problems at once: those of [Plan.Processes]; [ErrSeries] for a forecast before at, an observation from at on, and
// an at outside the years 1 to 9999.
func (p Plan) Outlook(s Series, at aqi.Stamp) (Outlook, error) {
	g, err := p.outlookGrid(s, at)
	if err != nil {
		return Outlook{}, err
	}
	return p.outlook(g, at), nil
}

func (p Plan) outlookGrid(s Series, at aqi.Stamp) (*grid, error) {
	var fs collector
	g := p.collectGrid(&fs, s)
	sound := len(fs.list) == 0
	switch {
	case !at.Valid(), sound && !(at + aqi.Stamp(p.LiftHours)).Valid():
		fs.series("time of the outlook", at.String(), "the years 1 to 9999, the hours that lifting needs included")
	case sound:
		now := min(max(0, int(at-g.start)), len(g.hours))
		g.checkKnown(&fs, 0, now, Forecast, "forecast", "observed or missing before the time of the outlook")
		g.checkKnown(&fs, now, len(g.hours), 0, "observed", "forecast or missing from the time of the outlook on")
	}
	return g, fs.err()
}

// checkKnown refuses the hours from i up to end whose mark of a forecast is the one given, neighbours merged.
func (g *grid) checkKnown(fs *collector, i, end int, mark Marks, got, want string) {
	wrong := func(i int) bool { return i < end && g.hours[i].AQI.Valid() && g.hours[i].Marks&Forecast == mark }
	for ; i < end; i++ {
		first := i
		for wrong(i) {
			i++
		}
		if i > first {
			fs.series(fmt.Sprintf("hours %d–%d", first, i-1), got, want)
		}
	}
}

func (p Plan) outlook(g *grid, at aqi.Stamp) Outlook {
	ts := p.thresholds()
	o := Outlook{At: at, Horizon: g.horizon()}
	o.Episodes = p.processes(g, ts)
	o.Observed = p.processes(g.before(at), ts)
	o.ExceedingWindows, o.Lowest = g.ahead(ts[0], at)
	o.Unknown = g.notJudged(aqi.Span{From: at, Until: at + aqi.Stamp(p.LiftHours)})
	return o
}

// horizon returns the hour after the last that is known, the start of the series where none is.
func (g *grid) horizon() aqi.Stamp {
	n := len(g.hours)
	for n > 0 && !g.hours[n-1].AQI.Valid() {
		n--
	}
	return g.stamp(n)
}

// before returns the grid of the hours before that hour.
func (g *grid) before(at aqi.Stamp) *grid {
	n := min(max(0, int(at-g.start)), len(g.hours))
	past := *g
	past.hours = g.hours[:n]
	past.windows = g.windows[:max(0, n-dayHours+1)]
	return &past
}

// ahead counts the windows that begin in the 24 hours from at and exceed, and finds the lowest of those that are judged.
func (g *grid) ahead(t threshold, at aqi.Stamp) (exceeding int, lowest Window) {
	first := max(0, int(at-g.start))
	for i := first; i < min(int(at-g.start)+dayHours, len(g.windows)); i++ {
		w := g.window(i)
		if t.exceeds(g.windows[i]) {
			exceeding++
		}
		if w.Valid() && (!lowest.Valid() || lowest.above(w)) {
			lowest = w
		}
	}
	return exceeding, lowest
}

// notJudged returns the hours of the span that lie in no judged window.
func (g *grid) notJudged(span aqi.Span) []aqi.Span {
	var spans []aqi.Span
	judged := span.From // hours of the span before this are judged or in spans already
	add := func(until aqi.Stamp) {
		if until > judged {
			spans = append(spans, aqi.Span{From: judged, Until: until})
		}
	}
	for i := max(0, int(span.From-g.start)-dayHours+1); i < len(g.windows) && g.stamp(i) < span.Until; i++ {
		if g.windows[i] == 0 || g.stamp(i)+dayHours <= judged {
			continue
		}
		add(min(g.stamp(i), span.Until))
		judged = max(judged, g.stamp(i)+dayHours)
	}
	add(span.Until)
	return spans
}
