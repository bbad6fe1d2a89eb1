package region_test

import (
	"slices"

	"github.com/clearsky-go/clearsky/alert"
	"github.com/clearsky-go/clearsky/aqi"
)

// brute grades a county's series by plain loops over all windows: integers by hour, counted from the series' first.
type brute struct {
	plan alert.Plan
	of   map[aqi.Pollutant]indices // of each pollutant that a condition names; none: the AQI
}

// indices are the AQIs, or sub-indices of a pollutant, of hours and of the 24 hours from each on; none where one does not count.
type indices struct{ hours, windows []int }

const none = -1

// stretch are hours from one to another, the end left out, at a level.
type stretch struct {
	From, Until int
	Level       alert.Level
}

func newBrute(p alert.Plan, s alert.Series) *brute {
	b := &brute{plan: p, of: map[aqi.Pollutant]indices{}}
	for _, c := range b.conditions() {
		if c.Pollutant == 0 {
			b.of[0] = indicesOf(p, s)
		}
		for _, known := range s.ByPollutant { // all hours are from concentrations
			if known.Pollutant == c.Pollutant {
				only, own := p, alert.Series{Start: s.Start, Daily: known.Daily}
				only.Pollutants, only.Readings.Daily = aqi.PollutantsOf(c.Pollutant), alert.FromConcentrations
				for i, h := range s.Hours {
					own.Hours = append(own.Hours, alert.Hour{AQI: known.Hours[i], Marks: h.Marks})
				}
				b.of[c.Pollutant] = indicesOf(only, own)
			}
		}
	}
	return b
}

func (b *brute) conditions() (all []alert.Condition) {
	for _, trigger := range b.plan.Triggers {
		all = append(all, slices.Concat(trigger.AnyOf...)...)
	}
	return all
}

func indicesOf(p alert.Plan, s alert.Series) (of indices) {
	first, last := len(s.Hours), none // that have an AQI
	for i, h := range s.Hours {
		v, has := h.AQI.Value()
		if has {
			first, last = min(first, i), i
		}
		if of.hours = append(of.hours, none); has && counts(p, h) {
			of.hours[i] = v
		}
	}
	for i := 0; i+24 <= len(s.Hours); i++ {
		n, sum := 0, 0
		for _, v := range of.hours[i : i+24] {
			if v != none {
				n, sum = n+1, sum+v
			}
		}
		midnight := (s.Start + aqi.Stamp(i)).Time().Hour() == 0
		switch of.windows = append(of.windows, none); {
		case n < 20, i < first, i+23 > last, p.Readings.Windows == alert.NaturalDays && !midnight:
		case p.Readings.Daily == alert.FromConcentrations:
			if v, has := s.Daily[i].AQI.Value(); has {
				of.windows[i] = v
			}
		default:
			of.windows[i] = (sum + n - 1) / n
		}
	}
	return of
}

// counts reports whether an hour with an AQI counts: not one of dust or of a cause that is left out, one without particles only where these do not
// matter, and not one whose primary pollutants are all others than the alert is for.
func counts(p alert.Plan, h alert.Hour) bool {
	for cause := range alert.Marks(64) {
		if h.Marks.Has(cause) && cause&(cause-1) == 0 && cause != 0 && p.LeftOut.Has(cause) {
			return false
		}
	}
	particles := p.Pollutants == 0 || p.Pollutants.Has(aqi.PM10) || p.Pollutants.Has(aqi.PM25)
	others := p.Pollutants != 0 && h.Primary != 0 && h.Primary&p.Pollutants == 0
	return !h.Marks.Has(alert.Dusty) && (!particles || !h.Marks.Has(alert.NoParticles)) && !others
}

func exceeds(v int, c alert.Condition) bool {
	return v != none && (v > c.AQI || c.Comparison == alert.AtLeast && v == c.AQI)
}

// covered reports for each hour whether an exceeding window holds it; of hours by themselves, whether it exceeds.
func (b *brute) covered(c alert.Condition) []bool {
	of := b.of[c.Pollutant]
	in := make([]bool, len(of.hours))
	for i, v := range of.hours {
		in[i] = c.Kind == alert.HoursInARow && exceeds(v, c)
	}
	for w, v := range of.windows {
		for i := w; i < w+24 && c.Kind == alert.DailyMeans && exceeds(v, c); i++ {
			in[i] = true
		}
	}
	return in
}

// run is a stretch of covered hours, and the same cut to its heavy ones.
type run struct{ whole, cut stretch }

// runs returns the runs at a condition's threshold.
func (b *brute) runs(c alert.Condition) (runs []run) {
	of, in := b.of[c.Pollutant], append(b.covered(c), false)
	for from := 0; from < len(in); from++ {
		until := from
		for in[until] {
			until++
		}
		if until == from {
			continue
		}
		first, last := until, from // of the hours that stay
		for i := from; i < until; i++ {
			if exceeds(of.hours[i], c) {
				first, last = min(first, i), max(last, i)
			}
		}
		for w := from; w+24 <= until; w++ { // a window that exceeds without a heavy hour stays whole: only a daily AQI from concentrations does
			bare := exceeds(of.windows[w], c)
			for i := w; i < w+24; i++ {
				bare = bare && !exceeds(of.hours[i], c)
			}
			if bare {
				first, last = min(first, w), max(last, w+23)
			}
		}
		if b.plan.Readings.Windows == alert.NaturalDays {
			first, last = from, until-1
		}
		runs = append(runs, run{stretch{From: from, Until: until}, stretch{From: first, Until: last + 1}})
		from = until
	}
	return runs
}

// sustained returns 24 hours for each window of the longest row of exceeding ones back to back inside a run; of hours by themselves, how many
// there are.
func (b *brute) sustained(r run, c alert.Condition) int {
	if c.Kind == alert.HoursInARow {
		return r.whole.Until - r.whole.From
	}
	longest := 24
	for first := r.cut.From; first < r.cut.Until; first++ {
		hours := 0
		for w := first; w+24 <= r.cut.Until && exceeds(b.of[c.Pollutant].windows[w], c); w += 24 {
			hours += 24
		}
		longest = max(longest, hours)
	}
	return longest
}

// together returns runs by time, those that overlap as one.
func together(runs []run) (joined []run) {
	slices.SortFunc(runs, func(x, y run) int { return x.whole.From - y.whole.From })
	for _, r := range runs {
		if n := len(joined); n > 0 && r.whole.From < joined[n-1].whole.Until {
			j := &joined[n-1]
			j.whole.Until, j.cut = max(j.whole.Until, r.whole.Until), stretch{From: min(j.cut.From, r.cut.From), Until: max(j.cut.Until, r.cut.Until)}
			continue
		}
		joined = append(joined, r)
	}
	return joined
}

// anchors returns the hours in which a group of conditions can be met: the runs of its daily conditions, those of its hours where it has no other.
func (b *brute) anchors(group []alert.Condition) []run {
	var runs []run
	for _, kind := range []alert.ConditionKind{alert.DailyMeans, alert.HoursInARow} {
		for _, c := range group {
			if c.Kind == kind && (kind == alert.DailyMeans || len(runs) == 0) {
				runs = append(runs, b.runs(c)...)
			}
		}
		if slices.ContainsFunc(group, func(c alert.Condition) bool { return c.Kind == kind }) {
			break
		}
	}
	return together(runs)
}

// reached returns the highest level of whose groups one is met inside some hours: each of its conditions by a run that lasts long enough, all
// of them where the group's anchors lie together.
func (b *brute) reached(in stretch) alert.Level {
	level := alert.NoAlert
	for _, trigger := range b.plan.Triggers {
		for _, group := range trigger.AnyOf {
			for _, anchor := range b.anchors(group) {
				met := anchor.whole.From >= in.From && anchor.whole.Until <= in.Until
				for _, c := range group {
					met = met && b.holds(anchor.whole, c)
				}
				if met {
					level = max(level, trigger.Level)
				}
			}
		}
	}
	return level
}

// holds reports whether a run of the condition's lies in some hours and lasts long enough.
func (b *brute) holds(in stretch, c alert.Condition) bool {
	for _, r := range b.runs(c) {
		if c.Kind == alert.HoursInARow { // of which only hours inside count
			r.whole.From, r.whole.Until = max(r.whole.From, in.From), min(r.whole.Until, in.Until)
		}
		if r.whole.From >= in.From && r.whole.Until <= in.Until && b.sustained(r, c) >= c.Hours {
			return true
		}
	}
	return false
}

// episodes returns where the anchors of all groups lie, those too near to one another as one, each until the hours have come that lifting needs.
func (b *brute) episodes() []stretch {
	var runs []run
	for _, trigger := range b.plan.Triggers {
		for _, group := range trigger.AnyOf {
			runs = append(runs, b.anchors(group)...)
		}
	}
	runs = together(runs)
	var episodes []stretch
	for i := 0; i < len(runs); i++ {
		e, whole := runs[i].cut, runs[i].whole
		for i+1 < len(runs) && runs[i+1].cut.From-b.liftable(e.Until) < b.plan.MergeHours {
			i++
			e.Until, whole.Until = runs[i].cut.Until, runs[i].whole.Until
		}
		e.Level, e.Until = b.reached(whole), b.liftable(e.Until)
		episodes = append(episodes, e)
	}
	return episodes
}

// liftable returns the first hour from some hour on after which so many lie outside all runs at the AQI of lifting.
func (b *brute) liftable(until int) int {
	if b.plan.LiftBelow == 0 {
		return until
	}
	runs := b.runs(alert.Condition{Comparison: alert.AtLeast, AQI: b.plan.LiftBelow})
	for again := true; again; {
		again = false
		for _, r := range runs {
			if r.cut.From < until+b.plan.LiftHours && r.cut.Until > until {
				until, again = r.cut.Until, true
			}
		}
	}
	return until
}
