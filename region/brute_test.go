package region_test

import (
	"slices"

	"github.com/clearsky-go/clearsky/alert"
	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/region"
)

// brute grades a county's series by plain loops over all windows: integers by hour, counted from the series' first.
type brute struct {
	plan    alert.Plan
	values  []int // an hour's AQI, none where it does not count
	windows []int // the daily AQI of the 24 hours from an hour on, none where that is not valid
}

const none = -1

// stretch are hours from one to another, the end left out, at a level.
type stretch struct {
	From, Until int
	Level       alert.Level
}

func newBrute(p alert.Plan, s alert.Series) *brute {
	b := &brute{plan: p}
	first, last := len(s.Hours), none // that have an AQI
	for i, h := range s.Hours {
		v, has := h.AQI.Value()
		if has {
			first, last = min(first, i), i
		}
		if b.values = append(b.values, none); has && counts(p, h) {
			b.values[i] = v
		}
	}
	for i := 0; i+24 <= len(s.Hours); i++ {
		n, sum := 0, 0
		for _, v := range b.values[i : i+24] {
			if v != none {
				n, sum = n+1, sum+v
			}
		}
		midnight := (s.Start + aqi.Stamp(i)).Time().Hour() == 0
		switch b.windows = append(b.windows, none); {
		case n < 20, i < first, i+23 > last, p.Readings.Windows == alert.NaturalDays && !midnight:
		case p.Readings.Daily == alert.FromConcentrations:
			if v, has := s.Daily[i].AQI.Value(); has {
				b.windows[i] = v
			}
		default:
			b.windows[i] = (sum + n - 1) / n
		}
	}
	return b
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

func exceeds(v, threshold int, c alert.Comparison) bool {
	return v != none && (v > threshold || c == alert.AtLeast && v == threshold)
}

// covered reports for each hour whether an exceeding window holds it.
func (b *brute) covered(threshold int, c alert.Comparison) []bool {
	in := make([]bool, len(b.values))
	for w, v := range b.windows {
		for i := w; i < w+24 && exceeds(v, threshold, c); i++ {
			in[i] = true
		}
	}
	return in
}

// runs returns the runs at a threshold, each with the hours before it was cut to its heavy ones.
func (b *brute) runs(threshold int, c alert.Comparison) (cut, whole []stretch) {
	in := append(b.covered(threshold, c), false)
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
			if exceeds(b.values[i], threshold, c) {
				first, last = min(first, i), max(last, i)
			}
		}
		for w := from; w+24 <= until; w++ { // a window that exceeds without a heavy hour stays whole: only a daily AQI from concentrations does
			bare := exceeds(b.windows[w], threshold, c)
			for i := w; i < w+24; i++ {
				bare = bare && !exceeds(b.values[i], threshold, c)
			}
			if bare {
				first, last = min(first, w), max(last, w+23)
			}
		}
		if b.plan.Readings.Windows == alert.NaturalDays {
			first, last = from, until-1
		}
		cut, whole = append(cut, stretch{From: first, Until: last + 1}), append(whole, stretch{From: from, Until: until})
		from = until
	}
	return cut, whole
}

// sustained returns 24 hours for each window of the longest row of exceeding ones back to back inside a run.
func (b *brute) sustained(r stretch, threshold int, c alert.Comparison) int {
	longest := 24
	for first := r.From; first < r.Until; first++ {
		hours := 0
		for w := first; w+24 <= r.Until && exceeds(b.windows[w], threshold, c); w += 24 {
			hours += 24
		}
		longest = max(longest, hours)
	}
	return longest
}

// reached returns the highest level of whose groups one is met inside some hours: in one run at the group's lowest threshold, by a run of each
// of its conditions.
func (b *brute) reached(in stretch) alert.Level {
	level := alert.NoAlert
	for _, trigger := range b.plan.Triggers {
		for _, group := range trigger.AnyOf {
			lowest := slices.MinFunc(group, func(x, y alert.Condition) int { return integer(x) - integer(y) })
			_, whole := b.runs(lowest.AQI, lowest.Comparison)
			for _, outer := range whole {
				met := outer.From >= in.From && outer.Until <= in.Until
				for _, c := range group {
					met = met && b.holds(outer, c)
				}
				if met {
					level = max(level, trigger.Level)
				}
			}
		}
	}
	return level
}

// integer returns the least daily AQI that meets a condition.
func integer(c alert.Condition) int {
	if c.Comparison == alert.AtLeast {
		return c.AQI
	}
	return c.AQI + 1
}

// holds reports whether a run of the condition's lies in some hours and lasts long enough.
func (b *brute) holds(in stretch, c alert.Condition) bool {
	cut, whole := b.runs(c.AQI, c.Comparison)
	for i, r := range whole {
		if r.From >= in.From && r.Until <= in.Until && b.sustained(cut[i], c.AQI, c.Comparison) >= c.Hours {
			return true
		}
	}
	return false
}

// episodes returns the runs at the plan's lowest threshold, those too near to one another as one, each until the hours have come that lifting
// needs.
func (b *brute) episodes() []stretch {
	var all []alert.Condition
	for _, trigger := range b.plan.Triggers {
		all = append(all, slices.Concat(trigger.AnyOf...)...)
	}
	lowest := slices.MinFunc(all, func(x, y alert.Condition) int { return integer(x) - integer(y) })
	cut, whole := b.runs(lowest.AQI, lowest.Comparison)
	var episodes []stretch
	for i := 0; i < len(cut); i++ {
		e, outer := cut[i], whole[i]
		for i+1 < len(cut) && cut[i+1].From-b.liftable(e.Until) < b.plan.MergeHours {
			i++
			e.Until, outer.Until = cut[i].Until, whole[i].Until
		}
		e.Level, e.Until = b.reached(outer), b.liftable(e.Until)
		episodes = append(episodes, e)
	}
	return episodes
}

// liftable returns the first hour from some hour on after which so many lie outside all runs at the AQI of lifting.
func (b *brute) liftable(until int) int {
	if b.plan.LiftBelow == 0 {
		return until
	}
	runs, _ := b.runs(b.plan.LiftBelow, alert.AtLeast)
	for again := true; again; {
		again = false
		for _, r := range runs {
			if r.From < until+b.plan.LiftHours && r.Until > until {
				until, again = r.Until, true
			}
		}
	}
	return until
}

// bruteLevels returns for each level of the plan's first track the hours, counted from a first one, at which a set of counties that is enough
// carries it: all inside episodes of that level or above for as many hours in a row as the policy asks for.
func bruteLevels(p region.Plan, series map[string]alert.Series, first aqi.Stamp, hours int) map[alert.Level][]bool {
	inside := map[string][]alert.Level{} // of each county with hours
	var codes []string
	for _, c := range p.Counties {
		s, has := series[c.Code]
		if !has {
			continue
		}
		codes = append(codes, c.Code)
		levels := make([]alert.Level, hours)
		for _, e := range newBrute(p.Tracks[0].Plan, s).episodes() {
			for i := e.From; i < e.Until; i++ {
				levels[int(s.Start-first)+i] = e.Level
			}
		}
		inside[c.Code] = levels
	}
	touch := map[string]bool{}
	for _, b := range p.Borders {
		touch[b[0]+" "+b[1]], touch[b[1]+" "+b[0]] = true, true
	}
	carried := map[alert.Level][]bool{}
	for _, trigger := range p.Tracks[0].Plan.Triggers {
		carried[trigger.Level] = make([]bool, hours)
		for set := 1; set < 1<<len(codes); set++ {
			var members []string
			for i, code := range codes {
				if set>>i&1 == 1 {
					members = append(members, code)
				}
			}
			for i, c := range p.Policy.Criteria {
				last := i+1 == len(p.Policy.Criteria) || p.Policy.Criteria[i+1].Level > trigger.Level
				if last && len(members) >= c.Count && (c.Anywhere || oneGroup(members, touch)) {
					markTogether(carried[trigger.Level], members, inside, max(trigger.Level, c.Level), p.Policy.Together)
				}
			}
		}
	}
	return carried
}

// oneGroup reports whether each of the counties is reached from the first through others of them.
func oneGroup(members []string, touch map[string]bool) bool {
	reached := members[:1:1]
	for i := 0; i < len(reached); i++ {
		for _, m := range members {
			if touch[reached[i]+" "+m] && !slices.Contains(reached, m) {
				reached = append(reached, m)
			}
		}
	}
	return len(reached) == len(members)
}

// markTogether marks the hours of stretches throughout which all members are inside at a level, of so many hours at least.
func markTogether(carried []bool, members []string, inside map[string][]alert.Level, level alert.Level, together int) {
	for from := 0; from < len(carried); from++ {
		until := from
		for until < len(carried) && !slices.ContainsFunc(members, func(m string) bool { return inside[m][until] < level }) {
			until++
		}
		for i := from; i < until && until-from >= together; i++ {
			carried[i] = true
		}
		from = until
	}
}
