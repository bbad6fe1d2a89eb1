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
				next.Low = aqi.Index{}
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
			hours = append(hours, alert.Hour{AQI: d.AQI, Low: d.Low, Primary: d.Primary, Marks: alert.WholeDay})
		}
	}
	return hours
}

// Swinging draws what is known at each of n hours where every hour brings another forecast of what comes true, up to some days ahead,
// that is a little off: too high or too low, too early or too late. Spells often last about as long as criteria ask, so that the
// forecast swings about them.
func Swinging(n int) *rapid.Generator[Forecasts] {
	return rapid.Custom(func(t *rapid.T) Forecasts {
		before, horizon := rapid.IntRange(0, 100).Draw(t, "hours before"), rapid.SampledFrom([]int{24, 35, 36, 60, 72, 73, 100, 168}).Draw(t, "horizon")
		truth := Hours(before+n+horizon).Draw(t, "what comes true")
		percent, late := rapid.SampledFrom([]int{0, 1, 5, 15, 30}).Draw(t, "percent off"), rapid.IntRange(0, 3).Draw(t, "hours off")
		begin := Start().Draw(t, "start")
		f := Forecasts{First: begin + aqi.Stamp(before)}
		for i := range n {
			now := before + i
			s := alert.Series{Start: begin, Hours: slices.Clone(truth[:now+horizon])}
			factor, shift := 100+rapid.IntRange(-percent, percent).Draw(t, "percent"), rapid.IntRange(-late, late).Draw(t, "hours late")
			for h := now; h < len(s.Hours); h++ {
				s.Hours[h] = scaled(truth[min(max(now, h-shift), len(truth)-1)], factor)
			}
			f.Known = append(f.Known, KnownAt(s, begin+aqi.Stamp(now)))
		}
		return f
	})
}

// scaled returns the hour with its AQI at a percentage.
func scaled(h alert.Hour, percent int) alert.Hour {
	if v, ok := h.AQI.Value(); ok {
		h.AQI = indexOf(min(aqi.MaxIndex, v*percent/100))
	}
	return h
}

// Interrupted draws what is known where the data of some stretches of hours do not come in: they are missing for good, or come in
// when the stretch is over; so long there is no forecast, or it goes on.
func Interrupted(of *rapid.Generator[Forecasts]) *rapid.Generator[Forecasts] {
	return rapid.Custom(func(t *rapid.T) Forecasts {
		f := of.Draw(t, "known")
		for range rapid.IntRange(0, 2).Draw(t, "interruptions") {
			from := f.First + aqi.Stamp(rapid.IntRange(-10, len(f.Known)).Draw(t, "dead from"))
			until := from + aqi.Stamp(rapid.SampledFrom([]int{1, 5, 24, 30, 60, 100, 200}).Draw(t, "hours dead"))
			lost, forecast := rapid.Bool().Draw(t, "lost"), rapid.Bool().Draw(t, "forecast goes on")
			for i, s := range f.Known {
				at := f.First + aqi.Stamp(i)
				for j := range s.Hours {
					hour := s.Start + aqi.Stamp(j)
					dead := hour >= from && hour < min(at, until) && (lost || at < until)
					ahead := hour >= at && at >= from && at < until && !forecast
					if dead || ahead {
						s.Hours[j] = alert.Hour{Marks: s.Hours[j].Marks & alert.Forecast}
					}
				}
			}
		}
		return f
	})
}
