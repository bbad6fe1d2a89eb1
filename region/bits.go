package region

import "math/bits"

// hourSet is a set of hours of the assessment, or of the windows that begin at them: bit i of word i/64.
type hourSet []uint64

func newHourSet(hours int) hourSet { return make(hourSet, (hours+63)/64) }

// next returns the first hour of the set from i on; where there is none, one beyond all hours.
func (s hourSet) next(i int) int {
	for w := i / 64; w < len(s); w++ {
		word := s[w]
		if w == i/64 {
			word &= ^uint64(0) << (i % 64)
		}
		if word != 0 {
			return 64*w + bits.TrailingZeros64(word)
		}
	}
	return 64 * len(s)
}

// nextOut returns the first hour from i on that is not in the set.
func (s hourSet) nextOut(i int) int {
	for w := i / 64; w < len(s); w++ {
		word := ^s[w]
		if w == i/64 {
			word &= ^uint64(0) << (i % 64)
		}
		if word != 0 {
			return 64*w + bits.TrailingZeros64(word)
		}
	}
	return 64 * len(s)
}

// upTo returns the words of the set that hold the hours before end.
func (s hourSet) upTo(end int) hourSet { return s[:min(len(s), (end+63)/64)] }

// last returns the last hour of the set before i, -1 where there is none.
func (s hourSet) last(i int) int {
	for w := (i - 1) / 64; w >= 0 && i > 0; w-- {
		word := s[w]
		if w == (i-1)/64 {
			word &= ^uint64(0) >> (63 - (i-1)%64)
		}
		if word != 0 {
			return 64*w + 63 - bits.LeadingZeros64(word)
		}
	}
	return -1
}

// add adds the hours from i up to but without until.
func (s hourSet) add(i, until int) {
	for w := i / 64; w < len(s) && 64*w < until; w++ {
		word := ^uint64(0)
		if w == i/64 {
			word <<= i % 64
		}
		if left := until - 64*w; left < 64 {
			word &= 1<<left - 1
		}
		s[w] |= word
	}
}

// fill makes the set that of the values above the limit.
func (s hourSet) fill(values []int64, limit int64) {
	for w := range s {
		var word uint64
		part := values[64*w : min(64*w+64, len(values))]
		for i, v := range part {
			word |= uint64(limit-v) >> 63 << i // the sign of a difference that cannot overflow
		}
		s[w] = word
	}
}

// daySteps shift a set over itself to 2, 4, 8, 16 and 24 hours' breadth.
var daySteps = [...]int{1, 2, 4, 8, 8}

// cover makes the set that of the hours that lie in a window of the other set.
func (s hourSet) cover(windows hourSet) {
	copy(s, windows)
	for _, step := range daySteps {
		for w := len(s) - 1; w > 0; w-- {
			s[w] |= s[w]<<step | s[w-1]>>(64-step)
		}
		s[0] |= s[0] << step
	}
}

// reach makes the set that of the windows that hold an hour of the other set.
func (s hourSet) reach(hours hourSet) {
	copy(s, hours)
	last := len(s) - 1
	for _, step := range daySteps {
		for w := range s[:last] {
			s[w] |= s[w]>>step | s[w+1]<<(64-step)
		}
		s[last] |= s[last] >> step
	}
}

// slice makes the set that of the other set's hours from i up to but without until.
func (s hourSet) slice(other hourSet, i, until int) {
	clear(s)
	s.add(i, until)
	for w := range s {
		s[w] &= other[w]
	}
}

// chained makes the set that of the first set's hours that many hours behind which there is one of the second, and reports whether
// there are any. It may be one of them.
func (s hourSet) chained(first, second hourSet, hours int) bool {
	words, shift := hours/64, hours%64
	var any uint64
	for w := range s {
		behind := uint64(0)
		if w+words < len(s) {
			behind = second[w+words] >> shift
		}
		if w+words+1 < len(s) {
			behind |= second[w+words+1] << (64 - shift)
		}
		s[w] = first[w] & behind
		any |= s[w]
	}
	return any != 0
}

// unbroken returns the hours of the longest row of windows of the set that begin one hour after another, 0 where there are none.
func (s hourSet) unbroken() int {
	most := 0
	for first := s.next(0); first < 64*len(s); {
		end := s.nextOut(first)
		most = max(most, end-first+dayHours-1)
		first = s.next(end)
	}
	return most
}

// count returns how many hours of the set lie from i up to but without until.
func (s hourSet) count(i, until int) int {
	n := 0
	for w := i / 64; w < len(s) && 64*w < until; w++ {
		word := s[w]
		if w == i/64 {
			word &= ^uint64(0) << (i % 64)
		}
		if left := until - 64*w; left < 64 {
			word &= 1<<left - 1
		}
		n += bits.OnesCount64(word)
	}
	return n
}
