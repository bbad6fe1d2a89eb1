package aqi_test

import (
	"math/big"
	"strconv"
	"strings"

	"github.com/clearsky-go/clearsky/aqi"
	"github.com/shopspring/decimal"
)

// The oracle: HJ 633 once more, written from the standards' text and not from the package, slow and in fractions.

// tableText is HJ 633-2012, Table 1, with the cells in which HJ 633-2026, Table 3 differs behind a slash.
const tableText = `
IAQI SO2/24h SO2/1h NO2/24h NO2/1h PM10/24h CO/24h CO/1h O3/1h O3/8h PM2.5/24h
0    0       0      0       0      0        0      0     0     0     0
50   50      150    40      100    50       2      5     160   100   35
100  150     500    80      200    150/120  4      10    200   160   75/60
150  475     650    180     700    250      14     35    300   215   115
200  800     800    280     1200   350      24     60    400   265   150
300  1600    -      565     2340   420      36     90    800   800   250
400  2100    -      750     3090   500      48     120   1000  -     350
500  2620    -      940     3840   600      60     150   1200  -     500
`

var pollutantOf = map[string]aqi.Pollutant{
	"SO2": aqi.SO2, "NO2": aqi.NO2, "CO": aqi.CO, "O3": aqi.O3, "PM10": aqi.PM10, "PM2.5": aqi.PM25,
}

var averagingOf = map[string]aqi.Averaging{"1h": aqi.Mean1h, "8h": aqi.Mean8h, "24h": aqi.Mean24h}

type item struct {
	p aqi.Pollutant
	a aqi.Averaging
}

type point struct{ iaqi, limit int64 }

var (
	bothEditions = []aqi.Edition{aqi.Edition2012, aqi.Edition2026}
	sixes        = []aqi.Pollutant{aqi.SO2, aqi.NO2, aqi.CO, aqi.O3, aqi.PM10, aqi.PM25}
	oracleTable  = map[aqi.Edition]map[item][]point{
		aqi.Edition2012: parseTable(0),
		aqi.Edition2026: parseTable(1),
	}
)

// parseTable reads the table; edition is 0 for the text before a cell's slash and 1 for what is behind it.
func parseTable(edition int) map[item][]point {
	lines := strings.Split(strings.TrimSpace(tableText), "\n")
	heads := strings.Fields(lines[0])[1:]
	table := map[item][]point{}
	for _, line := range lines[1:] {
		cells := strings.Fields(line)
		for i, cell := range cells[1:] {
			if cell == "-" {
				continue
			}
			choice := strings.Split(cell, "/")
			p, a, _ := strings.Cut(heads[i], "/")
			key := item{pollutantOf[p], averagingOf[a]}
			table[key] = append(table[key], point{number(cells[0]), number(choice[min(edition, len(choice)-1)])})
		}
	}
	if edition == 1 { // the hourly report of 2026 puts the particles' 1-hour means on the daily limits
		table[item{aqi.PM10, aqi.Mean1h}] = table[item{aqi.PM10, aqi.Mean24h}]
		table[item{aqi.PM25, aqi.Mean1h}] = table[item{aqi.PM25, aqi.Mean24h}]
	}
	return table
}

func number(text string) int64 {
	n, err := strconv.ParseInt(text, 10, 64)
	if err != nil {
		panic(err)
	}
	return n
}

const na = -1 // no index

// oracleIAQI returns the sub-index on the points of a column; na where the edition has none above the last limit.
func oracleIAQI(e aqi.Edition, points []point, c *big.Rat) (int64, aqi.Status) {
	for i, hi := range points {
		if c.Cmp(whole(hi.limit)) > 0 {
			continue
		}
		if i == 0 {
			return 0, aqi.Counted
		}
		lo := points[i-1]
		slope := big.NewRat(hi.iaqi-lo.iaqi, hi.limit-lo.limit)
		value := new(big.Rat).Sub(c, whole(lo.limit))
		value.Mul(value, slope).Add(value, whole(lo.iaqi))
		return ceil(value), aqi.Counted
	}
	last := points[len(points)-1].iaqi
	switch {
	case last == 500:
		return 500, aqi.Capped
	case e == aqi.Edition2012: // SO2 over 1 hour and O3 over 8 hours above 800
		return na, aqi.Superseded
	default: // 200 for SO2, 300 for O3
		return last, aqi.Capped
	}
}

func whole(n int64) *big.Rat { return new(big.Rat).SetInt64(n) }

func ceil(r *big.Rat) int64 {
	q, rest := new(big.Int).QuoRem(r.Num(), r.Denom(), new(big.Int))
	if rest.Sign() > 0 {
		q.Add(q, big.NewInt(1))
	}
	return q.Int64()
}

// halfEven rounds a number that is not negative as GB/T 8170 has it.
func halfEven(r *big.Rat, places int64) *big.Rat {
	unit := new(big.Rat).SetInt(new(big.Int).Exp(big.NewInt(10), big.NewInt(places), nil))
	scaled := new(big.Rat).Mul(r, unit)
	floor := new(big.Int).Quo(scaled.Num(), scaled.Denom())
	rest := new(big.Rat).Sub(scaled, new(big.Rat).SetInt(floor))
	if c := rest.Cmp(big.NewRat(1, 2)); c > 0 || c == 0 && floor.Bit(0) == 1 {
		floor.Add(floor, big.NewInt(1))
	}
	return unit.Quo(new(big.Rat).SetInt(floor), unit)
}

// asReported rounds to what HJ 633-2026 asks for in its reports.
func asReported(e aqi.Edition, p aqi.Pollutant, r *big.Rat) *big.Rat {
	switch {
	case r == nil || e == aqi.Edition2012:
		return r
	case p == aqi.CO:
		return halfEven(r, 1)
	default:
		return halfEven(r, 0)
	}
}

// rat returns a concentration as a fraction, nil where it is missing. A number below 10^-60 is taken for 10^-60: no rule
// can tell the two apart, and the fraction of 10^-2147483648 has two thousand million digits.
func rat(v decimal.NullDecimal) *big.Rat {
	const tiny = 60
	d := v.Decimal
	switch {
	case !v.Valid:
		return nil
	case d.IsZero():
		return new(big.Rat)
	case int64(d.NumDigits())+int64(d.Exponent()) < -tiny:
		d = decimal.New(1, -tiny)
	}
	return d.Rat()
}

func ratOf(d decimal.Decimal) *big.Rat { return rat(decimal.NewNullDecimal(d)) }

func some(text string) decimal.NullDecimal {
	return decimal.NewNullDecimal(decimal.RequireFromString(text))
}

// mean is the arithmetic mean over what is there, nil for fewer than needed.
func mean(values []*big.Rat, needed int) *big.Rat {
	sum, n := new(big.Rat), int64(0)
	for _, v := range values {
		if v != nil {
			sum.Add(sum, v)
			n++
		}
	}
	if n < int64(needed) || n == 0 {
		return nil
	}
	return sum.Quo(sum, whole(n))
}

func largest(values []*big.Rat) *big.Rat {
	var most *big.Rat
	for _, v := range values {
		if v != nil && (most == nil || v.Cmp(most) > 0) {
			most = v
		}
	}
	return most
}
