package regiontest_test

import (
	"slices"
	"testing"

	"pgregory.net/rapid"

	"github.com/clearsky-go/clearsky/alert"
	"github.com/clearsky-go/clearsky/region"
	"github.com/clearsky-go/clearsky/region/regiontest"
)

// Every moment of a season can be decided, and now and then all of what matters happens.
func TestSeason(t *testing.T) {
	seen := map[string]int{}
	inDraws(200, func(t *rapid.T) {
		p := regiontest.Plan(4).Draw(t, "plan")
		p.Policy.Reading = region.EachCounty
		office, err := region.New(p)
		if err != nil {
			t.Fatal(err)
		}
		var state region.State
		for _, m := range regiontest.Season(p, 200).Draw(t, "season") {
			out, err := office.Step(state, m.Known)
			if err != nil {
				t.Fatal(err)
			}
			if noteMoment(seen, m, out); state.At > 0 && m.Known.At > state.At+1 {
				seen["skipped"]++
			}
			state = m.Next(out)
		}
	})
	for _, what := range []string{
		"prefecture Issue", "prefecture Upgrade", "prefecture Extend", "prefecture Lift early", "prefecture Lift on schedule",
		"prefecture Revise", "county Issue", "county Upgrade", "county Downgrade", "county Extend", "county Lift early", "county Lift on schedule",
		"declined", "skipped", "provisional", "Superior's alert", "Judgement after consultation", "Voluntary raise", "Declared to have ended",
		"without an end", "whole days", "no forecast", "silent",
	} {
		if seen[what] == 0 {
			t.Errorf("no %s among the draws", what)
		}
	}
}

func noteMoment(seen map[string]int, m regiontest.Moment, out region.Outcome) {
	count := func(what string, is bool) {
		if is {
			seen[what]++
		}
	}
	for _, r := range out.Acts() {
		who := "county "
		if r.County == "" {
			who = "prefecture "
		}
		seen[who+r.Decision.Act.String()]++
		count("declined", slices.Contains(m.Declined, r.County))
		count("provisional", r.Decision.After.Announced.Provisional)
	}
	for _, d := range m.Known.Demands {
		seen[d.Kind.String()]++
		count("without an end", d.Kind != alert.EndDeclared && d.Until == 0)
	}
	for _, s := range m.Known.Series {
		if len(s.Hours) == 0 {
			continue
		}
		last, now := s.Hours[len(s.Hours)-1], int(m.Known.At-s.Start)
		count("whole days", last.Marks.Has(alert.WholeDay))
		count("no forecast", len(s.Hours) == now)
		count("silent", now <= len(s.Hours) && !s.Hours[now-1].AQI.Valid())
	}
}
