package alert_test

import (
	"math/big"
	"slices"

	"github.com/clearsky-go/clearsky/alert"
	"github.com/clearsky-go/clearsky/aqi"
)

// episodes returns the oracle's whole answer.
func (o *oracle) episodes() []alert.Episode {
	var episodes []alert.Episode
	for _, runs := range o.merged(o.runs(thresholds(o.plan)[0]), o.liftable) {
		episodes = append(episodes, o.episode(runs))
	}
	return episodes
}

// merged puts runs together pair by pair until no two are closer than the lift gap.
func (o *oracle) merged(runs []oracleRun, ends func([]oracleRun) int) [][]oracleRun {
	var groups [][]oracleRun
	for _, r := range runs {
		groups = append(groups, []oracleRun{r})
	}
	for {
		i := slices.IndexFunc(groups, func(g []oracleRun) bool {
			return slices.ContainsFunc(groups, func(later []oracleRun) bool { return o.close(g, later, ends) })
		})
		if i < 0 {
			return groups
		}
		j := slices.IndexFunc(groups, func(later []oracleRun) bool { return o.close(groups[i], later, ends) })
		groups[i] = slices.Concat(groups[i], groups[j])
		groups = slices.Delete(groups, j, j+1)
	}
}

// close reports whether one group of runs begins after another, too soon for the alert to be lifted in between.
func (o *oracle) close(g, later []oracleRun, ends func([]oracleRun) int) bool {
	return later[0].from >= g[len(g)-1].until && later[0].from-ends(g) < o.plan.MergeHours
}

func endOf(g []oracleRun) int { return g[len(g)-1].until }

// liftable returns the first hour behind a group's last run of which so many hours as lifting needs lie outside all runs at the AQI of
// lifting; its end where lifting has none of its own.
func (o *oracle) liftable(g []oracleRun) int {
	until := endOf(g)
	if o.plan.LiftBelow == 0 {
		return until
	}
	runs := o.runs(atLeast(o.plan.LiftBelow, 24))
	for slices.ContainsFunc(runs, func(r oracleRun) bool { return r.from < until+o.plan.LiftHours && r.until > until }) {
		until++
	}
	return until
}

func (o *oracle) run(r oracleRun) alert.Run {
	return alert.Run{
		Span: aqi.Span{From: o.stamp(r.from), Until: o.stamp(r.until)}, Peak: o.peak([]oracleRun{r}),
		Level: o.levelOf(r.first, r.end), Sustained: o.sustainedIn(r.first, r.end),
	}
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
	first, last, until := rs[0], rs[len(rs)-1], o.liftable(rs)
	p := alert.Episode{
		Span: aqi.Span{From: o.stamp(first.from), Until: o.stamp(until)}, Peak: o.peak(rs),
		Level: o.levelOf(first.first, last.end), Sustained: o.sustainedIn(first.first, last.end), Primary: o.primary(rs),
		Open: !slices.ContainsFunc(o.means[min(until, len(o.means)):], func(mean *big.Rat) bool { return mean != nil }),
	}
	for _, r := range rs {
		p.Runs = append(p.Runs, o.run(r))
	}
	return p
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
