package region

import (
	"slices"

	"github.com/clearsky-go/clearsky/alert"
	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/internal/faults"
	"github.com/clearsky-go/clearsky/internal/grading"
)

// local is a county's part in an assessment.
type local struct {
	rules    rules
	series   alert.Series
	span     aqi.Span // the series' hours; empty where there are none
	episodes []alert.Episode
	windows  []alert.Window // by the plan that grades groups; only under GroupMean
}

// allLocals takes the counties' parts, by position, and grades those that have hours.
func (s *problem) allLocals(fs *aqi.Faults, hours []alert.Series, grade func(county int, l *local) error) []local {
	locals := make([]local, len(s.track.counties))
	for i := range locals {
		l := &locals[i]
		l.rules = s.track.counties[i]
		if !l.take(hours[i]) {
			continue
		}
		err := grade(i, l)
		if err == nil && s.plan.Policy.Reading == GroupMean {
			l.windows, err = s.track.plan.Windows(l.series)
		}
		if err != nil {
			fs.Join("", faults.Rebase(err, "/series", faults.At("/known/series", s.counties[i].Code)))
		}
	}
	return locals
}

// grade finds a county's episodes.
func grade(_ int, l *local) (err error) {
	l.episodes, err = l.rules.Episodes(l.series)
	return err
}

// whole returns the county's hours.
func (l local) whole() aqi.Span { return l.span }

// before returns the county's hours before that hour.
func (l local) before(at aqi.Stamp) aqi.Span {
	return aqi.Span{From: min(l.span.From, at), Until: min(l.span.Until, at)}
}

// take takes a series, and reports whether it has hours. One whose start is bad has a span that nobody looks at, since grading
// it is an error.
func (l *local) take(s alert.Series) bool {
	l.series = s
	if len(s.Hours) == 0 {
		return false
	}
	l.span = aqi.Span{From: s.Start, Until: s.Start + aqi.Stamp(len(s.Hours))}
	return true
}

// hull returns the hours from the first to the last that any county has.
func hull(locals []local) aqi.Span {
	var hull aqi.Span
	for _, l := range locals {
		switch {
		case l.span.Hours() == 0:
		case hull.Hours() == 0:
			hull = l.span
		default:
			hull = aqi.Span{From: min(hull.From, l.span.From), Until: max(hull.Until, l.span.Until)}
		}
	}
	return hull
}

// noData returns the hours of the span at which the county has no AQI that its plan could take; one that does not count for its cause is one.
func (l *local) noData(whole aqi.Span) []aqi.Span {
	if l.span.Hours() == 0 {
		return slices.DeleteFunc([]aqi.Span{whole}, func(s aqi.Span) bool { return s.Hours() == 0 })
	}
	var spans []aqi.Span
	if whole.From < l.span.From {
		spans = append(spans, aqi.Span{From: whole.From, Until: l.span.From})
	}
	spans = grading.AppendSpans(spans, l.span, func(h aqi.Stamp) bool { return !l.rules.Known(l.series.Hours[h-l.span.From]) })
	if l.span.Until < whole.Until {
		spans = append(spans, aqi.Span{From: l.span.Until, Until: whole.Until})
	}
	return grading.Join(spans, 1)
}
