package alert

import (
	"slices"

	"github.com/clearsky-go/clearsky/aqi"
)

// Process is a heavy-pollution process (重污染过程): one or more runs, each less than the plan's LiftHours after the one before
// (3.7.1, fourth paragraph).
type Episode struct {
	aqi.Span       // from the first run's start to the last one's end, the gaps between runs included
	Level    Level `json:"level"` // from the start on; None where the pollution is heavy but no trigger is met
	// Open says that the last exceeding window ends with the series, so that End is provisional.
	Open bool   `json:"open"`
	Peak Window `json:"peak"` // the window with the highest mean, the first of equals
	Runs []Run  `json:"runs"`
	// Sustained says how long each of the plan's thresholds counts as exceeded, lowest first, as the plan's reading of
	// merging has it.
	Sustained []Condition `json:"sustained"`
	// Primary holds the pollutants that are primary in the heavy hours of the runs, most hours first; of a run without a heavy
	// hour (reading FromConcentrations), in all its hours that count.
	Primary []PollutantHours `json:"primary"`
}

// Pollutants returns the set of the primary pollutants.
func (p Episode) Pollutants() aqi.Pollutants {
	var set aqi.Pollutants
	for _, ph := range p.Primary {
		set |= aqi.PollutantsOf(ph.Pollutant)
	}
	return set
}

// Processes returns the heavy-pollution processes of a series, by time, at least the plan's LiftHours apart. A process that
// reaches no level is among them, since later hours may raise it. Windows lie inside the series: hours before and after it
// are unknown, which is not the same as missing.
//
// Errors, all problems at once: those of [Plan.Validate]; [ErrSeries] for a start that is missing or no whole hour, unknown
// marks or pollutants, more than a million hours, and under the reading FromConcentrations for Days that are missing or of a
// wrong length.
func (p Plan) Episodes(s Series) ([]Episode, error) {
	g, err := p.grid(s)
	if err != nil {
		return nil, err
	}
	return p.processes(g, p.thresholds()), nil
}

// processes returns the processes of a grid; ts are the plan's thresholds.
func (p Plan) processes(g *grid, ts []threshold) []Episode {
	var processes []Episode
	var counts PrimaryCount
	last := stretch{}
	for i := 0; ; i = last.last + 1 {
		next, ok := g.next(ts[0], i, len(g.windows))
		starts := len(processes) == 0 || next.from-last.until >= p.MergeHours
		if len(processes) > 0 && (!ok || starts) {
			p.conclude(&processes[len(processes)-1], counts, last.last+1 == len(g.windows))
			counts = PrimaryCount{}
		}
		if !ok {
			return processes
		}
		if starts {
			processes = append(processes, Episode{})
		}
		process := &processes[len(processes)-1]
		process.Runs = append(process.Runs, g.run(p, ts, next))
		g.countPrimary(&counts, ts[0], next)
		last = next
	}
}

// conclude draws the process from its runs.
func (p Plan) conclude(process *Episode, counts PrimaryCount, open bool) {
	runs := process.Runs
	process.Span, process.Open = aqi.Span{From: runs[0].From, Until: runs[len(runs)-1].Until}, open
	process.Peak = runs[0].Peak
	for _, r := range runs[1:] {
		if r.Peak.above(process.Peak) {
			process.Peak = r.Peak
		}
	}
	process.Sustained = p.merge(runs, process.Hours())
	process.Level = p.level(runs, process.Sustained)
	process.Primary = counts.Ranked()
}

// above reports whether a judged window has the higher mean.
func (w Window) above(other Window) bool { return w.Sum*int64(other.Count) > other.Sum*int64(w.Count) }

// merge returns how long the thresholds count as exceeded by the runs together.
func (p Plan) merge(runs []Run, span int) []Condition {
	merged := slices.Clone(runs[0].Sustained)
	for _, r := range runs[1:] {
		for i, c := range r.Sustained {
			if p.Readings.Merge == SumOfRuns {
				merged[i].Hours += c.Hours
			} else {
				merged[i].Hours = max(merged[i].Hours, c.Hours)
			}
		}
	}
	if p.Readings.Merge == WholeSpan && len(runs) > 1 {
		merged[0].Hours = max(merged[0].Hours, span)
	}
	return merged
}

// level returns the level of the runs together: the highest of theirs, or that of the merged hours where these are read as one.
func (p Plan) level(runs []Run, merged []Condition) Level {
	level := NoAlert
	for _, r := range runs {
		level = max(level, r.Level)
	}
	if p.Readings.Merge != HighestRun {
		level = max(level, p.grade(merged))
	}
	return level
}

// countPrimary counts in how many heavy hours of the run each pollutant is primary; of a run without one, in how
// many that count.
func (g *grid) countPrimary(counts *PrimaryCount, t threshold, s stretch) {
	any := false
	for i := s.from; i < s.until; i++ {
		if g.heavy(t, i) {
			any = true
			counts.Add(g.hours[i].Primary)
		}
	}
	for i := s.from; i < s.until && !any; i++ {
		if h := g.hours[i]; h.AQI.Valid() && h.Marks&g.skip == 0 {
			counts.Add(h.Primary)
		}
	}
}
