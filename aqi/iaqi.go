package aqi

import (
	"fmt"

	"github.com/shopspring/decimal"

	"github.com/clearsky-go/clearsky/internal/quote"
)

// segment is the line between two neighbouring limits of a column.
type segment struct {
	first   conc   // the lower limit
	width   uint32 // to the upper limit
	iaqi    uint32 // at first
	rise    uint32 // of the sub-index over the segment
	inverse uint64 // 2^inverseBits / width, rounded up: a product with it replaces a division, exactly (TestInverses)
}

const inverseBits = 44

// curve is a column ready for use.
type curve struct {
	lasts    [len(limits[0]) - 1]conc // the upper limit of each segment, first < C ≤ last
	segments [len(limits[0]) - 1]segment
	last     conc // the last limit
}

var curves = [len(limits)][numColumns]curve{makeCurves(Edition2012), makeCurves(Edition2026)}

func makeCurves(e Edition) (cs [numColumns]curve) {
	for col := range cs {
		c := &cs[col]
		for i, upper := range limits[e][1:] {
			c.lasts[i] = c.last
			if upper.limits[col] == no {
				continue
			}
			lower := limits[e][i]
			first, last := conc(lower.limits[col])*perUnit, conc(upper.limits[col])*perUnit
			width := uint32(last - first)
			inverse := (1<<inverseBits + uint64(width) - 1) / uint64(width)
			c.segments[i] = segment{first, width, uint32(lower.iaqi), uint32(upper.iaqi - lower.iaqi), inverse}
			c.lasts[i], c.last = last, last
		}
	}
	return cs
}

// iaqi returns the sub-index of a concentration up to the curve's last limit, rounded up (HJ 633-2012, 6.2; HJ 633-2026, 4.2.6):
// IAQI = (IAQI_hi − IAQI_lo) / (BP_hi − BP_lo) × (C − BP_lo) + IAQI_lo.
func (c *curve) iaqi(x conc) Index {
	return c.segments[c.segmentOf(x)].at(x)
}

// segmentOf returns the position of the segment that a conc lies on.
func (c *curve) segmentOf(x conc) (i uint32) {
	for _, last := range c.lasts[:len(c.lasts)-1] {
		i += uint32(last-x) >> 31 // without a branch, which would be as unforeseeable as the air
	}
	return i
}

// at returns the sub-index of a conc on the segment.
func (s *segment) at(x conc) Index {
	return indexOf(int(s.iaqi + uint32(uint64(s.rise*uint32(x-s.first)+s.width-1)*s.inverse>>inverseBits)))
}

// near is iaqi for concs that seldom change their segment, the last of which is kept.
func (c *curve) near(x conc, segment *uint32) Index {
	s := &c.segments[*segment%uint32(len(c.segments))]
	if uint32(x-s.first-1) >= s.width {
		*segment = c.segmentOf(x)
		s = &c.segments[*segment]
	}
	return s.at(x)
}

// The sub-indices above the last limit of the two columns that stop short of 500 in HJ 633-2026; HJ 633-2012 gives none.
const (
	cappedSO2Hour  = 200
	cappedO38Hours = 300
)

// noSubIndex returns what stands for the sub-index of a concentration that is missing or above the last limit.
func (e Edition) noSubIndex(col column, x conc) (Index, Status) {
	if x == noConc {
		return Index{}, Missing
	}
	short := col == so2Hour || col == o38Hours
	switch {
	case !short:
		return indexOf(MaxIndex), Capped
	case e == Edition2012:
		return Index{}, Superseded
	case col == so2Hour:
		return indexOf(cappedSO2Hour), Capped
	default:
		return indexOf(cappedO38Hours), Capped
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
	index, status := e.noSubIndex(col, x)
	if status == Superseded {
		most := fmt.Sprintf("%d %s", curves[e][col].last/perUnit, p.Unit())
		return Index{}, Faults{{
			Path: "/concentration", Count: 1, Got: quote.Decimal(concentration), Rule: ErrNoSubIndex, Clause: limits,
			Want: Text{"不大于" + most, "at most " + most},
		}}
	}
	return index, nil
}
