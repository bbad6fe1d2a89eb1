package region

import (
	"github.com/clearsky-go/clearsky/alert"
)

// outlook returns what is known of the prefecture at the hour, given the extent of the notice, and what its counties carry.
func (s *step) outlook(t *track, hours []alert.Series, outlooks []alert.Outlook, extent []string) (alert.Outlook, []carried) {
	p := &problem{Office: s.Office, track: t}
	if s.plan.Policy.Reading == GroupMean {
		if p = s.problem(s.fs, t, hours, func(int, *local) error { return nil }); len(*s.fs) > 0 {
			return alert.Outlook{}, nil
		}
	}
	notice := make([]int, len(extent))
	for i, code := range extent {
		notice[i] = s.index[code]
	}
	seen := p.sight(s.at, outlooks, notice)
	return seen.Outlook, seen.all
}
