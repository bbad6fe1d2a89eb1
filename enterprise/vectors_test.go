package enterprise_test

import (
	"bytes"
	"flag"
	"os"
	"testing"

	"pgregory.net/rapid"

	"github.com/clearsky-go/clearsky/emission"
	"github.com/clearsky-go/clearsky/enterprise"
	"github.com/clearsky-go/clearsky/enterprise/enterprisetest"
	"github.com/clearsky-go/clearsky/internal/texttest"
	"github.com/clearsky-go/clearsky/response"
)

var update = flag.Bool("update", false, "write enterprisetest/vectors.json anew")

// The forms of the vectors, as enterprisetest.Vectors documents them.
type (
	vectors struct {
		Format      int                `json:"format"`
		Rules       enterprise.Rules   `json:"rules"`
		Targets     emission.Targets   `json:"targets"`
		Classes     []vectorClass      `json:"classes"`
		Obligations []vectorObligation `json:"obligations"`
		Days        []vectorDay        `json:"days"`
	}
	vectorClass struct {
		Designated   response.Fact     `json:"designated"`
		MajorProject response.Fact     `json:"major_project"`
		Industry     response.Industry `json:"industry"`
		Coal         response.Fact     `json:"coal"`
		Oil          response.Fact     `json:"oil"`
		Toxic        response.Fact     `json:"toxic"`
		Annual       enterprise.Annual `json:"annual"`
		Class        enterprise.Class  `json:"class"`
		Missing      response.Fields   `json:"missing"`
	}
	vectorObligation struct {
		Profile    enterprise.Profile    `json:"profile"`
		Level      response.Level        `json:"level"`
		Obligation enterprise.Obligation `json:"obligation"`
		Duties     []string              `json:"duties"`
	}
	vectorDay struct {
		Profile   enterprise.Profile   `json:"profile"`
		Level     response.Level       `json:"level"`
		Requested emission.Amounts     `json:"requested"`
		Plan      enterprise.OwnPlan   `json:"plan"`
		Report    enterprise.DayReport `json:"report"`
		vectorJudgement
	}
	vectorJudgement struct {
		Breaches   []vectorBreach         `json:"breaches"`
		Unclear    []vectorBreach         `json:"unclear"`
		Unmet      []enterprise.Shortfall `json:"unmet"`
		Unstated   []string               `json:"unstated"`
		Unreported response.Fields        `json:"unreported"`
	}
	vectorBreach struct {
		Duty      string               `json:"duty"`
		Path      string               `json:"path"`
		Point     string               `json:"point,omitzero"`
		Shortfall enterprise.Shortfall `json:"shortfall,omitzero"`
		Excess    enterprise.Excess    `json:"excess,omitzero"`
	}
)

// maker makes the results of vectors: the oracles, or the package.
type maker struct {
	class      func(enterprise.Profile) (enterprise.Class, response.Fields)
	obligation func(*testing.T, response.Level, enterprise.Profile) (enterprise.Obligation, []string)
	judge      func(*testing.T, inspected) vectorJudgement // under the obligation that it has
}

// The vectors are what the oracles make of their inputs, and the package makes the same.
func TestVectors(t *testing.T) {
	made, err := texttest.Lines(vectorsOf(t, byOracles))
	if err != nil {
		t.Fatal(err)
	}
	if *update {
		if err := os.WriteFile("enterprisetest/vectors.json", made, 0o600); err != nil {
			t.Fatal(err)
		}
		return
	}
	if !bytes.Equal(made, enterprisetest.Vectors()) {
		t.Error("enterprisetest/vectors.json is not what the oracles make: go test -run TestVectors -update")
	}
	own, err := texttest.Lines(vectorsOf(t, byPackage))
	if err != nil || !bytes.Equal(made, own) {
		t.Error("the package makes others", err)
	}
}

// vectorsDays draws days under Kashgar's rules.
var vectorsDays = rapid.Custom(func(t *rapid.T) inspected { return drawInspected(t, partly) }).Filter(func(in inspected) bool {
	return in.rules.Autonomous == nil
})

func vectorsOf(t *testing.T, by maker) vectors {
	t.Helper()
	targets := emission.Kashgar()
	v := vectors{Format: 1, Rules: enterprise.Kashgar(), Targets: targets}
	for seed := range 120 {
		p := enterprisetest.Partial("a", targets).Example(seed)
		if seed%2 == 0 {
			p = enterprisetest.Profile("a", targets).Example(seed)
		}
		c := vectorClass{
			Designated: p.Designated, MajorProject: p.MajorProject, Industry: p.Enterprise.Industry, Coal: p.Coal, Oil: p.Oil, Toxic: p.Toxic, Annual: p.Annual,
		}
		c.Class, c.Missing = by.class(p)
		v.Classes = append(v.Classes, c)
		if seed < 60 {
			o := vectorObligation{Profile: p, Level: levelOf(targets).Example(seed)}
			o.Obligation, o.Duties = by.obligation(t, o.Level, p)
			v.Obligations = append(v.Obligations, o)
		}
	}
	for seed := range 40 {
		in := vectorsDays.Example(seed)
		requested := in.o.Requested
		in.o, _ = by.obligation(t, in.level, in.profile)
		in.o.Requested = requested
		v.Days = append(v.Days, vectorDay{in.profile, in.level, requested, in.plan, in.day, by.judge(t, in)})
	}
	return v
}

func vectorBreaches(list []enterprise.Breach) []vectorBreach {
	bare := []vectorBreach{}
	for _, b := range list {
		bare = append(bare, vectorBreach{b.Duty, b.Path, b.Point, b.Shortfall, b.Excess})
	}
	return bare
}

// judgement has lists that are empty for none.
func judgement(breaches, unclear []enterprise.Breach, unmet []enterprise.Shortfall, unstated []string, unreported response.Fields) vectorJudgement {
	return vectorJudgement{
		vectorBreaches(breaches), vectorBreaches(unclear), append([]enterprise.Shortfall{}, unmet...), append([]string{}, unstated...), unreported,
	}
}

var byPackage = maker{
	class: func(p enterprise.Profile) (enterprise.Class, response.Fields) {
		c := kashgar.Classify(p)
		return c.Class, c.Missing
	},
	obligation: func(t *testing.T, l response.Level, p enterprise.Profile) (enterprise.Obligation, []string) {
		t.Helper()
		o := obliged(t, enterprise.Kashgar(), emission.Kashgar(), l, p)
		return o, dutiesOf(kashgar, o)
	},
	judge: func(t *testing.T, in inspected) vectorJudgement {
		t.Helper()
		c := in.check(t)
		return judgement(c.Breaches, c.Unclear, c.Unmet, ids(c.Unstated), c.Unreported)
	},
}

var byOracles = maker{
	class: func(p enterprise.Profile) (enterprise.Class, response.Fields) {
		r := enterprise.Kashgar()
		return classesOf(&r, p)
	},
	obligation: func(_ *testing.T, l response.Level, p enterprise.Profile) (enterprise.Obligation, []string) {
		r := enterprise.Kashgar()
		o := obligationOf(r, emission.Kashgar(), l, p)
		or := obligationOracle{rules: r, level: l, p: p, class: o.Class}
		return o, or.duties(o)
	},
	judge: func(_ *testing.T, in inspected) vectorJudgement {
		e := in.expect()
		unmet, lacking := in.unmet()
		return judgement(e.breaches, e.unclear, unmet, e.unstated, e.missing|lacking)
	},
}

// The vectors reach every class, basis, mode and kind of breach.
func TestVectorsReachEveryBreach(t *testing.T) {
	v := vectorsOf(t, byPackage)
	seen := map[string]int{}
	for _, c := range v.Classes {
		seen[c.Class.String()]++
	}
	for _, o := range v.Obligations {
		seen[o.Obligation.Basis.String()]++
		seen[o.Obligation.Mode.String()]++
	}
	for _, d := range v.Days {
		for _, b := range d.Breaches {
			seen[b.Duty]++
		}
		seen["unclear"] += len(d.Unclear)
		seen["unmet"] += len(d.Unmet)
		seen["unstated"] += len(d.Unstated)
	}
	want := []string{"unclear", "unmet", "unstated", "share", "iii-industry-list", "ii-industry-list", "i-industry-list", "approved-load", "general-mobile-limit", "placard"}
	for c := enterprise.Undecided; c <= enterprise.Other; c++ {
		want = append(want, c.String())
	}
	for b := enterprise.NotResponding; b <= enterprise.TruckControl; b++ {
		want = append(want, b.String())
	}
	for m := enterprise.Normal; m <= enterprise.TrucksOnly; m++ {
		want = append(want, m.String())
	}
	for _, what := range want {
		if seen[what] == 0 {
			t.Errorf("no %s", what)
		}
	}
}
