package aqi

import (
	"math/bits"
	"slices"
)

// AppendRollingColumns is [Edition.AppendRolling] for columns: the same windows, rules and results, several times faster.
func (e Edition) AppendRollingColumns(dst []DailyIndex, columns Columns, notMonitored Pollutants) ([]DailyIndex, error) {
	unmonitored, err := e.check(notMonitored, "/not_monitored")
	if err == nil {
		err = columns.check(unmonitored)
	}
	if err != nil {
		return dst, err
	}
	return e.roll(dst, &columns, unmonitored), nil
}

// AppendRollingIAQI appends the daily sub-index that a pollutant has in every window of 24 consecutive hours, none where it has
// none, as [Edition.AppendRollingColumns] takes them: O3's is the larger where it has two. Errors: those, for that column alone;
// [ErrUnknown] for what is not a pollutant.
func (e Edition) AppendRollingIAQI(dst []Index, columns Columns, pollutant Pollutant) ([]Index, error) {
	if _, err := e.check(0, ""); err != nil {
		return dst, err
	}
	if !pollutant.Valid() {
		return dst, fault(ErrUnknown, "/pollutant", pollutant.String(), Text{"六项污染物之一", "one of the six pollutants"})
	}
	var only Columns
	*only.at(pollutant) = *columns.at(pollutant)
	if err := only.check(0); err != nil {
		return dst, err
	}
	windows := max(0, only.Len()-dayHours+1)
	dst = slices.Grow(dst, windows)
	r := roller{edition: e, columns: &only}
	for from := 0; from < windows; from += block {
		for _, top := range r.next(from, min(block, windows-from)) {
			dst = append(dst, top.index())
		}
	}
	return dst, nil
}

// roll appends the indices of the windows of sound columns.
func (e Edition) roll(dst []DailyIndex, c *Columns, unmonitored Pollutants) []DailyIndex {
	windows := max(0, c.Len()-dayHours+1)
	dst = slices.Grow(dst, windows)
	r := roller{edition: e, columns: c}
	for from := 0; from < windows; from += block {
		for k, top := range r.next(from, min(block, windows-from)) {
			dst = append(dst, e.dailyIndex(top, r.missing[k]&^unmonitored, r.atLeast[k]))
		}
	}
	return dst
}

// dailyIndex draws a window's index from the largest sub-index, as a report does.
func (e Edition) dailyIndex(top lead, missing Pollutants, atLeast bool) DailyIndex {
	aqi := e.publish(FormDaily, top.index(), missing)
	return DailyIndex{AQI: aqi, Primary: top.pollutants() & aqi.over(noPrimaryTo), Missing: missing, AtLeast: atLeast}
}

// block is how many windows are made at once, so that what is kept of them stays in the fastest memory.
const block = 512

// means are the pollutants that go by their 24-hour mean.
var means = [...]struct {
	pollutant Pollutant
	column    column
}{{SO2, so2Day}, {NO2, no2Day}, {CO, coDay}, {PM10, pm10Day}, {PM25, pm25Day}}

// sumCurves are the columns of means for the sums of dayNeeds and more concentrations in hundredths, so that no sum is divided.
var sumCurves = [len(limits)][len(means)][dayHours - dayNeeds + 1]curve{makeSumCurves(Edition2012), makeSumCurves(Edition2026)}

func makeSumCurves(e Edition) (cs [len(means)][dayHours - dayNeeds + 1]curve) {
	for slot, m := range means {
		for i := range cs[slot] {
			cs[slot][i] = makeCurve(e, m.column, conc(dayNeeds+i)*perUnit/2)
		}
	}
	return cs
}

// roller makes the sub-indices of windows, a block at a time.
type roller struct {
	edition Edition
	columns *Columns
	tops    [block]lead
	missing [block]Pollutants
	atLeast [block]bool
	few8    [block]bool // too few 8-hour means of O3
	eights  [block + dayEights - 1]conc
	ones    [block + dayHours - 1]Concentration
}

// next returns the largest sub-indices of n windows, the first of which starts at the hour from.
func (r *roller) next(from, n int) []lead {
	clear(r.tops[:n])
	clear(r.missing[:n])
	clear(r.atLeast[:n])
	for slot, m := range means {
		r.rollMean(slot, m.pollutant.set(), *r.columns.at(m.pollutant), from, n)
	}
	r.rollO3(r.columns.O3, from, n)
	return r.tops[:n]
}

// rollMean takes in a pollutant that goes by its 24-hour mean.
func (r *roller) rollMean(slot int, set Pollutants, col []Concentration, from, n int) {
	tops, missing := r.tops[:n], r.missing[:n]
	if len(col) == 0 {
		for k := range missing {
			missing[k] |= set
		}
		return
	}
	s := sumOf(col[from:][:dayHours-1])
	first, last := col[from:][:n], col[from+dayHours-1:][:n]
	curves, count := &sumCurves[r.edition][slot], uint32(0)
	var c *curve     // for that count of hours, nil where it is too few
	var line segment // on which the last mean lay: they seldom change it
	for k := range tops {
		s = s.with(last[k])
		if s.count != count {
			count, c = s.count, nil
			if count >= dayNeeds {
				c = &curves[count-dayNeeds]
				line = c.segments[0]
			}
		}
		if c == nil {
			missing[k] |= set
		} else {
			x := c.round(conc(s.total()))
			if !line.holds(x) {
				line = *c.segmentOfAny(x)
			}
			tops[k] = tops[k].with(line.at(x), set)
		}
		s = s.without(first[k])
	}
}

// rollO3 takes in O3, which goes by its daily maxima.
func (r *roller) rollO3(col []Concentration, from, n int) {
	if len(col) == 0 {
		for k := range r.missing[:n] {
			r.missing[k] |= O3.set()
		}
		return
	}
	eights, ones := r.maximaO3(col, from, n)
	s := sumOf(col[from:][:dayHours-1])
	var index Index
	var atLeast bool
	was8, was1 := noConc, Concentration(0)
	for k := range eights {
		s = s.with(col[from+k+dayHours-1])
		most8, most1 := eights[k], ones[k]
		if r.few8[k] && most8 <= eightsExceeds {
			most8 = noConc
		}
		if s.count < dayNeeds {
			most1 = 0
		}
		if most8 != was8 || most1 != was1 { // maxima seldom change
			was8, was1 = most8, most1
			index, atLeast = r.edition.indexO3(most8, most1)
		}
		if index.Valid() {
			r.tops[k], r.atLeast[k] = r.tops[k].with(index, O3.set()), atLeast
		} else {
			r.missing[k] |= O3.set()
		}
		s = s.without(col[from+k])
	}
}

// maximaO3 returns the largest 8-hour and 1-hour means of O3 in n windows, none where it is missing, and notes in few8 which
// windows have too few of the former.
func (r *roller) maximaO3(col []Concentration, from, n int) (eights []conc, ones []Concentration) {
	eights, ones = r.eights[:n+dayEights-1], r.ones[:n+dayHours-1]
	copy(ones, col[from:])
	s := sumOf(col[from:][:eightHours-1])
	var valid uint32 // bit i: the 8-hour mean that ended i hours ago is valid
	for i := range eights {
		s = s.with(col[from+i+eightHours-1])
		eights[i] = noConc
		valid = valid << 1 & eightsMask
		if s.count >= eightNeeds {
			eights[i] = s.mean()
			valid |= 1
		}
		if k := i - dayEights + 1; k >= 0 {
			r.few8[k] = bits.OnesCount32(valid) < dayEightsNeeds
		}
		s = s.without(col[from+i])
	}
	return maxima(eights, dayEights), maxima(ones, dayHours)
}

// maxima returns the largest of each width values that follow one another, in their place. Blocks of that many share the work: the
// largest is that of the end of one block or of the start of the next.
func maxima[T conc | Concentration](values []T, width int) []T {
	var ends [dayHours]T // of a block: the largest from there to its end
	n := len(values) - width + 1
	for from := 0; from < n; from += width {
		this := values[from:][:width]
		most := this[width-1]
		for i := width - 1; i >= 0; i-- {
			most = max(most, this[i])
			ends[i] = most
		}
		this[0] = most
		rest := this[1:min(width, n-from)]
		next := values[from+width:][:len(rest)]
		most = this[width-1]
		for i := range rest {
			most = max(most, next[i])
			rest[i] = max(most, ends[i+1])
		}
	}
	return values[:n]
}

// indexO3 returns the daily sub-index of O3, the larger of two, and whether it is only known to be reached.
func (e Edition) indexO3(most8 conc, most1 Concentration) (index Index, atLeast bool) {
	if e == Edition2026 {
		return e.cell(o38Hours, most8).iaqi, false
	}
	eight, one := e.cell(o38Hours, most8), e.cell(o3Hour, most1.conc())
	if eight.status == Superseded && one.status == Missing {
		return e.onHourColumn(most8), true
	}
	return Index{max(eight.iaqi.n, one.iaqi.n)}, false
}
