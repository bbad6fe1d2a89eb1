package aqi

import (
	"fmt"
	"time"

	"github.com/clearsky-go/clearsky/internal/quote"
)

// zone is China's official time, the same all year and everywhere, Kashgar too.
var zone = time.FixedZone("UTC+8", 8*60*60)

// UTC8 returns China's official time zone, UTC+8 without summer time.
func UTC8() *time.Location { return zone }

// Stamp is a whole hour at UTC+8, named by its start. Its zero value is no hour. Stamps are integers: they compare
// with ==, and a difference is a number of hours. Its text form is RFC 3339's with that zone, "2026-01-05T07:00:00+08:00", and no other; it is "" for none.
type Stamp int32 // hours since the hour of the zero time.Time, which is hence the zero Stamp

const (
	secondsPerHour = 60 * 60
	yearOne        = -62135596800 // the zero time.Time in Unix seconds
	lastStamp      = 87_649_407   // 9999-12-31T23:00 at UTC+8
	stampForm      = time.RFC3339 // with the offset +08:00
)

// StampOf returns the hour that starts at that time, which may be in any zone. The zero time gives the zero Stamp. Errors:
// [ErrTooFine] for a time that is not a whole hour; [ErrRange] outside the years 1 to 9999.
func StampOf(at time.Time) (Stamp, error) {
	s, err := FloorStamp(at)
	if err == nil && !s.Time().Equal(at) {
		err = fault(ErrTooFine, "/at", at.Format(time.RFC3339Nano), Text{"整点", "a whole hour"})
	}
	if err != nil {
		return 0, err
	}
	return s, nil
}

// FloorStamp returns the hour in which a time lies. Outside the years 1 to 9999 it is [ErrRange].
func FloorStamp(at time.Time) (Stamp, error) {
	seconds := at.Unix() - yearOne
	if seconds < 0 || seconds/secondsPerHour > lastStamp {
		return 0, fault(ErrRange, "/at", at.Format(time.RFC3339Nano), Text{"公元1至9999年", "the years 1 to 9999"})
	}
	return Stamp(seconds / secondsPerHour), nil
}

// StampOfEnd returns the hour that ends at t, as Chinese monitoring data is stamped: the mean stamped 01:00 covers
// 00:00–01:00, and 24:00 (00:00 of the next day) closes the day. Errors are those of [StampOf]; the zero time ends no hour and is one.
func StampOfEnd(at time.Time) (Stamp, error) { return StampOf(at.Add(-time.Hour)) }

// Valid reports whether s is an hour of the years 1 to 9999.
func (s Stamp) Valid() bool { return s > 0 && s <= lastStamp }

// Time returns the start of the hour at UTC+8; the zero time for the zero Stamp.
func (s Stamp) Time() time.Time {
	if s == 0 {
		return time.Time{}
	}
	return time.Unix(int64(s)*secondsPerHour+yearOne, 0).In(zone)
}

// Hour returns the hour of the day at UTC+8, from 0 to 23.
func (s Stamp) Hour() int { return (int(s%24) + 8 + 24) % 24 }

// Midnight returns the first hour of the natural day at UTC+8 in which s lies.
func (s Stamp) Midnight() Stamp { return s - Stamp(s.Hour()) }

// String returns the date and hour, "2026-01-05 07:00"; "none" for the zero Stamp.
func (s Stamp) String() string {
	switch {
	case s == 0:
		return "none"
	case !s.Valid():
		return fmt.Sprintf("aqi.Stamp(%d)", int32(s))
	}
	return s.Time().Format("2006-01-02 15:04")
}

// MarshalText returns the start of the hour as RFC 3339 has it, "" for the zero Stamp.
func (s Stamp) MarshalText() ([]byte, error) {
	switch {
	case s == 0:
		return nil, nil
	case !s.Valid():
		return nil, fault(ErrRange, "", s.String(), Text{"公元1至9999年", "the years 1 to 9999"})
	}
	return s.Time().AppendFormat(nil, stampForm), nil
}

// UnmarshalText reads what MarshalText returns and no other form of the hour.
func (s *Stamp) UnmarshalText(text []byte) error {
	if len(text) == 0 {
		*s = 0
		return nil
	}
	t, err := time.Parse(stampForm, string(text))
	if err == nil {
		var stamp Stamp
		if stamp, err = StampOf(t); err == nil && stamp.Valid() && stamp.Time().Format(stampForm) == string(text) {
			*s = stamp
			return nil
		}
	}
	want := "2026-01-05T07:00:00+08:00"
	return fault(ErrText, "", quote.Text(string(text)), Text{"形如" + want + "的整点", "a whole hour like " + want})
}
