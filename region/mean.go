package region

import (
	"cmp"
	"math/bits"
	"slices"
	"strconv"

	"github.com/clearsky-go/clearsky/alert"
	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/internal/runs"
)

const (
	// dayUnits makes the mean of 1 or of 20 to 24 hourly AQIs an integer: the least common multiple of these numbers.
	dayUnits = 212_520
	// absent stands for a value that is not there; no sum with it comes near 0, nor to the end of 64 bits.
	absent = -1 << 50

	maxGroupHours = 100_000 // that the group-mean reading looks at: 11 years
	maxGroupSums  = 1 << 22 // hours times thresholds: 64 MiB of sums
)

// values are a county's exact values by the hour of the span, as integers.
type values struct {
	windows []int64 // daily AQI of the window that begins there, in units of 1/dayUnits; absent where it is not valid
	hours   []int64 // hourly AQI, and oneHour for the hour; 0 where it does not count
	// beyond is by how much 24 times a window's daily AQI is further above the lowest threshold than its hourly AQIs add up to, in
	// units of 1/dayUnits: nothing where the daily AQI is the mean of 24 hours.
	beyond []int64
}

// oneHour counts an hour beside its AQI, or those of several counties beside the sum of theirs.
const oneHour = 1 << 32

// excess returns by how much the hours' AQIs add up to more than as many times the limit.
func excess(hours, limit int64) int64 { return hours&(oneHour-1) - (hours>>32)*limit }

// valuesOf returns the values of a county's hours that lie in span, of all hours that the search looks at.
func valuesOf(l local, span, whole aqi.Span, plan alert.Plan) values {
	n := whole.Hours()
	v := values{windows: slices.Repeat([]int64{absent}, n), hours: make([]int64, n), beyond: make([]int64, n)}
	if span.Hours() == 0 {
		return v
	}
	lowest := lowestOf(plan)
	first, hours := int(span.From-whole.From), l.series.Hours[:span.Hours()]
	for i, h := range hours {
		if value, ok := plan.Readings.AQI(h).Value(); ok {
			v.hours[first+i] = oneHour + int64(value)
		}
	}
	for i, w := range l.windows[:max(0, len(hours)-dayHours+1)] {
		if w.Valid() {
			v.windows[first+i] = int64(w.Sum) * int64(dayUnits/w.Count)
		}
	}
	v.compare(lowest)
	return v
}

// compare fills in beyond.
func (v *values) compare(lowest runs.Threshold) {
	sum := int64(0)
	for i := range v.hours {
		sum += excess(v.hours[i], int64(lowest))
		first := i - dayHours + 1
		if first < 0 {
			continue
		}
		if window := v.windows[first]; window != absent {
			v.beyond[first] = max(0, dayHours*(window-int64(lowest)*dayUnits)-sum*dayUnits)
		}
		sum -= excess(v.hours[first], int64(lowest))
	}
}

// carryMeans returns for each of the levels groups that carry it under the reading GroupMean: at every hour each county is in one
// of them that carries, if it is in any. What carries by the criterion of a higher level carries the lower ones too.
func (s *problem) carryMeans(spans []aqi.Span) []carried {
	all := make([]carried, len(s.track.levels))
	for i, level := range s.track.levels {
		all[i].level = level.Level
	}
	for first := 0; s.span.Hours() > 0 && first < len(all); {
		until := first
		for until < len(all) && s.track.levels[until].criterion == s.track.levels[first].criterion {
			until++
		}
		look := s.newSearch(spans, s.track.levels[first:until])
		look.run()
		for _, w := range look.found {
			for i := first; i < until; i++ {
				if w.level == all[i].level {
					all[i].groups = append(all[i].groups, w.groupSpan)
				}
			}
		}
		first = until
	}
	for i := range all {
		slices.SortFunc(all[i].groups, groupSpan.compare)
		all[i].ofGroups(len(s.locals))
	}
	s.track.addHigher(all)
	return all
}

// newSearch makes the search ready: counties by how far they are above the lowest threshold, so that groups which carry are
// found early.
func (s *problem) newSearch(spans []aqi.Span, levels []level) *search {
	n, plan := s.span.Hours(), s.track.plan
	look := &search{grader: newGrader(plan, n), least: levels[0].area.Count, first: s.span.From}
	for _, l := range levels {
		look.levels = append(look.levels, l.Level)
	}
	all, above := make([]values, len(s.locals)), make([]int64, len(s.locals))
	lowest := int64(look.Thresholds[0])
	for _, i := range levels[0].area.counties {
		all[i] = valuesOf(s.locals[i], spans[i], s.span, plan)
		look.ragged = look.ragged || slices.Max(all[i].beyond) > 0
		for _, hour := range all[i].hours {
			above[i] += max(0, excess(hour, lowest))
		}
		look.order = append(look.order, i)
	}
	slices.SortStableFunc(look.order, func(a, b int) int { return cmp.Compare(above[b], above[a]) })
	for _, county := range look.order {
		look.values = append(look.values, all[county])
	}
	look.touching = s.touching(levels[0].area, look.order)
	look.sums, look.high = make([]int64, 2*n), make([]int64, (2*len(look.Thresholds)+1)*n)
	look.coveredBy = make([][alert.Red + 1]runs.Set, len(look.order))
	for k := range look.Above {
		if look.ragged {
			look.Above[k].Bare = runs.NewSet(n)
		}
	}
	for l := range look.covered {
		look.covered[l] = runs.NewSet(n)
		for i := range look.coveredBy {
			look.coveredBy[i][l] = runs.NewSet(n)
		}
	}
	return look
}

// members returns the positions in the region of a group of the search.
func (s *search) members(group uint64) []int {
	var members []int
	for remaining := group; remaining != 0; remaining &= remaining - 1 {
		members = append(members, s.order[bits.TrailingZeros64(remaining)])
	}
	slices.Sort(members)
	return members
}

// checkSpan refuses series too far apart to be looked at hour by hour, and a plan with too many thresholds for that.
func (s *problem) checkSpan(fs *aqi.Faults) {
	hours, thresholds := s.span.Hours(), len(triggersOf(s.track.plan).Thresholds)
	if most := min(maxGroupHours, maxGroupSums/max(1, thresholds)); hours > most {
		fs.Add(aqi.Fault{
			Path: "/known/series", Got: strconv.Itoa(hours), Rule: aqi.ErrTooMany,
			Want: want("at most %d hours from the first to the last", "首末相距不超过%d小时", most),
		})
	}
}

// stamp returns the hour at a position in the span.
func (s *search) stamp(i int) aqi.Stamp { return s.first + aqi.Stamp(i) }
