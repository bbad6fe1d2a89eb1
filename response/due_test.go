package response_test

import (
	"fmt"
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
	if item.Overdue {
		s += ", overdue"
	}
	return s
}

// dueOver are the items of all hours from the first start of activations to a day after the last end, each as it is when first
// listed, by the hour from which it is owed, then in the catalogue's order.
func dueOver(t *testing.T, c response.Catalogue, as []response.Activation) []response.DueItem {
	t.Helper()
	seen := map[string]bool{}
	var all []response.DueItem
	for at := as[0].From; at <= min(as[len(as)-1].Until+24, courseHour("9998-12-31 23")); at++ {
		items, err := c.Due(as, at)
		if err != nil {
			t.Fatal(err)
		}
		for _, item := range items {
			if item.From > at {
				t.Fatalf("at %v: %v", at, item)
			}
			if !seen[item.By[0].Key] {
				all = append(all, item)
			}
			for _, o := range item.By {
				seen[o.Key] = true
			}
		}
	}
	return all
}

// dueCounty is a county of which not more than that matters.
var dueCounty = []alert.County{{Code: "653101", Name: aqi.Text{Chinese: "喀什市", English: "Kashgar"}}}

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
	var texts []string
	for _, item := range dueOver(t, c, dueActivations(t, h, response.Activation{Counties: dueCounty, Heavy: dueCounty, Regional: true})) {
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
		{"not lifted", "the day is over whatever becomes of it", courseHistory(decided("05 05", yellowAlert, "05 05", "05 20")), []string{
			"daily-report of 01-05: 01-06 00 to 01-07 00, level III",
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
	one, two := dueCounty[0], alert.County{Code: "653121", Name: aqi.Text{Chinese: "疏附县", English: "Shufu"}}
	h := courseHistory(decided("04 05", yellowAlert, "05 05", "06 05"), decided("05 12", redAlert, "05 12", "06 05"), lifted("06 05"))
	a := response.Activation{Counties: []alert.County{two, one}, Heavy: []alert.County{two}, Regional: true}
	want := []string{
		"member-start: 01-05 05 to 01-05 05, level I [member-units]",
		"regional-start: 01-05 05 to 01-05 05, level I [member-units 653101 653121]",
		"on-site-teams: 01-05 05 to 01-05 05, level I [headquarters]",
		"assess-measures: 01-05 05 to 01-06 05, level I [headquarters]",
		"round-the-clock-duty: 01-05 05 to 01-06 05, level I [member-units]",
		"contacts: 01-05 05 to 01-06 05, level I [653101 653121 departments]",
		"inform-members: 01-05 05 to 01-06 05, level I [office]",
		"records: 01-05 05 to 01-06 05, level I [653101 653121 departments enterprises]",
		"see-to-measures: 01-05 05 to 01-06 05, level I [653101 653121]",
		"joint-control: 01-05 05 to 01-06 05, level I [member-units 653101 653121]",
		"supervise-counties: 01-05 05 to 01-06 05, level I [headquarters]",
		"inspections: 01-05 05 to 01-06 05, level I [headquarters]",
		"act-as-listed: 01-05 05 to 01-06 05, level I [listed-sources]",
		"broadcast: 01-05 05 to 01-06 05, level I [media]",
		"obey-bans: 01-05 05 to 01-06 05, level I [general-public]",
		"daily-report of 01-05: 01-06 00 to 01-07 00, level I [653101 653121 member-units]",
		"notify-end: 01-06 05 to 01-06 05, level I [member-units 653101 653121]",
		"closing-report: 01-06 05 to 01-08 00, level I [653121]",
		"evaluation: 01-06 05 to no time, level I [office]",
		"inform-public: 01-06 05 to no time, level I [office]",
		"great-revision: 01-06 05 to 11-01 00, level I [653101 653121 departments enterprises]",
		"daily-report of 01-06: 01-07 00 to 01-08 00, level I [653101 653121 member-units]",
	}
	whole := aqi.Span{From: courseHour("2026-01-05 05"), Until: courseHour("2026-01-06 05")}
	texts := func(a response.Activation) []string {
		var got []string
		for _, item := range dueOver(t, fresh(), dueActivations(t, h, a)) {
			if want := map[bool]aqi.Span{true: whole}[item.Day == 0]; item.Activation != want {
				t.Errorf("%v: of the response %v, want %v", item, item.Activation, want)
			}
			if item.Duty.IfNeeded != (item.Duty.ID == "great-revision") {
				t.Errorf("%v: only if needed is %v", item, item.Duty.IfNeeded)
			}
			got = append(got, dueText(item)+" "+dueWhom(item))
		}
		return got
	}
	if diff := cmp.Diff(want, texts(a)); diff != "" {
		t.Error(diff)
	}
	a.Regional = false
	var own []string // the member units owe nothing because of a county's own alert, nor is what only the prefecture's asks for owed
	for _, text := range want[4:] {
		id, _, _ := strings.Cut(text, ":")
		if text = strings.Replace(strings.Replace(text, "member-units ", "", 1), " member-units", "", 1); !slices.Contains(
			[]string{"round-the-clock-duty", "joint-control", "supervise-counties"}, id) {
			own = append(own, text)
		}
	}
	if diff := cmp.Diff(own, texts(a)); diff != "" {
		t.Errorf("a county's own alert: %s", diff)
	}
	if items, err := fresh().Due(nil, courseHour("2026-01-05 05")); items != nil || err != nil {
		t.Errorf("no alert: %v, %v", items, err)
	}
}

// dueWhom names who owes an item: counties by code, others by identifier.
func dueWhom(item response.DueItem) string {
	var whom []string
	for _, o := range item.By {
		word := o.County.Code
		if word == "" {
			word = o.Party.ID
		}
		whom = append(whom, word)
	}
	return fmt.Sprint(whom)
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
