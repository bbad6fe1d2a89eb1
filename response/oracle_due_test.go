package response_test

import (
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"pgregory.net/rapid"

	"github.com/clearsky-go/clearsky/alert"
	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/response"
	"github.com/clearsky-go/clearsky/response/responsetest"
)

// The oracle of what is due walks through an alert hour by hour and reckons with the calendar of package time.

// oracleRun is one response: its hours, with the level of each.
type oracleRun struct {
	start  time.Time
	levels []response.Level
	open   bool // not lifted
}

func (r oracleRun) hour(i int) time.Time { return r.start.Add(time.Duration(i) * time.Hour) }
func (r oracleRun) end() time.Time       { return r.hour(len(r.levels)) }
func (r oracleRun) last() time.Time      { return r.hour(len(r.levels) - 1) }

// oracleRuns are the stretches of hours with an alert.
func oracleRuns(h alert.History) []oracleRun {
	held := map[time.Time]alert.Level{}
	var first, end time.Time
	for _, p := range h.Periods() {
		if first.IsZero() {
			first = p.From.Time()
		}
		end = p.Until.Time()
		for at := p.From.Time(); at.Before(end); at = at.Add(time.Hour) {
			held[at] = p.Level
		}
	}
	var runs []oracleRun
	going := false
	for at := first; at.Before(end); at = at.Add(time.Hour) {
		level, ok := held[at]
		if ok && !going {
			runs = append(runs, oracleRun{start: at})
		}
		if going = ok; ok {
			r := &runs[len(runs)-1]
			r.levels = append(r.levels, map[alert.Level]response.Level{
				alert.Blue: response.IV, alert.Yellow: response.III, alert.Orange: response.II, alert.Red: response.I,
			}[level])
		}
	}
	if n := len(runs); n > 0 {
		runs[n-1].open = !h.Decisions[len(h.Decisions)-1].After.Announced.None()
	}
	return runs
}

// oracleDay is the date of an hour at UTC+8, its first hour.
func oracleDay(at time.Time) time.Time {
	at = at.In(aqi.UTC8())
	return time.Date(at.Year(), at.Month(), at.Day(), 0, 0, 0, 0, aqi.UTC8())
}

// oracleItem is an item with its times as package time has them.
type oracleItem struct {
	response.DueItem
	from, due, day time.Time
	place          int // in the catalogue
}

func oracleDue(c response.Catalogue, h alert.History, activations []response.Activation) []oracleItem {
	runs := oracleRuns(h)
	type report struct {
		place int
		day   time.Time
	}
	reported := map[report]bool{}
	var items []oracleItem
	for i, r := range runs {
		e := activations[i]
		whole := oracleItem{DueItem: response.DueItem{Level: slices.Max(r.levels), Provisional: r.open, Activation: e.Span}}
		for place, d := range c.Duties {
			if !oracleCalls(d, e) {
				continue
			}
			item := whole
			item.Duty, item.place = d, place
			item.Counties = oracleOwing(d, e)
			switch d.Occasion {
			case response.AtStart:
				item.from, item.due = r.start, r.start
			case response.Throughout:
				item.from, item.due = r.start, r.end()
			case response.AtEnd:
				item.from, item.due = r.end(), r.end()
			case response.AfterEnd:
				item.from = r.end()
				switch {
				case d.Term.Days > 0 && c.Readings.Closing == response.Within24Hours:
					item.due = r.end().Add(time.Duration(d.Term.Days) * 24 * time.Hour)
				case d.Term.Days > 0:
					item.due = oracleDay(r.last()).AddDate(0, 0, 1+d.Term.Days)
				case d.Term.Month > 0:
					year := r.last().In(aqi.UTC8()).Year()
					for item.due = item.from.AddDate(-9, 0, 0); item.due.Before(item.from); year++ {
						item.NextYear = year > r.last().In(aqi.UTC8()).Year()
						item.due = time.Date(year, time.Month(d.Term.Month), d.Term.Day, 0, 0, 0, 0, aqi.UTC8()).AddDate(0, 0, 1)
					}
				}
			case response.EachDay:
				for i := range r.levels {
					day := oracleDay(r.hour(i))
					if !reported[report{place, day}] {
						reported[report{place, day}] = true
						item.day, item.from, item.due = day, day.AddDate(0, 0, 1), day.AddDate(0, 0, 1+d.Term.Days)
						item.Level, item.Counties = oracleOnDay(runs, activations, d, day)
						items = append(items, item)
					}
				}
				continue
			case response.EachYear, response.Regularly, response.OnChange:
				continue
			}
			items = append(items, item)
		}
	}
	slices.SortStableFunc(items, func(a, b oracleItem) int {
		if c := a.from.Compare(b.from); c != 0 {
			return c
		}
		return a.place - b.place
	})
	return items
}

// oracleOwing are the counties that owe a duty: those that respond, unless it is that of those with heavy pollution alone.
func oracleOwing(d response.Duty, e response.Activation) []alert.County {
	all, heavy := false, false
	for _, p := range d.By {
		all, heavy = all || p == response.Counties, heavy || p == response.HeavyCounties
	}
	if all {
		return e.Counties
	}
	if heavy {
		return e.Heavy
	}
	return nil
}

// oracleCalls reports whether a response calls for a duty.
func oracleCalls(d response.Duty, e response.Activation) bool {
	for _, p := range d.By {
		if (p != response.HeavyCounties || len(e.Heavy) > 0) && (e.Regional || !d.Regional) {
			return true
		}
	}
	return false
}

// oracleOnDay is the highest level of the responses that call for the duty on a day, and the counties that owe it for them.
func oracleOnDay(runs []oracleRun, activations []response.Activation, d response.Duty, day time.Time) (response.Level, []alert.County) {
	var calling []oracleRun
	var counties []alert.County
	for i, r := range runs {
		if !oracleCalls(d, activations[i]) || oracleHighest(runs[i:i+1], day) == response.NoResponse {
			continue
		}
		calling = append(calling, r)
		for _, c := range oracleOwing(d, activations[i]) {
			if !slices.Contains(counties, c) {
				counties = append(counties, c)
			}
		}
	}
	return oracleHighest(calling, day), counties
}

// oracleHighest is the highest level of any hour of a day.
func oracleHighest(runs []oracleRun, day time.Time) response.Level {
	highest := response.NoResponse
	for _, r := range runs {
		for i, level := range r.levels {
			if oracleDay(r.hour(i)).Equal(day) {
				highest = max(highest, level)
			}
		}
	}
	return highest
}

// stamped is the item with its times as stamps.
func (i oracleItem) stamped(t *rapid.T) response.DueItem {
	for _, at := range []struct {
		time time.Time
		to   *aqi.Stamp
	}{{i.from, &i.From}, {i.due, &i.Due}, {i.day, &i.Day}} {
		if at.time.IsZero() {
			continue
		}
		s, err := aqi.StampOf(at.time)
		if err != nil {
			t.Fatal(err)
		}
		*at.to = s
	}
	return i.DueItem
}

// oracleCatalogue draws duties and readings, one in four times Kashgar's duties.
func oracleCatalogue(t *rapid.T) response.Catalogue {
	c := response.Catalogue{Readings: responsetest.Readings().Draw(t, "readings")}
	if rapid.IntRange(0, 3).Draw(t, "Kashgar's at 0") == 0 {
		c.Duties = fresh().Duties
	} else {
		c.Duties = responsetest.Duties().Draw(t, "duties")
	}
	return c
}

func TestDueIsThatOfTheOracle(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := oracleCatalogue(t)
		h := responsetest.History().Draw(t, "history")
		activations := responsetest.ActivationsOf(h).Draw(t, "activations")
		got, err := c.Due(activations)
		if err != nil || len(oracleRuns(h)) != len(activations) {
			t.Fatal(err, len(activations))
		}
		var want []response.DueItem
		for _, item := range oracleDue(c, h, activations) {
			want = append(want, item.stamped(t))
		}
		if diff := cmp.Diff(want, got, cmpopts.EquateEmpty()); diff != "" {
			t.Fatal(diff)
		}
	})
}

// Standing duties of every year, found by looking at each day of the time.
func TestStandingIsThatOfTheOracle(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := oracleCatalogue(t)
		counties := responsetest.Counties(3).Draw(t, "counties")
		year := rapid.IntRange(2013, 2032).Draw(t, "year")
		from := time.Date(year, time.Month(rapid.IntRange(1, 12).Draw(t, "month")), rapid.IntRange(1, 31).Draw(t, "day"), 0, 0, 0, 0, aqi.UTC8())
		if len(c.Duties) > 0 && rapid.Bool().Draw(t, "about a date") {
			term := rapid.SampledFrom(c.Duties).Draw(t, "duty").Term
			from = time.Date(year, time.Month(term.Month), term.Day, 0, 0, 0, 0, aqi.UTC8())
		}
		from = from.Add(time.Duration(rapid.IntRange(-1, 25).Draw(t, "hours")) * time.Hour)
		until := from.Add(time.Duration(rapid.SampledFrom([]int{1, 2, 23, 24, 25, 24 * 365, 24 * 366, 24 * 800}).Draw(t, "hours long")) * time.Hour)
		got, err := c.Standing(aqi.Span{From: standingStamp(from), Until: standingStamp(until)}, counties)
		if err != nil {
			t.Fatal(err)
		}
		want := oracleStanding(t, c, from, until, response.Activation{Counties: counties, Heavy: counties})
		if diff := cmp.Diff(want, got, cmpopts.EquateEmpty()); diff != "" {
			t.Fatalf("%v to %v: %s", from, until, diff)
		}
	})
}

func standingStamp(at time.Time) aqi.Stamp {
	return standingHour(at.Year(), at.Month(), at.Day(), at.Hour())
}

func oracleStanding(t *rapid.T, c response.Catalogue, from, until time.Time, e response.Activation) []response.DueItem {
	var items []response.DueItem
	add := func(d response.Duty, from, due time.Time) {
		item := oracleItem{DueItem: response.DueItem{Duty: d, Counties: oracleOwing(d, e)}, from: from, due: due}
		items = append(items, item.stamped(t))
	}
	for end := oracleDay(from).AddDate(0, 0, 1); !end.After(until); end = end.AddDate(0, 0, 1) {
		day := end.AddDate(0, 0, -1)
		for _, d := range c.Duties {
			if d.Occasion == response.EachYear && int(day.Month()) == d.Term.Month && day.Day() == d.Term.Day {
				owed := time.Date(day.Year(), time.January, 1, 0, 0, 0, 0, aqi.UTC8())
				if owed.Before(from) {
					owed = from
				}
				add(d, owed, end)
			}
		}
	}
	for _, d := range c.Duties {
		if d.Occasion == response.Regularly || d.Occasion == response.OnChange {
			add(d, from, time.Time{})
		}
	}
	return items
}
