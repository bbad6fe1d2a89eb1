package aqi_test

import (
	"errors"
	"math"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/clearsky-go/clearsky/aqi"
	"pgregory.net/rapid"
)

func moment(t *testing.T, text string) time.Time {
	t.Helper()
	at, err := time.Parse(time.RFC3339Nano, text)
	if err != nil {
		t.Fatal(err)
	}
	return at
}

func TestStampOf(t *testing.T) {
	tests := []struct {
		name, in, want string
		rule           error
		why            string
	}{
		{"whole hour", "2026-01-05T07:00:00+08:00", "2026-01-05T07:00:00+08:00", nil, "as it is"},
		{"in UTC", "2026-01-04T23:00:00Z", "2026-01-05T07:00:00+08:00", nil, "any zone will do"},
		{"zone of half an hour", "2026-01-05T04:30:00+05:30", "2026-01-05T07:00:00+08:00", nil, "whole at UTC+8"},
		{"first hour", "0001-01-01T01:00:00Z", "0001-01-01T09:00:00+08:00", nil, "the years begin at 1, in UTC"},
		{"last hour", "9999-12-31T23:00:00+08:00", "9999-12-31T23:00:00+08:00", nil, "the years end at 9999, at UTC+8"},
		{"half an hour", "2026-01-05T07:30:00+08:00", "", aqi.ErrTooFine, "not whole"},
		{"whole only in its zone", "2026-01-05T07:00:00+05:30", "", aqi.ErrTooFine, "half past nine at UTC+8"},
		{"a nanosecond over", "2026-01-05T07:00:00.000000001+08:00", "", aqi.ErrTooFine, "not whole"},
		{"a nanosecond short", "2026-01-05T06:59:59.999999999+08:00", "", aqi.ErrTooFine, "not whole"},
		{"after the last", "9999-12-31T23:00:00Z", "", aqi.ErrRange, "in the year 10000 at UTC+8"},
	}
	for _, tt := range tests {
		s, err := aqi.StampOf(moment(t, tt.in))
		if tt.rule != nil {
			if s != 0 || !single(the(err), "/at", tt.in, tt.rule) {
				t.Errorf("%s: %v, %v, want %v: %s", tt.name, s, err, tt.rule, tt.why)
			}
			continue
		}
		if text, _ := s.MarshalText(); err != nil || string(text) != tt.want || !s.Valid() {
			t.Errorf("%s: %s, %v, want %s: %s", tt.name, text, err, tt.want, tt.why)
		}
	}
}

func TestStampsOutsideTheYears(t *testing.T) {
	for _, at := range []time.Time{
		time.Date(0, 12, 31, 23, 0, 0, 0, time.UTC), time.Date(10000, 1, 1, 1, 0, 0, 0, aqi.UTC8()),
		time.Date(-200000, 1, 1, 0, 0, 0, 0, time.UTC), time.Date(1<<30, 1, 1, 0, 0, 0, 0, time.UTC),
		time.Unix(math.MaxInt64, 0), time.Unix(math.MinInt64, 0), time.Unix(math.MaxInt64-62135596800, 0),
	} {
		for name, f := range map[string]func(time.Time) (aqi.Stamp, error){
			"StampOf": aqi.StampOf, "FloorStamp": aqi.FloorStamp, "StampOfEnd": aqi.StampOfEnd,
		} {
			if s, err := f(at); s != 0 || the(err).Path != "/at" || !errors.Is(err, aqi.ErrRange) {
				t.Errorf("%s of %v: %d, %v", name, at, s, err)
			}
		}
	}
}

func TestZeroStamp(t *testing.T) {
	s, err := aqi.StampOf(time.Time{})
	if s != 0 || err != nil || s.Valid() || !s.Time().IsZero() || s.String() != "none" {
		t.Errorf("%d, %v, %v, %q", s, err, s.Time(), s)
	}
	text, err := s.MarshalText()
	if len(text) != 0 || err != nil {
		t.Errorf("%q, %v", text, err)
	}
	s = 5
	if err := s.UnmarshalText(nil); s != 0 || err != nil {
		t.Errorf("%d, %v", s, err)
	}
}

func TestFloorStamp(t *testing.T) {
	want, _ := aqi.StampOf(moment(t, "2026-01-05T07:00:00+08:00"))
	for _, in := range []string{
		"2026-01-05T07:00:00+08:00", "2026-01-05T07:00:00.000000001+08:00", "2026-01-05T07:59:59.999999999+08:00", "2026-01-04T23:30:00Z",
	} {
		if got, err := aqi.FloorStamp(moment(t, in)); got != want || err != nil {
			t.Errorf("%s: %v, %v", in, got, err)
		}
	}
	if got, err := aqi.FloorStamp(moment(t, "1969-12-31T23:59:59Z")); err != nil || got.String() != "1970-01-01 07:00" {
		t.Errorf("before 1970: %v, %v", got, err)
	}
}

// Chinese data is stamped with the hour's end: 24:00, which is 00:00 of the next day, closes the day.
func TestStampOfEnd(t *testing.T) {
	tests := []struct {
		end  time.Time
		want string
	}{
		{time.Date(2026, 1, 5, 1, 0, 0, 0, aqi.UTC8()), "2026-01-05 00:00"},
		{time.Date(2026, 1, 5, 24, 0, 0, 0, aqi.UTC8()), "2026-01-05 23:00"},
		{time.Date(2026, 1, 6, 0, 0, 0, 0, aqi.UTC8()), "2026-01-05 23:00"},
		{time.Date(2026, 1, 5, 16, 0, 0, 0, time.UTC), "2026-01-05 23:00"},
		{time.Date(2025, 12, 31, 24, 0, 0, 0, aqi.UTC8()), "2025-12-31 23:00"},
		{time.Date(2024, 2, 29, 24, 0, 0, 0, aqi.UTC8()), "2024-02-29 23:00"},
		{time.Date(10000, 1, 1, 0, 0, 0, 0, aqi.UTC8()), "9999-12-31 23:00"},
	}
	for _, tt := range tests {
		if got, err := aqi.StampOfEnd(tt.end); got.String() != tt.want || err != nil {
			t.Errorf("%v: %v, %v, want %s", tt.end, got, err, tt.want)
		}
	}
	for end, rule := range map[time.Time]error{
		{}: aqi.ErrRange, time.Date(2026, 1, 5, 1, 30, 0, 0, aqi.UTC8()): aqi.ErrTooFine,
	} {
		if s, err := aqi.StampOfEnd(end); s != 0 || !errors.Is(err, rule) {
			t.Errorf("%v: %v, %v", end, s, err)
		}
	}
}

func TestHoursOfTheDay(t *testing.T) {
	midnight, err := aqi.StampOf(moment(t, "2026-01-05T00:00:00+08:00"))
	if err != nil {
		t.Fatal(err)
	}
	for h := range 24 {
		s := midnight + aqi.Stamp(h)
		if s.Hour() != h || s.Midnight() != midnight {
			t.Errorf("%v: hour %d, midnight %v", s, s.Hour(), s.Midnight())
		}
	}
	if got := (midnight - 1).Midnight(); got != midnight-24 {
		t.Errorf("the hour before: %v", got)
	}
}

// OfDay and Midnight are total, bad stamps included, and agree with the calendar on good ones.
func TestHourOfAnyStamp(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := aqi.Stamp(rapid.OneOf(
			rapid.Int32(), rapid.Int32Range(-50, 50), rapid.Int32Range(87_649_380, 87_649_430),
			rapid.SampledFrom([]int32{math.MinInt32, math.MaxInt32}),
		).Draw(t, "stamp"))
		if h := s.Hour(); h < 0 || h > 23 || s.Midnight() != s-aqi.Stamp(h) {
			t.Fatalf("%d: hour %d, midnight %d", s, h, s.Midnight())
		}
		if s.Valid() {
			if at := s.Time(); at.Hour() != s.Hour() || at.Minute() != 0 {
				t.Fatalf("%v: hour %d", at, s.Hour())
			}
		}
	})
}

func TestStampsRoundTrip(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := aqi.Stamp(rapid.OneOf(rapid.Int32Range(0, 87_649_407), rapid.SampledFrom([]int32{0, 1, 15, 16, 87_649_407})).Draw(t, "stamp"))
		text, err := s.MarshalText()
		ok(t, text, err)
		back := aqi.Stamp(-1)
		if err := back.UnmarshalText(text); err != nil || back != s {
			t.Fatalf("%q: %d, %v, want %d", text, back, err, s)
		}
		if of, err := aqi.StampOf(s.Time()); err != nil || of != s {
			t.Fatalf("%v: %d, %v, want %d", s.Time(), of, err, s)
		}
	})
}

// quoted is a short text as errors quote it.
func quoted(text string) string { return strconv.Quote(strings.ToValidUTF8(text, "\uFFFD")) }

func TestBadStampsAndTexts(t *testing.T) {
	for _, s := range []aqi.Stamp{-1, math.MinInt32, 87_649_408, math.MaxInt32} {
		if text, err := s.MarshalText(); s.Valid() || text != nil || !single(the(err), "", s.String(), aqi.ErrRange) {
			t.Errorf("%d: %q, %v", s, text, err)
		}
		_ = s.Time() // no panic
	}
	if got := aqi.Stamp(-1).String(); got != "aqi.Stamp(-1)" {
		t.Errorf("a bad stamp prints %q", got)
	}
	for _, text := range []string{
		"none", "2026-01-05", "2026-01-05 07:00", "2026-01-05T07:00:00", "2026-02-30T07:00:00+08:00", "2026-01-05T24:00:00+08:00",
		"2026-01-05T07:30:00+08:00", "0000-01-05T07:00:00+08:00", "9999-12-31T23:00:00-08:00", "10000-01-01T00:00:00Z",
		"2026-01-04T23:00:00Z", "2026-01-05T04:30:00+05:30", "2026-01-05T07:00:00.0+08:00", "2026-01-05T07:00:00.000000000+08:00",
		"2026-01-05T07:00:00,0+08:00", "2026-01-05t07:00:00+08:00", "2026-01-05T7:00:00+08:00", "2026-01-05T07:00:00+0800",
		"2026-01-05T07:00:00+08", "2026-01-05T07:00+08:00", " 2026-01-05T07:00:00+08:00", "2026-01-05T07:00:00+08:00\n",
		"0001-01-01T00:00:00Z", "0001-01-01T08:00:00+08:00", "2026-01-05T06:59:60+08:00", "+2026-01-05T07:00:00+08:00", "\xff",
	} {
		s := aqi.Stamp(7)
		if err := s.UnmarshalText([]byte(text)); s != 7 || !single(the(err), "", quoted(text), aqi.ErrText) {
			t.Errorf("%q: %v, %v", text, s, err)
		}
	}
}
