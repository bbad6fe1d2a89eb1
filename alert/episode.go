package alert

import (
	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/internal/grading"
	"github.com/clearsky-go/clearsky/internal/wording"
)

// Episode is a heavy-pollution episode (重污染过程): one or more runs, each less than the plan's MergeHours after the one before
// (3.7.1, fourth paragraph).
//
//clearsky:whole
type Episode struct {
	aqi.Span       // from the first run's start to the last one's end, the gaps between runs included
	Level    Level `json:"level"` // from the start on; NoAlert where the pollution is heavy but no trigger is met
	// Open says that the last exceeding window ends with the series, so that the episode's end is provisional.
	Open bool   `json:"open"`
	Peak Window `json:"peak"` // the window with the highest mean, the first of equals
	Runs []Run  `json:"runs"`
	// Sustained says how long each of the plan's thresholds counts as exceeded, lowest first, as the plan's reading of merging
	// has it.
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
// Errors, all at once: those of [Plan.Validate]; of the series a start that is no hour, unknown marks and pollutants, more than
// a million hours, and under the reading FromConcentrations daily AQIs that are missing or not one for each window.
func (p Plan) Episodes(s Series) ([]Episode, error) {
	g, err := p.grid(s)
	if err != nil {
		return nil, err
	}
	c := p.criteria()
	return p.episodes(g, &c), nil
}

// episodes returns the episodes of a grid.
func (p *Plan) episodes(g *grid, c *criteria) []Episode {
	var episodes []Episode
	var counts grading.PrimaryCount
	last := stretch{}
	for i := 0; ; i = last.last + 1 {
		next, ok := g.next(c.lowest(), i, len(g.windows))
		starts := len(episodes) == 0 || next.from-last.until >= p.MergeHours
		if len(episodes) > 0 && (!ok || starts) {
			e := &episodes[len(episodes)-1]
			p.conclude(e, c)
			e.Open, e.Primary = g.lastValid() < e.Until, grading.Ranked(counts, pollutantHours)
			counts = grading.PrimaryCount{}
		}
		if !ok {
			return episodes
		}
		if starts {
			episodes = append(episodes, Episode{})
		}
		e := &episodes[len(episodes)-1]
		e.Runs = append(e.Runs, g.run(c, next, p.Readings.Sustained))
		g.countPrimary(&counts, c.lowest(), next)
		last = next
	}
}

func pollutantHours(p aqi.Pollutant, hours int) PollutantHours { return PollutantHours{p, hours} }

// conclude draws the episode from its runs.
func (p *Plan) conclude(e *Episode, c *criteria) {
	e.Span = aqi.Span{From: e.Runs[0].From, Until: e.Runs[len(e.Runs)-1].Until}
	e.Peak = e.Runs[0].Peak
	for _, r := range e.Runs {
		e.Level = max(e.Level, r.Level)
		if r.Peak.above(e.Peak) {
			e.Peak = r.Peak
		}
	}
	p.merge(c.hours, e.Runs, e.Hours())
	e.Sustained = c.sustained()
	if p.Readings.Merge != HighestRun {
		e.Level = max(e.Level, c.level())
	}
}

// merge fills in how long the thresholds count as exceeded by the runs together.
func (p *Plan) merge(hours []int, runs []Run, span int) {
	clear(hours)
	for _, r := range runs {
		for i, c := range r.Sustained {
			if p.Readings.Merge == SumOfRuns {
				hours[i] += c.Hours
			} else {
				hours[i] = max(hours[i], c.Hours)
			}
		}
	}
	if p.Readings.Merge == WholeSpan && len(runs) > 1 {
		hours[0] = max(hours[0], span)
	}
}

// countPrimary counts in how many heavy hours of the run each pollutant is primary; of a run without one, in how
// many that count.
func (g *grid) countPrimary(counts *grading.PrimaryCount, t grading.Threshold, s stretch) {
	found := false
	for i := s.from; i < s.until; i++ {
		if g.heavy(t, i) {
			found = true
			counts.Add(g.hours[i].Primary)
		}
	}
	for i := s.from; i < s.until && !found; i++ {
		if h := g.hours[i]; h.AQI.Valid() && h.Marks&g.leftOut == 0 {
			counts.Add(h.Primary)
		}
	}
}
