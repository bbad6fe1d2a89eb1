package enterprise_test

import (
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/emission"
	"github.com/clearsky-go/clearsky/emission/emissiontest"
	"github.com/clearsky-go/clearsky/enterprise"
	"github.com/clearsky-go/clearsky/enterprise/enterprisetest"
	"github.com/clearsky-go/clearsky/internal/fields"
	"github.com/clearsky-go/clearsky/response"
	"github.com/clearsky-go/clearsky/response/responsetest"
)

// example returns a complete profile of a class and grade in Kashgar that emits 1 kg of each a day, without waiver.
func example(class enterprise.Class, g enterprise.Grade) enterprise.Profile {
	p := enterprisetest.ProfileOf("kiln-2", emission.Targets{}, class).Example(1)
	p.Grade, p.Task = g, enterprise.Task{}
	p.Baseline = emission.AmountsOf(emission.Kilogram, emission.Kilogram, emission.Kilogram, emission.Kilogram)
	p.Reductions = emission.Reductions{}
	for l := response.III; l <= response.I; l++ {
		p.Reductions = p.Reductions.With(l, emission.AmountsOf(0, 0, 0, 0))
	}
	return p
}

// Each class, grade, level and reading: who is bound to what (4.3.1 (1)), in which tier (1.4 (3)), and who completes its
// monitoring system (4.3.3.3).
func TestObligationOfEach(t *testing.T) {
	const bound, class, grade, trucks = enterprise.Bound, enterprise.Exempt, enterprise.Exempt, enterprise.TruckControl
	ofGrade := map[enterprise.Grade]struct {
		key, other, micro enterprise.ShareBasis
		tier              int // of a key enterprise
		monitored         bool
	}{
		enterprise.UnknownGrade: {bound, bound, trucks, 1, false},
		enterprise.Ungraded:     {bound, bound, trucks, 1, false},
		enterprise.A:            {grade, grade, grade, 0, true},
		enterprise.B:            {bound, bound, trucks, 4, true}, // B is not exempt
		enterprise.C:            {bound, bound, trucks, 2, false},
		enterprise.D:            {bound, bound, trucks, 1, false},
		enterprise.Leading:      {bound, bound, trucks, 4, true},
		enterprise.NotLeading:   {bound, bound, trucks, 1, false},
		enterprise.ModelSite:    {bound, bound, trucks, 1, false},
	}
	percents := map[response.Level]emission.Share{response.NoResponse: 0, response.III: 10, response.II: 20, response.I: 30}
	for g, want := range ofGrade {
		for level, percent := range percents {
			for _, leadingAsA := range []bool{false, true} {
				key, other, micro, tier := want.key, want.other, want.micro, want.tier
				if g == enterprise.Leading && leadingAsA {
					key, other, micro, tier = grade, grade, grade, 0
				}
				for c, row := range map[enterprise.Class]struct {
					basis enterprise.ShareBasis
					tier  int
				}{enterprise.Guarantee: {class, 0}, enterprise.Key: {key, tier}, enterprise.Other: {other, 3}, enterprise.Micro: {micro, 0}} {
					if level == response.NoResponse {
						row.basis = enterprise.NotResponding
					}
					shares := emission.Shares{}
					if row.basis == bound {
						shares = emission.EqualShares(percent * emission.Percent)
					} else {
						row.tier = 0
					}
					r := enterprise.Kashgar()
					r.LeadingAsA = leadingAsA
					o := obliged(t, r, emission.Kashgar(), level, example(c, g))
					duties := dutiesOf(ready(r, emission.Kashgar()), o)
					if o.Class != c || o.Basis != row.basis || o.Shares != shares || o.Tier != row.tier || slices.Contains(duties, "share") != (row.basis == bound) {
						t.Errorf("%v %v at %v, %v: %+v, want %v, %v, tier %d", c, g, level, leadingAsA, o, row.basis, shares, row.tier)
					}
					industry := example(c, g).Enterprise.Industry
					guided := c == enterprise.Key || industry == response.UnknownIndustry || industry <= response.OtherGuide
					unknown := guided && g == enterprise.UnknownGrade // it could be any
					if monitored := (want.monitored || unknown) && level >= response.II; slices.Contains(duties, "ii-industry-monitoring") != monitored {
						t.Errorf("%v %v at %v: %v", c, g, level, duties)
					}
				}
			}
		}
	}
}

// How each may produce (4.3.1.1), and what it has to do for it.
func TestModes(t *testing.T) {
	task := func(k string) func(*enterprise.Profile) {
		return func(p *enterprise.Profile) {
			p.Task = enterprise.Task{Kind: k, Needs: load(5000), MaxLoad: load(6000)}
		}
	}
	none := func(*enterprise.Profile) {}
	type readings struct{ leadingAsA, itself bool }
	const adapt, keepTo, follow, trucks = "situation", "approved-load", "iii-industry-list", "truck-control"
	for _, row := range []struct {
		class  enterprise.Class
		grade  enterprise.Grade
		change func(*enterprise.Profile)
		read   readings
		want   enterprise.Mode
		duties []string
	}{
		{enterprise.Guarantee, enterprise.Ungraded, none, readings{}, enterprise.BySituation, []string{follow, adapt}},
		{enterprise.Guarantee, enterprise.A, none, readings{itself: true}, enterprise.BySituation, []string{follow, adapt}},
		{enterprise.Guarantee, enterprise.B, task("other"), readings{}, enterprise.BySituation, []string{follow, adapt}},
		{enterprise.Guarantee, enterprise.B, task("co-processing"), readings{}, enterprise.LoadCapped, []string{follow, adapt, keepTo}},
		{enterprise.Guarantee, enterprise.B, task("heating"), readings{}, enterprise.LoadCapped, []string{follow, adapt, keepTo}},
		{enterprise.Key, enterprise.D, task("heating"), readings{}, enterprise.ByPlan, []string{follow}}, // a task of none but a guarantee enterprise
		{enterprise.Key, enterprise.A, none, readings{}, enterprise.ByPlan, []string{follow}},
		{enterprise.Key, enterprise.A, none, readings{itself: true}, enterprise.Autonomous, []string{follow}},
		{enterprise.Key, enterprise.B, none, readings{itself: true}, enterprise.ByPlan, []string{follow}},
		{enterprise.Key, enterprise.Leading, none, readings{itself: true}, enterprise.ByPlan, []string{follow}},
		{enterprise.Key, enterprise.Leading, none, readings{true, true}, enterprise.Autonomous, []string{follow}},
		{enterprise.Other, enterprise.A, none, readings{itself: true}, enterprise.Autonomous, []string{follow}},
		{enterprise.Other, enterprise.Ungraded, none, readings{}, enterprise.ByPlan, []string{follow}},
		{enterprise.Micro, enterprise.Ungraded, none, readings{}, enterprise.TrucksOnly, []string{follow, trucks}},
		{enterprise.Micro, enterprise.A, none, readings{itself: true}, enterprise.TrucksOnly, []string{follow, trucks}},
	} {
		r := enterprise.Kashgar()
		if r.LeadingAsA = row.read.leadingAsA; row.read.itself {
			r.Autonomous = []enterprise.When{{Grades: []enterprise.Grade{enterprise.A}}}
		}
		p := with(example(row.class, row.grade), row.change)
		for _, level := range []response.Level{response.NoResponse, response.III, response.II, response.I} {
			want, duties, load := row.want, row.duties, aqi.Optional[emission.Share]{}
			if level == response.NoResponse {
				want, duties = enterprise.Normal, nil
			}
			if want == enterprise.LoadCapped {
				load = p.Task.MaxLoad
			}
			o := obliged(t, r, emission.Kashgar(), level, p)
			has := dutiesOf(ready(r, emission.Kashgar()), o)
			got := slices.DeleteFunc([]string{follow, adapt, keepTo, trucks}, func(d string) bool { return !slices.Contains(has, d) })
			if o.Mode != want || o.MaxLoad != load || !slices.Equal(got, duties) {
				t.Errorf("%v %v at %v, %v: %v, %v, %v, want %v", row.class, row.grade, level, row.read, o.Mode, o.MaxLoad, got, want)
			}
		}
	}
}

// A waiver holds at its levels; elsewhere the plan's share does, and with it the tier.
func TestWaiver(t *testing.T) {
	p := example(enterprise.Key, enterprise.D)
	p.Waiver = enterprise.Waiver{Reason: "heat", Document: "2025-17", Approved: []enterprise.Approved{
		{Level: response.III, Shares: emission.Shares{500, 0, 1000, 999}}, {Level: response.I, Shares: emission.EqualShares(2000)},
	}}
	for level, want := range map[response.Level]emission.Shares{
		response.III: {500, 0, 1000, 999}, response.II: emission.EqualShares(2000), response.I: emission.EqualShares(2000), response.NoResponse: {},
	} {
		basis, tier, spared := enterprise.Waived, 1, emission.PollutantsOf(emission.SO2, emission.NOx, emission.VOCs)
		switch level {
		case response.II:
			basis, spared = enterprise.Bound, 0
		case response.NoResponse:
			basis, tier, spared = enterprise.NotResponding, 0, 0
		case response.I:
			spared |= emission.PollutantsOf(emission.PM)
		case response.IV, response.III: // PM's approved 10 % is the plan's share
		}
		o := obliged(t, enterprise.Kashgar(), emission.Kashgar(), level, p)
		if o.Basis != basis || o.Shares != want || o.Tier != tier || o.Waived != spared {
			t.Errorf("%v: %v, %v, tier %d, spared %v", level, o.Basis, o.Shares, o.Tier, o.Waived)
		}
	}
	nothing := with(p, func(p *enterprise.Profile) { p.Waiver.Approved = []enterprise.Approved{{Level: response.III}} })
	o := obliged(t, enterprise.Kashgar(), emission.Kashgar(), response.III, nothing)
	if o.Basis != enterprise.Waived || o.Shares != (emission.Shares{}) {
		t.Errorf("nothing approved: %v, %v", o.Basis, o.Shares)
	}
	for c, basis := range map[enterprise.Class]enterprise.ShareBasis{enterprise.Guarantee: enterprise.Exempt, enterprise.Micro: enterprise.TruckControl} {
		exempt := example(c, enterprise.D)
		exempt.Waiver = p.Waiver
		if o := obliged(t, enterprise.Kashgar(), emission.Kashgar(), response.III, exempt); o.Basis != basis || o.Shares != (emission.Shares{}) {
			t.Errorf("%v: %v, %v", c, o.Basis, o.Shares)
		}
	}
}

// What is unknown restricts and is named.
func TestUnknownRestricts(t *testing.T) {
	o := obliged(t, enterprise.Kashgar(), emission.Kashgar(), response.I, enterprise.Profile{ID: "x"})
	if o.Class != enterprise.Undecided || o.Basis != enterprise.Bound || o.Shares != emission.EqualShares(3000) || o.Mode != enterprise.ByPlan ||
		!slices.Contains(dutiesOf(kashgar, o), "file-expert-opinion") || !slices.Contains(dutiesOf(kashgar, o), "general-mobile-bulk") || o.Required != (emission.Amounts{}) || o.Owed() != (emission.Amounts{}) || o.Shortfall() != (emission.Amounts{}) {
		t.Errorf("%+v", o)
	}
	for f := fields.Designated; f <= fields.PlanMachines; f++ {
		task := f == fields.TaskNeeds || f == fields.TaskMaxLoad
		if o.Missing.Has(f.String()) == task {
			t.Errorf("%v: %v", f, o.Missing)
		}
	}
	if a := kashgar.Truck(o, response.Truck{}); a.Verdict != response.Stop || a.Missing == 0 {
		t.Errorf("%+v", a)
	}
	o = obliged(t, enterprise.Kashgar(), emission.Kashgar(), response.I, example(enterprise.Key, enterprise.UnknownGrade))
	if o.Missing != 1<<fields.Grade || o.Tier != 1 {
		t.Errorf("unknown grade: %v, tier %d", o.Missing, o.Tier)
	}
	heat := with(example(enterprise.Guarantee, enterprise.B), func(p *enterprise.Profile) { p.Task.Kind = "heating" })
	o = obliged(t, enterprise.Kashgar(), emission.Kashgar(), response.III, heat)
	if o.Missing != 1<<fields.TaskNeeds|1<<fields.TaskMaxLoad || o.MaxLoad != (aqi.Optional[emission.Share]{}) {
		t.Errorf("no load approved: %v, %v", o.Missing, o.MaxLoad)
	}
}

// verdicts are those on trucks and machines of any standard.
func verdicts(ruleset *enterprise.Ruleset, o enterprise.Obligation) []response.Verdict {
	var all []response.Verdict
	for s := response.UnknownStandard; s <= response.Electric; s++ {
		all = append(all, ruleset.Truck(o, response.Truck{Standard: s}).Verdict, ruleset.Machine(o, response.Machine{Standard: s}).Verdict)
	}
	return all
}

func TestStricterLevelNeverRelaxes(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := response.Kashgar()
		c.Readings = responsetest.Readings().Draw(t, "catalogue's readings")
		r, targets := enterprisetest.Rules().Draw(t, "rules"), emissiontest.Targets().Draw(t, "targets")
		p := enterprisetest.Partial("a", targets).Draw(t, "profile")
		ruleset := readyWith(r, targets, c)
		last := obliged(t, r, targets, response.NoResponse, p)
		for _, target := range targets.ByLevel {
			o := obliged(t, r, targets, target.Level, p)
			responding := last.Level != response.NoResponse
			now := dutiesOf(ruleset, o)
			lost := slices.ContainsFunc(dutiesOf(ruleset, last), func(d string) bool { return !slices.Contains(now, d) })
			if lost || responding && (o.MaxLoad != last.MaxLoad || o.Mode != last.Mode) || o.Enterprise != last.Enterprise {
				t.Fatalf("%+v\nafter %+v", o, last)
			}
			for p := range emission.AllPollutants.All() {
				more, _ := o.Required.Of(p)
				if had, _ := last.Required.Of(p); more < had || o.Shares.Of(p) < last.Shares.Of(p) {
					t.Fatalf("%v: %v, %v after %v, %v", p, o.Shares, o.Required, last.Shares, last.Required)
				}
			}
			before := verdicts(ruleset, last)
			for i, v := range verdicts(ruleset, o) {
				if v < before[i] {
					t.Fatalf("%v at %v, %v at %v", v, o.Level, before[i], last.Level)
				}
			}
			last = o
		}
	})
}

func TestWaiverNeverRaises(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		r, targets := enterprisetest.Rules().Draw(t, "rules"), emissiontest.Targets().Draw(t, "targets")
		p := enterprisetest.Partial("a", targets).Draw(t, "profile")
		p.Waiver = enterprisetest.Waiver(targets).Draw(t, "waiver")
		l := levelOf(targets).Draw(t, "level")
		waived := obliged(t, r, targets, l, p)
		p.Waiver = enterprise.Waiver{}
		whole := obliged(t, r, targets, l, p)
		for p, share := range waived.Shares.All() {
			if share > whole.Shares.Of(p) {
				t.Fatalf("%v, without %v", waived.Shares, whole.Shares)
			}
		}
		if waived.Tier != whole.Tier || whole.Waived != 0 || waived.Mode != whole.Mode {
			t.Fatalf("%+v, without %+v", waived, whole)
		}
	})
}

// To know more never makes a share higher, a truck stop or one of these duties come up: what is unknown had them already. It can
// change the way to produce, and with it the duties of that way.
func TestKnowingMoreNeverAsksForMore(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := response.Kashgar()
		c.Readings = responsetest.Readings().Draw(t, "catalogue's readings")
		r := enterprise.Kashgar()
		r.LeadingAsA = rapid.Bool().Draw(t, "leading as A")
		targets := emissiontest.Targets().Draw(t, "targets")
		ruleset := readyWith(r, targets, c)
		whole := enterprisetest.Profile("a", targets).Draw(t, "profile")
		unknown, still := enterprisetest.Fields().Draw(t, "unknown"), enterprisetest.Fields().Draw(t, "still")
		l := levelOf(targets).Draw(t, "level")
		less := obliged(t, r, targets, l, enterprisetest.Without(whole, unknown))
		more := obliged(t, r, targets, l, enterprisetest.Without(whole, unknown&still))
		now, before := dutiesOf(ruleset, more), dutiesOf(ruleset, less)
		for _, d := range []string{"file-expert-opinion", "general-mobile-bulk", "share", "ii-industry-monitoring", "meet-indicators"} {
			// Of an enterprise that is certainly of no industry of the guide an unknown grade is none: not all are to complete a monitoring system.
			industry := less.Enterprise.Industry
			outside := industry == response.Mining || industry == response.Logistics || industry == response.OtherIndustry
			ungraded := strings.Contains("ii-industry-monitoring meet-indicators", d) && less.Class != enterprise.Undecided && outside
			if slices.Contains(now, d) && !slices.Contains(before, d) && !ungraded {
				t.Fatalf("%v, before %v", now, before)
			}
		}
		for p, share := range more.Shares.All() {
			if share > less.Shares.Of(p) {
				t.Fatalf("%v, before %v", more.Shares, less.Shares)
			}
		}
		had := verdicts(ruleset, less)
		for i, v := range verdicts(ruleset, more) {
			if v > had[i] {
				t.Fatalf("%v, before %v: %+v, before %+v", v, had[i], more.Enterprise, less.Enterprise)
			}
		}
	})
}
