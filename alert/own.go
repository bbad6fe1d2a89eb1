package alert

import "github.com/clearsky-go/clearsky/aqi"

// finding is what the own hours ask for at an hour: the episode to alert for, if there is one (3.7.1). The zero finding is none.
type finding struct {
	level Level
	from  aqi.Stamp // its start
	next  aqi.Stamp // the start of its first run that has not ended
	until aqi.Stamp // its end, as an alert announces it
	known aqi.Stamp // its end as far as known
	open  bool      // it is not known to have ended: until is provisional
	ended bool      // a judgement has declared it ended
	tail  bool      // its runs are known to have ended, though lifting may not begin: it starts no alert
}

// finding returns what the evidence comes to at an hour.
func (e *Evidence) finding(at aqi.Stamp) finding {
	f := finding{level: e.Episode.Level, from: e.Episode.From, next: e.Episode.next(at), known: e.Episode.Until, open: e.Episode.Open}
	switch {
	case f.open:
		f.until = max(f.known, min(at+dayHours, lastHour))
	case f.known <= at:
		f = finding{}
	default:
		f.until = f.known
	}
	f.ended = e.Ended != 0
	if n := len(e.Episode.Runs); n > 0 {
		last := e.Episode.Runs[n-1].Until
		f.tail = last <= at && last <= e.LastValid && last < e.Episode.Until
	}
	return f
}

// next returns the start of the episode's first run that has not ended at an hour, that of the last run where all have.
func (e Episode) next(at aqi.Stamp) aqi.Stamp {
	next := e.From
	for _, r := range e.Runs {
		next = r.From
		if r.Until > at {
			break
		}
	}
	return next
}

// owner moves the own schedule on.
type owner struct {
	plan   *Plan
	at     aqi.Stamp
	find   finding
	clocks Clocks
	known  bool // every hour that lifting needs lies in some valid window
}

// mayLower reports whether the own schedule may be lowered to the level.
func (o *owner) mayLower(to Level) bool {
	clock := *o.clocks.of(to)
	return o.known && !o.find.open && clock != 0 && o.at-clock >= aqi.Stamp(o.plan.Hold)
}

// move returns the own schedule from now on, and whether it was replaced.
func (o *owner) move(own Schedule) (Schedule, bool) {
	f := o.find
	switch {
	case f.level == NoAlert:
		if own.None() || o.at >= own.Until() || f.ended || o.mayLower(NoAlert) {
			return Schedule{}, false
		}
		return own, false
	case own.None() && f.tail && o.plan.LiftBelow > 0:
		return own, false
	case own.None():
		from := max(o.at, f.next)
		return Schedule{[]LevelSpan{{f.level, aqi.Span{From: from, Until: f.until}}}, from, f.open}, true
	}
	now := own.from(o.at)
	next := join(now, o.wanted(own), o.lowered)
	end := o.end(own, next)
	if !o.replaces(own, now, next, end) {
		return own, false
	}
	moved := Schedule{next.spans(end), own.Began, f.open}
	if !own.inForce(o.at) {
		moved.Began = moved.Spans[0].From
	}
	return moved, true
}

// end returns the end of the next own schedule: the episode's. No hour at which the own schedule has more is dropped behind it where
// only data are missing: where too little is known for lowering, and where the episode is open, when a day of its level follows.
func (o *owner) end(own Schedule, next ladder) aqi.Stamp {
	until, last := o.find.until, next.last()
	switch {
	case !o.find.open && !o.known:
		return max(until, own.Until())
	case !o.find.open:
		return until
	case last.level > o.find.level: // the own schedule goes on
		return max(until, own.Until())
	case last.from >= until:
		return last.from + dayHours
	}
	return until
}

// wanted returns the level of the episode from its start on, of an alert that has not begun from its next run on. An open episode
// goes on.
func (o *owner) wanted(own Schedule) ladder {
	from := o.find.next
	if own.inForce(o.at) {
		from = o.find.from
	}
	wanted := ladderOf(o.at, NoAlert, 2).then(max(o.at, from), o.find.level)
	if o.find.open {
		return wanted
	}
	return wanted.then(o.find.until, NoAlert)
}

// lowered returns the level of hours at which the own schedule and the episode have these: the episode's, but where the own
// schedule has more, the lowest to which it may be lowered. Behind a known end that is the episode's where all is known.
func (o *owner) lowered(span aqi.Span, own, wanted Level) Level {
	if own <= wanted || !o.find.open && o.known && span.From >= o.find.until {
		return wanted
	}
	for l := o.find.level; l < own; l++ {
		if o.plan.has(l) && o.mayLower(l) {
			return l
		}
	}
	return own
}

// replaces reports whether what is next takes the place of the own schedule: where some hour until its end differs, but for hours
// behind a firm end that is not near; or where the hour expected has come and the known end is later.
func (o *owner) replaces(own Schedule, now, next ladder, end aqi.Stamp) bool {
	if own.Provisional && own.Until() <= o.at && o.find.known > own.Until() {
		return true
	}
	far := !own.Provisional && own.Until()-o.at >= aqi.Stamp(o.plan.LeadTimes.OnTime)
	return anyOf(now, next, func(span aqi.Span, now, next Level) bool {
		if span.From >= end || now == next {
			return false
		}
		return !far || span.From < own.Until() || next > own.last().Level
	})
}
