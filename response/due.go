package response

import (
	"cmp"
	"fmt"
	"slices"
	"time"

	"github.com/clearsky-go/clearsky/alert"
	"github.com/clearsky-go/clearsky/aqi"
)

// Episode is a response with whom it concerns: what duties follow from.
type Episode struct {
	Activation Activation     `json:"activation"`
	Counties   []alert.County `json:"counties"` // that respond
	Heavy      []alert.County `json:"heavy"`    // that have had heavy pollution (发生重污染天气的县市)
	Regional   bool           `json:"regional"` // the alert is the prefecture's
}

// Item is a duty that is owed, from an hour and, where the plan sets one, by a time.
type DueItem struct {
	Duty       Duty           `json:"duty"`
	Activation aqi.Span       `json:"activation"` // of the response that it follows from; empty for a standing duty
	Counties   []alert.County `json:"counties"`   // which counties owe it; nil where none does
	From       aqi.Stamp      `json:"from"`       // the hour from which it is owed
	// Due is the hour by whose start it is to be done: midnight for the end of a day, From where it is owed at once, the end
	// of the response for what lasts as long. None where the plan sets no time.
	Due   aqi.Stamp `json:"due"`
	Day   aqi.Stamp `json:"day"`   // the first hour of the day that a daily report is about; none of others
	Level Level     `json:"level"` // the highest of the response, or of that day
	// NextYear says that the response ended after the year's date, so that the next year's is given.
	NextYear bool `json:"next_year"`
	// Provisional says that the response has not ended: its end is the announced one.
	Provisional bool `json:"provisional"`
}

// Due returns what responses make due, by the hour from which it is owed, then in the catalogue's order. Two responses that touch
// the same day have one daily report of it, with the first, which the counties of both owe.
//
// Errors: [ErrHistory] where the responses are not in order of time, not in the years 1 to 9998, or together longer than a
// million hours. Duties of a catalogue that does not pass Validate may be left without a time.
func (c *Catalogue) Due(episodes []Episode) ([]DueItem, error) {
	if err := checkEpisodes(episodes); err != nil {
		return nil, err
	}
	var items []DueItem
	for _, d := range c.Duties {
		calling := d.calling(episodes)
		for i, e := range calling {
			item := DueItem{
				Duty: d, Activation: e.Activation.Span, Counties: e.owing(d), Level: e.Activation.Level(), Provisional: e.Activation.Provisional,
			}
			if d.Occasion == EachDay {
				items = append(items, item.days(calling, i)...)
			} else if c.date(&item) {
				items = append(items, item)
			}
		}
	}
	slices.SortStableFunc(items, func(a, b DueItem) int { return cmp.Compare(a.From, b.From) })
	return items, nil
}

// maxHours is how long responses may be together: as long as alert's series.
const maxHours = 1_000_000

func checkEpisodes(episodes []Episode) error {
	var fs collector
	total := 0
	for i, e := range episodes {
		where := fmt.Sprintf("episodes[%d]", i)
		total += e.Activation.Hours()
		ps := e.Activation.Periods
		if span := e.Activation.Span; !inYears(span) {
			fs.add(ErrHistory, where, hours(span), yearsWanted)
		} else if len(ps) == 0 || ps[0].From != span.From || ps[len(ps)-1].Until != span.Until {
			fs.add(ErrHistory, where, "periods that are not of "+hours(span), "those of the response")
		} else if i > 0 && span.From < episodes[i-1].Activation.Until {
			fs.add(ErrHistory, where, hours(span), "hours after "+episodes[i-1].Activation.Until.String())
		}
	}
	if total > maxHours {
		fs.add(ErrHistory, "episodes", fmt.Sprintf("%d hours", total), fmt.Sprintf("at most %d", maxHours))
	}
	return fs.err()
}

// calling returns the episodes that call for the duty: of one for the prefecture's alerts those alone, of one that only counties
// with heavy pollution owe those that have had it somewhere.
func (d Duty) calling(episodes []Episode) []Episode {
	heavy := !slices.ContainsFunc(d.By, func(p Party) bool { return p != HeavyCounties })
	if !d.Regional && !heavy {
		return episodes
	}
	return slices.DeleteFunc(slices.Clone(episodes), func(e Episode) bool {
		return d.Regional && !e.Regional || heavy && len(e.Heavy) == 0
	})
}

// owing returns the counties that owe the duty.
func (e Episode) owing(d Duty) []alert.County {
	switch {
	case slices.Contains(d.By, Counties):
		return e.Counties
	case slices.Contains(d.By, HeavyCounties):
		return e.Heavy
	}
	return nil
}

// date sets when the item of a response is owed and due, and reports whether its occasion is one of a response.
func (c *Catalogue) date(item *DueItem) bool {
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
	case OnEnd:
		item.From, item.Due = r.Until, c.closing(r.Until, term.Days)
	case InYearOf:
		item.From = r.Until
		year := (r.Until - 1).Time().Year()
		item.Due = endOf(year, term)
		if item.Due < r.Until {
			item.Due, item.NextYear = endOf(year+1, term), true
		}
	case EachDay, EachYear, Regularly, OnChange:
		return false
	}
	return true
}

// closing returns the end of the last of some days after the response's last day, or so many times 24 hours after its end.
func (c *Catalogue) closing(until aqi.Stamp, days int) aqi.Stamp {
	if c.Readings.Closing == Within24Hours {
		return until + aqi.Stamp(days*dayHours)
	}
	return endOfDay(until-1, days)
}

const dayHours = 24

// days returns an item for each day that the i-th response touches and the one before does not.
func (item DueItem) days(episodes []Episode, i int) []DueItem {
	var items []DueItem
	first := item.Activation.From.Midnight()
	if i > 0 {
		first = max(first, endOfDay(episodes[i-1].Activation.Until-1, 0))
	}
	for day := first; day < item.Activation.Until; day += dayHours {
		item.Day, item.From, item.Due = day, day+dayHours, endOfDay(day, item.Duty.Term.Days)
		item.Level, item.Counties = onDay(episodes[i:], item.Duty, day)
		items = append(items, item)
	}
	return items
}

// onDay returns the highest level of the responses on a day, and the counties that owe the duty for it, each once.
func onDay(episodes []Episode, d Duty, day aqi.Stamp) (Level, []alert.County) {
	level, owing := NoResponse, episodes[0].owing(d)
	for i, e := range episodes {
		r := e.Activation
		if r.From >= day+dayHours {
			break
		}
		level = max(level, r.highest(day))
		if i == 0 {
			continue
		}
		for _, c := range e.owing(d) {
			if !slices.Contains(owing, c) {
				owing = append(slices.Clip(owing), c)
			}
		}
	}
	return level, owing
}

// highest returns the highest level of the response on a day.
func (r *Activation) highest(day aqi.Stamp) Level {
	level := NoResponse
	first, _ := slices.BinarySearchFunc(r.Periods, day, func(p Period, day aqi.Stamp) int { return cmp.Compare(p.Until, day+1) })
	for _, p := range r.Periods[first:] {
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
