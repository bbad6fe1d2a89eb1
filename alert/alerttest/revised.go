package alerttest

import (
	"slices"

	"pgregory.net/rapid"

	"github.com/clearsky-go/clearsky/alert"
	"github.com/clearsky-go/clearsky/aqi"
)

// Forecasts are what is known of a place at each of some consecutive hours: Known[i] at First+i, observed hours before it
// and the forecast of that hour from it on. All begin at the same hour.
type Forecasts struct {
	First aqi.Stamp
	Known []alert.Series
}

// Feed is an [alert.Feed] that leaves out the hours before since.
func (f Forecasts) Feed(since, at aqi.Stamp) (alert.Series, error) {
	s := f.Known[at-f.First]
	left := min(max(0, int(since-s.Start)), len(s.Hours))
	return alert.Series{Start: s.Start + aqi.Stamp(left), Hours: s.Hours[left:]}, nil
}

// Revised draws what is known at each of n hours, and what was observed before them. A forecast comes true hour by hour until
// another takes its place: hourly or daily, from now on or from later on, longer or shorter, or none at all. In some draws
// that is every hour, in some now and then, in some never. There are no daily AQIs from concentrations.
func Revised(n int) *rapid.Generator[Forecasts] {
	return rapid.Custom(func(t *rapid.T) Forecasts {
		begin := Start().Draw(t, "start")
		observed := Hours(rapid.IntRange(0, 100).Draw(t, "hours before")).Draw(t, "observed")
		forecast := Hours(rapid.IntRange(0, 200).Draw(t, "hours ahead")).Draw(t, "forecast")
		every := rapid.SampledFrom([]int{1, 2, 5, 12, 40, n}).Draw(t, "hours between revisions")
		f := Forecasts{First: begin + aqi.Stamp(len(observed))}
		for i := range n {
			at := f.First + aqi.Stamp(i)
			if rapid.IntRange(0, every-1).Draw(t, "revised at 0") == 0 && every < n {
				forecast = revise(t, forecast, at)
			}
			s := alert.Series{Start: begin, Hours: slices.Concat(observed, forecast)}
			f.Known = append(f.Known, KnownAt(s, at))
			next := alert.Hour{Marks: alert.NoParticles}
			if len(forecast) > 0 {
				next, forecast = forecast[0], forecast[1:]
				next.Marks &^= alert.WholeDay
			}
			observed = append(observed, next)
		}
		return f
	})
}

// revise draws the forecast that takes another's place at an hour.
func revise(t *rapid.T, forecast []alert.Hour, at aqi.Stamp) []alert.Hour {
	const most = 120
	kept := min(len(forecast), rapid.IntRange(0, 60).Draw(t, "hours kept"))
	switch rapid.IntRange(0, 5).Draw(t, "revision") {
	case 0:
		return forecast[:kept]
	case 1:
		return append(slices.Clone(forecast), Hours(rapid.IntRange(1, most).Draw(t, "hours more")).Draw(t, "longer")...)
	case 2:
		return slices.Concat(Hours(rapid.IntRange(1, 12).Draw(t, "hours later")).Draw(t, "before"), forecast)
	case 3:
		return slices.Concat(forecast[:kept], daily(t, at+aqi.Stamp(kept)))
	case 4:
		return slices.Concat(forecast[:kept], Hours(rapid.IntRange(1, most).Draw(t, "hours anew")).Draw(t, "later"))
	}
	return Hours(rapid.IntRange(1, most).Draw(t, "hours anew")).Draw(t, "anew")
}

// daily draws a daily forecast, with missing hours from an hour up to its first midnight.
func daily(t *rapid.T, from aqi.Stamp) []alert.Hour {
	var hours []alert.Hour
	for h := from; h.Hour() != 0; h++ {
		hours = append(hours, alert.Hour{})
	}
	for _, d := range ForecastDays(rapid.IntRange(1, 5).Draw(t, "days")).Draw(t, "daily") {
		for range dayHours {
			hours = append(hours, alert.Hour{AQI: d.AQI, Primary: d.Primary, Marks: alert.WholeDay})
		}
	}
	return hours
}
