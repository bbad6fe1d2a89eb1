package response_test

import (
	"fmt"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/clearsky-go/clearsky/alert"
	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/response"
	"github.com/clearsky-go/clearsky/response/responsetest"
)

// ofCounties is a response of January 2026 at one level of counties with these last digits, all with heavy pollution.
func ofCounties(level response.Level, from, until string, digits ...int) response.Activation {
	span := januarySpan(from, until)
	counties := []alert.County{}
	for _, d := range digits {
		counties = append(counties, alert.County{Code: fmt.Sprint(653100 + d)})
	}
	return response.Activation{Span: span, Periods: []response.Period{{Level: level, Span: span}}, Counties: counties, Heavy: counties}
}

// toPrefecture makes it a response to the prefecture's alert.
func toPrefecture(a response.Activation) response.Activation { a.Regional = true; return a }

// openEnd lets its end be announced only.
func openEnd(a response.Activation) response.Activation {
	a.Periods[len(a.Periods)-1].Provisional = true
	return a
}

// What is due where responses overlap, at an hour of January 2026.
func TestDueWhereResponsesOverlap(t *testing.T) {
	all := func(as ...response.Activation) []response.Activation { return as }
	for _, tt := range []struct {
		name, id, at string
		as           []response.Activation
		want         []string
	}{
		{
			"one daily report for a day of both", "daily-report", "06 00",
			all(ofCounties(response.III, "05 03", "05 09", 1), toPrefecture(ofCounties(response.II, "05 08", "07 00", 2, 1))),
			[]string{"daily-report of 01-05: 01-06 00 to 01-07 00, level II [653101 653102 member-units]"},
		},
		{
			"of one county on the day alone", "daily-report", "06 00",
			all(ofCounties(response.III, "05 03", "05 09", 1), toPrefecture(ofCounties(response.II, "06 00", "07 00", 2, 1))),
			[]string{"daily-report of 01-05: 01-06 00 to 01-07 00, level III [653101]"},
		},
		{
			"a county's response goes on under the prefecture's", "notify-end", "05 09",
			all(ofCounties(response.III, "05 03", "05 09", 1), toPrefecture(ofCounties(response.II, "05 08", "07 00", 2, 1))), nil,
		},
		{
			"and under its own where the prefecture's ends", "notify-end", "06 00",
			all(ofCounties(response.III, "05 03", "07 00", 1), toPrefecture(ofCounties(response.II, "05 08", "06 00", 2, 1))),
			[]string{"notify-end: 01-06 00 to 01-06 00, level II [member-units 653102]"},
		},
		{
			"it goes on from the hour of the end", "notify-end", "05 09",
			all(ofCounties(response.III, "05 03", "05 09", 1), ofCounties(response.III, "05 09", "06 00", 1)), nil,
		},
		{
			"an hour later is another response", "notify-end", "05 09",
			all(ofCounties(response.III, "05 03", "05 09", 1), ofCounties(response.III, "05 10", "06 00", 1)),
			[]string{"notify-end: 01-05 09 to 01-05 09, level III [653101]"},
		},
		{
			"two counties end at once", "closing-report", "05 10",
			all(ofCounties(response.III, "05 03", "05 09", 2), ofCounties(response.I, "05 04", "05 09", 1)),
			[]string{"closing-report: 01-05 09 to 01-07 00, level I [653101 653102]"},
		},
		{
			"and at different hours", "closing-report", "05 10",
			all(ofCounties(response.III, "05 03", "05 09", 2), ofCounties(response.I, "05 04", "05 10", 1)),
			[]string{"closing-report: 01-05 09 to 01-07 00, level III [653102]", "closing-report: 01-05 10 to 01-07 00, level I [653101]"},
		},
		{
			"a county joins the prefecture's", "regional-start", "05 20",
			all(toPrefecture(ofCounties(response.II, "05 03", "06 00", 1)), toPrefecture(ofCounties(response.II, "05 20", "06 00", 2))),
			[]string{"regional-start: 01-05 03 to 01-05 03, level II, overdue [member-units 653101]", "regional-start: 01-05 20 to 01-05 20, level II [member-units 653102]"},
		},
		{
			"a county's own response is not the prefecture's", "regional-start", "05 20",
			all(ofCounties(response.I, "05 03", "06 00", 1), toPrefecture(ofCounties(response.II, "05 20", "06 00", 1))),
			[]string{"regional-start: 01-05 20 to 01-05 20, level II [member-units 653101]"},
		},
		{
			"who is no county is on duty for all together", "contacts", "05 20",
			all(ofCounties(response.III, "05 03", "06 00", 1), openEnd(ofCounties(response.II, "05 04", "07 00", 2))),
			[]string{
				"contacts: 01-05 03 to 01-06 00, level III [653101]", "contacts: 01-05 03 to 01-07 00, level II, provisional [departments]",
				"contacts: 01-05 04 to 01-07 00, level II, provisional [653102]",
			},
		},
		{
			"a provisional end does not end it", "contacts", "06 03", all(openEnd(ofCounties(response.II, "05 04", "06 03", 2))),
			[]string{"contacts: 01-05 04 to 01-06 03, level II, provisional [653102 departments]"},
		},
		{"a firm one does", "contacts", "06 03", all(ofCounties(response.II, "05 04", "06 03", 2)), nil},
		{"nor is the end told", "notify-end", "09 03", all(openEnd(ofCounties(response.II, "05 04", "06 03", 2))), nil},
		{
			"reports go on under it", "daily-report", "08 00", all(openEnd(ofCounties(response.II, "05 20", "06 03", 2))),
			[]string{
				"daily-report of 01-05: 01-06 00 to 01-07 00, level II, overdue [653102]",
				"daily-report of 01-06: 01-07 00 to 01-08 00, level II, overdue [653102]",
				"daily-report of 01-07: 01-08 00 to 01-09 00, level II [653102]",
			},
		},
		{"a response of no county", "evaluation", "06 05", all(ofCounties(response.II, "05 04", "06 03")), []string{
			"evaluation: 01-06 03 to no time, level II [office]",
		}},
		{
			"the prefecture's, where every county's own goes on", "evaluation", "06 05",
			all(ofCounties(response.III, "05 03", "07 00", 1), toPrefecture(ofCounties(response.II, "05 08", "06 00", 1))),
			[]string{"evaluation: 01-06 00 to no time, level II [office]"},
		},
		{"before it starts", "contacts", "05 03", all(ofCounties(response.II, "05 04", "06 03", 2)), nil},
		{"the last hour of a week", "notify-end", "31 23", all(ofCounties(response.II, "24 04", "24 23", 2)), []string{
			"notify-end: 01-24 23 to 01-24 23, level II, overdue [653102]",
		}},
		{"a week after its time", "notify-end", "31 23", all(ofCounties(response.II, "24 04", "24 22", 2)), nil},
	} {
		items, err := dueCatalogue(tt.id).Due(tt.as, courseHour("2026-01-"+tt.at))
		var got []string
		for _, item := range items {
			got = append(got, dueText(item)+" "+dueWhom(item))
		}
		if diff := cmp.Diff(tt.want, got); err != nil || diff != "" {
			t.Errorf("%s: %v\n%s", tt.name, err, diff)
		}
	}
}

// keysAt are the keys of all that is due, sorted.
func keysAt(t *rapid.T, c response.Catalogue, as []response.Activation, at aqi.Stamp) []string {
	items, err := c.Due(as, at)
	if err != nil {
		t.Fatal(err)
	}
	var keys []string
	for _, item := range items {
		for _, o := range item.By {
			keys = append(keys, o.Key)
		}
	}
	slices.Sort(keys)
	if len(slices.Compact(slices.Clone(keys))) != len(keys) {
		t.Fatalf("at %v a key stands twice: %v", at, keys)
	}
	return keys
}

// knownAt is how responses that became what they are could have been announced at an hour: what has begun has, what lasts ends at another
// hour, earlier ones too while the end is provisional, and changes its level at others.
func knownAt(t *rapid.T, as []response.Activation, at aqi.Stamp) []response.Activation {
	var known []response.Activation
	for _, a := range as {
		if at >= a.Until {
			known = append(known, a)
			continue
		}
		if at < a.From && rapid.Bool().Draw(t, "not announced yet") {
			continue
		}
		until := max(a.From, at) + 1 + aqi.Stamp(rapid.SampledFrom([]int{0, 1, 5, 24, 60}).Draw(t, "announced hours"))
		provisional := rapid.Bool().Draw(t, "provisional")
		if provisional && at > a.From && rapid.Bool().Draw(t, "past its hour") {
			until = a.From + 1 + aqi.Stamp(rapid.IntRange(0, int(at-a.From)).Draw(t, "which hour"))
		}
		level := rapid.SampledFrom([]response.Level{response.III, response.I}).Draw(t, "level")
		a.Until = until
		a.Periods = []response.Period{{Level: level, Span: a.Span, Provisional: provisional}}
		known = append(known, a)
	}
	return known
}

// However alerts are extended, raised, lowered or left open, what is due at an hour has the keys that it has for one who knows what
// became of them; a key comes at the hour from which its item is owed, and does not come back.
func TestKeysStay(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := oracleCatalogue(t)
		c.KeepDays = rapid.IntRange(1, 3).Draw(t, "keep days")
		as := responsetest.Activations().Draw(t, "activations")
		for i := range as {
			as[i].Periods[len(as[i].Periods)-1].Provisional = false
		}
		if len(as) == 0 {
			return
		}
		first, last := as[0].From, as[0].Until
		for _, a := range as {
			first, last = min(first, a.From), max(last, a.Until)
		}
		gone := map[string]bool{}
		var before []string
		for at := first - 1; at < last+24*5; at++ {
			now := keysAt(t, c, as, at)
			if diff := cmp.Diff(now, keysAt(t, c, knownAt(t, as, at), at)); diff != "" {
				t.Fatalf("at %v: %s", at, diff)
			}
			for _, key := range before {
				if _, is := slices.BinarySearch(now, key); !is {
					gone[key] = true
				}
			}
			for _, key := range now {
				if _, was := slices.BinarySearch(before, key); !was && gone[key] {
					t.Fatalf("at %v %s is back", at, key)
				}
			}
			before = now
		}
	})
}

// What [response.Catalogue.NeededSince] lets go changes nothing from its hour on, and in the end it lets all go but what is provisional.
func TestNeededSince(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := oracleCatalogue(t)
		as := responsetest.Activations().Draw(t, "activations")
		at := responsetest.Hour(as).Draw(t, "at")
		since := c.NeededSince(as, at)
		left := slices.DeleteFunc(slices.Clone(as), func(a response.Activation) bool { return a.Until <= since })
		for _, later := range []aqi.Stamp{at, at + 1, at + aqi.Stamp(rapid.IntRange(2, 24*400).Draw(t, "hours later"))} {
			all, err := c.Due(as, later)
			some, err2 := c.Due(left, later)
			if diff := cmp.Diff(all, some); err != nil || err2 != nil || diff != "" {
				t.Fatalf("at %v without those until %v: %v, %v\n%s", later, since, err, err2, diff)
			}
		}
		open, last := slices.ContainsFunc(as, response.Activation.Provisional), at
		for _, a := range as {
			last = max(last, a.Until)
		}
		if far := last + 24*366*3; !open && len(as) > 0 && (c.NeededSince(as, far) == 0 || len(keysAt(t, c, as, far)) > 0) {
			t.Fatalf("three years later: needed from %v on, %v", c.NeededSince(as, far), keysAt(t, c, as, far))
		}
	})
}

// Where responses may be let go.
func TestNeededHours(t *testing.T) {
	c := dueCatalogue("closing-report", "contacts")
	one, next := ofCounties(response.III, "01 05", "02 05", 1), ofCounties(response.III, "02 05", "03 05", 2)
	last := courseHour("2026-01-11 00") // a week after the report on the first is due
	for _, tt := range []struct {
		name string
		as   []response.Activation
		at   aqi.Stamp
		want aqi.Stamp
	}{
		{"none", nil, last, 0},
		{"while something is due", []response.Activation{one}, last - 1, 0},
		{"nothing is", []response.Activation{one}, last, one.Until},
		{"as long as those it goes over into", []response.Activation{next, one}, last, 0},
		{"both", []response.Activation{next, one}, last + 24, next.Until},
		{"an hour between", []response.Activation{ofCounties(response.III, "02 06", "03 05", 2), one}, last, one.Until},
		{"provisional", []response.Activation{openEnd(ofCounties(response.III, "01 05", "02 05", 1)), next}, last + 9999, 0},
		{"those before", []response.Activation{openEnd(ofCounties(response.III, "02 06", "02 07", 1)), one}, last + 9999, one.Until},
	} {
		if got := c.NeededSince(tt.as, tt.at); got != tt.want {
			t.Errorf("%s: %v, want %v", tt.name, got, tt.want)
		}
	}
	reports := dueCatalogue("daily-report")
	for until, at := range map[string]string{"02 23": "2026-01-11 00", "03 00": "2026-01-11 00", "03 01": "2026-01-12 00"} {
		a, at := ofCounties(response.III, "01 05", until, 1), courseHour(at) // a week after the report for the last day is due
		if before, then := reports.NeededSince([]response.Activation{a}, at-1), reports.NeededSince([]response.Activation{a}, at); before != 0 || then != a.Until {
			t.Errorf("until %s: at %v those until %v are not needed, the hour before those until %v", until, at, then, before)
		}
	}
	if got := (response.Catalogue{}).NeededSince([]response.Activation{one}, one.Until); got != one.Until {
		t.Errorf("no duties: %v", got)
	}
}
