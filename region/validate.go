package region

import (
	"maps"
	"slices"
	"strconv"

	"github.com/clearsky-go/clearsky/alert"
	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/enterprise"
	"github.com/clearsky-go/clearsky/internal/faults"
	"github.com/clearsky-go/clearsky/internal/quote"
	"github.com/clearsky-go/clearsky/response"
)

// Validate returns every problem of the plan, as [aqi.Faults] whose paths begin with "/plan":
//   - another format ([aqi.ErrUnknown]), a title or an hour from which it is in force that is missing ([aqi.ErrMissing]), an end that is not
//     after it ([aqi.ErrOrder]), text that is not valid UTF-8 ([aqi.ErrText]);
//   - no counties, or a county without a code or a name ([aqi.ErrMissing]); a code or a border given twice, borders in either order
//     ([aqi.ErrDuplicate]); a border, an own alert plan or a member of a code that is no county's ([aqi.ErrUnknown]); a border of a county with
//     itself ([aqi.ErrConflict]);
//   - no tracks, or one without an identifier or a name; an identifier given twice;
//   - those that the Validate of each part finds, and [enterprise.New] of rules, targets and catalogue together;
//   - parts that contradict each other ([aqi.ErrConflict], the other end being named in Want): an alert level that the catalogue answers
//     by no row, which one without a level need not be, a response level that the targets do not have, a level of the rules that the catalogue does not have, a criterion for
//     levels that no track has, a track whose levels have no criterion, a party with two rows, fewer counties than a criterion takes;
//   - adjustments of a code that is no county's ([aqi.ErrUnknown]), and what [response.Catalogue.Adjust] finds in them;
//   - under GroupMean more than 64 counties or 2²² connected groups ([aqi.ErrTooMany]).
//
// It takes n log n time in what the plan holds, and under GroupMean counts the groups.
func (p Plan) Validate() error {
	v := validation{plan: &p}
	v.run()
	return v.fs.Err()
}

// validation is a validation under way.
type validation struct {
	plan    *Plan
	graph   graph
	ruleset *enterprise.Ruleset
	// adjusting are the counties that adjust the catalogue, by code.
	adjusting map[string]county
	fs        aqi.Faults
}

func (v *validation) run() {
	v.head()
	v.graph = graphOf(&v.fs, v.plan)
	v.tracks()
	v.fs.Join("/plan", v.plan.Policy.Validate())
	v.criteria()
	ruleset, err := enterprise.New(v.plan.Rules, v.plan.Targets, v.plan.Catalogue)
	v.ruleset = ruleset
	v.fs.Join("/plan", err)
	v.adjusted()
	v.parties()
	if len(v.plan.Catalogue.Levels) > 0 { // else each level would be a fault
		v.answers()
		v.responses()
	}
}

func (v *validation) head() {
	p := v.plan
	if p.Format != PlanFormat {
		v.fs.Add(aqi.Fault{Path: "/plan/format", Got: strconv.Itoa(p.Format), Want: want("%d", "%d", PlanFormat), Rule: aqi.ErrUnknown})
	}
	faults.GivenText(&v.fs, "/plan/title", p.Title)
	faults.UTF8(&v.fs, "/plan/number", p.Number)
	if p.Until == 0 {
		faults.Hour(&v.fs, "/plan/from", p.From)
	} else {
		faults.Span(&v.fs, "/plan", p.Span)
	}
	for i, replaced := range p.Replaces {
		faults.UTF8(&v.fs, faults.At("/plan/replaces", i), replaced)
	}
}

func (v *validation) tracks() {
	if len(v.plan.Tracks) == 0 {
		v.fs.Add(aqi.Fault{Path: "/plan/tracks", Got: "0", Want: want("at least one", "至少一项"), Rule: aqi.ErrMissing})
	}
	seen := make(map[string]bool, len(v.plan.Tracks))
	for i, t := range v.plan.Tracks {
		path := faults.At("/plan/tracks", i)
		if faults.Identifier(&v.fs, path+"/id", t.ID) && seen[t.ID] {
			v.fs.Add(aqi.Fault{Path: path + "/id", Got: quote.Text(t.ID), Want: want("each once", "每个只给一次"), Rule: aqi.ErrDuplicate})
		}
		seen[t.ID] = true
		faults.GivenText(&v.fs, path+"/name", t.Name)
		v.fs.Join("", faults.Rebase(t.Plan.Validate(), "/plan", path+"/plan"))
		checkKeys(&v.fs, &v.graph, path+"/counties", t.Counties)
		for _, code := range slices.Sorted(maps.Keys(t.Counties)) {
			v.fs.Join("", faults.Rebase(t.Counties[code].Validate(), "/plan", faults.At(path, "counties", code)))
		}
	}
}

// parties checks that who approves and is told under an alert plan and who acts by the catalogue have one row where they have one identifier.
func (v *validation) parties() {
	rows := make(map[string]alert.Party, len(v.plan.Catalogue.Parties))
	for _, p := range v.plan.Catalogue.Parties {
		if _, twice := rows[p.ID]; !twice {
			rows[p.ID] = p
		}
	}
	check := func(path string, p alert.Party) {
		if row, has := rows[p.ID]; has && row != p {
			v.conflict(path, p.String(), want("as /plan/catalogue/parties has it: %v", "与/plan/catalogue/parties一致：%v", row))
		}
	}
	for path, plan := range v.alertPlans {
		for i, t := range plan.Triggers {
			for j, a := range t.Approvals {
				check(faults.At(path, "triggers", i, "approvals", j, "party"), a.Party)
			}
		}
		for i, p := range plan.Recipients {
			check(faults.At(path, "recipients", i), p)
		}
	}
}

// alertPlans calls yield with each alert plan and the path to it.
func (v *validation) alertPlans(yield func(string, alert.Plan) bool) {
	for i, t := range v.plan.Tracks {
		path := faults.At("/plan/tracks", i)
		if !yield(path+"/plan", t.Plan) {
			return
		}
		for _, code := range slices.Sorted(maps.Keys(t.Counties)) {
			if !yield(faults.At(path, "counties", code), t.Counties[code]) {
				return
			}
		}
	}
}

// conflict adds the fault of what contradicts another part.
func (v *validation) conflict(path, got string, want aqi.Text) {
	v.fs.Add(aqi.Fault{Path: path, Got: got, Want: want, Rule: aqi.ErrConflict})
}

// answers checks that each level which an alert plan has is answered by a row of the catalogue. An alert without a level needs none.
func (v *validation) answers() {
	var answered [alert.Red + 1]bool
	for _, row := range v.plan.Catalogue.Levels {
		if row.Alert.Valid() {
			answered[row.Alert] = true
		}
	}
	for path, plan := range v.alertPlans {
		for i, t := range plan.Triggers {
			if t.Level.Valid() && t.Level > alert.Ungraded && !answered[t.Level] {
				v.conflict(faults.At(path, "triggers", i, "level"), t.Level.String(),
					want("a level to which /plan/catalogue/levels has the response", "/plan/catalogue/levels中有对应响应的级别"))
			}
		}
	}
}

// responses checks that targets and rules know the catalogue's levels.
func (v *validation) responses() {
	var has [response.I + 1]bool
	for i, row := range v.plan.Catalogue.Levels {
		if !row.Level.Valid() || row.Level == response.NoResponse {
			continue
		}
		has[row.Level] = true
		if _, wanted := v.plan.Targets.At(row.Level); !wanted {
			v.conflict(faults.At("/plan/catalogue/levels", i, "level"), row.Level.String(),
				want("a level of /plan/targets/by_level", "/plan/targets/by_level中的级别"))
		}
	}
	for i, d := range v.plan.Rules.Duties {
		if d.Level.Valid() && d.Level > response.NoResponse && !has[d.Level] {
			v.conflict(faults.At("/plan/rules/duties", i, "level"), d.Level.String(),
				want("a level of /plan/catalogue/levels", "/plan/catalogue/levels中的级别"))
		}
	}
}
