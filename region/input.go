package region

import (
	"fmt"
	"maps"
	"slices"

	"github.com/clearsky-go/clearsky/alert"
	"github.com/clearsky-go/clearsky/aqi"
)

// Input is what is decided on. Its parts may begin and end at different hours.
type Input struct {
	// Series holds the counties' hours by code, monitored and forecast. A county without a series, or at hours that its series
	// does not have, is no finding.
	Series   map[string]alert.Series `json:"series"`
	Superior []Superior              `json:"superior"` // in any order; where several name a county the highest counts
	Raises   []Raise                 `json:"raises"`   // likewise
}

// Superior is an alert of the autonomous region (自治区区域预警): the prefecture alerts no lower for those counties and hours
// (3.4).
type Superior struct {
	Level    alert.Level `json:"level"`
	From     aqi.Stamp   `json:"from"`
	Until    aqi.Stamp   `json:"until"`    // the hour after the last
	Counties []string    `json:"counties"` // codes; none: all counties
}

// Raise is a county's decision to respond at a level or above of its own accord (主动提级, 4.2).
type Raise struct {
	County string      `json:"county"`
	Level  alert.Level `json:"level"`
	From   aqi.Stamp   `json:"from"`
	Until  aqi.Stamp   `json:"until"` // the hour after the last
}

// check adds the problems of the policy, the region and the input's codes, levels and hours, and reports whether series can be
// graded, which finds their problems.
func (p Policy) check(fs *collector, r *Region, in Input) bool {
	before := len(fs.list)
	p.validate(fs)
	if r.size() == 0 {
		fs.add(ErrRegion, "region", "no counties", "at least one")
	}
	if p.Reading == GroupMean {
		r.checkSize(fs)
	}
	sound := len(fs.list) == before
	for _, code := range slices.Sorted(maps.Keys(p.Plans)) {
		r.checkCode(fs, "plans", code)
	}
	for _, code := range slices.Sorted(maps.Keys(in.Series)) {
		r.checkCode(fs, "series", code)
	}
	for i, s := range in.Superior {
		where := fmt.Sprintf("superior[%d]", i)
		checkPeriod(fs, where, s.Level, s.From, s.Until)
		for j, code := range s.Counties {
			r.checkCode(fs, fmt.Sprintf("%s, counties[%d]", where, j), code)
		}
	}
	for i, raise := range in.Raises {
		where := fmt.Sprintf("raises[%d]", i)
		checkPeriod(fs, where, raise.Level, raise.From, raise.Until)
		r.checkCode(fs, where, raise.County)
	}
	return sound
}

func (r *Region) checkCode(fs *collector, where, code string) {
	if _, ok := r.find(code); !ok {
		fs.add(ErrInput, where, fmt.Sprintf("county %.40q", code), "a county of the region")
	}
}

func checkPeriod(fs *collector, where string, level alert.Level, from, until aqi.Stamp) {
	if !level.Valid() || level == alert.NoAlert {
		fs.add(ErrInput, where, "level "+level.String(), "blue, yellow, orange or red")
	}
	switch {
	case !from.Valid():
		fs.add(ErrInput, where, "from "+from.String(), "a whole hour of the years 1 to 9999")
	case !until.Valid():
		fs.add(ErrInput, where, "until "+until.String(), "a whole hour of the years 1 to 9999")
	case until <= from:
		fs.add(ErrInput, where, fmt.Sprintf("until %v", until), fmt.Sprintf("later than %v", from))
	}
}

// local is a county's part in a decision.
type local struct {
	plan      alert.Plan
	lowest    threshold // of the plan
	series    alert.Series
	span      aqi.Span // the series' hours; empty where there are none
	processes []alert.Episode
	past      []alert.Episode // those of the monitored hours alone; only an Outlook has them
	windows   []alert.Window  // by the plan that grades groups; the reading EachCounty makes them when they are asked for
}

// locals takes the counties' parts, in the region's order, and grades those that have hours.
func (p Policy) locals(fs *collector, r *Region, in Input, grade func(*local) error) []local {
	locals := make([]local, r.size())
	lowest := lowestOf(p.Plan)
	for i := range locals {
		l := &locals[i]
		code := r.counties[i].Code
		l.plan, l.lowest = p.Plan, lowest
		if own, ok := p.Plans[code]; ok {
			l.plan, l.lowest = own, lowestOf(own)
		}
		if !l.take(in.Series[code]) {
			continue
		}
		err := grade(l)
		if err == nil && p.Reading == GroupMean {
			l.windows, err = p.Plan.Windows(l.series)
		}
		fs.wrap("series of "+code, err)
	}
	return locals
}

// grade finds the county's processes.
func (l *local) grade() (err error) {
	l.processes, err = l.plan.Episodes(l.series)
	return err
}

// gradeAt finds those of the hours before t alone too.
func (l *local) gradeAt(at aqi.Stamp) error {
	o, err := l.plan.Outlook(l.series, at)
	l.processes, l.past = o.Episodes, o.Observed
	return err
}

// ownWindows returns the county's windows.
func (l *local) ownWindows() []alert.Window {
	if l.windows == nil && l.span.Hours() > 0 {
		l.windows, _ = l.plan.Windows(l.series) // no error: the series has been graded
	}
	return l.windows
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

// horizon returns the hours from the first to the last that any county has.
func horizon(locals []local) aqi.Span {
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

// noData returns the hours of the horizon at which the county has no AQI that its plan could take. Dust has one.
func (l *local) noData(horizon aqi.Span) []aqi.Span {
	readings := l.plan.Readings
	readings.Dust = alert.DustCounted
	var spans []aqi.Span
	add := func(from, until aqi.Stamp) {
		if last := len(spans) - 1; last >= 0 && spans[last].Until == from {
			spans[last].Until = until
		} else if until > from {
			spans = append(spans, aqi.Span{From: from, Until: until})
		}
	}
	if l.span.Hours() == 0 {
		add(horizon.From, horizon.Until)
		return spans
	}
	add(horizon.From, l.span.From)
	for i, h := range l.series.Hours {
		if !readings.Counts(h) {
			at := l.span.From + aqi.Stamp(i)
			add(at, at+1)
		}
	}
	add(l.span.Until, horizon.Until)
	return spans
}
