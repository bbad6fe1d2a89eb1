package alerttest

import (
	"pgregory.net/rapid"

	"github.com/clearsky-go/clearsky/alert"
	"github.com/clearsky-go/clearsky/aqi/aqitest"
)

// A spell is a stretch of hours of one kind. Its AQI is one that the thresholds of usual plans turn on, its length one
// that durations and lifting turn on.
type spell struct {
	name          string
	aqis, lengths []int
	longest       int // beside lengths, any from 1 to this
	marks         alert.Marks
	missing       bool // no AQI
	changing      bool // each hour has an AQI of its own, not of aqis
}

var (
	heavyAQIs    = []int{200, 201, 201, 202, 210, 240, 250, 300, 301, 301, 400, 499, 500, 500}
	cleanAQIs    = []int{0, 50, 51, 100, 100, 149, 150, 151, 190, 199, 199, 200}
	heavyLengths = []int{23, 24, 25, 47, 48, 49, 71, 72, 73, 96}
	gapLengths   = []int{34, 35, 36, 36, 37}
)

// spells are drawn equally often.
var spells = []spell{
	{name: "heavy", aqis: heavyAQIs, lengths: heavyLengths, longest: 50},
	{name: "heavy", aqis: heavyAQIs, lengths: heavyLengths, longest: 50},
	{name: "heavy", aqis: heavyAQIs, lengths: heavyLengths, longest: 14},
	{name: "clean", aqis: cleanAQIs, lengths: gapLengths, longest: 60},
	{name: "clean", aqis: cleanAQIs, lengths: gapLengths, longest: 60},
	{name: "clean", aqis: cleanAQIs, lengths: gapLengths, longest: 8},
	{name: "changing", lengths: gapLengths, longest: 10, changing: true},
	{name: "missing", longest: 6, missing: true},
	{name: "dust", aqis: heavyAQIs, lengths: gapLengths, longest: 12, marks: alert.Dusty},
	{name: "fire", aqis: heavyAQIs, lengths: gapLengths, longest: 12, marks: alert.Fire},
	{name: "no particles", aqis: cleanAQIs, longest: 6, marks: alert.NoParticles},
}

// patches are laid over the spells: they leave windows with about 20 hours that count.
var patches = []spell{
	{name: "missing", longest: 6, missing: true},
	{name: "dust", aqis: heavyAQIs, longest: 6, marks: alert.Dusty},
	{name: "fireworks", aqis: heavyAQIs, longest: 6, marks: alert.Fireworks},
	{name: "transport", aqis: heavyAQIs, longest: 6, marks: alert.Transport},
	{name: "no particles", aqis: cleanAQIs, longest: 6, marks: alert.NoParticles},
}

// Hours draws n consecutive hours, observed up to one of them and forecast from there on. They come in spells: heavy ones
// of one AQI, often 200, 201, 300, 301 or 500, and often of 23 to 25, 47 to 49 or 71 to 73 hours; clean ones, often of 34
// to 37 hours; others that change by the hour, that are missing, of dust or fire or without particulate matter. Holes of 1 to 6
// hours are laid over them. No hour is marked WholeDay.
func Hours(n int) *rapid.Generator[[]alert.Hour] {
	if n <= 0 {
		return rapid.Just([]alert.Hour{})
	}
	return rapid.Custom(func(t *rapid.T) []alert.Hour {
		hours := make([]alert.Hour, 0, n)
		for len(hours) < n {
			s := rapid.SampledFrom(spells).Draw(t, "spell")
			hours = append(hours, s.draw(t, n-len(hours))...)
		}
		for range rapid.IntRange(0, n/48).Draw(t, "patches") {
			from := rapid.IntRange(0, n-1).Draw(t, "patch from")
			s := rapid.SampledFrom(patches).Draw(t, "patch")
			copy(hours[from:], s.draw(t, n-from))
		}
		for i := rapid.IntRange(0, n).Draw(t, "forecast from"); i < n; i++ {
			hours[i].Marks |= alert.Forecast
		}
		return hours
	})
}

// draw draws the hours of a spell, at most that many.
func (s spell) draw(t *rapid.T, most int) []alert.Hour {
	hours := make([]alert.Hour, min(most, s.length(t)))
	var h alert.Hour
	for i := range hours {
		switch {
		case s.missing:
			h = alert.Hour{Marks: alert.NoParticles}
		case s.changing:
			index := aqitest.Index().Draw(t, "AQI")
			h = alert.Hour{AQI: index, Primary: primaryOf(t, index)}
		case i == 0:
			index := indexOf(rapid.SampledFrom(s.aqis).Draw(t, s.name+" AQI"))
			h = alert.Hour{AQI: index, Primary: primaryOf(t, index), Marks: s.marks}
		}
		hours[i] = h
	}
	return hours
}

func (s spell) length(t *rapid.T) int {
	if len(s.lengths) > 0 && rapid.IntRange(0, 2).Draw(t, "usual length below 2") < 2 {
		return rapid.SampledFrom(s.lengths).Draw(t, s.name+" hours")
	}
	return rapid.IntRange(1, s.longest).Draw(t, s.name+" hours")
}
