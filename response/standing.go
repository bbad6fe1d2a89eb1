package response

import (
	"cmp"
	"slices"

	"github.com/clearsky-go/clearsky/alert"
	"github.com/clearsky-go/clearsky/aqi"
)

// Standing returns the duties that need no response: those of every year whose date lies in the span, by date, then those that are
// owed regularly or upon a change, without a time. counties are all counties of the place. The cost is linear in what is returned:
// an item for each duty, and for each year of a yearly one, that lists who owes it.
//
// Errors: [aqi.Faults] with [aqi.ErrRange] for hours outside the years 1 to 9998, [aqi.ErrOrder] for a span that is empty,
// [aqi.ErrMissing] for counties that are not said and a county without a code, [aqi.ErrText] for a county's name or code that is not valid UTF-8.
func (c Catalogue) Standing(span aqi.Span, counties []alert.County) ([]DueItem, error) {
	var fs aqi.Faults
	addSpan(&fs, "/span", span, lastHour)
	checkConcerned(&fs, "/counties", counties)
	if err := fs.Err(); err != nil {
		return nil, err
	}
	counties, _ = countiesOf([]*Activation{{Counties: counties}}) // by code
	parties := c.parties()
	var dated, undated []DueItem
	for i := range c.Duties {
		d := &c.Duties[i]
		switch d.Occasion {
		case EachYear:
			dated = parties.appendYears(dated, d, span, counties)
		case Regularly, OnChange:
			undated = parties.appendStanding(undated, d, DueItem{From: span.From}, counties, "")
		case AtStart, Throughout, EachDay, AtEnd, AfterEnd:
		}
	}
	slices.SortStableFunc(dated, func(a, b DueItem) int { return cmp.Compare(a.Due, b.Due) })
	return append(dated, undated...), nil
}

// appendYears appends an item for each year whose date ends in the span or at its end.
func (ps *parties) appendYears(items []DueItem, d *Duty, span aqi.Span, counties []alert.County) []DueItem {
	for year := span.From.Time().Year(); year <= span.Until.Time().Year(); year++ {
		due := endOf(year, d.Term)
		if due > span.From && due <= span.Until {
			items = ps.appendStanding(items, d, DueItem{From: max(span.From, yearStart(year)), Due: due}, counties, dayOf(due-1))
		}
	}
	return items
}

// appendStanding appends an item of a duty that needs no response where somebody owes it: each party, all counties for theirs.
func (ps *parties) appendStanding(items []DueItem, d *Duty, item DueItem, counties []alert.County, when string) []DueItem {
	for i := range d.By {
		switch p, repeats := ps.owing(d, i); {
		case repeats:
		case p.EachCounty:
			for _, county := range counties {
				item.By = append(item.By, Owing{Party: p, County: county})
			}
		default:
			item.By = append(item.By, Owing{Party: p})
		}
	}
	if item.By == nil {
		return items
	}
	d.setKeys(item.By, when)
	m := memoryOf(draft{duty: d})
	m.duty(&item.Duty, d)
	item.To, item.Support = m.parties(ps, d.To), m.parties(ps, d.Support)
	return append(items, item)
}

// yearStart returns the first hour of a year.
func yearStart(year int) aqi.Stamp { return endOf(year-1, Term{Month: 12, Day: 31}) }
