package response

import (
	"cmp"
	"slices"

	"github.com/clearsky-go/clearsky/alert"
	"github.com/clearsky-go/clearsky/aqi"
)

// stretch is a time through which somebody responds without a break, because of one activation or several.
type stretch struct {
	aqi.Span              // as announced
	end         aqi.Stamp // where it is known to end: Until, or beyond the hour asked about where that is provisional
	county      int       // its number by code, from 1; 0 for the place as a whole
	level       Level     // the highest
	heavy       bool      // the county has had heavy pollution
	provisional bool
}

// lasts returns the end of the activation, which lies beyond the hour asked about where it is provisional.
func (a *Activation) lasts(at aqi.Stamp) aqi.Stamp {
	if a.Provisional() {
		return max(a.Until, at+1)
	}
	return a.Until
}

// join lets the stretch go on with another that begins no earlier, and reports whether there is no break between them.
func (s *stretch) join(next stretch) bool {
	if next.From > s.end {
		return false
	}
	s.level, s.heavy = max(s.level, next.level), s.heavy || next.heavy
	switch {
	case next.end > s.end:
		s.end, s.Until, s.provisional = next.end, next.Until, next.provisional
	case next.end == s.end:
		s.Until, s.provisional = max(s.Until, next.Until), s.provisional || next.provisional
	}
	return true
}

// course is how the place and its counties respond to some activations.
type course struct {
	activations []*Activation // by start
	each        []stretch     // of each county and, as county 0, of the prefecture's alert and of activations without counties; by start
	whole       []stretch     // of all activations together
}

// courseOf returns the course of activations that come by start. numbers are the counties' by their codes.
func courseOf(activations []*Activation, numbers map[string]int, at aqi.Stamp) course {
	c := course{activations: activations, each: make([]stretch, 0, len(activations)+len(numbers))}
	last := make([]int, len(numbers)+1) // where the last stretch of a county stands in each, from 1
	for _, a := range activations {
		s := stretch{Span: a.Span, end: a.lasts(at), level: a.Level(), provisional: a.Provisional()}
		if n := len(c.whole); n == 0 || !c.whole[n-1].join(s) {
			c.whole = append(c.whole, s)
		}
		if a.Regional || len(a.Counties)+len(a.Heavy) == 0 {
			c.add(last, s)
		}
		for i := range a.Counties {
			s.county = numbers[a.Counties[i].Code]
			c.add(last, s)
		}
		s.heavy = a.From <= at
		for i := range a.Heavy {
			s.county = numbers[a.Heavy[i].Code]
			c.add(last, s)
		}
	}
	slices.SortFunc(c.each, func(a, b stretch) int { return cmp.Or(cmp.Compare(a.From, b.From), a.county-b.county) })
	return c
}

// add joins a stretch to the last one of its county, or begins another.
func (c *course) add(last []int, s stretch) {
	if n := last[s.county]; n > 0 && c.each[n-1].join(s) {
		return
	}
	c.each = append(c.each, s)
	last[s.county] = len(c.each)
}

// levels returns the highest level of each day of a span that begins and ends at midnight.
func (c *course) levels(days aqi.Span, at aqi.Stamp) []Level {
	highest := make([]Level, days.Hours()/dayHours)
	for _, a := range c.activations {
		for i, p := range a.Periods {
			if i == len(a.Periods)-1 {
				p.Until = a.lasts(at)
			}
			until := min(p.Until, days.Until)
			for day := max(p.From, days.From).Midnight(); day < until; day += dayHours {
				n := (day - days.From) / dayHours
				highest[n] = max(highest[n], p.Level)
			}
		}
	}
	return highest
}

// byStart returns the activations by start.
func byStart(activations []Activation) []*Activation {
	list := make([]*Activation, len(activations))
	for i := range activations {
		list[i] = &activations[i]
	}
	slices.SortStableFunc(list, func(a, b *Activation) int { return cmp.Compare(a.From, b.From) })
	return list
}

// countiesOf returns the counties that activations name, by code, and the number of each by its code, from 1.
func countiesOf(activations []*Activation) (counties []alert.County, numbers map[string]int) {
	numbers = map[string]int{}
	for _, a := range activations {
		for _, list := range [][]alert.County{a.Counties, a.Heavy} {
			for i := range list {
				if _, ok := numbers[list[i].Code]; !ok {
					numbers[list[i].Code] = 0
					counties = append(counties, list[i])
				}
			}
		}
	}
	slices.SortFunc(counties, func(a, b alert.County) int { return cmp.Compare(a.Code, b.Code) })
	for i := range counties {
		numbers[counties[i].Code] = i + 1
	}
	return counties, numbers
}
