// Package alerttest generates values of package alert for property-based tests with rapid: hours lie at a threshold or just
// beside it, and spells of heavy pollution and the gaps between them last about as long as what the rules turn on.
package alerttest

import (
	"pgregory.net/rapid"

	"github.com/clearsky-go/clearsky/alert"
	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/aqi/aqitest"
)

var (
	levels = []alert.Level{alert.NoAlert, alert.Ungraded, alert.Blue, alert.Yellow, alert.Orange, alert.Red}
	marks  = []alert.Marks{alert.Forecast, alert.Dusty, alert.NoParticles, alert.WholeDay, alert.Fire, alert.Fireworks, alert.Transport}
)

// Level draws an alert level, none too.
func Level() *rapid.Generator[alert.Level] { return rapid.SampledFrom(levels) }

// Marks draws any set of marks, the empty one too.
func Marks() *rapid.Generator[alert.Marks] {
	return rapid.Custom(func(t *rapid.T) alert.Marks {
		var set alert.Marks
		for _, m := range marks {
			if rapid.Bool().Draw(t, m.String()) {
				set |= m
			}
		}
		return set
	})
}

// Hour draws any valid hour: an index of [aqitest.Index], which may be none; primary pollutants exactly where it is above
// 50; any marks.
func Hour() *rapid.Generator[alert.Hour] {
	return rapid.Custom(func(t *rapid.T) alert.Hour {
		h := alert.Hour{AQI: aqitest.Index().Draw(t, "AQI"), Marks: Marks().Draw(t, "marks")}
		h.Primary = primaryOf(t, h.AQI)
		return h
	})
}

// primaryOf draws the primary pollutants of an index: one, now and then two, none up to 50.
func primaryOf(t *rapid.T, index aqi.Index) aqi.Pollutants {
	if index.Level() <= aqi.Excellent {
		return 0
	}
	set := aqi.PollutantsOf(aqitest.Pollutant().Draw(t, "primary"))
	if rapid.IntRange(0, 3).Draw(t, "a second primary at 3") == 3 {
		set |= aqi.PollutantsOf(aqitest.Pollutant().Draw(t, "second primary"))
	}
	return set
}

// indexOf is none for a value that is no index.
func indexOf(value int) aqi.Index {
	i, err := aqi.IndexOf(value)
	if err != nil {
		return aqi.Index{}
	}
	return i
}
