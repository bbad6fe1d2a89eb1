package main

import (
	"github.com/shopspring/decimal"

	"github.com/clearsky-go/clearsky/alert"
	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/region"
	"github.com/clearsky-go/clearsky/response"
)

// The made-up fortnight: hourly concentrations that nobody measured, so that there is something to see without data.
// Background air that swings a little over the day, and spells of worse air as scenario says.

const fortnight = 14 * 24 // hours

// The first hour: 2026-01-05 00:00.
const madeUpStart aqi.Stamp = 17_750_872

// spell is a stretch of hours with other air than the background. Later spells go over earlier ones.
type spell struct {
	from, hours int // from counts from the first hour of the fortnight
	pm25, pm10  int // µg/m³, the middle of the day's swing
	kind        kind
}

// kind says what a spell is beside its concentrations.
type kind uint8

const (
	polluted kind = iota
	dusty         // a dust storm: the hours are marked, so that the plan leaves them out (1.3)
	absent        // no data at all
)

const day = 24

// scenario holds the spells of each county by its code; a county without spells has clean air.
//
// A spell's particles are so high that each of its hours is above an AQI of 200, and the background is below 100 all day:
// a spell of a day or more is a run of just its hours.
var scenario = map[string][]spell{
	// Red: 80 hours over midnights, of which three whole days one after another count.
	"653101": {{from: 2*day + 10, hours: 80, pm25: 195, pm10: 270}},
	// Orange: 56 hours over midnights.
	"653121": {{from: 2*day + 14, hours: 56, pm25: 185, pm10: 260}},
	// Yellow: 26 hours over a midnight, of which neither natural day has enough to be above 200 by itself. Meanwhile it joins
	// Kashgar City and Shufu with Yopurga: the prefecture's first period.
	"653122": {{from: 3*day + 12, hours: 26, pm25: 180, pm10: 255}},
	// Orange by the hour: exactly 48.
	"653123": {{from: 7*day + 7, hours: 48, pm25: 180, pm10: 250}},
	// Yellow by the hour: 47, one fewer than orange needs. It lies apart: the counties that it touches are clean meanwhile.
	"653124": {{from: 2*day + 7, hours: 47, pm25: 180, pm10: 250}},
	// Two runs 35 hours apart: one episode, orange from its start as its second run is.
	"653125": {
		{from: 4*day + 12, hours: 28, pm25: 190, pm10: 280},
		{from: 4*day + 12 + 28 + 35, hours: 52, pm25: 200, pm10: 280},
	},
	// Two runs exactly 36 hours apart: two episodes, of which the second alone is orange. With it, three contiguous counties
	// are: the prefecture's alert is raised, once the forecast reaches so far.
	"653126": {
		{from: 5 * day, hours: 28, pm25: 190, pm10: 280},
		{from: 5*day + 28 + 36, hours: 52, pm25: 200, pm10: 280},
	},
	// A dust storm, which must not alert however high its PM10.
	"653127": {{from: 6*day + 9, hours: 40, pm25: 290, pm10: 1450, kind: dusty}},
	// A gap of ten hours in the data: no window across it is valid, so that it splits the run, not the episode.
	"653128": {
		{from: 3*day + 6, hours: 70, pm25: 190, pm10: 265},
		{from: 4*day + 16, hours: 10, kind: absent},
	},
	// Open: still heavy when the fortnight ends.
	"653129": {{from: fortnight - 39, hours: 39, pm25: 185, pm10: 275}},
	// PM10 and PM2.5 tie all day: from 200 on, the sub-index rises by 100 over 70 µg/m³ of PM10 and 100 of PM2.5.
	"653130": {{from: 7*day + 6, hours: 34, pm25: 180, pm10: 371}},
	// Clean mountain air throughout.
	"653131": nil,
}

// swing is the day's course, in steps of 10 µg/m³ of PM2.5 and 7 of PM10: two peaks, at the morning's and the evening's
// traffic and heating.
var swing = [day]int{1, 1, 0, 0, -1, -1, 0, 0, 1, 2, 2, 1, 0, -1, -2, -2, -1, 0, 1, 2, 3, 3, 2, 2}

// madeUp returns the twelve counties with their made-up hours, an alert of the autonomous region for four of them, and the
// decision of one to respond at more than it has to.
func madeUp() input {
	p := region.Kashgar()
	in := input{source: madeUpSource, plan: &p, freezing: response.Yes}
	for _, c := range p.Counties {
		samples, marks := compose(scenario[c.Code])
		in.places = append(in.places, place{county: c, start: madeUpStart, samples: samples, marks: marks})
	}
	in.demands = []alert.Demand{
		{
			Kind: alert.SuperiorAlert, Level: alert.Orange, Span: hours(2*day+20, 5*day),
			Counties: []string{"653101", "653121", "653122", "653131"},
		},
		{Kind: alert.VoluntaryRaise, Level: alert.Orange, Span: hours(7*day+8, 9*day+8), Counties: []string{"653130"}},
	}
	return in
}

// hours returns the hours that begin so long after the fortnight does.
func hours(from, until int) aqi.Span {
	return aqi.Span{From: madeUpStart + aqi.Stamp(from), Until: madeUpStart + aqi.Stamp(until)}
}

func compose(spells []spell) ([]aqi.Sample, []alert.Marks) {
	samples, marks := make([]aqi.Sample, fortnight), make([]alert.Marks, fortnight)
	background := spell{hours: fortnight, pm25: 45, pm10: 80}
	for _, s := range append([]spell{background}, spells...) {
		for i := s.from; i < s.from+s.hours; i++ {
			samples[i], marks[i] = s.hour(i % day)
		}
	}
	return samples, marks
}

// hour returns the spell's concentrations at an hour of the day.
func (s spell) hour(ofDay int) (aqi.Sample, alert.Marks) {
	if s.kind == absent {
		return aqi.Sample{}, 0
	}
	step := swing[ofDay]
	sample := aqi.Sample{
		SO2:  value(16+step, 0),
		NO2:  value(44+4*step, 0),
		CO:   value(12+step, -1),
		O3:   value(50-6*step, 0),
		PM10: value(s.pm10+7*step, 0),
		PM25: value(s.pm25+10*step, 0),
	}
	if s.kind == dusty {
		return sample, alert.Dusty
	}
	return sample, 0
}

// value returns n times a power of ten.
func value(n int, exponent int32) decimal.NullDecimal {
	return decimal.NewNullDecimal(decimal.New(int64(n), exponent))
}
