package emissiontest_test

import (
	"fmt"
	"testing"

	"pgregory.net/rapid"

	"github.com/clearsky-go/clearsky/emission"
	"github.com/clearsky-go/clearsky/emission/emissiontest"
	"github.com/clearsky-go/clearsky/response"
)

func TestDrawsAreValid(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		if p := emissiontest.Pollutant().Draw(t, "pollutant"); !p.Valid() {
			t.Fatal(p)
		}
		most := emission.Amount(rapid.Int64Min(0).Draw(t, "most"))
		if a := emissiontest.Amount(most).Draw(t, "amount"); !a.Valid() || a > most {
			t.Fatal(a)
		}
		if s := emissiontest.Share().Draw(t, "share"); !s.Valid() {
			t.Fatal(s)
		}
		targets := emissiontest.Targets().Draw(t, "targets")
		if err := targets.Validate(); err != nil {
			t.Fatal(err)
		}
		if err := emissiontest.Inventory(5).Draw(t, "inventory").Validate(targets); err != nil {
			t.Fatal(err)
		}
		for code, l := range emissiontest.Levels().Draw(t, "levels") {
			if !l.Valid() {
				t.Fatal(code, l)
			}
		}
		if _, has := emission.Kashgar().At(emissiontest.Level().Draw(t, "level")); !has {
			t.Fatal("no target at the level")
		}
		if _, err := emissiontest.Total().Draw(t, "total").Add(emission.Total{}); err != nil {
			t.Fatal(err)
		}
		caps := emissiontest.Caps().Draw(t, "caps")
		members := emissiontest.Members(len(caps), rapid.IntRange(-1, 5).Draw(t, "n")).Draw(t, "members")
		if _, err := emission.Allocate(caps, emissiontest.Baseline().Draw(t, "lacking"), members); err != nil {
			t.Fatal(err)
		}
	})
}

// The generators would be of little use if their draws missed what the rules turn on.
func TestDrawsReachTheBoundaries(t *testing.T) {
	const draws = 500
	seen := map[string]int{}
	count := func(what string, is bool) {
		if is {
			seen[what]++
		}
	}
	for seed := range draws {
		total := emissiontest.Total().Example(seed)
		a, err := emission.Kashgar().Attainment(emissiontest.Level().Example(seed), total)
		if err != nil {
			t.Fatal(err)
		}
		for _, r := range a.ByPollutant {
			count("exactly met", r.Met && r.Reduction == r.Required && r.Required > 0)
			count("a milligram short", r.Shortfall == 1)
			_, applicable := r.Percent(2)
			count("not applicable", !applicable)
		}
		as := emissiontest.Amounts().Example(seed)
		count("all missing", as == emission.Amounts{})
		count("complete", as.Missing() == 0)
		share := emissiontest.Share().Example(seed)
		count("share of 10 %", share == 10*emission.Percent)
		for _, l := range emissiontest.Levels().Example(seed) {
			count(fmt.Sprint(l), l == response.NoResponse)
		}
		caps, lacking := emissiontest.Caps().Example(seed), emissiontest.Baseline().Example(seed)
		allocation, err := emission.Allocate(caps, lacking, emissiontest.Members(len(caps), 6).Example(seed))
		if err != nil {
			t.Fatal(err)
		}
		for p, left := range allocation.Remainder.All() {
			lack, _ := lacking.Of(p)
			count("nothing lacking", lack == 0)
			count("covered", lack > 0 && left == 0)
			count("not covered", left > 0)
		}
		for _, s := range allocation.TierShares {
			count("a part of a tier", s.Of(emission.PM) > 0 && s.Of(emission.PM) < emission.Whole)
		}
	}
	for what, least := range map[string]int{
		"exactly met": 20, "a milligram short": 20, "not applicable": 200, "all missing": 5, "complete": 5, "share of 10 %": 5,
		"no response": 100, "nothing lacking": 100, "covered": 50, "not covered": 100, "a part of a tier": 50,
	} {
		if seen[what] < least {
			t.Errorf("%s: %d in %d draws, want at least %d", what, seen[what], draws, least)
		}
	}
	t.Log(seen)
}
