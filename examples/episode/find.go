package main

import (
	"errors"
	"fmt"

	"github.com/clearsky-go/clearsky/alert"
)

// finding is what the plan makes of a place's hours.
type finding struct {
	place    place
	series   alert.Series
	episodes []alert.Episode
}

// find makes each place's series and finds its episodes. Its error holds the problems of all places.
func find(plan alert.Plan, places []place) ([]finding, error) {
	findings := make([]finding, len(places))
	var errs []error
	for i, p := range places {
		f, err := findAt(plan, p)
		if err != nil {
			errs = append(errs, fmt.Errorf("%s: %w", p.county.Name.English, err))
		}
		findings[i] = f
	}
	return findings, errors.Join(errs...)
}

func findAt(plan alert.Plan, p place) (finding, error) {
	series, err := plan.Series(p.start, p.all(), p.marks)
	if err != nil {
		return finding{}, err
	}
	episodes, err := plan.Episodes(series)
	return finding{place: p, series: series, episodes: episodes}, err
}

// highest returns the highest level that the place reaches.
func (f finding) highest() alert.Level {
	level := alert.NoAlert
	for _, p := range f.episodes {
		level = max(level, p.Level)
	}
	return level
}

// stretches returns the stretches of hours that is holds for, as positions in the series, each with the one after its last.
func (f finding) stretches(is func(alert.Hour) bool) [][2]int {
	var found [][2]int
	for i, h := range f.series.Hours {
		switch last := len(found) - 1; {
		case !is(h):
		case last >= 0 && found[last][1] == i:
			found[last][1]++
		default:
			found = append(found, [2]int{i, i + 1})
		}
	}
	return found
}

func dust(h alert.Hour) bool { return h.Marks.Has(alert.Dusty) }

// unknown reports whether an hour has no AQI that the plan could take: no data, or gases alone.
func unknown(h alert.Hour) bool { return !h.AQI.Valid() || h.Marks.Has(alert.NoParticles) }
