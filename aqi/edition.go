package aqi

import (
	"fmt"
	"time"

	"github.com/clearsky-go/clearsky/internal/enum"
)

// Edition is an edition of HJ 633. The zero value is the edition of 2012, which the Kashgar plan names.
type Edition uint8

// The two editions.
const (
	Edition2012 Edition = iota // HJ 633-2012, published 2012-02-29, in force until 2026-02-28
	Edition2026                // HJ 633-2026, in force from 2026-03-01
)

var editions = enum.Table[Edition]{Type: "aqi.Edition", Names: []enum.Name{
	Edition2012: {Word: "2012", English: docHJ633of2012, Chinese: "《环境空气质量指数（AQI）技术规定（试行）》（HJ 633-2012）"},
	Edition2026: {Word: "2026", English: docHJ633of2026, Chinese: "《环境空气质量指数（AQI）技术规定》（HJ 633-2026）"},
}}

// Valid reports whether e is one of the two editions.
func (e Edition) Valid() bool { return e <= Edition2026 }

// String returns the standard's number: "HJ 633-2012".
func (e Edition) String() string { return editions.English(e) }

// Chinese returns the standard's Chinese title and number.
func (e Edition) Chinese() string { return editions.Chinese(e) }

// MarshalText returns the stable lower-case word.
func (e Edition) MarshalText() ([]byte, error) { return editions.Marshal(e) }

// UnmarshalText reads what MarshalText returns.
func (e *Edition) UnmarshalText(text []byte) error { return editions.Unmarshal(text, e) }

// Each edition is taken as the edition from the start of that day at UTC+8 until the next begins. That of 2012 was published
// on its day, and came into force with GB 3095-2012, in the whole country on 2016-01-01.
var firstDay = [...]time.Time{
	Edition2012: time.Date(2012, time.February, 29, 0, 0, 0, 0, zone),
	Edition2026: time.Date(2026, time.March, 1, 0, 0, 0, 0, zone),
}

// EditionOn returns the edition in force at t, by its date at UTC+8. Before 2012-02-29, when the first edition was
// published, there is none: an error that wraps [ErrNoEdition].
func EditionOn(t time.Time) (Edition, error) {
	for e := Edition2026; ; e-- {
		if !t.Before(firstDay[e]) {
			return e, nil
		}
		if e == Edition2012 {
			return 0, fmt.Errorf("aqi: %s: %w: the first is of 2012-02-29", t.In(zone).Format(time.DateOnly), ErrNoEdition)
		}
	}
}

// clause returns a place in the edition.
func (e Edition) clause(place2012, place2026 string) Clause {
	if e == Edition2026 {
		return Clause{docHJ633of2026, place2026}
	}
	return Clause{docHJ633of2012, place2012}
}

// check refuses a bad edition or set, and returns the pollutants that the edition lets go unmonitored.
func (e Edition) check(notMonitored Pollutants) (Pollutants, error) {
	if e.Valid() && notMonitored == 0 {
		return 0, nil
	}
	return e.checkSet(notMonitored)
}

func (e Edition) checkSet(notMonitored Pollutants) (Pollutants, error) {
	switch {
	case !e.Valid():
		return 0, fmt.Errorf("aqi: edition %d: %w", uint8(e), ErrNoEdition)
	case !notMonitored.Valid():
		return 0, fmt.Errorf("aqi: %v: %w", notMonitored, ErrPollutant)
	case e == Edition2012:
		return 0, nil
	}
	return notMonitored, nil
}
