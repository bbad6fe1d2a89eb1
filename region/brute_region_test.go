package region_test

import (
	"slices"

	"github.com/clearsky-go/clearsky/alert"
	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/region"
)

// bruteLevels returns for each level of the plan's first track the hours, counted from a first one, at which a set of counties that is enough
// carries it: all inside episodes of that level or above for as many hours in a row as the policy asks for.
func bruteLevels(p region.Plan, series map[string]alert.Series, first aqi.Stamp, hours int) map[alert.Level][]bool {
	inside := map[string][]alert.Level{} // of each county with hours
	var codes []string
	for _, c := range p.Counties {
		s, has := series[c.Code]
		if !has {
			continue
		}
		codes = append(codes, c.Code)
		levels := make([]alert.Level, hours)
		for _, e := range newBrute(p.Tracks[0].Plan, s).episodes() {
			for i := e.From; i < e.Until; i++ {
				levels[int(s.Start-first)+i] = e.Level
			}
		}
		inside[c.Code] = levels
	}
	touch := map[string]bool{}
	for _, b := range p.Borders {
		touch[b[0]+" "+b[1]], touch[b[1]+" "+b[0]] = true, true
	}
	carried := map[alert.Level][]bool{}
	for _, trigger := range p.Tracks[0].Plan.Triggers {
		if trigger.Level < p.Policy.Criteria[0].Level {
			continue // it is never carried
		}
		carried[trigger.Level] = make([]bool, hours)
		for set := 1; set < 1<<len(codes); set++ {
			var members []string
			for i, code := range codes {
				if set>>i&1 == 1 {
					members = append(members, code)
				}
			}
			for i, c := range p.Policy.Criteria {
				last := i+1 == len(p.Policy.Criteria) || p.Policy.Criteria[i+1].Level > trigger.Level
				if last && len(members) >= c.Count && (c.Anywhere || oneGroup(members, touch)) {
					markTogether(carried[trigger.Level], members, inside, max(trigger.Level, c.Level), p.Policy.Together)
				}
			}
		}
	}
	return carried
}

// oneGroup reports whether each of the counties is reached from the first through others of them.
func oneGroup(members []string, touch map[string]bool) bool {
	reached := members[:1:1]
	for i := 0; i < len(reached); i++ {
		for _, m := range members {
			if touch[reached[i]+" "+m] && !slices.Contains(reached, m) {
				reached = append(reached, m)
			}
		}
	}
	return len(reached) == len(members)
}

// markTogether marks the hours of stretches throughout which all members are inside at a level, of so many hours at least.
func markTogether(carried []bool, members []string, inside map[string][]alert.Level, level alert.Level, together int) {
	for from := 0; from < len(carried); from++ {
		until := from
		for until < len(carried) && !slices.ContainsFunc(members, func(m string) bool { return inside[m][until] < level }) {
			until++
		}
		for i := from; i < until && until-from >= together; i++ {
			carried[i] = true
		}
		from = until
	}
}
