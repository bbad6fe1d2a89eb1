package response_test

import (
	"errors"
	"reflect"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/response"
	"github.com/clearsky-go/clearsky/response/responsetest"
)

// begins is Kashgar's catalogue with measures for industry that hold from 06:00 on the day after the alert is issued, and schools as in
// Shanghai's plan of 2014: closed on the day of issue where that is before 06:00, from the next day on where it is later.
func begins(t *testing.T) response.Catalogue {
	t.Helper()
	c := response.Kashgar()
	clause := aqi.Clause{Document: "上海市空气重污染专项应急预案（2014年）"}
	c.Begins = []response.Begin{
		{Sector: response.Industrial, Days: 1, Hour: 6, Clause: clause},
		{Measure: "i-health-schools", Issued: response.DayHours{From: 6, Until: 24}, Days: 1, Clause: clause},
	}
	if err := c.Validate(); err != nil {
		t.Fatal(err)
	}
	return c
}

func hour(t *testing.T, text string) aqi.Stamp {
	t.Helper()
	var s aqi.Stamp
	if text != "" {
		if err := s.UnmarshalText([]byte("2026-01-" + text + ":00:00+08:00")); err != nil {
			t.Fatal(err)
		}
	}
	return s
}

func TestFrom(t *testing.T) {
	c := begins(t)
	for _, row := range []struct{ measure, issued, from string }{
		{"iii-industry-list", "05T09", "06T06"},
		{"iii-industry-list", "05T00", "06T06"},
		{"iii-industry-list", "05T23", "06T06"},
		{"iii-industry-list", "", ""}, // at any hour
		{"iii-mobile-muck-trucks", "05T09", "05T09"},
		{"i-health-schools", "05T00", "05T00"},
		{"i-health-schools", "05T05", "05T05"},
		{"i-health-schools", "05T06", "06T00"},
		{"i-health-schools", "05T22", "06T00"},
		{"i-health-schools", "", ""},
		{"iii-health-schools", "05T18", "05T18"},
	} {
		m, has := c.Measure(row.measure)
		if got := c.HoldsFrom(m, hour(t, row.issued)); !has || got != hour(t, row.from) {
			t.Errorf("%s issued at %s: %v, want %s", row.measure, row.issued, got, row.from)
		}
	}
	if got := c.HoldsFrom(response.Measure{Sector: response.Industrial}, hour(t, "05T09")); got != hour(t, "06T06") {
		t.Errorf("industry: %v", got)
	}
}

func TestHolding(t *testing.T) {
	c := begins(t)
	school := response.SchoolActivity{Lesson: "indoor-lesson", Conditions: si}
	micro := response.Truck{Standard: response.ChinaIV, Enterprise: response.Enterprise{Industry: response.OtherIndustry, Micro: si}}
	for _, row := range []struct {
		why           string
		at            string
		issued        map[response.Level]string
		truck, school response.Verdict
	}{
		{"on the evening of issue", "05T20", map[response.Level]string{response.III: "05T17", response.II: "05T17", response.I: "05T17"}, free, free},
		{"on the next day", "06T00", map[response.Level]string{response.III: "05T17", response.II: "05T17", response.I: "05T17"}, free, stop},
		{"in its morning", "06T06", map[response.Level]string{response.III: "05T17", response.II: "05T17", response.I: "05T17"}, stop, stop},
		{"raised in the morning", "06T07", map[response.Level]string{response.III: "05T17", response.II: "05T17", response.I: "06T07"}, stop, free},
		{"raised in the night", "06T07", map[response.Level]string{response.III: "05T17", response.II: "05T17", response.I: "06T05"}, stop, stop},
		{"not known when", "05T20", nil, stop, stop},
		{"not known when raised", "05T20", map[response.Level]string{response.III: "05T17"}, free, stop},
	} {
		issued := map[response.Level]aqi.Stamp{}
		for l, text := range row.issued {
			issued[l] = hour(t, text)
		}
		h := c.Holding(hour(t, row.at), issued)
		truck, lesson := h.Truck(response.III, micro), h.School(response.I, school)
		if truck.Verdict != row.truck || lesson.Verdict != row.school {
			t.Errorf("%s: %v; %v", row.why, truck, lesson)
		}
		_, listed := h.Measure("iii-industry-micro")
		if listed != (row.truck == stop) {
			t.Errorf("%s: listed %v", row.why, listed)
		}
	}
}

// What holds at an hour are the measures that hold from it or an earlier one, and their restrictions, in the same order; all where nothing
// begins later or it is not known when anything was issued.
func TestHoldingProperty(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := responsetest.Catalogue().Draw(t, "catalogue")
		at, issued := in2026.From+aqi.Stamp(rapid.IntRange(0, 99).Draw(t, "at")), map[response.Level]aqi.Stamp{}
		for l := response.IV; l <= response.I; l++ {
			if rapid.Bool().Draw(t, "known") {
				issued[l] = in2026.From + aqi.Stamp(rapid.IntRange(0, 50).Draw(t, l.String()))
			}
		}
		want := c
		want.Measures = slices.DeleteFunc(slices.Clone(c.Measures), func(m response.Measure) bool { return c.HoldsFrom(m, issued[m.Level]) > at })
		want.Restrictions = slices.DeleteFunc(slices.Clone(c.Restrictions), func(r response.Restriction) bool {
			m, _ := c.Measure(r.Measure)
			return c.HoldsFrom(m, issued[r.Level]) > at
		})
		got := c.Holding(at, issued)
		all := got
		got.Restrictions = slices.DeleteFunc(slices.Clone(got.Restrictions), func(r response.Restriction) bool { return r.Verdict == free })
		if !slices.EqualFunc(got.Measures, want.Measures, equal[response.Measure]) || !slices.EqualFunc(got.Restrictions, want.Restrictions, equal[response.Restriction]) {
			t.Fatalf("%v, want %v", got, want)
		}
		truck := responsetest.Truck().Draw(t, "truck")
		if before, now := c.Truck(response.I, truck), all.Truck(response.I, truck); now.Verdict > before.Verdict || (now.Verdict == 0) != (before.Verdict == 0) {
			t.Fatalf("%v, want no more than %v", now, before)
		}
		if got := c.Holding(at, nil); !reflect.DeepEqual(got, c) {
			t.Fatalf("unknown: %v", got)
		}
	})
}

func equal[T any](a, b T) bool { return reflect.DeepEqual(a, b) }

func TestBeginFaults(t *testing.T) {
	many := begins(t)
	for range 62 {
		many.Begins = append(many.Begins, many.Begins[0])
	}
	if err := many.Validate(); err != nil {
		t.Error(err)
	}
	many.Begins = append(many.Begins, many.Begins[0])
	if err := many.Validate(); !errors.Is(err, aqi.ErrTooMany) {
		t.Error(err)
	}
	for _, row := range []struct {
		change func(*response.Begin)
		want   string
	}{
		{func(b *response.Begin) { b.Sector = 0 }, "/catalogue/begins/0/measure: want a measure or a sector: must be given"},
		{func(b *response.Begin) { b.Sector = 9 }, "/catalogue/begins/0/sector: response.Sector(9), want one of its values: is not known here"},
		{func(b *response.Begin) { b.Measure = "iii-industry-list" }, "/catalogue/begins/0/sector (iii-industry-list): industrial, want none, as the measure is named: contradicts"},
		{func(b *response.Begin) { b.Measure, b.Sector = "none", 0 }, `/catalogue/begins/0/measure (none): "none", want a measure of the catalogue: is not known here`},
		{func(b *response.Begin) { b.Issued.Until = 25 }, "/catalogue/begins/0/issued: 0–25, want hours from 0 to 24: is out of range"},
		{func(b *response.Begin) { b.Days = 8 }, "/catalogue/begins/0/days: 8, want"},
		{func(b *response.Begin) { b.Days = -1 }, "/catalogue/begins/0/days: -1, want"},
		{func(b *response.Begin) { b.Hour = 24 }, "/catalogue/begins/0/hour: 24, want"},
		{func(b *response.Begin) { b.Clause.Document = "" }, "/catalogue/begins/0/clause/document: want the document that has it: must be given"},
	} {
		c := begins(t)
		row.change(&c.Begins[0])
		if err := c.Validate(); err == nil || len(err.Error()) < len(row.want) || err.Error()[:len(row.want)] != row.want {
			t.Errorf("%v, want %s", err, row.want)
		}
	}
}
