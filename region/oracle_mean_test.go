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
func meansOf(t fataler, p alert.Plan, in region.Known, group []string) meanSeries {
	rules, counts := ready(t, p), countsUnder(t, p)
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
			if !ok || !counts(h) {
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
		ws, err := rules.Windows(in.Series[code])
		if err != nil {
			return meanSeries{plan: p}
		}
		windows[code] = ws
	}
	for at := m.first; at+24 <= until; at++ {
		m.windows = append(m.windows, mean(group, func(code string) *big.Rat {
			for _, w := range windows[code] {
				if w.Start == at {
					return big.NewRat(w.Sum, int64(w.Count))
				}
			}
			return nil
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

// meanRun is a run at a threshold: first and end are its hours before the cut.
type meanRun struct{ first, end, from, until, sustained int }

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
		r := meanRun{first: first, end: first}
		for covered[r.end] {
			r.end++
		}
		r.from, r.until = r.end, r.first
		for h := r.first; h < r.end; h++ {
			if over(m.hours[h], c) {
				r.from, r.until = min(r.from, h), max(r.until, h+1)
			}
		}
		for w := r.first; w+24 <= r.end; w++ {
			if over(m.windows[w], c) && !slices.ContainsFunc(m.hours[w:w+24], func(v *big.Rat) bool { return over(v, c) }) {
				r.from, r.until = min(r.from, w), max(r.until, w+24)
			}
		}
		if m.plan.Readings.Windows == alert.NaturalDays {
			r.from, r.until = r.first, r.end
		}
		r.sustained = m.sustained(r, c)
		runs = append(runs, r)
		first = r.end
	}
	return runs
}

func (m meanSeries) sustained(r meanRun, c alert.Condition) int {
	step := 24
	if m.plan.Readings.Sustained == alert.Unbroken && m.plan.Readings.Windows == alert.AnyHour {
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

// conditions returns all conditions of the plan.
func conditions(p alert.Plan) []alert.Condition {
	var all []alert.Condition
	for _, t := range p.Triggers {
		all = append(all, slices.Concat(t.AnyOf...)...)
	}
	return all
}

// lowest returns the condition that is exceeded first.
func lowest(all []alert.Condition) alert.Condition {
	return slices.MinFunc(all, func(a, b alert.Condition) int {
		if a.AQI != b.AQI {
			return a.AQI - b.AQI
		}
		return int(b.Comparison) - int(a.Comparison)
	})
}

// least returns the lowest AQI that exceeds.
func least(c alert.Condition) int {
	if c.Comparison == alert.AtLeast {
		return c.AQI
	}
	return c.AQI + 1
}

// inside returns the runs at a threshold that lie in the hours.
func (m meanSeries) inside(c alert.Condition, first, end int) []meanRun {
	return slices.DeleteFunc(m.runs(c), func(r meanRun) bool { return r.first < first || r.end > end })
}

// merged returns the runs that are less than that many hours apart together.
func merged(runs []meanRun, gap int) [][]meanRun {
	var groups [][]meanRun
	for _, r := range runs {
		last := len(groups) - 1
		if last >= 0 && r.from-groups[last][len(groups[last])-1].until < gap {
			groups[last] = append(groups[last], r)
		} else {
			groups = append(groups, []meanRun{r})
		}
	}
	return groups
}

// together returns for how long runs are sustained as one; at the lowest threshold of a group, with the gaps between them where the
// reading has it so.
func (m meanSeries) together(runs []meanRun, atLowest bool) int {
	sum, most := 0, 0
	for _, r := range runs {
		sum += r.sustained
		most = max(most, r.sustained)
	}
	switch {
	case m.plan.Readings.Merge == alert.SumOfRuns:
		return sum
	case m.plan.Readings.Merge == alert.WholeSpan && atLowest && len(runs) > 1:
		return max(most, runs[len(runs)-1].until-runs[0].from)
	}
	return most
}

// meets reports whether one run at the group's lowest threshold in the hours, or one episode at it, meets all conditions.
func (m meanSeries) meets(group []alert.Condition, first, end int) bool {
	gap := m.plan.MergeHours
	if m.plan.Readings.Merge == alert.HighestRun {
		gap = 0
	}
	drawn := lowest(group)
	for _, one := range merged(m.inside(drawn, first, end), gap) {
		met := 0
		for _, c := range group {
			held := m.inside(c, one[0].first, one[len(one)-1].end)
			if m.together(held, least(c) == least(drawn)) >= c.Hours {
				met++
			}
		}
		if met == len(group) {
			return true
		}
	}
	return false
}

// meanEpisode is an episode as hours from the group's first.
type meanEpisode struct {
	start, end int
	level      alert.Level
	peak       *big.Rat // the highest mean of a window
}

func (m meanSeries) episodes() []meanEpisode {
	var episodes []meanEpisode
	for _, runs := range merged(m.runs(lowest(conditions(m.plan))), m.plan.MergeHours) {
		first, last := runs[0], runs[len(runs)-1]
		p := meanEpisode{start: first.from, end: last.until, peak: highest(m.windows[first.first : last.end-23])}
		for _, t := range m.plan.Triggers {
			if slices.ContainsFunc(t.AnyOf, func(group []alert.Condition) bool { return m.meets(group, first.first, last.end) }) {
				p.level = t.Level
			}
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
