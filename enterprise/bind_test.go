package enterprise_test

import (
	"errors"
	"testing"

	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/emission"
	"github.com/clearsky-go/clearsky/enterprise"
	"github.com/clearsky-go/clearsky/response"
)

// boundTo is a row by which grades are bound to some percent from a level on, to the targets' shares where that is below 0.
func boundTo(percent emission.Share, from response.Level, grades ...enterprise.Grade) enterprise.ShareRule {
	row := enterprise.ShareRule{When: enterprise.When{Level: from, Grades: grades}, Basis: enterprise.Bound, Clause: enterprise.Kashgar().Waiver}
	if percent >= 0 {
		row.Shares = aqi.Known(emission.EqualShares(percent * emission.Percent))
	}
	return row
}

// elsewhere are a place's rules by which grade B is bound to half of the targets below level I, and grade A exempt below I and bound to
// 10 % there.
func elsewhere() enterprise.Rules {
	r := enterprise.Kashgar()
	guarantee, a, micro, all := r.Shares[0], r.Shares[1], r.Shares[2], r.Shares[3]
	r.Shares = []enterprise.ShareRule{
		guarantee, micro, boundTo(10, response.I, enterprise.A), boundTo(-1, response.I, enterprise.B),
		boundTo(10, response.II, enterprise.B), boundTo(5, response.III, enterprise.B), a, all,
	}
	return r
}

// Shares and exemptions are by grade and level, as rows.
func TestSharesByGradeAndLevel(t *testing.T) {
	for _, row := range []struct {
		grade enterprise.Grade
		level response.Level
		basis enterprise.ShareBasis
		share emission.Share // percent
	}{
		{enterprise.A, response.III, enterprise.Exempt, 0},
		{enterprise.A, response.II, enterprise.Exempt, 0},
		{enterprise.A, response.I, enterprise.Bound, 10},
		{enterprise.B, response.III, enterprise.Bound, 5},
		{enterprise.B, response.II, enterprise.Bound, 10},
		{enterprise.B, response.I, enterprise.Bound, 30},
		{enterprise.C, response.III, enterprise.Bound, 10},
		{enterprise.UnknownGrade, response.II, enterprise.Bound, 20},
	} {
		o := obliged(t, elsewhere(), emission.Kashgar(), row.level, example(enterprise.Key, row.grade))
		if want := emission.EqualShares(row.share * emission.Percent); o.Basis != row.basis || o.Shares != want || o.Waived != 0 {
			t.Errorf("%v at %v: %v, %v, want %v, %v", row.grade, row.level, o.Basis, o.Shares, row.basis, want)
		}
	}
}

// A waiver is of the shares that the enterprise's own grade is bound to.
func TestWaiverOfARowsShare(t *testing.T) {
	ruleset := ready(elsewhere(), emission.Kashgar())
	p := example(enterprise.Key, enterprise.B)
	p.Waiver = enterprise.Waiver{Reason: "one furnace", Document: "approval 7", Approved: []enterprise.Approved{
		{Level: response.II, Shares: emission.EqualShares(12 * emission.Percent)},
	}}
	_, err := ruleset.Obligation(response.II, p)
	wants(t, err, aqi.ErrConflict, "/profile/waiver/approved/0/shares/so2 (", "/profile/waiver/approved/0/shares/nox (",
		"/profile/waiver/approved/0/shares/pm (", "/profile/waiver/approved/0/shares/vocs (")
	p.Waiver.Approved[0].Shares = emission.EqualShares(8 * emission.Percent)
	o, err := ruleset.Obligation(response.II, p)
	if err != nil || o.Basis != enterprise.Waived || o.Shares != p.Waiver.Approved[0].Shares || o.Waived != emission.AllPollutants {
		t.Errorf("%+v, %v", o, err)
	}
}

// No row may free at a stricter level, nor where the grade, the class or the trips are unknown.
func TestShareRulesAreStrict(t *testing.T) {
	exempt := boundTo(-1, response.I, enterprise.B)
	exempt.Basis = enterprise.Exempt
	other := boundTo(35, 0)
	other.Classes = []enterprise.Class{enterprise.Other}
	bulk := boundTo(35, 0)
	bulk.Bulk = true
	for name, row := range map[string]enterprise.ShareRule{
		"exempt from level I on":                           exempt,
		"less from level II on":                            boundTo(9, response.II, enterprise.D),
		"more than where the grade is unknown":             boundTo(35, 0, enterprise.D),
		"more for a class than where it is unknown":        other,
		"more for bulk users than where trips are unknown": bulk,
	} {
		r := enterprise.Kashgar()
		r.Shares = append([]enterprise.ShareRule{row}, r.Shares...)
		_, err := enterprise.New(r, emission.Kashgar(), response.Kashgar())
		if fs := faultsOf(t, err); len(fs) != 1 || fs[0].Path != "/rules/shares" || !errors.Is(err, aqi.ErrOrder) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// Which tasks run at an approved load is a row too.
func TestCappedTasks(t *testing.T) {
	r := enterprise.Kashgar()
	for i := range r.Tasks {
		r.Tasks[i].Capped = r.Tasks[i].ID == "other"
	}
	for kind, want := range map[string]enterprise.Mode{
		"other": enterprise.LoadCapped, "其他保障任务": enterprise.LoadCapped, "heating": enterprise.BySituation, "": enterprise.BySituation,
	} {
		p := example(enterprise.Guarantee, enterprise.Ungraded)
		p.Task = enterprise.Task{Kind: kind, Needs: load(5000), MaxLoad: load(6000)}
		if o := obliged(t, r, emission.Kashgar(), response.II, p); o.Mode != want {
			t.Errorf("%v: %v, want %v", kind, o.Mode, want)
		}
	}
}
