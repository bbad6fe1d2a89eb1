package region

import (
	"cmp"
	"slices"

	"github.com/clearsky-go/clearsky/alert"
	"github.com/clearsky-go/clearsky/aqi"
)

// carried is the pieces that carry a level or above, by time.
type carried struct {
	level  alert.Level
	pieces []piece
}

// carry returns for each of the levels the groups that carry it under the reading EachCounty.
func (p Policy) carry(r *Region, levels []alert.Level, findings [][]alert.Episode) []carried {
	all := make([]carried, len(levels))
	for i, level := range levels {
		var stays []stay
		for county, processes := range findings {
			for _, process := range processes {
				if process.Level >= level {
					stays = append(stays, stay{county, aqi.Span{From: process.From, Until: process.Until}, process.Peak, process.Open})
				}
			}
		}
		all[i] = carried{level, r.sweep(stays, p.MinGroup)}
	}
	return all
}

// join returns the spans, which are by their first hours, with those that are less than gap hours apart made one.
func join(spans []aqi.Span, gap int) []aqi.Span {
	var joined []aqi.Span
	for _, s := range spans {
		if last := len(joined) - 1; last >= 0 && int(s.From-joined[last].Until) < gap {
			joined[last].Until = max(joined[last].Until, s.Until)
			continue
		}
		joined = append(joined, s)
	}
	return joined
}

// periods returns the hours at which one of the groups carries.
func (c carried) periods() []aqi.Span {
	spans := make([]aqi.Span, len(c.pieces))
	for i, p := range c.pieces {
		spans[i] = p.span
	}
	return join(spans, 1)
}

func (p Policy) levelPeriods(all []carried) []LevelSpans {
	list := make([]LevelSpans, len(all))
	for i, c := range all {
		periods := c.periods()
		list[i] = LevelSpans{Level: c.level, Periods: periods, Episodes: join(periods, p.Plan.MergeHours)}
	}
	return list
}

// processes returns the prefecture's processes, without what is primary in them.
func (p Policy) processes(all []carried) []alert.Episode {
	var processes []alert.Episode
	for _, period := range all[0].periods() {
		run := runOf(all, period)
		last := len(processes) - 1
		if last < 0 || int(period.From-processes[last].Until) >= p.Plan.MergeHours {
			processes = append(processes, alert.Episode{Span: aqi.Span{From: run.From}})
			last++
		}
		process := &processes[last]
		process.Until, process.Level = run.Until, max(process.Level, run.Level)
		process.Peak = higher(process.Peak, run.Peak)
		process.Runs = append(process.Runs, run)
		process.Open = endsOpen(all, run.Until)
	}
	return processes
}

// endsOpen reports whether a group that carries until that hour is open.
func endsOpen(all []carried, end aqi.Stamp) bool {
	return slices.ContainsFunc(all, func(c carried) bool {
		return slices.ContainsFunc(c.pieces, func(p piece) bool { return p.open && p.span.Until == end })
	})
}

// runOf returns a period at the lowest level as a run: pieces of the higher levels lie inside such periods.
func runOf(all []carried, period aqi.Span) alert.Run {
	run := alert.Run{Span: aqi.Span{From: period.From, Until: period.Until}}
	for _, c := range all {
		for _, p := range c.pieces {
			if p.span.From >= period.From && p.span.Until <= period.Until {
				run.Level, run.Peak = max(run.Level, c.level), higher(run.Peak, p.peak)
			}
		}
	}
	return run
}

// addPeaks gives each run the highest daily AQI of a county that carries it, among the windows before a known hour whose middle
// lies in the hours at which it does, and the peaks of processes that lie in them: a county's own process may go on, and get
// worse, when it carries nothing any more. Where no such window is judged the peak of the county's process stays.
func addPeaks(processes []alert.Episode, lowest carried, locals []local, ps peaks) {
	for i := range processes {
		process := &processes[i]
		process.Peak = alert.Window{}
		for j := range process.Runs {
			run := &process.Runs[j]
			if peak := ps.of(*run, lowest, locals); peak.Valid() {
				run.Peak = peak
			}
			process.Peak = higher(process.Peak, run.Peak)
		}
	}
}

// peaks finds the highest windows before a known hour, of the counties' processes as the hours before it have them.
type peaks struct {
	known aqi.Stamp
	taken func(local) (aqi.Span, []alert.Episode)
}

// of returns the highest window of the run, none where none is judged. The peaks of the counties' processes come first: as a
// rule one of them is the highest, and the other windows need not be made.
func (ps peaks) of(run alert.Run, lowest carried, locals []local) alert.Window {
	var peak alert.Window
	for _, higher := range []func(*local, aqi.Span, alert.Window) alert.Window{ps.ofProcesses, ps.ofWindows} {
		for _, p := range lowest.pieces {
			if p.span.From < run.From || p.span.Until > run.Until {
				continue
			}
			for _, m := range p.members {
				peak = higher(&locals[m], p.span, peak)
			}
		}
	}
	return peak
}

const middle = dayHours / 2 // of a window

// ofProcesses returns the higher of the peak so far and those of the county's processes that lie in the span, or have their
// middle there, and end by the known hour.
func (ps peaks) ofProcesses(l *local, span aqi.Span, peak alert.Window) alert.Window {
	_, processes := ps.taken(*l)
	for _, p := range processes {
		mid := p.Peak.Start + middle
		inside := mid >= span.From && mid < span.Until || p.From >= span.From && p.Until <= span.Until
		if inside && p.Peak.End() <= ps.known {
			peak = higher(peak, p.Peak)
		}
	}
	return peak
}

// ofWindows returns the higher of the peak so far and all judged windows that have their middle in the span and end by the known
// hour. It need not look where the county's processes have no higher one.
func (ps peaks) ofWindows(l *local, span aqi.Span, peak alert.Window) alert.Window {
	most := alert.Window{}
	_, processes := ps.taken(*l)
	for _, p := range processes {
		if p.From < span.Until && p.Until > span.From {
			most = higher(most, p.Peak)
		}
	}
	if higher(peak, most) == peak {
		return peak
	}
	windows := l.ownWindows()
	first := max(0, int(span.From-l.span.From)-middle)
	for i := first; i < len(windows) && windows[i].Start+middle < span.Until && windows[i].End() <= ps.known; i++ {
		peak = higher(peak, windows[i])
	}
	return peak
}

// addPrimary counts for each process, over the counties that carry it, the heavy hours in which each pollutant is primary;
// where there are none, the hours that count.
func (p Policy) addPrimary(processes []alert.Episode, all []carried, locals []local) {
	if p.Reading == EachCounty {
		all = all[:min(1, len(all))] // groups that carry more are inside those that carry the lowest level
	}
	lowest := lowestOf(p.Plan)
	for i := range processes {
		process := &processes[i]
		spans := memberSpans(all, process, len(locals))
		for _, heavy := range []bool{true, false} {
			var counts alert.PrimaryCount
			for county := range locals {
				l := &locals[county]
				if p.Reading == GroupMean {
					l.countPrimary(&counts, p.Plan.Readings, lowest, spans[county], heavy)
				} else {
					l.countPrimary(&counts, l.plan.Readings, l.lowest, spans[county], heavy)
				}
			}
			if process.Primary = counts.Ranked(); process.Primary != nil {
				break
			}
		}
	}
}

// memberSpans returns the hours of the process at which each county is in a group that carries, each hour once.
func memberSpans(all []carried, process *alert.Episode, counties int) [][]aqi.Span {
	spans := make([][]aqi.Span, counties)
	for _, c := range all {
		for _, p := range c.pieces {
			if p.span.From < process.From || p.span.Until > process.Until {
				continue
			}
			for _, m := range p.members {
				spans[m] = append(spans[m], p.span)
			}
		}
	}
	for i := range spans {
		slices.SortFunc(spans[i], func(a, b aqi.Span) int { return cmp.Compare(a.From, b.From) })
		spans[i] = join(spans[i], 1)
	}
	return spans
}

// countPrimary counts the primary pollutants of the hours that count, heavy ones or all.
func (l *local) countPrimary(counts *alert.PrimaryCount, readings alert.Readings, lowest threshold, spans []aqi.Span, heavy bool) {
	for _, s := range spans {
		from, until := max(s.From, l.span.From), max(s.From, l.span.From, min(s.Until, l.span.Until))
		for _, h := range l.series.Hours[from-l.span.From : until-l.span.From] {
			value, _ := h.AQI.Value()
			if heavy && !lowest.exceeds(value) || !readings.Counts(h) {
				continue
			}
			counts.Add(h.Primary)
		}
	}
}
