package region

import (
	"github.com/clearsky-go/clearsky/alert"
	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/internal/grading"
)

const (
	dayHours = 24        // a daily AQI is over 24 hours
	maxHours = 1_000_000 // that lifting may need, as package alert has it
)

// Outlook returns what is known of the prefecture at an hour, for [alert.Plan.Decide]. Hours before it must be observed or
// missing, hours from it on forecast or missing.
//
// The prefecture has no windows of its own, so the library rules:
//   - Observed are the prefecture's episodes as the hours before at alone have them, each county's series cut there;
//   - a window exceeds when every hour of it lies in a period at which some group carries a level;
//   - an hour is known when it lies in a valid window in every county of some connected group of MinGroup counties or more, and
//     the horizon is the last hour to which every county of such a group is known: a county without data does not keep an alert
//     from being lowered or lifted, as it is no finding;
//   - Noted are the hours of its episodes that are noted in any county;
//
// It takes about twice the time of Assess. Faults: those of [Office.Assess], an at outside the years 1 to 9999 ([aqi.ErrRange]),
// and those that [alert.Plan.Outlook] finds in a county's series.
func (o *Office) Outlook(track string, in Input, at aqi.Stamp) (alert.Outlook, error) {
	var fs aqi.Faults
	grade := func(l *local) error { return l.gradeAt(at) }
	t := o.trackOf(&fs, track)
	if t == nil {
		return alert.Outlook{}, fs.Err()
	}
	lift := aqi.Stamp(t.plan.LiftHours)
	if !at.Valid() || !(at + lift).Valid() {
		fs.Add(aqi.Fault{Path: "/at", Got: at.String(), Want: want(
			"an hour of the years 1 to 9999, the hours that lifting needs included", "公元1年至9999年的整点（含解除所需时长）",
		), Rule: aqi.ErrRange})
		grade = (*local).grade
	}
	s := o.problem(&fs, t, in, grade)
	if err := fs.Err(); err != nil {
		return alert.Outlook{}, err
	}
	all := s.carried(local.now)
	before := func(l local) (aqi.Span, []alert.Episode) { return l.before(at) }
	past := s.carried(before)
	outlook := alert.Outlook{
		At: at, Horizon: s.known(at),
		Episodes: s.episodes(all, s.span.Until, local.now), Observed: s.episodes(past, at, before),
		ExceedingWindows: exceeding(all, at),
		LastValid:        max(0, s.known(at)-dayHours),
		Unknown:          s.unknown(aqi.Span{From: at, Until: at + lift}),
	}
	outlook.Noted = s.noted(outlook.Episodes)
	return outlook, nil
}

// noted returns the hours of the episodes that are noted in any county.
func (s *problem) noted(episodes []alert.Episode) []aqi.Span {
	var spans []aqi.Span
	for _, e := range episodes {
		spans = grading.AppendSpans(spans, e.Span, s.notedAt)
	}
	return spans
}

// notedAt reports whether an hour is noted in any county.
func (s *problem) notedAt(hour aqi.Stamp) bool {
	for i := range s.locals {
		l := &s.locals[i]
		if l.span.Contains(hour) && l.series.Hours[hour-l.span.From].Marks.Has(alert.Noted) {
			return true
		}
	}
	return false
}

// now returns all of the county's hours and episodes.
func (l local) now() (aqi.Span, []alert.Episode) { return l.span, l.episodes }

// before returns the county's hours and episodes of the hours before that hour alone.
func (l local) before(at aqi.Stamp) (aqi.Span, []alert.Episode) {
	return aqi.Span{From: min(l.span.From, at), Until: min(l.span.Until, at)}, l.past
}

// exceeding counts the windows that begin in the 24 hours from at and lie in a period.
func exceeding(all []carried, at aqi.Stamp) int {
	if len(all) == 0 {
		return 0
	}
	count := 0
	for _, period := range all[0].periods() {
		first, last := max(at-dayHours+1, period.From), min(at, period.Until-dayHours)
		count += max(0, int(last-first)+1)
	}
	return count
}

// known returns the hour after the last of which MinGroup contiguous counties have an AQI then or later; at where that is
// earlier.
func (s *problem) known(at aqi.Stamp) aqi.Stamp {
	var stretches []stretch
	for _, i := range s.track.levels[0].area.counties {
		l := &s.locals[i]
		hours := len(l.series.Hours)
		for hours > 0 && !l.series.Hours[hours-1].AQI.Valid() {
			hours--
		}
		if hours > 0 {
			stretches = append(stretches, stretch{county: i, span: aqi.Span{From: l.span.From, Until: l.span.From + aqi.Stamp(hours)}})
		}
	}
	last := at
	for _, g := range s.sweep(stretches, s.track.levels[0].area) {
		last = max(last, g.span.Until)
	}
	return last
}

// unknown returns the hours of the span that do not lie in a valid window in MinGroup contiguous counties.
func (s *problem) unknown(span aqi.Span) []aqi.Span {
	var stretches []stretch
	for _, i := range s.track.levels[0].area.counties {
		for _, valid := range s.locals[i].valid() {
			stretches = append(stretches, stretch{county: i, span: valid})
		}
	}
	var spans []aqi.Span
	from := span.From // hours of the span before this are done
	for _, g := range s.sweep(stretches, s.track.levels[0].area) {
		if until := min(g.span.From, span.Until); until > from {
			spans = append(spans, aqi.Span{From: from, Until: until})
		}
		from = max(from, g.span.Until)
	}
	if span.Until > from {
		spans = append(spans, aqi.Span{From: from, Until: span.Until})
	}
	return spans
}

// valid returns the hours that lie in some valid window of the county.
func (l *local) valid() []aqi.Span {
	var spans []aqi.Span
	for _, w := range l.ownWindows() {
		if w.Valid() {
			spans = append(spans, aqi.Span{From: w.Start, Until: w.Span().Until})
		}
	}
	return join(spans, 1)
}
