package alert_test

import (
	"slices"

	"github.com/clearsky-go/clearsky/alert"
	"github.com/clearsky-go/clearsky/aqi"
)

// seriesKnown makes a series from the parts of which the first at hours are observed, the others forecast.
func seriesKnown(at int, parts ...part) alert.Series {
	s := alert.Series{Start: start, Hours: of(parts...)}
	for i := range s.Hours {
		if i >= at {
			s.Hours[i].Marks |= alert.Forecast
		}
	}
	return s
}

// state is an alert in force, its hours counted from the start of the made-up series; the zero State for no level.
func state(level alert.Level, from, until int) alert.State {
	if level == alert.NoAlert {
		return alert.State{}
	}
	return alert.State{Level: level, Span: aqi.Span{From: start + aqi.Stamp(from), Until: start + aqi.Stamp(until)}}
}

// openly makes the alert's end provisional.
func openly(s alert.State) alert.State {
	s.Provisional = true
	return s
}

// places returns the places of the clauses.
func places(clauses []aqi.Clause) []string {
	var places []string
	for _, c := range clauses {
		places = append(places, c.Number)
	}
	return slices.Clip(places)
}
