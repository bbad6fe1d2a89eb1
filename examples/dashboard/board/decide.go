package board

import (
	"reflect"
	"slices"

	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/region"
)

// Decide decides the hours before an index that were not decided yet, and returns how many are decided by now.
func (b *Board) Decide(until int) (int, error) {
	for len(b.outcomes) < min(until, b.span.Hours()) {
		out, err := b.step(len(b.outcomes))
		if err != nil {
			return len(b.outcomes), err
		}
		b.outcomes = append(b.outcomes, out)
		b.converge()
	}
	return len(b.outcomes), nil
}

// step decides an hour, and carries out its acts.
func (b *Board) step(i int) (region.Outcome, error) {
	at, state := b.span.From+aqi.Stamp(i), b.before(i)
	known, err := b.known(state.Since, at)
	if err != nil {
		return region.Outcome{}, err
	}
	return b.office.Step(state, known)
}

// before returns the state before an hour.
func (b *Board) before(i int) region.State {
	if i == 0 {
		return region.State{}
	}
	return b.outcomes[i-1].Next
}

// converge takes over what was decided with something else tried out, from the hour on at which that makes no difference any more.
func (b *Board) converge() {
	i := len(b.outcomes) - 1
	if b.then == nil || i < b.settled || i%convergeEvery != 0 {
		return
	}
	now, then := b.outcomes[i].Next, b.then.outcomes[i].Next
	if int(now.Since-b.span.From) >= b.settled && reflect.DeepEqual(now, then) {
		b.outcomes = append(b.outcomes, b.then.outcomes[i+1:]...)
	}
}

const convergeEvery = 6 // hours: comparing states takes time too

// Foresee decides some more hours with something else, so that they need not be decided once it is tried out, and reports whether all are.
func (b *Board) Foresee(what WhatIf) (bool, error) {
	other := *b
	if err := other.Try(what); err != nil {
		return false, err
	}
	n, err := other.Decide(len(other.outcomes) + foreseen)
	if err != nil {
		return false, err
	}
	other.keep()
	b.past, b.airs = other.past, other.airs
	return n == b.span.Hours(), nil
}

const foreseen = 24 // hours at a time

// keep puts the hours decided with what is tried out now among those of the past: of what not all hours were decided of, as while a bar
// is dragged, the last two alone.
func (b *Board) keep() {
	past, begun := []decided{b.decided}, 0
	for _, d := range b.past {
		if len(d.outcomes) < b.span.Hours() {
			begun++
		}
		if len(past) < mostPast && (begun < 2 || len(d.outcomes) == b.span.Hours()) && !reflect.DeepEqual(d.what, b.what) {
			past = append(past, d)
		}
	}
	b.past = past
}

const mostPast = 8

// recall begins with the hours of the past to which a difference does not matter, and finds whose later hours may come out the same.
func (b *Board) recall() {
	b.outcomes, b.then, b.settled = nil, nil, b.span.Hours()
	for i, d := range b.past {
		if whole(d.what, b.what) {
			continue
		}
		from, until := b.touched(d.what, b.what)
		if same := d.outcomes[:min(from, len(d.outcomes))]; len(same) > len(b.outcomes) {
			b.outcomes = slices.Clone(same)
		}
		if len(d.outcomes) == b.span.Hours() && until < b.settled {
			b.then, b.settled = &b.past[i], until
		}
	}
}
