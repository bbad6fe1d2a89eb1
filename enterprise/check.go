package enterprise

import (
	"fmt"

	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/emission"
	"github.com/clearsky-go/clearsky/internal/faults"
	"github.com/clearsky-go/clearsky/internal/quote"
	"github.com/clearsky-go/clearsky/response"
)

// CheckProfile returns all faults of one profile, those that [Ruleset.Obligation] has for it at any level, as [aqi.Faults] whose
// paths begin with "/profile".
func (rs *Ruleset) CheckProfile(profile Profile) error {
	rs = rs.orNone()
	var own, fs aqi.Faults
	class, _, _ := rs.classify(&profile)
	rs.checkProfile(&own, class, rs.rules.task(profile.Task.Kind), &profile)
	joinOf(&fs, "/profile", profile.ID, own)
	return fs.Err()
}

// checkProfile adds the faults of a profile of a class and with a task, each with its place in the profile.
func (rs *Ruleset) checkProfile(fs *aqi.Faults, c Class, task *TaskRule, p *Profile) {
	if p.ID == "" {
		fs.Add(aqi.Fault{Path: "/id", Want: want("an identifier", "编号"), Rule: aqi.ErrMissing})
	}
	checkTexts(fs, p)
	if !hasValues(p) {
		checkValues(fs, p)
	}
	checkAnnual(fs, &p.Annual)
	if err := p.Reductions.Check(p.Baseline); err != nil {
		fs.Join("", err)
	}
	if p.Waiver.given() {
		rs.checkWaiver(fs, c, p)
	}
	if p.Task != (Task{}) {
		checkTask(fs, c, task, &p.Task)
	}
}

// checkTask adds the faults of what an enterprise of a class guarantees, whose row is nil where there is none.
func checkTask(fs *aqi.Faults, c Class, row *TaskRule, t *Task) {
	if t.Kind != "" && row == nil {
		fs.Add(aqi.Fault{Path: "/task/kind", Got: quote.Text(t.Kind), Want: want("one of the rules' tasks", "企业规则中的保障任务"), Rule: aqi.ErrUnknown})
	}
	checkShare(fs, "/task/needs", "", t.Needs)
	checkShare(fs, "/task/max_load", "", t.MaxLoad)
	needs, known := valid(t.Needs)
	most, capped := valid(t.MaxLoad)
	if c == Guarantee && row.capped() && known && capped && most < needs {
		want := wantF("at least the %s that the task needs", "不低于保障任务所需的%s", needs)
		fs.Add(aqi.Fault{Path: "/task/max_load", Got: most.String(), Want: want, Rule: aqi.ErrConflict})
	}
}

func checkTexts(fs *aqi.Faults, p *Profile) {
	w := &p.Waiver
	if faults.ValidUTF8(p.ID, p.County, p.Task.Kind, p.Name.Chinese, p.Name.English, w.Reason, w.Document) {
		return // the usual, much quicker
	}
	faults.UTF8(fs, "/id", p.ID)
	faults.UTF8(fs, "/county", p.County)
	faults.UTF8(fs, "/task/kind", p.Task.Kind)
	faults.UTF8Text(fs, "/name", p.Name)
	faults.UTF8(fs, "/waiver/reason", w.Reason)
	faults.UTF8(fs, "/waiver/document", w.Document)
}

// checkAsked returns what is wrong with what the questions ask of the enterprise, without what the class decides.
func (p *Profile) checkAsked() error {
	e := p.Enterprise
	e.Micro, e.Grade = response.Unknown, ""
	return e.Check()
}

// hasValues reports whether checkValues has nothing to add, without what that costs.
func hasValues(p *Profile) bool {
	return max(p.Designated, p.MajorProject, p.Coal, p.Oil, p.Toxic) <= response.Yes && p.Grade <= ModelSite &&
		(p.Enterprise.Check() == nil || p.checkAsked() == nil)
}

// checkValues adds the enumerations of a profile that have no value, and what is wrong with the trips.
func checkValues(fs *aqi.Faults, p *Profile) {
	for _, v := range [...]struct {
		key   string
		valid bool
		got   fmt.Stringer
	}{
		{"/designated", p.Designated.Valid(), p.Designated},
		{"/major_project", p.MajorProject.Valid(), p.MajorProject},
		{"/coal", p.Coal.Valid(), p.Coal},
		{"/oil", p.Oil.Valid(), p.Oil},
		{"/toxic", p.Toxic.Valid(), p.Toxic},
		{"/grade", p.Grade.Valid(), p.Grade},
	} {
		if !v.valid {
			fs.Add(aqi.Fault{Path: v.key, Got: v.got.String(), Want: wantOne, Rule: aqi.ErrUnknown})
		}
	}
	fs.Join("", p.checkAsked())
}

// checkAnnual adds the emissions of a year that are negative.
func checkAnnual(fs *aqi.Faults, annual *Annual) {
	if !negative(annual.SO2) && !negative(annual.NOx) && !negative(annual.PM25) && !negative(annual.VOCs) {
		return
	}
	for i, figure := range annual.list() {
		if a, _ := figure.Get(); negative(figure) {
			key := [...]string{"/annual/so2", "/annual/nox", "/annual/pm25", "/annual/vocs"}[i]
			fs.Add(aqi.Fault{Path: key, Got: a.String(), Want: want("0 kg or more", "不小于0千克"), Rule: aqi.ErrNegative})
		}
	}
}

func negative(figure aqi.Optional[emission.Amount]) bool {
	a, known := figure.Get()
	return known && a < 0
}

// checkWaiver adds the faults of a waiver: what holds at each level, approved or not, must not fall with it.
func (rs *Ruleset) checkWaiver(fs *aqi.Faults, c Class, p *Profile) {
	w := &p.Waiver
	if w.Reason == "" {
		fs.Add(aqi.Fault{Path: "/waiver/reason", Want: want("the objective reason", "客观原因"), Rule: aqi.ErrMissing, Clause: rs.rules.Waiver})
	}
	if w.Document == "" {
		fs.Add(aqi.Fault{Path: "/waiver/document", Want: want("the approval", "审批文件"), Rule: aqi.ErrMissing, Clause: rs.rules.Waiver})
	}
	at := [response.I + 1]int{} // where each level is
	below := response.NoResponse
	for i := range w.Approved {
		a := &w.Approved[i]
		var rule error
		right := wantTarget
		switch {
		case a.Level == response.NoResponse || !rs.knows(a.Level):
			rule = aqi.ErrUnknown
		case a.Level <= below:
			rule, right = aqi.ErrOrder, wantF("a level above %s", "高于%s的级别", below)
		}
		if rule != nil {
			fs.Add(aqi.Fault{Path: faults.At("/waiver/approved", i, "level"), Got: a.Level.String(), Want: right, Rule: rule})
			return
		}
		below, at[a.Level] = a.Level, i
	}
	rs.checkShares(fs, c, p, at)
}

// checkShares adds the faults of the approved shares, which are at those indices. Those of an enterprise that is bound to none are held
// to the targets.
func (rs *Ruleset) checkShares(fs *aqi.Faults, c Class, p *Profile, at [response.I + 1]int) {
	bound := rs.binding(c, p.Grade, &p.Enterprise)
	var held emission.Shares // at the level below
	for l := response.IV; l <= response.I; l++ {
		if !rs.has[l] {
			continue
		}
		required := bound[l].shares
		if bound[l].basis != Bound {
			required = rs.target[l].Shares
		}
		approved := required
		if a := p.Waiver.at(l); a != nil {
			approved = a.Shares
		}
		for i, share := range approved {
			most, least := required[i], held[i]
			held[i] = min(share, most)
			if share >= max(0, least) && share <= most {
				continue
			}
			f := aqi.Fault{Path: faults.At("/waiver/approved", at[l], "shares", emission.SO2+emission.Pollutant(i)), Got: share.String(), Clause: rs.rules.Waiver}
			switch {
			case share < 0:
				f.Rule, f.Want = aqi.ErrNegative, wantShare
			case share > most:
				f.Rule, f.Want = aqi.ErrConflict, wantF("at most the plan's %s", "不高于预案的%s", most)
			default:
				f.Rule, f.Want = aqi.ErrConflict, wantF("at least the %s of the level below", "不低于下一级别的%s", least)
			}
			fs.Add(f)
		}
	}
}
