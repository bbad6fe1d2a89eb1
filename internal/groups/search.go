package groups

import (
	"math/bits"
	"slices"

	"github.com/clearsky-go/clearsky/internal/runs"
)

// search looks for groups whose mean reaches a trigger. It goes over the connected groups, each once, and leaves out all that a group
// grows into where the bound (see adds) says that they add nothing.
type search struct {
	*Problem // the hours that are looked at
	*runs.Grader
	whole    *Problem // all hours
	first    int      // of these that is looked at
	order    []int    // the members' positions; the other lists and sets of members are in this order
	members  []Member
	touching []uint64

	sums []int64 // of the values of the group that is looked at, windows and then hours
	// Of the group that grows: how far its values are above the thresholds, summed up, with what of that is positive in the members that it
	// may still take:
	// windows by threshold, then hours by threshold; behind them the sums of what is beyond in all these members.
	high   []int64
	ragged bool // something is beyond
	graded []episode

	coveredBy [][]runs.Set // hours at which each member is known to be in a group that reaches each wanted trigger
	covered   []runs.Set   // those that some members have in common, as known makes them
	found     []Found
}

func (s *search) run() {
	all := ^uint64(0) >> (64 - len(s.order))
	s.allow(all)
	for member := range s.order {
		one := uint64(1) << member
		if whole := s.connected(one, all); bits.OnesCount64(whole) >= s.Least {
			s.forbid(all &^ whole)
			s.take(member)
			s.grow(one, whole&^one, true)
			s.give(member)
			s.allow(all &^ whole)
		}
		s.forbid(one)
		all &^= one // every group with it has been seen
	}
}

// grow looks at the groups that are the given one and some of the members in reach.
func (s *search) grow(group, reach uint64, fresh bool) {
	dropped := uint64(0)
	for ; s.promises(group, reach); fresh = false {
		if fresh && bits.OnesCount64(group) >= s.Least {
			s.look(group)
		}
		next := s.next(group, reach)
		if next < 0 {
			break
		}
		// With the next member,
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

// next returns the first member in reach that touches the group, -1 where there is none.
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

// connected returns the members of allowed that are connected with the group inside allowed.
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

// allow adds members to those that the group may take.
func (s *search) allow(members uint64) {
	for ; members != 0; members &= members - 1 {
		s.addAbove(&s.members[bits.TrailingZeros64(members)], 1)
	}
}

// forbid takes members out of those that the group may take.
func (s *search) forbid(members uint64) {
	for ; members != 0; members &= members - 1 {
		s.addAbove(&s.members[bits.TrailingZeros64(members)], -1)
	}
}

// take lets the group take a member that it may.
func (s *search) take(member int) { s.addOwn(&s.members[member], 1) }

// give makes it one again that the group may take.
func (s *search) give(member int) { s.addOwn(&s.members[member], -1) }

// promises reports whether the group, or one that it grows into with members in reach, may add an hour.
func (s *search) promises(group, reach uint64) bool {
	if bits.OnesCount64(group|reach) < s.Least {
		return false
	}
	for k := range s.Above {
		a := &s.Above[k]
		fill(a.Windows, s.windowsAt(k), 0)
		if k == 0 && a.Windows.Next(0) >= s.Hours {
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
// Let d(i) be the value of a window of n hours of member i, x(i) the sum of its hours' excess over the threshold T, and y(i) =
// n (d(i) - T) - x(i), which is beyond where it is positive; at a higher threshold, with fewer hours in the window than its n, it is
// no more than at the lowest. Over the members of G, n (d - T) adds up to the sum of x and y. Where the window exceeds that is
// positive; where no hour of it is heavy, x adds up hour by hour to 0 at most, and to no more than the bound's sum. So at every
// window that is bare for G, the bound's hours cut off at 0 and what is beyond add up to more than 0. By the same sums a window of
// E⁺ that has no hour of H⁺ is among those found.
func (s *search) maybeBare(k int) {
	a, beyond := &s.Above[k], s.beyond()
	clear(a.Bare)
	sum, hours := int64(0), s.hoursAt(k)
	for i, hour := range hours {
		sum += min(0, hour)
		first := i - s.Window + 1
		if first < 0 {
			continue
		}
		if sum*s.Units+beyond[first] > 0 {
			a.Bare.Add(first, first+1)
		}
		sum -= min(0, hours[first])
	}
	for w := range a.Bare {
		a.Bare[w] &= a.Windows[w]
	}
}

// known returns the hours at which all of the members are known to be in groups that reach each wanted trigger. A group adds something
// where one of its members is not.
func (s *search) known(members uint64) []runs.Set {
	for i, common := range s.covered {
		copy(common, s.coveredBy[bits.TrailingZeros64(members)][i])
		for remaining := members & (members - 1); remaining != 0; remaining &= remaining - 1 {
			for w, by := range s.coveredBy[bits.TrailingZeros64(remaining)][i] {
				common[w] &= by
			}
		}
	}
	return s.covered
}

// cover notes that the group reaches a wanted trigger, and reports whether some member of it was not known to be in one that does.
func (s *search) cover(group uint64, i, from, until int) bool {
	adds := false
	for remaining := group; remaining != 0; remaining &= remaining - 1 {
		by := s.coveredBy[bits.TrailingZeros64(remaining)][i]
		if by.UpTo(until).NextOut(from) < until {
			adds = true
			by.Add(from, until)
		}
	}
	return adds
}

// look grades the group, and keeps it where it adds hours.
func (s *search) look(group uint64) {
	s.sum(group)
	n := int64(bits.OnesCount64(group))
	for k, t := range s.Thresholds {
		fill(s.Above[k].Windows, s.part(s.sums, 0), n*int64(t)*s.Units)
		fillHours(s.Above[k].Heavy, s.part(s.sums, 1), int64(t))
	}
	if s.ragged {
		s.FindBare()
	}
	s.Bound = false
	for _, e := range s.episodes() {
		for i, trigger := range s.Triggers[:s.wanted(e.trigger)] {
			if s.cover(group, i, e.from, e.until) {
				s.found = append(s.found, s.foundOf(group, trigger, e))
			}
		}
	}
}

// foundOf returns what is found of a group in an episode.
func (s *search) foundOf(group uint64, trigger int, e episode) Found {
	f := Found{Trigger: trigger, Members: s.positions(group), From: s.first + e.from, Until: s.first + e.until, Peak: s.peak(e, bits.OnesCount64(group))}
	f.Open = s.whole.lastValid(f.Members) < f.Until
	return f
}

// positions returns the positions of a group's members.
func (s *search) positions(group uint64) []int {
	var members []int
	for remaining := group; remaining != 0; remaining &= remaining - 1 {
		members = append(members, s.order[bits.TrailingZeros64(remaining)])
	}
	slices.Sort(members)
	return members
}

// lastValid returns the last window that none of the members lacks, -1 where there is none.
func (p *Problem) lastValid(members []int) int {
	last := p.Hours - 1
	lacks := func(member int) bool { return p.Members[member].Windows[last] == Absent }
	for last >= 0 && slices.ContainsFunc(members, lacks) {
		last--
	}
	return last
}

// peak returns the peak of an episode of a group of so many members.
func (s *search) peak(e episode, members int) Peak {
	best := e.first
	for i := e.first; i <= e.last; i++ {
		if s.sums[i] > s.sums[best] {
			best = i
		}
	}
	sum, count := s.sums[best], int64(members)*s.Units
	common := sum
	for remaining := count; remaining != 0; {
		common, remaining = remaining, common%remaining
	}
	return Peak{s.first + best, sum / common, count / common}
}
