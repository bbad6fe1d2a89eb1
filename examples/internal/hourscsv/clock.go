package hourscsv

import (
	"strings"
	"time"

	"github.com/clearsky-go/clearsky/aqi"
)

// clock reads times. Files go through the days one after the other, so it keeps the last.
type clock struct {
	year, month, day int
	midnight         aqi.Stamp // the first hour of that day
}

const (
	dayMinutes = 24 * 60
	chinese    = 8 * 60 // minutes that the official time is ahead of UTC
)

// time reads a time; closes reports whether it is 24:00. The error is a rule of package aqi.
func (c *clock) time(s string) (hour aqi.Stamp, closes bool, err error) {
	midnight, s, ok := c.date(s)
	if !ok {
		return 0, false, aqi.ErrText
	}
	minutes, exact, s, ok := timeOfDay(s)
	if !ok {
		return 0, false, aqi.ErrText
	}
	ahead, ok := offset(s)
	if !ok {
		return 0, false, aqi.ErrText
	}
	closes = minutes == dayMinutes
	minutes += chinese - ahead + dayMinutes // a day on, so as not to be negative
	if !exact || minutes%60 != 0 {
		return 0, false, aqi.ErrTooFine
	}
	hour = midnight + aqi.Stamp(minutes/60-24)
	if !hour.Valid() {
		return 0, false, aqi.ErrText
	}
	return hour, closes, nil
}

// date reads a date at the start of s: 2020-2-28, 2020/02/28 or 20200228.
func (c *clock) date(s string) (midnight aqi.Stamp, rest string, ok bool) {
	y, n := digits(s)
	rest = s[n:]
	if n >= 8 {
		y, rest = y0(s[:4]), s[8:]
		return c.of(y, y0(s[4:6]), y0(s[6:8]), rest)
	}
	if n != 4 || rest == "" || rest[0] != '-' && rest[0] != '/' {
		return 0, "", false
	}
	separator := rest[0]
	m, n := digits(rest[1:])
	rest = rest[1+n:]
	if n < 1 || n > 2 || rest == "" || rest[0] != separator {
		return 0, "", false
	}
	d, n := digits(rest[1:])
	if n < 1 || n > 2 {
		return 0, "", false
	}
	return c.of(y, m, d, rest[1+n:])
}

// of returns the first hour of a day, and the rest as it is.
func (c *clock) of(year, month, day int, rest string) (midnight aqi.Stamp, _ string, ok bool) {
	if year == c.year && month == c.month && day == c.day && c.midnight.Valid() {
		return c.midnight, rest, true
	}
	at := time.Date(year, time.Month(month), day, 0, 0, 0, 0, aqi.UTC8())
	if y, m, d := at.Date(); y != year || int(m) != month || d != day {
		return 0, "", false
	}
	midnight, err := aqi.StampOf(at)
	if err != nil || !midnight.Valid() {
		return 0, "", false
	}
	*c = clock{year, month, day, midnight}
	return midnight, rest, true
}

// timeOfDay reads a time of day at the start of s, after a T or blanks: 7:00, 07:00:00 or 07:00:00.000; 24:00; or, with nothing
// before or behind it, 07. It is not exact where it has seconds that are not 0.
func timeOfDay(s string) (minutes int, exact bool, rest string, ok bool) {
	if s == "" {
		return 0, false, "", false
	}
	h, n := digits(s)
	if n == 2 && len(s) == 2 {
		return h * 60, true, "", h <= 24
	}
	if s[0] == 'T' || s[0] == 't' {
		s = s[1:]
	} else if rest = strings.TrimLeft(s, " "); rest == s {
		return 0, false, "", false
	} else {
		s = rest
	}
	h, n = digits(s)
	m, rest, ok := part(s[n:])
	if !ok || n < 1 || n > 2 {
		return 0, false, "", false
	}
	seconds, rest, ok := seconds(rest)
	minutes = h*60 + m
	return minutes, seconds == 0, rest, ok && m < 60 && seconds < 60 && minutes <= dayMinutes
}

// seconds reads :00 or :00.000 at the start of s, if they are there. A fraction that is not 0 is one second.
func seconds(s string) (seconds int, rest string, ok bool) {
	if s == "" || s[0] != ':' {
		return 0, s, true
	}
	seconds, rest, ok = part(s)
	if !ok || rest == "" || rest[0] != '.' {
		return seconds, rest, ok
	}
	_, n := digits(rest[1:])
	if strings.Trim(rest[1:1+n], "0") != "" {
		seconds = max(seconds, 1)
	}
	return seconds, rest[1+n:], n > 0
}

// part reads a colon and two digits at the start of s.
func part(s string) (value int, rest string, ok bool) {
	if s == "" || s[0] != ':' {
		return 0, "", false
	}
	value, n := digits(s[1:])
	return value, s[1+n:], n == 2
}

// offset reads all of s, minutes that a time is ahead of UTC: Z, +08, +0800 or +08:00; China's where it is blank.
func offset(s string) (minutes int, ok bool) {
	s = strings.TrimLeft(s, " ")
	switch {
	case s == "":
		return chinese, true
	case s == "Z" || s == "z":
		return 0, true
	case s[0] != '+' && s[0] != '-':
		return 0, false
	}
	h, n := digits(s[1:])
	m, rest := 0, s[1+n:]
	switch {
	case n == 4 && rest == "":
		h, m = h/100, h%100
	case n != 2:
		return 0, false
	case rest != "":
		m, rest, ok = part(rest)
		if !ok || rest != "" {
			return 0, false
		}
	}
	if h > 14 || m > 59 {
		return 0, false
	}
	minutes = h*60 + m
	if s[0] == '-' {
		minutes = -minutes
	}
	return minutes, true
}

// digits reads the number at the start of s, of n digits; of more than four the value means nothing.
func digits(s string) (value, n int) {
	for n < len(s) && s[n] >= '0' && s[n] <= '9' {
		value = value%1_000*10 + int(s[n]-'0')
		n++
	}
	return value, n
}

// y0 returns the value of digits.
func y0(s string) int {
	value, _ := digits(s)
	return value
}
