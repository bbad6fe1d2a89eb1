// Package madeup holds four weeks of up to twelve counties that nobody measured, so that there is something to see without data:
// background air that swings over the day, spells of worse air, forecasts that are not quite right, feeds that die, what others demand,
// and an inventory of enterprises and other sources.
package madeup

import (
	_ "embed"
	"fmt"
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/clearsky-go/clearsky/alert"
	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/region"
)

//go:embed inventory.csv
var inventory string

// Inventory returns the inventory of a plan's counties as CSV: each has the entries of the county in its place among Kashgar's.
func Inventory(plan region.Plan) string {
	var pairs, others []string
	for i, c := range region.Kashgar().Counties {
		if i < len(plan.Counties) {
			pairs = append(pairs, c.Code, plan.Counties[i].Code)
		} else {
			others = append(others, c.Code)
		}
	}
	var text strings.Builder
	for line := range strings.Lines(inventory) {
		if !slices.ContainsFunc(others, func(code string) bool { return strings.Contains(line, code) }) {
			text.WriteString(line)
		}
	}
	return strings.NewReplacer(pairs...).Replace(text.String())
}

// Weeks are hours of places and what is known of them when.
type Weeks struct {
	Series  map[string]alert.Series // all hours, by county
	Samples map[string][]aqi.Sample // the concentrations that these are of
	Dead    map[string][]aqi.Span   // hours during which nothing arrives of a county; its hours come in once the feed is back
	Demands []alert.Demand
	Reach   int  // hours of a forecast
	Right   bool // forecasts come true; else they are off by some percent
}

const (
	day   = 24
	start = aqi.Stamp(17_750_776) // 2026-01-01 00:00
)

// The first part of the weeks, in which much happens, and the second, in which hardly anything does.
var (
	Eventful = Hours(1, 0, 16, 0)
	Calm     = Hours(16, 0, 30, 0)
)

// Hours returns the hours of the weeks from one hour of one day to one of another; the first day is 1.
func Hours(fromDay, fromHour, untilDay, untilHour int) aqi.Span {
	at := func(d, hour int) aqi.Stamp { return start + aqi.Stamp((d-1)*day+hour) }
	return aqi.Span{From: at(fromDay, fromHour), Until: at(untilDay, untilHour)}
}

// spell is a stretch of hours with other air than the background: of a dust storm where there is that much PM10, without data where there
// is none. Later spells go over earlier ones.
type spell struct {
	aqi.Span
	pm25, pm10 int // µg/m³, the middle of the day's swing
}

const storm = 1000 // µg/m³ of PM10: the hours are marked as dust, so that a plan can leave them out

// scenario holds the spells of each county by its place in the plan; a county without spells, as those further on, has clean air.
var scenario = [12][]spell{
	// The first wave: three counties that touch are heavy together for two days.
	0: {{Hours(6, 10, 9, 18), 195, 270}},
	1: {{Hours(6, 14, 8, 22), 185, 260}},
	2: {{Hours(6, 20, 8, 22), 185, 255}},
	// It joins them, for a shorter time: ten hours without data split its run, not its episode.
	8: {{Hours(7, 6, 10, 4), 190, 265}, {Hours(8, 16, 9, 2), 0, 0}},
	// Yellow, one hour too short for orange, and apart: the counties that it touches are clean meanwhile.
	4: {{Hours(3, 7, 5, 6), 180, 250}},
	// The second wave: the first of these has two runs 35 hours apart, one episode.
	5: {{Hours(9, 16, 10, 20), 190, 280}, {Hours(12, 7, 14, 11), 200, 280}},
	3: {{Hours(12, 7, 14, 7), 180, 250}},
	6: {{Hours(12, 9, 14, 20), 200, 280}},
	// PM10 and PM2.5 tie all day: from 200 on, the sub-index rises by 100 over 70 µg/m³ of PM10 and 100 of PM2.5.
	10: {{Hours(12, 6, 13, 16), 180, 371}},
	// A dust storm, which must not alert however high its PM10.
	7: {{Hours(4, 9, 6, 1), 290, 1450}},
	// In the calm fortnight: a day and a half above 200, under forecasts that say more and less by turns.
	9: {{Hours(20, 7, 21, 17), 180, 250}},
}

// swing is the day's course, in steps of 10 µg/m³ of PM2.5 and 7 of PM10: two peaks, at the morning's and the evening's traffic and
// heating.
var swing = [day]int{1, 1, 0, 0, -1, -1, 0, 0, 1, 2, 2, 1, 0, -1, -2, -2, -1, 0, 1, 2, 3, 3, 2, 2}

// forecastErrors are in percent; a forecast is made every six hours, and no two in a row are alike.
var forecastErrors = [...]int{0, 3, 7, 4, -2, -6, -3}

const told = 15 // hours before a demand begins, the office is told of it

// New returns the weeks of the counties that the plan has, graded by its first track.
func New(plan region.Plan) (Weeks, error) {
	rules, err := alert.New(plan.Tracks[0].Plan)
	if err != nil {
		return Weeks{}, err
	}
	w := Weeks{Series: map[string]alert.Series{}, Samples: map[string][]aqi.Sample{}, Dead: map[string][]aqi.Span{}, Reach: 3 * day}
	for _, code := range codes(plan, 1, 2) {
		w.Dead[code] = []aqi.Span{Hours(8, 6, 9, 6)}
	}
	w.Demands = []alert.Demand{
		{Kind: alert.SuperiorAlert, Level: alert.Red, Span: Hours(8, 0, 9, 0), Counties: codes(plan, 0, 1, 2, 11)},
		{Kind: alert.Judgement, Level: alert.Orange, Span: Hours(9, 18, 10, 12)},
	}
	if raising := codes(plan, 10); len(raising) > 0 {
		w.Demands = append(w.Demands, alert.Demand{Kind: alert.VoluntaryRaise, Level: alert.Orange, Span: Hours(12, 8, 14, 8), Counties: raising})
	}
	for i, c := range plan.Counties {
		var spells []spell
		if i < len(scenario) {
			spells = scenario[i]
		}
		samples, marks := compose(spells)
		series, err := rules.Series(start, samples, marks)
		if err != nil {
			return w, fmt.Errorf("%s: %w", c.Code, err)
		}
		w.Series[c.Code], w.Samples[c.Code] = series, samples
	}
	return w, nil
}

// codes returns those of the counties at some places, of those that there are.
func codes(plan region.Plan, places ...int) (codes []string) {
	for _, i := range places {
		if i < len(plan.Counties) {
			codes = append(codes, plan.Counties[i].Code)
		}
	}
	return codes
}

func compose(spells []spell) ([]aqi.Sample, []alert.Marks) {
	samples, marks := make([]aqi.Sample, Calm.Until-start), make([]alert.Marks, Calm.Until-start)
	background := spell{Span: aqi.Span{From: start, Until: Calm.Until}, pm25: 45, pm10: 80}
	for _, s := range append([]spell{background}, spells...) {
		for i := int(s.From - start); i < int(s.Until-start); i++ {
			samples[i], marks[i] = s.hour(i % day)
		}
	}
	return samples, marks
}

// hour returns the spell's concentrations at an hour of the day.
func (s spell) hour(ofDay int) (aqi.Sample, alert.Marks) {
	if s.pm10 == 0 {
		return aqi.Sample{}, 0
	}
	step := swing[ofDay]
	value := func(n int, exponent int32) decimal.NullDecimal {
		return decimal.NewNullDecimal(decimal.New(int64(n), exponent))
	}
	sample := aqi.Sample{
		SO2: value(16+step, 0), NO2: value(44+4*step, 0), CO: value(12+step, -1), O3: value(50-6*step, 0),
		PM10: value(s.pm10+7*step, 0), PM25: value(s.pm25+10*step, 0),
	}
	if s.pm10 >= storm {
		return sample, alert.Dusty
	}
	return sample, 0
}

// Known returns what the office knows at an hour; hours before since are left out.
func (w Weeks) Known(since, at aqi.Stamp) (region.Known, error) {
	k := region.Known{At: at, Series: make(map[string]alert.Series, len(w.Series))}
	for code, all := range w.Series {
		s, err := alert.Hindsight(all, w.Reach)(since, at)
		if err != nil {
			return k, fmt.Errorf("%s: %w", code, err)
		}
		for _, dead := range w.Dead[code] {
			if dead.Contains(at) {
				s.Hours = s.Hours[:min(len(s.Hours), max(0, int(dead.From-s.Start)))]
			}
		}
		for i := max(0, int(at-s.Start)); i < len(s.Hours) && !w.Right; i++ {
			s.Hours[i].AQI = mistaken(s.Hours[i].AQI, at, s.Start+aqi.Stamp(i))
		}
		k.Series[code] = s
	}
	for _, d := range w.Demands {
		if d.From-told <= at {
			k.Demands = append(k.Demands, d)
		}
	}
	return k, nil
}

// mistaken returns the AQI of an hour as a forecast has it.
func mistaken(i aqi.Index, at, hour aqi.Stamp) aqi.Index {
	v, ok := i.Value()
	if !ok {
		return i
	}
	e := forecastErrors[int(at/6+hour/24)%len(forecastErrors)]
	off, _ := aqi.IndexOf(max(1, min(500, v*(100+e)/100))) // an AQI always
	return off
}
