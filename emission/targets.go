package emission

import (
	"fmt"

	"github.com/clearsky-go/clearsky/alert"
	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/internal/jsonform"
	"github.com/clearsky-go/clearsky/response"
)

// Targets are the shares that a place's plan wants given up at its response levels (减排比例), as data. Targets must pass
// Validate; the zero Targets do not.
type Targets struct {
	Title   aqi.Text `json:"title"`
	ByLevel []Target `json:"by_level"` // one for each level that the plan has, lowest first
}

// Target is what a response level wants: of each pollutant by itself at least that share of the whole emission.
type Target struct {
	Level  response.Level `json:"level"`
	Shares Shares         `json:"shares"`
	Clause aqi.Clause     `json:"clause"`
}

// UnmarshalJSON reads a target. An unknown key is an error, and so are shares left out: that nothing is wanted has to be said.
func (t *Target) UnmarshalJSON(text []byte) error {
	var read struct {
		Level  response.Level `json:"level"`
		Shares *Shares        `json:"shares"`
		Clause aqi.Clause     `json:"clause"`
	}
	if err := jsonform.Read(text, &read); err != nil {
		return err
	}
	if read.Shares == nil {
		return refuse(ErrTargets, "target, shares", "none", `each pollutant's, "0 %" for nothing`)
	}
	*t = Target{read.Level, *read.Shares, read.Clause}
	return nil
}

// Kashgar returns a fresh copy of the targets of Kashgar prefecture's plan of 2023: 10, 20 and 30 % or more of each pollutant at
// levels III, II and I (4.3.1 (1)).
func Kashgar() Targets {
	title := alert.Kashgar().Title
	clause := aqi.Clause{Document: title.Chinese, Number: "4.3.1 (1)"}
	return Targets{Title: title, ByLevel: []Target{
		{response.III, EqualShares(10 * Percent), clause},
		{response.II, EqualShares(20 * Percent), clause},
		{response.I, EqualShares(30 * Percent), clause},
	}}
}

// At returns the target of a level; false where there is none.
func (t Targets) At(l response.Level) (Target, bool) {
	for _, target := range t.ByLevel {
		if target.Level == l {
			return target, true
		}
	}
	return Target{}, false
}

// Validate returns every problem of the targets, each a [Fault] that wraps [ErrTargets]: no level, levels that do not rise or are
// none, shares that are not 0 to 100 % or fall with the level.
func (t Targets) Validate() error {
	var fs collector
	t.validate(&fs)
	return fs.err()
}

func (t Targets) validate(fs *collector) {
	if len(t.ByLevel) == 0 {
		fs.add(ErrTargets, "by_level", "none", "at least one")
	}
	below := Target{}
	for i, target := range t.ByLevel {
		where := fmt.Sprintf("by_level[%d] (%v)", i, target.Level)
		if target.Level <= below.Level || !target.Level.Valid() {
			fs.add(ErrTargets, where, fmt.Sprintf("%v after %v", target.Level, below.Level), "levels that rise, "+wantLevel)
		}
		target.Shares.check(fs, where, below.Shares)
		below = target
	}
}

const wantLevel = "iv, iii, ii or i"

// check adds the problems of a target's shares, which are no lower than those of the level below.
func (ss Shares) check(fs *collector, where string, below Shares) {
	for p, s := range ss.All() {
		switch {
		case !s.Valid():
			fs.add(ErrTargets, where+", "+p.String(), s.String(), wantShare)
		case below.Of(p).Valid() && s < below.Of(p):
			fs.add(ErrTargets, where+", "+p.String(), s.String(), below.Of(p).String()+" or more, as at the level below")
		}
	}
}
