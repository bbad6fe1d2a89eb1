package response

import (
	"time"

	"github.com/clearsky-go/clearsky/alert"
	"github.com/clearsky-go/clearsky/aqi"
)

// DueItem is a duty that is owed: by whom, from when and, where the plan sets a time, by when (待办).
//
//clearsky:whole
type DueItem struct {
	Duty Duty          `json:"duty"`
	By   []Owing       `json:"by"` // who owes it, in the order of the duty's parties, counties by code
	To   []alert.Party `json:"to"` // to whom
	// Support are those who help.
	Support []alert.Party `json:"support"`
	// Activation is the response that it follows from; of several that start or end together, from the first start to the last end.
	// It is empty for a day's report and for a standing duty.
	Activation aqi.Span  `json:"activation"`
	From       aqi.Stamp `json:"from"` // the hour from which it is owed
	// Due is the hour by whose start it must be done: midnight for the end of a day, From for what is owed at once, the end of
	// the response for what lasts as long as it. None where the plan sets no time.
	Due   aqi.Stamp `json:"due"`
	Day   aqi.Stamp `json:"day"`   // of a duty for each day: the first hour of that day
	Level Level     `json:"level"` // the highest of the response, or of that day
	// NextYear is whether the response ended after the year's date, so that Due is the next year's.
	NextYear bool `json:"next_year"`
	// Provisional is whether it lasts as long as a response whose end is only the announced one.
	Provisional bool `json:"provisional"`
	Overdue     bool `json:"overdue"` // the hour by which it must be done has passed
}

// Owing is a party or a county that owes an item.
//
//clearsky:whole
type Owing struct {
	Party  alert.Party  `json:"party"`
	County alert.County `json:"county,omitzero"` // none of a party that is not the counties
	// Key names what is owed, to be stored when it is ticked off: the duty's identifier, the party's, the day or else the hour
	// from which it is owed, and the county's code, as in "daily-report/counties/2026-01-05/653101" and
	// "evaluation/office/2026-01-06T09". It is the same at every hour at which that is owed, however the alert is extended, raised
	// or lowered meanwhile. A standing duty has the day by which it is due, or no time.
	Key string `json:"key"`
}

// Due returns what is owed at an hour because of responses, by the hour from which it is owed, then in the catalogue's order. The
// activations are those of the prefecture and of its counties as known at that hour, in any order; they may overlap.
//
// A county owes what follows from all activations that concern it together: while one goes on where another ends, its response goes on.
// A party that is not the counties owes a duty of a start or an end for each county whose response starts or ends, and for the
// prefecture's; those at the same hour are one item. A duty that lasts, or of each day, it owes once for all responses together. A
// response whose end is provisional goes on. What is past its time, or has none, stays on the list for [Catalogue].KeepDays.
//
// The cost is linear in the activations and their counties, but for sorting, and in what is returned.
//
// Errors: [aqi.Faults] with [aqi.ErrOrder] for periods that do not follow one another without a break, [aqi.ErrConflict] for periods
// that do not end with their response, [aqi.ErrUnknown] for a level that is none, [aqi.ErrRange] for hours outside the years 1 to
// 9998, [aqi.ErrMissing] for counties that are not said and a county without a code, [aqi.ErrText] for a county's name or code that
// is not valid UTF-8.
func (c Catalogue) Due(activations []Activation, at aqi.Stamp) ([]DueItem, error) {
	if err := checkActivations(activations, at); err != nil || len(activations) == 0 {
		return nil, err
	}
	kept := c // in memory only where there is something to list
	list := kept.listing(activations, at)
	for i := range kept.Duties {
		list.draft(&kept.Duties[i])
	}
	return list.items(), nil
}

// NeededSince returns the hour after which an activation must end for [Catalogue.Due] to need it still, from the hour asked about on:
// where those that end by then are left out, the list is the same. It is none where all are needed. A response whose end is provisional
// is always needed, and so is one that goes over into a needed one, since keys name its start. The cost is that of sorting the
// activations.
func (c Catalogue) NeededSince(activations []Activation, at aqi.Stamp) aqi.Stamp {
	var past, end aqi.Stamp
	for _, a := range byStart(activations) {
		if end != 0 && a.From > end {
			if c.lapses(end) > at {
				return past
			}
			past = end
		}
		end = max(end, a.lasts(at))
	}
	if end != 0 && c.lapses(end) <= at {
		return end
	}
	return past
}

// lapses returns the hour from which nothing is listed any more of responses that ended.
func (c *Catalogue) lapses(end aqi.Stamp) aqi.Stamp {
	last := end
	for i := range c.Duties {
		d := &c.Duties[i]
		switch d.Occasion {
		case AtStart, AtEnd, AfterEnd:
			due, _ := c.dueOf(d, end)
			last = max(last, c.unlisted(end, due))
		case EachDay:
			day := (end - 1).Midnight()
			last = max(last, c.unlisted(day+dayHours, d.Term.after(day)))
		case Throughout, EachYear, Regularly, OnChange:
		}
	}
	return last
}

// unlisted returns the hour from which what is past its time, or has none, is not listed any more.
func (c *Catalogue) unlisted(from, due aqi.Stamp) aqi.Stamp {
	return max(from+1, due) + c.keeps()
}

// keeps returns the hours for which what is past its time stays listed.
func (c *Catalogue) keeps() aqi.Stamp {
	return aqi.Stamp(min(max(c.KeepDays, 0), maxKeepDays) * dayHours)
}

// dueOf returns when a duty is due that is owed from an hour at which a response starts or ends, none for no time, and whether that is
// in the year after the response.
func (c *Catalogue) dueOf(d *Duty, from aqi.Stamp) (due aqi.Stamp, nextYear bool) {
	switch {
	case d.Occasion != AfterEnd:
		return from, false
	case d.Term.Days != 0:
		return c.closing(from, d.Term), false
	case d.Term.Month == 0:
		return 0, false
	}
	year := (from - 1).Time().Year()
	if due = endOf(year, d.Term); due < from {
		return endOf(year+1, d.Term), true
	}
	return due, false
}

// closing returns when a report is due that must be given within some days after the end of a response.
func (c *Catalogue) closing(until aqi.Stamp, t Term) aqi.Stamp {
	if c.Readings.Closing == Within24Hours && t.Hour == 0 {
		return until + aqi.Stamp(t.Days*dayHours)
	}
	return t.after(until - 1)
}

const dayHours = 24

// after returns the hour by which a term of days ends that counts from the day of an hour.
func (t Term) after(hour aqi.Stamp) aqi.Stamp {
	return hour.Midnight() + aqi.Stamp(t.Days*dayHours+t.hours())
}

// hours returns by how many hours of its last day the term ends.
func (t Term) hours() int {
	if t.Hour == 0 {
		return dayHours
	}
	return t.Hour
}

// endOf returns the end of the term in a year; none where the term names no day, or the year is past 9999.
func endOf(year int, t Term) aqi.Stamp {
	if t.Month == 0 {
		return 0
	}
	end, err := aqi.FloorStamp(time.Date(year, time.Month(t.Month), t.Day, t.hours(), 0, 0, 0, aqi.UTC8()))
	if err != nil {
		return 0
	}
	return end
}
