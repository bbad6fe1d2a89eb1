package region_test

import (
	"slices"

	"github.com/clearsky-go/clearsky/alert"
	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/region"
)

// The oracles try every set of counties at every hour, and compute with fractions.

// hull returns the first hour of the series and the hour after the last, of those that have hours.
func hull(in region.Input) (first, until aqi.Stamp) {
	for _, s := range in.Series {
		if len(s.Hours) == 0 {
			continue
		}
		at := stampOf(s)
		if first == 0 || at < first {
			first = at
		}
		until = max(until, at+aqi.Stamp(len(s.Hours)))
	}
	return first, until
}

func stampOf(s alert.Series) aqi.Stamp {
	return s.Start
}

// subsets returns every set of at least that many counties that is connected: from each of its counties every other is
// reached through its counties.
func subsets(r *region.Region, least int) [][]string {
	var codes []string
	for _, c := range r.Counties() {
		codes = append(codes, c.Code)
	}
	var sets [][]string
	for bits := 1; bits < 1<<len(codes); bits++ {
		var set []string
		for i, code := range codes {
			if bits>>i&1 == 1 {
				set = append(set, code)
			}
		}
		if len(set) >= least && connected(r, set) {
			sets = append(sets, set)
		}
	}
	return sets
}

func connected(r *region.Region, set []string) bool {
	reached := map[string]bool{set[0]: true}
	for range set {
		for _, code := range set {
			for _, n := range neighbours(r, code) {
				if reached[n] {
					reached[code] = true
				}
			}
		}
	}
	for _, code := range set {
		if !reached[code] {
			return false
		}
	}
	return true
}

// carriers returns the counties in some connected set of those that are in.
func carriers(sets [][]string, in map[string]bool) map[string]bool {
	carrying := map[string]bool{}
	for _, set := range sets {
		if !slices.ContainsFunc(set, func(code string) bool { return !in[code] }) {
			for _, code := range set {
				carrying[code] = true
			}
		}
	}
	return carrying
}

// inside returns the counties that are inside an episode of the level or above of their own.
func inside(d region.Assessment, level alert.Level, at aqi.Stamp) map[string]bool {
	in := map[string]bool{}
	for _, c := range d.Counties {
		for _, p := range c.Episodes {
			if p.Level >= level && p.From <= at && at < p.Until {
				in[c.County.Code] = true
			}
		}
	}
	return in
}

// levelsOf returns the highest level that a period has at each hour.
func levelsOf(d region.Assessment) map[aqi.Stamp]alert.Level {
	levels := map[aqi.Stamp]alert.Level{}
	for _, l := range d.Levels {
		for _, s := range l.Periods {
			for at := s.From; at < s.Until; at++ {
				levels[at] = l.Level
			}
		}
	}
	return levels
}
