package enterprisetest

import (
	"fmt"

	"pgregory.net/rapid"

	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/emission"
	"github.com/clearsky-go/clearsky/enterprise"
	"github.com/clearsky-go/clearsky/response"
)

// Fields draws any set of the fields that a profile has: few, many, all or none.
func Fields() *rapid.Generator[enterprise.Fields] {
	return rapid.Custom(func(t *rapid.T) enterprise.Fields {
		var s enterprise.Fields
		often := rapid.SampledFrom([]int{0, 10, 50, 90, 100}).Draw(t, "percent")
		for f := enterprise.DesignatedField; f <= enterprise.LivelihoodField; f++ {
			if rapid.IntRange(1, 100).Draw(t, f.String()) <= often {
				s |= 1 << f
			}
		}
		return s
	})
}

// Without returns the profile with those fields unknown; of reductions at every level. Fields that only a day has are left out.
func Without(p enterprise.Profile, fs enterprise.Fields) enterprise.Profile {
	for f := range fs.All() {
		forget(&p, f)
	}
	p.Baseline = without(p.Baseline, fs, enterprise.BaselineSO2Field)
	for l, as := range p.Reductions.All() {
		p.Reductions = p.Reductions.With(l, without(as, fs, enterprise.ReductionSO2Field))
	}
	return p
}

// forget makes a field unknown that is no amount of a day.
func forget(p *enterprise.Profile, f enterprise.Field) {
	facts := map[enterprise.Field]*response.Fact{
		enterprise.DesignatedField: &p.Designated, enterprise.MajorProjectField: &p.MajorProject,
		enterprise.CoalField: &p.Coal, enterprise.OilField: &p.Oil, enterprise.ToxicField: &p.Toxic,
		enterprise.ListedField: &p.Enterprise.Listed, enterprise.LivelihoodField: &p.Enterprise.Livelihood,
	}
	figures := map[enterprise.Field]*enterprise.Figure{
		enterprise.AnnualSO2Field: &p.Annual.SO2, enterprise.AnnualNOxField: &p.Annual.NOx,
		enterprise.AnnualPM25Field: &p.Annual.PM25, enterprise.AnnualVOCsField: &p.Annual.VOCs,
	}
	loads := map[enterprise.Field]*enterprise.Load{
		enterprise.NeedsField: &p.Task.Needs, enterprise.MaxLoadField: &p.Task.MaxLoad,
	}
	switch {
	case facts[f] != nil:
		*facts[f] = response.Unknown
	case figures[f] != nil:
		*figures[f] = enterprise.Figure{}
	case loads[f] != nil:
		*loads[f] = enterprise.Load{}
	case f == enterprise.IndustryField:
		p.Enterprise.Industry = response.UnknownIndustry
	case f == enterprise.GradeField:
		p.Grade = enterprise.UnknownGrade
	case f == enterprise.TripsField:
		p.Enterprise.Trips = aqi.Optional[int]{}
	}
}

// without returns the amounts without those in the set, whose fields count from that of SO2.
func without(as emission.Amounts, fs enterprise.Fields, first enterprise.Field) emission.Amounts {
	var kept emission.Amounts
	for p, a := range as.All() {
		if !fs.Has(first + enterprise.Field(p-emission.SO2)) {
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
