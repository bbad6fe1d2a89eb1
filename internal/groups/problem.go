package groups

import (
	"cmp"
	"math/bits"
	"slices"

	"github.com/clearsky-go/clearsky/internal/runs"
)

// MaxMembers is how many members a problem can have: a group is the bits of a word.
const MaxMembers = 64

// Absent is the value of a window that is not there; no sum with it comes near 0, nor to the end of 64 bits.
const Absent = -1 << 50

// Problem is what to search in.
type Problem struct {
	Rules    runs.Rules
	Hours    int      // of every member
	Units    int64    // the values of windows are in this part of one
	Least    int      // how many members a group has at least
	Triggers []int    // the positions of those that are wanted, lowest first
	Members  []Member // at most MaxMembers
	Touching []uint64 // which members each touches, as bits
}

// Member is a member's exact values by hour, as integers.
type Member struct {
	Windows []int64 // of the window that begins there, in units; Absent where it is not valid
	Hours   []int64 // Counted; 0 where the hour does not count
	// beyond is by how much a window's hours times its value is further above the lowest threshold than its hours' values add up to, in
	// units: nothing where the value is the mean of all of its hours.
	beyond []int64
}

// Found is a group while its mean is inside an episode that reaches a trigger.
type Found struct {
	Trigger     int   // this or above
	Members     []int // ascending
	From, Until int
	Peak        Peak
	Open        bool // no window that begins at Until or later is valid
}

// Peak is the window of an episode with the highest mean, the first of equals: a fraction in lowest terms.
type Peak struct {
	Window     int
	Sum, Count int64
}

// oneHour counts an hour beside its value, or those of several members beside the sum of theirs.
const oneHour = 1 << 32

// Counted returns an hour's value as one that counts.
func Counted(value int) int64 { return oneHour + int64(value) }

// excess returns by how much the hours' values add up to more than as many times the limit.
func excess(hours, limit int64) int64 { return hours&(oneHour-1) - (hours>>32)*limit }

// Find returns groups that reach the wanted triggers: at every hour each member is in one of them that does, if it is in any. It looks at
// connected groups one by one as far as a bound does not rule them out: at worst all of them, each in time linear in the hours.
func (p *Problem) Find() []Found {
	if p.Hours == 0 || len(p.Triggers) == 0 || len(p.Members) == 0 {
		return nil
	}
	s := &search{whole: p}
	if s.Problem, s.first = p.narrowed(); s.Hours == 0 {
		return nil
	}
	s.prepare()
	s.run()
	return s.found
}

// prepare makes the search ready: members by how far they are above the lowest threshold, so that groups which carry are found early.
func (s *search) prepare() {
	p := s.Problem
	s.Grader = runs.NewGrader(p.Rules, p.Hours)
	lowest, above := int64(s.Thresholds[0]), make([]int64, len(p.Members))
	for i := range p.Members {
		m := &p.Members[i]
		p.compare(m, lowest)
		s.ragged = s.ragged || slices.Max(m.beyond) > 0
		for _, hour := range m.Hours {
			above[i] += max(0, excess(hour, lowest))
		}
		s.order = append(s.order, i)
	}
	slices.SortStableFunc(s.order, func(a, b int) int { return cmp.Compare(above[b], above[a]) })
	for _, i := range s.order {
		s.members, s.touching = append(s.members, p.Members[i]), append(s.touching, p.ranked(p.Touching[i], s.order))
	}
	s.sums, s.high = make([]int64, 2*p.Hours), make([]int64, (2*len(s.Thresholds)+1)*p.Hours)
	for k := range s.Above {
		if s.ragged {
			s.Above[k].Bare = runs.NewSet(p.Hours)
		}
	}
	s.covered, s.coveredBy = p.sets(), make([][]runs.Set, len(p.Members))
	for i := range s.coveredBy {
		s.coveredBy[i] = p.sets()
	}
}

// narrowed returns the hours of windows in which some member is above the lowest threshold, with those between, and the first of them: a group
// is nowhere else in an episode.
func (p *Problem) narrowed() (part *Problem, first int) {
	lowest := int64(p.Rules.Thresholds[0]) * p.Units
	first, until := p.Hours, 0
	for _, m := range p.Members {
		for i, value := range m.Windows {
			if value > lowest {
				first, until = min(first, i), max(until, min(i+p.Rules.Window, p.Hours))
			}
		}
	}
	first = min(first, until)
	cut := *p
	cut.Hours, cut.Members = until-first, slices.Clone(p.Members)
	for i := range cut.Members {
		m := &cut.Members[i]
		m.Windows, m.Hours = m.Windows[first:until], m.Hours[first:until]
	}
	return &cut, first
}

// ranked returns members by their ranks.
func (p *Problem) ranked(members uint64, order []int) (ranked uint64) {
	for rank, i := range order {
		ranked |= members >> i & 1 << rank
	}
	return ranked
}

// sets returns an empty set of hours for each wanted trigger.
func (p *Problem) sets() []runs.Set {
	sets := make([]runs.Set, len(p.Triggers))
	for i := range sets {
		sets[i] = runs.NewSet(p.Hours)
	}
	return sets
}

// compare fills in what of a member is beyond.
func (p *Problem) compare(m *Member, lowest int64) {
	m.beyond = make([]int64, p.Hours)
	sum, window := int64(0), p.Rules.Window
	for i := range m.Hours {
		sum += excess(m.Hours[i], lowest)
		first := i - window + 1
		if first < 0 {
			continue
		}
		if value := m.Windows[first]; value != Absent {
			m.beyond[first] = max(0, int64(window)*(value-lowest*p.Units)-sum*p.Units)
		}
		sum -= excess(m.Hours[first], lowest)
	}
}

// Count returns how many connected groups there are, but no more than one above most.
func Count(touching []uint64, most int) int {
	c := counter{touching: touching, most: most}
	for i := range touching {
		c.extend(touching[i], 2<<i-1)
	}
	return min(c.n, most+1)
}

// counter counts connected groups, each once: of two groups that differ, one has a member that the other was barred from.
type counter struct {
	touching []uint64
	n, most  int
}

// extend counts a group, given the members that touch it and those that it has or must not take, and all that it grows into.
func (c *counter) extend(touch, barred uint64) {
	c.n++
	for remaining := touch &^ barred; remaining != 0 && c.n <= c.most; remaining &= remaining - 1 {
		next := bits.TrailingZeros64(remaining)
		barred |= 1 << next
		c.extend(touch|c.touching[next], barred)
	}
}
