package aqi

import (
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
	Edition2012: {Word: "2012", English: docHJ633of2012, Chinese: "《环境空气质量指数（AQI）技术规定（试行）》（HJ 633-2012）", Also: []string{docHJ633of2012}},
	Edition2026: {Word: "2026", English: docHJ633of2026, Chinese: "《环境空气质量指数（AQI）技术规定》（HJ 633-2026）", Also: []string{docHJ633of2026}},
}}

// Valid reports whether e is one of the two editions.
func (e Edition) Valid() bool { return e <= Edition2026 }

// Each edition is taken as the edition from the start of that day at UTC+8 until the next begins. That of 2012 was published
// on its day, and came into force with GB 3095-2012, in the whole country on 2016-01-01.
var firstDay = [...]time.Time{
	Edition2012: time.Date(2012, time.February, 29, 0, 0, 0, 0, zone),
	Edition2026: time.Date(2026, time.March, 1, 0, 0, 0, 0, zone),
}

// EditionOn returns the edition in force at t, by its date at UTC+8. Before 2012-02-29, when the first edition was
// published, there is none: [ErrUnknown].
func EditionOn(date time.Time) (Edition, error) {
	for e := Edition2026; ; e-- {
		if !date.Before(firstDay[e]) {
			return e, nil
		}
		if e == Edition2012 {
			first := firstDay[e].Format(time.DateOnly)
			return 0, fault(ErrUnknown, "/date", date.In(zone).Format(time.DateOnly), Text{first + "及以后", first + " or later"})
		}
	}
}

// number returns the standard's number, which is the same in both languages.
func (e Edition) number() string { return editions.English(e) }

// clause returns a place in the edition.
func (e Edition) clause(place2012, place2026 string) Clause {
	if e == Edition2026 {
		return Clause{docHJ633of2026, place2026}
	}
	return Clause{docHJ633of2012, place2012}
}

// check refuses a bad edition or set, which stands at the path, and returns the pollutants that the edition lets go unmonitored.
func (e Edition) check(notMonitored Pollutants, path string) (Pollutants, error) {
	if e.Valid() && notMonitored == 0 {
		return 0, nil
	}
	return e.checkSet(notMonitored, path)
}

func (e Edition) checkSet(notMonitored Pollutants, path string) (Pollutants, error) {
	var fs Faults
	if !e.Valid() {
		fs.Join("", fault(ErrUnknown, "/edition", e.String(), Text{"HJ 633的一个版本", "an edition of HJ 633"}))
	}
	fs.Join("", notMonitored.check(path))
	if e == Edition2012 {
		notMonitored = 0
	}
	return notMonitored, fs.Err()
}

// check refuses a set that holds something else than pollutants.
func (s Pollutants) check(path string) error {
	if s.Valid() {
		return nil
	}
	return fault(ErrUnknown, path, s.String(), Text{"六项污染物中的项目", "of the six pollutants only"})
}
