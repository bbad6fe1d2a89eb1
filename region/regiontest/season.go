package regiontest

import (
	"maps"
	"slices"

	"pgregory.net/rapid"

	"github.com/clearsky-go/clearsky/alert"
	"github.com/clearsky-go/clearsky/alert/alerttest"
	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/region"
)

// Moment is what is known at an hour, and who does not carry out what is then decided.
type Moment struct {
	Known    region.Known
	Declined []string // codes of counties, "" of the prefecture
}

// Next returns the state after an outcome of the moment: of those who decline, acts that change an alert are put back.
func (m Moment) Next(out region.Outcome) region.State {
	next := out.Next
	next.Alerts = make(map[string]map[string]region.Alert, len(out.Next.Alerts))
	for track, alerts := range out.Next.Alerts {
		next.Alerts[track] = maps.Clone(alerts)
	}
	for _, r := range out.Acts() {
		if slices.Contains(m.Declined, r.County) {
			next.Alerts[r.Track][r.County] = r.Before
		}
	}
	return next
}

// season is what a place's moments are drawn from.
type season struct {
	start    aqi.Stamp
	truth    map[string][]alert.Hour     // what the air will be
	days     map[string][]aqi.DailyIndex // of its windows
	silences map[string][]silence
	horizons []int // the hours that forecasts reach ahead
	percents []int // of the truth that they say
	daily    bool  // they are of whole days from the next midnight on
	demands  []asked
	declines bool
}

// silence is a time in which nothing is heard of a county.
type silence struct {
	aqi.Span
	lost      bool // its hours never become known
	forecasts bool // there are forecasts none the less
}

// asked is a demand and when it is made and withdrawn.
type asked struct {
	aqi.Span
	demand alert.Demand
}

const (
	observed = 60  // hours before the first moment
	ahead    = 168 // hours behind the last one
)

// Season draws at most that many moments of a place, an hour apart but for some that are skipped. Their forecasts are replaced from hour
// to hour, reach further or less far, or are missing; they say more or less than the truth. Feeds die and come back, of one county or
// of all, with the hours in between or without; demands of all kinds are made and withdrawn; acts are declined. All have
// Daily.
func Season(p region.Plan, moments int) *rapid.Generator[[]Moment] {
	return rapid.Custom(func(t *rapid.T) []Moment {
		s := season{start: alerttest.Start().Draw(t, "start"), declines: rapid.IntRange(0, 2).Draw(t, "acts declined at 0") == 0}
		s.horizons = rapid.SampledFrom([][]int{{0}, {72}, {168}, {168}, {0, 24, 36, 48, 72, 168}}).Draw(t, "hours ahead")
		s.percents = rapid.SampledFrom([][]int{{100}, {100}, {85, 100, 115}, {70, 130}}).Draw(t, "percents")
		s.daily = rapid.IntRange(0, 3).Draw(t, "daily forecasts at 0") == 0
		s.drawTruth(t, p, moments)
		for range rapid.SampledFrom([]int{0, 0, 1, 2, 4}).Draw(t, "demands") {
			s.demands = append(s.demands, s.drawDemand(t, p, moments))
		}
		var drawn []Moment
		at := s.start + observed
		for range rapid.SampledFrom([]int{1 + moments/8, moments / 2, moments, moments}).Draw(t, "moments") {
			drawn = append(drawn, s.moment(t, p, at))
			if at++; rapid.IntRange(0, 15).Draw(t, "hours skipped at 0") == 0 {
				at += aqi.Stamp(rapid.SampledFrom([]int{1, 2, 11, 12, 24, 40}).Draw(t, "hours skipped"))
			}
		}
		return drawn
	})
}

func (s *season) drawTruth(t *rapid.T, p region.Plan, moments int) {
	shared := alerttest.Hours(observed+moments+ahead).Draw(t, "shared hours")
	everywhere := drawSilences(t, s.start, moments, rapid.SampledFrom([]int{0, 0, 0, 1}).Draw(t, "silences everywhere"))
	s.truth, s.days, s.silences = map[string][]alert.Hour{}, map[string][]aqi.DailyIndex{}, map[string][]silence{}
	for _, c := range p.Counties {
		switch rapid.SampledFrom([]string{"shared", "shared", "shared", "shared", "shared", "own", "none"}).Draw(t, "truth of "+c.Code) {
		case "shared":
			s.truth[c.Code] = variant(t, shared)
		case "own":
			s.truth[c.Code] = alerttest.Hours(len(shared)).Draw(t, "own hours")
		}
		s.days[c.Code] = alerttest.Daily(len(shared)-dayHours+1).Draw(t, "days")
		more := drawSilences(t, s.start, moments, rapid.SampledFrom([]int{0, 0, 1, 2}).Draw(t, "silences"))
		s.silences[c.Code] = append(more, everywhere...)
	}
}

func drawSilences(t *rapid.T, start aqi.Stamp, moments, n int) []silence {
	var silences []silence
	for range n {
		from := start + aqi.Stamp(rapid.IntRange(0, observed+moments).Draw(t, "silent from"))
		hours := rapid.SampledFrom([]int{1, 4, 5, 24, 40, 200}).Draw(t, "silent hours")
		silences = append(silences, silence{
			Span: aqi.Span{From: from, Until: from + aqi.Stamp(hours)},
			lost: rapid.Bool().Draw(t, "lost"), forecasts: rapid.Bool().Draw(t, "with forecasts"),
		})
	}
	return silences
}

// drawDemand draws a demand of any kind that is made when its span is near; an end is declared in a silence.
func (s *season) drawDemand(t *rapid.T, p region.Plan, moments int) asked {
	made := s.start + observed + aqi.Stamp(rapid.IntRange(-10, moments).Draw(t, "made"))
	d := Demand(p, made, 40).Draw(t, "demand")
	switch rapid.IntRange(0, 4).Draw(t, "without an end at 0, declared end at 1") {
	case 0:
		d.Until = 0
	case 1:
		code := rapid.SampledFrom(p.Counties).Draw(t, "county").Code
		if len(s.silences[code]) > 0 {
			made = rapid.SampledFrom(s.silences[code]).Draw(t, "silence").From + aqi.Stamp(rapid.IntRange(0, 60).Draw(t, "hours of silence"))
		}
		d = alert.Demand{Kind: alert.EndDeclared, Span: aqi.Span{From: made}}
		if rapid.Bool().Draw(t, "for one county") {
			d.Counties = []string{code}
		}
	}
	return asked{aqi.Span{From: made, Until: made + aqi.Stamp(rapid.SampledFrom([]int{2, 30, 1000}).Draw(t, "hours until withdrawn"))}, d}
}

func (s *season) moment(t *rapid.T, p region.Plan, at aqi.Stamp) Moment {
	m := Moment{Known: region.Known{At: at, Series: map[string]alert.Series{}}}
	horizon := rapid.SampledFrom(s.horizons).Draw(t, "hours ahead")
	percent := rapid.SampledFrom(s.percents).Draw(t, "percent")
	for code, truth := range s.truth {
		known := truth[:min(len(truth), int(at-s.start)+horizon)]
		m.Known.Series[code] = alert.Series{Start: s.start, Hours: s.seen(code, known, at, percent), Daily: s.days[code][:max(0, len(known)-dayHours+1)]}
	}
	for _, d := range s.demands {
		if d.Contains(at) {
			m.Known.Demands = append(m.Known.Demands, d.demand)
		}
	}
	if s.declines && rapid.IntRange(0, 5).Draw(t, "declined at 0") == 0 {
		if m.Declined = []string{rapid.SampledFrom(p.Counties).Draw(t, "who declines").Code}; rapid.Bool().Draw(t, "the prefecture") {
			m.Declined = append(m.Declined, "")
		}
	}
	return m
}

// seen returns a county's hours as they are known at an hour.
func (s *season) seen(code string, truth []alert.Hour, at aqi.Stamp, percent int) []alert.Hour {
	hours := slices.Clone(truth)
	for i := range hours {
		hour := s.start + aqi.Stamp(i)
		switch hours[i].Marks &^= alert.Forecast; {
		case s.silent(code, hour, at):
			hours[i] = alert.Hour{Marks: alert.NoParticles}
		case hour >= at:
			hours[i].AQI = changed(hours[i].AQI, percent)
			hours[i].Marks |= alert.Forecast
			if day := int(hour.Midnight() - s.start); s.daily && hour.Midnight() >= at {
				hours[i] = hours[day]
				hours[i].Marks = alert.Forecast | alert.WholeDay
			}
		}
	}
	return hours
}

// silent reports whether an hour of a county is not known at another.
func (s *season) silent(code string, hour, at aqi.Stamp) bool {
	return slices.ContainsFunc(s.silences[code], func(q silence) bool {
		switch {
		case hour >= at:
			return q.Contains(at) && !q.forecasts
		case q.Contains(at):
			return hour >= q.From
		}
		return q.lost && q.Contains(hour)
	})
}

// changed returns so many percent of an index, none of none.
func changed(i aqi.Index, percent int) aqi.Index {
	v, ok := i.Value()
	if !ok {
		return i
	}
	i, _ = aqi.IndexOf(min(aqi.MaxIndex, v*percent/100)) // an index for any number from 0 to the highest
	return i
}
