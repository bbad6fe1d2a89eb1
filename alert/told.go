package alert

import (
	"github.com/clearsky-go/clearsky/aqi"
)

// ToldFor returns the state after an issue or a lifting that was made public for a later hour: a lifting told at 15:00 for 18:00, an alert
// told to begin at 20:00. Until then what was announced before holds, and nothing is said of it again. Whatever asks for a higher level
// than the one told, and a demand, still changes it at once.
//
// Errors: another act ("/decision/act"), since changes do not wait (3.7.1: 及时调整), and an hour at which what is told changes no
// level ("/hour").
func (d Decision) ToldFor(hour aqi.Stamp) (State, error) {
	var fs aqi.Faults
	if d.Act != Issue && d.Act != LiftEarly && d.Act != LiftOnSchedule {
		want := aqi.Text{Chinese: "发布或解除", English: "an issue or a lifting"}
		fs.Add(aqi.Fault{Path: "/decision/act", Got: d.Act.String(), Want: want, Rule: aqi.ErrConflict})
		return State{}, fs
	}
	s, now := d.After.clone(), d.Before.Announced
	w := wanted{at: d.At, levels: now.inForceFrom(d.At).until(hour, d.After.Announced.from(d.At)), end: max(hour, d.After.Announced.Until())}
	s.Announced = w.schedule(now)
	if s.Told = hour; hour <= d.At || !s.Announced.changes(hour) {
		want := aqi.Text{Chinese: "决定之后、级别变化的时刻", English: "an hour after the decision at which the level changes"}
		fs.Add(aqi.Fault{Path: "/hour", Got: hour.String(), Want: want, Rule: aqi.ErrConflict})
		return State{}, fs
	}
	return s, nil
}

// until returns the ladder up to an hour, and from then on another, which begins no later.
func (l ladder) until(hour aqi.Stamp, next ladder) ladder {
	var both ladder
	for _, s := range l {
		if s.from < hour || len(both) == 0 {
			both = append(both, s)
		}
	}
	for _, s := range next {
		both = both.then(max(hour, s.from), s.level)
	}
	return both
}

// changes reports whether the level changes at an hour.
func (s Schedule) changes(hour aqi.Stamp) bool {
	for i, span := range s.Spans {
		goesOn := s.Provisional && i+1 == len(s.Spans)
		if span.From == hour || span.Until == hour && !goesOn {
			return true
		}
	}
	return false
}

// settle makes hours before that for which an act waits those that are announced, but where a demand or, beyond the level told, anything
// asks for more.
func (w *wanted) settle(before State) {
	if before.Told <= w.at {
		return
	}
	announced, told := before.Announced.from(w.at), NoAlert
	for _, step := range announced {
		if step.from <= before.Told {
			told = step.level
		}
	}
	least := join(announced, levelsOf(w.demands, w.at), func(_ aqi.Span, a, b Level) Level { return max(a, b) })
	w.levels = join(w.levels, least, func(_ aqi.Span, level, least Level) Level {
		if level > max(least, told) {
			return level
		}
		return least
	}).until(before.Told, w.levels)
}
