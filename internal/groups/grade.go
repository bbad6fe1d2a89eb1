package groups

import "slices"

// episode is an episode as positions in the hours.
type episode struct {
	from, until int
	first, last int // the first and the last exceeding window
	trigger     int // -1: none
}

// episodes returns the episodes of the series that the grader has.
func (s *search) episodes() []episode {
	s.graded = s.graded[:0]
	found := s.Grader.Find()
	for first, end := 0, 0; first < len(found); first = end {
		end = s.EpisodeEnd(first)
		s.graded = append(s.graded, episode{
			from: found[first].From, until: found[end-1].Until, first: found[first].First, last: found[end-1].End - s.Window,
			trigger: s.Grade(first, end, nil),
		})
	}
	return s.graded
}

// wanted returns how many of the wanted triggers one reaches.
func (s *search) wanted(trigger int) int {
	n, _ := slices.BinarySearch(s.Triggers, trigger+1)
	return n
}
