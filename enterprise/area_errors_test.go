package enterprise_test

import (
	"errors"
	"math"
	"slices"
	"strconv"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/emission"
	"github.com/clearsky-go/clearsky/emission/emissiontest"
	"github.com/clearsky-go/clearsky/enterprise"
	"github.com/clearsky-go/clearsky/enterprise/enterprisetest"
	"github.com/clearsky-go/clearsky/response"
)

// listed is a valid enterprise of which all is known.
func listed(id, county string) enterprise.Profile {
	p := profileOf(id, county, enterprise.Other, 0)
	all := emission.AmountsOf(emission.Tonne, emission.Tonne, emission.Tonne, emission.Tonne)
	p.Grade, p.Baseline = enterprise.Ungraded, all
	for l := response.IV; l <= response.I; l++ {
		p.Reductions = p.Reductions.With(l, emission.AmountsOf(0, 0, 0, 0))
	}
	return p
}

// What cannot be summed is named by position and identifier, all enterprises at once.
func TestAreaMissing(t *testing.T) {
	with := func(id string, change func(*enterprise.Profile)) enterprise.Profile {
		p := listed(id, "653101")
		change(&p)
		return p
	}
	list := []enterprise.Profile{
		listed("good", "653101"),
		with("class", func(p *enterprise.Profile) { p.Designated = response.Unknown }),
		with("baseline", func(p *enterprise.Profile) {
			p.Baseline = emission.Amounts{}.With(emission.SO2, 1).With(emission.PM, 1).With(emission.VOCs, 1)
		}),
		with("reduction", func(p *enterprise.Profile) { p.Reductions = p.Reductions.With(response.II, emission.Amounts{}) }),
		with("other level", func(p *enterprise.Profile) { p.Reductions = p.Reductions.With(response.III, emission.Amounts{}) }),
		with("grade", func(p *enterprise.Profile) { p.Grade = enterprise.UnknownGrade }),
		with("trips", func(p *enterprise.Profile) {
			p.Enterprise.Trips, p.Enterprise.PlanTrucks = aqi.Optional[int]{}, aqi.Optional[response.Stops]{}
		}),
		{ID: "nothing known"},
	}
	_, err := kashgar.Area(response.II, slices.Values(list), emission.Total{})
	nothing := []string{
		"enterprise/industry", "designated", "major_project", "coal", "oil", "toxic", "annual/so2", "annual/nox", "annual/pm25", "annual/vocs",
		"baseline/so2", "baseline/nox", "baseline/pm", "baseline/vocs", "reductions/ii/so2", "reductions/ii/nox", "reductions/ii/pm", "reductions/ii/vocs",
	}
	for i, key := range nothing {
		nothing[i] = "/profiles/7/" + key + " (nothing known): want "
	}
	wants(t, err, aqi.ErrMissing, append([]string{
		"/profiles/1/designated (class): want whether designated as a guarantee enterprise: must be given",
		"/profiles/2/baseline/nox (baseline): want daily NOx: must be given",
		"/profiles/3/reductions/ii/so2 (reduction): want reduction of SO2: must be given",
		"/profiles/3/reductions/ii/nox (reduction): ", "/profiles/3/reductions/ii/pm (reduction): ", "/profiles/3/reductions/ii/vocs (reduction): ",
	}, nothing...)...)
	_, err = kashgar.Area(response.NoResponse, slices.Values(list[3:7]), emission.Total{})
	if err != nil {
		t.Errorf("without a response no reduction is asked for: %v", err)
	}
}

// One amount that is missing is enough.
func TestAreaMissingOne(t *testing.T) {
	for p := range emission.AllPollutants.All() {
		baseline, reduction := listed("a", "653101"), listed("a", "653101")
		baseline.Baseline = forget(baseline.Baseline, p)
		reduction.Reductions = reduction.Reductions.With(response.I, forget(reduction.Reductions.Of(response.I), p))
		for key, profile := range map[string]enterprise.Profile{"baseline/": baseline, "reductions/i/": reduction} {
			_, err := kashgar.Area(response.I, slices.Values([]enterprise.Profile{profile}), emission.Total{})
			wants(t, err, aqi.ErrMissing, "/profiles/0/"+key+word(p)+" (a): want ")
		}
	}
}

func TestAreaErrors(t *testing.T) {
	area := func(level response.Level, others emission.Total, list ...enterprise.Profile) error {
		_, err := kashgar.Area(level, slices.Values(list), others)
		return err
	}
	wants(t, area(response.II, emission.Total{}, listed("a", ""), listed("b", ""), listed("a", ""), listed("a", ""), listed("", "")),
		aqi.ErrDuplicate, `/profiles/2/id (a) and the next 1: "a", want another than that of /profiles/0: is given twice`,
		"/profiles/4/id: want an identifier: must be given")
	tooMuch := listed("b", "")
	tooMuch.Reductions = tooMuch.Reductions.With(response.II, emission.AmountsOf(0, 0, emission.Tonne+1, 0))
	unknown := listed("c", "")
	unknown.Baseline = emission.Amounts{}
	wants(t, area(response.II, emission.Total{}, listed("a", ""), tooMuch, unknown), aqi.ErrConflict,
		"/profiles/1/reductions/ii/pm (b): 1000.000001 kg, want at most the baseline of 1000 kg: contradicts", "/profiles/2/baseline/so2 (c): want daily SO2: must",
		"/profiles/2/baseline/nox (c): ", "/profiles/2/baseline/pm (c): ", "/profiles/2/baseline/vocs (c): ")
	wants(t, area(response.IV, emission.Total{}, listed("a", ""), listed("b", "")), aqi.ErrUnknown,
		"/level: level IV, want no response or a level of the targets: is not known here")
	for name, w := range map[string]struct {
		err, rule error
	}{
		"no target at the level":     {area(response.IV, emission.Total{}), aqi.ErrUnknown},
		"a half total":               {area(response.II, emission.Total{Sources: 1}, listed("a", "")), aqi.ErrMissing},
		"a negative total":           {area(response.II, emission.Total{Baseline: emission.AmountsOf(-1, 0, 0, 0), Reduction: emission.AmountsOf(0, 0, 0, 0)}), aqi.ErrNegative},
		"more reduced than there is": {area(response.II, emission.Total{Baseline: emission.AmountsOf(1, 1, 1, 1), Reduction: emission.AmountsOf(1, 2, 1, 1)}), aqi.ErrConflict},
		"too large": {area(response.II, emission.Total{Baseline: emission.AmountsOf(math.MaxInt64, 0, 0, 0), Reduction: emission.AmountsOf(0, 0, 0, 0)},
			listed("a", "")), aqi.ErrRange},
	} {
		if !errors.Is(w.err, w.rule) {
			t.Errorf("%s: %v, want %v", name, w.err, w.rule)
		}
	}
}

// A level that is none is an error without any enterprise too.
func TestAreaUnknownLevel(t *testing.T) {
	defer func() {
		if r := recover(); r != nil {
			t.Errorf("panics: %v", r)
		}
	}()
	none := slices.Values([]enterprise.Profile(nil))
	if _, err := kashgar.Area(5, none, emission.Total{}); !errors.Is(err, aqi.ErrUnknown) {
		t.Error(err)
	}
}

// All of all counties at once: sources, identifiers across counties, enterprises without a county or without amounts.
func TestPrefectureErrors(t *testing.T) {
	unknown := listed("mill", "653121")
	unknown.Coal, unknown.Annual.SO2 = response.Unknown, aqi.Optional[emission.Amount]{}
	list := []enterprise.Profile{listed("kiln", "653101"), listed("kiln", "653121"), listed("lost", ""), unknown, listed("astray", "喀什市")}
	sources := emission.Inventory{{ID: "roads", County: "653101"}}
	at := emissiontest.Everywhere(response.II)
	_, err := kashgar.Prefecture(response.II, at, slices.Values(list), slices.Values(sources))
	wants(t, err, aqi.ErrMissing, "/sources/0/baseline/so2 (roads): ", "/sources/0/baseline/nox (roads): ", "/sources/0/baseline/pm (roads): ",
		"/sources/0/baseline/vocs (roads): ", "/sources/0/reductions/ii/so2 (roads): ", "/sources/0/reductions/ii/nox (roads): ",
		"/sources/0/reductions/ii/pm (roads): ", "/sources/0/reductions/ii/vocs (roads): ",
		`/profiles/1/id (kiln): "kiln", want another than that of /profiles/0: is given twice`,
		`/profiles/2/county (lost): "", want a county whose level is given: is not known here`,
		"/profiles/3/coal (mill): want whether it burns coal: must be given", "/profiles/3/annual/so2 (mill): want annual SO2: must be given",
		`/profiles/4/county (astray): "喀什市", want a county whose level is given: is not known here`)
	for _, level := range []response.Level{response.IV, 5, 200} {
		_, err := kashgar.Prefecture(response.II, emissiontest.Everywhere(level), slices.Values(list[:1]), slices.Values([]emission.Source(nil)))
		if !errors.Is(err, aqi.ErrUnknown) || !strings.Contains(err.Error(), "/levels/653101: ") {
			t.Errorf("%v: %v", level, err)
		}
		road := emissiontest.Source("road").Example(1)
		_, err = kashgar.Prefecture(response.II, emissiontest.Everywhere(level), slices.Values(list[:0]), slices.Values([]emission.Source{road, road}))
		if !errors.Is(err, aqi.ErrUnknown) {
			t.Errorf("sources at %v: %v", level, err)
		}
		_, err = kashgar.Prefecture(level, at, slices.Values(list[:1]), slices.Values([]emission.Source(nil)))
		if !errors.Is(err, aqi.ErrUnknown) {
			t.Errorf("prefecture at %v: %v", level, err)
		}
	}
}

// Two counties each of which can be summed, and together cannot.
func TestPrefectureTooLarge(t *testing.T) {
	if testing.Short() {
		t.Skip("a million sources")
	}
	const each = math.MaxInt64/int64(emission.MaxAmount) - 1
	s := emission.Source{Baseline: emission.AmountsOf(emission.MaxAmount, 0, 0, 0)}
	sources := func(yield func(emission.Source) bool) {
		for i := range 2 * each {
			s.ID, s.County = strconv.FormatInt(i, 36), []string{"653101", "653121"}[i%2]
			if !yield(s) {
				return
			}
		}
	}
	_, err := kashgar.Prefecture(response.II, emissiontest.Everywhere(response.NoResponse), slices.Values([]enterprise.Profile(nil)), sources)
	if !errors.Is(err, aqi.ErrRange) || !strings.Contains(err.Error(), " of SO2 together") {
		t.Error(err)
	}
}

// Whatever the input, there is an answer or an error, and never both.
func TestAreaNeverPanics(t *testing.T) {
	level := rapid.Map(rapid.SampledFrom([]int{0, 1, 2, 3, 4, 5, 255}), func(l int) response.Level { return response.Level(l) })
	amount := rapid.Map(rapid.SampledFrom([]int64{0, 1, -1, math.MinInt64, math.MaxInt64, int64(emission.MaxAmount) + 1}), func(n int64) emission.Amount { return emission.Amount(n) })
	amounts := rapid.Custom(func(t *rapid.T) emission.Amounts {
		as := emissiontest.Amounts().Draw(t, "amounts")
		if rapid.Bool().Draw(t, "hostile") {
			as = as.With(emission.Pollutant(rapid.IntRange(0, 5).Draw(t, "of")), amount.Draw(t, "amount"))
		}
		return as
	})
	rapid.Check(t, func(t *rapid.T) {
		targets := rapid.OneOf(rapid.Just(emission.Kashgar()), emissiontest.Targets()).Draw(t, "targets")
		made := ready(rapid.OneOf(rapid.Just(enterprise.Kashgar()), enterprisetest.Rules()).Draw(t, "rules"), targets)
		ruleset := rapid.SampledFrom([]*enterprise.Ruleset{nil, {}, made, made, made}).Draw(t, "ruleset")
		list := enterprisetest.Profiles(targets, 4).Draw(t, "profiles")
		for i := range list {
			if rapid.Bool().Draw(t, "hostile") {
				list[i].Baseline = amounts.Draw(t, "baseline")
				list[i].Reductions = list[i].Reductions.With(level.Draw(t, "at"), amounts.Draw(t, "reduction"))
				list[i].Grade, list[i].Enterprise.Industry = enterprise.Grade(rapid.Byte().Draw(t, "grade")), response.Industry(rapid.Byte().Draw(t, "industry"))
				list[i].Designated = response.Fact(rapid.Byte().Draw(t, "designated"))
			}
		}
		others := emission.Total{Baseline: amounts.Draw(t, "others"), Reduction: amounts.Draw(t, "others' reduction"), Sources: rapid.Int().Draw(t, "sources")}
		a, err := ruleset.Area(level.Draw(t, "level"), slices.Values(list), rapid.SampledFrom([]emission.Total{{}, others}).Draw(t, "others"))
		if faulty := len(list) - len(a.Obligations); err != nil && a.LeftOut == nil && a.Obligations != nil || a.LeftOut != nil && faulty != len(a.LeftOut) || err == nil && faulty > 0 {
			t.Fatalf("%+v, %v", a, err)
		}
		sources := emissiontest.Inventory(3).Draw(t, "inventory")
		for i := range sources {
			sources[i].Baseline = rapid.SampledFrom([]emission.Amounts{sources[i].Baseline, others.Baseline}).Draw(t, "source")
		}
		drawn := level.Draw(t, "first")
		at := rapid.SampledFrom([]map[string]response.Level{nil, emissiontest.Everywhere(drawn), {"653101": drawn}}).Draw(t, "levels")
		p, err := ruleset.Prefecture(level.Draw(t, "prefecture"), at, slices.Values(list), slices.Values(sources))
		leftOut := p.LeftOut != nil || p.SourcesLeftOut != nil
		if (err == nil || leftOut) != (p.Before != emission.Attainment{}) || err == nil && leftOut {
			t.Fatalf("%+v, %v", p, err)
		}
	})
}
