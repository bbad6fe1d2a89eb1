package region

import (
	"time"

	"github.com/clearsky-go/clearsky/alert"
	"github.com/clearsky-go/clearsky/aqi"
)

const (
	dayHours = 24        // a daily AQI is over 24 hours
	maxHours = 1_000_000 // that lifting may need, as package alert has it
)

// Outlook returns what is known of the prefecture at the hour in which t lies, for [alert.Plan.Decide]. Hours before it must be
// observed or missing, hours from it on forecast or missing.
//
// The prefecture has no windows of its own, so the library rules:
//   - Monitored are the prefecture's processes as the hours before t alone have them, each county's series cut there;
//   - a window exceeds when every hour of it lies in a period at which some group carries a level;
//   - an hour is judged when it lies in a judged window in every county of some connected group of MinGroup counties or more, and
//     the horizon is the last hour to which every county of such a group is known: a county without data does not keep an alert
//     from being lowered or lifted, as it is no finding;
//   - Lowest is none.
//
// Errors: those of [Policy.Decide], a t outside the years 1 to 9999 ([ErrInput]), and the problems of a county's series that
// [alert.Plan.Outlook] finds.
func (p Policy) Outlook(r *Region, in Input, t time.Time) (alert.Outlook, error) {
	var fs collector
	at, err := aqi.FloorStamp(t)
	grade := func(l *local) error { return l.gradeAt(at) }
	if err != nil || !at.Valid() || !(at + aqi.Stamp(min(max(0, p.Plan.LiftHours), maxHours))).Valid() {
		got, want := t.Format(time.RFC3339Nano), "the years 1 to 9999, the hours that lifting needs included"
		fs.add(ErrInput, "time of the outlook", got, want)
		grade = (*local).grade
	}
	s := p.scene(&fs, r, in, grade)
	if err := fs.err(); err != nil {
		return alert.Outlook{}, err
	}
	all := s.carried(local.now)
	before := func(l local) (aqi.Span, []alert.Episode) { return l.before(at) }
	past := s.carried(before)
	return alert.Outlook{
		At: at, Horizon: s.known(at),
		Episodes: s.processes(all, s.horizon.Until, local.now), Observed: s.processes(past, at, before),
		ExceedingWindows: exceeding(all, at),
		Unknown:          s.notJudged(aqi.Span{From: at, Until: at + aqi.Stamp(p.Plan.LiftHours)}),
	}, nil
}

// now returns all of the county's hours and processes.
func (l local) now() (aqi.Span, []alert.Episode) { return l.span, l.processes }

// before returns the county's hours and processes of the hours before that hour alone.
func (l local) before(at aqi.Stamp) (aqi.Span, []alert.Episode) {
	return aqi.Span{From: min(l.span.From, at), Until: min(l.span.Until, at)}, l.past
}

// exceeding counts the windows that begin in the 24 hours from at and lie in a period.
func exceeding(all []carried, at aqi.Stamp) int {
	count := 0
	for _, period := range all[0].periods() {
		first, last := max(at, period.From), min(at+dayHours-1, period.Until-dayHours)
		count += max(0, int(last-first)+1)
	}
	return count
}

// known returns the hour after the last of which MinGroup contiguous counties have an AQI then or later; at where that is
// earlier.
func (s *scene) known(at aqi.Stamp) aqi.Stamp {
	var stays []stay
	for i, l := range s.locals {
		hours := len(l.series.Hours)
		for hours > 0 && !l.series.Hours[hours-1].AQI.Valid() {
			hours--
		}
		if hours > 0 {
			stays = append(stays, stay{county: i, span: aqi.Span{From: l.span.From, Until: l.span.From + aqi.Stamp(hours)}})
		}
	}
	last := at
	for _, p := range s.r.sweep(stays, s.policy.MinGroup) {
		last = max(last, p.span.Until)
	}
	return last
}

// notJudged returns the hours of the span that do not lie in a judged window in MinGroup contiguous counties.
func (s *scene) notJudged(span aqi.Span) []aqi.Span {
	var stays []stay
	for i := range s.locals {
		for _, judged := range s.locals[i].judged() {
			stays = append(stays, stay{county: i, span: judged})
		}
	}
	var spans []aqi.Span
	from := span.From // hours of the span before this are done
	for _, p := range s.r.sweep(stays, s.policy.MinGroup) {
		if until := min(p.span.From, span.Until); until > from {
			spans = append(spans, aqi.Span{From: from, Until: until})
		}
		from = max(from, p.span.Until)
	}
	if span.Until > from {
		spans = append(spans, aqi.Span{From: from, Until: span.Until})
	}
	return spans
}

// judged returns the hours that lie in some judged window of the county.
func (l *local) judged() []aqi.Span {
	var spans []aqi.Span
	for _, w := range l.ownWindows() {
		if w.Valid() {
			spans = append(spans, aqi.Span{From: w.Start, Until: w.End()})
		}
	}
	return join(spans, 1)
}
