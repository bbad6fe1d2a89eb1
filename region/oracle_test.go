package region_test

import (
	"github.com/clearsky-go/clearsky/alert"
	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/region"
)

// The oracles try every set of counties at every hour, and compute with fractions.

// hull returns the first hour of the series and the hour after the last, of those that have hours.
func hull(in region.Known) (first, until aqi.Stamp) {
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

// subsets returns every set that is enough for a criterion: of as many of its counties as it takes or more, and where it wants that
// connected: from each of its counties every other is reached through its counties.
func subsets(p region.Plan, c region.Criterion) [][]string {
	codes := c.Members
	if codes == nil {
		for _, county := range p.Counties {
			codes = append(codes, county.Code)
		}
	}
	var sets [][]string
	for bits := 1; bits < 1<<len(codes); bits++ {
		var set []string
		for i, code := range codes {
			if bits>>i&1 == 1 {
				set = append(set, code)
			}
		}
		if len(set) >= c.Count && (c.Anywhere || connected(p, set)) {
			sets = append(sets, set)
		}
	}
	return sets
}

// rule is a level for which a criterion says which sets are enough.
type rule struct {
	level alert.Level
	sets  [][]string
}

// rulesOf returns what carries each level of the plan's first track: its own criterion, and those of higher levels.
func rulesOf(p region.Plan) map[alert.Level][]rule {
	var sets [][][]string
	for _, c := range p.Policy.Criteria {
		sets = append(sets, subsets(p, c))
	}
	rules := map[alert.Level][]rule{}
	for _, trigger := range p.Tracks[0].Plan.Triggers {
		for i, c := range p.Policy.Criteria {
			if i+1 == len(sets) || p.Policy.Criteria[i+1].Level > trigger.Level {
				rules[trigger.Level] = append(rules[trigger.Level], rule{max(trigger.Level, c.Level), sets[i]})
			}
		}
	}
	return rules
}

func connected(p region.Plan, set []string) bool {
	reached := map[string]bool{set[0]: true}
	for range set {
		for _, code := range set {
			for _, n := range neighbours(p, code) {
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
