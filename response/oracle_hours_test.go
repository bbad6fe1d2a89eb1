package response_test

import (
	"slices"
	"time"

	"github.com/clearsky-go/clearsky/alert"
	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/response"
)

// The oracle of what is due looks at each hour by itself: who responds in it, and at what level. It reckons with the calendar of package
// time, and writes down each thing that each one owes before it puts them together.

// oracleAll and oraclePlace stand beside the codes of counties for all responses together and for the place's own.
const oracleAll, oraclePlace = "all", "place"

// oracle is what is known at an hour of the responses that call for a duty.
type oracle struct {
	keepDays int
	closing  response.ClosingReading
	as       []response.Activation
	at       aqi.Stamp
	spans    map[string][]aqi.Span // through which somebody responds without a break, as far as asked for
}

// oracleOf returns the oracle of all responses, or of those to the prefecture's alert.
func oracleOf(c response.Catalogue, as []response.Activation, at aqi.Stamp, regional bool) *oracle {
	o := oracle{keepDays: c.KeepDays, closing: c.Readings.Closing, at: at, spans: map[string][]aqi.Span{}}
	for _, a := range as {
		if a.Regional || !regional {
			o.as = append(o.as, a)
		}
	}
	return &o
}

// concerns reports whether a response is one of somebody.
func (o *oracle) concerns(a response.Activation, who string) bool {
	switch who {
	case oracleAll:
		return true
	case oraclePlace:
		return a.Regional || len(a.Counties) == 0 && len(a.Heavy) == 0
	}
	return slices.ContainsFunc(slices.Concat(a.Counties, a.Heavy), func(c alert.County) bool { return c.Code == who })
}

// goesOn reports whether a response holds an hour: to the hour asked about while its end may change.
func (o *oracle) goesOn(a response.Activation, hour aqi.Stamp) bool {
	return a.From <= hour && (hour < a.Until || hour <= o.at && oracleLast(a).Provisional)
}

func oracleLast(a response.Activation) response.Period { return a.Periods[len(a.Periods)-1] }

// stretches returns the hours through which somebody responds.
func (o *oracle) stretches(who string) []aqi.Span {
	if spans, ok := o.spans[who]; ok {
		return spans
	}
	var mine []response.Activation
	first, last := o.at, o.at
	for _, a := range o.as {
		if o.concerns(a, who) {
			mine = append(mine, a)
			first, last = min(first, a.From), max(last, a.Until)
		}
	}
	var spans []aqi.Span
	before := false
	for hour := first; hour <= last; hour++ {
		now := slices.ContainsFunc(mine, func(a response.Activation) bool { return o.goesOn(a, hour) })
		if now && !before {
			spans = append(spans, aqi.Span{From: hour})
		}
		if now {
			spans[len(spans)-1].Until = hour + 1
		}
		before = now
	}
	o.spans[who] = spans
	return spans
}

// heavy reports whether a county has heavy pollution in a response that has begun in some hours.
func (o *oracle) heavy(who string, span aqi.Span) bool {
	return slices.ContainsFunc(o.as, func(a response.Activation) bool {
		return span.Contains(a.From) && a.From <= o.at && slices.ContainsFunc(a.Heavy, func(c alert.County) bool { return c.Code == who })
	})
}

// highest returns the highest level of somebody's responses that begin in some hours.
func (o *oracle) highest(who string, span aqi.Span) response.Level {
	level := response.NoResponse
	for _, a := range o.as {
		for _, p := range a.Periods {
			if span.Contains(a.From) && o.concerns(a, who) {
				level = max(level, p.Level)
			}
		}
	}
	return level
}

// announced returns the hours as they were announced, and whether their end may change.
func (o *oracle) announced(who string, span aqi.Span) (as aqi.Span, provisional bool) {
	as.From = span.From
	for _, a := range o.as {
		if o.concerns(a, who) && o.goesOn(a, span.Until-1) {
			as.Until = max(as.Until, a.Until)
			provisional = provisional || oracleLast(a).Provisional
		}
	}
	return as, provisional
}

// onDay returns the highest level of all responses in the hours of a day.
func (o *oracle) onDay(day aqi.Stamp) response.Level {
	level := response.NoResponse
	for hour := day; hour < day+24; hour++ {
		for _, a := range o.as {
			if hour >= a.Until && o.goesOn(a, hour) {
				level = max(level, oracleLast(a).Level)
			}
			for _, p := range a.Periods {
				if p.Contains(hour) {
					level = max(level, p.Level)
				}
			}
		}
	}
	return level
}

// owes returns what somebody owes of a duty as a party: items without the duty.
func (o *oracle) owes(d response.Duty, party, who string) []response.DueItem {
	var owed []response.DueItem
	for _, span := range o.stretches(who) {
		if party == "heavy-counties" && !o.heavy(who, span) {
			continue
		}
		announced, provisional := o.announced(who, span)
		item := response.DueItem{Activation: announced, Level: o.highest(who, span)}
		switch d.Occasion {
		case response.AtStart:
			item.From, item.Due = span.From, span.From
			owed = append(owed, item)
		case response.Throughout:
			item.From, item.Due, item.Provisional = span.From, announced.Until, provisional
			if span.Contains(o.at) {
				owed = append(owed, item)
			}
		case response.AtEnd, response.AfterEnd:
			item.From = span.Until
			item.Due, item.NextYear = o.deadline(d, span.Until)
			owed = append(owed, item)
		case response.EachDay:
			for hour := span.From; hour < span.Until; hour++ {
				day := oracleDay(hour.Time())
				item := response.DueItem{Day: standingStamp(day), From: standingStamp(day.AddDate(0, 0, 1)), Due: standingStamp(oracleBy(day.AddDate(0, 0, d.Term.Days), d.Term))}
				owed = append(owed, item)
			}
		case response.EachYear, response.Regularly, response.OnChange:
		}
	}
	owed = slices.DeleteFunc(slices.CompactFunc(owed, func(a, b response.DueItem) bool { return a.Day == b.Day && a.Day != 0 }), func(item response.DueItem) bool {
		last := max(item.Due, item.From+1).Time().AddDate(0, 0, o.keepDays)
		return item.From > o.at || d.Occasion != response.Throughout && !o.at.Time().Before(last)
	})
	for i := range owed {
		item := &owed[i]
		item.Overdue = d.Occasion != response.Throughout && item.Due != 0 && o.at >= item.Due && o.at > item.From
		if item.Day != 0 {
			item.Level = o.onDay(item.Day)
		}
	}
	return owed
}

// deadline returns when a duty after the end of a response is due.
func (o *oracle) deadline(d response.Duty, end aqi.Stamp) (due aqi.Stamp, nextYear bool) {
	last := (end - 1).Time().In(aqi.UTC8())
	switch {
	case d.Occasion == response.AtEnd:
		return end, false
	case d.Term.Days > 0 && d.Term.Hour == 0 && o.closing == response.Within24Hours:
		return standingStamp(end.Time().Add(time.Duration(d.Term.Days) * 24 * time.Hour)), false
	case d.Term.Days > 0:
		return standingStamp(oracleBy(oracleDay(last).AddDate(0, 0, d.Term.Days), d.Term)), false
	case d.Term.Month == 0:
		return 0, false
	}
	for year := last.Year(); ; year++ {
		due := oracleBy(time.Date(year, time.Month(d.Term.Month), d.Term.Day, 0, 0, 0, 0, aqi.UTC8()), d.Term)
		if !due.Before(end.Time()) {
			return standingStamp(due), year > last.Year()
		}
	}
}

// oracleBy is the hour of a day by which a term ends, or the end of the day.
func oracleBy(day time.Time, t response.Term) time.Time {
	if t.Hour > 0 {
		return day.Add(time.Duration(t.Hour) * time.Hour)
	}
	return day.AddDate(0, 0, 1)
}

// oracleDay is the date of an hour at UTC+8, its first hour.
func oracleDay(at time.Time) time.Time {
	at = at.In(aqi.UTC8())
	return time.Date(at.Year(), at.Month(), at.Day(), 0, 0, 0, 0, aqi.UTC8())
}
