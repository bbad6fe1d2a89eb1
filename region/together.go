package region

import (
	"slices"

	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/internal/grading"
)

// never is the end of what goes on beyond all data.
const never aqi.Stamp = 1 << 30

// together returns the hours at which each county carries, given the hours, by time, at which each is inside: those that belong to as
// many consecutive hours, throughout which one and the same set that the area's criterion wants, the county in it, is inside.
//
// Let w be the first of such hours. A county is inside throughout them exactly when w lies in one of its stretches shortened at its
// end by all but one of them. A set that is connected and inside throughout lies within one group of those counties that are, and
// that group is such a set itself. So the county carries in the hours from w on exactly when its group at w has as many counties as it
// takes, and all its hours are the w at which that is so, lengthened again.
//
// It takes the memory of what is given, n log² n time in the stretches, and for each border in the pairs of stretches of the two that overlap; besides, time in what
// it returns.
func (g *graph) together(a *area, inside [][]aqi.Span, hours int) [][]aqi.Span {
	rest := aqi.Stamp(hours - 1)
	firsts := inside // in their memory
	for _, county := range a.counties {
		kept := firsts[county][:0]
		for _, s := range firsts[county] {
			if s.Until -= rest; s.From < s.Until {
				kept = append(kept, s)
			}
		}
		firsts[county] = kept
	}
	carries := firsts
	switch {
	case a.Count == 1:
	case a.Anywhere:
		carries = atOnce(firsts, a.Count)
	default:
		carries = g.groupsOf(firsts, a.Count)
	}
	for county := range carries {
		for i := range carries[county] {
			carries[county][i].Until += rest
		}
		carries[county] = grading.Join(carries[county], 1)
	}
	return carries
}

// atOnce returns the hours of the stretches at which that many of them go on.
func atOnce(stretches [][]aqi.Span, count int) [][]aqi.Span {
	var events []event
	for _, list := range stretches {
		for _, s := range list {
			events = append(events, event{at: s.From, begins: true}, event{at: s.Until})
		}
	}
	slices.SortFunc(events, event.compare)
	var enough []aqi.Span
	now := 0
	for _, e := range events {
		switch now += e.step(); {
		case e.begins && now == count:
			enough = append(enough, aqi.Span{From: e.at})
		case !e.begins && now == count-1:
			enough[len(enough)-1].Until = e.at
		}
	}
	common := make([][]aqi.Span, len(stretches))
	for county, list := range stretches {
		common[county] = overlaps(list, enough)
	}
	return common
}

// overlaps returns what stretches of two lists have in common, each list by time and without overlaps of its own.
func overlaps(first, second []aqi.Span) []aqi.Span {
	var list []aqi.Span
	for _, s := range first {
		i, _ := slices.BinarySearchFunc(second, s.From, func(o aqi.Span, from aqi.Stamp) int { return int(o.Until) - int(from) - 1 })
		for ; i < len(second) && second[i].From < s.Until; i++ {
			list = append(list, aqi.Span{From: max(s.From, second[i].From), Until: min(s.Until, second[i].Until)})
		}
	}
	return list
}
