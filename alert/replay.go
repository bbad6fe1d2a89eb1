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
