package alert

import (
	"iter"
	"slices"

	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/internal/wording"
)

// History is what became of an alert (预警经过): the decisions that changed it, by time.
//
//clearsky:whole
type History struct {
	Decisions []Decision `json:"decisions"`
	Last      aqi.Stamp  `json:"last"` // the last hour decided at; none where there was no decision
}

// HistoryOf draws an alert's history from its decisions in order of time, such as those of a replay; nil has none. It ends with
// the first error, which it returns with the history so far. It takes time in proportion to the decisions and their evidence.
func HistoryOf(decisions iter.Seq2[Decision, error]) (History, error) {
	var h History
	if decisions == nil {
		return h, nil
	}
	for d, err := range decisions {
		if err != nil {
			return h, err
		}
		if d.Act.Changes() {
			d.Before, d.After = d.Before.clone(), d.After.clone()
			d.Evidence, d.Clauses = d.Evidence.clone(), slices.Clone(d.Clauses)
			h.Decisions = append(h.Decisions, d)
		}
		h.Last = d.At
	}
	return h, nil
}

// Period is a stretch of hours at one level.
//
//clearsky:whole
type Period struct {
	Level Level `json:"level"`
	aqi.Span
	Provisional bool `json:"provisional"` // the alert is still in force: the end is the announced one, and may change
}

// String returns "Orange, 2026-01-06 00:00 to 2026-01-08 00:00 (provisional)".
func (p Period) String() string { return p.text(wording.English) }

// Chinese returns the same in Chinese.
func (p Period) Chinese() string { return p.text(wording.Chinese) }

func (p Period) text(l wording.Language) string {
	text := l.Join(l.Of(p.Level), l.Of(p.Span))
	if p.Provisional {
		text += l.Bracket(l.Pick("provisional", "暂定"))
	}
	return text
}

// Periods returns when each level was in force, by time. Hours of an alert that was changed or lifted before they came have no
// period. The periods of an alert that is not lifted run to the announced end, or, where it is in force beyond that, to the
// hour after the last decision. Decisions that are out of order or have no hours give periods that are empty.
func (h History) Periods() []Period {
	var periods []Period
	for i, d := range h.Decisions {
		last := i+1 == len(h.Decisions)
		until := max(d.After.Announced.Until(), h.Last+1)
		if !last {
			until = h.Decisions[i+1].At
		}
		bad := until < d.At
		for _, s := range d.After.Announced.Spans {
			bad = bad || s.From >= s.Until
		}
		switch {
		case bad && !d.After.Announced.None():
			periods = append(periods, Period{d.After.Announced.Highest(0), aqi.Span{From: max(until, d.At), Until: until}, last})
		case until > d.At && !d.After.Announced.None():
			periods = appendPeriods(periods, d.After.Announced.inForceFrom(d.At), until, last)
		}
	}
	return periods
}

// inForceFrom returns the levels in force from an hour on: an alert is in force until it is lifted, at its last level.
func (s Schedule) inForceFrom(at aqi.Stamp) ladder {
	l := s.from(at)
	if s.inForce(at) && s.Spans[0].From > at {
		l[0].level = s.Spans[0].Level
	}
	return l.then(max(at, s.Until()), s.last().Level)
}

// appendPeriods appends the levels up to an hour, each to the last period where it goes on.
func appendPeriods(periods []Period, levels ladder, until aqi.Stamp, provisional bool) []Period {
	for _, span := range levels.spans(max(until, levels.last().from)) {
		p := Period{span.Level, aqi.Span{From: span.From, Until: min(span.Until, until)}, provisional}
		if p.From >= p.Until {
			continue
		}
		if n := len(periods); n > 0 && periods[n-1].Level == p.Level && periods[n-1].Until == p.From {
			periods[n-1].Until, periods[n-1].Provisional = p.Until, p.Provisional
			continue
		}
		periods = append(periods, p)
	}
	return periods
}

// At returns the level in force at an hour. Like Periods, it takes time in proportion to the decisions.
func (h History) At(hour aqi.Stamp) Level {
	for _, p := range h.Periods() {
		if p.Contains(hour) {
			return p.Level
		}
	}
	return NoAlert
}
