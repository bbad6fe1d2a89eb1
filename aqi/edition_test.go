package aqi_test

import (
	"errors"
	"testing"
	"time"

	"github.com/shopspring/decimal"

	"github.com/clearsky-go/clearsky/aqi"
)

func TestEditionOn(t *testing.T) {
	beijing := aqi.UTC8()
	tests := []struct {
		name string
		at   time.Time
		want aqi.Edition
		none bool
		why  string
	}{
		{"zero time", time.Time{}, 0, true, "no edition in the year 1"},
		{"day before the first", time.Date(2012, 2, 28, 23, 59, 59, 999999999, beijing), 0, true, "published on 2012-02-29"},
		{"first day", time.Date(2012, 2, 29, 0, 0, 0, 0, beijing), aqi.Edition2012, false, "published on that day"},
		{"first day in UTC", time.Date(2012, 2, 28, 16, 0, 0, 0, time.UTC), aqi.Edition2012, false, "16:00 UTC is midnight at UTC+8"},
		{"just before it in UTC", time.Date(2012, 2, 28, 15, 59, 59, 0, time.UTC), 0, true, "still 02-28 at UTC+8"},
		{"last second of 2012", time.Date(2026, 2, 28, 23, 59, 59, 999999999, beijing), aqi.Edition2012, false, "in force until 2026-02-28"},
		{"the same in UTC", time.Date(2026, 2, 28, 15, 59, 59, 0, time.UTC), aqi.Edition2012, false, "still 02-28 at UTC+8"},
		{"first hour of 2026", time.Date(2026, 3, 1, 0, 0, 0, 0, beijing), aqi.Edition2026, false, "in force from 2026-03-01"},
		{"the same in UTC", time.Date(2026, 2, 28, 16, 0, 0, 0, time.UTC), aqi.Edition2026, false, "03-01 at UTC+8, still 02-28 in UTC"},
		{"last in New York", time.Date(2026, 2, 28, 10, 59, 59, 0, time.FixedZone("", -5*3600)), aqi.Edition2012, false, "23:59:59 at UTC+8"},
		{"far future", time.Date(9999, 12, 31, 0, 0, 0, 0, beijing), aqi.Edition2026, false, "nothing has replaced it"},
	}
	for _, tt := range tests {
		got, err := aqi.EditionOn(tt.at)
		if got != tt.want || errors.Is(err, aqi.ErrUnknown) != tt.none || (err != nil) != tt.none || tt.none && !single(the(err), "/date", tt.at.In(beijing).Format(time.DateOnly), aqi.ErrUnknown) {
			t.Errorf("%s: %v, %v, want %v: %s", tt.name, got, err, tt.want, tt.why)
		}
	}
}

// Every day from before the first edition to after the second has at most one, without a gap or a way back.
func TestEditionsFollowOneAnother(t *testing.T) {
	days := map[aqi.Edition]int{}
	last := -1
	for day := time.Date(2012, 2, 1, 0, 0, 0, 0, aqi.UTC8()); day.Year() < 2028; day = day.AddDate(0, 0, 1) {
		e, err := aqi.EditionOn(day)
		if err != nil {
			if last != -1 {
				t.Fatalf("%v: %v after an edition", day, err)
			}
			continue
		}
		if int(e) < last {
			t.Fatalf("%v: %v again", day, e)
		}
		last = int(e)
		days[e]++
	}
	if days[aqi.Edition2012] != 5114 { // 2012-02-29 to 2026-02-28
		t.Errorf("%v was in force for %d days", aqi.Edition2012, days[aqi.Edition2012])
	}
}

func TestBadEditionsAndSetsAreErrors(t *testing.T) {
	hours := make([]aqi.Sample, 24)
	calls := map[string]func(e aqi.Edition, set aqi.Pollutants) error{
		"Daily": func(e aqi.Edition, set aqi.Pollutants) error {
			_, err := e.Daily(aqi.Daily{NotMonitored: set})
			return err
		},
		"Hourly": func(e aqi.Edition, set aqi.Pollutants) error {
			_, err := e.Hourly(aqi.Hourly{NotMonitored: set})
			return err
		},
		"AppendRolling":   func(e aqi.Edition, set aqi.Pollutants) error { _, err := e.AppendRolling(nil, hours, set); return err },
		"DailyFromHours":  func(e aqi.Edition, set aqi.Pollutants) error { _, err := e.DailyFromHours(hours, set); return err },
		"HourlyFromHours": func(e aqi.Edition, set aqi.Pollutants) error { _, err := e.HourlyFromHours(hours, set); return err },
	}
	paths := map[string]string{
		"Daily": "/daily/not_monitored", "Hourly": "/hourly/not_monitored", "AppendRolling": "/not_monitored",
		"DailyFromHours": "/not_monitored", "HourlyFromHours": "/not_monitored",
	}
	for name, call := range calls {
		for _, e := range []aqi.Edition{2, 3, 255} {
			if err := call(e, 0); !single(the(err), "/edition", e.String(), aqi.ErrUnknown) {
				t.Errorf("%s, edition %d: %v", name, e, err)
			}
		}
		for _, set := range []aqi.Pollutants{1, 128, 255} {
			for _, e := range bothEditions {
				if err := call(e, set); !single(the(err), paths[name], set.String(), aqi.ErrUnknown) {
					t.Errorf("%s, %v, set %#x: %v", name, e, uint8(set), err)
				}
			}
		}
	}
	if err := calls["Daily"](2, 1); len(faultsOf(err)) != 2 {
		t.Errorf("both: %v", err)
	}
	for _, e := range []aqi.Edition{2, 255} {
		_, err := e.Platform(aqi.Sample{})
		_, err2 := e.IAQI(aqi.SO2, aqi.Mean1h, decimal.Decimal{})
		_, err3 := e.Round(aqi.SO2, decimal.Decimal{})
		for _, err := range []error{err, err2, err3} {
			if !single(the(err), "/edition", e.String(), aqi.ErrUnknown) {
				t.Errorf("edition %d: %v", e, err)
			}
		}
	}
}

func TestBadPollutantsAndAveragings(t *testing.T) {
	for _, e := range bothEditions {
		for p := aqi.Pollutant(0); p < 10; p++ {
			for a := aqi.Averaging(0); a < 6; a++ {
				_, err := e.IAQI(p, a, decimal.NewFromInt(1))
				if want := oracleTable[e][item{p, a}] == nil; errors.Is(err, aqi.ErrNoSubIndex) != want || want && !single(the(err), "/averaging", p.String()+", "+a.String(), aqi.ErrNoSubIndex) || (err != nil) != want {
					t.Errorf("%v, %v, %v: %v", e, p, a, err)
				}
			}
		}
		for _, p := range []aqi.Pollutant{0, 7, 8, 255} {
			if _, err := e.Round(p, decimal.Decimal{}); !single(the(err), "/pollutant", p.String(), aqi.ErrUnknown) {
				t.Errorf("%v: %v", p, err)
			}
			if got := (aqi.Sample{SO2: some("1")}).Of(p); got.Valid {
				t.Errorf("%v: %v", p, got)
			}
			if aqi.AllPollutants.Has(p) || aqi.PollutantsOf(p) != 0 || p.Valid() {
				t.Errorf("%v is a pollutant", p)
			}
		}
	}
}
