package main

import (
	"io"
	"slices"
	"strings"
	"testing"

	"github.com/clearsky-go/clearsky/alert"
	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/internal/shared"
	"github.com/clearsky-go/clearsky/response"
)

func madeUpResponse(t *testing.T) responded {
	t.Helper()
	p := madeUpPrefecture(t)
	r, err := replay(p)
	if err != nil {
		t.Fatal(err)
	}
	rs, err := respond(p, r.history)
	if err != nil {
		t.Fatal(err)
	}
	return rs
}

func TestCountiesRespond(t *testing.T) {
	r := madeUpResponse(t)
	if len(r.counties) != 11 || r.highest() != response.I {
		t.Errorf("%d counties, highest %v", len(r.counties), r.highest())
	}
	for level, want := range map[response.Level]int{response.III: 11, response.II: 8, response.I: 1} {
		if codes := r.reach(level); len(codes) != want {
			t.Errorf("%v: %v, want %d counties", level, codes, want)
		}
	}
	for _, c := range r.counties {
		for i, p := range c.periods {
			if i > 0 && p.From == c.periods[i-1].Until && p.Level == c.periods[i-1].Level {
				t.Errorf("%s: two periods of %v in a row", c.county.Name.English, p.Level)
			}
		}
	}
}

func TestWhatIsDue(t *testing.T) {
	r := madeUpResponse(t)
	if len(r.alerts) != 1 {
		t.Fatalf("%d responses", len(r.alerts))
	}
	a := r.alerts[0]
	in := func(list []alert.County, code string) bool {
		return slices.ContainsFunc(list, func(c alert.County) bool { return c.Code == code })
	}
	if !in(a.Counties, "653131") || in(a.Heavy, "653131") {
		t.Error("a county with clean air under the autonomous region's alert responds, without heavy pollution")
	}
	if in(a.Counties, "653129") || in(a.Heavy, "653129") {
		t.Error("a county that responds later")
	}
	due := map[string]aqi.Stamp{}
	days := 0
	for _, item := range a.items {
		due[item.Duty.ID] = item.Due
		if item.Duty.ID == "daily-report" {
			days++
		}
	}
	if since(due["closing-report"]) != 11*24 || days != 7 || since(due["daily-report"]) != 11*24 {
		t.Errorf("closing report %v, %d daily reports, the last %v", due["closing-report"], days, due["daily-report"])
	}
	if first := r.standing[0]; first.Duty.ID != "yearly-lists" || first.Due.Time().Year() != 2026 {
		t.Errorf("standing: %v", first)
	}
}

// Every item that the responses make due stands with its own.
func TestDueOfSeveralAlerts(t *testing.T) {
	in, err := load(options{
		hours:    shared.File(t, "data", "beijing-2015-winter.csv.gz"),
		counties: shared.File(t, "data", "beijing-districts.csv"), borders: shared.File(t, "data", "beijing-borders.csv"),
	}, io.Discard)
	if err != nil {
		t.Fatal(err)
	}
	p := prefectureOf(t, in)
	r, err := replay(p)
	if err != nil {
		t.Fatal(err)
	}
	rs, err := respond(p, r.history)
	if err != nil {
		t.Fatal(err)
	}
	for _, a := range rs.alerts {
		if len(a.items) == 0 || slices.ContainsFunc(a.items, func(i response.DueItem) bool { return i.Day == 0 && i.Activation != a.Span }) {
			t.Errorf("%v: %v", a.Span, a.items)
		}
	}
	if len(rs.alerts) < 2 {
		t.Errorf("%d responses, want several", len(rs.alerts))
	}
}

func TestWhatMayGoOn(t *testing.T) {
	qs := questions(response.Kashgar(), response.II)
	var verdicts []response.Verdict
	for _, q := range qs {
		verdicts = append(verdicts, q.answer.Verdict)
	}
	if !slices.Equal(verdicts, []response.Verdict{response.Stop, response.Unrestricted, response.Avoid}) || !qs[0].answer.Missing.Has("enterprise/trips") {
		t.Errorf("%v, missing %v", verdicts, qs[0].answer.Missing)
	}
}

// Every measure up to the highest level is printed once, but for those outside the freezing season.
func TestMeasuresOnce(t *testing.T) {
	r := madeUpResponse(t)
	for _, l := range []lang{english, chinese} {
		text := r.measures(l)
		squeezed := strings.Join(strings.Fields(text), "")
		for m := range r.plan.Catalogue.At(response.I, response.Filter{}) {
			words := strings.Join(strings.Fields(m.Clause.Number+l.text(m.Text)), "")
			want := 1
			if m.NotFreezing {
				want = 0
			}
			if n := strings.Count(squeezed, words); n != want {
				t.Errorf("%s: %d times, want %d", m.ID, n, want)
			}
		}
	}
}
