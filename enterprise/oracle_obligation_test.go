package enterprise_test

import (
	"math/big"
	"reflect"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
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

// obligationOracle draws up an obligation clause by clause, by fractions.
type obligationOracle struct {
	rules  enterprise.Rules
	target emission.Shares
	level  response.Level
	p      enterprise.Profile
	class  enterprise.Class
}

// obligationOf is what the profile is obliged to at a level of the targets.
func obligationOf(r enterprise.Rules, targets emission.Targets, l response.Level, p enterprise.Profile) enterprise.Obligation {
	or := obligationOracle{rules: r, level: l, p: p}
	for _, target := range targets.ByLevel {
		if target.Level == l {
			or.target = target.Shares
		}
	}
	var missing response.Fields
	or.class, missing = classesOf(&r, p)
	want := enterprise.Obligation{
		ID: p.ID, County: p.County, Level: l, Class: or.class, ClassBasis: or.ground(), Grade: p.Grade, Basis: or.basis(), Baseline: p.Baseline,
		Planned: emission.AmountsOf(0, 0, 0, 0), Requested: emission.AmountsOf(0, 0, 0, 0), Mode: or.mode(), Enterprise: p.Enterprise,
	}
	if l != response.NoResponse {
		want.Planned = strictest(p.Reductions, l)
	}
	want.Shares = or.shares(want.Basis)
	for p, a := range want.Baseline.All() {
		want.Required = want.Required.With(p, leastShare(want.Shares.Of(p), a))
	}
	if want.Basis == enterprise.Bound || want.Basis == enterprise.Waived {
		want.Tier = or.tier()
		for p, s := range want.Shares.All() {
			if s != or.target.Of(p) {
				want.Waived |= emission.PollutantsOf(p) // only a lower share can have been approved
			}
		}
	}
	if want.Mode == enterprise.LoadCapped {
		want.MaxLoad = p.Task.MaxLoad
	}
	micro := map[enterprise.Class]response.Fact{enterprise.Undecided: response.Unknown, enterprise.Micro: response.Yes}
	want.Enterprise.Micro, want.Enterprise.Grade = response.No, gradeAsked[p.Grade]
	if f, is := micro[or.class]; is {
		want.Enterprise.Micro = f
	}
	want.Missing = missing | or.missing(want)
	return want
}

// leastShare is the least amount that is that share.
func leastShare(s emission.Share, a emission.Amount) emission.Amount {
	exact := new(big.Rat).Mul(big.NewRat(int64(s), 10_000), big.NewRat(int64(a), 1))
	least := new(big.Int).Quo(exact.Num(), exact.Denom())
	if !exact.IsInt() {
		least.Add(least, big.NewInt(1))
	}
	return emission.Amount(least.Int64())
}

// approved are the shares of the waiver at the level; false where it has none.
func (or *obligationOracle) approved() (emission.Shares, bool) {
	for _, a := range or.p.Waiver.Approved {
		if a.Level == or.level {
			return a.Shares, true
		}
	}
	return emission.Shares{}, false
}

func (or *obligationOracle) basis() enterprise.ShareBasis {
	if or.level == response.NoResponse {
		return enterprise.NotResponding
	}
	grade := or.p.Grade
	if grade == enterprise.Leading && or.rules.LeadingAsA {
		grade = enterprise.A
	}
	for _, s := range or.rules.Shares[:len(or.rules.Shares)-1] { // each by class or by grade alone
		if slices.Contains(s.Classes, or.class) || slices.Contains(s.Grades, grade) {
			return s.Basis
		}
	}
	if _, waived := or.approved(); waived {
		return enterprise.Waived
	}
	return enterprise.Bound
}

func (or *obligationOracle) mode() enterprise.Mode {
	if or.level == response.NoResponse {
		return enterprise.Normal
	}
	if or.class == enterprise.Guarantee {
		if or.p.Task.Kind == "co-processing" || or.p.Task.Kind == "heating" {
			return enterprise.LoadCapped
		}
		return enterprise.BySituation
	}
	if or.class == enterprise.Micro {
		return enterprise.TrucksOnly
	}
	if or.rules.Autonomous != nil && (or.p.Grade == enterprise.A || or.p.Grade == enterprise.Leading && or.rules.LeadingAsA) {
		return enterprise.Autonomous
	}
	return enterprise.ByPlan
}

// ground is the fact that decides the class.
func (or *obligationOracle) ground() enterprise.ClassBasis {
	switch or.class {
	case enterprise.Guarantee:
		if or.p.Designated == response.Yes {
			return basisOf("designation")
		}
		return basisOf("major-project")
	case enterprise.Key:
		return basisOf("guide")
	case enterprise.Micro:
		return basisOf("emission")
	case enterprise.Other:
		return basisOf("none")
	case enterprise.Undecided:
	}
	return 0
}

func (or *obligationOracle) shares(b enterprise.ShareBasis) emission.Shares {
	shares := emission.Shares{}
	if b == enterprise.Bound {
		shares = or.target
	}
	if approved, is := or.approved(); is && b == enterprise.Waived {
		shares = approved
	}
	return shares
}

func (or *obligationOracle) tier() int {
	for i, tier := range or.rules.Tiers {
		if tier.Class == or.class && (len(tier.Grades) == 0 || slices.Contains(tier.Grades, or.p.Grade)) {
			return i + 1
		}
	}
	return 0
}

// duties follow from the clauses, some always, the rest in a response.
func (or *obligationOracle) duties(o enterprise.Obligation) (ids []string) {
	due := func(id string, when bool) {
		if when {
			ids = append(ids, id)
		}
	}
	responding := or.level != response.NoResponse
	trips, known := or.p.Enterprise.Trips.Get()
	key := or.class == enterprise.Key || or.class == enterprise.Undecided // which may be
	grade := or.p.Grade
	if grade == enterprise.Leading && or.rules.LeadingAsA {
		grade = enterprise.A
	}
	monitoring := or.rules.Duties[len(or.rules.Duties)-1]
	rated := grade != enterprise.Ungraded && grade != enterprise.UnknownGrade
	perhaps := grade == enterprise.UnknownGrade && or.couldBeGraded()
	inResponse := or.level >= response.III
	due("be-listed", true)                                                                                                              // 4.3.1 (2)
	due("own-plan", true)                                                                                                               // 4.3.1.1
	due("file-enterprise-plan", true)                                                                                                   // 8.4
	due("placard", true)                                                                                                                // 8.4
	due("file-expert-opinion", key)                                                                                                     // 8.4
	due("training", true)                                                                                                               // 8.2
	due("general-mobile-bulk", !known || trips >= or.rules.BulkTrips)                                                                   // 4.3.1.2
	due("meet-indicators", rated || perhaps)                                                                                            // 7
	due("records", inResponse)                                                                                                          // 5.2
	due("true-data", inResponse)                                                                                                        // 7
	due("true-records", inResponse)                                                                                                     // 7
	due("share", inResponse && (key || or.class == enterprise.Other) && grade != enterprise.A)                                          // 4.3.1 (1)
	due("iii-industry-list", inResponse)                                                                                                // 4.3.2.3
	due("ii-industry-list", or.level >= response.II)                                                                                    // 4.3.3.3
	due("i-industry-list", or.level >= response.I)                                                                                      // 4.3.4.3
	due("situation", o.Mode == enterprise.LoadCapped || o.Mode == enterprise.BySituation)                                               // 4.3.1.1 (3)
	due("approved-load", o.Mode == enterprise.LoadCapped)                                                                               // 4.3.1.1 (3)
	due("truck-control", o.Mode == enterprise.TrucksOnly)                                                                               // 4.3.1.1 (2)
	due("general-mobile-limit", inResponse)                                                                                             // 4.3.1.2
	due("ii-industry-monitoring", responding && or.level >= monitoring.Level && (slices.Contains(monitoring.Grades, grade) || perhaps)) // 4.3.3.3
	return ids
}

// couldBeGraded says whether it could have a grade: what it is may be open, an industry of the guide is graded, whatever the enterprise's class, and so are sites.
func (or *obligationOracle) couldBeGraded() bool {
	i := or.p.Enterprise.Industry
	return or.class == enterprise.Undecided || i == response.UnknownIndustry || i == response.NoEnterprise || slices.Contains(or.rules.Guide, i)
}

// missing are the fields that the obligation needs besides those of the class.
func (or *obligationOracle) missing(o enterprise.Obligation) response.Fields {
	var s response.Fields
	needs := func(f fields.Field, when bool) {
		if when {
			s |= 1 << f
		}
	}
	for p := emission.SO2; p <= emission.VOCs; p++ {
		_, base := o.Baseline.Of(p)
		_, planned := or.p.Reductions.Of(or.level).Of(p)
		needs(fields.BaselineSO2+fields.Field(p-1), !base)
		needs(fields.ReductionSO2+fields.Field(p-1), !planned && or.level != response.NoResponse)
	}
	needs(fields.Grade, or.couldBeGraded() && or.p.Grade == enterprise.UnknownGrade)
	needs(fields.Industry, or.p.Enterprise.Industry == response.UnknownIndustry)
	responding := or.level != response.NoResponse
	needs(fields.TaskKind, or.class == enterprise.Guarantee && or.p.Task.Kind == "")
	needs(fields.Livelihood, responding && (or.p.Enterprise.Industry == response.Logistics || or.p.Enterprise.Industry == response.UnknownIndustry) && or.p.Enterprise.Livelihood == response.Unknown)
	needs(fields.PlanTrucks, responding && or.p.Enterprise.PlanTrucks == aqi.Optional[response.Stops]{})
	needs(fields.PlanMachines, responding && or.p.Enterprise.PlanMachines == aqi.Optional[response.Stops]{})
	needs(fields.Trips, or.p.Enterprise.Trips == (aqi.Optional[int]{}))
	if o.Mode == enterprise.LoadCapped {
		needs(fields.TaskNeeds, or.p.Task.Needs == (aqi.Optional[emission.Share]{}))
		needs(fields.TaskMaxLoad, or.p.Task.MaxLoad == (aqi.Optional[emission.Share]{}))
	}
	return s
}

// obliged is Rules.Obligation of what must be valid.
func obliged(t rapid.TB, r enterprise.Rules, targets emission.Targets, l response.Level, p enterprise.Profile) enterprise.Obligation {
	t.Helper()
	o, err := ready(r, targets).Obligation(l, p)
	if err != nil {
		t.Fatal(err)
	}
	return o
}

func TestObligationAgainstOracle(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		r := rulesWithGuide().Draw(t, "rules")
		targets := emissiontest.Targets().Draw(t, "targets")
		p := enterprisetest.Partial("a", targets).Draw(t, "profile")
		l := levelOf(targets).Draw(t, "level")
		got, want := obliged(t, r, targets, l, p), obligationOf(r, targets, l, p)
		if got != want {
			t.Fatalf("-want +got:\n%s\n%v, want %v", cmp.Diff(want, got, asValues), got.Missing, want.Missing)
		}
		or := obligationOracle{rules: r, level: l, p: p, class: got.Class}
		if duties, want := dutiesOf(ready(r, targets), got), or.duties(got); !slices.Equal(duties, want) {
			t.Fatalf("%v, want %v", duties, want)
		}
		dueAgainstOracle(t, got)
		short := got.Shortfall()
		for p := range emission.AllPollutants.All() {
			planned, ok1 := got.Planned.Of(p)
			required, ok2 := got.Required.Of(p)
			lack, known := short.Of(p)
			if known != (ok1 && ok2) || known && lack != max(required-planned, 0) {
				t.Fatalf("%v: short %v, planned %v, required %v", p, short, got.Planned, got.Required)
			}
		}
	})
}

// asValues are the types that compare with ==.
var asValues = cmpopts.EquateComparable(aqi.Optional[response.Stops]{}, aqi.Optional[emission.Shares]{},
	emission.Amounts{}, emission.Reductions{}, aqi.Optional[emission.Amount]{}, aqi.Optional[emission.Share]{}, aqi.Optional[int]{})

// levelOf draws one of the levels of the targets, or none.
func levelOf(targets emission.Targets) *rapid.Generator[response.Level] {
	levels := []response.Level{response.NoResponse}
	for _, target := range targets.ByLevel {
		levels = append(levels, target.Level, target.Level)
	}
	return rapid.SampledFrom(levels)
}

// dueAgainstOracle requests something and checks what is due then.
func dueAgainstOracle(t *rapid.T, o enterprise.Obligation) {
	t.Helper()
	o.Requested = emissiontest.Baseline().Draw(t, "asked")
	due := o.Owed()
	for p := range emission.AllPollutants.All() {
		least := new(big.Int) // what is known of it
		known := false
		if required, ok := o.Required.Of(p); ok {
			least, known = big.NewInt(int64(required)), true
		}
		if planned, ok := o.Planned.Of(p); ok && o.Mode == enterprise.ByPlan { // a plan is owed by who produces by it
			known = true
			if plan := big.NewInt(int64(planned)); plan.Cmp(least) > 0 {
				least = plan
			}
		}
		if got, has := due.Of(p); has != known || known && least.Cmp(big.NewInt(int64(got))) != 0 {
			t.Fatalf("%v: due %v, want %v", p, due, least)
		}
	}
}

// The questions on trucks and machines are response's, of the enterprise's site, with micro as the class has it and in the plant.
func TestTrucksAndMachinesAreResponses(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := responsetest.Catalogue().Draw(t, "catalogue")
		p := enterprisetest.Partial("a", emission.Kashgar()).Draw(t, "profile")
		o := obliged(t, enterprise.Kashgar(), emission.Kashgar(), levelOf(emission.Kashgar()).Draw(t, "level"), p)
		truck, machine := responsetest.Truck().Draw(t, "truck"), responsetest.Machine().Draw(t, "machine")
		ruleset := readyWith(enterprise.Kashgar(), emission.Kashgar(), c)
		gotTruck, gotMachine := ruleset.Truck(o, truck), ruleset.Machine(o, machine)
		truck.Enterprise, machine.Enterprise, machine.PlantOrPark = o.Enterprise, o.Enterprise, response.Yes
		if want := c.Truck(o.Level, truck); !reflect.DeepEqual(gotTruck, want) {
			t.Fatalf("%+v, want %+v", gotTruck, want)
		}
		if want := c.Machine(o.Level, machine); !reflect.DeepEqual(gotMachine, want) {
			t.Fatalf("%+v, want %+v", gotMachine, want)
		}
	})
}

// gradeAsked is how restrictions ask for a grade.
var gradeAsked = map[enterprise.Grade]response.Trait{
	enterprise.Ungraded: "other", enterprise.NotLeading: "other", enterprise.ModelSite: "model-site", enterprise.Leading: "leading",
	enterprise.A: "grade-a", enterprise.B: "grade-b", enterprise.C: "grade-c", enterprise.D: "grade-d",
}
