package region

import (
	"cmp"
	"slices"

	"github.com/clearsky-go/clearsky/alert"
	"github.com/clearsky-go/clearsky/aqi"
)

// groupSpan is a group of counties while its mean is inside an episode.
type groupSpan struct {
	span    aqi.Span
	members []int // ascending
	peak    alert.Window
	open    bool // the episode is not known to have ended
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
