// Package board is what the dashboard's page shows: a place's hours decided one after another, with what is tried out on them. All of it
// comes from the library; the page only draws it. The package does no I/O and runs in the browser as it does in a test.
package board

import (
	"fmt"
	"maps"
	"strings"

	"github.com/clearsky-go/clearsky/alert"
	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/examples/internal/inventory"
	"github.com/clearsky-go/clearsky/examples/internal/madeup"
	"github.com/clearsky-go/clearsky/region"
)

// Board is a place, its hours, what is tried out, and what was decided.
type Board struct {
	base      region.Plan // as it was loaded
	loaded    *hours      // nil: the made-up ones
	inventory inventory.Inventory

	looked string      // which track is looked at; the first where there is none of that identifier
	plan   region.Plan // with the readings that are tried out
	office *region.Office
	air
	airs map[aqi.Edition]air // under the editions that were tried out

	decided
	past    []decided // with other things tried out, the last first
	then    *decided  // one of these that may come out the same as this from some hour on
	settled int       // that hour: from it on no difference is new
}

// air is the hours of the place under an edition of HJ 633, and what is known of them at each, as it was asked for.
type air struct {
	span  aqi.Span
	weeks madeup.Weeks
	heard []heard
}

// decided is the outcomes of the first hours, with what was tried out.
type decided struct {
	what     WhatIf
	outcomes []region.Outcome
}

// hours are those of a file.
type hours struct {
	series func(alert.Plan) (map[string]alert.Series, error)
	span   aqi.Span
}

// New returns the board of Kashgar's counties and their made-up weeks.
func New() (*Board, error) {
	b := &Board{base: region.Kashgar()}
	return b, b.start()
}

// start makes everything anew from the base.
func (b *Board) start() error {
	if err := b.open(); err != nil {
		return err
	}
	if b.loaded != nil {
		return nil // of a file's places no inventory is known
	}
	var err error
	b.inventory, err = inventory.Read("", strings.NewReader(madeup.Inventory(b.plan)), b.plan)
	return err
}

// open makes the office anew, under the readings that are tried out, and the hours.
func (b *Board) open() error {
	b.plan = b.what.plan(b.base)
	office, err := region.New(b.plan)
	if err != nil {
		return err
	}
	b.office = office.WithoutDue() // Duties lists what is due at the hour that is looked at
	edition, has := b.plan.Tracks[0].Plan.Edition, false
	if b.air, has = b.airs[edition]; has {
		return nil
	}
	if b.weeks, b.span, err = b.read(); err != nil {
		return err
	}
	b.heard = make([]heard, b.span.Hours())
	b.airs = maps.Clone(b.airs)
	if b.airs == nil {
		b.airs = map[aqi.Edition]air{}
	}
	b.airs[edition] = b.air
	return nil
}

// read returns the hours as they are without what is tried out.
func (b *Board) read() (madeup.Weeks, aqi.Span, error) {
	if b.loaded == nil {
		w, err := madeup.New(b.plan)
		return w, madeup.Eventful, err
	}
	series, err := b.loaded.series(b.plan.Tracks[0].Plan)
	return madeup.Weeks{Series: series, Dead: map[string][]aqi.Span{}, Reach: reach, Right: true}, b.loaded.span, err
}

const reach = 72 // hours of the forecast of a file's hours, which comes true

// at returns the outcome of an hour, which it decides if it must.
func (b *Board) at(index int) (region.Outcome, error) {
	if index < 0 || index >= b.span.Hours() {
		return region.Outcome{}, fmt.Errorf("there is no hour %d", index)
	}
	_, err := b.Decide(index + 1)
	if err != nil {
		return region.Outcome{}, err
	}
	return b.outcomes[index], nil
}

// hour returns the outcome of an hour, with the state before it and what is known at it.
func (b *Board) hour(index int) (out region.Outcome, state region.State, known region.Known, err error) {
	if out, err = b.at(index); err == nil {
		state = b.before(index)
		known, err = b.known(state.Since, out.At)
	}
	return out, state, known, err
}

// county returns a county's name, the place's where there is no code.
func (b *Board) county(code string) aqi.Text {
	for _, c := range b.plan.Counties {
		if c.Code == code {
			return of(c)
		}
	}
	return aqi.Text{Chinese: "全域", English: "Whole place"}
}

// track returns the track whose alerts the page shows.
func (b *Board) track() region.Track {
	for _, t := range b.plan.Tracks {
		if t.ID == b.looked {
			return t
		}
	}
	return b.plan.Tracks[0]
}

// ruling returns the ruling for a county in that track, for the place where there is no code.
func (b *Board) ruling(out region.Outcome, code string) region.Ruling {
	for _, r := range out.Rulings {
		if r.Track == b.track().ID && r.County == code {
			return r
		}
	}
	return region.Ruling{}
}

// alertPlan returns the alert plan of a county, of the place where there is no code.
func (b *Board) alertPlan(code string) alert.Plan {
	if own, has := b.track().Counties[code]; has {
		return own
	}
	return b.track().Plan
}

// rules returns that plan, which the office has been made of, ready.
func (b *Board) rules(code string) *alert.Ruleset {
	rules, _ := alert.New(b.alertPlan(code))
	return rules
}

// bilingual is what the library says in both languages.
type bilingual interface {
	String() string
	Chinese() string
}

func of(v bilingual) aqi.Text { return aqi.Text{Chinese: v.Chinese(), English: v.String()} }

func texts[T bilingual](list []T) []aqi.Text {
	all := make([]aqi.Text, len(list))
	for i, v := range list {
		all[i] = of(v)
	}
	return all
}
