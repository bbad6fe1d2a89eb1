package enterprisetest_test

import (
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/emission"
	"github.com/clearsky-go/clearsky/emission/emissiontest"
	"github.com/clearsky-go/clearsky/enterprise"
	"github.com/clearsky-go/clearsky/enterprise/enterprisetest"
	"github.com/clearsky-go/clearsky/response"
	"github.com/clearsky-go/clearsky/response/responsetest"
)

func TestDrawsAreValid(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		targets := emissiontest.Targets().Draw(t, "targets")
		rules := enterprisetest.Rules().Draw(t, "rules")
		if err := rules.Validate(); err != nil {
			t.Fatal(err)
		}
		for _, p := range []enterprise.Profile{
			enterprisetest.Profile("a", targets).Draw(t, "profile"), enterprisetest.Partial("a", targets).Draw(t, "partial"),
		} {
			for _, target := range targets.ByLevel {
				if _, err := ready(rules, targets).Obligation(target.Level, p); err != nil {
					t.Fatal(err)
				}
			}
		}
		if f := enterprisetest.Figure(emission.MaxAmount).Draw(t, "figure"); f != (aqi.Optional[emission.Amount]{}) {
			if a, known := f.Get(); !known || a < 0 {
				t.Fatal(f)
			}
		}
		if _, known := enterprisetest.Load().Draw(t, "load").Get(); !known {
			t.Fatal("load")
		}
		for i, p := range enterprisetest.Profiles(targets, 3).Draw(t, "profiles") {
			if p.ID != []string{"e0", "e1", "e2"}[i] {
				t.Fatal(p.ID)
			}
		}
	})
}

func TestClassIsTheOneAskedFor(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := enterprisetest.Class().Draw(t, "class")
		p := enterprisetest.ProfileOf("a", emission.Kashgar(), c).Draw(t, "profile")
		got := ready(enterprise.Kashgar(), emission.Kashgar()).Classify(p)
		if got.Class != c {
			t.Fatalf("%v, want %v", got, c)
		}
		if p.Waiver.Document != "" && len(p.Waiver.Approved) == 0 {
			t.Fatal(p.Waiver)
		}
	})
}

func TestWithout(t *testing.T) {
	p := enterprisetest.ProfileOf("a", emission.Kashgar(), enterprise.Other).Example(1)
	none := enterprisetest.Without(p, 1<<63-1)
	want := enterprise.Profile{ID: p.ID, Name: p.Name, County: p.County, Waiver: p.Waiver}
	want.Task.Kind = p.Task.Kind
	if got := ready(enterprise.Kashgar(), emission.Kashgar()).Classify(none); got.Class != enterprise.Undecided {
		t.Error(got)
	}
	if none.Enterprise != want.Enterprise || none.Annual != want.Annual || none.Baseline != want.Baseline || none.Reductions != want.Reductions ||
		none.Task != want.Task || none.Grade != 0 || none.Designated|none.MajorProject|none.Coal|none.Oil|none.Toxic != 0 {
		t.Errorf("%+v", none)
	}
}

func TestPlansSuffice(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		targets := emissiontest.Targets().Draw(t, "targets")
		p := enterprisetest.Partial("a", targets).Draw(t, "profile")
		for _, p := range []enterprise.Profile{p, {}} {
			if err := ready(enterprise.Kashgar(), targets).CheckPlan(p, enterprisetest.Plan(p, targets).Draw(t, "plan")); err != nil {
				t.Fatal(err)
			}
		}
	})
}

// The generators would be of little use if their draws missed what the rules turn on.
func TestDrawsReachTheBoundaries(t *testing.T) {
	const draws = 600
	seen := map[string]int{}
	count := func(what string, is bool) {
		if is {
			seen[what]++
		}
	}
	targets, kashgar := emission.Kashgar(), ready(enterprise.Kashgar(), emission.Kashgar())
	for seed := range draws {
		p := enterprisetest.Profile("a", targets).Example(seed)
		o, err := kashgar.Obligation(response.II, p)
		if err != nil {
			t.Fatal(err)
		}
		var total emission.Amount
		for _, f := range []aqi.Optional[emission.Amount]{p.Annual.SO2, p.Annual.NOx, p.Annual.PM25, p.Annual.VOCs} {
			a, _ := f.Get()
			total += a
		}
		count(o.Class.String(), true)
		count(o.Grade.String(), true)
		count(o.Basis.String(), true)
		count(o.Mode.String(), true)
		count("at the limit", total == 100*emission.Kilogram)
		count("a milligram above the limit", total == 100*emission.Kilogram+1)
		short, _ := o.Shortfall().Of(emission.PM)
		count("a milligram short", short == 1)
		count("as required", o.Basis == enterprise.Bound && o.Required == o.Planned)
		part := enterprisetest.Partial("a", targets).Example(seed)
		count("undecided", kashgar.Classify(part).Class == enterprise.Undecided)
		pl := enterprisetest.PlanOf(p, targets).Example(seed)
		day := enterprisetest.Day(o, pl).Example(seed)
		found, err := kashgar.Compliance(o, pl, day)
		if err != nil {
			t.Fatal(err)
		}
		for _, b := range found.Breaches {
			count("breach: "+b.Duty, true)
			about := b.Use.Answer.Question
			count("breach: "+about.String(), about != 0)
			count("at a point of the own plan", b.Point != "" && b.Shortfall != enterprise.Shortfall{})
			count("by the own plan only: "+about.String(), about != 0 && strings.HasSuffix(b.Use.Answer.Grounds()[0], "-industry-list"))
		}
		count("no breach", len(found.Breaches) == 0)
		count("unclear", len(found.Unclear) > 0)
		count("unreported", found.Unreported != 0)
		count("trucks not reported", day.Trucks == nil)
		count("no trucks", day.Trucks != nil && len(day.Trucks) == 0)
		count("machines not reported", day.Machines == nil)
		count("no machines", day.Machines != nil && len(day.Machines) == 0)
		for _, tr := range day.Trucks {
			planned, _ := enterprise.Profile{}.WithPlan(pl).Enterprise.PlanTrucks.Get()
			stops := planned.At(o.Level)
			count("a truck of the highest standard that stops", stops != 0 && tr.Truck.Standard == stops)
			count("a truck of the next", stops != 0 && tr.Truck.Standard == stops+1)
		}
		f := enterprisetest.Figure(emission.Tonne).Example(seed)
		count("figure unknown", f == aqi.Optional[emission.Amount]{})
	}
	for _, what := range wanted() {
		if seen[what] < 10 {
			t.Errorf("%s: %d in %d draws", what, seen[what], draws)
		}
	}
	t.Log(seen)
}

// wanted are what draws must reach: every class, grade, basis and mode that a response has, every kind of breach, and the boundaries.
func wanted() []string {
	all := []string{
		"at the limit", "a milligram above the limit", "a milligram short", "as required", "undecided", "no breach", "unclear",
		"unreported", "figure unknown", "trucks not reported", "no trucks", "machines not reported", "no machines",
		"a truck of the highest standard that stops", "a truck of the next",
		"by the own plan only: heavy truck", "by the own plan only: non-road machine", "breach: heavy truck", "breach: non-road machine",
		"at a point of the own plan",
	}
	for c := enterprise.Guarantee; c <= enterprise.Other; c++ {
		all = append(all, c.String())
	}
	for g := enterprise.Ungraded; g <= enterprise.ModelSite; g++ {
		if g != enterprise.APlus && g != enterprise.BMinus {
			all = append(all, g.String())
		}
	}
	for b := enterprise.Bound; b <= enterprise.TruckControl; b++ {
		all = append(all, b.String())
	}
	for m := enterprise.ByPlan; m <= enterprise.TrucksOnly; m++ {
		all = append(all, m.String())
	}
	for _, d := range enterprise.Kashgar().Duties {
		if d.ID != "truck-control" && !strings.HasSuffix(d.ID, "i-industry-list") { // all at level II
			all = append(all, "breach: "+d.ID)
		}
	}
	return all
}

// ready makes rules and targets ready to use, with Kashgar's catalogue of all levels.
func ready(rules enterprise.Rules, targets emission.Targets) *enterprise.Ruleset {
	ruleset, err := enterprise.New(rules, targets, responsetest.FourLevels())
	if err != nil {
		panic(err)
	}
	return ruleset
}
