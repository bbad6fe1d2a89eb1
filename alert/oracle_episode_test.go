package alert_test

import (
	"slices"

	"github.com/clearsky-go/clearsky/alert"
	"github.com/clearsky-go/clearsky/aqi"
)

// episodes returns the oracle's whole answer.
func (o *oracle) episodes() []alert.Episode {
	var episodes []alert.Episode
	for _, runs := range o.merged(o.runs(thresholds(o.plan)[0])) {
		episodes = append(episodes, o.episode(runs))
	}
	return episodes
}

// merged puts runs together pair by pair until no two are closer than the lift gap.
func (o *oracle) merged(runs []oracleRun) [][]oracleRun {
	var groups [][]oracleRun
	for _, r := range runs {
		groups = append(groups, []oracleRun{r})
	}
	for {
		i := slices.IndexFunc(groups, func(g []oracleRun) bool {
			return slices.ContainsFunc(groups, func(later []oracleRun) bool { return o.close(g, later) })
		})
		if i < 0 {
			return groups
		}
		j := slices.IndexFunc(groups, func(later []oracleRun) bool { return o.close(groups[i], later) })
		groups[i] = slices.Concat(groups[i], groups[j])
		groups = slices.Delete(groups, j, j+1)
	}
}

// close reports whether one group of runs begins after another, too soon for the alert to be lifted in between.
func (o *oracle) close(g, later []oracleRun) bool {
	end, start := g[len(g)-1].until, later[0].from
	return start >= end && start-end < o.plan.MergeHours
}

func (o *oracle) run(r oracleRun) alert.Run {
	all := thresholds(o.plan)
	run := alert.Run{Span: aqi.Span{From: o.stamp(r.from), Until: o.stamp(r.until)}, Peak: o.peak([]oracleRun{r})}
	for _, c := range all {
		c.Hours = o.hoursAt(r, c)
		run.Sustained = append(run.Sustained, c)
	}
	run.Level = levelOf(o.plan, func(c alert.Condition) int { return at(run.Sustained, c) })
	return run
}

// at returns the hours that a list of sustained thresholds has for the condition's threshold.
func at(sustained []alert.Condition, c alert.Condition) int {
	i := slices.IndexFunc(sustained, func(s alert.Condition) bool { return sameMeaning(s, c) })
	if i < 0 {
		return 0
	}
	return sustained[i].Hours
}

// peak returns the first of the windows with the highest mean among those that exceed and lie in the runs' stretches.
func (o *oracle) peak(runs []oracleRun) alert.Window {
	best := -1
	for _, r := range runs {
		for i := r.first; i+24 <= r.end; i++ {
			if over(o.means[i], thresholds(o.plan)[0]) && (best < 0 || o.means[i].Cmp(o.means[best]) > 0) {
				best = i
			}
		}
	}
	return o.windows[best]
}

func (o *oracle) episode(rs []oracleRun) alert.Episode {
	lowest := thresholds(o.plan)[0]
	last := rs[len(rs)-1]
	p := alert.Episode{
		Span: aqi.Span{From: o.stamp(rs[0].from), Until: o.stamp(last.until)}, Peak: o.peak(rs),
		// An exceeding window that ends with the series reaches to its last hour.
		Open: last.end == len(o.series.Hours) && over(o.means[last.end-24], lowest),
	}
	for _, r := range rs {
		run := o.run(r)
		p.Runs = append(p.Runs, run)
		p.Level = max(p.Level, run.Level)
	}
	p.Sustained = o.together(p, last.until-rs[0].from)
	if o.plan.Readings.Merge != alert.HighestRun && len(rs) > 1 {
		p.Level = max(p.Level, levelOf(o.plan, func(c alert.Condition) int { return at(p.Sustained, c) }))
	}
	p.Primary = o.primary(rs)
	return p
}

// together returns the sustained hours of the runs as one.
func (o *oracle) together(p alert.Episode, span int) []alert.Condition {
	all := thresholds(o.plan)
	for i := range all {
		sum, most := 0, 0
		for _, r := range p.Runs {
			sum += r.Sustained[i].Hours
			most = max(most, r.Sustained[i].Hours)
		}
		switch {
		case o.plan.Readings.Merge == alert.SumOfRuns:
			all[i].Hours = sum
		case o.plan.Readings.Merge == alert.WholeSpan && i == 0 && len(p.Runs) > 1:
			all[i].Hours = max(span, most)
		default:
			all[i].Hours = most
		}
	}
	return all
}

func (o *oracle) primary(rs []oracleRun) []alert.PollutantHours {
	hours := map[aqi.Pollutant]int{}
	for _, r := range rs {
		var counted, heavy []int
		for i := r.from; i < r.until; i++ {
			if o.value(i) != nil {
				counted = append(counted, i)
			}
			if over(o.value(i), thresholds(o.plan)[0]) {
				heavy = append(heavy, i)
			}
		}
		if len(heavy) == 0 {
			heavy = counted
		}
		for _, i := range heavy {
			for p := range o.series.Hours[i].Primary.All() {
				hours[p]++
			}
		}
	}
	var primary []alert.PollutantHours
	for len(hours) > 0 {
		most := alert.PollutantHours{}
		for p := range aqi.AllPollutants.All() {
			if hours[p] > most.Hours {
				most = alert.PollutantHours{Pollutant: p, Hours: hours[p]}
			}
		}
		primary = append(primary, most)
		delete(hours, most.Pollutant)
	}
	return primary
}
