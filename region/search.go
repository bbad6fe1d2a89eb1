package region

import (
	"math/bits"

	"github.com/clearsky-go/clearsky/alert"
	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/internal/runs"
)

// search looks for groups of counties whose mean carries a level. It goes over the connected groups, each once, and leaves
// out all that a group grows into where the bound (see grader.adds) says that they add nothing.
type search struct {
	*grader
	least    int
	levels   []alert.Level
	first    aqi.Stamp
	order    []int    // the counties' positions in the region; the other lists and sets of counties are in this order
	values   []values // each county's
	touching []uint64 // each county's neighbours

	// Of the group that is looked at:
	sums []int64 // the sums of its values, windows and then hours
	// How far its values are above the thresholds, summed up, with what of that is positive in the counties that it may still take:
	// windows by threshold, then hours by threshold; behind them the sums of what is beyond in all these counties.
	high   []int64
	ragged bool // something is beyond

	coveredBy [][alert.Red + 1]runs.Set // hours at which each county is known to be in a group that carries, by level
	covered   [alert.Red + 1]runs.Set   // those that some counties have in common, as known makes them
	found     []witness
}

// witness is a group while it carries a level or above.
type witness struct {
	level alert.Level
	groupSpan
}

func (s *search) run() {
	all := ^uint64(0) >> (64 - len(s.order))
	for county := range s.order {
		one := uint64(1) << county
		whole := s.connected(one, all)
		s.allow(whole)
		s.take(county)
		s.grow(one, whole&^one, true)
		s.give(county)
		s.forbid(whole)
		all &^= one // every group with it has been seen
	}
}

// grow looks at the groups that are the given one and some of the counties in reach.
func (s *search) grow(group, reach uint64, fresh bool) {
	dropped := uint64(0)
	for ; s.promises(group, reach); fresh = false {
		if fresh && bits.OnesCount64(group) >= s.least {
			s.look(group)
		}
		next := s.next(group, reach)
		if next < 0 {
			break
		}
		// With the next county,
		one := uint64(1) << next
		s.take(next)
		s.grow(group|one, reach&^one, true)
		s.give(next)
		// and without, nor what is reached only through it.
		left := s.connected(group, group|reach&^one) &^ group
		s.forbid(reach &^ left)
		dropped |= reach &^ left
		reach = left
	}
	s.allow(dropped)
}

// next returns the first county in reach that touches the group, -1 where there is none.
func (s *search) next(group, reach uint64) int {
	touch := uint64(0)
	for remaining := group; remaining != 0; remaining &= remaining - 1 {
		touch |= s.touching[bits.TrailingZeros64(remaining)]
	}
	if touch &= reach; touch != 0 {
		return bits.TrailingZeros64(touch)
	}
	return -1
}

// connected returns the counties of allowed that are connected with the group inside allowed.
func (s *search) connected(group, allowed uint64) uint64 {
	for edge := group; edge != 0; {
		i := bits.TrailingZeros64(edge)
		edge &= edge - 1
		fresh := s.touching[i] & allowed &^ group
		group |= fresh
		edge |= fresh
	}
	return group
}

// allow adds counties to those that the group may take.
func (s *search) allow(counties uint64) {
	for ; counties != 0; counties &= counties - 1 {
		s.addAbove(&s.values[bits.TrailingZeros64(counties)], 1)
	}
}

// forbid takes counties out of those that the group may take.
func (s *search) forbid(counties uint64) {
	for ; counties != 0; counties &= counties - 1 {
		s.addAbove(&s.values[bits.TrailingZeros64(counties)], -1)
	}
}

// take lets the group take a county that it may.
func (s *search) take(county int) { s.addOwn(&s.values[county], 1) }

// give makes it one again that the group may take.
func (s *search) give(county int) { s.addOwn(&s.values[county], -1) }

// promises reports whether the group, or one that it grows into with counties in reach, may add an hour.
func (s *search) promises(group, reach uint64) bool {
	if bits.OnesCount64(group|reach) < s.least {
		return false
	}
	for k := range s.Above {
		a := &s.Above[k]
		fill(a.Windows, s.windowsAt(k), 0)
		if k == 0 && a.Windows.Next(0) >= s.hours {
			return false
		}
		fill(a.Heavy, s.hoursAt(k), 0)
		if s.ragged {
			s.maybeBare(k)
		}
	}
	s.Bound = true
	return s.adds(s.known(group | reach))
}

// maybeBare finds the windows that could exceed without a heavy hour.
//
// Let d(i) be the daily AQI of a window of county i, x(i) the sum of its hourly AQIs' excess over the threshold T, and y(i) =
// 24 (d(i) - T) - x(i), which is beyond where it is positive; at a higher threshold, with fewer hours than 24 in the window, it is
// no more than at the lowest. Over the counties of G, 24 (d - T) adds up to the sum of x and y. Where the window exceeds that is
// positive; where no hour of it is heavy, x adds up hour by hour to 0 at most, and to no more than the bound's sum. So at every
// window that is bare for G, the bound's hours cut off at 0 and what is beyond add up to more than 0. By the same sums a window of
// E⁺ that has no hour of H⁺ is among those found.
func (s *search) maybeBare(k int) {
	a, beyond := &s.Above[k], s.beyond()
	clear(a.Bare)
	sum, hours := int64(0), s.hoursAt(k)
	for i, hour := range hours {
		sum += min(0, hour)
		first := i - dayHours + 1
		if first < 0 {
			continue
		}
		if sum*dayUnits+beyond[first] > 0 {
			a.Bare.Add(first, first+1)
		}
		sum -= min(0, hours[first])
	}
	for w := range a.Bare {
		a.Bare[w] &= a.Windows[w]
	}
}

// known returns the hours at which all of the counties are known to be in groups that carry, by level. A group adds something
// where one of its counties is not.
func (s *search) known(counties uint64) *[alert.Red + 1]runs.Set {
	for _, level := range s.levels {
		common := s.covered[level]
		copy(common, s.coveredBy[bits.TrailingZeros64(counties)][level])
		for remaining := counties & (counties - 1); remaining != 0; remaining &= remaining - 1 {
			for w, by := range s.coveredBy[bits.TrailingZeros64(remaining)][level] {
				common[w] &= by
			}
		}
	}
	return &s.covered
}

// cover notes that the group carries the level, and reports whether some county of it was not known to be in one that does.
func (s *search) cover(group uint64, level alert.Level, from, until int) bool {
	adds := false
	for remaining := group; remaining != 0; remaining &= remaining - 1 {
		by := s.coveredBy[bits.TrailingZeros64(remaining)][level]
		if by.UpTo(until).NextOut(from) < until {
			adds = true
			by.Add(from, until)
		}
	}
	return adds
}

// look grades the group, and keeps it where it adds hours.
func (s *search) look(group uint64) {
	n := int64(bits.OnesCount64(group))
	for k, t := range s.Thresholds {
		fill(s.Above[k].Windows, s.part(s.sums, 0), n*int64(t)*dayUnits)
		fillHours(s.Above[k].Heavy, s.part(s.sums, 1), int64(t))
	}
	if s.ragged {
		s.FindBare()
	}
	s.Bound = false
	for _, p := range s.grade() {
		for _, level := range s.levels {
			if level > p.level || !s.cover(group, level, p.from, p.until) {
				continue
			}
			s.found = append(s.found, witness{level, groupSpan{
				span: aqi.Span{From: s.stamp(p.from), Until: s.stamp(p.until)}, members: s.members(group),
				peak: s.peak(p, n), open: s.lastValid() < p.until,
			}})
		}
	}
}

// lastValid returns the last window that no county of the group lacks, -1 where there is none.
func (s *search) lastValid() int {
	windows := s.part(s.sums, 0)
	last := len(windows) - 1
	for last >= 0 && windows[last] < 0 {
		last--
	}
	return last
}

// peak returns the window of the episode with the highest mean, the first of equals, as a fraction in lowest terms.
func (s *search) peak(p episode, members int64) alert.Window {
	best := p.first
	for i := p.first; i <= p.last; i++ {
		if s.sums[i] > s.sums[best] {
			best = i
		}
	}
	sum, values := s.sums[best], members*dayUnits
	common := sum
	for remaining := values; remaining != 0; {
		common, remaining = remaining, common%remaining
	}
	return alert.Window{Start: s.stamp(best), Sum: sum / common, Count: int(values / common)}
}
