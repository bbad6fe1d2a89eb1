package enterprise_test

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"pgregory.net/rapid"

	"github.com/clearsky-go/clearsky/alert"
	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/emission"
	"github.com/clearsky-go/clearsky/enterprise"
	"github.com/clearsky-go/clearsky/enterprise/enterprisetest"
	"github.com/clearsky-go/clearsky/internal/texttest"
	"github.com/clearsky-go/clearsky/response"
	"github.com/clearsky-go/clearsky/response/responsetest"
)

// Kashgar's rules, as 4.3.1, 4.3.1.1, 4.3.2.3 and 4.3.3.3 have them.
func TestKashgar(t *testing.T) {
	r := enterprise.Kashgar()
	if err := r.Validate(); err != nil {
		t.Fatal(err)
	}
	if r.Title != alert.Kashgar().Title || r.MicroLimit.String() != "100 kg" || r.BulkTrips != 10 || r.LeadingAsA || r.Autonomous != nil {
		t.Errorf("%v, %v, %d, %v, %v", r.Title, r.MicroLimit, r.BulkTrips, r.LeadingAsA, r.Autonomous)
	}
	// Grade A is in no tier of key enterprises, as it is exempt; every other grade is in one but those that the plan does not name.
	var graded []enterprise.Grade
	for _, tier := range r.Tiers {
		if tier.Class == enterprise.Key {
			graded = append(graded, tier.Grades...)
		}
	}
	slices.Sort(graded)
	if want := []enterprise.Grade{
		enterprise.UnknownGrade, enterprise.Ungraded, enterprise.B, enterprise.C, enterprise.D, enterprise.Leading, enterprise.NotLeading, enterprise.ModelSite,
	}; !slices.Equal(graded, want) {
		t.Errorf("in a tier: %v, want %v", graded, want)
	}
}

func TestKashgarIsFresh(t *testing.T) {
	r := enterprise.Kashgar()
	r.Guide[0], r.Classes[0].Class, r.Shares[0].Classes[0], r.Tiers[0].Grades[0], r.Duties[0].ID = 99, 99, 99, 99, ""
	r.Sections[0].ID, r.Sections[0].Industry, r.Tasks[0].ID = "", 99, ""
	if err := enterprise.Kashgar().Validate(); err != nil {
		t.Error(err)
	}
	if reflected := enterprise.Kashgar(); reflected.Sections[0].ID != "coke-oven" || reflected.Guide[0] != response.Steel {
		t.Error(reflected)
	}
}

func TestRuleFaults(t *testing.T) {
	type rules = enterprise.Rules
	const key, other = enterprise.Key, enterprise.Other
	tier := func(c enterprise.Class, gs ...enterprise.Grade) enterprise.Tier {
		return enterprise.Tier{Class: c, Grades: gs}
	}
	for _, row := range []struct {
		name   string
		change func(*rules)
		want   string // how the only fault begins
	}{
		{"class without clause", func(r *rules) { r.Classes = r.Classes[1:] }, "/rules/classes: want the clause of guarantee enterprise: must be given"},
		{"class with an empty clause", func(r *rules) { r.Classes[1].Clause = aqi.Clause{} }, "/rules/classes/1/clause: want where the plan has it: must be given"},
		{"class twice", func(r *rules) { r.Classes = append(r.Classes, r.Classes[2]) }, "/rules/classes/4/class: micro enterprise, want each class once: is given twice"},
		{"a class that is none", func(r *rules) { r.Classes = append(r.Classes, enterprise.ClassRule{Class: 9, Clause: r.Waiver}) }, "/rules/classes/4/class: enterprise.Class(9), want a class: is not known here"},
		{"guide with unknown", func(r *rules) { r.Guide = append(r.Guide, response.UnknownIndustry) }, "/rules/guide/3: unknown, want an industry: is not known here"},
		{"guide with none", func(r *rules) { r.Guide[1] = 8 }, "/rules/guide/1: response.Industry(8), want an industry: is not known here"},
		{"no limit", func(r *rules) { r.MicroLimit = 0 }, "/rules/micro_limit: 0 kg, want above 0 kg"},
		{"negative limit", func(r *rules) { r.MicroLimit = -1 }, "/rules/micro_limit: -0.000001 kg, want above 0 kg"},
		{"limit above any", func(r *rules) { r.MicroLimit = emission.MaxAmount + 1 }, "/rules/micro_limit: 10000000.000001 kg, want"},
		{"no trips", func(r *rules) { r.BulkTrips = 0 }, "/rules/bulk_trips: 0, want at least 1"},
		{"negative trips", func(r *rules) { r.BulkTrips = -1 }, "/rules/bulk_trips: -1, want at least 1"},
		{"a way to produce that a class does not have", func(r *rules) { r.Classes[0].Mode = enterprise.Autonomous }, "/rules/classes/0/mode: as it decides by itself, want by-plan, by-situation or trucks-only: is not known here"},
		{"autonomous where the grade is not known", func(r *rules) {
			r.Autonomous = []enterprise.When{{Grades: []enterprise.Grade{enterprise.UnknownGrade}}}
		}, "/rules/autonomous/0/grades: grade unknown, want known ones, since what is unknown restricts: is not known here"},
		{"autonomous from a level", func(r *rules) { r.Autonomous = []enterprise.When{{Level: response.II}} }, "/rules/autonomous/0/level: level II, want none: who is free at a level is free below it: contradicts"},
		{"exempt up to no level", func(r *rules) { r.Shares[1].Until = 5; r.Tiers = nil }, "/rules/shares/1/until: response.Level(5), want one of its values"},
		{"a duty up to a level", func(r *rules) { r.Duties[2].Until = response.II }, "/rules/duties/2/until: level II, want none: what is owed at a level is owed at every higher one: contradicts"},
		{"autonomous at none", func(r *rules) { r.Autonomous = []enterprise.When{{Level: 5}} }, "/rules/autonomous/0/level: response.Level(5), want one of its values"},
		{"tier of no class", func(r *rules) { r.Tiers[0].Class = enterprise.Undecided }, "/rules/tiers/0/class: undecided, want a class"},
		{"tier of a class that is none", func(r *rules) { r.Tiers[0].Class = 5 }, "/rules/tiers/0/class: enterprise.Class(5), want a class"},
		{"tier of an exempt class", func(r *rules) { r.Tiers[0].Class = enterprise.Guarantee }, "/rules/tiers/0: guarantee enterprise (D, not leading, ungraded, grade unknown, green model site), want none that is exempt or micro"},
		{"tier of an exempt grade", func(r *rules) { r.Tiers[1] = tier(key, enterprise.A, enterprise.C) }, "/rules/tiers/1: key enterprise (A, C), want none that is exempt or micro"},
		{"tier of micro", func(r *rules) { r.Tiers[2].Class = enterprise.Micro }, "/rules/tiers/2: micro enterprise, want none that is exempt or micro"},
		{"grade in two tiers", func(r *rules) { r.Tiers[1] = tier(key, enterprise.C, enterprise.D) }, "/rules/tiers/1: key enterprise (C, D), want none that an earlier tier has"},
		{"class in two tiers", func(r *rules) { r.Tiers = append(r.Tiers, tier(other)) }, "/rules/tiers/4: other enterprise, want none that an earlier tier has"},
		{"a grade after the class", func(r *rules) { r.Tiers = append(r.Tiers, tier(other, enterprise.B)) }, "/rules/tiers/4: other enterprise (B), want none that an earlier tier has"},
		{"cap above the whole", func(r *rules) { r.Tiers[3].Cap = emission.Whole + 1 }, "/rules/tiers/3/cap: 100.01 %, want 0.01 % to 100 %, or none"},
		{"negative cap", func(r *rules) { r.Tiers[3].Cap = -1 }, "/rules/tiers/3/cap: -0.01 %, want 0.01 % to 100 %, or none"},
		{"exempt classes that are none", func(r *rules) { r.Shares[1].Classes = []enterprise.Class{5} }, "/rules/shares/1/classes/0: enterprise.Class(5), want one of its values"},
		// What is unknown restricts.
		{"exempt undecided", func(r *rules) { r.Shares[0].Classes = []enterprise.Class{enterprise.Undecided, enterprise.Guarantee} }, "/rules/shares/0/classes: undecided, guarantee enterprise, want known ones, since what is unknown restricts: is not known here"},
		{"exempt unknown grade", func(r *rules) { r.Shares[1].Grades, r.Tiers = []enterprise.Grade{enterprise.UnknownGrade}, nil }, "/rules/shares/1/grades: grade unknown, want known ones, since what is unknown restricts: is not known here"},
		{"waived by rule", func(r *rules) { r.Shares[2].Basis = enterprise.Waived }, "/rules/shares/2/basis: bound to the approved share, want bound, exempt or truck-control: is not known here"},
		{"exempt without clause", func(r *rules) { r.Shares[1].Clause = aqi.Clause{} }, "/rules/shares/1/clause: want where the plan has it: must be given"},
		{"a share above all", func(r *rules) { r.Shares[3].Shares = aqi.Known(emission.Shares{0, 0, 10_001, 0}) }, "/rules/shares/3/shares/pm: 100.01 %, want 0 % to 100 %: is out of range"},
		{"a class twice", func(r *rules) { r.Shares[0].Classes = []enterprise.Class{enterprise.Guarantee, enterprise.Guarantee} }, "/rules/shares/0/classes/1: guarantee enterprise, want each value once: is given twice"},
		{"an exemption for nobody in particular", func(r *rules) { r.Shares[0].Classes, r.Tiers = nil, nil }, "/rules/shares/0: want for whom it holds, as it is not the last: must be given"},
		{"a grade twice", func(r *rules) { r.Tiers[1].Grades = []enterprise.Grade{enterprise.C, enterprise.C} }, "/rules/tiers/1/grades/1: C, want each value once: is given twice"},
		{"shares by the production", func(r *rules) { r.Shares[0].Modes = []enterprise.Mode{enterprise.ByPlan} }, "/rules/shares/0/modes: by its own plan, want none: shares do not turn on the production: contradicts"},
		{"nothing for everyone else", func(r *rules) { r.Shares = r.Shares[:3] }, "/rules/shares: want a last one for everyone: must be given"},
		{"a section of an industry that is none", func(r *rules) { r.Sections[1].Industry = 9 }, "/rules/sections/1/industry: response.Industry(9), want an industry"},
		{"a section without identifier", func(r *rules) { r.Sections[1].ID = "" }, "/rules/sections/1/id: want an identifier: must be given"},
		{"a section without clause", func(r *rules) { r.Sections[1].Clause = aqi.Clause{} }, "/rules/sections/1/clause: want where the plan has it: must be given"},
		{"own plans by a duty that there is not", func(r *rules) { r.OwnPlan = "plan" }, "/rules/own_plan: \"plan\", want one of the duties, or none: is not known here"},
		{"a section twice", func(r *rules) { r.Sections[1].ID = "coke-oven" }, "/rules/sections/1/id: \"coke-oven\", want each once: is given twice"},
		{"a task without a name", func(r *rules) { r.Tasks[2].Name.Chinese = "" }, "/rules/tasks/2/name/zh: want the text in Chinese: must be given"},
		{"a task that is not UTF-8", func(r *rules) { r.Tasks[2].ID = "\xff" }, "/rules/tasks/2/id: "},
		{"a duty without identifier", func(r *rules) { r.Duties[12].ID = "" }, "/rules/duties/12/id: want an identifier: must be given"},
		{"a duty without a name", func(r *rules) { r.Duties[2].Name.English = "" }, "/rules/duties/2/name/en: want the text in English: must be given"},
		{"too many industries", func(r *rules) { r.Guide = slices.Repeat(r.Guide, 86) }, "/rules/guide: 258, want at most 256: "},
		{"a duty twice", func(r *rules) { r.Duties = append(r.Duties, r.Duties[0]) }, "/rules/duties/20/id: \"be-listed\", want each once: is given twice"},
		{"a proof that there is not", func(r *rules) { r.Duties[0].Proof = 5 }, "/rules/duties/0/proof: enterprise.Proof(5), want one of its values: is not known here"},
		{"nothing that loads show", func(r *rules) {
			r.Duties = slices.DeleteFunc(r.Duties, func(d enterprise.DutyRule) bool { return d.Proof == enterprise.ByLoad })
		}, "/rules/duties: want one that shows by the load: must be given"},
		{"a duty at no level", func(r *rules) { r.Duties[3].Level = 9 }, "/rules/duties/3/level: response.Level(9), want one of its values: is not known here"},
		{"a duty that is not UTF-8", func(r *rules) { r.Duties[0].Text.Chinese = "\xff" }, "/rules/duties/0/text/zh: "},
		{"a consequence that is not UTF-8", func(r *rules) { r.Duties[3].Consequence = "\xff" }, "/rules/duties/3/consequence: "},
	} {
		r := enterprise.Kashgar()
		row.change(&r)
		err := r.Validate()
		if err == nil {
			t.Errorf("%s: valid", row.name)
			continue
		}
		if fs := faultsOf(t, err); len(fs) != 1 || !strings.HasPrefix(fs[0].Error(), row.want) || fs[0].Want.Chinese == "" {
			t.Errorf("%s: %v\nwant %s", row.name, err, row.want)
		}
	}
	fs := faultsOf(t, enterprise.Rules{}.Validate())
	if len(fs) != 4+1+1+1+1+4 {
		t.Errorf("the zero rules: %d: %v", len(fs), fs)
	}
}

func TestRulesJSON(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		r := enterprisetest.Rules().Draw(t, "rules")
		if diff := cmp.Diff(r, texttest.Back(t, r), cmpopts.EquateEmpty(), asValues); diff != "" {
			t.Fatal(diff)
		}
	})
	text, err := json.Marshal(enterprise.Kashgar())
	if err != nil {
		t.Fatal(err)
	}
	var back enterprise.Rules
	if err := json.Unmarshal(text, &back); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(enterprise.Kashgar(), back, asValues); diff != "" {
		t.Error(diff)
	}
}

// A key that no rules have is an error at any depth, and a value that is none; the rules keep what they were.
func TestRulesJSONRefuses(t *testing.T) {
	for _, text := range []string{
		`{"exempts":{}}`, `{"shares":[{"class":["key"]}]}`, `{"tiers":[{"class":"key","caps":"5 %"}]}`, `{"duties":[{"dutys":"train"}]}`,
		`{"autonomous":[{"levels":"ii"}]}`, `{"leeding_as_a":true}`, `{"shares":[{"grades":["a","z"]}]}`, `{"shares":[{"grades":"a"}]}`,
		`{"guide":["steal"]}`, `{"micro_limit":100}`, `{"micro_limit":"-1 kg"}`, `{"tiers":[{"class":"key","cap":"101 %"}]}`, `[]`, `{`,
		// Like emission.Tier, a tier cannot say that nothing is asked of it; to read it as no cap would ask for all.
		`{"tiers":[{"class":"key","cap":"0 %"}]}`,
	} {
		r := enterprise.Kashgar()
		err := json.Unmarshal([]byte(text), &r)
		if err == nil {
			t.Errorf("%s: read as %+v", text, r.Tiers)
			continue
		}
		if diff := cmp.Diff(enterprise.Kashgar(), r, asValues); diff != "" {
			t.Errorf("%s: %s", text, diff)
		}
	}
}

// restriction is what a notice says of trucks of which nothing but the standard is known.
func restriction(ruleset *enterprise.Ruleset, o enterprise.Obligation) string {
	line := "Heavy trucks: not restricted"
	for s := response.PreChinaI; s <= response.ChinaVI; s++ {
		switch v := ruleset.Truck(o, response.Truck{Standard: s}).Verdict; v {
		case response.NoVerdict:
			line = "Heavy trucks: no answer"
		case response.Reduce, response.Avoid, response.Stop:
			line = "Heavy trucks: " + s.String() + " and below: " + v.String()
		case response.Unrestricted:
		}
	}
	return line
}

// A notice says the same in both languages, line by line, and names each duty with its clause; it is all in its language.
func TestNotice(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		r, targets := enterprise.Kashgar(), emission.Kashgar()
		c := responsetest.Catalogue().Draw(t, "catalogue")
		r.LeadingAsA = rapid.Bool().Draw(t, "leading as A")
		p := enterprisetest.Partial("a", targets).Draw(t, "profile")
		o := obliged(t, r, targets, levelOf(targets).Draw(t, "level"), p)
		ruleset := readyWith(r, targets, c)
		notice := ruleset.Notice(enterprise.Publication{Name: p.Name}, o)
		if strings.Count(notice.Chinese, "\n") != strings.Count(notice.English, "\n") {
			t.Fatalf("%s\n%s", notice.Chinese, notice.English)
		}
		if line := restriction(ruleset, o); !strings.Contains(notice.English, "\n"+line) {
			t.Fatalf("no %q in\n%s", line, notice.English)
		}
		for _, d := range ruleset.Duties(o) {
			if !strings.Contains(notice.Chinese, "· "+d.Text.Chinese+"（"+d.Clause.Number+"）") || !strings.Contains(notice.English, "- "+d.Text.English+" (") {
				t.Fatalf("no %v in\n%s\n%s", d, notice.Chinese, notice.English)
			}
		}
		for _, bad := range []string{"unknown", "响应响应", "%!", "（）"} {
			if strings.Contains(notice.Chinese, bad) {
				t.Fatalf("%s in\n%s", bad, notice.Chinese)
			}
		}
		for _, bad := range []string{"response no response", "%!", "()"} {
			if strings.Contains(notice.English, bad) {
				t.Fatalf("%s in\n%s", bad, notice.English)
			}
		}
	})
}
