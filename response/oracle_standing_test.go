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
		want := oracleStanding(t, c, from, until, counties)
		if diff := cmp.Diff(want, got, cmpopts.EquateEmpty()); diff != "" {
			t.Fatalf("%v to %v: %s", from, until, diff)
		}
	})
}

func standingStamp(at time.Time) aqi.Stamp {
	return standingHour(at.Year(), at.Month(), at.Day(), at.Hour())
}

func oracleStanding(t *rapid.T, c response.Catalogue, from, until time.Time, counties []alert.County) []response.DueItem {
	var items []response.DueItem
	add := func(d response.Duty, from, due time.Time, when string) {
		item := response.DueItem{Duty: d, To: oracleRows(c, d.To), Support: oracleRows(c, d.Support), From: standingStamp(from)}
		if !due.IsZero() {
			item.Due = standingStamp(due)
		}
		for i, p := range d.By {
			if slices.Contains(d.By[:i], p) {
				continue
			}
			row, _ := c.Party(p)
			of := []alert.County{{}}
			if p == "counties" || p == "heavy-counties" || p == "county-ecology" {
				of = counties
			}
			for _, county := range of {
				item.By = append(item.By, response.Owing{Party: row, County: county, Key: oracleKey(d, p, when, county)})
			}
		}
		if len(item.By) > 0 {
			items = append(items, item)
		}
	}
	for day := oracleDay(from); !day.After(until); day = day.AddDate(0, 0, 1) {
		for _, d := range c.Duties {
			due := oracleBy(day, d.Term)
			if d.Occasion == response.EachYear && int(day.Month()) == d.Term.Month && day.Day() == d.Term.Day && due.After(from) && !due.After(until) {
				owed := time.Date(day.Year(), time.January, 1, 0, 0, 0, 0, aqi.UTC8())
				if owed.Before(from) {
					owed = from
				}
				add(d, owed, due, day.Format(time.DateOnly))
			}
		}
	}
	slices.SortStableFunc(items, func(a, b response.DueItem) int { return int(a.Due - b.Due) })
	for _, d := range c.Duties {
		if d.Occasion == response.Regularly || d.Occasion == response.OnChange {
			add(d, from, time.Time{}, "")
		}
	}
	return items
}
