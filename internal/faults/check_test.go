package faults_test

import (
	"errors"
	"math"
	"testing"

	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/internal/faults"
)

// asserts adds a fault for what does not hold.
func asserts(fs *aqi.Faults, holds bool) {
	if !holds {
		fs.Add(aqi.Fault{Path: "/", Rule: aqi.ErrText})
	}
}

func TestChecks(t *testing.T) {
	const last aqi.Stamp = 87_649_407
	span := func(from, until aqi.Stamp) func(*aqi.Faults) {
		return func(fs *aqi.Faults) { faults.Span(fs, "/s", aqi.Span{From: from, Until: until}) }
	}
	hour := func(h aqi.Stamp) func(*aqi.Faults) { return func(fs *aqi.Faults) { faults.Hour(fs, "/h", h) } }
	level := func(l aqi.Level) func(*aqi.Faults) {
		return func(fs *aqi.Faults) { faults.Value(fs, "/l", l, "级别", "a level") }
	}
	for name, tt := range map[string]struct {
		check func(*aqi.Faults)
		text  string
		rule  error
	}{
		"the first hour": {hour(1), "", nil},
		"the last hour":  {hour(last), "", nil},
		"no hour":        {hour(0), "/h: want an hour of the years 1 to 9999: must be given", aqi.ErrMissing},
		"too late":       {hour(last + 1), "/h: aqi.Stamp(87649408), want an hour of the years 1 to 9999: is out of range", aqi.ErrRange},
		"too early":      {hour(math.MinInt32), "/h: aqi.Stamp(-2147483648), want an hour of the years 1 to 9999: is out of range", aqi.ErrRange},
		"an hour long":   {span(1, 2), "", nil},
		"no length":      {span(2, 2), "/s/until: 0001-01-01 10:00, want later than 0001-01-01 10:00: is out of order", aqi.ErrOrder},
		"no end":         {span(2, 0), "/s/until: want an hour of the years 1 to 9999: must be given", aqi.ErrMissing},
		"a level":        {level(aqi.Severe), "", nil},
		"no level":       {level(0), "/l: want a level: must be given", aqi.ErrMissing},
		"an unknown one": {level(99), "/l: aqi.Level(99), want a level: is not known here", aqi.ErrUnknown},
		"in range":       {func(fs *aqi.Faults) { faults.Range(fs, "/n", 1, 1, 1) }, "", nil},
		"out of range":   {func(fs *aqi.Faults) { faults.Range(fs, "/n", 2, 0, 1) }, "/n: 2, want 0 to 1: is out of range", aqi.ErrRange},
		"given":          {func(fs *aqi.Faults) { faults.GivenText(fs, "/t", aqi.Text{Chinese: "县", English: "County"}) }, "", nil},
		"one not given":  {func(fs *aqi.Faults) { faults.GivenText(fs, "/t", aqi.Text{Chinese: "县"}) }, "/t/en: want the text in English: must be given", aqi.ErrMissing},
		"blank":          {func(fs *aqi.Faults) { faults.Identifier(fs, "/id", " ") }, "/id: \" \", want an identifier: must be given", aqi.ErrMissing},
		"not UTF-8":      {func(fs *aqi.Faults) { faults.Identifier(fs, "/id", "\xe5") }, "/id: \"\uFFFD\", want text in UTF-8: " + aqi.ErrText.Error(), aqi.ErrText},
		"in ASCII":       {func(fs *aqi.Faults) { asserts(fs, faults.ValidUTF8("", "653101", "Kashgar")) }, "", nil},
		"in Chinese":     {func(fs *aqi.Faults) { asserts(fs, faults.ValidUTF8("653101", "喀什市")) }, "", nil},
		"one not UTF-8":  {func(fs *aqi.Faults) { asserts(fs, !faults.ValidUTF8("653101", "喀什市", "\xff", "x")) }, "", nil},
		"UTF-8":          {func(fs *aqi.Faults) { faults.UTF8Text(fs, "/t", aqi.Text{Chinese: "县", English: "County"}) }, "", nil},
		"half a rune":    {func(fs *aqi.Faults) { faults.UTF8Text(fs, "/t", aqi.Text{Chinese: "\xe5"}) }, "/t/zh: \"\uFFFD\", want text in UTF-8: " + aqi.ErrText.Error(), aqi.ErrText},
		"a number":       {func(fs *aqi.Faults) { faults.UTF8Clause(fs, "/c", aqi.Clause{Number: "\xff"}) }, "/c/number: \"\uFFFD\", want text in UTF-8: " + aqi.ErrText.Error(), aqi.ErrText},
	} {
		var fs aqi.Faults
		tt.check(&fs)
		err := fs.Err()
		if tt.rule == nil && err == nil {
			continue
		}
		if !errors.Is(err, tt.rule) || fs.Error() != tt.text {
			t.Errorf("%s: %v, want %s", name, err, tt.text)
		}
	}
}
