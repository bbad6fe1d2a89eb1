package region_test

import (
	"encoding/json"
	"flag"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/clearsky-go/clearsky/alert"
	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/enterprise"
	"github.com/clearsky-go/clearsky/internal/texttest"
	"github.com/clearsky-go/clearsky/region"
	"github.com/clearsky-go/clearsky/response"
)

// planText is a plan of format 1 with built-in parts.
const planText = `{"format":1,"title":{"zh":"某地预案","en":"A place's plan"},"number":"","from":"2023-10-08T00:00:00+08:00","until":"",` +
	`"replaces":null,"counties":[{"code":"1","name":{"zh":"甲","en":"A"}},{"code":"2","name":{"zh":"乙","en":"B"}},` +
	`{"code":"3","name":{"zh":"丙","en":"C"}}],"borders":[["1","2"],["2","3"]],` +
	`"tracks":[{"id":"all","name":{"zh":"全部","en":"All"},"plan":"kashgar","counties":{"2":"kashgar"}}],` +
	`"policy":"kashgar","catalogue":"kashgar","targets":"kashgar","rules":"kashgar","adjustments":null}`

// A part that is named is the built-in one, and is written in full.
func TestBuiltInParts(t *testing.T) {
	var p region.Plan
	if err := aqi.Unmarshal([]byte(planText), &p); err != nil {
		t.Fatal(err)
	}
	k := region.Kashgar()
	same(t, p.Tracks[0].Plan, alert.Kashgar())
	same(t, p.Tracks[0].Counties, map[string]alert.Plan{"2": alert.Kashgar()})
	same(t, p.Policy, k.Policy)
	same(t, p.Catalogue, k.Catalogue)
	same(t, p.Targets, k.Targets)
	same(t, p.Rules, k.Rules)
	newOffice(t, p)
	same(t, texttest.Back(t, p), p)
}

// The national criteria are an alert plan, of a track or of a county, and no other part.
func TestNationalCriteriaByName(t *testing.T) {
	var p region.Plan
	text := strings.Replace(planText, `"counties":{"2":"kashgar"}`, `"counties":{"2":"national-2024"}`, 1)
	ok(t, 0, aqi.Unmarshal([]byte(text), &p))
	same(t, p.Tracks[0].Counties["2"], alert.National2024())
	ok(t, 0, aqi.Unmarshal([]byte(strings.Replace(planText, `"plan":"kashgar"`, `"plan":"national-2024"`, 1)), &p))
	same(t, p.Tracks[0].Plan, alert.National2024())
	err := aqi.Unmarshal([]byte(strings.Replace(planText, `"policy":"kashgar"`, `"policy":"national-2024"`, 1)), &p)
	same(t, err.Error(), `/policy: "national-2024", want kashgar or an object: is not known here`)
}

func TestKashgarPlan(t *testing.T) {
	p := region.Kashgar()
	if err := p.Validate(); err != nil {
		t.Error(err)
	}
	same(t, texttest.Back(t, p), p)
	same(t, p.From.String(), "2023-10-08 00:00")
	p.Counties[0].Code, p.Catalogue.Levels[0].Level = "changed", response.NoResponse
	if err := region.Kashgar().Validate(); err != nil {
		t.Error("not a fresh copy:", err)
	}
	o := newOffice(t, chain("1", "2", "3"))
	if _, err := o.Assess("", region.Known{}); err != nil {
		t.Error(err)
	}
}

// Each fault of a plan that is no county's or border's, and each contradiction between its parts, with both of its ends.
func TestPlanFaults(t *testing.T) {
	for _, tt := range []struct {
		name   string
		change func(p *region.Plan)
		want   []bad
	}{
		{"another format", func(p *region.Plan) { p.Format = 2 }, []bad{{"/plan/format", aqi.ErrUnknown}}},
		{"no title", func(p *region.Plan) { p.Title.Chinese = "" }, []bad{{"/plan/title/zh", aqi.ErrMissing}}},
		{"no number in UTF-8", func(p *region.Plan) { p.Number = "\xff" }, []bad{{"/plan/number", aqi.ErrText}}},
		{"never in force", func(p *region.Plan) { p.From = 0 }, []bad{{"/plan/from", aqi.ErrMissing}}},
		{"no longer in force", func(p *region.Plan) { p.Until = p.From }, []bad{{"/plan/until", aqi.ErrOrder}}},
		{"replaces no text", func(p *region.Plan) { p.Replaces = []string{"\x80"} }, []bad{{"/plan/replaces/0", aqi.ErrText}}},
		{"no tracks", func(p *region.Plan) { p.Tracks = nil }, []bad{{"/plan/tracks", aqi.ErrMissing}}},
		{"a track without a name", func(p *region.Plan) { p.Tracks[0].ID, p.Tracks[0].Name.English = "", "" }, []bad{
			{"/plan/tracks/0/id", aqi.ErrMissing}, {"/plan/tracks/0/name/en", aqi.ErrMissing},
		}},
		{"a track twice", func(p *region.Plan) { p.Tracks = append(p.Tracks, p.Tracks[0]) }, []bad{{"/plan/tracks/1/id", aqi.ErrDuplicate}}},
		{"a bad alert plan", func(p *region.Plan) { p.Tracks[0].Plan.LiftHours = 0 }, []bad{{"/plan/tracks/0/plan/lift_hours", aqi.ErrRange}}},
		{"own plans", func(p *region.Plan) {
			bad := alert.Kashgar()
			bad.LiftHours = 0
			p.Tracks[0].Counties = map[string]alert.Plan{"653101": bad, "1": alert.Kashgar()}
		}, []bad{{"/plan/tracks/0/counties/1", aqi.ErrUnknown}, {"/plan/tracks/0/counties/653101/lift_hours", aqi.ErrRange}}},
		{"a bad policy", func(p *region.Plan) { p.Policy.Together = -1 }, []bad{{"/plan/policy/together", aqi.ErrRange}}},
		{"two rows of a party", func(p *region.Plan) {
			p.Tracks[0].Plan.Recipients[1].ID = "publicity"
			p.Tracks[0].Plan.Triggers[2].Approvals[0].Party = alert.Party{ID: "office", Name: aqi.Text{Chinese: "办公室", English: "an office"}}
			p.Tracks[0].Plan.Recipients[0], _ = p.Catalogue.Party("counties") // one row: no fault
		}, []bad{
			{"/plan/tracks/0/plan/triggers/2/approvals/0/party", aqi.ErrConflict}, {"/plan/tracks/0/plan/recipients/1", aqi.ErrConflict},
		}},
		{"bad rules", func(p *region.Plan) { p.Rules.BulkTrips = 0 }, []bad{{"/plan/rules/bulk_trips", aqi.ErrRange}}},
		{"an alert without a response", func(p *region.Plan) { p.Tracks[0].Plan.Triggers[0].Level = alert.Blue }, []bad{
			{"/plan/tracks/0/plan/triggers/0/level", aqi.ErrConflict},
		}},
		{"an own plan's", func(p *region.Plan) {
			own := alert.Kashgar()
			own.Triggers[0].Level = alert.Blue
			p.Tracks[0].Counties = map[string]alert.Plan{"653101": own}
		}, []bad{{"/plan/tracks/0/counties/653101/triggers/0/level", aqi.ErrConflict}}},
		{"a response without a target", func(p *region.Plan) { p.Targets.ByLevel = p.Targets.ByLevel[:2] }, []bad{
			{"/plan/catalogue/levels/2/level", aqi.ErrConflict},
		}},
		{"a target without a response", func(p *region.Plan) { withBlue(p); p.Catalogue.Levels = p.Catalogue.Levels[2:] }, []bad{
			{"/plan/targets/by_level/0/level", aqi.ErrUnknown},
		}},
		{"rules of another level", func(p *region.Plan) { p.Rules.Duties[12].Level = response.IV }, []bad{
			{"/plan/rules/duties/12/level", aqi.ErrConflict},
		}},
		{"a criterion of another level", func(p *region.Plan) {
			p.Tracks[0].Plan.Triggers = p.Tracks[0].Plan.Triggers[:2]
			p.Policy.Criteria = append(p.Policy.Criteria, region.Criterion{Level: red, Count: 4, Anywhere: true})
		}, []bad{{"/plan/policy/criteria/1/level", aqi.ErrConflict}}},
		{"a track without a criterion", func(p *region.Plan) {
			other := p.Tracks[0]
			other.ID, other.Plan = "other", alert.Kashgar()
			other.Plan.Triggers = other.Plan.Triggers[:1]
			p.Tracks = append(p.Tracks, other)
			p.Policy.Criteria[0].Level = orange
		}, []bad{{"/plan/tracks/1/plan/triggers", aqi.ErrConflict}}},
		{"a mean that lifts by an AQI of its own", func(p *region.Plan) {
			p.Policy.Reading, p.Tracks[0].Plan.LiftBelow = region.GroupMean, 150
		}, []bad{{"/plan/tracks/0/plan/lift_below", aqi.ErrConflict}}},
		{"a mean of what has none", func(p *region.Plan) {
			p.Policy.Reading = region.GroupMean
			p.Tracks[0].Plan.Triggers[0].AnyOf = append(p.Tracks[0].Plan.Triggers[0].AnyOf, []alert.Condition{
				above(150, 48), {Kind: alert.HoursInARow, AQI: 200, Hours: 1}, {Pollutant: aqi.O3, AQI: 150, Hours: 48}, {Timing: alert.Observed, AQI: 200, Hours: 24},
			})
		}, []bad{
			{"/plan/tracks/0/plan/triggers/0/any_of/1/1", aqi.ErrConflict}, // and the two behind it
		}},
		{"more counties than there are", func(p *region.Plan) { p.Policy.Criteria[0].Count = 13 }, []bad{
			{"/plan/policy/criteria/0/count", aqi.ErrConflict},
		}},
		{"members", func(p *region.Plan) { p.Policy.Criteria[0].Members = []string{"653101", "653102", "653101"} }, []bad{
			{"/plan/policy/criteria/0/members/1", aqi.ErrUnknown}, {"/plan/policy/criteria/0/members/2", aqi.ErrDuplicate},
		}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			p := region.Kashgar()
			tt.change(&p)
			checkFaults(t, p.Validate(), tt.want...)
			if o, err := region.New(p); o != nil || err == nil {
				t.Error(o, err)
			}
		})
	}
	p := region.Kashgar()
	p.Targets.ByLevel = p.Targets.ByLevel[:2]
	same(t, p.Validate().Error(), "/plan/catalogue/levels/2/level: level I, want a level of /plan/targets/by_level: contradicts something else")
}

var update = flag.Bool("update", false, "write the stored plan of the format of today")

// storedPlan is a small plan with all that a plan has.
func storedPlan() region.Plan {
	p := chain("1", "2", "3")
	p.Number, p.Until, p.Replaces = "某署办发〔2023〕1号", p.From+24*365, []string{"某地预案（2020）"}
	p.Tracks[0].Counties = map[string]alert.Plan{"2": alert.Kashgar()}
	p.Policy.Criteria = append(p.Policy.Criteria, region.Criterion{Level: red, Count: 2, Anywhere: true, Members: []string{"1", "3"}})
	p.Catalogue.Measures, p.Catalogue.Restrictions, p.Catalogue.Duties = p.Catalogue.Measures[:12], nil, p.Catalogue.Duties[:2]
	p.Rules.Report, p.Rules.OwnPlan, p.Rules.Duties = "", "own-plan", slices.DeleteFunc(p.Rules.Duties, func(d enterprise.DutyRule) bool { return d.Clause.Number == "" })
	p.Rules.Duties = append(p.Rules.Duties, enterprise.DutyRule{
		ID: "traffic", Name: p.Title, Proof: enterprise.ByTraffic, Clause: p.Rules.Waiver, Text: p.Title,
	}, enterprise.DutyRule{
		ID: "own-plan-kept", Name: p.Title, Proof: enterprise.ByOwnPlan, Clause: p.Rules.Waiver, Text: p.Title,
	})
	p.Adjustments = map[string]response.Adjustment{"1": sharper()}
	return p
}

// A plan that was stored in format 1 is read as it was. While no version is released the file follows the code, by -update.
func TestStoredPlan(t *testing.T) {
	const file = "testdata/plan-1.json"
	p := storedPlan()
	if *update {
		text, err := json.MarshalIndent(p, "", " ")
		if err := os.WriteFile(file, append(ok(t, text, err), '\n'), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	text, err := os.ReadFile(file)
	var got region.Plan
	if err := aqi.Unmarshal(ok(t, text, err), &got); err != nil {
		t.Fatal(err)
	}
	same(t, got, p)
	newOffice(t, got)
}
