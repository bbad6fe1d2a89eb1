package region_test

import (
	"math/big"
	"slices"

	"github.com/clearsky-go/clearsky/alert"
	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/region"
)

// meanSeries is the series of the means of a group: nil where there is none.
type meanSeries struct {
	plan           alert.Plan
	first          aqi.Stamp
	hours, windows []*big.Rat
}

// meansOf returns the means of a group over the hours that all of it have.
func meansOf(p alert.Plan, in region.Input, group []string) meanSeries {
	var m meanSeries
	var until aqi.Stamp
	for i, code := range group {
		s := in.Series[code]
		if len(s.Hours) == 0 {
			return meanSeries{plan: p}
		}
		first := stampOf(s)
		if end := first + aqi.Stamp(len(s.Hours)); i == 0 || end < until {
			until = end
		}
		m.first = max(m.first, first)
	}
	m.plan = p
	for at := m.first; at < until; at++ {
		hourOf := func(code string) *big.Rat {
			s := in.Series[code]
			h := s.Hours[at-stampOf(s)]
			v, ok := h.AQI.Value()
			if !ok || !countsUnder(p, h) {
				return nil
			}
			return big.NewRat(int64(v), 1)
		}
		var there []string
		for _, code := range group {
			if hourOf(code) != nil {
				there = append(there, code)
			}
		}
		m.hours = append(m.hours, nil)
		if len(there) > 0 {
			m.hours[len(m.hours)-1] = mean(there, hourOf)
		}
	}
	windows := map[string][]alert.Window{}
	for _, code := range group {
		ws, err := p.Windows(in.Series[code])
		if err != nil {
			return meanSeries{plan: p}
		}
		windows[code] = ws
	}
	for at := m.first; at+24 <= until; at++ {
		m.windows = append(m.windows, mean(group, func(code string) *big.Rat {
			w := windows[code][at-stampOf(in.Series[code])]
			if !w.Valid() {
				return nil
			}
			return big.NewRat(int64(w.Sum), int64(w.Count))
		}))
	}
	return m
}

func mean(group []string, of func(string) *big.Rat) *big.Rat {
	sum := new(big.Rat)
	for _, code := range group {
		v := of(code)
		if v == nil {
			return nil
		}
		sum.Add(sum, v)
	}
	return sum.Quo(sum, big.NewRat(int64(len(group)), 1))
}

func over(v *big.Rat, c alert.Condition) bool {
	if v == nil {
		return false
	}
	up := new(big.Int).Neg(new(big.Int).Div(new(big.Int).Neg(v.Num()), v.Denom())) // Div rounds down
	sign := up.Cmp(big.NewInt(int64(c.AQI)))
	return sign > 0 || sign == 0 && c.Comparison == alert.AtLeast
}

// meanRun is a run: first and end are its hours before the cut.
type meanRun struct{ first, end, from, until int }

func (m meanSeries) runs(c alert.Condition) []meanRun {
	covered := make([]bool, len(m.hours)+1)
	for w, v := range m.windows {
		for h := w; over(v, c) && h < w+24; h++ {
			covered[h] = true
		}
	}
	var runs []meanRun
	for first := 0; first < len(m.hours); first++ {
		if !covered[first] {
			continue
		}
		end := first
		for covered[end] {
			end++
		}
		r := meanRun{first, end, end, first}
		for h := first; h < end; h++ {
			if over(m.hours[h], c) {
				r.from, r.until = min(r.from, h), max(r.until, h+1)
			}
		}
		for w := first; w+24 <= end; w++ {
			if over(m.windows[w], c) && !slices.ContainsFunc(m.hours[w:w+24], func(v *big.Rat) bool { return over(v, c) }) {
				r.from, r.until = min(r.from, w), max(r.until, w+24)
			}
		}
		runs = append(runs, r)
		first = end
	}
	return runs
}

func (m meanSeries) sustained(r meanRun, c alert.Condition) int {
	step := 24
	if m.plan.Readings.Sustained == alert.Unbroken {
		step = 1
	}
	most := 24
	for i := r.from; i+24 <= r.until; i++ {
		for j := i; j+24 <= r.until && over(m.windows[j], c); j += step {
			most = max(most, j+24-i)
		}
	}
	return most
}

// conditions returns the plan's conditions, with no hours, the one that is met first in front.
func conditions(p alert.Plan) []alert.Condition {
	var all []alert.Condition
	for _, t := range p.Triggers {
		for _, group := range t.AnyOf {
			for _, c := range group {
				c.Hours = 0
				if !slices.Contains(all, c) {
					all = append(all, c)
				}
			}
		}
	}
	slices.SortFunc(all, func(a, b alert.Condition) int {
		if a.AQI != b.AQI {
			return a.AQI - b.AQI
		}
		return int(b.Comparison) - int(a.Comparison)
	})
	return all
}

func levelOf(p alert.Plan, hours map[alert.Condition]int) alert.Level {
	level := alert.NoAlert
	for _, t := range p.Triggers {
		for _, group := range t.AnyOf {
			met := true
			for _, c := range group {
				bare := c
				bare.Hours = 0
				met = met && hours[bare] >= c.Hours
			}
			if met {
				level = max(level, t.Level)
			}
		}
	}
	return level
}

// meanEpisode is an episode as hours from the group's first.
type meanEpisode struct {
	start, end int
	level      alert.Level
	peak       *big.Rat // the highest mean of a window
}

func (m meanSeries) episodes() []meanEpisode {
	all := conditions(m.plan)
	var merged [][]meanRun
	for _, r := range m.runs(all[0]) {
		last := len(merged) - 1
		if last >= 0 && r.from-merged[last][len(merged[last])-1].until < m.plan.MergeHours {
			merged[last] = append(merged[last], r)
		} else {
			merged = append(merged, []meanRun{r})
		}
	}
	var episodes []meanEpisode
	for _, runs := range merged {
		last := len(runs) - 1
		p := meanEpisode{start: runs[0].from, end: runs[last].until, peak: highest(m.windows[runs[0].first : runs[last].end-23])}
		together := map[alert.Condition]int{}
		for _, r := range runs {
			hours := map[alert.Condition]int{}
			for _, c := range all {
				if slices.ContainsFunc(m.windows[r.first:r.end-23], func(v *big.Rat) bool { return over(v, c) }) {
					hours[c] = m.sustained(r, c)
				}
				if m.plan.Readings.Merge == alert.SumOfRuns {
					together[c] += hours[c]
				} else {
					together[c] = max(together[c], hours[c])
				}
			}
			p.level = max(p.level, levelOf(m.plan, hours))
		}
		if m.plan.Readings.Merge == alert.WholeSpan && len(runs) > 1 {
			together[all[0]] = max(together[all[0]], p.end-p.start)
		}
		if m.plan.Readings.Merge != alert.HighestRun {
			p.level = max(p.level, levelOf(m.plan, together))
		}
		episodes = append(episodes, p)
	}
	return episodes
}

func highest(means []*big.Rat) *big.Rat {
	most := new(big.Rat)
	for _, v := range means {
		if v != nil && v.Cmp(most) > 0 {
			most = v
		}
	}
	return most
}

// levelsByHour returns the level of the group's episode at each hour that lies in one that reaches a level.
func (m meanSeries) levelsByHour() map[aqi.Stamp]alert.Level {
	levels := map[aqi.Stamp]alert.Level{}
	for _, p := range m.episodes() {
		for h := p.start; h < p.end && p.level > alert.NoAlert; h++ {
			levels[m.first+aqi.Stamp(h)] = p.level
		}
	}
	return levels
}
