package alert_test

import (
	"cmp"
	"math/big"
	"slices"

	"github.com/clearsky-go/clearsky/alert"
	"github.com/clearsky-go/clearsky/aqi"
)

// oracle grades a series slowly, each definition by itself and by trying everything.
type oracle struct {
	plan    alert.Plan
	series  alert.Series
	windows []alert.Window
	means   []*big.Rat // nil: not valid
}

func newOracle(p alert.Plan, s alert.Series) *oracle {
	o := &oracle{plan: p, series: s}
	for i := 0; i+24 <= len(s.Hours); i++ {
		w := o.window(i)
		var mean *big.Rat
		if w.Count > 0 {
			mean = big.NewRat(int64(w.Sum), int64(w.Count))
		}
		o.windows, o.means = append(o.windows, w), append(o.means, mean)
	}
	return o
}

func (o *oracle) stamp(i int) aqi.Stamp { return o.series.Start + aqi.Stamp(i) }

// value returns the AQI of an hour that counts, and nil of any other.
func (o *oracle) value(i int) *big.Rat {
	h, r := o.series.Hours[i], o.plan.Readings
	v, ok := h.AQI.Value()
	dust := h.Marks.Has(alert.Dusty) && r.Dust == alert.DustExcluded
	if !ok || dust || o.gases(h) || o.ofOthers(h) {
		return nil
	}
	for _, cause := range []alert.Marks{alert.Fire, alert.Fireworks, alert.Transport} {
		if h.Marks.Has(cause) && o.plan.LeftOut.Has(cause) {
			return nil
		}
	}
	low, isRange := h.Low.Value()
	switch {
	case isRange && r.Forecast == alert.LowerEnd:
		return big.NewRat(int64(low), 1)
	case isRange && r.Forecast == alert.Middle:
		up := new(big.Int).Neg(new(big.Int).Div(big.NewInt(int64(-low-v)), big.NewInt(2))) // Div rounds down
		return new(big.Rat).SetInt(up)
	}
	return big.NewRat(int64(v), 1)
}

// gases reports whether the hour's gases alone would understate it: particles are missing that count.
func (o *oracle) gases(h alert.Hour) bool {
	counts := o.plan.Pollutants == 0 || o.plan.Pollutants.Has(aqi.PM10) || o.plan.Pollutants.Has(aqi.PM25)
	return h.Marks.Has(alert.NoParticles) && counts && o.plan.Readings.Particles == alert.ParticlesRequired
}

// ofOthers reports whether the hour has primary pollutants none of which counts.
func (o *oracle) ofOthers(h alert.Hour) bool {
	none := o.plan.Pollutants != 0 && h.Primary != 0
	for p := range h.Primary.All() {
		none = none && !o.plan.Pollutants.Has(p)
	}
	return none
}

// known reports whether the hour has an AQI: an hour of dust has one, that does not count, and so has one of others' pollution.
func (o *oracle) known(i int) bool {
	h := o.series.Hours[i]
	return h.AQI.Valid() && !o.gases(h)
}

// data returns the first and the last hour that have an AQI.
func (o *oracle) data() (first, last int) {
	first, last = len(o.series.Hours), -1
	for i := range o.series.Hours {
		if o.known(i) {
			first, last = min(first, i), i
		}
	}
	return first, last
}

// window returns what the daily AQI of the 24 hours from i is made of.
func (o *oracle) window(i int) alert.Window {
	w := alert.Window{Start: o.stamp(i)}
	if first, last := o.data(); i < first || i+23 > last {
		return w
	}
	sum, values, ofDay := new(big.Rat), 0, 0
	for h := i; h < i+24; h++ {
		if v := o.value(h); v != nil {
			sum.Add(sum, v)
			values++
		}
		if o.series.Hours[h].Marks.Has(alert.WholeDay) {
			ofDay++
		}
	}
	midnight := o.stamp(i).Time().Hour() == 0
	switch {
	case values < 20, !midnight && o.plan.Readings.Windows == alert.NaturalDays:
		return w
	case ofDay > 0 && (ofDay < 24 || !midnight) && o.plan.Readings.WholeDay == alert.MidnightWindow:
		return w
	case ofDay == 0 && o.plan.Readings.Daily == alert.FromConcentrations:
		if v, ok := o.series.Daily[i].AQI.Value(); ok {
			w.Sum, w.Count = int64(v), 1
		}
		return w
	}
	w.Sum, w.Count = sum.Num().Int64(), values
	return w
}

// over reports whether an AQI, if there is one, meets the condition's comparison, rounded up.
func over(v *big.Rat, c alert.Condition) bool {
	if v == nil {
		return false
	}
	up := new(big.Int).Neg(new(big.Int).Div(new(big.Int).Neg(v.Num()), v.Denom())) // Div rounds down
	sign := up.Cmp(big.NewInt(int64(c.AQI)))
	return sign > 0 || sign == 0 && c.Comparison == alert.AtLeast
}

// sameMeaning reports whether the same AQIs meet two comparisons.
func sameMeaning(a, b alert.Condition) bool {
	for _, v := range []int64{int64(a.AQI) - 1, int64(a.AQI), int64(a.AQI) + 1, int64(b.AQI) - 1, int64(b.AQI), int64(b.AQI) + 1} {
		if over(big.NewRat(v, 1), a) != over(big.NewRat(v, 1), b) {
			return false
		}
	}
	return true
}

// oracleRun is a run at some threshold: from and until are its hours, first and end those before the cut.
type oracleRun struct{ first, end, from, until, sustained int }

// runs returns the runs at a threshold.
func (o *oracle) runs(c alert.Condition) []oracleRun {
	n := len(o.series.Hours)
	covered := make([]bool, n+1)
	for i := range covered[:n] {
		for w := max(0, i-23); w <= i && w < len(o.means); w++ {
			covered[i] = covered[i] || over(o.means[w], c)
		}
	}
	var runs []oracleRun
	for first := 0; first < n; first++ {
		if !covered[first] {
			continue
		}
		r := oracleRun{first: first, end: first}
		for covered[r.end] {
			r.end++
		}
		runs = append(runs, o.cut(r, c))
		first = r.end
	}
	return runs
}

// cut cuts a stretch to the first and the last of the hours that stay: those that are heavy, and those of an exceeding window
// without a heavy hour, which only a daily AQI from concentrations can be.
func (o *oracle) cut(r oracleRun, c alert.Condition) oracleRun {
	var kept []int
	for i := r.first; i < r.end; i++ {
		if o.heavy(i, c) {
			kept = append(kept, i)
		}
	}
	for w := r.first; w+24 <= r.end; w++ {
		bare := over(o.means[w], c)
		for i := w; i < w+24; i++ {
			bare = bare && !o.heavy(i, c)
		}
		if bare {
			kept = append(kept, w, w+23)
		}
	}
	if r.from, r.until = r.first, r.end; o.plan.Readings.Windows == alert.AnyHour {
		r.from, r.until = slices.Min(kept), slices.Max(kept)+1
	}
	r.sustained = o.sustained(r, c)
	return r
}

func (o *oracle) heavy(i int, c alert.Condition) bool { return over(o.value(i), c) }

// sustained tries every row of back-to-back windows, or every pair of a first and a last window.
func (o *oracle) sustained(r oracleRun, c alert.Condition) int {
	if o.plan.Readings.Sustained == alert.Unbroken && o.plan.Readings.Windows == alert.AnyHour {
		return max(24, o.longest(r, c, 1))
	}
	return max(24, o.longest(r, c, 24))
}

// longest returns the hours of the longest sequence of exceeding windows inside the run that begin step hours apart.
func (o *oracle) longest(r oracleRun, c alert.Condition, step int) int {
	most := 0
	for i := r.from; i+24 <= r.until; i++ {
		for j := i; j+24 <= r.until && over(o.means[j], c); j += step {
			most = max(most, j+24-i)
		}
	}
	return most
}

// thresholds returns the plan's thresholds as conditions without hours, those that more AQIs exceed first. Of two that mean the
// same, as above 200 and at least 201, it has the one with the lower number.
func thresholds(p alert.Plan) []alert.Condition {
	var written, all []alert.Condition
	for _, trigger := range p.Triggers {
		for _, group := range trigger.AnyOf {
			written = append(written, group...)
		}
	}
	slices.SortFunc(written, func(a, b alert.Condition) int {
		// At least 200 comes before above 200, since 200 exceeds the first only.
		return cmp.Or(cmp.Compare(a.AQI, b.AQI), cmp.Compare(b.Comparison, a.Comparison))
	})
	for _, c := range written {
		c.Hours = 0
		if len(all) == 0 || !sameMeaning(c, all[len(all)-1]) {
			all = append(all, c)
		}
	}
	return all
}

// levelOf returns the highest level of which some group is met inside a stretch of hours.
func (o *oracle) levelOf(first, end int) alert.Level {
	level := alert.NoAlert
	for _, trigger := range o.plan.Triggers {
		for _, group := range trigger.AnyOf {
			if trigger.Level > level && o.meets(group, first, end) {
				level = trigger.Level
			}
		}
	}
	return level
}

// meets reports whether one run at the group's lowest threshold that lies in the stretch, or one episode where runs are merged,
// holds runs at all of the group's thresholds that last long enough.
func (o *oracle) meets(group []alert.Condition, first, end int) bool {
	lowest := thresholds(alert.Plan{Triggers: []alert.Trigger{{AnyOf: [][]alert.Condition{group}}}})[0]
	return slices.ContainsFunc(o.units(lowest, first, end), func(unit []oracleRun) bool {
		return !slices.ContainsFunc(group, func(c alert.Condition) bool {
			if sameMeaning(c, lowest) {
				return o.lasts(unit) < c.Hours
			}
			held := o.inside(c, unit[0].first, unit[len(unit)-1].end)
			return o.lastTogether(held) < c.Hours
		})
	})
}

// inside returns the runs at a threshold that lie in the stretch.
func (o *oracle) inside(c alert.Condition, first, end int) []oracleRun {
	return slices.DeleteFunc(o.runs(c), func(r oracleRun) bool { return r.first < first || r.end > end })
}

// units returns the runs at a threshold in the stretch, each by itself, or those of one episode together.
func (o *oracle) units(c alert.Condition, first, end int) [][]oracleRun {
	held := o.inside(c, first, end)
	if o.plan.Readings.Merge != alert.HighestRun {
		return o.merged(held, endOf)
	}
	var units [][]oracleRun
	for _, r := range held {
		units = append(units, []oracleRun{r})
	}
	return units
}

// lastTogether returns for how long some runs are sustained.
func (o *oracle) lastTogether(held []oracleRun) int {
	sum, most := 0, 0
	for _, r := range held {
		sum += r.sustained
		most = max(most, r.sustained)
	}
	if o.plan.Readings.Merge == alert.SumOfRuns {
		return sum
	}
	return most
}

// lasts returns for how long a unit at a group's lowest threshold is sustained.
func (o *oracle) lasts(unit []oracleRun) int {
	span := unit[len(unit)-1].until - unit[0].from
	if o.plan.Readings.Merge == alert.WholeSpan && len(unit) > 1 && span > o.lastTogether(unit) {
		return span
	}
	return o.lastTogether(unit)
}

// sustainedIn returns the plan's thresholds with the longest that a unit of each is sustained in the stretch.
func (o *oracle) sustainedIn(first, end int) []alert.Condition {
	all := thresholds(o.plan)
	for i := range all {
		hours := 0
		for _, unit := range o.units(all[i], first, end) {
			hours = max(hours, o.lasts(unit))
		}
		all[i].Hours = hours
	}
	return all
}
