package main

import (
	"math"

	"github.com/expr-lang/expr"
	"github.com/expr-lang/expr/vm"
	"github.com/shopspring/decimal"

	"github.com/clearsky-go/clearsky/aqi"
)

// way is a way to make sub-indices.
type way struct {
	name  string
	iaqis func([]concentration) ([]int, error)
}

var ways = []way{
	{"clearsky, `Edition.IAQI`", byDecimal},
	{"clearsky, decimals to columns and `Edition.AppendDaily`, whole reports", byColumn},
	{"a table of floats, rounded up", floats(math.Ceil)},
	{"the same less a billionth", floats(func(f float64) float64 { return math.Ceil(f - 1e-9) })},
	{"the same less a hundredth", floats(func(f float64) float64 { return math.Ceil(f - 0.01) })},
	{"the formula in a general rule engine (expr)", byRules},
}

func byDecimal(cases []concentration) ([]int, error) {
	iaqis := make([]int, len(cases))
	for i, c := range cases {
		index, err := aqi.Edition2012.IAQI(c.pollutant, aqi.Mean24h, decimal.New(int64(c.hundredths), -2))
		if err != nil {
			return nil, err
		}
		iaqis[i] = value(index)
	}
	return iaqis, nil
}

func byColumn(cases []concentration) ([]int, error) {
	var iaqis []int
	for len(cases) > 0 {
		p, column := cases[0].pollutant, []aqi.Concentration(nil)
		for len(cases) > 0 && cases[0].pollutant == p {
			c, err := aqi.ConcentrationOf(decimal.New(int64(cases[0].hundredths), -2))
			if err != nil {
				return nil, err
			}
			column, cases = append(column, c), cases[1:]
		}
		days := map[aqi.Pollutant]aqi.DailyColumns{
			aqi.PM25: {PM25: column}, aqi.PM10: {PM10: column}, aqi.SO2: {SO2: column}, aqi.NO2: {NO2: column}, aqi.CO: {CO: column},
		}[p]
		reports, err := aqi.Edition2012.AppendDaily(nil, days, 0)
		if err != nil {
			return nil, err
		}
		for _, r := range reports {
			iaqis = append(iaqis, value(r.IAQI(p)))
		}
	}
	return iaqis, nil
}

// tables are the limits as floats: sub-index and concentration.
var tables = func() map[aqi.Pollutant][][2]float64 {
	tables := map[aqi.Pollutant][][2]float64{}
	for _, p := range pollutants {
		for _, b := range aqi.Edition2012.Breakpoints(p, aqi.Mean24h) {
			tables[p] = append(tables[p], [2]float64{float64(value(b.IAQI)), float64(b.Limit)})
		}
	}
	return tables
}()

// floats interpolates in floating point, as most programs do.
func floats(up func(float64) float64) func([]concentration) ([]int, error) {
	return func(cases []concentration) ([]int, error) {
		iaqis := make([]int, len(cases))
		for i, c := range cases {
			t, f, row := tables[c.pollutant], float64(c.hundredths)/100, 1
			for f > t[row][1] {
				row++
			}
			lo, hi := t[row-1], t[row]
			iaqis[i] = int(up((hi[0]-lo[0])/(hi[1]-lo[1])*(f-lo[1]) + lo[0]))
		}
		return iaqis, nil
	}
}

// formula is the interpolation as a rule.
const formula = `let i = max(1, findIndex(table, #[1] >= c));
ceil((table[i][0] - table[i-1][0]) / (table[i][1] - table[i-1][1]) * (c - table[i-1][1]) + table[i-1][0])`

func byRules(cases []concentration) ([]int, error) {
	env := map[string]any{"table": [][2]float64{}, "c": 0.0}
	program, err := expr.Compile(formula, expr.Env(env), expr.AsFloat64())
	if err != nil {
		return nil, err
	}
	iaqis := make([]int, len(cases))
	var machine vm.VM
	for i, c := range cases {
		env["table"], env["c"] = tables[c.pollutant], float64(c.hundredths)/100
		out, err := machine.Run(program, env)
		if err != nil {
			return nil, err
		}
		iaqis[i] = int(out.(float64))
	}
	return iaqis, nil
}
