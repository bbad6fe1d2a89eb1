package response_test

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/response"
	"github.com/clearsky-go/clearsky/response/responsetest"
)

func TestValidateKashgar(t *testing.T) {
	c := response.Kashgar()
	if err := c.Validate(); err != nil {
		t.Fatal(err)
	}
	c.Readings = response.Readings{Bound: response.Exclusive, Closing: response.Within24Hours}
	if err := c.Validate(); err != nil {
		t.Fatal(err)
	}
}

// validateRows change Kashgar's catalogue so that it has the faults; each must be named with its place.
var validateRows = []struct {
	name   string
	change func(c *response.Catalogue)
	want   []string
}{
	{"no levels", func(c *response.Catalogue) { c.Levels = nil }, []string{"levels: none, want at least one", "measures[10] (iii-health-sensitive), level: level III, want a level of the catalogue"}},
	{"levels that fall", func(c *response.Catalogue) { slices.Reverse(c.Levels) }, []string{"levels[1]: level II after level I, want levels that rise", "levels[2]: level III after level II"}},
	{"a level twice", func(c *response.Catalogue) { c.Levels[1].Level = response.III }, []string{"levels[1]: level III after level III"}},
	{"no response as a level", func(c *response.Catalogue) { c.Levels[0].Level = response.NoResponse }, []string{"levels[0]: no response after no response"}},
	{"an unknown level", func(c *response.Catalogue) { c.Levels[2].Level = 7 }, []string{"levels[2]: response.Level(7)"}},
	{"no measures", func(c *response.Catalogue) { c.Measures = nil }, []string{"measures: none, want at least one", "rules.truck"}},
	{"a measure without identifier", func(c *response.Catalogue) { c.Measures[3].ID = "" }, []string{"measures[3] (): no identifier, want one"}},
	{"an identifier twice", func(c *response.Catalogue) { c.Measures[3].ID = c.Measures[1].ID }, []string{"measures[3] (general-mobile-extent): the identifier of measures[1]"}},
	{"a unit without identifier", func(c *response.Catalogue) { c.Units[0].ID = "" }, []string{"units[0] (): no identifier"}},
	{"a unit twice", func(c *response.Catalogue) { c.Units[1].ID = "publicity" }, []string{"units[1] (publicity): the identifier of units[0]"}},
	{"a duty without identifier", func(c *response.Catalogue) { c.Duties[0].ID = "" }, []string{"duties[0] (): no identifier"}},
	{"a duty twice", func(c *response.Catalogue) { c.Duties[1].ID = "member-start" }, []string{"duties[1] (member-start): the identifier of duties[0]"}},
	{"a unit without name", func(c *response.Catalogue) { c.Units[2].Name = aqi.Text{} }, []string{"units[2] (ecology), name: no Chinese text", "units[2] (ecology), name: no English text"}},
	{"a general measure with a level", func(c *response.Catalogue) { c.Measures[0].Level = response.II }, []string{"measures[0] (general-mobile-limit), level: level II, want none"}},
	{"a measure of a level that the plan has not", func(c *response.Catalogue) { c.Measures[12].Level = response.IV }, []string{"measures[12] (iii-health-schools), level: level IV, want a level of the catalogue"}},
	{"a measure of no level", func(c *response.Catalogue) { c.Measures[11].Level = response.NoResponse }, []string{"measures[11] (iii-health-public), level: no response", "(iii-health-public): a general measure, want a measure of a level"}},
	{"a measure of no kind", func(c *response.Catalogue) { c.Measures[10].Kind = 0 }, []string{"measures[10] (iii-health-sensitive), kind: response.Kind(0)"}},
	{"a measure of an unknown sector", func(c *response.Catalogue) { c.Measures[10].Sector = 9 }, []string{"(iii-health-sensitive), sector: response.Sector(9)"}},
	{"a measure for nobody", func(c *response.Catalogue) { c.Measures[10].Addressee = 0 }, []string{"(iii-health-sensitive), addressee: response.Addressee(0)"}},
	{"a measure without Chinese", func(c *response.Catalogue) { c.Measures[10].Text.Chinese = "" }, []string{"measures[10] (iii-health-sensitive): no Chinese text, want the plan's"}},
	{"a measure without English", func(c *response.Catalogue) { c.Measures[10].Text.English = "" }, []string{"measures[10] (iii-health-sensitive): no English text, want a translation"}},
	{"a department that is no unit", func(c *response.Catalogue) { c.Measures[10].Departments = []string{"fire"} }, []string{`(iii-health-sensitive), departments: "fire", want a unit`}},
	{"a rule of no measure", func(c *response.Catalogue) { c.Restrictions[response.AboutTruck][1].Measure = "x" }, []string{"rules.truck[1] (x): no such measure"}},
	{"a rule of a general measure", func(c *response.Catalogue) { c.Restrictions[response.AboutTruck][1].Measure = "general-dust" }, []string{"rules.truck[1] (general-dust): a general measure"}},
	{"a rule of another level", func(c *response.Catalogue) { c.Restrictions[response.AboutYard][0].Level = response.I }, []string{"rules.yard[0] (iii-dust-yards), level: level I, want the measure's, level III"}},
	{"a rule without verdict", func(c *response.Catalogue) { c.Restrictions[response.AboutYard][0].Verdict = 0 }, []string{"verdict: no answer, want less, avoid or stop"}},
	{"a rule that frees", func(c *response.Catalogue) { c.Restrictions[response.AboutYard][0].Verdict = response.Unrestricted }, []string{"verdict: not restricted"}},
	{"a rule with an unknown verdict", func(c *response.Catalogue) { c.Restrictions[response.AboutYard][0].Verdict = 9 }, []string{"verdict: response.Verdict(9)"}},
	{"a rule for electric ones", func(c *response.Catalogue) { c.Restrictions[response.AboutYard][0].UpTo = response.Electric }, []string{"up_to: electric, want a stage"}},
	{"a rule for an unknown standard", func(c *response.Catalogue) { c.Restrictions[response.AboutYard][0].UpTo = 77 }, []string{"up_to: response.Standard(77)"}},
	{"a loose bound of nothing", func(c *response.Catalogue) { c.Restrictions[response.AboutYard][0].BoundUnclear = true }, []string{"loose: unknown, want a bound with something below it"}},
	{"a loose bound with nothing below it", func(c *response.Catalogue) {
		c.Restrictions[response.AboutYard][0].BoundUnclear, c.Restrictions[response.AboutYard][0].UpTo = true, response.PreChinaI
	}, []string{"loose: below China I, want a bound"}},
	{"an exception that another holds", func(c *response.Catalogue) {
		c.Restrictions[response.AboutTruck][2].Unless = append(c.Restrictions[response.AboutTruck][2].Unless, response.TraitsOf(response.InMining, response.SpecialVehicle))
	}, []string{"unless: mining, special vehicle, want no exception that another holds"}},
	{"an exception that holds another", func(c *response.Catalogue) {
		c.Restrictions[response.AboutTruck][2].Unless = append(c.Restrictions[response.AboutTruck][2].Unless, response.TraitsOf(response.IsLivelihood))
	}, []string{"unless: supplies daily needs, want no exception that another holds"}},
	{"trips below none", func(c *response.Catalogue) { c.Restrictions[response.AboutYard][0].Trips = -1 }, []string{"trips: -1, want a number of trips"}},
	{"too many trips", func(c *response.Catalogue) { c.Restrictions[response.AboutYard][0].Trips = 1<<31 - 1 }, []string{"trips: 2147483647"}},
	{"unknown traits of all", func(c *response.Catalogue) { c.Restrictions[response.AboutYard][0].All = 1 }, []string{"response.Trait(0), want traits"}},
	{"unknown traits of any", func(c *response.Catalogue) { c.Restrictions[response.AboutYard][0].Any |= 1 << 63 }, []string{"response.Trait(63), want traits"}},
	{"unknown traits of an exception", func(c *response.Catalogue) { c.Restrictions[response.AboutYard][0].Unless = []response.Traits{1 << 62} }, []string{"response.Trait(62), want traits"}},
	{"an exception without traits", func(c *response.Catalogue) { c.Restrictions[response.AboutYard][0].Unless = []response.Traits{0} }, []string{"unless: an exception without traits"}},
	{"too many rules", func(c *response.Catalogue) {
		c.Restrictions[response.AboutYard] = slices.Repeat(c.Restrictions[response.AboutYard], 9)
	}, []string{"rules.yard: 9 rules, want at most 8"}},
	{"rules of no question", func(c *response.Catalogue) { c.Restrictions[0] = c.Restrictions[response.AboutYard] }, []string{"restrictions: response.Question(0), want a question"}},
	{"a duty of no occasion", func(c *response.Catalogue) { c.Duties[0].Occasion = 0 }, []string{"duties[0] (member-start), occasion: response.Occasion(0)"}},
	{"a duty without text", func(c *response.Catalogue) { c.Duties[0].Text = aqi.Text{} }, []string{"duties[0] (member-start): no Chinese text", "duties[0] (member-start): no English text"}},
	{"a duty of nobody", func(c *response.Catalogue) { c.Duties[0].By = nil }, []string{"duties[0] (member-start), by: nobody, want who owes it"}},
	{"a duty of an unknown party", func(c *response.Catalogue) { c.Duties[0].By[0] = 0 }, []string{"duties[0] (member-start): response.Party(0)"}},
	{"a duty to an unknown party", func(c *response.Catalogue) { c.Duties[0].To[0] = 99 }, []string{"duties[0] (member-start): response.Party(99)"}},
	{"contents without text", func(c *response.Catalogue) { c.Duties[8].Contents[0].English = "" }, []string{"duties[8] (daily-report), contents: no English text"}},
	{"a daily duty without days", func(c *response.Catalogue) { c.Duties[8].Term = response.Term{} }, []string{"duties[8] (daily-report), term: {Days:0 Month:0 Day:0}, want 1 to 36"}},
	{"a daily duty with a date", func(c *response.Catalogue) { c.Duties[8].Term.Day = 1 }, []string{"(daily-report), term: {Days:1 Month:0 Day:1}"}},
	{"a daily duty with a month", func(c *response.Catalogue) { c.Duties[8].Term.Month = 1 }, []string{"(daily-report), term: {Days:1 Month:1 Day:0}"}},
	{"a term below a day", func(c *response.Catalogue) { c.Duties[10].Term.Days = -1 }, []string{"duties[10] (closing-report), term: {Days:-1"}},
	{"a term over a year", func(c *response.Catalogue) { c.Duties[10].Term.Days = 367 }, []string{"duties[10] (closing-report), term: {Days:367"}},
	{"29 February", func(c *response.Catalogue) { c.Duties[14].Term = response.Term{Month: 2, Day: 29} }, []string{"duties[14] (yearly-lists), term: {Days:0 Month:2 Day:29}, want a day that every year has"}},
	{"31 April", func(c *response.Catalogue) { c.Duties[14].Term = response.Term{Month: 4, Day: 31} }, []string{"Month:4 Day:31}"}},
	{"month 13", func(c *response.Catalogue) { c.Duties[14].Term = response.Term{Month: 13, Day: 1} }, []string{"Month:13 Day:1}"}},
	{"month 0", func(c *response.Catalogue) { c.Duties[14].Term = response.Term{Month: 0, Day: 1} }, []string{"Month:0 Day:1}"}},
	{"day 0", func(c *response.Catalogue) { c.Duties[13].Term = response.Term{Month: 1, Day: 0} }, []string{"duties[13] (great-revision), term: {Days:0 Month:1 Day:0}"}},
	{"an enormous day", func(c *response.Catalogue) { c.Duties[13].Term = response.Term{Month: 1, Day: 1 << 40} }, []string{"Day:1099511627776}"}},
	{"January of the year after", func(c *response.Catalogue) { c.Duties[13].Term = response.Term{Month: 1, Day: 366} }, []string{"Month:1 Day:366}"}},
	{"a date and days", func(c *response.Catalogue) { c.Duties[13].Term.Days = 1 }, []string{"{Days:1 Month:10 Day:31}"}},
	{"a term where the occasion sets it", func(c *response.Catalogue) { c.Duties[0].Term.Days = 1 }, []string{"duties[0] (member-start), term: {Days:1 Month:0 Day:0}, want none, as the occasion sets it"}},
	{"no consequences", func(c *response.Catalogue) { c.Consequences = nil }, []string{"consequences: 0 of failure of duty, want one of each", "0 of measures not carried out", "0 of indicators"}},
	{"two of a finding", func(c *response.Catalogue) { c.Consequences[0].Finding = response.IndicatorsNotMet }, []string{"0 of failure of duty", "2 of indicators"}},
	{"an unknown finding", func(c *response.Catalogue) { c.Consequences[0].Finding = 9 }, []string{"consequences[0] (response.Finding(9)): response.Finding(9)"}},
	{"a consequence by nobody", func(c *response.Catalogue) { c.Consequences[0].By = 0 }, []string{"consequences[0] (failure of duty), by: response.Party(0)"}},
	{"a consequence without a case", func(c *response.Catalogue) { c.Consequences[0].Case.Chinese = "" }, []string{"consequences[0] (failure of duty), case: no Chinese text"}},
	{"a consequence without text", func(c *response.Catalogue) { c.Consequences[0].Text.English = "" }, []string{"consequences[0] (failure of duty): no English text"}},
	{"an unknown reading of a bound", func(c *response.Catalogue) { c.Readings.Bound = 2 }, []string{"readings.bound: response.BoundReading(2), want one of its values"}},
	{"an unknown reading of closing", func(c *response.Catalogue) { c.Readings.Closing = 2 }, []string{"readings.closing: response.ClosingReading(2)"}},
	{"the zero catalogue", func(c *response.Catalogue) { *c = response.Catalogue{} }, []string{"levels: none", "measures: none", "consequences: 0"}},
	{"a long identifier", func(c *response.Catalogue) {
		c.Measures[10].ID = strings.Repeat("长", 5000) + "x"
		c.Measures[10].Kind = 0
	}, []string{"measures[10] (长长"}},
}

func TestValidateFaults(t *testing.T) {
	for _, row := range validateRows {
		c := response.Kashgar()
		row.change(&c)
		err := c.Validate()
		var fs response.Faults
		var f response.Fault
		if !errors.Is(err, response.ErrCatalogue) || !errors.As(err, &f) || !errors.As(err, &fs) {
			t.Errorf("%s: %v", row.name, err)
			continue
		}
		for _, want := range row.want {
			if !slices.ContainsFunc(fs, func(f response.Fault) bool { return strings.Contains(f.Error(), want) }) {
				t.Errorf("%s: %v\nwant %s", row.name, err, want)
			}
		}
		for _, f := range fs {
			if f.Where == "" || f.Got == "" || f.Want == "" || !errors.Is(f, response.ErrCatalogue) || len(f.Error()) > 500 {
				t.Errorf("%s: %+v", row.name, f)
			}
		}
	}
}

// Where rows do not touch the same thing, all their problems are found at once.
func TestValidateAllAtOnce(t *testing.T) {
	c := response.Kashgar()
	var want []string
	for _, name := range []string{
		"a unit twice", "a measure for nobody", "a rule that frees", "a duty of no occasion", "two of a finding", "an unknown reading of a bound",
	} {
		for _, row := range validateRows {
			if row.name == name {
				row.change(&c)
				want = append(want, row.want...)
			}
		}
	}
	err := c.Validate()
	for _, w := range want {
		if err == nil || !strings.Contains(err.Error(), w) {
			t.Errorf("%v\nwant %s", err, w)
		}
	}
}

// A fault reads as a sentence and wraps its rule; faults read as one line.
func TestFaults(t *testing.T) {
	f := response.Fault{Where: "measures[3] (4.3.2.1-4)", Got: "no Chinese text", Want: "the plan's", Rule: response.ErrCatalogue}
	if got := f.Error(); got != "measures[3] (4.3.2.1-4): no Chinese text, want the plan's: not a valid catalogue" {
		t.Error(got)
	}
	fs := response.Faults{f, {Where: "level", Got: "x", Want: "y", Rule: response.ErrText}}
	if !errors.Is(fs, response.ErrText) || !errors.Is(fs, response.ErrCatalogue) {
		t.Error(fs)
	}
	if got := fs.Error(); !strings.HasPrefix(got, "response: measures[3]") || !strings.Contains(got, "; level: x, want y") {
		t.Error(got)
	}
}

// No catalogue makes any method panic.
func TestValidateMutations(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := responsetest.Catalogue().Draw(t, "catalogue")
		for range rapid.IntRange(1, 4).Draw(t, "mutations") {
			mutate(t, &c)
		}
		_ = c.Validate()
		items, err := c.Due(responsetest.Activations().Draw(t, "activations"))
		if err != nil {
			t.Fatal(err)
		}
		for _, item := range items {
			_, _ = item.Text(), item.Duty
		}
		level := response.Level(rapid.Byte().Draw(t, "level"))
		_ = c.Explain(c.Truck(level, responsetest.Truck().Draw(t, "truck")))
		_ = c.Advice(level, response.Filter{})
	})
}

// mutate spoils one part of a catalogue.
func mutate(t *rapid.T, c *response.Catalogue) {
	b, n := rapid.Byte().Draw(t, "byte"), rapid.SampledFrom([]int{-1 << 40, -1, 0, 1, 13, 1 << 40}).Draw(t, "number")
	c.Restrictions[rapid.IntRange(0, len(c.Restrictions)-1).Draw(t, "question")] = []response.Restriction{{
		Measure: "no such", Level: response.Level(b), Verdict: response.Verdict(b), UpTo: response.Standard(b), Trips: n,
		BoundUnclear: true, All: response.Traits(n), Any: response.Traits(b), Unless: []response.Traits{0, response.Traits(n)},
	}}
	c.Readings = response.Readings{Bound: response.BoundReading(b), Closing: response.ClosingReading(b)}
	if len(c.Levels) > 0 {
		c.Levels[len(c.Levels)-1].Level = response.Level(b)
	}
	c.Measures = append(c.Measures, response.Measure{Level: response.Level(b), Kind: response.Kind(b), Departments: []string{"no such"}})
	c.Duties = append(c.Duties, response.Duty{Occasion: response.Occasion(b), By: []response.Party{response.Party(b)}},
		response.Duty{Occasion: 1 + response.Occasion(b)%10, Term: response.Term{Days: n, Month: n, Day: n}})
	c.Consequences = append(c.Consequences, response.Consequence{Finding: response.Finding(b)})
}

// A rule asks for what its question can state.
func TestQuestionTraits(t *testing.T) {
	c := response.Kashgar()
	r := &c.Restrictions[response.AboutYard][0]
	r.UpTo, r.Trips, r.Unless = response.ChinaIV, 10, []response.Traits{response.TraitsOf(response.InZone)}
	err := c.Validate()
	for _, want := range []string{"in a designated zone, want traits of a yard", "up_to: China IV, want none", "trips: 10, want none"} {
		if !errors.Is(err, response.ErrCatalogue) || !strings.Contains(err.Error(), "rules.yard[0] (iii-dust-yards)") || !strings.Contains(err.Error(), want) {
			t.Errorf("%v, want %s", err, want)
		}
	}
}
