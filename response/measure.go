package response

import "github.com/clearsky-go/clearsky/aqi"

// Measure is an entry of a catalogue: the smallest piece of a plan with an action and an addressee of its own.
//
//clearsky:whole
type Measure struct {
	ID     string     `json:"id"` // stable; never given to another measure
	Clause aqi.Clause `json:"clause"`
	// Level is the first at which the measure is to be taken; it stays at every higher one. NoResponse for a general
	// measure, which belongs to none.
	Level  Level  `json:"level"`
	Kind   Kind   `json:"kind"`
	Sector Sector `json:"sector"` // the kind of source that the measure is for; none for protection and advice
	// Addressee is who acts or refrains.
	Addressee Addressee `json:"addressee"`
	// Departments are identifiers of the catalogue's units, those that the clause names; nil where it names none.
	Departments []string `json:"departments,omitempty"`
	// NotFreezing says that the measure is for the time outside the freezing season only (非冰冻期).
	NotFreezing bool `json:"not_freezing,omitempty"`
	// Text is the measure: in Chinese a contiguous piece of the plan, in English a translation for reading.
	Text aqi.Text `json:"text"`
}

// Unit is a department or another body that a plan names.
//
//clearsky:whole
type Unit struct {
	ID     string   `json:"id"`
	Name   aqi.Text `json:"name"`
	Member bool     `json:"member"` // of the headquarters (指挥部成员单位, 2.1)
}
