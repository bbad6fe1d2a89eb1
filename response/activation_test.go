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
	return alert.Decision{At: courseHour(at), Act: alert.Issue, After: announced(level, courseHour(from), courseHour(until))}
}

// announced is the state of an alert that is announced for those hours.
func announced(level alert.Level, from, until aqi.Stamp) alert.State {
	spans := []alert.LevelSpan{{Level: level, Span: aqi.Span{From: from, Until: until}}}
	return alert.State{Announced: alert.Schedule{Spans: spans, Began: from}}
}

func courseHistory(decisions ...alert.Decision) alert.History {
	return alert.History{Decisions: decisions}
}

// fourLevels is Kashgar's catalogue with a response to a blue alert.
var fourLevels = responsetest.FourLevels()

// courseText writes a response as "III 05 07:00, II 06 07:00, end 07 07:00".
func courseText(r response.Activation) string {
	var s strings.Builder
	for _, p := range r.Periods {
		name := strings.TrimPrefix(p.Level.String(), "level ")
		fmt.Fprintf(&s, "%s %s, ", name, p.From.Time().Format("02 15"))
	}
	s.WriteString("end " + r.Until.Time().Format("02 15"))
	if r.Provisional() {
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
		rs, err := fourLevels.Activations(tt.history.Periods())
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
	rs, err := fourLevels.Activations(h.Periods())
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
				if fourLevels.LevelOf(h.At(hour)) != p.Level {
					t.Fatalf("%s: alert %v at %v", courseText(r), h.At(hour), hour)
				}
				held++
			}
			from, highest = p.Until, max(highest, p.Level)
		}
		if r.Until != from || r.Level() != highest || h.At(r.From-1) != alert.NoAlert || h.At(r.Until) != alert.NoAlert {
			t.Fatalf("%s: level %v, before it %v, after it %v", courseText(r), r.Level(), h.At(r.From-1), h.At(r.Until))
		}
		last := h.Decisions[len(h.Decisions)-1].After.Announced.Highest(0)
		if want := i == len(rs)-1 && last != alert.NoAlert; r.Provisional() != want {
			t.Fatalf("%s: provisional %v, the last decision is %v", courseText(r), r.Provisional(), last)
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
	rules, err := alert.New(alert.Kashgar())
	if err != nil {
		t.Fatal(err)
	}
	rapid.Check(t, func(t *rapid.T) {
		s := alerttest.Hourly(200).Draw(t, "series")
		until := s.Start + aqi.Stamp(len(s.Hours))
		horizon := rapid.SampledFrom([]int{24, 72, 168}).Draw(t, "horizon")
		h, err := alert.HistoryOf(rules.Replay(s.Start, until, alert.Hindsight(s, horizon)))
		if err != nil {
			t.Fatal(err)
		}
		checkResponses(t, h)
	})
}

func TestChanges(t *testing.T) {
	c := response.Kashgar()
	rs, err := c.Activations(courseHistory(decided("05 05", yellowAlert, "05 05", "06 05"),
		decided("05 17", redAlert, "05 17", "09 00"), decided("07 00", orangeAlert, "07 00", "08 00"), lifted("08 00")).Periods())
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
		rs, err := fourLevels.Activations(courseHistory(decided("05 05", level, "05 05", "06 05")).Periods())
		if err != nil || c.Changes(rs[0])[0].Clause.Number != place {
			t.Errorf("%v: %v, %v, want %s", level, c.Changes(rs[0]), err, place)
		}
	}
	if got := c.Changes(response.Activation{}); got != nil {
		t.Errorf("no response: %v", got)
	}
}

// 4.1: an alert starts the response of its row; one without a row that of the next lower, and what is none no level.
func TestLevelOf(t *testing.T) {
	for a, want := range map[alert.Level][2]response.Level{
		alert.NoAlert: {response.NoResponse, response.NoResponse}, alert.Blue: {response.NoResponse, response.IV},
		alert.Yellow: {response.III, response.III}, alert.Orange: {response.II, response.II}, alert.Red: {response.I, response.I},
	} {
		if got := response.Kashgar().LevelOf(a); got != want[0] {
			t.Errorf("Kashgar, %v: %v, want %v", a, got, want[0])
		}
		if got := fourLevels.LevelOf(a); got != want[1] {
			t.Errorf("four levels, %v: %v, want %v", a, got, want[1])
		}
	}
	c := response.Kashgar()
	c.Levels = c.Levels[:2]
	if got := c.LevelOf(alert.Red); got != response.II {
		t.Errorf("a plan without red: %v", got)
	}
	if l := c.LevelOf(9); l.Valid() || c.Truck(l, response.Truck{}).Level != response.I {
		t.Errorf("no alert level: %v", l)
	}
}

// An alert to which the plan answers without a response, as a temporary control below yellow may be (Jiangsu 苏政办函〔2025〕38号), or with one of
// its own level: a row says so.
func TestAlertWithoutResponse(t *testing.T) {
	c := response.Kashgar()
	c.Levels = slices.Insert(c.Levels, 0, response.LevelClause{Alert: alert.Ungraded, Clause: c.Levels[0].Clause}, response.LevelClause{Alert: alert.Blue, Clause: c.Levels[0].Clause})
	if err := c.Validate(); err != nil {
		t.Fatal(err)
	}
	for _, below := range []alert.Level{alert.Ungraded, alert.Blue} {
		if level := c.LevelOf(below); level != response.NoResponse || len(c.Advice(level)) > 0 {
			t.Errorf("%v, %v", level, c.Advice(level))
		}
	}
	period := func(l alert.Level, from, hours aqi.Stamp) alert.Period {
		return alert.Period{Level: l, Span: aqi.Span{From: in2026.From + from, Until: in2026.From + from + hours}}
	}
	periods := []alert.Period{period(alert.Blue, 0, 10), period(yellowAlert, 10, 24), period(alert.Blue, 34, 10), period(yellowAlert, 44, 24)}
	as, err := c.Activations(periods)
	if err != nil || len(as) != 2 || as[0].Span != periods[1].Span || as[1].Span != periods[3].Span {
		t.Errorf("%v, %v", as, err)
	}
	c.Levels[0].Level, c.Levels[1].Level = response.IV, response.IV
	if err := c.Validate(); err == nil {
		t.Error("two alerts with one response")
	}
	c.Levels = slices.Delete(c.Levels, 1, 2)
	periods[0].Level, periods[2].Level = alert.Ungraded, alert.Ungraded
	if as, err := c.Activations(periods); err != nil || len(as) != 1 || as[0].Level() != response.III || as[0].Periods[0].Level != response.IV {
		t.Errorf("%v, %v", as, err)
	}
	if as, err := response.Kashgar().Activations(periods[:1]); err != nil || as != nil {
		t.Errorf("not listed: %v, %v", as, err)
	}
	periods[0].Level = alert.Blue
	if _, err := response.Kashgar().Activations(periods[:1]); !errors.Is(err, aqi.ErrUnknown) {
		t.Error(err)
	}
}
