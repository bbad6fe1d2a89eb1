package enterprisetest

import (
	"fmt"

	"pgregory.net/rapid"

	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/emission"
	"github.com/clearsky-go/clearsky/enterprise"
	"github.com/clearsky-go/clearsky/internal/fields"
	"github.com/clearsky-go/clearsky/response"
)

// ofProfiles are the facts that a profile can lack.
const ofProfiles = response.Fields(1<<fields.Trips | 1<<fields.Industry | 1<<fields.Livelihood | 1<<fields.PlanTrucks | 1<<fields.PlanMachines |
	1<<fields.TaskKind - 1<<fields.Designated | 1<<fields.TaskNeeds | 1<<fields.TaskMaxLoad)

// Fields draws any set of the fields that a profile has: few, many, all or none.
func Fields() *rapid.Generator[response.Fields] {
	return rapid.Custom(func(t *rapid.T) response.Fields {
		var s response.Fields
		often := rapid.SampledFrom([]int{0, 10, 50, 90, 100}).Draw(t, "percent")
		for f := range fields.Table.All(uint64(ofProfiles)) {
			if rapid.IntRange(1, 100).Draw(t, f.String()) <= often {
				s |= 1 << f
			}
		}
		return s
	})
}

// Without returns the profile with those fields unknown; of reductions at every level. Fields that only a day has are left out.
func Without(p enterprise.Profile, fs response.Fields) enterprise.Profile {
	for f := range fields.Table.All(uint64(fs)) {
		forget(&p, f)
	}
	p.Baseline = without(p.Baseline, fs, fields.BaselineSO2)
	for l, as := range p.Reductions.All() {
		p.Reductions = p.Reductions.With(l, without(as, fs, fields.ReductionSO2))
	}
	return p
}

// forget makes a field unknown that is no amount of a day.
func forget(p *enterprise.Profile, f fields.Field) {
	facts := map[fields.Field]*response.Fact{
		fields.Designated: &p.Designated, fields.MajorProject: &p.MajorProject,
		fields.Coal: &p.Coal, fields.Oil: &p.Oil, fields.Toxic: &p.Toxic,
		fields.Livelihood: &p.Enterprise.Livelihood,
	}
	figures := map[fields.Field]*aqi.Optional[emission.Amount]{
		fields.AnnualSO2: &p.Annual.SO2, fields.AnnualNOx: &p.Annual.NOx,
		fields.AnnualPM25: &p.Annual.PM25, fields.AnnualVOCs: &p.Annual.VOCs,
	}
	loads := map[fields.Field]*aqi.Optional[emission.Share]{
		fields.TaskNeeds: &p.Task.Needs, fields.TaskMaxLoad: &p.Task.MaxLoad,
	}
	switch {
	case facts[f] != nil:
		*facts[f] = response.Unknown
	case figures[f] != nil:
		*figures[f] = aqi.Optional[emission.Amount]{}
	case loads[f] != nil:
		*loads[f] = aqi.Optional[emission.Share]{}
	case f == fields.Industry:
		p.Enterprise.Industry = response.UnknownIndustry
	case f == fields.Grade:
		p.Grade = enterprise.UnknownGrade
	case f == fields.PlanTrucks:
		p.Enterprise.PlanTrucks = aqi.Optional[response.Stops]{}
	case f == fields.PlanMachines:
		p.Enterprise.PlanMachines = aqi.Optional[response.Stops]{}
	case f == fields.Trips:
		p.Enterprise.Trips = aqi.Optional[int]{}
	}
}

// without returns the amounts without those in the set, whose fields count from that of SO2.
func without(as emission.Amounts, fs response.Fields, first fields.Field) emission.Amounts {
	var kept emission.Amounts
	for p, a := range as.All() {
		if fs>>(first+fields.Field(p-emission.SO2))&1 == 0 {
			kept = kept.With(p, a)
		}
	}
	return kept
}

// Partial draws a [Profile] of which one field or other is unknown, often none and often all.
func Partial(id string, targets emission.Targets) *rapid.Generator[enterprise.Profile] {
	return rapid.Custom(func(t *rapid.T) enterprise.Profile {
		return Without(Profile(id, targets).Draw(t, "profile"), Fields().Draw(t, "unknown"))
	})
}

// Profiles draws up to that many complete profiles, with identifiers e0, e1, …
func Profiles(targets emission.Targets, most int) *rapid.Generator[[]enterprise.Profile] {
	return rapid.Custom(func(t *rapid.T) []enterprise.Profile {
		profiles := make([]enterprise.Profile, rapid.IntRange(0, max(0, most)).Draw(t, "enterprises"))
		for i := range profiles {
			profiles[i] = Profile(fmt.Sprint("e", i), targets).Draw(t, "enterprise")
		}
		return profiles
	})
}
