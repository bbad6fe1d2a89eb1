// Package aqitest generates values of package aqi for property-based tests with rapid: half of the concentrations lie on
// a limit of HJ 633 or just beside one, and series have gaps.
package aqitest

import (
	"github.com/clearsky-go/clearsky/aqi"
	"pgregory.net/rapid"
)

var (
	pollutants = []aqi.Pollutant{aqi.SO2, aqi.NO2, aqi.CO, aqi.O3, aqi.PM10, aqi.PM25}
	averagings = []aqi.Averaging{aqi.Mean1h, aqi.Mean8h, aqi.Mean24h}
	editions   = []aqi.Edition{aqi.Edition2012, aqi.Edition2026}
	levels     = []aqi.Level{aqi.Excellent, aqi.Good, aqi.Light, aqi.Moderate, aqi.Heavy, aqi.Severe}
)

// Pollutant draws one of the six pollutants.
func Pollutant() *rapid.Generator[aqi.Pollutant] { return rapid.SampledFrom(pollutants) }

// Pollutants draws any set of pollutants, the empty and the full one too.
func Pollutants() *rapid.Generator[aqi.Pollutants] {
	return rapid.Custom(func(t *rapid.T) aqi.Pollutants {
		var set aqi.Pollutants
		for _, p := range pollutants {
			if rapid.Bool().Draw(t, p.String()) {
				set |= aqi.PollutantsOf(p)
			}
		}
		return set
	})
}

// Averaging draws one of the three averaging times.
func Averaging() *rapid.Generator[aqi.Averaging] { return rapid.SampledFrom(averagings) }

// Edition draws one of the two editions of HJ 633.
func Edition() *rapid.Generator[aqi.Edition] { return rapid.SampledFrom(editions) }

// Index draws none, or an index from 0 to 500; half of the draws are none, or lie at the end of a level or one beside it.
func Index() *rapid.Generator[aqi.Index] {
	var edges []int
	for _, l := range levels {
		first, last := l.Range()
		edges = append(edges, first, min(first+1, aqi.MaxIndex), last)
	}
	return rapid.OneOf(
		rapid.Just(aqi.Index{}),
		rapid.Map(rapid.SampledFrom(edges), index),
		rapid.Map(rapid.IntRange(0, aqi.MaxIndex), index),
		rapid.Map(rapid.IntRange(0, aqi.MaxIndex), index),
	)
}

// index is none for a value that is no index, of which Index draws none.
func index(value int) aqi.Index {
	i, err := aqi.IndexOf(value)
	if err != nil {
		return aqi.Index{}
	}
	return i
}
