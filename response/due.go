package response

import (
	"cmp"
	"slices"
	"time"

	"github.com/clearsky-go/clearsky/alert"
	"github.com/clearsky-go/clearsky/aqi"
)

// DueItem is a duty that is owed: from when and, where the plan sets a time, by when (待办).
//
//clearsky:whole
type DueItem struct {
	Duty       Duty           `json:"duty"`
	Activation aqi.Span       `json:"activation"` // of the response that it follows from; empty for a standing duty
	Counties   []alert.County `json:"counties"`   // those that owe it; nil where the response does not say which counties it concerns
	From       aqi.Stamp      `json:"from"`       // the hour from which it is owed
	// Due is the hour by whose start it must be done: midnight for the end of a day, From for what is owed at once, the end of
	// the response for what lasts as long as it. None where the plan sets no time.
	Due   aqi.Stamp `json:"due"`
	Day   aqi.Stamp `json:"day"`   // of a duty for each day: the first hour of that day
	Level Level     `json:"level"` // the highest of the response, or of that day
	// NextYear is whether the response ended after the year's date, so that Due is the next year's.
	NextYear bool `json:"next_year"`
	// Provisional is whether the response's end is only the announced one.
	Provisional bool `json:"provisional"`
}

// Due returns the duties that follow from responses, by the hour from which they are owed, then in the catalogue's order. A day that
// two responses touch has one daily report, which belongs to the first and which the counties of both owe. The cost is linear in
// what is returned, each item having a list of counties of its own, and for each duty in the responses.
//
// Errors: [aqi.Faults] with [aqi.ErrOrder] for responses that are not in order of time and for periods that do not follow one
// another without a break, [aqi.ErrConflict] for periods that do not end with their response, [aqi.ErrUnknown] for a level that is
// none, [aqi.ErrRange] for hours outside the years 1 to 9998, [aqi.ErrTooMany] for more than a million hours together,
// [aqi.ErrText] for a county's name or code that is not valid UTF-8.
func (c Catalogue) Due(activations []Activation) ([]DueItem, error) {
	if err := checkActivations(activations); err != nil {
		return nil, err
	}
	var items []DueItem
	for i := range c.Duties {
		d := &c.Duties[i]
		calling := d.calling(activations)
		for i := range calling {
			a := &calling[i]
			item := DueItem{Duty: *d, Activation: a.Span, Counties: a.owing(d), Level: a.Level(), Provisional: a.Provisional()}
			if d.Occasion == EachDay {
				items = append(items, item.days(calling, i)...)
			} else if c.date(&item) {
				items = append(items, item.own())
			}
		}
	}
	slices.SortStableFunc(items, func(a, b DueItem) int { return cmp.Compare(a.From, b.From) })
	return items, nil
}

// calling returns the responses that call for the duty: all but those of counties' own alerts where it is regional, and those without
// heavy pollution where only counties with heavy pollution owe it.
func (d *Duty) calling(activations []Activation) []Activation {
	heavy := !slices.ContainsFunc(d.By, func(p Party) bool { return p != HeavyCounties })
	if !d.Regional && !heavy {
		return activations
	}
	return slices.DeleteFunc(slices.Clone(activations), func(a Activation) bool {
		return d.Regional && !a.Regional || heavy && len(a.Heavy) == 0
	})
}

// owing returns the counties that owe the duty.
func (a *Activation) owing(d *Duty) []alert.County {
	switch {
	case slices.Contains(d.By, Counties):
		return a.Counties
	case slices.Contains(d.By, HeavyCounties):
		return a.Heavy
	}
	return []alert.County{}
}

// own returns the item with copies of its lists.
func (item DueItem) own() DueItem {
	d := &item.Duty
	d.By, d.To, d.Contents = slices.Clone(d.By), slices.Clone(d.To), slices.Clone(d.Contents)
	item.Counties = slices.Clone(item.Counties)
	return item
}

// date sets when the item of a response is owed and due, and reports whether its occasion is one of a response.
func (c Catalogue) date(item *DueItem) bool {
	r, term := item.Activation, item.Duty.Term
	switch item.Duty.Occasion {
	case AtStart:
		item.From, item.Due = r.From, r.From
	case Throughout:
		item.From, item.Due = r.From, r.Until
	case AtEnd:
		item.From, item.Due = r.Until, r.Until
	case AfterEnd:
		item.From = r.Until
		switch year := (r.Until - 1).Time().Year(); {
		case term.Days != 0:
			item.Due = c.closing(r.Until, term.Days)
		case term.Month != 0:
			item.Due = endOf(year, term)
			if item.Due < r.Until {
				item.Due, item.NextYear = endOf(year+1, term), true
			}
		}
	case EachDay, EachYear, Regularly, OnChange:
		return false
	}
	return true
}

// closing returns when a report is due that must be given within some days after the end of a response.
func (c Catalogue) closing(until aqi.Stamp, days int) aqi.Stamp {
	if c.Readings.Closing == Within24Hours {
		return until + aqi.Stamp(days*dayHours)
	}
	return endOfDay(until-1, days)
}

const dayHours = 24

// days returns an item for each day that the i-th response touches and the one before does not.
func (item DueItem) days(activations []Activation, i int) []DueItem {
	var items []DueItem
	first := item.Activation.From.Midnight()
	if i > 0 {
		first = max(first, endOfDay(activations[i-1].Until-1, 0))
	}
	for day := first; day < item.Activation.Until; day += dayHours {
		item.Day, item.From, item.Due = day, day+dayHours, endOfDay(day, item.Duty.Term.Days)
		item.Level, item.Counties = onDay(activations[i:], &item.Duty, day)
		items = append(items, item.own())
	}
	return items
}

// onDay returns the highest level of the responses on a day, and the counties that owe the duty for it, each once.
func onDay(activations []Activation, d *Duty, day aqi.Stamp) (Level, []alert.County) {
	level, owing := activations[0].highest(day), activations[0].owing(d)
	var seen map[alert.County]bool
	for i := 1; i < len(activations) && activations[i].From < day+dayHours; i++ {
		a := &activations[i]
		level = max(level, a.highest(day))
		if seen == nil {
			seen, owing = setOf(owing), slices.Clip(owing)
		}
		for _, county := range a.owing(d) {
			if !seen[county] {
				seen[county] = true
				owing = append(owing, county)
			}
		}
	}
	return level, owing
}

func setOf[T comparable](list []T) map[T]bool {
	set := make(map[T]bool, len(list))
	for _, v := range list {
		set[v] = true
	}
	return set
}

// highest returns the highest level of the response on a day.
func (a *Activation) highest(day aqi.Stamp) Level {
	level := NoResponse
	first, _ := slices.BinarySearchFunc(a.Periods, day, func(p Period, day aqi.Stamp) int { return cmp.Compare(p.Until, day+1) })
	for _, p := range a.Periods[first:] {
		if p.From >= day+dayHours {
			break
		}
		level = max(level, p.Level)
	}
	return level
}

// endOfDay returns the end of the day that lies some days after that of the hour.
func endOfDay(hour aqi.Stamp, days int) aqi.Stamp {
	return hour.Midnight() + aqi.Stamp((days+1)*dayHours)
}

// endOf returns the end of the term's day in a year; none where the term names no day, or the year is past 9999.
func endOf(year int, t Term) aqi.Stamp {
	if t.Month == 0 {
		return 0
	}
	end, err := aqi.FloorStamp(time.Date(year, time.Month(t.Month), t.Day+1, 0, 0, 0, 0, aqi.UTC8()))
	if err != nil {
		return 0
	}
	return end
}
