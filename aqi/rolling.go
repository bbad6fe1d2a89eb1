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
	r := newRoller(e, &only)
	dst = slices.Grow(dst, windows)
	for from := 0; from < windows; from += block {
		n := min(block, windows-from)
		r.next(from, n)
		for k := range n {
			dst = append(dst, Index{max(r.indices[slotOf[pollutant]][k], r.indices[slotO3Hour][k])})
		}
	}
	return dst, nil
}

// roll appends the indices of the windows of sound columns.
func (e Edition) roll(dst []DailyIndex, c *Columns, unmonitored Pollutants) []DailyIndex {
	windows := max(0, c.Len()-dayHours+1)
	dst = slices.Grow(dst, windows)
	if windows == 0 {
		return dst
	}
	r := newRoller(e, c)
	for from := 0; from < windows; from += block {
		n := min(block, windows-from)
		r.next(from, n)
		for k := range n {
			dst = append(dst, r.daily(k, unmonitored))
		}
	}
	return dst
}

// daily draws a window's index from its sub-indices, as a report does.
func (r *roller) daily(k int, unmonitored Pollutants) DailyIndex {
	var largest Index
	var seen, leading Pollutants
	for slot := range r.indices {
		n := r.indices[slot][k]
		largest.n = max(largest.n, n)
		seen |= slotSets[slot] & Index{n}.over(-1)
	}
	for slot := range r.indices {
		if r.indices[slot][k] == largest.n {
			leading |= slotSets[slot]
		}
	}
	report := Report{Edition: r.edition, Form: FormDaily, Missing: AllPollutants &^ seen &^ unmonitored}
	d := DailyIndex{AQI: report.publish(largest), Missing: report.Missing, AtLeast: r.atLeast[k]}
	if d.AQI.above(noPrimaryTo) {
		d.Primary = leading
	}
	return d
}

var slotSets = [numSlots]Pollutants{1 << SO2, 1 << NO2, 1 << CO, 1 << PM10, 1 << PM25, 1 << O3, 1 << O3}

// block is how many windows are made at once, so that what is kept of them stays in the fastest memory.
const block = 256

// The rows of sub-indices that a window has: five pollutants' 24-hour means, and O3's two maxima.
const (
	slotO3Eight = 5
	slotO3Hour  = 6
	numSlots    = 7
)

var slotOf = [...]int{SO2: 0, NO2: 1, CO: 2, O3: slotO3Eight, PM10: 3, PM25: 4}

// means are the pollutants that go by their 24-hour mean, in the order of their slots.
var means = [...]struct {
	pollutant Pollutant
	column    column
}{{SO2, so2Day}, {NO2, no2Day}, {CO, coDay}, {PM10, pm10Day}, {PM25, pm25Day}}

// roller makes the sub-indices of windows, a block at a time.
type roller struct {
	edition  Edition
	columns  *Columns
	sums     [len(means)]sum
	o3       sum    // of the hours of the 8-hour mean
	hours    sum    // of the hours of the 1-hour maximum
	valid8   uint32 // bit i: the 8-hour mean that ended i hours ago is valid
	top8     maximum
	top1     maximum
	indices  [numSlots][block]uint16 // as Index has them
	segments [numSlots]uint32
	atLeast  [block]bool
}

func newRoller(e Edition, c *Columns) *roller {
	r := &roller{edition: e, columns: c, top8: maximum{width: dayEights}, top1: maximum{width: dayHours}}
	for slot, m := range means {
		r.sums[slot].addAll(head(*c.at(m.pollutant)))
	}
	for i := range head(c.O3) {
		r.pushO3(i)
	}
	return r
}

// head are the hours before the first window is complete.
func head(col []Concentration) []Concentration { return col[:min(len(col), dayHours-1)] }

// next makes the sub-indices of n windows, which follow those made before; the first starts at the hour from.
func (r *roller) next(from, n int) {
	for slot, m := range means {
		r.roll24(slot, m.pollutant, &curves[r.edition][m.column], from, n)
	}
	r.rollO3(from, n)
}

func (r *roller) roll24(slot int, p Pollutant, c *curve, from, n int) {
	col, indices := *r.columns.at(p), r.indices[slot][:n]
	if len(col) == 0 {
		clear(indices)
		return
	}
	s, segment := r.sums[slot], r.segments[slot]
	in, out := col[from+dayHours-1:][:n], col[from:][:n]
	for k := range indices {
		s.add(in[k])
		indices[k] = 0
		if s.count >= dayNeeds {
			indices[k] = r.index(p, c, s.mean(), &segment)
		}
		s.drop(out[k])
	}
	r.sums[slot], r.segments[slot] = s, segment
}

// index returns the sub-index of a mean of p.
func (r *roller) index(p Pollutant, c *curve, x conc, segment *uint32) uint16 {
	if r.edition == Edition2026 {
		x = x.round(p)
	}
	if x > c.last {
		return MaxIndex + 1
	}
	return c.near(x, segment).n
}

// rollO3 makes the sub-indices of the daily maxima of O3.
func (r *roller) rollO3(from, n int) {
	eights, hours, atLeast := r.indices[slotO3Eight][:n], r.indices[slotO3Hour][:n], r.atLeast[:n]
	clear(eights)
	clear(hours)
	clear(atLeast)
	if len(r.columns.O3) == 0 {
		return
	}
	for k := range eights {
		most8, most1 := r.pushO3(from + k + dayHours - 1)
		if bits.OnesCount32(r.valid8) < dayEightsNeeds && most8 <= eightsExceeds {
			most8 = noConc
		}
		if r.hours.count < dayNeeds {
			most1 = noConc
		}
		if r.edition == Edition2026 {
			most1, most8 = noConc, most8.round(O3)
		}
		hours[k] = r.indexOrNone(slotO3Hour, o3Hour, most1)
		eights[k] = r.indexOrNone(slotO3Eight, o38Hours, most8)
		if r.edition == Edition2012 && most8 > curves[Edition2012][o38Hours].last && most1 == noConc {
			eights[k], atLeast[k] = r.edition.onHourColumn(most8).n, true
		}
	}
}

// indexOrNone returns the sub-index of a maximum of O3, none for noConc.
func (r *roller) indexOrNone(slot int, col column, x conc) uint16 {
	if c := &curves[r.edition][col]; x >= 0 && x <= c.last {
		return c.near(x, &r.segments[slot]).n
	}
	index, _ := r.edition.noSubIndex(col, x)
	return index.n
}

// pushO3 takes in the next hour of O3 and returns the maxima of the 8-hour means that lie in the 24 hours that end with it, and of
// those hours; noConc where none is there.
func (r *roller) pushO3(i int) (most8, most1 conc) {
	col := r.columns.O3
	r.o3.add(col[i])
	r.hours.add(col[i])
	if i >= eightHours {
		r.o3.drop(col[i-eightHours])
	}
	if i >= dayHours {
		r.hours.drop(col[i-dayHours])
	}
	eight, one := noConc, noConc
	if r.o3.count >= eightNeeds {
		eight = r.o3.mean()
	}
	if c := col[i]; c != 0 {
		one = 2 * conc(c-1)
	}
	r.valid8 = r.valid8 << 1 & eightsMask
	if eight != noConc {
		r.valid8 |= 1
	}
	return r.top8.push(eight), r.top1.push(one)
}
