package restated

// Span is a level over hours. Until is exclusive.
type Span struct{ From, Until, Level int }

// Schedule is what is announced or wanted: spans one after another, of which those of the own schedule may leave holes. Without
// spans it is nothing.
type Schedule struct {
	Spans       []Span
	Began       int
	Provisional bool // the last level goes on; the end is only the hour expected
}

func (s Schedule) none() bool { return len(s.Spans) == 0 }

func (s Schedule) first() Span { return s.Spans[0] }

func (s Schedule) last() Span { return s.Spans[len(s.Spans)-1] }

func (s Schedule) end() int { return s.last().Until }

// At returns the level of an hour; a provisional schedule goes on.
func (s Schedule) At(hour int) int {
	for _, span := range s.Spans {
		if span.From <= hour && hour < span.Until {
			return span.Level
		}
	}
	if !s.none() && s.Provisional && hour >= s.end() {
		return s.last().Level
	}
	return None
}

// spans returns the levels, of which the first is that of the hour from, as spans.
func spans(from int, levels []int) []Span {
	var out []Span
	for i, level := range levels {
		if level == None {
			continue
		}
		if n := len(out); n > 0 && out[n-1].Level == level && out[n-1].Until == from+i {
			out[n-1].Until++
			continue
		}
		out = append(out, Span{from + i, from + i + 1, level})
	}
	return out
}
