package alert

import (
	"slices"

	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/internal/faults"
	"github.com/clearsky-go/clearsky/internal/wording"
)

// LevelSpan is a stretch of hours at one level.
//
//clearsky:whole
type LevelSpan struct {
	Level Level `json:"level"`
	aqi.Span
}

// String returns "Orange, 2026-01-06 00:00 to 2026-01-08 00:00".
func (s LevelSpan) String() string { return s.text(wording.English) }

// Chinese returns the same in Chinese.
func (s LevelSpan) Chinese() string { return s.text(wording.Chinese) }

func (s LevelSpan) text(l wording.Language) string { return l.Join(l.Of(s.Level), l.Of(s.Span)) }

// Schedule is an alert as it is announced or asked for (预警时程): levels over stretches of hours, by time, without overlaps. The zero
// Schedule is no alert.
//
//clearsky:whole
type Schedule struct {
	Spans []LevelSpan `json:"spans"` // from the decision that made it on
	Began aqi.Stamp   `json:"began"` // the alert's first hour, also where a later decision changed it
	// Provisional says that the last level goes on until further notice; the end of the last stretch is the hour expected.
	Provisional bool `json:"provisional"`
}

// None reports whether the schedule is no alert.
func (s Schedule) None() bool { return len(s.Spans) == 0 }

// Until returns the announced end, none where there is no alert.
func (s Schedule) Until() aqi.Stamp { return s.last().Until }

// At returns the level in force at an hour, NoAlert before the alert has begun. An alert is in force until it is lifted, at its
// last level also after Until.
func (s Schedule) At(hour aqi.Stamp) Level {
	switch {
	case s.None() || hour < s.Began:
		return NoAlert
	case hour < s.Spans[0].From:
		return s.Spans[0].Level
	}
	level := NoAlert
	for _, span := range s.Spans {
		if span.From <= hour {
			level = span.Level
		}
	}
	return level
}

// Highest returns the highest level from an hour on, the last one's where the announced end has come.
func (s Schedule) Highest(from aqi.Stamp) Level {
	highest := s.last().Level
	for _, span := range s.Spans {
		if span.Until > from {
			highest = max(highest, span.Level)
		}
	}
	return highest
}

// last returns the last stretch.
func (s Schedule) last() LevelSpan {
	if s.None() {
		return LevelSpan{}
	}
	return s.Spans[len(s.Spans)-1]
}

// clone returns the schedule in memory of its own.
func (s Schedule) clone() Schedule {
	s.Spans = slices.Clone(s.Spans)
	return s
}

// inForce reports whether the alert has begun.
func (s Schedule) inForce(at aqi.Stamp) bool { return !s.None() && s.Began <= at }

// String returns "Orange, 2026-01-06 00:00 to 2026-01-08 00:00 (until further notice)", stretch by stretch, or "None".
func (s Schedule) String() string { return s.text(wording.English) }

// Chinese returns the same in Chinese.
func (s Schedule) Chinese() string { return s.text(wording.Chinese) }

func (s Schedule) text(l wording.Language) string {
	if s.None() {
		return l.Of(NoAlert)
	}
	return wording.List(l, s.Spans, func(s LevelSpan) string { return l.Of(s) }) + provisional(l, s.Provisional)
}

// provisional returns that an end is provisional, in brackets; "" where it is not.
func provisional(l wording.Language, is bool) string {
	if !is {
		return ""
	}
	return l.Bracket(l.Pick("until further notice", "至另行通知"))
}

func (s Schedule) check(fs *aqi.Faults, path string) {
	if s.None() {
		if s.Began != 0 || s.Provisional {
			want := aqi.Text{Chinese: "无预警时不给出起始时间和暂定", English: "no beginning and no provisional end without an alert"}
			fs.Add(aqi.Fault{Path: path, Got: s.Began.String(), Want: want, Rule: aqi.ErrConflict})
		}
		return
	}
	for i, span := range s.Spans {
		before := span.From
		if i > 0 {
			before = s.Spans[i-1].Until
		}
		var wrong aqi.Faults
		if span.check(&wrong, before); wrong != nil { // else no pointer is made
			fs.Join(faults.At(path+"/spans", i), wrong)
		}
	}
	if !s.Began.Valid() {
		faults.Hour(fs, path+"/began", s.Began)
	}
	if s.Began > s.Spans[0].From {
		want := aqi.Text{Chinese: "不晚于第一时段", English: "no later than the first stretch"}
		fs.Add(aqi.Fault{Path: path + "/began", Got: s.Began.String(), Want: want, Rule: aqi.ErrOrder})
	}
}

// check refuses a stretch without hours or level, and one that begins before the end of the one before, with pointers into it.
func (s LevelSpan) check(fs *aqi.Faults, before aqi.Stamp) {
	if s.Level == NoAlert || !s.Level.Valid() {
		want := aqi.Text{Chinese: "预警级别", English: "an alert level"}
		fs.Add(aqi.Fault{Path: "/level", Got: s.Level.String(), Want: want, Rule: aqi.ErrUnknown})
	}
	faults.Span(fs, "", s.Span)
	if s.From < before {
		want := aqi.Text{Chinese: "按时间先后，互不重叠", English: "stretches by time, without overlaps"}
		fs.Add(aqi.Fault{Path: "/from", Got: s.From.String(), Want: want, Rule: aqi.ErrOrder})
	}
}

// State is what is kept of an alert from one decision to the next (现行预警). The zero State is that of a place where nothing was
// decided yet. Whoever does not carry out a decision puts Announced and Own back to what they were.
//
//clearsky:whole
type State struct {
	Announced Schedule `json:"announced"` // what was made public
	Own       Schedule `json:"own"`       // what the own finding asks for, as if there were no demands
	Clocks    Clocks   `json:"clocks"`
	// Told is the later hour for which the last act was made public, by [Decision.ToldFor]; none: no act waits.
	Told aqi.Stamp `json:"told,omitzero"`
	// Since is the hour before which hours do not matter any more: an outlook at a later hour may leave them out.
	Since aqi.Stamp `json:"since"`
}

// Clocks tell since which hour the own finding has been no higher than a level; none where it is higher.
//
//clearsky:whole
type Clocks struct {
	None     aqi.Stamp `json:"none"` // since when there has been no episode to alert for
	Ungraded aqi.Stamp `json:"ungraded"`
	Blue     aqi.Stamp `json:"blue"`
	Yellow   aqi.Stamp `json:"yellow"`
	Orange   aqi.Stamp `json:"orange"`
}

// of returns the clock of a level below red.
func (c *Clocks) of(l Level) *aqi.Stamp {
	return [...]*aqi.Stamp{&c.None, &c.Ungraded, &c.Blue, &c.Yellow, &c.Orange}[l]
}

// set sets the clocks by what is found at an hour.
func (c *Clocks) set(finding Level, at aqi.Stamp) {
	for l := NoAlert; l < Red; l++ {
		switch clock := c.of(l); {
		case finding > l:
			*clock = 0
		case *clock == 0:
			*clock = at
		}
	}
}

// clone returns the state in memory of its own.
func (s State) clone() State {
	s.Announced, s.Own = s.Announced.clone(), s.Own.clone()
	return s
}

// String returns what is announced.
func (s State) String() string { return s.Announced.String() }

// Chinese returns the same in Chinese.
func (s State) Chinese() string { return s.Announced.Chinese() }

func (s State) check(fs *aqi.Faults) {
	s.Announced.check(fs, "/state/announced")
	s.Own.check(fs, "/state/own")
	if s.Told != 0 {
		faults.Hour(fs, "/state/told", s.Told)
	}
	if s.Since != 0 {
		faults.Hour(fs, "/state/since", s.Since)
	}
	for l := NoAlert; l < Red; l++ {
		if clock := *s.Clocks.of(l); clock != 0 && !clock.Valid() {
			faults.Hour(fs, "/state/clocks/"+[...]string{"none", "ungraded", "blue", "yellow", "orange"}[l], clock)
		}
	}
}
