package region

import (
	"cmp"
	"slices"

	"github.com/clearsky-go/clearsky/alert"
	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/internal/grading"
)

// outlook returns what is known of the prefecture at the hour, from what is known of its counties, and what they carry.
//
// The prefecture has no windows of its own, so the library rules: its episodes are what its counties carry together, those of a
// county that is not known to have ended going on beyond all data; an hour is known when it is known in every county of the notice's
// extent, and the last valid window and the horizon are the last of these; windows exceed in as many counties that carry as it takes.
func (s *step) outlook(t *track, hours []alert.Series, outlooks []alert.Outlook, extent []string) (alert.Outlook, []carried) {
	if s.plan.Policy.Reading == GroupMean {
		return s.meanOutlook(t, hours)
	}
	p, together := &problem{Office: s.Office, track: t}, s.plan.Policy.Together
	all := p.carry(findings(outlooks, func(o *alert.Outlook) []alert.Episode { return goingOn(o.Episodes) }), together)
	known := p.carry(findings(outlooks, func(o *alert.Outlook) []alert.Episode { return o.Episodes }), 1)
	past := p.carry(findings(outlooks, func(o *alert.Outlook) []alert.Episode { return o.Observed }), together)
	o := alert.Outlook{At: s.at, Since: s.at, Episodes: t.episodes(all), Observed: t.episodes(past)}
	if len(t.levels) == 0 {
		return o, all
	}
	for i := range o.Episodes {
		endKnown(&o.Episodes[i], known)
		o.Episodes[i].Primary = primaryOf(all[0], o.Episodes[i].Span, outlooks)
	}
	area := t.levels[0].area
	for m, c := range s.counties {
		if len(extent) == 0 || slices.Contains(extent, c.Code) {
			o.LastValid, o.Horizon = max(o.LastValid, outlooks[m].LastValid), max(o.Horizon, outlooks[m].Horizon)
		}
	}
	carrying := membersFrom(all, s.at, aqi.Span{From: s.at, Until: s.at + aqi.Stamp(t.plan.LiftHours)}, len(s.counties))
	o.ExceedingWindows = int(s.reached(area, func(m int) aqi.Stamp {
		if !carrying[m] {
			return 0
		}
		return aqi.Stamp(outlooks[m].ExceedingWindows)
	}))
	o.Unknown = s.unknownIn(outlooks, extent)
	o.Noted = notedIn(outlooks, o.Episodes)
	return o, all
}

func findings(outlooks []alert.Outlook, of func(*alert.Outlook) []alert.Episode) [][]alert.Episode {
	found := make([][]alert.Episode, len(outlooks))
	for m := range outlooks {
		found[m] = of(&outlooks[m])
	}
	return found
}

// forever is after all hours; adding hours of a policy to it does not overflow.
const forever aqi.Stamp = 1 << 30

// goingOn returns the episodes with the end of one that is open beyond all hours.
func goingOn(episodes []alert.Episode) []alert.Episode {
	for i := range episodes {
		if episodes[i].Open {
			episodes = slices.Clone(episodes)
			episodes[i].Until = forever
		}
	}
	return episodes
}

// endKnown gives an episode of the prefecture that goes on beyond all hours the end that is known: the hour after the last at which as
// many counties as it takes are inside by known hours.
func endKnown(e *alert.Episode, known []carried) {
	if e.Open = e.Until >= forever; !e.Open {
		return
	}
	e.Until = e.Runs[len(e.Runs)-1].From + 1
	for _, c := range known {
		for _, g := range c.groups {
			if g.span.Overlaps(aqi.Span{From: e.From, Until: forever}) {
				e.Until = max(e.Until, g.span.Until)
			}
		}
	}
	e.Runs[len(e.Runs)-1].Until = e.Until
}

// primaryOf adds up what is primary in the counties' episodes that carry an episode of the prefecture.
func primaryOf(lowest carried, span aqi.Span, outlooks []alert.Outlook) []alert.PollutantHours {
	var counts grading.PrimaryCount
	for m, spans := range memberSpans([]carried{lowest}, aqi.Span{From: span.From, Until: forever}, len(outlooks)) {
		for _, e := range outlooks[m].Episodes {
			if !slices.ContainsFunc(spans, func(s aqi.Span) bool { return s.Overlaps(e.Span) && s.Overlaps(span) }) {
				continue
			}
			for _, p := range e.Primary {
				counts[p.Pollutant] += p.Hours
			}
		}
	}
	return grading.Ranked(counts, pollutantHours)
}

// reached returns the highest value that all counties of some group reach that has as many as the area takes; 0 where none does.
func (s *step) reached(a *area, of func(m int) aqi.Stamp) aqi.Stamp {
	values := make([]aqi.Stamp, 0, len(a.counties))
	for _, m := range a.counties {
		if v := of(m); v > 0 {
			values = append(values, v)
		}
	}
	slices.SortFunc(values, func(a, b aqi.Stamp) int { return cmp.Compare(b, a) })
	values = slices.Compact(values)
	in := make([]bool, len(s.counties))
	n, _ := slices.BinarySearchFunc(values, true, func(v aqi.Stamp, _ bool) int {
		for _, m := range a.counties {
			in[m] = of(m) >= v
		}
		if s.holds(a, in) {
			return 1
		}
		return -1
	})
	if n == len(values) {
		return 0
	}
	return values[n]
}

// holds reports whether some group of the counties that are in has as many as the area takes. It empties in.
func (g *graph) holds(a *area, in []bool) bool {
	count, holds := 0, false
	for m := range in {
		switch {
		case !in[m]:
		case a.Anywhere:
			count++
		default:
			holds = holds || len(g.take(in, m, nil)) >= a.Count
		}
	}
	return holds || count >= a.Count
}

// unknownIn returns the hours that are unknown in some county of those codes, or of all that have an episode where there are none.
func (s *step) unknownIn(outlooks []alert.Outlook, codes []string) []aqi.Span {
	var spans []aqi.Span
	for _, code := range codes {
		spans = append(spans, outlooks[s.index[code]].Unknown...)
	}
	slices.SortFunc(spans, func(a, b aqi.Span) int { return cmp.Compare(a.From, b.From) })
	return join(spans, 1)
}

// notedIn returns the hours of the prefecture's episodes that are noted in some county.
func notedIn(outlooks []alert.Outlook, episodes []alert.Episode) []aqi.Span {
	var spans []aqi.Span
	for _, o := range outlooks {
		for _, noted := range o.Noted {
			for _, e := range episodes {
				if s := (aqi.Span{From: max(noted.From, e.From), Until: min(noted.Until, e.Until)}); s.From < s.Until {
					spans = append(spans, s)
				}
			}
		}
	}
	slices.SortFunc(spans, func(a, b aqi.Span) int { return cmp.Compare(a.From, b.From) })
	return join(spans, 1)
}

// meanOutlook is outlook under the reading GroupMean.
func (s *step) meanOutlook(t *track, hours []alert.Series) (alert.Outlook, []carried) {
	in := Input{Series: make(map[string]alert.Series, len(hours))}
	for m, c := range s.counties {
		in.Series[c.Code] = hours[m]
	}
	o, err := s.Office.Outlook(t.id, in, s.at)
	if err != nil {
		s.fs.Join("", err)
		return o, nil
	}
	p := s.problem(s.fs, t, in, func(l *local) error { return l.gradeAt(s.at) })
	return o, p.carried(local.now)
}
