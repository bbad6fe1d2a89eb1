package response_test

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/clearsky-go/clearsky/alert"
	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/response"
)

// dueCatalogue is Kashgar's with the duties of these identifiers alone, in its order.
func dueCatalogue(ids ...string) response.Catalogue {
	c := fresh()
	c.Duties = slices.DeleteFunc(c.Duties, func(d response.Duty) bool { return !slices.Contains(ids, d.ID) })
	return c
}

// dueText writes an item as "daily-report of 01-05: 01-06 00 to 01-07 00, level II"; without a date for none.
func dueText(item response.DueItem) string {
	date := func(s aqi.Stamp) string {
		if s == 0 {
			return "no time"
		}
		return s.Time().Format("01-02 15")
	}
	s := item.Duty.ID
	if item.Day != 0 {
		s += " of " + item.Day.Time().Format("01-02")
		if item.Day.Hour() != 0 {
			s += ", which does not start at midnight"
		}
	}
	s += fmt.Sprintf(": %s to %s, %v", date(item.From), date(item.Due), item.Level)
	if item.NextYear {
		s += ", next year " + item.Due.Time().Format("2006")
	}
	if item.Provisional {
		s += ", provisional"
	}
	return s
}

// dueActivations are the responses of a history, each with whom a concerns.
func dueActivations(t *testing.T, h alert.History, a response.Activation) []response.Activation {
	t.Helper()
	as, err := fourLevels.Activations(h.Periods())
	if err != nil {
		t.Fatal(err)
	}
	for i := range as {
		as[i].Counties, as[i].Heavy, as[i].Regional = a.Counties, a.Heavy, a.Regional
	}
	return as
}

func dueTexts(t *testing.T, c response.Catalogue, h alert.History) []string {
	t.Helper()
	items, err := c.Due(dueActivations(t, h, response.Activation{Heavy: make([]alert.County, 1), Regional: true}))
	if err != nil {
		t.Fatal(err)
	}
	var texts []string
	for _, item := range items {
		texts = append(texts, dueText(item))
	}
	return texts
}

// over is an orange alert from one hour to another, of any year.
func over(from, until string) alert.History {
	return courseHistory(courseDecision(from, orangeAlert, from, until), alert.Decision{At: courseHour(until), Act: alert.LiftOnSchedule})
}

func TestDueDailyReports(t *testing.T) {
	again := func(first, then alert.Decision) alert.History {
		return courseHistory(first, lifted("05 09"), then, lifted("06 05"))
	}
	tests := []struct {
		name, why string
		history   alert.History
		want      []string
	}{
		{"05:00 to 05:00", "two days touched", over("2026-01-05 05", "2026-01-06 05"), []string{
			"daily-report of 01-05: 01-06 00 to 01-07 00, level II", "daily-report of 01-06: 01-07 00 to 01-08 00, level II",
		}},
		{"until midnight", "the day that begins there is not touched", over("2026-01-05 05", "2026-01-06 00"), []string{
			"daily-report of 01-05: 01-06 00 to 01-07 00, level II",
		}},
		{"midnight to midnight", "one day", over("2026-01-05 00", "2026-01-06 00"), []string{
			"daily-report of 01-05: 01-06 00 to 01-07 00, level II",
		}},
		{"the last hour of a day", "that day", over("2026-01-05 23", "2026-01-06 00"), []string{
			"daily-report of 01-05: 01-06 00 to 01-07 00, level II",
		}},
		{"the first hour of a day", "that day", over("2026-01-05 00", "2026-01-05 01"), []string{
			"daily-report of 01-05: 01-06 00 to 01-07 00, level II",
		}},
		{"over midnight", "both days", over("2026-01-05 23", "2026-01-06 01"), []string{
			"daily-report of 01-05: 01-06 00 to 01-07 00, level II", "daily-report of 01-06: 01-07 00 to 01-08 00, level II",
		}},
		{"over the leap day", "three days", over("2028-02-28 23", "2028-03-01 01"), []string{
			"daily-report of 02-28: 02-29 00 to 03-01 00, level II", "daily-report of 02-29: 03-01 00 to 03-02 00, level II",
			"daily-report of 03-01: 03-02 00 to 03-03 00, level II",
		}},
		{
			"two responses on one day", "one report at the day's highest level",
			again(decided("05 05", yellowAlert, "05 05", "05 09"), decided("05 20", redAlert, "05 20", "06 05")), []string{
				"daily-report of 01-05: 01-06 00 to 01-07 00, level I", "daily-report of 01-06: 01-07 00 to 01-08 00, level I",
			},
		},
		{
			"two responses, the second from midnight", "each its own day",
			again(decided("05 05", redAlert, "05 05", "05 09"), decided("06 00", yellowAlert, "06 00", "06 05")), []string{
				"daily-report of 01-05: 01-06 00 to 01-07 00, level I", "daily-report of 01-06: 01-07 00 to 01-08 00, level III",
			},
		},
		{
			"three responses on one day", "one report", courseHistory(decided("05 05", yellowAlert, "05 05", "05 07"), lifted("05 06"),
				decided("05 07", redAlert, "05 07", "05 09"), lifted("05 08"), decided("05 09", yellowAlert, "05 09", "06 00"), lifted("06 00")),
			[]string{"daily-report of 01-05: 01-06 00 to 01-07 00, level I"},
		},
		{
			"raised and lowered at midnight", "each day its own highest", courseHistory(decided("05 05", yellowAlert, "05 05", "06 00"),
				decided("06 00", redAlert, "06 00", "07 00"), decided("07 00", orangeAlert, "07 00", "07 05"), lifted("07 05")),
			[]string{
				"daily-report of 01-05: 01-06 00 to 01-07 00, level III", "daily-report of 01-06: 01-07 00 to 01-08 00, level I",
				"daily-report of 01-07: 01-08 00 to 01-09 00, level II",
			},
		},
		{"not lifted", "provisional", courseHistory(decided("05 05", yellowAlert, "05 05", "05 20")), []string{
			"daily-report of 01-05: 01-06 00 to 01-07 00, level III, provisional",
		}},
	}
	for _, tt := range tests {
		if diff := cmp.Diff(tt.want, dueTexts(t, dueCatalogue("daily-report"), tt.history)); diff != "" {
			t.Errorf("%s (5.1, %s):\n%s", tt.name, tt.why, diff)
		}
	}
}

func TestDueAfterTheEnd(t *testing.T) {
	tests := []struct {
		name, clause, id string
		closing          response.ClosingReading
		history          alert.History
		want             string
	}{
		{"lifted 05:00", "5.1", "closing-report", response.NextDay, over("2026-01-05 05", "2026-01-06 05"), "01-06 05 to 01-08 00"},
		{"lifted 00:00", "5.1", "closing-report", response.NextDay, over("2026-01-05 05", "2026-01-06 00"), "01-06 00 to 01-07 00"},
		{"lifted 01:00", "5.1", "closing-report", response.NextDay, over("2026-01-05 05", "2026-01-06 01"), "01-06 01 to 01-08 00"},
		{"lifted 23:00", "5.1", "closing-report", response.NextDay, over("2026-01-05 05", "2026-01-06 23"), "01-06 23 to 01-08 00"},
		{"lifted 05:00, 24 hours", "5.1", "closing-report", response.Within24Hours, over("2026-01-05 05", "2026-01-06 05"), "01-06 05 to 01-07 05"},
		{"lifted 00:00, 24 hours", "5.1", "closing-report", response.Within24Hours, over("2026-01-05 05", "2026-01-06 00"), "01-06 00 to 01-07 00"},
		{"evaluation", "5.2", "evaluation", response.NextDay, over("2026-01-05 05", "2026-01-06 05"), "01-06 05 to no time"},
		{"notified", "4.4", "notify-end", response.NextDay, over("2026-01-05 05", "2026-01-06 05"), "01-06 05 to 01-06 05"},
		{"revision in January", "5.2", "great-revision", response.NextDay, over("2026-01-05 05", "2026-01-06 05"), "01-06 05 to 11-01 00"},
		{"last hour but one of October", "5.2", "great-revision", response.NextDay, over("2026-10-30 05", "2026-10-31 23"), "10-31 23 to 11-01 00"},
		{"last hour of October", "5.2", "great-revision", response.NextDay, over("2026-10-31 23", "2026-11-01 00"), "11-01 00 to 11-01 00"},
		{"first of November", "5.2", "great-revision", response.NextDay, over("2026-10-31 23", "2026-11-01 01"), "11-01 01 to 11-01 00, next year 2027"},
		{"last hour of the year", "5.2", "great-revision", response.NextDay, over("2026-12-31 05", "2027-01-01 00"), "01-01 00 to 11-01 00, next year 2027"},
		{"first hour of the next", "5.2", "great-revision", response.NextDay, over("2026-12-31 05", "2027-01-01 01"), "01-01 01 to 11-01 00"},
	}
	for _, tt := range tests {
		c := dueCatalogue(tt.id)
		c.Readings.Closing = tt.closing
		got := dueTexts(t, c, tt.history)
		from, next, later := strings.Cut(tt.want, ", ")
		want := tt.id + ": " + from + ", level II"
		if later {
			want += ", " + next
		}
		if !slices.Equal(got, []string{want}) {
			t.Errorf("%s (%s): %q, want %q", tt.name, tt.clause, got, want)
		}
	}
}

// All duties of a response of two days, by the hour from which they are owed, then in the catalogue's order.
func TestDue(t *testing.T) {
	one, two := alert.County{Code: "653101", Name: aqi.Text{Chinese: "喀什市", English: "Kashgar"}}, alert.County{Code: "653121", Name: aqi.Text{Chinese: "疏附县", English: "Shufu"}}
	h := courseHistory(decided("04 05", yellowAlert, "05 05", "06 05"), decided("05 12", redAlert, "05 12", "06 05"), lifted("06 05"))
	a := response.Activation{Counties: []alert.County{one, two}, Heavy: []alert.County{two}, Regional: true}
	want := []string{
		"member-start: 01-05 05 to 01-05 05, level I", "regional-start: 01-05 05 to 01-05 05, level I [653101 653121]",
		"on-site-teams: 01-05 05 to 01-05 05, level I", "assess-measures: 01-05 05 to 01-06 05, level I",
		"round-the-clock-duty: 01-05 05 to 01-06 05, level I", "contacts: 01-05 05 to 01-06 05, level I [653101 653121]",
		"inform-members: 01-05 05 to 01-06 05, level I", "records: 01-05 05 to 01-06 05, level I [653101 653121]",
		"daily-report of 01-05: 01-06 00 to 01-07 00, level I [653101 653121]", "notify-end: 01-06 05 to 01-06 05, level I [653101 653121]",
		"closing-report: 01-06 05 to 01-08 00, level I [653121]", "evaluation: 01-06 05 to no time, level I",
		"inform-public: 01-06 05 to no time, level I", "great-revision: 01-06 05 to 11-01 00, level I [653101 653121]",
		"daily-report of 01-06: 01-07 00 to 01-08 00, level I [653101 653121]",
	}
	dueWithCounties := func(a response.Activation) []string {
		items, err := fresh().Due(dueActivations(t, h, a))
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, item := range items {
			s := dueText(item)
			var codes []string
			for _, c := range item.Counties {
				codes = append(codes, c.Code)
			}
			if codes != nil {
				s += fmt.Sprint(" ", codes)
			}
			if want := (aqi.Span{From: courseHour("2026-01-05 05"), Until: courseHour("2026-01-06 05")}); item.Activation != want {
				t.Errorf("%s: of the response %v", s, item.Activation)
			}
			if item.Duty.IfNeeded != (item.Duty.ID == "great-revision") {
				t.Errorf("%s: only if needed is %v", s, item.Duty.IfNeeded)
			}
			got = append(got, s)
		}
		return got
	}
	if diff := cmp.Diff(want, dueWithCounties(a)); diff != "" {
		t.Error(diff)
	}
	a.Regional = false
	if diff := cmp.Diff(want[4:], dueWithCounties(a)); diff != "" {
		t.Errorf("a county's own alert: %s", diff)
	}
	if items, err := fresh().Due(nil); items != nil || err != nil {
		t.Errorf("no alert: %v, %v", items, err)
	}
}

// Counties that are not said stay unsaid; a duty that is not of counties has none of them.
func TestDueSaysWhichCounties(t *testing.T) {
	h := over("2026-01-05 05", "2026-01-05 06")
	for name, counties := range map[string][]alert.County{"null": nil, "[]": {}, "653101": {{Code: "653101"}}} {
		items, err := dueCatalogue("contacts", "evaluation").Due(dueActivations(t, h, response.Activation{Counties: counties}))
		if err != nil || len(items) != 2 {
			t.Fatal(items, err)
		}
		if !reflect.DeepEqual(items[0].Counties, counties) || items[1].Counties == nil || len(items[1].Counties) > 0 {
			t.Errorf("%s: %v and %v", name, items[0].Counties, items[1].Counties)
		}
	}
}

// One response ends and another begins at the next midnight: what the second asks for at once stands in the catalogue before
// the report on the first's last day, which is owed from the same hour.
func TestDueKeepsTheCataloguesOrder(t *testing.T) {
	h := courseHistory(decided("05 05", yellowAlert, "05 05", "05 09"), lifted("05 09"), decided("06 00", redAlert, "06 00", "06 05"), lifted("06 05"))
	got := dueTexts(t, dueCatalogue("on-site-teams", "daily-report"), h)
	want := []string{
		"on-site-teams: 01-05 05 to 01-05 05, level III", "on-site-teams: 01-06 00 to 01-06 00, level I",
		"daily-report of 01-05: 01-06 00 to 01-07 00, level III", "daily-report of 01-06: 01-07 00 to 01-08 00, level I",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}
