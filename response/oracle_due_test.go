package response_test

import (
	"cmp"
	"maps"
	"slices"
	"strings"
	"testing"
	"time"

	gocmp "github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"pgregory.net/rapid"

	"github.com/clearsky-go/clearsky/alert"
	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/response"
	"github.com/clearsky-go/clearsky/response/responsetest"
)

// oracleKey is the key of what somebody owes.
func oracleKey(d response.Duty, p, when string, county alert.County) string {
	parts := []string{d.ID, p, when, county.Code}
	return strings.Join(slices.DeleteFunc(parts, func(part string) bool { return part == "" }), "/")
}

// oracleWhose returns those who owe a duty as a party: all that have responses of their own, or one for all.
func oracleWhose(d response.Duty, i int, codes []string) []string {
	switch p := d.By[i]; {
	case slices.Contains(d.By[:i], p):
		return nil
	case p == "counties" || p == "heavy-counties" || p == "county-ecology":
		return codes
	case d.Occasion == response.Throughout || d.Occasion == response.EachDay:
		return []string{oracleAll}
	}
	return append([]string{oraclePlace}, codes...)
}

// oracleDue puts together what each one owes.
func oracleDue(c response.Catalogue, as []response.Activation, at aqi.Stamp) []response.DueItem {
	counties := map[string]alert.County{}
	for _, a := range as {
		for _, county := range slices.Concat(a.Counties, a.Heavy) {
			counties[county.Code] = county
		}
	}
	codes := slices.Sorted(maps.Keys(counties))
	oracles := map[bool]*oracle{true: oracleOf(c, as, at, true), false: oracleOf(c, as, at, false)}
	var items []response.DueItem
	for _, d := range c.Duties {
		var own []response.DueItem
		for i, p := range d.By {
			row, _ := c.Party(p)
			for _, who := range oracleWhose(d, i, codes) {
				county := counties[who]
				if !row.EachCounty {
					county = alert.County{}
				}
				for _, item := range oracles[d.Regional || p == "member-units"].owes(d, p, who) {
					own = oracleAdd(own, c, d, item, row, county)
				}
			}
		}
		slices.SortFunc(own, func(a, b response.DueItem) int { // a provisional one last
			return cmp.Or(cmp.Compare(a.From, b.From), cmp.Compare(a.Due, b.Due), map[bool]int{true: 1, false: -1}[a.Provisional])
		})
		items = append(items, own...)
	}
	slices.SortStableFunc(items, func(a, b response.DueItem) int { return int(a.From - b.From) })
	return items
}

// oracleAdd adds what somebody owes to the item that is owed from the same hour and, where it lasts, until the same.
func oracleAdd(items []response.DueItem, c response.Catalogue, d response.Duty, one response.DueItem, p alert.Party, county alert.County) []response.DueItem {
	i := slices.IndexFunc(items, func(has response.DueItem) bool {
		return has.From == one.From && has.Due == one.Due && has.Provisional == one.Provisional
	})
	if i < 0 {
		i = len(items)
		one.Duty, one.To, one.Support = d, oracleRows(c, d.To), oracleRows(c, d.Support)
		items = append(items, one)
	}
	item := &items[i]
	item.Level = max(item.Level, one.Level)
	item.Activation.From, item.Activation.Until = min(item.Activation.From, one.Activation.From), max(item.Activation.Until, one.Activation.Until)
	when := item.From.Time().Format("2006-01-02T15")
	if item.Day != 0 {
		when = item.Day.Time().Format(time.DateOnly)
	}
	owing := response.Owing{Party: p, County: county, Key: oracleKey(d, p.ID, when, county)}
	if !slices.Contains(item.By, owing) {
		item.By = append(item.By, owing)
	}
	return items
}

// oracleRows are the rows of parties.
func oracleRows(c response.Catalogue, ids []string) (rows []alert.Party) {
	for _, id := range ids {
		p, _ := c.Party(id)
		rows = append(rows, p)
	}
	return rows
}

// oracleCatalogue draws duties and readings, one in four times Kashgar's duties.
func oracleCatalogue(t *rapid.T) response.Catalogue {
	c := response.Catalogue{Parties: fresh().Parties, Readings: responsetest.Readings().Draw(t, "readings"), KeepDays: rapid.SampledFrom([]int{1, 2, 30, 366}).Draw(t, "keep days")}
	if rapid.IntRange(0, 3).Draw(t, "Kashgar's at 0") == 0 {
		c.Duties = fresh().Duties
	} else {
		c.Duties = responsetest.Duties().Draw(t, "duties")
	}
	return c
}

// What is due at an hour is what hour after hour by itself makes due, in whatever order the activations come.
func TestDueIsThatOfTheOracle(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := oracleCatalogue(t)
		as := responsetest.Activations().Draw(t, "activations")
		at := responsetest.Hour(as).Draw(t, "at")
		got, err := c.Due(as, at)
		if err != nil {
			t.Fatal(err)
		}
		if diff := gocmp.Diff(oracleDue(c, as, at), got, cmpopts.EquateEmpty()); diff != "" {
			t.Fatal(diff)
		}
		again, err := c.Due(rapid.Permutation(as).Draw(t, "in another order"), at)
		if diff := gocmp.Diff(got, again, cmpopts.EquateEmpty()); err != nil || diff != "" {
			t.Fatal(err, diff)
		}
	})
}
