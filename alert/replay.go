package alert

import (
	"iter"

	"github.com/clearsky-go/clearsky/aqi"
)

// Source gives the series that is known at an hour: monitored hours before it, forecast from it on. Hours before since are
// not asked for and may be left out; a source that has nothing so early starts later.
type Feed func(since, at aqi.Stamp) (Series, error)

// Hindsight returns a source that knows a whole series, as if forecasts had been right, horizon hours ahead. Hours before
// the hour asked for become observed, the others forecast.
func Hindsight(s Series, horizon int) Feed {
	return func(since, at aqi.Stamp) (Series, error) {
		var fs collector
		s.checkStart(&fs, "start")
		if err := fs.err(); err != nil {
			return Series{}, err
		}
		first := min(max(0, int(since)-int(s.Start)), len(s.Hours))
		last := min(max(first, int(at)-int(s.Start)+min(max(0, horizon), maxHours)), len(s.Hours))
		known := Series{Start: s.Start + aqi.Stamp(first), Hours: append([]Hour(nil), s.Hours[first:last]...)}
		for i := range known.Hours {
			known.Hours[i].Marks &^= Forecast
			if s.Start+aqi.Stamp(first+i) >= at {
				known.Hours[i].Marks |= Forecast
			}
		}
		if s.Daily != nil && len(s.Daily) == s.windows() {
			known.Daily = s.Daily[min(first, len(s.Daily)):][:known.windows()]
		}
		return known, nil
	}
}

// Replay decides at every hour from from until until, carrying out each decision before the next,
// beginning with nothing in force. It looks back only as far as the hours can still matter: to the last gap that separates
// two processes.
//
// The sequence ends with the first error: that of the source, or one of [Plan.Outlook] and [Plan.Decide].
func (p Plan) Replay(from, until aqi.Stamp, source Feed) iter.Seq2[Decision, error] {
	return func(yield func(Decision, error) bool) {
		var fs collector
		for _, end := range []aqi.Stamp{from, until} {
			if !end.Valid() {
				fs.series("hours", end.String(), "an hour of the years 1 to 9999")
			}
		}
		if source == nil {
			fs.series("source", "none", "one")
		}
		if err := fs.err(); err != nil {
			yield(Decision{}, err)
			return
		}
		r := replay{plan: p, source: source}
		for at := from; at < until; at++ {
			d, err := r.step(at)
			if !yield(d, err) || err != nil {
				return
			}
		}
	}
}

// replay is a replay under way.
type replay struct {
	plan   Plan
	source Feed
	since  aqi.Stamp // hours before do not matter any more
	state  State
}

func (r *replay) step(at aqi.Stamp) (Decision, error) {
	s, err := r.source(r.since, at)
	if err != nil {
		return Decision{}, err
	}
	o, err := r.plan.Outlook(s, at)
	if err != nil {
		return Decision{}, err
	}
	d, err := r.plan.Decide(r.state, o)
	if err != nil {
		return Decision{}, err
	}
	r.state = d.After
	r.since = max(r.since, r.plan.lookback(o))
	return d, nil
}

// lookback returns the first hour that can still matter after the outlook's. A process to come starts with a heavy hour that
// lies in a window of 24 hours with hours not yet monitored, and joins a run that ended less than LiftHours hours before. So
// nothing matters from before these, unless a process reaches into them: then all of it does, with the windows that its
// first hour lies in.
func (p Plan) lookback(o Outlook) aqi.Stamp {
	since := o.At - aqi.Stamp(max(p.MergeHours, p.LiftHours)) - 2*dayHours
	for _, process := range o.Episodes {
		if process.Until > since {
			return max(0, min(since, process.From-dayHours))
		}
	}
	return max(0, since)
}

// History is what became of an alert: the decisions that changed it, by time.
type History struct {
	Decisions []Decision `json:"decisions"`
	Last      aqi.Stamp  `json:"last"` // the last hour decided at; none where there was no decision
}

// Fold draws an alert's history from its decisions in order of time, such as those of a replay. It ends with the first error,
// which it returns with the history so far.
func HistoryOf(decisions iter.Seq2[Decision, error]) (History, error) {
	var h History
	for d, err := range decisions {
		if err != nil {
			return h, err
		}
		if d.Act.Changes() {
			h.Decisions = append(h.Decisions, d)
		}
		h.Last = d.At
	}
	return h, nil
}

// Period is a stretch of hours at one level.
type Period struct {
	Level Level `json:"level"`
	aqi.Span
	Provisional bool `json:"provisional"` // the alert has not been lifted, so that the end is the announced one
}

// Periods returns when each level was in force, by time. An alert changed or lifted before it began has no period. The last
// period runs to the announced end, or, where an alert is in force beyond it, to the hour after the last decision. Decisions that
// are out of order or have no hours give periods that are empty.
func (h History) Periods() []Period {
	var periods []Period
	for i, d := range h.Decisions {
		p := Period{Level: d.After.Level, Span: aqi.Span{From: max(d.At, d.After.From), Until: max(d.After.Until, h.Last+1)}, Provisional: true}
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

// At returns the level in force at an hour.
func (h History) At(hour aqi.Stamp) Level {
	for _, p := range h.Periods() {
		if hour >= p.From && hour < p.Until {
			return p.Level
		}
	}
	return NoAlert
}
