package enterprise_test

import (
	"fmt"
	"math/big"
	"slices"

	"pgregory.net/rapid"

	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/emission"
	"github.com/clearsky-go/clearsky/emission/emissiontest"
	"github.com/clearsky-go/clearsky/enterprise"
	"github.com/clearsky-go/clearsky/enterprise/enterprisetest"
	"github.com/clearsky-go/clearsky/response"
)

// member is an enterprise of which it is known from how it was drawn what it is bound to and when it is asked.
type member struct {
	profile enterprise.Profile
	class   enterprise.Class
	waiver  map[response.Level]emission.Shares // the approved shares
}

// shares are what it is bound to of its own, of a plan that wants required.
func (m member) shares(r enterprise.Rules, l response.Level, required emission.Shares) emission.Shares {
	approved, waived := m.waiver[l]
	switch {
	case l == response.NoResponse, m.class == enterprise.Guarantee, m.class == enterprise.Micro, m.exempt(r):
		return emission.Shares{}
	case waived:
		return approved
	}
	return required
}

func (m member) exempt(r enterprise.Rules) bool {
	leading := r.LeadingAsA && m.profile.Grade == enterprise.Leading
	return m.profile.Grade == enterprise.A || leading
}

// tier is when it is asked: the table of the readings, counted from 1; 0 is never.
func (m member) tier(r enterprise.Rules, l response.Level) int {
	if l == response.NoResponse || m.exempt(r) {
		return 0
	}
	switch m.class {
	case enterprise.Other:
		return 3
	case enterprise.Key:
		return map[enterprise.Grade]int{
			enterprise.D: 1, enterprise.NotLeading: 1, enterprise.ModelSite: 1, enterprise.Ungraded: 1, enterprise.UnknownGrade: 1,
			enterprise.C: 2, enterprise.B: 4, enterprise.Leading: 4,
		}[m.profile.Grade]
	case enterprise.Undecided, enterprise.Guarantee, enterprise.Micro:
	}
	return 0
}

// tierOf is when it is asked for a pollutant: never where a lower share of that is approved.
func (m member) tierOf(d drawnArea, p emission.Pollutant) int {
	if approved, waived := m.waiver[d.level]; waived && approved.Of(p) < d.target.Of(p) {
		return 0
	}
	return m.tier(d.rules, d.level)
}

// drawMember draws an enterprise of a class that is known, in one of six of an unknown grade.
func drawMember(t *rapid.T, id, county string, targets emission.Targets) member {
	m := member{class: rapid.SampledFrom([]enterprise.Class{
		enterprise.Key, enterprise.Key, enterprise.Other, enterprise.Guarantee, enterprise.Micro,
	}).Draw(t, "class"), waiver: map[response.Level]emission.Shares{}}
	m.profile = enterprisetest.ProfileOf(id, targets, m.class).Draw(t, "profile")
	m.profile.County = county
	if rapid.IntRange(0, 5).Draw(t, "grade unknown at 0") == 0 {
		m.profile.Grade = enterprise.UnknownGrade
	}
	for _, a := range m.profile.Waiver.Approved {
		m.waiver[a.Level] = a.Shares
	}
	return m
}

// profileOf returns a profile of a class, in one of three ways to be of it, without amounts.
func profileOf(id, county string, class enterprise.Class, variant int) enterprise.Profile {
	p := enterprise.Profile{ID: id, County: county, Designated: response.No, MajorProject: response.No}
	p.Enterprise = response.Enterprise{Industry: response.Mining, Livelihood: response.No, PlanTrucks: aqi.Known(response.Stops{}), Trips: aqi.Known(4 * variant)}
	p.Coal, p.Oil, p.Toxic = response.No, response.No, response.No
	quarter := aqi.Known(25 * emission.Kilogram)
	p.Annual = enterprise.Annual{SO2: quarter, NOx: quarter, PM25: quarter, VOCs: quarter}
	switch class {
	case enterprise.Guarantee:
		p.Designated, p.MajorProject = response.FactOf(variant != 0), response.FactOf(variant != 1)
		p.Task.Kind = []string{"other", "co-processing", "heating"}[variant]
		p.Task.Needs, p.Task.MaxLoad = aqi.Known(30*emission.Percent), aqi.Known(60*emission.Percent)
	case enterprise.Key:
		p.Enterprise.Industry = []response.Industry{response.Steel, response.OtherMetallurgy, response.OtherGuide}[variant]
	case enterprise.Other:
		p.Coal, p.Oil = response.FactOf(variant == 0), response.FactOf(variant == 1)
		if variant == 2 {
			p.Annual.VOCs = aqi.Known(25*emission.Kilogram + emission.Milligram)
		}
	case enterprise.Micro, enterprise.Undecided:
	}
	return p
}

func drawMembers(t *rapid.T, most int, targets emission.Targets, counties ...string) []member {
	members := make([]member, rapid.IntRange(0, most).Draw(t, "enterprises"))
	for i := range members {
		members[i] = drawMember(t, fmt.Sprint("e", i), rapid.SampledFrom(counties).Draw(t, "county"), targets)
	}
	return members
}

func profiles(members []member) []enterprise.Profile {
	list := make([]enterprise.Profile, len(members))
	for i, m := range members {
		list[i] = m.profile
	}
	return list
}

// drawRules draws Kashgar's rules, or those with caps and leading enterprises exempt.
func drawRules(t *rapid.T) enterprise.Rules {
	r := enterprise.Kashgar()
	r.LeadingAsA = rapid.Bool().Draw(t, "leading as A")
	for i := range r.Tiers {
		if r.LeadingAsA {
			r.Tiers[i].Grades = slices.DeleteFunc(r.Tiers[i].Grades, func(g enterprise.Grade) bool { return g == enterprise.Leading })
		}
		if rapid.IntRange(0, 2).Draw(t, "capped at 0") == 0 {
			r.Tiers[i].Cap = emissiontest.Share().Draw(t, "cap")
		}
	}
	return r
}

// drawnArea is what Area takes, drawn, and what it gives.
type drawnArea struct {
	ruleset *enterprise.Ruleset
	rules   enterprise.Rules
	targets emission.Targets
	target  emission.Shares
	level   response.Level
	members []member
	others  emission.Total
	got     enterprise.Area
}

func drawArea(t *rapid.T, most int) drawnArea {
	d := drawnArea{rules: drawRules(t), targets: emissiontest.Targets().Draw(t, "targets"), others: emissiontest.Total().Draw(t, "others")}
	at := rapid.SampledFrom(append(slices.Clone(d.targets.ByLevel), emission.Target{})).Draw(t, "level")
	d.level, d.target = at.Level, at.Shares
	d.members = drawMembers(t, most, d.targets, "653101")
	d.ruleset = ready(d.rules, d.targets)
	area, err := d.ruleset.Area(d.level, slices.Values(profiles(d.members)), d.others)
	if err != nil {
		t.Fatal(err)
	}
	d.got = area
	return d
}

// wanted is what the oracle says of one pollutant.
type wanted struct {
	baseline, planned *big.Int
	step1, step2      []*big.Int
	shares            []emission.Share // by tier
}

// oracle allocates one pollutant by exact fractions, trying every multiple of 0.01 % in every tier.
func (d drawnArea) oracle(p emission.Pollutant) wanted {
	w := wanted{baseline: whole(d.others.Baseline, p), planned: whole(d.others.Reduction, p)}
	var rests []*big.Int
	given := new(big.Int)
	for _, m := range d.members {
		baseline, planned := whole(m.profile.Baseline, p), whole(strictest(m.profile.Reductions, d.level), p)
		w.baseline.Add(w.baseline, baseline)
		w.planned.Add(w.planned, planned)
		raise := atLeast0(new(big.Int).Sub(ceiling(m.shares(d.rules, d.level, d.target).Of(p), baseline), planned))
		w.step1 = append(w.step1, raise)
		w.step2 = append(w.step2, new(big.Int))
		given.Add(given, raise)
		rests = append(rests, baseline.Sub(baseline, planned).Sub(baseline, raise))
	}
	lack := atLeast0(new(big.Int).Sub(ceiling(d.target.Of(p), w.baseline), given.Add(given, w.planned)))
	for k := range d.rules.Tiers {
		s := d.firstThatCovers(k, p, rests, lack)
		w.shares = append(w.shares, s)
		for i := range d.members {
			if d.members[i].tierOf(d, p) == k+1 {
				w.step2[i] = ceiling(s, rests[i])
				lack.Sub(lack, w.step2[i])
			}
		}
		atLeast0(lack)
	}
	return w
}

// firstThatCovers tries every share of tier k from 0 to its cap, which is taken where none covers.
func (d drawnArea) firstThatCovers(k int, p emission.Pollutant, rests []*big.Int, lack *big.Int) emission.Share {
	most := d.rules.Tiers[k].Cap
	if most == 0 {
		most = emission.Whole
	}
	gives := func(s emission.Share) *big.Int {
		sum := new(big.Int)
		for i := range d.members {
			if d.members[i].tierOf(d, p) == k+1 {
				sum.Add(sum, ceiling(s, rests[i]))
			}
		}
		return sum
	}
	if gives(emission.Whole).Sign() == 0 {
		return 0 // there is nothing to take a share of
	}
	for s := range most {
		if gives(s).Cmp(lack) >= 0 {
			return s
		}
	}
	return most
}

// ceiling is a share of an amount, rounded up to the milligram.
func ceiling(s emission.Share, a *big.Int) *big.Int {
	exact := new(big.Rat).SetFrac(new(big.Int).Mul(a, big.NewInt(int64(s))), big.NewInt(10_000))
	q, rest := new(big.Int).QuoRem(exact.Num(), exact.Denom(), new(big.Int))
	if rest.Sign() > 0 {
		q.Add(q, big.NewInt(1))
	}
	return q
}

func atLeast0(n *big.Int) *big.Int {
	if n.Sign() < 0 {
		n.SetInt64(0)
	}
	return n
}

// whole is the amount of a pollutant; 0 where it is missing.
func whole(as emission.Amounts, p emission.Pollutant) *big.Int {
	a, _ := as.Of(p)
	return big.NewInt(int64(a))
}
