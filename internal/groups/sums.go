package groups

import (
	"math/bits"

	"github.com/clearsky-go/clearsky/internal/runs"
)

// sum adds up the values of a group.
func (s *search) sum(group uint64) {
	clear(s.sums)
	for ; group != 0; group &= group - 1 {
		m := &s.members[bits.TrailingZeros64(group)]
		add(s.part(s.sums, 0), m.Windows, 1)
		add(s.part(s.sums, 1), m.Hours, 1)
	}
}

// addOwn adds what of a member's values is below the thresholds to the bound; -1 times: takes it out.
func (s *search) addOwn(m *Member, times int64) {
	for k, t := range s.Thresholds {
		addBelow(s.windowsAt(k), m.Windows, int64(t)*s.Units, times)
		addHoursBelow(s.hoursAt(k), m.Hours, int64(t), times)
	}
}

// addAbove adds what of a member's values is above the thresholds to the bound, and what is beyond.
func (s *search) addAbove(m *Member, times int64) {
	for k, t := range s.Thresholds {
		addAbove(s.windowsAt(k), m.Windows, int64(t)*s.Units, times)
		addHoursAbove(s.hoursAt(k), m.Hours, int64(t), times)
	}
	if s.ragged {
		add(s.beyond(), m.beyond, times)
	}
}

func add(sums, values []int64, times int64) {
	sums = sums[:len(values)]
	for i, v := range values {
		sums[i] += times * v
	}
}

func addAbove(sums, values []int64, limit, times int64) {
	sums = sums[:len(values)]
	for i, v := range values {
		above := v - limit
		sums[i] += times * (above &^ (above >> 63)) // 0 where it is negative
	}
}

func addBelow(sums, values []int64, limit, times int64) {
	sums = sums[:len(values)]
	for i, v := range values {
		above := v - limit
		sums[i] += times * (above & (above >> 63)) // 0 where it is not negative
	}
}

func addHoursAbove(sums, hours []int64, limit, times int64) {
	sums = sums[:len(hours)]
	for i, h := range hours {
		above := excess(h, limit)
		sums[i] += times * (above &^ (above >> 63))
	}
}

func addHoursBelow(sums, hours []int64, limit, times int64) {
	sums = sums[:len(hours)]
	for i, h := range hours {
		above := excess(h, limit)
		sums[i] += times * (above & (above >> 63))
	}
}

// The lists of high.
func (s *search) windowsAt(k int) []int64 { return s.part(s.high, k) }
func (s *search) hoursAt(k int) []int64   { return s.part(s.high, len(s.Thresholds)+k) }
func (s *search) beyond() []int64         { return s.part(s.high, 2*len(s.Thresholds)) }

// part returns the k-th list of sums that lie one behind another.
func (s *search) part(sums []int64, k int) []int64 { return sums[k*s.Hours : (k+1)*s.Hours] }

// fill makes the set that of the values above the limit.
func fill(set runs.Set, values []int64, limit int64) {
	for w := range set {
		var word uint64
		part := values[64*w : min(64*w+64, len(values))]
		for i, v := range part {
			word |= uint64(limit-v) >> 63 << i // the sign of a difference that cannot overflow
		}
		set[w] = word
	}
}

// fillHours makes the set that of the hours whose mean is above the limit.
func fillHours(set runs.Set, hours []int64, limit int64) {
	for w := range set {
		var word uint64
		part := hours[64*w : min(64*w+64, len(hours))]
		for i, h := range part {
			word |= uint64(-excess(h, limit)) >> 63 << i
		}
		set[w] = word
	}
}
