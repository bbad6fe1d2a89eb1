// Package enterprisetest generates values of package enterprise for property-based tests with rapid. Profiles of all classes and grades
// are about equally frequent; annual emissions lie about the limit of micro enterprises, trips about that of bulk users, reductions
// at the plan's shares or a milligram beside, waivers at the plan's shares and at nothing.
package enterprisetest

import (
	"slices"

	"pgregory.net/rapid"

	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/emission"
	"github.com/clearsky-go/clearsky/emission/emissiontest"
	"github.com/clearsky-go/clearsky/enterprise"
	"github.com/clearsky-go/clearsky/response"
	"github.com/clearsky-go/clearsky/response/responsetest"
)

// Class draws one of the four classes.
func Class() *rapid.Generator[enterprise.Class] {
	return between(enterprise.Guarantee, enterprise.Other)
}

// guide are the known grades of the ministry's guide, and none.
var guide = []enterprise.Grade{enterprise.Ungraded, enterprise.A, enterprise.B, enterprise.C, enterprise.D,
	enterprise.Leading, enterprise.NotLeading, enterprise.ModelSite}

// Grade draws a known grade of the ministry's guide, [enterprise.Ungraded] too.
func Grade() *rapid.Generator[enterprise.Grade] {
	return rapid.SampledFrom(guide)
}

// Grades draws any of these and the unknown grade, each once.
func Grades() *rapid.Generator[[]enterprise.Grade] {
	return rapid.SliceOfNDistinct(rapid.SampledFrom(append([]enterprise.Grade{enterprise.UnknownGrade}, guide...)), 0, len(guide)+1, rapid.ID)
}

// between draws a value of an enumeration.
func between[T ~uint8](first, last T) *rapid.Generator[T] {
	return rapid.Map(rapid.IntRange(int(first), int(last)), func(v int) T { return T(v) })
}

// Figure draws an amount of up to most, the largest that there is, or unknown.
func Figure(most emission.Amount) *rapid.Generator[aqi.Optional[emission.Amount]] {
	known := rapid.Map(emissiontest.Amount(most), aqi.Known[emission.Amount])
	largest := rapid.Just(aqi.Known(emission.Amount(1<<63 - 1)))
	return rapid.OneOf(known, known, known, known, rapid.Just(aqi.Optional[emission.Amount]{}), largest)
}

// Load draws a load, often 0 %, 100 % or a round one, or 0.01 % beside.
func Load() *rapid.Generator[aqi.Optional[emission.Share]] {
	return rapid.Map(emissiontest.Share(), aqi.Known[emission.Share])
}

// Annual draws emissions of a year, all known, that add up to anything about the limit: half are within it, often by nothing, and
// the others above it, often by a milligram, one in ten of them by more than can be added up.
func Annual(limit emission.Amount) *rapid.Generator[enterprise.Annual] {
	return rapid.OneOf(annualWithin(limit), annualAbove(limit))
}

func annualWithin(limit emission.Amount) *rapid.Generator[enterprise.Annual] {
	return rapid.Custom(func(t *rapid.T) enterprise.Annual {
		total := rapid.OneOf(rapid.SampledFrom([]emission.Amount{limit, limit, limit - 1, 0}), emissiontest.Amount(limit)).Draw(t, "total")
		return annualOf(split(t, total, 4))
	})
}

func annualAbove(limit emission.Amount) *rapid.Generator[enterprise.Annual] {
	return rapid.Custom(func(t *rapid.T) enterprise.Annual {
		over := rapid.OneOf(rapid.SampledFrom([]emission.Amount{1, 1, limit}), emissiontest.Amount(emission.MaxAmount)).Draw(t, "over")
		parts := split(t, limit+max(over, 1), 4)
		if rapid.IntRange(0, 9).Draw(t, "beyond the largest at 0") == 0 {
			parts[rapid.IntRange(0, 3).Draw(t, "of")] = 1<<63 - 2
		}
		return annualOf(parts)
	})
}

func annualOf(parts []emission.Amount) enterprise.Annual {
	return enterprise.Annual{
		SO2: aqi.Known(parts[0]), NOx: aqi.Known(parts[1]),
		PM25: aqi.Known(parts[2]), VOCs: aqi.Known(parts[3]),
	}
}

// split draws n amounts that add up to total, often with nothing in one of them, in any order.
func split(t *rapid.T, total emission.Amount, n int) []emission.Amount {
	parts := make([]emission.Amount, n)
	for i := range n - 1 {
		parts[i] = emissiontest.Amount(total).Draw(t, "part")
		total -= parts[i]
	}
	parts[n-1] = total
	return rapid.Permutation(parts).Draw(t, "parts")
}

// Site draws a site of which everything is known, except Micro, which the class decides.
func Site() *rapid.Generator[response.Enterprise] {
	return rapid.Custom(func(t *rapid.T) response.Enterprise {
		trips := rapid.OneOf(rapid.SampledFrom([]int{0, 9, 10, 11}), rapid.IntRange(0, 30))
		return response.Enterprise{
			Industry:   between(response.Steel, response.OtherIndustry).Draw(t, "industry"),
			Livelihood: known().Draw(t, "livelihood"),
			Trips:      aqi.Known(trips.Draw(t, "trips")),
			PlanTrucks: aqi.Known(responsetest.Stops().Draw(t, "plan trucks")), PlanMachines: aqi.Known(responsetest.Stops().Draw(t, "plan machines")),
		}
	})
}

// known draws no or yes.
func known() *rapid.Generator[response.Fact] { return between(response.No, response.Yes) }

// Waiver draws a valid waiver for the targets: at some of their levels, at least one, shares of at most the plan's, so that what holds
// does not fall with the level. Half of the shares are the highest or the lowest that there can be.
func Waiver(targets emission.Targets) *rapid.Generator[enterprise.Waiver] {
	return rapid.Custom(func(t *rapid.T) enterprise.Waiver {
		w := enterprise.Waiver{Reason: "no other heat source in winter", Document: "2025-17"}
		held := emission.Shares{}
		for i, target := range targets.ByLevel {
			last := i == len(targets.ByLevel)-1 && w.Approved == nil
			if !last && !rapid.Bool().Draw(t, target.Level.String()+" approved") {
				held = target.Shares
				continue
			}
			for p, most := range target.Shares.All() {
				least := held.Of(p)
				share := rapid.OneOf(rapid.SampledFrom([]emission.Share{least, most}), between32(least, most)).Draw(t, p.String())
				held = held.With(p, share)
			}
			w.Approved = append(w.Approved, enterprise.Approved{Level: target.Level, Shares: held})
		}
		return w
	})
}

// between32 draws a share.
func between32(least, most emission.Share) *rapid.Generator[emission.Share] {
	return rapid.Map(rapid.Int32Range(int32(least), int32(most)), func(s int32) emission.Share { return emission.Share(s) })
}

// Task draws a task of a guarantee enterprise, its load approved for no less than it needs, often for exactly that.
func Task() *rapid.Generator[enterprise.Task] {
	return rapid.Custom(func(t *rapid.T) enterprise.Task {
		needs := emissiontest.Share().Draw(t, "needs")
		most := rapid.OneOf(rapid.Just(needs), between32(needs, emission.Whole)).Draw(t, "approved")
		return enterprise.Task{
			Kind:    rapid.SampledFrom([]string{"other", "co-processing", "heating"}).Draw(t, "kind"),
			Needs:   aqi.Known(needs),
			MaxLoad: aqi.Known(most),
		}
	})
}

// Profile draws a valid profile of which everything is known, reductions at every level among it. By Kashgar's rules its class is
// any of the four, key in a third of the draws, and its grade any, whatever the class. One in four has a waiver for the targets.
func Profile(id string, targets emission.Targets) *rapid.Generator[enterprise.Profile] {
	classes := []enterprise.Class{enterprise.Key, enterprise.Key, enterprise.Guarantee, enterprise.Micro, enterprise.Other}
	return rapid.Custom(func(t *rapid.T) enterprise.Profile {
		c := rapid.SampledFrom(classes).Draw(t, "class")
		return ProfileOf(id, targets, c).Draw(t, "profile")
	})
}

// ProfileOf is [Profile] for one class by Kashgar's rules.
func ProfileOf(id string, targets emission.Targets, class enterprise.Class) *rapid.Generator[enterprise.Profile] {
	return rapid.Custom(func(t *rapid.T) enterprise.Profile {
		p := enterprise.Profile{
			ID: id, County: rapid.SampledFrom(emissiontest.Counties()).Draw(t, "county"),
			Designated: response.No, MajorProject: response.No,
			Coal: known().Draw(t, "coal"), Oil: known().Draw(t, "oil"), Toxic: known().Draw(t, "toxic"),
			Annual:     Annual(limit).Draw(t, "annual"),
			Grade:      Grade().Draw(t, "grade"),
			Enterprise: Site().Draw(t, "site"),
			Baseline:   emissiontest.Baseline().Draw(t, "baseline"),
			Task:       Task().Draw(t, "task"),
		}
		p.Name.Chinese, p.Name.English = "企业"+id, "Enterprise "+id
		same, reduction := rapid.IntRange(0, 2).Draw(t, "the same at every level, not at 0") > 0, emissiontest.Reduction(p.Baseline)
		at := reduction.Draw(t, "reduction")
		for l := response.IV; l <= response.I; l++ {
			if !same {
				at = reduction.Draw(t, l.String())
			}
			p.Reductions = p.Reductions.With(l, at)
		}
		if rapid.IntRange(0, 3).Draw(t, "waiver at 0") == 0 && len(targets.ByLevel) > 0 {
			p.Waiver = Waiver(targets).Draw(t, "waiver")
		}
		become(t, &p, class)
		return p
	})
}

const limit = 100 * emission.Kilogram // of a micro enterprise in Kashgar

// become sets what decides the class.
func become(t *rapid.T, p *enterprise.Profile, class enterprise.Class) {
	guide := enterprise.Kashgar().Guide
	inGuide := rapid.SampledFrom(guide)
	others := between(response.Steel, response.OtherIndustry).Filter(func(i response.Industry) bool { return !slices.Contains(guide, i) })
	switch class {
	case enterprise.Guarantee:
		p.Designated, p.MajorProject = known().Draw(t, "designated"), known().Draw(t, "major project")
		if p.Designated == response.No {
			p.MajorProject = response.Yes
		}
	case enterprise.Key:
		p.Enterprise.Industry = inGuide.Draw(t, "industry of the guide")
	case enterprise.Micro:
		p.Enterprise.Industry = others.Draw(t, "industry")
		p.Coal, p.Oil, p.Toxic = response.No, response.No, response.No
		p.Annual = annualWithin(limit).Draw(t, "annual within")
	case enterprise.Other, enterprise.Undecided:
		p.Enterprise.Industry = others.Draw(t, "industry")
		if p.Coal == response.No && p.Oil == response.No && p.Toxic == response.No {
			p.Annual = annualAbove(limit).Draw(t, "annual above")
		}
	}
}
