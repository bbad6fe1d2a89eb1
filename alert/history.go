package alert

import (
	"iter"
	"slices"

	"github.com/clearsky-go/clearsky/aqi"
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
func (p Period) String() string { return State(p).String() }

// Chinese returns the same in Chinese.
func (p Period) Chinese() string { return State(p).Chinese() }

// Periods returns when each level was in force, by time. An alert changed or lifted before it began has no period. The last
// period of an alert that is not lifted runs to the announced end, or, where it is in force beyond that, to the hour after the
// last decision. Decisions that are out of order or have no hours give periods that are empty.
func (h History) Periods() []Period {
	var periods []Period
	for i, d := range h.Decisions {
		p := Period{d.After.Level, aqi.Span{From: max(d.At, d.After.From), Until: max(d.After.Until, h.Last+1)}, true}
		neverBegun := false
		if i+1 < len(h.Decisions) {
			p.Until, p.Provisional = h.Decisions[i+1].At, false
			neverBegun = d.At <= p.Until && p.Until <= p.From
		}
		if p.Level == NoAlert || neverBegun {
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
