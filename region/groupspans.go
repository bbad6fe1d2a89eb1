package region

import (
	"cmp"
	"slices"

	"github.com/clearsky-go/clearsky/alert"
	"github.com/clearsky-go/clearsky/aqi"
)

// stretch is a stretch of hours at which a county is in: inside an episode, say. The stretches of one county do not overlap.
type stretch struct {
	county int
	span   aqi.Span
	peak   alert.Window // of the episode
	open   bool         // more hours may move its end
}

// groupSpan is a connected group of counties that are in, while it is the same.
type groupSpan struct {
	span    aqi.Span
	members []int // ascending
	peak    alert.Window
	open    bool // the stretch of a member that ends with it is open
}

// sweep finds connected groups hour by hour.
type sweep struct {
	graph     *graph
	area      *area
	stretches []stretch
	latest    []int  // each county's latest stretch
	in        []bool // the counties that are in
	remaining []bool // those of them not yet in a group, while groups are made
	now       []int  // members of the groups, one after another
	open      []groupSpan
	spare     []groupSpan
	done      []groupSpan
}

// sweep returns the connected groups of as many counties as the area's criterion takes that are in together, by time and members. It looks at the
// hours at which a stretch begins or ends; each takes time linear in the counties and borders.
func (g *graph) sweep(stretches []stretch, a *area) []groupSpan {
	n := len(g.counties)
	s := sweep{graph: g, area: a, stretches: stretches, latest: make([]int, n), in: make([]bool, n), remaining: make([]bool, n)}
	events := eventsOf(stretches)
	for i := 0; i < len(events); {
		at := events[i].at
		for ; i < len(events) && events[i].at == at; i++ {
			s.apply(events[i])
		}
		s.regroup(at)
	}
	slices.SortFunc(s.done, groupSpan.compare)
	return s.done
}

// compare orders groups by time, then by members.
func (g groupSpan) compare(other groupSpan) int {
	return cmp.Or(
		cmp.Compare(g.span.From, other.span.From), slices.Compare(g.members, other.members), cmp.Compare(g.span.Until, other.span.Until),
	)
}

// event is the begin or the end of a stretch of hours.
type event struct {
	at     aqi.Stamp
	of     int // which stretch
	begins bool
}

// compare orders events by time, ends before begins.
func (e event) compare(other event) int {
	if c := cmp.Compare(e.at, other.at); c != 0 || e.begins == other.begins {
		return c
	}
	if e.begins {
		return 1
	}
	return -1
}

// step returns how the event changes the number of stretches that go on.
func (e event) step() int {
	if e.begins {
		return 1
	}
	return -1
}

func eventsOf(stretches []stretch) []event {
	events := make([]event, 0, 2*len(stretches))
	for i, s := range stretches {
		events = append(events, event{s.span.From, i, true}, event{s.span.Until, i, false})
	}
	slices.SortFunc(events, event.compare)
	return events
}

func (s *sweep) apply(e event) {
	county := s.stretches[e.of].county
	s.in[county] = e.begins
	if e.begins {
		s.latest[county] = e.of
	}
}

// regroup makes the groups from that hour on: those that are as before go on, the others end there.
func (s *sweep) regroup(at aqi.Stamp) {
	next := s.spare[:0]
	copy(s.remaining, s.in)
	s.now = s.now[:0]
	for county := range s.remaining {
		if !s.remaining[county] {
			continue
		}
		first := len(s.now)
		s.takeGroup(county)
		if members := s.now[first:]; len(members) >= s.area.Count {
			next = append(next, s.goOn(members, at))
		}
	}
	for _, g := range s.open {
		if g.members != nil {
			s.done = append(s.done, s.end(g, at))
		}
	}
	s.open, s.spare = next, s.open
}

// takeGroup takes the group that the county is in; all that are in where they need not touch.
func (s *sweep) takeGroup(county int) {
	if !s.area.Anywhere {
		s.now = s.graph.take(s.remaining, county, s.now)
		return
	}
	for i := range s.remaining {
		if s.remaining[i] {
			s.remaining[i] = false
			s.now = append(s.now, i)
		}
	}
}

// goOn takes the group from those that are open, or begins it.
func (s *sweep) goOn(members []int, at aqi.Stamp) groupSpan {
	var g groupSpan
	i := slices.IndexFunc(s.open, func(g groupSpan) bool { return slices.Equal(g.members, members) })
	if i >= 0 {
		g, s.open[i].members = s.open[i], nil
	} else {
		g = groupSpan{span: aqi.Span{From: at}, members: slices.Clone(members)}
	}
	for _, m := range members {
		g.peak = higher(g.peak, s.stretches[s.latest[m]].peak)
	}
	return g
}

func (s *sweep) end(g groupSpan, at aqi.Stamp) groupSpan {
	g.span.Until = at
	for _, m := range g.members {
		latest := s.stretches[s.latest[m]]
		g.open = g.open || latest.open && latest.span.Until == at
	}
	return g
}

// higher returns the window with the higher mean, of equals the earlier.
func higher(a, b alert.Window) alert.Window {
	switch {
	case !a.Valid():
		return b
	case !b.Valid():
		return a
	}
	c := cmp.Or(cmp.Compare(b.Sum*int64(a.Count), a.Sum*int64(b.Count)), cmp.Compare(a.Start, b.Start), cmp.Compare(a.Count, b.Count))
	if c > 0 {
		return b
	}
	return a
}
