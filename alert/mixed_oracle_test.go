package alert_test

import (
	"math/big"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/clearsky-go/clearsky/alert"
	"github.com/clearsky-go/clearsky/alert/alerttest"
	"github.com/clearsky-go/clearsky/aqi"
)

// measured grades a series by conditions on several measures slowly: each definition by itself, hour by hour.
type measured struct {
	plan   alert.Plan
	series alert.Series
	now    int // the first hour that is forecast
}

func newMeasured(p alert.Plan, s alert.Series) *measured {
	m := &measured{p, s, len(s.Hours)}
	for i := len(s.Hours) - 1; i >= 0; i-- {
		if s.Hours[i].Marks.Has(alert.Forecast) {
			m.now = i
		}
	}
	return m
}

// one returns the AQI's oracle, or that of a pollutant as a plan of its own, of hours that are its own.
func (m *measured) one(p aqi.Pollutant) *oracle {
	if p == 0 {
		return newOracle(m.plan, m.series)
	}
	only, hours := m.plan, slices.Clone(m.series.Hours)
	only.Pollutants, only.Readings.Daily = aqi.PollutantsOf(p), alert.MeanOfHours
	lowest := 500
	for _, t := range m.plan.Triggers {
		for _, c := range slices.Concat(t.AnyOf...) {
			if c.Pollutant == p && c.Comparison == alert.Above {
				lowest = min(lowest, c.AQI)
			} else if c.Pollutant == p {
				lowest = min(lowest, c.AQI-1)
			}
		}
	}
	var known alert.PollutantSeries
	for _, of := range m.series.ByPollutant {
		if of.Pollutant == p {
			known = of
		}
	}
	most := slices.Clone(hours)
	for i := range hours {
		switch others := hours[i].Primary != 0 && !hours[i].Primary.Has(p); {
		case i < len(known.Hours):
			hours[i].AQI, hours[i].Low, hours[i].Primary = known.Hours[i], aqi.Index{}, aqi.PollutantsOf(p)
			most[i] = hours[i]
		case others:
			hours[i].AQI, hours[i].Low = aqi.Index{}, aqi.Index{}
			most[i].Primary = aqi.PollutantsOf(p)
		}
	}
	o := newOracle(only, alert.Series{Start: m.series.Start, Hours: hours})
	upper := newOracle(only, alert.Series{Start: m.series.Start, Hours: most})
	above := alert.Condition{AQI: lowest}
	for w, mean := range upper.means {
		if o.means[w] != nil || mean == nil {
			continue
		}
		least, n := new(big.Rat), 0
		for i := w; i < w+24; i++ {
			if v := o.value(i); v != nil {
				least.Add(least, v)
			}
			if upper.value(i) != nil {
				n++
			}
		}
		if least.Quo(least, big.NewRat(int64(n), 1)); over(least, above) || !over(mean, above) {
			o.means[w] = least
		}
	}
	for i, d := range known.Daily {
		if o.means[i] == nil {
			continue
		}
		o.means[i] = nil
		if v, ok := d.AQI.Value(); ok {
			o.means[i] = big.NewRat(int64(v), 1)
		}
	}
	return o
}

// stretch is a run, its hours before the cut and after, and for how long it is sustained.
type stretch = oracleRun

// runs returns the runs of a condition's threshold.
func (m *measured) runs(c alert.Condition) []stretch {
	o := m.one(c.Pollutant)
	n := len(m.series.Hours)
	in := func(i int) bool {
		return c.Timing == alert.AnyTime || (i < m.now) == (c.Timing == alert.Observed)
	}
	heavy := func(i int) bool { return in(i) && o.heavy(i, c) }
	exceeds := func(w int) bool { return w < len(o.means) && in(w) && in(w+23) && over(o.means[w], c) }
	if c.Kind == alert.HoursOfADay {
		exceeds = func(w int) bool {
			count := 0
			for i := w; i < min(n, w+24); i++ {
				if heavy(i) {
					count++
				}
			}
			midnight := m.series.Start.Midnight() == m.series.Start && w%24 == 0 || (m.series.Start+aqi.Stamp(w)).Hour() == 0
			return count >= c.Hours && (midnight || m.plan.Readings.Windows == alert.AnyHour)
		}
	}
	covered := make([]bool, n+1)
	for i := range covered[:n] {
		if c.Kind == alert.HoursInARow {
			covered[i] = heavy(i)
			continue
		}
		for w := max(0, i-23); w <= i; w++ {
			covered[i] = covered[i] || exceeds(w)
		}
	}
	var list []stretch
	for first := 0; first < n; first++ {
		if !covered[first] {
			continue
		}
		r := stretch{first: first, end: first}
		for covered[r.end] {
			r.end++
		}
		var kept []int
		for i := r.first; i < r.end; i++ {
			if heavy(i) {
				kept = append(kept, i)
			}
		}
		for w := r.first; w+24 <= r.end && c.Kind == alert.DailyMeans; w++ {
			bare := exceeds(w)
			for i := w; i < w+24; i++ {
				bare = bare && !heavy(i)
			}
			if bare {
				kept = append(kept, w, w+23)
			}
		}
		if r.from, r.until = r.first, r.end; m.plan.Readings.Windows == alert.AnyHour || c.Kind == alert.HoursInARow {
			r.from, r.until = slices.Min(kept), slices.Max(kept)+1
		}
		step := 24
		if m.plan.Readings.Sustained == alert.Unbroken && m.plan.Readings.Windows == alert.AnyHour {
			step = 1
		}
		r.sustained = 24
		for i := r.from; i+24 <= r.until; i++ {
			for j := i; j+24 <= r.until && exceeds(j); j += step {
				r.sustained = max(r.sustained, j+24-i)
			}
		}
		list = append(list, r)
		first = r.end
	}
	return list
}

// joined makes those of a list that overlap one.
func joined(list []stretch) []stretch {
	slices.SortFunc(list, func(a, b stretch) int { return a.first - b.first })
	var all []stretch
	for _, r := range list {
		if n := len(all); n > 0 && r.first < all[n-1].end {
			u := &all[n-1]
			u.end, u.from, u.until = max(u.end, r.end), min(u.from, r.from), max(u.until, r.until)
			continue
		}
		all = append(all, r)
	}
	return all
}

// anchors returns where a group is looked for.
func (m *measured) anchors(group []alert.Condition) []stretch {
	var list []stretch
	daily := slices.ContainsFunc(group, func(c alert.Condition) bool { return c.Kind == alert.DailyMeans })
	for _, c := range group {
		if c.Kind == alert.DailyMeans || !daily {
			c.Timing = alert.AnyTime
			list = append(list, m.runs(c)...)
		}
	}
	return joined(list)
}

// hours returns the most hours, in a row or of a day, of a condition in some hours.
func (m *measured) hours(c alert.Condition, first, end int) int {
	o, most := m.one(c.Pollutant), 0
	for w := first - 23; w < end; w++ {
		row, all := 0, 0
		for i := max(w, first); i < end && (c.Kind == alert.HoursInARow || i < w+24); i++ {
			timely := c.Timing == alert.AnyTime || (i < m.now) == (c.Timing == alert.Observed)
			if !timely || !o.heavy(i, c) {
				row = 0
				continue
			}
			row++
			all++
			if c.Kind == alert.HoursInARow {
				most = max(most, row)
			}
		}
		midnight := (m.series.Start + aqi.Stamp(w)).Hour() == 0
		if c.Kind == alert.HoursOfADay && (midnight || m.plan.Readings.Windows == alert.AnyHour) && w >= 0 {
			most = max(most, all)
		}
	}
	return most
}

// level returns the highest level of which a group is met in a stretch; of the reading HighestRun.
func (m *measured) level(in stretch) alert.Level {
	level := alert.NoAlert
	for _, t := range m.plan.Triggers {
		for _, group := range t.AnyOf {
			for _, a := range m.anchors(group) {
				if a.first < in.first || a.end > in.end {
					continue
				}
				met := true
				for _, c := range group {
					lasts := 0
					if c.Kind == alert.DailyMeans {
						for _, r := range m.runs(c) {
							if r.first >= a.first && r.end <= a.end {
								lasts = max(lasts, r.sustained)
							}
						}
					} else {
						lasts = m.hours(c, a.first, a.end)
					}
					met = met && lasts >= c.Hours
				}
				if met {
					level = max(level, t.Level)
				}
			}
		}
	}
	return level
}

// episodes returns the spans, levels and runs of the episodes, and whether they are open.
func (m *measured) episodes() (list []alert.Episode) {
	var drawn []stretch
	pollutants := []aqi.Pollutant{0}
	for _, t := range m.plan.Triggers {
		for _, group := range t.AnyOf {
			drawn = append(drawn, m.anchors(group)...)
			for _, c := range group {
				pollutants = append(pollutants, c.Pollutant)
			}
		}
	}
	last := 1 << 30
	for _, p := range pollutants {
		valid := -1
		for i, mean := range m.one(p).means {
			if mean != nil {
				valid = i
			}
		}
		last = min(last, valid)
	}
	for _, r := range joined(drawn) {
		span := aqi.Span{From: m.series.Start + aqi.Stamp(r.from), Until: m.series.Start + aqi.Stamp(r.until)}
		run := alert.Run{Span: span, Level: m.level(r)}
		if n := len(list); n > 0 && int(span.From-list[n-1].Until) < m.plan.MergeHours {
			e := &list[n-1]
			e.Until, e.Level, e.Runs = span.Until, max(e.Level, run.Level), append(e.Runs, run)
		} else {
			list = append(list, alert.Episode{Span: span, Level: run.Level, Runs: []alert.Run{run}})
		}
	}
	for i := range list {
		list[i].Open = last < int(list[i].Until-m.series.Start)
	}
	return list
}

// mixedPlan draws a plan with conditions on pollutants, hours, and hours observed or forecast.
func mixedPlan(t *rapid.T) alert.Plan {
	p := alert.Kashgar()
	p.Readings = alerttest.Readings().Draw(t, "readings")
	p.Readings.Merge, p.Readings.Daily = alert.HighestRun, alert.MeanOfHours
	p.MergeHours = rapid.SampledFrom([]int{36, 24, 1}).Draw(t, "merge hours")
	p.Triggers = nil
	for level := alert.Yellow; level <= alert.Red; level++ {
		trigger := alert.Trigger{Level: level}
		for range rapid.IntRange(1, 2).Draw(t, "groups") {
			var group []alert.Condition
			for range rapid.SampledFrom([]int{1, 1, 2, 3}).Draw(t, "conditions") {
				group = append(group, mixedCondition(t, p.Readings))
			}
			trigger.AnyOf = append(trigger.AnyOf, group)
		}
		p.Triggers = append(p.Triggers, trigger)
		if p.Validate() != nil { // no harder than a lower level
			p.Triggers = p.Triggers[:len(p.Triggers)-1]
		}
	}
	return p
}

func mixedCondition(t *rapid.T, r alert.Readings) alert.Condition {
	c := alerttest.Condition(r).Draw(t, "condition")
	c.AQI = max(1, rapid.SampledFrom([]int{c.AQI, 100, 150, 200, 200, 300}).Draw(t, "threshold"))
	c.Pollutant = rapid.SampledFrom([]aqi.Pollutant{0, 0, aqi.O3, aqi.PM25}).Draw(t, "pollutant")
	c.Timing = rapid.SampledFrom([]alert.Timing{alert.AnyTime, alert.AnyTime, alert.Observed, alert.Forecasted}).Draw(t, "timing")
	c.Kind = rapid.SampledFrom([]alert.ConditionKind{alert.DailyMeans, alert.DailyMeans, alert.HoursInARow, alert.HoursOfADay}).Draw(t, "kind")
	if c.Kind != alert.DailyMeans {
		c.Hours = rapid.SampledFrom([]int{1, 2, 3, 6, 12, 20}).Draw(t, "hours of the condition")
	}
	return c
}

// mixedSeries draws a series of which something is known of single pollutants.
func mixedSeries(t *rapid.T, most int) alert.Series {
	s := alerttest.Series(most).Draw(t, "series")
	for _, p := range []aqi.Pollutant{aqi.O3, aqi.PM25} {
		if n := rapid.IntRange(-len(s.Hours), len(s.Hours)).Draw(t, "hours known"); n > 0 {
			of := alert.PollutantSeries{Pollutant: p, Daily: alerttest.Daily(n-23).Draw(t, "daily")}
			for _, h := range alerttest.Hours(n).Draw(t, "hours") {
				of.Hours = append(of.Hours, h.AQI)
			}
			s.ByPollutant = append(s.ByPollutant, of)
		}
	}
	return s
}

// Conditions on several measures are graded as each by itself is.
func TestMixedConditionsEqualTheOracle(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p, s := mixedPlan(t), mixedSeries(t, 150)
		if len(p.Triggers) == 0 {
			t.Skip("no trigger")
		}
		got := episodes(t, p, s)
		want := newMeasured(p, s).episodes()
		for i := range got {
			got[i].Peak, got[i].Primary, got[i].Sustained = alert.Window{}, nil, nil
			for j := range got[i].Runs {
				got[i].Runs[j].Peak, got[i].Runs[j].Sustained = alert.Window{}, nil
			}
		}
		if diff := cmp.Diff(want, got, equateEmpty); diff != "" {
			t.Fatalf("-want +got:\n%s", diff)
		}
	})
}
