package response_test

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/clearsky-go/clearsky/alert"
	"github.com/clearsky-go/clearsky/alert/alerttest"
	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/response"
	"github.com/clearsky-go/clearsky/response/responsetest"
)

// courseHour reads "2026-01-05 07" at UTC+8; "" is none. 24 is the end of the day.
func courseHour(text string) aqi.Stamp {
	if text == "" {
		return 0
	}
	var y, m, d, h int
	if n, err := fmt.Sscanf(text, "%d-%d-%d %d", &y, &m, &d, &h); n != 4 || err != nil {
		return -1
	}
	s, err := aqi.StampOf(time.Date(y, time.Month(m), d, h, 0, 0, 0, aqi.UTC8()))
	if err != nil {
		return -1
	}
	return s
}

// decided is a decision at an hour of January 2026: "05 07" is 07:00 on the fifth.
func decided(at string, level alert.Level, from, until string) alert.Decision {
	return courseDecision("2026-01-"+at, level, "2026-01-"+from, "2026-01-"+until)
}

// lifted is the lifting of an alert in January 2026.
func lifted(at string) alert.Decision {
	return alert.Decision{At: courseHour("2026-01-" + at), Act: alert.LiftOnSchedule}
}

func courseDecision(at string, level alert.Level, from, until string) alert.Decision {
	after := alert.State{Level: level, Span: aqi.Span{From: courseHour(from), Until: courseHour(until)}}
	return alert.Decision{At: courseHour(at), Act: alert.Issue, After: after}
}

func courseHistory(decisions ...alert.Decision) alert.History {
	return alert.History{Decisions: decisions}
}

// courseText writes a response as "III 05 07:00, II 06 07:00, end 07 07:00".
func courseText(r response.Activation) string {
	var s strings.Builder
	for _, p := range r.Periods {
		name := strings.TrimPrefix(p.Level.String(), "level ")
		fmt.Fprintf(&s, "%s %s, ", name, p.From.Time().Format("02 15"))
	}
	s.WriteString("end " + r.Until.Time().Format("02 15"))
	if r.Provisional {
		s.WriteString(", provisional")
	}
	return s.String()
}

const (
	yellowAlert, orangeAlert, redAlert = alert.Yellow, alert.Orange, alert.Red
)

func TestResponses(t *testing.T) {
	late := courseHistory(decided("05 05", yellowAlert, "05 05", "06 05"))
	late.Last = courseHour("2026-01-06 09")
	tests := []struct {
		name, clause string
		history      alert.History
		want         []string
	}{
		{"no alert", "4.1", alert.History{}, nil},
		{"yellow", "4.1 (1)", courseHistory(decided("04 05", yellowAlert, "05 05", "06 05"), lifted("06 05")), []string{"III 05 05, end 06 05"}},
		{"orange", "4.1 (2)", courseHistory(decided("04 05", orangeAlert, "05 05", "07 05"), lifted("07 05")), []string{"II 05 05, end 07 05"}},
		{"red", "4.1 (3)", courseHistory(decided("04 05", redAlert, "05 05", "08 05"), lifted("08 05")), []string{"I 05 05, end 08 05"}},
		{"blue", "4.1, other plans", courseHistory(decided("04 05", alert.Blue, "05 05", "06 05"), lifted("06 05")), []string{"IV 05 05, end 06 05"}},
		{
			"upgrade, downgrade", "4.2",
			courseHistory(decided("05 05", yellowAlert, "05 05", "06 05"), decided("05 17", redAlert, "05 17", "09 00"), decided("07 00", orangeAlert, "07 00", "08 00"), lifted("08 00")),
			[]string{"III 05 05, I 05 17, II 07 00, end 08 00"},
		},
		{
			"extended: one period", "4.2",
			courseHistory(decided("05 05", yellowAlert, "05 05", "06 05"), decided("05 20", yellowAlert, "05 05", "07 05"), lifted("07 05")),
			[]string{"III 05 05, end 07 05"},
		},
		{"lifted early", "4.4", courseHistory(decided("05 05", redAlert, "05 05", "08 05"), lifted("06 03")), []string{"I 05 05, end 06 03"}},
		{"lifted late", "4.4", courseHistory(decided("05 05", redAlert, "05 05", "06 05"), lifted("06 09")), []string{"I 05 05, end 06 09"}},
		{"lifted before its start", "4.4", courseHistory(decided("04 05", redAlert, "05 05", "06 05"), lifted("04 09")), nil},
		{
			"issued again an hour later: another response", "4.4",
			courseHistory(decided("05 05", yellowAlert, "05 05", "06 05"), lifted("05 15"), decided("05 16", yellowAlert, "05 16", "06 05"), lifted("06 05")),
			[]string{"III 05 05, end 05 15", "III 05 16, end 06 05"},
		},
		{
			"issued again in the same hour: it goes on", "4.4",
			courseHistory(decided("05 05", yellowAlert, "05 05", "06 05"), lifted("05 15"), decided("05 15", redAlert, "05 15", "06 05"), lifted("06 05")),
			[]string{"III 05 05, I 05 15, end 06 05"},
		},
		{
			"raised before its start", "4.2",
			courseHistory(decided("04 05", yellowAlert, "05 05", "06 05"), decided("04 09", redAlert, "05 05", "08 05"), lifted("08 05")),
			[]string{"I 05 05, end 08 05"},
		},
		{"in force", "4.4", courseHistory(decided("05 05", yellowAlert, "05 05", "06 05")), []string{"III 05 05, end 06 05, provisional"}},
		{"in force beyond its end", "4.4", late, []string{"III 05 05, end 06 10, provisional"}},
		{
			"lifted, then announced", "4.4",
			courseHistory(decided("05 05", yellowAlert, "05 05", "06 05"), lifted("06 05"), decided("06 09", redAlert, "07 00", "09 00")),
			[]string{"III 05 05, end 06 05", "I 07 00, end 09 00, provisional"},
		},
	}
	for _, tt := range tests {
		rs, err := response.Activations(tt.history)
		var got []string
		for _, r := range rs {
			got = append(got, courseText(r))
		}
		if err != nil || !slices.Equal(got, tt.want) {
			t.Errorf("%s (%s): %q, %v, want %q", tt.name, tt.clause, got, err, tt.want)
		}
	}
}

// Hour by hour a response is at the level of the alert; responses begin after an hour without one and end before one.
func checkResponses(t *rapid.T, h alert.History) {
	t.Helper()
	rs, err := response.Activations(h)
	if err != nil {
		t.Fatal(err)
	}
	total, held := 0, 0
	for _, p := range h.Periods() {
		total += p.Hours()
	}
	for i, r := range rs {
		from, highest := r.From, response.NoResponse
		for _, p := range r.Periods {
			if p.From != from || p.Hours() <= 0 {
				t.Fatalf("%s: a break before %v", courseText(r), p.From)
			}
			for hour := p.From; hour < p.Until; hour++ {
				if response.LevelOf(h.At(hour)) != p.Level {
					t.Fatalf("%s: alert %v at %v", courseText(r), h.At(hour), hour)
				}
				held++
			}
			from, highest = p.Until, max(highest, p.Level)
		}
		if r.Until != from || r.Level() != highest || h.At(r.From-1) != alert.NoAlert || h.At(r.Until) != alert.NoAlert {
			t.Fatalf("%s: level %v, before it %v, after it %v", courseText(r), r.Level(), h.At(r.From-1), h.At(r.Until))
		}
		last := h.Decisions[len(h.Decisions)-1].After.Level
		if want := i == len(rs)-1 && last != alert.NoAlert; r.Provisional != want {
			t.Fatalf("%s: provisional %v, the last decision is %v", courseText(r), r.Provisional, last)
		}
	}
	if held != total {
		t.Fatalf("%d hours of responses, %d of alerts", held, total)
	}
}

func TestResponsesFollowTheAlert(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) { checkResponses(t, responsetest.History().Draw(t, "history")) })
}

func TestResponsesFollowReplays(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := alert.Kashgar()
		s := alerttest.Hourly(200).Draw(t, "series")
		until := s.Start + aqi.Stamp(len(s.Hours))
		horizon := rapid.SampledFrom([]int{24, 72, 168}).Draw(t, "horizon")
		h, err := alert.HistoryOf(p.Replay(s.Start, until, alert.Hindsight(s, horizon)))
		if err != nil {
			t.Fatal(err)
		}
		checkResponses(t, h)
	})
}

func TestChanges(t *testing.T) {
	c := response.Kashgar()
	rs, err := response.Activations(courseHistory(decided("05 05", yellowAlert, "05 05", "06 05"),
		decided("05 17", redAlert, "05 17", "09 00"), decided("07 00", orangeAlert, "07 00", "08 00"), lifted("08 00")))
	if err != nil || len(rs) != 1 {
		t.Fatal(rs, err)
	}
	want := []string{
		"2026-01-05 05:00: no response to level III, 4.1 (1)", "2026-01-05 17:00: level III to level I, 4.2",
		"2026-01-07 00:00: level I to level II, 4.2", "2026-01-08 00:00: level II to no response, 4.4",
	}
	var got []string
	for _, change := range c.Changes(rs[0]) {
		got = append(got, change.String()+", "+change.Clause.Number)
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	if got := c.Changes(rs[0])[1].Chinese(); got != "2026-01-05 17:00：Ⅲ级响应调整为Ⅰ级响应" {
		t.Error(got)
	}
	for level, place := range map[alert.Level]string{yellowAlert: "4.1 (1)", orangeAlert: "4.1 (2)", redAlert: "4.1 (3)", alert.Blue: "4.2"} {
		rs, err := response.Activations(courseHistory(decided("05 05", level, "05 05", "06 05")))
		if err != nil || c.Changes(rs[0])[0].Clause.Number != place {
			t.Errorf("%v: %v, %v, want %s", level, c.Changes(rs[0]), err, place)
		}
	}
	if got := c.Changes(response.Activation{}); got != nil {
		t.Errorf("no response: %v", got)
	}
}

// Periods join as those of a history do, and are none of an alert not lifted.
func TestResponsesOf(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		h := responsetest.History().Draw(t, "history")
		want, err := response.Activations(h)
		if n := len(want); n > 0 {
			want[n-1].Provisional = false
		}
		got, errOf := response.ResponsesOf(h.Periods())
		if diff := cmp.Diff(want, got); err != nil || errOf != nil || diff != "" {
			t.Fatal(err, errOf, diff)
		}
	})
	span := func(from, until string) aqi.Span {
		return aqi.Span{From: courseHour("2026-01-" + from), Until: courseHour("2026-01-" + until)}
	}
	for name, periods := range map[string][]alert.Period{
		"no level":      {{Level: alert.NoAlert, Span: span("05 05", "06 05")}},
		"unknown level": {{Level: 9, Span: span("05 05", "06 05")}},
		"no hours":      {{Level: redAlert, Span: span("05 05", "05 05")}},
		"zero":          {{}},
		"overlapping":   {{Level: redAlert, Span: span("05 05", "06 05")}, {Level: redAlert, Span: span("06 04", "07 05")}},
	} {
		if rs, err := response.ResponsesOf(periods); rs != nil || !errors.Is(err, response.ErrHistory) {
			t.Errorf("%s: %v, %v", name, rs, err)
		}
	}
}

// The last hour that a history may have ends in 9998, so that all that follows from it lies before the year 10000.
func TestErrHistory(t *testing.T) {
	outOfOrder := courseHistory(decided("05 05", yellowAlert, "05 05", "06 05"), lifted("04 05"))
	negative := courseHistory(alert.Decision{At: -5, After: alert.State{Level: redAlert, Span: aqi.Span{From: -5, Until: 10}}})
	tests := []struct {
		name    string
		history alert.History
		want    []string
	}{
		{"out of order", outOfOrder, []string{"decisions[1]: 2026-01-04 05:00, want an hour no earlier than 2026-01-05 05:00"}},
		{"unknown level", courseHistory(decided("05 05", 9, "05 05", "06 05")), []string{"decisions[0].after: alert.Level(9)"}},
		{"before the year 1", negative, []string{"aqi.Stamp(-5)"}},
		{"beyond 9998", courseHistory(courseDecision("9998-12-31 20", redAlert, "9998-12-31 20", "9998-12-31 23")), []string{"9998-12-31 23:00"}},
		{"beyond 9999", alert.History{Decisions: []alert.Decision{decided("05 05", redAlert, "05 05", "06 05")}, Last: 1<<31 - 2}, []string{"years 1 to 9998"}},
		{"no hour of the decision", courseHistory(courseDecision("", redAlert, "2026-01-05 05", "2026-01-06 05")), []string{"decisions[0]"}},
		{"no hours of the alert", courseHistory(courseDecision("2026-01-05 05", redAlert, "", "")), []string{"decisions[0].after"}},
		{"an alert that ends before it starts", courseHistory(decided("05 05", redAlert, "06 05", "05 07")), []string{"decisions[0].after"}},
		{"all at once", courseHistory(decided("05 05", 7, "05 05", "06 05"), decided("04 05", 8, "04 05", "06 05")), []string{
			"decisions[0].after", "decisions[1]: ", "decisions[1].after",
		}},
	}
	for _, tt := range tests {
		rs, err := response.Activations(tt.history)
		var f response.Fault
		if rs != nil || !errors.Is(err, response.ErrHistory) || !errors.As(err, &f) {
			t.Errorf("%s: %v, %v", tt.name, rs, err)
			continue
		}
		for _, want := range tt.want {
			if !strings.Contains(err.Error(), want) {
				t.Errorf("%s: %v, want %s", tt.name, err, want)
			}
		}
	}
	if _, err := response.Activations(courseHistory(courseDecision("9998-12-31 20", redAlert, "9998-12-31 20", "9998-12-31 22"))); err != nil {
		t.Errorf("within 9998: %v", err)
	}
}
