package emission

import (
	"github.com/clearsky-go/clearsky/alert"
	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/internal/faults"
	"github.com/clearsky-go/clearsky/response"
)

// Targets are the shares of all emissions that a place's plan wants reduced at its response levels (减排目标), as data. Targets
// must pass Validate; the zero Targets do not.
type Targets struct {
	Title   aqi.Text `json:"title"`
	ByLevel []Target `json:"by_level"` // one for each level that the plan has, lowest first
}

// Target is what a response level wants: of each pollutant by itself at least that share of the whole emission. Its shares must
// be in its JSON: that nothing is wanted has to be said.
//
//clearsky:whole
type Target struct {
	Level  response.Level `json:"level"`
	Shares Shares         `json:"shares"`
	Clause aqi.Clause     `json:"clause"`
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

// Validate returns all faults of the targets: no level, [aqi.ErrMissing]; what is no level, [aqi.ErrUnknown]; a level given twice
// or before a lower one, [aqi.ErrDuplicate], [aqi.ErrOrder]; shares that are not 0 to 100 %, [aqi.ErrNegative], [aqi.ErrRange], or
// fall with the level, [aqi.ErrOrder]; text that is not UTF-8, [aqi.ErrText].
func (t Targets) Validate() error {
	var fs aqi.Faults
	t.validate(&fs)
	return fs.Err()
}

var (
	wantLevel  = aqi.Text{Chinese: "iv、iii、ii或i", English: "iv, iii, ii or i"}
	wantRising = aqi.Text{Chinese: "级别由低到高", English: "levels from the lowest to the highest"}
)

func (t Targets) validate(fs *aqi.Faults) {
	at := place{path: "/targets", i: alone}
	faults.UTF8Text(fs, "/targets/title", t.Title)
	if len(t.ByLevel) == 0 {
		at.inside("/by_level").add(fs, aqi.ErrMissing, "", wantLevel)
	}
	below := Target{}
	for i, target := range t.ByLevel {
		target.validate(fs, place{path: "/targets/by_level", i: i}, below)
		below = target
	}
}

// validate adds the problems of a target, which is that of a higher level than the one below.
func (t Target) validate(fs *aqi.Faults, at place, below Target) {
	faults.UTF8Clause(fs, at.inside("/clause").pointer(), t.Clause)
	switch {
	case t.Level == response.NoResponse || !t.Level.Valid():
		at.inside("/level").add(fs, aqi.ErrUnknown, t.Level.String(), wantLevel)
	case t.Level == below.Level:
		at.inside("/level").add(fs, aqi.ErrDuplicate, t.Level.String(), wantRising)
	case t.Level < below.Level:
		at.inside("/level").add(fs, aqi.ErrOrder, t.Level.String(), wantRising)
	}
	t.Shares.check(fs, at.inside("/shares"))
	for p, s := range t.Shares.All() {
		if least := below.Shares.Of(p); least.Valid() && s.Valid() && s < least {
			at.inside("/shares/"+p.word()).add(fs, aqi.ErrOrder, s.String(), aqi.Text{
				Chinese: "不小于低一级的" + least.Chinese(), English: "at least the " + least.String() + " of the level below",
			})
		}
	}
}
