package response

import (
	"cmp"
	"fmt"
	"slices"
	"time"

	"github.com/clearsky-go/clearsky/alert"
	"github.com/clearsky-go/clearsky/aqi"
)

// Standing returns the duties that need no response and fall into the time from the hour of from until that of until: those
// of every year that are due in it, by date, then those that are owed regularly or upon a change, without a time. counties are
// all counties of the place.
//
// Errors: [ErrSpan] where the time is empty, or not in the years 1 to 9998.
func (c *Catalogue) Standing(from, until time.Time, counties []alert.County) ([]DueItem, error) {
	first, err := aqi.FloorStamp(from)
	last, lastErr := aqi.FloorStamp(until)
	var fs collector
	if err != nil || lastErr != nil || first == 0 || last > lastHour {
		fs.add(ErrSpan, "from, until", fmt.Sprintf("%s, %s", from.Format(time.RFC3339), until.Format(time.RFC3339)), yearsWanted)
	} else if last <= first {
		fs.add(ErrSpan, "until", last.String(), "an hour after "+first.String())
	}
	if err := fs.err(); err != nil {
		return nil, err
	}
	owing := Episode{Counties: counties, Heavy: counties}
	var dated, undated []DueItem
	for _, d := range c.Duties {
		item := DueItem{Duty: d, Counties: owing.owing(d), From: first}
		switch d.Occasion {
		case EachYear:
			dated = append(dated, item.years(first, last)...)
		case Regularly, OnChange:
			undated = append(undated, item)
		case AtStart, Throughout, EachDay, AtEnd, AfterEnd, OnEnd, InYearOf:
		}
	}
	slices.SortStableFunc(dated, func(a, b DueItem) int { return cmp.Compare(a.Due, b.Due) })
	return append(dated, undated...), nil
}

// years returns an item for each year whose date ends after first and no later than last.
func (item DueItem) years(first, last aqi.Stamp) []DueItem {
	var items []DueItem
	for year := first.Time().Year(); year <= last.Time().Year(); year++ {
		item.Due = endOf(year, item.Duty.Term)
		if item.Due > first && item.Due <= last {
			item.From = max(first, yearStart(year))
			items = append(items, item)
		}
	}
	return items
}

// yearStart returns the first hour of a year.
func yearStart(year int) aqi.Stamp { return endOf(year-1, Term{Month: 12, Day: 31}) }
