package aqi

import (
	"encoding/json"
	"fmt"
)

// reportJSON is the JSON form of a report: what the items come to stands beside them for readers.
type reportJSON struct {
	Edition      Edition    `json:"edition"`
	Form         Form       `json:"form"`
	AQI          Index      `json:"aqi"`
	Level        Level      `json:"level"`
	Primary      Pollutants `json:"primary"`
	Exceeding    Pollutants `json:"exceeding"`
	Missing      Pollutants `json:"missing"`
	NotMonitored Pollutants `json:"not_monitored"`
	Items        []SubIndex `json:"items"`
}

// MarshalJSON returns the report with its items; null for the zero Report.
func (r Report) MarshalJSON() ([]byte, error) {
	if r == (Report{}) {
		return []byte("null"), nil
	}
	j := reportJSON{
		Edition: r.Edition, Form: r.Form, AQI: r.AQI, Level: r.Level(),
		Primary: r.Primary, Exceeding: r.Exceeding, Missing: r.Missing, NotMonitored: r.NotMonitored,
	}
	for item := range r.SubIndices() {
		j.Items = append(j.Items, item)
	}
	return json.Marshal(j)
}

// UnmarshalJSON reads what MarshalJSON returns. A report whose index or sets do not follow from its items is an error
// that wraps [ErrReport]; on an error the report keeps its value.
func (r *Report) UnmarshalJSON(text []byte) error {
	if string(text) == "null" {
		*r = Report{}
		return nil
	}
	var j reportJSON
	if err := json.Unmarshal(text, &j); err != nil {
		return err
	}
	read := Report{Edition: j.Edition, Form: j.Form}
	if err := read.take(j.Items); err != nil {
		return err
	}
	want := read
	want.AQI, want.Primary, want.Exceeding, want.Missing, want.NotMonitored = j.AQI, j.Primary, j.Exceeding, j.Missing, j.NotMonitored
	if want != read || j.Level != want.Level() {
		return fmt.Errorf("aqi: %w: index or sets do not follow from the items", ErrReport)
	}
	*r = want
	return nil
}

// take fills the zero Report from its items, each of which must be one that a report of the form can have.
func (r *Report) take(items []SubIndex) error {
	layout := r.layout()
	if len(items) != len(layout) {
		return fmt.Errorf("aqi: %w: %d items, want %d", ErrReport, len(items), len(layout))
	}
	var notMonitored Pollutants
	for i, s := range layout {
		item := items[i]
		if item.Pollutant != s.pollutant || item.Averaging != s.averaging || !r.Edition.canHave(s, item) {
			return fmt.Errorf("aqi: %w: item %d is %v, %v, %v, %v", ErrReport, i, item.Pollutant, item.Averaging, item.IAQI, item.Status)
		}
		r.items[i] = cell{item.IAQI, item.Status}
		if item.Status == NotMonitored {
			notMonitored |= s.pollutant.set()
		}
	}
	read := r.items
	r.settle(layout, notMonitored)
	r.conclude(layout, notMonitored)
	if r.items != read {
		return fmt.Errorf("aqi: %w: items do not go together", ErrReport)
	}
	return nil
}

// canHave reports whether an item can have that sub-index in that state.
func (e Edition) canHave(s spec, i SubIndex) bool {
	beyond, state := e.noSubIndex(s.column, maxConc)
	switch i.Status {
	case Counted:
		c := &curves[e][s.column]
		return i.IAQI.Valid() && i.IAQI.Compare(c.iaqi(c.last)) <= 0
	case Capped, Superseded:
		return i.Status == state && i.IAQI == beyond
	case NoSubIndex:
		return state == Superseded && i.IAQI == beyond
	case NotMonitored:
		return e == Edition2026 && !i.IAQI.Valid()
	case Unused:
		return s.standsIn && !i.IAQI.Valid()
	case Missing:
		return !i.IAQI.Valid()
	}
	return false
}
