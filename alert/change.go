package alert

import "github.com/clearsky-go/clearsky/aqi"

// change is the way from what is announced to what is wanted.
type change struct {
	*wanted
	announced Schedule
	replaced  bool // the own schedule was replaced
}

// reference returns what an hour from that one on is compared with to tell whether it is raised: what is announced, before its first hour
// its first level, behind its end its last.
func (s Schedule) reference(at aqi.Stamp) ladder {
	l := ladder{{at, s.last().Level}}
	for i := len(s.Spans) - 1; i >= 0 && s.Spans[i].Until > at; i-- {
		l[0].level = s.Spans[i].Level
	}
	for _, span := range s.Spans {
		if span.Until > at {
			l = l.then(max(at, span.From), span.Level)
		}
	}
	return l
}

// act returns the act and the level that it is about.
func (c *change) act() (Act, Level) {
	first := c.levels.first()
	switch {
	case c.announced.None() && first.from == forever:
		return Nothing, NoAlert
	case c.announced.None():
		return Issue, c.raised()
	case first.from == forever && c.at >= c.announced.Until():
		return LiftOnSchedule, c.announced.now(c.at)
	case first.from == forever:
		return LiftEarly, c.announced.now(c.at)
	}
	if raised := c.raised(); raised > NoAlert {
		return Upgrade, raised
	}
	if lowered := c.lowered(); lowered > NoAlert {
		return Downgrade, lowered
	}
	if c.longer(first.from) {
		return Extend, c.announced.now(c.at)
	}
	return Keep, c.announced.now(c.at)
}

// now returns the level in force at an hour, the first one before the alert has begun.
func (s Schedule) now(at aqi.Stamp) Level {
	if s.None() {
		return NoAlert
	}
	return s.At(max(at, s.Began))
}

// raised returns the highest level of the hours that are wanted higher than announced.
func (c *change) raised() Level {
	highest := NoAlert
	both(c.announced.reference(c.at), c.levels, func(_ aqi.Span, announced, wanted Level) bool {
		if wanted > announced {
			highest = max(highest, wanted)
		}
		return true
	})
	return highest
}

// lowered returns the level of the first hour before both ends that is wanted lower than announced; of one that is not wanted at all,
// that of the first one wanted.
func (c *change) lowered() Level {
	level, ends := NoAlert, min(c.levels.end(), c.announcedEnd())
	both(c.announced.from(c.at), c.levels, func(span aqi.Span, announced, wanted Level) bool {
		if span.From < ends && wanted < announced {
			if level = wanted; wanted == NoAlert {
				level = c.levels.first().level
			}
		}
		return level == NoAlert
	})
	return level
}

// longer reports whether the alert is wanted from an earlier hour or beyond a firm end, or, the hour expected having come, there is
// an end or a new hour to announce.
func (c *change) longer(first aqi.Stamp) bool {
	switch {
	case !c.announced.inForce(c.at) && first < c.announced.Spans[0].From:
		return true
	case !c.announced.Provisional:
		return c.levels.end() > c.announced.Until()
	}
	return c.announced.Until() <= c.at && (c.replaced || c.levels.end() < forever)
}

// announcedEnd returns the announced end, forever where it is provisional.
func (c *change) announcedEnd() aqi.Stamp {
	if c.announced.Provisional {
		return forever
	}
	return c.announced.Until()
}

// required returns up to which level an upgrade is required: at some hour that is wanted higher than announced, by the observed hours
// until the episode's end where that many windows exceed, or by a superior's alert.
func (c *change) required(e Evidence, until aqi.Stamp, windows int) Level {
	required, grounds := NoAlert, ladderOf(c.at, NoAlert, 0)
	if e.ExceedingWindows == windows {
		grounds = ladderOf(c.at, e.Observed, 1).then(until, NoAlert)
	}
	var superior []Demand
	for _, d := range c.demands {
		if d.Kind == SuperiorAlert {
			superior = append(superior, d)
		}
	}
	grounds = join(grounds, levelsOf(superior, c.at), func(_ aqi.Span, a, b Level) Level { return max(a, b) })
	grounds = join(grounds, c.levels, func(_ aqi.Span, a, b Level) Level { return min(a, b) })
	both(c.announced.reference(c.at), grounds, func(_ aqi.Span, announced, level Level) bool {
		if level > announced {
			required = max(required, level)
		}
		return true
	})
	return required
}
