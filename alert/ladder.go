package alert

import "github.com/clearsky-go/clearsky/aqi"

// ladder has a level for every hour from its first step's on: each step's until the next one's, the last one's without end.
type ladder []step

type step struct {
	from  aqi.Stamp
	level Level
}

// ladderOf has the level from an hour on, and room for some steps more.
func ladderOf(from aqi.Stamp, level Level, more int) ladder {
	return append(make(ladder, 0, 1+more), step{from, level})
}

// then has the level from an hour on, which must not be before the last step's.
func (l ladder) then(from aqi.Stamp, level Level) ladder {
	if n := len(l); n > 0 && l[n-1].from == from {
		l = l[:n-1]
	}
	if n := len(l); n > 0 && l[n-1].level == level {
		return l
	}
	return append(l, step{from, level})
}

// from returns the schedule from an hour on. One whose end is provisional goes on at its last level, and so where it is in force
// does one whose end has come: an alert is in force until it is lifted.
func (s Schedule) from(at aqi.Stamp) ladder {
	l := ladderOf(at, NoAlert, 2*len(s.Spans)+1)
	for _, span := range s.Spans {
		if span.Until > at {
			l = l.then(max(at, span.From), span.Level).then(span.Until, NoAlert)
		}
	}
	if s.Provisional {
		l = l.then(max(at, s.Until()), s.last().Level)
	}
	return l
}

// both calls yield with the two levels of each stretch of hours at which neither changes, until it returns false. The ladders must
// begin at the same hour; the last stretch has the end forever.
func both(a, b ladder, yield func(span aqi.Span, a, b Level) bool) {
	for i, j, from := 0, 0, a[0].from; from < forever; {
		until := forever
		if i+1 < len(a) {
			until = min(until, a[i+1].from)
		}
		if j+1 < len(b) {
			until = min(until, b[j+1].from)
		}
		if !yield(aqi.Span{From: from, Until: until}, a[i].level, b[j].level) {
			return
		}
		if i+1 < len(a) && a[i+1].from == until {
			i++
		}
		if j+1 < len(b) && b[j+1].from == until {
			j++
		}
		from = until
	}
}

// forever is after all hours; adding a plan's hours to it does not overflow.
const forever aqi.Stamp = 1 << 30

// join returns the ladder of two that has at every hour what of says.
func join(a, b ladder, of func(span aqi.Span, a, b Level) Level) ladder {
	joined := make(ladder, 0, len(a)+len(b))
	both(a, b, func(span aqi.Span, a, b Level) bool {
		joined = joined.then(span.From, of(span, a, b))
		return true
	})
	return joined
}

// any reports whether some stretch of hours of the two is so.
func anyOf(a, b ladder, is func(span aqi.Span, a, b Level) bool) bool {
	found := false
	both(a, b, func(span aqi.Span, a, b Level) bool {
		found = is(span, a, b)
		return !found
	})
	return found
}

// first returns the first hour that has a level, forever where none has.
func (l ladder) first() step {
	for _, s := range l {
		if s.level > NoAlert {
			return s
		}
	}
	return step{from: forever}
}

// last returns the last step: what goes on without end.
func (l ladder) last() step { return l[len(l)-1] }

// end returns the hour after the last that has a level, forever where that goes on.
func (l ladder) end() aqi.Stamp {
	if l.last().level > NoAlert {
		return forever
	}
	return l.last().from
}

// spans returns the stretches of hours with a level; what goes on without end is cut at that hour.
func (l ladder) spans(end aqi.Stamp) []LevelSpan {
	var spans []LevelSpan
	for i, s := range l {
		until := end
		if i+1 < len(l) {
			until = l[i+1].from
		}
		if s.level > NoAlert && s.from < until {
			spans = append(spans, LevelSpan{s.level, aqi.Span{From: s.from, Until: until}})
		}
	}
	return spans
}

// fill gives holes the lower of their two sides.
func (l ladder) fill() ladder {
	filled := make(ladder, 0, len(l))
	for i, s := range l {
		if s.level == NoAlert && i > 0 && i+1 < len(l) {
			s.level = min(l[i-1].level, l[i+1].level)
		}
		filled = filled.then(s.from, s.level)
	}
	return filled
}
