package aqi

import "github.com/shopspring/decimal"

// Round returns the concentration as the edition's reports take it: HJ 633-2026 rounds to an integer in µg/m³ and to one
// decimal in mg/m³ for CO, half to even (GB/T 8170); HJ 633-2012 states no rounding and the concentration stays as it is.
// A rounded CO has one decimal place also where it is 0; StringFixed(1) shows it. Errors: those of a concentration, as in
// [Edition.Daily].
func (e Edition) Round(p Pollutant, concentration decimal.Decimal) (decimal.Decimal, error) {
	if _, err := e.check(0, ""); err != nil {
		return decimal.Decimal{}, err
	}
	if !p.Valid() {
		return decimal.Decimal{}, fault(ErrUnknown, "/pollutant", p.String(), Text{"六项污染物之一", "one of the six pollutants"})
	}
	var fs Faults
	x := reduce(p, concentration)
	if fs.addConc(x, p, "/concentration", concentration); fs != nil {
		return decimal.Decimal{}, fs
	}
	if e == Edition2012 {
		return concentration, nil
	}
	col, _ := Edition2026.columnOf(p, Mean1h)
	c := &curves[Edition2026][col]
	if p == CO {
		return decimal.New(int64(c.round(x)/c.grain), -1), nil
	}
	return decimal.New(int64(c.round(x)/c.grain), 0), nil
}
