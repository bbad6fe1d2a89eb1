package alerttest

import (
	"pgregory.net/rapid"

	"github.com/clearsky-go/clearsky/alert"
	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/aqi/aqitest"
)

const dayHours = 24

// zones are all of whole hours from UTC+8; the last is a half hour off, at a whole hour of UTC none the less.
// first is the first hour of 2013.
const first aqi.Stamp = 17_636_824

// Start draws a whole hour of the years 2013 to 2035, of any hour of the day.
func Start() *rapid.Generator[aqi.Stamp] {
	return rapid.Custom(func(t *rapid.T) aqi.Stamp {
		return first + aqi.Stamp(rapid.IntRange(0, 23*365*dayHours).Draw(t, "start, hours after 2013"))
	})
}

// Series draws up to that many [Hours] with a [Start]. About half go on with a daily forecast that begins at the next
// midnight, up to two days later, or up to a day within the hours. There are no daily AQIs from concentrations.
func Series(most int) *rapid.Generator[alert.Series] {
	return rapid.Custom(func(t *rapid.T) alert.Series {
		s := Hourly(most).Draw(t, "hourly")
		left := (most - len(s.Hours)) / dayHours
		if left < 3 || rapid.Bool().Draw(t, "hourly only") {
			return s
		}
		end := s.Start + aqi.Stamp(len(s.Hours))
		day := end.Midnight() + dayHours*aqi.Stamp(rapid.IntRange(0, 2).Draw(t, "forecast's first day"))
		if day < s.Start {
			day += dayHours
		}
		forecast, err := alert.SeriesOfDays(day, ForecastDays(rapid.IntRange(1, left-2).Draw(t, "days")).Draw(t, "forecast"))
		if err != nil {
			t.Fatal(err)
		}
		s, err = s.Then(forecast)
		if err != nil {
			t.Fatal(err)
		}
		return s
	})
}

// Hourly draws up to that many [Hours] with a [Start].
func Hourly(most int) *rapid.Generator[alert.Series] {
	return rapid.Custom(func(t *rapid.T) alert.Series {
		n := rapid.IntRange(0, max(0, most)).Draw(t, "hours")
		return alert.Series{Start: Start().Draw(t, "start"), Hours: Hours(n).Draw(t, "hours")}
	})
}

// WithDaily draws a [Series] with the daily AQIs that the reading FromConcentrations asks for.
func WithDaily(most int) *rapid.Generator[alert.Series] {
	return rapid.Custom(func(t *rapid.T) alert.Series {
		s := Series(most).Draw(t, "series")
		s.Daily = Daily(len(s.Hours)-dayHours+1).Draw(t, "days")
		return s
	})
}

// Daily draws the daily indices of n windows that begin an hour apart, in spells of one AQI, some without.
func Daily(n int) *rapid.Generator[[]aqi.DailyIndex] {
	if n <= 0 {
		return rapid.Just([]aqi.DailyIndex(nil))
	}
	return rapid.Custom(func(t *rapid.T) []aqi.DailyIndex {
		var days []aqi.DailyIndex
		for len(days) < n {
			d := day(t)
			length := rapid.SampledFrom([]int{1, 2, 13, 23, 24, 25, 26, 48, 49}).Draw(t, "windows")
			for range min(length, n-len(days)) {
				days = append(days, d)
			}
		}
		return days
	})
}

// ForecastDays draws a forecast of n natural days, some a range, some without an AQI.
func ForecastDays(n int) *rapid.Generator[[]alert.DailyForecast] {
	if n <= 0 {
		return rapid.Just([]alert.DailyForecast{})
	}
	return rapid.Custom(func(t *rapid.T) []alert.DailyForecast {
		days := make([]alert.DailyForecast, n)
		for i := range days {
			d := day(t)
			days[i] = alert.DailyForecast{AQI: d.AQI, Primary: d.Primary}
			if v, ok := d.AQI.Value(); ok && rapid.IntRange(0, 2).Draw(t, "range at 0") == 0 {
				days[i].Low = indexOf(max(0, v-rapid.SampledFrom([]int{0, 1, 50, 60, 100, 300}).Draw(t, "below")))
			}
		}
		return days
	})
}

func day(t *rapid.T) aqi.DailyIndex {
	if rapid.IntRange(0, 9).Draw(t, "no AQI at 9") == 9 {
		return aqi.DailyIndex{Missing: aqi.AllPollutants}
	}
	index := rapid.OneOf(
		rapid.Map(rapid.SampledFrom(heavyAQIs), indexOf), rapid.Map(rapid.SampledFrom(cleanAQIs), indexOf), aqitest.Index(),
	).Draw(t, "AQI")
	return aqi.DailyIndex{AQI: index, Primary: primaryOf(t, index)}
}
