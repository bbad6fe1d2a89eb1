package enterprise

import (
	"fmt"
	"slices"
	"strconv"

	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/emission"
	"github.com/clearsky-go/clearsky/internal/faults"
	"github.com/clearsky-go/clearsky/internal/quote"
	"github.com/clearsky-go/clearsky/response"
)

// Validate returns every fault of the rules, as [aqi.Faults] whose paths begin with "/rules": values that their types do not have, a
// class without a clause, a limit or a number of trips that is none, no share rule for everyone, tiers that are exempt or that an earlier
// one has, caps that are no share, tasks, sections and duties without identifier or name or given twice, no duty for a [Proof], lists of
// more than 256 rows. Whether the catalogue has what they name is found by [New].
func (r Rules) Validate() error {
	v := validation{rules: &r}
	faults.UTF8Text(&v.fs, "/rules/title", r.Title)
	v.sizes()
	v.classes()
	for i, industry := range r.Guide {
		v.value(industry, industry != response.UnknownIndustry, wantIndustry, "guide", i)
	}
	v.numbers()
	v.clause(r.Waiver, "waiver")
	v.shares()
	for i := range r.Autonomous {
		v.frees(&r.Autonomous[i], "autonomous", i)
		if l := r.Autonomous[i].Level; l != response.NoResponse && l.Valid() {
			v.fault(aqi.ErrConflict, l.String(), want("none: who is free at a level is free below it", "不填：高级别自主减排的，低级别亦自主减排"), "autonomous", i, "level")
		}
	}
	v.tiers()
	v.sections()
	v.duties()
	return v.fs.Err()
}

var (
	wantClass    = want("a class", "企业类别")
	wantClause   = want("where the plan has it", "预案条款")
	wantGrades   = want("grades", "绩效等级")
	wantIndustry = want("an industry", "行业")
)

// maxRows is how many rows a list of the rules can have, since some are held against each other.
const maxRows = 256

// sizes adds a fault for each list that is too long.
func (v *validation) sizes() {
	r := v.rules
	for _, list := range [...]struct {
		key string
		n   int
	}{
		{"classes", len(r.Classes)}, {"guide", len(r.Guide)}, {"shares", len(r.Shares)}, {"autonomous", len(r.Autonomous)}, {"tiers", len(r.Tiers)},
		{"tasks", len(r.Tasks)}, {"sections", len(r.Sections)}, {"duties", len(r.Duties)},
	} {
		if list.n > maxRows {
			v.fault(aqi.ErrTooMany, strconv.Itoa(list.n), wantF("at most %d", "至多%d项", maxRows), list.key)
		}
	}
}

// validation is a validation under way.
type validation struct {
	rules *Rules
	fs    aqi.Faults
}

func (v *validation) fault(rule error, got string, want aqi.Text, tokens ...any) {
	v.fs.Add(aqi.Fault{Path: faults.At("/rules", tokens...), Got: got, Want: want, Rule: rule})
}

// value checks that a value is one of its type and allowed there, and reports whether it is.
func (v *validation) value(got interface {
	fmt.Stringer
	Valid() bool
}, allowed bool, want aqi.Text, tokens ...any,
) bool {
	if got.Valid() && allowed {
		return true
	}
	v.fault(aqi.ErrUnknown, got.String(), want, tokens...)
	return false
}

func (v *validation) clause(c aqi.Clause, tokens ...any) {
	path := faults.At("/rules", tokens...)
	if c == (aqi.Clause{}) {
		v.fs.Add(aqi.Fault{Path: path, Want: wantClause, Rule: aqi.ErrMissing})
	}
	faults.UTF8Clause(&v.fs, path, c)
}

// classes adds a fault for each class that has not exactly one clause.
func (v *validation) classes() {
	var has [Other + 1]bool
	for i, c := range v.rules.Classes {
		if !v.value(c.Class, c.Class != Undecided, wantClass, "classes", i, "class") {
			continue
		}
		if has[c.Class] {
			v.fault(aqi.ErrDuplicate, c.Class.String(), want("each class once", "每类一次"), "classes", i, "class")
		}
		has[c.Class] = true
		v.clause(c.Clause, "classes", i, "clause")
		v.value(c.Mode, c.Mode == ByPlan || c.Mode == BySituation || c.Mode == TrucksOnly,
			want("by-plan, by-situation or trucks-only", "按一厂一策、根据实际情况或管控重型柴油车辆"), "classes", i, "mode")
	}
	for c := Guarantee; c <= Other; c++ {
		if !has[c] {
			v.fault(aqi.ErrMissing, "", wantF("the clause of %s", "%s的条款", c), "classes")
		}
	}
}

func (v *validation) numbers() {
	if limit := v.rules.MicroLimit; limit <= 0 || limit > emission.MaxAmount {
		v.fault(aqi.ErrRange, limit.String(), wantF("above 0 kg, to %s", "大于0千克，不大于%s", emission.MaxAmount), "micro_limit")
	}
	if n := v.rules.BulkTrips; n < 1 {
		v.fault(aqi.ErrRange, strconv.Itoa(n), want("at least 1", "至少1"), "bulk_trips")
	}
}

// when checks for whom a row holds.
func (v *validation) when(w *When, tokens ...any) {
	for _, of := range [...]struct {
		key string
		got response.Level
	}{{"level", w.Level}, {"until", w.Until}} {
		v.value(of.got, true, wantOne, append(slices.Clone(tokens), of.key)...)
	}
	each(v, w.Classes, wantOne, append(slices.Clone(tokens), "classes")...)
	each(v, w.Grades, wantOne, append(slices.Clone(tokens), "grades")...)
	each(v, w.Modes, wantOne, append(slices.Clone(tokens), "modes")...)
}

// frees checks a row that frees those for whom it holds.
func (v *validation) frees(w *When, tokens ...any) {
	v.when(w, tokens...)
	known := want("known ones, since what is unknown restricts", "已知者（不明者从严）")
	if slices.Contains(w.Grades, UnknownGrade) {
		v.fault(aqi.ErrUnknown, texts(w.Grades), known, append(slices.Clone(tokens), "grades")...)
	}
	if slices.Contains(w.Classes, Undecided) {
		v.fault(aqi.ErrUnknown, texts(w.Classes), known, append(slices.Clone(tokens), "classes")...)
	}
}

// shares checks who is bound to which share.
func (v *validation) shares() {
	last := len(v.rules.Shares) - 1
	for i := range v.rules.Shares {
		s := &v.rules.Shares[i]
		if s.Basis == Bound {
			v.when(&s.When, "shares", i)
		} else {
			v.frees(&s.When, "shares", i)
		}
		if i < last && s.everyone() { // as one is that lost its keys
			v.fault(aqi.ErrMissing, "", want("for whom it holds, as it is not the last", "适用对象，因非最后一条"), "shares", i)
		}
		v.value(s.Basis, s.Basis == Bound || s.Basis == Exempt || s.Basis == TruckControl,
			want("bound, exempt or truck-control", "执行减排比例、除外或以管控车辆完成"), "shares", i, "basis")
		v.clause(s.Clause, "shares", i, "clause")
		if shares, given := s.Shares.Get(); given {
			for p, share := range shares.All() {
				if !share.Valid() {
					v.fault(aqi.ErrRange, share.String(), wantShare, "shares", i, "shares", p)
				}
			}
		}
		if len(s.Modes) > 0 {
			v.fault(aqi.ErrConflict, texts(s.Modes), want("none: shares do not turn on the production", "不填：减排比例与生产方式无关"), "shares", i, "modes")
		}
	}
	if last < 0 || !v.rules.Shares[last].everyone() {
		v.fault(aqi.ErrMissing, "", want("a last one for everyone", "最后一条适用于全部企业"), "shares")
	}
}

// exempts reports whether a row exempts a tier's enterprises, or some of those that it names, at every level.
func (r *Rules) exempts(t *Tier) bool {
	return slices.ContainsFunc(r.Shares, func(s ShareRule) bool {
		return s.Basis != Bound && s.Level == response.NoResponse && s.Until == response.NoResponse && !s.Bulk &&
			(len(s.Classes) == 0 || slices.Contains(s.Classes, t.Class)) && (len(s.Grades) == 0 || bits(s.Grades)&bits(t.Grades) != 0)
	})
}

func (v *validation) tiers() {
	var before [Other + 1]uint64
	for i := range v.rules.Tiers {
		t := &v.rules.Tiers[i]
		each(v, t.Grades, wantGrades, "tiers", i, "grades")
		if !t.Cap.Valid() {
			v.fault(aqi.ErrRange, t.Cap.String(), wantCap, "tiers", i, "cap")
		}
		if !v.value(t.Class, t.Class != Undecided, wantClass, "tiers", i, "class") {
			continue
		}
		if v.rules.exempts(t) {
			v.fault(aqi.ErrConflict, t.name(), want("none that is exempt or micro", "非豁免、非小微涉气企业"), "tiers", i)
		}
		of := bits(t.Grades)
		if of == 0 {
			of = ^of
		}
		if before[t.Class]&of != 0 {
			v.fault(aqi.ErrDuplicate, t.name(), want("none that an earlier tier has", "不与前面的档次重复"), "tiers", i)
		}
		before[t.Class] |= of
	}
}

// name returns the class with its grades, "key enterprise (C,D)".
func (t *Tier) name() string {
	if len(t.Grades) == 0 {
		return t.Class.String()
	}
	return t.Class.String() + " (" + texts(t.Grades) + ")"
}

// rows checks that rows have identifiers of their own and names.
func rows[T any](v *validation, list []T, names func(T) (string, aqi.Text), key string) {
	seen := make(map[string]bool, len(list))
	for i, row := range list {
		id, name := names(row)
		faults.Identifier(&v.fs, faults.At("/rules", key, i, "id"), id)
		faults.GivenText(&v.fs, faults.At("/rules", key, i, "name"), name)
		if seen[id] {
			v.fault(aqi.ErrDuplicate, quote.Text(id), want("each once", "每项一次"), key, i, "id")
		}
		seen[id] = true
	}
}

func (v *validation) sections() {
	rows(v, v.rules.Tasks, TaskRule.names, "tasks")
	rows(v, v.rules.Sections, SectionRule.names, "sections")
	for i, s := range v.rules.Sections {
		v.value(s.Industry, true, wantIndustry, "sections", i, "industry")
		v.clause(s.Clause, "sections", i, "clause")
	}
}

// duties checks the duties, of which there must be one for each proof.
func (v *validation) duties() {
	rows(v, v.rules.Duties, DutyRule.names, "duties")
	shown := 0
	for i := range v.rules.Duties {
		d := &v.rules.Duties[i]
		v.when(&d.When, "duties", i)
		if d.Until != response.NoResponse {
			v.fault(aqi.ErrConflict, d.Until.String(), want("none: what is owed at a level is owed at every higher one", "不填：低级别须履行的，高级别亦须履行"), "duties", i, "until")
		}
		v.value(d.Proof, true, wantOne, "duties", i, "proof")
		faults.UTF8(&v.fs, faults.At("/rules/duties", i, "consequence"), d.Consequence)
		shown |= 1 << min(d.Proof, ByTraffic)
		faults.UTF8Clause(&v.fs, faults.At("/rules/duties", i, "clause"), d.Clause)
		faults.UTF8Text(&v.fs, faults.At("/rules/duties", i, "text"), d.Text)
	}
	if id := v.rules.OwnPlan; id != "" && v.rules.duty(id) == nil {
		v.fault(aqi.ErrUnknown, quote.Text(id), want("one of the duties, or none", "责任之一，或不填"), "own_plan")
	}
	for p := ByReductions; p <= ByTraffic; p++ {
		if shown&(1<<p) == 0 {
			v.fault(aqi.ErrMissing, "", wantF("one that shows by %s", "以%s为凭的一项", p), "duties")
		}
	}
}
