package enterprise_test

import (
	"math/big"
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

// classOf is the class of a complete profile, as 4.3.1.1 has it, by fractions of a kilogram.
func classOf(r *enterprise.Rules, p *enterprise.Profile) enterprise.Class {
	if p.Designated == response.Yes || p.MajorProject == response.Yes {
		return enterprise.Guarantee
	}
	if slices.Contains(r.Guide, p.Enterprise.Industry) {
		return enterprise.Key
	}
	if p.Coal == response.No && p.Oil == response.No && p.Toxic == response.No {
		year := new(big.Rat)
		for _, f := range []aqi.Optional[emission.Amount]{p.Annual.SO2, p.Annual.NOx, p.Annual.PM25, p.Annual.VOCs} {
			a, _ := f.Get()
			year.Add(year, big.NewRat(int64(a), 1_000_000))
		}
		if year.Cmp(big.NewRat(int64(r.MicroLimit), 1_000_000)) <= 0 {
			return enterprise.Micro
		}
	}
	return enterprise.Other
}

// opening is a field that decides the class and is unknown, with the two ways in which it could turn out.
type opening struct {
	field fields.Field
	set   [2]func(*enterprise.Profile)
}

// openings are the unknown fields of a profile. Of an industry it matters only whether the guide has it, of a figure whether it is
// nothing or too much.
func openings(r *enterprise.Rules, p *enterprise.Profile) []opening {
	var all []opening
	fact := func(f fields.Field, now response.Fact, set func(*enterprise.Profile, response.Fact)) {
		if now == response.Unknown {
			no := func(p *enterprise.Profile) { set(p, response.No) }
			yes := func(p *enterprise.Profile) { set(p, response.Yes) }
			all = append(all, opening{f, [2]func(*enterprise.Profile){no, yes}})
		}
	}
	figure := func(f fields.Field, now aqi.Optional[emission.Amount], set func(*enterprise.Profile, aqi.Optional[emission.Amount])) {
		if _, known := now.Get(); !known {
			nothing := func(p *enterprise.Profile) { set(p, aqi.Known[emission.Amount](0)) }
			most := func(p *enterprise.Profile) { set(p, aqi.Known[emission.Amount](1<<63-1)) }
			all = append(all, opening{f, [2]func(*enterprise.Profile){nothing, most}})
		}
	}
	fact(fields.Designated, p.Designated, func(p *enterprise.Profile, f response.Fact) { p.Designated = f })
	fact(fields.MajorProject, p.MajorProject, func(p *enterprise.Profile, f response.Fact) { p.MajorProject = f })
	if p.Enterprise.Industry == response.UnknownIndustry {
		var in, out response.Industry
		for i := response.Steel; i <= response.NoEnterprise; i++ {
			if slices.Contains(r.Guide, i) {
				in = i
			} else {
				out = i
			}
		}
		all = append(all, opening{fields.Industry, [2]func(*enterprise.Profile){
			func(p *enterprise.Profile) { p.Enterprise.Industry = in }, func(p *enterprise.Profile) { p.Enterprise.Industry = out },
		}})
	}
	fact(fields.Coal, p.Coal, func(p *enterprise.Profile, f response.Fact) { p.Coal = f })
	fact(fields.Oil, p.Oil, func(p *enterprise.Profile, f response.Fact) { p.Oil = f })
	fact(fields.Toxic, p.Toxic, func(p *enterprise.Profile, f response.Fact) { p.Toxic = f })
	figure(fields.AnnualSO2, p.Annual.SO2, func(p *enterprise.Profile, f aqi.Optional[emission.Amount]) { p.Annual.SO2 = f })
	figure(fields.AnnualNOx, p.Annual.NOx, func(p *enterprise.Profile, f aqi.Optional[emission.Amount]) { p.Annual.NOx = f })
	figure(fields.AnnualPM25, p.Annual.PM25, func(p *enterprise.Profile, f aqi.Optional[emission.Amount]) { p.Annual.PM25 = f })
	figure(fields.AnnualVOCs, p.Annual.VOCs, func(p *enterprise.Profile, f aqi.Optional[emission.Amount]) { p.Annual.VOCs = f })
	return all
}

// classesOf goes through all ways in which what is unknown could turn out. It returns the class if that is the same in all, and the
// fields on which it depends: those that alone change it in one way or other.
func classesOf(r *enterprise.Rules, p enterprise.Profile) (enterprise.Class, response.Fields) {
	open := openings(r, &p)
	classes := make([]enterprise.Class, 1<<len(open))
	for way := range classes {
		for i, o := range open {
			o.set[way>>i&1](&p)
		}
		classes[way] = classOf(r, &p)
	}
	var matter response.Fields
	for way, c := range classes {
		for i, o := range open {
			if classes[way^1<<i] != c {
				matter |= 1 << o.field
			}
		}
	}
	if matter != 0 {
		return enterprise.Undecided, matter
	}
	return classes[0], 0
}

// rulesWithGuide draws rules whose guide has industries and lacks some, so that an industry matters.
func rulesWithGuide() *rapid.Generator[enterprise.Rules] {
	return enterprisetest.Rules().Filter(func(r enterprise.Rules) bool { return len(r.Guide) > 0 })
}

func sameClass(t rapid.TB, r *enterprise.Rules, ruleset *enterprise.Ruleset, p enterprise.Profile) {
	t.Helper()
	class, missing := classesOf(r, p)
	if got := ruleset.Classify(p); got.Class != class || got.Missing != missing {
		t.Fatalf("%+v\n%v, missing %v\nwant %v, missing %v", p, got.Class, got.Missing, class, missing)
	}
}

// The class is decided exactly where all that is unknown leaves it the same, and what is asked for is exactly what it depends on.
func TestClassAgainstOracle(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		r := rulesWithGuide().Draw(t, "rules")
		sameClass(t, &r, ready(r, emission.Kashgar()), enterprisetest.Partial("a", emission.Kashgar()).Draw(t, "profile"))
	})
}

// The same for each combination of facts known and unknown, with figures of which two are the limit.
func TestClassOfAllPartialProfiles(t *testing.T) {
	r := enterprise.Kashgar()
	industries := []response.Industry{response.UnknownIndustry, response.Steel, response.Logistics}
	figures := []aqi.Optional[emission.Amount]{{}, aqi.Known(50 * emission.Kilogram)}
	n := 0
	for way := range 3 * 3 * 3 * 3 * 3 * 3 * 16 {
		next := func(of int) int {
			v := way % of
			way /= of
			return v
		}
		var p enterprise.Profile
		for _, f := range []*response.Fact{&p.Designated, &p.MajorProject, &p.Coal, &p.Oil, &p.Toxic} {
			*f = response.Fact(next(3))
		}
		p.Enterprise.Industry = industries[next(3)]
		for _, f := range []*aqi.Optional[emission.Amount]{&p.Annual.SO2, &p.Annual.NOx, &p.Annual.PM25, &p.Annual.VOCs} {
			*f = figures[next(2)]
		}
		sameClass(t, &r, kashgar, p)
		n++
	}
	t.Logf("%d profiles", n)
}
