package enterprise_test

import (
	"slices"
	"testing"

	"pgregory.net/rapid"

	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/emission"
	"github.com/clearsky-go/clearsky/enterprise"
	"github.com/clearsky-go/clearsky/enterprise/enterprisetest"
	"github.com/clearsky-go/clearsky/internal/fields"
	"github.com/clearsky-go/clearsky/response"
)

// gradesOf is short for enterprise.GradesOf in When.
func gradesOf(grades ...enterprise.Grade) enterprise.When {
	return enterprise.When{Grades: grades}
}

// TestGradesElsewhere: leading enterprises are exempt at orange and below (Henan 2019), those of grade A and leading ones decide for
// themselves (环办大气函〔2020〕340号), leading ones as long as they are exempt, and there are grades A+ and B- (环办大气〔2026〕2号).
func TestGradesElsewhere(t *testing.T) {
	rules := enterprise.Kashgar()
	leading := gradesOf(enterprise.Leading)
	leading.Until = response.II
	rules.Shares[1].Grades = []enterprise.Grade{enterprise.APlus, enterprise.A}
	rules.Shares = slices.Insert(rules.Shares, 2, enterprise.ShareRule{When: leading, Basis: enterprise.Exempt, Clause: rules.Shares[1].Clause})
	rules.Autonomous = []enterprise.When{gradesOf(enterprise.APlus, enterprise.A), leading}
	rules.Tiers[1].Grades = []enterprise.Grade{enterprise.BMinus, enterprise.C}
	const bound, exempt = enterprise.Bound, enterprise.Exempt
	const byPlan, itself = enterprise.ByPlan, enterprise.Autonomous
	for _, row := range []struct {
		grade enterprise.Grade
		level response.Level
		basis enterprise.ShareBasis
		mode  enterprise.Mode
		tier  int
	}{
		{enterprise.APlus, response.III, exempt, itself, 0},
		{enterprise.APlus, response.I, exempt, itself, 0},
		{enterprise.A, response.I, exempt, itself, 0},
		{enterprise.B, response.II, bound, byPlan, 4},
		{enterprise.BMinus, response.II, bound, byPlan, 2},
		{enterprise.Leading, response.III, exempt, itself, 0},
		{enterprise.Leading, response.II, exempt, itself, 0},
		{enterprise.Leading, response.I, bound, byPlan, 4},
		{enterprise.UnknownGrade, response.III, bound, byPlan, 1},
	} {
		o := obliged(t, rules, emission.Kashgar(), row.level, example(enterprise.Key, row.grade))
		if o.Basis != row.basis || o.Mode != row.mode || o.Tier != row.tier || o.Missing.Has("grade") != (row.grade == enterprise.UnknownGrade) {
			t.Errorf("%v at %v: %v, tier %d, want %v, %v, tier %d", row.grade, row.level, o, o.Tier, row.basis, row.mode, row.tier)
		}
	}
}

// A grade that no row names binds as an unknown one does, and is named: in Kashgar A+ and B-.
func TestGradeThatNoRowNames(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		rules, targets := enterprisetest.Rules().Draw(t, "rules"), emission.Kashgar()
		p := enterprisetest.Partial("a", targets).Draw(t, "profile")
		level := levelOf(targets).Draw(t, "level")
		p.Grade = enterprise.UnknownGrade
		want := obliged(t, rules, targets, level, p)
		p.Grade = rapid.SampledFrom([]enterprise.Grade{enterprise.APlus, enterprise.BMinus}).Draw(t, "grade")
		o := obliged(t, rules, targets, level, p)
		want.Grade, want.Missing = p.Grade, want.Missing|1<<fields.Grade
		if o != want {
			t.Fatalf("%v, want %v", o, want)
		}
		if duties := dutiesOf(ready(rules, targets), o); !slices.Contains(duties, "meet-indicators") || !slices.Contains(duties, "ii-industry-monitoring") && level >= response.II && monitoredFrom(rules) <= level {
			t.Fatal(duties)
		}
	})
}

// monitoredFrom is the level from which grades complete their monitoring system.
func monitoredFrom(r enterprise.Rules) response.Level { return r.Duties[len(r.Duties)-1].Level }

// TestSharesElsewhere: other shares of some pollutants (Tianjin 2017), none of others, and at orange 40 % or more of what controlled
// enterprises emit (Jiangsu 苏政办函〔2025〕38号: 橙色预警管控企业减排比例不低于40%), and of those which may be such.
func TestSharesElsewhere(t *testing.T) {
	clause := aqi.Clause{Document: "津政办函〔2017〕107号"}
	percents := func(others, vocs emission.Share) emission.Shares {
		return emission.EqualShares(others*emission.Percent).With(emission.VOCs, vocs*emission.Percent)
	}
	rules, targets := enterprise.Kashgar(), emission.Targets{Title: rulesTitle, ByLevel: []emission.Target{
		{Level: response.III, Shares: percents(10, 10), Clause: clause},
		{Level: response.II, Shares: percents(20, 15), Clause: clause},
		{Level: response.I, Shares: percents(30, 20), Clause: clause},
	}}
	forty := enterprise.ShareRule{
		When: enterprise.When{Level: response.II, Classes: []enterprise.Class{enterprise.Key, enterprise.Undecided}}, Basis: enterprise.Bound,
		Shares: aqi.Known(emission.EqualShares(40 * emission.Percent)), Clause: clause,
	}
	rules.Shares = slices.Insert(rules.Shares, len(rules.Shares)-1, forty)
	for _, row := range []struct {
		class enterprise.Class
		level response.Level
		want  emission.Shares
	}{
		{enterprise.Other, response.III, percents(10, 10)},
		{enterprise.Other, response.II, percents(20, 15)},
		{enterprise.Other, response.I, percents(30, 20)},
		{enterprise.Key, response.III, percents(10, 10)},
		{enterprise.Key, response.II, percents(40, 40)},
		{enterprise.Key, response.I, percents(40, 40)},
	} {
		if o := obliged(t, rules, targets, row.level, example(row.class, enterprise.C)); o.Shares != row.want {
			t.Errorf("%v at %v: %v, want %v", row.class, row.level, o.Shares, row.want)
		}
	}
	only := emission.Targets{Title: rulesTitle, ByLevel: []emission.Target{{Level: response.II, Shares: percents(0, 15), Clause: clause}}}
	o := obliged(t, enterprise.Kashgar(), only, response.II, example(enterprise.Key, enterprise.C))
	if want := emission.AmountsOf(0, 0, 0, 150*emission.Kilogram/1000); o.Required != want {
		t.Errorf("%v, want %v", o.Required, want)
	}
}

var rulesTitle = enterprise.Kashgar().Title
