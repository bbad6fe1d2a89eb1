package aqi

import (
	"iter"

	"github.com/clearsky-go/clearsky/internal/wording"
)

// Report is a daily or hourly report: the index, what leads it, and its sub-indices.
// Reports are comparable with ==. The zero Report is none: only errors come with it.
type Report struct {
	Edition Edition
	Form    Form
	// AQI is the largest sub-index. It is none where there is no sub-index at all, and under HJ 633-2026, 5.3.1, where a
	// monitored pollutant is missing and the others come to no more than 100. HJ 633-2026 has no AQI below 1.
	AQI Index
	// Primary holds the primary pollutants (首要污染物): those whose sub-index is the AQI, when it is above 50.
	Primary Pollutants
	// Exceeding holds the non-attainment pollutants (超标污染物): sub-index above 100. HJ 633-2012 only.
	Exceeding Pollutants
	// Missing holds the pollutants that have no sub-index (NA), NotMonitored those that the place does not measure ("/").
	Missing, NotMonitored Pollutants

	items [maxItems]cell
}

// cell is what a report keeps of an item.
type cell struct {
	iaqi   Index
	status Status
}

// SubIndex is one line of a report (分指数): a pollutant over an averaging time.
//
//clearsky:whole
type SubIndex struct {
	Pollutant Pollutant `json:"pollutant"`
	Averaging Averaging `json:"averaging"`
	IAQI      Index     `json:"iaqi"` // none unless Status is Counted, Capped or AtLeast
	Status    Status    `json:"status"`
}

// String returns the sub-index in a line: "PM10, 24-hour mean: 110".
func (s SubIndex) String() string { return s.text(wording.English) }

// Chinese returns the same in Chinese.
func (s SubIndex) Chinese() string { return s.text(wording.Chinese) }

func (s SubIndex) text(l wording.Language) string {
	index := s.IAQI.String()
	switch s.Status {
	case Counted:
	case NotMonitored:
		index = "/" + l.Bracket(l.Of(s.Status))
	case AtLeast:
		index = l.F("at least %s", "不低于%s", s.IAQI)
	case Missing, Capped, Superseded, NoSubIndex, Unused:
		index += l.Bracket(l.Of(s.Status))
	}
	return l.F("%s, %s: %s", "%s，%s：%s", s.Pollutant, s.Averaging, index)
}

// String returns the report in a line: "Daily report by HJ 633-2012: AQI 158, Moderately polluted, primary PM2.5, exceeding
// PM10,PM2.5"; "no report" for the zero Report.
func (r Report) String() string { return r.text(wording.English) }

// Chinese returns the same in Chinese.
func (r Report) Chinese() string { return r.text(wording.Chinese) }

func (r Report) text(l wording.Language) string {
	if r == (Report{}) {
		return l.Pick("no report", "无报告")
	}
	set := func(english, chinese string, s Pollutants) string {
		if s == 0 {
			return ""
		}
		return l.F(english+" %s", chinese+"%s", s)
	}
	level, index := "", r.AQI.String()
	if r.AQI.Valid() {
		level = l.Of(r.Level())
	}
	if r.AtLeast() {
		index = l.F("at least %s", "不低于%s", r.AQI)
	}
	return l.Join(
		l.F("%s by %s: AQI %s", "%s（%s）：AQI %s", r.Form, r.Edition.number(), index), level, set("primary", "首要污染物", r.Primary),
		set("exceeding", "超标污染物", r.Exceeding), set("missing", "缺测", r.Missing), set("/:", "/：", r.NotMonitored),
	)
}

// AtLeast reports whether the AQI may be higher: under HJ 633-2012 an O3 above 800 µg/m³ over 8 hours goes by its 1-hour maximum,
// and where that is missing it is only known to be no lower. This is the library's own rule.
func (r Report) AtLeast() bool {
	for i := range r.items {
		if r.items[i].status == AtLeast {
			return true
		}
	}
	return false
}

// SubIndices returns the report's lines in the order of the standard's table.
func (r Report) SubIndices() iter.Seq[SubIndex] {
	return func(yield func(SubIndex) bool) {
		for i, s := range r.layout() {
			if !yield(SubIndex{s.pollutant, s.averaging, r.items[i].iaqi, r.items[i].status}) {
				return
			}
		}
	}
}

func (r *Report) layout() []spec {
	if !r.Edition.Valid() || !forms.Valid(r.Form) {
		return nil
	}
	return layouts[r.Edition][r.Form]
}

// IAQI returns the pollutant's sub-index, the larger one where it has two; none where it has no sub-index.
func (r Report) IAQI(p Pollutant) Index {
	var largest Index
	for i, s := range r.layout() {
		if s.pollutant == p && r.items[i].iaqi.Compare(largest) > 0 {
			largest = r.items[i].iaqi
		}
	}
	return largest
}

// Level returns the level of the report's AQI.
func (r Report) Level() Level { return r.AQI.Level() }

// What a report says of a pollutant begins above these sub-indices.
const (
	noPrimaryTo   = 50  // HJ 633-2012, 4
	noExceedingTo = 100 // HJ 633-2012, 4; HJ 633-2026, 5.3.1 and Table 2
)

// fill makes the zero Report that of the concentrations of a form's items. It fills in place: Report is too large to be
// handed up through several functions.
func (r *Report) fill(e Edition, f Form, in *concs, unmonitored Pollutants) {
	r.Edition, r.Form = e, f
	layout, cs := layouts[e][f], &curves[e]
	plain := unmonitored == 0 && f != FormHourly
	for i := range layout {
		if c, x := &cs[layout[i].column], in[i]; x >= 0 && x <= c.last && c.grain == 0 {
			r.items[i] = cell{c.iaqi(x), Counted}
			continue
		}
		r.items[i] = e.cell(layout[i].column, in[i])
		if r.items[i].status == Superseded {
			plain = false
			if f == FormDaily && in[i-1] == noConc {
				r.items[i] = cell{e.onHourColumn(in[i]), AtLeast}
			}
		}
	}
	if !plain {
		r.settle(layout, unmonitored)
	}
	r.conclude(layout, unmonitored)
}

// conclude draws the report's index and sets from its items.
func (r *Report) conclude(layout []spec, unmonitored Pollutants) {
	var top lead
	var seen, exceeding Pollutants
	for i := range layout {
		set, index := layout[i].pollutant.set(), r.items[i].iaqi
		top = top.with(index, set)
		seen |= set & index.over(-1)
		exceeding |= set & index.over(noExceedingTo)
	}
	r.NotMonitored = unmonitored
	r.Missing = AllPollutants &^ seen &^ unmonitored
	r.AQI = r.Edition.publish(r.Form, top.index(), r.Missing)
	if r.AQI.above(noPrimaryTo) {
		r.Primary = top.pollutants()
	}
	if r.Edition == Edition2012 {
		r.Exceeding = exceeding
	}
}

// lead is the largest of some sub-indices, as Index has it, and in its last bits the set of the pollutants that have it.
type lead uint32

const leadBits = 8

// with returns the lead with one more sub-index, which a set of pollutants has. Branches would be as unforeseeable as the air.
func (l lead) with(index Index, set Pollutants) lead {
	other := lead(index.n)<<leadBits | lead(set)
	larger := max(l, other)
	if l^other < 1<<leadBits {
		larger = l | other
	}
	return larger
}

func (l lead) index() Index { return Index{uint16(l >> leadBits)} }

func (l lead) pollutants() Pollutants { return Pollutants(l) }

// over returns all pollutants where the index is above value, and none where it is not or there is no index. Branches would be
// as unforeseeable as the air.
func (i Index) over(value int32) Pollutants { return Pollutants((value + 1 - int32(i.n)) >> 31) }

// settle settles what an item alone does not say: that its pollutant is not monitored, that a mean need not stand in for
// another, and that nothing takes the place of one without a sub-index.
func (r *Report) settle(layout []spec, unmonitored Pollutants) {
	for i := range layout {
		s, c := &layout[i], &r.items[i]
		switch {
		case unmonitored.Has(s.pollutant):
			*c = cell{Index{}, NotMonitored}
		case s.standsIn && r.items[i-1].status != Superseded && r.items[i-1].status != NoSubIndex:
			*c = cell{Index{}, Unused}
		case c.status == Superseded && !r.counts(layout, s.pollutant):
			c.status = NoSubIndex
		}
	}
}

// counts reports whether an item of the pollutant has a sub-index.
func (r *Report) counts(layout []spec, p Pollutant) bool {
	for i, s := range layout {
		if s.pollutant == p && r.items[i].iaqi.Valid() {
			return true
		}
	}
	return false
}

// publish returns the AQI to report where the largest sub-index is given, and what is missing.
func (e Edition) publish(f Form, largest Index, missing Pollutants) Index {
	if e == Edition2012 || !largest.Valid() {
		return largest
	}
	if e.withholds(f, largest, missing) {
		return Index{}
	}
	return Index{max(largest.n, indexOf(1).n)}
}

// withholds reports whether HJ 633-2026, 5.3.1 keeps the index back. The platform's practice does not know that rule.
func (e Edition) withholds(f Form, largest Index, missing Pollutants) bool {
	return e == Edition2026 && f != FormPlatform && missing != 0 && !largest.above(noExceedingTo)
}

// Sensitive returns the pollutants for which HJ 633-2026 names sensitive groups: those with a sub-index above 100.
// It is empty under HJ 633-2012, where [Report.Exceeding] holds them.
func (r Report) Sensitive() Pollutants {
	var set Pollutants
	if r.Edition == Edition2026 {
		for p := range AllPollutants.All() {
			if r.IAQI(p).above(noExceedingTo) {
				set |= p.set()
			}
		}
	}
	return set
}
