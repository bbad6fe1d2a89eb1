package runs

import (
	"iter"
	"math/bits"
)

// Set is a set of hours, or of the windows that begin at them: bit i of word i/64. Those that are combined have the same length.
type Set []uint64

// NewSet returns an empty set for that many hours.
func NewSet(hours int) Set { return make(Set, (hours+63)/64) }

// Resized returns the set for that many hours, in its memory where that is enough. It loses those beyond.
func (s Set) Resized(hours int) Set { return s.resized((hours + 63) / 64) }

func (s Set) resized(words int) Set {
	s = s[:min(len(s), words)]
	return append(s, make(Set, words-len(s))...)
}

// Dropped returns the set without that many words of hours at the front, in its memory.
func (s Set) Dropped(words int) Set { return s[:copy(s, s[min(words, len(s)):])] }

// Next returns the first hour of the set from i on; where there is none, one beyond all hours.
func (s Set) Next(i int) int {
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

// NextOut returns the first hour from i on that is not in the set.
func (s Set) NextOut(i int) int {
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

// UpTo returns the words of the set that hold the hours before end.
func (s Set) UpTo(end int) Set { return s[:min(len(s), (end+63)/64)] }

// Last returns the last hour of the set before i, -1 where there is none.
func (s Set) Last(i int) int {
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

// mask returns the bits of a word that stand for hours from i up to but without until.
func mask(w, i, until int) uint64 {
	from, end := max(0, i-64*w), min(64, until-64*w)
	if from >= end {
		return 0
	}
	return ^uint64(0) << from & (^uint64(0) >> (64 - end))
}

// Words returns the words, with their positions, of the set's hours from i up to but without until, which it has.
func (s Set) Words(i, until int) iter.Seq2[int, uint64] {
	return func(yield func(int, uint64) bool) {
		for w := i / 64; 64*w < until; w++ {
			if !yield(w, s[w]&mask(w, i, until)) {
				return
			}
		}
	}
}

// Add adds the hours from i up to but without until.
func (s Set) Add(i, until int) {
	for w := i / 64; w < len(s) && 64*w < until; w++ {
		s[w] |= mask(w, i, until)
	}
}

// cover makes the set that of the hours that lie in a window of the other set, of that many hours, 64 at the most.
func (s Set) cover(windows Set, hours int) {
	before := uint64(0) // the windows of the word before
	for w, word := range windows {
		switch {
		case word == ^uint64(0) || word|before == 0:
			s[w] = word
		default:
			s[w] = smear(before, word, hours)
		}
		before = word
	}
}

// smear returns the hours of a word that lie in a window, of that many hours, of the word or of the one before.
func smear(before, word uint64, hours int) uint64 {
	for breadth := 1; breadth < hours; {
		step := min(breadth, hours-breadth)
		word |= word<<step | before>>(64-step)
		before |= before << step
		breadth += step
	}
	return word
}

// reach makes the set that of the windows of that many hours that hold an hour of the other set.
func (s Set) reach(others Set, hours int) {
	copy(s, others)
	last := len(s) - 1
	for breadth := 1; breadth < hours && last >= 0; {
		step := min(breadth, hours-breadth, 63)
		for w := range s[:last] {
			s[w] |= s[w]>>step | s[w+1]<<(64-step)
		}
		s[last] |= s[last] >> step
		breadth += step
	}
}

// cut takes out of the set all but the hours from i up to but without until.
func (s Set) cut(i, until int) {
	for w := range s {
		s[w] &= mask(w, i, until)
	}
}

// chained makes the set that of the first set's hours that many hours behind which there is one of the second, and reports whether
// there are any. It may be one of them.
func (s Set) chained(first, second Set, hours int) bool {
	words, shift := hours/64, hours%64
	n := max(0, len(s)-words) // those with hours that many behind
	var any uint64
	for w := range n {
		behind := second[w+words] >> shift
		if w+1 < n {
			behind |= second[w+words+1] << (64 - shift)
		}
		s[w] = first[w] & behind
		any |= s[w]
	}
	clear(s[n:])
	return any != 0
}

// longest returns how many hours the longest stretch of the set has.
func (s Set) longest() int {
	most := 0
	for first := s.Next(0); first < 64*len(s); {
		end := s.NextOut(first)
		most = max(most, end-first)
		first = s.Next(end)
	}
	return most
}
