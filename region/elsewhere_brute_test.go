package region_test

import (
	"slices"
	"testing"

	"github.com/shopspring/decimal"
	"pgregory.net/rapid"

	"github.com/clearsky-go/clearsky/alert"
	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/region"
)

// ofCounties returns a plan for other counties.
func ofCounties(p region.Plan, counties []alert.County, borders [][2]string) region.Plan {
	p.Counties, p.Borders = counties, borders
	p.Policy.Criteria = slices.Clone(p.Policy.Criteria)
	return p
}

// hoursIn returns the stretches of hours that are marked.
func hoursIn(marked []bool) (in []stretch) {
	for i, is := range marked {
		switch n := len(in); {
		case is && n > 0 && in[n-1].Until == i:
			in[n-1].Until++
		case is:
			in = append(in, stretch{From: i, Until: i + 1})
		}
	}
	return in
}

// checkBrute compares a plan's findings with those of the plain loops: each county's episodes, and each level hour by hour. It returns the
// levels that counties reach, and those that they carry together.
func checkBrute(t fataler, p region.Plan, series map[string]alert.Series) (reached, carried []alert.Level) {
	t.Helper()
	a := assess(t, p, region.Known{Series: series})
	for _, c := range a.Counties {
		s := series[c.County.Code]
		var got []stretch
		for _, e := range c.Episodes {
			got = append(got, stretch{int(e.From - s.Start), int(e.Until - s.Start), e.Level})
			reached = append(reached, e.Level)
		}
		if want := newBrute(p.Tracks[0].Plan, s).episodes(); !slices.Equal(got, want) {
			t.Fatalf("%s: %v, want %v", c.County.Name.English, got, want)
		}
	}
	first, until := hull(region.Known{Series: series})
	for level, want := range bruteLevels(p, series, first, int(until-first)) {
		got := make([]bool, len(want))
		for _, l := range a.Levels {
			for _, s := range l.Periods {
				for at := s.From; at < s.Until && l.Level == level; at++ {
					got[at-first] = true
				}
			}
		}
		if !slices.Equal(got, want) {
			t.Fatalf("%v is carried in the hours %v, want %v", level, hoursIn(got), hoursIn(want))
		}
		if slices.Contains(want, true) {
			carried = append(carried, level)
		}
	}
	return reached, carried
}

// Beijing's winter of 2015 under each of the plans, its districts in place of their counties: red is reached wherever a plan has it, but for
// ozone, of which winter has none.
func TestBeijingElsewhere(t *testing.T) {
	kashgar := beijingPlan(t)
	for _, name := range elsewhere {
		for _, track := range readPlan(t, name).Tracks {
			p := ofCounties(readPlan(t, name), kashgar.Counties, kashgar.Borders)
			p.Tracks = []region.Track{track}
			highest := track.Plan.Triggers[len(track.Plan.Triggers)-1].Level
			reached, carried := checkBrute(t, p, beijingSeries(t, p))
			if ozone := track.ID == "ozone"; slices.Contains(reached, highest) == ozone || slices.Contains(carried, highest) == ozone {
				t.Errorf("%s, %s: %v, %v", name, track.ID, reached, carried)
			}
		}
	}
}

// Made-up seasons of four counties under each of the plans: spells about every threshold that these have, hours that are missing, other causes.
func TestSeasonsElsewhere(t *testing.T) {
	var plans []region.Plan
	for _, name := range elsewhere {
		for _, track := range readPlan(t, name).Tracks {
			p := ofCounties(readPlan(t, name), named("1", "2", "3", "4"), [][2]string{{"1", "2"}, {"2", "3"}, {"2", "4"}})
			p.Policy.Criteria[0].Count, p.Tracks = min(p.Policy.Criteria[0].Count, 3), []region.Track{track}
			plans = append(plans, p)
		}
	}
	rapid.Check(t, func(t *rapid.T) {
		p, series := plans[rapid.IntRange(0, len(plans)-1).Draw(t, "plan")], map[string]alert.Series{}
		for _, c := range p.Counties {
			var samples []aqi.Sample
			for len(samples) < 24*12 {
				// µg/m³ of PM2.5 at AQIs of 140, 150, 151, 160, 200, 201, 210, 301, 500, and as many of O3
				spell := rapid.SampledFrom([][2]int64{{107, 207}, {115, 215}, {116, 216}, {122, 222}, {150, 265}, {151, 266}, {160, 270}, {251, 500}, {500, 700}, {20, 60}, {20, 60}, {20, 60}, {-1, -1}}).Draw(t, "spell")
				one := aqi.Sample{PM25: decimal.NewNullDecimal(decimal.NewFromInt(spell[0])), O3: decimal.NewNullDecimal(decimal.NewFromInt(spell[1]))}
				if spell[0] < 0 {
					one = aqi.Sample{}
				}
				samples = append(samples, slices.Repeat([]aqi.Sample{one}, rapid.SampledFrom([]int{1, 3, 5, 12, 24, 30, 36, 48, 72, 96}).Draw(t, "hours"))...)
			}
			clean := aqi.Sample{PM25: decimal.NewNullDecimal(decimal.NewFromInt(20)), O3: decimal.NewNullDecimal(decimal.NewFromInt(60))}
			samples = append(samples[:24*12], slices.Repeat([]aqi.Sample{clean}, 72)...) // no episode is open at the end
			s, err := ready(t, p.Tracks[0].Plan).Series(start, samples, nil)
			series[c.Code] = ok(t, s, err)
		}
		checkBrute(t, p, series)
	})
}
