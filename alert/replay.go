package alert

import (
	"iter"

	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/internal/faults"
)

// Feed gives the series that is known at an hour (数据来源): observed hours before it, forecast from it on. Hours before since are
// not asked for and may be left out; a feed that has nothing so early starts later.
//
// A replay asks again only for what is not settled: the hours from a day before the last that was observed on, and for a day more, so
// that the windows with these hours are there. So what a feed says later of earlier hours, even if it does, counts for nothing; all from
// the first hour of the day on that it gives takes the place of what it gave before. A series without hours says nothing new.
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
		known := s.part(first, last)
		for i := range known.Hours {
			known.Hours[i].Marks &^= Forecast
			if known.Start+aqi.Stamp(i) >= at {
				known.Hours[i].Marks |= Forecast
			}
		}
		return known, nil
	}
}

// distance returns how many hours after from an hour is, bounded so that a million more fit.
func distance(from, hour aqi.Stamp) int {
	return int(min(max(-2*int64(lastHour), int64(hour)-int64(from)), 2*int64(lastHour)))
}

// Replay decides at every hour from from until until, carrying out each decision before the next, beginning with nothing in force.
// It keeps the hours that can still matter: those since the last gap that separates two episodes. A step takes time in proportion to
// the hours that the feed gives, and hardly any for those kept, however long the episode is.
//
// The sequence ends with the first error: those of from, of until and of a feed that is nil ("/feed"), all at
// once; then the feed's own, or one of [Ruleset.Outlook] on the feed's series ("/series/…").
func (r *Ruleset) Replay(from, until aqi.Stamp, feed Feed) iter.Seq2[Decision, error] {
	return func(yield func(Decision, error) bool) {
		var fs aqi.Faults
		r.check(&fs)
		faults.Hour(&fs, "/from", from)
		faults.Hour(&fs, "/until", until)
		if feed == nil {
			addMissing(&fs, "/feed", "数据来源", "a feed")
		}
		if err := fs.Err(); err != nil {
			yield(Decision{}, err)
			return
		}
		run := replay{Ruleset: r, feed: feed, grid: r.newGrid()}
		for at := from; at < until; at++ {
			d, err := run.step(at)
			if !yield(d, err) || err != nil {
				return
			}
		}
	}
}

// replay is a replay under way.
type replay struct {
	*Ruleset
	feed   Feed
	state  State
	grid   grid   // the observed hours that matter, up to the last that has an AQI
	series Series // these, where the plan has conditions on several measures
}

func (r *replay) step(at aqi.Stamp) (Decision, error) {
	s, err := r.feed(r.asked(), at)
	if err != nil {
		return Decision{}, err
	}
	var fs aqi.Faults
	s.check(&fs, "/series")
	switch {
	case len(fs) > 0:
	case r.mixed != nil:
		r.series = r.series.revised(s, r.state.Since)
		r.grid = *r.read(&fs, r.series)
	default:
		r.grid.follow(&fs, s, r.state.Since)
	}
	r.checkNow(&fs, s, at)
	if err := fs.Err(); err != nil {
		return Decision{}, err
	}
	o := r.outlook(&r.grid, at)
	d := r.plan.decide(r.state, o, nil)
	r.state = d.After.clone()
	if r.mixed == nil {
		r.grid.drop()
	} else {
		r.series = r.series.part(0, len(r.grid.hours))
	}
	return d, nil
}

// asked returns the hour from which on the feed is asked for hours: that from which on windows may change.
func (r *replay) asked() aqi.Stamp {
	if len(r.grid.hours) == 0 {
		return r.state.Since
	}
	return max(r.state.Since, r.grid.stamp(beforeWindow(r.grid.settled())))
}
