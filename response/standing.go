package response

import (
	"cmp"
	"slices"

	"github.com/clearsky-go/clearsky/alert"
	"github.com/clearsky-go/clearsky/aqi"
)

// Standing returns the duties that need no response: those of every year whose date lies in the span, by date, then those that are
// owed regularly or upon a change, without a time. counties are all counties of the place. The cost is linear in what is returned:
// an item for each duty, and for each year of a yearly one.
//
// Errors: [aqi.Faults] with [aqi.ErrRange] for hours outside the years 1 to 9998, [aqi.ErrOrder] for a span that is empty,
// [aqi.ErrText] for a county's name or code that is not valid UTF-8.
func (c Catalogue) Standing(span aqi.Span, counties []alert.County) ([]DueItem, error) {
	var fs aqi.Faults
	addSpan(&fs, "/span", span, lastHour)
	checkCounties(&fs, "/counties", counties)
	if err := fs.Err(); err != nil {
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
