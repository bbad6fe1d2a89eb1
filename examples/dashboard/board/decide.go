package board

import (
	"reflect"

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

// converge takes over what was decided before the last change, from the hour on at which that makes no difference any more.
func (b *Board) converge() {
	i := len(b.outcomes) - 1
	if len(b.earlier.outcomes) <= i || i < b.settled || i%convergeEvery != 0 {
		return
	}
	now, then := b.outcomes[i].Next, b.earlier.outcomes[i].Next
	if int(now.Since-b.span.From) >= b.settled && reflect.DeepEqual(now, then) {
		b.outcomes = append(b.outcomes, b.earlier.outcomes[i+1:]...)
	}
}

const convergeEvery = 6 // hours: comparing states takes time too
