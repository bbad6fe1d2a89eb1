package enterprise

import (
	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/emission"
	"github.com/clearsky-go/clearsky/internal/wording"
	"github.com/clearsky-go/clearsky/response"
)

// Breach is a duty that is not kept.
type Breach struct {
	Duty  string   `json:"duty"` // its identifier in the rules
	Name  aqi.Text `json:"name"` // and what it has to be kept
	Proof Proof    `json:"proof"`
	// Clause is that of the duty; of trucks and machines, that of the measure that stops them.
	Clause aqi.Clause `json:"clause"`
	// Consequence is the identifier of what follows, for [response.Catalogue.Consequence]; none where nothing follows by the plan.
	Consequence string    `json:"consequence,omitempty"`
	Path        string    `json:"path"`               // a JSON Pointer into the report: "/report/trucks/1"
	Point       string    `json:"point"`              // of the own plan; "" is the whole enterprise
	Shortfall   Shortfall `json:"shortfall,omitzero"` // of reductions
	Excess      Excess    `json:"excess,omitzero"`    // of a load
	Use         Use       `json:"use,omitzero"`       // of a truck or machine
}

// Shortfall is a reduction of less than is owed.
//
//clearsky:whole
type Shortfall struct {
	Pollutant emission.Pollutant `json:"pollutant"`
	Got       emission.Amount    `json:"got"`
	Owed      emission.Amount    `json:"owed"`
}

func (s *Shortfall) text(l wording.Language) string {
	return l.F("%s: %s of %s", "%s：%s，应为%s", s.Pollutant, s.Got, s.Owed)
}

// Excess is a load above its limit.
//
//clearsky:whole
type Excess struct {
	Got   emission.Share `json:"got"`
	Limit emission.Share `json:"limit"`
}

// Use is the use of a truck or machine that had to stop, or may have had to.
//
//clearsky:whole
type Use struct {
	Standard response.Standard `json:"standard"`
	Answer   response.Answer   `json:"answer"` // what the place's catalogue says of it; the own plan may stop more
}

// String returns "not kept: the share of reduction, NOx: 3 kg of 5 kg (4.3.1 (1))" and the like.
func (b Breach) String() string { return b.text(wording.English) }

// Chinese returns the same in Chinese.
func (b Breach) Chinese() string { return b.text(wording.Chinese) }

func (b *Breach) text(l wording.Language) string {
	return l.Pick("not kept: ", "未落实：") + b.what(l)
}

// what says which duty it is, where, and how much it was of what.
func (b *Breach) what(l wording.Language) string {
	detail := ""
	switch {
	case b.Shortfall != Shortfall{}:
		detail = b.Shortfall.text(l)
	case b.Excess != Excess{}:
		detail = l.F("%s of at most %s", "%s，限%s", b.Excess.Got, b.Excess.Limit)
	case b.Use.Answer.Question != 0:
		detail = l.Of(b.Use.Answer.Question) + l.Pick(" ", "") + l.Of(b.Use.Standard)
	}
	return l.Join(l.Pick(b.Name.English, b.Name.Chinese), b.Point, detail) + l.Bracket(b.Clause.Number)
}
