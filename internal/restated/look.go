package restated

// Never is before every hour.
const Never = -1 << 30

// Outlook is what a county or the prefecture knows at an hour. All of its hours are of its own data, observed and forecast.
type Outlook struct {
	At        int
	Episodes  []Episode
	Observed  func() []Episode // those of the observed hours alone
	LastValid int              // where the last valid window begins, or Never
	Known     bool             // every hour for which lowering asks lies in a valid window
	Exceeds   bool             // every window that ends in the next 24 hours exceeds
	Ends      []int            // the hours at which judgements declare what is open ended
	Ended     bool             // a judgement ended an open episode, which else would be decided on
	EndedAt   int              // at that hour
	Carrying  []int            // of the prefecture: the counties that carry its episode from the hour on, in ascending order
	Unknown   []int            // of the prefecture: those of its notice, and that carry, of which not all that lifting needs is known
}

// Look returns what a county's series tells at the hour t, of which the hours before t are observed. ends are the hours at which
// judgements declare an open episode ended.
func (p Plan) Look(s Series, t int, ends []int) Outlook {
	r := s.read()
	o := Outlook{At: t, Episodes: p.episodes(r), LastValid: Never, Known: true, Exceeds: true}
	o.Observed = func() []Episode { return p.Episodes(s.before(t)) }
	if last, ok := r.lastValid(); ok {
		o.LastValid = last
	}
	for hour := t - window; hour < t+p.Lift; hour++ {
		o.Known = o.Known && r.covered(hour)
	}
	for end := t + 1; end <= t+ahead; end++ {
		o.Exceeds = o.Exceeds && r.exceeds(end-window, p.lowest())
	}
	p.declare(&o, ends)
	return o
}

// declare ends the open episodes that judgements declare ended.
func (p Plan) declare(o *Outlook, ends []int) {
	o.Ends = ends
	for i, e := range o.Episodes {
		if until, ok := ended(e, ends); ok {
			o.Episodes[i].Until, o.Episodes[i].Open, o.Ended, o.EndedAt = until, false, e.From < o.At+p.Merge, until
		}
	}
}

// ended tells at which hour an open episode is declared ended: the latest of those that are not before its known end.
func ended(e Episode, ends []int) (until int, ok bool) {
	for _, hour := range ends {
		if e.Open && hour >= e.Until {
			until, ok = max(until, hour), true
		}
	}
	return until, ok
}

// current returns P, the episode that is decided on, where there is one: its level may be none.
func (p Plan) current(o Outlook) (Episode, bool) {
	for _, e := range o.Episodes {
		if (e.Until > o.At || e.Open) && e.From < o.At+p.Merge {
			return e, true
		}
	}
	return Episode{}, false
}

// announcedEnd is the end of the episode for announcing it.
func (e Episode) announcedEnd(t int) int {
	if e.Open {
		return max(e.Until, t+shortest)
	}
	return e.Until
}
