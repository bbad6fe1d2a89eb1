package aqi

import (
	"fmt"
	"math"

	"github.com/shopspring/decimal"

	"github.com/clearsky-go/clearsky/internal/quote"
)

// segment is the line between two neighbouring limits of a column: (slope × C + start) / 2^slopeBits, rounded down, is the sub-index of
// C, rounded up, as Index has it. A product takes the place of a division, exactly (TestSegments); start may be below 0, modulo 2^64.
type segment struct {
	first        conc   // the lower limit
	width        uint32 // to the upper limit
	slope, start uint64
}

const slopeBits = 44

// curve is a column ready for use.
type curve struct {
	lasts    [len(limits[0])]conc    // the upper limit of each segment
	segments [len(limits[0])]segment // at last the one above all limits
	last     conc                    // the last limit

	// A concentration finds its segment without a branch, which would be as unforeseeable as the air: in the strip that it lies in,
	// none of which is wider than a segment, only one segment ends.
	strips   [strips]uint8 // the segment of the least concentration of each
	perStrip uint64        // 2^stripBits / the width of a strip

	grain   conc   // what concentrations are rounded to, 0 where they are not
	inverse uint64 // 2^slopeBits / grain, rounded up
}

const (
	strips    = 64
	stripBits = 32
)

var curves = [len(limits)][numColumns]curve{makeCurves(Edition2012), makeCurves(Edition2026)}

func makeCurves(e Edition) (cs [numColumns]curve) {
	for col := range cs {
		cs[col] = makeCurve(e, column(col), perUnit)
	}
	return cs
}

// makeCurve makes the curve of concentrations that have unit to 1 µg/m³ or mg/m³.
func makeCurve(e Edition, col column, unit conc) (c curve) {
	narrowest := uint32(math.MaxInt32)
	for i, upper := range limits[e][1:] {
		lower := limits[e][i]
		c.lasts[i] = c.last
		if upper.limits[col] == no {
			continue
		}
		first := c.last
		c.last = conc(upper.limits[col]) * unit
		c.lasts[i] = c.last
		c.segments[i] = makeSegment(first, c.last, uint64(indexOf(int(lower.iaqi)).n), uint64(upper.iaqi-lower.iaqi))
		narrowest = min(narrowest, uint32(c.last-first))
	}
	c.lasts[len(c.lasts)-1] = math.MaxInt32
	c.segments[len(c.lasts)-1] = segment{first: c.last + 1, width: uint32(math.MaxInt32 - c.last - 1), start: uint64(indexOf(MaxIndex).n) << slopeBits}
	c.perStrip = 1<<stripBits/uint64(narrowest) + 1
	for i := range c.strips {
		least := (uint64(i)<<stripBits + c.perStrip - 1) / c.perStrip
		for c.lasts[c.strips[i]] < conc(least) {
			c.strips[i]++
		}
	}
	if e == Edition2026 {
		c.grain = unit
		if col == coDay || col == coHour {
			c.grain = unit / 10
		}
		c.inverse = (1<<slopeBits + uint64(c.grain) - 1) / uint64(c.grain)
	}
	return c
}

// makeSegment makes the segment between two limits over which the index rises. What is above a step is rounded up: all of 1 but
// 1 / width is added.
func makeSegment(first, last conc, index, rise uint64) (s segment) {
	width := uint64(last - first)
	s.first, s.width = first, uint32(width)
	s.slope = (rise<<slopeBits + width - 1) / width
	s.start = (index+1)<<slopeBits - 1<<slopeBits/width - uint64(first)*s.slope
	return s
}

// round rounds to the digits that HJ 633-2026 asks for: one decimal for CO, integers for all else, half to even (GB/T 8170).
func (c *curve) round(x conc) conc {
	if c.grain == 0 {
		return x
	}
	whole := conc(uint64(x) * c.inverse >> slopeBits)
	rest := x - whole*c.grain
	whole += conc(uint32(c.grain-2*rest-whole&1) >> 31) // one more where twice the rest is above the grain, or as much and whole is odd
	return whole * c.grain
}

// iaqi returns the sub-index of a concentration up to the curve's last limit, rounded up (HJ 633-2012, 6.2; HJ 633-2026, 4.2.6):
// IAQI = (IAQI_hi − IAQI_lo) / (BP_hi − BP_lo) × (C − BP_lo) + IAQI_lo.
func (c *curve) iaqi(x conc) Index { return c.segmentOf(x).at(x) }

func (c *curve) segmentOf(x conc) *segment {
	i := uint32(c.strips[uint64(x)*c.perStrip>>stripBits%strips])
	i += uint32(c.lasts[i%uint32(len(c.lasts))]-x) >> 31
	return &c.segments[i%uint32(len(c.segments))]
}

// segmentOfAny is segmentOf for any concentration; that above the last limit has MaxIndex.
func (c *curve) segmentOfAny(x conc) *segment { return c.segmentOf(min(x, c.last+1)) }

func (s *segment) holds(x conc) bool { return uint32(x-s.first) <= s.width }

func (s *segment) at(x conc) Index { return Index{uint16((uint64(x)*s.slope + s.start) >> slopeBits)} }

// The sub-indices above the last limit of the two columns that stop short of 500 in HJ 633-2026; HJ 633-2012 gives none.
const (
	cappedSO2Hour  = 200
	cappedO38Hours = 300
)

// cell returns the sub-index of a conc in a column of the limits, after rounding it as the edition's reports do, and its status.
func (e Edition) cell(col column, x conc) cell {
	if x == noConc {
		return cell{Index{}, Missing}
	}
	c := &curves[e][col]
	if x = c.round(x); x <= c.last {
		return cell{c.iaqi(x), Counted}
	}
	return e.beyond(col)
}

// beyond returns what a concentration above the last limit has for a sub-index.
func (e Edition) beyond(col column) cell {
	short := col == so2Hour || col == o38Hours
	switch {
	case !short:
		return cell{indexOf(MaxIndex), Capped}
	case e == Edition2012:
		return cell{Index{}, Superseded}
	case col == so2Hour:
		return cell{indexOf(cappedSO2Hour), Capped}
	default:
		return cell{indexOf(cappedO38Hours), Capped}
	}
}

// onHourColumn returns the sub-index that an 8-hour mean of O3 has among the 1-hour limits: the 1-hour maximum is no lower than it.
func (e Edition) onHourColumn(x conc) Index {
	if c := &curves[e][o3Hour]; x <= c.last {
		return c.iaqi(x)
	}
	return indexOf(MaxIndex)
}

// IAQI returns the sub-index (IAQI) of a concentration: µg/m³, CO mg/m³; an 8-hour mean of O3 is the daily maximum or
// the trailing one. The concentration is taken as it is; rounding it first, as HJ 633-2026 does in its reports, is
// [Edition.Round]. Above the last limit it is 500, or in HJ 633-2026 200 for SO2 over 1 hour and 300 for O3 over 8 hours.
//
// Errors: [ErrNoSubIndex] where the edition has no limit for the pollutant and averaging time, and for SO2 over 1 hour and O3
// over 8 hours above 800 µg/m³ in HJ 633-2012, which uses SO2's 24-hour mean and O3's 1-hour mean instead; those of a
// concentration, as in [Edition.Daily]. Any exponent of the decimal is fine, the time bounded by its digits.
func (e Edition) IAQI(p Pollutant, a Averaging, concentration decimal.Decimal) (Index, error) {
	if _, err := e.check(0, ""); err != nil {
		return Index{}, err
	}
	limits := e.clause("Table 1", "Table 3")
	col, ok := e.columnOf(p, a)
	if !ok {
		return Index{}, Faults{{
			Path: "/averaging", Count: 1, Got: p.String() + ", " + a.String(), Rule: ErrNoSubIndex, Clause: limits,
			Want: Text{"标准给出限值的平均时间", "an averaging time that has limits"},
		}}
	}
	var fs Faults
	x := reduce(p, concentration)
	if fs.addConc(x, p, "/concentration", concentration); fs != nil {
		return Index{}, fs
	}
	if c := &curves[e][col]; x <= c.last {
		return c.iaqi(x), nil
	}
	none := e.beyond(col)
	if none.status == Superseded {
		most := fmt.Sprintf("%d %s", curves[e][col].last/perUnit, p.Unit())
		return Index{}, Faults{{
			Path: "/concentration", Count: 1, Got: quote.Decimal(concentration), Rule: ErrNoSubIndex, Clause: limits,
			Want: Text{"不大于" + most, "at most " + most},
		}}
	}
	return none.iaqi, nil
}
