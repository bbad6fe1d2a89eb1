package response

import "github.com/clearsky-go/clearsky/aqi"

// Measure is an entry of a catalogue (响应措施): the smallest piece of a plan with an action and an addressee of its own.
//
//clearsky:whole
type Measure struct {
	ID     string     `json:"id"` // stable; never given to another measure
	Clause aqi.Clause `json:"clause"`
	// Level is the lowest level at which the measure is taken; it is taken at every higher one too. A general measure has none.
	Level  Level  `json:"level"`
	Kind   Kind   `json:"kind"`
	Sector Sector `json:"sector"` // the kind of source that the measure is for; none for protection and advice
	// Addressee is the party that must act or refrain, by its identifier.
	Addressee string `json:"addressee"`
	// Departments are the parties that the clause names, by their identifiers; none where it names none.
	Departments []string `json:"departments,omitempty"`
	// NotFreezing is whether the measure is taken outside the freezing season only (非冰冻期).
	NotFreezing bool `json:"not_freezing,omitempty"`
	// Optional is whether the plan lets those who take it leave it out (可), as an [Adjustment] does.
	Optional bool `json:"optional,omitempty"`
	// Text is a contiguous piece of the plan in Chinese, and a translation for reading in English.
	Text aqi.Text `json:"text"`
}
