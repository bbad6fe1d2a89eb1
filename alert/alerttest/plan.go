package alerttest

import (
	"slices"

	"pgregory.net/rapid"

	"github.com/clearsky-go/clearsky/alert"
	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/aqi/aqitest"
)

// Readings draws one reading of each kind; half of the draws are the default ones.
func Readings() *rapid.Generator[alert.Readings] {
	return rapid.Custom(func(t *rapid.T) alert.Readings {
		if rapid.Bool().Draw(t, "default readings") {
			return alert.Readings{}
		}
		return alert.Readings{
			Windows:   rapid.SampledFrom([]alert.WindowReading{alert.AnyHour, alert.AnyHour, alert.NaturalDays}).Draw(t, "windows"),
			Sustained: rapid.SampledFrom([]alert.SustainedReading{alert.DayAfterDay, alert.Unbroken}).Draw(t, "sustained"),
			Merge:     rapid.SampledFrom([]alert.MergeReading{alert.HighestRun, alert.SumOfRuns, alert.WholeSpan}).Draw(t, "merging"),
			Daily:     rapid.SampledFrom([]alert.DailyReading{alert.MeanOfHours, alert.FromConcentrations}).Draw(t, "daily"),
			Dust:      rapid.SampledFrom([]alert.DustReading{alert.DustExcluded, alert.DustCounted}).Draw(t, "dust"),
			Particles: rapid.SampledFrom([]alert.ParticleReading{alert.ParticlesRequired, alert.ParticlesOptional}).Draw(t, "particles"),
			Forecast:  rapid.SampledFrom([]alert.ForecastReading{alert.UpperEnd, alert.LowerEnd, alert.Middle}).Draw(t, "forecast"),
			WholeDay:  rapid.SampledFrom([]alert.WholeDayReading{alert.EveryWindow, alert.MidnightWindow}).Draw(t, "whole day"),
			Approval:  rapid.SampledFrom([]alert.ApprovalReading{alert.ByNewLevel, alert.ByHigherLevel}).Draw(t, "adjusting"),
		}
	})
}

// Plan draws a valid plan, one in five Kashgar's with other readings: one to four levels, each with one to three groups of
// one to three conditions. Thresholds are mostly 150, 200 and 300; AtLeast goes with 500 and others. Hours are multiples
// of 24, or under the reading Unbroken any from 24. Lifting mostly needs 36 hours, now and then below an AQI of its own, and as many
// separate two episodes. Some cite
// nothing for their decisions.
func Plan() *rapid.Generator[alert.Plan] {
	return rapid.Custom(func(t *rapid.T) alert.Plan {
		p := alert.Kashgar()
		p.Readings = Readings().Draw(t, "readings")
		if rapid.IntRange(0, 4).Draw(t, "Kashgar's at 0") == 0 {
			return p
		}
		p.Pollutants = Pollutants().Draw(t, "pollutants")
		p.LeftOut = Marks().Draw(t, "left out") & (alert.Fire | alert.Fireworks | alert.Transport)
		p.Title = aqi.Text{Chinese: rapid.StringN(0, 8, -1).Draw(t, "Chinese title"), English: "A plan"}
		p.Edition = aqitest.Edition().Draw(t, "edition")
		p.LiftHours = rapid.SampledFrom([]int{36, 36, 36, 24, 48, 1, 72}).Draw(t, "lift hours")
		if p.MergeHours = p.LiftHours; rapid.IntRange(0, 3).Draw(t, "gaps apart at 0") == 0 {
			p.MergeHours = rapid.SampledFrom([]int{36, 24, 48, 1, 72}).Draw(t, "merge hours")
		}
		p.Hold = rapid.SampledFrom([]int{12, 12, 0, 1, 11, 13, 20}).Draw(t, "hold")
		p.LeadTimes = LeadTimes().Draw(t, "lead")
		p.Recipients = rapid.SliceOfN(Parties(), 0, 3).Draw(t, "recipients")
		if rapid.IntRange(0, 3).Draw(t, "cites nothing at 0") == 0 {
			p.Clauses = alert.Clauses{}
		}
		p.Triggers = nil
		for _, level := range someLevels(t) {
			p.Triggers = append(p.Triggers, trigger(t, level, p.Readings))
		}
		p.Triggers = harder(p.Triggers)
		if rapid.IntRange(0, 2).Draw(t, "lifting below its own AQI at 0") == 0 {
			most := aqi.MaxIndex
			for _, tr := range p.Triggers {
				for _, group := range tr.AnyOf {
					for _, c := range group {
						most = min(most, least(c))
					}
				}
			}
			p.LiftBelow = min(most, rapid.SampledFrom([]int{150, 150, 100, 200, 1, most}).Draw(t, "lift below"))
		}
		return p
	})
}

// Pollutants draws those that count for a plan: mostly all, else PM2.5 alone, all but O3, or any.
func Pollutants() *rapid.Generator[aqi.Pollutants] {
	return rapid.Custom(func(t *rapid.T) aqi.Pollutants {
		usual := []aqi.Pollutants{0, 0, 0, 0, 0, 0, aqi.PollutantsOf(aqi.PM25), aqi.AllPollutants &^ aqi.PollutantsOf(aqi.O3)}
		if i := rapid.IntRange(0, len(usual)).Draw(t, "usual pollutants"); i < len(usual) {
			return usual[i]
		}
		return aqi.PollutantsOf(aqitest.Pollutant().Draw(t, "one"), aqitest.Pollutant().Draw(t, "another"))
	})
}

// someLevels draws one to four levels, ascending.
func someLevels(t *rapid.T) []alert.Level {
	n := rapid.IntRange(1, 4).Draw(t, "levels")
	drawn := slices.Clone(levels[1:])
	for len(drawn) > n {
		i := rapid.IntRange(0, len(drawn)-1).Draw(t, "level left out")
		drawn = slices.Delete(drawn, i, i+1)
	}
	return drawn
}

func trigger(t *rapid.T, level alert.Level, reading alert.Readings) alert.Trigger {
	drawn := alert.Trigger{Level: level, Clause: aqi.Clause{Document: "A plan", Number: level.String()}, Approvals: Approvals().Draw(t, "approval")}
	sizes := rapid.SampledFrom([]int{1, 1, 2, 3})
	for range sizes.Draw(t, "groups") {
		var group []alert.Condition
		for range sizes.Draw(t, "conditions") {
			group = append(group, Condition(reading).Draw(t, "condition"))
		}
		drawn.AnyOf = append(drawn.AnyOf, group)
	}
	return drawn
}

// harder leaves out what is no harder to meet than a lower level: groups that are met wherever one of a lower level is.
func harder(triggers []alert.Trigger) []alert.Trigger {
	var lower [][]alert.Condition
	var kept []alert.Trigger
	for _, t := range triggers {
		t.AnyOf = slices.DeleteFunc(t.AnyOf, func(group []alert.Condition) bool {
			return slices.ContainsFunc(lower, func(met []alert.Condition) bool { return implies(met, group) })
		})
		if len(t.AnyOf) > 0 {
			kept, lower = append(kept, t), append(lower, t.AnyOf...)
		}
	}
	return kept
}

// implies reports whether what meets one group meets the other: all its conditions in one run at its lowest threshold.
func implies(met, group []alert.Condition) bool {
	lowest := func(group []alert.Condition) int {
		return least(slices.MinFunc(group, func(a, b alert.Condition) int { return least(a) - least(b) }))
	}
	if lowest(group) <= lowest(met) {
		return impliesAll(met, group)
	}
	return slices.ContainsFunc(met, func(c alert.Condition) bool { return impliesAll([]alert.Condition{c}, group) })
}

func impliesAll(met, group []alert.Condition) bool {
	for _, c := range group {
		if !slices.ContainsFunc(met, func(m alert.Condition) bool { return least(m) >= least(c) && m.Hours >= c.Hours }) {
			return false
		}
	}
	return true
}

// least returns the lowest daily AQI that exceeds the condition's threshold.
func least(c alert.Condition) int {
	if c.Comparison == alert.AtLeast {
		return c.AQI
	}
	return c.AQI + 1
}

// Condition draws a condition that is valid under the reading.
func Condition(reading alert.Readings) *rapid.Generator[alert.Condition] {
	return rapid.Custom(func(t *rapid.T) alert.Condition {
		c := alert.Condition{Hours: 24 * rapid.IntRange(1, 4).Draw(t, "days")}
		if reading.Sustained == alert.Unbroken && reading.Windows == alert.AnyHour && rapid.Bool().Draw(t, "any hours") {
			c.Hours = rapid.IntRange(24, 100).Draw(t, "hours")
		}
		if rapid.IntRange(0, 3).Draw(t, "at least at 3") == 3 {
			c.Comparison = alert.AtLeast
			c.AQI = rapid.SampledFrom([]int{500, 500, 500, 200, 201, 301, 1}).Draw(t, "at least AQI")
			return c
		}
		c.AQI = rapid.SampledFrom([]int{200, 200, 200, 150, 300, 300, 0, 100, 499, -1}).Draw(t, "above AQI")
		if c.AQI < 0 {
			c.AQI = rapid.IntRange(0, aqi.MaxIndex-1).Draw(t, "above any AQI")
		}
		return c
	})
}
