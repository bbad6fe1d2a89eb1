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

// figures returns annual emissions in milligrams; unknown below 0.
func figures(so2, nox, pm25, vocs emission.Amount) enterprise.Annual {
	return enterprise.Annual{
		SO2: aqi.Known(so2), NOx: aqi.Known(nox), PM25: aqi.Known(pm25), VOCs: aqi.Known(vocs),
	}
}

// plain returns a profile of an enterprise that is neither guarantee nor key and burns nothing, with those emissions of a year.
func plain(annual enterprise.Annual) enterprise.Profile {
	return enterprise.Profile{
		ID: "plain", Designated: response.No, MajorProject: response.No, Coal: response.No, Oil: response.No, Toxic: response.No,
		Annual: annual, Enterprise: response.Enterprise{Industry: response.OtherIndustry},
	}
}

// with returns the profile changed.
func with(p enterprise.Profile, change func(*enterprise.Profile)) enterprise.Profile {
	change(&p)
	return p
}

func TestClassify(t *testing.T) {
	const kg, unknown = emission.Kilogram, -1
	small := plain(figures(kg, kg, kg, kg))
	for _, row := range []struct {
		name  string
		p     enterprise.Profile
		class enterprise.Class
		by    enterprise.ClassBasis
		place string
	}{
		// 4.3.1.1 (3) comes first, and nothing else is asked.
		{"designated", enterprise.Profile{Designated: response.Yes}, enterprise.Guarantee, basisOf("designation"), "4.3.1.1 (3)"},
		{"designated, of the guide", enterprise.Profile{Designated: response.Yes, Enterprise: response.Enterprise{Industry: response.Steel}},
			enterprise.Guarantee, basisOf("designation"), "4.3.1.1 (3)"},
		{"major project", enterprise.Profile{MajorProject: response.Yes}, enterprise.Guarantee, basisOf("major-project"), "4.3.1.1 (3)"},
		{"both", enterprise.Profile{Designated: response.Yes, MajorProject: response.Yes}, enterprise.Guarantee, basisOf("designation"), "4.3.1.1 (3)"},
		// 4.3.1.1 (1): an industry of the guide; of its emission nothing is asked.
		{"steel", with(plain(enterprise.Annual{}), func(p *enterprise.Profile) {
			p.Enterprise.Industry, p.Coal, p.Oil, p.Toxic = response.Steel, 0, 0, 0
		}), enterprise.Key, basisOf("guide"), "4.3.1.1 (1)"},
		{"other metallurgy, small", with(small, func(p *enterprise.Profile) { p.Enterprise.Industry = response.OtherMetallurgy }),
			enterprise.Key, basisOf("guide"), "4.3.1.1 (1)"},
		{"other of the guide", with(small, func(p *enterprise.Profile) { p.Enterprise.Industry = response.OtherGuide }),
			enterprise.Key, basisOf("guide"), "4.3.1.1 (1)"},
		{"mining", with(small, func(p *enterprise.Profile) { p.Enterprise.Industry = response.Mining }), enterprise.Micro, basisOf("emission"), "4.3.1.1 (2)"},
		{"logistics", with(small, func(p *enterprise.Profile) { p.Enterprise.Industry = response.Logistics }), enterprise.Micro, basisOf("emission"), "4.3.1.1 (2)"},
		// 4.3.1.1 (2): 100 kg together, 以下 includes them.
		{"just below", plain(figures(25*kg, 25*kg, 25*kg, 25*kg-1)), enterprise.Micro, basisOf("emission"), "4.3.1.1 (2)"},
		{"exactly", plain(figures(25*kg, 25*kg, 25*kg, 25*kg)), enterprise.Micro, basisOf("emission"), "4.3.1.1 (2)"},
		{"a milligram above", plain(figures(25*kg, 25*kg, 25*kg, 25*kg+1)), enterprise.Other, basisOf("none"), "4.3.1.1 (4)"},
		{"nothing", plain(figures(0, 0, 0, 0)), enterprise.Micro, basisOf("emission"), "4.3.1.1 (2)"},
		{"PM2.5 alone, exactly", plain(figures(0, 0, 100*kg, 0)), enterprise.Micro, basisOf("emission"), "4.3.1.1 (2)"},
		{"PM2.5 alone, above", plain(figures(0, 0, 100*kg+1, 0)), enterprise.Other, basisOf("none"), "4.3.1.1 (4)"},
		{"PM a day is not PM2.5 a year", with(small, func(p *enterprise.Profile) { p.Baseline = emission.AmountsOf(0, 0, 1000*kg, 0) }),
			enterprise.Micro, basisOf("emission"), "4.3.1.1 (2)"},
		{"more than can be added", plain(figures(1<<62, 1<<62, 1<<62, 1<<62)), enterprise.Other, basisOf("none"), "4.3.1.1 (4)"},
		{"two, more than can be added", plain(figures(2, 1<<63-1, 0, 0)), enterprise.Other, basisOf("none"), "4.3.1.1 (4)"},
		{"the largest", plain(figures(0, 0, 0, 1<<63-1)), enterprise.Other, basisOf("none"), "4.3.1.1 (4)"},
		// One fact against it decides.
		{"coal", plain(figures(unknown, unknown, unknown, unknown)), 0, 0, ""},
		{"coal alone known", with(plain(enterprise.Annual{}), func(p *enterprise.Profile) { p.Coal, p.Oil, p.Toxic = response.Yes, 0, 0 }),
			enterprise.Other, basisOf("none"), "4.3.1.1 (4)"},
		{"oil alone known", with(plain(enterprise.Annual{}), func(p *enterprise.Profile) { p.Coal, p.Oil, p.Toxic = 0, response.Yes, 0 }),
			enterprise.Other, basisOf("none"), "4.3.1.1 (4)"},
		{"toxic alone known", with(plain(enterprise.Annual{}), func(p *enterprise.Profile) { p.Coal, p.Oil, p.Toxic = 0, 0, response.Yes }),
			enterprise.Other, basisOf("none"), "4.3.1.1 (4)"},
		{"SO2 unknown, others above", plain(figures(unknown, 50*kg, 50*kg, 1)), enterprise.Other, basisOf("none"), "4.3.1.1 (4)"},
		{"NOx unknown, others above", plain(figures(50*kg, unknown, 50*kg, 1)), enterprise.Other, basisOf("none"), "4.3.1.1 (4)"},
		{"PM2.5 unknown, others above", plain(figures(50*kg, 50*kg, unknown, 1)), enterprise.Other, basisOf("none"), "4.3.1.1 (4)"},
		{"VOCs unknown, others above", plain(figures(50*kg, 50*kg, 1, unknown)), enterprise.Other, basisOf("none"), "4.3.1.1 (4)"},
		{"above, coal unknown", with(plain(figures(101*kg, unknown, unknown, unknown)), func(p *enterprise.Profile) { p.Coal = 0 }),
			enterprise.Other, basisOf("none"), "4.3.1.1 (4)"},
		{"SO2 unknown, others exactly at it", plain(figures(unknown, 50*kg, 50*kg, 0)), 0, 0, ""},
	} {
		got := kashgar.Classify(row.p)
		if got.Class != row.class || got.Basis != row.by || got.Clause.Number != row.place || (got.Missing == 0) == (row.class == 0) {
			t.Errorf("%s: %+v, want %v by %v (%s)", row.name, got, row.class, row.by, row.place)
		}
	}
}

// What is asked for is all that could decide, at once, and nothing else.
func TestClassifyAsksFor(t *testing.T) {
	const kg, unknown = emission.Kilogram, -1
	emissions := []fields.Field{
		fields.Coal, fields.Oil, fields.Toxic,
		fields.AnnualSO2, fields.AnnualNOx, fields.AnnualPM25, fields.AnnualVOCs,
	}
	standing := []fields.Field{fields.Designated, fields.MajorProject}
	for _, row := range []struct {
		name string
		p    enterprise.Profile
		want []fields.Field
	}{
		{"nothing known", enterprise.Profile{}, slices.Concat([]fields.Field{fields.Industry}, standing, emissions)},
		{"of the guide", enterprise.Profile{Enterprise: response.Enterprise{Industry: response.Steel}}, standing},
		{"burns coal", enterprise.Profile{Coal: response.Yes, Designated: response.No, MajorProject: response.No},
			[]fields.Field{fields.Industry}},
		{"no guarantee enterprise", enterprise.Profile{Designated: response.No, MajorProject: response.No, Enterprise: response.Enterprise{Industry: response.Mining}}, emissions},
		{"no designation", with(plain(figures(0, 0, 0, 0)), func(p *enterprise.Profile) { p.MajorProject = 0 }), standing[1:]},
		{"at the limit without VOCs", plain(figures(100*kg, 0, 0, unknown)), emissions[6:]},
		{"a fact that is none", with(plain(figures(0, 0, 0, 0)), func(p *enterprise.Profile) { p.Oil = 7 }), emissions[1:2]},
		{"an industry that is none", with(plain(figures(0, 0, 0, 0)), func(p *enterprise.Profile) { p.Enterprise.Industry = 99 }),
			[]fields.Field{fields.Industry}},
	} {
		got := kashgar.Classify(row.p)
		if got.Class != enterprise.Undecided || got.Basis != 0 || got.Clause.Number != "" || !slices.Equal(slices.Collect(fields.Table.All(uint64(got.Missing))), row.want) {
			t.Errorf("%s: %+v", row.name, got)
		}
	}
}

// Filling in what is missing decides the class, as if nothing else had ever been unknown.
func TestClassifyDecidesWithWhatItAskedFor(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		r := rulesWithGuide().Draw(t, "rules")
		ruleset := ready(r, emission.Kashgar())
		whole := enterprisetest.Profile("a", emission.Kashgar()).Draw(t, "profile")
		unknown := enterprisetest.Fields().Draw(t, "unknown")
		want := ruleset.Classify(whole)
		if want.Class == enterprise.Undecided || want.Missing != 0 || want.Class != classOf(&r, &whole) {
			t.Fatalf("%v, want %v", want, classOf(&r, &whole))
		}
		got := ruleset.Classify(enterprisetest.Without(whole, unknown))
		if got.Missing&^unknown != 0 {
			t.Fatalf("asks for what is known: %v of %v", got.Missing, unknown)
		}
		if got.Class != enterprise.Undecided && got.Class != want.Class {
			t.Fatalf("%v, of the whole %v", got, want)
		}
		filled := ruleset.Classify(enterprisetest.Without(whole, unknown&^got.Missing))
		if filled.Class != want.Class || filled.Missing != 0 || filled.Clause != want.Clause {
			t.Fatalf("%v without %v, want %v", filled, unknown&^got.Missing, want)
		}
		if again := ruleset.Classify(enterprisetest.Without(whole, unknown)); again != got {
			t.Fatalf("%v, the second time %v", got, again)
		}
	})
}

func TestClassificationWords(t *testing.T) {
	for _, row := range []struct {
		p                enterprise.Profile
		english, chinese string
	}{
		{enterprise.Profile{Designated: response.Yes}, "guarantee enterprise: designated (4.3.1.1 (3))", "保障类企业：认定为保障类（4.3.1.1 (3)）"},
		{plain(figures(0, 0, 0, -1)), "undecided; not known: annual VOCs", "未定；不明事项：挥发性有机物年排放量"},
	} {
		if got := kashgar.Classify(row.p); got.String() != row.english || got.Chinese() != row.chinese {
			t.Errorf("%v, %s", got, got.Chinese())
		}
	}
}
