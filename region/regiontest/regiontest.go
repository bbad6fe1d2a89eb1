// Package regiontest generates values of package region for property-based tests with rapid: counties that share their spells
// of heavy air more or less, so that groups of them carry levels together, and begin and end them at different hours.
package regiontest

import (
	"fmt"
	"slices"

	"pgregory.net/rapid"

	"github.com/clearsky-go/clearsky/alert"
	"github.com/clearsky-go/clearsky/alert/alerttest"
	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/emission"
	"github.com/clearsky-go/clearsky/region"
	"github.com/clearsky-go/clearsky/response"
)

const dayHours = 24

// Counties draws one to most counties with codes of their own.
func Counties(most int) *rapid.Generator[[]alert.County] {
	return rapid.Custom(func(t *rapid.T) []alert.County {
		counties := make([]alert.County, rapid.IntRange(1, max(1, most)).Draw(t, "counties"))
		for i := range counties {
			counties[i] = alert.County{
				Code: fmt.Sprintf("6531%02d", i), Name: aqi.Text{Chinese: fmt.Sprintf("第%d县", i), English: fmt.Sprintf("County %d", i)},
			}
		}
		return counties
	})
}

// Borders draws borders between some of the counties: most counties touch one drawn before, some of them more.
func Borders(counties []alert.County) *rapid.Generator[[][2]string] {
	if len(counties) < 2 {
		return rapid.Just([][2]string(nil))
	}
	return rapid.Custom(func(t *rapid.T) [][2]string {
		var borders [][2]string
		for i := 1; i < len(counties); i++ {
			for range rapid.SampledFrom([]int{0, 1, 1, 1, 2, 3}).Draw(t, "borders") {
				b := [2]string{counties[i].Code, counties[rapid.IntRange(0, i-1).Draw(t, "neighbour")].Code}
				if !slices.Contains(borders, b) {
					borders = append(borders, b)
				}
			}
		}
		return borders
	})
}

// Plan draws a valid plan of one track and one to most counties, one in three with Kashgar's criteria: else groups of one to four
// counties, now and then wherever they lie or of some counties only, an alert plan of [alerttest.Plan], and for some of the counties
// plans of their own.
func Plan(most int) *rapid.Generator[region.Plan] {
	return rapid.Custom(func(t *rapid.T) region.Plan {
		p := region.Kashgar()
		p.Counties = Counties(most).Draw(t, "counties")
		p.Borders = Borders(p.Counties).Draw(t, "borders")
		p.Policy.Reading = rapid.SampledFrom([]region.GroupReading{region.EachCounty, region.GroupMean}).Draw(t, "reading")
		p.Policy.Criteria[0].Count = min(3, len(p.Counties))
		if rapid.IntRange(0, 2).Draw(t, "Kashgar's at 0") > 0 {
			other(t, &p)
		}
		return p
	})
}

func other(t *rapid.T, p *region.Plan) {
	clause := p.Catalogue.Levels[0].Clause
	p.Catalogue.Levels = slices.Insert(p.Catalogue.Levels, 0,
		response.LevelClause{Alert: alert.Ungraded, Clause: clause}, response.LevelClause{Alert: alert.Blue, Level: response.IV, Clause: clause})
	p.Targets.ByLevel = slices.Insert(p.Targets.ByLevel, 0, emission.Target{Level: response.IV})
	track := &p.Tracks[0]
	track.Plan = alerttest.Plan().Draw(t, "plan")
	track.Plan.LiftBelow = 0 // which GroupMean refuses
	for _, c := range p.Counties {
		if rapid.IntRange(0, 5).Draw(t, "own plan at 5") == 5 {
			if track.Counties == nil {
				track.Counties = map[string]alert.Plan{}
			}
			track.Counties[c.Code] = alerttest.Plan().Draw(t, "own plan")
		}
	}
	p.Policy.Criteria = nil
	for i, trigger := range track.Plan.Triggers {
		if i == 0 || rapid.IntRange(0, 4).Draw(t, "another criterion at 4") == 4 {
			p.Policy.Criteria = append(p.Policy.Criteria, criterion(t, trigger.Level, p.Counties))
		}
	}
}

func criterion(t *rapid.T, level alert.Level, counties []alert.County) region.Criterion {
	n := len(counties)
	c := region.Criterion{Level: level, Anywhere: rapid.IntRange(0, 5).Draw(t, "anywhere at 5") == 5}
	if rapid.IntRange(0, 5).Draw(t, "members at 5") == 5 {
		for _, county := range counties {
			if rapid.IntRange(0, 3).Draw(t, "member") > 0 || len(c.Members) == 0 {
				c.Members = append(c.Members, county.Code)
			}
		}
		n = len(c.Members)
	}
	c.Count = min(n, rapid.SampledFrom([]int{3, 3, 2, 1, 4}).Draw(t, "count"))
	return c
}

// Input draws an input of at most that many hours: [Series], and now and then demands.
func Input(p region.Plan, most int) *rapid.Generator[region.Known] {
	return rapid.Custom(func(t *rapid.T) region.Known {
		start := alerttest.Start().Draw(t, "start")
		in := region.Known{Series: Series(p, start, most).Draw(t, "series")}
		for range rapid.SampledFrom([]int{0, 0, 1, 2, 3}).Draw(t, "demands") {
			in.Demands = append(in.Demands, Demand(p, start, most).Draw(t, "demand"))
		}
		return in
	})
}

// Demand draws a demand that begins within that many hours of start: a superior's alert or a judgement for all or some counties,
// or a raise of some.
func Demand(p region.Plan, start aqi.Stamp, most int) *rapid.Generator[alert.Demand] {
	return rapid.Custom(func(t *rapid.T) alert.Demand {
		from := start + aqi.Stamp(rapid.IntRange(-dayHours, max(1, most)).Draw(t, "from"))
		d := alert.Demand{
			Kind:  rapid.SampledFrom([]alert.DemandKind{alert.SuperiorAlert, alert.Judgement, alert.VoluntaryRaise}).Draw(t, "kind"),
			Level: rapid.SampledFrom([]alert.Level{alert.Blue, alert.Yellow, alert.Orange, alert.Red}).Draw(t, "level"),
			Span:  aqi.Span{From: from, Until: from + aqi.Stamp(rapid.IntRange(1, 3*dayHours).Draw(t, "hours"))},
		}
		named := rapid.SampledFrom([]int{0, 1, 2, 5}).Draw(t, "counties named")
		if d.Kind == alert.VoluntaryRaise {
			named = max(1, named)
		}
		for range named {
			d.Counties = append(d.Counties, rapid.SampledFrom(p.Counties).Draw(t, "county").Code)
		}
		return d
	})
}

// Series draws the counties' series within that many hours of start. Most counties take their hours from one series that they
// share, some hours earlier or later, a little higher or lower, from some hour to some other; others have a series of their own, or
// none. All have Days.
func Series(p region.Plan, start aqi.Stamp, most int) *rapid.Generator[map[string]alert.Series] {
	return rapid.Custom(func(t *rapid.T) map[string]alert.Series {
		shared := alerttest.Hours(max(1, most)).Draw(t, "shared hours")
		all := map[string]alert.Series{}
		for _, c := range p.Counties {
			var hours []alert.Hour
			switch rapid.SampledFrom([]string{"shared", "shared", "shared", "shared", "own", "none"}).Draw(t, "series") {
			case "shared":
				hours = variant(t, shared)
			case "own":
				hours = alerttest.Hours(len(shared)).Draw(t, "own hours")
			default:
				continue
			}
			from, until := 0, len(hours)
			if rapid.IntRange(0, 2).Draw(t, "other hours at 0") == 0 {
				from = rapid.IntRange(0, len(hours)).Draw(t, "from")
				until = rapid.IntRange(from, len(hours)).Draw(t, "until")
			}
			s := alert.Series{Start: start + aqi.Stamp(from), Hours: hours[from:until]}
			s.Daily = alerttest.Daily(len(s.Hours)-dayHours+1).Draw(t, "days")
			all[c.Code] = s
		}
		return all
	})
}

// variant shifts hours in time and value.
func variant(t *rapid.T, shared []alert.Hour) []alert.Hour {
	shift := rapid.SampledFrom([]int{0, 0, 0, 1, 2, 5, 12, 24}).Draw(t, "hours later")
	by := rapid.SampledFrom([]int{0, 0, 0, 1, -1, 20, -20, 100, -100}).Draw(t, "AQI higher by")
	hours := make([]alert.Hour, len(shared))
	for i := range hours {
		h := shared[max(0, i-shift)]
		if v, ok := h.AQI.Value(); ok {
			index, err := aqi.IndexOf(min(aqi.MaxIndex, max(0, v+by)))
			if err != nil {
				t.Fatal(err)
			}
			h.AQI = index
		}
		hours[i] = h
	}
	return hours
}
