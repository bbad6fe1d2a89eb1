package region

import (
	"iter"
	"slices"

	"github.com/clearsky-go/clearsky/alert"
	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/internal/faults"
)

// Replay decides every hour from from up to until, beginning with nothing announced, and carries every act out. known gives what is
// known at each hour; hours before since may be left out.
//
// The sequence ends with the first error: of the hours, of known where it is nil ([aqi.ErrMissing]), known's own, or one of
// [Office.Step].
func (o *Office) Replay(from, until aqi.Stamp, known func(since, at aqi.Stamp) (Known, error)) iter.Seq2[Outcome, error] {
	return func(yield func(Outcome, error) bool) {
		var fs aqi.Faults
		faults.Hour(&fs, "/from", from)
		faults.Hour(&fs, "/until", until)
		if known == nil {
			fs.Add(aqi.Fault{Path: "/known", Want: want("what is known at each hour", "各时刻的已知信息"), Rule: aqi.ErrMissing})
		}
		if err := fs.Err(); err != nil {
			yield(Outcome{}, err)
			return
		}
		var s State
		for at := from; at < until; at++ {
			out, err := o.stepOn(s, at, known)
			if !yield(out, err) || err != nil {
				return
			}
			s = out.Next
		}
	}
}

func (o *Office) stepOn(s State, at aqi.Stamp, known func(since, at aqi.Stamp) (Known, error)) (Outcome, error) {
	k, err := known(s.Since, at)
	if err != nil {
		return Outcome{}, err
	}
	k.At = at
	return o.Step(s, k)
}

// Ahead returns the acts to come within that many hours if the forecast comes true and the demands stay as they are: when an alert would
// be issued, changed and lifted. Its first are those of the hour itself. It takes a step's time for each hour. Errors: those of
// [Office.Step], and hours below 0 or above a year's ([aqi.ErrRange]).
func (o *Office) Ahead(s State, k Known, hours int) ([]Ruling, error) {
	var fs aqi.Faults
	faults.Range(&fs, "/hours", hours, 0, maxAhead)
	if err := fs.Err(); err != nil {
		return nil, err
	}
	if _, err := o.Step(s, k); err != nil {
		return nil, err
	}
	o = o.WithoutDue()
	var acts []Ruling
	var series [][]alert.Series
	var by *Office // which made the series
	for at := k.At; at <= k.At+aqi.Stamp(hours); at++ {
		if now := o.on(at); now != by {
			by, s = now, now.takeOver(s)
			by.checkState(&fs, s, at)
			if series = by.ownSeries(&fs, &k); len(fs) > 0 {
				return nil, fs
			}
		}
		comeTrue(series, k.At, at)
		out, err := by.step(s, at, series, &k)
		if err != nil {
			return nil, err
		}
		acts, s = append(acts, out.Acts()...), out.Next
	}
	return acts, nil
}

// ownSeries returns each county's series by track and position, with hours that are not the caller's.
func (o *Office) ownSeries(fs *aqi.Faults, k *Known) [][]alert.Series {
	series := o.series(fs, k)
	for _, counties := range series {
		for m := range counties {
			counties[m].Hours = slices.Clone(counties[m].Hours)
		}
	}
	return series
}

// comeTrue makes the hours of series between two into observed ones.
func comeTrue(series [][]alert.Series, from, until aqi.Stamp) {
	for _, counties := range series {
		for i, s := range counties {
			if len(s.Hours) == 0 { // never heard of
				counties[i].Start = until
			}
			for at := max(from, s.Start); at < min(until, s.Start+aqi.Stamp(len(s.Hours))); at++ {
				s.Hours[at-s.Start].Marks &^= alert.Forecast
			}
		}
	}
}

const maxAhead = 8784
