package board

import (
	"maps"
	"slices"

	"github.com/clearsky-go/clearsky/alert"
	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/region"
)

// WhatIf is what is tried out. The zero WhatIf tries out nothing.
type WhatIf struct {
	Hours    []HourIs             `json:"hours"`
	Demands  []alert.Demand       `json:"demands"`
	Dead     []DeadFeed           `json:"dead"`
	Hold     *int                 `json:"hold"`
	Together *int                 `json:"together"`
	Group    *region.GroupReading `json:"group"`
	Edition  *aqi.Edition         `json:"edition"`
}

// HourIs gives an hour of a county another AQI. It is known so from an hour on: what was forecast before that stays.
type HourIs struct {
	County string    `json:"county"`
	At     aqi.Stamp `json:"at"`
	AQI    aqi.Index `json:"aqi"`
	From   aqi.Stamp `json:"from"`
}

// DeadFeed is hours during which nothing arrives of a county.
type DeadFeed struct {
	County string    `json:"county"`
	From   aqi.Stamp `json:"from"`
	Until  aqi.Stamp `json:"until"`
}

func (d DeadFeed) span() aqi.Span { return aqi.Span{From: d.From, Until: d.Until} }

// plan returns a plan with other readings.
func (w WhatIf) plan(p region.Plan) region.Plan {
	p.Tracks = slices.Clone(p.Tracks)
	for i := range p.Tracks {
		t := &p.Tracks[i]
		t.Plan = w.alertPlan(t.Plan)
		t.Counties = maps.Clone(t.Counties)
		for code, own := range t.Counties {
			t.Counties[code] = w.alertPlan(own)
		}
	}
	if w.Together != nil {
		p.Policy.Together = *w.Together
	}
	if w.Group != nil {
		p.Policy.Reading = *w.Group
	}
	return p
}

func (w WhatIf) alertPlan(p alert.Plan) alert.Plan {
	if w.Hold != nil {
		p.Hold = *w.Hold
	}
	if w.Edition != nil {
		p.Edition = *w.Edition
	}
	return p
}

// Try tries out something else, and keeps what was decided of the hours to which that does not matter. On an error all stays as it is.
func (b *Board) Try(what WhatIf) error {
	if err := alert.CheckDemands(what.Demands); err != nil {
		return err
	}
	next := *b
	next.keep()
	next.what = what
	if whole(b.what, what) {
		if err := next.open(); err != nil {
			return err
		}
	}
	next.recall()
	*b = next
	return nil
}

// whole reports whether two differ in the plan's readings, so that all is to be decided anew.
func whole(a, b WhatIf) bool {
	same := func(x, y *int) bool { return x == y || x != nil && y != nil && *x == *y }
	group := a.Group == b.Group || a.Group != nil && b.Group != nil && *a.Group == *b.Group
	edition := a.Edition == b.Edition || a.Edition != nil && b.Edition != nil && *a.Edition == *b.Edition
	return !same(a.Hold, b.Hold) || !same(a.Together, b.Together) || !group || !edition
}

// touched returns the first hour to which a difference matters, and the first from which on none is new.
func (b *Board) touched(x, y WhatIf) (from, until int) {
	from = b.span.Hours()
	touch := func(in aqi.Span) {
		from = min(from, max(0, int(in.From-b.span.From)))
		until = max(until, int(in.Until-b.span.From))
	}
	for _, h := range differing(x.Hours, y.Hours) {
		touch(aqi.Span{From: h.From, Until: max(h.From, h.At) + 1})
	}
	for _, d := range differing(x.Dead, y.Dead) {
		touch(d.span())
	}
	demands := func(a, b alert.Demand) bool {
		return a.Kind == b.Kind && a.Level == b.Level && a.Span == b.Span && slices.Equal(a.Counties, b.Counties)
	}
	for _, d := range differingBy(x.Demands, y.Demands, demands) {
		if d.Until == 0 {
			d.Until = b.span.Until
		}
		touch(d.Span)
	}
	return from, until
}

func differing[T comparable](x, y []T) []T {
	return differingBy(x, y, func(a, b T) bool { return a == b })
}

func differingBy[T any](x, y []T, same func(a, b T) bool) (list []T) {
	without := func(a, b []T) {
		for _, v := range a {
			if !slices.ContainsFunc(b, func(o T) bool { return same(v, o) }) {
				list = append(list, v)
			}
		}
	}
	without(x, y)
	without(y, x)
	return list
}
