package region

import (
	"slices"
	"strconv"

	"github.com/clearsky-go/clearsky/alert"
	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/internal/groups"
)

const (
	// dayUnits makes the mean of 1 or of 20 to 24 hourly AQIs an integer: the least common multiple of these numbers.
	dayUnits = 212_520

	maxGroupHours = 100_000 // that the group-mean reading looks at: 11 years
	maxGroupSums  = 1 << 22 // hours times thresholds: 64 MiB of sums
)

// member returns the exact values of a county's hours that lie in span, of all hours that the search looks at.
func (l *local) member(span, whole aqi.Span, rules *alert.Ruleset) groups.Member {
	n := whole.Hours()
	m := groups.Member{Windows: slices.Repeat([]int64{groups.Absent}, n), Hours: make([]int64, n)}
	if span.Hours() == 0 {
		return m
	}
	first, hours := int(span.From-whole.From), l.series.Hours[:span.Hours()]
	for i, h := range hours {
		if value, ok := rules.AQI(h).Value(); ok {
			m.Hours[first+i] = groups.Counted(value)
		}
	}
	for _, w := range l.windows {
		if w.Start+dayHours > span.Until {
			break
		}
		m.Windows[int(w.Start-whole.From)] = w.Sum * int64(dayUnits/w.Count)
	}
	return m
}

// carryMeans returns for each of the levels groups that carry it under the reading GroupMean: at every hour each county is in one
// of them that carries, if it is in any. What carries by the criterion of a higher level carries the lower ones too.
func (s *problem) carryMeans(spans []aqi.Span) []carried {
	levels := s.track.levels
	all := make([]carried, len(levels))
	for i, level := range levels {
		all[i].level = level.Level
	}
	for first := 0; first < len(all); {
		until := first
		for until < len(all) && levels[until].criterion == levels[first].criterion {
			until++
		}
		s.addMeans(all[first:until], spans, levels[first].area)
		first = until
	}
	for i := range all {
		slices.SortFunc(all[i].groups, groupSpan.compare)
		all[i].ofGroups(len(s.locals))
	}
	s.track.addHigher(all)
	return all
}

// addMeans adds to the levels of one criterion the groups that carry them.
func (s *problem) addMeans(all []carried, spans []aqi.Span, a *area) {
	plan := s.track.plan
	p := groups.Problem{
		Rules: s.track.means, Hours: s.span.Hours(), Units: dayUnits, Least: a.Count, Touching: s.touching(a),
	}
	at := make([]int, len(plan.Triggers)) // which of the levels each trigger is
	for i, trigger := range plan.Triggers {
		at[i] = slices.IndexFunc(all, func(c carried) bool { return c.level == trigger.Level })
		if at[i] >= 0 {
			p.Triggers = append(p.Triggers, i)
		}
	}
	for _, m := range a.counties {
		p.Members = append(p.Members, s.locals[m].member(spans[m], s.span, plan.Ruleset))
	}
	for _, f := range p.Find() {
		g := groupSpan{
			span: aqi.Span{From: s.span.From + aqi.Stamp(f.From), Until: s.span.From + aqi.Stamp(f.Until)}, open: f.Open,
			peak: alert.Window{Start: s.span.From + aqi.Stamp(f.Peak.Window), Sum: f.Peak.Sum, Count: int(f.Peak.Count)},
		}
		for _, m := range f.Members {
			g.members = append(g.members, a.counties[m])
		}
		all[at[f.Trigger]].groups = append(all[at[f.Trigger]].groups, g)
	}
}

// checkSpan refuses series too far apart to be looked at hour by hour, and a plan with too many thresholds for that.
func (s *problem) checkSpan(fs *aqi.Faults) {
	hours, thresholds := s.span.Hours(), len(s.track.means.Thresholds)
	if most := min(maxGroupHours, maxGroupSums/max(1, thresholds)); hours > most {
		fs.Add(aqi.Fault{
			Path: "/known/series", Got: strconv.Itoa(hours), Rule: aqi.ErrTooMany,
			Want: want("at most %d hours from the first to the last", "首末相距不超过%d小时", most),
		})
	}
}
