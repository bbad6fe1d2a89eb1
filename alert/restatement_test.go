package alert_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/clearsky-go/clearsky/alert"
	"github.com/clearsky-go/clearsky/alert/alerttest"
	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/internal/restated"
	"github.com/clearsky-go/clearsky/internal/restated/restatedtest"
)

func restatedDemands(demands []alert.Demand) (levels []restated.Demand, ends []int) {
	for _, d := range demands {
		r := restated.Demand{From: int(d.From), Until: int(d.Until), Level: int(d.Level), Superior: d.Kind == alert.SuperiorAlert}
		if d.Until == 0 {
			r.Until = restated.Endless
		}
		switch d.Kind {
		case alert.EndDeclared:
			ends = append(ends, r.From)
		case alert.SuperiorAlert, alert.Judgement:
			levels = append(levels, r)
		case alert.VoluntaryRaise:
		}
	}
	return levels, ends
}

// sameAsRestated decides, and compares the decision with the restatement's.
func sameAsRestated(t fataler, p alert.Plan, m alerttest.Moment) alert.Decision {
	t.Helper()
	d := decide(t, p, m.At, m.Before, m.Series, m.Demands...)
	plan := restatedtest.Plan(p)
	demands, ends := restatedDemands(m.Demands)
	want := plan.Decide(restatedtest.State(m.Before), plan.Look(restatedtest.Series(m.Series, ready(t, p).AQI), int(m.At), ends), demands)
	if diff := cmp.Diff(want, outcome(d, want), equateEmpty); diff != "" {
		t.Fatalf("-restated +got:\n%s\n%s", diff, told(t, p, m))
	}
	return d
}

// outcome is the decision as package restated has it, which has a level that is required of an issue too.
func outcome(d alert.Decision, want restated.Decision) restated.Decision {
	got := restated.Decision{Act: strings.ReplaceAll(word(d.Act), "-", " "), Required: int(d.Required), State: restatedtest.State(d.After)}
	if d.Act != alert.Upgrade {
		got.Required = want.Required
	}
	return got
}

func word(a alert.Act) string {
	text, err := a.MarshalText()
	if err != nil {
		return err.Error()
	}
	return string(text)
}

// told tells a moment in a few lines, hours counted from it.
func told(t fataler, p alert.Plan, m alerttest.Moment) string {
	var b strings.Builder
	from := func(s aqi.Stamp) int { return int(s - m.At) }
	schedule := func(s alert.Schedule) string {
		text := fmt.Sprintf("began %d, provisional %v", from(s.Began), s.Provisional)
		for _, span := range s.Spans {
			text += fmt.Sprintf(", %v [%d, %d)", span.Level, from(span.From), from(span.Until))
		}
		return text
	}
	fmt.Fprintf(&b, "at %d: %+v\nannounced %s\nown %s\nclocks", m.At, restatedtest.Plan(p), schedule(m.Before.Announced), schedule(m.Before.Own))
	for level, since := range restatedtest.State(m.Before).Clocks {
		fmt.Fprintf(&b, " %d since %d", level, since-int(m.At))
	}
	for _, d := range m.Demands {
		fmt.Fprintf(&b, "\n%v %v [%d, %d)", d.Kind, d.Level, from(d.From), from(d.Until))
	}
	s := restatedtest.Series(m.Series, ready(t, p).AQI)
	fmt.Fprintf(&b, "\nseries from %d:", from(m.Series.Start))
	for i, n := 0, 0; i < len(s.AQI); i += n {
		for n = 0; i+n < len(s.AQI) && s.AQI[i+n] == s.AQI[i]; n++ {
		}
		fmt.Fprintf(&b, " %d×%d", n, s.AQI[i])
	}
	return b.String()
}

// plainPlan draws a plan that package restated can decide by: windows have the means of their hours, and runs merge as the highest.
func plainPlan(t *rapid.T) alert.Plan {
	p := alert.Kashgar()
	if p.Hold = rapid.SampledFrom([]int{0, 1, 12}).Draw(t, "hold"); rapid.Bool().Draw(t, "Kashgar's") {
		return p
	}
	p = alerttest.Plan().Draw(t, "plan")
	p.Readings.Windows = alert.AnyHour
	p.Readings.Daily, p.Readings.WholeDay, p.Readings.Merge = alert.MeanOfHours, alert.EveryWindow, alert.HighestRun
	p.MergeHours = rapid.SampledFrom([]int{36, 36, 36, 48, 72}).Draw(t, "merge hours")
	return p
}

// plain makes a series one that package restated has: an hour that does not count is missing.
func plain(rules *alert.Ruleset, s alert.Series) alert.Series {
	s.Daily = nil
	for i, h := range s.Hours {
		if !rules.AQI(h).Valid() {
			s.Hours[i] = alert.Hour{Marks: h.Marks & alert.Forecast}
		}
	}
	return s
}

// Whatever is announced, demanded and known, the decision is that of the restatement.
func TestDecisionsEqualTheRestatement(t *testing.T) {
	acts := map[alert.Act]int{}
	rapid.Check(t, func(t *rapid.T) {
		p := plainPlan(t)
		m := alerttest.MomentOf(p, 250).Draw(t, "moment")
		m.Series = plain(ready(t, p), m.Series)
		acts[sameAsRestated(t, p, m).Act]++
	})
	t.Log(acts)
}

// So are decisions hour by hour, each on what the one before left, with forecasts that are replaced and swing, feeds that die and come
// back, hours that are skipped, demands that come and are withdrawn, and acts that are not carried out.
func TestChainsEqualTheRestatement(t *testing.T) {
	acts := map[alert.Act]int{}
	rapid.Check(t, func(t *rapid.T) {
		p := plainPlan(t)
		f := alerttest.Interrupted(rapid.OneOf(alerttest.Revised(120), alerttest.Swinging(120))).Draw(t, "known")
		demands := alerttest.Demands(f.First+60).Draw(t, "demands")
		come, gone := rapid.IntRange(0, 60).Draw(t, "demands come"), rapid.IntRange(60, 120).Draw(t, "demands go")
		skipped := rapid.SampledFrom([]int{0, 0, 3, 50}).Draw(t, "most hours skipped")
		declining := rapid.SampledFrom([]int{-1, -1, 0, 4}).Draw(t, "one act in so many is declined")
		var state alert.State
		for i := 0; i < len(f.Known); i += 1 + rapid.IntRange(0, skipped).Draw(t, "skipped") {
			m := alerttest.Moment{At: f.First + aqi.Stamp(i), Before: state, Series: plain(ready(t, p), f.Known[i])}
			if i >= come && i < gone {
				m.Demands = demands
			}
			d := sameAsRestated(t, p, m)
			acts[d.Act]++
			if state = d.After; declining >= 0 && d.Act.Changes() && rapid.IntRange(0, declining).Draw(t, "declined at 0") == 0 {
				state.Announced, state.Own = d.Before.Announced, d.Before.Own
			}
		}
	})
	t.Log(acts)
}
