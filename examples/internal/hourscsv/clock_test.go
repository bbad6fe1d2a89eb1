package hourscsv

import (
	"errors"
	"strings"
	"testing"
	"time"

	"github.com/clearsky-go/clearsky/aqi"
)

func TestTimes(t *testing.T) {
	for text, want := range map[string]string{
		"2020-02-28T07:00": "2020-02-28 07:00", "2020-02-28 07:00:00": "2020-02-28 07:00", "2020-2-8  7:00": "2020-02-08 07:00",
		"2020/2/28 0:00": "2020-02-28 00:00", "2020022800": "2020-02-28 00:00", "2020022824": "2020-02-29 00:00",
		"20200228T23:00": "2020-02-28 23:00", "2020-02-29T24:00": "2020-03-01 00:00", "2019-12-31 24:00:00": "2020-01-01 00:00",
		"2020-02-28T07:00:00.000Z": "2020-02-28 15:00", "2020-02-28T07:00+08:00": "2020-02-28 07:00", "2020-02-28t23:00z": "2020-02-29 07:00",
		"2020-02-28 07:00:00 +0000": "2020-02-28 15:00", "2020-02-28T07:30+05:30": "2020-02-28 10:00", "2020-02-28T00:00+14": "2020-02-27 18:00",
		"2020-02-28T20:00-11:00": "2020-02-29 15:00", "0001-01-02 00:00": "0001-01-02 00:00", "9999-12-31 23:00": "9999-12-31 23:00",

		"": "time", "2020-02-28": "time", "20200228": "time", "2020-02-30T00:00": "time", "2020-13-01T00:00": "time", "2020-00-01T00:00": "time",
		"2020-02/28 0:00": "time", "2020-02-28T24:01": "time", "2020-02-28T25:00": "time", "2020022825": "time", "2020-02-28T07": "time",
		"2020-02-28T07:60": "time", "2020-02-28T07:00x": "time", "2020-02-28T07:00+8": "time", "2020-02-28T07:00+15:00": "time",
		"2020-02-28T07:00:00.": "time", "20-02-28 07:00": "time", "0000-01-01 00:00": "time", "9999-12-31 24:00": "time", "2020-02-2807:00": "time",
		"2020-02-28T07:01": "hour", "2020-02-28T07:00:01": "hour", "2020-02-28T07:00:00.5": "hour", "2020-02-28T07:00+05:30": "hour",
	} {
		var c clock
		at, closes, err := c.time(text)
		got := at.String()
		switch {
		case errors.Is(err, aqi.ErrText):
			got = "time"
		case errors.Is(err, aqi.ErrTooFine):
			got = "hour"
		}
		if got != want || err == nil && closes != strings.Contains(text, "24:00") && text != "2020022824" {
			t.Errorf("%q: %v, %v, %v, want %s", text, at, closes, err, want)
		}
	}
}

// Where it has Go's layout, a time is what package time says.
func TestTimesAgree(t *testing.T) {
	var c clock
	at := time.Date(1999, time.December, 31, 22, 0, 0, 0, time.UTC)
	for range 3000 {
		at = at.Add(7 * time.Hour)
		got, _, err := c.time(at.Format(time.RFC3339))
		if want, _ := aqi.StampOf(at); err != nil || got != want {
			t.Fatalf("%v: %v, %v", at, got, err)
		}
	}
}
