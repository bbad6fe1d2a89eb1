package alert

import (
	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/internal/wording"
)

// Episode is a heavy-pollution episode (重污染过程): one or more runs, each less than the plan's MergeHours after the one before
// (3.7.1, fourth paragraph).
//
//clearsky:whole
type Episode struct {
	aqi.Span       // from the first run's start to the last one's end, or to where lifting may begin; gaps are included
	Level    Level `json:"level"` // from the start on; NoAlert where the pollution is heavy but no trigger is met
	// Open says that the episode is not known to have ended: no window that begins at its end or later is valid.
	Open bool   `json:"open"`
	Peak Window `json:"peak"` // the window with the highest mean, the first of equals
	Runs []Run  `json:"runs"`
	// Sustained says for how long each of the plan's thresholds counts as exceeded by its own runs, lowest first, as the plan's
	// reading of merging has it.
	Sustained []Condition `json:"sustained"`
	// Primary holds the pollutants that are primary in the heavy hours of the runs, most hours first; of a run without a heavy
	// hour (reading FromConcentrations), in all its hours that count.
	Primary []PollutantHours `json:"primary"`
}

// PollutantHours is a pollutant with the number of heavy hours in which it is primary.
//
//clearsky:whole
type PollutantHours struct {
	Pollutant aqi.Pollutant `json:"pollutant"`
	Hours     int           `json:"hours"`
}

// String returns "PM2.5 for 50 h".
func (p PollutantHours) String() string { return p.text(wording.English) }

// Chinese returns "细颗粒物50小时".
func (p PollutantHours) Chinese() string { return p.text(wording.Chinese) }

func (p PollutantHours) text(l wording.Language) string {
	return l.F("%v for %d h", "%v%d小时", p.Pollutant, p.Hours)
}

// String returns "Orange, 2026-01-05 07:00 to 2026-01-07 09:00, open (daily AQI > 200 for 48 h)".
func (e Episode) String() string { return e.text(wording.English) }

// Chinese returns the same in Chinese.
func (e Episode) Chinese() string { return e.text(wording.Chinese) }

func (e Episode) text(l wording.Language) string {
	open := ""
	if e.Open {
		open = l.Pick("open", "未结束")
	}
	return l.Join(l.Of(e.Level), l.Of(e.Span), open) + l.Bracket(sustainedText(l, e.Sustained))
}

// Episodes returns the heavy-pollution episodes of a series, by time, at least the plan's MergeHours apart. An episode that
// reaches no level is among them, since later hours may raise it. Windows lie inside the series: hours before and after it
// are unknown, which is not the same as missing. It takes time in proportion to the hours and to the plan's thresholds.
//
// Errors, all at once: of the series a start that is no hour, unknown pollutants, more than
// a million hours, and under the reading FromConcentrations daily AQIs that are missing or not one for each window.
func (r *Ruleset) Episodes(s Series) ([]Episode, error) {
	g, err := r.grid(s)
	if err != nil {
		return nil, err
	}
	g.grade(r)
	return r.episodes(g), nil
}

// episodes returns the episodes of a grid that is graded.
func (r *Ruleset) episodes(g *grid) []Episode {
	for of := range g.graded.graders {
		if g.fromConcentrations {
			of.FindBare()
		}
	}
	grader := g.grader()
	found := grader.Find()
	if len(found) == 0 {
		return nil
	}
	all := make([]Run, len(found))
	n, hours := len(r.written), make([]int, r.lines())
	sustained := make([]Condition, 2*n*len(found)) // of the runs, and of the episodes, which are no more
	next := func() []Condition {
		s := sustained[:n:n]
		sustained = sustained[n:]
		return s
	}
	for i, run := range found {
		all[i] = Run{Span: g.span(run.From, run.Until), Peak: g.peak(run), Sustained: next()}
		all[i].Level = r.grade(grader, i, i+1, all[i].Sustained, hours)
	}
	episodes := make([]Episode, 0, len(found))
	last, tails := g.lastValid(), g.tails()
	for first, end, until := 0, 0, 0; first < len(found); first = end {
		end, until = tails.episode(grader, r.rules.Gap, found, first)
		e := episodeOf(all[first:end:end])
		e.Until = g.stamp(until)
		e.Sustained = next()
		e.Level = r.grade(grader, first, end, e.Sustained, hours)
		e.Open = last < e.Until
		e.Primary = g.primary(found[first:end])
		episodes = append(episodes, e)
	}
	return episodes
}

// episodeOf returns the hours and the peak of an episode of those runs.
func episodeOf(runs []Run) Episode {
	e := Episode{Span: aqi.Span{From: runs[0].From, Until: runs[len(runs)-1].Until}, Peak: runs[0].Peak, Runs: runs}
	for _, r := range runs {
		if r.Peak.above(e.Peak) {
			e.Peak = r.Peak
		}
	}
	return e
}
