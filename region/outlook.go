package region

import (
	"slices"

	"github.com/clearsky-go/clearsky/alert"
	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/internal/grading"
)

const (
	dayHours = 24        // a daily AQI is over 24 hours
	maxHours = 1_000_000 // that lifting may need, as package alert has it
)

// sight is what is known of the prefecture at an hour.
type sight struct {
	alert.Outlook
	prefecture
}

// sight returns what is known of the prefecture, given what is of the counties, of one without data nothing, and the counties of its
// notice. It has no windows of its own, so the library rules:
//
//   - Observed are its episodes as the counties' observed ones make them.
//   - An hour is unknown when it is in some county of the notice or that carries; the last valid window and the horizon are the last of
//     these counties, or of all where there are none.
//   - Of the windows, as many exceed as do at least in so many of the counties that carry as it takes.
//   - Noted are the hours of its episodes that are noted in any county.
func (s *problem) sight(at aqi.Stamp, counties []alert.Outlook, notice []int) sight {
	now, past := make([][]alert.Episode, len(counties)), make([][]alert.Episode, len(counties))
	for i, c := range counties {
		now[i], past[i] = c.Episodes, c.Observed
	}
	seen := sight{prefecture: s.prefecture(local.whole, now)}
	o := alert.Outlook{
		At: at, Horizon: at, Episodes: seen.episodes, Since: seen.since(s.track, at, counties),
		Observed: s.prefecture(func(l local) aqi.Span { return l.before(at) }, past).episodes,
	}
	carrying := seen.carrying(s.track, at)
	o.ExceedingWindows = s.most(s.track, carrying, func(i int) int { return counties[i].ExceedingWindows })
	notice = union(notice, carrying)
	for i, c := range counties {
		o.Noted = append(o.Noted, c.Noted...)
		if _, told := slices.BinarySearch(notice, i); told || len(notice) == 0 {
			o.LastValid, o.Horizon = max(o.LastValid, c.LastValid), max(o.Horizon, c.Horizon)
			o.LastObserved = max(o.LastObserved, c.LastObserved)
		}
	}
	for _, i := range notice {
		o.Unknown = append(o.Unknown, counties[i].Unknown...)
	}
	o.Noted, o.Unknown = overlaps(grading.Joined(o.Noted), spansOf(o.Episodes)), grading.Joined(o.Unknown)
	seen.Outlook = o
	return seen
}

// current returns the position of the episode to alert for, -1 where there is none: it has not ended or is open, and starts within the
// hours that separate two episodes.
func (p *prefecture) current(t *track, at aqi.Stamp) int {
	return slices.IndexFunc(p.episodes, func(e alert.Episode) bool {
		return (e.Until > at || e.Open) && e.From < at+aqi.Stamp(t.plan.MergeHours)
	})
}

// carrying returns the counties that carry in that episode at the hour or later, ascending.
func (p *prefecture) carrying(t *track, at aqi.Stamp) []int {
	if i := p.current(t, at); i >= 0 {
		return p.all[0].members(p.episodes[i], at)
	}
	return nil
}

// since returns the hour before which hours do not matter any more: those matter that do for a county by itself, and of the prefecture's
// episodes that have not ended or can still go on the hours in whose windows they begin, with all of the counties' own in which they carry.
func (p *prefecture) since(t *track, at aqi.Stamp, counties []alert.Outlook) aqi.Stamp {
	since := at - aqi.Stamp(max(t.plan.MergeHours, t.plan.LiftHours)) - 2*dayHours
	going := never // where the first of those episodes begins
	for _, e := range p.episodes {
		if e.Until > since || e.Open {
			going = min(going, e.From)
		}
	}
	since = min(since, going-dayHours)
	for i, c := range counties {
		if c.At == 0 {
			continue
		}
		since = min(since, c.Since)
		if first := slices.IndexFunc(p.all[0].spans[i], func(s aqi.Span) bool { return s.From >= going }); first >= 0 {
			from := p.all[0].spans[i][first].From
			for _, e := range c.Episodes {
				if e.Contains(from) || e.Open && e.From <= from {
					since = min(since, e.From-dayHours)
				}
			}
		}
	}
	return max(0, since)
}
