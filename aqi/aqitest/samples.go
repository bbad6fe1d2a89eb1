package aqitest

import (
	"github.com/shopspring/decimal"
	"pgregory.net/rapid"

	"github.com/clearsky-go/clearsky/aqi"
)

// Sample draws an hour's 1-hour means, each a NullConcentration.
func Sample() *rapid.Generator[aqi.Sample] {
	return rapid.Custom(func(t *rapid.T) aqi.Sample { return sample(t) })
}

func sample(t *rapid.T) aqi.Sample {
	return aqi.Sample{
		SO2: draw(t, aqi.SO2, "SO2"), NO2: draw(t, aqi.NO2, "NO2"), CO: draw(t, aqi.CO, "CO"),
		O3: draw(t, aqi.O3, "O3"), PM10: draw(t, aqi.PM10, "PM10"), PM25: draw(t, aqi.PM25, "PM2.5"),
	}
}

func draw(t *rapid.T, p aqi.Pollutant, label string) decimal.NullDecimal {
	return NullConcentration(p).Draw(t, label)
}

// Daily draws the concentrations of a daily report, each a NullConcentration. Nothing is said to be not monitored.
func Daily() *rapid.Generator[aqi.Daily] {
	return rapid.Custom(func(t *rapid.T) aqi.Daily {
		s := sample(t)
		return aqi.Daily{
			SO2: s.SO2, NO2: s.NO2, CO: s.CO, PM10: s.PM10, PM25: s.PM25, O3Max8h: s.O3,
			O3Max1h: draw(t, aqi.O3, "O3, maximum 1-hour mean"),
		}
	})
}

// Hourly draws the concentrations of an hourly report, each a NullConcentration. Nothing is said to be not monitored.
func Hourly() *rapid.Generator[aqi.Hourly] {
	return rapid.Custom(func(t *rapid.T) aqi.Hourly {
		return aqi.Hourly{
			Sample:      sample(t),
			O3Mean8h:    draw(t, aqi.O3, "O3, 8-hour mean"),
			PM10Mean24h: draw(t, aqi.PM10, "PM10, 24-hour mean"),
			PM25Mean24h: draw(t, aqi.PM25, "PM2.5, 24-hour mean"),
			SO2Mean24h:  draw(t, aqi.SO2, "SO2, 24-hour mean"),
		}
	})
}

// Samples draws n consecutive hours. A pollutant's hours come in runs: of one concentration, so that means lie on limits
// too, of one that changes by the hour, or of missing hours, mostly few enough for a daily mean and sometimes too many.
func Samples(n int) *rapid.Generator[[]aqi.Sample] {
	if n <= 0 {
		return rapid.Just([]aqi.Sample{})
	}
	return rapid.Custom(func(t *rapid.T) []aqi.Sample {
		hours := make([]aqi.Sample, n)
		for _, p := range pollutants {
			series := Series(p, n).Draw(t, p.String())
			for i, v := range series {
				hours[i] = hours[i].With(p, v)
			}
		}
		return hours
	})
}

// The kinds of run that Series draws.
const (
	steady = iota
	changing
	missing
)

// Series draws n consecutive hours of one pollutant, as Samples does.
func Series(p aqi.Pollutant, n int) *rapid.Generator[[]decimal.NullDecimal] {
	if n <= 0 {
		return rapid.Just([]decimal.NullDecimal{})
	}
	kinds := rapid.SampledFrom([]int{steady, steady, changing, missing})
	concentration := Concentration(p)
	return rapid.Custom(func(t *rapid.T) []decimal.NullDecimal {
		hours := make([]decimal.NullDecimal, 0, n)
		for len(hours) < n {
			kind := kinds.Draw(t, "kind of run")
			length := rapid.IntRange(1, longest(kind)).Draw(t, "hours of the run")
			value := concentration.Draw(t, "concentration")
			for range min(length, n-len(hours)) {
				if kind == changing {
					value = concentration.Draw(t, "concentration")
				}
				hours = append(hours, decimal.NullDecimal{Decimal: value, Valid: true})
				if kind == missing {
					hours[len(hours)-1] = decimal.NullDecimal{}
				}
			}
		}
		return hours
	})
}

func longest(kind int) int {
	if kind == missing {
		return 5
	}
	return 26
}
