package response

import (
	"cmp"
	"slices"
	"time"

	"github.com/clearsky-go/clearsky/alert"
	"github.com/clearsky-go/clearsky/aqi"
)

// Standing returns the duties that need no response and fall into the time from the hour of from until that of until: those
// of every year that are due in it, by date, then those that are owed regularly or upon a change, without a time. counties are
// all counties of the place.
//
// Errors: [aqi.Faults] with [aqi.ErrRange] for times outside the years 1 to 9998, [aqi.ErrOrder] where until is not after from, [aqi.ErrText] for a
// county's name or code that is not valid UTF-8. The cost is that of what is returned: an item for each year of a yearly duty.
func (c Catalogue) Standing(from, until time.Time, counties []alert.County) ([]DueItem, error) {
	span, err := spanOf(from, until, counties)
	if err != nil {
		return nil, err
	}
	owing := Activation{Counties: counties, Heavy: counties}
	var dated, undated []DueItem
	for i := range c.Duties {
		d := &c.Duties[i]
		item := DueItem{Duty: *d, Counties: owing.owing(d), From: span.From}
		switch d.Occasion {
		case EachYear:
			dated = append(dated, item.years(span)...)
		case Regularly, OnChange:
			undated = append(undated, item.own())
		case AtStart, Throughout, EachDay, AtEnd, AfterEnd:
		}
	}
	slices.SortStableFunc(dated, func(a, b DueItem) int { return cmp.Compare(a.Due, b.Due) })
	return append(dated, undated...), nil
}

// spanOf returns the whole hours from one time to another, an hour at least, in the years 1 to 9998, and checks the counties too.
func spanOf(from, until time.Time, counties []alert.County) (aqi.Span, error) {
	var fs aqi.Faults
	var s aqi.Span
	hour := func(path string, at time.Time, to *aqi.Stamp) {
		stamp, err := aqi.FloorStamp(at)
		if err != nil || stamp == 0 || stamp > lastHour {
			fs.Add(aqi.Fault{Path: path, Got: at.Format(time.RFC3339), Want: aqi.Text{Chinese: "公元1年至9998年内的时刻", English: "a time in the years 1 to 9998"}, Rule: aqi.ErrRange})
		}
		*to = stamp
	}
	hour("/from", from, &s.From)
	hour("/until", until, &s.Until)
	if fs == nil && s.Until <= s.From {
		fs.Add(aqi.Fault{Path: "/until", Got: s.Until.String(), Rule: aqi.ErrOrder, Want: aqi.Text{
			Chinese: "晚于" + s.From.String() + "的整点", English: "an hour after " + s.From.String(),
		}})
	}
	checkCounties(&fs, "/counties", counties)
	return s, fs.Err()
}

// years returns an item for each year whose date ends in the span or at its end.
func (item DueItem) years(span aqi.Span) []DueItem {
	var items []DueItem
	for year := span.From.Time().Year(); year <= span.Until.Time().Year(); year++ {
		item.Due = endOf(year, item.Duty.Term)
		if item.Due > span.From && item.Due <= span.Until {
			item.From = max(span.From, yearStart(year))
			items = append(items, item.own())
		}
	}
	return items
}

// yearStart returns the first hour of a year.
func yearStart(year int) aqi.Stamp { return endOf(year-1, Term{Month: 12, Day: 31}) }
