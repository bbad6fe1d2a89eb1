package alert_test

import (
	"time"

	"github.com/google/go-cmp/cmp/cmpopts"

	"github.com/clearsky-go/clearsky/alert"
	"github.com/clearsky-go/clearsky/aqi"
)

var (
	equateEmpty = cmpopts.EquateEmpty()
	sameIndex   = cmpopts.EquateComparable(aqi.Index{})

	pm   = aqi.PollutantsOf(aqi.PM10, aqi.PM25)
	pm25 = aqi.PollutantsOf(aqi.PM25)

	// start is a midnight at UTC+8, the first hour of the made-up series.
	start = hourAt(2023, 12, 1, 0)
)

// hourAt is none for a time that is no hour.
func hourAt(year int, month time.Month, day, hour int) aqi.Stamp {
	s, err := aqi.StampOf(time.Date(year, month, day, hour, 0, 0, 0, aqi.UTC8()))
	if err != nil {
		return 0
	}
	return s
}

// after is the hour that many hours after start.
func after(hours int) aqi.Stamp { return start + aqi.Stamp(hours) }

// index is none for a value that is no index.
func index(value int) aqi.Index {
	i, err := aqi.IndexOf(value)
	if err != nil {
		return aqi.Index{}
	}
	return i
}

// missing is the AQI of no hour, for part.
const missing = -1

// part is some hours of one kind.
type part struct {
	hours, aqi int
	marks      alert.Marks
}

// of makes the hours of the parts; PM2.5 is primary above 50.
func of(parts ...part) []alert.Hour {
	var hours []alert.Hour
	for _, p := range parts {
		for range p.hours {
			h := alert.Hour{AQI: index(p.aqi), Marks: p.marks}
			if h.AQI.Level() > aqi.Excellent {
				h.Primary = pm25
			}
			hours = append(hours, h)
		}
	}
	return hours
}

// among puts the parts between clean hours, two days on either side.
func among(parts ...part) alert.Series {
	parts = append(append([]part{{hours: 48, aqi: 100}}, parts...), part{hours: 48, aqi: 100})
	return alert.Series{Start: start, Hours: of(parts...)}
}

// hourOf counts from the start of the made-up series.
func hourOf(s aqi.Stamp) int { return int(s - start) }

// runHours are the hours of an episode's runs, without the gaps between them.
func runHours(e alert.Episode) int {
	hours := 0
	for _, r := range e.Runs {
		hours += r.Hours()
	}
	return hours
}

// ready makes a plan ready, which must be no error.
func ready(t fataler, p alert.Plan) *alert.Ruleset {
	t.Helper()
	r, err := alert.New(p)
	if err != nil {
		t.Fatalf("%v", err)
	}
	return r
}
