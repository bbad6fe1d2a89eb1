package aqi

import (
	"encoding/json"
	"strconv"

	"github.com/clearsky-go/clearsky/internal/quote"
)

// reportJSON is the JSON form of a report: what the sub-indices come to stands beside them for readers.
type reportJSON struct {
	Edition      Edition    `json:"edition"`
	Form         Form       `json:"form"`
	AQI          Index      `json:"aqi"`
	Level        Level      `json:"level"`
	Primary      Pollutants `json:"primary"`
	Exceeding    Pollutants `json:"exceeding"`
	Missing      Pollutants `json:"missing"`
	NotMonitored Pollutants `json:"not_monitored"`
	SubIndices   []SubIndex `json:"sub_indices"`
}

// MarshalJSON returns the report with its sub-indices; null for the zero Report.
func (r Report) MarshalJSON() ([]byte, error) {
	if r == (Report{}) {
		return []byte("null"), nil
	}
	j := reportJSON{
		Edition: r.Edition, Form: r.Form, AQI: r.AQI, Level: r.Level(),
		Primary: r.Primary, Exceeding: r.Exceeding, Missing: r.Missing, NotMonitored: r.NotMonitored,
	}
	for item := range r.SubIndices() {
		j.SubIndices = append(j.SubIndices, item)
	}
	return json.Marshal(j)
}

// UnmarshalJSON reads what MarshalJSON returns. Errors: those of the form; [ErrConflict] where the sub-indices are not those of
// such a report, or the rest does not follow from them. On an error the report keeps its value.
func (r *Report) UnmarshalJSON(text []byte) error {
	if string(text) == "null" {
		*r = Report{}
		return nil
	}
	var j reportJSON
	if err := readWhole(text, &j); err != nil {
		return err
	}
	got := Report{Edition: j.Edition, Form: j.Form}
	if err := got.take(j.SubIndices); err != nil {
		return err
	}
	var fs Faults
	for _, part := range []struct{ path, got, want string }{
		{"/aqi", j.AQI.String(), got.AQI.String()},
		{"/level", j.Level.String(), got.Level().String()},
		{"/primary", j.Primary.String(), got.Primary.String()},
		{"/exceeding", j.Exceeding.String(), got.Exceeding.String()},
		{"/missing", j.Missing.String(), got.Missing.String()},
		{"/not_monitored", j.NotMonitored.String(), got.NotMonitored.String()},
	} {
		if part.got != part.want {
			fs.Add(Fault{Path: part.path, Got: quote.Text(part.got), Want: Text{quote.Text(part.want), quote.Text(part.want)}, Rule: ErrConflict})
		}
	}
	if fs == nil {
		*r = got
	}
	return fs.Err()
}

// take fills the zero Report from its sub-indices, each of which must be one that a report of the form can have.
func (r *Report) take(list []SubIndex) error {
	layout := r.layout()
	if len(list) != len(layout) {
		return countFault("/sub_indices", len(list), len(layout), len(layout))
	}
	var fs Faults
	var notMonitored Pollutants
	for i, s := range layout {
		item := list[i]
		if item.Pollutant != s.pollutant || item.Averaging != s.averaging || !r.Edition.canHave(s, item) {
			fs.addSubIndex(i, s, item)
		}
		r.items[i] = cell{item.IAQI, item.Status}
		if item.Status == NotMonitored {
			notMonitored |= s.pollutant.set()
		}
	}
	given := r.items
	r.settle(layout, notMonitored)
	r.conclude(layout, notMonitored)
	for i, s := range layout {
		if fs == nil && (r.items[i] != given[i] || !r.mayBeAtLeast(i)) {
			fs.addSubIndex(i, s, list[i])
		}
	}
	return fs.Err()
}

// mayBeAtLeast reports whether a sub-index that is only known to be reached may be that, and whether O3's must: in a daily report
// without a 1-hour maximum.
func (r *Report) mayBeAtLeast(i int) bool {
	switch r.items[i].status {
	case AtLeast:
		return r.Form == FormDaily && r.items[i-1].status == Missing
	case NoSubIndex:
		return r.Form != FormDaily
	case Missing, NotMonitored, Counted, Capped, Superseded, Unused:
	}
	return true
}

func (fs *Faults) addSubIndex(i int, s spec, got SubIndex) {
	want := Text{s.pollutant.Chinese() + "，" + s.averaging.Chinese(), s.pollutant.String() + ", " + s.averaging.String()}
	want.Chinese, want.English = want.Chinese+"及与之相符的分指数", want.English+" and a sub-index that goes with the others"
	fs.Add(Fault{Path: "/sub_indices/" + strconv.Itoa(i), Got: got.String(), Want: want, Rule: ErrConflict})
}

// canHave reports whether an item can have that sub-index in that state.
func (e Edition) canHave(s spec, i SubIndex) bool {
	none := e.beyond(s.column)
	switch i.Status {
	case Counted:
		c := &curves[e][s.column]
		return i.IAQI.Valid() && i.IAQI.Compare(c.iaqi(c.last)) <= 0
	case Capped, Superseded:
		return cell{i.IAQI, i.Status} == none
	case NoSubIndex:
		return none.status == Superseded && i.IAQI == none.iaqi
	case AtLeast:
		return none.status == Superseded && s.column == o38Hours && i.IAQI.Compare(e.onHourColumn(curves[e][o38Hours].last)) > 0
	case NotMonitored:
		return e == Edition2026 && !i.IAQI.Valid()
	case Unused:
		return s.standsIn && !i.IAQI.Valid()
	case Missing:
		return !i.IAQI.Valid()
	}
	return false
}
