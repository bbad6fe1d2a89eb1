package alert

import (
	"iter"
	"slices"

	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/internal/faults"
)

// Feed gives the series that is known at an hour (数据来源): observed hours before it, forecast from it on. Hours before since are
// not asked for and may be left out; a feed that has nothing so early starts later.
type Feed func(since, at aqi.Stamp) (Series, error)

// Hindsight returns a feed that knows a whole series, as if forecasts had been right, horizon hours ahead. Hours before the hour
// asked for become observed, the others forecast. The feed returns an error for a series whose start is no hour. The series
// must not change while the feed is in use.
func Hindsight(s Series, horizon int) Feed {
	return func(since, at aqi.Stamp) (Series, error) {
		var fs aqi.Faults
		faults.Hour(&fs, "/series/start", s.Start)
		if err := fs.Err(); err != nil {
			return Series{}, err
		}
		first := min(max(0, distance(s.Start, since)), len(s.Hours))
		last := min(max(first, distance(s.Start, at)+min(max(0, horizon), maxHours)), len(s.Hours))
		known := Series{Start: s.Start + aqi.Stamp(first), Hours: slices.Clone(s.Hours[first:last])}
		for i := range known.Hours {
			known.Hours[i].Marks &^= Forecast
			if known.Start+aqi.Stamp(i) >= at {
				known.Hours[i].Marks |= Forecast
			}
		}
		if s.Daily != nil && len(s.Daily) == s.windows() {
			known.Daily = slices.Clone(s.Daily[min(first, len(s.Daily)):][:known.windows()])
		}
		return known, nil
	}
}

// distance returns how many hours after from an hour is, bounded so that a million more fit.
func distance(from, hour aqi.Stamp) int {
	return int(min(max(-2*int64(lastHour), int64(hour)-int64(from)), 2*int64(lastHour)))
}

// Replay decides at every hour from from until until, carrying out each decision before the next, beginning with nothing in force.
// It looks back only as far as the hours can still matter: to the last gap that separates two episodes. A step takes time in
// proportion to the hours that the feed gives.
//
// The sequence ends with the first error: those of [Plan.Validate], of from, of until and of a feed that is nil ("/feed"), all at
// once; then the feed's own, or one of [Plan.Outlook] on the feed's series ("/series/…").
func (p Plan) Replay(from, until aqi.Stamp, feed Feed) iter.Seq2[Decision, error] {
	return func(yield func(Decision, error) bool) {
		var fs aqi.Faults
		p.validate(&fs)
		faults.Hour(&fs, "/from", from)
		faults.Hour(&fs, "/until", until)
		if feed == nil {
			addMissing(&fs, "/feed", "数据来源", "a feed")
		}
		if err := fs.Err(); err != nil {
			yield(Decision{}, err)
			return
		}
		r := replay{plan: &p, criteria: p.criteria(), feed: feed}
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
	plan     *Plan
	criteria criteria
	feed     Feed
	state    State
}

func (r *replay) step(at aqi.Stamp) (Decision, error) {
	s, err := r.feed(r.state.Since, at)
	if err != nil {
		return Decision{}, err
	}
	var fs aqi.Faults
	g := r.plan.readAt(&fs, s, at)
	if err := fs.Err(); err != nil {
		return Decision{}, err
	}
	o := r.plan.outlook(g, &r.criteria, at)
	d := r.plan.decide(r.state, o, nil)
	r.state = d.After.clone()
	return d, nil
}
