package response_test

import (
	"encoding/json"
	"errors"
	"math"
	"slices"
	"strconv"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/clearsky-go/clearsky/alert"
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

// validateRows change Kashgar's catalogue so that it has the faults; each must be named with its place below /catalogue.
var validateRows = []struct {
	name   string
	change func(c *response.Catalogue)
	want   []string
}{
	{"no levels", func(c *response.Catalogue) { c.Levels = nil }, []string{"/levels: want at least one: must be given", "/measures/10/level (iii-health-sensitive): level III, want a level of the catalogue: is not known here"}},
	{"levels that fall", func(c *response.Catalogue) { slices.Reverse(c.Levels) }, []string{
		"/levels/1/level: level II, want higher than level I: is out of order", "/levels/2/level: level III, want higher than level II",
		"/levels/1/alert: Orange, want higher than Red: is out of order", "/levels/2/alert: Yellow, want higher than Orange",
	}},
	{"a level twice", func(c *response.Catalogue) { c.Levels[1].Level = response.III }, []string{"/levels/1/level: level III, want higher than level III"}},
	{"an alert twice", func(c *response.Catalogue) { c.Levels[1].Alert = alert.Yellow }, []string{"/levels/1/alert: Yellow, want higher than Yellow"}},
	{"no response to a higher alert", func(c *response.Catalogue) { c.Levels[1].Level = response.NoResponse }, []string{"/levels/1/level: no response, want higher than level III"}},
	{"measures where there is no response", func(c *response.Catalogue) { c.Levels[0].Level = response.NoResponse }, []string{"/measures/10/level (iii-health-sensitive): level III, want a level of the catalogue"}},
	{"no alert", func(c *response.Catalogue) { c.Levels[0].Alert = alert.NoAlert }, []string{"/levels/0/alert: None, want higher than None"}},
	{"an unknown level", func(c *response.Catalogue) { c.Levels[2].Level = 7 }, []string{"/levels/2/level: response.Level(7), want one of its values: is not known here"}},
	{"an unknown alert", func(c *response.Catalogue) { c.Levels[2].Alert = 7 }, []string{"/levels/2/alert: alert.Level(7)"}},
	{"no measures", func(c *response.Catalogue) { c.Measures = nil }, []string{"/measures: want at least one: must be given", `/restrictions/0/measure (iii-industry-micro): "iii-industry-micro", want a measure of the catalogue`}},
	{"a measure without identifier", func(c *response.Catalogue) { c.Measures[3].ID = "" }, []string{"/measures/3/id: want an identifier: must be given"}},
	{"an identifier twice", func(c *response.Catalogue) { c.Measures[3].ID = c.Measures[1].ID }, []string{`/measures/3/id (general-mobile-extent): "general-mobile-extent", want another than that of /catalogue/measures/1: is given twice`}},
	{"an identifier that is no UTF-8", func(c *response.Catalogue) { c.Measures[3].ID = "\xff" }, []string{"/measures/3/id (\uFFFD): \"\uFFFD\", want text in UTF-8: is not a value of its type"}},
	{"a party without identifier", func(c *response.Catalogue) { c.Parties[0].ID = "" }, []string{"/parties/0/id: want an identifier"}},
	{"a party twice", func(c *response.Catalogue) { c.Parties[1].ID = "headquarters" }, []string{`/parties/1/id (headquarters): "headquarters", want another than that of /catalogue/parties/0`}},
	{"heavy counties that are no counties", func(c *response.Catalogue) { c.Parties[4].EachCounty = false }, []string{"/parties/4/heavy_county (heavy-counties): true, want only of what stands for each county: contradicts"}},
	{"a duty without identifier", func(c *response.Catalogue) { c.Duties[0].ID = "" }, []string{"/duties/0/id: want an identifier"}},
	{"a duty whose identifier would part its keys", func(c *response.Catalogue) { c.Duties[0].ID = "a/b" }, []string{`/duties/0/id (a/b): "a/b", want without the / that parts a key: is not a value of its type`}},
	{"duties listed for no day", func(c *response.Catalogue) { c.KeepDays = 0 }, []string{"/keep_days: 0, want 1 to 366: is out of range"}},
	{"duties listed for more than a year", func(c *response.Catalogue) { c.KeepDays = 367 }, []string{"/keep_days: 367, want 1 to 366: is out of range"}},
	{"a duty twice", func(c *response.Catalogue) { c.Duties[1].ID = "member-start" }, []string{`/duties/1/id (member-start): "member-start", want another than that of /catalogue/duties/0`}},
	{"a party without name", func(c *response.Catalogue) { c.Parties[2].Name = aqi.Text{} }, []string{"/parties/2/name/zh (member-units): want the text in Chinese: must be given", "/parties/2/name/en (member-units): want the text in English: must be given"}},
	{"a name that is no UTF-8", func(c *response.Catalogue) { c.Parties[2].Name.Chinese = "环\xe5" }, []string{`/parties/2/name/zh (member-units): "环�", want text in UTF-8`}},
	{"a title that is no UTF-8", func(c *response.Catalogue) { c.Title.English = "\xc0" }, []string{"/title/en: "}},
	{"a clause that is no UTF-8", func(c *response.Catalogue) { c.Clauses.End.Number = "4.4\xff" }, []string{"/clauses/end/number: "}},
	{"no document", func(c *response.Catalogue) { c.Clauses.Change.Document = "" }, []string{"/clauses/change/document: want the document that has it: must be given"}},
	{"a general measure with a level", func(c *response.Catalogue) { c.Measures[0].Level = response.II }, []string{"/measures/0/level (general-mobile-limit): level II, want none"}},
	{"a measure of a level that the plan has not", func(c *response.Catalogue) { c.Measures[12].Level = response.IV }, []string{"/measures/12/level (iii-health-schools): level IV, want a level of the catalogue"}},
	{"a measure of no level", func(c *response.Catalogue) { c.Measures[11].Level = response.NoResponse }, []string{"/measures/11/level (iii-health-public): no response", `/level (iii-health-public): level III, want the measure's, no response: contradicts something else`}},
	{"a measure of no kind", func(c *response.Catalogue) { c.Measures[10].Kind = 0 }, []string{"/measures/10/kind (iii-health-sensitive): response.Kind(0)"}},
	{"a measure of an unknown sector", func(c *response.Catalogue) { c.Measures[10].Sector = 9 }, []string{"/measures/10/sector (iii-health-sensitive): response.Sector(9)"}},
	{"a measure for nobody", func(c *response.Catalogue) { c.Measures[10].Addressee = "" }, []string{`/measures/10/addressee (iii-health-sensitive): "", want a party of the catalogue`}},
	{"a measure without Chinese", func(c *response.Catalogue) { c.Measures[10].Text.Chinese = "" }, []string{"/measures/10/text/zh (iii-health-sensitive): want the text in Chinese"}},
	{"a measure without English", func(c *response.Catalogue) { c.Measures[10].Text.English = "" }, []string{"/measures/10/text/en (iii-health-sensitive): want the text in English"}},
	{"a department that is no unit", func(c *response.Catalogue) { c.Measures[10].Departments = []string{"ecology", "fire"} }, []string{`/measures/10/departments/1 (iii-health-sensitive): "fire", want a party of the catalogue: is not known here`}},
	{"a restriction of no question", func(c *response.Catalogue) { restriction(c, response.AboutMuckTruck, 0).Question = 0 }, []string{"/question (iii-mobile-muck-trucks): response.Question(0)"}},
	{"a restriction of an unknown question", func(c *response.Catalogue) { restriction(c, response.AboutMuckTruck, 0).Question = 99 }, []string{"/question (iii-mobile-muck-trucks): response.Question(99)"}},
	{"a restriction of no measure", func(c *response.Catalogue) { restriction(c, response.AboutTruck, 1).Measure = "x" }, []string{`/restrictions/1/measure (x): "x", want a measure of the catalogue: is not known here`}},
	{"a restriction of a general measure at a level that there is not", func(c *response.Catalogue) { restriction(c, response.AboutVehicle, 0).Level = response.IV }, []string{`/level (general-mobile-zones): level IV, want a level of the catalogue`}},
	{"a restriction of another level", func(c *response.Catalogue) { restriction(c, response.AboutMuckTruck, 0).Level = response.I }, []string{"/level (iii-mobile-muck-trucks): level I, want the measure's, level III: contradicts something else"}},
	{"a restriction without verdict", func(c *response.Catalogue) { restriction(c, response.AboutMuckTruck, 0).Verdict = 0 }, []string{"/verdict (iii-mobile-muck-trucks): no answer, want reduce, avoid or stop"}},
	{"a restriction that frees", func(c *response.Catalogue) {
		restriction(c, response.AboutMuckTruck, 0).Verdict = response.Unrestricted
	}, []string{"/verdict (iii-mobile-muck-trucks): not restricted"}},
	{"an unknown verdict", func(c *response.Catalogue) { restriction(c, response.AboutMuckTruck, 0).Verdict = 9 }, []string{"/verdict (iii-mobile-muck-trucks): response.Verdict(9)"}},
	{"a restriction of electric ones", func(c *response.Catalogue) { restriction(c, response.AboutMuckTruck, 0).UpTo = response.Electric }, []string{"/up_to (iii-mobile-muck-trucks): electric, want a stage of the standards"}},
	{"a restriction up to an unknown standard", func(c *response.Catalogue) { restriction(c, response.AboutMuckTruck, 0).UpTo = 77 }, []string{"/up_to (iii-mobile-muck-trucks): response.Standard(77)"}},
	{"an unclear bound of nothing", func(c *response.Catalogue) { restriction(c, response.AboutMuckTruck, 0).BoundUnclear = true }, []string{"/up_to (iii-mobile-muck-trucks): unknown, want a stage with one below it"}},
	{"an unclear bound with nothing below it", func(c *response.Catalogue) {
		r := restriction(c, response.AboutMuckTruck, 0)
		r.BoundUnclear, r.UpTo = true, response.PreChinaI
	}, []string{"/up_to (iii-mobile-muck-trucks): older than China I, want a stage with one below it"}},
	{"a standard beside that of the own plan", func(c *response.Catalogue) { restriction(c, response.AboutTruck, 2).UpTo = response.ChinaIV }, []string{"/restrictions/2/up_to (iii-industry-list): China IV, want none, as the own plan has it"}},
	{"an own plan for what has no enterprise", func(c *response.Catalogue) { restriction(c, response.AboutMuckTruck, 0).OwnPlan = true }, []string{"/own_plan (iii-mobile-muck-trucks): true, want none, as a truck with waste, muck or sand has no enterprise"}},
	{"an exception that another holds", func(c *response.Catalogue) {
		r := restriction(c, response.AboutTruck, 1)
		r.Unless = append(r.Unless, response.TraitsOf("mining", "special-vehicle"))
	}, []string{"/restrictions/1/unless/3 (ii-industry-bulk): mining,special vehicle, want none that another holds"}},
	{"an exception that holds another", func(c *response.Catalogue) {
		r := restriction(c, response.AboutTruck, 1)
		r.Unless = append(r.Unless, response.TraitsOf("livelihood"))
	}, []string{"/restrictions/1/unless/3 (ii-industry-bulk): supplies daily needs, want none that another holds"}},
	{"hours that are none", func(c *response.Catalogue) { restriction(c, response.AboutMuckTruck, 0).Hours.From = 24 }, []string{"/hours (iii-mobile-muck-trucks): 24–0, want hours from 0 to 24"}},
	{"hours of what has none", func(c *response.Catalogue) { restriction(c, response.AboutSchool, 0).Hours.Until = 24 }, []string{"/hours (iii-health-schools): 0–24, want none"}},
	{"an exception without traits", func(c *response.Catalogue) { restriction(c, response.AboutMuckTruck, 0).Unless = []response.Traits{0} }, []string{"/unless/0 (iii-mobile-muck-trucks): want a trait at least"}},
	{"too many exceptions", func(c *response.Catalogue) {
		restriction(c, response.AboutMuckTruck, 0).Unless = make([]response.Traits, 17)
	}, []string{"/unless (iii-mobile-muck-trucks): 17, want at most 16: are too many"}},
	{"trips below none", func(c *response.Catalogue) { restriction(c, response.AboutMuckTruck, 0).Trips = -1 }, []string{"/trips (iii-mobile-muck-trucks): -1, want 0 to 1000000: is out of range"}},
	{"too many trips", func(c *response.Catalogue) { restriction(c, response.AboutMuckTruck, 0).Trips = 1<<31 - 1 }, []string{"/trips (iii-mobile-muck-trucks): 2147483647"}},
	{"unknown traits of all", func(c *response.Catalogue) { restriction(c, response.AboutMuckTruck, 0).All = 1 }, []string{"/all (iii-mobile-muck-trucks): response.Traits(0x1), want words that name traits: is not known here"}},
	{"unknown traits of any", func(c *response.Catalogue) { restriction(c, response.AboutMuckTruck, 0).Any |= 1 << 63 }, []string{"/any (iii-mobile-muck-trucks): response.Traits(0x8000000000000000)"}},
	{"unknown traits of an exception", func(c *response.Catalogue) {
		restriction(c, response.AboutMuckTruck, 0).Unless = []response.Traits{1 << 62}
	}, []string{"/unless/0 (iii-mobile-muck-trucks): response.Traits(0x4000000000000000)"}},
	{"too many restrictions", func(c *response.Catalogue) {
		c.Restrictions = append(c.Restrictions, slices.Repeat(restrictionsOf(*c, response.AboutMuckTruck), 64)...)
	}, []string{"(iii-mobile-muck-trucks): truck with waste, muck or sand, want at most 64 for a question: are too many"}},
	{"restrictions of a question apart", func(c *response.Catalogue) {
		c.Restrictions = append(c.Restrictions, *restriction(c, response.AboutTruck, 0))
	}, []string{"/restrictions/36/question (iii-industry-micro): heavy truck, want the restrictions of a question together: is out of order"}},
	{"a duty of no occasion", func(c *response.Catalogue) { c.Duties[0].Occasion = 0 }, []string{"/duties/0/occasion (member-start): response.Occasion(0)"}},
	{"a duty without text", func(c *response.Catalogue) { c.Duties[0].Text = aqi.Text{} }, []string{"/duties/0/text/zh (member-start): want", "/duties/0/text/en (member-start): want"}},
	{"a duty of nobody", func(c *response.Catalogue) { c.Duties[0].By = nil }, []string{"/duties/0/by (member-start): want who owes it: must be given"}},
	{"a duty of an unknown party", func(c *response.Catalogue) { c.Duties[0].By[0] = "" }, []string{`/duties/0/by/0 (member-start): "", want a party of the catalogue`}},
	{"a duty to an unknown party", func(c *response.Catalogue) { c.Duties[0].To[0] = "x" }, []string{`/duties/0/to/0 (member-start): "x", want a party of the catalogue: is not known`}},
	{"contents without text", func(c *response.Catalogue) { c.Duties[8].Contents[0].English = "" }, []string{"/duties/8/contents/0/en (daily-report): want the text in English"}},
	{"a daily duty without days", func(c *response.Catalogue) { c.Duties[8].Term = response.Term{} }, []string{"/duties/8/term (daily-report): days 0, month 0, day 0, want 1 to 364 days: is out of range"}},
	{"a daily duty with a date", func(c *response.Catalogue) { c.Duties[8].Term.Day = 1 }, []string{"/term (daily-report): days 1, month 0, day 1"}},
	{"a daily duty with a month", func(c *response.Catalogue) { c.Duties[8].Term.Month = 1 }, []string{"/term (daily-report): days 1, month 1, day 0"}},
	{"a term below a day", func(c *response.Catalogue) { c.Duties[10].Term.Days = -1 }, []string{"/duties/10/term (closing-report): days -1"}},
	{"a term over a year", func(c *response.Catalogue) { c.Duties[10].Term.Days = 367 }, []string{"/duties/10/term (closing-report): days 367"}},
	{"a daily duty by no hour", func(c *response.Catalogue) { c.Duties[8].Term.Hour = 24 }, []string{"/duties/8/term/hour (daily-report): 24, want"}},
	{"an hour of no day", func(c *response.Catalogue) { c.Duties[0].Term.Hour = 8 }, []string{"/duties/0/term (member-start): days 0, month 0, day 0, want none, as the occasion sets it"}},
	{"29 February", func(c *response.Catalogue) { c.Duties[14].Term = response.Term{Month: 2, Day: 29} }, []string{"/duties/14/term (yearly-lists): days 0, month 2, day 29, want a day that every year has"}},
	{"31 April", func(c *response.Catalogue) { c.Duties[14].Term = response.Term{Month: 4, Day: 31} }, []string{"month 4, day 31"}},
	{"month 13", func(c *response.Catalogue) { c.Duties[14].Term = response.Term{Month: 13, Day: 1} }, []string{"month 13, day 1"}},
	{"month 0", func(c *response.Catalogue) { c.Duties[14].Term = response.Term{Month: 0, Day: 1} }, []string{"month 0, day 1"}},
	{"day 0", func(c *response.Catalogue) { c.Duties[13].Term = response.Term{Month: 1, Day: 0} }, []string{"/duties/13/term (great-revision): days 0, month 1, day 0, want 1 to 364 days, a day that every year has, or none"}},
	{"an enormous day", func(c *response.Catalogue) { c.Duties[13].Term = response.Term{Month: 1, Day: math.MaxInt32} }, []string{"day 2147483647"}},
	{"January of the year after", func(c *response.Catalogue) { c.Duties[13].Term = response.Term{Month: 1, Day: 366} }, []string{"month 1, day 366"}},
	{"a date and days", func(c *response.Catalogue) { c.Duties[13].Term.Days = 1 }, []string{"days 1, month 10, day 31"}},
	{"a term where the occasion sets it", func(c *response.Catalogue) { c.Duties[0].Term.Days = 1 }, []string{"/duties/0/term (member-start): days 1, month 0, day 0, want none, as the occasion sets it"}},
	{"a consequence twice", func(c *response.Catalogue) { c.Consequences[0].ID = "indicators-not-met" }, []string{`/consequences/2/id (indicators-not-met): "indicators-not-met", want another than that of /catalogue/consequences/0: is given twice`}},
	{"a consequence without identifier", func(c *response.Catalogue) { c.Consequences[0].ID = "" }, []string{"/consequences/0/id: want an identifier"}},
	{"a consequence by nobody", func(c *response.Catalogue) { c.Consequences[0].By = "" }, []string{`/consequences/0/by (duty-failed): "", want a party of the catalogue`}},
	{"a consequence without a case", func(c *response.Catalogue) { c.Consequences[0].Case.Chinese = "" }, []string{"/consequences/0/case/zh (duty-failed): want the text in Chinese"}},
	{"a consequence without text", func(c *response.Catalogue) { c.Consequences[0].Text.English = "" }, []string{"/consequences/0/text/en (duty-failed): want the text in English"}},
	{"an unknown reading of a bound", func(c *response.Catalogue) { c.Readings.Bound = 2 }, []string{"/readings/bound: response.BoundReading(2), want one of its values"}},
	{"an unknown reading of closing", func(c *response.Catalogue) { c.Readings.Closing = 2 }, []string{"/readings/closing: response.ClosingReading(2)"}},
	{"the zero catalogue", func(c *response.Catalogue) { *c = response.Catalogue{} }, []string{"/title/zh: want", "/levels: want", "/measures: want"}},
	{"a long identifier", func(c *response.Catalogue) {
		c.Measures[10].ID = strings.Repeat("长", 5000) + "x"
		c.Measures[10].Kind = 0
	}, []string{"/measures/10/kind (长长"}},
}

func TestValidateFaults(t *testing.T) {
	for _, row := range validateRows {
		c := response.Kashgar()
		row.change(&c)
		err := c.Validate()
		fs, _ := errors.AsType[aqi.Faults](err)
		for _, want := range row.want {
			if !slices.ContainsFunc(fs, func(f aqi.Fault) bool { return strings.Contains(f.Error(), want) }) {
				t.Errorf("%s: %v\nwant %s", row.name, err, want)
			}
		}
		for _, f := range fs {
			if !strings.HasPrefix(f.Path, "/catalogue/") || f.Want.Chinese == "" || f.Want.English == "" || f.Rule == nil || len(f.Error()) > 500 {
				t.Errorf("%s: %+v", row.name, f)
			}
		}
	}
}

// A plan need not have consequences, nor all that Kashgar's has.
func TestConsequencesAreRows(t *testing.T) {
	c := response.Kashgar()
	c.Consequences = c.Consequences[1:]
	if _, has := c.Consequence("duty-failed"); has || c.Validate() != nil {
		t.Error(has, c.Validate())
	}
	if c.Consequences = nil; c.Validate() != nil {
		t.Error(c.Validate())
	}
}

// A fault's path leads to its place in the catalogue's JSON form, or to where a missing one would be.
func TestValidatePaths(t *testing.T) {
	for _, row := range validateRows {
		c := response.Kashgar()
		row.change(&c)
		fs, _ := errors.AsType[aqi.Faults](c.Validate())
		var written any = map[string]any{"catalogue": response.Kashgar()} // of which the faulty one has at least the keys
		text, err := json.Marshal(written)
		if err != nil || json.Unmarshal(text, &written) != nil {
			t.Fatal(err)
		}
		for _, f := range fs {
			tokens := strings.Split(f.Path, "/")[1:]
			below := written
			for i, token := range tokens {
				object, ok := below.(map[string]any)
				if list, isList := below.([]any); isList && ok == false {
					n, err := strconv.Atoi(token)
					if err != nil {
						t.Errorf("%s: %s: no index %q", row.name, f.Path, token)
					}
					below = append(list, list...)[min(n, len(list))] // the last of those that were added has the same keys
					continue
				}
				next, has := object[token]
				if optional := []string{"readings", "departments", "unless", "up_to", "own_plan", "hours", "trips", "all", "any", "contents", "hour"}; !has && !slices.Contains(optional, token) {
					t.Errorf("%s: %s: no key %q", row.name, f.Path, token)
				}
				if !has || i == len(tokens)-1 {
					break
				}
				below = next
			}
		}
	}
}

// Where rows do not touch the same thing, all their problems are found at once.
func TestValidateAllAtOnce(t *testing.T) {
	c := response.Kashgar()
	var want []string
	for _, name := range []string{
		"a party twice", "a measure for nobody", "a restriction that frees", "a duty of no occasion", "a consequence twice", "an unknown reading of a bound",
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

// No catalogue makes any method panic.
func TestValidateMutations(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := responsetest.Catalogue().Draw(t, "catalogue")
		for range rapid.IntRange(1, 4).Draw(t, "mutations") {
			mutate(t, &c)
		}
		_ = c.Validate()
		as := responsetest.Activations().Draw(t, "activations")
		items, err := c.Due(as, responsetest.Hour(as).Draw(t, "at"))
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
	b, n := rapid.Byte().Draw(t, "byte"), rapid.SampledFrom([]int{math.MinInt, -1, 0, 1, 13, math.MaxInt}).Draw(t, "number")
	c.Restrictions = append(c.Restrictions, response.Restriction{
		Question: response.Question(rapid.IntRange(0, 13).Draw(t, "question")), Measure: "no such", Level: response.Level(b), Verdict: response.Verdict(b), UpTo: response.Standard(b), Trips: n,
		BoundUnclear: true, All: response.Traits(n), Any: response.Traits(b), Unless: []response.Traits{0, response.Traits(n)},
	})
	c.Readings = response.Readings{Bound: response.BoundReading(b), Closing: response.ClosingReading(b)}
	if len(c.Levels) > 0 {
		c.Levels[len(c.Levels)-1].Level = response.Level(b)
	}
	c.Measures = append(c.Measures, response.Measure{Level: response.Level(b), Kind: response.Kind(b), Departments: []string{"no such"}})
	c.Duties = append(c.Duties, response.Duty{Occasion: response.Occasion(b), By: []string{string([]byte{b})}},
		response.Duty{Occasion: 1 + response.Occasion(b)%8, Term: response.Term{Days: n, Month: n, Day: n}})
	c.Consequences = append(c.Consequences, response.Consequence{ID: string([]byte{b})})
}

// A restriction asks for what its question can state.
func TestQuestionTraits(t *testing.T) {
	c := response.Kashgar()
	r := restriction(&c, response.AboutSchool, 0)
	r.UpTo, r.Trips, r.Unless = response.ChinaIV, 10, []response.Traits{response.TraitsOf("in-zone")}
	err := c.Validate()
	for _, want := range []string{
		"/unless/0 (iii-health-schools): in a designated zone, want traits of a school activity", "/up_to (iii-health-schools): China IV, want none",
		"/trips (iii-health-schools): 10, want none",
	} {
		if !errors.Is(err, aqi.ErrConflict) || !strings.Contains(err.Error(), want) {
			t.Errorf("%v, want %s", err, want)
		}
	}
}
